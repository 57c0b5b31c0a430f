"""Findings and the words they are about in the editor's fields: selected, underlined, explained, replaced."""

import pytest

from tests.browser.conftest import eventually
from tests.cms.factories import make_article, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

# Two characters outside the Basic Multilingual Plane, which Python counts once and browsers twice, and curly quotes.
BEFORE = "“Fine” 🙂🙂 needles. "
RICH = "never comes back"
RICH_SENTENCE = "We make sure your back pain never comes back."
STYLED = "completely safe for everybody"
LISTED = "cures arthritis"
CALLED_OUT = "no side effects"
PLAIN = "cures migraine"
PLAIN_SENTENCE = "Our treatment cures migraine."
TITLE = "cures back pain"
HIDDEN = "permanently end"
QUOTED = "cured my asthma overnight"

# Hears what the panel says of the draft, and tells when Wagtail watches the form.
LISTEN = """
window.marks = [];
window.audits = 0;
document.addEventListener('caveat:marks', ({ detail }) => { window.marks = detail.marks; window.audits += 1 });
document.addEventListener('w-unsaved:watch-edits', () => { window.watched = true });
"""
# What is selected, as its reader sees it.
SELECTED = """() => {
  const input = document.activeElement;
  if (input.isContentEditable) return getSelection().toString();
  return 'selectionStart' in input ? input.value.slice(input.selectionStart, input.selectionEnd) : null;
}"""
# The words under each kind of line.
UNDERLINED = """() => Object.fromEntries(['must-fix', 'review', 'advice'].map((severity) =>
  [severity, [...CSS.highlights.get(`caveat-${severity}`)].map(String)]))"""
MARK = "(words) => window.marks.find((mark) => mark.text === words)"


@pytest.fixture
def article():
    article = make_article(
        title="Acupuncture 🙂 cures back pain",
        summary=f"{BEFORE}{PLAIN_SENTENCE} It is 100% safe.",
        search_description=f"Acupuncture for back pain. Our gentle needles {HIDDEN} sciatica.",
        body=[
            (
                "paragraph",
                f'<p data-block-key="first">{BEFORE}{RICH_SENTENCE}</p>'
                f'<p data-block-key="other">Our <b>gentle</b> needles are <a href="https://example.org/">{STYLED}</a>.</p>',
            ),
            (
                "list",
                {
                    "ordered": False,
                    "items": [
                        '<p data-block-key="itema">Massage is pleasant.</p>',
                        f'<p data-block-key="itemb">{BEFORE}Massage {LISTED}.</p>',
                    ],
                },
            ),
            ("quote", {"text": f"{BEFORE}It {QUOTED}.", "attribution": "A patient"}),
            ("risks", {"title": "Risks and limits", "text": f"<p>{BEFORE}There are {CALLED_OUT} whatsoever.</p>"}),
        ],
    )
    article.save_revision()
    return article


@pytest.fixture
def open_editor(sign_in, settings):
    """Return a function that opens an article in the editor and waits until its draft was audited."""
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0

    def open_editor(article):
        page = sign_in(make_user("Editors").username)
        page.add_init_script(LISTEN)
        page.goto(f"/admin/pages/{article.pk}/edit/")
        assert eventually(lambda: page.evaluate("window.watched && window.audits > 0"))
        return page

    return open_editor


@pytest.fixture
def editor(open_editor, article):
    return open_editor(article)


def mark_of(page, words):
    mark = page.evaluate(MARK, words)
    assert mark, f"no finding of {words!r} among {page.evaluate('window.marks.map((mark) => mark.text)')}"
    return mark


def select(page, words):
    return page.evaluate("(mark) => caveat.fields.select(mark)", mark_of(page, words))


def replace(page, mark, suggestion):
    return page.evaluate("([mark, suggestion]) => caveat.fields.replace(mark, suggestion)", [mark, suggestion])


def underlined(page):
    return page.evaluate(UNDERLINED)


def rich_text(page):
    return page.locator("[data-contentpath=body] [contenteditable=true]").first


def stored(page, name="body-0-value"):
    """What the form would send."""
    return page.locator(f"[name={name}]").input_value()


def words_on_screen(page, words):
    """The middle of underlined words on the screen."""
    return page.evaluate(
        """(words) => {
          const ranges = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]);
          const { x, y, width, height } = ranges.find((range) => String(range) === words).getBoundingClientRect();
          return [x + width / 2, y + height / 2];
        }""",
        words,
    )


def test_selects_exactly_the_words(editor):
    for words in [RICH, STYLED, LISTED, QUOTED, CALLED_OUT, PLAIN, TITLE]:
        assert select(editor, words)
        assert editor.evaluate(SELECTED) == words
        # By what a person would do with them: the words alone go, and come back.
        editor.keyboard.press("Delete")
        assert words not in editor.evaluate("document.activeElement.value ?? document.activeElement.innerText")
        editor.keyboard.press("Control+z")
        assert words in editor.evaluate("document.activeElement.value ?? document.activeElement.innerText")


def test_opens_the_tab_and_the_panel_that_hide_the_words(editor):
    assert not editor.locator("#id_search_description").is_visible()
    assert select(editor, HIDDEN)
    assert eventually(lambda: editor.evaluate(SELECTED) == HIDDEN)
    assert eventually(editor.locator("#id_search_description").is_visible)
    assert eventually(lambda: not rich_text(editor).is_visible())
    assert editor.get_by_role("tab", name="Promote").get_attribute("aria-selected") == "true"

    editor.get_by_role("tab", name="Content").click()
    toggle = editor.locator(
        "[data-contentpath=items] [data-panel-toggle], [data-contentpath=body] [data-panel-toggle]"
    ).nth(1)
    content = editor.locator(f"#{toggle.get_attribute('aria-controls')}")
    eventually(toggle.is_visible)
    toggle.click()
    assert content.locator("[contenteditable=true]").count() == 2
    assert not content.is_visible()
    assert select(editor, LISTED)
    assert content.is_visible()
    assert toggle.get_attribute("aria-expanded") == "true"
    assert editor.evaluate(SELECTED) == LISTED
    _, y = words_on_screen(editor, LISTED)
    assert 0 < y < editor.viewport_size["height"]


def test_finds_the_words_where_typing_moved_them(editor):
    before = {words: mark_of(editor, words) for words in (RICH, PLAIN)}
    rich_text(editor).click()
    editor.keyboard.press("Control+Home")
    editor.keyboard.type(f"It {RICH}! 🙂 ")
    editor.locator("#id_summary").focus()
    editor.keyboard.press("Control+Home")
    editor.keyboard.type("New. ")
    for words, mark in before.items():
        assert editor.evaluate("(mark) => caveat.fields.select(mark)", mark)
        assert editor.evaluate(SELECTED) == words
    editor.keyboard.press("Delete")
    assert not editor.evaluate("(mark) => caveat.fields.select(mark)", before[PLAIN])


@pytest.mark.parametrize(
    ("words", "name"), [(RICH, "body-0-value"), (STYLED, "body-0-value"), (PLAIN, "summary"), (TITLE, "title")]
)
def test_replaces_as_one_edit_that_undo_takes_back(editor, words, name):
    mark = mark_of(editor, words)
    old, suggestion = stored(editor, name), "Ask us what is known."
    replaced = mark["replace"] or {"start": mark["start"], "end": mark["end"], "text": words}
    (rich_text(editor) if name == "body-0-value" else editor.locator(f"#id_{name}")).focus()
    editor.keyboard.press("Control+End")
    editor.keyboard.type("x")
    assert eventually(lambda: stored(editor, name) != old)
    typed = stored(editor, name)

    assert replace(editor, {**mark, "replace": replaced}, suggestion)
    editor.keyboard.type("!")
    assert eventually(lambda: f"{suggestion}!" in stored(editor, name))
    assert replaced["text"] not in stored(editor, name)

    editor.keyboard.press("Control+z")
    assert eventually(lambda: suggestion in stored(editor, name) and f"{suggestion}!" not in stored(editor, name))
    editor.keyboard.press("Control+z")
    assert eventually(lambda: stored(editor, name) == typed)
    editor.keyboard.press("Control+z")
    assert eventually(lambda: stored(editor, name) == old)


def test_replacing_is_noticed_as_typing_is(editor):
    mark = mark_of(editor, RICH)
    assert replace(editor, mark, mark["suggestions"][0])
    assert eventually(lambda: not editor.evaluate(MARK, RICH))  # by an audit of the new text
    assert eventually(editor.locator("form[data-w-unsaved-has-edits-value=true]").is_visible)


def test_replaces_nothing_that_changed_meanwhile(editor):
    rich, plain, title = (mark_of(editor, words) for words in (RICH, PLAIN, TITLE))
    rich_text(editor).click()
    editor.keyboard.press("Control+Home")
    editor.keyboard.press("ArrowDown")
    editor.evaluate("(mark) => caveat.fields.select({ ...mark, text: 'We make' })", rich)
    editor.keyboard.type("They made")
    editor.locator("#id_summary").fill("Our treatment never cures migraine.")
    assert eventually(lambda: "They made" in stored(editor))
    for mark in (rich, plain):
        assert not replace(editor, mark, "Something else.")
    assert not replace(editor, {**title, "replace": {"start": 0, "end": 11, "text": "Acupuncture"}}, "long " * 60)
    assert "Something else." not in stored(editor) + stored(editor, "summary")
    assert "long" not in stored(editor, "title")


def test_underlines_follow_what_is_typed(editor):
    rich, plain = ("must-fix", RICH), ("must-fix", PLAIN)
    shown = underlined(editor)
    assert {RICH, STYLED, LISTED, CALLED_OUT, PLAIN, TITLE, QUOTED, HIDDEN} <= set(shown["must-fix"])
    assert "whatsoever" in shown["advice"]

    editor.route("**/caveat/draft/**", lambda route: route.abort())  # what is shown now is what the last audit said
    for field in (rich_text(editor), editor.locator("#id_summary")):
        field.focus()
        editor.keyboard.press("Control+Home")
        editor.keyboard.type("Never comes back and cures migraine 🙂: ")
    assert rich[1] in underlined(editor)["must-fix"]
    assert plain[1] in underlined(editor)["must-fix"]


def test_underlines_stay_when_blocks_move_and_come(editor):
    editor.route("**/caveat/draft/**", lambda route: route.abort())  # or a new audit would draw them again
    for action in ("Move down", "Duplicate"):
        editor.get_by_role("button", name=action).first.click()
        editor.wait_for_timeout(500)
        assert eventually(lambda: {RICH, STYLED, LISTED, CALLED_OUT, QUOTED} <= set(underlined(editor)["must-fix"]))


def test_underlining_leaves_caret_and_history_alone(editor):
    rich_text(editor).click()
    editor.keyboard.press("Control+Home")
    editor.keyboard.type("One")
    audits = editor.evaluate("window.audits")
    assert eventually(lambda: editor.evaluate("window.audits") > audits)
    editor.keyboard.type(" two")
    for _ in range(3):  # what an audit of the same text would say
        editor.evaluate("document.dispatchEvent(new CustomEvent('caveat:marks', { detail: { marks: window.marks } }))")
    editor.keyboard.type(" three")
    assert rich_text(editor).inner_text().startswith("One two three")
    assert editor.evaluate("document.activeElement.isContentEditable")
    editor.keyboard.press("Control+z")
    assert eventually(lambda: rich_text(editor).inner_text().startswith(BEFORE.strip()))


def test_card_opens_under_the_pointer_and_goes_by_escape(editor):
    card = editor.get_by_role("dialog", name="Caveat")
    for words, label in [(RICH, "must-fix"), (PLAIN, "must-fix")]:
        select(editor, words)  # scrolls there
        editor.mouse.move(*words_on_screen(editor, words))
        assert eventually(card.is_visible)
        assert mark_of(editor, words)["message"] in card.inner_text()
        assert label in card.inner_text()
        assert editor.evaluate(SELECTED) == words  # where the focus was, it stays

        box = card.bounding_box()
        editor.mouse.move(box["x"] + 20, box["y"] + 20, steps=5)
        editor.wait_for_timeout(600)  # longer than the card waits before it goes
        assert card.is_visible()
        editor.keyboard.press("Escape")
        assert not card.is_visible()
        assert editor.evaluate(SELECTED) == words

    x, y = words_on_screen(editor, PLAIN)
    editor.mouse.move(x, y + 300)
    editor.mouse.move(x, y)
    assert eventually(card.is_visible)
    editor.keyboard.press("Escape")
    editor.mouse.move(x + 1, y)
    editor.wait_for_timeout(600)
    assert not card.is_visible()
    editor.mouse.move(x, y + 300)
    editor.mouse.move(x, y)
    assert eventually(card.is_visible)
    editor.mouse.move(x, y + 500)
    assert eventually(lambda: not card.is_visible())


@pytest.mark.parametrize(("words", "name"), [(RICH, "body-0-value"), (PLAIN, "summary")])
def test_card_works_by_keyboard(editor, words, name):
    card = editor.get_by_role("dialog", name="Caveat")
    mark, before = mark_of(editor, words), stored(editor, name)
    select(editor, words)
    editor.keyboard.press("ArrowLeft")
    editor.keyboard.press("ArrowRight")
    editor.keyboard.press("Alt+Enter")
    assert card.is_visible()
    assert mark["message"] in card.inner_text()
    editor.keyboard.press("Escape")
    assert not card.is_visible()
    editor.keyboard.press("Shift+ArrowRight")
    assert editor.evaluate(SELECTED) == words[1]  # the caret is where it was
    assert stored(editor, name) == before

    editor.keyboard.press("Alt+Enter")
    card.get_by_role("button", name="Use this").first.focus()
    editor.keyboard.press("Enter")
    assert eventually(lambda: mark["suggestions"][0] in stored(editor, name))
    assert not card.is_visible()
    editor.keyboard.press("Control+z")
    assert eventually(lambda: stored(editor, name) == before)

    editor.keyboard.press("Control+End")
    editor.keyboard.press("Alt+Enter")
    assert not card.is_visible()


def test_keyboard_leaves_the_card_by_tab(editor):
    card = editor.get_by_role("dialog", name="Caveat")
    select(editor, PLAIN)
    editor.keyboard.press("Alt+Enter")
    for _ in range(30):
        editor.keyboard.press("Tab")
        if not card.is_visible():
            break
    assert not card.is_visible()
    assert editor.evaluate("document.activeElement.id") == "id_summary"


def test_preview_underlines_the_same_words(editor):
    editor.click("[data-side-panel-toggle=preview]")
    shown = """() => {
      const page = document.getElementById('w-preview-iframe').contentWindow;
      const highlight = page.CSS.highlights.get('caveat-must-fix');
      return highlight ? [...highlight].map(String) : [];
    }"""
    assert eventually(lambda: {RICH, STYLED, LISTED, CALLED_OUT, PLAIN, TITLE, QUOTED} <= set(editor.evaluate(shown)))
    in_the_window = """(wanted) => {
      const frame = document.getElementById('w-preview-iframe');
      const page = frame.contentWindow;
      const range = [...page.CSS.highlights.get('caveat-must-fix')].find((range) => String(range) === wanted);
      const words = range.getBoundingClientRect();
      const { x, y, width } = frame.getBoundingClientRect();
      const scale = width / page.innerWidth; // Wagtail shows the page smaller than it is
      return [x + scale * (words.x + words.width / 2), y + scale * (words.y + words.height / 2)];
    }"""
    editor.mouse.click(*editor.evaluate(in_the_window, LISTED))
    assert eventually(lambda: editor.evaluate(SELECTED) == LISTED)


def test_all_but_the_underlines_works_without_highlights(sign_in, article):
    page = sign_in(make_user("Editors").username)
    page.add_init_script("delete window.Highlight")
    page.add_init_script(LISTEN)
    page.goto(f"/admin/pages/{article.pk}/edit/")
    assert eventually(lambda: page.evaluate("window.watched && window.audits > 0"))
    for words in (RICH, PLAIN):
        assert select(page, words)
        assert page.evaluate(SELECTED) == words
        page.keyboard.press("Alt+Enter")
        assert page.get_by_role("dialog", name="Caveat").is_visible()
        page.keyboard.press("Escape")

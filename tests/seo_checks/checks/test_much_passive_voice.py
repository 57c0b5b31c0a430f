from seo_checks import Severity
from tests.seo_checks.pages import findings, page

ACTIVE = "You rest on a couch. "
PASSIVE = "The needles are left in place. "


def text(passive: int, active: int) -> str:
    return page(f"<p>{PASSIVE * passive}{ACTIVE * active}</p>")


def test_a_text_full_of_passives_is_flagged_once_at_the_first_one():
    body = f"<p>{ACTIVE * 13}The skin is cleaned first. Cups are placed on it.\n Oil was once used.</p>"
    [finding] = findings("much-passive-voice", page(body))
    assert finding.severity is Severity.ADVICE
    assert finding.quote == "is cleaned"
    assert "3 of 16 sentences (19 %)" in finding.message
    assert "“is cleaned”, “are placed”, “was once used”" in finding.message


def test_a_few_passives_are_fine():
    assert not findings("much-passive-voice", text(3, 17))
    assert findings("much-passive-voice", text(4, 16))


def test_states_and_what_is_said_of_people_are_no_passives():
    states = "You are tired. The ankle is swollen. She is qualified. We are interested in you. It is based on trials. "
    assert not findings("much-passive-voice", page(f"<p>{states * 4}</p>"))


def test_short_texts_are_not_judged():
    assert not findings("much-passive-voice", text(14, 0))
    assert findings("much-passive-voice", text(15, 0))


def test_headings_and_fragments_of_lists_do_not_count():
    fragments = "<li>needles placed in the back</li><li>what is used</li>" * 3
    headings = "<h2>How needles are used</h2>" * 5
    assert not findings("much-passive-voice", page(f"<p>{ACTIVE * 20}</p><ul>{fragments}</ul>{headings}"))


def test_items_of_lists_that_are_sentences_do():
    items = "<li>The needles are left in place.</li>" * 5
    assert findings("much-passive-voice", page(f"<p>{ACTIVE * 15}</p><ul>{items}</ul>"))


def test_the_limits_are_options():
    assert not findings("much-passive-voice", text(4, 16), max_percent=20)
    assert not findings("much-passive-voice", text(4, 16), min_sentences=21)
    [finding] = findings("much-passive-voice", text(4, 16), examples=1)
    assert finding.message.count("“") == 1

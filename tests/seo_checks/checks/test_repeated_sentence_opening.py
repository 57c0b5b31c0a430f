import pytest

from tests.seo_checks.pages import findings, page


def test_the_third_sentence_that_begins_alike_is_pointed_at():
    [finding] = findings("repeated-sentence-opening", page("<p>We listen. We plan. We treat you. You rest.</p>"))
    assert finding.quote == "We"
    assert finding.sentence == "We treat you."
    assert "3 sentences in a row begin with “we”" in finding.message


def test_two_in_a_row_are_fine():
    assert not findings("repeated-sentence-opening", page("<p>We listen. We plan. You rest. We treat you.</p>"))


def test_a_long_row_is_one_finding():
    [finding] = findings("repeated-sentence-opening", page("<p>We listen. We plan. We treat. We wait. We call.</p>"))
    assert "5 sentences in a row" in finding.message


def test_paragraphs_that_follow_one_another_make_a_row():
    assert findings("repeated-sentence-opening", page("<p>We listen. We plan.</p><p>We treat you.</p>"))


@pytest.mark.parametrize(
    "between", ["<h2>How we treat</h2>", "<ul><li>We use needles.</li></ul>", "<blockquote>We slept.</blockquote>"]
)
def test_headings_lists_and_quotations_end_a_row(between):
    assert not findings("repeated-sentence-opening", page(f"<p>We listen. We plan.</p>{between}<p>We treat you.</p>"))


def test_items_of_a_list_may_begin_alike():
    items = "<li>You may feel sleepy.</li>" * 4
    assert not findings("repeated-sentence-opening", page(f"<ul>{items}</ul>"))


def test_after_an_article_the_next_word_decides():
    assert not findings(
        "repeated-sentence-opening", page("<p>The room is quiet. The couch is soft. The fee is low.</p>")
    )
    [finding] = findings(
        "repeated-sentence-opening", page("<p>The room is quiet. The room is warm. “The room is clean.</p>")
    )
    assert finding.quote == "The room"


def test_numbers_at_the_head_are_no_openings():
    assert not findings("repeated-sentence-opening", page("<p>5 people came. 5 people left. 5 people slept.</p>"))


def test_the_number_is_an_option():
    text = page("<p>We listen. We plan. We treat you.</p>")
    assert not findings("repeated-sentence-opening", text, max_in_a_row=3)
    assert findings("repeated-sentence-opening", page("<p>We listen. We plan.</p>"), max_in_a_row=1)

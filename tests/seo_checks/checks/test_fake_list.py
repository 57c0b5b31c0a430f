import pytest

from tests.seo_checks.pages import findings, page, place


@pytest.mark.parametrize(
    "body",
    [
        "<p>• Back pain</p><p>• Neck pain</p><p>• Headache</p>",
        "<p>- Back pain</p><p>- Neck pain</p><p>- Headache</p>",
        "<p>1. Book</p><p>2. Come</p><p>3. Rest</p>",
        "<p>1) Book<br>2) Come<br>3) Rest</p>",
        "<p>You can bring:<br>• a towel<br>• a friend<br>• your notes</p>",
        "<p>✅ a towel<br>✅ a friend<br>✅ your notes</p>",
        "<p>➡️ a towel<br>➡️ a friend<br>➡️ your notes</p>",
        "<p>• a towel • a friend • your notes</p>",
    ],
)
def test_a_typed_list_is_one_finding(body):
    [finding] = findings("fake-list", page(f"<p>Text</p>\n{body}<p>Text</p>"))
    assert "3 points" in finding.message
    assert place(finding)[0] == 7


@pytest.mark.parametrize(
    "body",
    [
        "<ul><li>Back pain</li><li>Neck pain</li><li>Headache</li></ul>",
        "<p>- Back pain</p><p>- Neck pain</p>",
        "<p>• Back pain</p><p>Text</p><p>• Neck pain</p><p>Text</p><p>• Headache</p>",
        "<p>2. Book</p><p>3. Come</p><p>4. Rest</p>",
        "<p>1. Book</p><p>2. Come</p><p>5. Rest</p>",
        "<p>* Terms apply</p><p>– Ann</p><p>• Open on Sunday</p>",
        "<p>10 sessions</p><p>20 sessions</p><p>30 sessions</p>",
        "<p>-5 °C</p><p>-6 °C</p><p>-7 °C</p>",
        "<p>Ann Elm • 5 minutes • Pain • Back</p>",
        "<h2>1. Book</h2><h2>2. Come</h2><h2>3. Rest</h2>",
    ],
)
def test_real_lists_and_single_marks_are_fine(body):
    assert not findings("fake-list", page(f"<p>Text</p>{body}"))


def test_how_many_points_make_a_list_is_an_option():
    assert findings("fake-list", page("<p>- Back pain</p><p>- Neck pain</p>"), min_items=2)

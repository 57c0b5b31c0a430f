import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page, place


def script(text: str) -> str:
    return page("<p>x</p>", head=f'\n<script type="application/ld+json">{text}</script>')


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('{"@type": "Person",}', "comma"),
        ('{"a": [1, 2,]}', "comma"),
        ('{"a": 1 // the name\n}', "comma"),
        ("{'@type': 'Person'}", "single quotes"),
        ('{"a": "x\ny"}', "line break"),
        ('{"a": "x"y"}', "backslash"),
        ('{"a": 1} {"b": 2}', "array"),
        ("", "begin with {"),
        ("[]", "holds no object"),
        ('"Person"', "holds no object"),
        ("[" * 100_000, "Correct the script"),
    ],
)
def test_what_is_no_json_object_is_flagged_where_the_script_stands(text, hint):
    [finding] = findings("structured-data-syntax", script(text))
    assert finding.severity is Severity.REVIEW
    assert place(finding) == (4, 1)
    assert hint in finding.message


def test_the_message_tells_line_and_column_in_the_script():
    [finding] = findings("structured-data-syntax", script('{\n  "a": tru\n}'))
    assert "line 2 column 8" in finding.message


@pytest.mark.parametrize("text", ['{"@type": "Person"}', '[{"a": [1, 2]}]', ' \n{"a": "</p> // x"} '])
def test_json_is_fine_whatever_it_says(text):
    assert not findings("structured-data-syntax", script(text))


def test_microdata_and_other_scripts_are_not_judged():
    assert not findings("structured-data-syntax", page("<p itemscope>x</p><script>{a: 1,}</script>"))

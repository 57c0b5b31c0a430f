"""Which words a page holds, whatever their case, and whatever joins them to others."""

import pytest

from seo_checks import parse
from seo_checks.vocabulary import on_page
from tests.seo_checks.pages import page


@pytest.mark.parametrize("text", ["Risk", "a high-risk group", "the risk’s size", "_RISK_", "at risk.Now"])
def test_a_word_is_found_wherever_a_pattern_may_find_it(text):
    assert on_page(parse(page(f"<p>{text}</p>")), frozenset({"risk", "odds"})) == {"risk"}


def test_title_and_menus_count_and_parts_of_words_do_not():
    document = parse(page("<p>Risky</p>", title="Odds").replace("<main>", "<nav>Chance</nav><main>"))
    assert on_page(document, frozenset({"risk", "odds", "chance"})) == {"odds", "chance"}

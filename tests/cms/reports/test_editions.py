"""The editions of a report: the same figures in all, the same bytes again, and nothing that a hostile text can do."""

import json
import re
import time
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from cms.compliance.models import Act
from cms.reports.data import as_text, digest_of, from_text
from cms.reports.formats import FORMATS, paper
from cms.reports.formats.page import POLICY
from cms.reports.listed import listed
from tests.cms.audits.stored import store
from tests.cms.factories import HOSTILE, make_article, make_person, make_treatment, make_user
from tests.cms.reports.conftest import all_editions, csv_tables, edition, figures_of, pdf_text, report_of, xlsx_tables

pytestmark = pytest.mark.django_db

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"]


@pytest.fixture
def report(say):
    """A report with a bit of everything."""
    article = make_article(title="Back pain", author=make_person(name="Li Chen"))
    store(article, 9)
    store(make_article(title="Knees"), 1, status="cleared", claim={"evidence_says": "CAP allows this."})
    make_article(title="Never audited")
    until = timezone.localdate() + timedelta(days=30)
    say(article, Act.ACCEPTED, "f0", evidence="doi:10.1/x", expires_on=until)
    say(article, Act.REQUESTED, "f1")
    return report_of()


def test_all_editions_show_the_same_figures(report):
    expected = [number for _, number in report.figures.labelled()]
    assert expected == [2, 2, 1, 1, 1]
    assert {name: figures_of(name, content) for name, content in all_editions(report).items()} == dict.fromkeys(
        FORMATS, expected
    )


def test_all_editions_list_the_same_claims(report):
    sentences = [claim.sentence for page in report.pages for claim in page.claims]
    assert len(sentences) == 9
    html = BeautifulSoup(edition(report, "html"), "lxml").select(".claims tbody tr td:first-child")
    assert [cell.get_text() for cell in html] == [*sentences, *(claim.sentence for claim in report.cleared)]
    column = csv_tables(edition(report, "csv"))["Claims"][0].index("Sentence")
    assert [row[column] for row in csv_tables(edition(report, "csv"))["Claims"][1:]] == sentences
    assert [row[column] for row in xlsx_tables(edition(report, "xlsx"))["Claims"][1:]] == sentences
    paged = pdf_text(edition(report, "pdf"))
    assert all(sentence in paged for sentence in sentences)
    assert [
        claim["sentence"] for page in json.loads(edition(report, "json"))["pages"] for claim in page["claims"]
    ] == sentences


def test_all_editions_say_what_was_not_read_and_how_the_report_is_meant(report):
    for name, content in all_editions(report).items():
        text = {"pdf": pdf_text, "xlsx": lambda content: str(xlsx_tables(content))}.get(name, bytes.decode)(content)
        for words in ("it does not judge medicine", "never audited", "Never audited", "UK CAP 12.1", "doi:10.1/x"):
            assert words in text, (name, words)


@pytest.mark.parametrize("name", FORMATS)
def test_edition_of_a_stored_report_is_the_same_again(report, name):
    text = as_text(report)
    first = FORMATS[name].render(report, digest_of(text))
    time.sleep(2.1)  # archives and documents like to write down the second
    assert FORMATS[name].render(from_text(text), digest_of(text)) == first


def test_json_is_what_the_digest_is_of(report):
    assert digest_of(edition(report, "json").decode()) == digest_of(as_text(report))


# -- hostile texts


@pytest.fixture
def hostile(say):
    """A report about pages whose every text is an attack."""
    treatment = make_treatment(name=HOSTILE)
    author = make_person(name=HOSTILE)
    article = make_article(title=HOSTILE, author=author, medical_reviewer=author, treatment=treatment)
    texts = {"quote": HOSTILE, "sentence": HOSTILE, "message": HOSTILE, "field_label": HOSTILE, "block_start": 0}
    source = {"id": "a", "title": HOSTILE, "url": f"javascript:alert(1)//{HOSTILE}", "says": HOSTILE}
    store(article, 2, **texts, rule=HOSTILE, sources=[source])
    store(make_article(title=HOSTILE), 1, **texts, status="cleared", claim={"evidence_says": HOSTILE})
    by = make_user(first_name="<script>alert(2)</script>", last_name="&amp;")
    say(article, Act.ACCEPTED, "f0", reason=HOSTILE, evidence=HOSTILE, by=by)
    return report_of(treatment=treatment)


def test_hostile_texts_are_only_text_in_html(hostile):
    content = edition(hostile, "html")
    soup = BeautifulSoup(content, "html.parser")
    assert soup.find_all(["script", "b", "iframe", "object", "img"]) == []
    assert soup.select("[href^=javascript], [onload], [onclick], [style], [src]") == []
    cell = soup.select_one(".claims tbody td")
    assert cell.get_text() == HOSTILE
    assert soup.select_one("meta[http-equiv=Content-Security-Policy]")["content"] == POLICY
    assert "script" not in POLICY


def test_html_asks_nothing_of_other_machines(report):
    soup = BeautifulSoup(edition(report, "html"), "lxml")
    assert soup.find_all(["link", "script", "img", "iframe"]) == []
    assert not re.search(r"url\(|@import", soup.style.string)


def test_hostile_texts_are_only_text_in_pdf(hostile):
    content = edition(hostile, "pdf")
    assert "</script><script>alert(1)</script>" in pdf_text(content)
    assert not re.search(rb"/JavaScript|/JS\b|/Launch|/OpenAction", content)


@pytest.mark.parametrize("formula", FORMULAS)
def test_cells_are_inert(formula):
    article = make_article(title=f"{formula}…", author=make_person(name=formula))
    store(article, 1, quote=formula, sentence=formula, message=formula, field_label=formula)
    report = report_of(page=article)
    by_csv, by_xlsx = csv_tables(edition(report, "csv")), xlsx_tables(edition(report, "xlsx"))
    assert by_csv["Claims"][1][2].startswith("'")
    cells = [cell for table in by_csv.values() for row in table for cell in row]
    assert [cell for cell in cells if re.match(r"\s*[=+\-@＝]", cell)] == []
    cells = [cell for table in by_xlsx.values() for row in table for cell in row if isinstance(cell, str)]
    assert [cell for cell in cells if re.match(r"\s*[=+\-@＝]", cell)] == []


def test_page_of_another_script_is_printed_by_code_points_where_the_font_lacks_it():
    store(article := make_article(title="针灸 → ● ◐ ○ ✓ Ärzte Ελλάδα"), 1)
    text = pdf_text(edition(report_of(page=article), "pdf"))
    assert "[U+9488][U+7078] → ● ◐ ○ ✓ Ärzte Ελλάδα" in text


def test_sentence_longer_than_a_page_is_printed_whole():
    words = " ".join(f"word{number}" for number in range(3000))
    store(article := make_article(), 3, quote="word0", sentence=words, block_start=0)
    text = pdf_text(edition(report_of(page=article), "pdf"))
    assert text.count("word2999") == 3


# -- long reports


def test_long_reports_say_what_an_edition_leaves_out(monkeypatch):
    monkeypatch.setattr(paper, "LISTED", 4)
    store(article := make_article(), 9)
    report = report_of(page=article)
    text = pdf_text(edition(report, "pdf"))
    assert "This edition lists 4 of 9 claims, the gravest first." in text
    assert "And 5 milder claims of this page" in text
    assert len(xlsx_tables(edition(report, "xlsx"))["Claims"]) == 10


def test_the_gravest_are_listed_in_their_places():
    store(article := make_article(), 9)  # in turn: must-fix, review, advice
    [page] = listed(report_of(page=article), 4).pages
    assert [claim.fingerprint for claim in page.claims] == ["f0", "f1", "f3", "f6"]


def test_report_that_fits_leaves_nothing_out(report):
    assert listed(report, 9).left_out == []


def test_words_that_cannot_be_shown_in_their_sentence_are_followed_by_it():
    store(article := make_article(), 1, block_start=None, block_end=None)
    cell = BeautifulSoup(edition(report_of(page=article), "html"), "lxml").select_one(".claims tbody td")
    assert cell.mark.get_text() == "never comes back"
    assert cell.get_text() == "never comes back — in: Sentence 0 never comes back."

"""The site and the command line give the same findings for the same page."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cms.audits.judge import about_page
from cms.audits.site_profile import site_rules
from cms.audits.stored_report import page_report
from seo_checks import audit as engine_audit
from seo_checks import ruleset
from tests.cms.audits.conftest import ROOT
from tests.cms.factories import RISKY, make_article, make_person

pytestmark = pytest.mark.django_db

# The kind of text that clinics publish, with faults of each category.
BODY = [
    ("heading", {"text": "How does it work?", "level": "h3"}),
    (
        "paragraph",
        "<p>Acupuncture is so effective that it can treat all kinds of pain, and <b>we make sure your back pain is "
        "relieved completely</b> and never comes back [1].</p>"
        "<p>It is 100% safe &amp; has no side effects — “guaranteed”.<br/>It detoxifies the body.</p>",
    ),
    ("testimonial", {"text": "My pain was gone.\n\nIt never came back.", "name": "J", "detail": ""}),
    ("faq", {"title": "Questions", "questions": [{"question": "Is it safe?", "answer": "<p>Yes, completely.</p>"}]}),
]


KEYPHRASE = "acupuncture for neck pain"


@pytest.fixture
def article():
    return make_article(
        title="Acupuncture cures back pain",
        summary=RISKY,
        body=BODY,
        author=make_person(),
        focus_keyphrase=KEYPHRASE,
        keyphrase_synonyms="stiff neck\nneck massage",
    )


def test_stored_findings_are_those_of_the_engine(article, audit, client):
    html = client.get(article.url).content.decode()
    run = audit(article)
    expected = engine_audit(html, source=run.source, profile=site_rules(article).profile, about=about_page(article))
    assert page_report(run).as_data() == expected.as_data()
    assert len(expected.findings) > 5
    assert "keyphrase-missing-in-title" in {finding.rule for finding in expected.findings}


def test_command_line_says_the_same(article, audit, client, tmp_path):
    file = tmp_path / "page.html"
    file.write_bytes(client.get(article.url).content)
    known = ["--address", article.full_url, "--keyphrase", KEYPHRASE]
    known += ["--synonym", "stiff neck", "--synonym", "neck massage"]
    done = subprocess.run(
        [sys.executable, "-m", "tools", "check", "--format", "json", "--fail-on", "never", str(file), *known],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    [page] = json.loads(done.stdout)["pages"]
    stored = page_report(audit(article)).as_data()
    assert {**page, "source": ""} == {**stored, "source": ""}
    assert json.loads(done.stdout)["tool"]["ruleset"] == ruleset()
    assert Path(page["source"]).name == "page.html"

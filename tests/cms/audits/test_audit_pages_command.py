"""`manage.py audit_pages`."""

import json
import signal
import time

import pytest
from django.core.management import CommandError, call_command

from cms.articles.models import TreatmentArticlePage
from cms.audits import audit_site
from cms.audits.models import AuditRun
from tests.cms.factories import RISKY, RULE, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(capsys):
    """Return a function that runs the command: exit code, output, errors."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = 0
        try:
            call_command("audit_pages", *arguments)
        except SystemExit as exit_:
            code = exit_.code
        except CommandError as error:
            return error.returncode, "", str(error)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def calm(settings, tmp_path):
    """Make the site use claims alone, so that a calm text gives no findings."""
    path = tmp_path / "claims.toml"
    path.write_text("\n".join(f"[checks.{name}]\nenabled = false" for name in _other_checks()))
    settings.CAVEAT_PROFILE = str(path)


def _other_checks() -> list[str]:
    from seo_checks import catalogue

    return [check.id for check in catalogue().values() if check.category != "claims"]


def test_all_pages_are_audited_and_reported(run, risky_article):
    code, output, errors = run("--format", "json")
    report = json.loads(output)
    assert (code, errors, report["schema"]) == (1, "", "caveat-report/1")
    assert {page["source"] for page in report["pages"]} == {run.source for run in AuditRun.objects.all()}
    assert len(report["pages"]) == 3  # home, index, article
    assert report["summary"]["must-fix"] >= 1
    [page] = [page for page in report["pages"] if page["source"].endswith(f"{risky_article.slug}/")]
    assert RULE in {finding["rule"] for finding in page["findings"]}


def test_second_run_audits_nothing_again_and_reports_the_same(run, risky_article, monkeypatch):
    _, first, _ = run("--format", "json")
    before = set(AuditRun.objects.values_list("pk", flat=True))
    monkeypatch.setattr("cms.audits.judge.audit_document", lambda *args, **kwargs: pytest.fail("audited again"))
    assert run("--format", "json") == (1, first, "")
    assert set(AuditRun.objects.values_list("pk", flat=True)) == before


def test_force_audits_again(run, risky_article):
    run()
    before = set(AuditRun.objects.values_list("pk", flat=True))
    run("--force")
    assert not before & set(AuditRun.objects.values_list("pk", flat=True))
    assert AuditRun.objects.count() == len(before)


def test_some_pages(run, risky_article):
    _, output, _ = run("--page", str(risky_article.pk), "--format", "json")
    assert len(json.loads(output)["pages"]) == 1
    assert AuditRun.objects.count() == 1


def test_versions(run):
    article = make_article()
    article.summary = RISKY
    article.save_revision()
    page = ["--page", str(article.pk), "--format", "json"]
    sources = {}
    for version in ("--live", "--draft", "--all"):
        _, output, _ = run(*page, version)
        sources[version] = [page["source"] for page in json.loads(output)["pages"]]
    url = article.full_url
    assert sources == {"--live": [url], "--draft": [f"{url} (draft)"], "--all": [url, f"{url} (draft)"]}


@pytest.mark.parametrize(
    ("summary", "fail_on", "code"),
    [
        (RISKY, "must-fix", 1),
        (RISKY, "advice", 1),
        (RISKY, "never", 0),
        ("It is calm.", "advice", 0),
    ],
)
def test_exit_codes(run, calm, summary, fail_on, code):
    article = make_article(title="Needles", summary=summary, body=[])
    assert run("--page", str(article.pk), "--fail-on", fail_on)[0] == code


def test_one_failing_page_stops_no_other(run, risky_article, monkeypatch):
    broken = make_article(title="Broken")
    real = TreatmentArticlePage.get_context
    monkeypatch.setattr(
        TreatmentArticlePage,
        "get_context",
        lambda self, request: 1 / 0 if self.pk == broken.pk else real(self, request),
    )
    code, output, errors = run("--format", "json")
    report = json.loads(output)
    assert code == 2
    assert "ZeroDivisionError" in errors
    assert report["summary"]["failed"] == 1
    assert report["summary"]["must-fix"] >= 1
    assert AuditRun.objects.get(page=broken).status == "failed"


def test_audit_that_breaks_is_reported_as_failed(run, risky_article, monkeypatch, caplog):
    monkeypatch.setattr(audit_site, "audit_page", lambda *args, **kwargs: 1 / 0)
    code, output, _ = run("--page", str(risky_article.pk), "--format", "json")
    assert code == 2
    assert "ZeroDivisionError" in json.loads(output)["pages"][0]["problems"][0]


def test_unknown_page_is_an_error(run):
    code, output, errors = run("--page", "999999")
    assert (code, output) == (2, "")
    assert "999999" in errors


def test_broken_profile_is_an_error(run, settings):
    settings.CAVEAT_PROFILE = "/no/such/profile.toml"
    code, output, errors = run()
    assert (code, output) == (2, "")
    assert "cannot be read" in errors


def test_output_goes_to_a_file(run, risky_article, tmp_path):
    file = tmp_path / "report.json"
    assert run("--format", "json", "--output", str(file))[1] == ""
    assert json.loads(file.read_text())["schema"] == "caveat-report/1"
    assert run("--output", str(tmp_path / "no" / "folder"))[0] == 2


def test_summary_is_one_line(run, risky_article):
    code, output, _ = run("--summary", "--fail-on", "never")
    assert code == 0
    assert output.startswith("3 audited · ")
    assert output.count("\n") == 1


def test_text_names_each_page_and_finding(run, risky_article):
    _, output, _ = run()
    assert "Acupuncture for back pain" in output
    assert RULE in output


SEED = """
from tests.cms.factories import make_article, make_index
from tests.cms.factories import RISKY
index = make_index()
for number in range({articles}):
    paragraphs = [("paragraph", f"<p>Paragraph {{n}} of article {{number}}. " + RISKY + "</p>") for n in range(60)]
    article = make_article(index=index, title=f"Article {{number}}", body=paragraphs)
    if number % 2:
        article.summary = "A draft."
        article.save_revision()
"""
CURRENT = "select page_id, version, count(*) from audits_auditrun where current group by page_id, version"


def test_killed_run_goes_on_where_it_ended(real_site):
    articles = 30
    real_site.python(SEED.format(articles=articles))
    process = real_site.start("manage.py", "audit_pages", "--summary", "--fail-on", "never")
    stored, latest = 0, time.monotonic() + 120
    while stored < 5 and process.poll() is None and time.monotonic() < latest:
        time.sleep(0.01)
        stored = real_site.rows("select count(*) from audits_auditrun where version = 'live'")[0][0]
    process.send_signal(signal.SIGKILL)
    process.communicate()
    expected = articles + articles // 2 + 2  # live, draft of every other one, home and index
    kept = dict(real_site.rows("select id, created_at from audits_auditrun"))
    assert stored >= 5
    assert len(kept) < expected

    done = real_site.run("manage.py", "audit_pages", "--summary", "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{expected} audited")
    current = real_site.rows(CURRENT)
    assert len(current) == expected
    assert {count for _, _, count in current} == {1}
    assert kept.items() <= dict(real_site.rows("select id, created_at from audits_auditrun")).items()
    doubled = "select run_id from audits_auditfinding group by run_id, position having count(*) > 1"
    assert real_site.rows(doubled) == []
    findings = real_site.rows("select count(*) from audits_auditfinding where rule = 'permanence-recurrence'")
    assert findings[0][0] >= 60 * (articles + articles // 2)

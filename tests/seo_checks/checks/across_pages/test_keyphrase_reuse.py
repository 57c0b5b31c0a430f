from seo_checks import PageReport, Profile, audit, make_report
from tests.seo_checks.keyphrase.pages import phrased
from tests.seo_checks.pages import page

CHECK = "keyphrase-reuse"


def reuse(*keyphrases: str, profile: Profile | None = None):
    pages = [PageReport(f"{number}.html", keyphrase=text) for number, text in enumerate(keyphrases, start=1)]
    return make_report(pages, profile).site_findings


def test_pages_with_one_keyphrase_are_named_together():
    [finding] = reuse("acupuncture for back pain", "neck pain", "Back pain: acupuncture", "acupuncture back pains")
    assert finding.rule == CHECK
    assert "“acupuncture for back pain” is the keyphrase of 3 pages: 1.html, 3.html, 4.html." in finding.message


def test_different_keyphrases_and_none_are_fine():
    assert not reuse("back pain", "low back pain", "", "", "how to", "how to")


def test_in_quotes_another_order_is_another_keyphrase():
    assert not reuse('"back pain"', '"pain back"', "back pain")
    assert reuse('"back pain"', "“Back pain”")


def test_of_many_pages_some_are_named():
    [finding] = reuse(*["back pain"] * 7)
    assert "7 pages: 1.html, 2.html, 3.html, 4.html, 5.html and 2 more." in finding.message


def test_each_keyphrase_has_a_finding_of_its_own():
    found = reuse("back pain", "neck pain", "neck pain", "back pain")
    assert len({finding.fingerprint for finding in found}) == 2


def test_the_audit_of_a_page_says_its_keyphrase_and_finds_nothing_across_pages():
    report = audit(phrased("<p>Needles.</p>", keyphrase="back pain"), source="a.html")
    assert report.keyphrase == "back pain"
    assert CHECK not in {finding.rule for finding in report.findings}
    assert audit(page("<p>Needles.</p>")).keyphrase == ""


def test_a_profile_may_leave_it_out():
    assert not reuse("back pain", "back pain", profile=Profile().only(["claims"]))
    assert reuse("back pain", "back pain", profile=Profile().only(["seo"]))

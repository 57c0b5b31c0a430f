"""Every check there is, and what each must say about itself."""

import inspect
import re
from collections.abc import Iterator
from importlib import import_module, resources

import pytest

from seo_checks import Category, Document, RuleError, Severity, audit, catalogue, ruleset
from seo_checks.catalogue import checks_across_pages
from seo_checks.check import check
from seo_checks.findings import Hit
from tests.seo_checks.pages import page

CHECKS = catalogue()
WRITTEN_IN_PYTHON = {identity: check for identity, check in CHECKS.items() if check.category is not Category.CLAIMS}


def test_there_are_checks_of_every_category():
    assert {check.category for check in CHECKS.values()} == set(Category)


def test_checks_come_in_order_of_their_ids():
    assert list(CHECKS) == sorted(CHECKS)
    assert all(check.id == identity for identity, check in CHECKS.items())


@pytest.mark.parametrize("identity", CHECKS)
def test_ids_are_kebab_case_nouns_of_the_fault(identity):
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+|-h1)*", identity)
    assert not identity.startswith("no-")


@pytest.mark.parametrize("identity", CHECKS)
def test_every_check_says_what_is_wrong_and_why_it_matters(identity):
    check = CHECKS[identity]
    assert check.title
    assert not check.title.endswith(".")
    assert check.why.endswith(".")
    assert len(check.why.split()) >= 8


@pytest.mark.parametrize("identity", CHECKS)
def test_every_check_rests_on_a_source(identity):
    sources = CHECKS[identity].sources
    assert sources
    assert all(re.match(r"https?://\w", source.url) and source.title and source.id for source in sources)


@pytest.mark.parametrize("identity", WRITTEN_IN_PYTHON)
def test_the_file_of_a_check_is_called_like_its_id(identity):
    name, made = identity.replace("-", "_"), CHECKS[identity]
    module = import_module(f"seo_checks.checks.{'across_pages.' if made.across_pages else ''}{name}")
    assert getattr(module, name) is made


@pytest.mark.parametrize("identity", WRITTEN_IN_PYTHON)
def test_options_have_defaults_of_kinds_a_profile_can_hold(identity):
    for name, default in CHECKS[identity].options.items():
        assert default is not inspect.Parameter.empty, name
        assert isinstance(default, bool | int | float | str | tuple), name


@pytest.mark.parametrize("identity", WRITTEN_IN_PYTHON)
def test_structure_and_readability_never_block_publishing(identity):
    assert CHECKS[identity].severity is not Severity.MUST_FIX


@pytest.mark.parametrize("identity", CHECKS)
def test_no_check_stumbles_over_an_empty_or_a_bare_page(identity):
    for text in ["<p></p>", page(""), page("<h1></h1><img><a href></a>"), "<title>a"]:
        assert not [problem for problem in audit(text).problems if identity in problem]


def test_the_catalogue_cannot_change():
    with pytest.raises(TypeError):
        CHECKS["x"] = None


def names_of_files(package: str) -> set[str]:
    files = {path.name.removesuffix(".py") for path in resources.files(package).iterdir() if path.is_file()}
    return {name.replace("_", "-") for name in files if name != "__init__"}


def test_every_file_of_the_folders_is_a_check():
    of_pages, across_pages = map(names_of_files, ("seo_checks.checks", "seo_checks.checks.across_pages"))
    assert of_pages | across_pages == set(WRITTEN_IN_PYTHON)
    assert {identity for identity, check in CHECKS.items() if check.across_pages} == across_pages
    assert {check.id for check in checks_across_pages()} == across_pages


def test_the_rule_set_has_a_digest():
    assert re.fullmatch(r"[0-9a-f]{12}", ruleset())
    assert ruleset() == ruleset()


class TestMakingACheck:
    def test_the_docstring_is_its_documentation(self):
        @check(category=Category.SEO, severity=Severity.REVIEW, whole_page_only=True)
        def cold_needle(document: Document, *, max_chill: int = 3, words: tuple[str, ...] = ("ice",)) -> Iterator[Hit]:
            """Needle too cold.

            Cold needles
            hurt.

            One detail.

            Another.

            Source: On needles <https://needles.example/a?b=c>
            Source: On cold <https://cold.example/>
            """
            yield from ()

        assert cold_needle.id == "cold-needle"
        assert (cold_needle.title, cold_needle.why) == ("Needle too cold", "Cold needles hurt.")
        assert cold_needle.details == "One detail.\n\nAnother."
        assert dict(cold_needle.options) == {"max_chill": 3, "words": ("ice",)}
        assert [(source.id, source.title, source.url) for source in cold_needle.sources] == [
            ("cold-needle-1", "On needles", "https://needles.example/a?b=c"),
            ("cold-needle-2", "On cold", "https://cold.example/"),
        ]
        assert (cold_needle.whole_page_only, cold_needle.reads_language) == (True, False)
        assert (cold_needle.category, cold_needle.severity) == (Category.SEO, Severity.REVIEW)

    @pytest.mark.parametrize("docstring", [None, "", "A title.", "A title.\n\nSource: x <https://x.example/>"])
    def test_without_a_why_it_is_refused(self, docstring):
        def undocumented(document: Document) -> Iterator[Hit]:
            yield from ()

        undocumented.__doc__ = docstring
        with pytest.raises(RuleError, match="undocumented"):
            check(category=Category.SEO, severity=Severity.ADVICE)(undocumented)

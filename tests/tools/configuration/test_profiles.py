"""Which configuration holds for a page."""

import tomllib
from pathlib import Path

import jsonschema
import pytest

from seo_checks import Profile, ProfileError, Severity
from seo_checks.catalogue import catalogue
from tools.config import _BEGIN
from tools.configuration.files import named
from tools.configuration.profiles import Profiles
from tools.configuration.run import RunSettings, run_settings
from tools.configuration.schema import config_schema

CHECK = catalogue()["reading-grade"]


@pytest.fixture
def files(folder: Path):
    """Return a function that writes files below the working folder."""

    def write(**texts: str) -> None:
        for name, text in texts.items():
            path = folder / name.replace("__", "/").replace("_toml", ".toml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    return write


def severity(name: str, profiles: Profiles | None = None) -> Severity | None:
    return (profiles or Profiles()).of_page(Path(name)).settings_for(CHECK).severity


def test_each_page_has_the_nearest(files):
    files(caveat_toml='name = "outer"', blog__caveat_toml='name = "blog"')
    profiles = Profiles()
    names = [profiles.of_page(Path(path)).name for path in ("a.html", "blog/a.html", "blog/2026/a.html")]
    assert names == ["outer", "blog", "blog"]
    assert profiles.of_page(Path("a.html")) is profiles.of_page(Path("b.html"))


def test_overrides_hold_for_their_paths_the_last_one_first(files):
    files(
        caveat_toml="""
        [checks.reading-grade]
        severity = "review"
        max_grade = 7.0
        [[overrides]]
        paths = ["blog/**", "!blog/law/**"]
        checks.reading-grade.severity = "advice"
        [[overrides]]
        paths = ["*.md"]
        checks.reading-grade.severity = "must-fix"
        """
    )
    assert severity("a.html") == "review"
    assert severity("blog/2026/a.html") == "advice"
    assert severity("blog/law/a.html") == "review"
    assert severity("blog/a.md") == "must-fix"
    assert Profiles().of_page(Path("blog/a.md")).settings_for(CHECK).options["max_grade"] == 7.0


def test_a_file_builds_on_another_and_paths_start_beside_the_file_that_gives_them(files, folder):
    files(
        house__base_toml="""
        name = "house"
        [run]
        baseline = "old.json"
        fail-on = "review"
        [claims]
        jurisdictions = ["IE"]
        """,
        caveat_toml='extends = "house/base.toml"\nname = "clinic"\n[run]\nfail-on = "advice"',
    )
    profile, settings = Profiles().of_run(), run_settings(Profiles().file)
    assert (profile.name, profile.claims.jurisdictions) == ("clinic", ("IE",))
    assert (settings.fail_on, settings.baseline) == ("advice", folder / "house" / "old.json")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('extends = "caveat.toml"', "extends leads back"),
        ('extends = "no.toml"', "no.toml cannot be read"),
        ("extends = 1", "extends must be a string"),
        ("[[overrides]]\nchecks = {}", "overrides need paths"),
        ("overrides = 1", "overrides must be a list of tables"),
        ('[[overrides]]\npaths = ["*"]\nchecks.readng-grade.enabled = false', "Did you mean reading-grade?"),
        ("[chekcs]", "Did you mean checks?"),
    ],
)
def test_what_is_wrong_is_named_with_its_file(files, text, said):
    files(caveat_toml=text)
    with pytest.raises(ProfileError) as raised:
        Profiles().of_page(Path("a.html"))
    assert said in str(raised.value)
    assert "caveat.toml" in str(raised.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[run]\nfail-no = "review"', "Did you mean fail-on?"),
        ('[run]\nfail-on = "error"', "run.fail-on is 'error'. Choose one of must-fix"),
        ("[run.max]\nlong-sentenc = 1", "Did you mean long-sentence?"),
        ('[run.max]\nlong-sentence = "1"', "run.max.long-sentence must be a number"),
        ("[run.max-metric]\nreading-grade = 9", "Did you mean reading_grade?"),
        ("run = 1", "run must be a table"),
        ("[run]\nbaseline = 1", "run.baseline must be the path of a file"),
        ('[suppressions]\nmust-fix = "no"', "Choose one of allow, forbid"),
    ],
)
def test_so_it_is_for_the_run(files, text, said):
    files(caveat_toml=text)
    with pytest.raises(ProfileError) as raised:
        run_settings(Profiles().file)
    assert said in str(raised.value)


def test_the_site_reads_the_same_file_but_for_what_needs_files():
    assert Profile.from_toml('[run]\nfail-on = "review"\n[suppressions]\nunused = "fail"', "x") == Profile()
    with pytest.raises(ProfileError, match="for the command line"):
        Profile.from_toml('extends = "x.toml"', "x")


class TestTheBeginning:
    def test_is_what_holds_anyway(self, folder: Path):
        (folder / "caveat.toml").write_text(_BEGIN)
        assert run_settings(named(Path("caveat.toml"))) == RunSettings()
        assert Profiles().of_run() == Profile(name="our clinic")

    def test_is_valid_with_all_that_it_offers(self, folder: Path):
        lines = _BEGIN.splitlines()
        offered = [line[2:] if line.startswith("# ") and ("=" in line or line[2] == "[") else line for line in lines]
        data = tomllib.loads("\n".join(offered))
        jsonschema.validate(data, config_schema())
        del data["claims"]["evidence"]
        Profile.from_data({key: value for key, value in data.items() if key != "overrides"}, "x")

    def test_schema_refuses_what_the_reader_refuses(self):
        validator = jsonschema.Draft202012Validator(config_schema())
        jsonschema.Draft202012Validator.check_schema(config_schema())
        for data in ({"chekcs": {}}, {"checks": {"reading-grade": {"max_grade": "9"}}}, {"overrides": [{}]}):
            assert not validator.is_valid(data), data

"""The profile a site audits with."""

import pytest

from cms.audits.checks import check_profile
from cms.audits.site_profile import default_rules
from seo_checks import ProfileError

pytestmark = pytest.mark.django_db  # the rules hold the evidence register


@pytest.fixture
def profile(settings, tmp_path):
    """Return a function that makes the site use this profile."""

    def use(text: str) -> None:
        path = tmp_path / f"{abs(hash(text))}.toml"
        path.write_text(text)
        settings.CAVEAT_PROFILE = str(path)

    return use


def test_without_a_profile_everything_runs():
    assert default_rules().profile.name == "default"
    assert check_profile(None) == []


def test_profile_changes_the_digest(profile):
    before = default_rules().digest
    profile('name = "clinic"')
    assert default_rules().profile.name == "clinic"
    assert default_rules().digest != before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = ", "not valid TOML"),
        ('[checks.no-such-check]\nseverity = "advice"', "no-such-check"),
        ('[content]\nselector = "main["', "not a CSS selector"),
    ],
)
def test_broken_profile_is_a_system_check_error(profile, text, said):
    profile(text)
    [error] = check_profile(None)
    assert error.id == "audits.E001"
    assert said in error.msg
    assert error.hint
    with pytest.raises(ProfileError):
        default_rules()


def test_missing_profile_is_a_system_check_error(settings):
    settings.CAVEAT_PROFILE = "/no/such/profile.toml"
    [error] = check_profile(None)
    assert "/no/such/profile.toml cannot be read" in error.msg
    assert "CAVEAT_PROFILE" in error.hint

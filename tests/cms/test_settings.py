"""Settings are read once, when Django starts: each case starts its own."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cms.settings.environment import flag, integer, listed, local_secret_key

ROOT = Path(__file__).resolve().parents[2]

FULL = {
    "SECRET_KEY": "a-long-random-value-of-fifty-characters-or-more-0123456789",
    "ALLOWED_HOSTS": "www.example.org, example.org",
    "WAGTAILADMIN_BASE_URL": "https://www.example.org",
    "DEFAULT_FROM_EMAIL": "site@example.org",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": "1",
    "SECURE_HSTS_PRELOAD": "1",
}


@pytest.fixture
def production(tmp_path):
    """Return a function that runs a management command with production settings and just this environment."""
    own = {"DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}", "STATIC_ROOT": str(tmp_path / "static")}

    def run(*command: str, without: str = "", **environment: str) -> subprocess.CompletedProcess:
        variables = {**FULL, **own, **environment, "DJANGO_SETTINGS_MODULE": "cms.settings.production"}
        variables.pop(without, None)
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env={**kept, **variables},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run


class TestProduction:
    @pytest.mark.parametrize(
        ("name", "hint"),
        [
            ("SECRET_KEY", "secrets.token_urlsafe"),
            ("ALLOWED_HOSTS", "www.example.org"),
            ("DATABASE_URL", "postgres://"),
            ("WAGTAILADMIN_BASE_URL", "https://"),
        ],
    )
    def test_a_missing_variable_is_named_with_what_to_do(self, production, name, hint):
        result = production("check", without=name)
        assert result.returncode != 0
        last_line = result.stderr.strip().splitlines()[-1]
        assert f"{name} is not set" in last_line
        assert hint in last_line

    def test_deployment_checks_find_nothing(self, production):
        result = production("check", "--deploy", "--fail-level", "WARNING")
        assert result.returncode == 0, result.stderr
        assert "no issues" in result.stdout

    def test_values(self, production):
        code = (
            "from django.conf import settings as s; "
            "print(s.DEBUG, s.ALLOWED_HOSTS, s.CSRF_TRUSTED_ORIGINS, s.TASKS['default']['BACKEND'], "
            "s.SECURE_SSL_REDIRECT, getattr(s, 'SECURE_PROXY_SSL_HEADER', None), s.X_FRAME_OPTIONS)"
        )
        result = production("shell", "-v0", "-c", code, SECURE_SSL_REDIRECT="0", SECURE_PROXY="1")
        assert result.stdout.split("\n")[0] == (
            "False ['www.example.org', 'example.org'] ['https://www.example.org'] django_tasks_db.DatabaseBackend "
            "False ('HTTP_X_FORWARDED_PROTO', 'https') SAMEORIGIN"
        ), result.stderr

    def test_sqlite_lets_a_server_and_a_command_work_at_once(self, production):
        code = "from django.db import connection as c; print(c.cursor().execute('PRAGMA journal_mode').fetchone()[0])"
        assert production("shell", "-v0", "-c", code).stdout.strip() == "wal"

    def test_static_files_of_every_template_are_collected(self, production):
        """A name without a file would only fail on the server, when the page is asked for."""
        assert production("collectstatic", "--noinput", "-v0").returncode == 0
        code = "from django.template.loader import render_to_string as r; print(r('500.html'))"
        result = production("shell", "-v0", "-c", code)
        assert "/static/css/site." in result.stdout, result.stderr


class TestEnvironment:
    @pytest.mark.parametrize(("value", "meaning"), [("1", True), ("Yes", True), ("off", False), ("0", False)])
    def test_flag(self, monkeypatch, value, meaning):
        monkeypatch.setenv("SWITCH", value)
        assert flag("SWITCH", default=not meaning) is meaning

    def test_unreadable_values_are_refused(self, monkeypatch):
        monkeypatch.setenv("SWITCH", "maybe")
        with pytest.raises(Exception, match="SWITCH is 'maybe'"):
            flag("SWITCH", default=True)
        with pytest.raises(Exception, match="SWITCH is 'maybe'"):
            integer("SWITCH", 5)

    def test_listed(self):
        assert listed(" a.org, ,b.org,") == ["a.org", "b.org"]

    def test_the_development_key_is_made_once_and_private(self, tmp_path):
        path = tmp_path / "var" / "secret_key"
        key = local_secret_key(path)
        assert len(key) >= 50
        assert local_secret_key(path) == key
        assert stat.S_IMODE(path.stat().st_mode) == 0o600

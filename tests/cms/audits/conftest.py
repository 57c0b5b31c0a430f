"""What the tests of audits share."""

import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


class Site:
    """A site with a database of its own, for tests that need real processes."""

    def __init__(self, database_url: str) -> None:
        self.url = database_url
        self.environment = {**os.environ, "DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": "cms.settings.test"}

    def start(self, *arguments: str) -> subprocess.Popen:
        """Start a process in the project's folder."""
        return subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str) -> subprocess.CompletedProcess:
        """Run a process to its end."""
        process = self.start(*arguments)
        output, errors = process.communicate()
        return subprocess.CompletedProcess(arguments, process.returncode, output, errors)

    def python(self, code: str) -> str:
        """Run Python code with Django set up; return what it printed."""
        done = self.run("-c", f"import django; django.setup()\n{code}")
        assert done.returncode == 0, done.stderr
        return done.stdout

    def rows(self, query: str) -> list[tuple]:
        """Ask the database, past Django."""
        if self.url.startswith("sqlite"):
            import sqlite3

            connection = sqlite3.connect(self.url.removeprefix("sqlite:///"))
        else:
            import psycopg

            connection = psycopg.connect(self.url)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()


@pytest.fixture
def real_site(tmp_path):
    """A migrated site in a database of its own: a file, or a PostgreSQL database where DATABASE_URL names a server."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        site = Site(f"sqlite:///{tmp_path}/site.sqlite3")
        assert site.run("manage.py", "migrate", "-v0").returncode == 0
        yield site
        return
    import psycopg

    name = f"caveat_audits_{secrets.token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'create database "{name}"')
    try:
        site = Site(re.sub(r"/[^/]*\Z", f"/{name}", server))
        assert site.run("manage.py", "migrate", "-v0").returncode == 0
        yield site
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'drop database "{name}" with (force)')

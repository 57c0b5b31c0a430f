"""Production settings, for real: PostgreSQL, collected static files, gunicorn, the task worker, over HTTP."""

import contextlib
import http.client
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

psycopg = pytest.importorskip("psycopg")
ROOT = Path(__file__).parents[2]
SERVER = os.environ.get("CAVEAT_TEST_POSTGRES", "")

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(not SERVER, reason="no PostgreSQL: set CAVEAT_TEST_POSTGRES to a server's address"),
]


@pytest.fixture(scope="module")
def database():
    """A database of its own, dropped afterwards."""
    name = f"caveat_production_{secrets.token_hex(4)}"
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(f'create database "{name}"')
    yield re.sub(r"/[^/]*\Z", f"/{name}", SERVER)
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(f'drop database "{name}" with (force)')


@pytest.fixture(scope="module")
def environment(database, tmp_path_factory):
    """The environment of a production process, its files in a temporary folder."""
    folder = tmp_path_factory.mktemp("production")
    return {
        **{key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG"}},
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "DATABASE_URL": database,
        "CAVEAT_VAR": str(folder),
        "WAGTAILADMIN_BASE_URL": "https://localhost",
        "SECURE_PROXY": "true",
        "STATIC_ROOT": str(folder / "static"),
        "MEDIA_ROOT": str(folder / "media"),
    }


def manage(environment, *arguments):
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def address(environment):
    """The address of a running gunicorn over a migrated database with the demo clinic in it."""
    manage(environment, "collectstatic", "--noinput")
    manage(environment, "demo", "--no-serve")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    gunicorn = shutil.which("gunicorn") or str(Path(sys.executable).with_name("gunicorn"))
    server = subprocess.Popen(
        [gunicorn, "cms.wsgi:application", "--bind", f"127.0.0.1:{port}", "--workers", "2"],
        cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def get(address, path):
    """The response and its body, asked for as a proxy would that ended TLS; waits while the server starts."""
    request = urllib.request.Request(address + path, headers={"X-Forwarded-Proto": "https", "Host": "localhost"})
    for _ in range(60):
        try:
            with urllib.request.urlopen(request, timeout=20) as response:
                return response, response.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error, error.read().decode()
        except OSError:
            time.sleep(0.5)
    raise AssertionError("the server did not start")


def test_public_pages_are_served_with_security_headers(address):
    response, page = get(address, "/")
    assert response.status == 200
    assert "<main" in page
    assert response.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "default-src" in response.headers["Content-Security-Policy"]
    assert response.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    stylesheet = re.search(r'href="(/static/[^"]+\.css)"', page)[1]
    assert re.search(r"\.[0-9a-f]{12}\.css$", stylesheet), "static files carry the hash of their content"
    assert get(address, stylesheet)[0].status == 200


def test_plain_http_is_sent_to_https(address):
    host, port = address.removeprefix("http://").split(":")
    with contextlib.closing(http.client.HTTPConnection(host, int(port), timeout=20)) as connection:
        connection.request("GET", "/", headers={"Host": "localhost"})
        response = connection.getresponse()
    assert response.status == 301
    assert response.headers["Location"] == "https://localhost/"


def test_admin_sitemap_robots_and_missing_pages(address):
    get(address, "/")
    assert get(address, "/admin/login/")[0].status == 200
    assert get(address, "/sitemap.xml")[0].status == 200
    assert get(address, "/robots.txt")[0].status == 200
    assert get(address, "/no-such-page/")[0].status == 404


LEAVE_AN_AUDIT = """
from cms.articles.models import TreatmentArticlePage
from cms.audits.tasks import audit_in_background
audit_in_background.enqueue(TreatmentArticlePage.objects.live().first().pk, "live")
"""
SHOW_RESULTS = """
from django_tasks_db.models import DBTaskResult
print(sorted(set(DBTaskResult.objects.values_list("task_path", "status"))))
"""


def test_the_worker_runs_what_was_left_for_it(address, environment):
    manage(environment, "shell", "-c", LEAVE_AN_AUDIT)
    assert "READY" in manage(environment, "shell", "-c", SHOW_RESULTS)
    manage(environment, "db_worker", "--batch", "--queue-name", "*", "--no-startup-delay")
    results = manage(environment, "shell", "-c", SHOW_RESULTS)
    assert "('cms.audits.tasks.audit_in_background', 'SUCCESSFUL')" in results
    assert "READY" not in results
    assert "FAILED" not in results

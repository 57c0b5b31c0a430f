"""The demo as a new user meets it: set up from nothing, served, stopped, started again, nothing lost."""

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def var(tmp_path_factory):
    return tmp_path_factory.mktemp("var")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(var):
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG"}}
    return {**kept, "CAVEAT_VAR": str(var), "DJANGO_SETTINGS_MODULE": "cms.settings.dev", "PYTHONUNBUFFERED": "1"}


def start(var, port):
    return subprocess.Popen(
        [sys.executable, "manage.py", "demo", "--port", str(port)],
        cwd=ROOT, env=environment(var), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def serve_until(var, port, path):
    """What the demo said, and the page at `path`; the demo is stopped as a person would, with Ctrl-C."""
    process = start(var, port)
    try:
        for _ in range(240):
            try:
                with urllib.request.urlopen(f"http://localhost:{port}{path}", timeout=20) as response:
                    page = response.read().decode()
                    break
            except OSError:
                assert process.poll() is None, process.stdout.read()
                time.sleep(0.5)
        else:
            raise AssertionError("the demo did not start")
    finally:
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=30)
    return said, page


def test_demo_from_nothing_and_again(var):
    port = free_port()
    said, page = serve_until(var, port, "/treatments/")
    assert f"http://localhost:{port}/admin/" in said
    passwords = dict(re.findall(r"(editor|reviewer|manager) +(\S+)$", said, re.MULTILINE))
    assert len(passwords) == 3
    assert re.search(r"[1-9]\d* must-fix", said)
    assert "Acupuncture for Back Pain" in page
    stored = var / "demo-accounts.json"
    assert json.loads(stored.read_text()) == passwords
    assert stored.stat().st_mode & 0o077 == 0, "only the owner may read the passwords"

    with sqlite3.connect(var / "caveat.sqlite3") as database:
        database.execute("update wagtailcore_page set title = 'Kept across runs' where slug = 'reflexology'")
        runs = database.execute("select count(*) from audits_auditrun").fetchone()
    said_again, page_again = serve_until(var, port, "/treatments/")
    assert dict(re.findall(r"(editor|reviewer|manager) +(\S+)$", said_again, re.MULTILINE)) == passwords
    assert "Kept across runs" in page_again
    with sqlite3.connect(var / "caveat.sqlite3") as database:
        after = database.execute("select count(*) from audits_auditrun where current").fetchone()
        pages = database.execute(
            "select count(distinct page_id || version) from audits_auditrun where current"
        ).fetchone()
    assert after == pages, "one current audit per page and version"
    assert runs[0] > 0


def test_a_taken_port_is_said_before_anything_is_done(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = start(tmp_path, port)
        said, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert f"Port {port} cannot be used" in said
    assert f"make demo PORT={port + 1}" in said
    assert not list(tmp_path.glob("*.sqlite3"))

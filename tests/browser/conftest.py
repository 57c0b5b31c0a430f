"""A real Chromium against a real server. Skipped, with a reason, where there is none."""

import shutil
import time
from collections.abc import Callable

import pytest

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
PATIENCE = 60  # seconds; a busy machine takes its time
PASSWORD = "secret"  # what the factories give everybody


def chromium_path() -> str | None:
    """Where the machine has Chromium."""
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return next((path for path in found if path), None)


def eventually(look: Callable[[], object], seconds: float = PATIENCE) -> object:
    """What `look` gives once it gives something true; asked again and again, because headless pages may not animate."""
    deadline = time.monotonic() + seconds
    while True:
        seen = look()
        if seen or time.monotonic() > deadline:
            return seen
        time.sleep(0.1)


@pytest.fixture
def chromium(monkeypatch):
    """A browser for one test: while it runs, so does an event loop in this thread, which others must not meet."""
    path = chromium_path()
    if path is None:
        pytest.skip("no Chromium: install chromium, chromium-browser or google-chrome")
    playwright = pytest.importorskip("playwright.sync_api")
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # or Django refuses to ask the database beside the loop
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def sign_in(chromium, live_server):
    """Return a function that signs somebody in, in a window of their own; scripts must not fail in any of them."""
    contexts, errors = [], []

    def sign_in(username: str):
        context = chromium.new_context(base_url=live_server.url, viewport={"width": 1400, "height": 1000})
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto("/admin/login/")
        page.fill("#id_username", username)
        page.fill("#id_password", PASSWORD)
        page.click("button[type=submit]")
        page.wait_for_url("**/admin/")
        return page

    yield sign_in
    for context in contexts:
        context.close()
    assert errors == []

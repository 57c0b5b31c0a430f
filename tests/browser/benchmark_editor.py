"""How long an editor waits: from the last key to the finding in the panel, and how much of it the server takes.

Run it with `make bench-editor`. Nothing is asserted of time: machines differ.
"""

import statistics
import time

import pytest

from tests.browser.conftest import eventually
from tests.browser.editor import long_article, open_editor, open_panel
from tests.cms.editor.forms import article_form
from tests.cms.factories import make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

SIZES = (1_000, 10_000)
TIMES = 11
# Resolves when the panel shows the words; asked on each change of the panel, so that asking takes no time.
WAIT_FOR = """words => new Promise((resolve) => {
  const panel = document.querySelector('.caveat-panel');
  const seen = () => [...panel.querySelectorAll('mark')].some((mark) => mark.textContent.includes(words));
  const done = () => resolve(performance.now() - window.lastKey);
  if (seen()) return done();
  new MutationObserver((_, watch) => { if (seen()) { watch.disconnect(); done(); } })
    .observe(panel, { childList: true, subtree: true });
})"""


@pytest.mark.parametrize("size", SIZES)
def test_server(client, size):
    client.force_login(make_user("Editors"))
    article = long_article(size)
    body = [("paragraph", block.value.source) for block in article.body]
    taken = []
    for number in range(TIMES):
        form = article_form(article, body=body, summary=f"Plain words {number}.")
        begin = time.perf_counter()
        response = client.post(f"/admin/caveat/draft/{article.pk}/", form)
        taken.append(1000 * (time.perf_counter() - begin))
        assert response.json()["state"] == "audited"
    print(f"\nserver, {size:,} words: {_said(taken)}")


@pytest.mark.parametrize("size", SIZES)
def test_from_last_key_to_finding(sign_in, settings, size):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    page = sign_in(make_user("Editors").username)
    open_editor(page, long_article(size))
    open_panel(page)
    assert eventually(lambda: "This draft" in page.locator(".caveat-panel").inner_text(), 120)
    page.evaluate("document.addEventListener('keyup', () => { window.lastKey = performance.now() }, true)")
    taken = []
    for number in range(TIMES):
        page.fill("#id_summary", "")
        page.wait_for_timeout(3000)
        page.focus("#id_summary")
        page.keyboard.type(f"The pain never comes back {'x' * number}.")
        taken.append(page.evaluate(WAIT_FOR, "never comes back"))
    print(f"\nlast key to finding, {size:,} words: {_said(taken)}")


def _said(taken: list[float]) -> str:
    return f"median {statistics.median(taken):.0f} ms (min {min(taken):.0f}, max {max(taken):.0f}, n = {len(taken)})"

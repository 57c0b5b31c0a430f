"""What axe-core says about a page, in a form that a failing test can print."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def violations(page: Page, include: str | None = None) -> list[str]:
    """Return each breach of accessibility on the page as it stands, or only inside what the CSS selector finds."""
    results = Axe().run(page, context=include).response
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']} — {node['target']}: {node['failureSummary']}"
        for rule in results["violations"]
        for node in rule["nodes"]
    ]

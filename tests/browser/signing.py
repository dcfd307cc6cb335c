"""Signing in as people do: on the sign-in page, with a name and a passphrase."""

from playwright.sync_api import Page

from browser.house import NAME_OF, PASSPHRASE
from incidents.domain.access import Role


def sign_in(page: Page, address: str, role: Role) -> None:
    """Open a session for this page's browser. A visitor needs none."""
    if role == Role.VISITOR:
        return
    page.goto(f"{address}/sign-in")
    page.get_by_label("User name").fill(NAME_OF[role])
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.get_by_text(f"Signed in as {NAME_OF[role]}").wait_for()

"""While somebody types, the page shows what may be in already, and one press adds the figures to it."""

from playwright.sync_api import Page, expect

from browser.house import House
from browser.signing import sign_in
from incidents.domain.access import Role
from machinery.chromium import Watch

#: The day and place of the draft that is staged.
DAY, PLACE = "4 Mar 2020", "Nasiriyah"


def test_a_likely_duplicate_appears_while_typing_and_takes_the_figures(house: House, page: Page, watch: Watch) -> None:
    sign_in(page, house.address, Role.MONITOR)
    page.goto(f"{house.address}/incidents/new")
    status = page.locator("#alike")
    expect(status).to_be_empty()
    page.get_by_label("Link or headline").fill("Another invented headline")
    page.get_by_label("When?").fill(DAY)
    page.get_by_label("Where?").fill(PLACE)
    page.get_by_label("Killed", exact=True).fill("at least 4")
    expect(status).to_contain_text("An incident here may be this one")
    expect(status).to_contain_text("Same day: 4 Mar 2020")
    page.get_by_label("When?").fill("6 Mar 2020")
    expect(status).to_be_empty()
    page.get_by_label("When?").fill(DAY)
    page.get_by_label("Yes").check()
    page.get_by_role("button", name="Same incident: add these figures to it").click()
    page.wait_for_url(f"**/incidents/{house.codes['draft']}?saved=source")
    assert "at least 4" in page.get_by_role("main").inner_text()

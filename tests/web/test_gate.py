"""Who is let through, who is led to the sign-in page, and that nothing typed is lost on the way."""

from datetime import timedelta
from html.parser import HTMLParser

import pytest
from sqlalchemy import update

from incidents.domain.access import Actor, Role
from incidents.domain.errors import NotAllowed
from incidents.services import accounts as deeds
from incidents.services import recording
from incidents.storage.db import db, now, transaction
from incidents.storage.models.account import SessionRow
from incidents.storage.models.history import SiteSettingRow
from incidents.web.gate import need_of
from machinery.asking import PASSPHRASE, House

TYPED = {
    "read_where": "Invented headline, “quoted” & <b>marked</b>",
    "what": "ما حدث في الساحة",
    "passage": "First line,\nsecond line with 'quotes' and \"more\".\n\n  Third.",
    "killed": "more than 50",
    "covers": "yes",
    "draft": "1",
}


class Form(HTMLParser):
    """The first posting form that holds a field of the name asked for: its address and its fields."""

    def __init__(self, text: str, *, holding: str) -> None:
        super().__init__()
        self.forms: list[tuple[str, list[tuple[str, str]]]] = []
        self.feed(text)
        self.action, self.fields = next(form for form in self.forms if holding in dict(form[1]))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((given.get("action", ""), []))
        elif tag == "input" and self.forms and given.get("name"):
            self.forms[-1][1].append((given["name"], given.get("value", "")))


def close_house() -> None:
    with transaction() as session:
        session.merge(SiteSettingRow(name="public_site", value="off"))


def age_sessions(*, begun: timedelta, seen: timedelta) -> None:
    with transaction() as session:
        session.execute(update(SessionRow).values(begun=now() - begun, seen=now() - seen))


def test_every_view_says_what_it_needs(demonstration_house: House) -> None:
    app = demonstration_house.app
    silent = [rule.endpoint for rule in app.url_map.iter_rules() if need_of(app, rule.endpoint) is None]
    assert silent == []


def test_a_view_that_says_nothing_is_refused_to_everyone(house: House) -> None:
    house.app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
    for browser in (house.visitor(), house.signed_in("manager")):
        answer = browser.get("/forgotten")
        assert answer.status_code == 403
        assert "secret" not in answer.text


@pytest.mark.parametrize("address", ["/incidents", "/incidents?q=Zaytun&place=IQ-DQ", "/incidents/map"])
def test_a_closed_house_asks_everyone_to_sign_in_and_leads_back(house: House, address: str) -> None:
    close_house()
    browser = house.visitor()
    answer = browser.get(address)
    assert answer.status_code == 303
    assert answer.location.startswith("/sign-in?next=")
    page = Form(browser.get(answer.location).text, holding="passphrase")
    back = dict(page.fields) | {"name": "monitor", "passphrase": PASSPHRASE}
    assert browser.post(page.action, back).location == address


def test_a_closed_house_says_nothing_to_programs_either(house: House) -> None:
    close_house()
    answer = house.visitor().get("/api/v1/incidents")
    assert (answer.status_code, answer.mimetype) == (401, "application/problem+json")


def test_a_role_that_may_not_is_told_so_on_a_page(house: House) -> None:
    answer = house.signed_in("researcher").get("/incidents/new")
    assert answer.status_code == 403
    assert "Your account is not set up for this." in answer.text


def test_what_was_typed_travels_through_the_sign_in_page_and_is_kept(house: House) -> None:
    browser = house.signed_in("monitor")
    assert browser.get("/incidents/new").status_code == 200
    age_sessions(begun=timedelta(hours=1), seen=timedelta(minutes=31))
    refused = browser.post("/incidents/new", TYPED)
    assert refused.status_code == 401
    page = Form(refused.text, holding="passphrase")
    wrong = browser.post(page.action, dict(page.fields) | {"name": "monitor", "passphrase": "not the right words"})
    assert wrong.status_code == 422
    page = Form(wrong.text, holding="passphrase")
    right = browser.post(page.action, dict(page.fields) | {"name": "monitor", "passphrase": PASSPHRASE})
    assert right.status_code == 200
    again = Form(right.text, holding="passage")
    assert again.action == "/incidents/new"
    sent = dict(again.fields)
    assert {name: sent[name] for name in TYPED} == TYPED
    kept = browser.post_bare(again.action, sent)
    assert kept.status_code == 303
    code = kept.location.split("/")[-1].split("?")[0]
    content = recording.working_copy(code, house.actor("monitor")).content
    assert content.claims[0].passage == TYPED["passage"].strip()
    assert content.claims[0].printed == "more than 50"


def test_what_was_typed_never_leaves_this_site(house: House) -> None:
    answer = house.visitor().post(
        "/sign-in", {"name": "monitor", "passphrase": PASSPHRASE, "to": "https://evil.example/", "typed:what": "words"}
    )
    assert Form(answer.text, holding="what").action == "/"


def test_a_passphrase_does_not_travel(house: House) -> None:
    answer = house.visitor().post("/account", {"old": "words that are secret", "passphrase": "other secret words here"})
    assert answer.status_code == 401
    assert "secret" not in answer.text


@pytest.mark.parametrize(
    ("begun", "seen", "status"),
    [
        (timedelta(hours=1), timedelta(minutes=29), 200),
        (timedelta(hours=1), timedelta(minutes=30), 303),
        (timedelta(hours=11, minutes=59), timedelta(), 200),
        (timedelta(hours=12), timedelta(), 303),
    ],
)
def test_a_session_ends_after_half_an_hour_without_a_request_and_after_twelve_hours_in_any_case(
    house: House, begun: timedelta, seen: timedelta, status: int
) -> None:
    browser = house.signed_in("monitor")
    age_sessions(begun=begun, seen=seen)
    assert browser.get("/account").status_code == status


def test_a_request_keeps_the_session_awake(house: House) -> None:
    browser = house.signed_in("monitor")
    age_sessions(begun=timedelta(hours=1), seen=timedelta(minutes=20))
    browser.get("/account")
    assert db.session.query(SessionRow).one().seen > now() - timedelta(minutes=1)


def test_a_deed_is_refused_inside_its_transaction_once_the_standing_changed(house: House) -> None:
    before = house.actor("monitor")
    manager = house.actor("manager")
    assert before.account is not None
    deeds.set_role(before.account, Role.RESEARCHER, manager)
    with pytest.raises(NotAllowed), transaction(before):
        pass
    with transaction(house.actor("monitor")):
        pass


@pytest.mark.parametrize("hand", [Actor(), Actor(account=0, name="loader", role=Role.MANAGER)])
def test_a_visitor_and_the_program_have_no_account_to_read_again(house: House, hand: Actor) -> None:
    with transaction(hand):
        pass


def test_two_managers_cannot_close_each_other_at_once(house: House) -> None:
    manager = house.actor("manager")
    second = deeds.add("second manager", Role.MANAGER, PASSPHRASE, manager)
    assert manager.account is not None
    deeds.set_active(manager.account, house.actor("second manager"), active=False)
    with pytest.raises(NotAllowed):
        deeds.set_active(second, manager, active=False)

"""The door of the demonstration: once, for one browser, and nowhere else."""

import pytest

from incidents.domain.articles import ArticleDraft
from incidents.domain.incident import ArticleLink, Draft
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import DataKind
from incidents.services import articles, recording, searching
from incidents.storage import incidents
from incidents.storage.db import session
from incidents.web.imports import running
from machinery.asking import TEAM, House
from machinery.tabled import acled, sent

LINK = "/demo/enter/open-sesame"


def test_a_house_that_serves_has_no_such_door(house: House) -> None:
    assert not [rule for rule in house.app.url_map.iter_rules() if "demo" in rule.rule]
    for browser in (house.visitor(), house.signed_in("manager")):
        assert browser.get(LINK).status_code == 404
        assert browser.get("/demo/").status_code == 404


def test_the_link_opens_one_browser_once(demonstration_house: House) -> None:
    first, second = demonstration_house.visitor(), demonstration_house.visitor()
    assert first.get(LINK).location == "/demo/"
    assert first.get("/demo/").status_code == 200
    assert second.get(LINK).status_code == 404
    assert second.get("/demo/").status_code == 404
    assert second.post("/demo/", {"role": "manager"}).status_code == 404


@pytest.mark.parametrize("link", ["/demo/enter/x", "/demo/enter/", "/demo/enter/open-sesam", "/demo/enter/سمسم"])
def test_a_link_that_is_not_whole_opens_nothing_and_leaves_the_whole_one_good(
    demonstration_house: House, link: str
) -> None:
    browser = demonstration_house.visitor()
    assert browser.get(link).status_code == 404
    assert browser.get(LINK).status_code == 303


def test_looking_ahead_at_the_link_does_not_use_it_up(demonstration_house: House) -> None:
    browser = demonstration_house.visitor()
    browser.client.head(LINK)
    assert browser.get(LINK).status_code == 303


def test_one_can_look_around_as_each_role_in_turn_and_as_a_visitor_again(demonstration_house: House) -> None:
    browser = demonstration_house.visitor()
    browser.get(LINK)
    for role in TEAM:
        assert f'value="{role.value}"' in browser.get("/demo/").text
        assert browser.post("/demo/", {"role": role.value}).location == "/"
        assert role.label in browser.get("/account").text
    assert browser.post("/demo/", {"role": "visitor"}).status_code == 303
    assert browser.get("/account").status_code == 303
    assert browser.get("/demo/").status_code == 200


def test_signing_out_leads_back_to_the_door(demonstration_house: House) -> None:
    browser = demonstration_house.visitor()
    browser.get(LINK)
    browser.post("/demo/", {"role": "monitor"})
    assert browser.post("/sign-out").location == "/sign-in"
    assert 'href="/demo/"' in browser.get("/sign-in").text
    assert browser.get("/demo/").status_code == 200


def test_a_cookie_of_ones_own_making_opens_no_door(demonstration_house: House) -> None:
    browser = demonstration_house.visitor()
    for made_up in ("demonstration", "ImRlbW9uc3RyYXRpb24i.x", ""):
        browser.client.set_cookie("demonstration", made_up)
        assert browser.get("/demo/").status_code == 404


@pytest.mark.parametrize("role", ["", "king", "loader", "Manager"])
def test_a_role_that_is_none_is_refused(demonstration_house: House, role: str) -> None:
    browser = demonstration_house.visitor()
    browser.get(LINK)
    assert browser.post("/demo/", {"role": role}).status_code == 422
    assert browser.get("/account").status_code == 303


def test_what_is_made_in_the_demonstration_is_of_the_demonstration(demonstration_house: House) -> None:
    monitor = demonstration_house.actor("monitor")
    article = articles.add(ArticleDraft(title="Invented headline"), monitor)
    kept = recording.record(
        Draft(title=Trilingual(en="An invented event"), articles=(ArticleLink(article=article),)), monitor
    )
    assert searching.incident(kept, monitor).content.data_kind is DataKind.DEMONSTRATION
    assert articles.article(article, monitor).content.data_kind is DataKind.DEMONSTRATION
    reviewer = demonstration_house.signed_in("reviewer")
    begun = sent(reviewer, acled({})).location.partition("?")[0]
    reviewer.post(f"{begun}/bring")
    running.wait(20)
    session().rollback()
    assert incidents.kinds() == {DataKind.DEMONSTRATION.value: 2}


def test_what_is_made_elsewhere_is_a_record(house: House) -> None:
    monitor = house.actor("monitor")
    kept = recording.record(Draft(title=Trilingual(en="An invented event")), monitor)
    assert searching.incident(kept, monitor).content.data_kind is DataKind.RECORD

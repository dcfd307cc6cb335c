"""Kept questions: under a name, one's own or the team's, opened again with the same answer."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import update

from incidents.domain.views import SavedView, ViewDraft, ViewPage
from incidents.services import chronicle, views
from incidents.storage.db import transaction
from incidents.storage.models.view import SavedViewRow
from machinery.asking import Browser, House
from storage.found import CODES, keep_five
from web.shown import codes, links, said

QUESTION = "from=2019-11&place=IQ-DQ&killed_min=2&sort=-killed"
HOSTILE = (
    "</script><script>alert(1)</script>", '" onfocus="alert(1)', "C:\\users\\x", "=1+1", "{{ 7*7 }}", "ق" * 120,
    "%(n)s", "اسم عربي مع English",
)  # fmt: skip


def kept(house: House, name: str = "Invented question", *, by: str = "researcher", query: str = QUESTION,
         page: ViewPage = ViewPage.LIST, shared: bool = False) -> str:  # fmt: skip
    return views.keep(ViewDraft(name=name, page=page, query=query, shared=shared), house.actor(by))


def named(house: House, by: str) -> list[str]:
    return [one.content.name for one in views.all_views(house.actor(by))]


def found(house: House, code: str, by: str = "researcher") -> SavedView:
    return views.view(code, house.actor(by))


def rename(browser: Browser, code: str, name: str, seen: str = "Invented question", **more: str) -> int:
    return browser.post(f"/views/{code}/edit", {"name": name, "seen": seen, **more}).status_code


def test_a_question_of_the_list_is_kept_under_a_name_and_opened_with_the_same_answer(house: House) -> None:
    keep_five()
    browser = house.signed_in("researcher")
    page = browser.get(f"/incidents?{QUESTION}")
    [offered] = [link for link in links(page) if link.startswith("/views/new")]
    form = browser.get(offered)
    assert "Place: Dhi Qar · Killed: at least 2" in said(form)
    assert "Most reported killed first" in said(form)
    hidden = dict(re.findall(r'<input type="hidden" name="(query|page)" value="([^"]*)"', form.text))
    sent = {name: html.unescape(value) for name, value in hidden.items()} | {"name": "The bridge"}
    answer = browser.post("/views/new", sent)
    assert answer.status_code == 303
    told = browser.get(answer.location)
    assert "The question is kept." in said(told)
    [opened] = [link for link in links(told) if link.startswith("/incidents?")]
    assert opened == f"/incidents?{QUESTION}"
    assert codes(browser.get(opened)) == codes(page) == [CODES["bridge"]]


@pytest.mark.parametrize(("page", "path"), [("map", "/incidents/map"), ("charts", "/incidents/charts"),
                                            ("list", "/incidents"), ("nonsense", "/incidents")])  # fmt: skip
def test_a_question_opens_in_the_view_it_was_kept_from(house: House, page: str, path: str) -> None:
    browser = house.signed_in("monitor")
    browser.post("/views/new", {"query": "place=IQ-DQ", "page": page, "name": "Somewhere"})
    [one] = views.all_views(house.actor("monitor"))
    answer = browser.get(f"/views/{one.code}")
    assert (answer.status_code, answer.location) == (303, f"{path}?place=IQ-DQ")


def test_each_view_of_a_question_offers_to_keep_it_and_visitors_are_not_asked(house: House) -> None:
    keep_five()
    for page, path in (("list", "/incidents"), ("map", "/incidents/map"), ("charts", "/incidents/charts")):
        answer = house.signed_in("monitor").get(f"{path}?q=a+%26+b&place=IQ-DQ")
        [offered] = [link for link in links(answer) if link.startswith("/views/new")]
        assert parse_qs(urlsplit(offered).query) == {"page": [page], "query": ["q=a+%26+b&place=IQ-DQ"]}
        assert "/views/new" not in house.visitor().get(f"{path}?place=IQ-DQ").text


def test_what_somebody_keeps_alone_is_nobody_elses_and_what_is_shared_is_the_teams(house: House) -> None:
    own, shared = kept(house, "Own"), kept(house, "Shared", shared=True)
    assert named(house, "researcher") == ["Own", "Shared"]
    assert named(house, "monitor") == ["Shared"]
    browser = house.signed_in("monitor")
    assert browser.get(f"/views/{own}").status_code == 404
    assert browser.get(f"/views/{own}/edit").status_code == 404
    assert browser.post(f"/views/{own}/drop", {}).status_code == 404
    assert browser.get(f"/views/{shared}").status_code == 303
    assert browser.get(f"/views/{shared}/edit").status_code == 403
    assert browser.post(f"/views/{shared}/drop", {}).status_code == 403
    page = said(browser.get("/views"))
    assert "kept by researcher" in page
    assert "Own" not in page


def test_a_manager_may_drop_what_is_shared_but_never_sees_what_is_not(house: House) -> None:
    own, shared = kept(house, "Own"), kept(house, "Shared", shared=True)
    browser = house.signed_in("manager")
    assert browser.post(f"/views/{own}/drop", {}).status_code == 404
    assert browser.post(f"/views/{shared}/drop", {}).status_code == 303
    assert named(house, "researcher") == ["Own"]


def test_it_is_given_another_name_and_another_circle(house: House) -> None:
    code, browser = kept(house), house.signed_in("researcher")
    assert 'value="Invented question"' in browser.get(f"/views/{code}/edit").text
    assert rename(browser, code, "  Another \n name ", shared="y") == 303
    content = found(house, code).content
    assert (content.name, content.shared, content.query) == ("Another name", True, QUESTION)
    assert rename(browser, code, "Another name", "Another name") == 303
    assert not found(house, code).content.shared


def test_two_tabs_do_not_write_over_one_another_unseen(house: House) -> None:
    code, browser = kept(house), house.signed_in("researcher")
    assert rename(browser, code, "From the first tab") == 303
    answer = browser.post(f"/views/{code}/edit", {"name": "From the second tab", "seen": "Invented question"})
    assert answer.status_code == 409
    assert "It is now named “From the first tab”" in said(answer)
    assert 'value="From the second tab"' in answer.text
    assert found(house, code).content.name == "From the first tab"
    assert rename(browser, code, "From the second tab", "From the first tab") == 303


def test_what_was_dropped_in_another_tab_is_not_there(house: House) -> None:
    code, browser = kept(house), house.signed_in("researcher")
    assert browser.post(f"/views/{code}/drop", {}).location == "/views?saved=dropped"
    assert browser.post(f"/views/{code}/drop", {}).status_code == 404
    assert rename(browser, code, "Too late") == 404
    assert named(house, "researcher") == []


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_a_name_whatever_it_says(house: House, name: str) -> None:
    code, browser = kept(house, name), house.signed_in("researcher")
    page = browser.get("/views").text
    assert html.escape(name, quote=False) in html.unescape(page).replace("<bdi>", "") or name in html.unescape(page)
    assert "<script>alert" not in page
    assert 'onfocus="alert' not in page
    assert found(house, code).content.name == name


@pytest.mark.parametrize(("name", "sentence"), [("", "Give the question a name."), ("   ", "Give the question a name."),
                                                ("x" * 121, "120"), ("a\u202eb", "hidden control")])  # fmt: skip
def test_a_name_that_is_none_is_refused_and_the_question_stays(house: House, name: str, sentence: str) -> None:
    browser = house.signed_in("researcher")
    answer = browser.post("/views/new", {"query": QUESTION, "page": "list", "name": name})
    assert answer.status_code == 422
    assert sentence in said(answer)
    assert html.escape(QUESTION) in answer.text
    assert named(house, "researcher") == []


@pytest.mark.parametrize("query", ["nonsense=1", "killed_min=many", "from=31+Nov+2019", "within={"])
def test_what_cannot_be_asked_is_not_kept(house: House, query: str) -> None:
    browser = house.signed_in("researcher")
    answer = browser.get("/views/new", query_string={"query": query})
    assert answer.status_code == 422
    assert "This question cannot be asked" in said(answer)
    assert browser.post("/views/new", {"query": query, "page": "list", "name": "Name"}).status_code == 422
    assert named(house, "researcher") == []


def test_a_question_that_can_no_longer_be_asked_is_said_so_and_can_be_dropped(house: House) -> None:
    code, browser = kept(house), house.signed_in("researcher")
    from_before(code, "hanged_min=3")
    page = browser.get("/views")
    assert page.status_code == 200
    assert "This can no longer be asked" in said(page)
    assert browser.get(f"/views/{code}").status_code == 422
    assert browser.post(f"/views/{code}/drop", {}).status_code == 303


def from_before(code: str, query: str) -> None:
    """As if the word list had changed since the question was kept."""
    with transaction() as current:
        current.execute(update(SavedViewRow).where(SavedViewRow.code == code).values(query=query))


def test_a_page_marker_is_not_kept_and_an_area_of_many_corners_is(house: House) -> None:
    corners = " ".join(f"{44 + n / 2000:.5f},{33 + n % 2}" for n in range(2000))
    code = kept(house, query=f"within={corners}&sort=code&after=abc")
    question = views.question(found(house, code))
    assert question.after == ""
    assert question.within is not None
    assert sum(1 for _ in question.within.corners()) == 2000
    assert house.signed_in("researcher").get("/views").status_code == 200


def test_nobody_keeps_without_end(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "_MOST", 2)
    kept(house, "One")
    kept(house, "Two")
    answer = house.signed_in("researcher").post("/views/new", {"query": "", "page": "list", "name": "Three"})
    assert answer.status_code == 422
    assert "You keep 2 questions already" in said(answer)


def test_every_deed_stands_in_the_history(house: House) -> None:
    code, browser = kept(house), house.signed_in("researcher")
    rename(browser, code, "Another name")
    browser.post(f"/views/{code}/drop", {})
    told = [one for one in chronicle.whole(house.actor("manager")).deeds if one.code == code]
    assert [one.words for one in told] == [
        "A kept question was dropped",
        "A kept question was given another name or circle",
        "A question was kept under a name",
    ]
    assert "killed_min=2" in str(told[0].changes)


def test_no_question_is_kept_without_the_mark_of_the_form(house: House) -> None:
    browser = house.signed_in("researcher")
    answer = browser.post_bare("/views/new", {"query": "", "page": "list", "name": "Forged"})
    assert answer.status_code == 400
    assert named(house, "researcher") == []

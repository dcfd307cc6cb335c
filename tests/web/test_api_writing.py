"""What programs write: as a form would, once however often it is sent, and nothing in a reader's name."""

from typing import Any

import pytest
from werkzeug.test import TestResponse

from factories import kept_article
from incidents.domain.access import Actor
from incidents.domain.vocabulary import Status, WhyNot
from incidents.services import accounts, programs
from incidents.storage import accounts as kept_accounts
from incidents.storage import history, incidents
from incidents.storage.db import db
from machinery.asking import House

API = "/api/v1"
SENTENCE = "At least 24 invented protesters were killed on the invented bridge, invented medics said."


def token(who: str = "monitor") -> str:
    return programs.make("an invented program", actor(who))


def actor(who: str) -> Actor:
    number = next(one.number for one in kept_accounts.all_accounts() if one.role == who)
    return accounts.actor_numbered(number)


def send(house: House, method: str, path: str, sent: Any, text: str = "", **headers: str) -> TestResponse:
    shown = {"Authorization": f"Bearer {text}"} if text else {}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = house.visitor().raw(API + path, method=method, json=sent, headers=shown | named)
    db.session.remove()  # what is asked next is read afresh, as another process would
    return answer


def figure(article: str, **more: Any) -> dict[str, Any]:
    plain = {"article": article, "outcome": "killed", "qualifier": "at_least", "value": 24, "passage": SENTENCE}
    return plain | {"printed": "at least 24"} | more


def record(article: str, **more: Any) -> dict[str, Any]:
    plain = {
        "title": {"en": "An invented event at an invented bridge"},
        "date": "2019-11-28",
        "places": [{"code": "IQ-DQ-NASIRIYAH"}],
        "articles": [{"code": article}],
        "claims": [figure(article)],
    }
    return plain | more


def recorded(house: House, text: str, **more: Any) -> dict[str, Any]:
    answer = send(house, "POST", "/incidents", record(kept_article(), **more), text)
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.get_json()
    return told


def named(answer: TestResponse) -> set[str]:
    return {one["parameter"] for one in answer.get_json(force=True)["errors"]}


def test_a_program_records_an_incident_as_a_draft_of_its_account(house: House) -> None:
    told = recorded(house, token())
    kept = incidents.record(told["code"])
    assert (kept.status, kept.version, kept.contributors) == (Status.DRAFT, 1, (actor("monitor").name,))
    (said,) = kept.content.claims
    assert (said.bounds.min, said.bounds.open, said.passage, said.printed) == (24, True, SENTENCE, "at least 24")
    assert [entry.deed for entry in history.entries(on=("incident", told["code"]))] == ["recorded"]


def test_a_lost_answer_and_a_resend_make_one_record(house: House) -> None:
    text, sent = token(), record(kept_article())
    first = send(house, "POST", "/incidents", sent, text, Idempotency_Key="line-1")
    again = send(house, "POST", "/incidents", sent, text, Idempotency_Key="line-1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.get_json() == again.get_json()
    assert first.headers["ETag"] == again.headers["ETag"]
    assert incidents.kinds() == {"record": 1}


def test_two_requests_with_two_keys_make_two_records(house: House) -> None:
    text, sent = token(), record(kept_article())
    codes = {
        send(house, "POST", "/incidents", sent, text, Idempotency_Key=key).get_json()["code"] for key in ("a", "b")
    }
    assert len(codes) == 2


def test_a_key_that_was_used_for_another_request_is_refused(house: House) -> None:
    text, article = token(), kept_article()
    send(house, "POST", "/incidents", record(article), text, Idempotency_Key="one")
    answer = send(house, "POST", "/incidents", record(article, date="2019-11-29"), text, Idempotency_Key="one")
    assert (answer.status_code, named(answer)) == (400, {"Idempotency-Key"})
    assert incidents.kinds() == {"record": 1}


def test_a_refused_request_leaves_its_key_free(house: House) -> None:
    text, article = token(), kept_article()
    wrong = send(house, "POST", "/incidents", record(article, places=[{"code": "NOWHERE"}]), text, Idempotency_Key="k")
    assert (wrong.status_code, named(wrong)) == (400, {"places[0].code"})
    assert send(house, "POST", "/incidents", record(article), text, Idempotency_Key="k").status_code == 201


@pytest.mark.parametrize("key", ["with a space", "x" * 201, "schlüssel"])
def test_a_key_is_one_short_visible_word(house: House, key: str) -> None:
    answer = send(house, "POST", "/incidents", record(kept_article()), token(), Idempotency_Key=key)
    assert (answer.status_code, named(answer)) == (400, {"Idempotency-Key"})


def test_a_change_names_the_version_it_was_read_at(house: House) -> None:
    text = token()
    code = recorded(house, text)["code"]
    read = house.visitor().raw(f"{API}/incidents/{code}", headers={"Authorization": f"Bearer {text}"})
    change = {"title": {"en": "Another invented sentence"}}
    fine = send(house, "PUT", f"/incidents/{code}", change, text, If_Match=read.headers["ETag"])
    assert (fine.status_code, fine.get_json()["version"]) == (200, 2)
    stale = send(house, "PUT", f"/incidents/{code}", change, text, If_Match=read.headers["ETag"])
    unnamed = send(house, "PUT", f"/incidents/{code}", change, text)
    assert (stale.status_code, unnamed.status_code) == (412, 428)
    kept = incidents.record(code).content
    assert (kept.title.en, len(kept.claims)) == ("Another invented sentence", 1)


def test_what_a_change_leaves_out_stays_and_figures_are_matched_by_number(house: House) -> None:
    text = token()
    code = recorded(house, text)["code"]
    article = incidents.record(code).content.articles[0].article
    change = {"claims": [{"article": article, "number": 1, "said_by": "invented medics"}, figure(article, value=29)]}
    assert send(house, "PUT", f"/incidents/{code}", change, text, If_Match='"1"').status_code == 200
    first, second = incidents.record(code).content.claims
    assert (first.number, first.value, first.said_by, first.passage) == (1, 24, "invented medics", SENTENCE)
    assert (second.number, second.value) == (2, 29)
    absent = {"claims": [{"article": article, "number": 7}]}
    answer = send(house, "PUT", f"/incidents/{code}", absent, text, If_Match='"2"')
    assert named(answer) == {"claims[0].number"}


def test_a_language_that_a_change_leaves_out_stays(house: House) -> None:
    text = token()
    code = recorded(house, text, title={"en": "An invented event", "ar": "حادثة مختلقة"})["code"]
    change = {"title": {"en": "The same invented event"}}
    assert send(house, "PUT", f"/incidents/{code}", change, text, If_Match='"1"').status_code == 200
    title = incidents.record(code).content.title
    assert (title.en, title.ar) == ("The same invented event", "حادثة مختلقة")


def test_figures_are_added_to_a_record_with_the_article_they_lean_on(house: House) -> None:
    text = token()
    code = recorded(house, text)["code"]
    other = kept_article("another-invented-outlet")
    sent = [figure(other, value=29), figure(other, outcome="injured", value=200, qualifier="more_than")]
    one = send(house, "POST", f"/incidents/{code}/claims", sent, text, Idempotency_Key="more")
    again = send(house, "POST", f"/incidents/{code}/claims", sent, text, Idempotency_Key="more")
    assert (one.status_code, again.get_json()) == (201, one.get_json())
    content = incidents.record(code).content
    assert [(claim.number, claim.value) for claim in content.claims] == [(1, 24), (2, 29), (3, 200)]
    assert other in [link.article for link in content.articles]


def test_an_article_is_kept_once_by_its_address(house: House) -> None:
    text = token()
    sent = {"title": "An invented headline", "outlet": "Invented Post", "url": "https://invented.example/a/1"}
    first = send(house, "POST", "/articles", sent | {"published": "2019-11-28"}, text)
    second = send(house, "POST", "/articles", sent, text)
    assert (first.status_code, second.status_code) == (201, 409)
    assert first.get_json()["code"] in second.get_json(force=True)["detail"]


def test_what_a_reviewer_said_of_a_figure_is_not_for_programs_to_set(house: House) -> None:
    sent = record(kept_article(), claims=[figure("A-0", credibility=1), figure("A-0", status="retracted")])
    answer = send(house, "POST", "/incidents", sent, token())
    assert named(answer) == {"claims[0]", "claims[1]"}


@pytest.mark.parametrize(
    ("sent", "at"),
    [
        ({"date": "28 November"}, {"date"}),
        ({"date": 20191128}, {"date"}),
        ({"title": "no languages"}, {"title"}),
        ({"title": {"fr": "x"}}, {"title"}),
        ({"title": {"en": "x" * 10_001}}, {"title.en"}),
        ({"title": {"en": "turned \u202e round"}}, {"title.en"}),
        ({"claims": [{"outcome": "killed"}]}, {"claims[0]"}),
        ({"claims": [{"article": "A", "outcome": "dead"}]}, {"claims[0].outcome"}),
        ({"claims": [{"article": "A", "outcome": "killed"}]}, {"claims[0]"}),
        ({"claims": [{"article": "A", "outcome": "killed", "value": -1}]}, {"claims[0].value"}),
        ({"claims": [{"article": "A", "outcome": "killed", "value": 9, "upper": 2}]}, {"claims[0]"}),
        ({"claims": [{"article": "A", "value": 9}]}, {"claims[0].outcome"}),
        ({"places": [{"code": "IQ-DQ", "lat": 31.0}]}, {"places[0]"}),
        ({"places": [{"code": "IQ-DQ", "lat": 91, "lon": 44}]}, {"places[0]"}),
        ({"status": "published"}, {"body"}),
        ({"version": 3, "id": 1, "__class__": "x"}, {"body"}),
        ([], {"body"}),
        ("text", {"body"}),
        (None, {"body"}),
    ],
)
def test_what_is_not_of_its_shape_is_named_by_where_it_stands(house: House, sent: Any, at: set[str]) -> None:
    answer = send(house, "POST", "/incidents", sent, token())
    assert (answer.status_code, named(answer)) == (400, at)
    assert incidents.kinds() == {}


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"date": NaN}', "\udcff", '{"date": 1e999}', "\x00"])
def test_what_is_no_json_is_refused_and_never_a_fault(house: House, text: str) -> None:
    shown = {"Authorization": f"Bearer {token()}", "Content-Type": "application/json"}
    body = text.encode("utf-8", "surrogateescape")
    answer = house.visitor().raw(f"{API}/incidents", method="POST", data=body, headers=shown)
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"


@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_nothing_is_written_without_a_token_nor_with_one_that_has_ended(house: House, method: str) -> None:
    path = "/incidents" if method == "POST" else "/incidents/IRQ-0000000"
    text = token()
    programs.end(programs.listed(actor("monitor"))[0].number, actor("monitor"))
    for shown in ("", text, "inc_made-up", "x" * 5000):
        answer = send(house, method, path, record("A-0"), shown, If_Match='"1"')
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert incidents.kinds() == {}


def test_a_browsers_session_writes_nothing_here(house: House) -> None:
    browser = house.signed_in("manager")
    answer = browser.raw(f"{API}/incidents", method="POST", json=record(kept_article()))
    assert answer.status_code == 401
    assert incidents.kinds() == {}


@pytest.mark.parametrize("who", ["researcher", "advocate"])
def test_a_token_opens_what_its_account_may_and_no_more(house: House, who: str) -> None:
    assert send(house, "POST", "/incidents", record(kept_article()), token(who)).status_code == 403


def test_a_token_reads_as_its_account_and_a_wrong_one_reads_nothing(house: House) -> None:
    code = recorded(house, token())["code"]
    address = f"{API}/incidents/{code}"
    assert house.visitor().raw(address).status_code == 404
    assert house.visitor().raw(address, headers={"Authorization": f"Bearer {token('advocate')}"}).status_code == 200
    assert house.visitor().raw(address, headers={"Authorization": "Bearer inc_no"}).status_code == 401
    assert house.visitor().raw(address, headers={"Authorization": "Basic aW5j"}).status_code == 401


def test_a_token_opens_no_page(house: House) -> None:
    answer = house.visitor().raw("/review", headers={"Authorization": f"Bearer {token('reviewer')}"})
    assert answer.status_code == 303
    assert answer.location.startswith("/sign-in")


def test_tokens_end_with_the_passphrase_and_with_the_account(house: House) -> None:
    first = token()
    accounts.set_passphrase(actor("monitor").account or 0, "five words that never meet", actor("manager"))
    assert programs.actor_of(first) is None
    second = token()
    accounts.set_active(actor("monitor").account or 0, actor("manager"), active=False)
    assert programs.actor_of(second) is None


def test_the_account_page_makes_a_token_shows_it_once_and_ends_it(house: House) -> None:
    browser = house.signed_in("monitor")
    made = browser.post("/account/tokens", {"program": "the invented weekly list"})
    text = made.text.split('<code class="token" dir="ltr">')[1].split("<")[0]
    assert programs.actor_of(text) == actor("monitor")
    page = browser.get("/account").text
    assert text not in page
    assert "the invented weekly list" in page
    number = programs.listed(actor("monitor"))[0].number
    assert house.signed_in("reviewer").post(f"/account/tokens/{number}/end").status_code == 404
    assert browser.post(f"/account/tokens/{number}/end").status_code == 303
    assert programs.actor_of(text) is None


def test_a_token_without_a_name_is_not_made(house: House) -> None:
    browser = house.signed_in("monitor")
    assert browser.post("/account/tokens", {"program": " "}).status_code == 422
    assert programs.listed(actor("monitor")) == ()


def test_a_figure_that_a_program_adds_is_counted_by_the_rule_like_any_other(house: House) -> None:
    text = token()
    code = recorded(house, text)["code"]
    article = incidents.record(code).content.articles[0].article
    wider = figure(article, value=354, qualifier="exact", scope="cumulative", scope_from="2019-10-01")
    assert send(house, "POST", f"/incidents/{code}/claims", wider, text).status_code == 201
    line = incidents.record(code).content.lines()[0]
    assert (line.min, [verdict.why for verdict in line.verdicts]) == (24, [None, WhyNot.MORE])

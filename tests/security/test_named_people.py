"""What is kept for named people stays with them: no answer to the rest of the team holds a word of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from factories import account, claim, draft, kept_article
from incidents.domain.access import Role
from incidents.domain.incident import Cause, IncidentLink
from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.people import Involvement
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import LinkKind, Tier
from incidents.services import lists, recording, reference
from incidents.services.ordering import Form
from incidents.storage import incidents
from machinery.asking import House
from machinery.printed import said_in, unbroken
from web.conftest import opened

CONFIDENTIAL = Tier.CONFIDENTIAL
WORDS = (
    "zqclosedheadline", "zqclosedexcerpt", "zqclosedaddress", "zqclosedoutlet", "zqclosedpassage", "zqfigurepassage",
    "zqfiguresaid", "zqperson", "zqcausenote", "zqreply", "zqclosedtitle",
)  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """The house, a record of the team that holds kept parts, what it links to, and lists of two of its readers."""

    house: House
    record: str
    linked: str
    article: str
    own: str
    advocates: str


@pytest.fixture(scope="module")
def kept(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    for house in opened(furnished, tmp_path_factory.mktemp("kept")):
        yield _fill(house)


def _fill(house: House) -> Kept:
    author, manager = account("zqauthor", Role.MONITOR), house.actor("manager")
    shown = kept_article(title="An open headline")
    closed = kept_article(
        "zqclosedoutlet", title="zqclosedheadline", excerpt="zqclosedexcerpt", tier=CONFIDENTIAL,
        url="https://zqclosedaddress.example/x", url_shown=True,
    )  # fmt: skip
    person = reference.add_actor(Trilingual("zqperson"), "official", manager, person=True)
    unit = reference.add_actor(Trilingual("An invented unit"), "institution", manager)
    linked = recording.record(draft(claim(1, shown, 9), title="zqclosedtitle", tier=CONFIDENTIAL), author)
    content = draft(
        claim(1, shown, 3),
        claim(2, closed, 4, passage="zqclosedpassage"),
        claim(3, shown, 5, tier=CONFIDENTIAL, passage="zqfigurepassage", said_by="zqfiguresaid"),
        title="Record of the team",
        tier=Tier.TEAM,
        causes=(Cause(term="tear-gas-inhalation", article=closed, note="zqcausenote"),),
        links=(IncidentLink(kind=LinkKind.FOLLOWS, code=linked),),
        actors=(
            Involvement(actor=person, alleged_by=(shown,), tier=CONFIDENTIAL),
            Involvement(actor=unit, alleged_by=(shown, closed), reply=Trilingual("zqreply"), reply_article=closed),
        ),
    )
    record = recording.record(content, author)
    items = ListDraft(title=Trilingual("A list"), items=(ListItem(record),))
    own, advocates = lists.make(items, house.actor("researcher")), lists.make(items, house.actor("advocate"))
    return Kept(house, record, linked, closed, own, advocates)


def held(kept: Kept, role: str, address: str) -> list[str]:
    """The kept words and codes that an answer holds."""
    answer = kept.house.signed_in(role).raw(address)
    assert answer.status_code == 200, address
    told = f"{answer.headers}\n{said_in(answer.data)}".lower()
    told += unbroken(told)
    return [word for word in (*WORDS, kept.linked, kept.article) if word.lower() in told]


PAGES = (
    "/incidents/{record}", "/incidents/{record}/cite.ris", "/incidents/{record}/history", "/api/v1/incidents/{record}",
    "/incidents", "/api/v1/incidents", "/api/v1/facets", "/lists/{own}", "/articles",
)  # fmt: skip


@pytest.mark.parametrize("role", ["researcher", "monitor", "advocate", "reviewer", "manager"])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_and_no_program_gets_what_is_kept_for_others(kept: Kept, role: str, page: str) -> None:
    assert held(kept, role, page.format(record=kept.record, own=kept.own)) == []


@pytest.mark.parametrize("page", ["/review/{record}", "/review", "/review/{record}/publish"])
def test_a_reviewer_without_a_grant_reviews_the_copy_of_the_team(kept: Kept, page: str) -> None:
    assert held(kept, "reviewer", page.format(record=kept.record)) == []


@pytest.mark.parametrize("word", WORDS)
def test_no_kept_word_finds_the_record(kept: Kept, word: str) -> None:
    found = kept.house.signed_in("researcher").raw(f"/api/v1/incidents?q={word}").get_json()
    assert found["total"] == 0


@pytest.mark.parametrize("way", ["/lists/{own}/print?audience=team", "/lists/{own}/records.json?audience=team"])
def test_an_own_list_in_print_holds_none_of_it(kept: Kept, way: str) -> None:
    assert held(kept, "researcher", way.format(own=kept.own)) == []


@pytest.mark.parametrize("form", sorted(set(Form) - {Form.MAP}))
def test_no_file_of_the_team_holds_any_of_it(kept: Kept, form: str) -> None:
    address = f"/export?format={form}&audience=team&list={kept.advocates}"
    assert held(kept, "advocate", address) == []


def test_its_author_reads_all_of_it(kept: Kept) -> None:
    whole = recording.working_copy(kept.record, kept.house.actor("zqauthor")).content
    assert [one.number for one in whole.claims] == [1, 2, 3]
    assert [link.code for link in whole.links] == [kept.linked]


def test_the_form_is_not_opened_for_who_does_not_see_all_of_it(kept: Kept) -> None:
    before = incidents.record(kept.record)
    monitor = kept.house.signed_in("monitor")
    for page in ("edit", "sources/new"):
        answer = monitor.raw(f"/incidents/{kept.record}/{page}")
        assert answer.status_code == 403
        assert "kept for a few people" in said_in(answer.data)
    assert incidents.record(kept.record) == before


def test_its_page_offers_nobody_a_change_that_would_be_refused_and_says_who_can_make_it(kept: Kept) -> None:
    page = f"/incidents/{kept.record}"
    shown = said_in(kept.house.signed_in("monitor").raw(page).data)
    assert "One of them, or who worked on it last, can change it." in shown
    for deed in ("Amend", "Add a figure from another source", "Submit for review", "Add or change"):
        assert deed not in shown
    author = said_in(kept.house.signed_in("zqauthor").raw(page).data)
    assert "Amend" in author
    assert "Submit for review" in author
    assert "kept for a few people" not in author

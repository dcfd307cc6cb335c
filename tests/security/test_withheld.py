"""What is withheld in part: the words, numbers and codes that were told by it go with it, in every page and file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from factories import account, claim, draft, kept_article
from incidents.domain.access import Actor, Role
from incidents.domain.incident import Cause, Draft, IncidentLink, IncidentPlace, Setting
from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.people import Involvement
from incidents.domain.places import Place, PlaceLevel, PlacePrecision, Point
from incidents.domain.releases import ReleaseDraft
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import LinkKind, Tier
from incidents.reports.dossier.template import Template
from incidents.services import lists, recording, reference, releasing
from incidents.services.ordering import DOCUMENTS, Form
from incidents.storage import incidents
from machinery.asking import House
from machinery.opened import READ
from machinery.printed import said_in, unbroken
from machinery.published import published
from web.conftest import opened

SHELTER = Place(code="", level=PlaceLevel.SITE, name_en="", point=Point(31.05233, 46.26144), radius_m=200)
WORDS = (
    "zqshelter", "zqinjured", "zqdetained", "zqcause", "zqreply", "zqbasis", "zqnonumber", "zqnamed", "zqnote",
    "471777", "471788", "471799", "528811", "528822", "528833",
)  # fmt: skip
SHOWN = ("An open record", "p. 41")
"""What the same answers do say."""


@dataclass(frozen=True)
class Withheld:
    """The house, its public record, the list it is on, and the codes that no answer may tell."""

    house: House
    code: str
    listed: str
    codes: tuple[str, ...]


@pytest.fixture(scope="module")
def withheld(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Withheld]:
    for house in opened(furnished, tmp_path_factory.mktemp("withheld")):
        yield _filled(house)


def _filled(house: House) -> Withheld:
    author, advocate = account("invented author", Role.MONITOR), house.actor("advocate")
    place = reference.add_place(Trilingual("zqshelter"), "IQ-DQ-NASIRIYAH", PlaceLevel.SITE, SHELTER, author)
    drafted = recording.record(draft(title="Only a draft"), author)
    kept_back = recording.record(draft(title="For few", tier=Tier.CONFIDENTIAL), author)
    code = published(_content(place, (drafted, kept_back), house.actor("manager")), author, house.actor("reviewer"))
    listed = lists.make(ListDraft(title=Trilingual("An open list"), items=(ListItem(code),)), advocate)
    lists.publish(listed, advocate)
    releasing.make(ReleaseDraft(), house.actor("manager"))
    return Withheld(house, code, listed, (place, drafted, kept_back))


def _content(place: str, others: tuple[str, ...], manager: Actor) -> Draft:
    shown, closed = kept_article(title="An open headline"), kept_article("closed-paper", tier=Tier.CONFIDENTIAL)
    force = reference.add_actor(Trilingual("An invented force"), "armed-group", manager)
    return draft(
        claim(1, shown, 3, passage="three people", scope_place=place, page_or_time="p. 41"),
        claim(2, closed, 40, outcome="injured"),
        claim(3, shown, 41, outcome="detained", tier=Tier.TEAM),
        title="An open record",
        places=(
            IncidentPlace(place=place, public_precision=PlacePrecision.GOVERNORATE),
            IncidentPlace(
                place="IQ-DQ", public_precision=PlacePrecision.GOVERNORATE,
                as_named="zqnamed", note=Trilingual("zqnote"),
            ),
        ),
        actors=(
            Involvement(
                actor=force, alleged_by=(shown,), basis="zqbasis", reply=Trilingual("zqreply"), reply_article=closed
            ),
        ),
        causes=(Cause(term="live-ammunition", article=closed, note="zqcause"),),
        settings=(
            Setting(outcome="injured", min=471777, best=471788, max=471799, reason="zqinjured"),
            Setting(outcome="detained", min=528811, best=528822, max=528833, reason="zqdetained"),
        ),
        no_number_reason="zqnonumber",
        links=tuple(IncidentLink(kind=LinkKind.FOLLOWS, code=other) for other in others),
    )  # fmt: skip


def _told(answer: TestResponse) -> str:
    return f"{answer.headers}\n{said_in(answer.data)}"


def _leaks(answer: TestResponse, codes: tuple[str, ...]) -> list[str]:
    told = _told(answer).lower()
    whole = unbroken(told)
    return [word for word in (*WORDS, *(code.lower() for code in codes)) if word in told or word in whole]


def test_the_team_s_copy_holds_all_of_it(withheld: Withheld) -> None:
    kept = str(incidents.record(withheld.code).content)
    assert [word for word in (*WORDS[1:], *withheld.codes) if word not in kept] == []


@pytest.mark.parametrize(
    "address",
    [
        "/incidents/{code}", "/api/v1/incidents/{code}", "/lists/{listed}/print", "/lists/{listed}/records.json",
        "/incidents/{code}/history", "/api/v1/facets", "/incidents?size=200", "/api/v1/incidents?size=200",
    ],
)  # fmt: skip
def test_no_page_tells_what_was_told_by_what_is_withheld(withheld: Withheld, address: str) -> None:
    answer = withheld.house.visitor().raw(address.format(code=withheld.code, listed=withheld.listed))
    assert answer.status_code == 200
    assert _leaks(answer, withheld.codes) == []


@pytest.mark.parametrize("more", ["", "&release=1", "&list={listed}"])
@pytest.mark.parametrize("form", READ)
def test_no_file_tells_it(withheld: Withheld, form: Form, more: str) -> None:
    answer = withheld.house.visitor().raw(f"/export?format={form.value}{more.format(listed=withheld.listed)}")
    assert answer.status_code == 200
    assert _leaks(answer, withheld.codes) == []


@pytest.mark.parametrize("template", list(Template))
@pytest.mark.parametrize("form", sorted(DOCUMENTS))
def test_no_document_tells_it(withheld: Withheld, form: Form, template: Template) -> None:
    address = f"/export?format={form.value}&template={template.value}"
    answer = withheld.house.visitor().raw(address)
    assert answer.status_code == 200
    assert _leaks(answer, withheld.codes) == []


def test_no_bag_tells_it_nor_that_there_is_something(withheld: Withheld) -> None:
    answer = withheld.house.signed_in("researcher").raw("/export?format=bag")
    assert answer.status_code == 200
    assert _leaks(answer, withheld.codes) == []
    assert "names a record" not in _told(answer)
    assert f"{withheld.code}: the history has no entry of the text that is public now" in _told(answer)


@pytest.mark.parametrize(
    "address",
    ["/incidents/{code}", "/api/v1/incidents/{code}", "/lists/{listed}/print", "/export?format=json",
     "/export?format=csv", "/export?format=docx&template=annex"],
)  # fmt: skip
def test_the_page_of_a_quotation_is_told_wherever_its_words_are(withheld: Withheld, address: str) -> None:
    answer = withheld.house.visitor().raw(address.format(code=withheld.code, listed=withheld.listed))
    told = _told(answer)
    assert [word for word in SHOWN if word not in told] == []


def test_what_a_figure_covers_is_told_without_the_place(withheld: Withheld) -> None:
    page = withheld.house.visitor().raw(f"/incidents/{withheld.code}").text
    assert "This event" in page
    assert "This event:" not in page

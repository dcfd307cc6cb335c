"""A code in a question is no way to ask for a name: visitors are told those only that public records tell them."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from factories import claim, draft, kept_article
from incidents.domain.access import Actor
from incidents.domain.incident import IncidentPlace
from incidents.domain.lists import ListDraft
from incidents.domain.people import Involvement
from incidents.domain.places import Place, PlaceLevel, PlacePrecision, Point
from incidents.domain.releases import ReleaseDraft
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Tier
from incidents.services import lists, reference, releasing, reviewing
from incidents.storage import incidents
from machinery.asking import House
from machinery.printed import said_in, unbroken
from machinery.published import published
from web.conftest import opened

#: Names that the team keeps to itself, as a public record or none holds their codes.
UNIT, SHELTER, OUTLET = "Zqunit true name", "Zqshelter", "Zqoutlet"
#: Names that a public record tells.
OPEN_UNIT, OPEN_SQUARE, OPEN_OUTLET = "Zqopen unit", "Zqopen square", "Zqopenpaper"
#: Names of what was public once and was taken back.
GONE_UNIT, GONE_SQUARE, GONE_OUTLET = "Zqgone unit", "Zqgone square", "Zqgonepaper"
PAGES = (
    "/incidents?", "/incidents/map?", "/incidents/charts?", "/incidents/download?", "/incidents/cite?",
    "/incidents/cite.ris?", "/incidents/cite.bib?", "/incidents/cite.json?",
)  # fmt: skip
FORMS = ("csv", "csv-flat", "xlsx", "json", "geojson", "map", "gpkg", "kml", "hxl", "acled", "ged", "timemap", "uwazi")


@dataclass(frozen=True)
class Asked:
    """A house with hidden, open and withdrawn names, and a question for each of them by its name."""

    house: House
    questions: dict[str, str]


@pytest.fixture(scope="module")
def asked(furnished: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    """An open record, one whose unit and shelter have other public words, one that was taken back after a release."""
    for house in opened(furnished, tmp_path_factory.mktemp("named")):  # type: ignore[arg-type]
        yield Asked(house, _planted(house))


def _planted(house: House) -> dict[str, str]:
    author, reviewer, manager = house.actor("monitor"), house.actor("reviewer"), house.actor("manager")
    units = {name: _unit(name, manager) for name in (UNIT, OPEN_UNIT, GONE_UNIT)}
    places = {name: _place(name, author) for name in (SHELTER, OPEN_SQUARE, GONE_SQUARE)}
    paper, gone = kept_article("zqopenpaper"), kept_article("zqgonepaper")
    kept_article("zqoutlet", tier=Tier.TEAM)
    shown = Involvement(actor=units[OPEN_UNIT], alleged_by=(paper,))
    other = Involvement(actor=units[UNIT], alleged_by=(paper,), public_name=Trilingual("An armed unit"))
    coarse = IncidentPlace(
        place=places[SHELTER], precision=PlacePrecision.SITE, public_precision=PlacePrecision.GOVERNORATE
    )
    published(
        draft(claim(1, paper, 3), places=(IncidentPlace(place=places[OPEN_SQUARE]),), actors=(shown,)), author, reviewer
    )
    published(draft(claim(1, paper, 4), places=(coarse,), actors=(other,)), author, reviewer)
    withdrawn = published(
        draft(
            claim(1, gone, 5),
            places=(IncidentPlace(place=places[GONE_SQUARE]),),
            actors=(Involvement(actor=units[GONE_UNIT], alleged_by=(gone,)),),
        ),
        author,
        reviewer,
    )
    releasing.make(ReleaseDraft(), manager)
    reviewing.withdraw(withdrawn, incidents.record(withdrawn).version, "An invented reason", reviewer)
    return (
        {name: f"actor={code}" for name, code in units.items()}
        | {name: f"place={code}" for name, code in places.items()}
        | {OUTLET: "source=zqoutlet", OPEN_OUTLET: "source=zqopenpaper", GONE_OUTLET: "source=zqgonepaper"}
    )


def _unit(name: str, by: Actor) -> str:
    return reference.add_actor(Trilingual(name), "armed-group", by)


def _place(name: str, by: Actor) -> str:
    site = Place(code="", level=PlaceLevel.SITE, name_en="", point=Point(31.05233, 46.26144), radius_m=200)
    return reference.add_place(Trilingual(name), "IQ-DQ-NASIRIYAH", PlaceLevel.SITE, site, by)


def told(house: House, address: str, by: str = "") -> str:
    """Everything that an answer says, broken lines joined."""
    browser = house.signed_in(by) if by else house.visitor()
    answer = browser.raw(address)
    assert answer.status_code in {200, 400}, address
    text = f"{answer.headers}\n{said_in(answer.data)}"
    return text + unbroken(text)


def code_in(question: str) -> str:
    return question.partition("=")[2]


@pytest.mark.parametrize("name", [UNIT, SHELTER, OUTLET, GONE_UNIT, GONE_SQUARE, GONE_OUTLET])
def test_what_no_public_record_tells_is_named_by_no_question(asked: Asked, name: str) -> None:
    question = asked.questions[name]
    for address in [*(page + question for page in PAGES), *(f"/export?format={form}&{question}" for form in FORMS)]:
        assert name.lower() not in told(asked.house, address).lower().replace(code_in(question), ""), address
    assert code_in(question) in told(asked.house, f"/incidents/cite.ris?{question}")


@pytest.mark.parametrize("name", [OPEN_UNIT, OPEN_SQUARE, OPEN_OUTLET])
def test_what_a_public_record_tells_is_named_everywhere(asked: Asked, name: str) -> None:
    question = asked.questions[name]
    for address in ("/incidents?", "/incidents/cite?", "/incidents/cite.ris?"):
        assert name in told(asked.house, address + question), address
    assert name in told(asked.house, f"/export?format=csv&{question}")


def test_an_outlet_that_the_team_knows_is_told_like_one_that_nobody_knows(asked: Asked) -> None:
    known, unknown = (told(asked.house, f"/incidents/cite.ris?source={slug}") for slug in ("zqoutlet", "zqnobody"))
    assert "Source: zqoutlet" in known
    assert "Source: zqnobody" in unknown


@pytest.mark.parametrize("name", [GONE_UNIT, GONE_SQUARE, GONE_OUTLET])
def test_a_release_does_not_name_what_was_taken_back(asked: Asked, name: str) -> None:
    question = asked.questions[name]
    for address in ("/releases/1/cite.ris?", "/releases/1/cite?", "/export?format=csv&release=1&"):
        said = told(asked.house, address + question).lower().replace(code_in(question), "")
        assert name.lower() not in said, address


@pytest.mark.parametrize("name", [OPEN_UNIT, OPEN_SQUARE, OPEN_OUTLET])
def test_a_release_names_what_it_still_shows(asked: Asked, name: str) -> None:
    assert name in told(asked.house, f"/releases/1/cite.ris?{asked.questions[name]}")


@pytest.mark.parametrize("name", [UNIT, SHELTER, GONE_UNIT, GONE_SQUARE, OPEN_UNIT])
def test_the_team_reads_the_names_that_it_keeps(asked: Asked, name: str) -> None:
    question = asked.questions[name]
    assert name in told(asked.house, f"/incidents?{question}", by="advocate")
    assert name in told(asked.house, f"/incidents/cite.ris?{question}", by="advocate")
    assert name in told(asked.house, f"/export?format=csv&audience=team&{question}", by="advocate")


@pytest.mark.parametrize("name", [UNIT, SHELTER])
def test_a_file_for_everyone_keeps_them_back_whoever_makes_it(asked: Asked, name: str) -> None:
    assert name not in told(asked.house, f"/export?format=csv&{asked.questions[name]}", by="advocate")


@pytest.mark.parametrize("code", ["IQ-DQ", "IQ-DQ-NASIRIYAH", "IQ-MA"])
def test_places_of_the_gazetteer_are_named_to_everyone(asked: Asked, code: str) -> None:
    names = {"IQ-DQ": "Dhi Qar", "IQ-DQ-NASIRIYAH": "Nasiriyah", "IQ-MA": "Maysan"}
    assert f"Place: {names[code]}" in told(asked.house, f"/incidents/cite.ris?place={code}")


@pytest.mark.parametrize("name", [UNIT, SHELTER, OUTLET])
def test_a_list_that_is_a_question_is_published_in_words_that_everyone_may_read(asked: Asked, name: str) -> None:
    advocate, question = asked.house.actor("advocate"), asked.questions[name]
    made = lists.make(ListDraft(title=Trilingual("An invented list"), query=question), advocate)
    warning = "without the names that only the team knows"
    before = told(asked.house, f"/lists/{made}", by="advocate")
    if name != OUTLET:  # no record of the team's names the outlet either, so nobody is told more than its code
        assert name in before
        assert warning in before
    assert name not in told(asked.house, f"/lists/{made}/print", by="advocate")
    lists.publish(made, advocate)
    for address in (f"/lists/{made}", "/lists", f"/lists/{made}/print", f"/lists/{made}/records.json"):
        assert name not in told(asked.house, address), address
        assert f": {name}" not in told(asked.house, address, by="advocate"), address
    assert code_in(question) in told(asked.house, f"/lists/{made}")
    assert warning not in told(asked.house, f"/lists/{made}", by="advocate")
    if name != OUTLET:
        assert name in told(asked.house, f"/lists/{made}/print?audience=team", by="advocate")


def test_a_list_whose_words_stay_the_same_warns_of_nothing(asked: Asked) -> None:
    advocate = asked.house.actor("advocate")
    query = asked.questions[OPEN_UNIT]
    made = lists.make(ListDraft(title=Trilingual("An invented list"), query=query), advocate)
    page = told(asked.house, f"/lists/{made}", by="advocate")
    assert OPEN_UNIT in page
    assert "without the names" not in page

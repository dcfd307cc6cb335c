"""A finding holds what a disclosed record can be found by: its codes, its people, its words, and nothing else."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from factories import claim, day, draft
from incidents.domain.articles import ArticleRef
from incidents.domain.counts import Count, Qualifier
from incidents.domain.finding import GAP, Finding, find
from incidents.domain.incident import ArticleLink, Cause, IncidentPlace, Record, Setting
from incidents.domain.people import Involvement
from incidents.domain.places import Place, PlaceLevel
from incidents.domain.script import tokens
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience, ClaimKind, Clarity, Grade, Scope, Status

IRAQ = Place(code="IQ", level=PlaceLevel.COUNTRY, name_en="Iraq")
TOWN = Place(code="X-TOWN", level=PlaceLevel.CITY, name_en="Inventedtown", name_ar="بلدة مختلقة", parent="IQ")
LABELS = {
    ("cause", "fire"): ("Fire or arson", "حريق"),
    ("outcome", "killed"): ("Killed",),
    ("violation", "life"): ("Life",),
}


def record(*claims: Any, **more: Any) -> Record:
    links = tuple(_link(code) for code in dict.fromkeys(one.article for one in claims))
    given = {"places": (IncidentPlace(place="X-TOWN", chain=(TOWN, IRAQ)),), "articles": links} | more
    return Record(
        code="IRQ-0000001", audience=Audience.PUBLIC, version=1, revision=1, status=Status.PUBLISHED, grade=Grade.WEAK,
        content=replace(draft(*claims), **given), created=date(2020, 1, 1), changed=datetime(2020, 1, 1, tzinfo=UTC),
    )  # fmt: skip


def _link(code: str) -> ArticleLink:
    ref = ArticleRef(
        code=code, title=f"Headline {code}", outlet=Trilingual(en=code.title()), published=day("2019-12-30"), voice=code
    )
    return ArticleLink(article=code, ref=ref)


def found(*claims: Any, **more: Any) -> Finding:
    labels = lambda name, code: LABELS.get((name, code), ())  # noqa: E731
    return find(record(*claims, **more), labels, {"north": ("north", "carrier")})


def states(*claims: Any, **more: Any) -> tuple[str, ...]:
    return found(*claims, **more).keys["figures"]


def test_a_place_is_found_by_every_place_around_it() -> None:
    assert found().keys["place"] == ("X-TOWN", "IQ")


def test_an_article_is_found_by_its_outlet_and_by_who_carried_it() -> None:
    keys = found(claim(1, "north", 2)).keys
    assert (keys["article"], keys["source"]) == (("north",), ("north", "carrier"))


def test_a_natural_person_is_no_code_to_choose_by() -> None:
    actors = (Involvement(actor="G-FORCE"), Involvement(actor="P-PERSON", person=True), Involvement(actor=""))
    assert found(actors=actors).keys["actor"] == ("G-FORCE",)


def test_an_outcome_is_found_only_where_a_figure_counts() -> None:
    wider = claim(1, "north", 9, scope=Scope.NATIONAL)
    assert found(wider).keys["outcome"] == ()
    assert found(wider, claim(2, "south", 2, outcome="injured")).keys["outcome"] == ("injured",)


def test_a_reviewer_s_figure_is_a_figure_even_where_no_claim_counts() -> None:
    one = found(
        claim(1, "north", 9, scope=Scope.NATIONAL), settings=(Setting(outcome="killed", min=3, max=3, reason="r"),)
    )
    assert [(line.outcome, line.count) for line in one.lines] == [("killed", Count(3, 3))]
    assert one.keys["outcome"] == ("killed",)


def test_the_states_of_figures_can_be_asked_for() -> None:
    assert states() == ("no-number",)
    assert states(claim(1, "north", 2)) == ("one-source",)
    assert states(claim(1, "north", 2), claim(2, "south", 2)) == ()
    assert states(claim(1, "north", 2), claim(2, "south", 3)) == ("disagree",)
    assert states(claim(1, "north", 2), clarity=Clarity.SUMMARY) == ()


def test_each_end_of_a_range_remembers_how_it_was_said() -> None:
    [line] = found(claim(1, "north", 20), claim(2, "south", 50, qualifier=Qualifier.MORE_THAN)).lines
    assert (line.count, line.said) == (Count(20, 51, open=True), ("exact", "more_than"))


def test_an_end_that_a_reviewer_set_was_not_said_by_a_report() -> None:
    [line] = found(
        claim(1, "north", 50, qualifier=Qualifier.MORE_THAN), settings=(Setting(outcome="killed", max=60, reason="r"),)
    ).lines
    assert line.said == ("more_than", "")


def test_reported_figures_are_counted_and_other_statements_are_not() -> None:
    weapon = claim(2, "north", kind=ClaimKind.WEAPON, outcome="", fact="an invented maker")
    assert found(claim(1, "north", 2), weapon).figures == 1


def test_words_hold_what_the_record_says_and_what_people_call_it() -> None:
    causes, violations = (Cause(term="fire"),), ("life",)
    words = set(found(claim(1, "north", 2, passage="Two were shot"), causes=causes, violations=violations).words)
    said = "invented Inventedtown بلدة shot Headline North arson حريق martyr شهداء life"
    assert set(tokens(said)) <= words


def test_words_of_the_team_are_not_among_them() -> None:
    hidden = claim(1, "north", 2, note="rumour", credibility_reason="unreliable teller")
    assert {"rumour", "unreliable", "teller"}.isdisjoint(found(hidden).words)


def test_between_two_texts_stands_a_gap() -> None:
    words = found(title=Trilingual(en="one two"), summary=Trilingual(en="three")).words
    assert words[words.index("one") : words.index("one") + 4] == ("one", "two", GAP, "three")

"""What the public gets of a record: hidden fields are gone, places are an ancestor, persons have no name."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from factories import claim, day, draft
from incidents.domain.access import Action, Actor, Role
from incidents.domain.articles import ArticleDraft, ArticleRef
from incidents.domain.claims import Override
from incidents.domain.disclosure import disclose, may_read, public_article
from incidents.domain.errors import Refused
from incidents.domain.incident import ArticleLink, Cause, IncidentLink, IncidentPlace, Record, Setting, Step
from incidents.domain.people import Involvement
from incidents.domain.places import Place, PlaceLevel, PlacePrecision, Point
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience, ClaimKind, Clarity, Grade, LinkKind, Status, Tier

IRAQ = Place(code="IQ", level=PlaceLevel.COUNTRY, name_en="Iraq")
AREA = Place(code="X-GOV", level=PlaceLevel.GOVERNORATE, name_en="Invented area", parent="IQ", point=Point(32, 45))
TOWN = Place(
    code="X-TOWN", level=PlaceLevel.CITY, name_en="Inventedtown", parent="X-GOV", point=Point(32.1, 45.1), radius_m=5000
)
YARD = Place(
    code="X-YARD",
    level=PlaceLevel.SITE,
    name_en="Hidden yard",
    parent="X-TOWN",
    point=Point(32.11, 45.12),
    radius_m=300,
)
CHAIN = (YARD, TOWN, AREA, IRAQ)
MOMENT = datetime(2020, 1, 1, tzinfo=UTC)


def public(**more: Any) -> Record:
    return disclose(record(**more), Audience.PUBLIC)


def record(*, claims: tuple[Any, ...] = (), shown: tuple[str, ...] = ("north",), **more: Any) -> Record:
    codes = dict.fromkeys([*(one.article for one in claims), *shown])
    links = tuple(ArticleLink(article=code, ref=_ref(code, public=code in shown)) for code in codes)
    content = replace(draft(*claims), **({"articles": links, "places": ()} | more))
    return Record(
        code="IRQ-0000001", audience=Audience.TEAM, version=1, revision=1, status=Status.PUBLISHED, grade=Grade.WEAK,
        content=content, created=date(2020, 1, 1), changed=MOMENT, contributors=("invented-ann",),
        steps=(Step(at=MOMENT, by="invented-ann", old=Status.DRAFT, new=Status.SUBMITTED, reason="because"),),
    )  # fmt: skip


def _ref(code: str, *, public: bool) -> ArticleRef:
    outlet, published = Trilingual(en=code), day("2019-12-30")
    return ArticleRef(code=code, outlet=outlet, published=published, voice=code, reliability="F", public=public)


def at(**more: Any) -> IncidentPlace:
    given: dict[str, Any] = {
        "place": "X-YARD",
        "precision": PlacePrecision.EXACT,
        "radius_m": 40,
        "point": Point(32.11111, 45.12222),
        "chain": CHAIN,
        "as_named": "behind the invented baker",
        "note": Trilingual(en="by the invented wall"),
    }
    return IncidentPlace(**(given | more))


def test_a_record_for_the_team_has_no_public_copy() -> None:
    with pytest.raises(Refused):
        public(tier=Tier.TEAM)


def test_the_team_reads_everything() -> None:
    whole = record(places=(at(),), claims=(claim(1, "north", 2, credibility=3),))
    assert disclose(whole, Audience.TEAM) == whole


def test_who_worked_on_it_and_its_steps_are_not_public() -> None:
    shown = public()
    assert (shown.contributors, shown.steps, shown.audience) == ((), (), Audience.PUBLIC)


def test_why_a_grade_was_given_is_public_only_where_the_record_is_not_counted() -> None:
    weak = replace(record(), grade_reason="one voice, read twice")
    assert disclose(weak, Audience.PUBLIC).grade_reason == ""
    discounted = replace(weak, grade=Grade.DISCOUNTED)
    assert disclose(discounted, Audience.PUBLIC).grade_reason == "one voice, read twice"


def test_a_figure_for_the_team_and_one_of_an_unpublished_article_are_gone() -> None:
    claims = (claim(1, "north", 2), claim(2, "north", 3, tier=Tier.TEAM), claim(3, "hidden", 4))
    shown = public(claims=claims).content
    assert [one.number for one in shown.claims] == [1]
    assert [link.article for link in shown.articles] == ["north"]


def test_ratings_are_gone_and_what_they_left_out_stays_out() -> None:
    claims = (claim(1, "north", 2, credibility=5, credibility_reason="heard from nobody"), claim(2, "north", 3))
    one, two = public(claims=claims).content.claims
    assert (one.credibility, one.credibility_reason, one.override) == (None, "", Override(counted=False, reason=""))
    assert two.override is None
    assert public(claims=claims).content.articles[0].ref.reliability == ""


def test_a_site_is_public_at_the_site_s_own_point_and_without_the_incident_s() -> None:
    [place] = public(places=(at(),)).content.places
    assert (place.place, place.point, place.where) == ("X-YARD", None, Point(32.11, 45.12))
    assert (place.precision, place.radius_m) == (PlacePrecision.SITE, 300)
    assert (place.as_named, bool(place.note)) == ("", False)


def test_words_on_a_place_are_public_where_the_place_itself_is_all_that_is_known() -> None:
    [place] = public(places=(at(point=None, precision=PlacePrecision.SITE),)).content.places
    assert (place.as_named, place.note.en) == ("behind the invented baker", "by the invented wall")


@pytest.mark.parametrize(
    ("precision", "code", "where", "radius"),
    [
        (PlacePrecision.CITY, "X-TOWN", Point(32.1, 45.1), 5000),
        (PlacePrecision.GOVERNORATE, "X-GOV", Point(32, 45), None),
        (PlacePrecision.COUNTRY, "IQ", None, None),
    ],
)
def test_a_place_is_coarsened_to_an_ancestor_at_its_own_point(precision, code, where, radius) -> None:
    [place] = public(places=(at(public_precision=precision),)).content.places
    assert (place.place, place.where, place.radius_m, place.point) == (code, where, radius, None)
    assert place.precision == precision
    assert (place.as_named, bool(place.note)) == ("", False)
    assert "X-YARD" not in {one.code for one in place.chain}


def test_a_place_that_may_not_be_known_leaves_nothing() -> None:
    [place] = public(places=(at(public_precision=PlacePrecision.UNKNOWN),)).content.places
    assert (place.place, place.chain, place.where, place.precision) == ("", (), None, PlacePrecision.UNKNOWN)


@pytest.mark.parametrize(
    ("known", "allowed", "told"),
    [
        (PlacePrecision.SITE, PlacePrecision.GOVERNORATE, False),
        (PlacePrecision.CITY, PlacePrecision.COUNTRY, False),
        (PlacePrecision.SITE, PlacePrecision.UNKNOWN, False),
        (PlacePrecision.GOVERNORATE, PlacePrecision.GOVERNORATE, True),  # what the form sets where nothing is chosen
        (PlacePrecision.SITE, PlacePrecision.SITE, True),
        (PlacePrecision.EXACT, PlacePrecision.SITE, True),
    ],
)
def test_words_on_a_place_go_where_it_is_known_better_than_told_even_if_it_is_coded_coarsely(
    known, allowed, told
) -> None:
    given = {"place": "X-GOV", "chain": (AREA, IRAQ), "point": None, "precision": known, "public_precision": allowed}
    [place] = public(places=(at(**given),)).content.places
    assert (bool(place.as_named), bool(place.note)) == (told, told)


@pytest.mark.parametrize(
    ("said", "told"),
    [("X-YARD", ""), ("Hidden yard", ""), ("behind the baker", ""), ("X-TOWN", ""), ("X-GOV", "X-GOV"), ("IQ", "IQ")],
)
def test_what_a_figure_covers_names_no_place_that_is_withheld(said, told) -> None:
    claims = (claim(1, "north", 2, scope_place=said),)
    assert public(claims=claims).content.claims[0].scope_place == said
    restricted = at(public_precision=PlacePrecision.GOVERNORATE)
    [shown] = public(claims=claims, places=(restricted,)).content.claims
    assert shown.scope_place == told


def test_what_a_figure_covers_is_told_where_the_place_itself_is_all_that_is_known() -> None:
    claims = (claim(1, "north", 2, scope_place="the market and the yard"),)
    [shown] = public(claims=claims, places=(at(point=None, precision=PlacePrecision.SITE),)).content.claims
    assert shown.scope_place == "the market and the yard"
    [shown] = public(claims=claims, places=(at(),)).content.claims
    assert shown.scope_place == "", "the record has a point of its own, which the public does not get"


def test_an_exact_place_is_public_only_where_that_was_decided() -> None:
    [place] = public(places=(at(public_precision=PlacePrecision.EXACT),)).content.places
    assert place.point == Point(32.11111, 45.12222)


def test_a_natural_person_is_public_only_for_an_official_act() -> None:
    actors = (
        Involvement(actor="P-1", name=Trilingual(en="Hidden person"), person=True),
        Involvement(actor="P-2", name=Trilingual(en="Shown person"), person=True, official_act="signed the order"),
        Involvement(actor="G-1", name=Trilingual(en="Hidden unit"), tier=Tier.TEAM),
        Involvement(actor="G-2", name=Trilingual(en="Invented force"), alleged_by=("north", "hidden")),
        Involvement(actor="G-3", name=Trilingual(en="True name"), public_name=Trilingual(en="A force")),
        Involvement(actor="G-4", name=Trilingual(en="Named by a closed text alone"), alleged_by=("hidden",)),
    )
    shown = public(actors=actors).content.actors
    assert [(one.actor, one.name.en) for one in shown] == [
        ("P-2", "Shown person"),
        ("G-2", "Invented force"),
        ("", "A force"),
    ]
    assert (shown[1].alleged_by, shown[0].official_act) == (("north",), "")


def test_a_cause_goes_with_the_article_that_reports_it() -> None:
    causes = (Cause(term="fire", article="hidden", note="from a closed text"), Cause(term="knife", article="north"))
    assert public(causes=causes).content.causes == (Cause(term="knife", article="north"),)
    unsaid = Cause(term="beating", note="by no article in particular")
    assert public(causes=(unsaid,)).content.causes == (unsaid,)


def test_a_cause_of_a_closed_article_stays_where_an_open_one_states_it_too() -> None:
    causes = (Cause(term="fire", article="hidden", note="from a closed text"),)
    states = claim(1, "north", kind=ClaimKind.CAUSE, term="fire", fact="It burned.")
    assert public(causes=causes, claims=(states,)).content.causes == (Cause(term="fire"),)
    own = Cause(term="fire", article="north", note="from an open text")
    assert public(causes=(*causes, own), claims=(states,)).content.causes == (own,)
    kept_back = replace(states, tier=Tier.TEAM)
    assert public(causes=causes, claims=(kept_back,)).content.causes == ()


def test_a_reply_goes_with_the_article_that_carries_it() -> None:
    reply = Trilingual(en="We deny it.")
    actors = [Involvement(actor="G-1", reply=reply, reply_article=code) for code in ("hidden", "north", "")]
    shown = public(actors=tuple(actors)).content.actors
    assert [(one.reply.en, one.reply_article) for one in shown] == [
        ("", ""),
        ("We deny it.", "north"),
        ("We deny it.", ""),
    ]


def test_on_what_ground_somebody_is_named_is_the_team_s() -> None:
    [actor] = public(actors=(Involvement(actor="G-1", basis="a nurse told us"),)).content.actors
    assert actor.basis == ""


def test_the_page_of_a_quotation_is_public_as_its_words_are() -> None:
    [shown] = public(claims=(claim(1, "north", 2, page_or_time="p. 3"),)).content.claims
    assert shown.page_or_time == "p. 3"


def test_a_reviewer_s_figure_goes_where_no_line_is_left_for_it() -> None:
    injured = {"outcome": "injured"}
    claims = (
        claim(1, "north", 2),
        claim(2, "hidden", 40, **injured),
        claim(3, "north", 41, outcome="detained", tier=Tier.TEAM),
        claim(4, "north", 1, group="children"),
        claim(5, "hidden", 1, group="women"),
    )
    settings = tuple(
        Setting(outcome=outcome, group=group, best=45, max=46, reason=f"{outcome} {group}")
        for outcome, group in (
            ("killed", "all"), ("killed", "children"), ("killed", "women"), ("injured", "all"), ("detained", "all"),
        )
    )  # fmt: skip
    shown = public(claims=claims, settings=settings)
    assert [one.reason for one in shown.content.settings] == ["killed all", "killed children"]
    assert {one.line.outcome for one in shown.figures} == {"killed"}


def test_why_no_number_is_given_is_told_only_where_none_is() -> None:
    why = {"no_number_reason": "hospitals were told to be silent"}
    assert public(**why).content.no_number_reason == "hospitals were told to be silent"
    assert public(claims=(claim(1, "north", 2),), **why).content.no_number_reason == ""
    assert public(claims=(claim(1, "hidden", 2),), **why).content.no_number_reason != ""
    pattern = {"clarity": Clarity.SUMMARY} | why
    assert public(claims=(claim(1, "north", 2),), **pattern).content.no_number_reason == ""
    assert public(**pattern).content.no_number_reason != ""


def test_another_incident_is_linked_by_its_code_alone() -> None:
    link = IncidentLink(
        kind=LinkKind.FOLLOWS, code="IRQ-0000002", title=Trilingual(en="Hidden title"), occurred=day("2019")
    )
    [shown] = public(links=(link,)).content.links
    assert (shown.code, shown.title.en, shown.occurred) == ("IRQ-0000002", "", None)


def test_an_address_is_shown_only_where_it_may_be() -> None:
    article = ArticleDraft(title="t", url="https://example.org/whole", tier=Tier.PUBLIC)
    assert public_article(article).url == ""
    assert public_article(replace(article, url_shown=True)).url == "https://example.org/whole"
    with pytest.raises(Refused):
        public_article(replace(article, tier=Tier.TEAM))


def test_a_confidential_record_is_for_its_authors_and_those_named() -> None:
    monitor = Actor(account=1, name="invented-ann", role=Role.MONITOR)
    reviewer = Actor(account=2, name="invented-ben", role=Role.REVIEWER)
    assert not may_read(monitor, Tier.CONFIDENTIAL)
    assert may_read(monitor, Tier.CONFIDENTIAL, is_author=True)
    assert not may_read(reviewer, Tier.CONFIDENTIAL)
    assert may_read(replace(reviewer, grants=frozenset({Action.CONFIDENTIAL})), Tier.CONFIDENTIAL)
    assert not may_read(replace(monitor, grants=frozenset({Action.CONFIDENTIAL})), Tier.CONFIDENTIAL)
    assert not may_read(Actor(), Tier.PUBLIC)


def test_articles_of_one_hidden_origin_stay_one_voice_which_does_not_tell_the_origin() -> None:
    hidden = [
        ArticleLink(article=code, ref=replace(_ref(code, public=True), voice="hidden-agency", own_voice=code))
        for code in ("north", "south")
    ]
    links = (*hidden, ArticleLink(article="east", ref=_ref("east", public=True)))
    told = public(articles=links).content.articles
    assert [link.ref and (link.ref.voice, link.ref.own_voice) for link in told] == [
        ("north", ""),
        ("north", ""),
        ("east", ""),
    ]

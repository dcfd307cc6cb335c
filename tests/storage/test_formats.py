"""Every form of the same selection: the same incidents and sums, no finer point, and each loss told with its number."""

import io
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from factories import claim
from incidents.domain.access import LOADER
from incidents.domain.claims import Claim
from incidents.domain.counts import Qualifier
from incidents.domain.criteria import Criteria
from incidents.domain.dates import UncertainDate
from incidents.domain.features import Feature
from incidents.domain.incident import Cause, IncidentPlace, Setting
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.vocabulary import Audience, Clarity, Tier
from incidents.services import exporting, losses
from incidents.services.exporting import Order
from incidents.services.ordering import Form
from incidents.services.wording import words_of
from incidents.storage.search.answering import answers
from machinery.opened import READ, Opened, members, opened, rows
from storage.asked import ask
from storage.conftest import ENGINES, furnished
from storage.found import draft_of, keep, keep_five, open_article

pytestmark = pytest.mark.usefixtures("many")
TABLES = [form for form in READ if form is not Form.MAP]
QUESTIONS = ("", "place=IQ-DQ", "killed_min=3", "from=2019-11&to=2019-12", "figures=no-number", "q=unheardof")
PLACES = (
    "IQ-DQ-NASIRIYAH", "IQ-BG-TAHRIR-SQUARE", "IQ-KA-KARBALA", "IQ-DQ-ZAYTUN-BRIDGE", "IQ-DQ", "IQ-BG", "IQ",
)  # fmt: skip
GROUPS = ("all", "all", "protesters", "children")
OUTCOMES = ("killed", "killed", "injured", "injured", "detained", "gas")


@pytest.fixture(scope="module", params=ENGINES)
def many(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The five, and forty more by the throw of dice, on one engine; every third for the team alone."""
    with furnished(request, tmp_path_factory.mktemp("formats")):
        keep_five()
        dice, north = random.Random(5), open_article("invented-east")  # noqa: S311 - the same forty each time
        for number in range(40):
            keep(f"IRQ-00001{number:02}", _thrown(dice, north), public=number % 3 > 0)
        yield


def _thrown(dice: random.Random, article: str) -> Any:
    claims = [_claim(dice, number, article) for number in range(1, dice.choice((1, 2, 3, 5)))]
    first = date(2019, 10, 1) + timedelta(days=dice.randrange(120))
    last = first + timedelta(days=dice.choice((0, 0, 1, 6, 40)))
    occurred = UncertainDate.span(first, last, lasting=dice.random() < 0.5)
    spots = [_place(dice) for _ in range(dice.choice((0, 1, 1, 2)))]
    return draft_of(
        "An invented event by dice",
        *claims,
        occurred=None if dice.random() < 0.15 else occurred,
        places=tuple(spots),
        causes=(Cause(term="live-ammunition"),) if dice.random() < 0.5 else (),
        event_type=dice.choice(("", "force-against-protesters", "battle")),
        clarity=Clarity.SUMMARY if dice.random() < 0.1 else Clarity.EVENT,
        settings=(Setting(outcome="killed", min=1, best=7, max=9, reason="an invented reason"),)
        if dice.random() < 0.1
        else (),
    )


def _claim(dice: random.Random, number: int, article: str) -> Claim:
    qualifier = dice.choice((Qualifier.EXACT, Qualifier.MORE_THAN, Qualifier.UP_TO, Qualifier.DOZENS))
    value = None if qualifier is Qualifier.DOZENS else dice.choice((0, 1, 2, 5, 8))
    tier = Tier.TEAM if dice.random() < 0.2 else Tier.PUBLIC
    outcome, group = dice.choice(OUTCOMES), dice.choice(GROUPS)
    return claim(number, article, value, qualifier=qualifier, outcome=outcome, group=group, tier=tier)


def _place(dice: random.Random) -> IncidentPlace:
    return IncidentPlace(
        place=dice.choice(PLACES),
        precision=dice.choice(
            (PlacePrecision.EXACT, PlacePrecision.SITE, PlacePrecision.CITY, PlacePrecision.DISTRICT)
        ),
        point=Point(31.04321, 46.23456) if dice.random() < 0.3 else None,
        public_precision=dice.choice((PlacePrecision.SITE, PlacePrecision.CITY, PlacePrecision.GOVERNORATE)),
    )


def made(form: Form, query: str = "", audience: Audience = Audience.PUBLIC, lang: str = "en") -> tuple[bytes, Any]:
    out = io.BytesIO()
    result = exporting.export(Order(form=form, criteria=ask(query), audience=audience, lang=lang), LOADER, out)
    return out.getvalue(), result


def read(form: Form, query: str = "", audience: Audience = Audience.PUBLIC) -> Opened:
    return opened(form, made(form, query, audience)[0])


def foretold(question: Criteria, audience: Audience) -> dict[Form, tuple[str, ...]]:
    """What the page says of each form before anything is made."""
    return losses.of_forms(answers(audience).features(question), "en")


def summed(ends: Any, *, lows_only: bool) -> tuple[int, int | None]:
    """As the page adds them: a lower end that is not given adds nothing, an upper one falls back on the lower."""
    low = sum(one[0] or 0 for one in ends)
    return low, None if lows_only else sum(one[1] if one[1] is not None else one[0] or 0 for one in ends)


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("form", TABLES)
def test_each_form_holds_the_incidents_and_the_sums_that_the_page_counts(form: Form, audience: Audience) -> None:
    for query in QUESTIONS:
        file, result = made(form, query, audience)
        found, asked = opened(form, file), answers(audience)
        totals, features = asked.totals(ask(query)), asked.features(ask(query))
        left_out = features[Feature.NO_DEATH] if form is Form.GED else 0
        assert len(found.codes) == len(set(found.codes)) == result.count == totals.incidents - left_out, query
        for outcome in found.has:
            total = totals.sums.get(outcome)
            expected = (
                (total.min, None if found.lows_only else total.max) if total else (0, None if found.lows_only else 0)
            )
            assert summed(getattr(found, outcome).values(), lows_only=found.lows_only) == expected, (query, outcome)


@pytest.mark.parametrize("audience", list(Audience))
def test_number_by_number_every_form_says_what_the_table_says(audience: Audience) -> None:
    table = read(Form.FLAT, "", audience)
    for form in TABLES:
        found = read(form, "", audience)
        for outcome in found.has:
            expected = {code: ends for code, ends in getattr(table, outcome).items() if code in found.codes}
            if found.lows_only:
                expected = {code: (low, None) for code, (low, _) in expected.items() if low is not None}
            if form is Form.GED:
                expected = {code: (low, low if high is None else high) for code, (low, high) in expected.items()}
            assert getattr(found, outcome) == expected, (form, outcome)
        assert {code: span for code, span in found.spans.items() if span != table.spans.get(code)} == {}, form


@pytest.mark.parametrize("audience", list(Audience))
def test_no_form_draws_a_point_that_the_table_does_not_have(audience: Audience) -> None:
    """And those that have no other way to say "somewhere in it" draw none for a district or a governorate."""
    file, _ = made(Form.CSV, "", audience)
    table = {row["code"]: row for row in rows(members(file)["incidents.csv"])}
    for form in TABLES:
        found = read(form, "", audience)
        for code, point in found.points.items():
            row = table[code]
            assert point == pytest.approx((float(row["lat"]), float(row["lon"]))), (form, code)
            if form in {Form.GEOJSON, Form.GPKG, Form.KML, Form.TIMEMAP, Form.UWAZI, Form.FTM}:
                assert int(row["place_precision"]) < PlacePrecision.DISTRICT, (form, code)


NUMBER = re.compile(r"\((\d[\d,]*) records?\)")


def numbers_said(sentence: str) -> list[int]:
    return [int(number.replace(",", "")) for number in NUMBER.findall(sentence)]


def said_of(form: Form, audience: Audience, what: str) -> int:
    """The number beside a loss, 0 where it is not told."""
    (told,) = [one for one in foretold(Criteria(), audience)[form] if one.startswith("It cannot carry")]
    found = [part for part in told.split(": ", 1)[1].split("; ") if part.startswith(what)]
    return numbers_said(found[0])[0] if found else 0


@pytest.mark.parametrize("audience", list(Audience))
def test_what_is_said_to_be_lost_is_what_the_file_has_lost(audience: Audience) -> None:
    tables = {name: rows(text) for name, text in members(made(Form.CSV, "", audience)[0]).items() if name[-3:] == "csv"}
    incidents, figures = tables["incidents.csv"], tables["figures.csv"]
    injured = [row for row in incidents if row["injured_min"] or row["injured_max"]]
    others = [row for row in incidents if any(row[f"{one}_min"] or row[f"{one}_max"] for one in ("detained", "gas"))]
    ranges = [row for row in incidents if (row["killed_min"] or "0") != (row["killed_max"] or row["killed_min"] or "0")
              or (row["killed_or_more"] == "yes" and row["killed_max"])]  # fmt: skip
    spans = [row for row in incidents if row["earliest"] != row["latest"]]
    undated = [row for row in incidents if not row["earliest"]]
    unplaced = [row for row in incidents if int(row["place_precision"]) >= PlacePrecision.DISTRICT or not row["lat"]]
    words = {row["incident"] for row in figures if row["kind"] == "number"}
    groups = {row["incident"] for row in figures if row["group"] not in {"all", ""}}
    assert min(map(len, (injured, others, ranges, spans, undated, unplaced, words, groups))) > 2
    acled = rows(members(made(Form.ACLED, "", audience)[0])["acled.csv"])
    assert said_of(Form.ACLED, audience, "injured as numbers") == len(injured)
    assert said_of(Form.ACLED, audience, "people neither killed") == len(others)
    assert said_of(Form.ACLED, audience, "the upper end of the range") == len(ranges)
    assert said_of(Form.ACLED, audience, "the last possible day") == len(spans)
    assert said_of(Form.ACLED, audience, "a date") == len(undated) == sum(not row["event_date"] for row in acled)
    assert said_of(Form.ACLED, audience, "reported figures") == len(words)
    assert said_of(Form.GEOJSON, audience, "numbers of some") == len(groups)
    assert said_of(Form.TIMEMAP, audience, "a point on the map") == len(unplaced)
    for form in (Form.TIMEMAP, Form.UWAZI, Form.FTM):
        assert len(incidents) - len(read(form, "", audience).points) == len(unplaced), form


@pytest.mark.parametrize("audience", list(Audience))
def test_what_is_said_to_be_left_out_is_what_is_not_in_the_file(audience: Audience) -> None:
    every, kept = read(Form.FLAT, "", audience), read(Form.GED, "", audience)
    first, second = foretold(Criteria(), audience)[Form.GED]
    missing = set(every.codes) - set(kept.codes)
    assert missing == {code for code in every.codes if not _most(every.killed.get(code))}
    assert first == f"It leaves out {len(missing)} records: the form has only events with a reported death."
    undated = [code for code in kept.codes if code not in kept.spans]
    assert f"may pass over the row ({len(undated)} record" in second


def _most(ends: tuple[int | None, int | None] | None) -> int:
    return 0 if ends is None else ends[1] if ends[1] is not None else ends[0] or 0


@pytest.mark.parametrize("form", READ)
def test_the_file_itself_says_what_its_form_cannot_carry(form: Form) -> None:
    file, result = made(form)
    assert result.losses == foretold(Criteria(), Audience.PUBLIC)[form]
    if form in {Form.FLAT, Form.XLSX, Form.GPKG}:
        return  # one table has no room for it; the sheets and the table `about` are read below
    body = file if file[:2] != b"PK" else members(file)["README.txt"]
    for sentence in result.losses:
        assert sentence in body.decode(), form


def test_a_loss_that_touches_no_record_is_not_told() -> None:
    for form in TABLES:
        for sentence in foretold(ask("q=unheardof"), Audience.PUBLIC)[form]:
            assert numbers_said(sentence) == [], form
            assert "leaves out" not in sentence


def test_in_arabic_the_numbers_are_the_same_and_its_digits_are_its_own() -> None:
    found = answers(Audience.PUBLIC).features(Criteria())
    (english,) = losses.sentences(Form.ACLED, found, words_of("en"))
    (arabic,) = losses.sentences(Form.ACLED, found, words_of("ar"))
    assert str(found[Feature.INJURED]) in english
    assert str(found[Feature.INJURED]).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) in arabic

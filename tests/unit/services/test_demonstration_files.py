"""The demonstration's files: they are read whole, say what the reports say, and a slip in one is named."""

import csv
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from incidents.domain.articles import ArticleRef
from incidents.domain.codes import is_code
from incidents.domain.incident import Draft
from incidents.domain.rule import Line
from incidents.domain.vocabulary import CauseRole, ClaimKind, ClaimStatus, Clarity, DataKind, Relation, Tier
from incidents.services.demonstration_files import Demonstration, KeyedIncident, read

ROOT = Path(__file__).parents[3]
DATA = ROOT / "incidents" / "data"
WORKED = {"zaytun": "zaytun-2019-11-28", "karbala": "karbala-2019-10-28", "khilani25": "khilani-2020-02-25"}
EXPECTED = json.loads((ROOT / "tests/data/worked-examples.json").read_text(encoding="utf-8"))["expected"]


@pytest.fixture(scope="module")
def shipped() -> Demonstration:
    return read(DATA / "demonstration")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the files, to put a slip into."""
    return Path(shutil.copytree(DATA / "demonstration", tmp_path / "demonstration"))


def incident(shipped: Demonstration, key: str) -> KeyedIncident:
    return next(one for one in shipped.incidents if one.key == key)


def with_refs(shipped: Demonstration, draft: Draft) -> Draft:
    """The draft as it comes back out of storage: each article with its voice and its date."""
    families = {source.code: source.family or source.code for source in shipped.sources}
    articles = {article.code: article.draft for article in shipped.articles}
    links = tuple(
        replace(
            link,
            ref=ArticleRef(
                code=link.article,
                published=articles[link.article].published,
                voice=families[articles[link.article].outlet],
            ),
        )
        for link in draft.articles
    )
    return replace(draft, articles=links)


def line(shipped: Demonstration, key: str, outcome: str) -> Line:
    lines = with_refs(shipped, incident(shipped, key).draft).lines()
    return next(one for one in lines if (one.outcome, one.group) == (outcome, "all"))


# The three worked examples


@pytest.mark.parametrize(("example", "outcome"), [(name, out) for name, lines in EXPECTED.items() for out in lines])
def test_an_incident_of_the_demonstration_gives_the_worked_result(
    shipped: Demonstration, example: str, outcome: str
) -> None:
    expected = EXPECTED[example][outcome]

    found = line(shipped, WORKED[example], outcome)

    assert (found.min, found.max, found.open) == (expected["min"], expected["max"], expected["max_open"])
    assert list(found.counted) == expected["counted"]
    assert set(expected.get("beside", []) + expected.get("no_line", [])) <= set(found.beside)
    if "first_day" in expected:
        assert found.first == tuple(expected["first_day"])


@pytest.mark.parametrize("example", WORKED)
def test_a_worked_incident_holds_each_of_the_coded_claims(shipped: Demonstration, example: str) -> None:
    with (ROOT / "tests/data/worked-examples.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["example"] == example]
    draft = with_refs(shipped, incident(shipped, WORKED[example]).draft)

    heard = {one.claim.number: one for one in draft.heard()}

    for row in rows:
        one = heard[int(row["claim"])]
        claim = one.claim
        assert (claim.outcome, claim.group, claim.kind) == (row["outcome"], row["group"], row["kind"])
        assert (claim.qualifier, claim.scope) == (row["qualifier"], row["scope"])
        assert claim.value == (int(row["value"]) if row["value"] else None)
        assert bool(claim.combined) == (row["combined"] == "yes")
        assert claim.said_by == row["said_by"]
        assert one.voice == row["voice"]


def test_zaytun_is_told_by_26_claims_of_15_texts(shipped: Demonstration) -> None:
    claims = incident(shipped, "zaytun-2019-11-28").draft.claims

    assert (len(claims), len({claim.article for claim in claims})) == (26, 15)


# What the reports say, and what nobody may read into them


def test_khilani_holds_the_news_page_s_own_figures_with_its_own_words(shipped: Demonstration) -> None:
    claims = incident(shipped, "khilani-2020-02-25").draft.claims
    quoted = {claim.passage: claim for claim in claims if claim.passage}

    assert set(quoted) == {"caused the death of two people", "left more than 50 wounded"}
    assert quoted["caused the death of two people"].value == 2
    assert quoted["left more than 50 wounded"].printed == "more than 50"


def test_the_corrected_maker_stays_retracted_and_replaced(shipped: Demonstration) -> None:
    weapons = [one for one in incident(shipped, "smokescreen").draft.claims if one.kind == ClaimKind.WEAPON]
    retracted = next(one for one in weapons if one.status == ClaimStatus.RETRACTED)
    replacing = next(one for one in weapons if one.replaces == retracted.number)

    assert "Bulgaria" in retracted.fact
    assert "Iran" in replacing.fact


def test_a_pattern_of_months_forms_no_line(shipped: Demonstration) -> None:
    draft = incident(shipped, "smokescreen").draft

    assert draft.clarity == Clarity.SUMMARY
    assert {5, 9, 16, 20, 24, 28} <= {one.value for one in draft.claims}
    assert with_refs(shipped, draft).lines() == ()


def test_the_report_on_dhi_qar_covers_it_and_gives_no_figure(shipped: Demonstration) -> None:
    report = next(one for one in shipped.articles if one.key == "news-zaytun-report")
    covers = report.draft.covers
    said = [claim for one in shipped.incidents for claim in one.draft.claims if claim.article == report.code]

    assert covers is not None
    assert (covers.place, covers.first.isoformat(), covers.last.isoformat()) == ("IQ-DQ", "2019-10-01", "2020-02-10")
    assert said == []


def test_nine_of_the_twelve_articles_of_the_news_page_are_context(shipped: Demonstration) -> None:
    page = {one.code for one in shipped.articles if one.key.startswith("news-")}
    reporting = {
        link.article
        for one in shipped.incidents
        for link in one.draft.articles
        if link.relation == Relation.REPORTS or one.key == "zaytun-2019-11-28"
    }

    assert len(page) == 12
    assert len(page - reporting) == 9


def test_tear_gas_killings_are_dated_and_placed(shipped: Demonstration) -> None:
    direct_hit = {
        one.key
        for one in shipped.incidents
        if one.draft.clarity == Clarity.EVENT
        for cause in one.draft.causes
        if cause.term == "tear-gas-canister-impact" and cause.role == CauseRole.CAUSE
    }

    assert {"tahrir-2019-11-14", "sinak-ahrar-2019-11-21", "sinak-2020-01-17", "sinak-tayaran-2020-01-20"} <= direct_hit
    assert all(incident(shipped, key).draft.places and incident(shipped, key).draft.occurred for key in direct_hit)


def test_the_named_rows_and_at_least_25_more_are_told(shipped: Demonstration) -> None:
    rows = {row.rstrip("abcde") for one in shipped.incidents for row in one.seed_rows}

    assert {"9", "15", "16", "19", "21", "33", "36", "37", "38"} <= rows
    assert len(shipped.incidents) >= 28


def test_no_natural_person_is_an_actor(shipped: Demonstration) -> None:
    assert [actor.code for actor in shipped.actors if actor.person or actor.kind == "person"] == []


def test_every_incident_has_a_title_in_two_languages_and_a_summary_of_at_most_120_words(shipped: Demonstration) -> None:
    for one in shipped.incidents:
        assert one.draft.title.en, one.key
        assert one.draft.title.ar, one.key
        assert 10 < len(one.draft.summary.en.split()) <= 120, one.key
        assert 10 < len(one.draft.summary.ar.split()) <= 120, one.key


def test_every_accused_has_a_reply_or_the_word_that_none_was_found(shipped: Demonstration) -> None:
    for one in shipped.incidents:
        for involved in one.draft.actors:
            assert involved.position, one.key
            assert involved.alleged_by, one.key


def test_an_incident_without_a_figure_says_why(shipped: Demonstration) -> None:
    for one in shipped.incidents:
        lines = with_refs(shipped, one.draft).lines()
        if one.draft.clarity == Clarity.EVENT and all(each.max is None for each in lines):
            assert one.draft.no_number_reason, one.key


def test_a_link_is_shown_only_where_the_address_is_whole(shipped: Demonstration) -> None:
    for one in shipped.articles:
        assert not one.draft.url_shown or one.draft.url.startswith(("https://", "http://")), one.key
        assert "..." not in one.draft.url, one.key
        assert not (one.draft.url_shown and one.draft.via and one.key != "news-blush-pink"), one.key


def test_everything_is_public_and_marked_as_demonstration(shipped: Demonstration) -> None:
    drafts = [one.draft for one in (*shipped.incidents, *shipped.articles)]

    assert {(draft.tier, draft.data_kind) for draft in drafts} == {(Tier.PUBLIC, DataKind.DEMONSTRATION)}


def test_codes_are_fixed_and_each_stands_once(shipped: Demonstration) -> None:
    codes = [one.code for one in (*shipped.incidents, *shipped.articles)]

    assert all(map(is_code, codes))
    assert len(codes) == len(set(codes))
    assert incident(shipped, "zaytun-2019-11-28").code == "IRQ-4PA0G19"


def test_no_outlet_is_rated_by_the_demonstration(shipped: Demonstration) -> None:
    assert {source.reliability for source in shipped.sources} == {""}


def test_reference_totals_name_their_source_and_period(shipped: Demonstration) -> None:
    told = {(total.who.en, total.period.edtf): (total.killed, total.injured) for total in shipped.totals}

    assert told["UN human rights office", "2019-10-01/2019-11-29"] == (354, 8104)


# Slips in a file


def amend(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


ZAYTUN = "incidents/zaytun-2019-11-28.toml"
SLIPS = [
    (ZAYTUN, 'occurred = "2019-11-28"', 'occurred = "28 Nov"', "occurred"),
    (ZAYTUN, 'occurred = "2019-11-28"', 'ocurred = "2019-11-28"', "unknown field ocurred"),
    (ZAYTUN, 'code = "', 'code = "9', "is no code"),
    (ZAYTUN, 'grade = "fair"', 'grade = "splendid"', "grade"),
    (ZAYTUN, "time_from = 03:00:00", 'time_from = "3"', "time_from"),
    (ZAYTUN, 'place = "IQ-DQ-ZAYTUN-BRIDGE"', 'place = "IQ-DQ-NOWHERE"', "place 'IQ-DQ-NOWHERE' is not known"),
    (ZAYTUN, 'precision = "site"', "precision = 2", "precision"),
    (ZAYTUN, 'term = "live-ammunition"', 'term = "bullets"', "cause 'bullets' is not known"),
    (ZAYTUN, 'actor = "dhi-qar-crisis-cell"', 'actor = "somebody"', "actor 'somebody' is not known"),
    (ZAYTUN, "number = 2\n", "number = 3\n", "claim 2"),
    (ZAYTUN, "value = 8\n", 'value = "eight"\n', "value"),
    (ZAYTUN, "value = 8\n", "value = true\n", "value"),
    (ZAYTUN, "value = 8\n", "value = -8\n", "below zero"),
    (ZAYTUN, "value = 8\n", "", "needs a number"),
    (ZAYTUN, 'outcome = "killed"', 'outcome = "slain"', "outcome 'slain' is not known"),
    (ZAYTUN, 'outcome = "killed"\n', "", "outcome is missing"),
    (ZAYTUN, 'article = "shafaq-2019-11-28"', 'article = "nothing"', "nothing has the key 'nothing'"),
    (ZAYTUN, 'as_of = "2019-11-28T09:18"', 'as_of = "2019-11-28T25:18"', "as_of"),
    (ZAYTUN, 'as_of = "2019-11-28T09:18"', "as_of = 7", "as_of"),
    (ZAYTUN, 'institution = "medical-sources"', 'institution = "someone"', "source 'someone' is not known"),
    (ZAYTUN, 'key = "haboubi-2020-01-27"', 'key = "nowhere"', "nothing has the key 'nowhere'"),
    (ZAYTUN, "[title]", 'tier = "team"\n[title]', "tier is not for a file to set"),
    (ZAYTUN, "[title]", 'claims = "none"\n[title]', "zaytun-2019-11-28.toml"),
    (ZAYTUN, "[[places]]", "[[places]", "zaytun-2019-11-28.toml"),
    ("incidents/smokescreen.toml", "replaces = 8", "replaces = 80", "replaces no earlier claim"),
    ("incidents/smokescreen.toml", 'fact = "One type of grenade: made in Serbia"\n', "", "fact is missing"),
    ("incidents/smokescreen.toml", "scope_from = 2019-10-25", 'scope_from = "October"', "scope_from"),
    ("articles/zaytun.toml", 'outlet = "amnesty"', 'outlet = "gazette"', "source 'gazette' is not known"),
    ("articles/zaytun.toml", 'key = "musings-2019-11"', 'key = "amnesty-2019-11-28"', "stands twice"),
    ("articles/news-page.toml", 'authors = ["Mustafa Saadoun"]', 'authors = "Mustafa Saadoun"', "authors"),
    ("articles/news-page.toml", "url_shown = true", 'url_shown = "yes"', "url_shown"),
    ("sources.toml", 'kind = "wire"', 'kind = "agency"', "source_kind 'agency' is not known"),
    ("actors.toml", "[[actors]]", "[[players]]", "actor"),
    ("reference_totals.toml", "killed = 157", "killed = 157.5", "killed"),
]


@pytest.mark.parametrize(("name", "old", "new", "told"), SLIPS, ids=[slip[3] + ": " + slip[2] for slip in SLIPS])
def test_a_slip_in_a_file_is_refused_with_its_place(copied: Path, name: str, old: str, new: str, told: str) -> None:
    amend(copied, name, old, new)

    with pytest.raises(ValueError, match=r"\.toml") as refused:
        read(copied, DATA)

    assert told in str(refused.value)


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"sources\.toml"):
        read(tmp_path, DATA)

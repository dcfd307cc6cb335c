"""What an export carries comes back from it: out of the zip and the workbook whole, out of the flat table as ranges."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import IO

import pytest

from incidents.domain.claims import Claim, Override
from incidents.domain.counts import Qualifier
from incidents.domain.dates import DateQualifier, Precision, UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.incident import Draft, IncidentLink, Record, Setting
from incidents.domain.moments import TimeSpan
from incidents.domain.people import Involvement
from incidents.domain.tabled import RowDraft
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience, ClaimKind, ClaimStatus, DataKind, LinkKind, Scope, Tier
from incidents.reading.presets import catalogue
from incidents.reading.tables import open_table
from incidents.reports import csv, xlsx
from incidents.reports.columns import ExportHead
from unit.reading.table_files import drafts, file, packed, refusals
from unit.reports.export_samples import SELECTION, head, record, said

Writer = Callable[[tuple[Record, ...], ExportHead, IO[bytes]], int]
WHOLE: dict[str, Writer] = {"zip": csv.write_zip, "xlsx": xlsx.write}
MARKED = '=HYPERLINK("http://192.0.2.1")'


def written(folder: Path, write: Writer, *records: Record, about: ExportHead | None = None) -> Path:
    out = io.BytesIO()
    write(records, about or head(), out)
    return file(folder, out.getvalue(), "export")


def read(folder: Path, write: Writer, *records: Record, about: ExportHead | None = None) -> list[RowDraft]:
    found = open_table(written(folder, write, *records, about=about), "export")
    assert catalogue.recognise(found.columns) is catalogue.PRESETS["own"]
    return [draft for _, draft in drafts(found)]


def carried(claim: Claim) -> Claim:
    """A claim as the columns of an export carry it."""
    return replace(claim, tier=Tier.PUBLIC)


def rich() -> Record:
    """A record with something in every column."""
    occurred = UncertainDate(
        date(2019, 10, 25), date(2019, 10, 27), Precision.WEEK, DateQualifier.APPROXIMATE, lasting=True,
        as_printed="about 25 to 27 October",
    )  # fmt: skip
    since = {"scope": Scope.CUMULATIVE, "scope_from": date(2019, 10, 1), "scope_to": date(2019, 10, 27)}
    claims = (
        said(1, "A-ONE", "killed", 4, printed="four", as_of=("2019-10-26T09:00", "2019-10-26T09:00")),
        said(2, "A-TWO", "killed", 46, upper=70, qualifier=Qualifier.AT_LEAST, said_by="an invented official"),
        said(3, "A-TWO", "injured", None, qualifier=Qualifier.DOZENS, printed="dozens", group="protesters"),
        said(4, "A-THREE", "", 117, combined=("killed", "injured"), scope_place="IQ", **since),
        said(5, "A-ONE", "killed", 9, status=ClaimStatus.RETRACTED, note="our own words"),
        said(6, "A-ONE", "killed", 5, replaces=5, override=Override(counted=False, reason="an invented reason")),
        Claim(number=7, article="A-TWO", kind=ClaimKind.ACTOR, fact="An invented force is named.", term="x-force"),
        replace(said(8, "A-TWO", "gas", 6), passage=f"{MARKED}\nand a second line", page_or_time="p. 3"),
    )
    return record(
        occurred=occurred,
        time_from=time(3, 30),
        time_text="about half past three",
        time_of_day="night",
        title=Trilingual(en=MARKED, ar="عنوان مختلق", ckb="ناونیشان"),
        summary=Trilingual(en="'Quoted first\nand second line"),
        claims=claims,
        settings=(Setting(outcome="killed", min=5, best=46, max=None, reason="an invented reason"),),
        links=(IncidentLink(kind=LinkKind.FOLLOWS, code="IRQ-TESTBBB", title=Trilingual(en="Another")),),
        tier=Tier.TEAM,
        sensitivity=("graphic",),
        event_type="force-against-protesters",
    )


def comparable(content: Draft) -> dict[str, object]:
    """What both a draft and a row have, in one form."""
    return {
        "title": content.title,
        "summary": content.summary,
        "occurred": content.occurred,
        "printed": content.occurred.as_printed if content.occurred else "",
        "precision": content.occurred.precision if content.occurred else None,
        "time": (content.time_from, content.time_text, content.time_of_day),
        "clarity": content.clarity,
        "event_type": content.event_type,
        "violations": content.violations,
        "causes": content.causes,
        "claims": tuple(map(carried, content.claims)),
        "links": tuple((link.kind, link.code) for link in content.links),
        "settings": content.settings,
        "standing": (content.no_number_reason, content.sensitivity, content.tier, content.data_kind),
        "places": tuple(replace(one, chain=()) for one in content.places),
        "actors": tuple(replace(one, person=False) for one in content.actors),
        "articles": tuple(
            (one.article, one.relation, one.ref.title, one.ref.outlet.en, one.ref.published, one.ref.url)
            for one in content.articles
            if one.ref
        ),
    }


def brought(draft: RowDraft) -> dict[str, object]:
    return comparable(
        Draft(
            **{
                name: getattr(draft, name)
                for name in (
                    "title", "summary", "occurred", "time_from", "time_text", "time_of_day", "clarity", "event_type",
                    "violations", "causes", "claims", "links", "settings", "no_number_reason", "sensitivity", "tier",
                    "data_kind",
                )
            },
        )
    ) | {
        "places": tuple(one.given for one in draft.places),
        "actors": tuple(replace(one.involvement, name=one.name) for one in draft.actors),
        "articles": tuple(
            (one.code, one.relation, one.title, one.outlet.en, one.published, one.url) for one in draft.articles
        ),
    }  # fmt: skip


@pytest.mark.parametrize("form", WHOLE)
def test_everything_that_the_columns_carry_comes_back(tmp_path: Path, form: str) -> None:
    records = (rich(), *(one for one in SELECTION if one.code != "IRQ-TESTAAA"))
    for original, draft in zip(records, read(tmp_path, WHOLE[form], *records), strict=True):
        assert draft.problems == ()
        assert draft.external == original.code
        assert brought(draft) == comparable(original.content)


@pytest.mark.parametrize("form", WHOLE)
def test_the_figures_make_the_same_ranges_again(tmp_path: Path, form: str) -> None:
    for original, draft in zip(SELECTION, read(tmp_path, WHOLE[form], *SELECTION), strict=True):
        again = replace(original.content, claims=draft.claims, occurred=draft.occurred)
        assert [(one.outcome, one.group, one.min, one.max, one.open) for one in again.lines()] == [
            (one.outcome, one.group, one.min, one.max, one.open) for one in original.content.lines()
        ]


def test_an_arabic_workbook_is_read_the_same_way(tmp_path: Path) -> None:
    about = head(lang="ar", say=lambda message, **params: f"ع {message % params}")
    (draft,) = read(tmp_path, xlsx.write, SELECTION[0], about=about)
    assert brought(draft) == comparable(SELECTION[0].content)


def test_the_public_file_carries_what_the_public_may_see(tmp_path: Path) -> None:
    (draft,) = read(tmp_path, csv.write_zip, rich(), about=head(Audience.PUBLIC))
    assert draft.problems == ()
    assert draft.tier is Tier.PUBLIC
    assert [claim.credibility for claim in draft.claims] == [None] * 8


def test_the_flat_table_brings_each_published_range_as_one_figure(tmp_path: Path) -> None:
    draft = read(tmp_path, csv.write_flat, SELECTION[0])[0]
    assert draft.problems == ()
    assert (draft.articles, draft.data_kind) == ((), DataKind.INVENTED)
    for claim in draft.claims:
        figure = SELECTION[0].figure(claim.outcome)
        assert figure is not None
        assert (claim.bounds.min, claim.bounds.max, claim.bounds.open) == (
            figure.count.min, figure.count.max, figure.count.open
        )  # fmt: skip
    assert {claim.outcome for claim in draft.claims} == {"killed", "injured"}
    assert [actor.involvement.actor for actor in draft.actors] == ["x-force"]


def test_the_sums_of_people_in_a_flat_file_are_the_sums_that_come_in(tmp_path: Path) -> None:
    every = read(tmp_path, csv.write_flat, *SELECTION)
    figures = [figure.count for one in SELECTION for figure in one.figures if figure.line.group == "all"]
    bounds = [claim.bounds for draft in every for claim in draft.claims]
    assert sum(one.min or 0 for one in bounds) == sum(one.min or 0 for one in figures)
    assert sum(one.max or 0 for one in bounds) == sum(one.most or 0 for one in figures)


def test_a_best_figure_without_its_reason_stays_behind_and_is_said(tmp_path: Path) -> None:
    draft = read(tmp_path, csv.write_flat, rich())[0]
    assert draft.settings == ()
    assert [warning.field for warning in draft.warnings] == ["killed_best"]


def test_an_empty_number_stays_empty(tmp_path: Path) -> None:
    draft = read(tmp_path, csv.write_flat, record("IRQ-TESTCCC", claims=(), no_number_reason="an invented reason"))[0]
    assert (draft.claims, draft.no_number_reason) == ((), "an invented reason")


def changed(folder: Path, member: str, change: Callable[[str], str]) -> list[tuple[int, str | None, str]]:
    """What is refused after somebody changed a file of the zip."""
    path = written(folder, csv.write_zip, *SELECTION[:2])
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members[member] = change(members[member].decode("utf-8-sig")).encode()
    return refusals(drafts(open_table(packed(folder, members), "changed.zip")))


def test_what_is_wrong_with_a_figure_is_said_of_its_incident_with_table_row_and_column(tmp_path: Path) -> None:
    assert changed(tmp_path, "figures.csv", lambda text: text.replace('"exact",7', '"exact",-7')) == [
        (2, "figures 3: value", "A number of people runs from 0 to 9999999; this is -7."),
        (2, "figures 3: value", "“n” needs a number."),
    ]


def test_a_code_that_no_list_has_is_refused(tmp_path: Path) -> None:
    assert changed(tmp_path, "incidents.csv", lambda text: text.replace("live-ammunition", "unheard-of")) == [
        (2, "causes", "“unheard-of” is no code of this column."),
        (2, "causes", "This says something else than the table of causes."),
        (3, "causes", "“unheard-of” is no code of this column."),
        (3, "causes", "This says something else than the table of causes."),
    ]


@pytest.mark.parametrize("text", ["9999-12-31", "2031-01-01", "1019-11", "2019/9999"])
def test_a_day_that_cannot_be_is_refused(tmp_path: Path, text: str) -> None:
    said_of = changed(tmp_path, "incidents.csv", lambda content: content.replace('"2019-10-25","",', f'"{text}","",'))
    assert said_of[0] == (2, "date_edtf", f"“{text}” is no day of the calendar, or lies in the future.")


def test_a_row_of_a_sister_table_that_cannot_be_read_stops_the_file(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"places, row 4: This row has 1 cells"):
        changed(tmp_path, "places.csv", lambda text: text + '"stray"\r\n')


def test_the_order_of_the_sister_tables_does_not_matter(tmp_path: Path) -> None:
    def reversed_rows(text: str) -> str:
        first, *others = text.splitlines(keepends=True)
        return "".join([first, *reversed(others)])

    assert changed(tmp_path, "figures.csv", reversed_rows) == []


def test_actors_that_are_persons_stay_out_of_the_flat_table(tmp_path: Path) -> None:
    draft = read(tmp_path, csv.write_flat, record(actors=(Involvement(actor="x-person", person=True),)))[0]
    assert draft.actors == ()


def test_moments_of_a_figure_come_back(tmp_path: Path) -> None:
    claim = read(tmp_path, csv.write_zip, rich())[0].claims[0]
    assert claim.as_of == TimeSpan.between("2019-10-26T09:00", "2019-10-26T09:00")

"""CSV files: what they hold, what no spreadsheet may do with them, and what each audience gets."""

import csv
import hashlib
import io
import os
import tracemalloc
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from incidents.domain.disclosure import disclose
from incidents.domain.incident import Record, Setting
from incidents.domain.places import PlacePrecision
from incidents.domain.reference import Term
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience, Clarity
from incidents.reports.columns import ExportHead
from incidents.reports.csv import write_flat, write_zip
from unit.reports.export_samples import (
    AT_THE_SQUARE,
    AWKWARD,
    CLAIMS,
    HOSTILE,
    SELECTION,
    head,
    many,
    record,
    said,
)

MEMBERS = {"incidents", "ranges", "figures", "articles", "places", "actors", "causes", "codebook"}
BESIDE = {"settings", "library", "sources", "gazetteer", "register", "lists", "list_items"}


def zipped(records: Iterable[Record], about: ExportHead | None = None) -> dict[str, bytes]:
    out = io.BytesIO()
    write_zip(records, about or head(), out)
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def table(name: str, records: Iterable[Record], about: ExportHead | None = None) -> list[dict[str, str]]:
    return read(zipped(records, about)[f"{name}.csv"])


def flat(records: Iterable[Record], about: ExportHead | None = None) -> bytes:
    out = io.BytesIO()
    write_flat(records, about or head(), out)
    return out.getvalue()


def test_the_zip_holds_every_table_the_code_book_and_a_covering_note() -> None:
    assert set(zipped(SELECTION)) == {f"{name}.csv" for name in MEMBERS | BESIDE} | {"README.txt"}


def test_the_flat_file_is_the_incidents_table_of_the_zip() -> None:
    assert flat(SELECTION) == zipped(SELECTION)["incidents.csv"]


def test_an_incident_has_its_code_address_date_place_and_ranges() -> None:
    (row,) = read(flat([record()]))
    assert row["code"] == "IRQ-TESTAAA"
    assert row["url"] == "https://example.org/incidents/IRQ-TESTAAA"
    assert (row["earliest"], row["latest"], row["date_edtf"]) == ("2019-10-25", "2019-10-25", "2019-10-25")
    assert (row["place_en"], row["governorate_iso"]) == ("Invented Square", "IQ-XX")
    assert (row["lat"], row["lon"], row["radius_m"]) == ("32.5", "44.25", "300")
    assert (row["killed_min"], row["killed_max"], row["killed_or_more"]) == ("4", "7", "no")
    assert (row["injured_min"], row["injured_max"], row["injured_or_more"]) == ("20", "51", "yes")
    assert row["injured_max_as_printed"] == "more than 50"
    assert (row["causes"], row["causes_among"]) == ("live-ammunition", "tear-gas-inhalation")
    assert (row["created"], row["changed"]) == ("2020-01-02", "2020-01-03T09:30:00+00:00")


def test_empty_is_not_zero() -> None:
    unnumbered, nobody = read(flat([record(claims=()), record(claims=(said(1, "A-ONE", "killed", 0),))]))
    assert (unnumbered["killed_min"], nobody["killed_min"]) == ("", "0")


def test_every_figure_goes_out_with_its_words_and_why_it_does_not_count() -> None:
    rows = table("figures", [record()])
    assert [row["number"] for row in rows] == ["1", "2", "3", "4", "5"]
    national = rows[3]
    assert (national["counted"], national["why_not"], national["scope"]) == ("no", "more", "several_days")
    assert national["passage"] == "An invented sentence that says 90."
    assert (rows[2]["as_printed"], rows[2]["value"], rows[2]["lower_bound"]) == ("more than 50", "50", "51")
    assert (rows[4]["counted"], rows[4]["counted_in_group"]) == ("yes", "yes")


def test_another_rule_can_be_applied_to_the_figures() -> None:
    said_killed = [int(row["value"]) for row in table("figures", [record()]) if row["outcome"] == "killed"]
    assert (min(said_killed), max(said_killed)) == (4, 90)


def test_a_reviewers_figure_stands_beside_what_the_rule_made() -> None:
    setting = Setting(outcome="killed", best=6, max=8, reason="a list of names counted twice")
    (row, *_) = table("ranges", [record(settings=(setting,))])
    assert (row["max"], row["best"], row["set_by"]) == ("8", "6", "reviewer")
    assert (row["rule_max"], row["reason"]) == ("7", "a list of names counted twice")


def test_a_pattern_over_time_has_figures_but_no_range() -> None:
    pattern = record(clarity=Clarity.SUMMARY)
    assert read(flat([pattern]))[0]["killed_min"] == ""
    assert len(table("figures", [pattern])) == len(CLAIMS)
    assert table("ranges", [pattern]) == []


def test_every_row_of_every_table_says_what_kind_of_record_it_is() -> None:
    files = zipped(SELECTION)
    for name in MEMBERS - {"codebook"}:
        assert {row["data_kind"] for row in read(files[f"{name}.csv"])} == {"invented"}, name


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_any_file_begins_like_a_formula(text: str) -> None:
    hostile = record(title=Trilingual(en=text), places=(), claims=(said(1, "A-ONE", "killed", 4, printed=text),))
    files = zipped([hostile])
    assert read(files["incidents.csv"])[0]["title_en"] == "'" + text
    assert read(files["figures.csv"])[0]["as_printed"] == "'" + text
    for name in MEMBERS | BESIDE:
        for row in read(files[f"{name}.csv"]):
            assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\0")) for value in row.values())


@pytest.mark.parametrize("text", AWKWARD)
def test_any_other_text_comes_back_as_it_was(text: str) -> None:
    assert read(flat([record(title=Trilingual(ar=text))]))[0]["title_ar"] == text


def test_text_is_quoted_numbers_are_not_and_lines_end_as_the_standard_says() -> None:
    lines = flat([record(places=(), title=Trilingual(en="One"))]).split(b"\r\n")
    assert lines[0].startswith(b'\xef\xbb\xbf"code","url","data_kind"')
    assert lines[1].startswith(b'"IRQ-TESTAAA","https://example.org/incidents/IRQ-TESTAAA","invented","One"')
    assert b",4,7," in lines[1]
    assert lines[2:] == [b""]


def test_an_empty_selection_is_a_file_with_headings() -> None:
    files = zipped([])
    assert flat([]) == files["incidents.csv"]
    for name in MEMBERS - {"codebook"}:
        assert files[f"{name}.csv"].count(b"\r\n") == 1, name


def test_the_public_gets_neither_ratings_nor_status_nor_names_of_staff() -> None:
    files = zipped([disclose(record(), Audience.PUBLIC)], head(Audience.PUBLIC))
    team = zipped([record()], head(Audience.TEAM))
    for name, column in (("incidents", "status"), ("figures", "credibility"), ("articles", "reliability")):
        assert column in read(team[f"{name}.csv"])[0]
        assert column not in read(files[f"{name}.csv"])[0]
        assert column not in {row["column"] for row in read(files["codebook.csv"]) if row["table"] == name}
    assert not any(b"name-of-staff" in content for content in (*files.values(), *team.values()))


def test_a_place_shown_coarsely_leaves_no_trace_of_the_exact_one() -> None:
    hidden = record(
        places=(replace(AT_THE_SQUARE, public_precision=PlacePrecision.GOVERNORATE),),
        title=Trilingual(en="Somewhere"),
    )
    files = zipped([disclose(hidden, Audience.PUBLIC)], head(Audience.PUBLIC))
    assert read(files["incidents.csv"])[0]["place_code"] == "X-GOV"
    assert not any(b"X-SQUARE" in content or b"44.25" in content for content in files.values())


def test_a_person_is_a_row_of_actors_for_an_official_act_but_never_a_column_of_the_incident() -> None:
    files = zipped([disclose(record(), Audience.PUBLIC)], head(Audience.PUBLIC))
    assert b"Invented Person" not in files["incidents.csv"]
    assert read(files["incidents.csv"])[0]["actors"] == "x-force"
    assert [row["name_en"] for row in read(files["actors.csv"])] == ["Invented force", "Invented Person"]


def test_the_covering_note_says_the_question_the_sums_and_the_rule() -> None:
    note = zipped(SELECTION)["README.txt"].decode("utf-8-sig")
    for line in (
        "Filter: Invented governorate",
        "    October 2019",
        "Made at: 2024-05-06 07:08+00:00",
        "Records: 4",
        "Reported killed, added up over the 4 events here; not a death toll: 38 to 41, or more",
        "Of these events, without a number of killed: 1",
        "Version of the rule: v1",
        "Version of the word-to-number table: 1",
        "Licence and credits: Invented licence",
        "The rule takes the latest of each.",
    ):
        assert line in note.splitlines()


def test_the_covering_note_has_rows_and_digest_of_every_file() -> None:
    files = zipped(SELECTION)
    note = files["README.txt"].decode("utf-8-sig").splitlines()
    for name in MEMBERS | BESIDE:
        content = files[f"{name}.csv"]
        assert f"{name}.csv  {len(read(content))}  {hashlib.sha256(content).hexdigest()}" in note


def test_a_line_break_in_the_question_cannot_add_a_line_to_the_note() -> None:
    note = zipped([], head(filter_words=("x\r\nRecords: 999",)))["README.txt"].decode("utf-8-sig")
    assert "Filter: x Records: 999" in note.splitlines()
    assert "Records: 999" not in note.splitlines()


def test_the_code_book_explains_every_column_and_every_code() -> None:
    cause = Term(
        list="cause",
        slug="live-ammunition",
        label_en="Live ammunition",
        label_ar="رصاص حي",
        label_ckb="",
        parent="",
        active=True,
        codes=(("huridocs-5", "010100000000"),),
        extra=(),
        order=0,
    )
    files = zipped(SELECTION, head(vocabulary={"cause": (cause,)}, lang="ar"))
    book = read(files["codebook.csv"])
    assert all(row["meaning"] for row in book)
    for name in MEMBERS - {"codebook"}:
        heading = files[f"{name}.csv"].decode("utf-8-sig").split("\r\n")[0].replace('"', "").split(",")
        assert [row["column"] for row in book if row["table"] == name and row["column"] and not row["code"]] == heading
    (found,) = [row for row in book if (row["column"], row["code"]) == ("causes", "live-ammunition")]
    assert (found["meaning"], found["other_codes"]) == ("رصاص حي", "huridocs-5:010100000000")
    assert "“killed”" in next(row["meaning"] for row in book if row["column"] == "killed_min")


def test_words_of_the_note_and_the_code_book_are_said_in_the_readers_language() -> None:
    files = zipped(SELECTION, head(say=lambda message, **_: f"[{message}]"))
    assert "[Records]: 4" in files["README.txt"].decode("utf-8-sig").splitlines()
    assert all(row["meaning"].startswith("[") for row in read(files["codebook.csv"]) if not row["code"])


def test_the_same_records_give_the_same_bytes() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    write_zip(SELECTION, head(), first)
    write_zip(SELECTION, head(), second)
    assert first.getvalue() == second.getvalue()


def test_memory_stays_flat_whatever_the_number_of_records() -> None:
    peaks = []
    for number in (100, 1_000):
        tracemalloc.start()
        with Path(os.devnull).open("wb") as nowhere:
            assert write_flat(many(number), head(), nowhere) == number
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 500_000

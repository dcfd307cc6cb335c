"""HXL: tags under the names, the people of each outcome under its own tag, and no cell that runs."""

import csv
import io
import re

import pytest

from incidents import paths
from incidents.domain.incident import Setting
from incidents.domain.reference import read_vocabulary
from incidents.domain.text import Trilingual
from incidents.reports.hxl import HXL, write
from incidents.reports.tables.outcomes import OTHER_OUTCOMES
from unit.reports.export_samples import CLAIMS, HOSTILE, SELECTION, record, said
from unit.reports.foreign_samples import full_head, table, zipped

#: HXL 1.1: a word behind the sign, then attributes.
TAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")


def rows(**content: object) -> tuple[dict[str, str], dict[str, str]]:
    tags, found = table(write, "hxl.csv", [record(**content)])
    return tags, found


def test_the_second_row_has_a_tag_for_every_column() -> None:
    tags, _ = rows()
    assert tuple(tags) == HXL.columns
    assert all(TAG.fullmatch(tag) for tag in tags.values()), tags
    assert len(set(tags.values())) == len(tags), "no two columns mean the same"


def test_the_tags_of_the_standard_stand_where_its_readers_look_for_them() -> None:
    tags, found = rows()
    by_tag = {tag: found[name] for name, tag in tags.items()}
    assert by_tag["#date+start"] == by_tag["#date+end"] == "2019-10-25"
    assert (by_tag["#affected+killed+min"], by_tag["#affected+killed+max"]) == ("4", "7")
    assert (by_tag["#affected+injured+min"], by_tag["#affected+injured+or_more"]) == ("20", "yes")
    assert (by_tag["#adm1+name"], by_tag["#adm1+code+iso"]) == ("Invented governorate", "IQ-XX")
    assert (by_tag["#geo+lat"], by_tag["#geo+lon"]) == ("32.5", "44.25")
    assert by_tag["#event+code"] == "IRQ-TESTAAA"
    assert by_tag["#org+alleged"] == "Invented force", "a person is never named here"


def test_hours_violations_and_an_analyst_s_figure_have_columns_of_their_own() -> None:
    tags, found = rows(time_text="about noon", settings=(Setting(outcome="killed", best=5, reason="invented"),))
    by_tag = {tag: found[name] for name, tag in tags.items()}
    assert (by_tag["#date+time+text"], by_tag["#affected+killed+best"]) == ("about noon", "5")
    assert by_tag["#event+violation"] != ""


def test_outcomes_have_the_tags_that_the_vocabulary_gives_them() -> None:
    tags, _ = rows()
    terms = {term.slug: term for term in read_vocabulary(paths.data())["outcome"]}
    for outcome in ("killed", "injured", *OTHER_OUTCOMES):
        for code in terms[outcome].codes_of("hxl"):
            assert tags[f"{outcome}_min"] == code.replace(" ", "") + "+min", outcome


def test_children_killed_have_the_attribute_of_the_standard() -> None:
    _, found = rows(claims=(*CLAIMS, said(9, "A-ONE", "killed", 1, group="children")))
    assert found["killed_children_min"] == "1"
    assert found["killed_women_min"] == ""


def test_each_row_says_its_kind_and_its_licence() -> None:
    tags, found = rows()
    by_tag = {tag: found[name] for name, tag in tags.items()}
    assert (by_tag["#meta+kind"], by_tag["#meta+licence"]) == ("invented", "Invented licence")


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_no_cell_runs(text: str) -> None:
    body = zipped(write, [record(title=Trilingual(text), summary=Trilingual(text))])["hxl.csv"].decode()
    for line in list(csv.reader(io.StringIO(body, newline="")))[2:]:
        assert not any(
            cell.lstrip("\u200b\ufeff ")[:1] in set("=+@\t\r\0＝＋＠") - {""} and cell for cell in line if cell
        )


def test_programs_find_the_first_name_without_a_mark_before_it() -> None:
    assert zipped(write, SELECTION)["hxl.csv"].startswith(b'"code"')


def test_the_note_tells_what_is_lost() -> None:
    about = full_head(losses=("It cannot carry: an invented thing.",))
    assert b"an invented thing" in zipped(write, SELECTION, about)["README.txt"]

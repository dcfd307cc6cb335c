"""What a release keeps of a record that is public no longer, and what its digest is made of."""

import hashlib
from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from factories import claim, day, draft
from incidents.domain.codec import from_plain, to_plain
from incidents.domain.counts import Count
from incidents.domain.criteria import Criteria
from incidents.domain.errors import Refused
from incidents.domain.fates import Fate, Since
from incidents.domain.incident import Draft, IncidentPlace, Record, Setting
from incidents.domain.query import read_string, to_string
from incidents.domain.releases import RecordLine, digest_of, masked_record
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience, Grade, Status

TODAY = date(2026, 11, 30)
RECORD = Record(
    code="IRQ-0000001",
    audience=Audience.PUBLIC,
    version=3,
    revision=2,
    status=Status.PUBLISHED,
    grade=Grade.WEAK,
    grade_reason="An invented reason.",
    content=replace(
        draft(claim(1, "A-0000001", 5, passage="five invented people"), title="An invented march"),
        occurred=day("2019-11-28"),
        places=(IncidentPlace(place="IQ-DQ"),),
        violations=("life",),
        sensitivity=("graphic",),
    ),
    created=date(2026, 11, 1),
    changed=datetime(2026, 11, 2, tzinfo=UTC).replace(tzinfo=None),
)
TITLE = Trilingual(en="Withdrawn since this release, on 3 Dec 2026")


def test_ranges_days_and_standing_of_a_masked_record_stay() -> None:
    masked = masked_record(RECORD, TITLE)
    assert [one.count for one in masked.figures] == [one.count for one in RECORD.figures] != []
    assert (masked.code, masked.revision, masked.grade, masked.content.occurred) == (
        "IRQ-0000001", 2, Grade.WEAK, RECORD.content.occurred,
    )  # fmt: skip


def test_nothing_else_of_a_masked_record_is_left() -> None:
    masked = masked_record(RECORD, TITLE)
    kept = {"title", "occurred", "clarity", "data_kind"}
    empty = Draft()
    assert masked.content.title == TITLE
    for one in fields(Draft):
        if one.name not in kept:
            assert getattr(masked.content, one.name) == getattr(empty, one.name), one.name
    assert (masked.grade_reason, masked.contributors, masked.steps) == ("", (), ())


def test_a_record_that_is_not_masked_is_written_as_it_always_was() -> None:
    body = to_plain(RECORD)
    assert "kept_figures" not in body
    assert from_plain(Record, body) == RECORD


def test_the_digest_is_over_lines_by_code_in_whatever_order_they_come() -> None:
    lines = [RecordLine("IRQ-B", 2, "b" * 64), RecordLine("IRQ-A", 1, "a" * 64)]
    text = f"IRQ-A 1 {'a' * 64}\nIRQ-B 2 {'b' * 64}\n"
    assert digest_of(lines) == digest_of(lines[::-1]) == hashlib.sha256(text.encode()).hexdigest()
    assert digest_of([]) == hashlib.sha256(b"").hexdigest()
    assert digest_of(lines[:1]) != digest_of(lines)


def test_words_are_gone_where_they_were_taken_back_and_there_alone() -> None:
    gone = {fate for fate in Fate if Since("IRQ-A", fate, TODAY).gone}
    assert gone == {Fate.RENEWED, Fate.WITHDRAWN, Fate.MERGED}


def test_a_release_is_a_part_of_the_question() -> None:
    asked = read_string("place=IQ-DQ&release=3", outcomes=(), today=TODAY)
    assert asked.release == 3
    assert to_string(asked) == "place=IQ-DQ&release=3"
    assert asked.asks_anything
    (part,) = Criteria(release=3).parts()
    assert Criteria(release=3).dropping(part) == Criteria()


@pytest.mark.parametrize("text", ["0", "-1", "x", "3.0", "100000", "٣", "1 2", "3&release=4"])
def test_what_is_no_number_of_a_release_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_string(f"release={text}", outcomes=(), today=TODAY)
    assert refusal.value.field == "release"


def test_why_a_number_was_set_and_the_words_of_a_day_go_and_the_numbers_and_days_stay() -> None:
    setting = Setting(outcome="killed", min=4, best=5, max=6, reason="A nurse of the invented ward told us.")
    told = replace(day("2019-11-28"), as_printed="by the invented widow")
    masked = masked_record(replace(RECORD, content=replace(RECORD.content, occurred=told, settings=(setting,))), TITLE)
    assert [one.count for one in masked.figures] == [Count(4, 6, best=5)]
    assert [one.setting for one in masked.figures] == [replace(setting, reason="")]
    assert (masked.content.occurred, masked.content.settings) == (told, ())
    assert not any(word in str(to_plain(masked)) for word in ("nurse", "widow"))

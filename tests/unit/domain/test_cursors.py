"""Page markers: they lead on and back in one question and one order, and are refused everywhere else."""

import base64
import json
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.domain import cursors
from incidents.domain.criteria import Criteria, Sort
from incidents.domain.cursors import Key, Mark
from incidents.domain.errors import Refused

KEYS: dict[Sort, Key] = {
    Sort.NEWEST: date(2019, 11, 28),
    Sort.OLDEST: date(9999, 12, 31),
    Sort.MOST_KILLED: -1,
    Sort.FEWEST_KILLED: 2_000_000_000,
    Sort.CHANGED: datetime(2020, 1, 2, 3, 4, 5),  # noqa: DTZ001 - as the database keeps it, UTC without a zone
    Sort.CHANGED_OLDEST: datetime(2020, 1, 2),  # noqa: DTZ001
    Sort.CODE: "IRQ-7K3M9XQ",
}
ASKED = Criteria(text="bridge", causes=("fire",))
HERE = "IRQ-7K3M9XQ"
MARK = Mark(date(2019, 11, 28), HERE)


def refused(criteria: Criteria) -> str:
    with pytest.raises(Refused) as refusal:
        cursors.read(criteria)
    assert refusal.value.field == "after"
    return str(refusal.value)


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("sort", list(Sort))
def test_a_place_is_written_and_read_again(sort: Sort, back: bool) -> None:  # noqa: FBT001 - a parameter of the test
    asked, mark = replace(ASKED, sort=sort), Mark(KEYS[sort], HERE, back)
    assert cursors.read(asked.following(cursors.write(asked, mark))) == mark


def test_a_marker_holds_the_code_of_a_record_and_no_number_of_its_row() -> None:
    content = json.loads(base64.urlsafe_b64decode(cursors.write(ASKED, MARK) + "=="))
    assert content[:-1] == ["-date", "2019-11-28", "IRQ-7K3M9XQ", 0]


def test_a_marker_of_before_with_the_number_of_a_row_is_refused() -> None:
    content = ["-date", "2019-11-28", 7, 0]
    sentence = refused(ASKED.following(plain([*content, cursors._seal(ASKED, content)])))  # noqa: SLF001
    assert sentence == "This page marker belongs to another question. Start again from the first page."


def test_the_first_page_has_no_marker() -> None:
    assert cursors.read(ASKED) is None


def test_the_same_question_may_change_how_many_are_on_a_page() -> None:
    assert cursors.read(replace(ASKED, size=200).following(cursors.write(ASKED, MARK))) == MARK


OTHERS = {
    "other words": replace(ASKED, text="bridges"),
    "one choice more": replace(ASKED, places=("IQ-DQ",)),
    "nothing asked": Criteria(),
    "the other end": replace(ASKED, sort=Sort.OLDEST),
    "another order": replace(ASKED, sort=Sort.CODE),
    "certain": replace(ASKED, certain=True),
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_marker_of_another_question_is_refused(name: str) -> None:
    assert "belongs to another question" in refused(OTHERS[name].following(cursors.write(ASKED, MARK)))


def test_a_marker_that_was_cut_off_is_refused() -> None:
    whole = cursors.write(ASKED, MARK)
    for length in range(1, len(whole)):
        refused(ASKED.following(whole[:length]))


def test_a_marker_in_which_any_letter_was_changed_is_refused() -> None:
    whole = cursors.write(ASKED, MARK)
    for place, letter in enumerate(whole):
        refused(ASKED.following(whole[:place] + ("A" if letter != "A" else "B") + whole[place + 1 :]))


def plain(content: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(content, separators=(",", ":")).encode()).decode().rstrip("=")


FORGED = {
    "no base-64": "***", "another alphabet": "é", "padding": "=" * 9, "blank": " ", "no JSON": "bm9uc2Vuc2U",
    "no list": plain({"sort": 1}), "an empty list": plain([]), "no seal": plain(["-date", "2019-11-28", HERE, 0]),
    "a seal of nothing": plain(["-date", "2019-11-28", HERE, 0, ""]), "deep": plain("[" * 100),
    "no UTF-8": "_-_-", "a number": plain(1), "null": plain(None),
}  # fmt: skip


@pytest.mark.parametrize("name", FORGED)
def test_a_marker_that_is_not_ours_is_refused_in_the_same_words(name: str) -> None:
    assert refused(ASKED.following(FORGED[name])).endswith("Start again from the first page.")


SEALED: tuple[tuple[Sort, list[object]], ...] = (
    (Sort.NEWEST, ["-date", "yesterday", HERE, 0]),
    (Sort.NEWEST, ["-date", 5, HERE, 0]),
    (Sort.NEWEST, ["-date", "2019-11-28", None, 0]),
    (Sort.NEWEST, ["-date", "2019-11-28", 2**31, 0]),
    (Sort.NEWEST, ["-date", "2019-11-28", ["x"], 0]),
    (Sort.NEWEST, ["-date", "2019-11-28"]),
    (Sort.MOST_KILLED, ["-killed", 2**40, HERE, 0]),
    (Sort.MOST_KILLED, ["-killed", "many", HERE, 0]),
    (Sort.MOST_KILLED, ["-killed", None, HERE, 0]),
    (Sort.NEWEST, ["-date", "2019-11-28", "IRQ-\x00", 0]),
    (Sort.NEWEST, ["-date", "2019-11-28", "\ud800", 0]),
    (Sort.CODE, ["code", ["x"], HERE, 0, 0]),
    (Sort.CODE, ["code", ["x"], HERE, 0]),
    (Sort.CODE, ["code", "IRQ-\x00", HERE, 0]),
    (Sort.CODE, ["code", "\ud800", HERE, 0]),
)


@pytest.mark.parametrize(("sort", "content"), SEALED)
def test_a_seal_that_somebody_worked_out_does_not_let_nonsense_in(sort: Sort, content: list[object]) -> None:
    asked = replace(ASKED, sort=sort)
    refused(asked.following(plain([*content, cursors._seal(asked, content)])))  # noqa: SLF001


@given(st.text(max_size=60))
def test_no_text_is_more_than_refused(text: str) -> None:
    if text:
        refused(ASKED.following(text))

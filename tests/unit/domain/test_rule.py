"""Rule v1: which reported figures count towards a line, and why the others do not."""

import csv
import json
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.domain.claims import Claim, Heard, Override
from incidents.domain.counts import Qualifier
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import Draft
from incidents.domain.moments import TimeSpan
from incidents.domain.rule import Line, Window, derive
from incidents.domain.vocabulary import ClaimKind, ClaimStatus, Scope, WhyNot

DATA = Path(__file__).parents[2] / "data"
WORKED: dict[str, Any] = json.loads((DATA / "worked-examples.json").read_text(encoding="utf-8"))

# An invented incident of 1 March 2021; its first day ends with 2 March.
DAY = Draft(occurred=UncertainDate.day(date(2021, 3, 1))).window
FIRST_DAY = TimeSpan.between("2021-03-01", "2021-03-01")
WEEK_LATER = TimeSpan.between("2021-03-08", "2021-03-08")
MARCH = TimeSpan.between("2021-03", "2021-03")


def said(number: int, voice: str, value: int | None = None, **fields: Any) -> Heard:
    """What a voice says: by default a number of people killed, given a week later."""
    own = {name: fields.pop(name) for name in ("published", "reliability") if name in fields}
    fields = {"outcome": "killed", "as_of": WEEK_LATER, **fields}
    return Heard(claim=Claim(number=number, article=f"article {number}", value=value, **fields), voice=voice, **own)


def line(*heard: Heard, window: Window | None = DAY, outcome: str = "killed", group: str = "all") -> Line:
    return next(one for one in derive(heard, window) if (one.outcome, one.group) == (outcome, group))


def why(found: Line) -> dict[int, WhyNot]:
    return {one.claim: one.why for one in found.verdicts if one.why is not None}


def ends(found: Line) -> tuple[int | None, int | None, bool]:
    return found.min, found.max, found.open


# The worked examples, straight from the coding table


def coded(example: str) -> list[Heard]:
    with (DATA / "worked-examples.csv").open(encoding="utf-8", newline="") as file:
        return [_heard(row) for row in csv.DictReader(file) if row["example"] == example]


def _heard(row: dict[str, str]) -> Heard:
    claim = Claim(
        number=int(row["claim"]),
        article=row["source"],
        kind=ClaimKind(row["kind"]),
        outcome=row["outcome"],
        group=row["group"],
        qualifier=Qualifier(row["qualifier"]),
        value=int(row["value"]) if row["value"] else None,
        scope=Scope(row["scope"]),
        combined=("injured", "gas") if row["combined"] == "yes" else (),
        as_of=TimeSpan.between(row["as_of_from"], row["as_of_to"]),
    )
    return Heard(claim=claim, voice=row["voice"], published=UncertainDate.from_edtf(row["published"]))


def window_of(example: str) -> Window | None:
    told = WORKED["incidents"][example]
    first, last = (date.fromisoformat(day) for day in told["days"])
    begins = time.fromisoformat(told["time_from"][11:16]) if told["time_from"] else None
    return Draft(occurred=UncertainDate.span(first, last, lasting=True), time_from=begins).window


@pytest.mark.parametrize(
    ("example", "outcome"), [(name, outcome) for name, lines in WORKED["expected"].items() for outcome in lines]
)
def test_the_worked_examples_come_out_to_the_claim(example: str, outcome: str) -> None:
    expected = WORKED["expected"][example][outcome]

    found = line(*coded(example), window=window_of(example), outcome=outcome)

    assert ends(found) == (expected["min"], expected["max"], expected["max_open"])
    assert list(found.counted) == expected["counted"]
    assert list(found.beside) == expected.get("beside", []) + expected.get("no_line", [])
    assert found.rule == WORKED["rule"]
    if "first_day" in expected:
        assert found.first == tuple(expected["first_day"])


def test_zaytun_says_of_every_claim_why_it_does_not_count() -> None:
    found = line(*coded("zaytun"), window=window_of("zaytun"))

    assert why(found) == {
        **dict.fromkeys([1, 2, 6, 11, 12], WhyNot.SUPERSEDED),
        **dict.fromkeys([4, 8, 9], WhyNot.EARLY),
        **dict.fromkeys([10, 13, 15, 25], WhyNot.MORE),
        21: WhyNot.PART,
    }


# (1) What comes in


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"status": ClaimStatus.REJECTED}, WhyNot.REVIEW),
        ({"status": ClaimStatus.SUPERSEDED}, WhyNot.WITHDRAWN),
        ({"status": ClaimStatus.CORRECTED}, WhyNot.WITHDRAWN),
        ({"status": ClaimStatus.RETRACTED}, WhyNot.WITHDRAWN),
        ({"status": ClaimStatus.DISPUTED}, WhyNot.WITHDRAWN),
        ({"kind": ClaimKind.DENIAL, "qualifier": Qualifier.NONE}, WhyNot.DENIAL),
        ({"combined": ("killed", "injured")}, WhyNot.COMBINED),
        ({"scope": Scope.WIDER_AREA}, WhyNot.MORE),
        ({"scope": Scope.SEVERAL_DAYS}, WhyNot.MORE),
        ({"scope": Scope.CUMULATIVE}, WhyNot.MORE),
        ({"scope": Scope.NATIONAL}, WhyNot.MORE),
        ({"scope": Scope.MORE}, WhyNot.MORE),
        ({"scope": Scope.PART}, WhyNot.PART),
        ({"scope": Scope.UNSURE}, WhyNot.UNSURE),
        ({"as_of": None}, WhyNot.UNDATED),
        ({"reliability": "E"}, WhyNot.REVIEW),
        ({"credibility": 5}, WhyNot.REVIEW),
        ({"override": Override(counted=False, reason="An invented reason")}, WhyNot.REVIEW),
    ],
    ids=str,
)
def test_a_figure_that_does_not_count_is_seen_with_its_reason(fields: dict[str, Any], reason: WhyNot) -> None:
    found = line(said(1, "Agency", 5), said(2, "Paper", 90, **fields))

    assert ends(found) == (5, 5, False)
    assert found.counted == (1,)
    assert why(found) == {2: reason}


@pytest.mark.parametrize("reliability", ["", "A", "D", "F"])
def test_an_outlet_that_is_not_rated_or_cannot_be_judged_counts(reliability: str) -> None:
    assert line(said(1, "Agency", 5, reliability=reliability)).counted == (1,)


@pytest.mark.parametrize("credibility", [None, 1, 4, 6])
def test_a_report_that_is_not_rated_or_cannot_be_judged_counts(credibility: int | None) -> None:
    assert line(said(1, "Agency", 5, credibility=credibility)).counted == (1,)


def test_the_first_reason_that_holds_is_the_one_told() -> None:
    found = line(
        said(1, "Agency", 5, status=ClaimStatus.RETRACTED, combined=("killed", "injured"), scope=Scope.NATIONAL),
        said(2, "Paper", 6, scope=Scope.NATIONAL, as_of=None),
        said(3, "Radio", 7, status=ClaimStatus.RETRACTED, reliability="E"),
    )

    assert why(found) == {1: WhyNot.WITHDRAWN, 2: WhyNot.MORE, 3: WhyNot.REVIEW}


@pytest.mark.parametrize(
    "fields",
    [{"scope": Scope.NATIONAL}, {"status": ClaimStatus.DISPUTED}, {"reliability": "E"}, {"scope": Scope.UNSURE}],
    ids=lambda each: next(iter(each)),
)
def test_a_reviewer_may_let_a_figure_count_against_the_rule(fields: dict[str, Any]) -> None:
    found = line(said(1, "Agency", 5, override=Override(counted=True, reason="An invented reason"), **fields))

    assert found.counted == (1,)


def test_a_cause_or_a_name_is_no_figure() -> None:
    assert derive([said(1, "Agency", kind=ClaimKind.CAUSE, fact="An invented cause")], DAY) == ()


def test_an_outcome_of_which_nothing_counts_still_has_a_line() -> None:
    found = line(said(1, "Agency", 300, scope=Scope.NATIONAL))

    assert ends(found) == (None, None, False)
    assert (found.voices, found.counted, found.low, found.high) == (0, (), None, None)


# (2), (3), (4) Voices, as-of, the latest


def test_of_one_voice_the_latest_number_counts() -> None:
    found = line(said(1, "Agency", 8, as_of=FIRST_DAY), said(2, "Agency", 13))

    assert ends(found) == (13, 13, False)
    assert why(found) == {1: WhyNot.SUPERSEDED}


def test_a_later_number_counts_although_it_was_entered_first() -> None:
    found = line(said(1, "Agency", 13), said(2, "Agency", 8, as_of=FIRST_DAY))

    assert found.counted == (1,)


def test_of_two_numbers_given_together_the_one_published_later_counts() -> None:
    found = line(
        said(1, "Agency", 9, published=UncertainDate.day(date(2021, 4, 2))),
        said(2, "Agency", 8, published=UncertainDate.day(date(2021, 4, 1))),
    )

    assert found.counted == (1,)


def test_of_two_numbers_with_equal_dates_the_one_entered_later_counts() -> None:
    assert line(said(1, "Agency", 9), said(2, "Agency", 8)).counted == (2,)


def test_where_no_as_of_is_known_the_publication_date_stands_in() -> None:
    found = line(said(1, "Agency", 9, as_of=None, published=UncertainDate.day(date(2021, 5, 1))), said(2, "Agency", 8))

    assert found.counted == (1,)


def test_voices_that_agree_are_counted_each() -> None:
    found = line(said(1, "Agency", 8), said(2, "Paper", 8))

    assert (found.voices, found.counted) == (2, (1, 2))


def test_a_withdrawn_number_does_not_push_an_older_one_of_its_voice_aside() -> None:
    found = line(said(1, "Agency", 8), said(2, "Agency", 80, as_of=MARCH, status=ClaimStatus.RETRACTED))

    assert found.counted == (1,)


# (5) The first day


def test_early_figures_are_set_aside_once_two_other_voices_spoke_later() -> None:
    found = line(said(1, "Radio", 3, as_of=FIRST_DAY), said(2, "Agency", 8), said(3, "Paper", 9))

    assert ends(found) == (8, 9, False)
    assert why(found) == {1: WhyNot.EARLY}
    assert found.first == (3, 3)


def test_one_later_voice_does_not_set_early_figures_aside() -> None:
    found = line(said(1, "Radio", 3, as_of=FIRST_DAY), said(2, "Agency", 8))

    assert ends(found) == (3, 8, False)
    assert why(found) == {}


def test_two_later_figures_of_one_voice_are_one_voice() -> None:
    found = line(said(1, "Radio", 3, as_of=FIRST_DAY), said(2, "Agency", 8), said(3, "Agency", 9))

    assert WhyNot.EARLY not in why(found).values()


def test_where_everybody_spoke_on_the_first_day_all_count() -> None:
    found = line(*(said(number, f"Voice {number}", number, as_of=FIRST_DAY) for number in (1, 2, 3)))

    assert ends(found) == (1, 3, False)
    assert found.first is None


def test_a_figure_given_some_day_of_the_month_is_neither_early_nor_a_later_voice() -> None:
    found = line(
        said(1, "Radio", 3, as_of=FIRST_DAY), said(2, "Agency", 8, as_of=MARCH), said(3, "Paper", 9, as_of=MARCH)
    )

    assert ends(found) == (3, 9, False)


def test_without_a_date_of_the_incident_no_figure_is_early() -> None:
    found = line(said(1, "Radio", 3, as_of=FIRST_DAY), said(2, "Agency", 8), said(3, "Paper", 9), window=None)

    assert ends(found) == (3, 9, False)


@pytest.mark.parametrize(("given_at", "early"), [("2021-03-02T03:00", True), ("2021-03-02T03:01", False)])
def test_the_first_day_ends_24_hours_after_a_known_hour(given_at: str, *, early: bool) -> None:
    window = Draft(occurred=UncertainDate.day(date(2021, 3, 1)), time_from=time(3)).window
    radio = said(1, "Radio", 3, as_of=TimeSpan.between(given_at, given_at))

    found = line(radio, said(2, "Agency", 8), said(3, "Paper", 9), window=window)

    assert (why(found) == {1: WhyNot.EARLY}) is early


# (6) Groups, axes, nothing added across voices


def test_a_voice_without_a_total_is_added_up_along_the_role_axis_open_upward() -> None:
    found = line(said(1, "Agency", 5, group="protesters"), said(2, "Agency", 23, group="security_forces"))

    assert ends(found) == (28, 28, True)
    assert found.counted == (1, 2)


def test_civilians_and_the_protesters_among_them_are_not_added() -> None:
    found = line(
        said(1, "Agency", 10, group="civilians"),
        said(2, "Agency", 8, group="protesters"),
        said(3, "Agency", 3, group="security_forces"),
    )

    assert ends(found) == (13, 13, True)
    assert why(found) == {2: WhyNot.SUBGROUP}


def test_a_voice_s_own_total_stands_over_its_parts() -> None:
    parts = said(2, "Agency", 47, group="protesters"), said(3, "Agency", 11, group="security_forces")

    found = line(said(1, "Agency", 58), *parts)

    assert ends(found) == (58, 58, False)
    assert why(found) == {2: WhyNot.OWN_TOTAL, 3: WhyNot.OWN_TOTAL}


def test_a_part_has_a_line_of_its_own() -> None:
    found = line(said(1, "Agency", 58), said(2, "Agency", 47, group="protesters"), group="protesters")

    assert ends(found) == (47, 47, False)
    assert found.counted == (2,)


def test_women_and_children_are_never_added_to_a_total() -> None:
    found = line(
        said(1, "Agency", 5, group="protesters"),
        said(2, "Agency", 2, group="women"),
        said(3, "Agency", 1, group="children"),
    )

    assert ends(found) == (5, 5, True)
    assert why(found) == {2: WhyNot.SUBGROUP, 3: WhyNot.SUBGROUP}


def test_a_voice_that_counts_women_only_sets_no_total() -> None:
    found = line(said(1, "Agency", 2, group="women"))

    assert ends(found) == (None, None, False)


def test_numbers_of_two_voices_are_never_added() -> None:
    found = line(said(1, "Agency", 5, group="protesters"), said(2, "Paper", 23, group="security_forces"))

    assert ends(found) == (5, 23, True)


def test_outcomes_have_lines_of_their_own() -> None:
    lines = derive([said(1, "Agency", 2), said(2, "Agency", 50, outcome="injured")], DAY)

    assert [(one.outcome, one.max) for one in lines] == [("killed", 2), ("injured", 50)]


# (7) Ends


@pytest.mark.parametrize(
    ("qualifier", "value", "expected"),
    [
        (Qualifier.EXACT, 7, (7, 7, False)),
        (Qualifier.AT_LEAST, 7, (7, 7, True)),
        (Qualifier.MORE_THAN, 50, (51, 51, True)),
        (Qualifier.UP_TO, 35, (None, 35, False)),
        (Qualifier.ABOUT, 70, (70, 70, False)),
        (Qualifier.SEVERAL, None, (2, 2, True)),
        (Qualifier.DOZENS, None, (24, 24, True)),
        (Qualifier.SCORES, None, (40, 40, True)),
        (Qualifier.HUNDREDS, None, (200, 200, True)),
        (Qualifier.NONE, None, (0, 0, False)),
    ],
)
def test_words_give_the_bounds_of_the_table(
    qualifier: Qualifier, value: int | None, expected: tuple[int | None, int | None, bool]
) -> None:
    assert ends(line(said(1, "Agency", value, qualifier=qualifier))) == expected


def test_vague_words_set_no_minimum_while_a_precise_number_is_left() -> None:
    found = line(said(1, "Paper", qualifier=Qualifier.DOZENS), said(2, "Agency", 46))

    assert ends(found) == (46, 46, False)
    assert (found.low, found.high) == (2, 2)
    assert found.counted == (1, 2)


def test_vague_words_set_the_minimum_where_nothing_else_is_left() -> None:
    found = line(said(1, "Paper", qualifier=Qualifier.SCORES), said(2, "Radio", qualifier=Qualifier.DOZENS))

    assert ends(found) == (24, 40, True)


def test_up_to_sets_a_maximum_and_no_minimum() -> None:
    found = line(said(1, "Paper", 35, qualifier=Qualifier.UP_TO), said(2, "Agency", 10))

    assert ends(found) == (10, 35, False)
    assert (found.low, found.high) == (2, 1)


def test_of_equal_largest_numbers_the_open_one_makes_it_or_more() -> None:
    found = line(said(1, "Agency", 50), said(2, "Paper", 50, qualifier=Qualifier.AT_LEAST))

    assert ends(found) == (50, 50, True)


def test_a_smaller_open_number_does_not_open_the_maximum() -> None:
    found = line(said(1, "Agency", 50), said(2, "Paper", 10, qualifier=Qualifier.AT_LEAST))

    assert ends(found) == (10, 50, False)


def test_a_source_with_its_own_range_gives_both_ends() -> None:
    found = line(said(1, "Organisation", 29, upper=80), said(2, "Agency", 25))

    assert ends(found) == (25, 80, False)


def test_nobody_is_a_number_and_nothing_said_is_none() -> None:
    found = line(said(1, "Agency", 0, qualifier=Qualifier.NONE), said(2, "Paper", 3))

    assert ends(found) == (0, 3, False)


# (8), (9) Beside the figure


def test_a_denial_stands_beside_and_never_makes_it_zero() -> None:
    found = line(said(1, "Agency", 14), said(2, "Police", 0, kind=ClaimKind.DENIAL, qualifier=Qualifier.NONE))

    assert ends(found) == (14, 14, False)
    assert (found.beside, found.voices) == ((2,), 1)


def test_a_denial_alone_gives_no_figure() -> None:
    found = line(said(1, "Police", 0, kind=ClaimKind.DENIAL, qualifier=Qualifier.NONE))

    assert ends(found) == (None, None, False)
    assert found.beside == (1,)


def test_a_combined_total_forms_no_line_and_stands_beside() -> None:
    found = line(said(1, "Governor", 117, combined=("killed", "injured")))

    assert ends(found) == (None, None, False)
    assert (found.beside, why(found)) == ((1,), {1: WhyNot.COMBINED})


def test_one_voice_is_told_as_one_source() -> None:
    assert line(said(1, "Agency", 8), said(2, "Agency", 9)).voices == 1


# What holds for every set of figures

VALUES = st.integers(min_value=0, max_value=400)
QUALIFIERS = st.sampled_from(
    [Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.UP_TO, Qualifier.DOZENS]
)
AS_OF = st.sampled_from([FIRST_DAY, WEEK_LATER, MARCH])
FIGURES = st.lists(st.tuples(VALUES, QUALIFIERS, AS_OF), min_size=1, max_size=7)


def each_of_another_voice(figures: list[tuple[int, Qualifier, TimeSpan]]) -> list[Heard]:
    return [
        said(number, f"Voice {number}", value, qualifier=qualifier, as_of=as_of)
        for number, (value, qualifier, as_of) in enumerate(figures, start=1)
    ]


@given(FIGURES, st.randoms(use_true_random=False))
def test_the_order_of_entry_of_different_voices_changes_nothing(
    figures: list[tuple[int, Qualifier, TimeSpan]], shuffle: Any
) -> None:
    heard = each_of_another_voice(figures)
    shuffled = list(heard)
    shuffle.shuffle(shuffled)
    renumbered = [replace(one, claim=replace(one.claim, number=number)) for number, one in enumerate(shuffled, start=1)]

    assert ends(line(*renumbered)) == ends(line(*heard))
    assert line(*renumbered).voices == line(*heard).voices


@given(
    FIGURES,
    VALUES,
    st.sampled_from([Scope.PART, Scope.WIDER_AREA, Scope.SEVERAL_DAYS, Scope.CUMULATIVE, Scope.NATIONAL, Scope.UNSURE]),
    st.integers(min_value=1, max_value=8),
)
def test_a_figure_for_more_or_less_than_the_event_never_moves_the_line(
    figures: list[tuple[int, Qualifier, TimeSpan]], value: int, scope: Scope, voice: int
) -> None:
    heard = each_of_another_voice(figures)
    foreign = said(len(heard) + 1, f"Voice {voice}", value, scope=scope)

    before, after = line(*heard), line(*heard, foreign)

    assert (ends(after), after.counted, after.voices) == (ends(before), before.counted, before.voices)


@given(FIGURES)
def test_a_minimum_never_lies_above_its_maximum_and_both_were_said(
    figures: list[tuple[int, Qualifier, TimeSpan]],
) -> None:
    heard = each_of_another_voice(figures)

    found = line(*heard)

    assert found.max in {one.claim.bounds.max for one in heard}
    if found.min is not None and found.max is not None:
        assert found.min <= found.max
        assert found.min in {one.claim.bounds.min for one in heard}

"""Scoring a reading against what people found: what must agree, and what a miss and a surplus cost."""

from dataclasses import replace
from datetime import date

import pytest

from incidents.domain.counts import Qualifier
from incidents.domain.dates import UncertainDate
from incidents.domain.suggestions import Kind, Reading, SaidFigure, Suggestion, Words
from incidents.domain.vocabulary import Scope
from incidents.reading.passages import Passage
from incidents.reading.scoring import Measure, Scores, Tally, score

TEXT = "More than 50 protesters were wounded in Kut on Wednesday."
WEDNESDAY = UncertainDate.day(date(2019, 11, 27))
OVER_FIFTY = SaidFigure(outcomes=("injured",), qualifier=Qualifier.MORE_THAN, value=50, group="protesters")


def suggestion(kind: Kind, value: object, *others: str) -> Suggestion:
    words = Words(TEXT, 0, len(TEXT))
    return Suggestion(kind=kind, value=value, words=words, sentence=words, confidence=0.9, why="", others=others)


def passage(
    *figures: SaidFigure, dates: tuple[UncertainDate, ...] = (), places: tuple[str, ...] = (), language: str = "en"
) -> Passage:
    return Passage(
        code="p1",
        language=language,
        text=TEXT,
        published=date(2019, 11, 28),
        figures=tuple((figure,) for figure in figures),
        dates=dates,
        places=tuple(frozenset(code.split("|")) for code in places),
    )


def scored(found: Passage, *suggestions: Suggestion) -> Scores:
    return score(
        [found], lambda text, _published, language: Reading(text=text, language=language, suggestions=suggestions)
    )


def tallies(found: Passage, *suggestions: Suggestion) -> dict[Measure, Tally]:
    scores = scored(found, *suggestions)
    return {measure: scores.of(measure) for measure in Measure}


def test_a_reading_that_finds_everything_is_right_in_everything() -> None:
    found = passage(OVER_FIFTY, dates=(WEDNESDAY,), places=("IQ-WA-KUT",))
    read = (
        suggestion(Kind.FIGURE, OVER_FIFTY),
        suggestion(Kind.DATE, WEDNESDAY),
        suggestion(Kind.PLACE, "IQ-WA-KUT"),
        suggestion(Kind.CAUSE, "live-ammunition"),
    )
    scores = scored(found, *read)
    assert all(tally == Tally(1, 1, 1) for tally in scores.tallies.values())
    assert scores.slips == ()


@pytest.mark.parametrize(
    "read",
    [
        SaidFigure(outcomes=("injured",), qualifier=Qualifier.EXACT, value=50, group="protesters"),
        SaidFigure(outcomes=("injured",), qualifier=Qualifier.AT_LEAST, value=50, group="protesters"),
        SaidFigure(outcomes=("injured",), qualifier=Qualifier.MORE_THAN, value=50),
        SaidFigure(
            outcomes=("injured",), qualifier=Qualifier.MORE_THAN, value=50, group="protesters", scope=Scope.CUMULATIVE
        ),
    ],
)
def test_number_and_harm_alone_is_no_figure(read: SaidFigure) -> None:
    found = tallies(passage(OVER_FIFTY), suggestion(Kind.FIGURE, read))
    assert (found[Measure.FIGURES], found[Measure.NUMBERS]) == (Tally(1, 1, 0), Tally(1, 1, 1))


@pytest.mark.parametrize(
    "read",
    [
        SaidFigure(outcomes=("killed",), qualifier=Qualifier.MORE_THAN, value=50, group="protesters"),
        SaidFigure(outcomes=("killed", "injured"), qualifier=Qualifier.MORE_THAN, value=50, group="protesters"),
        SaidFigure(outcomes=("injured",), qualifier=Qualifier.MORE_THAN, value=5, group="protesters"),
        SaidFigure(outcomes=("injured",), qualifier=Qualifier.EXACT, value=50, upper=60, group="protesters"),
    ],
)
def test_another_harm_or_another_number_is_wrong_on_both_lines(read: SaidFigure) -> None:
    found = tallies(passage(OVER_FIFTY), suggestion(Kind.FIGURE, read))
    assert (found[Measure.FIGURES], found[Measure.NUMBERS]) == (Tally(1, 1, 0), Tally(1, 1, 0))


def test_words_that_allow_the_same_bounds_agree_whatever_else_the_reading_ties_to_the_figure() -> None:
    combined = SaidFigure(outcomes=("killed", "injured"), qualifier=Qualifier.NONE, value=0)
    read = SaidFigure(outcomes=("injured", "killed"), value=0, printed="no", said_by="police", when=WEDNESDAY)
    assert tallies(passage(combined), suggestion(Kind.FIGURE, read))[Measure.FIGURES] == Tally(1, 1, 1)


def test_dozens_and_an_exact_two_dozen_are_not_the_same() -> None:
    dozens = SaidFigure(outcomes=("killed",), qualifier=Qualifier.DOZENS)
    exact = SaidFigure(outcomes=("killed",), value=24)
    assert tallies(passage(dozens), suggestion(Kind.FIGURE, exact))[Measure.FIGURES] == Tally(1, 1, 0)


def test_a_group_that_the_text_leaves_open_is_right_either_way_but_once() -> None:
    protesters, people = (SaidFigure(outcomes=("injured",), value=7, group=group) for group in ("protesters", "all"))
    found = replace(passage(), figures=((protesters, people),))
    assert tallies(found, suggestion(Kind.FIGURE, people))[Measure.FIGURES] == Tally(1, 1, 1)
    assert tallies(found, suggestion(Kind.FIGURE, protesters))[Measure.FIGURES] == Tally(1, 1, 1)
    both = tallies(found, suggestion(Kind.FIGURE, people), suggestion(Kind.FIGURE, protesters))
    assert (both[Measure.FIGURES], both[Measure.NUMBERS]) == (Tally(1, 2, 1), Tally(1, 1, 1))
    police = replace(people, group="security_forces")
    assert tallies(found, suggestion(Kind.FIGURE, police))[Measure.FIGURES] == Tally(1, 1, 0)


def test_an_open_group_does_not_take_the_figure_that_only_another_can_be() -> None:
    protesters, people = (SaidFigure(outcomes=("injured",), value=7, group=group) for group in ("protesters", "all"))
    found = replace(passage(), figures=((people, protesters), (people,)))
    read = tallies(found, suggestion(Kind.FIGURE, people), suggestion(Kind.FIGURE, protesters))
    assert read[Measure.FIGURES] == Tally(2, 2, 2)


def test_a_figure_said_twice_counts_once_on_both_sides() -> None:
    found = tallies(passage(OVER_FIFTY, OVER_FIFTY), *[suggestion(Kind.FIGURE, OVER_FIFTY)] * 3)
    assert found[Measure.FIGURES] == Tally(1, 1, 1)


def test_days_decide_over_a_date_and_neither_its_sign_nor_whether_it_lasted() -> None:
    sighted = UncertainDate.from_edtf("2014-08-03~")
    span, moment = (UncertainDate.from_edtf(text) for text in ("2019-10-01/2019-10-09", "[2019-10-01..2019-10-09]"))
    found = tallies(
        passage(dates=(sighted, span)),
        suggestion(Kind.DATE, UncertainDate.day(date(2014, 8, 3))),
        suggestion(Kind.DATE, moment),
        suggestion(Kind.DATE, UncertainDate.month(2019, 10)),
    )
    assert found[Measure.DATES] == Tally(2, 3, 2)


def test_an_open_place_is_found_where_every_code_is_offered() -> None:
    found = passage(places=("IQ-AN-ANAH|IQ-AN-OLD-ANAH",))
    assert tallies(found, suggestion(Kind.PLACE, "IQ-AN-ANAH", "IQ-AN-OLD-ANAH"))[Measure.PLACES] == Tally(1, 1, 1)
    assert tallies(found, suggestion(Kind.PLACE, "IQ-AN-OLD-ANAH", "IQ-AN-ANAH"))[Measure.PLACES] == Tally(1, 1, 1)
    assert tallies(found, suggestion(Kind.PLACE, "IQ-AN-ANAH"))[Measure.PLACES] == Tally(1, 1, 0)


def test_a_place_that_the_text_decides_is_not_found_among_the_others() -> None:
    found = passage(places=("IQ-WA-KUT",))
    assert tallies(found, suggestion(Kind.PLACE, "IQ-WA", "IQ-WA-KUT"))[Measure.PLACES] == Tally(1, 1, 0)


def test_a_slip_names_the_passage_and_both_sides() -> None:
    scores = scored(passage(OVER_FIFTY, places=("IQ-WA-KUT",)), suggestion(Kind.PLACE, "IQ-NA-KUFA"))
    slips = {slip.measure: (slip.passage, slip.missed, slip.extra) for slip in scores.slips}
    assert slips[Measure.FIGURES] == ("p1", ("injured protesters 51..51+ incident",), ())
    assert slips[Measure.PLACES] == ("p1", ("IQ-WA-KUT",), ("IQ-NA-KUFA",))
    assert Measure.DATES not in slips


def test_languages_are_told_apart_and_added_up() -> None:
    english, arabic = passage(OVER_FIFTY), passage(language="ar")
    read = Reading(text=TEXT, language="en", suggestions=(suggestion(Kind.FIGURE, OVER_FIFTY),))
    scores = score([arabic, english], lambda *_: read)
    assert scores.tallies[Measure.FIGURES, "en"] == Tally(1, 1, 1)
    assert scores.tallies[Measure.FIGURES, "ar"] == Tally(0, 1, 0)
    assert scores.of(Measure.FIGURES) == Tally(1, 2, 1)


def test_all_languages_together_stand_below_each_kind_where_there_are_several() -> None:
    read = Reading(text=TEXT, language="en", suggestions=(suggestion(Kind.FIGURE, OVER_FIFTY),))
    scores = score([passage(language="ar"), passage(OVER_FIFTY)], lambda *_: read)
    assert scores.rows()[:3] == [
        (Measure.FIGURES, "ar", Tally(0, 1, 0)),
        (Measure.FIGURES, "en", Tally(1, 1, 1)),
        (Measure.FIGURES, "all", Tally(1, 2, 1)),
    ]
    assert [line.split()[-7] for line in scores.table()[1:]] == ["ar", "en", "all"] * len(Measure)
    assert [row["language"] for row in scores.document()["scores"]] == ["ar", "en", "all"] * len(Measure)


def test_shares_follow_from_the_counts() -> None:
    tally = Tally(there=8, suggested=10, right=6)
    assert (tally.precision, tally.recall) == (0.6, 0.75)
    assert tally.f1 == pytest.approx(2 / 3)


def test_nothing_to_find_and_nothing_found_is_no_fault_but_inventing_is() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (1.0, 1.0, 1.0)
    invented = Tally(there=0, suggested=2, right=0)
    assert (invented.precision, invented.recall, invented.f1) == (0.0, 1.0, 0.0)
    assert Tally(there=1, suggested=1, right=0).f1 == 0.0


def test_the_reader_is_handed_text_day_of_publication_and_language() -> None:
    handed: list[object] = []

    def read(*given: object) -> Reading:
        handed.extend(given)
        return Reading(text=TEXT, language="ar", suggestions=())

    score([passage(language="ar")], read)
    assert handed == [TEXT, date(2019, 11, 28), "ar"]


def test_the_table_has_a_line_for_each_measure_and_language() -> None:
    scores = scored(passage(OVER_FIFTY), suggestion(Kind.FIGURE, OVER_FIFTY))
    head, *lines = scores.table()
    assert head.split() == ["kind", "language", "there", "read", "right", "precision", "recall", "F1"]
    assert lines[0].split()[-7:] == ["en", "1", "1", "1", "1.000", "1.000", "1.000"]
    assert len(lines) == len(Measure)


def test_the_document_holds_scores_and_slips() -> None:
    document = scored(passage(OVER_FIFTY)).document()
    counts = {"there": 1, "read": 0, "right": 0, "precision": 1.0, "recall": 0.0, "f1": 0.0}
    assert document["scores"][0] == {"kind": "figures", "language": "en", **counts}
    assert document["slips"][0] == {
        "id": "p1", "kind": "figures", "missed": ["injured protesters 51..51+ incident"], "extra": []
    }  # fmt: skip

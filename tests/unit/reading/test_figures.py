"""What a figure carries besides its number: words, time, source, reasons; denials; and texts made to do harm."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.domain.counts import Qualifier
from incidents.domain.moments import BAGHDAD, TimeSpan
from incidents.domain.suggestions import Kind
from incidents.domain.vocabulary import Scope
from unit.reading.figures_told import figures, suggestions, told

DAY = date(2019, 11, 28)  # a Thursday


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2019, 11, day, hour, minute, tzinfo=BAGHDAD)


def test_words_are_the_number_the_people_and_the_harm_and_stand_in_the_text():
    text = "Medics spoke. At least 46 people were killed in the city."
    (one,) = suggestions(text, DAY)
    assert one.words.passage == "At least 46 people were killed"
    assert text[one.words.start : one.words.end] == one.words.passage
    assert one.sentence.passage == "At least 46 people were killed in the city."
    assert one.value.printed == "At least 46"


def test_joined_and_is_no_part_of_the_printed_number():
    assert [figure.printed for figure in figures("مقتل ثلاثة وإصابة خمسة وعشرات المعتقلين")] == [
        "ثلاثة",
        "خمسة",
        "عشرات",
    ]


def test_place_and_day_are_left_to_whoever_reads_the_whole_text():
    (figure,) = figures("Two people were killed in Najaf on Wednesday.", DAY)
    assert (figure.place, figure.when) == ("", None)


def test_reason_is_a_sentence_with_the_words_in_it():
    (one,) = suggestions("Police arrested 17 demonstrators.", DAY)
    assert one.why % one.params == "What happened, and then people with their number: “arrested 17 demonstrators”."
    assert one.confidence == 0.95


def test_figure_read_over_many_words_is_less_sure_than_one_beside_its_harm():
    near, far = (
        suggestions(text, DAY)[0].confidence
        for text in (
            "Two protesters were killed.",
            "Two protesters standing close to the old market gate were killed.",
        )
    )
    assert near > far


SOURCES = [
    ("Two people were killed, medical sources said.", "medical sources"),
    ("A health official told reporters that two people were killed.", "A health official"),
    (
        "According to the Iraqi High Commission for Human Rights, two people were killed.",
        "the Iraqi High Commission for Human Rights",
    ),
    ("Two people were killed, according to a police source.", "a police source"),
    ("Police on Friday said two people were killed.", "Police"),
    ("Police: two people killed", "Police"),
    ("Two people were killed.", ""),
    ("قال مصدر طبي إن شخصين قتلا.", "مصدر طبي"),
    ("أفاد مصدر أمني بمقتل شخصين.", "مصدر أمني"),
    ("وأعلنت وزارة الصحة مقتل شخصين.", "وزارة الصحة"),
    ("قتل شخصان، بحسب مصادر طبية.", "مصادر طبية"),
    ("قتل شخصان وفقا للمفوضية العليا لحقوق الإنسان.", "للمفوضية العليا لحقوق الإنسان"),
    ("وذكر مصدر في الشرطة أن شخصين قتلا.", "مصدر في الشرطة"),
    ("مصدر أمني: مقتل شخصين", "مصدر أمني"),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_source_within_the_article_is_kept_as_printed(text: str, source: str):
    assert {figure.said_by for figure in figures(text, DAY)} == {source}


def test_source_is_carried_over_only_to_what_he_added():
    added = "A medic said the wounded were many. He added that two people were killed."
    other = "A medic said the wounded were many. Two people were killed."
    assert [figure.said_by for text in (added, other) for figure in figures(text, DAY)] == ["A medic", ""]
    arabic = "قال مصدر طبي إن الوضع صعب. وأضاف أن شخصين قتلا."
    assert [figure.said_by for figure in figures(arabic, DAY)] == ["مصدر طبي"]


TIMES = [
    ("By 9 a.m., 13 people had been killed.", at(28, 9), at(28, 9)),
    ("As of Thursday evening, 25 people had been killed.", at(28, 18), datetime(2019, 11, 29, tzinfo=BAGHDAD)),
    ("By 9:30 p.m. on Wednesday, 13 people had been killed.", at(27, 21, 30), at(27, 21, 30)),
    ("By midday 13 people had been killed.", at(28, 12), at(28, 12)),
    ("As of 26 November, 13 people had been killed.", at(26, 0), at(27, 0)),
    ("قتل 13 شخصا حتى مساء الأربعاء.", at(27, 18), at(28, 0)),
    ("حتى الساعة التاسعة صباحا قتل 13 شخصا.", at(28, 9), at(28, 9)),
]


@pytest.mark.parametrize(("text", "begin", "end"), TIMES)
def test_time_at_which_a_number_held_is_read(text: str, begin: datetime, end: datetime):
    assert [figure.as_of for figure in figures(text, DAY)] == [TimeSpan(begin, end)]


@pytest.mark.parametrize(
    "text",
    [
        "13 people were killed by two gunmen.",
        "13 people have been killed so far.",
        "حتى الآن قتل 13 شخصا.",
        "13 people were killed by a bomb at 9 a.m.",
    ],
)
def test_time_that_is_not_said_stays_blank(text: str):
    assert {figure.as_of for figure in figures(text, DAY)} == {None}


def test_day_of_reading_never_stands_in_for_the_day_of_publication():
    (figure,) = figures("By Thursday evening 350 people had been killed since October.", None)
    assert (figure.as_of, figure.scope, figure.scope_from) == (None, Scope.CUMULATIVE, None)


STARTS = [
    ("350 people have been killed since October.", date(2019, 10, 1)),
    ("350 people have been killed since 1 October 2019.", date(2019, 10, 1)),
    ("350 people have been killed since Oct. 5.", date(2019, 10, 5)),
    ("350 people have been killed since December.", date(2018, 12, 1)),
    ("350 people have been killed since 2003.", date(2003, 1, 1)),
    ("350 people have been killed since Monday.", date(2019, 11, 25)),
    ("350 people have been killed since the protests began.", None),
    ("قتل 350 شخصا منذ الأول من تشرين الأول.", date(2019, 10, 1)),
    ("قتل 350 شخصا منذ تشرين الأول 2019.", date(2019, 10, 1)),
    ("قتل 350 شخصا منذ بداية التظاهرات.", None),
    ("قتل 350 شخصا منذ 5 تشرين الأول.", date(2019, 10, 5)),
]


@pytest.mark.parametrize(("text", "start"), STARTS)
def test_running_total_begins_on_the_day_that_the_words_give(text: str, start: date | None):
    assert [(figure.scope, figure.scope_from) for figure in figures(text, DAY)] == [(Scope.CUMULATIVE, start)]


DENIALS = [
    ("Police denied that anyone was killed.", ["killed"]),
    ("The ministry denied reports that 15 people had died.", ["killed"]),
    ("The army denied there were any casualties.", ["killed", "injured"]),
    ("نفت وزارة الداخلية سقوط قتلى.", ["killed"]),
    ("ونفى المتحدث وقوع إصابات بين المتظاهرين.", ["injured"]),
    ("The police denied responsibility for the shooting.", []),
    ("The ministry denied using live fire.", []),
    ("نفت قيادة العمليات استخدام الرصاص الحي.", []),
]


@pytest.mark.parametrize(("text", "outcomes"), DENIALS)
def test_denial_names_the_harm_and_gives_no_figure(text: str, outcomes: list[str]):
    assert [(one.kind, one.value) for one in suggestions(text, DAY)] == [(Kind.DENIAL, code) for code in outcomes]


def test_combined_total_is_never_split():
    (figure,) = figures("The governor said that 117 people had been killed or injured.", DAY)
    assert (figure.outcomes, figure.value, figure.combined) == (("killed", "injured"), 117, True)


def test_nobody_is_a_figure_of_none():
    (figure,) = figures("No one was hurt.", DAY)
    assert (figure.qualifier, figure.value, figure.bounds.max) == (Qualifier.NONE, 0, 0)


def test_sick_people_are_no_figures():
    assert told("Coronavirus has killed 40 people in the city.", DAY) == ""


def test_one_dispatch_of_two_cities_gives_the_figures_of_both():
    text = "Seven people were killed in Najaf and three in Karbala, where 20 others were wounded."
    assert told(text, DAY) == "killed 7; killed 3; injured 20"


def test_same_text_gives_the_same_reading():
    text = "Two people were killed and dozens wounded, police said. قتل ثلاثة."
    assert suggestions(text, DAY) == suggestions(text, DAY)


HOSTILE = {
    "a number of 100,000 digits": "9" * 100_000 + " people were killed",
    "one letter": "a" * 400_000,
    "brackets": "(" * 50_000,
    "hundreds": "hundred " * 5_000,
    "thousands": "ألف " * 5_000,
    "people and people": "12 people and " * 5_000,
    "marks": "ق" + "ُ" * 100_000 + "تل 3",
    "null characters": "\0" * 50_000 + "3 killed",
    "overrides": "\u202e12 killed\u202c " * 2_000,
    "joined letters": "و" * 100_000,
    "half a surrogate": "\ud800 3 killed",
    "qualifiers": "more than " * 5_000 + "3 killed",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_text_made_to_do_harm_is_read_without_an_error(text: str):
    for one in suggestions(text, DAY):
        assert one.words.passage


def test_number_too_long_for_people_is_none():
    assert told("12345678 people were killed.", DAY) == ""
    assert told("9 hundred thousand million people were killed.", DAY) == ""


WORDS = (
    "two 12 ٢٥ at least more than people protesters killed wounded and "
    ", . ( ) including since October to from of them no"
    " were was قتل مقتل وأصيب 20 متظاهراً متظاهرين اثنين بينهم و إلى حصيلة القتلى دون إصابات قتيل وجريح بين 17 -"
    " year old by"
    " denied نفى before said قال \u202e \0 100 hundred thousand ألف"
)


@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=40).map(" ".join))
def test_words_in_any_order_are_read_without_an_error(text: str):
    for one in suggestions(text, DAY):
        assert text[one.words.start : one.words.end] == one.words.passage
        if one.kind is Kind.FIGURE:
            assert one.value.outcomes
            assert one.value.bounds.max is not None

"""The drawings of an incident's figures: what they plot, what they say, and that nothing lies over anything else."""

from collections.abc import Iterable
from datetime import date, time
from itertools import combinations, pairwise
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.domain.articles import ArticleRef
from incidents.domain.claims import Claim
from incidents.domain.counts import Count, Qualifier
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import ArticleLink, Draft, Figure, Record
from incidents.domain.moments import BAGHDAD, TimeSpan
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience, ClaimKind, Grade, Scope, Status
from incidents.reports.charts.dots import dots, range_words
from incidents.reports.charts.layout import Layout, Size, lay_out
from incidents.reports.charts.lettering import shortened, width
from incidents.reports.charts.marks import Shape
from incidents.reports.charts.scale import steps
from incidents.reports.charts.strip import row_marks, strip, strip_keys, strip_notes, strips
from incidents.reports.charts.svg import figure as pixels
from incidents.reports.charts.words import Words

DAY = UncertainDate.from_edtf
ZAYTUN = """
1 shafaq 2019-11-28T09:00 2019-11-28T09:18 killed exact 8 incident
2 shafaq 2019-11-28T09:18 2019-11-28T09:18 killed exact 13 incident
3 shafaq 2019-11-28T09:18 2019-11-28T09:18 injured exact 75 incident
4 blog 2019-11-28 2019-11-28 killed exact 17 incident
5 blog 2019-11-28 2019-11-28 injured about 153 incident
6 medical 2019-11-28T17:05 2019-11-28T17:05 killed exact 25 incident
7 medical 2019-11-28T17:05 2019-11-28T17:05 injured more_than 200 incident
8 amnesty 2019-11-28 2019-11-28 killed exact 25 incident
9 medical 2019-11-28 2019-11-28 killed exact 25 incident
10 musings 2019-11-28 2019-11-29 killed exact 32 several_days
11 reuters 2019-11-28T21:42 2019-11-28T21:42 killed at_least 24 incident
12 reuters 2019-11-28 2019-11-29 killed exact 29 incident
13 un 2019-11-29 2019-11-29 killed at_least 24 several_days
14 un 2019-11-29 2019-11-29 injured more_than 210 several_days
15 hathalyoum 2019-11-29 2019-11-29 killed exact 51 several_days
16 reuters 2019-12-06 2019-12-06 killed exact 46 incident
17 aljazeera 2020-11-23 2020-11-23 killed dozens - incident
18 aljazeera 2020-11-23 2020-11-23 injured dozens - incident
19 shafaq 2023 2023 killed about 70 incident
20 shafaq 2023 2023 injured at_least 225 incident
21 afp 2023-06-25 2023-06-25 killed exact 21 part
22 afp 2023-06-25 2023-06-25 injured exact 190 part
23 newregion 2024 2024 killed about 50 incident
24 newregion 2024 2024 injured exact 300 incident
25 iraqicp 2024 2024 killed more_than 70 several_days
26 iraqicp 2024 2024 injured exact 500 several_days
"""
KARBALA = """
1 tellerreport 2019-10-29 2019-10-29 killed exact 13 incident
2 reuters 2019-10-29 2019-10-29 killed exact 14 incident
3 police 2019-10-29 2019-10-29 killed none 0 incident denial
4 independent 2019-10-29 2019-10-29 killed exact 18 incident
5 amnesty 2019-10-29 2019-10-29 killed exact 14 incident
6 thenews 2019-10-29 2019-10-29 killed exact 10 incident
7 rudaw 2019-10-29 2019-10-29 killed up_to 35 incident
"""
KHILANI = """
1 reuters 2020-02-25 2020-02-25 killed at_least 1 incident
2 reuters 2020-02-25 2020-02-25 injured exact 5 incident number protesters
4 reuters 2020-02-25 2020-02-25 injured at_least 23 incident number security_forces
5 ultrairaq 2020-02-25 2020-02-25 killed exact 1 incident
6 ultrairaq 2020-02-25 2020-02-25 injured exact 20 incident
7 newarab 2020-02-25 2020-02-25 killed exact 2 incident
8 newarab 2020-02-25 2020-02-25 injured more_than 50 incident
9 yaqein 2020-02-25 2020-02-25 killed exact 3 incident
10 yaqein 2020-02-25 2020-02-25 injured exact 95 incident number all combined
"""
NAMES = {
    "shafaq": Trilingual(en="Shafaq News", ar="شفق نيوز"),
    "blog": Trilingual(en="A solidarity blog", ar="مدوّنة تضامنية"),
    "medical": Trilingual(en="Sputnik", ar="سبوتنيك"),
    "amnesty": Trilingual(en="Amnesty International", ar="منظمة العفو الدولية"),
    "musings": Trilingual(en="Musings on Iraq"),
    "reuters": Trilingual(en="Reuters", ar="رويترز"),
    "un": Trilingual(en="UN human rights office", ar="مكتب الأمم المتحدة لحقوق الإنسان"),
    "hathalyoum": Trilingual(en="Hathalyoum", ar="هذا اليوم"),
    "aljazeera": Trilingual(en="Al Jazeera", ar="الجزيرة"),
    "afp": Trilingual(en="AFP", ar="فرانس برس"),
    "newregion": Trilingual(en="The New Region"),
    "iraqicp": Trilingual(en="Iraqi Communist Party", ar="الحزب الشيوعي العراقي"),
    "tellerreport": Trilingual(en="Teller Report"),
    "police": Trilingual(en="Karbala police", ar="شرطة كربلاء"),
    "independent": Trilingual(en="The Independent", ar="ذي إندبندنت"),
    "thenews": Trilingual(en="The News (Pakistan)"),
    "rudaw": Trilingual(en="Rudaw", ar="رووداو"),
    "ultrairaq": Trilingual(en="Ultra Iraq", ar="ألترا عراق"),
    "newarab": Trilingual(en="The New Arab", ar="العربي الجديد"),
    "yaqein": Trilingual(en="Yaqein", ar="يقين"),
}


def claims(table: str) -> tuple[Claim, ...]:
    """Figures from lines: number, source, as-of from, to, outcome, qualifier, value, scope [kind group combined]."""
    return tuple(_claim(line.split()) for line in table.strip().splitlines())


def _claim(cells: list[str]) -> Claim:
    number, source, begin, end, outcome, qualifier, value, scope, *more = cells
    kind, group, combined = (*more, *("number", "all", "")[len(more) :])
    return Claim(
        number=int(number),
        article=source,
        kind=ClaimKind(kind),
        outcome=outcome,
        group=group,
        qualifier=Qualifier(qualifier),
        value=None if value == "-" else int(value),
        scope=Scope(scope),
        as_of=TimeSpan.between(begin, end),
        combined=("injured", "gas") if combined else (),
    )


def record(said: Iterable[Claim], occurred: str = "2019-11-28", began: time | None = None) -> Record:
    """A published record of the figures, each source a voice of its own."""
    figures = tuple(said)
    links = tuple(
        ArticleLink(article=code, ref=ArticleRef(code=code, outlet=NAMES.get(code, Trilingual(en=code)), voice=code))
        for code in dict.fromkeys(claim.article for claim in figures)
    )
    draft = Draft(occurred=DAY(occurred) if occurred else None, time_from=began, claims=figures, articles=links)
    return Record(
        code="INC-0000-TEST",
        audience=Audience.PUBLIC,
        version=1,
        revision=1,
        status=Status.PUBLISHED,
        grade=Grade.PROVISIONAL,
        content=draft,
        created=date(2026, 1, 1),
        changed=TimeSpan.of(DAY("2026-01-01")).begin.astimezone(BAGHDAD),
    )


def zaytun() -> Record:
    """Nasiriyah, 28 November 2019, from 03:00."""
    return record(claims(ZAYTUN), began=time(3, 0))


def karbala() -> Record:
    """Karbala, the night of 28 to 29 October 2019."""
    return record(claims(KARBALA), "2019-10-28/2019-10-29")


def khilani() -> Record:
    """Baghdad, 25 February 2020."""
    return record(claims(KHILANI), "2020-02-25")


def english() -> Words:
    """Words as they stand in the code."""
    return Words("en", lambda message, **params: message % params)


def arabic() -> Words:
    """The same sentences, drawn from the right with Arabic digits."""
    return Words("ar", lambda message, **params: message % params)


EXAMPLES = {"zaytun": zaytun, "karbala": karbala, "khilani": khilani}
EVERY = [
    (name, outcome)
    for name in EXAMPLES
    for outcome in ("killed", "injured")
    if (name, outcome) != ("karbala", "injured")
]


def shown(said: Record, outcome: str) -> Figure:
    """The line of one outcome."""
    found = said.figure(outcome)
    assert found is not None
    return found


def laid_out(said: Record, outcome: str, words: Words, size: Size) -> Layout:
    """Where everything of a strip stands."""
    found = lay_out(shown(said, outcome), said, words, size)
    assert found is not None
    return found


def drawn(said: Record, outcome: str = "killed", words: Words | None = None, size: Size = Size.WIDE) -> Element:
    """The strip as a tree."""
    return fromstring(strip(shown(said, outcome), said, words or english(), subject="a test", size=size))  # noqa: S314


def texts(root: Element) -> list[str]:
    """Every line of text drawn."""
    return [one.text or "" for one in root.iter("text")]


def overlaps(layout: Layout) -> list[tuple[str, str]]:
    """Pairs of labels that share any area, and labels over the mark of another figure."""
    named = [(one.dot.said, one.label.box) for one in layout.placed if one.label]
    if layout.bracket:
        named.append(("first day", layout.bracket.text.box))
    pairs = [(one[0], two[0]) for one, two in combinations(named, 2) if one[1].meets(two[1])]
    over = [
        (one.dot.said, f"mark {two.dot.number}")
        for one in layout.placed
        for two in layout.placed
        if one.label and one is not two and one.label.box.meets(two.spot.box)
    ]
    rows = [(one.text, two.text) for one, two in combinations(layout.foot.written, 2) if one.box.meets(two.box)]
    return pairs + over + rows


@pytest.mark.parametrize(("name", "outcome"), EVERY)
@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("words", [english(), arabic()], ids=["en", "ar"])
def test_no_label_lies_over_another_or_over_a_mark(name: str, outcome: str, size: Size, words: Words) -> None:
    assert overlaps(laid_out(EXAMPLES[name](), outcome, words, size)) == []


@pytest.mark.parametrize(("name", "outcome"), EVERY)
@pytest.mark.parametrize("size", Size)
def test_every_figure_that_counts_carries_its_words(name: str, outcome: str, size: Size) -> None:
    layout = laid_out(EXAMPLES[name](), outcome, english(), size)
    assert [one.dot.said for one in layout.placed if one.dot.counted and one.label is None] == []


@pytest.mark.parametrize(("name", "outcome"), EVERY)
@pytest.mark.parametrize("size", Size)
def test_all_stands_inside_the_drawing(name: str, outcome: str, size: Size) -> None:
    layout = laid_out(EXAMPLES[name](), outcome, english(), size)
    boxes = [one.spot.box for one in layout.placed] + [one.label.box for one in layout.placed if one.label]
    assert [box for box in boxes if box.left < 0 or box.right > size.across or box.top < 0] == []
    assert all(one.box.left + 3 >= 0 and one.box.right - 3 <= size.across for one in layout.foot.written)


@pytest.mark.parametrize(
    ("name", "outcome", "ends"),
    [
        ("zaytun", "killed", ("46", "70")),
        ("zaytun", "injured", ("225", "300")),
        ("karbala", "killed", ("10", "35")),
        ("khilani", "killed", ("1", "3")),
        ("khilani", "injured", ("20", "more than 50")),
    ],
)
def test_the_range_is_printed_as_it_was_said(name: str, outcome: str, ends: tuple[str, str]) -> None:
    said = EXAMPLES[name]()
    assert range_words(shown(said, outcome), said, english()) == ends


@pytest.mark.parametrize(
    ("table", "ends"),
    [
        ("1 a 2020-01-01 2020-01-01 killed at_least 24 incident", ("at least 24", "at least 24")),
        ("1 a 2020-01-01 2020-01-01 killed dozens - incident", ("dozens", "dozens")),
        ("1 a 2020-01-01 2020-01-01 killed up_to 35 incident", ("up to 35", "up to 35")),
        ("1 a 2020-01-01 2020-01-01 killed exact 7 incident", ("7", "7")),
        ("1 a 2020-01-01 2020-01-01 killed exact 7 part", None),
    ],
)
def test_a_single_figure_gives_one_end(table: str, ends: tuple[str, str] | None) -> None:
    said = record(claims(table), "2020-01-01")
    assert range_words(shown(said, "killed"), said, english()) == ends


def test_the_columns_of_zaytun_follow_its_reports() -> None:
    written = laid_out(zaytun(), "killed", english(), Size.WIDE).foot.written
    bold = [one.text for one in sorted(written, key=lambda one: one.x) if one.bold]
    assert bold == ["28 Nov 2019", "28 Nov", "29 Nov", "6 Dec", "2020", "2023", "2024"]
    assert {"09:00", "no hour given", "23 Nov", "2019"} <= {one.text for one in written}


def test_first_day_reports_are_held_together_and_said_as_they_were() -> None:
    assert "First-day reports: 8 to 29" in texts(drawn(zaytun()))
    assert "First-day reports: 75 to more than 200" in texts(drawn(zaytun(), "injured"))
    assert not any("First-day" in text for text in texts(drawn(khilani())))


def test_every_mark_leads_to_its_row_and_says_its_verdict() -> None:
    links = {link.get("href"): link.findtext("title") for link in drawn(zaytun()).iter("a")}
    assert len(links) == 17
    assert links["#f-16"] == "Reuters: 46. Counted"
    assert links["#f-25"] == "Iraqi Communist Party: more than 70. Not counted: covers more than this event"


def test_the_shape_says_why_a_figure_does_not_count() -> None:
    found = {dot.number: dot.shape for dot in dots(shown(zaytun(), "killed"), zaytun(), english())}
    assert (found[16], found[12], found[15], found[21]) == (Shape.COUNTED, Shape.EARLIER, Shape.MORE, Shape.PART)
    beside = dots(shown(karbala(), "killed"), karbala(), english())
    assert [dot.shape for dot in beside if dot.number == 3] == [Shape.DENIAL]


def test_the_key_lists_only_the_marks_that_are_drawn() -> None:
    assert [key.text for key in strip_keys(shown(zaytun(), "killed"), zaytun(), english())] == [
        "Counted",
        "Not counted: an earlier report",
        "Not counted: covers more than one day",
        "Not counted: covers a part",
        "or more",
    ]
    assert [key.text for key in strip_keys(shown(karbala(), "killed"), karbala(), english())] == [
        "Counted",
        "Not counted: an official position",
        "or fewer",
    ]


def test_short_forms_are_explained_under_the_drawing() -> None:
    assert strip_notes(shown(zaytun(), "killed"), zaytun(), english()) == (
        "Gaps between columns: time not to scale.",
        "~70 means “about 70”.",
        "24+ means “at least 24”.",
    )
    assert strip_notes(shown(karbala(), "killed"), karbala(), english()) == ()


def test_groups_of_one_source_stand_beside_their_sum() -> None:
    every = dots(shown(khilani(), "injured"), khilani(), english())
    reuters = [(dot.shape, dot.people, dot.said) for dot in every if dot.source[0] == "Reuters"]
    assert sorted(reuters, key=lambda one: one[1]) == [
        (Shape.ADDED, 5, "5"),
        (Shape.ADDED, 23, "at least 23"),
        (Shape.COUNTED, 28, "28 or more"),
    ]


def test_arabic_runs_from_the_right_in_arabic_digits() -> None:
    def first_and_last(words: Words) -> tuple[float, float]:
        marks = {link.get("href"): link.find("circle") for link in drawn(zaytun(), words=words).iter("a")}
        first, last = marks["#f-1"], marks["#f-25"]
        assert first is not None
        assert last is not None
        return float(first.get("cx", "")), float(last.get("cx", ""))

    (left, right), (start, end) = first_and_last(english()), first_and_last(arabic())
    assert left < right
    assert start > end
    arab = drawn(zaytun(), words=arabic())
    assert arab.get("direction") == "rtl"
    assert "شفق نيوز" in texts(arab)
    assert not any(digit in "".join(texts(arab)) for digit in "0123456789")


def test_a_name_in_another_language_is_marked_as_such() -> None:
    names = {one.text: one.get("lang") for one in drawn(zaytun(), words=arabic()).iter("text")}
    assert names["The New Region"] == "en"
    assert names["رويترز"] is None


HOSTILE = (
    "</text><script>window.__x=1</script>",
    '"><img src=x onerror=alert(1)>',
    "]]></svg><svg onload=alert(1)>",
    "&lt;b&gt; & ${alert(1)} `x`",
    "null\x00bell\x07\ufffe\ud800end",
    "\u202eright to left override",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_name_of_a_source_is_never_read_as_markup(name: str) -> None:
    said = record(claims("1 a 2020-01-01 2020-01-01 killed exact 7 incident"), "2020-01-01")
    link = ArticleLink(article="a", ref=ArticleRef(code="a", outlet=Trilingual(en=name), voice="a"))
    hostile = Record(**{**vars(said), "content": Draft(**{**vars(said.content), "articles": (link,)})})
    whole = strip(shown(hostile, "killed"), hostile, english(), subject=name)
    root = fromstring(whole)  # noqa: S314 - our own text
    assert {one.tag for one in root.iter()} <= {"svg", "title", "desc", "a", "circle", "path", "text", "rect"}
    assert "<script" not in whole
    assert "<img" not in whole
    assert not any(key.startswith("on") or key == "style" for one in root.iter() for key in one.attrib)


@pytest.mark.parametrize("size", Size)
def test_one_figure_alone_is_a_drawing_too(size: Size) -> None:
    said = record(claims("1 a 2020-01-01 2020-01-01 killed exact 7 incident"), "2020-01-01")
    assert "7" in texts(drawn(said, size=size))


def test_figures_without_a_date_stand_at_the_end() -> None:
    said = record(claims("1 a 2020-01-01 2020-01-01 killed exact 7 incident"), "2020-01-01")
    undated = Claim(number=2, article="b", outcome="killed", value=9)
    both = record([*said.content.claims, undated], "2020-01-01")
    written = laid_out(both, "killed", english(), Size.WIDE).foot.written
    assert [one.text for one in written if one.bold] == ["1 Jan", "no date"]


def test_nothing_said_draws_nothing() -> None:
    denied = Claim(number=1, article="a", kind=ClaimKind.DENIAL, outcome="killed")
    said = record([denied], "2020-01-01")
    assert strips(shown(said, "killed"), said, english(), subject="a test") == ""


def test_eight_and_three_thousand_share_one_scale() -> None:
    table = """
    1 a 2020-01-01 2020-01-01 killed exact 8 incident
    2 b 2020-01-02 2020-01-02 killed exact 3000 incident
    """
    layout = laid_out(record(claims(table), "2020-01-01"), "killed", english(), Size.WIDE)
    assert layout.scale.ticks == (0, 1000, 2000, 3000)
    assert overlaps(layout) == []


def test_what_the_same_outlet_says_in_one_hour_stands_side_by_side() -> None:
    lines = [f"{n} s{n} 2020-01-01T09:00 2020-01-01T09:00 killed exact 7 incident" for n in range(1, 9)]
    layout = laid_out(record(claims("\n".join(lines)), "2020-01-01"), "killed", english(), Size.NARROW)
    places = sorted(one.spot.x for one in layout.placed)
    assert min(two - one for one, two in pairwise(places)) >= 8


DAYS = st.dates(date(2019, 1, 1), date(2024, 12, 31)).map(lambda day: DAY(day.isoformat()))
SPANS = st.one_of(DAYS, st.sampled_from([DAY("2020"), DAY("2020-03"), DAY("2023"), DAY("2019-11-28")]))
FIGURES = st.lists(
    st.builds(
        Claim,
        number=st.just(0),
        article=st.sampled_from(sorted(NAMES)),
        outcome=st.just("killed"),
        qualifier=st.sampled_from([Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.UP_TO]),
        value=st.integers(0, 5_000),
        scope=st.sampled_from([Scope.INCIDENT, Scope.PART, Scope.SEVERAL_DAYS, Scope.UNSURE]),
        as_of=st.none() | SPANS.map(TimeSpan.of),
    ),
    min_size=1,
    max_size=24,
)


@settings(max_examples=60, deadline=None)
@given(FIGURES, st.sampled_from(list(Size)))
def test_any_incident_can_be_drawn_without_overlaps(figures: list[Claim], size: Size) -> None:
    numbered = [Claim(**{**vars(claim), "number": index + 1}) for index, claim in enumerate(figures)]
    said = record(numbered, "2019-11-28")
    layout = laid_out(said, "killed", english(), size)
    assert overlaps(layout) == []
    assert len(layout.bands) <= size.columns
    assert drawn(said, size=size).tag == "svg"


def test_the_mark_of_a_row_is_the_mark_of_the_strip() -> None:
    marks = row_marks(shown(zaytun(), "killed"), zaytun(), english())
    assert list(marks) == [verdict.claim for verdict in shown(zaytun(), "killed").line.verdicts]
    assert 'class="in"' in marks[16]
    assert "<rect" in marks[15]
    groups = row_marks(shown(khilani(), "injured"), khilani(), english())
    assert "<polygon" in groups[2]
    assert "<polygon" in groups[4]


@pytest.mark.parametrize(
    ("most", "ticks"),
    [(0, (0, 1)), (1, (0, 1)), (3, (0, 1, 2, 3)), (70, (0, 20, 40, 60, 80)), (300, (0, 100, 200, 300))],
)
def test_the_scale_has_round_whole_steps(most: int, ticks: tuple[int, ...]) -> None:
    assert steps(most, 5) == ticks


def test_numbers_are_written_in_the_digits_of_the_language() -> None:
    assert english().number(3000) == "3,000"
    assert arabic().number(3000) == "٣٬٠٠٠"
    assert arabic().digits("2.5") == "٢٫٥"
    assert english().count(Count(46, 70)) == "46 to 70"
    assert english().count(Count(None, 35)) == "up to 35"
    assert english().count(Count(20, 51, open=True)) == "20 to 51 or more"
    assert english().count(Count(None, None)) == ""


def test_long_names_are_cut_at_a_word() -> None:
    assert shortened("Office of the High Commissioner for Human Rights", 24) == "Office of the High…"
    assert shortened("Reuters", 24) == "Reuters"
    assert width("شفق نيوز", 18) < width("Shafaq News agency", 16)


def test_pixels_are_written_short() -> None:
    assert [pixels(value) for value in (1.0, 1.25, -0.04, 1140)] == ["1", "1.2", "0", "1140"]

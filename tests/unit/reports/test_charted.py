"""Bars and bands: what stands where, what is broken and what is hollow, and the same as a table."""

from datetime import date
from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.domain.counts import Count
from incidents.reports.charts.along import Pace, along
from incidents.reports.charts.band import Part, runs
from incidents.reports.charts.bars import bars
from incidents.reports.charts.groups import Chart, Group
from incidents.reports.charts.layout import Size
from incidents.reports.charts.words import Words

NOT_SAID = Count(None, None)
MONTHS = [
    Group(begins=date(2019, 10, 1), records=9, people=Count(60, 80), href="/incidents?from=2019-10"),
    Group(begins=date(2019, 11, 1), records=11, people=Count(80, 160, open=True), without_number=3),
    Group(begins=date(2020, 1, 1), records=7, without_number=7),
]
LONG = "Invented brigade of the invented river bank " * 12


def english() -> Words:
    return Words("en", lambda message, **params: message % params if params else message)


def arabic() -> Words:
    return Words("ar", lambda message, **params: message % params if params else message)


def by_month(words: Words, series: list[Group] | None = None) -> Chart:
    return along(MONTHS if series is None else series, words, outcome="killed", pace=Pace.MONTH)


def drawings(chart: Chart) -> list[Element]:
    return list(fromstring(f"<all>{chart.svg}</all>"))  # noqa: S314 - our own text


def classes(root: Element, wanted: str) -> list[Element]:
    return [one for one in root.iter() if one.get("class") == wanted]


def texts(root: Element) -> list[str]:
    return [one.text or "" for one in root.iter("text")]


def numbers(path: Element) -> list[float]:
    return [float(one) for one in "".join(c if c.isdigit() or c in ".-" else " " for c in path.get("d", "")).split()]


def test_a_month_without_records_keeps_its_place_and_has_no_number() -> None:
    rows = by_month(english()).rows
    assert [row[0] for row in rows] == ["Oct 2019", "Nov 2019", "Dec 2019", "Jan 2020"]
    assert rows[2] == ("Dec 2019", "0", "", "0")


def test_the_table_says_what_the_drawing_shows_and_leads_to_the_same() -> None:
    chart = by_month(english())
    assert chart.head == ("", "Records", "Reported killed", "Records that give no number")
    assert chart.rows[1] == ("Nov 2019", "11", "80 to 160 or more", "3")
    assert chart.rows[3] == ("Jan 2020", "7", "no number given", "7")
    assert chart.hrefs == ("/incidents?from=2019-10", "", "", "")
    assert "not a death toll" in chart.caption


def test_records_without_a_number_are_hollow() -> None:
    wide = drawings(by_month(english()))[0]
    assert len(classes(wide, "bar none")) == 2
    assert [link.get("href") for link in wide.iter("a")] == ["/incidents?from=2019-10"]


def test_the_band_reaches_from_the_fewest_to_the_most_and_breaks_where_none_is_given() -> None:
    wide = drawings(by_month(english()))[0]
    pieces = classes(wide, "band")
    assert len(pieces) == 1
    assert len(classes(wide, "edge")) == 3  # two lower ones and the upper one of October
    assert len(classes(wide, "edge open")) == 1
    ground, top = 334.0, 214.0  # of the scale 0 to 200
    october, november = classes(wide, "edge")[:2], classes(wide, "edge open")[0]
    low, high = (numbers(one)[1] for one in october)
    assert (low, high) == pytest.approx((ground - 120 * 60 / 200, ground - 120 * 80 / 200))
    assert numbers(november)[1] == pytest.approx(top + 120 * 40 / 200)


def test_nobody_killed_is_a_line_on_the_ground_and_no_number_is_nothing() -> None:
    series = [
        Group(begins=date(2020, 1, 1), records=2, people=Count(0, 0)),
        Group(begins=date(2020, 2, 1), records=2, without_number=2),
    ]
    chart = by_month(english(), series)
    wide = drawings(chart)[0]
    (line,) = classes(wide, "point")
    assert numbers(line)[1] == 334.0
    assert [row[2] for row in chart.rows] == ["0", "no number given"]
    assert "0" in texts(wide)


def test_a_single_month_is_drawn() -> None:
    chart = by_month(english(), [Group(begins=date(2020, 2, 1), records=1, people=Count(1, 3, open=True))])
    wide = drawings(chart)[0]
    assert chart.rows == (("Feb 2020", "1", "1 to 3 or more", "0"),)
    assert {"Feb", "2020", "1 to 3 or more"} <= set(texts(wide))


def test_two_million_people_stay_inside_the_drawing() -> None:
    series = [Group(begins=date(2020, month, 1), records=1, people=Count(1, 2_000_000)) for month in range(1, 13)]
    for root in drawings(by_month(english(), series)):
        width = float(root.get("width", "0"))
        assert "2,000,000" in texts(root)
        assert all(0 <= float(one.get("x", "0")) <= width for one in root.iter("text"))
        assert all(0 <= float(one.get("y", "0")) <= 392 for one in root.iter("rect"))


def test_years_are_steps_of_their_own() -> None:
    series = [
        Group(begins=date(2003, 1, 1), records=4, people=Count(1, 2), href="/incidents/charts?from=2003"),
        Group(begins=date(2006, 1, 1), records=2, people=Count(5, 5)),
    ]
    chart = along(series, english(), outcome="killed", pace=Pace.YEAR)
    assert [row[0] for row in chart.rows] == ["2003", "2004", "2005", "2006"]
    wide = drawings(chart)[0]
    assert [text for text in texts(wide) if text.startswith("200")] == ["2003", "2004", "2005", "2006"]


def test_of_many_years_the_round_ones_are_written_and_none_over_another() -> None:
    series = [Group(begins=date(year, 1, 1), records=1) for year in range(1801, 2027)]
    wide, _, narrow = drawings(along(series, english(), outcome="killed", pace=Pace.YEAR))
    years = [int(text) for text in texts(wide) if len(text) == 4 and text.isdigit()]
    assert years[0] == 1801
    assert all(year % 10 == 0 for year in years[1:])
    assert float(narrow.get("width", "0")) >= 226 * 25


def test_the_last_year_of_the_calendar_ends_the_axis() -> None:
    chart = along([Group(begins=date(9999, 1, 1), records=1)], english(), outcome="killed", pace=Pace.YEAR)
    assert [row[0] for row in chart.rows] == ["9999"]
    december = along([Group(begins=date(9999, 12, 1), records=1)], english(), outcome="killed", pace=Pace.MONTH)
    assert [row[0] for row in december.rows] == ["Dec 9999"]


def test_a_step_of_a_narrow_drawing_is_wide_enough_for_a_finger() -> None:
    series = [
        Group(begins=date(2015 + n // 12, n % 12 + 1, 1), records=1, href=f"/incidents?from={n}") for n in range(60)
    ]
    narrow = drawings(by_month(english(), series))[-1]
    assert all(float(one.get("width", "0")) >= 25 for one in classes(narrow, "hit"))
    few = drawings(by_month(english()))[-1]
    assert few.get("width") == "358"


def test_time_runs_from_the_right_where_the_page_does() -> None:
    def first_hit(words: Words) -> float:
        return float(classes(drawings(by_month(words))[0], "hit")[0].get("x", "0"))

    assert first_hit(english()) < 570 < first_hit(arabic())


def test_every_drawing_is_named_and_described_and_no_id_stands_twice() -> None:
    both = fromstring(f"<all>{by_month(english()).svg}{bar_chart(english()).svg}</all>")  # noqa: S314
    ids = [one.get("id") for one in both.iter() if one.get("id")]
    assert len(ids) == len(set(ids)) == 2 * 2 * len(Size)
    assert all(set((one.get("aria-labelledby") or "none").split()) <= set(ids) for one in both)
    assert both.findtext("svg/title") == "Reported killed. By month"
    assert both.findtext("svg/desc") == "From Oct 2019 to Jan 2020. The table below says the same in numbers."


def bar_chart(words: Words, *more: Group) -> Chart:
    groups = [Group(label="Baghdad", records=14, people=Count(40, 99)), Group(label="<b>", records=3, without_number=3)]
    return bars([*groups, *more], words, outcome="killed", name="By place")


def test_bars_are_drawn_in_each_size_and_from_the_right() -> None:
    every = drawings(bar_chart(arabic()))
    assert [one.get("class") for one in every] == [f"plot {size.css} kind-killed" for size in Size]
    assert "\u2068<b>\u2069" in texts(every[0])


HOSTILE = {
    "markup": "<script>alert(1)</script><image href=x onerror=alert(2)>",
    "directions": "before \u202e desrever \u2066 after",
    "no character of XML": "a\x00b\ufffe c",
    "500 letters": LONG[:500],
    "arabic": "لواء مختلق",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_label_is_only_ever_text(name: str) -> None:
    chart = bar_chart(english(), Group(label=HOSTILE[name], records=1, people=Count(1, 1), href="/incidents?actor=G-1"))
    for root in drawings(chart):
        assert {one.tag for one in root.iter()} <= {"svg", "title", "desc", "text", "path", "a", "g", "rect"}
        assert max(len(text) for text in texts(root)) <= 40 + len("\u2068\u2069")
    assert chart.rows[-1][0] == HOSTILE[name]


def test_a_label_keeps_its_own_direction_in_what_is_read_out() -> None:
    chart = bar_chart(english(), Group(label=HOSTILE["directions"], records=1, people=Count(1, 1), without_number=0))
    told = [one.text or "" for one in drawings(chart)[0].iter("title")][-1]
    assert told == f"\u2068{HOSTILE['directions']}\u2069: records 1, people 1"


def test_what_is_read_out_says_how_many_give_no_number() -> None:
    told = [one.text or "" for one in drawings(by_month(english()))[0].iter("title")]
    assert told[2] == "\u2068Nov 2019\u2069: records 11, people 80 to 160 or more. Records that give no number: 3"
    assert told[3] == "\u2068Jan 2020\u2069: records 7, people no number given"


def test_no_series_draws_nothing() -> None:
    assert by_month(english(), []).svg == ""
    assert bars([], english(), outcome="killed", name="By place").svg == ""


COUNTS = st.one_of(
    st.just(NOT_SAID),
    st.tuples(st.integers(0, 3000), st.integers(0, 3000), st.booleans()).map(
        lambda ends: Count(min(ends[:2]), max(ends[:2]), open=ends[2])
    ),
)


@given(st.lists(COUNTS, max_size=40))
def test_runs_hold_every_number_in_order_and_no_gap(counts: list[Count]) -> None:
    parts = [Part(float(n), n + 1.0, count) for n, count in enumerate(counts)]
    found = list(runs(parts))
    assert [part for run in found for part in run] == [part for part in parts if part.people.known]
    assert all(one.right == two.left for run in found for one, two in pairwise(run))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(COUNTS, st.integers(1, 900)), min_size=1, max_size=70), st.sampled_from(list(Pace)))
def test_any_series_stays_inside_its_drawing(steps: list[tuple[Count, int]], pace: Pace) -> None:
    series = [
        Group(
            begins=date(1990 + n, 1, 1) if pace is Pace.YEAR else date(1990 + n // 12, n % 12 + 1, 1),
            records=records,
            people=people,
            without_number=0 if people.known else records,
        )
        for n, (people, records) in enumerate(steps)
    ]
    for root in drawings(along(series, english(), outcome="injured", pace=pace)):
        width = float(root.get("width", "0"))
        for one in root.iter("rect"):
            left, top = float(one.get("x", "0")), float(one.get("y", "0"))
            assert left >= 0
            assert left + float(one.get("width", "0")) <= width + 0.2
            assert top >= 0
            assert top + float(one.get("height", "0")) <= 392

"""The map page, above and below what is drawn one by one, and what it asks for as the map is moved."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from crowds import crowd
from factories import claim, draft
from incidents.domain.access import VISITOR
from incidents.domain.criteria import Criteria
from incidents.services import cells, searching
from incidents.web.explore.months import MOST_MONTHS, month_bars, timeline
from machinery.asking import House
from storage.found import CODES, keep, keep_five, open_article
from web.conftest import furnished, opened

__all__ = ["furnished"]

BAGHDAD = "bbox=44,33,45,34"


@pytest.fixture
def few(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """Five incidents where more than two are a crowd."""
    keep_five()
    monkeypatch.setattr(searching, "MOST_ON_MAP", 2)
    return house


@pytest.fixture(scope="module")
def long_time(furnished: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A hundred months."""
    for house in opened(furnished, tmp_path_factory.mktemp("long")):
        crowd(400, months=100)
        yield house


def page(house: House, address: str = "/incidents/map") -> str:
    answer = house.visitor().get(address)
    assert answer.status_code == 200
    return str(answer.text)


def part(house: House, address: str, who: str = "") -> str:
    """A part of the page, as its script asks for it."""
    answer = (house.signed_in(who) if who else house.visitor()).raw(f"/incidents/map/{address}")
    assert answer.status_code == 200
    return str(answer.text)


def test_below_the_limit_every_incident_is_in_the_list_and_nothing_is_asked_for(house: House) -> None:
    keep_five()
    told = page(house)
    assert "data-crowded" not in told
    assert all(code in told for code in CODES.values())
    assert "data-layer" not in told


def test_a_crowd_has_layers_a_picture_and_the_newest_rows(few: House) -> None:
    told = page(few)
    assert 'data-crowded="1"' in told
    assert len(re.findall(r"data-layer\b", told)) == 4
    assert "<noscript><svg" in told
    assert "Incidents here: 2" in told
    assert "of these 5 incidents" in told


def test_the_frame_of_a_crowd_holds_no_record(few: House) -> None:
    told = few.visitor().raw("/incidents/map/frame").text
    assert not any(code in told for code in CODES.values())


def test_the_question_stands_on_the_page_without_order_or_page(few: House) -> None:
    told = page(few, "/incidents/map?place=IQ-DQ&sort=killed&size=5")
    assert 'data-question="place=IQ-DQ"' in told


def test_the_list_of_a_window_tells_how_many_of_all(few: House, monkeypatch: pytest.MonkeyPatch) -> None:
    told = part(few, f"list?{BAGHDAD}")
    assert "Incidents in this view: 1" in told
    assert CODES["square"] in told
    assert CODES["bridge"] not in told
    assert re.search(r'href="/incidents\?bbox=44(,|%2C)33(,|%2C)45(,|%2C)34"', told)
    monkeypatch.setattr("incidents.web.explore.map_parts.PANEL_SIZE", 2)
    assert "The newest 2 of 5 in view." in part(few, "list")


def test_an_empty_window_says_so(few: House) -> None:
    assert "Nothing in this view." in part(few, "list?bbox=0,0,1,1")


def test_marks_are_features_in_the_words_of_the_map(few: House) -> None:
    told = json.loads(part(few, f"marks?{BAGHDAD}"))
    [mark] = told["features"]
    assert mark["properties"]["code"] == CODES["square"]
    assert mark["properties"]["title"] == "At the invented fountain"
    assert mark["properties"]["killed"][:2] == [2, 11]
    assert "Killed" in mark["properties"]["figure"]


def test_a_hostile_title_stays_text(house: House) -> None:
    title = "</ul><script>window.__x=1</script>{{ 7 * 7 }}"
    keep("IRQ-HOSTIL1", draft(claim(1, open_article("invented-north"), 3), title=title))
    told = part(house, "list")
    assert "<script>window" not in told
    assert "&lt;script&gt;" in told
    assert json.loads(part(house, "marks"))["features"][0]["properties"]["title"] == title


def test_a_card_is_the_row_of_one_incident(few: House) -> None:
    told = part(few, f"card/{CODES['bridge']}")
    assert f'data-code="{CODES["bridge"]}"' in told
    assert CODES["square"] not in told


def test_a_draft_of_the_team_has_no_public_card_mark_row_or_cell(few: House) -> None:
    code = keep("IRQ-HIDDEN1", draft(claim(1, open_article("invented-west"), 50)), public=False)
    assert few.visitor().raw(f"/incidents/map/card/{code}").status_code == 404
    assert not any(code in part(few, one) for one in ("list", "marks"))
    assert code not in few.visitor().raw("/api/v1/cells?zoom=15").text
    assert code in part(few, "list", who="monitor")


@pytest.mark.parametrize("asked", ["list", "marks", "frame"])
@pytest.mark.parametrize("query", ["bbox=9,9", "nonsense=1", "killed_min=many", "zoom=3", "bbox=nan,0,1,1"])
def test_what_cannot_be_asked_is_said(few: House, asked: str, query: str) -> None:
    assert few.visitor().raw(f"/incidents/map/{asked}?{query}").status_code == 400


def test_a_map_of_a_crowd_opens_where_its_incidents_are(few: House) -> None:
    found = cells.gathered(Criteria(), 10, VISITOR)
    assert {round(one.centre.lat) for one in found} == {31, 33}


def test_few_months_are_bars_of_their_own(house: House) -> None:
    keep_five()
    with house.app.test_request_context():
        bars = month_bars(Criteria(), VISITOR)
    assert [(bar.step, bar.count) for bar in bars] == [("2019-11", 2), ("2019-12", 0), ("2020-01", 1)]


def test_many_months_are_years_first_then_the_months_of_the_chosen_year(long_time: House) -> None:
    visitor = long_time.visitor()
    told = visitor.get("/incidents/map").text
    years = re.findall(r'data-step="(\d{4})"', told)
    assert years == [str(year) for year in range(2018, 2018 + len(years))]
    assert len(years) >= 8
    assert not re.findall(r'data-step="\d{4}-\d\d"', told)
    chosen = visitor.get("/incidents/map?from=2019&to=2019").text
    assert re.findall(r'data-step="(2019-\d\d)"', chosen) == [f"2019-{month:02}" for month in range(1, 13)]
    with long_time.app.test_request_context():
        assert len(timeline(Criteria(), VISITOR).all_months) > MOST_MONTHS


def test_a_span_of_months_is_chosen_without_a_script(long_time: House) -> None:
    told = page(long_time, "/incidents/map?from=2019-03&to=2019-05&place=IQ")
    assert re.search(r'<option value="2019-03" selected', told)
    assert re.search(r'<option value="2019-05" selected', told)
    assert re.search(r'<input type="hidden" name="place" value="IQ"', told)


def test_the_whole_comes_compressed_for_whoever_takes_it(few: House) -> None:
    plain = few.visitor().raw("/api/v1/whole")
    packed = few.visitor().raw("/api/v1/whole", headers={"Accept-Encoding": "gzip"})
    assert plain.mimetype == packed.mimetype == "application/octet-stream"
    assert plain.data[:4] == (3).to_bytes(4, "little")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert packed.headers["Cache-Control"] == "no-store"


def test_governorates_come_with_rates_and_whose_estimate_it_is(few: House) -> None:
    told = few.visitor().get("/api/v1/areas").get_json(force=True)
    areas = {one["governorate"]: one for one in told["areas"]}
    assert told["total"] == 5
    assert (areas["IQ-DQ"]["incidents"], areas["IQ-DQ"]["unplaced"]["incidents"]) == (3, 1)
    assert areas["IQ-DQ"]["people"]["killed"] == {"min": 9, "max": 9, "max_open": True, "records": 2}
    assert areas["IQ-DQ"]["population"] == {"people": 2_095_172, "year": 2018}
    assert areas["IQ-DQ"]["killed_per_100000"] == {"min": 0.43, "max": 0.43, "max_open": True}
    assert areas["IQ-KA"]["killed_per_100000"] is None
    assert areas["IQ-KA"]["words"]["killed"] == "Karbala: No number given. Records that give no number: 1"
    assert told["sources"][0]["year"] == 2018


def test_cells_say_how_many_give_no_number(few: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells.window, "__kwdefaults__", {"few": 1})
    told = few.visitor().get("/api/v1/cells?zoom=3").get_json(force=True)
    assert sum(one["silent"] for one in told["cells"]) == 1
    assert sum(one["patterns"] for one in told["cells"]) == 1
    assert told["incidents"] == []

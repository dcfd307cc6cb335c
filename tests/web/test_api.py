"""What programs read: the question, the record as its audience may see it, refusals in words, never a fault."""

import json
from typing import Any

import pytest

from factories import claim, draft, kept_article
from incidents.domain.access import LOADER, VISITOR
from incidents.domain.counts import Qualifier
from incidents.domain.criteria import Criteria
from incidents.domain.vocabulary import Audience, Scope
from incidents.services import articles as library
from incidents.services import cells, disclosing, upkeep
from incidents.storage import incidents, site
from incidents.storage.db import transaction
from machinery.asking import House
from storage.found import CODES, keep, keep_five, open_article

API = "/api/v1"


def read(house: House, address: str, who: str = "", status: int = 200) -> Any:
    browser = house.signed_in(who) if who else house.visitor()
    answer = browser.get(API + address)
    assert answer.status_code == status, answer.text
    return answer.get_json(force=True)


def codes(answer: Any) -> list[str]:
    return [one["code"] for one in answer["items"]]


def test_a_page_names_its_total_its_items_and_the_next_page(house: House) -> None:
    keep_five()
    first = read(house, "/incidents?size=2&sort=code")
    assert first["total"] == 5
    assert codes(first) == [CODES["bridge"], CODES["square"]]
    second = read(house, f"/incidents?size=2&sort=code&after={first['next']}")
    third = read(house, f"/incidents?size=2&sort=code&after={second['next']}")
    assert codes(first) + codes(second) + codes(third) == sorted(CODES.values())
    assert (first["previous"], third["next"]) == (None, None)
    again = read(house, f"/incidents?size=2&sort=code&after={third['previous']}")
    assert again == second
    assert codes(read(house, f"/incidents?size=2&sort=code&after={again['previous']}")) == codes(first)


def test_geojson_turns_pages_both_ways_too(house: House) -> None:
    keep_five()
    first = read(house, "/incidents?size=3&sort=code&format=geojson")
    last = read(house, f"/incidents?size=3&sort=code&format=geojson&after={first['next']}")
    assert (first["previous"], last["next"]) == (None, None)
    assert read(house, f"/incidents?size=3&sort=code&format=geojson&after={last['previous']}") == first


def test_areas_are_asked_as_pages_ask_them(house: House) -> None:
    keep_five()
    assert codes(read(house, "/incidents?near=33.3277,44.408,3")) == [CODES["square"]]
    assert codes(read(house, "/incidents?within=44,33 45,33 45,34 44,34")) == [CODES["square"]]
    polygon = '{"type":"Polygon","coordinates":[[[44,33],[45,33],[45,34],[44,34],[44,33]]]}'
    assert read(house, f"/totals?within={polygon}")["incidents"] == 1
    assert read(house, "/totals?bbox=46.25,-90,44.2,90")["incidents"] == 4
    assert {one["code"]: one["incidents"] for one in read(house, "/facets?near=33.3277,44.408,3")["place"]}[
        "IQ-BG"
    ] == 1


def test_a_polygon_of_a_hundred_thousand_points_is_refused_in_one_sentence(house: House) -> None:
    corners = ",".join(f"[{44 + n / 1e6},{33 + n % 2}]" for n in range(100_000))
    polygon = f'{{"type":"Polygon","coordinates":[[{corners}]]}}'
    problem = house.visitor().get(f"{API}/incidents", query_string={"within": polygon})
    assert problem.status_code == 400
    assert problem.get_json(force=True)["errors"] == [
        {"parameter": "within", "message": "An area can have at most 2000 corners. Draw it with fewer."}
    ]


def test_five_hundred_values_are_answered_and_one_more_is_refused(house: House) -> None:
    keep_five()
    every = [f"article=A-{number:07}" for number in range(501)]
    assert read(house, "/incidents?" + "&".join(every[:500]))["total"] == 0
    problem = read(house, "/incidents?" + "&".join(every), status=400)
    assert problem["errors"] == [{"parameter": "article", "message": "At most 500 values can be asked for at once."}]


def test_the_question_is_the_one_that_pages_ask(house: House) -> None:
    keep_five()
    assert codes(read(house, "/incidents?killed_min=5&from=2019-11&to=2019-11-30&place=IQ-DQ")) == [CODES["bridge"]]
    assert codes(read(house, "/incidents?q=Ahmad")) == [CODES["bridge"]]
    assert codes(read(house, "/incidents?q=احمد")) == [CODES["bridge"]]


def test_geojson_comes_by_accept_header_or_by_format(house: House) -> None:
    keep_five()
    by_format = house.visitor().get(f"{API}/incidents?format=geojson")
    by_header = house.visitor().get(f"{API}/incidents", headers={"Accept": "application/geo+json"})
    assert by_format.mimetype == by_header.mimetype == "application/geo+json"
    assert by_format.get_json(force=True) == by_header.get_json(force=True)
    features = {one["id"]: one for one in by_format.get_json(force=True)["features"]}
    lon, lat = features[CODES["bridge"]]["geometry"]["coordinates"]
    assert (45 < lon < 47, 30 < lat < 32) == (True, True)
    assert features[CODES["undated"]]["geometry"] is None, "known to its governorate only: never a point"


def test_a_record_tells_every_figure_and_why_it_counts_or_not(house: House) -> None:
    north, south = open_article("invented-north"), open_article("invented-south")
    said = (
        claim(1, north, 46, printed="46", passage="at least the forty-six"),
        claim(2, south, 70, printed="70"),
        claim(3, south, 500, scope=Scope.NATIONAL),
        claim(4, north, 50, outcome="injured", qualifier=Qualifier.MORE_THAN, printed="more than 50"),
    )
    told = read(house, f"/incidents/{keep('IRQ-FIGURE1', draft(*said))}")
    killed, injured = told["casualties"]
    assert (killed["min"], killed["max"], killed["max_open"], killed["voices"]) == (46, 70, False, 2)
    assert killed["claims"] == [1, 2]
    assert (injured["min"], injured["max"], injured["max_open"]) == (51, 51, True)
    figures = {one["number"]: one for one in told["claims"]}
    assert (figures[1]["counted"], figures[1]["passage"]) == (True, "at least the forty-six")
    assert (figures[3]["counted"], figures[3]["why_not"]) == (False, "more")
    assert figures[4]["printed"] == "more than 50"
    assert [one["code"] for one in told["articles"]] == [north, south]
    assert told["url"] == f"http://localhost/incidents/{told['code']}"


def test_an_uncertain_date_keeps_its_span_and_its_sign(house: House) -> None:
    from_edtf = keep("IRQ-DATED01", draft(occurred=draft().occurred.from_edtf("2019-11-27/2019-11-28")))
    told = read(house, f"/incidents/{from_edtf}")["date"]
    assert (told["edtf"], told["earliest"], told["latest"]) == ("2019-11-27/2019-11-28", "2019-11-27", "2019-11-28")
    assert (told["precision"], told["lasting"], told["qualifier"]) == (2, True, "")
    assert read(house, f"/incidents/{keep('IRQ-DATED02', draft(occurred=None))}")["date"] is None


def test_totals_and_series_say_that_they_are_sums_of_reports(house: House) -> None:
    keep_five()
    totals = read(house, "/totals")
    assert totals["incidents"] == 5
    assert totals["patterns"] == 1
    assert "not a death toll" in totals["note"]
    by_month = read(house, "/series?by=month")
    assert by_month["by"] == "month"
    assert by_month["undated"] == 1
    assert sum(step["incidents"] for step in by_month["steps"]) + by_month["undated"] + by_month["unplaced"] == 5
    assert read(house, "/series")["by"] == "month"


def test_facets_count_what_could_be_chosen_in_the_readers_language(house: House) -> None:
    keep_five()
    told = read(house, "/facets?place=IQ-DQ")
    assert "list" not in told
    places = {one["code"]: one for one in told["place"]}
    assert places["IQ-DQ"]["label"] == "Dhi Qar"
    assert places["IQ-BG"]["incidents"] >= 1, "counted as if no place were chosen yet"
    assert {one["code"] for one in told["cause"]} <= {"live-ammunition", "tear-gas-inhalation"}


def test_cells_gather_what_is_near_and_give_areas_to_what_has_no_point(house: House) -> None:
    keep_five()
    told = read(house, "/cells?zoom=6")
    assert told["total"] == 5
    assert told["cells"] == []
    assert CODES["undated"] not in [one["code"] for one in told["incidents"]]
    assert [(one["governorate"], one["incidents"]) for one in told["areas"]] == [("IQ-DQ", 1)]


def test_many_incidents_are_gathered_into_cells(house: House) -> None:
    keep_five()
    earth, houses = (cells.window(Criteria(), zoom, VISITOR, few=1) for zoom in (0, 19))
    assert earth.singles == houses.singles == ()
    assert sum(one.sums.incidents for one in earth.cells) == sum(one.sums.incidents for one in houses.cells)
    assert len(earth.cells) < len(houses.cells)
    assert all(one.code for one in houses.cells if one.sums.incidents == 1)


@pytest.mark.parametrize(
    ("address", "parameters"),
    [
        ("/incidents?nonsense=1", ["nonsense"]),
        ("/incidents?killed_min=many&size=0&sort=deadliest", ["killed_min", "size", "sort"]),
        ("/incidents?killed_min=" + "9" * 5000, ["killed_min"]),
        ("/incidents?from=31 Nov 2019", ["from"]),
        ("/incidents?from=2019-02-30", ["from"]),
        ("/incidents?bbox=181,0,1,1", ["bbox"]),
        ("/incidents?bbox=nan,nan,nan,nan", ["bbox"]),
        ("/incidents?near=33,44,1000000000", ["near"]),
        ("/incidents?near=33,44,nan&within=here", ["near", "within"]),
        ("/incidents?within={", ["within"]),
        ("/incidents?cause=nonsense", ["cause"]),
        ("/incidents?grade=splendid", ["grade"]),
        ("/incidents?place=IQ-NOWHERE", ["place"]),
        ("/incidents?after=rubbish", ["after"]),
        ("/incidents?after=" + "A" * 300, ["after"]),
        ("/incidents?format=xml", ["format"]),
        ("/incidents?format=json&format=geojson", ["format"]),
        ("/incidents?lang=xx", ["lang"]),
        ("/incidents?dates=perhaps", ["dates"]),
        ("/incidents?q=" + "x" * 1001, ["q"]),
        ("/incidents?q=a\u202eb", ["q"]),
        ("/totals?sort=code", ["sort"]),
        ("/series?by=week", ["by"]),
        ("/cells", ["zoom"]),
        ("/cells?zoom=20", ["zoom"]),
        ("/cells?zoom=٣", ["zoom"]),
        ("/facets?after=x", ["after"]),
        ("/incidents/IRQ-0000001?killed_min=1", ["killed_min"]),
        ("/articles?outlet=a b", ["outlet"]),
        ("/articles?killed_min=1", ["killed_min"]),
        ("/articles?after=2019-13-40_1", ["after"]),
        ("/articles?lang=xx", ["lang"]),
    ],
)
def test_what_cannot_be_asked_is_named_each_at_its_parameter(house: House, address: str, parameters: list[str]) -> None:
    problem = read(house, address, status=400)
    assert sorted(one["parameter"] for one in problem["errors"]) == sorted(parameters)
    assert all(one["message"] for one in problem["errors"])


def test_a_cursor_of_another_order_or_one_that_was_changed_is_refused(house: House) -> None:
    keep_five()
    cursor = read(house, "/incidents?size=1&sort=code")["next"]
    problem = read(house, f"/incidents?size=1&sort=-killed&after={cursor}", status=400)
    assert problem["errors"][0]["parameter"] == "after"
    for changed in (cursor[:-4], "e30", "W10", "bnVsbA"):
        read(house, f"/incidents?size=1&sort=code&after={changed}", status=400)


@pytest.mark.parametrize(
    "address",
    ["/incidents?q=%00", "/incidents?q=%ff%fe", "/incidents/%00", "/incidents/..%2f..%2fetc", "/articles/%F0%9F%95%8A",
     "/incidents?%00=1", "/incidents?q='%22;--", "/cells?zoom=", "/series?by=", "/articles?q=%25%5C_"],
)  # fmt: skip
def test_no_address_is_a_fault(house: House, address: str) -> None:
    keep_five()
    assert house.visitor().get(API + address).status_code in {200, 400, 404}


@pytest.mark.parametrize("words", ["</script><script>alert(1)</script>", "${alert(1)}", 'quote " and \\', "\u2028"])
def test_hostile_words_are_json_strings(house: House, words: str) -> None:
    code = keep("IRQ-HOSTILE", draft(title=words))
    answer = house.visitor().get(f"{API}/incidents/{code}")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert json.loads(answer.text)["title"]["en"] == words


def test_each_audience_reads_its_own_copy(house: House) -> None:
    public, team = open_article("invented-north"), kept_article("invented-south")
    code = keep("IRQ-SECRET1", draft(claim(1, public, 3), claim(2, team, 9)))
    draft_only = keep("IRQ-SECRET2", draft(title="Not published"), public=False)
    visitor, monitor = read(house, f"/incidents/{code}"), read(house, f"/incidents/{code}", "monitor")
    assert (visitor["audience"], monitor["audience"]) == ("public", "team")
    assert [one["number"] for one in visitor["claims"]] == [1]
    assert [one["number"] for one in monitor["claims"]] == [1, 2]
    assert codes(read(house, "/incidents")) == [code]
    assert set(codes(read(house, "/incidents", "monitor"))) == {code, draft_only}
    assert read(house, "/totals")["incidents"] == 1


def test_what_may_not_be_known_is_answered_like_what_is_not_there(house: House) -> None:
    hidden = keep("IRQ-SECRET3", draft(), public=False)
    assert read(house, f"/incidents/{hidden}", status=404) == read(house, "/incidents/IRQ-NOTHING", status=404)
    assert read(house, f"/articles/{kept_article()}", status=404) == read(house, "/articles/A-NOTHING", status=404)


def test_what_was_withdrawn_is_said_to_be_gone(house: House) -> None:
    code, article = keep("IRQ-GONE001", draft()), open_article("invented-north")
    with transaction() as session:
        disclosing.withdraw(session, code, "an invented reason")
    library.withdraw(article, "an invented reason", LOADER)
    for address in (f"/incidents/{code}", f"/articles/{article}"):
        assert "withdrawn" in read(house, address, status=410)["detail"]


def test_an_old_code_leads_on_to_the_record_that_stays(house: House) -> None:
    old, new, hidden = keep("IRQ-OLD0001", draft(), public=False), keep("IRQ-NEW0001", draft()), "IRQ-HID0001"
    keep(hidden, draft(), public=False)
    with transaction() as session:
        incidents.forward(session, old, new)
    moved = house.visitor().get(f"{API}/incidents/{old}")
    assert (moved.status_code, moved.location) == (301, f"{API}/incidents/{new}")
    with transaction() as session:
        incidents.forward(session, new, hidden)
    assert house.visitor().get(f"{API}/incidents/{old}").status_code == 404


def test_every_answer_says_which_kind_of_data_it_is(demonstration_house: House) -> None:
    for address in ("/incidents", "/facets", "/totals", "/series", "/cells?zoom=3", "/articles"):
        assert read(demonstration_house, address)["data_kind"] == "demonstration"


def test_every_answer_of_a_database_of_invented_records_says_so(house: House) -> None:
    with transaction() as session:
        upkeep.mark_invented(session, seed=7)
    for address in ("/incidents", "/totals", "/areas"):
        assert read(house, address)["data_kind"] == "invented"


def test_the_answer_speaks_the_language_asked_for(house: House) -> None:
    keep_five()
    arabic = read(house, "/facets?lang=ar")
    assert {one["code"]: one["label"] for one in arabic["place"]}["IQ-DQ"] == "ذي قار"


def test_a_closed_house_asks_programs_to_sign_in_too(house: House) -> None:
    with transaction() as session:
        site.change(session, "public_site", "off")
    problem = read(house, "/incidents", status=401)
    assert problem["status"] == 401
    assert read(house, "/incidents", "monitor")["audience"] == Audience.TEAM.value
    assert house.visitor().get(f"{API}/openapi.json").status_code == 200


def test_nothing_can_be_changed_through_it_without_a_token(house: House) -> None:
    keep_five()
    for method in ("post", "put", "delete", "patch"):
        answer = getattr(house.visitor().client, method)(f"{API}/incidents")
        assert answer.status_code in {401, 405}

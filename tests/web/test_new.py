"""Recording by seven questions: what is understood, what is kept, what is said of a wrong answer."""

import html
import re

import pytest

from incidents.domain.counts import Qualifier
from incidents.domain.incident import Record
from incidents.domain.places import PlacePrecision
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Scope, Status
from incidents.services import articles, recording, reference
from machinery.answers import answers_of
from machinery.asking import House

SQUARE = "Khilani Square"
SENTENCE = "An invented outlet says that two people died and more than 50 were hurt."
ANSWERS = {
    "read_where": "An invented headline on a square",
    "outlet": "Invented Outlet",
    "published": "25 Feb 2020",
    "what": "Shots were fired at protesters, says an invented report.",
    "occurred": "25 Feb 2020",
    "place": SQUARE,
    "killed": "2",
    "injured": "more than 50",
    "passage": SENTENCE,
    "covers": "yes",
}


def kept(house: House, answers: dict[str, str]) -> Record:
    answer = house.signed_in("monitor").post("/incidents/new", answers)
    assert answer.status_code == 303, text_of(answer.text)
    return recording.working_copy(answer.location.split("/")[2].split("?")[0], house.actor("monitor"))


def refused(house: House, answers: dict[str, str]) -> str:
    answer = house.signed_in("monitor").post("/incidents/new", {**ANSWERS, "save": "Save", **answers})
    assert answer.status_code == 422
    return html.unescape(answer.text)


def text_of(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def test_the_seven_answers_make_a_draft_with_its_figures(house: House) -> None:
    record = kept(house, {**ANSWERS, "save": "Save"})
    content = record.content
    assert record.status is Status.DRAFT
    assert content.title == Trilingual(en="Shots were fired at protesters, says an invented report.")
    assert content.occurred is not None
    assert content.occurred.edtf == "2020-02-25"
    assert content.places[0].chain[0].name_en == "Al-Khilani Square"
    assert [(one.outcome, one.qualifier, one.value, one.passage) for one in content.claims] == [
        ("killed", Qualifier.EXACT, 2, SENTENCE),
        ("injured", Qualifier.MORE_THAN, 50, SENTENCE),
    ]
    assert [link.ref.title for link in content.articles if link.ref] == ["An invented headline on a square"]


def test_the_page_after_saving_says_who_can_see_it_and_offers_six_sections(house: House) -> None:
    browser = house.signed_in("monitor")
    page = browser.get(browser.post("/incidents/new", {**ANSWERS, "save": "Save"}).location).text
    assert "Saved as a draft. Only your team can see it." in page
    for section in (
        "More sources",
        "People and groups",
        "Cause and weapon",
        "Who is said to be responsible, and their reply",
        "Exact place",
        "Translations and protection",
    ):
        assert f"<summary>{section} " in page


@pytest.mark.parametrize("only", ["read_where", "outlet", "what"])
def test_a_draft_needs_only_question_one_or_two(house: House, only: str) -> None:
    assert kept(house, {only: "Something invented", "draft": "Save draft"}).status is Status.DRAFT


def test_without_a_source_and_without_a_sentence_there_is_nothing_to_keep(house: House) -> None:
    answer = house.signed_in("monitor").post("/incidents/new", {"occurred": "2020", "draft": "Save draft"})
    assert answer.status_code == 422
    assert "Answer question 1 or question 2. Everything else can wait." in answer.text
    assert 'value="2020"' in answer.text


@pytest.mark.parametrize(("covers", "scope"), [("more", Scope.MORE), ("unsure", Scope.UNSURE)])
def test_figures_that_may_cover_more_are_kept_and_not_counted(house: House, covers: str, scope: Scope) -> None:
    record = kept(house, {**ANSWERS, "covers": covers, "save": "Save"})
    assert {claim.scope for claim in record.content.claims} == {scope}
    assert all(not figure.line.counted for figure in record.figures)


def test_a_sentence_without_a_figure_is_kept_too(house: House) -> None:
    record = kept(house, {**ANSWERS, "killed": "", "injured": "", "covers": "", "save": "Save"})
    assert [claim.passage for claim in record.content.claims] == [SENTENCE]
    assert record.figures == ()


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("occurred", "31 Feb 2020", "There is no day 31 in month 2 of 2020"),
        ("occurred", "28 Nov 2999", "The year 2999 lies outside"),
        ("killed", "many", "Leave this blank when the report gives no number."),
        ("killed", "9" * 5000, "This is too long for a number: 5000 characters."),
        ("injured", "-3", "cannot be below zero"),
        ("injured", "80 to 29", "The range is reversed"),
        ("what", "a hidden \u202e sign", "hidden control character (U+202E"),
        ("passage", "a nul \x00 sign", "hidden control character (U+0000"),
        ("what", "x" * 501, "This is too long: 501 characters"),
        ("place", "Xyzzyqwv", "No place called “Xyzzyqwv” is known here"),
        ("covers", "perhaps", "Choose one of the answers given."),
        ("covers", "", "Choose one. “Not sure” is a good answer."),
        ("new_place-point", "44.4, 133.3, 9, 9", "These coordinates cannot be read"),
        ("new_place-point", "133.3, 44.4", "lies outside the earth"),
        ("new_place-radius_m", "9" * 400, "Give a whole number from 1 to"),
    ],
)
def test_a_wrong_answer_is_told_at_its_question_and_nothing_is_lost(
    house: House, field: str, typed: str, sentence: str
) -> None:
    page = refused(house, {field: typed})
    assert sentence in page
    assert 'class="problems" role="alert"' in page
    for name, text in ANSWERS.items():
        if name not in {field, "covers"}:
            assert text in page, name
    if len(typed) < 600 and field != "covers":
        assert typed.replace("\x00", "\ufffd") in page or typed in page


@pytest.mark.parametrize("hostile", ["${alert(1)}", r"C:\users\x", "</script><script>alert(1)</script>", "=1+1"])
def test_hostile_words_are_kept_as_words(house: House, hostile: str) -> None:
    record = kept(house, {**ANSWERS, "what": hostile, "read_where": hostile, "passage": hostile, "save": "Save"})
    assert record.content.title.en == hostile
    page = house.signed_in("monitor").get(f"/incidents/{record.code}").text
    assert "<script>alert" not in page
    assert html.escape(hostile).replace("&#x27;", "'").replace("&quot;", '"') in html.unescape(
        page
    ) or hostile in html.unescape(page)


def test_a_megabyte_of_text_is_refused_by_its_length(house: House) -> None:
    answer = house.signed_in("monitor").post("/incidents/new", {**ANSWERS, "passage": "long " * 200_000})
    assert answer.status_code == 422
    assert "This is too long: 1000000 characters, at most 20000." in answer.text.replace(",000", "000")


def test_an_answer_that_was_not_asked_for_is_refused(house: House) -> None:
    assert "an answer here that this form does not ask for: status" in refused(house, {"status": "published"})


@pytest.mark.parametrize("address", ["http://[", "https://", "javascript:alert(1)", "https://a b"])
def test_what_is_no_whole_address_is_taken_for_a_headline(house: House, address: str) -> None:
    record = kept(house, {**ANSWERS, "read_where": address, "save": "Save"})
    assert [link.ref.title for link in record.content.articles if link.ref] == [address]


def test_a_name_that_several_places_bear_is_asked_back(house: House) -> None:
    page = refused(house, {"place": "Karbala"})
    assert "Several places answer to this. Choose one of them." in page
    codes = re.findall(r'name="place_choice" type="radio" value="([^"]+)"', page)
    assert len(codes) > 1
    record = kept(house, {**ANSWERS, "place": "Karbala", "place_choice": codes[-1], "save": "Save"})
    assert record.content.places[0].place == codes[-1]


def test_a_choice_does_not_outlive_the_words_it_was_made_for(house: House) -> None:
    karbala = next(one for one in reference.search_places("Karbala", 8))
    record = kept(house, {**ANSWERS, "place": SQUARE, "place_code": karbala.place.code, "save": "Save"})
    assert record.content.places[0].chain[0].name_en == "Al-Khilani Square"


def test_a_place_that_is_not_listed_is_added_with_its_coordinates(house: House) -> None:
    new = {
        "place": "",
        "new_place-name": "Invented Yard",
        "new_place-parent": "Nasiriyah",
        "new_place-point": "٣١٫٠٤، ٤٦٫٢٦",
        "new_place-radius_m": "300",
    }
    place = kept(house, {**ANSWERS, **new, "save": "Save"}).content.places[0]
    assert place.chain[0].name_en == "Invented Yard"
    assert (place.where.lat, place.where.lon, place.radius_m) == (31.04, 46.26, 300) if place.where else False
    assert [one.name_en for one in place.chain][-1] == "Iraq"


def test_a_place_known_by_its_governorate_alone_claims_no_more(house: House) -> None:
    new = {"place": "", "new_place-name": "ساحة مخترعة", "new_place-parent": "Dhi Qar"}
    place = kept(house, {**ANSWERS, **new, "save": "Save"}).content.places[0]
    assert place.precision is PlacePrecision.GOVERNORATE
    assert place.chain[0].name("en") == "ساحة مخترعة"


def test_a_press_on_the_map_gives_the_coordinates_and_comes_closer(house: House) -> None:
    monitor = house.signed_in("monitor")
    page, sent = "", {**ANSWERS, "place": "", "new_place-name": "Invented Yard", "new_place-parent": "Nasiriyah"}
    for press in ((188, 236), (140, 140), (150, 130)):
        spot = dict(zip(("new_place-spot.x", "new_place-spot.y"), map(str, press), strict=True))
        answer = monitor.post("/incidents/new", {**sent, **spot})
        assert answer.status_code == 200
        page = html.unescape(answer.text)
        sent |= {name: text for name, text in answers_of(answer.text, "seven").items() if name.startswith("new_place")}  # type: ignore[misc]
    assert ANSWERS["passage"] in page
    assert sent["new_place-window"].endswith(" 3000")
    place = kept(house, {**sent, "save": "Save"}).content.places[0]
    assert place.where is not None
    assert (place.where.lat, place.where.lon) == pytest.approx((29.97, 45.65), abs=0.02)
    assert place.radius_m == 20_000 // 140


@pytest.mark.parametrize("window", ["", "1 2", "nan nan 3000", "33 44 9", "999 999 20000", "33 44 " + "9" * 40])
def test_a_window_of_the_map_that_makes_no_sense_is_all_of_iraq(house: House, window: str) -> None:
    spot = {"new_place-spot.x": "140", "new_place-spot.y": "140", "new_place-window": window}
    answer = house.signed_in("monitor").post("/incidents/new", {**ANSWERS, **spot})
    assert answer.status_code == 200
    assert 'value="33.1000, 43.8000"' in answer.text


@pytest.mark.parametrize("press", [("0", "0"), ("-1", "5"), ("x", "y"), ("99999", "1"), ("", "")])
def test_a_press_that_points_nowhere_changes_nothing(house: House, press: tuple[str, str]) -> None:
    spot = dict(zip(("new_place-spot.x", "new_place-spot.y"), press, strict=True))
    answer = house.signed_in("monitor").post("/incidents/new", {"new_place-name": "Yard", **spot})
    assert answer.status_code in {200, 422}
    assert 'name="new_place-point" type="text" value=""' in answer.text


@pytest.mark.parametrize("asked", [{}, {"lat": "33.3", "lon": "44.4", "metres": "3000"}, {"lat": "<x>", "lon": "nan"}])
def test_the_map_to_press_is_an_image_with_no_script(house: House, asked: dict[str, str]) -> None:
    answer = house.signed_in("monitor").get("/places/map.svg", query_string=asked)
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    assert answer.text.startswith("<svg ")
    assert "<script" not in answer.text
    assert "style=" not in answer.text


def test_a_known_article_offers_its_incidents_and_takes_the_figures_there(house: House) -> None:
    link = "https://outlet.example/invented-report"
    first = kept(house, {**ANSWERS, "read_where": link, "save": "Save"})
    second = {**ANSWERS, "read_where": link, "killed": "3", "injured": "", "save": "Save"}
    page = refused(house, second)
    assert "This article is here already" in page
    assert f'value="{first.code}"' in page
    answer = house.signed_in("monitor").post("/incidents/new", {**second, "add_to": first.code})
    assert answer.location.startswith(f"/incidents/{first.code}")
    record = recording.working_copy(first.code, house.actor("monitor"))
    assert [claim.value for claim in record.content.claims] == [2, 50, 3]
    assert len(record.content.articles) == 1
    assert kept(house, {**second, "another": "Record another"}).code != first.code


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"occurred": "٢٥ شباط ٢٠٢٠"}, "Tuesday 25 Feb 2020"),
        ({"occurred": "Nov 2019"}, "Nov 2019"),
        ({"occurred": "yesterday"}, "A day counted from the date of the report."),
        ({"killed": "٢٥", "injured": "dozens"}, "Killed: 25\nInjured: dozens"),
        ({"injured": "more than 50"}, "Injured: more than 50"),
        ({"place": "ساحة الخلاني"}, "Al-Khilani Square ساحة الخلاني\nSite · "),
        (
            {"read_where": "https://outlet.example/a", "outlet": "Invented Outlet"},
            "A link to outlet.example\nInvented Outlet",
        ),
    ],
)
def test_what_was_understood_is_said_back(house: House, asked: dict[str, str], words: str) -> None:
    answer = house.signed_in("monitor").get("/incidents/new/understood", query_string=asked).get_json()
    assert answer["words"].startswith(words)
    assert answer["refused"] is False


@pytest.mark.parametrize("asked", [{"occurred": "31 Nov 2019"}, {"killed": "many"}, {"place": "Xyzzyqwv"}])
def test_what_was_not_understood_is_said_too(house: House, asked: dict[str, str]) -> None:
    answer = house.signed_in("monitor").get("/incidents/new/understood", query_string=asked).get_json()
    assert answer["refused"] is True
    assert answer["words"]


@pytest.mark.parametrize("typed", ["Khilani", "Khulani", "Khellani", "ساحة الخلاني"])
def test_the_place_box_knows_the_spellings_of_a_square(house: House, typed: str) -> None:
    found = house.signed_in("monitor").get("/places/search", query_string={"q": typed}).get_json()
    assert "Al-Khilani Square" in [place["label"] for place in found]


@pytest.mark.parametrize("role", ["researcher", "advocate"])
def test_those_who_only_read_may_not_record(house: House, role: str) -> None:
    assert house.signed_in(role).post("/incidents/new", {**ANSWERS, "save": "Save"}).status_code == 403


def test_a_known_article_is_told_while_typing(house: House) -> None:
    link = "https://outlet.example/invented-report"
    kept(house, {**ANSWERS, "read_where": link, "save": "Save"})
    code = articles.known_address(link, house.actor("monitor"))
    answer = house.signed_in("monitor").get("/incidents/new/understood", query_string={"read_where": link}).get_json()
    assert f"This article is here already, as {code}." in answer["words"]

"""The desk: an article beside its form, suggestions as buttons, several incidents of one article in one sitting."""

import html
import re
from typing import Any

import pytest

from incidents.domain.counts import Qualifier
from incidents.domain.errors import NotFound
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Scope, Status
from incidents.services import articles, desk, matching, recording, reference
from incidents.services.desk import Desk
from incidents.web.desk.blueprint import furnish
from machinery.answers import Typed, answers_of
from machinery.asking import House
from machinery.reading import DISPATCH, read_dispatch

FIRST = "Three protesters were killed in Najaf on Monday, an invented doctor said."
WHAT = "People in uniform fired at an invented march, says an invented report."


@pytest.fixture
def reading_house(house: House) -> House:
    """The application with a reader that knows the invented dispatch."""
    furnish(house.app, Desk(read=read_dispatch))
    return house


class Hand:
    """A monitor at the desk, without a script: every press sends the whole form and follows where it leads."""

    def __init__(self, house: House, text: str = DISPATCH, name: str = "monitor") -> None:
        self.house, self.browser = house, house.signed_in(name)
        begun = self.browser.post("/reading", {"text": text})
        assert begun.status_code == 303, said(begun.text)
        self.path = begun.location
        self.page = self.browser.get(self.path).text
        self.status, self.location = 200, self.path

    @property
    def code(self) -> str:
        return self.path.rpartition("/")[2]

    def answers(self) -> Typed:
        return answers_of(self.page, "sheet")

    def press(self, name: str, value: str = "1", **typed: Any) -> str:
        """Press a button after typing; the page that comes back."""
        answer = self.browser.post(self.path, {**self.answers(), **typed, name: value})
        self.status = answer.status_code
        if answer.status_code == 303:
            self.location = answer.location
            answer = self.browser.get(answer.location.partition("#")[0])
        self.page = answer.text
        return self.page

    def take(self, label: str) -> str:
        """Press the suggestion with these words on it."""
        return self.press("take", self.button("take", label))

    def button(self, name: str, label: str) -> str:
        """The value of the button whose words begin so."""
        for found in re.finditer(rf'<button[^>]* name="{name}" value="([^"]*)"[^>]*>(.*?)</button>', self.page, re.S):
            if label in said(found[2]):
                return html.unescape(found[1])
        raise AssertionError(f"no button {name} {label!r}")

    def filled(self, name: str) -> str | list[str]:
        return self.answers()[name]

    def rows(self) -> list[dict[str, str | list[str]]]:
        """The rows of figures that hold something."""
        rows: dict[str, dict[str, str | list[str]]] = {}
        for name, text in self.answers().items():
            if found := re.match(r"figures-(\d+)-(.*)", name):
                rows.setdefault(found[1], {})[found[2]] = text
        return [row for row in rows.values() if row.get("printed") or row.get("passage")]


def said(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def test_the_article_stands_beside_the_form_with_its_words_marked(reading_house: House) -> None:
    hand = Hand(reading_house)
    assert re.search(r"<mark[^>]*><a href=\"#s-figure-\d+-\d+\">Three protesters were killed</a></mark>", hand.page)
    assert "<h3" in hand.page
    assert FIRST in said(hand.page)
    for key in re.findall(r'href="#m-([^"]+)"', hand.page):
        assert f'id="m-{key}"' in hand.page, "each suggestion leads to its words"
    for key in re.findall(r'<mark[^>]*><a href="#s-([^"]+)"', hand.page):
        assert f'id="s-{key}"' in hand.page, "each marked word leads to its suggestion"


def test_nothing_is_taken_over_without_a_press(reading_house: House) -> None:
    hand = Hand(reading_house)
    assert hand.rows() == []
    blank = ("title", "outlet", "published", "link", "what", "occurred", "place", "place_code")
    assert [hand.filled(name) for name in blank] == [""] * len(blank)


def test_a_figure_is_taken_over_with_its_sentence_and_stays_editable(reading_house: House) -> None:
    hand = Hand(reading_house)
    hand.take("Killed: 3")
    (row,) = hand.rows()
    assert (row["printed"], row["count"], row["outcome"], row["group"]) == ("Three", "", "killed", "protesters")
    assert (row["passage"], row["said_by"], row["scope"]) == (FIRST, "an invented doctor", "incident")
    assert re.search(r"#s-figure-\d+-\d+$", hand.location), "it comes back to where it was pressed"
    assert "Taken over:" in hand.page
    hand.take("Killed: 3")
    assert hand.rows() == [], "a second press takes it back"


def test_a_suggestion_that_is_not_wanted_goes_and_stays_away(reading_house: House) -> None:
    hand = Hand(reading_house)
    hand.press("dismiss", hand.button("dismiss", "Not this (Killed: 44"))
    assert "Killed: 44" not in said(hand.page)
    hand.press("keep")
    assert "Killed: 44" not in said(hand.page)


def test_days_of_the_week_count_from_the_date_of_publication_and_never_from_today(reading_house: House) -> None:
    hand = Hand(reading_house)
    assert "11 May 2020" not in said(hand.page)
    hand.take("12 May 2020")
    assert hand.filled("published") == "12 May 2020"
    hand.take("11 May 2020")
    assert hand.filled("occurred") == "11 May 2020"


def test_a_name_of_several_places_is_a_choice(reading_house: House) -> None:
    hand = Hand(reading_house)
    hand.press("choose", "1")
    assert "Several places have this name. Choose one." in hand.page
    hand.take("Karbala (City or town")
    assert (hand.filled("place"), hand.filled("place_code")) == ("Karbala", "IQ-KA-KARBALA")


def test_one_press_takes_all_of_one_event_and_nothing_of_the_other(reading_house: House) -> None:
    hand = Hand(reading_house)
    hand.press("about")
    assert [hand.filled(name) for name in ("title", "outlet", "published", "language")] == [
        "Invented shots at two squares leave five dead", "Invented Agency", "12 May 2020", "en",
    ]  # fmt: skip
    hand.press("all", "0")
    assert [row["printed"] for row in hand.rows()] == ["Three", "At least 20"]
    assert (hand.filled("occurred"), hand.filled("place")) == ("11 May 2020", "Najaf")
    assert hand.filled("what") == "", "our own words are ours to write"


def recorded(hand: Hand, button: str = "record", **typed: Any) -> str:
    hand.press("about")
    hand.press("all", "0")
    hand.press(button, what=WHAT, **typed)
    if hand.status == 422:
        hand.press(button, reason="Invented for a test.")
    assert hand.status == 303, said(hand.page)
    return hand.location.partition("recorded=")[2].partition("&")[0].partition("#")[0]


def test_what_was_taken_over_is_recorded_and_handed_on_in_one_press(reading_house: House) -> None:
    hand = Hand(reading_house)
    code = recorded(hand)
    record = recording.working_copy(code, reading_house.actor("monitor"))
    assert record.status is Status.SUBMITTED
    content = record.content
    assert [(one.outcome, one.qualifier, one.value, one.group, one.printed) for one in content.claims] == [
        ("killed", Qualifier.EXACT, 3, "protesters", "Three"),
        ("injured", Qualifier.AT_LEAST, 20, "all", "At least 20"),
    ]
    assert {one.scope for one in content.claims} == {Scope.INCIDENT}
    assert content.claims[0].passage == FIRST
    assert content.claims[0].said_by == "an invented doctor"
    assert content.occurred is not None
    assert content.occurred.edtf == "2020-05-11"
    assert content.places[0].place == "IQ-NA-NAJAF"
    (link,) = content.articles
    assert link.ref is not None
    assert (link.ref.title, link.ref.outlet.en) == ("Invented shots at two squares leave five dead", "Invented Agency")
    kept = articles.article(link.article, reading_house.actor("monitor")).content
    assert kept.excerpt.startswith("Invented shots at two squares")


def test_the_second_event_of_the_article_is_recorded_in_the_same_sitting(reading_house: House) -> None:
    hand = Hand(reading_house)
    first = recorded(hand)
    assert "This article tells of more" in hand.page
    hand.page = hand.browser.get(hand.path).text
    assert hand.filled("title") == "Invented shots at two squares leave five dead"
    assert (hand.filled("what"), hand.filled("occurred"), hand.rows()) == ("", "", [])
    assert "Recorded already: Killed: 3" in said(hand.page)
    hand.take("11 May 2020")
    hand.take("Karbala (City or town")
    hand.take("Killed: 2")
    hand.press("draft", what="Two people were killed in Karbala, says an invented report.")
    second = hand.location.partition("recorded=")[2]
    monitor = reading_house.actor("monitor")
    one, two = (recording.working_copy(code, monitor).content for code in (first, second))
    assert one.articles[0].article == two.articles[0].article, "one article, two incidents"
    assert [claim.value for claim in two.claims] == [2]
    assert desk.sitting(hand.code, monitor).recorded == (first, second)
    answer = hand.browser.post(f"{hand.path}/finish")
    assert answer.location == f"/incidents/{second}"
    with pytest.raises(NotFound):
        desk.sitting(hand.code, monitor)


def test_likely_duplicates_stand_there_with_reasons_before_anything_is_saved(reading_house: House) -> None:
    first = recorded(Hand(reading_house), "draft")
    hand = Hand(reading_house)
    hand.press("about")
    hand.press("all", "0")
    assert "An incident here may be this one" in hand.page
    assert f'name="add_to" value="{first}"' in hand.page
    assert f'name="another" value="{first}"' in hand.page
    hand.press("record", what=WHAT)
    assert hand.status == 422
    assert "This may be here already." in hand.page
    hand.press("add_to", first)
    assert hand.location.endswith(f"recorded={first}")
    record = recording.working_copy(first, reading_house.actor("monitor"))
    assert [claim.value for claim in record.content.claims] == [3, 20, 3, 20]
    assert len(record.content.articles) == 2


def test_another_incident_is_recorded_as_new_in_one_press_and_the_look_at_the_other_is_no_riddle(
    reading_house: House,
) -> None:
    first = recorded(Hand(reading_house), "draft")
    hand = Hand(reading_house)
    hand.press("about")
    hand.press("all", "0")
    hand.press("another", first, what=WHAT)
    assert hand.status == 303, said(hand.page)
    second = hand.location.partition("recorded=")[2]
    record = recording.working_copy(second, reading_house.actor("monitor"))
    assert (second != first, record.status) == (True, Status.SUBMITTED)
    assert matching.alike_to(record) == (), "that they are two is remembered"


def test_what_is_missing_is_told_at_its_question_and_what_was_typed_stays(reading_house: House) -> None:
    hand = Hand(reading_house)
    hand.press("record", what=WHAT, link="not an address", place="Xyzzyqwv", published="31 Feb 2020")
    assert hand.status == 422
    told = said(hand.page)
    for sentence in (
        "Give the whole address, beginning with https:// or http://.",
        "No place called “Xyzzyqwv” is known here",
        "There is no day 31 in month 2 of 2020",
    ):
        assert sentence in told
    assert (hand.filled("what"), hand.filled("link"), hand.filled("place")) == (WHAT, "not an address", "Xyzzyqwv")
    kept = desk.sitting(hand.code, reading_house.actor("monitor"))
    assert kept.first("what") == WHAT, "what could not be recorded is kept all the same"


def test_what_a_record_lacks_is_told_at_the_question_that_asks_for_it(reading_house: House) -> None:
    hand = Hand(reading_house)
    hand.press("all", "0")
    hand.press("record", title="An invented headline")
    assert hand.status == 422
    assert "Say in one sentence what happened." in said(near(hand.page, 'id="what"'))
    assert "Say in one sentence" not in said(near(hand.page, 'id="title"'))
    hand.press("record", title="", what=WHAT)
    assert hand.status == 422
    assert "no figure is kept without its source" in said(near(hand.page, 'id="title"'))


def near(page: str, field: str) -> str:
    """The label of a field and what is said between it and the box."""
    return page[page.rindex("<label", 0, page.index(field)) : page.index(field)]


def test_a_figure_typed_by_hand_needs_its_number_and_can_be_taken_out(reading_house: House) -> None:
    hand = Hand(reading_house)
    hand.press("add", "figures")
    (name,) = [one.removesuffix("printed") for one in hand.answers() if one.endswith("-printed")][-1:]
    hand.press("draft", **{f"{name}passage": "An invented sentence.", "what": WHAT, "title": "An invented headline"})
    assert hand.status == 422
    assert "Give the figure as the article prints it." in hand.page
    hand.press("draft", **{f"{name}printed": "many"})
    assert "Leave this blank when the report gives no number." in hand.page
    hand.press("drop", name)
    assert hand.rows() == []
    hand.press("draft")
    assert hand.status == 303, said(hand.page)


def test_a_cause_is_ticked_and_somebody_not_listed_is_named_by_a_press(reading_house: House) -> None:
    hand = Hand(reading_house)
    hand.take("Live ammunition")
    hand.take("Invented masked gunmen")
    assert "Not certain: look at the words." in hand.page
    assert (hand.filled("causes"), hand.filled("actors")) == (["live-ammunition"], ["Invented masked gunmen"])
    code = recorded(hand, "draft")
    content = recording.working_copy(code, reading_house.actor("monitor")).content
    assert [one.term for one in content.causes] == ["live-ammunition"]
    assert [(one.name.en, one.attribution) for one in content.actors] == [("Invented masked gunmen", "alleged")]


def test_a_person_is_never_ticked_at_the_desk(reading_house: House) -> None:
    person = reference.add_actor(
        Trilingual(en="Invented Person"), "person", reading_house.actor("manager"), person=True
    )
    hand = Hand(reading_house)
    hand.press("draft", what=WHAT, actors=[person])
    assert hand.status == 422
    assert "Choose one of the answers given." in hand.page
    assert "Invented Person" not in hand.page


def test_a_stale_page_shows_both_texts_and_wins_only_when_sent_again(reading_house: House) -> None:
    hand, other = Hand(reading_house), reading_house.signed_in("monitor")
    other.post(hand.path, {**hand.answers(), "outlet": "Typed in the other window", "keep": "1"})
    hand.press("keep", outlet="Typed here")
    assert hand.status == 409
    told = said(hand.page)
    assert "This was saved in another window meanwhile." in told
    assert "Outlet Typed in the other window Typed here" in told
    assert hand.filled("outlet") == "Typed here"
    monitor = reading_house.actor("monitor")
    assert desk.sitting(hand.code, monitor).first("outlet") == "Typed in the other window"
    hand.press("keep")
    assert desk.sitting(hand.code, monitor).first("outlet") == "Typed here"


def test_a_new_place_is_kept_once_however_often_the_form_comes_back(reading_house: House) -> None:
    hand = Hand(reading_house)
    new = {"new_place-name": "Invented Yard", "new_place-parent": "Najaf", "place": ""}
    hand.press("record", what=WHAT, title="An invented headline", **new)
    assert hand.status == 422, "no day was given"
    hand.press("record", occurred="11 May 2020", published="1 May 2020")
    hand.press("record", reason="Invented for a test.")
    assert hand.status == 303, said(hand.page)
    assert [place.name_en for place in reference.gazetteer_places()].count("Invented Yard") == 1


def test_unfinished_sittings_are_listed_with_ways_to_go_on_and_to_discard(reading_house: House) -> None:
    hand = Hand(reading_house)
    hand.press("keep", title="An invented headline, half done")
    page = hand.browser.get("/incidents/new").text
    assert "An invented headline, half done" in page
    assert f'href="{hand.path}"' in page
    assert f'action="{hand.path}/discard"' in page
    assert "An invented headline, half done" not in reading_house.signed_in("reviewer").get("/incidents/new").text
    hand.browser.post(f"{hand.path}/discard")
    assert "Not finished" not in hand.browser.get("/incidents/new").text


def test_answers_that_save_themselves_are_told_in_words_and_numbered(reading_house: House) -> None:
    hand = Hand(reading_house)
    sent = {**hand.answers(), "what": WHAT}
    first = hand.browser.post(f"{hand.path}/answers", sent).json
    assert first is not None
    assert re.fullmatch(r"Saved on the server \d\d:\d\d", first["words"])
    second = hand.browser.post(f"{hand.path}/answers", {**sent, "version": str(first["version"])}).json
    assert second is not None
    assert second["version"] == first["version"] + 1
    stale = hand.browser.post(f"{hand.path}/answers", {**sent, "window": "another", "version": "1"})
    assert stale.status_code == 409
    assert stale.json is not None
    assert stale.json["words"] == "This was saved in another window meanwhile."


def test_the_seven_questions_go_on_where_they_were_left(house: House) -> None:
    monitor = house.signed_in("monitor")
    begun = monitor.post("/reading/answers", {"what": WHAT, "killed": "at least 4", "window": "one"}).json
    assert begun is not None
    page = monitor.get(f"/incidents/new?sitting={begun['code']}").text
    typed = answers_of(page, "seven")
    assert (typed["what"], typed["killed"], typed["sitting"]) == (WHAT, "at least 4", begun["code"])
    assert "Killed: at least 4" in said(page)
    assert house.signed_in("reviewer").get(f"/incidents/new?sitting={begun['code']}").status_code == 404
    answer = monitor.post("/incidents/new", {**typed, "draft": "Save draft"})
    assert answer.status_code == 303
    assert desk.unfinished(house.actor("monitor")) == ()


def test_a_page_that_saves_twice_before_it_hears_of_the_first_makes_one_sitting(house: House) -> None:
    monitor = house.signed_in("monitor")
    codes = []
    for text in ("Invented", "Invented words"):
        told = monitor.post("/reading/answers", {"what": text, "window": "one"}).json
        assert told is not None
        codes.append((told["code"], told["version"]))
    assert codes == [(codes[0][0], 1), (codes[0][0], 2)]
    (kept,) = desk.unfinished(house.actor("monitor"))
    assert kept.first("what") == "Invented words"


def test_in_arabic_nothing_beside_a_number_looks_like_a_nought(reading_house: House) -> None:
    hand = Hand(reading_house)
    page = said(hand.browser.get(f"{hand.path}?lang=ar").text)
    assert "قتلى: ٣، متظاهرون" in page
    assert not re.search(r"[٠-٩] ·|· [٠-٩]", page)

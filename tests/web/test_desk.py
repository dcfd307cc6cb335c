"""The desk: an article beside its form, suggestions as buttons, several incidents of one article in one sitting."""

import html
import io
import re
from collections.abc import Iterator

import pytest

from incidents.domain.access import Role
from incidents.domain.counts import Qualifier
from incidents.domain.errors import NotFound
from incidents.domain.vocabulary import Scope, Status
from incidents.services import articles, desk, recording
from incidents.services.desk import Desk
from incidents.web.desk.blueprint import furnish
from machinery.answers import Typed, answers_of
from machinery.asking import SECOND_MONITOR, Browser, House
from machinery.reading import DISPATCH, read_dispatch

FIRST = "Three protesters were killed in Najaf on Monday, an invented doctor said."
WHAT = "People in uniform fired at an invented march, says an invented report."


@pytest.fixture
def reading_house(house: House) -> Iterator[House]:
    """The application with a reader that knows the invented dispatch."""
    furnish(house.app, Desk(read=read_dispatch))
    yield house


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

    def press(self, name: str, value: str = "1", **typed: str | list[str]) -> str:
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


def recorded(hand: Hand, button: str = "record", **typed: str | list[str]) -> str:
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

"""The library as an Atom feed: well-formed whatever the words, and public only."""

from xml.etree import ElementTree as Tree

import pytest

from factories import kept_article
from machinery.asking import House
from storage.found import open_article

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(house: House) -> Tree.Element:
    answer = house.visitor().get("/articles/feed.atom")
    assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml")
    return Tree.fromstring(answer.data)  # noqa: S314 - our own answer, and the point of the test


def texts(root: Tree.Element, path: str) -> list[str]:
    return [one.text or "" for one in root.findall(path.replace("a:", ATOM))]


def test_an_entry_names_title_outlet_author_date_and_both_addresses(house: House) -> None:
    code = open_article(
        "invented-north", title="An invented headline", authors=("One", "Two"), excerpt="Its words.", language="ar",
        url="https://invented.example/a?b=1&c=2", url_shown=True,
    )  # fmt: skip
    root = feed(house)
    assert texts(root, "a:entry/a:title") == ["“An invented headline”, Invented North"]
    assert texts(root, "a:entry/a:author/a:name") == ["One", "Two"]
    assert texts(root, "a:entry/a:summary") == ["Its words."]
    assert texts(root, "a:entry/a:id") == [f"http://localhost/articles/{code}"]
    links = {one.get("rel"): one.get("href") for one in root.findall(f"{ATOM}entry/{ATOM}link")}
    assert links == {"alternate": f"http://localhost/articles/{code}", "via": "https://invented.example/a?b=1&c=2"}
    assert root.find(f"{ATOM}entry").get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    assert texts(root, "a:updated") == texts(root, "a:entry/a:updated")


def test_an_empty_library_is_a_feed_without_entries(house: House) -> None:
    root = feed(house)
    assert texts(root, "a:entry/a:id") == []
    assert texts(root, "a:updated") == ["1970-01-01T00:00:00+00:00"]


def test_articles_of_the_team_are_not_in_it_even_for_the_team(house: House) -> None:
    kept_article("invented-north", title="Kept by the team")
    assert "Kept by the team" not in house.signed_in("manager").get("/articles/feed.atom").text


def test_an_address_that_is_not_shown_is_not_told(house: House) -> None:
    open_article("invented-north", url="https://invented.example/hidden", url_shown=False)
    assert "invented.example" not in house.visitor().get("/articles/feed.atom").text


@pytest.mark.parametrize(
    "words", ["]]>", "<!ENTITY x SYSTEM 'file:///etc/passwd'>", "a & b < c", "🕊 حمامة", "\x00\x0b\x1f\ufffe", "</feed>"]
)
def test_the_feed_is_well_formed_whatever_the_words(house: House, words: str) -> None:
    open_article("invented-north", title=f"Words {words}", excerpt=words)
    (title,) = texts(feed(house), "a:entry/a:title")
    assert title.startswith("“Words ")

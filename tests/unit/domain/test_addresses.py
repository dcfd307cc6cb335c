"""Addresses that lead to one text have one key; addresses of two texts do not."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from incidents.domain.addresses import host, is_web_address, key, original, same_site

STORY = "example.org/news/2019/story"
ONE_TEXT = [
    "https://example.org/news/2019/story",
    "http://example.org/news/2019/story/",
    "HTTPS://WWW.Example.ORG:443/news/2019/story#comments",
    "  https://example.org/news/2019/story  ",
    "https://m.example.org/news/2019/story",
    "https://mobile.example.org/news//2019/story",
    "https://amp.example.org/news/2019/story",
    "https://example.org/amp/news/2019/story",
    "https://example.org/news/2019/story/amp/",
    "https://example.org/news/2019/story?amp=1",
    "https://example.org/news/2019/story?outputType=amp",
    "https://example.org/news/2019/story.amp",
    "https://example.org/news/2019/story/index.html",
    "https://example.org/news/2019/%73tory",
    "https://example.org/news/2019/story?utm_source=x&utm_medium=y&fbclid=z&gclid=1&ref=home&at_campaign=64",
    "https://web.archive.org/web/20191128000000/https://example.org/news/2019/story",
    "https://web.archive.org/web/20191128000000id_/http://www.example.org/news/2019/story",
    "https://web.archive.org/web/2019/example.org/news/2019/story",
    "https://web.archive.org/web/20191128000000/https:/example.org/news/2019/story",
    "http://archive.ph/20191128/https://example.org/news/2019/story",
    "https://archive.today/newest/https://example.org/news/2019/story",
    "https://www.google.com/amp/s/example.org/news/2019/story",
    "https://www.google.iq/amp/s/amp.example.org/news/2019/story",
    "https://example-org.cdn.ampproject.org/c/s/example.org/news/2019/story",
    "https://example-org.cdn.ampproject.org/v/s/www.example.org/amp/news/2019/story?amp_js_v=0.1&usqp=mq331",
    "https://webcache.googleusercontent.com/search?q=cache:AbCdEf123:https://example.org/news/2019/story&hl=en",
    "https://example-org.translate.goog/news/2019/story?_x_tr_sl=ar&_x_tr_tl=en",
    "https://translate.google.com/translate?sl=ar&tl=en&u=https%3A%2F%2Fexample.org%2Fnews%2F2019%2Fstory",
    "https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Fnews%2F2019%2Fstory&sa=D",
    "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fnews%2F2019%2Fstory%3Ffbclid%3D1&h=x",
    "https://web.archive.org/web/2019/https://www.google.com/amp/s/example.org/news/2019/story",
]


@pytest.mark.parametrize("address", ONE_TEXT)
def test_one_text_is_known_under_all_its_addresses(address: str) -> None:
    assert key(address) == STORY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/story?id=3", "https://example.org/story?id=4"),
        ("https://example.org/story?p=3", "https://example.org/story"),
        ("https://example.org/story?ref=2019112", "https://example.org/story"),
        ("https://example.org/story?source=77", "https://example.org/story?source=78"),
        ("https://example.org/Story", "https://example.org/story"),
        ("https://example.org/story", "https://example.com/story"),
        ("https://ar.example.org/story", "https://example.org/story"),
        ("https://news.example.org/story", "https://example.org/story"),
        ("https://example.org:8443/story", "https://example.org/story"),
        ("https://example.org/a%2Fb", "https://example.org/a/b"),
        ("https://example.org/#!/story/1", "https://example.org/#!/story/2"),
        ("https://example.org/index.php?id=1", "https://example.org/index.php?id=2"),
        ("https://archive.ph/AbCd1", "https://archive.ph/AbCd2"),
        ("https://m.co/story", "https://co/story"),
        ("https://web.archive.org/about", "https://example.org/about"),
        ("https://example.org/amplifier", "https://example.org/lifier"),
        ("https://example.org/" + "x" * 600 + "1", "https://example.org/" + "x" * 600 + "2"),
    ],
)
def test_two_texts_are_never_taken_for_one(one: str, other: str) -> None:
    assert key(one) != key(other)
    assert key(one)


def test_the_order_of_a_query_does_not_matter() -> None:
    assert (
        key("https://example.org/?b=2&a=1&utm_term=x") == key("http://www.example.org?a=1&b=2") == "example.org?a=1&b=2"
    )


def test_a_name_of_another_script_is_known_in_both_spellings() -> None:
    assert key("https://مثال.إختبار/خبر") == key("http://xn--mgbh0fb.xn--kgbechtv/%D8%AE%D8%A8%D8%B1/") != ""


@pytest.mark.parametrize(
    "text",
    ["", "a headline", "ftp://example.org/x", "javascript:alert(1)", "//example.org/x", "http://", "https:///x",
     "mailto:a@b",     "http://[::1", "http://example.org:99999/", "example.org/story"],
)  # fmt: skip
def test_what_is_no_address_of_the_web_has_no_key(text: str) -> None:
    assert key(text) == ""


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.example.org/x", "example.org"),
        ("https://m.example.org", "example.org"),
        ("https://www.m.example.org", "example.org"),
        ("https://en.m.example.org/x", "en.example.org"),
        ("https://www.org/x", "www.org"),
        ("https://amp.dev/x", "amp.dev"),
        ("https://EXAMPLE.org./x", "example.org"),
        ("not an address", ""),
    ],
)
def test_the_host_is_without_what_names_a_screen(address: str, name: str) -> None:
    assert host(address) == name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://example.org/a", "http://www.example.org/b", True),
        ("https://ar.example.org/a", "https://example.org/b", True),
        ("https://example.org/a", "https://notexample.org/b", False),
        ("https://example.org/a", "https://example.com/b", False),
        ("https://example.org/a", "nothing", False),
    ],
)
def test_a_page_may_speak_for_its_own_site_only(one: str, other: str, *, same: bool) -> None:
    assert same_site(one, other) is same


def test_an_address_that_is_nobodys_mirror_stays_as_it_is() -> None:
    assert (
        original(" https://example.org/a?b=https://other.example/c ")
        == "https://example.org/a?b=https://other.example/c"
    )


@given(some.text(max_size=200))
@example("https://web.archive.org/web/1/" * 40 + "https://example.org")
@example("https://www.google.com/url?q=" * 30 + "https://example.org")
@example("http://" + "a" * 300 + ".example/%zz%")
@example("https://xn--a.example/")
@example("http://١٢٧.0.0.1/")
def test_no_text_breaks_it_and_a_key_is_short(text: str) -> None:
    assert len(key(text)) <= 500
    assert len(key(f"https://example.org/{text}")) <= 500


@given(some.sampled_from(ONE_TEXT))
def test_the_key_of_a_key_is_the_key(address: str) -> None:
    assert key(f"https://{key(address)}") == key(address)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("https://example.org/invented", True),
        ("http://مثال.example/خبر", True),
        ("ftp://example.org/", False),
        ("//example.org/", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https://example.org:0/", False),
        ("https://[1/", False),
        ("https://example.org/an invented page", False),
        (" https://example.org/", False),
        ("https://example.org/\u200bpage", False),
        ("https://example.org/\u202egnp.exe", False),
        ("https://example.org/\n", False),
    ],
)
def test_only_a_whole_address_of_the_web_is_kept_or_linked(text: str, whole: bool) -> None:  # noqa: FBT001 - a column
    assert is_web_address(text) is whole

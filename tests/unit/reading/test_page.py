"""What a saved page says of its article: only what it marks or shows; nothing runs, and no date is made up."""

import pytest

from incidents.domain.errors import Refused
from incidents.reading.page import Said, read_page
from incidents.reading.page.html import MARKED, MOST_BYTES

BODY = (
    "<article><h1>Three killed in an invented town</h1><p>Three people were killed in Najaf on Tuesday, police said,"
    " and five others were wounded when shots were fired at a march of students.</p><p>A second paragraph, long"
    " enough to be taken for the text of an article, tells of the hospital and of the curfew.</p></article>"
)
HEAD = (
    '<meta property="og:site_name" content="The Invented Paper"><meta property="og:title" content="Three killed">'
    '<meta property="article:published_time" content="2019-11-28T10:00:00+03:00">'
    '<link rel="canonical" href="/news/three-killed"><meta name="author" content="Invented Author">'
)


def page(head: str = "", body: str = BODY, lang: str = "en") -> str:
    return f'<!doctype html><html lang="{lang}"><head><title>T</title>{head}</head><body>{body}</body></html>'


def value(said: Said | None) -> str | None:
    return said.value if said else None


def test_what_the_metadata_says_comes_first() -> None:
    read = read_page(page(HEAD), "https://paper.example/amp/three-killed?utm_source=x")
    assert value(read.title) == "Three killed"
    assert value(read.outlet) == "The Invented Paper"
    assert [one.value for one in read.authors] == ["Invented Author"]
    assert read.published == Said("2019-11-28", 0.9, MARKED)
    assert value(read.language) == "en"
    assert value(read.address) == "https://paper.example/news/three-killed"
    assert "Three people were killed in Najaf" in read.text


def test_the_year_of_the_copyright_is_no_date() -> None:
    assert read_page(page(body=f"{BODY}<footer>© 2017 The Invented Paper</footer>")).published is None


@pytest.mark.parametrize(
    ("mark", "day"),
    [
        ('<time datetime="2019-11-28T08:00">yesterday</time>', "2019-11-28"),
        ('<span class="post-date">28 November 2019</span>', "2019-11-28"),
        ('<div class="news_date">الخميس ٢٨ تشرين الثاني ٢٠١٩</div>', "2019-11-28"),
        ('<span class="publish">28/11/2019 - 14:20</span>', "2019-11-28"),
        ('<span class="date">2019</span>', None),
        ('<span class="date">2019-13-45</span>', None),
        ('<span class="date">Wednesday</span>', None),
    ],
)
def test_a_date_that_the_page_shows_as_its_own(mark: str, day: str | None) -> None:
    read = read_page(page(body=f"{mark}{BODY}"))
    assert value(read.published) == day


def test_the_date_of_json_ld() -> None:
    head = '<script type="application/ld+json">{"@graph": [{"datePublished": "2019-11-28T01:00Z"}]}</script>'
    read = read_page(page(head))
    assert value(read.published) == "2019-11-28"


@pytest.mark.parametrize("json", ["{", "[]", "7", '{"datePublished": 7}', "[" * 5_000])
def test_broken_json_ld_is_passed_over(json: str) -> None:
    assert read_page(page(f'<script type="application/ld+json">{json}</script>')).published is None


def test_scripts_styles_and_frames_leave_no_text() -> None:
    body = f"<script>alert('run')</script><style>p {{ color: red }}</style><iframe src='//x.example'></iframe>{BODY}"
    read = read_page(page(body=body))
    assert "alert" not in read.text
    assert "color" not in read.text


def test_a_page_without_an_article_gives_all_its_text() -> None:
    assert "Two died." in read_page("<html><body><div>Two died.</div><script>no()</script></body></html>").text


def test_the_outlet_is_else_the_host() -> None:
    read = read_page(page(), "https://www.paper.example/a")
    assert value(read.outlet) == "paper.example"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_an_address_that_is_none_of_the_web_is_not_taken(link: str) -> None:
    assert read_page(page(f'<link rel="canonical" href="{link}">')).address is None


def test_arabic_in_its_own_code_page_is_read() -> None:
    text = page('<meta charset="windows-1256">', "<p>قتل متظاهران في الناصرية يوم الثلاثاء بحسب مصدر طبي</p>", "ar")
    read = read_page(text.encode("cp1256"))
    assert "الناصرية" in read.text
    assert value(read.language) == "ar"


def test_too_much_markup_is_refused_and_depth_does_no_harm() -> None:
    with pytest.raises(Refused, match="larger than 5 MB"):
        read_page("<p>" + "a" * MOST_BYTES)
    read_page("<html><body>" + "<div>" * 3_000 + "deeper" + "</div>" * 3_000 + "</body></html>")
    assert "deep" in read_page("<html><body>" + "<div>" * 200 + "deep" + "</div>" * 200 + "</body></html>").text


def test_of_a_page_of_very_many_tags_all_text_is_taken() -> None:
    assert "Three people were killed" in read_page(page(body=BODY + "<a href='x'>y</a>" * 20_000)).text


@pytest.mark.parametrize("text", ["", "   ", "\x00\x00"])
def test_what_is_no_page_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="cannot be read as a web page"):
        read_page(text)

"""What is made of a page: nothing that runs, loads or sends is left; its words are; and a hostile one costs little."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as some

from incidents.reading.capture_body import characters
from incidents.reading.copying import LARGEST_READ, MOST_TAGS, Made, digest_of_text, make
from incidents.reading.copying_page import Origin

ORIGIN = Origin(address="https://outlet.example/story", made="2019-11-29 08:00 UTC", sha256="ab" * 32)
WORDS = "An invented unit opened fire near the invented bridge, a medical source told an invented agency on Thursday."
SCRIPTED = f"""<!doctype html><html lang="en"><head><title>Invented &lt;b&gt;</title>
<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">
<link rel="stylesheet" href="https://evil.example/a.css"><style>p{{background:url(https://evil.example/b)}}</style>
<script>window.ran = 1</script></head>
<body onload="window.ran = 1" background="https://evil.example/c">
<h1 style="background:url(https://evil.example/d)">A head</h1>
<p onclick="window.ran = 1">{WORDS}</p><img src="https://evil.example/e" alt="The bridge" onerror="window.ran = 1">
<img srcset="https://evil.example/f 2x"><picture><source srcset="https://evil.example/g"></picture>
<iframe src="https://evil.example/h" srcdoc="<script>window.ran = 1</script>"></iframe>
<form action="https://evil.example/i"><input value="secret">
<button formaction="https://evil.example/j">Send</button></form>
<svg onload="window.ran = 1"><script>window.ran = 1</script><a href="javascript:window.ran = 1"><text>x</text></a></svg>
<math><mtext><table><mglyph><style><!--</style>
<img title="--&gt;&lt;img src=1 onerror=window.ran=1&gt;"></style></table></math>
<noscript><p title="</noscript><img src=x onerror=window.ran=1>"></noscript>
<video poster="https://evil.example/k" src="https://evil.example/l"></video><object data="https://evil.example/m"></object>
<a href="javascript:window.ran=1">bad</a><a href=" &#106;avascript:window.ran=1">bad</a>
<a href="data:text/html,x">bad</a>
<a href="https://outlet.example/next" ping="https://evil.example/n" target="_blank">next</a>
<x-element onclick="window.ran = 1">a strange element</x-element><template><p>hidden</p></template>
<!-- <img src="https://evil.example/o"> --><?php evil() ?><p>The end</p></body></html>"""
RUNS = {"script", "style", "link", "iframe", "form", "input", "button", "svg", "math", "img", "object", "video", "base"}


class Seen(HTMLParser):
    """Every element and every attribute of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]


def seen(page: str) -> Seen:
    found = Seen()
    found.feed(page)
    return found


def made(page: str | bytes, kind: str = "text/html", charset: str = "") -> Made:
    body = page.encode() if isinstance(page, str) else page
    return make(body, kind, charset, ORIGIN)


def test_nothing_that_runs_loads_or_sends_is_left() -> None:
    page = made(SCRIPTED).page
    found = seen(page)
    assert found.tags & RUNS == set()
    assert "evil.example" not in page
    assert "window.ran" not in page
    assert {name for _, name, _ in found.attributes} <= {
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "href",
        "rel",
    }
    assert {value for _, name, value in found.attributes if name == "href"} == {"https://outlet.example/next"}


def test_its_words_and_its_pictures_names_are_left() -> None:
    page = made(SCRIPTED).page
    for words in ("A head", WORDS, "[The bridge]", "a strange element", "next", "The end"):
        assert words in page
    assert "secret" not in page


def test_the_copy_says_what_it_is_a_copy_of_and_forbids_the_rest() -> None:
    page = made(SCRIPTED).page
    assert "https://outlet.example/story · 2019-11-29 08:00 UTC · SHA-256 abab" in page
    assert "default-src 'none'" in page
    assert "<title>Invented &lt;b&gt;</title>" in page


def test_the_text_is_that_of_the_article_without_a_script() -> None:
    text = made(SCRIPTED).text
    assert WORDS in text
    assert "window.ran" not in text


def test_a_page_in_arabic_keeps_its_language_its_direction_and_its_letters() -> None:
    words = "قُتل شخصان وأصيب اثنا عشر آخرون في ساحة مخترعة وسط المدينة، بحسب مصدر طبي لم يذكر اسمه يوم الخميس."
    found = made(
        f'<html lang="ar" dir="rtl"><body><article><p>{words}</p></article>'.encode("cp1256", "replace"),
        charset="windows-1256",
    )
    assert words.replace("ُ", "") in found.page.replace("ُ", "")
    assert '<html lang="ar" dir="rtl">' in found.page or '<html dir="rtl" lang="ar">' in found.page


@pytest.mark.parametrize("charset", ["utf-8", "cp1256", "utf-16", "iso-8859-6"])
def test_letters_are_read_by_what_the_page_says_of_itself(charset: str) -> None:
    page = f'<meta charset="{charset}"><p>ساحة'
    assert characters(page.encode(charset)).endswith("ساحة")


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        (b"caf\xe9", "", "café"),
        (b"caf\xe9", "utf-8", "caf\ufffd"),
        (b"caf\xc3\xa9", "no-such-charset", "café"),
        (b"caf\xc3\xa9", "rot13", "café"),
        (b"caf\xc3\xa9", "hex", "café"),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "latin-1", "café"),
        (b"\x93x\x94", "iso-8859-1", "“x”"),
    ],
)
def test_a_charset_that_lies_or_is_none_does_no_harm(body: bytes, charset: str, text: str) -> None:
    assert characters(body, charset) == text


def test_addresses_that_the_page_gives_as_its_own_are_told() -> None:
    head = '<link rel="canonical" href=" https://a.example/1 "><link rel="amphtml" href="https://a.example/2">'
    assert made(f'{head}<meta property="og:url" content="/3"><p>x').addresses == (
        ("canonical", "https://a.example/1"), ("amphtml", "https://a.example/2"), ("canonical", "https://outlet.example/3"),
    )  # fmt: skip


def test_a_page_saved_as_one_file_gives_its_page() -> None:
    saved = (
        b"From: <Saved by an invented browser>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; boundary="cut"\r\n\r\n--cut\r\nContent-Type: image/png\r\n\r\n<p>no page\r\n'
        b"--cut\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + f"<article><p>{WORDS}</p><script>1</script></article>".encode().replace(b"=", b"=3D")
        + b"\r\n--cut--\r\n"
    )
    found = made(saved, "multipart/related")
    assert found.text == WORDS
    assert "<script" not in found.page
    assert made(b"Content-Type: multipart/related\r\n\r\nnothing", "multipart/related") == Made()


def test_a_saved_file_of_parts_in_parts_without_end_has_no_page() -> None:
    nested = b"".join(b"Content-Type: multipart/related; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3000))
    assert made(nested, "multipart/related") == Made()


def test_a_page_of_too_many_tags_is_kept_as_it_came_alone() -> None:
    assert made("<p>a" * (MOST_TAGS + 1)) == Made()
    assert made("<p>a" * 1000).text != ""


@pytest.mark.parametrize("page", ["", " ", "<!-- -->", "\0\0", "<html></html>", "<?xml version='1.0' encoding='x'?>"])
def test_a_page_without_anything_gives_no_text(page: str) -> None:
    assert made(page).text == ""


def test_plain_text_is_its_own_text_and_a_picture_has_none() -> None:
    assert made("A\0 line", "text/plain") == Made(text="A line")
    assert made(b"\x89PNG\r\n\x1a\n", "image/png") == Made()


def test_a_page_too_large_to_be_taken_apart_is_kept_as_it_came_alone() -> None:
    assert made(b"<p>" + b"a " * (LARGEST_READ // 2)) == Made()


@pytest.mark.parametrize(
    "page",
    ["<div>" * 100_000 + "deep", "<p>words " * 50_000, "<b><i>" * 30_000, "<table>" * 20_000, "<a href=x>" * 50_000,
     "<p " + "a=1 " * 200_000 + ">x", "&lt;" * 200_000, "<" * 500_000, "<!--" * 100_000, "</p>" * 200_000],
    ids=["deep", "wide", "tangled", "tables", "links", "attributes", "entities", "open", "comments", "closed"],
)  # fmt: skip
def test_a_hostile_page_is_read_or_left_and_breaks_nothing(page: str) -> None:
    found = made(page)
    assert seen(found.page).tags & RUNS == set()


@given(some.text(alphabet=some.sampled_from("<>/'\"=! -ascriptonxlmg&;#\0\u2028ا"), max_size=200))
def test_no_soup_of_signs_leaves_a_script(soup: str) -> None:
    page = made(f"<p>{soup}<script>window.ran = 1</script>").page
    assert not re.search(r"<script|\son\w+\s*=[^>]*>|javascript:", re.sub(r">[^<]*<", "><", page))


def test_texts_that_read_the_same_have_one_digest_and_others_do_not() -> None:
    assert digest_of_text("Two people,\n  killed.") == digest_of_text("two  PEOPLE killed")
    assert digest_of_text("Two people killed") != digest_of_text("Nine people killed")
    assert digest_of_text("  ") == ""


PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    b"4 0 obj<</Length 44>>stream\nBT /F 12 Tf 20 100 Td (An invented page) Tj ET\nendstream endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n"
)


def test_the_text_of_a_pdf_is_read() -> None:
    assert made(PDF, "application/pdf").text == "An invented page"


@pytest.mark.parametrize("body", [b"%PDF-1.7 nothing", b"", PDF[:200], b"%PDF-" + b"\0" * 10_000])
def test_a_broken_pdf_has_no_text(body: bytes) -> None:
    assert made(body, "application/pdf").text == ""

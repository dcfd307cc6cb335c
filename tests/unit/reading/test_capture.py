"""Fetching a page: what is asked, what is refused, and that nothing inside is ever hit."""

import gzip
import os
import socket
import time
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from incidents.domain.errors import Refused
from incidents.reading.addressing import Network, Unreachable, is_public
from incidents.reading.capture import Fetcher, Gone, Limits
from incidents.reading.capture_archive import archive
from machinery.outside import HOST, PUBLIC, PUBLIC_6, dripping, outside, packed, page, redirect

STORY = b"<!doctype html><html lang=en><title>Invented</title><p>An invented story."
MIB = 1024 * 1024
INSIDE = ("127.0.0.1",)


def test_a_page_comes_as_it_is_with_its_type_and_where_it_was_found() -> None:
    with outside(answers={"/story?id=3": page(STORY)}) as there:
        found = there.fetcher().fetch(f"http://{HOST}/story?id=3#part")
    assert (found.body, found.media_type, found.charset, found.status) == (STORY, "text/html", "utf-8", 200)
    assert found.final_address == f"http://{HOST}/story?id=3"


def test_nothing_is_sent_but_the_request() -> None:
    with outside(answers={"/": page(STORY, Set_Cookie="a=b")}) as there:
        there.fetcher().fetch(f"http://{HOST}/")
        there.fetcher().fetch(f"http://{HOST}/")
    lines = [line.split(b":")[0].lower() for line in there.public.asked[1].split(b"\r\n")[1:] if line]
    assert sorted(lines) == [b"accept", b"accept-encoding", b"connection", b"host", b"user-agent"]
    assert b"incidents" not in there.public.asked[1].lower()


def test_a_certificate_of_its_own_name_is_taken() -> None:
    with outside(answers={"/": page(STORY)}, tls=True) as there:
        assert there.fetcher().fetch(f"https://{HOST}/").body == STORY
    assert there.public.paths == ["/"]


def test_a_certificate_of_another_name_is_refused_before_anything_is_asked() -> None:
    with outside({"other.example": (PUBLIC,)}, {"/": page(STORY)}, tls=True) as there:
        with pytest.raises(Refused, match=r"other\.example could not prove that it is other\.example"):
            there.fetcher().fetch("https://other.example/")
        assert there.public.asked == []


def test_a_certificate_that_nobody_vouches_for_is_refused() -> None:
    with outside(answers={"/": page(STORY)}, tls=True) as there:
        with pytest.raises(Refused, match="could not prove"):
            Fetcher(there.network).fetch(f"https://{HOST}/")
        assert there.public.asked == []


# What security.md 3.6 lists: every one ends with the internal listener's counter at 0.


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/",
        "http://①②⑦.0.0.1/", "http://127。0。0。1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/",
        "http://localhost/", "http://inside.example/", "http://LOCALHOST./",
    ],
)  # fmt: skip
def test_an_address_of_this_machine_is_refused_however_it_is_spelt(address: str) -> None:
    names = {"localhost": INSIDE, "localhost.": INSIDE, "inside.example": INSIDE}
    with outside(names) as there:
        with pytest.raises(Refused, match="leads into a local network"):
            there.fetcher().fetch(address)
        assert (there.inside.hits, there.public.hits) == (0, 0)


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "192.0.0.9", "192.88.99.1", "198.18.0.1", "203.0.113.1", "0.1.2.3", "ff02::1",
        "fe80::1%eth0",
        "fc00::1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001::1", "::127.0.0.1", "fec0::1", "5f00::1",
        "3fff::1", "2001:db8::1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "no address", "",
    ],
)  # fmt: skip
def test_a_block_that_is_not_public_is_not(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, PUBLIC_6, f"::ffff:{PUBLIC}", "8.8.8.8", "2001:4860:4860::8888"])
def test_a_public_address_is(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "answers", [(PUBLIC, "127.0.0.1"), ("127.0.0.1", PUBLIC), (PUBLIC, "::1"), (PUBLIC, "10.0.0.1")]
)
def test_one_bad_answer_of_several_spoils_the_name(answers: tuple[str, ...]) -> None:
    with outside({HOST: answers}, {"/": page(STORY)}) as there:
        with pytest.raises(Refused, match="leads into a local network"):
            there.fetcher().fetch(f"http://{HOST}/")
        assert (there.inside.hits, there.public.hits) == (0, 0)


def test_a_name_that_points_elsewhere_a_moment_later_leads_nowhere() -> None:
    rebinding = [(PUBLIC,), INSIDE]
    with outside({HOST: rebinding}, {"/": page(STORY)}) as there:
        assert there.fetcher().fetch(f"http://{HOST}/").body == STORY
        assert there.lookups == [HOST]
        with pytest.raises(Refused, match="leads into a local network"):
            there.fetcher().fetch(f"http://{HOST}/")
        assert there.inside.hits == 0


def test_the_internal_listener_is_hit_by_whoever_does_not_check() -> None:
    """The counter above counts: a fetch that looks up twice and trusts the first answer is let through by this net."""
    with outside({HOST: [(PUBLIC,), INSIDE]}) as there:
        assert all(map(is_public, there.resolve(HOST, 80)))
        with there.connect(there.resolve(HOST, 80)[0], 80, 5) as plug:
            plug.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            assert b"secret" in plug.recv(4096)
        assert there.inside.hits == 1


@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.1/", "http://inside.example/", "//127.0.0.1/", "http://[::1]/", "http://0x7f.1/",
        "http://169.254.169.254/latest/meta-data/",
    ],
)  # fmt: skip
def test_a_redirect_inside_is_refused(to: str) -> None:
    with outside({"inside.example": INSIDE}, {"/": redirect(to)}) as there:
        with pytest.raises(Refused, match="leads into a local network"):
            there.fetcher().fetch(f"http://{HOST}/")
        assert (there.inside.hits, there.public.hits) == (0, 1)


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "gopher://x/_", "data:text/html,x", "javascript:alert(1)", "ftp://x/"]
)
def test_a_redirect_to_what_is_no_web_address_is_refused(to: str) -> None:
    with outside(answers={"/": redirect(to)}) as there, pytest.raises(Refused, match="Only addresses that begin with"):
        there.fetcher().fetch(f"http://{HOST}/")


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("file:///etc/passwd", "Only addresses that begin with"),
        ("gopher://outlet.example/_x", "Only addresses that begin with"),
        ("data:text/html,<p>x", "Only addresses that begin with"),
        ("//outlet.example/", "Only addresses that begin with"),
        ("", "Only addresses that begin with"),
        ("http:///x", "Only addresses that begin with"),
        ("http://outlet.example:8080/", "Only the usual ports are asked, not 8080"),
        ("http://outlet.example:443/", "Only the usual ports are asked, not 443"),
        ("https://outlet.example:22/", "Only the usual ports are asked, not 22"),
        ("http://outlet.example:0/", "Only the usual ports are asked, not 0"),
        ("http://someone:word@outlet.example/", "with a name or a password in it"),
        ("http://someone@outlet.example/", "with a name or a password in it"),
        ("http://@outlet.example/", "with a name or a password in it"),
        ("http://outlet.example/\r\nX: y", "cannot be read"),
        ("http://outlet.example:99999/", "cannot be read"),
        ("http://outlet.example/" + "x" * 2000, "cannot be read"),
    ],
)
def test_an_address_that_is_not_asked_says_why(address: str, sentence: str) -> None:
    with outside(answers={"/": page(STORY)}) as there:
        with pytest.raises(Refused, match=sentence):
            there.fetcher().fetch(address)
        assert there.public.hits == 0


def test_another_address_at_the_other_end_is_noticed() -> None:
    with outside(answers={"/": page(STORY)}) as there:
        bent = Network(resolve=there.resolve, connect=there.connect, peer=lambda _plug: "127.0.0.1")
        with pytest.raises(Refused, match="leads into a local network"):
            Fetcher(bent).fetch(f"http://{HOST}/")
        assert there.public.asked == []


def test_redirects_are_followed_and_each_is_asked_for_anew() -> None:
    answers = {
        "/a": redirect("/b", "301 Moved"),
        "/b": redirect(f"http://www.{HOST}/c", "308 Moved"),
        "/c": page(STORY),
    }
    with outside({f"www.{HOST}": (PUBLIC,)}, answers) as there:
        found = there.fetcher().fetch(f"http://{HOST}/a")
    assert there.lookups == [HOST, HOST, f"www.{HOST}"]
    assert (found.address, found.final_address) == (f"http://{HOST}/a", f"http://www.{HOST}/c")
    assert [one.status for one in found.exchanges] == [301, 308, 200]


def test_an_endless_redirect_ends_after_five() -> None:
    with outside(answers={"/": redirect("/")}) as there:
        with pytest.raises(Refused, match="after 5 redirects no page came"):
            there.fetcher().fetch(f"http://{HOST}/")
        assert there.public.hits == 6


def chunked(line: socket.socket) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    for _ in range(4):
        line.sendall(b"5\r\n<p>ab\r\n")
    line.sendall(b"0\r\n\r\n")


def test_an_answer_in_chunks_is_put_together() -> None:
    with outside(answers={"/": chunked}) as there:
        assert there.fetcher().fetch(f"http://{HOST}/").body == b"<p>ab" * 4


@pytest.mark.parametrize(
    "first",
    [b"", b"HTTP/1.1 200 OK\r\nContent-Type: te", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>"],
    ids=["nothing", "head", "body"],
)
def test_a_slow_drip_is_cut_off_wherever_it_drips(first: bytes) -> None:
    with outside(answers={"/": dripping(first)}) as there:
        begun = time.monotonic()
        with pytest.raises(Unreachable, match="took longer than 1 seconds"):
            there.fetcher(seconds=1).fetch(f"http://{HOST}/")
    assert time.monotonic() - begun < 10


def test_a_slow_handshake_is_cut_off() -> None:
    with outside(answers={"/": page(STORY)}) as there, pytest.raises(Unreachable, match="took longer"):
        there.fetcher(seconds=1).fetch(f"https://{HOST}/")  # the server waits for the end of a head that never comes


def test_a_resolver_that_never_answers_is_not_waited_for() -> None:
    with outside() as there:
        waiting = Network(resolve=lambda _host, _port: time.sleep(3) or (PUBLIC,), connect=there.connect)
        begun = time.monotonic()
        with pytest.raises(Unreachable, match="could not be found"):
            Fetcher(waiting, Limits(seconds=0.2)).fetch(f"http://{HOST}/")
    assert time.monotonic() - begun < 2


def test_no_network_is_told_apart_from_a_refusal() -> None:
    def nobody(_host: str, _port: int) -> tuple[str, ...]:
        raise socket.gaierror(socket.EAI_AGAIN, "no network")

    with pytest.raises(Unreachable, match=r"outlet\.example could not be found. Is there a network\?"):
        Fetcher(Network(resolve=nobody)).fetch(f"http://{HOST}/")


def test_a_closed_door_is_told_apart_from_a_refusal() -> None:
    def closed(_address: str, _port: int, _seconds: float) -> socket.socket:
        raise ConnectionRefusedError

    with pytest.raises(Unreachable, match="did not answer"):
        Fetcher(Network(resolve=lambda _host, _port: (PUBLIC,), connect=closed)).fetch(f"http://{HOST}/")


def test_the_next_address_of_a_name_is_tried_where_the_first_does_not_answer() -> None:
    with outside({HOST: (PUBLIC_6, PUBLIC)}, {"/": page(STORY)}) as there:

        def half(address: str, port: int, seconds: float) -> socket.socket:
            if address == PUBLIC_6:
                raise OSError
            return there.connect(address, port, seconds)

        network = Network(resolve=there.resolve, connect=half, peer=there.peer)
        assert Fetcher(network).fetch(f"http://{HOST}/").body == STORY


@pytest.mark.parametrize(
    "answer",
    [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500, b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000,
     b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\nhalf",
     b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
     packed(b"whole" * 1000)[:-12].replace(b"Content-Length", b"X-Length")],
)  # fmt: skip
def test_an_answer_that_breaks_off_or_makes_no_sense_is_none(answer: bytes) -> None:
    with outside(answers={"/": answer}) as there, pytest.raises(Unreachable):
        there.fetcher().fetch(f"http://{HOST}/")


@pytest.mark.parametrize(
    ("status", "kind", "sentence"),
    [
        ("404 Not Found", Gone, r"says that the page is not there \(404\)"),
        ("410 Gone", Gone, r"says that the page is not there \(410\)"),
        ("403 Forbidden", Refused, r"gave no page \(403\). Save it in your browser"),
        ("401 Unauthorized", Refused, "gave no page"),
        ("204 No Content", Refused, "gave no page"),
        ("304 Not Modified", Refused, "gave no page"),
        ("429 Too Many", Unreachable, "cannot give the page just now"),
        ("503 Busy", Unreachable, "cannot give the page just now"),
    ],
)
def test_a_status_becomes_a_sentence(status: str, kind: type[Refused], sentence: str) -> None:
    with outside(answers={"/": page(b"", status=status)}) as there, pytest.raises(Refused, match=sentence) as caught:
        there.fetcher().fetch(f"http://{HOST}/")
    assert type(caught.value) is kind


def test_a_redirect_without_a_place_is_no_page() -> None:
    with outside(answers={"/": page(b"", status="302 Found")}) as there, pytest.raises(Refused, match="gave no page"):
        there.fetcher().fetch(f"http://{HOST}/")


def test_twenty_mebibytes_are_taken_and_one_byte_more_is_not() -> None:
    whole = b"<p>" + b"a" * (20 * MIB - 3)
    with outside(answers={"/whole": page(whole), "/more": page(whole + b"a")}) as there:
        assert len(there.fetcher().fetch(f"http://{HOST}/whole").body) == 20 * MIB
        with pytest.raises(Refused, match="larger than 20 MB"):
            there.fetcher().fetch(f"http://{HOST}/more")


def test_a_page_that_lies_about_its_length_is_cut_off_at_the_bound() -> None:
    endless = dripping(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"a" * MIB)
    with outside(answers={"/": endless}) as there, pytest.raises(Refused, match="larger than 2 MB"):
        there.fetcher(size=2 * MIB).fetch(f"http://{HOST}/")


@pytest.mark.parametrize("size", [20 * MIB + 1, 400 * MIB])
def test_a_page_packed_small_that_unpacks_large_is_refused(size: int) -> None:
    bomb = zlib.compressobj(9, zlib.DEFLATED, 31)
    body = (
        b"".join(bomb.compress(b"\0" * MIB) for _ in range(size // MIB))
        + bomb.compress(b"\0" * (size % MIB))
        + bomb.flush()
    )
    sentence = "larger than 20 MB once it is unpacked"
    answers = {"/": page(body, Content_Encoding="gzip")}
    with outside(answers=answers) as there, pytest.raises(Refused, match=sentence):
        there.fetcher().fetch(f"http://{HOST}/")


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(STORY, mtime=0)),
        ("x-gzip", gzip.compress(STORY, mtime=0)),
        ("gzip", gzip.compress(STORY[:9], mtime=0) + gzip.compress(STORY[9:], mtime=0)),
        ("deflate", zlib.compress(STORY)),
        ("deflate", zlib.compress(STORY)[2:-4]),
        ("identity", STORY),
    ],
    ids=["gzip", "x-gzip", "gzip in two members", "zlib", "bare deflate", "as it is"],
)
def test_a_packed_page_is_unpacked(coding: str, body: bytes) -> None:
    with outside(answers={"/": page(body, Content_Encoding=coding)}) as there:
        assert there.fetcher().fetch(f"http://{HOST}/").body == STORY


@pytest.mark.parametrize(
    ("coding", "sentence"),
    [("br", "packing that is not read"), ("gzip, gzip", "packing that is not read"), ("gzip", "damaged")],
)
def test_a_packing_that_is_not_read_is_refused(coding: str, sentence: str) -> None:
    with outside(answers={"/": page(STORY, Content_Encoding=coding)}) as there, pytest.raises(Refused, match=sentence):
        there.fetcher().fetch(f"http://{HOST}/")


@pytest.mark.parametrize(
    ("kind", "body", "taken"),
    [
        ("application/xhtml+xml", STORY, "application/xhtml+xml"),
        ("text/plain", b"words", "text/plain"),
        ("application/pdf", b"%PDF-1.4 invented", "application/pdf"),
        ("text/html", b"%PDF-1.4 invented", "application/pdf"),
        ("", STORY, "text/html"),
        ("nonsense", b"words", "text/plain"),
    ],
)
def test_a_type_is_what_the_page_begins_with_or_else_what_is_said(kind: str, body: bytes, taken: str) -> None:
    with outside(answers={"/": page(body, kind=kind)}) as there:
        assert there.fetcher().fetch(f"http://{HOST}/").media_type == taken


@pytest.mark.parametrize(
    "kind", ["image/png", "image/svg+xml", "application/zip", "application/octet-stream", "text/xml", "video/mp4",
             "application/pdf"]
)  # fmt: skip
def test_what_is_no_page_is_not_kept(kind: str) -> None:
    with (
        outside(answers={"/": page(b"\x00\x01\x02", kind=kind)}) as there,
        pytest.raises(Refused, match="no page, text or PDF"),
    ):
        there.fetcher().fetch(f"http://{HOST}/")


def test_no_proxy_of_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with outside(answers={"/": page(STORY)}) as there:
        for name in ("http_proxy", "https_proxy", "ALL_PROXY"):
            monkeypatch.setitem(os.environ, name, f"http://127.0.0.1:{there.inside.port}")
        there.fetcher().fetch(f"http://{HOST}/")
        assert there.inside.hits == 0


def test_the_archive_holds_every_request_and_answer_with_digests() -> None:
    answers = {"/": redirect("/story"), "/story": packed(STORY, Set_Cookie="a=b")}
    with outside(answers=answers) as there:
        found = there.fetcher().fetch(f"http://{HOST}/")
    iterator = ArchiveIterator(BytesIO(archive(found.exchanges)), check_digests="raise")
    records = [(one.rec_type, one.rec_headers["WARC-Target-URI"], one.content_stream().read()) for one in iterator]
    assert [kind for kind, _, _ in records] == ["warcinfo", "response", "request", "response", "request"]
    assert [url for kind, url, _ in records if kind == "response"] == [f"http://{HOST}/", f"http://{HOST}/story"]
    assert records[3][2] == STORY


def test_of_an_answer_that_is_no_page_only_the_beginning_is_read_and_the_archive_says_so() -> None:
    long = page(b"x" * MIB, status="302 Found", Location="/story")
    with outside(answers={"/": long, "/story": page(STORY)}) as there:
        found = there.fetcher().fetch(f"http://{HOST}/")
    assert [(len(one.body), one.cut) for one in found.exchanges] == [(64 * 1024, True), (len(STORY), False)]
    answers = [one for one in heads(archive(found.exchanges)) if one.rec_type == "response"]
    assert [one.rec_headers["WARC-Truncated"] for one in answers] == ["length", None]


def test_the_archive_keeps_heads_as_they_were_and_who_answered() -> None:
    with outside(answers={"/": page(STORY, Set_Cookie="a=b")}) as there:
        found = there.fetcher().fetch(f"http://{HOST}/")
    answer, question = list(heads(archive(found.exchanges)))[1:]
    assert answer.http_headers["Set-Cookie"] == "a=b"
    assert answer.rec_headers["WARC-IP-Address"] == PUBLIC
    assert question.http_headers["Host"] == HOST
    assert answer.rec_headers["WARC-Payload-Digest"].startswith("sha1:")


def heads(body: bytes) -> Iterator[Any]:
    """The records of an archive, each with its heads alone."""
    for record in ArchiveIterator(BytesIO(body)):
        record.content_stream().read()
        yield record

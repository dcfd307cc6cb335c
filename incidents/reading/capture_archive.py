"""An exchange as a web archive (WARC/1.1, ISO 28500): requests and answers as they were, with digests."""

from collections.abc import Sequence
from io import BytesIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from incidents.reading.capture import Exchange

_ABOUT = {
    "format": "WARC File Format 1.1",
    "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
}
#: Of the transfer between two machines; the body that is kept has it no more.
_OF_THE_LINE = frozenset({"transfer-encoding"})


def archive(exchanges: Sequence[Exchange]) -> bytes:
    """The exchanges as one compressed WARC. Bodies are as sent, but for the cutting into chunks."""
    file = BytesIO()
    writer = WARCWriter(file, gzip=True, warc_version="WARC/1.1")
    writer.write_record(writer.create_warcinfo_record("", _ABOUT))
    for exchange in exchanges:
        answer = _record(writer, exchange, "response", _answer_head(exchange), exchange.body)
        question = _record(writer, exchange, "request", _question_head(exchange), b"")
        writer.write_request_response_pair(question, answer)
    return file.getvalue()


def _record(writer: WARCWriter, exchange: Exchange, kind: str, head: StatusAndHeaders, body: bytes) -> object:
    said = {"WARC-Date": exchange.at.strftime("%Y-%m-%dT%H:%M:%SZ"), "WARC-IP-Address": exchange.address}
    if exchange.cut and kind == "response":
        said["WARC-Truncated"] = "length"
    return writer.create_warc_record(
        exchange.url, kind, payload=BytesIO(body), length=len(body), http_headers=head, warc_headers_dict=said
    )


def _answer_head(exchange: Exchange) -> StatusAndHeaders:
    kept = [(name, value) for name, value in exchange.headers if name.lower() not in _OF_THE_LINE]
    return StatusAndHeaders(f"{exchange.status} {exchange.reason}".strip(), kept, protocol="HTTP/1.1")


def _question_head(exchange: Exchange) -> StatusAndHeaders:
    return StatusAndHeaders(f"GET {exchange.path} HTTP/1.1", list(exchange.request), is_http_request=True)

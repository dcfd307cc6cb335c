"""How an answer is told: JSON with its audience and the kind of its data, compressed where the program takes it so."""

import gzip
import json
from typing import Any

from flask import Response, request, url_for

from incidents.services.kinds import kind_of_house
from incidents.services.shapes import Addresses
from incidents.web.gate import actor

Json = dict[str, Any]
BYTES = "application/octet-stream"
#: Smaller answers are not worth compressing.
_LEAST, _LEVEL = 1_400, 5


def answer(**members: Any) -> Json:
    """The members of an answer, and for whom and of what kind of data it is."""
    return {"audience": actor().audience.value, "data_kind": kind_of_house().value, **members}


def as_json(told: Json, mimetype: str = "application/json") -> Response:
    """An answer as JSON."""
    return Response(json.dumps(told, ensure_ascii=False, allow_nan=False) + "\n", mimetype=mimetype)


def as_large_json(told: Json) -> Response:
    """An answer that may be long: compressed for a program that takes gzip."""
    plain = (json.dumps(told, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n").encode()
    compressed = gzip.compress(plain, _LEVEL, mtime=0) if len(plain) >= _LEAST else b""
    return _sent(plain, compressed, "application/json")


def as_bytes(plain: bytes, compressed: bytes) -> Response:
    """Bytes, in their compressed form for a program that takes gzip."""
    return _sent(plain, compressed, BYTES)


def addresses() -> Addresses:
    """The pages of a record and of an article, as whole addresses."""
    return Addresses(
        incident=lambda code: url_for("incidents.show", code=code, _external=True),
        article=lambda code: url_for("articles.show", code=code, _external=True),
    )


def _sent(plain: bytes, compressed: bytes, mimetype: str) -> Response:
    takes = bool(compressed) and request.accept_encodings["gzip"] > 0
    told = Response(compressed if takes else plain, mimetype=mimetype)
    told.vary.add("Accept-Encoding")
    if takes:
        told.content_encoding = "gzip"
    return told

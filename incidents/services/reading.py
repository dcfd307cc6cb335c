"""Reading articles: texts, pages and files, over the places and actors of the database, or those that are shipped."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from incidents.domain.access import Action, Actor
from incidents.domain.errors import Refused
from incidents.domain.people import Actor as Alleged
from incidents.domain.places import Place
from incidents.domain.reference import read_places
from incidents.domain.suggestions import Reading
from incidents.domain.vocabulary import N_
from incidents.reading.figures import read_figures
from incidents.reading.page import Page, is_pdf, pdf_text, read_page
from incidents.reading.reader import Reader
from incidents.reading.where import PlaceReader
from incidents.reading.who import ActorReader, TermReader, read_tables
from incidents.services import reference
from incidents.services.settings import current as settings
from incidents.storage import places

MOST_BYTES = 20_000_000
_LOOKED_AT = 4_000  # bytes of a file that tell what it is
_MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body", b"<article", b"<?xml")
_MOST_BINARY = 0.02  # share of control characters from which on a file is no text

__all__ = ["MOST_BYTES", "Page", "page_of", "read", "reader", "shipped_places", "shipped_reader"]


def read(text: str, published: date | None, by: Actor, lang: str = "") -> Reading:
    """What a text says, by the places and actors of the database; nothing is kept."""
    by.require(Action.RECORD)
    return reader().read(text, published, lang)


def reader() -> Reader:
    """The reader over the places and actors of the database; built once until one of them changes."""
    return _reader(settings().data, places.stamp(), reference.all_actors())


def shipped_reader() -> Reader:
    """The reader over what the program ships; needs no database and no settings."""
    return _shipped_reader(_shipped_data())


def shipped_places() -> Mapping[str, Place]:
    """The shipped places by code."""
    return _shipped_places(_shipped_data())


def page_of(body: bytes, address: str = "") -> Page:
    """A file as an article's page: HTML, PDF or plain text.

    Refused, with a sentence: an empty file, one of more than 20 MB, one that is none of these.
    """
    if len(body) > MOST_BYTES:
        raise Refused(N_("The file is larger than %(most)s MB."), field="file", most=MOST_BYTES // 1_000_000)
    if not body.strip():
        raise Refused(N_("The file is empty."), field="file")
    if is_pdf(body):
        return Page(text=pdf_text(body))
    if any(mark in body[:_LOOKED_AT].lower() for mark in _MARKUP):
        return read_page(body, address)
    return Page(text=_decoded(body))


def _decoded(body: bytes) -> str:
    """A plain text, in UTF-8 or with a byte order mark, else in the Arabic code page of Windows."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", "replace")
    if _is_binary(body):
        raise Refused(N_("This file is no text, web page or PDF."), field="file")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1256", "replace")


def _is_binary(body: bytes) -> bool:
    head = body[:_LOOKED_AT]
    control = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in head)  # noqa: PLR2004 - ASCII's control characters
    return control > _MOST_BINARY * len(head)


def _shipped_data() -> Path:
    """The folder of tables within the package; the settings that name it elsewhere need an installation."""
    return Path(str(files("incidents"))) / "data"


@lru_cache(maxsize=2)
def _reader(folder: Path, _stamp: tuple[str, int, int], actors: tuple[Alleged, ...]) -> Reader:
    return _built(folder, reference.gazetteer_places(), actors)


@lru_cache(maxsize=1)
def _shipped_reader(folder: Path) -> Reader:
    return _built(folder, tuple(_shipped_places(folder).values()), ())


@lru_cache(maxsize=1)
def _shipped_places(folder: Path) -> dict[str, Place]:
    return {place.code: place for place in read_places(folder)}


def _built(folder: Path, listed: Sequence[Place], actors: Sequence[Alleged]) -> Reader:
    tables = read_tables(folder)
    return Reader(
        figures=read_figures,
        places=PlaceReader(listed, tables.places),
        actors=ActorReader(tables.actors, actors),
        terms=TermReader(tables),
    )

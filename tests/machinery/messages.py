"""Every sentence people may read: what gettext would extract, the catalogues, and the labels of the vocabularies."""

import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from machinery.tree import PACKAGE, TOP, files, shown

# `Refused(_)` and its kin take their sentence first, as `_` does.
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "N_": None,
    "lazy_gettext": None,
    "Conflict": None,
    "NotAllowed": None,
    "NotFound": None,
    "Refused": None,
}

TONGUES = frozenset({"en", "ar", "ckb"})
VOICED = ("title", "summary", "note", "reason", "grade_reason", "no_number_reason", "statement")
OWN_VOICE = frozenset(VOICED) | {f"{key}_{tongue}" for key in VOICED for tongue in TONGUES}
OPTIONS = frozenset({"silent", "trimmed"})

Where = str
Text = str
Language = str
Domain = str


def forms() -> Iterator[tuple[Where, tuple[Text, ...]]]:
    """Every message in the code and the templates, with its plural if it has one, by the mapping of pyproject.toml."""
    mappings = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"]["mappings"]
    for folder in ("incidents", "templates"):
        here = {one["pattern"].removeprefix(f"{folder}/"): one for one in mappings if one["pattern"].startswith(folder)}
        found = extract_from_dir(
            TOP / folder,
            method_map=[(pattern, one["method"]) for pattern, one in here.items()],
            options_map={pattern: {k: v for k, v in one.items() if k in OPTIONS} for pattern, one in here.items()},
            keywords=KEYWORDS,
        )
        for file, line, message, _comments, _context in found:
            texts = message if isinstance(message, tuple) else (message,)
            yield f"{folder}/{file}:{line}", tuple(text for text in texts if text)


def extracted() -> Iterator[tuple[Where, Text]]:
    """Every message in the code and the templates, singular and plural apart."""
    return ((where, text) for where, texts in forms() for text in texts)


def catalogues() -> list[tuple[Language, Domain]]:
    """Every catalogue there is: of the pages, and of documents in languages that the pages do not speak."""
    found = (PACKAGE / "translations").glob("*/LC_MESSAGES/*.po")
    return sorted((path.parts[-3], path.stem) for path in found)


def catalogue(language: Language, domain: Domain = "messages") -> tuple[Path, Catalog]:
    """A language's catalogue and where it stands."""
    path = PACKAGE / "translations" / language / "LC_MESSAGES" / f"{domain}.po"
    with path.open("rb") as source:
        return path, read_po(source, locale=language)


def translated() -> Iterator[tuple[Where, Text]]:
    """Every translation of every catalogue there is."""
    for language, domain in catalogues():
        path, messages = catalogue(language, domain)
        for message in messages:
            for text in message.string if isinstance(message.string, tuple | list) else (message.string,):
                if message.id and text:
                    yield f"{shown(path)}:{message.lineno}", text


def labels() -> Iterator[tuple[Where, Text]]:
    """Every label of the vocabularies; codes of other schemes are not labels."""
    return labels_in("label_en", "label_ar", "label_ckb")


def labels_in(*columns: str) -> Iterator[tuple[Where, Text]]:
    """The labels of these columns of every vocabulary."""
    for path in files("incidents/data/vocabulary", suffixes=(".csv",)):
        with path.open(encoding="utf-8", newline="") as source:
            for row in csv.DictReader(source):
                for column in columns:
                    if text := row.get(column):
                        yield f"{shown(path)} {row['slug']}", text


def demonstration() -> Iterator[tuple[Where, Text]]:
    """Titles, summaries and notes of the demonstration's incidents: what we say of them, not what a source printed."""
    for path in files("incidents/data/demonstration/incidents", suffixes=(".toml",)):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        yield from ((shown(path), text) for text in own_words(told))


def own_words(told: object, *, ours: bool = False) -> Iterator[Text]:
    """Every text that stands below a key of our own voice, whatever it is nested in."""
    if isinstance(told, dict):
        for key, value in told.items():
            yield from own_words(value, ours=key in OWN_VOICE or (ours and key in TONGUES))
    elif isinstance(told, list):
        for value in told:
            yield from own_words(value, ours=ours)
    elif ours and isinstance(told, str):
        yield told

"""Searchable words on both engines, so that answers are equal: our own folding and splitting makes the tokens.

SQLite: an FTS5 table over the joined tokens. PostgreSQL: a tsvector whose positions we count ourselves. Both are
written from code and are kept out of Alembic's comparison.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Select, TextualSelect, column, insert, select, table, text
from sqlalchemy.orm import Session

from incidents.domain.finding import GAP
from incidents.domain.script import Word, query_words
from incidents.storage import bulk
from incidents.storage.db import is_sqlite
from incidents.storage.models.finding import FindingRow

#: Stands between two texts in the FTS5 table; no query can hold it, since every query is made of folded words.
_BREAK = "0break0"
_LAST_POSITION = 16383  # PostgreSQL counts no further
_LONGEST_WORD = 500
_TABLE = "finding_words"

CREATE = {
    "sqlite": ('CREATE VIRTUAL TABLE finding_words USING fts5(words, tokenize = "unicode61 remove_diacritics 0")',),
    "postgresql": (
        """CREATE TABLE finding_words (
            finding_id INTEGER PRIMARY KEY REFERENCES finding(id) ON DELETE CASCADE, words TSVECTOR NOT NULL)""",
        "CREATE INDEX ix_finding_words ON finding_words USING gin (words)",
    ),
}


def write(current: Session, finding: int, words: Sequence[str]) -> None:
    """Keep the words of a finding; `GAP` stands between two texts."""
    write_all(current, {finding: words})


def write_all(current: Session, found: Mapping[int, Sequence[str]]) -> None:
    """Keep the words of some findings."""
    if is_sqlite():
        kept = ((number, " ".join([word or _BREAK for word in words])) for number, words in found.items())
        bulk.insert_plain(current, _TABLE, ("rowid", "words"), kept)
    else:
        vectors = ((number, _vector(words)) for number, words in found.items())
        bulk.insert_plain(current, _TABLE, ("finding_id", "words"), vectors)


def copy_all(current: Session, pairs: Select[int, int]) -> None:
    """Give each finding `copied` of the pairs the words of its `original`."""
    number, pair = "rowid" if is_sqlite() else "finding_id", pairs.subquery()
    kept = table(_TABLE, column(number), column("words"))
    query = select(pair.c.copied, kept.c.words).join(pair, pair.c.original == kept.c[number])
    current.execute(insert(kept).from_select([number, "words"], query))


def erase(current: Session, finding: int) -> None:
    """Forget the words of a finding."""
    erase_all(current, [finding])


def erase_all(current: Session, found: Sequence[int]) -> None:
    """Forget the words of some findings."""
    number = "rowid" if is_sqlite() else "finding_id"
    statement = f"DELETE FROM finding_words WHERE {number} = :id"  # noqa: S608 - two constants
    if found:
        current.execute(text(statement), [{"id": each} for each in found])


def matching(query: str) -> list[ColumnElement[bool]]:
    """Conditions that a finding holds every word and phrase asked for and none of those left out."""
    parts = [word for word in query_words(query) if word.tokens]
    return [_holds(word, number) for number, word in enumerate(parts)]


def holding(word: Word, number: int = 0) -> TextualSelect:
    """The numbers of the findings, of all audiences, that hold a word or phrase; `number` tells it from others."""
    name = f"words_{number}"
    if is_sqlite():
        inner = text(f"SELECT rowid AS id FROM finding_words WHERE words MATCH :{name}")  # noqa: S608 - bound by name
        phrase = '"' + " ".join(word.tokens) + '"'
    else:
        inner = text(f"SELECT finding_id AS id FROM finding_words WHERE words @@ CAST(:{name} AS tsquery)")  # noqa: S608
        phrase = " <-> ".join(_quoted(token) for token in word.tokens)
    return inner.bindparams(**{name: phrase}).columns(FindingRow.id)


def _holds(word: Word, number: int) -> ColumnElement[bool]:
    chosen = holding(word, number)
    return FindingRow.id.not_in(chosen) if word.excluded else FindingRow.id.in_(chosen)


def _vector(words: Sequence[str]) -> str:
    places: dict[str, list[int]] = {}
    for position, word in enumerate(words, start=1):
        if word != GAP:
            places.setdefault(word[:_LONGEST_WORD], []).append(min(position, _LAST_POSITION))
    return " ".join(f"{_quoted(word)}:{','.join(map(str, sorted(set(at))[:255]))}" for word, at in places.items())


def _quoted(word: str) -> str:
    return "'" + word[:_LONGEST_WORD].replace("\\", "\\\\").replace("'", "''") + "'"

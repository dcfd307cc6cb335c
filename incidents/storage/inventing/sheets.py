"""Tables as plain rows: which columns are given, which always hold the same; executemany on SQLite, COPY elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Index, Table, func, select, text
from sqlalchemy.engine import Connection

from incidents.storage.models.article import ArticleRow
from incidents.storage.models.claim import ClaimRow, LineRow
from incidents.storage.models.finding import ChangeRow, FindingKeyRow, FindingLineRow, FindingRow, FindingTextRow
from incidents.storage.models.incident import (
    IncidentArticleRow,
    IncidentPlaceRow,
    IncidentRow,
    IncidentTermRow,
    InvolvementRow,
    TouchRow,
)
from incidents.storage.models.publication import PublicationRow

#: The values of one row, in the order of its sheet's columns, as both drivers take them: days and moments as text.
Row = tuple[Any, ...]
_NUMBERED_BY_THE_DATABASE = "id", "seq"


@dataclass(frozen=True, kw_only=True, eq=False)
class Sheet:
    """A table with the columns that each row gives and those that are `always` the same."""

    model: Any
    columns: tuple[str, ...]
    always: Mapping[str, Any]

    @cached_property
    def table(self) -> Table:
        """The table itself. RuntimeError where a column of it is neither given nor always the same."""
        table: Table = self.model.__table__
        known = {*self.columns, *self.always, *_NUMBERED_BY_THE_DATABASE}
        if missing := [column.name for column in table.columns if column.name not in known]:
            raise RuntimeError(f"Invented rows of {table.name} say nothing of {', '.join(missing)}.")
        return table

    def put(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Add the rows."""
        if not rows:
            return
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(self._insert, list(rows))
            return
        driver: Any = connection.connection.driver_connection
        always = tuple(self.always.values())
        with driver.cursor() as cursor, cursor.copy(self._copy) as copy:
            for row in rows:
                copy.write_row(row + always)

    @cached_property
    def _insert(self) -> str:
        marks = ", ".join("?" * len(self.columns))
        fixed = "".join(f", {_literal(value)}" for value in self.always.values())
        return f"INSERT INTO {self.table.name} ({self._names}) VALUES ({marks}{fixed})"  # noqa: S608 - names of ours

    @cached_property
    def _copy(self) -> str:
        return f"COPY {self.table.name} ({self._names}) FROM STDIN"

    @property
    def _names(self) -> str:
        return ", ".join(f'"{name}"' for name in (*self.columns, *self.always))


def _literal(value: object) -> str:
    """A constant of ours as SQLite writes it."""
    if value is None:
        return "NULL"
    return f"'{value}'" if isinstance(value, str) else str(int(value))  # type: ignore[call-overload]


def _blank(*columns: str) -> dict[str, Any]:
    return dict.fromkeys(columns, "")


def _none(*columns: str) -> dict[str, Any]:
    return dict.fromkeys(columns)


INCIDENT = Sheet(
    model=IncidentRow,
    columns=(
        "id", "code", "version", "revision", "status", "tier", "grade", "clarity", "title_en", "title_ar", "summary_en",
        "summary_ar", "earliest", "latest", "date_precision", "date_qualifier", "date_lasting", "event_type",
        "no_number_reason", "sensitivity", "created", "changed",
    ),
    always={"data_kind": "invented"}
    | _blank("grade_reason", "title_ckb", "summary_ckb", "date_as_printed", "time_from", "time_text", "time_of_day")
    | _none("forwarded_to_id"),
)  # fmt: skip
PLACE = Sheet(
    model=IncidentPlaceRow,
    columns=("incident_id", "position", "lat", "lon", "place_id", "role", "precision", "radius_m", "public_precision"),
    always=_blank("as_named", "note_en", "note_ar", "note_ckb"),
)
TERM = Sheet(
    model=IncidentTermRow,
    columns=("incident_id", "position", "term_id", "role"),
    always=_none("article_id") | _blank("note"),
)
INVOLVEMENT = Sheet(
    model=InvolvementRow,
    columns=("incident_id", "position", "actor_id", "degree", "attribution"),
    always={"alleged_by": "[]", "tier": "public"}
    | _blank("basis", "official_position", "reply_en", "reply_ar", "reply_ckb", "public_name_en", "public_name_ar")
    | _blank("public_name_ckb", "official_act")
    | _none("reply_article_id"),
)
LINK = Sheet(
    model=IncidentArticleRow, columns=("incident_id", "article_id", "position"), always={"relation": "reports"}
)
CLAIM = Sheet(
    model=ClaimRow,
    columns=(
        "incident_id", "article_id", "scope_from", "scope_to", "as_of_from", "as_of_to", "number", "outcome_id",
        "group_id", "qualifier", "value", "upper", "printed", "scope", "said_by", "passage", "passage_lang", "status",
        "tier",
    ),
    always={"kind": "number", "combined": "[]"}
    | _blank("scope_place", "page_or_time", "note", "fact", "term", "credibility_reason", "counted_reason")
    | _none("institution_id", "replaces", "credibility", "counted", "entered_by_id"),
)  # fmt: skip
LINE = Sheet(
    model=LineRow,
    columns=("incident_id", "outcome", "group", "min", "max", "open", "voices", "rule", "derivation"),
    always=_none("best"),
)
TOUCH = Sheet(model=TouchRow, columns=("incident_id", "revision"), always={"account_id": 0})
ARTICLE = Sheet(
    model=ArticleRow,
    columns=(
        "id", "code", "status", "tier", "title", "source_id", "url", "url_key", "published_earliest",
        "published_latest", "published_edtf", "language", "excerpt", "created", "changed", "published_at",
        "public_body", "words",
    ),
    always={"version": 1, "data_kind": "invented", "kind": "newspaper", "url_shown": True, "excerpt_truncated": False}
    | _blank("published_as_printed", "summary_en", "summary_ar", "summary_ckb", "archive_url", "correction_note")
    | _none("via_id", "accessed", "origin_id", "superseded_by_id", "covers_place_id", "covers_first", "covers_last")
    | _none("created_by_id"),
)  # fmt: skip
PUBLICATION = Sheet(
    model=PublicationRow,
    columns=("incident_id", "revision", "standing", "body", "at", "withdrawn_at", "withdrawn_reason"),
    always=_none("by_id"),
)
FINDING = Sheet(
    model=FindingRow,
    columns=(
        "id", "incident_id", "audience", "code", "earliest", "latest", "lat", "lon", "x", "y", "governorate",
        "precision", "radius_m", "killed_min", "killed_max", "killed_open", "injured_min", "injured_max",
        "injured_open", "voices", "disagree", "has_number", "figures", "grade", "status", "clarity", "changed",
    ),
    always={"data_kind": "invented"},
)  # fmt: skip
KEY = Sheet(model=FindingKeyRow, columns=("finding_id", "param", "code"), always={})
FOUND_LINE = Sheet(
    model=FindingLineRow,
    columns=("finding_id", "outcome", "group", "min", "max", "best", "open", "low_said", "high_said"),
    always={},
)
TEXT = Sheet(
    model=FindingTextRow,
    columns=(
        "finding_id", "title_en", "title_ar", "place_en", "place_ar", "place_ckb", "area_en", "area_ar", "area_ckb",
        "date_edtf", "causes", "graphic", "first_min", "first_max",
    ),
    always={"title_ckb": ""},
)  # fmt: skip
CHANGE = Sheet(model=ChangeRow, columns=("incident_id",), always={})

#: In an order in which each finds what it refers to.
SHEETS = (
    INCIDENT, PLACE, TERM, INVOLVEMENT, ARTICLE, LINK, CLAIM, LINE, TOUCH, PUBLICATION,
    FINDING, KEY, FOUND_LINE, TEXT, CHANGE,
)  # fmt: skip
#: Those whose rows are numbered by us, since other rows refer to them.
_NUMBERED = (INCIDENT, ARTICLE, FINDING)


def last_number(connection: Connection, sheet: Sheet) -> int:
    """The highest row number in use; 0 for none."""
    return int(connection.scalar(select(func.coalesce(func.max(sheet.table.c.id), 0))) or 0)


def count_on(connection: Connection) -> None:
    """Let PostgreSQL number the next rows behind ours."""
    if connection.dialect.name == "sqlite":
        return
    for sheet in _NUMBERED:
        named = {"table": sheet.table.name}
        query = "SELECT setval(pg_get_serial_sequence(:table, 'id'), (SELECT max(id) FROM {}))"
        connection.execute(text(query.format(sheet.table.name)), named)


def side_indexes() -> Iterable[Index]:
    """The indexes that can be made again at once when all rows are in; those that keep rows single stay."""
    return (index for sheet in SHEETS for index in sheet.table.indexes if not index.unique)

"""The demonstration set: its files in, domain values out. Nothing is kept here.

One TOML file holds one incident. Fields are those of the domain, dates are EDTF; articles and other incidents are named
by key, everything else by its code. What is unknown, misspelt or missing is a fault in the data and raises ValueError
with the file and the field.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from incidents.domain.articles import ArticleDraft, Source
from incidents.domain.claims import Claim
from incidents.domain.codes import is_code
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.incident import Draft
from incidents.domain.people import Actor
from incidents.domain.reference import read_places, read_vocabulary
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import ClaimKind, DataKind, Grade, Relation, Tier
from incidents.services.typed_tables import build

_RELATIONS = (Relation.REPORTS, Relation.CONTEXT, Relation.CORRECTS)


@dataclass(frozen=True, kw_only=True)
class KeyedArticle:
    """An article with its fixed code; `key` is how the other files name it."""

    key: str
    code: str
    draft: ArticleDraft


@dataclass(frozen=True, kw_only=True)
class KeyedIncident:
    """An incident with its fixed code; `seed_rows` are the rows of the fact table that it draws on."""

    key: str
    code: str
    grade: Grade
    draft: Draft
    seed_rows: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReferenceTotal:
    """People killed and injured in a longer period and a wider place, as `source` gave them.

    It stands beside sums and never enters one. `who` is the name of the source, for showing.
    """

    source: str
    period: UncertainDate
    place: str
    killed: int | None = None
    injured: int | None = None
    note: Trilingual = field(default_factory=Trilingual)
    url: str = ""
    who: Trilingual = field(default_factory=Trilingual)


@dataclass(frozen=True, kw_only=True)
class Demonstration:
    """Everything there is to load, each part after those it names; only incidents name one another."""

    sources: tuple[Source, ...]
    actors: tuple[Actor, ...]
    articles: tuple[KeyedArticle, ...]
    incidents: tuple[KeyedIncident, ...]
    totals: tuple[ReferenceTotal, ...]


class Known:
    """The codes that the files may use, by kind: `source`, `actor`, `place` or the name of a word list."""

    def __init__(self, codes: Mapping[str, Iterable[str]]) -> None:
        self._codes = {kind: frozenset(listed) for kind, listed in codes.items()}

    @classmethod
    def of(cls, data: Path, sources: Iterable[Source], actors: Iterable[Actor]) -> "Known":
        """With the places and word lists that the program ships."""
        words = {name: [term.slug for term in terms] for name, terms in read_vocabulary(data).items()}
        named = {"source": [one.code for one in sources], "actor": [one.code for one in actors]}
        return cls({**words, **named, "place": [one.code for one in read_places(data)]})

    def check(self, where: str, **used: str | Iterable[str]) -> None:
        """ValueError for the first code that its list does not hold; blank ones are left alone."""
        for kind, listed in used.items():
            for code in [listed] if isinstance(listed, str) else listed:
                if code and code not in self._codes[kind]:
                    raise ValueError(f"{where}: {kind} {code!r} is not known")


def read(folder: Path, data: Path | None = None) -> Demonstration:
    """All files of `folder`, checked against the places and word lists of `data` (None: the folder above)."""
    sources = tuple(build(Source, one, where) for where, one in _tables(folder / "sources.toml", "sources"))
    actors = tuple(build(Actor, one, where) for where, one in _tables(folder / "actors.toml", "actors"))
    known = Known.of(data or folder.parent, sources, actors)
    for source in sources:
        known.check(f"sources.toml, {source.code}", source_kind=source.kind, source_scale=source.scale)
    for actor in actors:
        known.check(f"actors.toml, {actor.code}", actor_kind=actor.kind, actor=actor.parent)
        known.check(f"actors.toml, {actor.code}", perpetrator_type=actor.perpetrator_type)
    articles = tuple(_articles(folder, known))
    incidents = tuple(_incidents(folder, {one.key: one.code for one in articles}, known))
    totals = tuple(_totals(folder / "reference_totals.toml", sources, known))
    return Demonstration(sources=sources, actors=actors, articles=articles, incidents=incidents, totals=totals)


def _articles(folder: Path, known: Known) -> Iterator[KeyedArticle]:
    tables = [each for path in _files(folder / "articles") for each in _tables(path, "articles")]
    codes = _codes(tables)
    for where, table in tables:
        key, code = table.pop("key"), table.pop("code")
        _rename(table, ("origin", "superseded_by"), codes, where)
        draft = replace(build(ArticleDraft, table, where), tier=Tier.PUBLIC, data_kind=DataKind.DEMONSTRATION)
        known.check(where, source=(draft.outlet, draft.via), article_kind=draft.kind)
        known.check(where, place=draft.covers.place if draft.covers else "")
        yield KeyedArticle(key=key, code=code, draft=draft)


def _incidents(folder: Path, articles: Mapping[str, str], known: Known) -> Iterator[KeyedIncident]:
    tables = [(path.name, _load(path)) for path in _files(folder / "incidents")]
    codes = _codes(tables)
    for where, table in tables:
        head = {name: table.pop(name, None) for name in ("key", "code", "grade", "seed_rows")}
        draft = replace(_draft(table, articles, codes, where), tier=Tier.PUBLIC, data_kind=DataKind.DEMONSTRATION)
        _check(draft, known, where)
        yield KeyedIncident(
            key=head["key"],
            code=head["code"],
            grade=build(Grade, head["grade"], f"{where}, grade"),
            draft=draft,
            seed_rows=build(tuple[str, ...], head["seed_rows"] or [], f"{where}, seed_rows"),
        )


def _draft(table: dict[str, Any], articles: Mapping[str, str], incidents: Mapping[str, str], where: str) -> Draft:
    """The draft, with the keys of articles and incidents turned into codes."""
    if given := sorted({"articles", "tier", "data_kind"} & set(table)):
        raise ValueError(f"{where}: {given[0]} is not for a file to set")
    listed = [{"article": key, "relation": one.value} for one in _RELATIONS for key in table.pop(one.value, [])]
    for row in [*listed, *(row for name in ("claims", "causes", "actors") for row in _rows(table, name, where))]:
        _rename(row, ("article", "reply_article", "alleged_by"), articles, where)
    for row in _rows(table, "links", where):
        row["code"] = row.pop("key", "")
        _rename(row, ("code",), incidents, where)
    return build(Draft, {**table, "articles": listed}, where)


def _check(draft: Draft, known: Known, where: str) -> None:
    """Every code of a draft is known, every claim has its number, its bounds and its article."""
    known.check(where, event_type=draft.event_type, violation=draft.violations, sensitivity=draft.sensitivity)
    known.check(where, place=(one.place for one in draft.places), cause=(one.term for one in draft.causes))
    for one in draft.actors:
        known.check(where, actor=one.actor, degree=one.degree, attribution=one.attribution)
        known.check(where, official_position=one.position)
    linked = {one.article for one in draft.articles}
    for number, claim in enumerate(draft.claims, start=1):
        at = f"{where}, claim {number}"
        if claim.number != number or claim.article not in linked:
            raise ValueError(f"{at}: its number is not {number}, or its article is not one of the incident's")
        _check_claim(claim, known, at)


def _check_claim(claim: Claim, known: Known, where: str) -> None:
    known.check(where, source=claim.institution, outcome=(claim.outcome, *claim.combined), victim_group=claim.group)
    known.check(where, place=claim.scope_place)
    if claim.replaces is not None and not 0 < claim.replaces < claim.number:
        raise ValueError(f"{where}: replaces no earlier claim")
    if claim.kind not in {ClaimKind.NUMBER, ClaimKind.DENIAL}:
        if not claim.fact:
            raise ValueError(f"{where}: fact is missing")
        return
    if not claim.outcome:
        raise ValueError(f"{where}: outcome is missing")
    try:
        claim.bounds  # noqa: B018 - asked for its refusal
    except Refused as fault:
        raise ValueError(f"{where}, value: {fault}") from fault


def _totals(path: Path, sources: Iterable[Source], known: Known) -> Iterator[ReferenceTotal]:
    names = {one.code: one.name for one in sources}
    for where, table in _tables(path, "totals"):
        total = build(ReferenceTotal, table, where)
        known.check(where, source=total.source, place=total.place)
        yield replace(total, who=names[total.source])


def _codes(tables: Iterable[tuple[str, dict[str, Any]]]) -> dict[str, str]:
    """Key to code; both must be there, and neither stands twice."""
    codes: dict[str, str] = {}
    for where, table in tables:
        key, code = table.get("key"), table.get("code")
        if not isinstance(key, str) or not isinstance(code, str) or not is_code(code):
            raise ValueError(f"{where}: key or code is missing, or {code!r} is no code")
        if key in codes or code in codes.values():
            raise ValueError(f"{where}: the key {key!r} or the code {code} stands twice")
        codes[key] = code
    return codes


def _rename(row: dict[str, Any], names: Iterable[str], codes: Mapping[str, str], where: str) -> None:
    """Put codes in place of the keys in the fields named."""
    for name in names:
        keys = row.get(name)
        for key in keys if isinstance(keys, list) else [keys]:
            if key is not None and (not isinstance(key, str) or key not in codes):
                raise ValueError(f"{where}, {name}: nothing has the key {key!r}")
        if keys is not None:
            row[name] = [codes[key] for key in keys] if isinstance(keys, list) else codes[keys]


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def _tables(path: Path, name: str) -> list[tuple[str, dict[str, Any]]]:
    """The tables of a file, each with the words that say where it stands."""
    rows = _rows(_load(path), name, path.name)
    if not rows:
        raise ValueError(f"{path.name}: there is no [[{name}]]")
    return [(f"{path.name}, {row.get('key') or row.get('code') or order}", row) for order, row in enumerate(rows)]


def _rows(table: Mapping[str, Any], name: str, where: str) -> list[dict[str, Any]]:
    """The tables of a list of tables; none where the name is not there."""
    rows = table.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError(f"{where}: {name} is no list of tables")
    return rows


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise ValueError(f"{path.name}: {fault}") from fault

"""Invented incidents in the rows of every table."""

import json
from collections import defaultdict
from collections.abc import Sequence

from incidents.domain.codes import ARTICLE as ARTICLE_PREFIX
from incidents.domain.finding import GAP
from incidents.domain.mercator import project
from incidents.domain.places import Point
from incidents.domain.script import tokens
from incidents.domain.vocabulary import Audience, Status, Tier
from incidents.storage.inventing import bodies, sheets
from incidents.storage.inventing.bodies import Written
from incidents.storage.inventing.days import iso
from incidents.storage.inventing.invention import Invention
from incidents.storage.inventing.numbers import code as code_of
from incidents.storage.inventing.parts import Seen, Words
from incidents.storage.inventing.sheets import Row, Sheet
from incidents.storage.inventing.stories import Slot, Telling

_TEAM, _PUBLIC = Audience.TEAM.value, Audience.PUBLIC.value
_DRAFT, _PUBLISHED, _REJECTED = Status.DRAFT.value, Status.PUBLISHED.value, Status.REJECTED.value
_CONFIDENTIAL = Tier.CONFIDENTIAL.value
_BACK = "Invented: taken back to see that it can be"


class Rows:
    """The rows of some incidents, numbered on from the last that are there."""

    def __init__(self, prefix: str, incident: int, article: int, finding: int) -> None:
        self.of: dict[Sheet, list[Row]] = defaultdict(list)
        self.words: dict[int, Sequence[str]] = {}
        self._prefix = prefix
        self._incident, self._article, self._finding = incident, article, finding

    def take(self) -> tuple[dict[Sheet, list[Row]], dict[int, Sequence[str]]]:
        """What was gathered since the last time."""
        taken = self.of, self.words
        self.of, self.words = defaultdict(list), {}
        return taken

    @property
    def next_incident(self) -> int:
        """The number that the next incident gets."""
        return self._incident + 1

    def add(self, one: Invention) -> str:
        """Gather the rows of an incident, and return its code."""
        self._incident += 1
        number, code = self._incident, code_of(self._prefix, self._incident)
        articles = self._articles(one)
        self._head(one, number, code)
        self._parts(one, number, articles)
        if one.status != _REJECTED and one.tier != _CONFIDENTIAL:
            self._found(one, number, code, articles, _TEAM)
        if one.outing is not None:
            self._publish(one, number, code, articles)
        self.of[sheets.CHANGE].append((number,))
        return code

    def _head(self, one: Invention, number: int, code: str) -> None:
        told = one.told
        self.of[sheets.INCIDENT].append(
            (
                number, code, one.revision, one.revision, one.status, one.tier, one.grade,
                told.clarity, one.title.en, one.title.ar, one.summary.en, one.summary.ar, *one.day.columns,
                told.event_type, told.no_number_reason, told.sensitivity, _moment(one.created),
                _moment(one.changed),
            )
        )  # fmt: skip
        self.of[sheets.TOUCH].append((number, one.revision))

    def _parts(self, one: Invention, number: int, articles: Sequence[Written]) -> None:
        of, last = self.of, one.day.last
        own = one.point or (None, None)
        of[sheets.PLACE] += [
            (number, position, *(own if position == 0 else (None, None)), *row)
            for position, row in enumerate(one.site.rows)
        ]
        terms = one.violations.rows + one.causes.rows
        of[sheets.TERM] += [(number, position, *row) for position, row in enumerate(terms)]
        of[sheets.INVOLVEMENT] += [(number, position, *row) for position, row in enumerate(one.actors.rows)]
        of[sheets.LINK] += [(number, article.number, position) for position, article in enumerate(articles)]
        of[sheets.LINE] += [(number, *row) for row in one.told.lines]
        for slot, as_of, scope, columns in one.told.claims:
            said = iso(last + as_of) if as_of is not None else ""
            first, final = (iso(last + scope[0]), iso(last + scope[1])) if scope else (None, None)
            of[sheets.CLAIM].append((number, articles[slot].number, first, final, said, said, *columns))

    def _articles(self, one: Invention) -> list[Written]:
        """The articles of the incident."""
        return [self._article_of(one, slot, *line) for slot, line in zip(one.told.slots, one.headlines, strict=True)]

    def _article_of(self, one: Invention, slot: Slot, title: str, words: Words) -> Written:
        self._article += 1
        address = bodies.address(slot.source, self._article)
        made = Written(
            number=self._article,
            code=code_of(ARTICLE_PREFIX, self._article),
            title=json.dumps(title),
            url=f"https://{address}",
        )
        at, day, public = _moment(one.changed), iso(one.day.last + slot.days), slot.public and one.outing is not None
        every = " ".join((*words, slot.excerpt_tokens)).strip()
        self.of[sheets.ARTICLE].append(
            (
                made.number, made.code, _PUBLISHED if public else _DRAFT, slot.tier, title, slot.source, made.url,
                address, day, day, day, slot.language, slot.excerpt, _moment(one.created), at, at if public else None,
                bodies.article(slot, made, day, every, one.changed) if public else None, every,
            )
        )  # fmt: skip
        return made

    def _publish(self, one: Invention, number: int, code: str, articles: Sequence[Written]) -> None:
        standing, at = one.outing == _PUBLISHED, _moment(one.changed)
        body = bodies.publication(one, code, articles)
        taken = (None, "") if standing else (at, _BACK)
        self.of[sheets.PUBLICATION].append((number, 1, standing, body, at, *taken))
        if standing:
            self._found(one, number, code, articles, _PUBLIC)

    def _found(self, one: Invention, number: int, code: str, articles: Sequence[Written], audience: str) -> None:
        self._finding += 1
        finding, public = self._finding, audience == _PUBLIC
        told, seen = (one.told.public, one.site.public) if public else (one.told.team, one.site.team)
        status = _PUBLISHED if public else one.status
        point = one.point or seen.point
        day, of = one.day, self.of
        of[sheets.FINDING].append(
            (
                self._finding, number, audience, code, day.earliest, day.latest, *_placed(point), *seen.columns,
                *told.figures, one.grade, status, one.told.clarity, _moment(one.changed),
            )
        )  # fmt: skip
        shown = [articles[slot].code for slot in told.slots]
        keys = [("grade", one.grade), ("status", status), *(("article", each) for each in shown)]
        for part in (keys, seen.keys, told.keys, one.violations.keys, one.causes.keys, one.actors.keys):
            of[sheets.KEY] += [(finding, param, each) for param, each in part]
        of[sheets.FOUND_LINE] += [(self._finding, *line) for line in told.lines]
        of[sheets.TEXT].append(
            (
                self._finding,
                one.title.en,
                one.title.ar,
                *seen.names,
                day.edtf,
                one.causes.shown,
                one.told.graphic,
                *told.first,
            )
        )
        self.words[self._finding] = _words(one, code, told, seen)


def _moment(text: str) -> str:
    """A moment as SQLAlchemy keeps it on SQLite; PostgreSQL takes it too."""
    return f"{text}.000000"


def _placed(point: tuple[float, float] | None) -> tuple[float | None, float | None, int | None, int | None]:
    if point is None:
        return None, None, None, None
    return (*point, *project(Point(*point)))


def _words(one: Invention, code: str, told: Telling, seen: Seen) -> list[str]:
    """Everything the audience may read, in the order of `domain.finding`."""
    found = [*_code_words(code), GAP, *one.title.words, *one.summary.words, *seen.words, *one.actors.words]
    for slot in told.slots:
        found += one.headlines[slot][1]
        found.append(GAP)
        found += one.told.slots[slot].outlet_words
    for part in (told.claims, one.causes.words, one.violations.words, told.outcomes):
        found += part
    return found


def _code_words(code: str) -> list[str]:
    """The tokens of a code; only one that ends in H may be folded."""
    return tokens(code) if code[-1] == "H" else code.lower().split("-")

"""How to cite an incident, a list, a release, a question: a sentence in three languages, and files for programs."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from incidents.domain.access import Actor
from incidents.domain.citing import Kind, Work, cut
from incidents.domain.criteria import Criteria
from incidents.domain.incident import Record
from incidents.domain.lists import EvidenceList
from incidents.domain.moments import day_of, today
from incidents.domain.query import to_string
from incidents.domain.releases import Release
from incidents.domain.text import LANGUAGES
from incidents.domain.vocabulary import N_, DataKind
from incidents.services import releasing
from incidents.services.kinds import kind_of_house
from incidents.services.naming import AskedNames, names_for
from incidents.services.wording import MapWords, question_words, words_of

_HOUSE = N_("Incident Record")
_INCIDENT = N_("“%(title)s”, %(date)s. Incident Record, %(code)s, revision %(revision)s: %(address)s (read %(today)s).")
_LIST = N_("“%(title)s”, evidence list %(code)s. Incident Record, as of %(changed)s: %(address)s (read %(today)s).")
_RELEASE = N_(
    "%(title)s, %(incidents)s incidents as published on %(date)s, SHA-256 %(digest)s. Incident Record: %(address)s "
    "(read %(today)s)."
)
_TODAY = N_("“%(title)s”. Incident Record, as it stood on %(today)s: %(address)s (read %(today)s).")
_OF_THEN = N_(
    "“%(title)s”, in release %(number)s of %(date)s, SHA-256 %(digest)s. Incident Record: %(address)s (read %(today)s)."
)
_EVERYTHING = N_("Every incident")
_NAMED = N_("Release %(number)s: %(title)s")
_UNNAMED = N_("Release %(number)s")
_REVISION = N_("Revision %(revision)s")
_NO_TITLE = N_("No title yet")


@dataclass(frozen=True)
class Cited:
    """Something to cite: as a sentence by language, and as a work in the language of whoever asked."""

    texts: dict[str, str]
    work: Work


@dataclass(frozen=True, kw_only=True)
class _Cite:
    """What is said of one thing in every language; `params(words)` fills the sentence, its `title` among them."""

    kind: Kind
    code: str
    address: str
    issued: date
    sentence: str
    params: Callable[[MapWords], dict[str, str]]
    version: Callable[[MapWords], str]
    data: DataKind
    digest: str = ""


def of_incident(record: Record, address: str, lang: str) -> Cited:
    """An incident, in the revision that was read."""
    content, revision = record.content, str(record.revision)
    cite = _Cite(
        kind=Kind.INCIDENT,
        code=record.code,
        address=address,
        issued=day_of(record.published_at or record.changed),
        sentence=_INCIDENT,
        params=lambda words: {
            "title": cut(content.title.best(words.lang)[0]) or words.say(_NO_TITLE),
            "date": words.when(content.occurred),
            "code": record.code,
            "revision": words.digits(revision),
        },
        version=lambda words: words.say(_REVISION, revision=words.digits(revision)),
        data=content.data_kind,
    )
    return _cited(cite, lang)


def of_list(found: EvidenceList, address: str, lang: str) -> Cited:
    """A list, as it was last changed."""
    changed = day_of(datetime.fromisoformat(found.changed))
    cite = _Cite(
        kind=Kind.LIST,
        code=found.code,
        address=address,
        issued=changed,
        sentence=_LIST,
        params=lambda words: {
            "title": cut(found.content.title.best(words.lang)[0]),
            "code": found.code,
            "changed": words.day_of_year(changed),
        },
        version=lambda words: words.day_of_year(changed),
        data=kind_of_house(),
    )
    return _cited(cite, lang)


def of_release(release: Release, address: str, lang: str) -> Cited:
    """A release, with its digest."""
    cite = _Cite(
        kind=Kind.RELEASE,
        code=str(release.number),
        address=address,
        issued=day_of(release.at),
        sentence=_RELEASE,
        params=lambda words: {
            "title": _title_of(release, words),
            "incidents": words.number(release.counts.incidents),
            "date": words.day_of_year(day_of(release.at)),
            "digest": release.digest,
        },
        version=lambda words: _number_of(release, words),
        data=kind_of_house(),
        digest=release.digest,
    )
    return _cited(cite, lang)


def of_question(criteria: Criteria, address: str, lang: str, by: Actor, name: str = "") -> Cited:
    """A question under its own words or a `name`: as it is answered today, or for ever in a release."""
    release = releasing.release(criteria.release, by) if criteria.release is not None else None
    asked = replace(criteria.question, release=None)
    issued = day_of(release.at) if release else today()
    cite = _Cite(
        kind=Kind.VIEW,
        code=_mark(criteria),
        address=address,
        issued=issued,
        sentence=_OF_THEN if release else _TODAY,
        params=lambda words: {
            "title": cut(name) or _asked(asked, words, names_for(words.lang, by.audience, criteria.release)),
            "date": words.day_of_year(issued),
            "number": words.digits(str(criteria.release)),
            "digest": release.digest if release else "",
        },
        version=lambda words: _number_of(release, words) if release else words.day_of_year(issued),
        data=kind_of_house(),
        digest=release.digest if release else "",
    )
    return _cited(cite, lang)


def _cited(cite: _Cite, lang: str) -> Cited:
    texts = {code: _text(cite, words_of(code)) for code in LANGUAGES}
    words = words_of(lang)
    work = Work(
        kind=cite.kind,
        code=cite.code,
        title=cite.params(words)["title"],
        house=words.say(_HOUSE),
        address=cite.address,
        issued=cite.issued,
        read=today(),
        lang=lang,
        version=cite.version(words),
        digest=cite.digest,
        notes=_notes(cite, words),
    )
    return Cited(texts, work)


def _text(cite: _Cite, words: MapWords) -> str:
    read = words.day_of_year(today())
    sentence = words.say(cite.sentence, **cite.params(words), address=cite.address, today=read)
    return " ".join([sentence, *(f"{note}." for note in _notes(cite, words))])


def _notes(cite: _Cite, words: MapWords) -> tuple[str, ...]:
    """What must be known before the thing is relied on: that it is a demonstration, or invented."""
    return () if cite.data == DataKind.RECORD else (words.say(cite.data.label),)


def _asked(criteria: Criteria, words: MapWords, names: AskedNames) -> str:
    return cut(" · ".join(question_words(criteria, words, names))) or words.say(_EVERYTHING)


def _title_of(release: Release, words: MapWords) -> str:
    title = cut(release.content.title.best(words.lang)[0])
    number = words.digits(str(release.number))
    return words.say(_NAMED, number=number, title=title) if title else words.say(_UNNAMED, number=number)


def _number_of(release: Release, words: MapWords) -> str:
    return words.say(_UNNAMED, number=words.digits(str(release.number)))


def _mark(criteria: Criteria) -> str:
    """A short name of a question, the same for the same question."""
    return hashlib.sha256(to_string(criteria.question).encode()).hexdigest()[:10]

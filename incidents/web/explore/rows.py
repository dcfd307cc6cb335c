"""An incident as a line of a list or a card: its summary, in the reader's words."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from incidents.domain.counts import Count
from incidents.domain.fates import Fate, Since
from incidents.domain.incident import Summary
from incidents.domain.vocabulary import INJURED, KILLED, N_, DataKind, Status, Term
from incidents.services import wording
from incidents.web.addresses import of_codes
from incidents.web.i18n import language

_SINCE = {
    Fate.AMENDED: N_("Changed since, on %(date)s"),
    Fate.RENEWED: N_("Taken back and published anew since, on %(date)s"),
    Fate.WITHDRAWN: N_("Withdrawn since, on %(date)s"),
    Fate.MERGED: N_("Merged into another record since, on %(date)s"),
}
_LARGEST, _PERSON = 12.5, 4.0  # radii in pixels: of the largest mark of a line, of one person


@dataclass(frozen=True)
class Mark:
    """The sign that the map has for an incident, small: radii in pixels, 0 for none; `known` is false for no number."""

    disc: float
    ring: float
    known: bool


@dataclass(frozen=True, kw_only=True)
class Row:
    """Everything a list shows of an incident, each text in words; blank where nothing is said."""

    summary: Summary
    words: wording.MapWords
    code: str
    href: str
    title: str
    lang: str
    second: str
    second_lang: str
    date_words: str
    place_words: str
    within: str
    figure_kind: str
    killed: str
    injured: str
    first: str
    support: str
    status: str
    is_graphic: bool
    since: str = ""
    is_gone: bool = False
    leads_to: str = ""

    @property
    def figure_words(self) -> str:
        """Its people in a few words; not every list shows them."""
        return self.words.figure(self.summary)

    @property
    def mark(self) -> Mark:
        """Its sign on the map; not every list shows one."""
        return _mark(self.summary, self.figure_kind)


def rows_of(summaries: Iterable[Summary]) -> list[Row]:
    """Summaries as rows, in the reader's language."""
    words, address = wording.words_of(language()), of_codes("incidents.show")
    return [_row(summary, words, address(summary.code)) for summary in summaries]


def _row(summary: Summary, words: wording.MapWords, href: str) -> Row:
    title, lang = summary.title.best(words.lang)
    others = summary.title.others(words.lang)
    second, second_lang = others[0] if others else ("", "")
    since = _since_words(summary.since, words)
    gone = summary.since is not None and summary.since.gone
    return Row(
        summary=summary,
        words=words,
        code=summary.code,
        href=href,
        title=since if gone else title or words.say("No title yet"),
        lang=lang,
        second=second,
        second_lang=second_lang,
        date_words=words.when(summary.occurred),
        place_words="" if gone else wording.place_words(summary, words),
        within="" if gone else wording.within_words(summary, words),
        figure_kind=wording.figure_kind(summary),
        killed=wording.people_words(summary, KILLED, words),
        injured=wording.people_words(summary, INJURED, words),
        first=wording.first_words(summary, words),
        support=words.say(summary.grade.label),
        status=" · ".join(words.say(one.label) for one in _standing(summary)),
        is_graphic=summary.graphic,
        since=since,
        is_gone=gone,
        leads_to=summary.since.into if summary.since else "",
    )


def _since_words(since: Since | None, words: wording.MapWords) -> str:
    """What became of a record of a release; "" where nothing did."""
    if since is None:
        return ""
    return words.say(_SINCE[since.fate], date=words.day_of_year(since.day))


def _standing(summary: Summary) -> Iterator[Term]:
    """What a reader must know of a record before it: that it is not public, that it was invented."""
    if summary.status != Status.PUBLISHED:
        yield summary.status
    if summary.data_kind == DataKind.INVENTED:
        yield summary.data_kind


def _mark(summary: Summary, kind: str) -> Mark:
    """Disc for the lower figure, ring for the upper, area in proportion to people."""
    count = summary.counts.get(KILLED if kind == "none" else kind, Count(None, None))
    high = math.sqrt(count.most or 0)
    scale = min(_PERSON, _LARGEST / high) if high else 0.0
    return Mark(round(scale * math.sqrt(count.min or 0), 1), round(scale * high, 1), count.known)

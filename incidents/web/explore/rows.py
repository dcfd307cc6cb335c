"""An incident as a line of a list or a card: its summary, in the reader's words."""

from collections.abc import Iterable
from dataclasses import dataclass

from incidents.domain.incident import Summary
from incidents.domain.vocabulary import INJURED, KILLED, Clarity, Status
from incidents.services import wording
from incidents.web.i18n import language, say


@dataclass(frozen=True, kw_only=True)
class Row:
    """Everything a list shows of an incident, each text already in words; blank where nothing is said."""

    code: str
    title: str
    lang: str
    second: str
    second_lang: str
    date_words: str
    place_words: str
    within: str
    figure_words: str
    figure_kind: str
    killed: str
    injured: str
    first: str
    support: str
    status: str
    is_pattern: bool
    is_graphic: bool


def rows_of(summaries: Iterable[Summary]) -> list[Row]:
    """Summaries as rows, in the reader's language."""
    words = wording.words_of(language())
    return [_row(summary, words) for summary in summaries]


def _row(summary: Summary, words: wording.MapWords) -> Row:
    title, lang = summary.title.best(words.lang)
    others = summary.title.others(words.lang)
    second, second_lang = others[0] if others else ("", "")
    return Row(
        code=summary.code,
        title=title or say("No title yet"),
        lang=lang,
        second=second,
        second_lang=second_lang,
        date_words=words.when(summary.occurred),
        place_words=wording.place_words(summary, words),
        within=wording.within_words(summary, words),
        figure_words=words.figure(summary),
        figure_kind=wording.figure_kind(summary),
        killed=wording.people_words(summary, KILLED, words),
        injured=wording.people_words(summary, INJURED, words),
        first=wording.first_words(summary, words),
        support=say(summary.grade.label),
        status="" if summary.status == Status.PUBLISHED else say(summary.status.label),
        is_pattern=summary.clarity == Clarity.SUMMARY,
        is_graphic=summary.graphic,
    )

"""A finding: an incident as one audience may find it; what lists, map, counts, sort, search and exports read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from incidents.domain.articles import ArticleRef
from incidents.domain.counts import Count
from incidents.domain.incident import Figure, Record
from incidents.domain.script import tokens
from incidents.domain.synonyms import OUTCOME_WORDS
from incidents.domain.vocabulary import ALL, KILLED, ClaimKind, Clarity, FigureState

#: Links of a finding to the codes that may be asked for: parameter of the question → codes, each once.
Keys = dict[str, tuple[str, ...]]
Labels = Callable[[str, str], tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class FoundLine:
    """The people of one outcome and group, and how the figures that set the two ends were said (codes of Qualifier)."""

    outcome: str
    group: str
    count: Count
    said: tuple[str, str] = ("", "")


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What storage keeps of a disclosed record: `keys` to filter and count by, `lines` of people, `words` to search.

    `figures` is how many reported figures the record holds.
    """

    record: Record
    keys: Keys
    lines: tuple[FoundLine, ...]
    figures: int
    voices: int
    first: tuple[int | None, int | None] | None
    words: tuple[str, ...]


def find(record: Record, labels: Labels, sources: dict[str, tuple[str, ...]]) -> Finding:
    """The finding of a disclosed record. `labels(list, code)` gives a term's labels; `sources` an article's sources."""
    figures = record.figures
    killed = next((one for one in figures if (one.line.outcome, one.line.group) == (KILLED, ALL)), None)
    return Finding(
        record=record,
        keys=_keys(record, figures, sources),
        lines=tuple(_line(record, one) for one in figures if _gives(one)),
        figures=sum(claim.kind == ClaimKind.NUMBER for claim in record.content.claims),
        voices=killed.line.voices if killed else max((one.line.voices for one in figures), default=0),
        first=killed.line.first if killed else None,
        words=_words(record, labels),
    )


def _keys(record: Record, figures: tuple[Figure, ...], sources: dict[str, tuple[str, ...]]) -> Keys:
    content = record.content
    articles = _unique([link.article for link in content.articles])
    return {
        "place": _unique([place.code for each in content.places for place in each.chain]),
        "violation": _unique(content.violations),
        "outcome": _unique([one.line.outcome for one in figures if _gives(one)]),
        "group": _unique([claim.group for claim in content.claims if claim.group != ALL]),
        "cause": _unique([cause.term for cause in content.causes]),
        "actor": _unique([actor.actor for actor in content.actors if actor.actor and not actor.person]),
        "grade": (record.grade.value,),
        "status": (record.status.value,),
        "article": articles,
        "source": _unique([source for article in articles for source in sources.get(article, ())]),
        "figures": _unique(_states(record, figures)),
    }


def _gives(figure: Figure) -> bool:
    """Whether there is a figure at all: from the claims, or set by a reviewer."""
    return bool(figure.line.counted) or figure.setting is not None


def _line(record: Record, figure: Figure) -> FoundLine:
    claims = {claim.number: claim for claim in record.content.claims}
    low, high = claims.get(figure.line.low or 0), claims.get(figure.line.high or 0)
    count = figure.count
    said = (
        low.qualifier.value if low is not None and low.bounds.min == count.min else "",
        high.qualifier.value if high is not None and high.bounds.max == count.max else "",
    )
    return FoundLine(outcome=figure.line.outcome, group=figure.line.group, count=count, said=said)


def _states(record: Record, figures: tuple[Figure, ...]) -> list[str]:
    counted = [one for one in figures if one.line.counted and one.line.group == ALL]
    states: list[FigureState] = []
    if not counted and record.content.clarity == Clarity.EVENT:
        states.append(FigureState.NO_NUMBER)
    elif counted and all(one.line.voices < 2 for one in counted):  # noqa: PLR2004 - two voices are not one source
        states.append(FigureState.ONE_SOURCE)
    if any(one.line.voices > 1 and disagrees(one.count) for one in counted):
        states.append(FigureState.DISAGREE)
    return [state.value for state in states]


def disagrees(count: Count) -> bool:
    """True where the two ends of a range are apart."""
    return count.min != count.max


def _words(record: Record, labels: Labels) -> tuple[str, ...]:
    """The folded words of everything an audience may read of the record, in reading order."""
    content = record.content
    told = [_words_of((record.code,)), *_each(content.title.all()), *_each(content.summary.all())]
    told += [_words_again(place.names) for each in content.places for place in each.chain]
    told += [_words_again(actor.name.all()) for actor in content.actors]
    told += [_words_again(_texts_of(link.ref)) for link in content.articles if link.ref is not None]
    told += _each([text for claim in content.claims for text in (claim.passage, claim.said_by, claim.fact) if text])
    told += [_words_again(labels("cause", cause.term)) for cause in content.causes]
    told += [_words_again(labels("violation", term)) for term in content.violations]
    for outcome in _unique([claim.outcome for claim in content.claims if claim.outcome]):
        told += [_words_again(labels("outcome", outcome)), _words_of_outcome(outcome)]
    return tuple(chain.from_iterable(told))


def _texts_of(ref: ArticleRef) -> tuple[str, ...]:
    return (ref.title, *ref.outlet.all(), *ref.via.all(), *ref.authors)


def _each(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The words of texts that this record alone may have; a short one, such as a name or a title, may come again."""
    return [_words_again((text,)) if len(text) <= _LONGEST_NAME else _words_of((text,)) for text in texts]


def _words_of(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The folded words of some texts, and the gap behind each; a blank one has none."""
    return tuple(word for text in texts if text for word in (*tokens(text), GAP))


#: Of what comes again and again: the names of a place, the labels of a term, an article that many records rest on.
_words_again = lru_cache(maxsize=5000)(_words_of)


@cache
def _words_of_outcome(outcome: str) -> tuple[str, ...]:
    return _words_of((OUTCOME_WORDS[outcome],)) if outcome in OUTCOME_WORDS else ()


_LONGEST_NAME = 80  # characters


#: Stands between two texts, so that a phrase is never found across them.
GAP = ""


def _unique(codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes)) if len(codes) > 1 else tuple(codes)

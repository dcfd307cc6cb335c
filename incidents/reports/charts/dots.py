"""What the strip plots: each reported figure of a line as a dot with its height, its moment and its words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from incidents.domain.claims import Claim, Heard
from incidents.domain.count_words import in_words
from incidents.domain.counts import WORDINGS, Qualifier
from incidents.domain.dates import DateQualifier
from incidents.domain.incident import Figure, Record
from incidents.domain.moments import TimeSpan
from incidents.domain.rule import Verdict
from incidents.domain.vocabulary import ALL, N_, WhyNot
from incidents.reports.charts.marks import Shape, shape_of
from incidents.reports.charts.words import Words

_SAID_NUMBER = {wording.qualifier: wording.fixed for wording in WORDINGS if wording.fixed is not None}
_OPEN = frozenset(wording.qualifier for wording in WORDINGS if wording.open)
_SHORT = {Qualifier.AT_LEAST: N_("%(n)s+"), Qualifier.ABOUT: N_("~%(n)s")}
_FIRST_DAY = frozenset({None, WhyNot.EARLY, WhyNot.SUPERSEDED})


@dataclass(frozen=True, kw_only=True)
class Dot:
    """One figure of the strip.

    `people` is the number as said (70 for "more than 70"), `upper` the far end of a range such as "29 to 80".
    `open` tells "or more", `capped` "or fewer". `early`: it may have been given within the first day.
    `title` says source, figure and verdict in one line; `source` is (name, its language).
    """

    number: int
    shape: Shape
    people: int
    upper: int | None
    open: bool
    capped: bool
    span: TimeSpan | None
    uncertain: bool
    early: bool
    source: tuple[str, str]
    said: str
    short: str
    title: str

    @property
    def counted(self) -> bool:
        """Whether the mark is filled."""
        return self.shape in {Shape.COUNTED, Shape.ADDED}

    @property
    def most(self) -> int:
        """The largest number that the dot reaches."""
        return max(self.people, self.upper or 0)


def dots(figure: Figure, record: Record, words: Words) -> tuple[Dot, ...]:
    """Every figure of the line that has a height, in the order of entry, then the sums of groups."""
    heard = {one.claim.number: one for one in record.content.heard()}
    told = _Teller(figure, record, words)
    single, parts = [], defaultdict(list)
    for verdict in figure.line.verdicts:
        one = heard[verdict.claim]
        if people_of(one.claim) is None:
            continue
        if verdict.counted and figure.line.group == ALL and one.claim.group != ALL:
            parts[one.voice].append(told.dot(one, verdict))
        else:
            single.append(told.dot(one, verdict))
    groups = [one for voice in parts.values() for one in told.added(voice)]
    return tuple(sorted(single + groups, key=attrgetter("number")))


def people_of(claim: Claim) -> int | None:
    """The height of a figure: the number as said, or what its word stands for."""
    return claim.value if claim.value is not None else _SAID_NUMBER.get(claim.qualifier)


def said(claim: Claim, words: Words) -> str:
    """The figure as it was said: "at least 24", "about 70", "dozens"."""
    return words.phrase(in_words(claim.qualifier, claim.value, claim.upper))


def range_words(figure: Figure, record: Record, words: Words) -> tuple[str, str] | None:
    """The two ends of a line as they are printed beside it: ("46", "70"), ("20", "more than 50").

    The ends are equal where there is one; None where no figure counts.
    """
    count, claims = figure.count, {claim.number: claim for claim in record.content.claims}
    own = figure.setting
    low = None if own and own.min is not None else claims.get(figure.line.low or 0)
    high = None if own and own.max is not None else claims.get(figure.line.high or 0)
    ends = _end(count.min, low, words), _end(count.most, high, words, top=count.open)
    if ends == ("", ""):
        return None
    if not ends[0]:
        return (words.say(N_("up to %(n)s"), n=ends[1]),) * 2
    return ends if count.min != count.most else (max(ends, key=len),) * 2


def _end(people: int | None, claim: Claim | None, words: Words, *, top: bool = False) -> str:
    """One end in words: as said where one figure alone sets it, else the number."""
    if people is None:
        return ""
    if claim is not None and claim.upper is None and people in {claim.bounds.min, claim.bounds.max}:
        as_said = top or claim.bounds.vague or claim.qualifier is Qualifier.MORE_THAN
        return said(claim, words) if as_said else words.number(people)
    return words.say(N_("%(n)s or more"), n=words.number(people)) if top else words.number(people)


class _Teller:
    """Makes dots of one figure in one language."""

    def __init__(self, figure: Figure, record: Record, words: Words) -> None:
        self._record, self._words = record, words
        self._window, self._group = record.content.window, figure.line.group

    def dot(self, heard: Heard, verdict: Verdict) -> Dot:
        """A single figure."""
        claim, words = heard.claim, self._words
        printed = said(claim, words)
        brief = _SHORT.get(claim.qualifier)
        number = words.number(people_of(claim) or 0)
        return Dot(
            number=claim.number,
            shape=shape_of(verdict),
            people=people_of(claim) or 0,
            upper=claim.upper,
            open=claim.qualifier in _OPEN and claim.upper is None,
            capped=claim.qualifier is Qualifier.UP_TO,
            span=heard.as_of,
            uncertain=_uncertain(heard),
            early=self._early(heard, verdict),
            source=self._source(claim),
            said=printed,
            short=words.say(brief, n=number) if brief and claim.upper is None else printed,
            title=self._title(claim, printed, verdict),
        )

    def added(self, parts: list[Dot]) -> Iterator[Dot]:
        """The groups that one voice names, and the sum that stands for it: open, since others may have been hit."""
        if len(parts) == 1:
            yield replace(parts[0], open=True)
            return
        yield from (replace(part, shape=Shape.ADDED) for part in parts)
        total = sum(part.most for part in parts)
        least = self._words.say(N_("%(n)s or more"), n=self._words.number(total))
        last = max(parts, key=lambda part: (part.span.end.timestamp() if part.span else 0.0, part.number))
        title = self._words.say(
            N_("%(source)s: %(figure)s. Counted: the groups it names, added"), source=last.source[0], figure=least
        )
        brief = self._words.say(_SHORT[Qualifier.AT_LEAST], n=self._words.number(total))
        yield replace(
            last, shape=Shape.COUNTED, people=total, upper=None, open=True, said=least, short=brief, title=title
        )

    def _early(self, heard: Heard, verdict: Verdict) -> bool:
        mine = heard.claim.group == self._group and verdict.why in _FIRST_DAY
        return mine and self._window is not None and self._window.may_be_early(heard)

    def _source(self, claim: Claim) -> tuple[str, str]:
        ref = self._record.ref(claim.article)
        if ref is None or not ref.outlet:
            return self._words.say(N_("Source not named")), self._words.lang
        return ref.outlet.best(self._words.lang)

    def _title(self, claim: Claim, printed: str, verdict: Verdict) -> str:
        say, source = self._words.say, self._source(claim)[0]
        if claim.said_by:
            source = say(N_("%(source)s, citing %(said_by)s"), source=source, said_by=claim.said_by)
        if verdict.why is None:
            return say(N_("%(source)s: %(figure)s. Counted"), source=source, figure=printed)
        reason = say(verdict.why.label)
        return say(N_("%(source)s: %(figure)s. Not counted: %(reason)s"), source=source, figure=printed, reason=reason)


def _uncertain(heard: Heard) -> bool:
    """Whether the date that places the dot is itself marked as not certain."""
    published = heard.published
    if published is None or published.qualifier is DateQualifier.NONE:
        return False
    return heard.claim.as_of is None or heard.claim.as_of == TimeSpan.of(published)


def highest(every: Iterable[Dot]) -> int:
    """The largest number plotted."""
    return max(dot.most for dot in every)

"""A record in words: its figures with their reasons, who is said to be responsible, where, and how to cite it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from incidents.domain.claims import Claim
from incidents.domain.counts import Count, Qualifier
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import Figure, IncidentPlace, Record
from incidents.domain.people import Involvement
from incidents.domain.rule import Verdict
from incidents.domain.vocabulary import ALL, INJURED, KILLED, N_, ClaimKind, Clarity, Scope
from incidents.services import depicting
from incidents.services.depicting import Strip
from incidents.services.reference import Names
from incidents.web.i18n import language, say
from incidents.web.words import (
    best,
    claim_words,
    count_words,
    date_words,
    figure_words,
    number_words,
    source_words,
    time_words,
)

_FACTS = frozenset(set(ClaimKind) - {ClaimKind.NUMBER, ClaimKind.DENIAL})


@dataclass(frozen=True, kw_only=True)
class FigureRow:
    """One reported figure as the table shows it."""

    id: str
    number: int
    source: str
    when: str
    passage: str
    note: str
    figure: str
    covers: str
    this_event: bool
    counted: bool
    mark: Markup
    why: str


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Everything told of one outcome: the range, how it arises, the strip, the table, and figures of groups."""

    outcome: str
    label: str
    kind: str
    words: str
    sentences: tuple[str, ...]
    strip: Strip | None
    caption: str
    rows: tuple[FigureRow, ...]
    groups: tuple[str, ...]

    @property
    def rows_without_words(self) -> tuple[FigureRow, ...]:
        """The table for a record flagged graphic: its words open behind a note."""
        return without_words(self.rows)

    @property
    def drawing(self) -> Markup:
        """The strip as safe markup; it was built as a tree, its texts escaped."""
        return Markup(self.strip.drawing) if self.strip else Markup()  # noqa: S704

    @property
    def keys(self) -> tuple[tuple[Markup, str], ...]:
        """The key of the strip."""
        return tuple((Markup(mark), words) for mark, words in self.strip.keys) if self.strip else ()  # noqa: S704


class Teller:
    """Tells one record in the reader's language."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.names = Names(language())
        self._claims = {claim.number: claim for claim in record.content.claims}
        self._drawn: dict[tuple[str, str], dict[int, str]] = {}

    @property
    def title(self) -> str:
        """The title in the reader's language, or that there is none."""
        return best(self.record.content.title) or say(N_("No sentence yet on what happened"))

    def outcomes(self) -> tuple[Shown, ...]:
        """Killed first, then injured, then the others in the order they were entered."""
        first = {KILLED: 0, INJURED: 1}
        whole = [one for one in self.record.figures if one.line.group == ALL]
        return tuple(self._shown(one) for one in sorted(whole, key=lambda one: first.get(one.line.outcome, 2)))

    def loose(self) -> tuple[FigureRow, ...]:
        """The figures of a pattern over time, which form no line."""
        if self.record.content.clarity != Clarity.SUMMARY:
            return ()
        return tuple(self._loose(claim) for claim in self.record.content.claims if claim.kind not in _FACTS)

    def facts(self) -> tuple[tuple[str, str, str], ...]:
        """What articles say beside numbers: (what it is about, their words or ours, who says it)."""
        return tuple(
            (say(claim.kind.label), claim.passage or claim.fact or claim.note, self.source(claim))
            for claim in self.record.content.claims
            if claim.kind in _FACTS
        )

    def source(self, claim: Claim) -> str:
        """Who says it, and in which article."""
        ref = self.record.ref(claim.article)
        outlet = source_words(ref) if ref else say(N_("a source that is not public"))
        return say(N_("%(said_by)s, in %(outlet)s"), said_by=claim.said_by, outlet=outlet) if claim.said_by else outlet

    def alleged_by(self, involvement: Involvement) -> str:
        """The articles that name an actor, by outlet; "" where none is public."""
        refs = [self.record.ref(code) for code in involvement.alleged_by]
        return listed(dict.fromkeys(source_words(ref) for ref in refs if ref))

    def row(self, figure: Figure, verdict: Verdict) -> FigureRow:
        """One figure with the verdict of the rule on it."""
        claim = self._claims[verdict.claim]
        added = verdict.counted and claim.group != figure.line.group
        mark = Markup(self._marks(figure).get(claim.number, ""))  # noqa: S704 - built as a tree, texts escaped
        return self._told(claim, verdict.counted, mark, self._why(claim, verdict, added=added))

    def _shown(self, figure: Figure) -> Shown:
        outcome, counted = figure.line.outcome, len(figure.line.counted)
        caption = N_("Reported figures: %(outcome)s (%(counted)s counted, %(others)s not)")
        label = self.names.term("outcome", outcome)
        return Shown(
            outcome=outcome,
            label=say(_LABELS[outcome]) if outcome in _LABELS else label,
            kind=outcome if outcome in {KILLED, INJURED} else "other",
            words=figure_words(figure, self.record),
            sentences=tuple(self._sentences(figure)),
            strip=depicting.draw_strip(figure, self.record, language(), say),
            caption=say(caption, outcome=label, counted=counted, others=len(figure.line.verdicts) - counted),
            rows=tuple(self.row(figure, verdict) for verdict in figure.line.verdicts),
            groups=tuple(self._groups(outcome)),
        )

    def _marks(self, figure: Figure) -> dict[int, str]:
        line = figure.line.outcome, figure.line.group
        if line not in self._drawn:
            self._drawn[line] = depicting.row_marks(figure, self.record, language(), say)
        return self._drawn[line]

    def _loose(self, claim: Claim) -> FigureRow:
        return self._told(claim, False, Markup(), say(N_("a pattern over time forms no range")))  # noqa: FBT003

    def _told(self, claim: Claim, counted: bool, mark: Markup, why: str) -> FigureRow:  # noqa: FBT001
        group = self.names.term("victim_group", claim.group) if claim.group != ALL else ""
        said = claim_words(claim)
        return FigureRow(
            id=f"f-{claim.number}",
            number=claim.number,
            source=self.source(claim),
            when=self._when(claim),
            passage=claim.passage,
            note=claim.note,
            figure=say(N_("%(group)s: %(figure)s"), group=group, figure=said) if group else said,
            covers=self._covers(claim),
            this_event=claim.scope == Scope.INCIDENT,
            counted=counted,
            mark=mark,
            why=why,
        )

    def _when(self, claim: Claim) -> str:
        """When the figure was given, else when the article was published."""
        ref = self.record.ref(claim.article)
        if claim.as_of is None:
            return date_words(ref.published) if ref and ref.published else say(N_("not dated"))
        if claim.as_of.whole_days:
            days = UncertainDate.span(claim.as_of.begin.date(), claim.as_of.last_day)
            if days.edtf == days.edtf.strip("[]"):  # a day, a month or a year
                return date_words(days)
        return time_words(claim.as_of)

    def _covers(self, claim: Claim) -> str:
        words = say(claim.scope.label)
        if claim.scope_place:
            return say(N_("%(covers)s: %(place)s"), covers=words, place=self.names.place(claim.scope_place))
        return words

    def _why(self, claim: Claim, verdict: Verdict, *, added: bool) -> str:
        if claim.override is not None and claim.override.reason:
            return claim.override.reason
        if verdict.why is not None:
            return say(verdict.why.label)
        if added:
            return say(N_("one group, added to the others of the same source"))
        if claim.bounds.vague:
            sentence = N_("“%(said)s” is counted as at least %(n)s")
            return say(sentence, said=claim_words(claim), n=claim.bounds.max)
        return ""

    def _sentences(self, figure: Figure) -> Iterator[str]:
        line = figure.line
        if line.first is not None:
            low, high = (self._said_first(figure, end) for end in line.first)
            both = low if low == high else say(N_("%(low)s to %(high)s"), low=low, high=high)
            yield say(N_("First-day reports: %(range)s."), range=both if low else high)
        yield from self._ends(figure)
        if figure.setting is not None:
            own = count_words(Count(line.min, line.max, open=line.open))
            sentence = N_("A reviewer set this figure: %(reason)s The rule alone gives %(range)s.")
            yield say(sentence, reason=figure.setting.reason, range=own or say(N_("no figure")))
        for number in line.beside:
            yield self._beside(self._claims[number])

    def _said_first(self, figure: Figure, people: int | None) -> str:
        """An end of the first day's range, as the report that sets it says it: "more than 200", not 201."""
        if people is None:
            return ""
        group = figure.line.outcome, figure.line.group
        for claim in self._claims.values():
            more_than = claim.qualifier is Qualifier.MORE_THAN and (claim.outcome, claim.group) == group
            if more_than and claim.value is not None and claim.bounds.max == people:
                return claim_words(claim)
        return number_words(people)

    def _ends(self, figure: Figure) -> Iterator[str]:
        low, high = (self._claims.get(number or 0) for number in (figure.line.low, figure.line.high))
        if low is not None and high is not None and low is not high:
            sentence = N_("The lower figure is from %(low)s; the upper from %(high)s.")
            yield say(sentence, low=self._cited(low), high=self._cited(high))
        elif only := low or high:
            yield say(N_("From %(source)s."), source=self._cited(only))

    def _cited(self, claim: Claim) -> str:
        sentence = N_("%(source)s, %(when)s (“%(figure)s”)")
        figure = claim.printed or claim_words(claim)
        return say(sentence, source=self.source(claim), when=self._when(claim), figure=figure)

    def _beside(self, claim: Claim) -> str:
        if claim.kind == ClaimKind.DENIAL:
            said = claim.passage or claim.fact or claim.note or claim_words(claim)
            sentence = N_("An official position stands beside it: %(source)s, “%(said)s”.")
            return say(sentence, source=self.source(claim), said=said)
        harms = listed(self.names.term("outcome", slug) for slug in claim.combined)
        sentence = N_("%(source)s gives “%(figure)s” for %(harms)s together; it is shown beside, not split.")
        return say(sentence, source=self.source(claim), figure=claim_words(claim), harms=harms)

    def _groups(self, outcome: str) -> Iterator[str]:
        for one in self.record.figures:
            if one.line.outcome == outcome and one.line.group != ALL and one.line.counted:
                group = self.names.term("victim_group", one.line.group)
                yield say(N_("%(group)s: %(range)s"), group=group, range=figure_words(one, self.record))


_LABELS = {KILLED: N_("Reported killed"), INJURED: N_("Reported injured")}


def without_words(rows: Iterable[FigureRow]) -> tuple[FigureRow, ...]:
    """Rows of which only source, figure and verdict are shown."""
    return tuple(replace(row, passage="", note="") for row in rows)


def listed(words: Iterable[str]) -> str:
    """Several names in a row."""
    return say(N_(", ")).join(words)


def place_line(place: IncidentPlace) -> str:
    """The place with those around it: "Zaytun Bridge, Nasiriyah, Dhi Qar"."""
    names = [each.name(language()) for each in place.chain if each.parent]
    return listed(dict.fromkeys(names or [place.as_named] * bool(place.as_named)))

"""A record's figures with their reasons, who says them, and what stands beside numbers."""

from collections.abc import Iterator
from dataclasses import dataclass

from incidents.domain.claims import Claim
from incidents.domain.counts import Count, Qualifier
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import Figure, Record
from incidents.domain.people import Involvement
from incidents.domain.rule import Verdict
from incidents.domain.vocabulary import ALL, INJURED, KILLED, N_, ClaimKind, Clarity, Scope
from incidents.reports.map_words import MapWords
from incidents.reports.told.phrases import Labels, claim_words, figure_words, listed, source_words, time_words

#: What an article may say beside numbers.
FACTS = frozenset(set(ClaimKind) - {ClaimKind.NUMBER, ClaimKind.DENIAL})
_LABELS = {KILLED: N_("Reported killed"), INJURED: N_("Reported injured")}


@dataclass(frozen=True, kw_only=True)
class FigureRow:
    """One reported figure as a table shows it. `printed` is how the source prints it, `lang` the passage's language.

    `mark` is its drawing beside a strip, where there is one.
    """

    id: str
    number: int
    source: str
    when: str
    passage: str
    lang: str
    note: str
    figure: str
    printed: str
    covers: str
    this_event: bool
    counted: bool
    mark: str = ""
    why: str


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Everything told of one outcome: the range, how it arises, the table, and figures of groups."""

    figure: Figure
    outcome: str
    label: str
    kind: str
    words: str
    sentences: tuple[str, ...]
    caption: str
    rows: tuple[FigureRow, ...]
    groups: tuple[str, ...]


class Teller:
    """Tells one record in the language of `words`."""

    def __init__(self, record: Record, words: MapWords, names: Labels) -> None:
        self.record, self.words, self.names = record, words, names
        self._claims = {claim.number: claim for claim in record.content.claims}

    @property
    def title(self) -> str:
        """The title in the reader's language, or that there is none."""
        return self.record.content.title.best(self.words.lang)[0] or self.words.say(
            N_("No sentence yet on what happened")
        )

    def outcomes(self) -> tuple[Shown, ...]:
        """Killed first, then injured, then the others in the order they were entered."""
        first = {KILLED: 0, INJURED: 1}
        whole = [one for one in self.record.figures if one.line.group == ALL]
        return tuple(self._shown(one) for one in sorted(whole, key=lambda one: first.get(one.line.outcome, 2)))

    def loose(self) -> tuple[FigureRow, ...]:
        """The figures of a pattern over time, which form no line."""
        if self.record.content.clarity != Clarity.SUMMARY:
            return ()
        why = self.words.say(N_("a pattern over time forms no range"))
        told = (claim for claim in self.record.content.claims if claim.kind not in FACTS)
        return tuple(self._told(claim, why, counted=False) for claim in told)

    def facts(self) -> tuple[tuple[str, str, str], ...]:
        """What articles say beside numbers: (what it is about, their words or ours, who says it)."""
        return tuple(
            (self.words.say(claim.kind.label), claim.passage or claim.fact or claim.note, self.source(claim))
            for claim in self.record.content.claims
            if claim.kind in FACTS
        )

    def source(self, claim: Claim) -> str:
        """Who says it, and in which article."""
        ref, say = self.record.ref(claim.article), self.words.say
        outlet = source_words(ref, self.words) if ref else say(N_("a source that is not public"))
        return say(N_("%(said_by)s, in %(outlet)s"), said_by=claim.said_by, outlet=outlet) if claim.said_by else outlet

    def alleged_by(self, involvement: Involvement) -> str:
        """The articles that name an actor, by outlet; "" where none is public."""
        refs = [self.record.ref(code) for code in involvement.alleged_by]
        return listed(dict.fromkeys(source_words(ref, self.words) for ref in refs if ref), self.words)

    def row(self, figure: Figure, verdict: Verdict) -> FigureRow:
        """One figure with the verdict of the rule on it."""
        claim = self._claims[verdict.claim]
        added = verdict.counted and claim.group != figure.line.group
        return self._told(claim, self._why(claim, verdict, added=added), counted=verdict.counted)

    def _shown(self, figure: Figure) -> Shown:
        outcome, counted, words = figure.line.outcome, len(figure.line.counted), self.words
        caption = N_("Reported figures: %(outcome)s (%(counted)s counted, %(others)s not)")
        label, others = self.names.term("outcome", outcome), len(figure.line.verdicts) - counted
        return Shown(
            figure=figure,
            outcome=outcome,
            label=words.say(_LABELS[outcome]) if outcome in _LABELS else label,
            kind=outcome if outcome in {KILLED, INJURED} else "other",
            words=figure_words(figure, self.record, words),
            sentences=tuple(self._sentences(figure)),
            caption=words.say(caption, outcome=label, counted=words.number(counted), others=words.number(others)),
            rows=tuple(self.row(figure, verdict) for verdict in figure.line.verdicts),
            groups=tuple(self._groups(outcome)),
        )

    def _told(self, claim: Claim, why: str, *, counted: bool) -> FigureRow:
        group = self.names.term("victim_group", claim.group) if claim.group != ALL else ""
        said, ref = claim_words(claim, self.words), self.record.ref(claim.article)
        return FigureRow(
            id=f"f-{claim.number}",
            number=claim.number,
            source=self._source_and_page(claim),
            when=self._when(claim),
            passage=claim.passage,
            lang=claim.passage_lang or (ref.language if ref else ""),
            note=claim.note,
            figure=self.words.say(N_("%(group)s: %(figure)s"), group=group, figure=said) if group else said,
            printed=claim.printed or said,
            covers=self._covers(claim),
            this_event=claim.scope == Scope.INCIDENT,
            counted=counted,
            why=why,
        )

    def _when(self, claim: Claim) -> str:
        """When the figure was given, else when the article was published."""
        ref = self.record.ref(claim.article)
        if claim.as_of is None:
            dated = ref is not None and ref.published is not None
            return self.words.when(ref.published) if ref and dated else self.words.say(N_("not dated"))
        if claim.as_of.whole_days:
            days = UncertainDate.span(claim.as_of.first_day, claim.as_of.last_day)
            if days.edtf == days.edtf.strip("[]"):  # a day, a month or a year
                return self.words.when(days)
        return time_words(claim.as_of, self.words)

    def _source_and_page(self, claim: Claim) -> str:
        """Who says it, and on which page of the article or in which minute of the recording."""
        if not claim.page_or_time:
            return self.source(claim)
        return self.words.say(N_("%(source)s (%(page)s)"), source=self.source(claim), page=claim.page_or_time)

    def _covers(self, claim: Claim) -> str:
        covers = self.words.say(claim.scope.label)
        if claim.scope_place:
            place = self.names.place(claim.scope_place)
            return self.words.say(N_("%(covers)s: %(place)s"), covers=covers, place=place)
        return covers

    def _why(self, claim: Claim, verdict: Verdict, *, added: bool) -> str:
        say = self.words.say
        if claim.override is not None and claim.override.reason:
            return claim.override.reason
        if verdict.why is not None:
            return say(verdict.why.label)
        if added:
            return say(N_("one group, added to the others of the same source"))
        if claim.bounds.vague and claim.bounds.max is not None:
            sentence = N_("“%(said)s” is counted as at least %(n)s")
            return say(sentence, said=claim_words(claim, self.words), n=self.words.number(claim.bounds.max))
        return ""

    def _sentences(self, figure: Figure) -> Iterator[str]:
        line, say = figure.line, self.words.say
        if line.first is not None:
            low, high = (self._said_first(figure, end) for end in line.first)
            both = low if low == high else say(N_("%(low)s to %(high)s"), low=low, high=high)
            yield say(N_("First-day reports: %(range)s."), range=both if low else high)
        yield from self._ends(figure)
        if figure.setting is not None:
            own = self.words.count(Count(line.min, line.max, open=line.open))
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
                return claim_words(claim, self.words)
        return self.words.number(people)

    def _ends(self, figure: Figure) -> Iterator[str]:
        low, high = (self._claims.get(number or 0) for number in (figure.line.low, figure.line.high))
        if low is not None and high is not None and low is not high:
            sentence = N_("The lower figure is from %(low)s; the upper from %(high)s.")
            yield self.words.say(sentence, low=self._cited(low), high=self._cited(high))
        elif only := low or high:
            yield self.words.say(N_("From %(source)s."), source=self._cited(only))

    def _cited(self, claim: Claim) -> str:
        sentence = N_("%(source)s, %(when)s (“%(figure)s”)")
        figure = claim.printed or claim_words(claim, self.words)
        return self.words.say(sentence, source=self.source(claim), when=self._when(claim), figure=figure)

    def _beside(self, claim: Claim) -> str:
        if claim.kind == ClaimKind.DENIAL:
            said = claim.passage or claim.fact or claim.note or claim_words(claim, self.words)
            sentence = N_("An official position stands beside it: %(source)s, “%(said)s”.")
            return self.words.say(sentence, source=self.source(claim), said=said)
        harms = listed((self.names.term("outcome", slug) for slug in claim.combined), self.words)
        sentence = N_("%(source)s gives “%(figure)s” for %(harms)s together; it is shown beside, not split.")
        return self.words.say(sentence, source=self.source(claim), figure=claim_words(claim, self.words), harms=harms)

    def _groups(self, outcome: str) -> Iterator[str]:
        for one in self.record.figures:
            if one.line.outcome == outcome and one.line.group != ALL and one.line.counted:
                group = self.names.term("victim_group", one.line.group)
                told = figure_words(one, self.record, self.words)
                yield self.words.say(N_("%(group)s: %(range)s"), group=group, range=told)

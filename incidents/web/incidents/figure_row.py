"""One reported figure of the full form: a number beside its source and its words."""

from dataclasses import replace
from typing import Any

from wtforms import BooleanField, Form

from incidents.domain.claims import Claim
from incidents.domain.count_words import ReadCount, in_words, read_count
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.moments import TimeSpan
from incidents.domain.quick import language_of
from incidents.domain.script import fold
from incidents.domain.vocabulary import KILLED, N_, ClaimKind, ClaimStatus, Scope, Tier
from incidents.services import reference
from incidents.web.forms import CountField, DateField, LineField, Longest, ProseField, TermField
from incidents.web.i18n import later, say
from incidents.web.incidents.fields import ChoiceField, NumberField, TicksField, listed
from incidents.web.incidents.moment_field import MomentField

MOST_FIGURES = 200
_COUNTS = frozenset({ClaimKind.NUMBER, ClaimKind.DENIAL})


#: What stands in sight in each row, and the answers of the others that say nothing out of the ordinary.
_USUAL = frozenset({"number", "article", "outcome", "group", "printed", "scope", "as_of_from", "passage", "drop"})
_QUIET = {"kind": ClaimKind.NUMBER, "status": ClaimStatus.ACTIVE, "tier": Tier.PUBLIC}


class FigureRow(Form):
    """A claim as a row. A row without figure, words and note says nothing and is not kept."""

    number = NumberField(later(N_("Figure")), least=1, most=100_000)
    article = ChoiceField(later(N_("Article")))
    outcome = ChoiceField(later(N_("What happened to them")), choices=listed("outcome"), default=KILLED)
    group = ChoiceField(later(N_("Who they were")), choices=listed("victim_group"), default="all")
    printed = LineField(later(N_("Figure as printed")))
    count = CountField(later(N_("Counted as, where those words are not plain")))
    scope = TermField(later(N_("What the number covers")), kind=Scope, default=Scope.INCIDENT)
    passage = ProseField(later(N_("The sentence, word for word")))
    as_of_from = MomentField(later(N_("When the figure was given")))
    as_of_to = MomentField(later(N_("Till, if a span")))
    said_by = LineField(later(N_("Who says it, in the article's words")))
    institution = LineField(later(N_("The institution they speak for")))
    kind = TermField(later(N_("What it is about")), kind=ClaimKind, default=ClaimKind.NUMBER)
    scope_from = DateField(later(N_("Covers from")))
    scope_to = DateField(later(N_("Covers to")))
    scope_place = LineField(later(N_("Covers the place")))
    combined = TicksField(later(N_("Harms added together in this number")), choices=listed("outcome"))
    page_or_time = LineField(later(N_("Page, or minute of a recording")), [Longest(40)])
    note = ProseField(later(N_("Note, in our own words")))
    fact = ProseField(later(N_("What it says, where it is no number")))
    term = ChoiceField(later(N_("Cause or weapon it speaks of")), choices=listed("cause", blank=N_("None")))
    status = TermField(later(N_("What became of it")), kind=ClaimStatus, default=ClaimStatus.ACTIVE)
    replaces = NumberField(later(N_("Replaces figure number")), least=1, most=100_000)
    tier = TermField(later(N_("Who can see this")), kind=Tier, default=Tier.PUBLIC)
    drop = BooleanField(later(N_("Take this figure out")))

    @property
    def blank(self) -> bool:
        """Whether the row says nothing."""
        texts = (self.printed.data, self.count.typed, self.passage.data, self.note.data, self.fact.data)
        return not any(text and text.strip() for text in texts)

    @property
    def more_is_said(self) -> bool:
        """Whether one of the less usual answers was given, or is wrong: they are then in sight."""
        more = {name: field for name, field in self._fields.items() if name not in _USUAL}
        return any(field.errors or (field.data and field.data != _QUIET.get(name)) for name, field in more.items())

    def validate(self, extra_validators: Any = None) -> bool:
        """Each answer, then what they ask of one another; a row that is taken out may say anything."""
        if self.drop.data or (self.blank and not self.number.typed):
            return True
        fine = bool(super().validate(extra_validators))
        try:
            self.claim(None, 1)
        except Refused as refusal:
            field = self._fields.get(refusal.field or "", self.printed)
            if not field.errors:
                field.errors = [*field.errors, say(refusal.message, **refusal.params)]
            return False
        return fine

    def claim(self, before: Claim | None, number: int) -> Claim:
        """The row as a claim; ratings and a reviewer's word stay as they were. Refused: what does not fit together."""
        if not self.article.data:
            raise Refused(N_("Say which article gives this figure."), field="article")
        read = self._count()
        return replace(
            before or Claim(number=number, article=self.article.data),
            number=number,
            article=self.article.data,
            kind=self.kind.data,
            outcome=self.outcome.data if self.kind.data in _COUNTS else "",
            group=self.group.data or "all",
            qualifier=read.qualifier if read else Claim.qualifier,
            value=read.value if read else None,
            upper=read.upper if read else None,
            printed=self.printed.data or (read.as_printed if read and before is None else ""),
            scope=self.scope.data,
            scope_from=self.scope_from.data.earliest if self.scope_from.data else None,
            scope_to=self._scope_to(),
            scope_place=self.scope_place.data,
            combined=tuple(self.combined.data or ()),
            as_of=self._as_of(),
            said_by=self.said_by.data,
            institution=institution_named(self.institution.data),
            passage=self.passage.data,
            passage_lang=self._language(before),
            page_or_time=self.page_or_time.data,
            note=self.note.data,
            fact=self.fact.data,
            term=before.term if before and self.kind.data is ClaimKind.ACTOR else self.term.data or "",
            status=self.status.data,
            replaces=self.replaces.data,
            tier=self.tier.data,
        )

    def _count(self) -> ReadCount | None:
        if self.kind.data not in _COUNTS:
            return None
        if not self.printed.data and not self.count.typed.strip():
            if self.kind.data is ClaimKind.DENIAL:
                return None
            raise Refused(N_("Give the figure as the article prints it."), field="printed")
        if self.count.typed.strip():
            read: ReadCount | None = self.count.data
            return read
        try:
            return read_count(self.printed.data)
        except Refused as refusal:
            raise refusal.at("printed") from refusal

    def _as_of(self) -> TimeSpan | None:
        begin, end = self.as_of_from.data or "", self.as_of_to.data or ""
        if not begin and not end:
            return None
        first, last = TimeSpan.between(begin or end, ""), TimeSpan.between(end or begin, "")
        if last.begin < first.begin:
            raise Refused(N_("It ends before it begins."), field="as_of_to")
        return TimeSpan(first.begin, last.end)

    def _scope_to(self) -> Any:
        first, last = self.scope_from.data, self.scope_to.data
        if first and last and last.latest < first.earliest:
            raise Refused(N_("It ends before it begins."), field="scope_to")
        return last.latest if last else None

    def _language(self, before: Claim | None) -> str:
        if before is not None and before.passage == self.passage.data:
            return before.passage_lang
        return language_of(self.passage.data) if self.passage.data else ""


def institution_named(name: str) -> str:
    """The code of an outlet or institution by its name in any spelling; blank for blank. Refused: one not known."""
    if not name:
        return ""
    key = fold(name)
    for source in reference.all_sources():
        if name == source.code or key in {fold(text) for text in source.name.all()}:
            return source.code
    raise Refused(
        N_("“%(text)s” is no institution that is known here. Leave it blank, or choose one of the list."),
        field="institution",
        text=name[:80],
    )


def filled(claim: Claim, names: dict[str, str]) -> dict[str, Any]:
    """A claim as the answers of a row; `names` are those of the institutions, by code."""
    begin, end = claim.as_of.texts() if claim.as_of else ("", "")
    said = {name: getattr(claim, name) for name in _AS_THEY_ARE}
    return said | {
        "count": needed_count(claim),
        "as_of_from": begin or None,
        "as_of_to": end if end != begin else None,
        "institution": names.get(claim.institution, claim.institution),
        "scope_from": UncertainDate.day(claim.scope_from) if claim.scope_from else None,
        "scope_to": UncertainDate.day(claim.scope_to) if claim.scope_to else None,
    }


_AS_THEY_ARE = (
    "number", "article", "outcome", "group", "printed", "scope", "passage", "said_by", "kind", "scope_place",
    "combined", "page_or_time", "note", "fact", "term", "status", "replaces", "tier",
)  # fmt: skip


def needed_count(claim: Claim) -> ReadCount | None:
    """The figure in plain words, where the printed ones alone would not give it back."""
    said = (claim.qualifier, claim.value, claim.upper)
    if claim.kind not in _COUNTS or said == (Claim.qualifier, None, None):
        return None
    try:
        read = read_count(claim.printed)
        if (read.qualifier, read.value, read.upper) == said:
            return None
    except Refused:
        pass  # words such as "two people": the plain ones stand beside them
    message, params = in_words(*said)
    return ReadCount(*said, as_printed=message % params)

"""Two drafts of one record, set side by side field by field, in words."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from incidents.domain.articles import ArticleRef
from incidents.domain.claims import Claim
from incidents.domain.incident import Draft, IncidentPlace
from incidents.domain.people import Involvement
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import ALL, N_
from incidents.services.reference import Names
from incidents.web.i18n import language, say
from incidents.web.incidents.places import place_of
from incidents.web.words import best, claim_words, date_words, day_words, precision_words, source_words, time_words

_LANGUAGES = {"en": N_("English: %(text)s"), "ar": N_("Arabic: %(text)s"), "ckb": N_("Central Kurdish: %(text)s")}


@dataclass(frozen=True)
class Difference:
    """One field in which two drafts differ: its name, and the lines that only one of them has."""

    field: str
    old: tuple[str, ...]
    new: tuple[str, ...]


def differences(old: Draft, new: Draft, *, beside: tuple[Draft, ...] = ()) -> tuple[Difference, ...]:
    """Every field that differs, in the order of the form. An article that one draft names by its code alone is named
    as the other, or one of those `beside`, knows it.
    """
    refs = {link.article: link.ref for draft in (*beside, new, old) for link in draft.articles if link.ref}
    before, after = _Said(old, refs), _Said(new, refs)
    told = ((say(label), tuple(tell(before)), tuple(tell(after))) for label, tell in _FIELDS)
    return tuple(_compared(label, said, says) for label, said, says in told if said != says)


def _compared(field: str, old: tuple[str, ...], new: tuple[str, ...]) -> Difference:
    gone = tuple(line for line in old if line not in new)
    come = tuple(line for line in new if line not in old)
    return Difference(field, gone, come) if gone or come else Difference(field, old, new)  # only their order changed


class _Said:
    """A draft field by field, each as lines."""

    def __init__(self, draft: Draft, refs: Mapping[str, ArticleRef]) -> None:
        self.draft = draft
        self._names = Names(language())
        self._refs = refs

    def title(self) -> Iterator[str]:
        """The title in each language."""
        return _texts(self.draft.title)

    def summary(self) -> Iterator[str]:
        """The summary in each language."""
        return _texts(self.draft.summary)

    def when(self) -> Iterator[str]:
        """Day and hour."""
        draft = self.draft
        if draft.occurred:
            yield date_words(draft.occurred)
            if draft.occurred.lasting:
                yield say(N_("It went on from the first day to the last"))
        yield from filter(None, (draft.time_from and f"{draft.time_from:%H:%M}", draft.time_text, draft.time_of_day))

    def where(self) -> Iterator[str]:
        """A line a place."""
        return (self._place(place) for place in self.draft.places)

    def articles(self) -> Iterator[str]:
        """A line an article."""
        for link in self.draft.articles:
            words = {"article": self.article(link.article), "relation": say(link.relation.label)}
            yield say(N_("%(article)s: %(relation)s"), **words)

    def figures(self) -> Iterator[str]:
        """A line a figure."""
        return (self._claim(claim) for claim in self.draft.claims)

    def settings(self) -> Iterator[str]:
        """A line for each figure that a reviewer set."""
        for one in self.draft.settings:
            numbers = ", ".join(str(number) for number in (one.min, one.best, one.max) if number is not None)
            words = {"outcome": self._names.term("outcome", one.outcome), "numbers": numbers, "reason": one.reason}
            yield say(N_("%(outcome)s: %(numbers)s (%(reason)s)"), **words)

    def causes(self) -> Iterator[str]:
        """A line a cause."""
        for cause in self.draft.causes:
            term, role = self._names.term("cause", cause.term), say(cause.role.label)
            yield " · ".join(filter(None, (term, role, self.article(cause.article), cause.note)))

    def violations(self) -> Iterator[str]:
        """A line an alleged violation."""
        return (self._names.term("violation", slug) for slug in self.draft.violations)

    def actors(self) -> Iterator[str]:
        """A line an actor, and one for its reply."""
        for actor in self.draft.actors:
            yield self._actor(actor)
            yield from _texts(actor.reply)

    def links(self) -> Iterator[str]:
        """A line a link."""
        return (f"{say(link.kind.label)}: {link.code}" for link in self.draft.links)

    def protection(self) -> Iterator[str]:
        """Who may see it, and what to mind."""
        yield say(self.draft.tier.label)
        yield say(self.draft.clarity.label)
        yield from (self._names.term("sensitivity", slug) for slug in self.draft.sensitivity)
        yield from filter(None, (self.draft.no_number_reason,))

    def article(self, code: str) -> str:
        """An article by outlet and date; its code where nothing more is at hand."""
        ref = self._refs.get(code)
        return f"{source_words(ref)}, {date_words(ref.published)}" if ref else code

    def _place(self, place: IncidentPlace) -> str:
        known = place.chain[0] if place.chain else place_of(place.place)
        words = [known.name(language()) if known else place.place, say(place.role.label)]
        words += [precision_words(place.precision, place.radius_m), place.as_named]
        if place.point:
            words.append(f"{place.point.lat:g}, {place.point.lon:g}")
        words += place.note.all()
        words.append(say(N_("for the public: %(precision)s"), precision=precision_words(place.public_precision)))
        return " · ".join(filter(None, words))

    def _claim(self, claim: Claim) -> str:
        group = self._names.term("victim_group", claim.group) if claim.group != ALL else ""
        spans = (day_words(claim.scope_from), day_words(claim.scope_to), claim.scope_place)
        words = [
            say(N_("Figure %(n)s"), n=claim.number), say(claim.kind.label), self._names.term("outcome", claim.outcome),
            group, _figure(claim), say(claim.scope.label), *spans, time_words(claim.as_of), claim.said_by,
            self._names.source(claim.institution), self.article(claim.article),
            say(N_("“%(words)s”"), words=claim.passage) if claim.passage else "",
            claim.page_or_time, claim.note, claim.fact, say(claim.status.label), say(claim.tier.label),
            *(self._names.term("outcome", slug) for slug in claim.combined),
        ]  # fmt: skip
        return " · ".join(filter(None, words))

    def _actor(self, actor: Involvement) -> str:
        words = [
            best(actor.name) or self._names.actor(actor.actor), self._names.term("degree", actor.degree),
            self._names.term("attribution", actor.attribution), actor.basis,
            self._names.term("official_position", actor.position), *map(self.article, actor.alleged_by),
            *actor.public_name.all(), say(actor.tier.label),
        ]  # fmt: skip
        return " · ".join(filter(None, words))


_FIELDS: tuple[tuple[str, Callable[[_Said], Iterator[str]]], ...] = (
    (N_("What happened, in one sentence"), _Said.title),
    (N_("What happened"), _Said.summary),
    (N_("When?"), _Said.when),
    (N_("Where?"), _Said.where),
    (N_("Articles"), _Said.articles),
    (N_("Reported figures"), _Said.figures),
    (N_("Analyst's figure, with reason"), _Said.settings),
    (N_("Cause and weapon"), _Said.causes),
    (N_("Alleged violations"), _Said.violations),
    (N_("Who is said to be responsible, and their reply"), _Said.actors),
    (N_("Other incidents"), _Said.links),
    (N_("Protection"), _Said.protection),
)


def _texts(text: Trilingual) -> Iterator[str]:
    return (say(words, text=getattr(text, code)) for code, words in _LANGUAGES.items() if getattr(text, code))


def _figure(claim: Claim) -> str:
    if claim.printed:
        return claim.printed
    stated = claim.value is not None or claim.qualifier in {"dozens", "several", "scores", "hundreds", "none"}
    return claim_words(claim) if claim.outcome and stated else ""

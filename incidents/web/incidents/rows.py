"""Rows of the full form other than figures: places, articles, causes, actors, links."""

from typing import Any

from wtforms import BooleanField, Form

from incidents.domain.errors import Refused
from incidents.domain.incident import ArticleLink, Cause, IncidentLink, IncidentPlace
from incidents.domain.people import Involvement
from incidents.domain.places import RADIUS_M, Place, PlacePrecision, place_precision
from incidents.domain.vocabulary import N_, CauseRole, LinkKind, PlaceRole, Relation, Tier
from incidents.services import reference
from incidents.web.forms import LineField, Longest, PointField, ProseField, TermField, TrilingualField
from incidents.web.i18n import later, say
from incidents.web.incidents.fields import ChoiceField, NumberField, TicksField, choice, in_order, listed
from incidents.web.incidents.places import place_option, read_place

_FARTHEST_M = 1_000_000
PRECISIONS = {
    PlacePrecision.EXACT: N_("Exactly, within 100 m"),
    PlacePrecision.SITE: N_("The site, within 1 km"),
    PlacePrecision.CITY: N_("The city or neighbourhood"),
    PlacePrecision.DISTRICT: N_("The district"),
    PlacePrecision.GOVERNORATE: N_("The governorate"),
    PlacePrecision.COUNTRY: N_("The country"),
    PlacePrecision.UNKNOWN: N_("Not known"),
}


def _precisions() -> list[Any]:
    return [choice(str(int(code)), say(words)) for code, words in PRECISIONS.items()]


class Row(Form):
    """A row that may be taken out; a row whose `key` field is blank says nothing and is not kept."""

    key = ""
    drop = BooleanField(later(N_("Take this out")))

    @property
    def blank(self) -> bool:
        """Whether the row says nothing."""
        return not self._fields[self.key].data

    @property
    def kept(self) -> bool:
        """Whether the row becomes part of the record."""
        return not self.drop.data and not self.blank

    def validate(self, extra_validators: Any = None) -> bool:
        """Rows that are kept have to hold."""
        return not self.kept or bool(super().validate(extra_validators))

    def wrong(self, field: str, refusal: Refused) -> bool:
        """Say what is wrong at one of the fields."""
        at = self._fields[field]
        at.errors = [*at.errors, say(refusal.message, **refusal.params)]
        return False


class PlaceRow(Row):
    """A place with its part in the incident."""

    key = "place"
    place = LineField(later(N_("Place")), [Longest(120)])
    place_code = LineField(later(N_("Place")))
    place_choice = ChoiceField(later(N_("Which one?")), choices=())
    role = TermField(later(N_("Its part")), kind=PlaceRole, default=PlaceRole.SITE)
    precision = ChoiceField(later(N_("How exactly it is known")), choices=_precisions, default="")
    radius_m = NumberField(later(N_("Radius, in metres")), least=1, most=_FARTHEST_M)
    point = PointField(later(N_("Exact coordinates, where known better than the place")))
    public_precision = ChoiceField(later(N_("How exactly the public may see it")), choices=_precisions, default="")
    as_named = LineField(later(N_("As the source names it")))
    note = TrilingualField(later(N_("Note on the place")), prose=True)

    found: Place | None = None

    def validate(self, extra_validators: Any = None) -> bool:
        """Each answer, and that the words name one place."""
        fine = super().validate(extra_validators)
        if not self.kept:
            return fine
        try:
            answer = read_place(self.place.data, self.place_choice.data or self.place_code.data)
        except Refused as refusal:
            return self.wrong("place", refusal)
        self.found = answer.place
        self.place_code.data = answer.place.code if answer.place else ""
        if answer.place is None:
            told = [place_option(each) for each in answer.offered]
            self.place_choice.choices = [choice(one["code"], f"{one['label']} · {one['detail']}") for one in told]
            return self.wrong("place", Refused(N_("Several places answer to this. Choose one of them.")))
        return fine

    def value(self, before: IncidentPlace | None) -> IncidentPlace:
        """The row as a place of the incident; the blanks of a new one follow from the place itself."""
        known = place_precision(self.found) if self.found else PlacePrecision.UNKNOWN
        known = PlacePrecision.EXACT if self.point.data else known
        precision = PlacePrecision(int(self.precision.data)) if self.precision.data else known
        public = PlacePrecision(int(self.public_precision.data)) if self.public_precision.data else None
        stored = self.found.radius_m if self.found and not self.point.data else None
        return IncidentPlace(
            place=self.place_code.data,
            role=self.role.data,
            precision=precision,
            radius_m=self.radius_m.data or (None if before else stored or RADIUS_M[precision]),
            point=self.point.data,
            public_precision=public or max(precision, PlacePrecision.SITE),
            as_named=self.as_named.data,
            note=self.note.value,
        )


class ArticleRow(Row):
    """An article of the record."""

    key = "article"
    article = LineField(later(N_("Article")))
    relation = TermField(later(N_("How it belongs")), kind=Relation, default=Relation.REPORTS)

    def value(self) -> ArticleLink:
        """The row as a link."""
        return ArticleLink(article=self.article.data, relation=self.relation.data)


class CauseRow(Row):
    """What is reported to have killed or injured."""

    key = "term"
    term = ChoiceField(later(N_("Cause or weapon")), choices=listed("cause", blank=N_("Choose")))
    role = TermField(later(N_("How it is reported")), kind=CauseRole, default=CauseRole.CAUSE)
    article = ChoiceField(later(N_("Article that reports it")))
    note = ProseField(later(N_("Note")))

    def value(self) -> Cause:
        """The row as a cause."""
        return Cause(term=self.term.data, role=self.role.data, article=self.article.data or "", note=self.note.data)


class ActorRow(Row):
    """An institution, unit or group, its alleged part, and its reply."""

    key = "actor"
    actor = ChoiceField(later(N_("Who is said to be responsible")))
    degree = ChoiceField(later(N_("What they are said to have done")), choices=listed("degree", blank=N_("Not said")))
    attribution = ChoiceField(later(N_("How well this is supported")), choices=listed("attribution"), default="alleged")
    basis = LineField(later(N_("What it rests on")), [Longest(80)])
    alleged_by = TicksField(later(N_("Articles that say so")), choices=())
    position = ChoiceField(
        later(N_("Their official position")), choices=listed("official_position", blank=N_("No reply found"))
    )
    reply = TrilingualField(later(N_("What they say, in our own words")), prose=True)
    reply_article = ChoiceField(later(N_("Article that carries their reply")))
    public_name = TrilingualField(later(N_("Name for the public, where the unit is not to be named")))
    tier = TermField(later(N_("Who can see this")), kind=Tier, default=Tier.PUBLIC)

    def value(self, before: Involvement | None) -> Involvement:
        """The row as an involvement; a manager's word on a person stays as it was."""
        return Involvement(
            actor=self.actor.data,
            degree=self.degree.data or "",
            attribution=self.attribution.data or "alleged",
            basis=self.basis.data,
            alleged_by=in_order(self.alleged_by.data, before.alleged_by if before else ()),
            position=self.position.data or "",
            reply=self.reply.value,
            reply_article=self.reply_article.data or "",
            public_name=self.public_name.value,
            official_act=before.official_act if before else "",
            tier=self.tier.data,
        )


class LinkRow(Row):
    """A link to another incident, by its code."""

    key = "code"
    kind = TermField(later(N_("How it belongs")), kind=LinkKind, default=LinkKind.PRECEDES)
    code = LineField(later(N_("Code of the other incident")), [Longest(80)])

    def value(self) -> IncidentLink:
        """The row as a link."""
        return IncidentLink(kind=self.kind.data, code=self.code.data.upper())


def actor_choices() -> list[Any]:
    """Every actor by name, the blank first; natural persons only where the record names them already."""
    from_list = [(one.code, one.name.best("en")[0]) for one in reference.all_actors() if not one.person]
    return [choice("", say(N_("Choose"))), *(choice(code, name) for code, name in from_list)]

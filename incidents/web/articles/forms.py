"""Forms of the library: an article as a monitor enters it, an outlet’s rating, a withdrawal."""

from typing import Any

from flask_wtf.file import FileField
from wtforms import BooleanField

from incidents.domain.articles import Article, ArticleDraft, Covers
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.moments import today
from incidents.domain.places import Place
from incidents.domain.quick import language_of
from incidents.domain.vocabulary import N_, Tier
from incidents.services import articles
from incidents.web.articles.telling import OTHER, language_words
from incidents.web.forms import (
    CodeField,
    DateField,
    HouseForm,
    LineField,
    Longest,
    ProseField,
    Required,
    TermField,
    TrilingualField,
    ValueField,
    listed_choices,
)
from incidents.web.gate import actor
from incidents.web.i18n import language, later, say
from incidents.web.incidents.fields import ChoiceField, NumberField, choice
from incidents.web.incidents.places import place_of, read_place
from incidents.web.words import best

_LANGUAGES = ("en", "ar", "ckb", "fa", "tr", "fr", "de", "it", "es", OTHER)
_MOST_AUTHORS = 2000
_MISSING = N_("There is no article “%(code)s” here.")


def _languages() -> list[Any]:
    return [choice("", say(N_("As it seems"))), *(choice(code, language_words(code)) for code in _LANGUAGES)]


class AddressLine(LineField):
    """An address of the web, which may be long."""

    most = 2000


class PlaceField(ValueField):
    """A place by name. `data` is the Place or None."""

    def read(self, text: str) -> Place:
        """The one place that the words name. Refused: none, or several."""
        answer = read_place(text)
        if answer.place is None:
            raise Refused(N_("Several places answer to this. Write its name in full, or with its governorate."))
        return answer.place

    def show(self, value: Place) -> str:
        """Its name in the reader's language."""
        return value.name(language())


def _known(code: str) -> bool:
    return articles.related(code, actor()) is not None


class ArticleForm(HouseForm):
    """Everything a person enters about an article."""

    version = NumberField(least=1, most=999_999_999)
    title = LineField(later(N_("Headline, as printed")))
    url = AddressLine(later(N_("Link")))
    url_shown = BooleanField(later(N_("The link is whole and the outlet’s own, so pages may show it")))
    outlet = LineField(later(N_("Outlet")), [Longest(200)])
    via = LineField(later(N_("Carried by, if it came through another outlet")), [Longest(200)])
    authors = ProseField(later(N_("Authors, one a line")), [Longest(_MOST_AUTHORS)])
    published = DateField(later(N_("Date published, if known")))
    language = ChoiceField(later(N_("Language")), choices=_languages)
    kind = ChoiceField(later(N_("Kind of text")), choices=listed_choices("article_kind", blank=N_("Not said")))
    excerpt = ProseField(later(N_("Excerpt, in its own words")))
    excerpt_truncated = BooleanField(later(N_("The text goes on after this excerpt")))
    summary = TrilingualField(later(N_("What it says, in a sentence of our own")), prose=True)
    archive_url = AddressLine(later(N_("Archived copy")))
    correction_note = ProseField(later(N_("If it was corrected: what was corrected, and when")))
    origin = CodeField(later(N_("Code of the article it is based on")), known=_known, missing=_MISSING)
    superseded_by = CodeField(later(N_("Code of the article that replaces it")), known=_known, missing=_MISSING)
    covers_place = PlaceField(later(N_("A report on a whole period: the place it covers")))
    covers_span = DateField(later(N_("The time it covers")))
    tier = TermField(later(N_("Who can see this")), kind=Tier, default=Tier.PUBLIC)

    def show(self, article: Article) -> None:
        """Fill the form with a kept article."""
        content, covers = article.content, article.content.covers
        for name in ("title", "url", "url_shown", "language", "kind", "excerpt", "excerpt_truncated", "archive_url",
                     "correction_note", "origin", "superseded_by", "published", "tier"):  # fmt: skip
            self[name].data = getattr(content, name)
        self.version.data = article.version
        self.outlet.data, self.via.data = best(article.outlet_name), best(article.via_name)
        self.authors.data = "\n".join(content.authors)
        for code in ("en", "ar", "ckb"):
            self.summary.form[code].data = getattr(content.summary, code)
        if covers is not None:
            self.covers_place.data = place_of(covers.place)
            self.covers_span.data = UncertainDate.span(covers.first, covers.last, lasting=True)

    def draft(self, before: ArticleDraft | None = None) -> ArticleDraft:
        """What was typed; the outlets are handed on by name. What the form does not ask for stays as it was."""
        known = before or ArticleDraft(accessed=today() if self.url.data else None)
        code = self.language.data or language_of(self.title.data or self.excerpt.data)
        return ArticleDraft(
            title=self.title.data,
            authors=tuple(name.strip() for name in self.authors.data.splitlines() if name.strip()),
            url=self.url.data,
            url_shown=bool(self.url.data and self.url_shown.data),
            published=self.published.data,
            accessed=known.accessed,
            language=code,
            kind=self.kind.data or "",
            excerpt=self.excerpt.data,
            excerpt_truncated=bool(self.excerpt_truncated.data),
            summary=self.summary.value,
            origin=self.origin.data or "",
            archive_url=self.archive_url.data,
            correction_note=self.correction_note.data,
            superseded_by=self.superseded_by.data or "",
            covers=self._covers(),
            tier=self.tier.data,
            data_kind=known.data_kind,
        )

    def _covers(self) -> Covers | None:
        place, span = self.covers_place.data, self.covers_span.data
        if place is None and span is None:
            return None
        if place is None or span is None:
            raise Refused(N_("A report on a whole period needs both its place and its time."), field="covers_span")
        return Covers(place=place.code, first=span.earliest, last=span.latest)

    def changed_fields(self, standing: Article) -> list[tuple[str, str, str]]:
        """For a save that came too late: (question, the words that stand, the words typed here) where they differ."""
        theirs = ArticleForm(formdata=None)
        theirs.show(standing)
        return [
            (str(self[name].label.text), _words(theirs[name]), _words(self[name]))
            for name in self.data
            if name not in {"version", "csrf_token", "summary"} and _words(theirs[name]) != _words(self[name])
        ]


def _words(field: Any) -> str:
    if isinstance(field, ValueField):
        return str(field._value())  # noqa: SLF001 - the words of a value are told nowhere else
    return "" if field.data in {None, False} else str(field.data)


class WithdrawForm(HouseForm):
    """Taking an article back from the public."""

    reason = ProseField(later(N_("Why is it taken back?")), [Required(), Longest(2000)])


class RatingForm(HouseForm):
    """How reliable an outlet usually is, for reviewers."""

    reliability = ChoiceField(
        later(N_("Is this outlet usually reliable?")),
        [Required()],
        choices=listed_choices("reliability", blank=N_("Choose")),
    )
    reliability_reason = ProseField(later(N_("Why?")), [Required(), Longest(2000)])


class UploadForm(HouseForm):
    """A file to be kept as an article's copy."""

    file = FileField(later(N_("File")))

    def validate(self, extra_validators: Any = None) -> bool:
        """As every form; and that a file was chosen."""
        fine = super().validate(extra_validators=extra_validators)
        if self.file.data is None or isinstance(self.file.data, str):
            self.refuse(Refused(N_("Choose a file."), field="file"))
            return False
        return fine


class AgencyForm(HouseForm):
    """The agency whose text an article is."""

    agency = LineField(later(N_("News agency")), [Required(), Longest(200)])


class VoiceForm(HouseForm):
    """Whose text an article is; `review` is the incident under review that it was said at."""

    origin = CodeField(known=_known, missing=_MISSING)
    review = LineField()


__all__ = ["AgencyForm", "ArticleForm", "RatingForm", "UploadForm", "VoiceForm", "WithdrawForm"]

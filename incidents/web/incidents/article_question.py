"""One more article for a record: found in the library, or kept as a new one."""

from typing import Any

from wtforms import Form

from incidents.domain.access import Actor
from incidents.domain.articles import Article, ArticleDraft
from incidents.domain.errors import NotFound
from incidents.domain.quick import language_of, link_in
from incidents.domain.text import LANGUAGES
from incidents.domain.vocabulary import N_, Tier
from incidents.services import articles
from incidents.web.forms import DateField, LineField, Longest, ProseField
from incidents.web.i18n import later, say
from incidents.web.incidents.fields import ChoiceField, ChoicesField, choice
from incidents.web.words import best, date_words

_OFFERED = 8
_LANGUAGES = {"en": N_("English"), "ar": N_("Arabic"), "ckb": N_("Central Kurdish"), "other": N_("Another language")}


class SourceLine(LineField):
    """A link or a headline; links may be long."""

    most = 2000


def _languages() -> list[Any]:
    return [choice("", say(N_("As it seems"))), *(choice(code, say(words)) for code, words in _LANGUAGES.items())]


class ArticleQuestion(Form):
    """Words to find an article by, or the answers that make a new one."""

    find = LineField(later(N_("Words of its title, its outlet, its link or its code")), [Longest(500)])
    pick = ChoicesField(later(N_("Which one?")), choices=())
    read_where = SourceLine(later(N_("Link or headline")))
    outlet = LineField(later(N_("Outlet")), [Longest(200)])
    published = DateField(later(N_("Date published, if known")))
    authors = ProseField(later(N_("Authors, one a line")), [Longest(2000)])
    language = ChoiceField(later(N_("Language")), choices=_languages)

    @property
    def asked(self) -> bool:
        """Whether an article is asked for."""
        return any(field.data for field in (self.find, self.pick, self.read_where, self.outlet))

    def validate(self, extra_validators: Any = None) -> bool:
        """Each answer; the choice offered depends on the words."""
        self.offer(articles_like(self.find.data, None))
        return bool(super().validate(extra_validators))

    def offer(self, found: tuple[Article, ...]) -> None:
        """Show the articles among which a person has to choose."""
        self.pick.choices = [choice(one.code, article_words(one)) for one in found]

    def take(self, by: Actor) -> str | None:
        """The code of the article meant, a new one kept now; None, with a sentence, where none is or several are."""
        if self.pick.data:
            return str(self.pick.data)
        return self._found(by) if self.find.data else self._kept(by)

    def clear(self) -> None:
        """Forget the answers, now that the article is in."""
        for text in (self.find, self.read_where, self.outlet, self.authors):
            text.data = text.typed = ""
        self.pick.data = self.language.data = self.published.typed = ""
        self.published.data = None
        self.offer(())

    def _found(self, by: Actor) -> str | None:
        found = articles_like(self.find.data, by)
        self.offer(found)
        if len(found) == 1:
            return found[0].code
        many, none = N_("Several articles answer to this. Choose one of them."), N_("No article here answers to this.")
        at, sentence = (self.pick, many) if found else (self.find, none)
        at.errors = [*at.errors, say(sentence)]
        return None

    def _kept(self, by: Actor) -> str:
        link = link_in(self.read_where.data)
        known = articles.known_address(link, by) if link else None
        if known:
            return known
        code = self.language.data or language_of(self.read_where.data)
        draft = ArticleDraft(
            title="" if link else self.read_where.data,
            url=link,
            url_shown=bool(link),
            published=self.published.data,
            authors=tuple(name.strip() for name in self.authors.data.splitlines() if name.strip()),
            language=code if code in LANGUAGES else "",
            tier=Tier.PUBLIC,
        )
        return articles.add(draft, by, outlet_name=self.outlet.data)


def articles_like(text: str, by: Actor | None) -> tuple[Article, ...]:
    """Articles that answer to a code, a link or words, at most eight."""
    if not text or by is None:
        return ()
    known = articles.known_address(text, by) if link_in(text) else text
    try:
        return (articles.article((known or text).upper(), by),)
    except NotFound:
        return articles.shelf(articles.Shelf(text=text, size=_OFFERED), by).items


def article_words(article: Article) -> str:
    """An article in a line: its title as printed, its outlet, its date."""
    title = article.content.title or article.content.url
    outlet = best(article.outlet_name) or say(N_("Source not named"))
    when = date_words(article.content.published) or say(N_("date not given"))
    if not title:
        return say(N_("%(outlet)s, %(date)s"), outlet=outlet, date=when)
    return say(N_("“%(title)s”, %(outlet)s, %(date)s"), title=title, outlet=outlet, date=when)

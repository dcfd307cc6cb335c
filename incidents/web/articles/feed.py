"""What the feed of the article library tells of an article."""

from datetime import UTC

from incidents.domain.articles import Article
from incidents.domain.vocabulary import N_
from incidents.web.atom import EPOCH, Entry
from incidents.web.i18n import say
from incidents.web.words import is_web_address


def entry(article: Article, outlet: str, address: str) -> Entry:
    """An article as an entry; `address` is its page here, and never becomes another's."""
    content = article.content
    changed = article.changed or EPOCH
    return Entry(
        mark=address,
        title=say(N_("“%(title)s”, %(outlet)s"), title=content.title, outlet=outlet) if content.title else outlet,
        authors=content.authors or (outlet,),
        address=address,
        source=content.url if content.url_shown and is_web_address(content.url) else "",
        excerpt=content.excerpt,
        lang=content.language,
        updated=changed if changed.tzinfo else changed.replace(tzinfo=UTC),
    )

"""The links of a page, read from its HTML without a browser."""

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

_WHERE = {"a": "href", "link": "href", "iframe": "src", "img": "src", "script": "src"}


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs).get(_WHERE.get(tag, "")) or ""
        if given and not given.startswith(("#", "data:", "mailto:")):
            self.found.append(given)


def links_in(html: str, path: str) -> list[str]:
    """Addresses within the same site that a page leads to or is made of, each once, without their fragments."""
    reader = _Links()
    reader.feed(html)
    here = "http://here.invalid"
    whole = [urlsplit(urljoin(here + path, link)) for link in reader.found]
    ours = [one.path + (f"?{one.query}" if one.query else "") for one in whole if one.netloc == "here.invalid"]
    return list(dict.fromkeys(ours))

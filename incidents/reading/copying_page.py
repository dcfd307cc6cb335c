"""A page without anything that runs, loads or sends: built anew from words, headings, lists, tables and links alone.

What is not named here is not in the copy. Its own policy says so to browsers once more.
"""

from dataclasses import dataclass

from lxml import html

_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'"
_SHOWN = (
    "h1 h2 h3 h4 h5 h6 p br hr ul ol li dl dt dd blockquote q cite pre code em strong b i u s sub sup small mark"
    " table caption thead tbody tfoot tr th td figure figcaption time abbr article section header footer main aside"
    " address a bdi bdo ruby rt rp wbr del ins"
)
_KEPT = frozenset(_SHOWN.split())
#: Dropped with everything inside them; other unknown elements give their content only.
_RUNS_OR_LOADS = (
    "script style noscript template iframe frame frameset noframes object embed applet svg math canvas audio video"
    " source track picture map area form input button select option textarea datalist dialog portal link meta base"
    " head title param slot plaintext xmp listing"
)
_DROPPED = frozenset(_RUNS_OR_LOADS.split())
_INLINE = "a abbr b bdi bdo cite code del em font i ins mark q s small span strong sub sup time u"
_IN_A_LINE = frozenset(_INLINE.split())
_ATTRIBUTES = {
    "a": frozenset({"href"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
    "ol": frozenset({"start"}),
}
_EVERYWHERE = frozenset({"lang", "dir"})
_LONGEST_VALUE = 2000
_DEEPEST = 200
_LINKS = ("https://", "http://")


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where a copy comes from, as its head tells: `made` in words of ISO 8601, `sha256` of the original."""

    address: str = ""
    made: str = ""
    sha256: str = ""


def still_page(tree: html.HtmlElement, origin: Origin) -> str:
    """The copy as one HTML file. `tree` is not changed."""
    root = html.Element("html")
    for name in _EVERYWHERE:
        if tree.get(name):
            root.set(name, str(tree.get(name))[:40])
    root.append(_head(tree, origin))
    body = html.Element("body")
    root.append(body)
    body.append(_about(origin))
    for found in tree.iter("body"):
        _copy_into(body, found, 0)
        break
    text: str = html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>")
    return text


def all_text(tree: html.HtmlElement) -> str:
    """Every word of a page that is shown as text, a block a line."""
    said: list[str] = []
    for found in tree.iter("body"):
        _hear(found, said)
        break
    lines = (" ".join(line.split()) for line in "".join(said).split("\n"))
    return "\n".join(line for line in lines if line)


def _hear(there: html.HtmlElement, said: list[str]) -> None:
    said.append((there.text or "").replace("\n", " "))
    for child in there:
        if isinstance(child.tag, str) and child.tag not in _DROPPED:
            said.append("" if child.tag in _IN_A_LINE else "\n")
            _hear(child, said)
            said.append("" if child.tag in _IN_A_LINE else "\n")
        said.append((child.tail or "").replace("\n", " "))


def _head(tree: html.HtmlElement, origin: Origin) -> html.HtmlElement:
    head = html.Element("head")
    for given in ({"charset": "utf-8"}, {"http-equiv": "Content-Security-Policy", "content": _POLICY},
                  {"name": "referrer", "content": "no-referrer"}):  # fmt: skip
        head.append(html.Element("meta", given))
    title = html.Element("title")
    title.text = _plain(next((one.text_content() for one in tree.iter("title")), "")) or origin.address
    head.append(title)
    return head


def _about(origin: Origin) -> html.HtmlElement:
    """The line that says what this is, before anything of the page."""
    line = html.Element("p")
    said = " · ".join(filter(None, (origin.address, origin.made, origin.sha256 and f"SHA-256 {origin.sha256}")))
    line.text = f"Copy without scripts, pictures and styles. {said}".strip()
    line.tail = "\n"
    return line


def _copy_into(here: html.HtmlElement, there: html.HtmlElement, depth: int) -> None:
    """Put the content of `there` into `here`, as far as it may stand in a copy."""
    _say(here, there.text)
    for child in there:
        if isinstance(child.tag, str):
            _copy_child(here, child, depth)
        _say(here, child.tail)


def _copy_child(here: html.HtmlElement, child: html.HtmlElement, depth: int) -> None:
    name = child.tag.lower()
    if name == "img":
        _say(here, f"[{_plain(child.get('alt') or '')}]" if child.get("alt") else "")
    if name == "img" or name in _DROPPED:
        return
    if depth >= _DEEPEST:
        _say(here, child.text_content())
        return
    if name not in _KEPT:
        _copy_into(here, child, depth + 1)
        _say(here, " ")
        return
    made = html.Element(name, _attributes(name, child))
    here.append(made)
    _copy_into(made, child, depth + 1)


def _attributes(name: str, child: html.HtmlElement) -> dict[str, str]:
    allowed = _ATTRIBUTES.get(name, frozenset()) | _EVERYWHERE
    kept = {key: _plain(str(child.get(key)))[:_LONGEST_VALUE] for key in sorted(allowed) if child.get(key)}
    if not kept.get("href", "").lower().startswith(_LINKS):
        kept.pop("href", None)
    return kept | ({"rel": "noreferrer noopener nofollow"} if "href" in kept else {})


def _say(here: html.HtmlElement, text: str | None) -> None:
    """Add a text at the end of an element."""
    if not text:
        return
    plain = _plain(text)
    if len(here):
        here[-1].tail = (here[-1].tail or "") + plain
    else:
        here.text = (here.text or "") + plain


def _plain(text: str) -> str:
    """Without the characters that no XML can hold."""
    return "".join(char for char in text if char >= " " or char in "\t\n\r")

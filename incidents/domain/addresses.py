"""Addresses of articles: which of them lead to one text.

An article is met under its own address, with marks of whoever passed it on, as its AMP or mobile page, in a web
archive, or behind a translator. `key` is the same for all of these.
"""

import hashlib
import re
from collections.abc import Callable
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

__all__ = ["host", "is_web_address", "key", "original", "same_site"]

_LONGEST = 500
_DIGEST = 32
_MIRRORS_DEEP = 4
_SCHEMES = frozenset({"http", "https"})
_OWN_PORTS = {"http": 80, "https": 443}
_SAFE = "!$&'()*+,;=:@-._~"
#: First labels of hosts that serve the same text for another screen.
_SCREENS = frozenset({"www", "m", "mobile", "amp"})
#: Parameters that tell who passed an address on, or how the page is to look; never which text it is.
_PASSED_ON = (
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh li_fat_id mc_cid mc_eid _ga _gl"
    " _hsenc _hsmi mkt_tok ref_src ref_url cmpid ocid ncid ito xtor smid smtyp sr_share wt_mc __twitter_impression"
    " amp amp_js_v amp_gsa amp_kit usqp outputtype traffic_source s_cid soc_src soc_trk share_id"
)
_MARKS = frozenset(_PASSED_ON.split())
_MARKED = re.compile(r"(?:utm|at|ns|_x_tr|pk|mtm|hsa)_.+")
_SAID_BY = frozenset({"ref", "referrer", "source", "from", "partner", "share", "cmp"})  # where their value is a word
_AMP_ENDINGS = re.compile(r"(?:\.amp(?=\.html?$)|\.amp$)")
_FRONT = re.compile(r"/(?:index|default)\.html?$")
_INNER = re.compile(r"https?:/+(?=[^/])", re.IGNORECASE)
_BARE_HOST = re.compile(r"[^\s/:@]+\.[a-z0-9-]{2,}(?::\d+)?(?:/|$)", re.IGNORECASE)
_ARCHIVES = re.compile(r"(?:.*\.)?(?:archive\.(?:org|ph|is|today|li|vn|fo|md)|arquivo\.pt|webarchive\.org\.uk)")
_AMP_CACHE = re.compile(r"/(?:[acivr]|wp)/(?:s/)?(?P<rest>[^/]+\.[^/]+(?:/.*)?)$")
_VIEWER = re.compile(r"/amp/(?:s/)?(?P<rest>[^/]+\.[^/]+(?:/.*)?)$")
_GOOGLE = re.compile(r"(?:www\.|webcache\.|news\.|translate\.)?google(?:usercontent)?\.[a-z.]{2,6}")
_CACHED = re.compile(r"cache:(?:[\w-]{6,}:)?(?P<rest>\S+)")


def is_web_address(text: str) -> bool:
    """Whether a text is a whole address of the web, without a space or an unseen sign: no other is kept or linked."""
    return _split(text) is not None and text.isprintable() and not any(map(str.isspace, text))


def key(url: str) -> str:
    """What all addresses of one text share: host and path, and what of the query tells texts apart.

    Blank for what is no address of the web. At most 500 characters; a longer one ends in a digest of the whole.
    """
    parts = _split(original(url))
    name = host(parts.geturl()) if parts else ""
    if parts is None or not name:
        return ""
    whole = f"{name}{_port(parts)}{_path(parts.path)}{_query(parts.query)}{_hashbang(parts.fragment)}"
    if len(whole) <= _LONGEST:
        return whole
    return f"{whole[: _LONGEST - _DIGEST - 1]}~{hashlib.sha256(whole.encode()).hexdigest()[:_DIGEST]}"


def host(url: str) -> str:
    """The host of an address in ASCII, without `www.` and its like; blank where there is none."""
    parts = _split(url)
    labels = _ascii(parts.hostname or "").split(".") if parts else []
    while len(labels) > 2 and labels[0] in _SCREENS:  # noqa: PLR2004 - a name and its ending are left
        labels = labels[1:]
    if len(labels) > 3 and labels[1] == "m":  # noqa: PLR2004 - "ar.m.example.org"
        labels = [labels[0], *labels[2:]]
    return ".".join(labels)


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one host, or one of a host below the other's."""
    first, second = host(one), host(other)
    return bool(first and second) and (f".{first}".endswith(f".{second}") or f".{second}".endswith(f".{first}"))


def original(url: str) -> str:
    """The outlet's own address behind an archive, a cache, a translator or a pass-on page; else the address itself."""
    found = url.strip()
    for _ in range(_MIRRORS_DEEP):
        parts = _split(found)
        inner = next(filter(None, (mirror(parts) for mirror in _MIRRORS)), "") if parts else ""
        if not inner:
            break
        found = _INNER.sub(lambda start: start[0].rstrip("/") + "//", inner, count=1)
    return found


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        whole = parts.scheme in _SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return parts if whole else None


def _ascii(name: str) -> str:
    lowered = name.rstrip(".").lower()
    if lowered.isascii():
        return lowered
    try:
        return lowered.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return lowered


def _port(parts: SplitResult) -> str:
    return f":{parts.port}" if parts.port and parts.port != _OWN_PORTS[parts.scheme] else ""


def _path(path: str) -> str:
    plain = _AMP_ENDINGS.sub("", _FRONT.sub("", path))
    steps = [quote(unquote(step), safe=_SAFE) for step in plain.split("/")]
    kept = [step for step in steps if step and step.lower() != "amp"]
    return "".join(f"/{step}" for step in kept)


def _query(query: str) -> str:
    kept = sorted(pair for pair in parse_qsl(query, keep_blank_values=True) if not _is_mark(*pair))
    return f"?{urlencode(kept)}" if kept else ""


def _is_mark(name: str, value: str) -> bool:
    lowered = name.lower()
    return lowered in _MARKS or bool(_MARKED.fullmatch(lowered)) or (lowered in _SAID_BY and not _has_digit(value))


def _has_digit(value: str) -> bool:
    return any(char.isdigit() for char in value)


def _hashbang(fragment: str) -> str:
    return f"#{fragment}" if fragment.startswith("!/") else ""


def _whole(rest: str) -> str:
    """An address that may have come without its scheme; blank where it is none."""
    if _INNER.match(rest):
        return rest
    return f"https://{rest}" if _BARE_HOST.match(rest) else ""


def _with_query(inner: str, parts: SplitResult) -> str:
    """The inner address with the query that the outer one carries for it."""
    return f"{inner}?{parts.query}" if inner and parts.query else inner


def _archive(parts: SplitResult) -> str:
    """web.archive.org/web/20200101000000id_/https://… and its kin: the last whole address in the path."""
    if not _ARCHIVES.fullmatch(parts.hostname or ""):
        return ""
    starts = list(_INNER.finditer(parts.path))
    found = parts.path[starts[0].start() :] if starts else _undated(parts.path)
    return _with_query(found, parts)


def _undated(path: str) -> str:
    """/web/20200101000000/example.org/story, as some pass it on."""
    found = re.search(r"/\d{4,14}[a-z_*]*/(?P<rest>[^/]+\.[^/]+(?:/.*)?)$", path)
    return _whole(found["rest"]) if found else ""


def _amp_cache(parts: SplitResult) -> str:
    """example-org.cdn.ampproject.org/c/s/example.org/story."""
    if not (parts.hostname or "").endswith("cdn.ampproject.org"):
        return ""
    found = _AMP_CACHE.search(parts.path)
    return _with_query(_whole(found["rest"]), parts) if found else ""


def _google(parts: SplitResult) -> str:
    """google.com/amp/s/example.org/story, /url?q=…, the cache and the translator."""
    if not _GOOGLE.fullmatch(parts.hostname or ""):
        return ""
    if found := _VIEWER.search(parts.path):
        return _with_query(_whole(found["rest"]), parts)
    given = dict(parse_qsl(parts.query))
    if cached := _CACHED.match(given.get("q", "")):
        return _whole(cached["rest"])
    return next((given[name] for name in ("url", "q", "u") if _INNER.match(given.get(name, ""))), "")


def _translated(parts: SplitResult) -> str:
    """www-example-org.translate.goog: a hyphen stands for a full stop, two for a hyphen."""
    name, found, _ = (parts.hostname or "").partition(".translate.goog")
    if not found:
        return ""
    plain = name.replace("--", "\0").replace("-", ".").replace("\0", "-")
    return parts._replace(netloc=plain).geturl()


def _passed_on(parts: SplitResult) -> str:
    """l.facebook.com/l.php?u=…."""
    if not (parts.hostname or "").endswith("facebook.com") or not parts.path.startswith("/l.php"):
        return ""
    return _whole(dict(parse_qsl(parts.query)).get("u", ""))


_MIRRORS: tuple[Callable[[SplitResult], str], ...] = (_archive, _amp_cache, _google, _translated, _passed_on)

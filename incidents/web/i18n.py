"""Which language a page speaks, and the one way to say a sentence in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, current_app, g, has_request_context, request
from flask_babel import Babel, get_domain, get_locale
from flask_babel import lazy_gettext as later
from markupsafe import Markup
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

__all__ = ["Language", "init_app", "language", "language_links", "later", "say", "text_direction"]

COOKIE = "language"
_KEPT_FOR = timedelta(days=365)
#: Language of a catalogue → the locale whose names of months it uses (آب and تشرين الثاني are those of Iraq).
_LOCALES = {"ar": "ar_IQ"}
#: Each language by its own name.
NAMES = {"en": "English", "ar": "العربية", "ckb": "کوردی"}
_SPOKEN, _SENTENCES = "language_spoken", "sentences_spoken"  # kept for the length of a request
_ARABIC_SCRIPT = frozenset({"ar", "ckb"})
_ARABIC_DIGITS = str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩٬")


@dataclass(frozen=True)
class Language:
    """A language a reader may change to; `href` is this page in it."""

    code: str
    label: str
    href: str
    current: bool


def init_app(app: Flask, *, languages: tuple[str, ...], translations: Path) -> None:
    """Offer English and each of `languages` whose catalogue stands in `translations`."""
    offered = tuple(code for code in languages if code == "en" or list((translations / code).glob("*/messages.mo")))
    app.extensions["incidents_languages"] = offered
    Babel(app, default_translation_directories=str(translations), locale_selector=_locale)
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # of its extension
        gettext=lambda text: _catalogue().ugettext(text),
        ngettext=lambda one, many, n: _catalogue().ungettext(one, many, n),
        newstyle=True,
    )
    app.after_request(_remember)


def say(message: str, **params: Any) -> str:
    """The sentence in the reader's language, whole numbers in its digits; also for sentences of the domain."""
    written = {key: digits(str(value)) if type(value) is int else value for key, value in params.items()}
    said = str(_catalogue().ugettext(message))
    return said % written if written else said


def told(sentence: str, **params: Any) -> Markup:
    """`_` for templates: the sentence in the reader's language; what is put into it is escaped."""
    said = Markup(_catalogue().ugettext(sentence))  # noqa: S704 - our own sentence
    return said % params if params else said


def counted(singular: str, plural: str, num: int, **params: Any) -> Markup:
    """`ngettext` for templates: the form that the number asks for, every number in the reader's digits."""
    sentence = _catalogue().ungettext(singular, plural, num)
    given = {"num": f"{num:,}", **params}
    written = {key: digits(str(value)) if type(value) is int or key == "num" else value for key, value in given.items()}
    return Markup(sentence) % written  # noqa: S704 - our own sentence; Markup escapes what is put into it


def digits(text: str) -> str:
    """The same text in the digits of the reader's language."""
    return text.translate(_ARABIC_DIGITS) if language() in _ARABIC_SCRIPT else text


def language() -> str:
    """The code of the language spoken now: en, ar or ckb."""
    return str(_once(_SPOKEN, _now_spoken))


def text_direction() -> str:
    """Which way the language runs, as HTML names it."""
    return "rtl" if language() in _ARABIC_SCRIPT else "ltr"


def offered() -> tuple[str, ...]:
    """The languages that have a catalogue; English first or where the settings put it."""
    codes: tuple[str, ...] = current_app.extensions["incidents_languages"]
    return codes


def language_links() -> tuple[Language, ...]:
    """This page in each language, its question kept; a page that answers a form leads to its own address."""
    now = language()
    return tuple(Language(code, NAMES.get(code, code), _here_in(code), code == now) for code in offered())


def _now_spoken() -> str:
    locale = get_locale()
    return str(locale.language) if locale else "en"


def _catalogue() -> Any:
    """The sentences of the language spoken now."""
    return _once(_SENTENCES, lambda: get_domain().get_translations())


def _once(name: str, look_up: Callable[[], Any]) -> Any:
    """Looked for once a request: a page asks a hundred times. Where nothing is asked, each time."""
    try:
        return getattr(g, name)
    except AttributeError:
        setattr(g, name, found := look_up())
        return found
    except RuntimeError:  # outside of the application
        return look_up()


def _here_in(code: str) -> str:
    pairs = [(key, value) for key, value in request.args.items(multi=True) if key != "lang"]
    return f"{request.path}?{urlencode([*pairs, ('lang', code)])}"


def _locale() -> str | None:
    """The `lang` of the address, else the reader's earlier choice, else what the browser asks for, else English."""
    if not has_request_context():
        return None
    asked = (request.args.get("lang", ""), request.cookies.get(COOKIE, ""))
    chosen = next((code for code in asked if code in offered()), None)
    code = chosen or _preferred(request.headers.get("Accept-Language", ""), offered()) or "en"
    return _LOCALES.get(code, code)


@lru_cache(maxsize=256)
def _preferred(header: str, codes: tuple[str, ...]) -> str | None:
    """The one of these languages that a browser likes best; there are few such headers, and each is long to read."""
    return parse_accept_header(header, LanguageAccept).best_match(codes)


def _remember(response: Response) -> Response:
    """Keep a choice made in the address of a page; a file has its own. Nothing but the language is in the cookie."""
    asked = request.args.get("lang", "")
    a_page = response.mimetype == "text/html" and not request.path.startswith("/api/")
    if a_page and asked in offered() and asked != request.cookies.get(COOKIE):
        secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
        response.set_cookie(COOKIE, asked, max_age=_KEPT_FOR, secure=secure, httponly=True, samesite="Lax")
    return response

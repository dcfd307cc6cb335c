"""What a form of several answers sent, as the answers that a sitting keeps; and back."""

import re
from collections.abc import Iterable

from flask import request
from werkzeug.datastructures import MultiDict

from incidents.domain.errors import Refused
from incidents.domain.sittings import Answers, Seen
from incidents.domain.vocabulary import N_

#: Never kept: our own marks, and which button was pressed.
_LEFT = frozenset(
    {
        "csrf_token", "version", "window", "event", "sitting", "take", "all", "about", "dismiss", "choose", "add",
        "drop", "again", "keep", "save", "draft", "record", "another", "add_to", "way",
    }
)  # fmt: skip
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,59}")
_MOST_FIELDS = 3000
_MOST_CHARACTERS = 600_000
_LONGEST_NUMBER = 9
_LONGEST_MARK = 40


def sent() -> Answers:
    """The answers of this request, as typed; buttons left out. Refused: more than a sitting holds."""
    pairs = [(name, text) for name, text in request.form.items(multi=True) if _kept(name)]
    if len(pairs) > _MOST_FIELDS or sum(len(text) for _, text in pairs) > _MOST_CHARACTERS:
        raise Refused(N_("This is more than can be kept at once. Shorten the longest answers."))
    return grouped(pairs)


def grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Name → its texts, in the order they came."""
    found: dict[str, tuple[str, ...]] = {}
    for name, text in pairs:
        found[name] = (*found.get(name, ()), text)
    return found


def as_form(answers: Answers) -> "MultiDict[str, str]":
    """Answers as a form takes them."""
    return MultiDict([(name, text) for name, texts in answers.items() for text in texts])


def seen(*, auto: bool = False) -> Seen:
    """What the page knew that sent this request."""
    version = request.form.get("version", "")[:_LONGEST_NUMBER]
    window = request.form.get("window", "")[:_LONGEST_MARK]
    return Seen(version=int(version) if version.isascii() and version.isdecimal() else 0, window=window, auto=auto)


def _kept(name: str) -> bool:
    return name not in _LEFT and bool(_NAME.fullmatch(name))

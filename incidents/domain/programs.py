"""Programs that act for an account: their tokens, and the mark by which a resend is known."""

import re
from dataclasses import dataclass
from datetime import datetime

from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_

#: How every token begins, so that one that leaks can be searched for and known for what it is.
TOKEN_BEGINS = "inc_"  # noqa: S105 - how it begins is no secret
LONGEST_NAME = 80
_KEY = re.compile(r"[\x21-\x7e]{1,200}")


@dataclass(frozen=True, kw_only=True)
class Token:
    """A token of an account as its owner sees it: never its text. Moments are UTC; `ended` tokens open nothing."""

    number: int
    name: str
    made: datetime
    used: datetime | None
    ended: datetime | None


@dataclass(frozen=True, kw_only=True)
class Resend:
    """An Idempotency-Key, and the SHA-256 of what was asked with it."""

    key: str
    request: str


@dataclass(frozen=True, kw_only=True)
class Written:
    """What a program's deed made or changed: an `incident` or an `article`, and the version it now has."""

    kind: str
    code: str
    version: int


def resend(key: str, request: str) -> Resend | None:
    """None for a blank key. Refused: a key that is no line of 1 to 200 visible ASCII characters."""
    if not key:
        return None
    if not _KEY.fullmatch(key):
        sentence = N_("An Idempotency-Key has 1 to 200 letters, digits or signs, and no spaces.")
        raise Refused(sentence, field="Idempotency-Key")
    return Resend(key=key, request=request)

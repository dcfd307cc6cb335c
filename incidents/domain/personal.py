"""Phone numbers, e-mail addresses and identity numbers in text: they stop publication until a person decides."""

import re

from incidents.domain.script import plain
from incidents.domain.vocabulary import N_, Term

_LONGEST = 200_000


class Personal(Term):
    """What was found."""

    EMAIL = "email", N_("an e-mail address")
    PHONE = "phone", N_("a phone number")
    IDENTITY = "identity", N_("an identity number")


# Each pattern is linear: no part of it can be matched in two ways.
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")
_DIGITS = re.compile(r"\+?\d[\d ()./-]{7,24}\d")
_IRAQI_MOBILE = re.compile(r"^(?:00964|964|0)?7[3-9]\d{8}$")
_IDENTITY_LENGTH = 12  # digits of the Iraqi national card
_PHONE_LENGTHS = range(9, 16)


def found_in(text: str) -> tuple[Personal, ...]:
    """What kinds of personal numbers a text seems to hold; dates and figures of people are not taken for them."""
    plain_text = plain(text[:_LONGEST])
    kinds: list[Personal] = []
    if _EMAIL.search(plain_text):
        kinds.append(Personal.EMAIL)
    for run in _DIGITS.findall(plain_text):
        kind = _kind(run)
        if kind is not None and kind not in kinds:
            kinds.append(kind)
    return tuple(kinds)


def _kind(run: str) -> Personal | None:
    digits = re.sub(r"\D", "", run)
    if _IRAQI_MOBILE.match(digits) or (run.startswith("+") and len(digits) in _PHONE_LENGTHS):
        return Personal.PHONE
    return Personal.IDENTITY if digits == run and len(digits) == _IDENTITY_LENGTH else None

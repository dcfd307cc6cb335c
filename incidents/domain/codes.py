"""Public codes: a prefix, six random Crockford base-32 characters and a check character.

They tell nothing about date, place or number. The check character is the weighted sum of the six modulo 31 (a prime,
so that one wrong character and two swapped neighbours are both noticed).
"""

import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 6
_BITS = 5  # tell one of 32 characters
_LAST = len(ALPHABET) - 1
_PRIME = 31
_SHAPE = re.compile(r"[A-Z]{1,6}-[0-9A-HJKMNP-TV-Z]{7}")
ARTICLE, LIST, VIEW = "A", "L", "V"


def make(prefix: str) -> str:
    """A new code such as `IRQ-7K3M9XQ`; uniqueness is the database's to hold."""
    drawn = secrets.randbits(_BITS * _LENGTH)
    body = "".join(ALPHABET[drawn >> _BITS * place & _LAST] for place in range(_LENGTH))
    return f"{prefix}-{body}{check_character(body)}"


def check_character(body: str) -> str:
    """The seventh character for the six of `body`."""
    return ALPHABET[sum(weight * ALPHABET.index(char) for weight, char in enumerate(body, start=1)) % _PRIME]


def is_code(text: str) -> bool:
    """True for a whole code whose check character fits."""
    if not _SHAPE.fullmatch(text):
        return False
    body = text.rpartition("-")[2]
    return body[-1] == check_character(body[:-1])

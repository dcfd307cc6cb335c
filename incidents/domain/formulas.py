"""Text that a spreadsheet may take for a formula, and the mark that keeps it from doing so."""

import re

_BLANKS = r"[\s\u200b-\u200f\u2060\ufeff]*"  # a reader may drop these, and then see what follows
_FORMULA = re.compile(rf"'*(?:{_BLANKS}[=+\-@＝＋－＠﹦﹢﹣﹫]|[\t\r\n\0])")


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet may take the text for a formula or a command."""
    if text[:1].isalnum():  # as nearly every text begins, and no formula does
        return False
    return _FORMULA.match(text) is not None


def marked(text: str) -> str:
    """The text as a CSV cell may hold it: with a `'` in front if it looks like a formula."""
    return f"'{text}" if looks_like_formula(text) else text


def unmarked(text: str) -> str:
    """What `marked` was given."""
    return text[1:] if text.startswith("'") and looks_like_formula(text[1:]) else text

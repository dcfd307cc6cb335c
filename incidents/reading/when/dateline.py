"""The line that says where and when a text was written: its day is the day of publication, not of an event."""

import re

from incidents.reading.lexicon import word_set
from incidents.reading.prose import Prose, Token

_LINES_READ = 6  # from the top
_TOP = 1_500  # characters in which a dateline stands
_LONGEST = 200  # characters after the date that are looked at
_MOST_BEFORE = 4  # words before the date: a place, or a place and its country
_SMALL = word_set("in on at the a في من على مساء صباح يوم فجر ليلة ليله خلال منذ الى ظهر عصر لە")
_AFTER = re.compile(r"[.,]?\s*(?:\([^()\n]{2,60}\)|/[^/\n]{2,40}/|\[[^\]\n]{2,40}\])?\s*(?:[-–—]|/\s)")
_AGENCY = re.compile(r"[.,]?\s*\([^()\n]{2,60}\)")
_META = re.compile(
    r"\W*(?:published|posted|updated|last (?:updated|modified)|date|released"
    r"|نشر|نُشر|تاريخ|آخر تحديث|اخر تحديث|بتاريخ|حُدّث)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"[\s,|\-–—.:/0-9٠-٩apmAPMصمGTUC+()]*$")


NO_LINE, LIKE_ONE, SURE = 0, 1, 2


def dateline(prose: Prose, first: int, last: int) -> int:
    """Whether the date of tokens `first` to `last` stands where a text says when it was written.

    SURE: with an agency in brackets or a word for publishing. LIKE_ONE: before a dash, or alone in its line, as the
    headings of a chronicle are too.
    """
    start, end = prose.tokens[first].start, prose.tokens[last - 1].end
    if start > _TOP or prose.text.count("\n", 0, start) >= _LINES_READ:
        return NO_LINE
    line = prose.text.rfind("\n", 0, start) + 1
    before = prose.text[line:start]
    rest = prose.text[end : end + _TOP]
    after = rest.split("\n", 1)[0][:_LONGEST]
    if _META.match(before) and (before.rstrip().endswith(":") or _CLOCK.fullmatch(after)):
        return SURE
    window = prose.tokens[max(0, first - 2 * _MOST_BEFORE) : first]
    words = [token for token in window if token.start >= line and token.raw[0].isalnum()]
    if len(words) > _MOST_BEFORE or not all(map(_may_be_place, words)):
        return NO_LINE
    if _AGENCY.match(after):
        return SURE
    alone = not after.strip() and bool(rest.strip())
    return LIKE_ONE if alone or (words and _AFTER.match(after)) else NO_LINE


def _may_be_place(token: Token) -> bool:
    return token.is_word and token.text not in _SMALL and (token.raw[0].isupper() or not token.raw.isascii())

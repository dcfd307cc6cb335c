"""Words that never stand in our own voice, and how a text is searched for them.

What stands in quotation marks is another's voice and is left alone: titles of sources stay as printed.
"""

import re

QUOTED = re.compile(r"“[^”]*”|«[^»]*»")

# Latin words are matched whole and in any case. Arabic words may carry an article, a preposition or an ending.
UNMANNERLY = (
    r"martyr(?:s|dom|ed)?",
    r"terroris(?:t|ts|m)",
    r"thugs?",
    r"infiltrators?",
    r"rioters?|mob violence",
    r"militias?(?:men)?",
    r"regimes?",
    r"massacres?d?",
    r"neutrali[sz](?:e|ed|ing)",
    r"collateral",
    r"dispers(?:e|ed|es|ing|al)",
    r"clash(?:es|ed)?",
    r"success!",
    r"claim(?:s|ed|ing)?|admitted (?:that|to)",
    r"confirmed",
    r"extra-?judicial executions?|death squads?",
)
INNER = (r"facets?", r"tiers?", r"edtf", r"keyset", r"scopes?")
ARABIC = (
    r"شهيد|(?<!جسر ال)(?<!ساحة ال)شهداء|استشهاد|استشهد|شەهید",  # a bridge and a square bear the word as their name
    r"مندس",
    r"[إا]رهابي|تیرۆریست",
    r"ادّ?عاء(?!\s+العام)|مزاعم|يزعم|زعم",
    r"مجزرة|مذبحة",
    r"بلطجي",
    r"ميليشي|ملیشی",
)
DASHED_RANGE = r"%\(\w+\)[sd]\s*[–—-]\s*%\(\w+\)[sd]|\}\}\s*[–—-]\s*\{\{"

ALLOWED = {
    "Confirmed": "a grade of the field: several kinds of proof agree",
    "Confirmed by other sources": "an Admiralty rating, shown to reviewers only",
}

_WORDS = re.compile(
    "|".join([*(rf"\b(?:{word})(?!\w)" for word in (*UNMANNERLY, *INNER)), *ARABIC, DASHED_RANGE]), re.IGNORECASE
)


def unmannerly(text: str) -> list[str]:
    """Words of a text that do not belong on our screen, in order."""
    if text in ALLOWED:
        return []
    return [found.group() for found in _WORDS.finditer(QUOTED.sub("", text))]

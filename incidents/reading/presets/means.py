"""What was used, read from the words of a column: "car bomb, gunfire" → the causes of our list.

Where several are named, each is reported among causes: nobody is said to have died of one of them. A canister is not
said to have hit anybody unless the words say so, and then the gas in it is not said to have been inhaled.
"""

import re

from incidents.domain.incident import Cause
from incidents.domain.vocabulary import CauseRole


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


#: Words → cause, the narrower first; what one has read is no longer there for the next. Blank: read, and left open.
_MEANS: tuple[tuple[re.Pattern[str], str], ...] = (
    (_words(r"petrol bombs?|molotovs?(?: cocktails?)?|زجاجات حارقة"), "fire"),
    (_words(r"stun grenades?|sound bombs?|قنابل صوتية"), "stun-grenade"),
    (_words(r"(?:hit|struck) by (?:a )?tear.?gas (?:canister|grenade|bomb)s?"), "tear-gas-canister-impact"),
    (
        _words(r"tear.?gas (?:canister|grenade|bomb)s? (?:to|in) the (?:head|face|chest|eye)"),
        "tear-gas-canister-impact",
    ),
    (_words(r"tear.?gas (?:canister|grenade|bomb)s?|smoke (?:canister|grenade|bomb)s?"), ""),
    (_words(r"tear.?gas|الغاز المسيل(?: للدموع)?"), "tear-gas-inhalation"),
    (_words(r"birdshot|pellets?|hunting.rifles?|shotguns?|بنادق صيد|خردق"), "birdshot"),
    (_words(r"(?:rubber|plastic) (?:bullet|round)s?|رصاص مطاطي"), "rubber-round"),
    (_words(r"snipers?|sniped|قناص"), "sniper"),
    (
        _words(
            r"gunfire|small.?arms|\bshots?\b|gunm[ae]n|shooting|machine.?guns?|live (?:fire|ammunition|rounds?)"
            r"|(?:live )?bullets?|pistols?|firearms?|automatic weapons|رصاص|اطلاق نار|إطلاق نار"
        ),
        "live-ammunition",
    ),
    (
        _words(
            r"bomb|explo|\bieds?\b|mortar|rocket|missile|shell(?:s|ing)?\b|air.?strike|grenade|\bmines?\b|landmine"
            r"|artillery|suicide|عبوة|انفجار|تفجير"
        ),
        "explosion",
    ),
    (_words(r"stab|kni(?:fe|ves)|behead|machete|سكين|طعن"), "knife"),
    (_words(r"beat|batons?|ضرب"), "beating"),
    (_words(r"electric shocks?|صعق"), "electric-shock"),
    (_words(r"\bburn|arson|\bset (?:on )?fire|حرق|حريق"), "fire"),
    (_words(r"strangl|suffocat|asphyx|خنق"), "asphyxiation"),
    (_words(r"run over|rammed|ramming|دهس"), "vehicle"),
    (_words(r"water cannons?|خراطيم"), "water-cannon"),
)


def causes(said: str) -> tuple[Cause, ...]:
    """The causes that the words name; none where they name no cause of ours."""
    found: list[str] = []
    left = said
    for words, term in _MEANS:
        if words.search(left):
            found.append(term)
            left = words.sub(" ", left)
    known = tuple(dict.fromkeys(term for term in found if term))
    role = CauseRole.AMONG if len(set(found)) > 1 else CauseRole.CAUSE
    return tuple(Cause(term=term, role=role) for term in known)

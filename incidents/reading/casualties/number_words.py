"""The words of numbers in running text; the numbers and qualifiers themselves come from `domain.count_names`.

Kinds: `n` a number, `x` a factor, `e` a round number, `q` a qualifier, `v` a word that stands for no exact number.
"""

from typing import Final

from incidents.domain.count_names import PHRASES

_HUNDREDS = {300: "ثلاث", 400: "أربع", 500: "خمس", 600: "ست", 700: "سبع", 800: "ثمان|ثماني", 900: "تسع"}
#: Words of the typed table that mean something else in a sentence, or a person as well as a number.
_OTHERWISE = frozenset(
    "قتيلان|قتيلين|جريحان|جريحين|شخصان|شخصين|متظاهران|مصابان|شهيدان|شهيدين|+|> =|>|≥|~|≈|or so|few|c|يصل إلى|some".split(
        "|"
    )
)
_QUALIFIERS = ("at_least", "more_than", "up_to", "about")
_VAGUE = ("dozens", "scores", "hundreds", "several")


def _typed() -> dict[str, str]:
    """The rows of the typed table that running text shares, by the kinds of this one."""
    table = {}
    for code, phrases in PHRASES.items():
        kind = "q" if code in _QUALIFIERS else "v" if code in _VAGUE else code[0] if code[1:2] == ":" else ""
        if kept := [phrase for phrase in phrases.split("|") if kind and phrase not in _OTHERWISE]:
            table[code if code[1:2] == ":" else f"{kind}:{code}"] = "|".join(kept)
    return table


def _hundreds() -> dict[str, str]:
    """ثلاثمئة, ثلاثمائة and the like, written in one word."""
    return {
        f"n:{number}": "|".join(f"{unit}{hundred}" for unit in units.split("|") for hundred in ("مئة", "مائة"))
        for number, units in _HUNDREDS.items()
    }


WORDS: Final[dict[str, str]] = {
    **_typed(),
    **_hundreds(),
    "n:1 ": "single",
    "n:2 ": "pair of|a pair of",
    "n:2000": "ألفان|ألفين",
    "x:1000": "thousand|a thousand|ألف|آلاف|هەزار",
    "x:100": "hundred|a hundred|مئة|مائة",
    "x:1000000": "million|a million|مليون|ملايين",
    "e:12": "a dozen|dozen",
    "q:at_least ": "at the very least|a minimum of|ما لا يقل عن|لا يقل عن|ما لايقل عن|لايقل عن|على الأقل|not fewer than",
    "q:more_than ": "greater than|well over|just over|ما يزيد عن|ما يزيد على|يزيد عن|بأكثر من|تجاوز|تجاوزت|يتجاوز|يفوق"
    "|ما يفوق|most than|exceeding",
    "q:about ": "some|an estimated|estimated|close to|ما يقارب|ما يقرب من|بحدود|حوالي|تقريبا|close on|or so",
    "q:up_to ": "as many as|ما يصل إلى|حوالى ما يصل إلى|a maximum of",
    "q:": "a total of|total of|an additional|additional|another|a further|further|yet another|what is now|مجموع|ما مجموعه"
    "|ما مجموعهم|عدد|a combined|exactly|only|just|a reported|فقط",
    "v:several ": "several|a few|a handful of|عدة|بضعة|بضع|چەند",
    "v:dozens ": "dozens of|dozens|several dozen|several dozens|many dozens of|tens of|العشرات|عشرات|العشرات من|عشرات من|dozens more",
    "v:scores ": "scores of|scores",
    "v:hundreds ": "hundreds of|hundreds|several hundred|several hundreds|many hundreds of|المئات|مئات|مئات من|المئات من",
    "v:2000": "thousands of|thousands|several thousand|الآلاف|آلاف|الآلاف من|آلاف من",
    "v:20000": "tens of thousands of|tens of thousands|عشرات الآلاف|عشرات الآلاف من",
    "v:200000": "hundreds of thousands of|hundreds of thousands|مئات الآلاف|مئات الآلاف من",
    "none:": "no|no one|nobody|none|zero|هیچ",
    "one of:": "one of the|one of|أحد|إحدى|واحد من|واحدة من",
    "to:": "to|إلى|حتى|تا|بۆ",
    "between:": "between|بين|نێوان|from",
}

"""The words of numbers in running text; the numbers and qualifiers themselves come from `domain.count_names`.

Kinds: `n` a number, `x` a factor, `e` a round number, `q` a qualifier, `v` a word that stands for no exact number.
"""

from typing import Final

from incidents.domain.count_names import PHRASES

_HUNDREDS = {300: "ثلاث", 400: "أربع", 500: "خمس", 600: "ست", 700: "سبع", 800: "ثمان|ثماني", 900: "تسع"}
#: Words of the typed table that mean something else in a sentence, or a person as well as a number.
_ELSEWHERE = (
    "قتيلان|قتيلين|جريحان|جريحين|شخصان|شخصين|متظاهران|مصابان|شهيدان|شهيدين|+|> =|>|≥|~|≈|or so|few|c|يصل إلى|some"
    "|and more"
    "|وأكثر|فأكثر"
)
_OTHERWISE = frozenset(_ELSEWHERE.split("|"))
_QUALIFIERS = ("at_least", "more_than", "up_to", "about")
_VAGUE = ("dozens", "scores", "hundreds", "several")


def _typed() -> dict[str, str]:
    """The rows of the typed table that running text shares, by the kinds of this one."""
    table = {}
    for code, phrases in PHRASES.items():
        kind = "q" if code in _QUALIFIERS else "v" if code in _VAGUE else code[0] if code[1:2] == ":" else ""
        words = phrases.split("|")  # وعشرون is و and عشرون here
        if kept := [one for one in words if kind and one not in _OTHERWISE | _joined(words) and one[-3:] != " of"]:
            table[code if code[1:2] == ":" else f"{kind}:{code}"] = "|".join(kept)
    return table


def _joined(words: list[str]) -> set[str]:
    return {f"و{word}" for word in words}


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
    "n:200 ": "مئتي|مائتي|ميتين|ميتان",
    "n:11 ": "واحد عشر|واحدة عشرة",
    "n:500000": "half a million|نصف مليون",
    "n:2000": "ألفان|ألفين|ألفي",
    "x:1000": "thousand|a thousand|ألف|آلاف|ألفا|هەزار",
    "x:100": "hundred|a hundred|مئة|مائة",
    "unit:": "million|millions|a million|billion|مليون|ملايين|مليار|مليونا",
    "e:12": "a dozen|dozen",
    "q:at_least ": "at the very least|a minimum of|ما لا يقل عن|لا يقل عن|ما لايقل عن|لايقل عن|على الأقل"
    "|not fewer than",
    "q:more_than ": "greater than|well over|just over|upwards of|in excess of|ما يربو على|ما ينيف على|يربو على"
    "|ما يزيد عن|ما يزيد على|يزيد عن|بأكثر من|تجاوز|تجاوزت|يتجاوز|يفوق"
    "|ما يفوق|most than|exceeding",
    "q:about ": "some|an estimated|estimated|close to|ما يقارب|ما يقرب من|بحدود|حوالي|تقريبا|close on|or so",
    "q:up_to ": "fewer than|less than|أقل من|as many as|ما يصل إلى|حوالى ما يصل إلى|a maximum of",
    "q:": "a total of|total of|an additional|additional|another|a further|further|yet another|what is now|مجموع"
    "|ما مجموعه"
    "|ما مجموعهم|عدد|a combined|exactly|only|just|a reported|فقط",
    "v:several ": "several|a few|a handful of|عدة|بضعة|بضع|چەند",
    "v:dozens ": "dozens|several dozen|several dozens|many dozens|العشرات|عشرات|العشرات من|عشرات من|dozens more",
    "v:scores ": "scores",
    "v:hundreds ": "hundreds|several hundred|several hundreds|many hundreds|المئات|مئات|مئات من|المئات من",
    "v:2000": "thousands|several thousand|الآلاف|آلاف|الآلاف من|آلاف من",
    "v:20000": "tens of thousands|عشرات الآلاف|عشرات الآلاف من",
    "v:200000": "hundreds of thousands|مئات الآلاف|مئات الآلاف من",
    "none:": "no|no one|nobody|none|zero|هیچ",
    "one of:": "one of the|one of those|one of its|one of their|one of his|one of two|one of several|أحد|إحدى"
    "|واحد من|واحدة من",
    "to:": "to|إلى|حتى|تا|بۆ",
    "between:": "between|بين|نێوان|from",
}

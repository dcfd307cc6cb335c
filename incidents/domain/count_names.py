"""Number words and the small words around figures, in English, Arabic and Central Kurdish.

A code that is a `Qualifier` states how the figure is meant; `n:5` is a number, `x:100` multiplies, `e:12` is a round
number that counts as "about" unless the words say otherwise. Left out on purpose: Sorani سێ (3) and سی (30), which
become one word when letters are folded.
"""

from typing import Final

_ENGLISH_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ARABIC_UNITS = (
    "صفر",
    "واحد|واحدة",
    "اثنان|اثنين|اثنتان|اثنتين|قتيلان|قتيلين|جريحان|جريحين|شخصان|شخصين|متظاهران|مصابان|شهيدان|شهيدين",
    "ثلاثة|ثلاث",
    "أربعة|أربع",
    "خمسة|خمس",
    "ستة|ست",
    "سبعة|سبع",
    "ثمانية|ثماني|ثمان",
    "تسعة|تسع",
    "عشرة|عشر",
    "أحد عشر|إحدى عشرة",
    "اثنا عشر|اثني عشر|اثنتا عشرة",
    "ثلاثة عشر|ثلاث عشرة",
    "أربعة عشر|أربع عشرة",
    "خمسة عشر|خمس عشرة",
    "ستة عشر|ست عشرة",
    "سبعة عشر|سبع عشرة",
    "ثمانية عشر|ثماني عشرة",
    "تسعة عشر|تسع عشرة",
)
_ARABIC_TENS = (
    "عشرون|عشرين",
    "ثلاثون|ثلاثين",
    "أربعون|أربعين",
    "خمسون|خمسين",
    "ستون|ستين",
    "سبعون|سبعين",
    "ثمانون|ثمانين",
    "تسعون|تسعين",
)
_SORANI = {1: "یەک", 2: "دوو", 4: "چوار", 5: "پێنج", 6: "شەش", 7: "حەوت", 8: "هەشت", 9: "نۆ", 10: "دە", 20: "بیست"}


def _numbers() -> dict[str, str]:
    """`n:5` to its words; Arabic tens also with the و that joins them to the unit before (خمسة وعشرون)."""
    table: dict[int, list[str]] = {}
    for number, (english, arabic) in enumerate(zip(_ENGLISH_UNITS.split(), _ARABIC_UNITS, strict=True)):
        table[number] = [english, arabic]
    for number, (english, arabic) in enumerate(zip(_ENGLISH_TENS.split(), _ARABIC_TENS, strict=True), start=2):
        joined = [f"و{word}" for word in arabic.split("|")]
        table[10 * number] = [english, arabic, *joined]
    for number, sorani in _SORANI.items():
        table[number].append(sorani)
    table[100] = ["مئة|مائة|سەد"]
    table[200] = ["مئتان|مئتين|مائتان|مائتين"]
    table[1000] = ["ألف|هەزار"]
    return {f"n:{number}": "|".join(words) for number, words in table.items()}


PHRASES: Final[dict[str, str]] = {
    **_numbers(),
    "x:100": "hundred|a hundred",
    "x:1000": "thousand|a thousand",
    "e:2": "a couple|couple",
    "e:6": "half a dozen",
    "e:12": "a dozen|dozen",
    "e:24": "two dozen",
    "e:36": "three dozen",
    "at_least": "at least|not less than|no less than|no fewer than|not fewer than|a minimum of|≥|> =|+|or more|"
    "and more|ما لا يقل عن|لا يقل عن|على الأقل|أو أكثر|فأكثر|وأكثر|لانیکەم|لانی کەم|بەلایەنی کەم|"
    "بەلایەنی کەمەوە|یان زیاتر",
    "more_than": "more than|over|above|upwards of|in excess of|>|أكثر من|أزيد من|ما يزيد على|ما يزيد عن|يزيد على|"
    "يزيد عن|زیاتر لە",
    "up_to": "up to|as many as|at most|no more than|not more than|a maximum of|ما يصل إلى|يصل إلى|لا يتجاوز|لا يزيد عن|"
    "لا يزيد على|على الأكثر|زۆرترین",
    "about": "~|≈|about|around|approximately|approx|roughly|nearly|almost|some|circa|or so|نحو|حوالي|حوالى|قرابة|زهاء|"
    "ما يقارب|يقارب|تقريبا|نزیکەی|نزیکە|دەوروبەری",
    "dozens": "dozens|dozens of|several dozen|tens|tens of|عشرات|العشرات|دەیان",
    "several": "several|a few|few|عدة|بضعة|بضع|چەند|چەندین",
    "scores": "scores|scores of",
    "hundreds": "hundreds|hundreds of|several hundred|مئات|المئات|مئات من|سەدان",
    "none": "none|no|no one|nobody|لا أحد|لا يوجد|لم يقتل أحد|لم يصب أحد|هیچ|هیچ کەس",
    "missing": "some people|بعض|a number|a number of|number|unknown|not stated|not known|not given|not reported|"
    "unclear|unspecified|many|numerous|n / a|عدد|عدد من|العديد|العديد من|غير معروف|غير محدد|مجهول|لم يذكر|"
    "ژمارەیەک|نادیار|نەزانراو",
    "-": "-|‐|‑|–|—|−",
    "t": "to|إلى|حتى|تا|بۆ",
    "b": "between|from|بين|من|نێوان|لە",
    "&": "and|و",
    "_": '"|“|”|«|»|of|the|people|person|persons|killed|dead|died|deaths|death|injured|wounded|injuries|casualties|'
    "protester|protesters|demonstrators|others|قتيل|قتيلا|قتلى|جريح|جريحا|جرحى|شخص|شخصا|أشخاص|متظاهر|متظاهرا|متظاهرين|مصاب|مصابا|مصابين|"
    "إصابة|شهيد|شهيدا|شهداء|کەس|کوژراو|بریندار",
}

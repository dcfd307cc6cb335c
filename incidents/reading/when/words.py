"""Words of dates as letters of a shape; a text's tokens become a row of letters that `shapes.py` reads.

Months, weekdays and the words for yesterday come from `domain/date_names.py`. A code is a letter, with a value after a
colon where it has one. English names that are words of their own (May, March, Sun) count with a capital alone.
"""

from typing import Final

from incidents.domain.date_names import PHRASES
from incidents.reading.lexicon import word_set

_SHARED = ("w:", "r:")
_MONTH_NAMES = {code: names for code, names in PHRASES.items() if code.startswith("m:")}
_ORDINALS_EN = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINALS_AR = (
    "الأول الثاني|الثانى الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر الحادي_عشر الثاني_عشر الثالث_عشر"
    " الرابع_عشر الخامس_عشر السادس_عشر السابع_عشر الثامن_عشر التاسع_عشر العشرين|العشرون"
)
_UNITS_AR = "الحادي|الواحد الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع"


def _ordinals() -> dict[str, str]:
    """The days of a month as words, 1 to 31; code `e`."""
    words = {
        day: f"{en}|{ar.replace('_', ' ')}"
        for day, (en, ar) in enumerate(zip(_ORDINALS_EN.split(), _ORDINALS_AR.split(), strict=True), 1)
    }
    for unit, (en, ar) in enumerate(zip(_ORDINALS_EN.split(), _UNITS_AR.split(), strict=False), 1):
        arabic = [f"{one} {tens}" for one in ar.split("|") for tens in ("والعشرين", "والعشرون", "و العشرين")]
        words[20 + unit] = "|".join((f"twenty-{en}", f"twenty {en}", *arabic))
    words[30] = "thirtieth|الثلاثين|الثلاثون"
    words[31] = "thirty-first|thirty first|الحادي والثلاثين|الحادي والثلاثون"
    return {f"e:{day}": names for day, names in words.items()}


_HIJRI = (
    "محرم|المحرم|محرم الحرام|muharram",
    "صفر|safar",
    "ربيع الأول|ربيع أول|rabi al-awwal|rabi al-awal|rabi' al-awwal|rabi i",
    "ربيع الآخر|ربيع الثاني|ربيع ثاني|rabi al-thani|rabi' al-thani|rabi al-akhir|rabi ii",
    "جمادى الأولى|جمادى الاول|jumada al-ula|jumada al-awwal|jumada i",
    "جمادى الآخرة|جمادى الثانية|جمادى الثاني|jumada al-thani|jumada al-thaniya|jumada al-akhira|jumada ii",
    "رجب|rajab",
    "شعبان|sha'ban|shaban|shaaban",
    "رمضان|ramadan|ramadhan",
    "شوال|shawwal|shawal",
    "ذو القعدة|ذي القعدة|dhu al-qadah|dhu al-qa'dah|dhul qadah|dhu al-qi'dah",
    "ذو الحجة|ذي الحجة|dhu al-hijjah|dhu al-hijja|dhul hijja|dhul-hijjah",
)
_COUNTS = (
    "one|واحد", "two|اثنين", "three|ثلاثة", "four|أربعة", "five|خمسة", "six|ستة", "seven|سبعة", "eight|ثمانية",
    "nine|تسعة", "ten|عشرة",
)  # fmt: skip

LETTERS: Final[dict[str, str]] = {
    **_MONTH_NAMES,
    **{code: names for code, names in PHRASES.items() if code.startswith(_SHARED)},
    **{f"h:{number}": names for number, names in enumerate(_HIJRI, 1)},
    **{f"q:{number}": names for number, names in enumerate(_COUNTS, 1)},
    **_ordinals(),
    "r:0": "today|اليوم|هذا اليوم|ئەمڕۆ|ئەمرۆ|tonight|this morning|this evening|this afternoon|هذه الليلة",
    "r:1": f"{PHRASES['r:1']}|يوم أمس|مساء أمس|دوێنێ",
    "r:2": f"{PHRASES['r:2']}|أول امس|يوم أول أمس",
    "O": "last night|overnight|الليلة الماضية|ليلة أمس|ليل أمس|ليلة البارحة|دوێ شەو|دوێنێ شەو|شەوی ڕابردوو|"
    "شەوی رابردوو|yesterday night",
    "l": "last|past|الماضي|الماضية|المنصرم|الفائت|السابق|ڕابردوو|رابردوو|previous",
    "c": "this|current|الجاري|الحالي|هذا",
    "n": "next|coming|upcoming|المقبل|القادم|المقبلة|القادمة|داهاتوو",
    "b": "between|بين|ما بين|نێوان|لە نێوان",
    "f": "from|ابتداء من|اعتبارا من",
    "&": "and|و",
    "/": "/|or|أو|یان",
    "-": "-|‐|‑|–|—|−",
    ">": "to|through|into|إلى|الى|على|تا|هەتا|بۆ",
    "p:1": "early|the beginning of|beginning of|beginning|start of|أوائل|اوائل|مطلع|بداية|سەرەتای",
    "p:2": "mid|middle of|منتصف|أواسط|ناوەڕاستی",
    "p:3": "late|end of|the end of|أواخر|اواخر|نهاية|کۆتایی",
    "p:4": "first week of|the first week of|الأسبوع الأول من",
    "p:5": "second week of|the second week of|الأسبوع الثاني من",
    "p:6": "third week of|the third week of|الأسبوع الثالث من",
    "p:7": "last week of|the last week of|fourth week of|the fourth week of|الأسبوع الأخير من|الأسبوع الرابع من",
    ".": ".",
    ",": ",|،|؛|:",
    "(": "(|[",
    ")": ")|]",
    "#": "st|nd|rd|th|ی|ي|ـي",
    "o": "of|the|من|م|ل|لە|مانگی|ساڵی|في شهر",
    "i": "in|on|at|during|في|خلال|لە|within|by the|قرابة",
    "D": "day|يوم|يومي|أيام|بيوم|بتاريخ|تاريخ|ليوم|نهار|ڕۆژی|رۆژی|المصادف|الموافق|dated|date",
    "Y": "year|عام|سنة|لعام|لسنة|العام|ساڵ",
    "X": "شهر|مانگی|month",
    "E": "morning|afternoon|evening|dawn|noon|midnight|midday|predawn|pre-dawn|daybreak|earlier|hours|hour|"
    "early hours|the early hours|late evening|late afternoon|early morning|صباح|صباحا|ظهر|ظهرا|عصر|عصرا|مساء|فجر|"
    "ساعة|الساعة|ساعات|ضحى|فجرا|بعد ظهر|قبل ظهر|بعيد|قبيل|بعد منتصف ليل|بعد منتصف ليلة|بەیانی|ئێوارەی|نیوەڕۆی|"
    "ساعات متأخرة|وقت متأخر|ساعة متأخرة|الأولى|متأخرة|مبكرة|وقت مبكر|ساعات الصباح الأولى|minutes",
    "N": "ليلتي|night|nights|the night|night time|nighttime|ليلة|ليل|ليلا|الليل|شەوی|شەو|overnight on",
    "s": "since|until|till|as of|ahead of|prior to|منذ|حتى|لغاية|إلى غاية|لحد|لەوەتەی|بدءا من|dating back to",
    "t": "by|before|after|following|بعد|عقب|لە دوای|عشية|eve of|on the eve of",
    "B": "قبل|پێش",
    "u:2": "يومين|يومان",
    "U": "days|day|أيام|يوما|ڕۆژ|يوم",
    "g": "ago|لەمەوبەر|مضت",
    "K": "last week|the past week|previous week|الأسبوع الماضي|الاسبوع الماضي|الأسبوع الفائت|"
    "هەفتەی ڕابردوو|هەفتەی رابردوو",
    "L": "last month|الشهر الماضي|الشهر المنصرم|الشهر الفائت|مانگی ڕابردوو|مانگی رابردوو",
    "T": "this month|the current month|الشهر الجاري|الشهر الحالي|هذا الشهر|ئەم مانگە",
    "V:1": "last year|of last year|العام الماضي|العام المنصرم|السنة الماضية|ساڵی ڕابردوو|ساڵی رابردوو",
    "V:0": "this year|of this year|العام الجاري|العام الحالي|هذا العام|هذه السنة|السنة الحالية|ئەمساڵ",
    "a:-1": "the previous day|previous day|a day earlier|one day earlier|the day before|day before|اليوم السابق|"
    "قبل ذلك بيوم|"
    "اليوم الذي سبقه|قبلها بيوم|the previous night|the night before",
    "a:1": "the following day|following day|the next day|next day|a day later|one day later|the day after|اليوم التالي|"
    "بعد ذلك بيوم|"
    "بعدها بيوم",
    "a:0": "the same day|same day|that day|اليوم نفسه|اليوم ذاته|نفس اليوم|ذلك اليوم|ذات اليوم",
    "H": "ah|هـ|هجري|هجرية|للهجرة|hijri|کۆچی",
}  # fmt: skip

#: English names that are ordinary words too, folded; they count where the text writes them with a capital.
CAPITAL: Final = word_set("may march mar sun sat mon wed thu dec sep jan second jun nov oct aug apr fri tue tues")
#: Abbreviated weekdays, which count beside a date only.
SHORT_WEEKDAYS: Final = word_set("mon tue tues wed thu thurs fri sat sun")
#: What, standing right after, shows that the day is part of a name or of another matter.
NAMED_AFTER: Final = word_set(
    "bridge street st square hospital neighbourhood neighborhood movement revolution uprising protests protest"
    " intifada brigade brigades prayers prayer sermon elections election battalion news times herald coalition"
    " airport agreement district"
)
#: The same, standing right before.
NAMED_BEFORE: Final = word_set(
    "جسر شارع ساحة حي مستشفى ثورة انتفاضة حركة تظاهرات احتجاجات صلاة خطبة مظاهرات لواء كتيبة ذكرى منطقة معتقلي"
    " شهداء مدينة فوج"
)

"""Names of months and weekdays and the small words around dates, in English, Arabic and Central Kurdish.

Months: the Levantine and Iraqi names (شباط), the names used in Egypt (فبراير), and the Sorani ones (شوبات), as in
the Unicode CLDR locales ar-IQ, ar-EG and ckb, with the spellings that newspapers vary between. Names of the Hijri
months are known so that such a date is recognised and asked for again; it is not converted here.
"""

from typing import Final

_ENGLISH = (
    "january|jan",
    "february|feb",
    "march|mar",
    "april|apr",
    "may",
    "june|jun",
    "july|jul",
    "august|aug",
    "september|sept|sep",
    "october|oct",
    "november|nov",
    "december|dec",
)
_ARABIC = (
    "كانون الثاني|كانون ثاني|يناير",
    "شباط|فبراير",
    "آذار|مارس",
    "نيسان|أبريل",
    "أيار|مايس|مايو",
    "حزيران|يونيو|يونيه",
    "تموز|يوليو|يوليه",
    "آب|أغسطس",
    "أيلول|سبتمبر",
    "تشرين الأول|تشرين أول|أكتوبر",
    "تشرين الثاني|تشرين ثاني|نوفمبر",
    "كانون الأول|كانون أول|ديسمبر",
)
_SORANI = (
    "کانوونی دووەم|کانونی دووەم",
    "شوبات",
    "ئازار|ئادار",
    "نیسان",
    "ئایار|مایس",
    "حوزەیران|حوزه‌یران",
    "تەممووز|تەمووز|تەمموز|تەموز",
    "ئاب",
    "ئەیلوول|ئەیلول",
    "تشرینی یەکەم",
    "تشرینی دووەم",
    "کانوونی یەکەم|کانونی یەکەم",
)
_WEEKDAYS = (
    "monday|mon|الاثنين|دووشەممە",
    "tuesday|tues|tue|الثلاثاء|سێشەممە",
    "wednesday|wed|الأربعاء|چوارشەممە",
    "thursday|thurs|thu|الخميس|پێنجشەممە",
    "friday|fri|الجمعة|هەینی",
    "saturday|sat|السبت|شەممە",
    "sunday|sun|الأحد|یەکشەممە",
)
_HIJRI = (
    "محرم|صفر|ربيع الأول|ربيع أول|ربيع الآخر|ربيع الثاني|جمادى الأولى|جمادى الآخرة|جمادى الثانية|رجب|شعبان|رمضان|شوال"
    "|ذو القعدة|ذي القعدة|ذو الحجة|ذي الحجة|هـ|هجري|هجرية|للهجرة|کۆچی"
    "|muharram|safar|rabi|jumada|rajab|shaban|shawwal|ramadan|dhu|dhul|hijri|ah"
)


def _with_izafe(names: str) -> str:
    """Sorani names with and without the -ی that ties them to the next word."""
    return "|".join(f"{name}|{name}ی" for name in names.split("|"))


#: Code to phrases. A code may carry a value after a colon: `m:11` November, `w:0` Monday, `r:1` one day ago.
PHRASES: Final[dict[str, str]] = {
    **{
        f"m:{number}": f"{english}|{arabic}|{_with_izafe(sorani)}"
        for number, (english, arabic, sorani) in enumerate(zip(_ENGLISH, _ARABIC, _SORANI, strict=True), start=1)
    },
    **{f"w:{number}": names for number, names in enumerate(_WEEKDAYS)},
    "h": _HIJRI,
    "r:0": "today|اليوم|ئەمڕۆ",
    "r:1": "yesterday|أمس|الأمس|بالأمس|البارحة|دوێنێ",
    "r:2": "the day before yesterday|day before yesterday|أول أمس|أول من أمس|أمس الأول|پێرێ",
    "v": "last night|overnight|الليلة الماضية|دوێ شەو",
    "l": "last|الماضي|ڕابردوو",
    "b": "between|بين|نێوان",
    "&": "and|و",
    "/": "/|or|أو|یان",
    "-": "-|‐|‑|–|—|−|to|until|till|through|إلى|الى|حتى|تا|هەتا|بۆ",
    "a": "~|about|around|approximately|approx|roughly|circa|ca|c|نحو|حوالي|تقريبا|نزیکەی|دەوروبەری",
    "q": "?|؟|possibly|perhaps|probably|maybe|ربما|لەوانەیە",
    "n": "night|the night|ليلة|ليل|شەو|شەوی",
    "p:1": "early|beginning|start|أوائل|مطلع|بداية|سەرەتا|سەرەتای",
    "p:2": "mid|middle|منتصف|أواسط|ناوەڕاست|ناوەڕاستی",
    "p:3": "late|end|أواخر|نهاية|کۆتایی",
    ".": ".",
    ":": ":|a m|p m|am|pm",
    "_": ",|،|(|)|early morning|late afternoon|late evening|"
    "the|of|on|in|at|from|during|day|st|nd|rd|th|morning|afternoon|evening|dawn|noon|ad|ce|"
    "يوم|في|من|بتاريخ|شهر|سنة|عام|لعام|لسنة|فجر|صباح|ظهر|عصر|مساء|م|ميلادي|ی|لە|ڕۆژی|مانگی|ساڵی|بەیانی|ئێوارە|ئێوارەی|زایینی",
}

"""The words that name who said something, and where such a name ends."""

from typing import Final

from incidents.domain.script import plain
from incidents.reading.casualties.lexicon import words

#: After a name in English.
SAID: Final = words("said says told added adds announced stated reported confirmed noted reports saying")
#: Before a name, as tokens.
ACCORDING: Final = (("according", "to"), ("quoting",), ("citing",), ("as", "reported", "by"), ("as", "said", "by"))
#: Before a name in Arabic, where a verb begins the sentence.
ARABIC_SAID: Final = words(
    "قال قالت أفاد أفادت ذكر ذكرت أعلن أعلنت أكد أكدت أوضح أوضحت كشف كشفت صرح صرحت أبلغ أضاف أضافت تابع تابعت أشار"
    " أشارت بين بينت"
    " لفت لفتت أبلغت وثق وثقت"
)
ARABIC_ACCORDING: Final = (
    ("بحسب",),
    ("حسب",),
    ("وفقا", "ل"),
    ("وفق",),
    ("نقلا", "عن"),
    ("استنادا", "الي"),
    ("وفقا",),
    ("عن",),
)
ADDED: Final = words("added adds أضاف أضافت تابع تابعت أشار أشارت أوضح أوضحت بين بينت لفت لفتت أكمل مضيفا مبينا")
PRONOUNS: Final = frozenset(
    {"he", "she", "they", "it", "who", "which", "that", "the source", "the sources", "the official"}
)
SAME: Final = frozenset(
    plain(word) for word in ("المصدر", "المصدر نفسه", "المصدر ذاته", "المصادر", "المسؤول", "البيان")
)
ENDS: Final = words(
    "بارتفاع بسقوط بوقوع بتسجيل بوصول بنقل بتعرض بانفجار أن إن بأن إنه أنه إنها أنها أنهم أنّ اليوم أمس مساء صباح"
    " لوكالة لفرانس لرويترز لشفق لمراسل لقناة لموقع للسومرية"
    " للأناضول للصحفيين للجزيرة"
    " عن إلى خلال بعد قبل حتى فإن مشيرا مضيفا مبينا لبغداد لإذاعة لكردستان لرووداو الخميس الجمعة السبت الأحد الاثنين"
    " الثلاثاء الأربعاء"
    " قال فقد ليلة فجر ظهر عبر طلب رفض لم كما حيث التي الذي الذين طالبا رافضا ارتفاع سقوط وقوع إصابة مقتل عدم وجود"
)
ABOUT: Final = words(
    "بيان حديث تصريح تصريحات مؤتمر تغريدة تقرير حصيلة وقت حسابه منشور تدوينة اتصال إحصائية حسابها صفحته بيانها"
)
LEADING: Final = words(
    "but while and that as meanwhile however also where when since so though although ; , \" “ ” ' ’ « » ( )"
)
TRAILING: Final = words(
    "have has had also later earlier on late early monday tuesday wednesday thursday friday saturday sunday since"
    " then today yesterday"
    ' , ; was were is are " “ ” « » ( )'
)
SOURCES: Final = words(
    "police medics officials ministry source sources official doctors hospital army un reuters afp monitor"
    " commission hrw amnesty"
    " مصدر مصادر الشرطة الصحة المفوضية شرطة وزارة صحة مفوضية الداخلية الدفاع ناشطون شهود طبيب مسعفون health rights"
    " medical activists witnesses"
)

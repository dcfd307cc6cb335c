"""The words that tell what a number covers, when it held, and where another statement begins.

Kinds: `since` a running total, `so far` one where an unrest is named; `wide` national, several days, a wider area, or
more than this event; `past` another event, where one was told before; `day` a day told for the event itself; `cut`
another statement; `raise` a movement of a running total; `total` names one.
"""

from typing import Final

from incidents.domain.date_names import PHRASES

_KINDS = {"m:": "m:", "w:": "weekday:"}
#: Months and weekdays, shared by all that read a date here.
DATES: Final[dict[str, str]] = {
    _KINDS[code[:2]] + code[2:]: words for code, words in PHRASES.items() if code[:2] in _KINDS
}

WORDS: Final[dict[str, str]] = {
    "since:": "since|ever since|منذ|لە سەرەتای|لەوەتەی",
    "start:": "the start of|the beginning of|early|the first of|the outbreak of|بداية|مطلع|بدء|أوائل|الأول من"
    "|the start|the beginning",
    "unrest:": "protest|protests|demonstration|demonstrations|unrest|uprising|violence|movement|protests began"
    "|the protests began"
    "|rallies|crisis|sit-in|التظاهرات|الاحتجاجات|المظاهرات|انطلاق|اندلاع|انطلاقة|الحراك|campaign|clashes|fighting"
    "|battles|riots|feuding|tribal fighting|bombardment|shelling|bloodshed|marches|strikes|attacks|bombings"
    "|confrontations|المواجهات|مواجهات|الاشتباكات"
    "|اشتباكات|الصدامات|صدامات|العنف|القتال|القصف|تظاهرات|احتجاجات|مظاهرات|الاعتصامات|اعتصامات|المعارك|معارك|الهجمات",
    "begun:": "that|which|ongoing|under way|underway|continuing|التي|المستمرة|المتواصلة|الجارية|القائمة|المندلعة|الذي",
    "best:": "deadliest|bloodiest|worst|first|highest|largest|biggest|most violent|most serious|most|الأعنف|الأكثر"
    "|الأولى|الأول"
    "|أعنف|الأسوأ|أسوأ|أكبر|latest",
    "part:morning": "morning|dawn|midday|noon|this morning|last night|overnight|صباح|فجر|ساعات|الصباح|الفجر|ليلة|ليل"
    "|ظهر|اليوم"
    "|sunrise|صباح اليوم|early morning|midnight|مساء|عصر|البارحة|أمس|اللحظات|ساعة|صباحا|noon today|hours",
    "wide:national": "across iraq|across the country|nationwide|throughout iraq|throughout the country|countrywide"
    "|around the country"
    "|in the whole of iraq|all over iraq|all over the country|country-wide|across the nation|in all of iraq"
    "|across the whole country"
    "|throughout the nation|in iraq as a whole|around iraq|in the country as a whole|in all provinces"
    "|in all governorates"
    "|في عموم العراق|في عموم البلاد|في أنحاء العراق|في أنحاء البلاد|في جميع أنحاء العراق|في جميع أنحاء البلاد"
    "|في مختلف أنحاء العراق|في مختلف أنحاء البلاد|في كافة أنحاء العراق|في كافة أنحاء البلاد|على مستوى العراق"
    "|على مستوى البلاد"
    "|عموم المحافظات|في كل العراق|في جميع المحافظات|في كافة المحافظات|في عموم المحافظات|في مختلف المحافظات"
    "|في عموم محافظات العراق"
    "|في سائر أنحاء البلاد|في كل أنحاء العراق|في كل أنحاء البلاد|أنحاء متفرقة من البلاد|أنحاء متفرقة من العراق"
    "|على مستوى البلد"
    "|في أنحاء مختلفة من البلاد|في أنحاء متفرقة من العراق|في مختلف مناطق العراق|في عموم المدن العراقية"
    "|لە سەرانسەری عێراق"
    "|في أرجاء البلاد|في أرجاء العراق|في جميع محافظات العراق|في مختلف مناطق البلاد|في عموم مدن العراق|عموم البلاد"
    "|عموم العراق",
    "wide:wider_area": "في محافظتي|في محافظتين|في مدينتي|in the provinces of|in the governorates of"
    "|in the province|across the province|across the south|in the governorate|across the governorate"
    "|and several other cities|and several other towns|and several other provinces|across southern iraq"
    "|across several provinces|in several provinces|in southern provinces"
    "|across southern provinces"
    "|in several cities|across several cities|in other provinces|in other cities|and southern provinces"
    "|and other provinces"
    "|and other cities|in the southern provinces|across the city|across the capital|across baghdad|across the region"
    "|in the region"
    "|in southern cities|in a number of provinces|in central and southern|across central and southern|in several towns"
    "|and several southern provinces|and the southern provinces|and southern cities|in two provinces"
    "|in three provinces"
    "|across the southern provinces|throughout the province|throughout the city|throughout the south|in four provinces"
    "|in several governorates|across the kurdistan region|across northern iraq|in five provinces|in three cities"
    "|in two cities"
    "|across the north|in the southern governorates|and southern governorates|in parts of the south"
    "|across the middle euphrates"
    "|في المحافظة|في عموم المحافظة|في محافظات|في عدة محافظات|في عدد من المحافظات|في المحافظات الجنوبية"
    "|في محافظات الجنوب"
    "|في محافظات الوسط والجنوب|في وسط وجنوب|في عدة مدن|في عدد من المدن|ومحافظات|والمحافظات الجنوبية|ومحافظات الجنوب"
    "|في مدن"
    "|في محافظات عدة|في مدن عدة|ومدن أخرى|ومناطق أخرى|ومناطق عدة|ومحافظات أخرى|في محافظات وسط وجنوب"
    "|في مناطق متفرقة من المحافظة|في مدن الجنوب"
    "|في الوسط والجنوب|في عموم المدينة|في ثلاث محافظات|في أربع محافظات|في محافظتين|في مدن جنوبية|في محافظات جنوبية"
    "|في محافظات أخرى"
    "|في خمس محافظات|في عموم إقليم كردستان|في مدن وسط وجنوب|في المنطقة|في المدن الجنوبية|في أنحاء المحافظة"
    "|في أنحاء المدينة",
    "wide:several_days": "in the first week of|in the first days of|in the early days of|first week of protests"
    "|في الأسبوع الأول من|في الأيام الأولى من|خلال الأيام الأولى من|خلال الأسبوع الأول من|this week"
    "|over the weekend|at the weekend|in recent days|over several days|in several days"
    "|during the week"
    "|in a week|this weekend|past week|last few days|past few days|over the past days|over a week|on both days"
    "|over the last days"
    "|within days|in the last days|two-day|three-day|four-day|in as many days|week-long|weeklong|five-day"
    "|several days of"
    "|خلال يومين|خلال الأيام الماضية|خلال أسبوع|هذا الأسبوع|على مدى يومين|في يومين|خلال الأيام القليلة الماضية"
    "|في غضون يومين|الأسبوع الحالي"
    "|على مدار يومين|في اليومين الماضيين|خلال اليومين الماضيين|خلال الأسبوع الماضي|خلال اليومين|في الأيام الماضية"
    "|خلال الأسبوع|منذ يومين"
    "|على مدى أيام|خلال أيام|الأيام الأخيرة|خلال عطلة|خلال اليومين الأخيرين|منذ أيام|على مدى أسبوع"
    "|خلال الأيام الأخيرة|خلال بضعة أيام"
    "|في ظرف يومين|في غضون أيام|الأسبوع الجاري|هذا الاسبوع",
    "span:": "in the space of|over|in|within|during|over the past|in the past|in the last|over the last"
    "|within the past"
    "|during the past|during the last"
    "|over the course of|throughout the past|within the last|after|across|in just|خلال|على مدى|في غضون|على مدار|في"
    "|آخر|في آخر|طيلة|طوال"
    "|خلال الساعات|خلال الأيام|خلال ال|خلال آخر|over a period of|for the past|in fewer than|in less than|في ظرف"
    "|during|خلال الـ",
    "length:day": "يومان|يومين|ليلتين|ليلتان|days|day|nights|أيام|أيام الماضية|يوما|consecutive days"
    "|successive days|straight days|ليال"
    "|days of|ليالي|رۆژ",
    "length:hour": "hours|ساعة|ساعات|الماضية|hour",
    "length:week": "fortnight|أسبوع|أسبوعان|أسبوعين|weeks|week|أسابيع|أسبوعا|weeks of",
    "length:month": "months|month|أشهر|شهرا|شهور|months of|years|years of|سنوات|سنة|عاما|أعوام",
    "so far:": "so far|حتى الآن|لحد الآن|إلى الآن|حتى اللحظة|لغاية الآن",
    "so far:all": "to date|up to now|until now|حتى تاريخه",
    "until:": "this year|so far this year|this month|so far this month|since the start of the year|هذا العام"
    "|العام الحالي|هذه السنة"
    "|العام الجاري|هذا الشهر|الشهر الحالي|الشهر الجاري|in two months|خلال شهرين|over two months|in a month|خلال شهر"
    "|this autumn"
    "|the past month|the past year|the last month of protests|so far during the protests|in the past two months",
    "wide:more": "charged with|years after|a year after|sentenced|convicted|on trial|trial of|anniversary|محاكمة"
    "|ذكرى|أدين|المتهم بقتل|بتهمة قتل|متهم بقتل"
    "|a year ago|years ago|a year earlier|the previous year|the previous month"
    "|months ago|two years ago"
    "|last year's|last month's|a month ago|the year before|the week before|the month before|in previous years"
    "|in recent years|weeks ago"
    "|decades ago"
    "|a week earlier|a month earlier|a week ago|two weeks ago|last week's"
    "|in previous protests|in earlier protests|in a separate|in separate|statistics|on average|per year|every year"
    "|each year|per month"
    "|annually|worldwide|a similar attack|similar protests|the previous week|previous attacks|قبل عام|قبل أعوام"
    "|قبل سنوات|قبل شهر|قبل أشهر|قبل عامين|قبل سنة"
    "|في وقت سابق من العام|الأعوام الماضية"
    "|السنوات الماضية|قبل أسبوع|قبل أسبوعين|إحصائيات|سنويا|العام السابق|في وقت سابق من هذا العام"
    "|في وقت سابق من الشهر"
    "|قبل شهرين|قبل سنتين|في أعوام سابقة|في تظاهرات سابقة|في هجوم سابق|في حادث منفصل|في هجوم مماثل"
    "|عام كامل"
    "|في حادث مماثل|في سنوات سابقة",
    "past:": "last year|last month|last week|last october|last november|last december|last summer|earlier this year"
    "|earlier this month|earlier this week|العام الماضي|الشهر الماضي|السنة الماضية|الأسبوع الماضي",
    "day:": "today|yesterday|on the day|last night|overnight|اليوم|أمس|الليلة الماضية|مساء أمس|on the night of",
    "raise:": "bringing|brings|brought|raising|raises|taking|takes|pushing|pushes|bring|raise|take|ليرتفع|لترتفع"
    "|يرفع|رفع|ليصل|لتصل"
    "|ليبلغ|لتبلغ|يرتفع|ترتفع|ليصبح|لتصبح|ليرفع|لترفع|وبذلك|ما يرفع|مما يرفع|وبهذا",
    "total:": "toll|total|number|count|tally|عدد|حصيلة|إجمالي|العدد|الحصيلة|مجموع|أعداد|figure",
    "total:whole": "overall toll|overall death toll|total number|the total|total toll|overall number|cumulative"
    "|العدد الكلي|الحصيلة الكلية"
    "|العدد الإجمالي|الحصيلة الإجمالية|إجمالي عدد|overall total|total death toll|running total|الكلي|الكلية|الإجمالية",
    "cut:": "علما أن|علما بأن|while|whereas|but|after|when|as|amid|;|where|who|فيما|بينما|في حين|في وقت|حيث|لكن|؛"
    "|بعد أن|بعدما|إلا أن"
    "|came after"
    "|which came|a day after|days after|hours after|وسط|عندما|following|بعد يوم من|بعد",
    "dates:": "for",
    "saw:": "saw|witnessed|شهد|شهدت",
    "from:": "خلال يومي|between|from|بين|من|ما بين",
    "link:": "and|to|until|إلى|حتى|و",
    "none:": "as many as|as well as|as of|as a result|such as|so as|as part of",
    "year:": "in|during|of|عام|سنة|في عام|في سنة|خلال عام|back in|في العام",
    **DATES,
}

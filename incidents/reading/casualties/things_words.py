"""Nouns that are counted and are no people"
    ", so that any other noun between a number and a harm may be taken for people.

Singular words; a plural in -s, -es or -ies is found with them. Numbers of things that carry a unit of their own ("km",
"rounds") are in `grammar_words` already.
"""

from typing import Final

from incidents.reading.casualties.lexicon import words

_ENGLISH = (
    # what is built, and what stands in it
    "house home building shop store stall market mall office school hospital clinic mosque church temple"
    " shrine bridge"
    " checkpoint post tent camp barrier wall block gate door window roof room floor street road square park"
    " garden farm"
    " field orchard tree palm warehouse factory plant refinery pipeline well station base barracks headquarter tower"
    " bank hotel restaurant cafe bakery pharmacy university college court prison cell monument statue sign"
    " banner flag"
    # what moves
    " car bus vehicle truck lorry van taxi motorcycle motorbike bike bicycle boat ship ferry tanker tank humvee train"
    " plane aircraft helicopter drone convoy patrol ambulance bulldozer trailer tricycle tuk"
    # arms, and what they do
    " bomb shell rocket mortar missile bullet round shot grenade canister mine device explosive rifle gun"
    " pistol knife"
    " weapon projectile blast explosion attack strike airstrike raid clash incident ambush assault shooting stabbing"
    " bombing fire blaze projectile magazine cartridge belt charge"
    # bodies of people, which are not counted by their members
    " family household group crowd team crew unit brigade battalion regiment division party faction militia company"
    " organisation organization agency outlet committee council ministry union tribe clan village town city province"
    " governorate district neighbourhood neighborhood area region country state nation people protest demonstration"
    " rally march sit-in gathering delegation couple pair dozen series number string wave spate batch"
    # time, measure, money
    " second minute hour day night week weekend month year decade century time moment morning evening afternoon"
    " occasion percent percentage point degree metre meter kilometre kilometer mile inch foot feet litre ton"
    " tonne kilo"
    " dollar dinar euro pound million billion distance mark half third quarter majority minority"
    # words, papers, affairs
    " bill hope chance report case complaint statement article law charge warrant order vote seat law case"
    " question word letter photo"
    " picture video name list page account website post message call phone computer camera poster document passport"
    " investigation hearing trial sentence contract job plan result sector crisis blow injury wound death casualty"
    " condition reason way thing part place side end site scene front line item"
    # animals
    " animal sheep goat cow cattle buffalo horse donkey camel dog cat bird chicken fish livestock"
    " of more less other same first last few body head leg arm chest hand face eye back stomach neck skull limb"
)
_ARABIC = (
    "حاله حالات حادث حادثه حوادث حريق حرائق قاذفه صهريج صهاريج شاحنه شاحنات عجله عجلات دراجه دراجات ناقله زوارق"
    " مبني مباني ابنيه بيت بيوت دار دور غرفه غرف متجر متاجر مكتب مكاتب مصنع معمل مخزن مخازن مسجد مساجد كنيسه جامع"
    " مستشفي مستشفيات جسر جسور شارع شوارع طريق طرق ساحه ساحات حاجز حواجز بستان بساتين نخله نخيل دونم دونما شجره اشجار"
    " بئر ابار برج ابراج محطه محطات مدفع بندقيه بنادق مسدس سكين قنبره هاون لغم الغام حزام احزمه ضربه ضربات غاره غارات"
    " تفجير تفجيرات انفجار انفجارات اشتباك هجمه خرق حمله حملات تظاهره تظاهرات مسيره وقفه اعتصام فصيل فصائل حزب احزاب"
    " منظمات شركه شركات مؤسسه موسسه لجنه لجان قبيله عشيره عشائر فرقه كتيبه سريه دوله دول بلد بلدان منطقه مناطق قضاء"
    " ناحيه حي احياء الف الاف مليون مليار ملايين دولار دينار ريال كيلو كيلوغرام غرام برميل لتر جرعه شهاده جواز هاتف"
    " جهاز اجهزه كاميرا صفحه صفحات موقع مواقع قناه قنوات ملف ملفات مره مرات دفعه وجبه راس رأس خروف اغنام غنم"
    " بقره ابقار"
    " جاموس ماشيه حصان كلب كلاب طير دجاجه اسماك طن اطنان متر امتار كم ميل درجه نقطه نسبه سنوات عقود قرون شخصيه"
    " بيان تقرير تقارير شكوي طلب طلبات مقعد صوت اصوات سنه يوم ليال طلق طلقه رصاصه"
)
#: Endings of English words for what is done or felt, never for those who do or feel it.
_ABSTRACT = ("tion", "sion", "ness", "ity", "ism", "ship", "ance", "ence", "ure", "craft", "ous", "ing")

_THINGS: Final = words(_ENGLISH)
_ARABIC_THINGS: Final = words(_ARABIC)


def is_thing(word: str) -> bool:
    """Whether an English noun, folded, in the singular or the plural, is known to name no person."""
    forms = {word, word.removesuffix("s"), word.removesuffix("es")}
    if word.endswith("ies"):
        forms.add(f"{word[:-3]}y")
    if word.endswith("ves"):
        forms.add(f"{word[:-3]}fe")
    return bool(forms & _THINGS) or any(form.endswith(_ABSTRACT) for form in forms)


def is_arabic_thing(word: str) -> bool:
    """Whether an Arabic noun, folded and without article, is known to name no person."""
    return bool({word, word.removesuffix("ا"), word.removesuffix("ين"), word.removesuffix("ان")} & _ARABIC_THINGS)

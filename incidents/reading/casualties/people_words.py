"""The words for people, by victim group, in English, Arabic and Central Kurdish.

Codes are `p:group/number`, the number being s (one), d (two), p (more), or u: an Arabic form in -ين that is either two
or more, so that it tells no number. Groups are those of `data/vocabulary/victim_group.csv`; `member` is anybody whose
body is told next ("two members of the security forces"), `doer` somebody who does harm, whose number is not a figure.
"""

from typing import Final

from incidents.domain.vocabulary import ALL

#: One word, then its plural; a blank plural is made with -s.
_ENGLISH = {
    ALL: "person:people:persons,individual:,victim:,other:,resident:,worker:,labourer:,laborer:,iraqi:,kurd:,yazidi:"
    ",employee:,local:,villager:,pilgrim:,worshipper:,worshiper:,mourner:,shopkeeper:,farmer:,driver:,prisoner:"
    ",inmate:"
    ",youth:,teacher:,contractor:,engineer:,man and a woman:men and women,passenger:,migrant:,foreigner:,official:"
    ",voter:,bystander and protester:,citizen:,detainee:,shopper:,supporter:,hostage:,family member:,relative:"
    ",brother:"
    ",sister:,suspect:,young people:young people,human being:,human:,son:"
    ",daughter:,politician:,candidate:,cleric:,judge:"
    ",tribesman:tribesmen,fisherman:fishermen,shepherd:,fellow:,tourist:,refugee:,displaced person:displaced people"
    ",evacuee:,survivor:,merchant:,trader:,vendor:,soul:,patient:,leader:,rioter:,looter:",
    "civilians": "civilian:",
    "protesters": "protester:,protestor:,demonstrator:,anti-government protester:,picketer:,marcher:"
    ",sit-in participant:",
    "bystanders": "bystander:,passer-by:passers-by,passerby:passersby,onlooker:",
    "medics": "medic:,paramedic:,doctor:,nurse:,ambulance driver:,ambulance worker:,health worker:,medical worker:"
    ",physician:,first aider:,rescue worker:,aid worker:,volunteer medic:,medical volunteer:,healthcare worker:"
    ",medical staff:medical staff,surgeon:,member of medical staff:members of medical staff,first responder:",
    "journalists": "journalist:,reporter:,cameraman:cameramen,photographer:,correspondent:,media worker:"
    ",photojournalist:"
    ",tv presenter:,camera operator:,blogger:",
    "rights_defenders": "activist:,rights activist:,human rights activist:,civil activist:,human rights defender:"
    ",civil society activist:,rights defender:,campaigner:,organiser:,organizer:,protest organiser:"
    ",protest organizer:",
    "lawyers": "lawyer:,attorney:",
    "students": "student:,university student:,undergraduate:,pupil:",
    "security_forces": "service member:,policeman:policemen,police officer:,officer:,soldier:,serviceman:servicemen"
    ",security guard:"
    ",guard:,police:police,troop:,security officer:,federal policeman:federal policemen,army officer:"
    ",riot policeman:riot policemen,policewoman:policewomen,security man:security men,recruit:,conscript:,colonel:"
    ",member of the security forces:members of the security forces,security force member:,commando:"
    ",security personnel:security personnel,police personnel:police personnel,riot police:riot police,bodyguard:"
    ",member of security forces:members of security forces,trooper:,sergeant:,peshmerga fighter:,peshmerga:"
    ",army personnel:army personnel,military personnel:military personnel,captain:,lieutenant:,cadet:,law enforcer:"
    ",security agent:,border guard:,security member:,security force:security forces,security official:"
    ",police recruit:",
    "armed_group_members": "militant:,insurgent:,militiaman:militiamen,terrorist:,jihadist:,militia member:,fighter:"
    ",rebel:,armed group member:,paramilitary:paramilitaries,paramilitary fighter:,militia fighter:"
    ",islamic state fighter:",
    "women": "woman:women,girl and a woman:,mother:,housewife:housewives,wife:wives,widow:,lady:ladies,female:",
    "men": "man:men,father:,husband:,male:",
    "children": "child:children,boy:,girl:,minor:,teenager:,infant:,baby:babies,toddler:,schoolchild:schoolchildren"
    ",schoolboy:,schoolgirl:,kid:,juvenile:,adolescent:,teen:,newborn:,underage person:",
    "elderly": "elderly person:elderly people,elderly man:elderly men,elderly woman:elderly women"
    ",older person:older people"
    "",
    "member": "member:,staff member:,personnel:personnel,staff:staff,element:,volunteer:,colleague:,comrade:",
    "doer": "gunman:gunmen,attacker:,bomber:,suicide bomber:,assailant:,sniper:,masked man:masked men"
    ",armed man:armed men"
    ",hooded man:hooded men,perpetrator:,assassin:,kidnapper:",
}
#: Arabic words whose plural is made with -ون and -ين.
_SOUND = {
    ALL: "مواطن|مصل|مشارك|معتصم|عراقي|موظف|مشيع|سائق|نازح|مواطن عراقي|مهاجر|معلم|مهندس|لاجئ|عامل|كاسب|إيزيدي"
    "|مرشح|مزارع"
    "|راع|متسوق|متطوع|سجين|موقوف|مشتبه به|كردي|مسافر|مصلي|متهم|مطلوب|مدان|محكوم|مستطرق|مقيم|باحث|خباز|حداد|نجار"
    "|صيدلاني|مهرب|مقاول|مدرس|مدرب|لاعب|فنان|رياضي|مغن|ممثل|كاتب|مقاول|محتجز|مرافق|مسؤول|سياسي|بائع|حلاق|متعاقد"
    "|ميكانيكي"
    "|أستاذ جامعي|تدريسي|مستثمر|مرشد|ساكن",
    "civilians": "مدني",
    "protesters": "متظاهر|محتج",
    "medics": "مسعف|ممرض|مسعف متطوع",
    "journalists": "صحفي|صحافي|إعلامي|مراسل|مصور",
    "rights_defenders": "ناشط|حقوقي|ناشط مدني|مدافع عن حقوق الإنسان",
    "lawyers": "محام",
    "security_forces": "شرطي|منتسب أمني|عسكري|مقاتل في الحشد|رجل أمن",
    "armed_group_members": "إرهابي|داعشي|متطرف",
    "elderly": "مسن",
    "member": "منتسب|مقاتل",
    "doer": "مجهول|مسلح|ملثم|مهاجم|مسلح مجهول|انتحاري",
}
#: Arabic words with a plural of their own.
_BROKEN = {
    ALL: "رجل إطفاء:رجال إطفاء,رجال الإطفاء|رجل دين:رجال دين|رجل أعمال:رجال أعمال|مريضة:مريضات|شخص:أشخاص"
    "|شاب:شبان,شباب,شابا|زائر:زوار,زائرين|ضحية:ضحايا|عامل:عمال|مريض:مرضى|رهينة:رهائن|قاض:قضاة"
    "|أسير:أسرى|سجين:سجناء|نفر:أنفار|نزيل:نزلاء|فلاح:فلاحين|ابن:أبناء|شقيق:أشقاء|أخ:أخوة,إخوة|قيادي:قياديين|نائب:نواب"
    "|معلم:معلمين|عامل نظافة:عمال نظافة|صياد:صيادين|تاجر:تجار|مسؤول:مسؤولين|مدير:مدراء|شيخ:شيوخ"
    "|صاحب محل:أصحاب محال|صاحب متجر:أصحاب متاجر|صاحب مقهى:أصحاب مقاه|أستاذ:أساتذة|راعي:رعاة|رئيس:رؤساء|مختار:مخاتير"
    "|مدير ناحية:مدراء نواح"
    "|سائق أجرة:سائقي أجرة|زعيم:زعماء"
    "|باحث:باحثين|باعة:باعة|سكان:سكان|صاحب مطعم:أصحاب مطاعم|موظف حكومي:موظفين حكوميين|عالم:علماء|خطيب:خطباء",
    "bystanders": "مار:مارة|عابر سبيل:عابري سبيل",
    "medics": "طبيب:أطباء|ممرض:ممرضين|عامل صحي:عاملين صحيين|كادر طبي:كوادر طبية",
    "rights_defenders": "مدافعة عن حقوق الإنسان:مدافعين عن حقوق الإنسان",
    "lawyers": "محامي:محامين",
    "students": "طالبة:طالبات|طالبة جامعية:طالبات جامعيات|تلميذة:تلميذات|طالب:طلاب,طلبة|طالب جامعي:طلبة جامعيين"
    "|تلميذ:تلاميذ",
    "security_forces": "جندي:جنود,جنودها,جنوده,منتسبيها,منتسبيه|ضابط:ضباط|رجل أمن:رجال أمن,رجال الأمن"
    "|رجل شرطة:رجال شرطة,رجال الشرطة"
    "|عنصر أمن:عناصر أمن"
    ",عناصر الأمن|عنصر أمني:عناصر أمنية|حارس:حراس|فرد أمن:أفراد أمن,أفراد الأمن|عنصر شرطة:عناصر شرطة,عناصر الشرطة"
    "|عميد:عمداء|ضابط شرطة:ضباط شرطة|منتسب:منتسبي القوات الأمنية,منتسبي الشرطة|حارس أمن:حراس أمن|عقيد:عقداء",
    "women": "امرأة:نساء,نسوة,سيدات|سيدة:سيدات|أم:أمهات|زوجة:زوجات|شابة:شابات",
    "men": "رجل:رجال",
    "children": "طفل:أطفال|فتى:فتيان|فتاة:فتيات|صبي:صبية,صبيان|قاصر:قاصرين,قصر|رضيع:رضع|حدث:أحداث|طفلة:طفلات"
    "|مراهق:مراهقين",
    "elderly": "رجل مسن:مسنين|عجوز:عجائز",
    "member": "عنصر:عناصر,منتسبي,مقاتلي|فرد:أفراد",
    "doer": "قناص:قناصة|رجل مسلح:رجال مسلحين",
}
_SORANI = {
    ALL: "کەس|کەسی تر|کەسی دیکە|هاووڵاتی|گەنج",
    "civilians": "مەدەنی|هاووڵاتی مەدەنی",
    "protesters": "خۆپیشاندەر|خۆپیشاندەران",
    "journalists": "ڕۆژنامەنووس",
    "security_forces": "پۆلیس|سەرباز|پێشمەرگە|ئاسایش",
    "women": "ژن|ئافرەت",
    "men": "پیاو",
    "children": "منداڵ",
    "students": "خوێندکار",
}
#: The bodies whose members are told of: "two members of …", "عنصران من …".
BODIES: Final[dict[str, str]] = {
    "o:security_forces": "security forces|assault force|security force|police|the army|army|federal police"
    "|riot police|military"
    "|armed forces"
    "|iraqi army|peshmerga|popular mobilization forces|popular mobilisation forces|hashd al-shaabi|pmf"
    "|counter-terrorism service"
    "|security services|rapid response|swat|emergency police|national guard|border guards|law enforcement"
    "|security apparatus"
    "|القوات الأمنية|قوات الأمن|الأجهزة الأمنية|الشرطة|شرطة|الجيش|جيش|الشرطة الاتحادية|مكافحة الشغب|قوات مكافحة الشغب"
    "|مكافحة الإرهاب|جهاز مكافحة الإرهاب|الحشد الشعبي|الحشد|البيشمركة|القوات المسلحة|حفظ القانون|قوات حفظ القانون"
    "|القوات العراقية|الدورية"
    "|حرس الحدود|الأمن الوطني|الأمن|قوى الأمن|القوى الأمنية|قوات أمنية|سوات|حفظ النظام|الاستخبارات|المخابرات",
    "o:armed_group_members": "islamic state|isis|isil|daesh|militia|militias|armed group|armed groups|al-qaeda|داعش"
    "|تنظيم داعش"
    "|الميليشيات|ميليشيا|سرايا السلام|فصيل مسلح|الفصائل المسلحة|فصائل مسلحة|تنظيم",
    "o:medics": "medical staff|medical team|medical teams|medical crew|red crescent|health ministry|الكوادر الطبية"
    "|الكادر الطبي"
    "|الهلال الأحمر|الفرق الطبية|الطواقم الطبية",
    "o:journalists": "the press|media crew|news crew|الكادر الإعلامي",
}


#: People told of by whose they are: "وسائقها", "وأصيب طفلاها".
_OWNED = {"p:children/d": "طفلاها|طفليها|طفلاه|طفليه|طفلتاها|طفلتيها", f"p:{ALL}/s": "سائقها|سائقه"}


def _english() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for group, words in _ENGLISH.items():
        for word in words.split(","):
            single, *plurals = word.split(":")
            table.setdefault(f"p:{group}/s", []).append(single)
            table.setdefault(f"p:{group}/p", []).extend(plural or f"{single}s" for plural in plurals)
    return table


def _sound(word: str) -> dict[str, list[str]]:
    """The forms of an Arabic noun of sound plural; those of a phrase are made from its first word alone."""
    head, _, rest = word.partition(" ")
    tail = f" {rest}" if rest else ""
    nisba = head.removesuffix("ي") + "ي" if head.endswith("ي") else head
    return {
        "s": [f"{head}{tail}", f"{head}ا{tail}", f"{head}ة{tail}"],
        "d": [f"{nisba}ان{tail}", f"{nisba}تان{tail}", f"{nisba}تين{tail}"],
        "u": [f"{nisba}ين{tail}"],
        "p": [f"{nisba}ون{tail}", f"{nisba}ات{tail}"],
    }


def _broken(word: str) -> dict[str, list[str]]:
    """The forms of an Arabic noun with a plural of its own: here -ين is two, unless the plural has it as well."""
    single, _, plurals = word.partition(":")
    head, _, rest = single.partition(" ")
    tail = f" {rest}" if rest else ""
    stem = head.removesuffix("ة") + "ت" if head.endswith("ة") else head
    plural = plurals.split(",")
    dual = [form for form in (f"{stem}ان{tail}", f"{stem}ين{tail}") if form not in plural]
    return {"s": [single] if head.endswith("ة") else [single, f"{head}ا{tail}"], "d": dual, "p": plural}


def _arabic() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for words, forms in ((_SOUND, _sound), (_BROKEN, _broken)):
        for group, row in words.items():
            for word in row.split("|"):
                for number, spelt in forms(word).items():
                    table.setdefault(f"p:{group}/{number}", []).extend(spelt)
    return table


def _people() -> dict[str, str]:
    table = _english()
    for code, words in _arabic().items():
        table.setdefault(code, []).extend(words)
    for code, owned in _OWNED.items():
        table[code].append(owned)
    return {code: "|".join(words) for code, words in table.items()}


WORDS: Final[dict[str, str]] = _people()
SORANI: Final[dict[str, str]] = {f"p:{group}/p": words for group, words in _SORANI.items()}

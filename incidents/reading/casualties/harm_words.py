"""The words for what happened to people, by outcome and by how they stand to those people.

Codes are `h:outcome/form`, several outcomes joined with + for a total that the word itself combines. Forms: `part` a
participle ("were killed", "killed two"), `ing` ("killing two"), `base` ("police kill two"), `intr` ("died"), `adj`
("dead"), `noun` counted itself ("two deaths"), `of` ("the death of two"), `verb` and `masdar` of Arabic, which stand
before the people, `verbs` the Arabic verb that agrees with people before it, `one` `two` `many` Arabic people named by
the harm (قتيل, قتيلان, قتلى). Outcomes are those of `data/vocabulary/outcome.csv`.
"""

from typing import Final

_ENGLISH: dict[str, str] = {
    "killed/part": "slaughtered|butchered|mown down|mowed down|killed|shot dead|shot and killed|gunned down|murdered"
    "|assassinated"
    "|executed|slain|beaten to death"
    "|stabbed to death|shot to death|tortured to death|martyred|massacred|fatally shot"
    "|fatally wounded|mortally wounded|killed off|beheaded|crushed to death|hanged|lynched|found dead|pronounced dead"
    "|brought in dead|brought dead|fatally injured|electrocuted|feared dead|declared dead|claimed the lives of"
    "|claimed the life of|took the lives of"
    "|took the life of|confirmed dead|reported dead|reported killed",
    "killed/ing": "killing|shooting dead|murdering|assassinating|executing|gunning down|claiming the lives of|slaying"
    "|claiming the life of|fatally wounding|shooting and killing|leading to the death of|leading to the deaths of"
    "|martyring",
    "killed/base": "kill|kills|murder|assassinate|assassinates|claims the lives of|claim the lives of|shoot dead"
    "|shoots dead|gun down",
    "killed/intr": "burned to death|burnt to death|died|perished|lost their lives|lost his life|lost her life"
    "|succumbed|have died|dies|die"
    "|lose their lives"
    "|succumbed to their wounds|succumbed to his wounds|succumbed to her wounds|bled to death|drowned|passed away"
    "|fell dead",
    "killed/adj": "dead|lifeless",
    "killed/noun": "bodies|dead bodies|corpses|unidentified bodies|charred bodies|burned bodies|headless bodies"
    "|mutilated bodies|decomposed bodies|lifeless bodies|deaths|fatalities|fatality|killings|lives|martyrs"
    "|martyr|death|murders|assassinations|lives lost",
    "killed/of": "death of|deaths of|killing of|killings of|murder of|murders of|assassination of|fatal shooting of"
    "|lives of|body of|bodies of|corpse of|corpses of|remains of"
    "|execution of|life of|martyrdom of|loss of",
    "died_custody/intr": "died in custody|died in detention|died in prison|died under torture|died in police custody"
    "|died in jail|died while in custody|died while in detention|dies in custody|died behind bars",
    "died_custody/noun": "deaths in custody|deaths in detention|death in custody|custodial deaths|deaths under torture",
    "attempted/of": "attempt to kill|attempt to assassinate|assassination attempt on|assassination attempt against"
    "|attempted assassination of|attempted murder of|attempted killing of|assassination attempts on"
    "|attempt on the life of"
    "|assassination attempts against|attempts on the lives of|tried to kill|tried to assassinate|attempted to kill"
    "|attempted to assassinate|tried to murder|attempted to murder|trying to kill",
    "attempted/intr": "survived an assassination attempt|survived assassination attempts"
    "|escaped an assassination attempt"
    "|survived an attempted assassination|escaped assassination|survived an attempt on his life"
    "|survived an attempt on her life|survived attempts on their lives",
    "attempted/noun": "assassination attempts|attempted assassinations|attempted killings",
    "injured/part": "hit by stones|hit by rocks|hit by bullets|hit by gunfire|hit by shrapnel|reported hurt"
    "|reported injured|reported wounded|wounded|injured|hurt|shot and wounded"
    "|maimed|beaten|beaten up|burned|stabbed|shot and injured"
    "|burnt"
    "|shot in the leg|shot in the legs|shot in the head",
    "injured/ing": "wounding|injuring|hurting|maiming|shooting and wounding|leading to the injury of|beating",
    "injured/base": "beat up|beats up|beat|wound|injure|wounds|injures|hurts",
    "injured/intr": "suffered wounds|sustained wounds|suffered injuries|sustained injuries|suffered gunshot wounds"
    "|suffered bullet wounds|suffered burns|sustained gunshot wounds|were treated for injuries|were treated for wounds"
    "|treated for gunshot wounds",
    "injured/noun": "injuries|injury",
    "injured/of": "wounding of|injury of|injuries of|injury to|injuries to|injuring of|wounds to|beating of",
    "killed+injured/noun": "casualties|casualty",
    "gas/part": "suffocated|gassed|asphyxiated|tear-gassed|teargassed|overcome by tear gas|overcome by gas"
    "|affected by tear gas|choked|exposed to tear gas|treated for tear gas inhalation|treated for suffocation"
    "|treated for breathing difficulties|treated for gas inhalation|treated for breathing problems"
    "|treated for asphyxiation",
    "gas/ing": "suffocating|choking|gassing|asphyxiating",
    "gas/intr": "suffered from tear gas|suffered tear gas inhalation|suffered breathing difficulties"
    "|suffered suffocation"
    "|suffered from suffocation|suffered from breathing difficulties|suffered from gas inhalation"
    "|suffered asphyxiation"
    "|suffered from tear gas inhalation|suffered gas inhalation|suffered the effects of tear gas"
    "|suffered breathing problems"
    "|suffered from breathing problems|suffered from the effects of tear gas|inhaled tear gas"
    "|had trouble breathing|had breathing difficulties|had breathing problems"
    "|suffering from tear gas inhalation|suffering from suffocation|had difficulty breathing|struggled to breathe",
    "gas/noun": "cases of suffocation|cases of asphyxiation|suffocation cases|cases of tear gas inhalation"
    "|case of suffocation"
    "|cases of gas inhalation|suffocations|cases of tear-gas inhalation|cases of asphyxia|cases of choking",
    "gas/of": "suffocation of|asphyxiation of|gassing of",
    "detained/part": "put in handcuffs|handcuffed|put behind bars|still held|held captive|detained|arrested"
    "|rounded up|taken into custody|jailed|imprisoned"
    "|apprehended|placed under arrest"
    "|remanded",
    "detained/adj": "behind bars|into custody|under arrest|in custody",
    "detained/intr": "being held|are held|held in custody|held without charge|remain in detention"
    "|remained in custody|remain in custody",
    "detained/ing": "arresting|detaining|rounding up|jailing|imprisoning",
    "detained/base": "held|arrest|arrests|detain|detains|jail|jails|round up",
    "detained/noun": "arrests|detentions|detainees|cases of arbitrary detention|cases of detention|cases of arrest",
    "detained/of": "arrest of|arrests of|detention of|detentions of|imprisonment of|apprehension of",
    "disappeared/part": "forcibly disappeared|forcefully disappeared|subjected to enforced disappearance"
    "|victims of enforced disappearance",
    "disappeared/noun": "enforced disappearances|cases of enforced disappearance|forced disappearances|disappearances",
    "disappeared/of": "disappearance of|enforced disappearance of|disappearances of|forced disappearance of",
    "disappeared/intr": "disappeared",
    "missing/intr": "remain unaccounted for|remained unaccounted for|remains unaccounted for|went missing"
    "|gone missing|remain missing|remained missing|unaccounted for|vanished"
    "|remains missing",
    "missing/adj": "missing|unaccounted for|reported missing",
    "abducted/part": "abducted|kidnapped|snatched|held hostage|taken hostage|seized by gunmen",
    "abducted/ing": "abducting|kidnapping|snatching",
    "abducted/base": "abduct|kidnap|abducts|kidnaps",
    "abducted/noun": "abductions|kidnappings|cases of abduction|cases of kidnapping",
    "abducted/of": "abduction of|kidnapping of|abductions of|kidnappings of",
    "tortured/part": "tortured|subjected to torture",
    "tortured/ing": "torturing",
    "tortured/noun": "cases of torture|torture cases",
    "tortured/of": "torture of",
    "sexual/part": "raped|sexually assaulted|sexually abused|gang-raped",
    "sexual/noun": "rapes|cases of rape|cases of sexual violence",
    "sexual/of": "rape of|sexual assault of|sexual abuse of",
    "threatened/part": "threatened|threatened with death|intimidated",
    "threatened/intr": "received death threats|received threats|received threatening messages|had received threats"
    "|had received death threats",
    "threatened/ing": "threatening|intimidating",
    "threatened/noun": "death threats",
    "displaced/part": "driven from the town|driven from the city|driven from the village|driven from their land"
    "|driven from their villages|displaced|uprooted|evicted|driven from their homes|forced from their homes"
    "|forced to flee"
    "|made homeless"
    "|forced to leave their homes|forced to flee their homes",
    "displaced/ing": "displacing|uprooting|forcing from their homes",
    "displaced/intr": "fled their homes|fled the city|fled the fighting|fled their villages|fled the village"
    "|fled the town|fled their houses",
    "displaced/adj": "from their homes|homeless|to flee|to flee their homes|to leave their homes",
    "displaced/of": "displacement of|eviction of",
}
_ARABIC: dict[str, str] = {
    "killed/verb": "قتل|قتلت|استشهد|استشهدت|توفي|توفيت|توفى|قضى|قضت|اغتال|اغتيل|اغتيلت|اغتالت|أعدم|أعدمت|صرع"
    "|يمت|يعدم|تعدم|يعدمون|يردي|يقتل|تقتل"
    "|أردى|أردت|لقي|لقيت|لقى|فارق|فارقت|يودي بحياة|أودى بحياة|أودت بحياة|أودت بأرواح|أودى بأرواح|أودى|أودت|راح ضحيته"
    "|راح ضحيتها|حصد أرواح|حصدت أرواح|حصد|حصدت|سقط شهيدا|مات|ماتت|فقد حياته|غرق|غرقت|خلف مقتل|يغتال|اغتالوا|يغتالون"
    "|يقتلون|راح ضحية|يردون",
    "exposed/verb": "تلقى|تلقت|تلقوا|تعرض|تعرضت|يتعرض|تتعرض|عولج|عولجت",
    "exposed/verbs": "تعرضوا|تعرضا|عولجوا",
    "killed/masdar": "رفات|جثمان|جثامين|جثة|جثث|جثتي|بحياة|بأرواح|أرواح|مقتل|وفاة|استشهاد|مصرع|اغتيال|إعدام|موت|تصفية"
    "|عملية اغتيال|رحيل|غرق",
    "killed/verbs": "قتلوا|قتلا|استشهدوا|استشهدا|توفوا|توفيا|قضوا|لقوا مصرعهم|لقوا حتفهم|لقيا مصرعهما|لقيا حتفهما"
    "|اغتيلوا"
    "|سقطوا قتلى|سقطوا شهداء|سقطوا|أعدموا|فارقوا الحياة|ماتوا|فقدوا حياتهم|قتلن|فقدوا أرواحهم|لقوا|قضيا|غرقوا"
    "|فارقا الحياة|ماتا|أعدما|اغتيلا|استشهدن|توفين|جثثا|جثثا هامدة|جثة هامدة",
    "killed/one": "قتيل|قتيلا|شهيد|شهيدا|قتيلة|شهيدة|حالة وفاة|حالة قتل|حالة اغتيال|صريع|صريعا",
    "killed/two": "جثتان|جثتين|قتيلان|قتيلين|شهيدان|شهيدين|حالتا وفاة|حالتي وفاة|قتيلتان|قتيلتين",
    "killed/many": "قتلى|شهداء|وفيات|حالات وفاة|صرعى|حالات قتل|حالات اغتيال|أموات",
    "died_custody/masdar": "وفاة تحت التعذيب",
    "attempted/masdar": "محاولة اغتيال|محاولة قتل|محاولات اغتيال|محاولة تصفية|محاولة لاغتيال",
    "attempted/verb": "نجا|نجت|ينجو|تنجو|حاول اغتيال|حاولوا اغتيال|حاول قتل",
    "attempted/verbs": "نجوا",
    "injured/verb": "أصيب|أصيبت|جرح|جرحت|يصاب|تعرض للضرب|تعرض للطعن|يصيبون|أصاب|أصابت|يصيب|يصب|يجرح|تجرح|تصيب",
    "injured/masdar": "إصابة",
    "injured/verbs": "نقلوا جرحى|سقطوا جرحى|وقعوا جرحى|أصيبوا|أصيبا|جرحوا|جرحا|أصبن|تعرضوا للضرب|يعانون من إصابات"
    "|أصيبوا بجروح",
    "injured/one": "جريح|جريحا|مصاب|مصابا|مصابة|جريحة|حالة إصابة|حالة جرح",
    "injured/two": "جريحان|جريحين|مصابان|إصابتان|إصابتين|جريحتان|جريحتين",
    "injured/many": "جرحى|مصابين|مصابون|إصابات|حالات إصابة|مصابي",
    "gas/verb": "اختنق|اختنقت",
    "gas/masdar": "اختناق",
    "gas/verbs": "اختنقوا|اختنقا|تعرضوا للاختناق|أصيبوا بالاختناق|أصيبوا بحالات اختناق|عانوا من الاختناق",
    "gas/one": "حالة اختناق|مختنق|مختنقا|حالة إغماء بالغاز",
    "gas/two": "حالتا اختناق|حالتي اختناق",
    "gas/many": "حالات اختناق|مختنقين|حالات تسمم بالغاز",
    "detained/verb": "اعتقل|اعتقلت|احتجز|احتجزت|أوقف|أوقفت|قبض على|يحتجز|تحتجز|يحتجزون|يعتقل|تعتقل|يعتقلون"
    "|ألقت القبض على"
    "|ألقى القبض على|القي القبض على",
    "detained/masdar": "حملة اعتقالات طالت|اعتقالات طالت|اعتقالات شملت|اعتقال|احتجاز|توقيف|إلقاء القبض على"
    "|القبض على|توقيفهم",
    "detained/verbs": "رهن الاحتجاز|قيد الاحتجاز|رهن الاعتقال|قيد الاعتقال|رهن التوقيف|اعتقلوا|احتجزوا|أوقفوا|اعتقلا"
    "|احتجزا|أوقفا|اعتقلن|احتجزن",
    "detained/one": "معتقل|معتقلا|محتجز|محتجزا|حالة اعتقال|موقوف|موقوفا",
    "detained/two": "معتقلان|محتجزان|حالتا اعتقال|موقوفان",
    "detained/many": "معتقلين|معتقلون|محتجزين|محتجزون|حالات اعتقال|موقوفين|موقوفون|اعتقالات",
    "disappeared/verb": "غيب|غيبت|اختفى قسرا|اختفت قسرا|اختفى|اختفت",
    "disappeared/masdar": "اختفاء|إخفاء|تغييب|تغييب قسري",
    "disappeared/verbs": "اختفيا|غيبا|اختفيا قسرا|غيبوا|اختفوا|اختفوا قسرا",
    "disappeared/one": "مغيب|مغيبا|مختف قسرا|حالة اختفاء|حالة اختفاء قسري|مختفيا",
    "disappeared/many": "مغيبين|مغيبون|مختفين|حالات اختفاء|حالات اختفاء قسري|مختفين قسرا|مغيبين قسرا|حالات تغييب",
    "missing/verb": "فقد|فقدت|انقطع الاتصال",
    "missing/masdar": "فقدان|فقدان أثر|فقدان الاتصال",
    "missing/verbs": "فقدوا|فقد أثرهم|في عداد المفقودين",
    "missing/one": "مفقود|مفقودا|حالة فقدان",
    "missing/two": "مفقودان",
    "missing/many": "مفقودين|مفقودون|حالات فقدان",
    "abducted/verb": "اختطف|اختطفت|خطف|خطفت|يختطف|تختطف|يختطفون|يخطفون|اختطفوا|خطفوا",
    "abducted/masdar": "اختطاف|عملية اختطاف|عملية خطف",
    "abducted/verbs": "اختطفا|خطفا|خطفن|اختطفن",
    "abducted/one": "مختطف|مختطفا|مخطوف|مخطوفا|حالة اختطاف|حالة خطف",
    "abducted/two": "مختطفان|مخطوفان",
    "abducted/many": "مختطفين|مختطفون|مخطوفين|مخطوفون|حالات اختطاف|حالات خطف",
    "tortured/verb": "عذب|عذبت|تعرض للتعذيب",
    "tortured/masdar": "تعذيب",
    "tortured/verbs": "تعرضوا للتعذيب|عذبوا",
    "tortured/many": "حالات تعذيب",
    "sexual/verb": "اغتصب|اغتصبت",
    "sexual/masdar": "اغتصاب",
    "sexual/many": "حالات اغتصاب",
    "threatened/verb": "هدد|هددت|تلقى تهديدات|تلقت تهديدات|تعرض للتهديد",
    "threatened/masdar": "تهديد|تهديدات|تهديدا",
    "threatened/verbs": "تلقوا تهديدات|تعرضوا للتهديد|هددوا",
    "displaced/verb": "نزح|نزحت|هجر|هجرت|شرد|شردت",
    "displaced/masdar": "نزوح|تهجير|تشريد",
    "displaced/verbs": "نزحوا|هجروا|شردوا|نزحوا من منازلهم",
    "displaced/one": "مهجر|مهجرا",
    "displaced/many": "مهجرين|مهجرون",
}
_SORANI: dict[str, str] = {
    "killed/verbs": "کوژران|کوژرا|کوژراون|شەهید بوون|گیانیان لەدەست دا|مردن",
    "killed/many": "کوژراو|کوژراوان|شەهید|قوربانی",
    "injured/verbs": "بریندار بوون|بریندار بوو|بریندارن|بریندارکران|بریندار کران|برینداربوون|بریندار دەبن",
    "injured/many": "بریندار|برینداران",
    "detained/verbs": "دەستگیر کران|دەستگیرکران|دەستگیرکرا|دەستگیر کرا|گیران",
    "abducted/verbs": "ڕفێندران|رفێنران|ڕفێنران",
}

ENGLISH: Final[dict[str, str]] = {f"h:{code}": words for code, words in _ENGLISH.items()}
ARABIC: Final[dict[str, str]] = {f"h:{code}": words for code, words in _ARABIC.items()}
SORANI: Final[dict[str, str]] = {f"h:{code}": words for code, words in _SORANI.items()}

"""The small words around figures, and the words that show that a number is not one of people harmed.

Kinds: `be` `have` `and` `or` `rel` `adv` `prep` of grammar; `incl` begins a part of the people before; `sub` begins
another clause; `verb` is what people do who are not harmed; `hyp` makes it a possibility, `neg` undoes it; `by` names
who did it; `unit` follows numbers of things; `age`, `month`, `label` stand beside numbers that count nobody; `toll`
is a total, `rise` its movement, `vary` says that reports of it differ; `release` frees; `deny` and `nothing` are of
denials.
"""

from typing import Final

ENGLISH: Final[dict[str, str]] = {
    "vary:": "ranged|ranging|ranges|range|varied|varying|vary|varies|estimated at",
    "a:": "a|an|a lone|a second|a third|a fourth",
    "be:": "was|were|are|is|been|being|be|got|get|gets|getting|were among those|was among those|were among the"
    "|was among the"
    "|are among the|is among the|are among those|is among those|were left|was left|left|were found|had been"
    "|have been|has been",
    "have:": "has|have|had|having",
    "and:": "and|&|besides|as well as|along with|together with|plus",
    "or:": "or|and / or",
    "rel:": "who|that|which|whom",
    "adv:": "also|reportedly|allegedly|later|then|already|instantly|immediately|both|all|each|subsequently|seriously"
    "|severely"
    "|critically|slightly|lightly|badly|mostly|initially|believed|thought|so far|apparently|again|brutally"
    "|deliberately|forcibly|arbitrarily|on the spot|violently|newly|feared|now|to have"
    "|said to have|understood|known|confirmed to have|at the scene|unlawfully|summarily|to date|themselves"
    "|tragically|today"
    "|yesterday|overnight|at random|gravely|mortally|moderately|still|unjustly|briefly|temporarily|extrajudicially",
    "prep:": "in|at|on|near|during|before|of|from|with|without|outside|inside|over|across|under|within|against|into"
    "|throughout"
    "|for|due to|because of|around|per|towards|beside|behind|via|through|than|among|amongst|early|late|last|since"
    "|this|about"
    "|alone|too|below|above|out|off|down|then|there|here|between|northeast|northwest|southeast|southwest|north"
    "|south|east|west",
    "the:": "the|these|those|some of the|all|their|his|her|its|our",
    "by:": "by|at the hands of",
    "incl:": "most of them|some of them|many of them|all of them|most of whom|including|among them|among whom"
    "|of whom|of which|of them|amongst them|among those|whom"
    "|which included|who included|included|include|notably|among the casualties|counting",
    "incl:killed": "among the dead|among the victims|among those killed|among the dead were|among the dead was"
    "|among the victims were|among those killed were|the dead include|the victims include|the dead included"
    "|the victims included|among the dead are|those killed include|those killed included|among the fatalities",
    "incl:injured": "among the wounded|among the injured|among those injured|among those wounded|the wounded include"
    "|the wounded included|the injured included|among the wounded were|among the injured were|the injured include",
    "incl:detained": "among the detainees|among those arrested|among those detained",
    "sub:": "while|whereas|but|after|as|when|because|before|although|though|if|where|until|amid|;|following|during"
    "|despite"
    "|in response|whose|unless",
    "to:": "to",
    "raise:": "bringing|brings|brought|raising|raises|taking|takes|pushing|pushes|bring|raise|take|making",
    "hyp:": "could|might|may|would|will|can|should|shall|threatened to|vowed to|going to|cannot|about to|plan to"
    "|risk|risks|risked|possibly|planning to|'ll|capable of|able to|feared to|expected to|likely to",
    "neg:": "not|never|n't|nor|without|wasn't|weren't|didn't|hasn't|haven't|isn't|aren't|don't|doesn't|did not"
    "|unhurt|unharmed",
    "unit:": "year|years|month|months|week|weeks|day|days|hour|hours|minute|minutes|second|seconds|am|pm|a . m|p . m"
    "|percent|per cent"
    "|km|kilometre|kilometres|kilometer|kilometers|metre|metres|meter|meters|mm|cm|mile|miles|kg|kilograms|tons|tonnes"
    "|dollars|dinars|euros|pounds|rounds|bullets|shots|vehicles|cars|houses|homes|buildings|tents|canisters"
    "|grenades|rockets"
    "|mortars|times|points|degrees|litres|barrels|drones|bombs|families|villages|cities|towns|provinces"
    "|governorates|attacks"
    "|incidents|explosions|blasts|cases|seats|votes|schools|offices|shops|hospitals|checkpoints|roads|bridges"
    "|squares|groups"
    "|organisations|organizations|countries|strikes|airstrikes|shells|tyres|warrants|complaints|reports|complaint|feet"
    "|decades|families'|o'clock|hundred hours|brigade|battalion|division|regiment|motorcycles|trucks|boats|tankers"
    "|percentage",
    "month:": "january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun"
    "|jul|aug"
    "|sep|sept|oct|nov|dec",
    "label:": "article|articles|section|paragraph|brigade|room|page|resolution|law|ak|highway|route|street|line"
    "|channel|age|aged|chapter|gate|bridge|district|clause|case|unit|mp|route|phone|tel|ages|chapter|version"
    "|block|sector",
    "toll:killed": "estimates of the dead|estimates of deaths|death toll|toll|number of deaths|number of dead"
    "|number of fatalities|number of people killed|dead"
    "|number of those killed|number of killed|number of victims|fatality count|number of protesters killed"
    "|number of martyrs|number killed|death count"
    "|total killed|total deaths|count of the dead|number of the dead|body count|number of demonstrators killed",
    "toll:injured": "number of its own wounded|number of its wounded|injury toll|number of wounded|number of injured"
    "|number of injuries|number of those wounded"
    "|number of those injured|number of people injured|number of people wounded|number of the wounded|number wounded"
    "|number injured|number of the injured",
    "toll:killed+injured": "casualty toll|number of casualties|casualty count|number of dead and wounded"
    "|toll of casualties"
    "|number of dead and injured|total casualties|number of killed and wounded|number of killed and injured",
    "toll:detained": "number of arrests|number of detainees|number of people arrested|number of those arrested"
    "|number of arrested|number of people detained|number of those detained",
    "toll:missing": "number of missing|number of people missing|number of those missing",
    "toll:abducted": "number of abducted|number of abductions|number of people abducted|number of those abducted",
    "toll:": "total|tally|count",
    "toll:displaced": "number of displaced|number of displaced people|number of people displaced"
    "|number of those displaced",
    "toll:gas": "number of suffocation cases|number of cases of suffocation",
    "rise:": "rose|rises|risen|rising|climbed|climbs|increased|jumped|grew|went up|up from|reached|reaches|stands at"
    "|stood at|hit"
    "|raised|revised|soared|mounted|increase|exceeded|surpassed|passed|topped|climbing|reaching|now stands at"
    "|swelled|mounting|tops|updated|was put at|put at",
    "verb:": "took|gathered|marched|protested|demonstrated|rallied|camped|deployed|arrived|stormed|attacked|blocked"
    "|torched"
    "|opened|fired|threw|returned|staged|chanted|blocking|demanded|joined|attended|besieged|surrounded|tried|attempted"
    "|accused|said|says|told|carried|began|started|continued|refused|clashed|gather|gathering|protesting"
    "|marching|deploying"
    "|used|launched|raided|patrolled|rode|drove|approached|were seen|saw|witnessed|called|are holding|hold|waved|sent"
    "|were deployed|was deployed|took part|shot at|fought|entered|came|left the|closed|cut|dispersed|pelted|hurled",
    "suffer:": "came in with|brought in with|admitted with|arrived with|suffered|sustained|suffering|sustaining"
    "|treated for|suffered from|suffering from|suffer|suffer from"
    "|hospitalised with"
    "|hospitalized with|hospitalised for|hospitalized for|treated for the effects of",
    "hurt:injured": "broken bones|broken limbs|fractured limbs|minor injuries|minor wounds|minor injury|wounds|burns"
    "|bruises|fractures|injuries"
    "|gunshot wounds|bullet wounds",
    "hurt:gas": "inhalation of gas|inhalation of tear gas|exposure to tear gas|inhaling tear gas|inhaling gas"
    "|suffocation|breathing difficulties|breathing problems|tear gas inhalation|gas inhalation"
    "|asphyxiation|tear gas"
    "|tear-gas inhalation|asphyxia|respiratory problems|shortness of breath",
    "say:": "would confirm|could confirm|can confirm|would only confirm|will confirm|said|says|say|told|added"
    "|adds|reported|announced|stated|confirmed|according to|saying|reports|tells|noted",
    "release:": "released|freed|release of|releasing|freeing|acquitted|sentenced|sentencing|trial of|release"
    "|convicted|freed on"
    "|swapped|treated|treating|families of|compensation for|charged|rescued|saved|evacuated|deport"
    "|names of|photos of"
    "|pictures of|compensate|funeral of|funerals of|hospital for|portraits of|bail for|for the release of"
    "|mourning for|in memory of",
    "deny:": "denied|denies|deny|denying|rejected reports|dismissed reports|denial|rejects|refuted|has denied"
    "|rejected claims"
    "|dismissed claims|rejected allegations|dismissed allegations|disputed reports",
    "anyone:": "anyone|anybody|any|anyone being|any protesters|any civilians|any people|a single",
    "worse:": "minor|light|serious|slight|severe|critical|bullet|gunshot|shrapnel|head|moderate|further|more|new"
    "|immediate|other|off - duty|off duty",
    "more:": "more|others|other|further",
    "report:": "reports of|reports|word of|information on|word on|immediate reports of|immediate word on|details of"
    "|news of",
    "given:": "earlier given as|first given as|initially given as|earlier put at|first put at|initially put at"
    "|previously put at|earlier reported as|rather than|instead of|corrected from|down from|revised down from",
    "as told:": "as first reported|as initially reported|as earlier reported|as previously reported|as first announced"
    "|as first thought|as was first reported",
    "rumour:": "mentioned on social media|circulating on social media|circulated on social media|rumoured|rumored",
    "old report:": "an earlier report|earlier reports|an earlier claim|earlier claims",
    "wrong:": "was wrong|were wrong|is wrong|are wrong|was false|were false|was incorrect|were incorrect|proved false",
    "flee:": "fled|flee",
    "loss:": "human losses",
    "loss:killed": "loss of life|losses in life|loss of lives",
}
ARABIC: Final[dict[str, str]] = {
    "and:": "و|إضافة إلى|بالإضافة إلى|فضلا عن|إلى جانب|علاوة على|كما|مع",
    "or:": "أو",
    "rel:": "الذين|الذي|ممن|من الذين|التي",
    "adv:": "قد|كانوا|كان|كانت|أيضا|اليوم|أمس|على الأقل|لاحقا|جميعهم|فيما بعد|تم|جرى|لقد|على الفور|في الحال|بشدة|منهم",
    "prep:": "في|من|على|عن|خلال|إثر|جراء|نتيجة|بسبب|بعد|قبل|عند|لدى|وسط|قرب|داخل|خارج|أثناء|ضمن|ب|ل|ال|هناك|تحت"
    "|منذ|حتى"
    "|بجروح|بالرصاص|بنيران|بقنابل|بطلقات|بطلق|برصاص|بانفجار|بهجوم|بصورة|بشكل|بإصابات|برصاصة|بحروق|بشظايا"
    "|اليوم|أمس|مساء|صباح|ليلة|فجر|يوم|حالتهم|بينما|فيما|بينهم|منهم|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة"
    "|السبت|الأحد"
    "|بعيارات|بالغاز|بقصف|بضربة|باشتباكات|بتفجير|بعبوة|بحادث|ببغداد|بمدينة|بمحافظة|بإطلاق|بقنبلة|بغاز|بالقرب"
    "|بالضرب|بقضاء"
    "|حين|عندما|غرب|شرق|شمال|جنوب|وسط|كما|دون|ضد|لكن|بذريعة|بتهمة|على خلفية|عقب|بمواجهات|بصدامات|بساحة|بعضهم|معظمهم"
    "|كحصيلة",
    "by:": "على يد|على أيدي|من قبل|بيد|بأيدي|برصاص|بنيران|من جانب|على يدي",
    "incl:": "هم|هن|أحدهما|أحدهم|إحداهما|إحداهن|بينهم|من بينهم|بضمنهم|من ضمنهم|ضمنهم|منهم|فيهم|بمن فيهم|بينها"
    "|من بينها|بما في ذلك|بينهن|بما فيهم"
    "|أغلبهم|معظمهم|غالبيتهم",
    "incl:killed": "من بين القتلى|بين القتلى|بين الضحايا|من بين الضحايا|بين الشهداء|من بين الشهداء|ضمن القتلى",
    "incl:injured": "من بين الجرحى|بين الجرحى|بين المصابين|من بين المصابين|ضمن الجرحى|ضمن المصابين",
    "incl:detained": "من بين المعتقلين|بين المعتقلين",
    "between:": "ما بين|بين",
    "sub:": "فيما|بينما|في حين|في وقت|حيث|لكن|إذ|؛|بعد أن|عندما|بعدما|علما أن|إلا أن|على خلفية|غير أن|مما|ما أدى|فضلا",
    "to:": "إلى",
    "raise:": "ليرتفع|لترتفع|ما يرفع|مما يرفع|ما رفع|مما رفع|ليصل|لتصل|ليبلغ|لتبلغ|بذلك يرتفع|وبهذا يرتفع|بذلك ترتفع"
    "|ليصبح|لتصبح"
    "|بهذا ترتفع|يرفع|لترفع|ليرفع",
    "hyp:": "قد يقتل|قد يؤدي|قد تؤدي|لو|سيقتل|يمكن أن|يهدد ب|يهدد بقتل|احتمال|خشية|إذا|ربما|مخاوف من|تحذيرات من|لتفادي"
    "|يهدد أرواح|تهدد أرواح|قد تتسبب|قد يتسبب|سوف|تجنبا|منع|خوفا من|تخوف من|يخشى من|محتملة|كاد|كادت|خطر|قد يصل"
    "|قد يسفر|قد تسفر",
    "neg:": "لم|لا|ليس|دون|بدون|لن|من دون|ما لم|عدم|ليست|بلا|من غير",
    "unit:": "عاما|سنة|عام|سنوات|أعوام|شهرا|أشهر|شهر|أسبوع|أسابيع|يوما|أيام|ساعة|ساعات|دقيقة|دقائق|كيلومترا|كيلومتر"
    "|كم|متر|مترا"
    "|أمتار|بالمئة|بالمائة|في المئة|في المائة|ملم|دولار|دينار|مليار|عجلة|عجلات|سيارة|سيارات|منزل|منزلا|منازل|خيمة"
    "|خيم|قنبلة|قنابل"
    "|صاروخ|صواريخ|قذيفة|قذائف|طلقة|رصاصة|رصاصات|مرة|مرات|محافظة|محافظات|مدينة|مدن|عائلة|عوائل|أسرة|أسر|قرية"
    "|هجوم|هجمات|عملية"
    "|عمليات|مركبة|مركبات|طائرة|محل|محال|مقر|مقرات|عبوة|عبوات|بناية|قضية|شكوى|مذكرة|دعوى|مقعدا|قطعة|قطع|كغم|طن"
    "|لتر|لواء|فوج"
    "|مدارس|مدرسة|حافلة|دراجة|زورق|آلية|آليات|نقطة|برميل|رصاصتين|ثانية|حزبا|منظمة|عاصمة|دولة|ليلا|صباحا|مساء"
    "|ظهرا|فجرا|عصرا|هـ",
    "month:": "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول|يناير"
    "|فبراير|مارس"
    "|محرم|صفر|ربيع الأول|ربيع الآخر|ربيع الثاني|جمادى الأولى|جمادى الآخرة|جمادى الثانية|رجب|شعبان|رمضان|شوال"
    "|ذي القعدة|ذو القعدة|ذي الحجة|ذو الحجة|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
    "|كانون الاول|تشرين الاول",
    "age:": "عمره|عمرها|العمر|أعمارهم",
    "label:": "المادة|مادة|الفقرة|اللواء|لواء|رقم|القرار|قانون|عام|سنة|العام|الفوج|الفرقة|القطاع|صفحة|الساعة|حي"
    "|الدفعة|الوجبة|طريق|شارع|قناة|هاتف|بند|البند|يوم|بتاريخ|المحلة|الزقاق|سن|في تمام",
    "toll:killed": "حصيلة القتلى|عدد القتلى|أعداد القتلى|حصيلة الضحايا|عدد الضحايا|حصيلة الشهداء|عدد الشهداء"
    "|أعداد الشهداء"
    "|أعداد الضحايا|حصيلة الوفيات|عدد الوفيات|حصيلة ضحايا|عدد ضحايا|عدد قتلى|حصيلة قتلى|عدد شهداء|حصيلة شهداء"
    "|إجمالي القتلى"
    "|أعداد قتلى|إجمالي عدد القتلى|القتلى|الشهداء|العدد الكلي للقتلى|العدد الكلي|الحصيلة|حصيلة|العدد الإجمالي"
    "|العدد الكلي للضحايا|العدد الكلي للشهداء|الوفيات|الحصيلة الكلية|حالات الوفاة|عدد حالات الوفاة"
    "|عدد الأشخاص الذين قتلوا"
    "|العدد الإجمالي للقتلى|العدد الإجمالي للضحايا|عدد المتظاهرين الذين قتلوا|عدد قتلاهم|إجمالي عدد الضحايا"
    "|العدد الإجمالي للشهداء",
    "toll:injured": "حصيلة الجرحى|عدد الجرحى|أعداد الجرحى|عدد المصابين|حصيلة المصابين|أعداد المصابين|عدد الإصابات"
    "|حصيلة الإصابات|الجرحى|المصابين|الإصابات|عدد جرحى|إجمالي الجرحى|أعداد الإصابات|المصابون|إجمالي عدد الجرحى"
    "|إجمالي المصابين",
    "toll:killed+injured": "عدد القتلى والجرحى|حصيلة القتلى والجرحى|أعداد القتلى والجرحى|عدد القتلى والمصابين"
    "|عدد الضحايا من القتلى والجرحى|عدد الشهداء والجرحى|حصيلة القتلى والمصابين|عدد الشهداء والمصابين",
    "toll:detained": "عدد المعتقلين|أعداد المعتقلين|المعتقلين|حصيلة المعتقلين|عدد المحتجزين|المحتجزين|عدد الموقوفين"
    "|المعتقلون",
    "toll:missing": "عدد المفقودين|المفقودين|أعداد المفقودين",
    "toll:abducted": "عدد المختطفين|المختطفين|عدد المخطوفين|أعداد المختطفين",
    "toll:disappeared": "عدد المغيبين|المغيبين|أعداد المغيبين|عدد المختفين",
    "toll:displaced": "عدد النازحين|النازحين|أعداد النازحين",
    "toll:gas": "عدد حالات الاختناق|حالات الاختناق",
    "rise:": "ارتفع|ارتفعت|ارتفاع|بلغ|بلغت|وصلت|زاد|زادت|يرتفع|ترتفع|يبلغ|تبلغ|لتصل|ازدياد|تصاعد|تجاوز|تجاوزت|بلوغ"
    "|قفزت|قفز"
    "|صعدت|عددهم",
    "verb:": "تظاهر|تجمع|خرج|شارك|احتج|نزل|توافد|انتشر|أغلق|قطع|حضر|طالب|يتظاهر|يشارك|انضم|هاجم|اقتحم|احتشد|تجمهر"
    "|اعتصم|انتشرت"
    "|خرجت|شاركت|تظاهروا|خرجوا|تجمعوا|نظم|نظموا|أضرب|يطالب|يطالبون|رفع|أحرق|أحرقوا|أطلق",
    "release:": "الإفراج عن|إطلاق سراح|أفرج عن|أفرجت عن|أطلق سراح|أطلقت سراح|إخلاء سبيل|محاكمة|ذوي|عوائل|أهالي"
    "|عائلات|تعويض|أسر"
    "|تشييع|تحرير|حررت|إنقاذ|حكم|علاج|معالجة|صور|أسماء|تحرير|الحكم على|تعويضات|عزاء|تسليم|ترحيل|أخلي سبيل"
    "|أفرجوا عن",
    "deny:": "نفى|نفت|ينفي|تنفي|نفي|نافيا|نافية|كذب|كذبت|فند|فندت|نفوا|أنكر|أنكرت",
    "more:": "آخرين|آخرون|آخران|أخرى|آخر|أخريات|غيرهم|آخرا|ثالث",
    "worse:": "بشرية|مادية|جسيمة|طفيفة|خطيرة|تذكر|حدوث|أي|وجود|تسجل|يذكر|تقع|ترد|ورود|حصول|يسجل|يسفر|تسفر|عن|إلى"
    "|يؤد|تؤد|تؤدي|يؤدي|يخلف|تخلف|وقعت|سجلت|توجد|هناك|أية|تحدث|يتسبب|تتسبب|معلومات|أنباء|تقارير",
    "loss:": "خسائر|أضرار بشرية|خسائر بشرية",
    "loss:killed": "خسائر في الأرواح|خسائر بالأرواح|ضحايا في الأرواح",
    "vary:": "تراوح|تراوحت|يتراوح|تتراوح|تباينت|تباين|تتباين|يتباين|اختلفت|تضاربت|متباينة|متضاربة",
    "fall:": "سقوط|سقط|سقطت|وقوع|تسجيل|سجلت|سجل|وصول|وصل|استقبال|استقبل|نقل|استقبلت|بسقوط|سقوطا|خلف|خلفت|خلفا|مخلفا"
    "|مخلفة",
    "given:": "بدلا من|بدل|عوضا عن|بعد أن كانت",
    "as told:": "كما أعلن أولا|كما أعلن سابقا|كما أعلن في البداية|كما ذكر أولا|كما ذكر سابقا|كما أشيع",
    "flee:": "فروا|هربوا|فر|فرت",
    "life:": "حياتهم|حياته|حياتها|أرواحهم|حياتهما",
}
SORANI: Final[dict[str, str]] = {
    "and:": "و|هەروەها",
    "incl:": "لەنێویاندا|لەناویاندا|لەوانە",
    "prep:": "لە|بە|بۆ|دا|لەکاتی|لەسەر|لەلایەن",
    "neg:": "نە",
    "more:": "تر|دیکە",
    "unit:": "ساڵ|ڕۆژ|مانگ|کاتژمێر|دۆلار|دینار|کیلۆمەتر|مەتر|ئۆتۆمبێل",
    "label:": "ساڵی|ژمارە",
    "month:": "تشرینی یەکەم|تشرینی دووەم|شوبات|نیسان",
    "q:at_least ": "لانیکەم|لانی کەم|بەلایەنی کەم|بەلایەنی کەمەوە",
    "q:more_than ": "زیاتر لە",
    "q:about ": "نزیکەی|دەوروبەری",
    "n:3": "سێ",
}

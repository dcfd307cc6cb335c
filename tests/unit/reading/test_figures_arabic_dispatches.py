"""More Arabic sentences, longer and less tidy, as dispatches run; all invented."""

from datetime import date

import pytest

from unit.reading.figures_told import told

DAY = date(2019, 11, 28)  # a Thursday

READ = [
    (
        "أعلنت مفوضية حقوق الإنسان في العراق، اليوم الخميس، مقتل 15 متظاهراً وإصابة 157 آخرين في محافظة ذي قار.",
        "killed 15 protesters; injured 157",
    ),
    (
        'وقال مصدر طبي لوكالة الأنباء إن "حصيلة المواجهات ارتفعت إلى 25 قتيلاً وأكثر من 200 جريح".',
        "killed 25; injured more_than 200",
    ),
    (
        "أفاد مصدر أمني، بمقتل ضابط برتبة نقيب وإصابة ثلاثة من عناصر الشرطة بهجوم شرقي بغداد.",
        "killed 1 security_forces; injured 3 security_forces",
    ),
    (
        (
            "وذكر شهود عيان أن القوات الأمنية أطلقت الرصاص الحي على المتظاهرين ما أسفر عن مقتل شخصين وإصابة نحو 30"
            " آخرين بجروح متفاوتة."
        ),
        "killed 2; injured about 30",
    ),
    ('وأوضح المصدر أن "بين الجرحى 12 من منتسبي القوات الأمنية".', "injured 12 security_forces"),
    ("وأضاف أن 11 متظاهراً أصيبوا بالرصاص الحي فيما أصيب الباقون بحالات اختناق.", "injured 11 protesters"),
    (
        "شهدت ساحة الصدرين في النجف مقتل ثمانية متظاهرين على الأقل وإصابة 52 آخرين على يد مسلحين.",
        "killed at_least 8 protesters; injured 52",
    ),
    (
        "أسفرت الاشتباكات عن إصابة 23 من أفراد الأمن و24 متظاهراً، 5 منهم بطلقات الصيد.",
        "injured 23 security_forces; injured 24 protesters; injured 5 part",
    ),
    ("ثلاثة قتلى وعشرات الجرحى في تظاهرات كربلاء", "killed 3; injured dozens"),
    ("قتيلان و12 جريحا بانفجار عبوة ناسفة جنوبي الموصل", "killed 2; injured 12"),
    ("إصابة 4 متظاهرين باختناق وسط بغداد", "gas 4 protesters"),
    ("استشهد ٤ متظاهرين في ساحة التحرير وجرح ٦٠ آخرون", "killed 4 protesters"),
    (
        "قال مسعفون إن أربعة محتجين على الأقل قتلوا وأصيب العشرات يوم الخميس.",
        "killed at_least 4 protesters; injured dozens",
    ),
    ("وقتل ما لا يقل عن 350 شخصا منذ اندلاع الاحتجاجات مطلع أكتوبر تشرين الأول.", "killed at_least 350 cumulative"),
    (
        "وبذلك يرتفع عدد القتلى منذ الأول من أكتوبر إلى 408 على الأقل معظمهم من المتظاهرين العزل.",
        "killed at_least 408 cumulative",
    ),
    ("تمكنت القوات الأمنية من اعتقال ثلاثة متهمين.", "detained 3"),
    ("ألقت الشرطة القبض على خمسة أشخاص بينهم امرأة.", "detained 5; detained 1 women"),
    ("انفجار سيارة مفخخة يودي بحياة 10 أشخاص ويصيب 25 آخرين", "killed 10; injured 25"),
    ("تعرض ناشط مدني لمحاولة اغتيال في البصرة", "attempted 1 rights_defenders"),
    ("مسلحون مجهولون يغتالون ناشطاً في العمارة", "killed 1 rights_defenders"),
    ("مسلحون يختطفون صحفياً وسط بغداد", "abducted 1 journalists"),
    ("وفاة متظاهر متأثراً بإصابته قبل يومين", "killed 1 protesters"),
    ("توفي ثلاثة جرحى في المستشفى", "killed 3"),
    ("واستقبل مستشفى الحبوبي 150 مصاباً بينهم 20 بحالة حرجة", "injured 150; injured 20 part"),
    ("لقي شخصان حتفهما وأصيب ثالث في حادث سير", "killed 2; injured 1"),
    ("لم ترد أنباء عن وقوع إصابات", "injured none"),
    ("ولم يتم تسجيل أي حالة وفاة", "killed none"),
    ("قتل ستة أشخاص في بغداد وثلاثة في البصرة وواحد في ميسان", "killed 6; killed 3; killed 1"),
    ("وسجلت بغداد 7 قتلى وذي قار 14 قتيلاً", "killed 7; killed 14"),
    ("أصيب عشرات المتظاهرين بجروح وحالات اختناق جراء استخدام القنابل الدخانية", "injured+gas dozens protesters"),
    ("إصابة متظاهر بقنبلة غاز في رأسه", "injured 1 protesters"),
    ("قتل متظاهر وأصيب آخر", "killed 1 protesters; injured 1"),
    ("مقتل 3 مدنيين بينهم طفلة بقصف تركي", "killed 3 civilians; killed 1 children"),
    ("مقتل امرأتين ورجل", "killed 2 women; killed 1 men"),
    ("أصيب 95 شخصاً بين جريح ومختنق بينهم عناصر أمن", "injured+gas 95"),
    ("سقوط 30 جريحاً من المتظاهرين والقوات الأمنية", "injured 30"),
    ("اعتقال عشرين متظاهراً وإطلاق سراح خمسة منهم", "detained 20 protesters"),
    ("بلغ عدد الضحايا 545 شهيداً و24 ألف جريح", "killed 545; injured 24000"),
    ("كما أصيب 12 عسكرياً", "injured 12 security_forces"),
    ("العراق.. مقتل وإصابة العشرات بتظاهرات الناصرية", "killed+injured dozens"),
    ("مصدر: مقتل متظاهرين اثنين", "killed 2 protesters"),
    ("حصيلة جديدة.. 29 قتيلاً في ذي قار", "killed 29"),
    ("قتل خلال الاحتجاجات نحو 600 شخص", "killed about 600"),
    ("قضى 13 متظاهراً نحبهم", "killed 13 protesters"),
    ("تسبب إطلاق النار بسقوط أربعة قتلى و21 جريحا", "killed 4; injured 21"),
    ("أدى إلى استشهاد مواطن وجرح اثنين", "killed 1; injured 2"),
    ("ادى الى مقتل ثلاثة اشخاص واصابة سبعة اخرين", "killed 3; injured 7"),
    ("حتى الساعة التاسعة صباحا قتل 13 متظاهرا", "killed 13 protesters"),
    ("لا خسائر بشرية جراء سقوط صاروخ", "killed+injured none"),
    ("لم يسفر الهجوم عن خسائر بشرية أو مادية", "killed+injured none"),
    ("قُتل ثلاثة من المحتجين", "killed 3 protesters"),
    ("أصيب اثنان من الصحفيين أحدهما بحالة خطرة", "injured 2 journalists"),
    ("وأصيب 3 بنيران قناص", "injured 3"),
    ("مقتل مسلحين اثنين خلال عملية أمنية", "killed 2 armed_group_members"),
    ("هدد مسلحون ثلاثة ناشطين بالقتل", "threatened 3 rights_defenders"),
    ("احتجاز 40 طالباً لساعات", "detained 40 students"),
    ("عُذب خمسة معتقلين بحسب المنظمة", "tortured 5"),
    ("مقتل ثلاثة وإصابة خمسة في هجوم على نقطة تفتيش", "killed 3; injured 5"),
    ("مقتل 3 وجرح 7 بانفجارين في بغداد", "killed 3; injured 7"),
    ("سقوط قتيل و3 جرحى", "killed 1; injured 3"),
    (
        "وأكدت مصادر طبية أن ستة متظاهرين لقوا حتفهم وأن أكثر من ستين آخرين أصيبوا",
        "killed 6 protesters; injured more_than 60",
    ),
    ("أفادت المفوضية بارتفاع عدد شهداء التظاهرات إلى 319 شهيدا و15 ألف جريح", "killed 319; injured 15000"),
    ("أعلنت مفوضية حقوق الإنسان أن حصيلة القتلى في صفوف المتظاهرين ارتفعت إلى 420 قتيلا", "killed 420"),
    ("قتل عنصر أمن وأصيب أربعة من زملائه", "killed 1 security_forces; injured 4"),
    ("عشرات القتلى والجرحى في قصف", "killed+injured dozens"),
    ("المفوضية: 23 قتيلا و190 جريحا حصيلة ليلة السنك", "killed 23; injured 190"),
    ("وبحسب إحصائية رسمية فإن 12 متظاهرا استشهدوا وأصيب 230", "killed 12 protesters; injured 230"),
    ("أطلق مسلحون النار على متظاهرين فقتلوا اثنين منهم", "killed 2"),
    ("فتحت القوات النار فقتلت خمسة وأصابت ثلاثين", "killed 5; injured 30"),
    ("ما تسبب باستشهاد متظاهر واصابة عدد آخر", "killed 1 protesters"),
    ("ونقل أربعة مصابين بينهم شرطي", "injured 4; injured 1 security_forces"),
    ("إصابة ما لا يقل عن خمسين متظاهرا بالرصاص الحي وقنابل الغاز", "injured at_least 50 protesters"),
    ("قال الناشط إن قوات الأمن اعتقلت نحو 20 من زملائه", "detained about 20"),
    ("هذا وقد بلغت حصيلة الأحداث سبعة شهداء و 152 جريحا", "killed 7; injured 152"),
    ("مقتل 12 عنصرا من داعش بضربة جوية", "killed 12 armed_group_members"),
    ("وفاة طفلة غرقا", "killed 1 children"),
    ("إصابة أكثر من مئتي متظاهر", "injured more_than 200 protesters"),
    ("إصابة 3 بينهم ضابطان", "injured 3; injured 2 security_forces"),
    ("قتل نحو مئة وعشرين متظاهرا", "killed about 120 protesters"),
    ("اصيب ٣٧ شخصا بينهم ٥ عناصر من قوات حفظ القانون", "injured 37; injured 5 security_forces"),
    ("قتل أربعة متظاهرين، اثنان منهم في البصرة", "killed 4 protesters; killed 2 part"),
    ("لا قتلى في التظاهرات", "killed none"),
    ("مقتل مدني وإصابة آخرين", "killed 1 civilians"),
    ("خلف الهجوم قتيلين وستة جرحى", "killed 2; injured 6"),
    ("وقتل في الناصرية 14 شخصا وفي النجف 4", "killed 14; killed 4"),
    ("بعد مقتل 3 متظاهرين أمس", "killed 3 protesters"),
    ("يوم دام.. 45 قتيلا في العراق", "killed 45"),
    ("في حصيلة غير نهائية قتل 10 وجرح 50", "killed 10; injured 50"),
    ("القبض على 3 من المتهمين بقتل المتظاهرين", "detained 3"),
    ("محاكمة ضابط متهم بقتل 17 متظاهرا", "killed 17 protesters more"),
    (
        "أكثر من 600 قتيل و20 ألف جريح منذ انطلاق الاحتجاجات",
        "killed more_than 600 cumulative; injured 20000 cumulative",
    ),
    ("خلال شهرين قتل 430 متظاهرا", "killed 430 protesters cumulative"),
    ("ارتفاع عدد ضحايا التظاهرات إلى 13 قتيلا", "killed 13"),
]
NOTHING = [
    "ونفى المتحدث باسم القائد العام سقوط أي قتيل في التظاهرات.",
    "ونفت قيادة عمليات بغداد استخدام الرصاص الحي ضد المتظاهرين",
    "أعمارهم بين 15 و20 عاما",
    "خرج 3 آلاف متظاهر",
    "أصيب متظاهرون بحالات اختناق",
    "حرق 3 مقار حزبية",
    "الآلاف يشيعون قتلى التظاهرات",
]


@pytest.mark.parametrize(("text", "figures"), READ)
def test_every_figure_of_the_sentence_is_read(text: str, figures: str):
    assert told(text, DAY) == figures


@pytest.mark.parametrize("text", NOTHING)
def test_sentence_without_a_figure_of_people_gives_none(text: str):
    assert told(text, DAY) == ""

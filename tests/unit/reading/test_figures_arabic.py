"""Arabic and Sorani sentences in the manner of news agencies, all invented, and the figures that they give."""

from datetime import date

import pytest

from unit.reading.figures_told import told

DAY = date(2019, 11, 28)  # a Thursday

VERBS = [
    ("قُتل ثلاثة متظاهرين وأصيب 20 آخرون.", "killed 3 protesters; injured 20"),
    ("قتل متظاهر برصاص حي وسط بغداد.", "killed 1 protesters"),
    ("وأصيب ما لا يقل عن 50 شخصاً بجروح.", "injured at_least 50"),
    ("استشهد متظاهران اثنان فجر اليوم الخميس.", "killed 2 protesters"),
    ("جُرح أكثر من ٢٥ متظاهراً في ساحة الخلاني.", "injured more_than 25 protesters"),
    ("اعتقلت القوات الأمنية 17 متظاهراً في البصرة.", "detained 17 protesters"),
    ("اختطف مسلحون مجهولون ناشطين اثنين من أمام منزليهما.", "abducted 2 rights_defenders"),
    ("قتلت قوات الأمن أربعة محتجين وأصابت العشرات.", "killed 4 protesters; injured dozens"),
    ("لقي خمسة أشخاص مصرعهم في الحادث.", "killed 5"),
    ("سقط قتيلان وعشرون جريحاً في الناصرية.", "killed 2; injured 20"),
    ("توفي متظاهر متأثراً بجراحه.", "killed 1 protesters"),
    ("أصيب عنصران من القوات الأمنية بالحجارة.", "injured 2 security_forces"),
    ("اختنق نحو 30 متظاهراً بالغاز المسيل للدموع.", "gas about 30 protesters"),
    ("أصيب 19 شخصاً بحالات اختناق.", "gas 19"),
    ("أصيب أربعون متظاهراً بجروح واختناق.", "injured+gas 40 protesters"),
    ("فُقد سبعة أشخاص بعد المداهمة.", "missing 7"),
    ("فقد أكثر من 20 شخصاً حياتهم في التفجير.", "killed more_than 20"),
    ("نزح نحو ثلاثة آلاف شخص من القضاء.", "displaced about 3000"),
    ("قتل وأصيب 30 شخصاً في الانفجار.", "killed+injured 30"),
    ("وقُتل شخص واحد وجُرح ستة آخرون.", "killed 1; injured 6"),
    ("أردى قناص متظاهرا وسط الساحة.", "killed 1 protesters"),
    ("وتعرض ثلاثة صحفيين للضرب.", "injured 3 journalists"),
    ("نجا ناشط من محاولة اغتيال.", "attempted 1 rights_defenders"),
    ("قتلت امرأة وأصيب طفلاها الاثنان.", "killed 1 women; injured 2 children"),
    ("خطف مسلحون طبيباً ومسعفة.", "abducted 1 medics; abducted 1 medics"),
    ("أصيبت ثلاث نساء في القصف.", "injured 3 women"),
    ("سقط ثلاثة شهداء ونحو ثمانين جريحاً.", "killed 3; injured about 80"),
    ("قتل ما بين 12 و15 متظاهراً.", "killed 12-15 protesters"),
    ("أصيب من 20 إلى 25 شخصا.", "injured 20-25"),
    ("أن ثلاثة متظاهرين قتلوا بالرصاص الحي.", "killed 3 protesters"),
    ("46 شخصا قتلوا وجرح المئات.", "killed 46; injured hundreds"),
    ("أصيب عدد من المتظاهرين وقتل اثنان منهم.", "killed 2"),
    ("واعتقل عشرات الطلبة داخل الجامعة.", "detained dozens students"),
    ("قتل مدنيان وأصيب ثلاثة من منتسبي الشرطة.", "killed 2 civilians; injured 3 security_forces"),
    ("وتم اعتقال أحد المتظاهرين.", "detained 1 protesters"),
    ("أصيب جنديان بجروح خطيرة.", "injured 2 security_forces"),
]
NOUNS = [
    (
        "مقتل متظاهرين اثنين وشرطي وإصابة العشرات في بغداد",
        "killed 2 protesters; killed 1 security_forces; injured dozens",
    ),
    ("مقتل متظاهر وإصابة 12 آخرين في كربلاء", "killed 1 protesters; injured 12"),
    ("إصابة خمسة وعشرين متظاهراً بالرصاص المطاطي", "injured 25 protesters"),
    ("أسفرت المواجهات عن سقوط 12 قتيلاً و100 جريح.", "killed 12; injured 100"),
    ("أسفر الهجوم عن مقتل ثلاثة جنود وإصابة ضابط.", "killed 3 security_forces; injured 1 security_forces"),
    ("ما أدى إلى مقتل أربعة أشخاص، بينهم طفل، وجرح 15.", "killed 4; killed 1 children; injured 15"),
    ("سجلت المستشفى 45 إصابة وثلاث وفيات.", "injured 45; killed 3"),
    ("تسجيل 28 حالة اختناق بين المتظاهرين.", "gas 28"),
    ("مقتل وإصابة 30 متظاهراً", "killed+injured 30 protesters"),
    ("سقوط 117 شخصاً بين قتيل وجريح في النجف", "killed+injured 117"),
    ("سقوط عشرات القتلى والجرحى", "killed+injured dozens"),
    ("وفاة معتقل تحت التعذيب في أحد السجون", "died_custody 1"),
    ("اختطاف ناشط مدني من قبل جهة مجهولة", "abducted 1 rights_defenders"),
    ("اختفاء ستة ناشطين منذ أيام", "disappeared 6 rights_defenders several_days"),
    ("اعتقال 60 متظاهراً على الأقل", "detained at_least 60 protesters"),
    ("اغتيال ناشطين اثنين في ميسان", "killed 2 rights_defenders"),
    ("نقل 20 جريحاً إلى المستشفى", "injured 20"),
    ("مقتل (3) متظاهرين وإصابة (40) آخرين", "killed 3 protesters; injured 40"),
    ("مقتل شاب برصاص مجهولين", "killed 1"),
    ("مصرع شخصين وإصابة ثلاثة", "killed 2; injured 3"),
    ("مقتل طفلين وامرأة في قصف على القرية", "killed 2 children; killed 1 women"),
    ("استشهاد مائة وخمسة متظاهرين", "killed 105 protesters"),
    ("مقتل عنصر في الشرطة وإصابة اثنين آخرين", "killed 1 security_forces; injured 2"),
    ("وإصابة 9 من القوات الأمنية", "injured 9 security_forces"),
    ("تهجير ٢٠٠ شخص من القرية", "displaced 200"),
    ("فقدان أربعة صيادين", "missing 4"),
    ("حصيلة أولية: 3 قتلى و 20 جريحاً", "killed 3; injured 20"),
    ("محاولة اغتيال صحفي في البصرة", "attempted 1 journalists"),
]
TOTALS = [
    ("ارتفاع حصيلة القتلى إلى 13.", "killed 13"),
    ("ارتفعت حصيلة القتلى من 8 إلى 13.", "killed 13"),
    ("ارتفع عدد القتلى إلى 24 والجرحى إلى 210.", "killed 24; injured 210"),
    ("بلغت حصيلة الضحايا 12 قتيلاً و75 جريحاً.", "killed 12; injured 75"),
    ("وصل عدد المصابين إلى نحو 150 مصاباً.", "injured about 150"),
    ("عدد القتلى والجرحى بلغ 117.", "killed+injured 117"),
    ("بلغ عدد المعتقلين أكثر من 60.", "detained more_than 60"),
]
PARTS = [
    ("قتل 12 شخصا بينهم طفلان.", "killed 12; killed 2 children"),
    ("أصيب 20 متظاهراً، خمسة منهم بحالة خطرة.", "injured 20 protesters; injured 5 part"),
    ("مقتل 8 أشخاص من بينهم ثلاثة من عناصر الشرطة ومسعف.", "killed 8; killed 3 security_forces; killed 1 medics"),
    ("إصابة 24 شخصاً، ضمنهم 6 نساء.", "injured 24; injured 6 women"),
]
NOBODY = [
    ("لم تسجل إصابات.", "injured none"),
    ("دون وقوع خسائر بشرية.", "killed+injured none"),
    ("ولم يسفر الانفجار عن أي إصابات.", "injured none"),
    ("من دون إصابات تذكر.", "injured none"),
    ("لم يصب أحد بأذى.", "injured none"),
    ("لم يقتل أي شخص في الهجوم.", "killed none"),
    ("سقط الصاروخ دون وقوع قتلى أو جرحى.", "killed+injured none"),
]
SCOPES = [
    ("قتل أكثر من 350 شخصاً منذ بدء الاحتجاجات.", "killed more_than 350 cumulative"),
    ("قتل 3 أشخاص ليرتفع العدد الكلي إلى 350 منذ الأول من تشرين الأول.", "killed 3; killed 350 cumulative"),
    (
        "منذ مطلع تشرين الأول قتل 420 متظاهراً وأصيب 17 ألفاً.",
        "killed 420 protesters cumulative; injured 17000 cumulative",
    ),
    ("ليرتفع بذلك عدد القتلى إلى 46.", "killed 46 cumulative"),
    ("مقتل 45 شخصاً في عموم العراق.", "killed 45 national"),
    ("أصيب المئات في مختلف أنحاء البلاد.", "injured hundreds national"),
    ("مقتل 32 متظاهراً خلال يومين.", "killed 32 protesters several_days"),
    ("خلال الساعات الـ48 الماضية قتل 12 شخصاً.", "killed 12 several_days"),
    ("أصيب 70 شخصاً في المحافظة.", "injured 70 wider_area"),
    ("قتل 19 شخصاً في بغداد ومحافظات الجنوب.", "killed 19 wider_area"),
    ("في عام 2017 قتل 40 شخصاً في هجوم مماثل.", "killed 40 more"),
    ("قبل عام قتلت القوات 12 متظاهراً.", "killed 12 protesters more"),
    ("مقتل أربعة متظاهرين منذ فجر اليوم.", "killed 4 protesters"),
    ("مقتل 15 متظاهراً في اليوم الأكثر دموية منذ اندلاع التظاهرات.", "killed 15 protesters"),
]
SORANI = [
    ("٣ کەس کوژران و ٥ کەسی تر بریندار بوون.", "killed 3; injured 5"),
    ("دوو خۆپیشاندەر کوژران.", "killed 2 protesters"),
    ("زیاتر لە ٢٠ کەس بریندار بوون لە شاری سلێمانی.", "injured more_than 20"),
    ("پێنج کوژراو و دە بریندار لە ڕووداوەکەدا هەیە.", "killed 5; injured 10"),
]
NOTHING = [
    "شاب يبلغ من العمر 17 عاماً شارك في التظاهرة.",
    "تظاهر الآلاف في ساحة التحرير.",
    "انتشار 500 عنصر من قوات مكافحة الشغب.",
    "قتل في عام 2019.",
    "احترقت ثلاث عجلات و12 خيمة.",
    "وفق المادة 4 من قانون مكافحة الإرهاب اعتقل.",
    "الإفراج عن 20 معتقلاً من المتظاهرين.",
    "قطع المتظاهرون الطريق لمسافة 20 كيلومتراً.",
    "لم تعرف حصيلة القتلى بعد.",
    "أحد القتلى شيع اليوم.",
    "اللواء 53 تعرض لهجوم.",
    "قد يؤدي الهجوم إلى مقتل العشرات.",
]


@pytest.mark.parametrize(("text", "figures"), [*VERBS, *NOUNS, *TOTALS, *PARTS, *NOBODY, *SCOPES, *SORANI])
def test_figure_is_read_as_the_sentence_gives_it(text: str, figures: str):
    assert told(text, DAY) == figures


@pytest.mark.parametrize("text", NOTHING)
def test_other_number_is_no_figure_of_people(text: str):
    assert told(text, DAY) == ""

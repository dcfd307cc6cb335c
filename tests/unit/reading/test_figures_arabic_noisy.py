"""Arabic: headlines, lists and asides, and sentences that tell no number of people harmed; all invented."""

from datetime import date

import pytest

from unit.reading.figures_told import told

DAY = date(2019, 11, 28)  # a Thursday

READ = [
    ("مصدر طبي: 3 شهداء واكثر من 40 جريح في كربلاء", "killed 3; injured more_than 40"),
    ("عاجل / سقوط شهيد وخمسة جرحى في ساحة الوثبة", "killed 1; injured 5"),
    ("استشهاد متظاهر واصابة اخرين", "killed 1 protesters"),
    ("استشهد اليوم 4 متظاهرين واصيب اكثر من 50 بجروح مختلفة", "killed 4 protesters; injured more_than 50"),
    ("العشرات من حالات الاختناق بين المتظاهرين", "gas dozens"),
    ("تعرض 12 متظاهرا للضرب المبرح", "injured 12 protesters"),
    ("قتل ما لا يقل عن 15 متظاهرا، من بينهم فتى في السادسة عشرة", "killed at_least 15 protesters; killed 1 children"),
    ("الحصيلة ترتفع الى 16 قتيلا", "killed 16"),
    ("وصول جثامين ستة متظاهرين إلى الطب العدلي", "killed 6 protesters"),
    ("تسلم الطب العدلي 9 جثث", "killed 9"),
    ("لم يصب أحد بأذى.", "injured none"),
    ("دون أي خسائر تذكر.", "killed+injured none"),
    ("لا ضحايا في الانفجار.", "killed+injured none"),
    ("قتل منذ مطلع الشهر الحالي 23 شخصا في ديالى", "killed 23 cumulative"),
    ("قتل 23 شخصا منذ مطلع العام.", "killed 23 cumulative"),
    ("قُتل وجُرح 42 شخصاً خلال ثلاثة أيام", "killed+injured 42 several_days"),
    ("ثلاثة قتلى من الشرطة وخمسة جرحى", "killed 3 security_forces; injured 5"),
    ("ثلاثة قتلى من المتظاهرين", "killed 3 protesters"),
    ("أربعة شهداء بينهم طفل", "killed 4; killed 1 children"),
    ("استهداف سيارة مدير بلدية أدى إلى مقتله وإصابة اثنين من حمايته", "injured 2"),
    ("هجوم لداعش يخلف خمسة قتلى من الجيش", "killed 5 security_forces"),
    ("داعش يعدم ستة مدنيين في الموصل", "killed 6 civilians"),
    ("مسلحون يقتلون صاحب محل لبيع المشروبات", "killed 1"),
    ("انهيار سقف منزل يودي بحياة أم وطفليها", "killed 1 women"),
    ("غرق أربعة أطفال في نهر دجلة", "killed 4 children"),
    ("وفاة 5 معتقلين في سجن الحوت", "died_custody 5"),
    ("حملة اعتقالات طالت 18 ناشطا", "detained 18 rights_defenders"),
    ("تشييع ثلاثة متظاهرين قتلوا أمس", "killed 3 protesters"),
    ("إصابة نحو مئة شخص، نصفهم من الطلبة", "injured about 100"),
    ("سقط خلال الساعات الماضية خمسة شهداء و170 مصابا في بغداد وذي قار", "killed 5; injured 170"),
    ("مجموع الشهداء 45 والجرحى 500", "killed 45; injured 500"),
    ("وثقت المفوضية 23 حالة اختفاء قسري", "disappeared 23"),
    ("فقدان الاتصال بثلاثة صحفيين", "missing 3 journalists"),
    ("العثور على خمس جثث لرجال مجهولي الهوية", "killed 5"),
    ("قصف تركي يوقع تسعة قتلى من السياح و23 جريحا", "killed 9; injured 23"),
    ("أصيب 17 شخصا اثنان منهم بحالة حرجة", "injured 17; injured 2 part"),
    ("قتلت امرأة وابنتها", "killed 1 women"),
    ("خمسة عشر قتيلا وأربعون جريحا", "killed 15; injured 40"),
    ("مئة وعشرون جريحا", "injured 120"),
    ("قتل مدير مدرسة ومعلمان", "killed 1; killed 2"),
    ("وجرح ما يقرب من 60، بعضهم في حالة خطرة", "injured about 60"),
    ("لقي ثمانية مصرعهم.", "killed 8"),
    ("قتل العشرات في الأسبوع الأول من الاحتجاجات.", "killed dozens several_days"),
    ("في الفترة بين 1 و8 تشرين الأول قتل 157 شخصا.", "killed 157 several_days"),
    ("للفترة من 1 إلى 8 تشرين الأول: 157 قتيلا و5494 جريحا.", "killed 157 several_days; injured 5494 several_days"),
    ("الحصيلة غير النهائية: 17 قتيلا و48 مصابا", "killed 17; injured 48"),
    ("#العراق: 5 قتلى من المتظاهرين في #الناصرية اليوم وأكثر من 60 جريحا", "killed 5 protesters; injured more_than 60"),
    ("كانت الحصيلة السابقة 13 قتيلا.", "killed 13"),
    ("وارتفع عدد المصابين إلى 1300.", "injured 1300"),
    ("لم يصب أي من الركاب.", "injured none"),
    ("أصيب أربعة من رجال الشرطة بالحجارة.", "injured 4 security_forces"),
    ("انفجار عبوة بحافلة تقل موظفين يصيب أحد عشر منهم.", "injured 11"),
    ("غارة تركية تقتل سبعة من عناصر حزب العمال.", "killed 7"),
    ("توفي خمسة وأنقذ 11 آخرون من النهر.", "killed 5"),
    ("قضى تسعة أشخاص في ليلتين من العنف.", "killed 9 several_days"),
    ("خمسة متظاهرين قتلوا في غضون خمسة أيام.", "killed 5 protesters several_days"),
    ("بلغ عدد المعتقلين 2663 أفرج عن 2441 منهم.", "detained 2663"),
    ("ما زال نحو 300 شخص رهن الاحتجاز.", "detained about 300"),
    ("اغتيل ما لا يقل عن 33 ناشطا منذ انطلاق الاحتجاجات.", "killed at_least 33 rights_defenders cumulative"),
    ("مات ستة من سائقي الشاحنات من البرد.", "killed 6"),
    ("انتشال جثث ثلاثة رجال وامرأة من تحت الأنقاض.", "killed 3 men; killed 1 women"),
    ("العثور على رفات 30 شخصا في مقبرة جماعية.", "killed 30"),
    ("خلف الهجوم أحد عشر قتيلا ومثلهم جرحى.", "killed 11"),
    ("هجوم بقنبلتين على منزل طبيب من دون إصابات.", "injured none"),
    ("مقتل عنصرين من الحشد الشعبي وإصابة أربعة.", "killed 2 security_forces; injured 4"),
    ("استشهاد مقاتل وجرح ثلاثة من الحشد.", "killed 1; injured 3 security_forces"),
    ("استشهاد ضابط برتبة نقيب ومنتسب.", "killed 1 security_forces; killed 1"),
    ("أصيبت طالبة ومعلمتها.", "injured 1 students"),
    ("أقدم مسلحون على خطف شقيقين في ديالى.", "abducted 2"),
    ("مقتل صياد سمك بنيران حرس الحدود.", "killed 1"),
    ("عشرة جرحى حالة ثلاثة منهم حرجة.", "injured 10; injured 3 part"),
    ("استشهاد ثمانية متظاهرين منذ ليلة أمس.", "killed 8 protesters"),
    ("قتل 12 شخصا منهم 3 نساء و4 أطفال.", "killed 12; killed 3 women; killed 4 children"),
    ("قتل مدنيان أحدهما طفل.", "killed 2 civilians; killed 1 children"),
    ("شهيدان ومئة جريح.", "killed 2; injured 100"),
    ("إصابة العشرات بحالات اختناق.", "gas dozens"),
    ("ألقي القبض على خمسة متهمين.", "detained 5"),
    ("القبض على 12 مطلوبا.", "detained 12"),
]

NOTHING = [
    "نفت الشرطة وقوع أي قتلى.",
    "الإفراج عن 30 معتقلا",
    "قتلى وجرحى بينهم نساء",
    "حصد الوباء أرواح 12 شخصا.",
    "قتل الركاب الستة جميعا.",
    "إحراق منزل ومقتل صاحبه.",
    "ارتفعت أسعار 12 سلعة وأصيبت الأسواق بالشلل.",
    "أصيبت 5 مركبات بأضرار.",
    "قتل الوقت في انتظار 12 ساعة.",
    "أصدرت المحكمة 15 مذكرة قبض.",
    "استقال عشرة نواب احتجاجا على مقتل المتظاهرين.",
    "أصيب العراق بخسائر تبلغ 12 مليار دينار.",
    "اعتقلت القوات منفذ الهجوم وضبطت 12 قطعة سلاح.",
    "توقفت 5 مصانع عن العمل.",
    "وفاة الكهرباء.",
    "فقد 12 هاتفا.",
]


@pytest.mark.parametrize(("text", "figures"), READ)
def test_every_figure_of_the_sentence_is_read(text: str, figures: str):
    assert told(text, DAY) == figures


@pytest.mark.parametrize("text", NOTHING)
def test_a_sentence_that_tells_no_number_of_people_harmed_tells_no_figure(text: str):
    assert told(text, DAY) == ""

"""Places in Arabic and Sorani: joined letters, levels, lists; offices and directions give way."""

import pytest

from incidents.reading.prose import Prose
from incidents.reading.where import PlaceReader

READ = [
    ("قتل متظاهر في ساحة التحرير وسط بغداد", "IQ-BG-TAHRIR-SQUARE"),
    ("أصيب خمسة في الناصرية مركز محافظة ذي قار", "IQ-DQ-NASIRIYAH"),
    ("في محافظة ذي قار", "IQ-DQ"),
    ("في محافظتي البصرة وميسان", "IQ-BA IQ-MA"),
    ("بغداد (أ ف ب) - قتل اثنان في كربلاء", "IQ-KA-KARBALA"),
    ("بغداد/ واع / قتل اثنان في ميسان", "IQ-MA"),
    ("في ناحية الطارمية شمالي بغداد", "IQ-BG-TARMIYA"),
    ("مدينة الصدر شرقي بغداد", "IQ-BG-SADR-CITY"),
    ("في حي العامل ببغداد", "IQ-BG-BAGHDAD"),
    ("قضاء الحي في واسط", "IQ-WA-HAI-DISTRICT"),
    ("وفي البصرة والعمارة والكوت", "IQ-BA-BASRA IQ-MA-AMARA IQ-WA-KUT"),
    ("على جسر الزيتون بالناصرية", "IQ-DQ-ZAYTUN-BRIDGE"),
    ("قال محافظ ذي قار إن القتلى في سوق الشيوخ", "IQ-DQ-SUQ-AL-SHUYUKH"),
    ("بمدينة النجف الأشرف", "IQ-NA-NAJAF"),
    ("لە شاری بەغدا و ناسریە", "IQ-BG-BAGHDAD IQ-DQ-NASIRIYAH"),
    ("ديالى: مقتل ثلاثة في المقدادية", "IQ-DI-MUQDADIYA"),
    ("في صلاح الدين وفي قضاء بلد", "IQ-SD-BALAD-DISTRICT"),
    ("في بابل وواسط والمثنى والقادسية وميسان وكركوك", "IQ-BB IQ-WA IQ-MU IQ-QA IQ-MA IQ-KI-KIRKUK"),
    ("في كربلاء المقدسة", "IQ-KA-KARBALA"),
    ("في الحلة والديوانية والسماوة والرميثة", "IQ-BB-HILLA IQ-QA-DIWANIYA IQ-MU-SAMAWAH IQ-MU-RUMAITHA"),
    ("بالقرب من جسر السنك", "IQ-BG-SINAK-BRIDGE"),
    (
        "قرب ساحة الخلاني وساحة الوثبة وجسر الأحرار وجسر الجمهورية",
        "IQ-BG-KHILANI-SQUARE IQ-BG-WATHBA-SQUARE IQ-BG-AHRAR-BRIDGE IQ-BG-JUMHURIYA-BRIDGE",
    ),
    ("قرب القنصلية الإيرانية في النجف", "IQ-NA-IRANIAN-CONSULATE"),
    ("في ساحة الحبوبي وسط الناصرية", "IQ-DQ-HABOUBI-SQUARE"),
    ("ساحة الصدرين", "IQ-NA-SADRAIN-SQUARE"),
    ("شارع الرشيد", "IQ-BG-RASHEED-STREET"),
    ("حي الشرطة في الناصرية", "IQ-DQ-NASIRIYAH"),
    ("في قضاء الشطرة شمالي الناصرية", "IQ-DQ-SHATRA-DISTRICT"),
    ("ناحية الفهود", "IQ-DQ-FUHUD"),
    ("شرق العاصمة بغداد", "IQ-BG-BAGHDAD"),
    ("في جنوب العراق", "IQ"),
    ("قائد شرطة ذي قار", ""),
    ("مستشفى الناصرية التعليمي استقبل قتلى", "IQ-DQ-NASIRIYAH"),
    ("في أبي الخصيب", "IQ-BA-ABU-AL-KHASIB"),
    ("في أبو غريب", "IQ-BG-ABU-GHRAIB"),
    ("بأبي غريب", "IQ-BG-ABU-GHRAIB"),
    ("الفلوجة والرمادي وهيت وحديثة", "IQ-AN-FALLUJAH IQ-AN-RAMADI IQ-AN-HIT IQ-AN-HADITHA"),
    ("في هيت بالأنبار", "IQ-AN-HIT"),
    (
        "في كويسنجق وحلبجة والسليمانية وأربيل ودهوك وزاخو",
        "IQ-AR-KOYSINJAQ IQ-SU-HALABJA IQ-SU-SULAYMANIYAH IQ-AR-ERBIL IQ-DA-DUHOK IQ-DA-ZAKHO",
    ),
    ("لە سلێمانی و هەولێر و کەرکووک", "IQ-SU-SULAYMANIYAH IQ-AR-ERBIL IQ-KI-KIRKUK"),
    ("في الكوفة وفي المشخاب", "IQ-NA-KUFA IQ-NA-MISHKHAB"),
    ("استهدف مسلحون في علي الغربي بميسان", "IQ-MA-ALI-AL-GHARBI"),
    ("وأضاف المصدر أن ثلاثة متظاهرين قتلوا في قضاء الرفاعي شمالي ذي قار.", "IQ-DQ-RIFAI-DISTRICT"),
    ("أصيب 12 متظاهرا بالقرب من ساحة الوثبة ببغداد.", "IQ-BG-WATHBA-SQUARE"),
    ("شهدت محافظات ذي قار والبصرة وميسان تظاهرات.", "IQ-DQ IQ-BA IQ-MA"),
    ("انفجار عبوة ناسفة في قضاء المقدادية بمحافظة ديالى", "IQ-DI-MUQDADIYA-DISTRICT"),
    ("قال قائد شرطة كربلاء إن متظاهرا توفي في المستشفى الحسيني.", ""),
    ("أعلنت دائرة صحة ذي قار مقتل ثلاثة على جسر الزيتون.", "IQ-DQ-ZAYTUN-BRIDGE"),
    ("اغتيال ناشط في مدينة العمارة مركز محافظة ميسان", "IQ-MA-AMARA"),
    ("قتل شخص في ناحية العلم شرقي تكريت", "IQ-SD-ALAM"),
    ("في مدينة الصدر وفي منطقة الزعفرانية جنوب شرقي بغداد", "IQ-BG-SADR-CITY"),
    ("أطلق مسلحون النار على متظاهرين في ساحة التربية بكربلاء", "IQ-KA-TARBIYA-SQUARE"),
    ("هجوم في قضاء سنجار غربي الموصل", "IQ-NI-SINJAR-DISTRICT"),
    ("عثر على جثة في قضاء الزبير غربي البصرة", "IQ-BA-ZUBAYR-DISTRICT"),
    ("في شارع السعدون وسط العاصمة بغداد", "IQ-BG-BAGHDAD"),
    ("في نفق السعدون", "IQ-BG-SAADOUN-TUNNEL"),
    ("تظاهر المئات أمام مبنى محافظة البصرة", "IQ-BA"),
    ("شفق نيوز/ أفاد مصدر أمني في محافظة كركوك بمقتل شخص في داقوق", "IQ-KI-DAQUQ"),
    ("في بغداد وست محافظات جنوبية", "IQ-BG-BAGHDAD"),
    ("قطع المحتجون جسر النصر في الناصرية", "IQ-DQ-NASR-BRIDGE"),
    ("لە شاری کەربەلا چوار کەس کوژران", "IQ-KA-KARBALA"),
    ("لە پارێزگای زیقار", "IQ-DQ"),
]


@pytest.mark.parametrize(("text", "codes"), READ)
def test_where_it_happened(shipped_places: PlaceReader, text: str, codes: str) -> None:
    found = shipped_places.read(Prose(text))
    assert " ".join(one.value for one in found) == codes
    assert all(text[one.words.start : one.words.end] == one.words.passage for one in found)

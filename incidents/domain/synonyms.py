"""Words people search with for an outcome, whatever words we use ourselves: "martyrs" finds killed."""

#: Outcome → words in English, Arabic and Kurdish. Never shown; searched only.
OUTCOME_WORDS: dict[str, str] = {
    "killed": "killed dead death deaths died killing fatalities martyr martyrs martyred slain "
    "قتلى قتيل قتلوا مقتل شهداء شهيد استشهاد استشهد وفاة ضحايا کوژراو کوژران شەهید",
    "died_custody": "died custody detention death وفاة في الحجز التوقيف",
    "injured": "injured wounded hurt injuries casualties جرحى جريح مصابين مصابون إصابات إصابة بریندار برینداربوون",
    "gas": "gas gassed suffocated suffocation tear teargas اختناق غاز الغاز مسيل للدموع",
    "detained": "detained arrested arrests detention اعتقال معتقلين موقوفين دەستگیر",
    "disappeared": "disappeared disappearance مغيبين اختفاء قسري",
    "missing": "missing مفقود مفقودين",
    "abducted": "abducted kidnapped abduction مختطف اختطاف خطف ڕفێندرا",
    "tortured": "tortured torture تعذيب",
    "sexual": "sexual violence rape عنف جنسي اغتصاب",
    "threatened": "threatened threats تهديد",
    "displaced": "displaced نازحين نزوح",
    "attempted": "attempted killing assassination محاولة اغتيال",
}

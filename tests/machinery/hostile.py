"""Texts that nobody means well with: floods, control characters, broken encodings."""

LONG = 400_000  # characters: what is read at all of a text
FLOOD = 60_000  # characters: enough for work that grows with the square to be felt

#: Name to text. Every reader has to come through each of them, quickly and without a fault.
HOSTILE = {
    "nothing": "",
    "white space": " \t\r\n\u00a0\u2003\u3000" * 50,
    "NUL": "12 people were killed\x00 in Kut\x00\x00",
    "control characters": "".join(map(chr, range(32))) + "5 killed in Kut\x7f\x80\x9f",
    "right-to-left override": "\u202e12 people\u202c were \u2067killed\u2069 in \u200fKut\u200e \u202bمقتل 5\u202c",
    "lone surrogates": "\ud800 5 people \udfff were killed in Kut \ud83d",
    "byte order marks": "\ufeff5 killed\ufeff in\ufeff Kut",
    "emoji": "🔴🔴 5️⃣ people were killed 👨‍👩‍👧‍👦 in Kut 🇮🇶 #Kut",
    "private use and unassigned": "\ue000\uf8ff\U000f0000\u0378 5 killed \ufffe\uffff",
    "one letter": "a" * FLOOD,
    "one Arabic letter": "و" * FLOOD,
    "one combining mark": "\u0301" * FLOOD,
    "a letter under marks": "ق" + "\u064f" * FLOOD,
    "one kashida": "ـ" * FLOOD,
    "100,000 digits": "1" * 100_000 + " people were killed in Kut",
    "100,000 Arabic digits": "قتل " + "٩" * 100_000 + " شخصا",
    "grouped digits without end": "1" + ",000" * 15_000 + " killed",
    "digits and spaces": "1 " * 30_000 + "killed",
    "full stops": "." * FLOOD,
    "quotation marks": "“" * (FLOOD // 2) + "”" * (FLOOD // 2),
    "brackets within brackets": "(" * (FLOOD // 2) + "5 killed" + ")" * (FLOOD // 2),
    "apostrophes": "a'" * 30_000,
    "hyphens": "-" * FLOOD,
    "line ends": "\n" * FLOOD,
    "carriage returns alone": "5 killed in Kut\r" * 2_000,
    "one word to a line": "killed\n" * 8_000,
    "killed without end": "killed " * 8_000,
    "and without end": "five people and " * 4_000 + "killed",
    "and without end, Arabic": "خمسة أشخاص و" * 4_000 + " قتلوا",
    "number words without end": "one hundred and " * 4_000 + "people killed",
    "tens without end": "خمسة وعشرون و" * 4_000,
    "including without end": "12 people, including " * 3_000,
    "from to": "from 1 to " * 6_000,
    "months without end": "November " * 7_000,
    "days without end": "on Wednesday, " * 4_000,
    "dates without end": "28/11/2019 " * 5_000,
    "places without end": "in Tahrir Square in Baghdad, " * 2_000,
    "starts of names": "Al " * 20_000,
    "starts of names, Arabic": "ساحة " * 12_000,
    "years that are none": "on 0 November 0000, on 31 February 9999, on 99/99/9999, on 00-00-0000 ",
    "numbers that are none": "-5 killed, 3.5 killed, 1e9 killed, ½ killed, ² killed, ⑤ killed, ۰۰۰ killed, 0x10 killed",
    "markup": "<script>alert('5 killed')</script> <b>7 killed</b> &lt;img&gt; {{ 8 }} {% killed %} %(n)s %s {0}",
    "formulas": "=1+1 killed; @SUM(A1) killed; +5 killed; -5 killed; |calc killed",
    "other scripts": "在库特有五人被杀。 Пять человек убиты в Куте. クートで5人が死亡。 كوت میں پانچ افراد ہلاک",
    "full-width digits": "１２ people were killed in Kut on ２８ November ２０１９",
    "presentation forms": "ﻗﺘﻞ ٥ أﺷﺨﺎص ﻓﻲ اﻟﻜﻮت",
    "no spaces": "fivepeoplewerekilledinKuton28November2019" * 1_500,
}

#: As long as is read at all, and longer.
OVERLONG = {
    "400,000 of one letter": "a" * LONG,
    "one line of 400,000": ("At least 5 people were killed and 12 wounded in Kut on Wednesday. " * 6_000)[:LONG],
    "more than is read": "At least 5 people were killed in Kut on Wednesday. " * 12_000,
    "more than is read, Arabic": "قتل 5 أشخاص على الأقل في الكوت يوم الأربعاء. " * 12_000,
}

#: Words and signs out of which random reports are put together; joined by what follows them, not by grammar.
SHARDS = (
    "at least", "more than", "some", "5", "12", "1,500", "٢٥", "twenty-five", "dozens", "people", "protesters",
    "killed", "wounded", "and", "or", "including", "no", "from", "to", "between", "since", "October", "on", "Wednesday",
    "28", "2019", "in", "Kut", "Tahrir Square", "Baghdad", "the", "of", "them", ",", ".", "-", "(", ")", "“", "\n",
    "\n\n", "ما لا يقل عن", "أكثر من", "خمسة", "وعشرين", "قتيلان", "متظاهرين", "مقتل", "وإصابة", "قُتل", "أصيب", "في",
    "بغداد", "ساحة التحرير", "يوم", "الأربعاء", "أمس", "منذ", "تشرين", "الأول", "من", "إلى", "بين", "و", "،", "؟",
    "کوژران", "لە", "\u200f", "\x00", "ـ",
)  # fmt: skip

"""Invented documents in which every part stands, in three languages."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from incidents.reports.dossier import lettering
from incidents.reports.dossier.blocks import (
    Block,
    Contents,
    Document,
    Facts,
    Heading,
    Kind,
    Listed,
    Manner,
    NewPage,
    Paragraph,
    Picture,
    Run,
    Table,
    Text,
)

DATED = datetime(2020, 2, 12, 9, 30, tzinfo=UTC)
DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 120" width="300" height="120">'
    '<rect x="0" y="0" width="300" height="120" fill="#f3f1ec"/>'
    '<circle cx="90" cy="60" r="34" fill="#7b1e4f"/><circle cx="210" cy="60" r="20" fill="none" stroke="#14213d"/>'
    '<text x="150" y="112" font-size="14" text-anchor="middle" fill="#14213d">{word}</text></svg>'
)
WORDS = {
    "en": {
        "title": "Special report: Dhi Qar, October 2019 to February 2020",
        "contents": "Contents",
        "part": "What was reported",
        "incident": "Shots at a bridge",
        "lead": "Figures are as reported; they are not a death toll.",
        "body": "People gathered at the bridge in the morning. Hospitals spoke of ",
        "killed": " killed, later of ",
        "end": ", and the list was closed at noon.",
        "warning": "Demonstration: taken from published reports, not verified by anyone.",
        "place": "Place",
        "town": "Nasiriyah",
        "date": "Date",
        "figure": "Figure",
        "words": "Words of the source",
        "caption": "Reported figures",
        "items": "the main road",
        "page": "Page {page} of {pages}",
        "alt": "Two circles side by side",
    },
    "ar": {
        "title": "تقرير خاص: ذي قار، تشرين الأول 2019 إلى شباط 2020",
        "contents": "المحتويات",
        "part": "ما ورد في التقارير",
        "incident": "إطلاق نار عند جسر",
        "lead": "الأرقام كما وردت في المصادر وليست حصيلة نهائية للقتلى.",
        "body": "تجمّع الناس عند الجسر صباحاً. تحدثت المستشفيات عن ",
        "killed": " قتيلاً، ثم عن ",
        "end": "، وأغلقت القائمة ظهراً.",
        "warning": "عرض تجريبي: مأخوذ من تقارير منشورة ولم يتحقق منه أحد.",
        "place": "المكان",
        "town": "الناصرية",
        "date": "التاريخ",
        "figure": "الرقم",
        "words": "كلمات المصدر",
        "caption": "الأرقام الواردة",
        "items": "الطريق الرئيسي",
        "page": "صفحة {page} من {pages}",
        "alt": "دائرتان متجاورتان",
    },
    "ckb": {
        "title": "ڕاپۆرتی تایبەت: زیقار، تشرینی یەکەمی 2019 تا شوباتی 2020",
        "contents": "ناوەڕۆک",
        "part": "ئەوەی ڕاگەیەندراوە",
        "incident": "تەقەکردن لە نزیک پردێک",
        "lead": "ژمارەکان وەک ڕاگەیەندراون، ژمارەی کۆتایی کوژراوان نین.",
        "body": "خەڵک بەیانی لە نزیک پردەکە کۆبوونەوە. نەخۆشخانەکان باسیان لە ",
        "killed": " کوژراو کرد، دواتر ",
        "end": "، لیستەکەش نیوەڕۆ داخرا.",
        "warning": "نموونە: لە ڕاپۆرتە بڵاوکراوەکانەوە وەرگیراوە و کەس پشتڕاستی نەکردووەتەوە.",
        "place": "شوێن",
        "town": "ناسرییە",
        "date": "بەروار",
        "figure": "ژمارە",
        "words": "وشەکانی سەرچاوە",
        "caption": "ژمارە ڕاگەیەندراوەکان",
        "items": "ڕێگای سەرەکی",
        "page": "لاپەڕەی {page} لە {pages}",
        "alt": "دوو بازنە لە تەنیشت یەک",
    },
}
LANGUAGES = tuple(WORDS)
QUOTED = (
    Run("At least 12–15 people were shot (hospital).", Kind.QUOTED, "en"),
    Run("قُتل ما لا يقل عن 12 شخصاً.", Kind.QUOTED, "ar"),
)


def said(words: str) -> Text:
    """Words of the document's own language."""
    return (Run(words),)


def fixed(words: str) -> Run:
    return Run(words, Kind.FIXED)


def everything(lang: str, rows: int = 40) -> list[Block]:
    """Every part a document may have, in `lang`; the table runs over several pages."""
    say = WORDS[lang]
    claims = [
        (
            (said(say["town"]),),
            ((fixed("2019-11-28"),),),
            ((fixed(f"{n}–{n + 3}"),),),
            ((QUOTED[n % 2],), said(say["lead"])),
        )
        for n in range(rows)
    ]
    ranges = (Run(say["body"]), fixed("12–15"), Run(say["killed"]), fixed("20–25"), Run(say["end"]))
    return [
        Heading(1, said(say["title"])),
        Paragraph(said(say["lead"]), Manner.LEAD),
        Facts(
            (
                (said(say["place"]), said(say["town"])),
                (said(say["date"]), (fixed("2019-10-01 – 2020-02-10"),)),
                (said("SHA-256"), (fixed(DIGEST),)),
            )
        ),
        Paragraph(said(say["warning"]), Manner.WARNING),
        NewPage(),
        Contents(said(say["contents"])),
        NewPage(),
        Heading(1, said(say["part"])),
        Paragraph((fixed("46–70"),), Manner.FIGURE),
        Paragraph((*ranges, Run("1", Kind.NOTE, link="#s-1"), Run(" "), QUOTED[0])),
        Picture(SVG.format(word=say["town"]), say["alt"], said(say["caption"]), 0.6),
        Listed((said(say["items"]), (Run(say["items"], Kind.STRONG),)), numbered=True),
        Listed((said(say["items"]), ranges)),
        Heading(2, (Run(say["incident"]), Run(" "), fixed("IRQ-7K3M9XQ")), "i-1"),
        Paragraph(
            (Run(say["body"]), fixed("https://example.org/a/very/long/address/of/an/article-2019-11-28?id=123456"))
        ),
        Table(
            said(say["caption"]),
            (said(say["place"]), said(say["date"]), said(say["figure"]), said(say["words"])),
            tuple(claims),
            (0.2, 0.18, 0.14, 0.48),
            frozenset({2}),
        ),
        Heading(3, said(say["incident"]), "s-1"),
        Paragraph((Run("example.org", Kind.FIXED, link="https://example.org/a"), Run(" "), *ranges), Manner.SMALL),
    ]


def document(lang: str, *parts: Block, **changes: Any) -> Document:
    """A document of these parts, or of every part there is."""
    say = WORDS[lang]
    made = Document(
        title=say["title"],
        lang=lang,
        dated=DATED,
        blocks=parts or everything(lang),
        running=say["title"],
        page_words=say["page"],
        subject=say["lead"],
        keywords=("IQ-DQ",),
    )
    return replace(made, **changes)


def spoken(parts: Iterable[Block], lang: str = "en") -> str:
    """All that these parts say, with the quotation marks of a document in `lang`."""
    return "\n".join(
        "".join(lettering.worded(run, lang) for run in text) for part in parts for text in _texts(part, lang)
    )


def _texts(part: Block, lang: str) -> Iterator[Text]:
    match part:
        case Heading() | Paragraph():
            yield part.text
        case Facts():
            yield from (text for row in part.rows for text in row)
        case Listed():
            yield from (
                (Run(f"{_number(number, lang)}. "), *item) if part.numbered else item
                for number, item in enumerate(part.items, 1)
            )
        case Table():
            yield from (part.caption, *part.head)
            yield from (text for row in part.rows for cell in row for text in cell)


def _number(number: int, lang: str) -> str:
    return str(number) if lang == "en" else str(number).translate({48 + digit: 0x660 + digit for digit in range(10)})

"""The drawings of an incident's figures: what they plot, what they say, and that nothing lies over anything else."""

from collections.abc import Iterable
from datetime import date, time
from itertools import combinations
from xml.etree.ElementTree import Element, fromstring

import pytest

from incidents.domain.articles import ArticleRef
from incidents.domain.claims import Claim
from incidents.domain.counts import Qualifier
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import ArticleLink, Draft, Figure, Record
from incidents.domain.moments import BAGHDAD, TimeSpan
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience, ClaimKind, Grade, Scope, Status
from incidents.reports.charts.words import Words

DAY = UncertainDate.from_edtf
ZAYTUN = """
1 shafaq 2019-11-28T09:00 2019-11-28T09:18 killed exact 8 incident
2 shafaq 2019-11-28T09:18 2019-11-28T09:18 killed exact 13 incident
3 shafaq 2019-11-28T09:18 2019-11-28T09:18 injured exact 75 incident
4 blog 2019-11-28 2019-11-28 killed exact 17 incident
5 blog 2019-11-28 2019-11-28 injured about 153 incident
6 medical 2019-11-28T17:05 2019-11-28T17:05 killed exact 25 incident
7 medical 2019-11-28T17:05 2019-11-28T17:05 injured more_than 200 incident
8 amnesty 2019-11-28 2019-11-28 killed exact 25 incident
9 medical 2019-11-28 2019-11-28 killed exact 25 incident
10 musings 2019-11-28 2019-11-29 killed exact 32 several_days
11 reuters 2019-11-28T21:42 2019-11-28T21:42 killed at_least 24 incident
12 reuters 2019-11-28 2019-11-29 killed exact 29 incident
13 un 2019-11-29 2019-11-29 killed at_least 24 several_days
14 un 2019-11-29 2019-11-29 injured more_than 210 several_days
15 hathalyoum 2019-11-29 2019-11-29 killed exact 51 several_days
16 reuters 2019-12-06 2019-12-06 killed exact 46 incident
17 aljazeera 2020-11-23 2020-11-23 killed dozens - incident
18 aljazeera 2020-11-23 2020-11-23 injured dozens - incident
19 shafaq 2023 2023 killed about 70 incident
20 shafaq 2023 2023 injured at_least 225 incident
21 afp 2023-06-25 2023-06-25 killed exact 21 part
22 afp 2023-06-25 2023-06-25 injured exact 190 part
23 newregion 2024 2024 killed about 50 incident
24 newregion 2024 2024 injured exact 300 incident
25 iraqicp 2024 2024 killed more_than 70 several_days
26 iraqicp 2024 2024 injured exact 500 several_days
"""
KARBALA = """
1 tellerreport 2019-10-29 2019-10-29 killed exact 13 incident
2 reuters 2019-10-29 2019-10-29 killed exact 14 incident
3 police 2019-10-29 2019-10-29 killed none 0 incident denial
4 independent 2019-10-29 2019-10-29 killed exact 18 incident
5 amnesty 2019-10-29 2019-10-29 killed exact 14 incident
6 thenews 2019-10-29 2019-10-29 killed exact 10 incident
7 rudaw 2019-10-29 2019-10-29 killed up_to 35 incident
"""
KHILANI = """
1 reuters 2020-02-25 2020-02-25 killed at_least 1 incident
2 reuters 2020-02-25 2020-02-25 injured exact 5 incident number protesters
4 reuters 2020-02-25 2020-02-25 injured at_least 23 incident number security_forces
5 ultrairaq 2020-02-25 2020-02-25 killed exact 1 incident
6 ultrairaq 2020-02-25 2020-02-25 injured exact 20 incident
7 newarab 2020-02-25 2020-02-25 killed exact 2 incident
8 newarab 2020-02-25 2020-02-25 injured more_than 50 incident
9 yaqein 2020-02-25 2020-02-25 killed exact 3 incident
10 yaqein 2020-02-25 2020-02-25 injured exact 95 incident number all combined
"""
NAMES = {
    "shafaq": Trilingual(en="Shafaq News", ar="شفق نيوز"),
    "blog": Trilingual(en="A solidarity blog", ar="مدوّنة تضامنية"),
    "medical": Trilingual(en="Sputnik", ar="سبوتنيك"),
    "amnesty": Trilingual(en="Amnesty International", ar="منظمة العفو الدولية"),
    "musings": Trilingual(en="Musings on Iraq"),
    "reuters": Trilingual(en="Reuters", ar="رويترز"),
    "un": Trilingual(en="UN human rights office", ar="مكتب الأمم المتحدة لحقوق الإنسان"),
    "hathalyoum": Trilingual(en="Hathalyoum", ar="هذا اليوم"),
    "aljazeera": Trilingual(en="Al Jazeera", ar="الجزيرة"),
    "afp": Trilingual(en="AFP", ar="فرانس برس"),
    "newregion": Trilingual(en="The New Region"),
    "iraqicp": Trilingual(en="Iraqi Communist Party", ar="الحزب الشيوعي العراقي"),
    "tellerreport": Trilingual(en="Teller Report"),
    "police": Trilingual(en="Karbala police", ar="شرطة كربلاء"),
    "independent": Trilingual(en="The Independent", ar="ذي إندبندنت"),
    "thenews": Trilingual(en="The News (Pakistan)"),
    "rudaw": Trilingual(en="Rudaw", ar="رووداو"),
    "ultrairaq": Trilingual(en="Ultra Iraq", ar="ألترا عراق"),
    "newarab": Trilingual(en="The New Arab", ar="العربي الجديد"),
    "yaqein": Trilingual(en="Yaqein", ar="يقين"),
}


def claims(table: str) -> tuple[Claim, ...]:
    """Figures from lines of: number, source, as-of from and to, outcome, qualifier, value, scope [kind group combined]."""
    return tuple(_claim(line.split()) for line in table.strip().splitlines())


def _claim(cells: list[str]) -> Claim:
    number, source, begin, end, outcome, qualifier, value, scope, *more = cells
    kind, group, combined = (*more, *("number", "all", "")[len(more) :])
    return Claim(
        number=int(number),
        article=source,
        kind=ClaimKind(kind),
        outcome=outcome,
        group=group,
        qualifier=Qualifier(qualifier),
        value=None if value == "-" else int(value),
        scope=Scope(scope),
        as_of=TimeSpan.between(begin, end),
        combined=("injured", "gas") if combined else (),
    )


def record(said: Iterable[Claim], occurred: str = "2019-11-28", began: time | None = None) -> Record:
    """A published record of the figures, each source a voice of its own."""
    figures = tuple(said)
    links = tuple(
        ArticleLink(article=code, ref=ArticleRef(code=code, outlet=NAMES.get(code, Trilingual(en=code)), voice=code))
        for code in dict.fromkeys(claim.article for claim in figures)
    )
    draft = Draft(occurred=DAY(occurred) if occurred else None, time_from=began, claims=figures, articles=links)
    return Record(
        code="INC-0000-TEST",
        audience=Audience.PUBLIC,
        version=1,
        revision=1,
        status=Status.PUBLISHED,
        grade=Grade.PROVISIONAL,
        content=draft,
        created=date(2026, 1, 1),
        changed=TimeSpan.of(DAY("2026-01-01")).begin.astimezone(BAGHDAD),
    )


def zaytun() -> Record:
    """Nasiriyah, 28 November 2019, from 03:00."""
    return record(claims(ZAYTUN), began=time(3, 0))


def karbala() -> Record:
    """Karbala, the night of 28 to 29 October 2019."""
    return record(claims(KARBALA), "2019-10-28/2019-10-29")


def khilani() -> Record:
    """Baghdad, 25 February 2020."""
    return record(claims(KHILANI), "2020-02-25")


def english() -> Words:
    """Words as they stand in the code."""
    return Words("en", lambda message, **params: message % params)


def arabic() -> Words:
    """The same sentences, drawn from the right with Arabic digits."""
    return Words("ar", lambda message, **params: message % params)

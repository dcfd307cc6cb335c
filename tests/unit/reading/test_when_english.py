"""Dates in English: written out, without a year, counted from the day of publication; and what is none."""

from datetime import date

import pytest

from incidents.reading.prose import Prose
from incidents.reading.when import read_dates

PUBLISHED = date(2019, 11, 28)
"""A Thursday."""

READ = [
    ("Three were killed on 28 November 2019 in Basra.", "2019-11-28"),
    ("On Nov. 28, 2019, nine died.", "2019-11-28"),
    ("Clashes of 27–28 November killed two.", "2019-11-27/2019-11-28"),
    ("killed between 25 and 29 October", "[2019-10-25..2019-10-29]"),
    ("from 1 to 9 October 12 were killed", "2019-10-01/2019-10-09"),
    ("during the night of 27 November gunmen came", "[2019-11-27..2019-11-28]"),
    ("Gunmen attacked on Tuesday night.", "[2019-11-26..2019-11-27]"),
    ("in early November, two", "[2019-11-01..2019-11-10]"),
    ("two days ago a man was killed", "2019-11-26"),
    ("Police said on Thursday that gunmen killed two on Tuesday.", "2019-11-28 2019-11-26"),
    ("police said on Wednesday that two were killed.", "2019-11-27"),
    ("More than 300 have been killed since October 1, officials said.", ""),
    ("Since early October, 300 died; by Thursday evening the toll was 20.", ""),
    ("In June 2014 the militants took the city.", "2014-06"),
    ("The 2018 elections in May were marred.", "2019-05"),
    ("It may march on. Protesters march in the sun.", ""),
    ("BAGHDAD, Nov 28 (Reuters) - Two people were killed on Wednesday.", "2019-11-27"),
    ("overnight into Wednesday he was shot", "[2019-11-26..2019-11-27]"),
    ("late on Tuesday, early Wednesday", "2019-11-26 2019-11-27"),
    ("on 4 and 17 October; on 27 and 28 November", "2019-10-04 2019-10-17 2019-11-27/2019-11-28"),
    ("November 27-28, 2019 events", "2019-11-27/2019-11-28"),
    ("between November 25 and 29", "[2019-11-25..2019-11-29]"),
    ("on Saturday, 23 November", "2019-11-23"),
    ("from Sunday to Tuesday", "2019-11-24/2019-11-26"),
    ("Sunday's shooting", "2019-11-24"),
    ("at about 9:30 p.m. a 17-year-old was hit, 40 mm", ""),
    ("On 30 October – 2 November 2019", "2019-10-30/2019-11-02"),
    ("on 3 December 2019 elections", ""),
    ("next Sunday", ""),
    ("between 25 and 29 October", "[2019-10-25..2019-10-29]"),
    ("BAGHDAD, Nov. 28, 2019 — Gunmen killed a man late on Wednesday, hours after...", "2019-11-27"),
    ("Baghdad, 28 November 2019 - The mission said that on 26 November", "2019-11-26"),
    ("In the early hours of Thursday", "2019-11-28"),
    ("shortly after midnight on Wednesday", "2019-11-27"),
    ("on the night of November 27-28", "[2019-11-27..2019-11-28]"),
    ("On the evening of the 27th of November", "2019-11-27"),
    ("on the 25th of this month", "2019-11-25"),
    ("since the protests began on 1 October", ""),
    ("which erupted on October 1", "2019-10-01"),
    ("The protests, which began in early October, have left 300 dead", "[2019-10-01..2019-10-10]"),
    ("a 17-year-old boy, 5 October 2019", "2019-10-05"),
    ("Thursday, Nov 28", "2019-11-28"),
    ("Thursday (November 28)", "2019-11-28"),
    ("Wed 27 Nov 2019", "2019-11-27"),
    ("27.11.2019", "2019-11-27"),
    ("11/28/2019", "2019-11-28"),
    ("2019/11/27", "2019-11-27"),
    ("27/11", ""),
    ("on Monday and Tuesday", "2019-11-25 2019-11-26"),
    ("on Nov. 4 and 5", "2019-11-04/2019-11-05"),
    ("from 25 October until 3 November", "2019-10-25/2019-11-03"),
    ("mid-November", "[2019-11-11..2019-11-20]"),
    ("late October", "[2019-10-21..2019-10-31]"),
    ("at dawn on Wednesday November 27", "2019-11-27"),
    ("tonight", "2019-11-28"),
    ("this morning", "2019-11-28"),
    ("on Wednesday morning", "2019-11-27"),
    ("in November 2019", "2019-11"),
    ("killed last Saturday", "2019-11-23"),
    ("killed Saturday.", "2019-11-23"),
    ("a month ago; a year ago", ""),
    ("25 October movement", ""),
    ("The 2014 massacre", ""),
    ("three days earlier", ""),
    ("Gunmen shot dead a protester in front of his house late Tuesday night.", "[2019-11-26..2019-11-27]"),
    ("The activist was abducted on the evening of November 26.", "2019-11-26"),
    ("The attack took place at around 9 p.m. local time (1800 GMT) on Monday.", "2019-11-25"),
    ("Four demonstrators were killed over Sunday night and Monday morning.", "[2019-11-24..2019-11-25] 2019-11-25"),
    ("Security forces raided the camp in the early hours of Saturday, 23 November.", "2019-11-23"),
    ("The killings of 28 and 29 October were the worst.", "2019-10-28/2019-10-29"),
    ("On the first day of November, snipers fired.", "2019-11-01"),
    ("It happened on the 5th of October, 2019.", "2019-10-05"),
    ("Witnesses said the shooting started shortly before midnight on Nov. 26.", "2019-11-26"),
    ("A month after the October 25 protests, a man was killed on Sunday.", "2019-11-24"),
    ("He was taken on 14/11/2019 and found dead on 17/11/2019.", "2019-11-14 2019-11-17"),
    ("At the end of October, dozens were arrested.", "[2019-10-21..2019-10-31]"),
    ("Between the 1st and the 8th of October, 149 people died.", "[2019-10-01..2019-10-08]"),
    ("The toll between 1 October and 26 November 2019 is 344.", "[2019-10-01..2019-11-26]"),
    ("During the night from Wednesday to Thursday, two were shot.", "[2019-11-27..2019-11-28]"),
    (
        "The commission, in a report issued Wednesday, said four were killed on 24 November.",
        "2019-11-27 2019-11-24",
    ),
    ("The interior ministry announced on Monday it would open an inquiry.", "2019-11-25"),
    ("Three people died Thursday of wounds they suffered on Wednesday.", "2019-11-28 2019-11-27"),
    ("Two were killed the day before yesterday.", "2019-11-26"),
    ("The 24-year-old had joined the protests on 25 October; he was shot on Tuesday.", "2019-10-25 2019-11-26"),
    ("Updated: 28 November 2019 14:20. Two were hurt yesterday.", "2019-11-27"),
    ("November 27: three killed. November 28: two killed.", "2019-11-27 2019-11-28"),
    ("The curfew takes effect on Friday at 5 a.m.", ""),
    ("Parliament will meet on Sunday.", ""),
]


@pytest.mark.parametrize(("text", "edtf"), READ)
def test_the_dates_of_an_event(text: str, edtf: str) -> None:
    found = read_dates(Prose(text), PUBLISHED)
    assert " ".join(one.value.edtf for one in found) == edtf
    assert all(text[one.words.start : one.words.end] == one.words.passage for one in found)

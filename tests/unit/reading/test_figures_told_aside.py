"""Numbers taken back, sub-groups, asides, crowds and the days that a number covers; all invented."""

from datetime import date

import pytest

from unit.reading.figures_told import suggestions, told

DAY = date(2019, 11, 28)  # a Thursday

READ = [
    # a number that the text takes back
    ("Five people were killed in Kut, not 12 as first reported.", "killed 5"),
    ("The toll, earlier given as 12, stands at 15 dead.", "killed 15"),
    ("قتل خمسة أشخاص في الكوت وليس 12 كما أعلن أولا", "killed 5"),
    # groups among the people before
    (
        "Twelve people died in the market; 3 women and 4 children were among them.",
        "killed 12; killed 3 women; killed 4 children",
    ),
    (
        "Toll of the blast: 9 dead. Among the dead: two women, three children.",
        "killed 9; killed 2 women; killed 3 children",
    ),
    (
        "The council said 20 people had been killed, six students among them; 31 were injured.",
        "killed 20; killed 6 students; injured 31",
    ),
    ("ستة قتلى، هم امرأة وطفلان وثلاثة رجال", "killed 6; killed 1 women; killed 2 children; killed 3 men"),
    ("استقبل المستشفى سبع جثث، منها جثتان لامرأتين", "killed 7; killed 2 women"),
    # what was said past an aside, and of others
    (
        "Gunmen attacked a bus: 14 killed - two policemen included - and 40 injured.",
        "killed 14; killed 2 security_forces; injured 40",
    ),
    ("Police held three reporters in Kut for an hour and a driver was injured.", "detained 3 journalists; injured 1"),
    (
        "The director counted two protesters dead, 41 with bullet wounds and six policemen hit by stones.",
        "killed 2 protesters; injured 41; injured 6 security_forces",
    ),
    ("The toll of the fire rose from 6 to 9, with more than thirty suffering burns.", "killed 9; injured more_than 30"),
    ("جرح عشرة محتجين وثلاثة من منتسبي قوات حفظ القانون", "injured 10 protesters; injured 3 security_forces"),
    ("نجت ست نساء من الأسر", ""),
    # qualifiers, large numbers, crowds
    ("Upwards of 40 people were injured.", "injured more_than 40"),
    ("North of 70 people were injured.", "injured more_than 70"),
    ("عولج 20 جريحا في المستشفى", "injured 20"),
    ("عولج أربعون شخصا من حالات اختناق", "gas 40"),
    ("In excess of 90 people were hurt.", "injured more_than 90"),
    ("أصيب ما يربو على 60 شخصا", "injured more_than 60"),
    ("About half a million people have been displaced.", "displaced about 500000"),
    ("An estimated five thousand people have fled the district.", "displaced about 5000"),
    ("فر نحو ثلاثة آلاف شخص من القضاء", "displaced about 3000"),
    ("حصدت سيارتان مفخختان أرواح 21 شخصا", "killed 21"),
    # several days
    ("Four days of feuding between two clans have left 7 people dead.", "killed 7 several_days"),
    ("May saw 62 people killed in the province of Diyala.", "killed 62 several_days"),
    ("A count for 1-7 October: 21 people killed.", "killed 21 several_days"),
    ("بعد أسبوع من المعارك، قتل 14 مدنيا", "killed 14 civilians several_days"),
    ("أحصت اللجنة خلال حزيران الماضي مقتل 62 شخصا", "killed 62 several_days"),
    # single people
    ("قتلت امرأة وأصيب طفلاها", "killed 1 women; injured 2 children"),
    ("سقط متظاهر قتيلا وأصيب عشرة محتجين", "killed 1 protesters; injured 10 protesters"),
]

NOTHING = [
    "An earlier report that eleven protesters died in Kut was wrong.",
    "Asked about the 18 deaths mentioned on social media, the governor shrugged.",
    "Three suspects have fled.",
    "فر ثلاثة مشتبه بهم من المدينة",
    "Mourners held a vigil.",
    "Lawyers held two judges responsible.",
    "The two sides held three rounds of talks.",
    "وقع الاتفاق في التاسع والعشرين من نيسان ونزح السكان",
    "Shells landed on 9 and 10 September.",
]


@pytest.mark.parametrize(("text", "figures"), READ)
def test_every_figure_that_holds_is_read_with_its_group_and_days(text: str, figures: str):
    assert told(text, DAY) == figures


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_taken_back_or_tells_of_no_harm_is_no_figure(text: str):
    assert told(text, DAY) == ""


def test_people_that_no_table_knows_are_less_sure_than_people_that_it_does():
    known, unknown = (suggestions(f"Three {who} were killed in Kut.")[0] for who in ("bakers", "policemen"))
    assert min(known.confidence, unknown.confidence) == known.confidence < unknown.confidence

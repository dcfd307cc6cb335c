"""English sentences in the manner of news agencies, all invented, and the figures that they give."""

from datetime import date

import pytest

from unit.reading.figures_told import told

DAY = date(2019, 11, 28)  # a Thursday

PASSIVE = [
    (
        "At least 46 people were killed and more than 50 wounded on Thursday.",
        "killed at_least 46; injured more_than 50",
    ),
    ("Two people were killed, medics said.", "killed 2"),
    ("Two protesters and two policemen were killed.", "killed 2 protesters; killed 2 security_forces"),
    ("A protester was shot dead near the bridge on Wednesday night.", "killed 1 protesters"),
    ("One man was killed and four others were injured.", "killed 1 men; injured 4"),
    ("Twenty-five demonstrators have been killed.", "killed 25 protesters"),
    ("A hundred and five people were wounded.", "injured 105"),
    ("Nearly 200 people were hurt.", "injured about 200"),
    ("Around two dozen students were arrested outside the ministry.", "detained about 24 students"),
    ("Up to 15 civilians were wounded.", "injured up_to 15 civilians"),
    ("Between 12 and 15 people were killed.", "killed 12-15"),
    ("From 12 to 15 people were killed.", "killed 12-15"),
    ("12 to 15 protesters were injured in the square.", "injured 12-15 protesters"),
    ("Some 12–15 protesters were injured.", "injured about 12-15 protesters"),
    ("Dozens were wounded when security forces opened fire.", "injured dozens"),
    ("Dozens of people were detained overnight.", "detained dozens"),
    ("Scores of anti-government protesters were injured.", "injured scores protesters"),
    ("Hundreds of families fled, and several people were killed.", "killed several"),
    ("Several journalists were beaten and one was abducted.", "injured several journalists; abducted 1"),
    ("Three people were killed, 20 were wounded and 15 arrested.", "killed 3; injured 20; detained 15"),
    ("Four people, all of them students, were killed.", "killed 4"),
    ("Three protesters in the southern city of Nasiriyah were shot dead.", "killed 3 protesters"),
    ("Two young men aged 17 and 19 were killed.", "killed 2 men"),
    ("Two members of the security forces were wounded by stones.", "injured 2 security_forces"),
    ("At least one soldier was killed and three others were wounded.", "killed at_least 1 security_forces; injured 3"),
    ("A 16-year-old boy was killed by a tear gas canister.", "killed 1 children"),
    ("A girl and her mother were killed.", "killed 1 children"),
    ("One of the protesters was killed.", "killed 1 protesters"),
    ("Two of the wounded died in hospital.", "killed 2"),
    ("Five unarmed Iraqi civilians were shot and killed by masked gunmen.", "killed 5 civilians"),
    ("Fifteen people have been forcibly disappeared.", "disappeared 15"),
    ("Some 3,500 people were displaced.", "displaced about 3500"),
    ("Three activists were kidnapped by unidentified gunmen.", "abducted 3 rights_defenders"),
    ("Six detainees were tortured, the report said.", "tortured 6"),
    ("An activist was threatened after the march.", "threatened 1 rights_defenders"),
    ("Another 20 were wounded.", "injured 20"),
    ("30 others were treated for tear gas inhalation.", "gas 30"),
    ("Forty people suffered breathing difficulties.", "gas 40"),
    ("Nine people suffered gunshot wounds.", "injured 9"),
    ("The clashes left 3 people dead and 20 injured.", "killed 3; injured 20"),
    ("Seven people are missing.", "missing 7"),
    ("Eleven people went missing after the raid.", "missing 11"),
    ("Two women died of their wounds on Friday.", "killed 2 women"),
    ("Twelve protesters lost their lives in a single night.", "killed 12 protesters"),
    ("A detainee died in custody on Monday.", "died_custody 1"),
    ("A journalist survived an assassination attempt.", "attempted 1 journalists"),
    ("As many as 40 people were wounded.", "injured up_to 40"),
    ("20 or more people were arrested.", "detained at_least 20"),
    ("No fewer than nine people were killed.", "killed at_least 9"),
    ("Over 1,000 people have been injured.", "injured more_than 1000"),
    ("Two protesters, one of them a student, were killed.", "killed 2 protesters; killed 1 students"),
]
ACTIVE = [
    ("Security forces killed two people and wounded 30 others.", "killed 2; injured 30"),
    ("Gunmen killed a medic in Basra.", "killed 1 medics"),
    ("Three gunmen killed a policeman at a checkpoint.", "killed 1 security_forces"),
    (
        "Riot police opened fire on the crowd, killing at least four and wounding dozens.",
        "killed at_least 4; injured dozens",
    ),
    ("Security forces shot dead three protesters.", "killed 3 protesters"),
    ("Police arrested 17 demonstrators at dawn.", "detained 17 protesters"),
    ("The blast killed and wounded at least 30 people.", "killed+injured at_least 30"),
    ("Masked men abducted two activists and a doctor.", "abducted 2 rights_defenders; abducted 1 medics"),
    ("The raid left four dead.", "killed 4"),
    ("Tear gas suffocated 19 people.", "gas 19"),
    ("The attack claimed the lives of seven people.", "killed 7"),
    ("Iraqi forces kill two protesters, wound 30", "killed 2 protesters; injured 30"),
    ("The shelling displaced 2,000 people.", "displaced 2000"),
    ("The bombing killed 12 people, including three children.", "killed 12; killed 3 children"),
    ("Militiamen kidnapped a reporter and a cameraman.", "abducted 1 journalists; abducted 1 journalists"),
    ("The gunfire killed one person, injured six and sent crowds running.", "killed 1; injured 6"),
    ("Gunmen shot three protesters dead and wounded 20 others.", "killed 3 protesters; injured 20"),
    ("Security forces have arrested more than 60 people.", "detained more_than 60"),
]
NOUNS = [
    ("The death toll rose from 8 to 13.", "killed 13"),
    ("The death toll in Nasiriyah has risen to 24, the hospital said.", "killed 24"),
    ("A toll of 12 dead and 60 wounded was given by medics.", "killed 12; injured 60"),
    ("Medics reported 3 deaths and 45 injuries.", "killed 3; injured 45"),
    ("There were 30 casualties.", "killed+injured 30"),
    ("Six civilian deaths were recorded.", "killed 6 civilians"),
    ("The death of two protesters set off new marches.", "killed 2 protesters"),
    ("The killing of four students angered the city.", "killed 4 students"),
    ("The arrest of 12 activists was condemned.", "detained 12 rights_defenders"),
    ("The number of wounded reached 75.", "injured 75"),
    ("The number of people killed climbed to 17.", "killed 17"),
    ("Two fatalities were reported.", "killed 2"),
    ("The hospital counted 28 cases of suffocation.", "gas 28"),
    ("Killed: 3. Injured: 40.", "killed 3; injured 40"),
    ("3 dead, 20 injured in Najaf", "killed 3; injured 20"),
    ("Protester shot dead in Karbala", "killed 1 protesters"),
    ("Hospitals received 20 wounded protesters.", "injured 20 protesters"),
    ("The toll stood at 13 dead.", "killed 13"),
]
PARTS = [
    ("12 people, including two children, were killed.", "killed 12; killed 2 children"),
    ("At least 24 people were injured, five of them seriously.", "injured at_least 24; injured 5 part"),
    ("Ten people were killed, among them two women.", "killed 10; killed 2 women"),
    ("Nine protesters were shot, two of whom died.", "killed 2 part"),
    (
        "Eight people were killed, including three policemen and a medic.",
        "killed 8; killed 3 security_forces; killed 1 medics",
    ),
    ("Ninety-five people, security personnel included, were injured or suffocated.", "injured+gas 95"),
    ("117 people were killed or injured.", "killed+injured 117"),
    ("More than 60 dead and wounded were taken to hospital.", "killed+injured more_than 60"),
]
NOBODY = [
    ("No one was hurt.", "injured none"),
    ("There were no casualties.", "killed+injured none"),
    ("The rocket landed in a field, causing no casualties.", "killed+injured none"),
    ("The crowd left without any injuries.", "injured none"),
    ("No protesters were killed.", "killed none protesters"),
    ("Nobody was wounded in the attack.", "injured none"),
    ("No deaths or injuries were reported.", "killed+injured none"),
    ("The fire did not cause any casualties.", "killed+injured none"),
]
SCOPES = [
    (
        "At least 350 people have been killed and more than 8,000 wounded since October.",
        "killed at_least 350 cumulative; injured more_than 8000 cumulative",
    ),
    (
        "Two protesters were killed on Thursday, bringing the death toll to 350 since October 1.",
        "killed 2 protesters; killed 350 cumulative",
    ),
    ("Since the protests began, at least 511 people have been killed.", "killed at_least 511 cumulative"),
    ("The latest deaths bring the total number of dead to at least 408.", "killed at_least 408 cumulative"),
    ("So far this year, 90 people have been abducted.", "abducted 90 cumulative"),
    ("More than 600 people have died nationwide.", "killed more_than 600 national"),
    ("Across Iraq, 45 people were killed.", "killed 45 national"),
    ("Over two days, 32 people were killed.", "killed 32 several_days"),
    ("In the past 48 hours, 12 people have been killed.", "killed 12 several_days"),
    ("Fourteen people were killed this week.", "killed 14 several_days"),
    ("At least 70 people were injured in the province.", "injured at_least 70 wider_area"),
    ("Nineteen people were killed in Baghdad and southern provinces.", "killed 19 wider_area"),
    ("In 2017, 40 people were killed in a similar attack.", "killed 40 more"),
    ("A year ago, security forces killed 12 protesters there.", "killed 12 protesters more"),
    ("Last month's attack killed eight soldiers.", "killed 8 security_forces more"),
    (
        "At least 15 people were killed in Basra on Thursday in the deadliest day since the protests began.",
        "killed at_least 15",
    ),
    ("Two people were killed in protests that have shaken the city since October.", "killed 2"),
    (
        "One person was killed on Monday and more than 400 have died since October.",
        "killed 1; killed more_than 400 cumulative",
    ),
    ("Four people have been killed since dawn.", "killed 4"),
]
NOTHING = [
    "A 17-year-old took part in the march.",
    "Thousands of people protested in the square.",
    "Hundreds of officers were deployed.",
    "He was killed in 2019.",
    "One of the killed was buried on Friday.",
    "The strike could kill dozens of people.",
    "Three vehicles were burned and 12 houses damaged.",
    "A 40 mm grenade killed him.",
    "Soldiers of the 53rd brigade came under fire.",
    "Article 4 was used against him and he was arrested.",
    "The crowd was killed with kindness, 20 km from the city.",
    "Security forces released 20 detainees.",
    "It was not clear if there were casualties.",
    "The march began at 9:30 and he was killed at 10.",
    "Twelve of the injured were taken to hospital.",
    "Ali, 17, was killed.",
    "Gunmen threatened to kill 20 people.",
    "The protesters were killed on 28 November.",
    "Demonstrators gathered in 12 cities where people had been killed.",
    "About 200 protesters blocked the bridge as security forces wounded the driver.",
    "Hundreds marched for the students who were killed.",
    "The bill would give families of 500 people killed a pension.",
]


@pytest.mark.parametrize(("text", "figures"), [*PASSIVE, *ACTIVE, *NOUNS, *PARTS, *NOBODY, *SCOPES])
def test_figure_is_read_as_the_sentence_gives_it(text: str, figures: str):
    assert told(text, DAY) == figures


@pytest.mark.parametrize("text", NOTHING)
def test_other_number_is_no_figure_of_people(text: str):
    assert told(text, DAY) == ""

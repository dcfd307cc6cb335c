"""More English sentences, longer and less tidy, as dispatches run; all invented."""

from datetime import date

import pytest

from unit.reading.figures_told import told

DAY = date(2019, 11, 28)  # a Thursday

READ = [
    (
        (
            "At least two Iraqi protesters were killed and 35 others were wounded on Tuesday in central Baghdad"
            ", medics said."
        ),
        "killed at_least 2 protesters; injured 35",
    ),
    (
        (
            "Security forces fired live rounds and tear gas at protesters in Nasiriyah early on Thursday"
            ", killing at least 14 people and wounding dozens, according to medics."
        ),
        "killed at_least 14; injured dozens",
    ),
    ("Four people died from gunshot wounds and seven from tear gas canisters.", "killed 4; killed 7"),
    (
        "At least 4 people were killed, 2 of them by tear gas canisters fired directly at their heads.",
        "killed at_least 4; killed 2 part",
    ),
    (
        "The country's human rights commission said 23 people, including 2 policemen, have been killed since Friday.",
        "killed 23 cumulative; killed 2 security_forces cumulative",
    ),
    (
        "Two protesters were killed by a tear gas canister to the head, and 3 died of bullet wounds.",
        "killed 2 protesters; killed 3",
    ),
    ("Fifty-two people including 9 security personnel were wounded.", "injured 52; injured 9 security_forces"),
    (
        "More than 300 people have died since anti-government unrest erupted on Oct. 1.",
        "killed more_than 300 cumulative",
    ),
    (
        "At least 320 people have been killed and 15,000 wounded since the wave of protests began.",
        "killed at_least 320 cumulative; injured 15000 cumulative",
    ),
    ("The protesters, 18 of whom were arrested, were later freed.", "detained 18 part"),
    ("Clashes killed two and left at least 24 injured.", "killed 2; injured at_least 24"),
    (
        "The unrest has left more than 460 people dead and over 25,000 injured nationwide since 1 October.",
        "killed more_than 460 cumulative; injured more_than 25000 cumulative",
    ),
    (
        "Officials said the toll was 25 dead and more than 200 wounded, up from 13 dead earlier in the day.",
        "killed 25; injured more_than 200",
    ),
    ("A medical source said that the number of those killed had risen to 31.", "killed 31"),
    ("An activist was killed and another wounded by gunmen on a motorcycle.", "killed 1 rights_defenders; injured 1"),
    ("Unknown gunmen assassinated a civil activist in Amara.", "killed 1 rights_defenders"),
    ("A roadside bomb killed a man and his two sons.", "killed 1 men; killed 2"),
    ("Drone strike kills 3 fighters, wounds 2", "killed 3 armed_group_members; injured 2"),
    ("A father of three was killed.", "killed 1 men"),
    ("Some 20 protesters were suffering from breathing problems.", "gas about 20 protesters"),
    ("One killed, 12 wounded in Baghdad protests", "killed 1; injured 12"),
    ("Iraq: Five dead as protests continue", "killed 5"),
    ("Fourteen soldiers and policemen were injured.", "injured 14 security_forces"),
    (
        "10 members of the Popular Mobilization Forces and three civilians were killed.",
        "killed 10 security_forces; killed 3 civilians",
    ),
    ("At least one person is dead and five are wounded.", "killed at_least 1; injured 5"),
    ("The group said it had documented 29 assassinations of activists since October.", "killed 29 cumulative"),
    ("Iraqi security forces arrested a total of 93 protesters during the night raids.", "detained 93 protesters"),
    (
        "The violence resulted in the deaths of 15 protesters and injuries to 150 others.",
        "killed 15 protesters; injured 150",
    ),
    ("More than 15 people were reported killed.", "killed more_than 15"),
    ("A dozen protesters were wounded when police fired rubber bullets.", "injured about 12 protesters"),
    ("Police said 3 of their officers were injured.", "injured 3 security_forces"),
    ('"Four of our colleagues were detained," he said.', "detained 4"),
    ("Another protester died on Saturday from wounds sustained a day earlier.", "killed 1 protesters"),
    ("Two more protesters succumbed to their wounds.", "killed 2 protesters"),
    (
        "Security forces have killed at least 600 protesters since the start of October, a rights group said.",
        "killed at_least 600 protesters cumulative",
    ),
    (
        "In Karbala, 14 people were killed and 865 wounded, while in Najaf three were killed.",
        "killed 14; injured 865; killed 3",
    ),
    ("The two-day death toll stands at 45.", "killed 45 several_days"),
    ("Twenty-nine people were killed in Nasiriyah, four in Baghdad and 12 in Najaf.", "killed 29; killed 4; killed 12"),
    ("Seven were killed in Baghdad and 3 in Basra.", "killed 7; killed 3"),
    ("Five were shot with live ammunition, and one of them died.", "killed 1 part"),
    ("One protester dead, 20 hurt", "killed 1 protesters; injured 20"),
    (
        "The mission recorded 19 deaths and 117 injuries between 25 and 30 January.",
        "killed 19 several_days; injured 117 several_days",
    ),
    ("10 to 12 people died.", "killed 10-12"),
    ("The attack wounded the mayor and two of his bodyguards.", "injured 2 security_forces"),
    ("Two of the mayor's guards were killed.", "killed 2 security_forces"),
    (
        "At least eight protesters were killed in Baghdad and six in the south.",
        "killed at_least 8 protesters; killed 6 protesters",
    ),
    ("A sniper shot a protester in the chest, killing him instantly.", "killed 1 protesters"),
    ("No group claimed responsibility for the attack, which killed nine people.", "killed 9"),
    ("The army said none of its soldiers had been hurt.", "injured none security_forces"),
    ("The police denied responsibility for the shooting that killed four people.", "killed 4"),
    ("A woman who was injured last week has died.", "killed 1 women"),
    ("Protests in 2018 left at least 15 people dead.", "killed at_least 15 more"),
    ("The crackdown, which has killed 420 people, drew condemnation.", "killed 420"),
    ("At least 12 people are feared dead.", "killed at_least 12"),
    ("Thousands were displaced by the fighting.", "displaced at_least 2000"),
    ("Two foreign journalists were briefly detained.", "detained 2 journalists"),
    ("the number of martyrs rose to five and the wounded to 120", "killed 5; injured 120"),
    ("Six wounded in grenade attack", "injured 6"),
    ("Seven students, three of them girls, were abducted.", "abducted 7 students; abducted 3 children"),
    ("Among the dead were two children and a medic.", "killed 2 children; killed 1 medics"),
    (
        (
            "Gunmen in SUVs opened fire on protesters in central Baghdad late on Friday"
            ", killing 25 people and wounding more than 130, police and medics said."
        ),
        "killed 25; injured more_than 130",
    ),
    (
        "Baghdad has been gripped by protests since Oct. 1 in which more than 250 people have been killed.",
        "killed more_than 250 cumulative",
    ),
    (
        "Hundreds of protesters were wounded, dozens of them critically.",
        "injured hundreds protesters; injured dozens part",
    ),
    ("Two people, one of whom was a soldier, were killed.", "killed 2; killed 1 security_forces"),
    (
        (
            "In Nasiriyah"
            ", security forces shot dead at least 29 people on Thursday; four were killed in Baghdad and two in Najaf."
        ),
        "killed at_least 29; killed 4; killed 2",
    ),
    (
        "Medical sources told AFP that 11 demonstrators had been killed and that 47 more were injured.",
        "killed 11 protesters; injured 47",
    ),
    (
        "At least 10 people were killed in the Iraqi capital on Friday, taking the number of deaths this week to 34.",
        "killed at_least 10; killed 34 cumulative",
    ),
    (
        (
            "The interior ministry spokesman said 15 civilians and two members of the security forces were killed and 1"
            ",200 wounded."
        ),
        "killed 15 civilians; killed 2 security_forces; injured 1200",
    ),
    (
        "The unrest, in which more than 100 people have been killed and over 6,000 injured, entered its second week.",
        "killed more_than 100; injured more_than 6000",
    ),
    ("Eight protesters were killed, the highest single-day toll this month.", "killed 8 protesters"),
    ("An 18-year-old student and a 40-year-old taxi driver were shot dead.", "killed 1 students; killed 1"),
    ("Three people died, bringing to 17 the number of people killed since Sunday.", "killed 3; killed 17 cumulative"),
    (
        "The deaths of two more people bring to 319 the number killed since October 1.",
        "killed 2; killed 319 cumulative",
    ),
    ("Human rights officials say at least 30 people have died this week in Basra.", "killed at_least 30 several_days"),
    ("Two police officers were among those killed.", "killed 2 security_forces"),
    ("A photographer was among the wounded.", "injured 1 journalists"),
    ("Nine people, mostly women and children, were killed.", "killed 9"),
    (
        "One person was killed and at least 36 injured in Karbala when security forces fired in the air.",
        "killed 1; injured at_least 36",
    ),
    ("The number of dead has doubled to 20.", "killed 20"),
    (
        (
            "According to the commission, 111 people have been killed and 4,000 injured, 1"
            ",000 of them members of the security forces."
        ),
        "killed 111; injured 4000; injured 1000 security_forces",
    ),
    ("Twelve anti-government demonstrators were killed Monday in Karbala.", "killed 12 protesters"),
    ("A group of 20 people was arrested.", "detained 20"),
    (
        "Some 2,500 people have been arrested since the beginning of October, of whom 400 remain in detention.",
        "detained about 2500 cumulative; detained 400 part",
    ),
    ("5 killed in Basra", "killed 5"),
    ("Casualties: 3 killed, 10 wounded.", "killed 3; injured 10"),
    ("12 were injured, some of them seriously.", "injured 12"),
    ("The group documented 5 killings and 23 cases of arbitrary detention.", "killed 5; detained 23"),
    ("Fighting has forced 3,000 people from their homes.", "displaced 3000"),
    ("Police beat three journalists and detained two.", "injured 3 journalists; detained 2"),
    ("Armed men stormed a hospital and shot a patient dead.", "killed 1"),
    ("The governor said that 117 had been killed or injured.", "killed+injured 117"),
    ("Two demonstrators were killed and several more injured.", "killed 2 protesters; injured several"),
    (
        "The army said that it had killed 14 militants and arrested 6 others.",
        "killed 14 armed_group_members; detained 6",
    ),
    ("12 people including two children were killed on Friday, police said.", "killed 12; killed 2 children"),
    ("Dozens of vehicles were burned and dozens of anti-government protesters arrested.", "detained dozens protesters"),
    ("Tens of thousands of people were displaced.", "displaced at_least 20000"),
    ("Security forces shot and killed at least 13 protesters on Tuesday.", "killed at_least 13 protesters"),
    ("Iraqi security forces opened fire, leaving two dead and 18 wounded.", "killed 2; injured 18"),
    (
        "At least three people were killed after security forces used live fire to disperse protesters.",
        "killed at_least 3",
    ),
    ("Some 100 people were wounded, mostly by tear gas.", "injured about 100"),
    ("Four demonstrators were fatally shot.", "killed 4 protesters"),
    ("Police found the bodies of three protesters who had been shot dead.", "killed 3 protesters"),
    ("The toll from two days of violence rose to 34 dead.", "killed 34 several_days"),
    ("In the past week alone, 22 people have been abducted.", "abducted 22 several_days"),
    ("Eleven protesters, aged between 15 and 20, were killed.", "killed 11 protesters"),
    ("Another two people died overnight, a hospital source said.", "killed 2"),
    ("The commission said six more had died.", "killed 6"),
    ("Activist shot dead in front of his home", "killed 1 rights_defenders"),
    (
        "Two gunmen on a motorcycle shot dead a civil society activist and wounded his companion.",
        "killed 1 rights_defenders",
    ),
    (
        "Security forces wounded dozens of protesters, including three journalists.",
        "injured dozens protesters; injured 3 journalists",
    ),
    ("The crackdown has left 319 dead and 15,000 wounded.", "killed 319; injured 15000"),
    ("The violence has killed at least 319 people since last month.", "killed at_least 319 cumulative"),
    ("Thirty people were wounded, 12 of them police officers.", "injured 30; injured 12 security_forces"),
    ("Rights groups say 12 activists have disappeared since October.", "disappeared 12 rights_defenders cumulative"),
    ("Up to seven people were killed and as many as 60 wounded.", "killed up_to 7; injured up_to 60"),
    ("The death toll climbed to at least 28, with more than 160 wounded.", "killed at_least 28; injured more_than 160"),
    ("The strike killed the general and four others.", "killed 4"),
    ("There have been 319 deaths since 1 October.", "killed 319 cumulative"),
    ("Fewer than 10 people were injured.", "injured up_to 10"),
    ("No deaths were reported but 15 people were injured.", "killed none; injured 15"),
    ("It was the deadliest day, with 25 killed in Nasiriyah alone.", "killed 25"),
    (
        (
            "In Karbala, one protester was killed and 24 were wounded on Monday night; in Hilla"
            ", security forces wounded 40."
        ),
        "killed 1 protesters; injured 24; injured 40",
    ),
    ("The 24 people killed included 3 women.", "killed 24; killed 3 women"),
    ("Six protesters killed as Iraqi forces clear camps", "killed 6 protesters"),
    ("Security forces fatally shot two protesters and wounded 70.", "killed 2 protesters; injured 70"),
    ("Protesters threw stones, injuring 5 policemen.", "injured 5 security_forces"),
    (
        "More than two dozen were killed and more than a hundred were injured.",
        "killed more_than 24; injured more_than 100",
    ),
    ("half a dozen people were hurt", "injured about 6"),
    ("An explosion injured 3 members of a family.", "injured 3"),
    ("Dead: 12. Wounded: 45.", "killed 12; injured 45"),
    ('The army killed "15 terrorists".', "killed 15 armed_group_members"),
    ("A judge sentenced an officer for killing 17 protesters.", "killed 17 protesters more"),
    (
        "Almost 500 people have been killed and more than 19,000 injured during the protests.",
        "killed about 500; injured more_than 19000",
    ),
    ("The number of injured people rose to 112.", "injured 112"),
    ("Tear gas caused 12 cases of asphyxiation.", "gas 12"),
    (
        "Three years after hundreds of protesters were killed, no one has been punished.",
        "killed hundreds protesters more",
    ),
    ("In 2003 the invasion killed thousands of people.", "killed at_least 2000 more"),
    ("He was sentenced to 15 years for killing a policeman.", "killed 1 security_forces more"),
    ("The festival drew 30,000 people; no one was hurt.", "injured none"),
    ("The doctor said he treated 12 people for gunshot wounds.", "injured 12"),
    ("Medics treated 25 people for suffocation.", "gas 25"),
    ("The protest camp of 50 tents was burned and two people were injured.", "injured 2"),
    ("Two men were charged with killing a journalist.", "killed 1 journalists more"),
    ("A sniper killed a 22-year-old man and a 15-year-old boy.", "killed 1 men; killed 1 children"),
    (
        "Nearly 100 were injured, 20 of them by live fire, a doctor at the hospital said.",
        "injured about 100; injured 20 part",
    ),
    ("Police officers beat and arrested three students.", "detained 3 students"),
    (
        "The clashes injured 36 people: 20 protesters and 16 policemen.",
        "injured 36; injured 20 protesters; injured 16 security_forces",
    ),
    ("At least 30 people were killed or wounded.", "killed+injured at_least 30"),
    (
        "Twenty protesters and nine members of the security forces were hurt, the joint command said.",
        "injured 20 protesters; injured 9 security_forces",
    ),
    ("Another person has died, bringing the number killed to 8.", "killed 1; killed 8 cumulative"),
]
NOTHING = [
    "There were no immediate reports of casualties.",
    "The health ministry denied that any protester had been killed by live fire.",
    "The interior ministry denied reports that 15 people had died.",
    "If 20 people are killed tomorrow, he said, the government will fall.",
    "Iraqi forces freed 12 kidnapped civilians.",
    "Three protesters have been sentenced to death.",
    "The parliament has 329 seats and 73 lawmakers attended the session.",
    "At least 20,000 people have signed the petition, which demands that 3 officials be dismissed.",
    "The hospital has 200 beds and treats 50 patients a day.",
    "Two thirds of the wounded were under 25.",
    "The unemployment rate among the young is 25 percent, and 1 in 5 people live in poverty.",
    "The ministry deployed 10,000 troops after protesters were killed.",
    "A crowd of 5,000 people carried the coffins of those killed.",
    "He has two children and was wounded in 2016.",
    "Families of 12 missing men protested outside the court.",
    "The committee of 7 members said protesters were shot.",
    "The school was attended by 300 students before it was damaged.",
    "Security forces arrived with 20 vehicles and arrested the organisers.",
    "Thousands fled when tear gas was fired.",
    "They have lost 20 of their friends.",
    "More than 50 lawyers offered to defend those arrested.",
    "The 25-year-old was wounded by a bullet.",
    "Two more bodies arrived at the morgue.",
    "One protester told AFP that his friend was killed.",
    "Five of the injured are in intensive care.",
    "Four of those arrested were released on bail.",
    "The group wants the release of 200 detainees.",
]


@pytest.mark.parametrize(("text", "figures"), READ)
def test_every_figure_of_the_sentence_is_read(text: str, figures: str):
    assert told(text, DAY) == figures


@pytest.mark.parametrize("text", NOTHING)
def test_sentence_without_a_figure_of_people_gives_none(text: str):
    assert told(text, DAY) == ""

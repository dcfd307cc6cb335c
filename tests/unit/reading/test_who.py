"""Who is said to have acted, and who only speaks or is hit; causes, weapons and groups by their word lists."""

from pathlib import Path

import pytest

from incidents.domain.people import Actor
from incidents.domain.reference import read_vocabulary
from incidents.domain.suggestions import Kind
from incidents.domain.text import Trilingual
from incidents.reading.prose import Prose
from incidents.reading.who import ActorReader, TermReader, WordTables, read_tables

DATA = Path(__file__).parents[3] / "incidents" / "data"

ACTING = [
    ("Security forces opened fire on protesters with live ammunition, police said.", ["Iraqi security forces"]),
    ("Unidentified gunmen on motorcycles shot dead an activist.", ["Unidentified armed men"]),
    ("Two soldiers were killed by gunmen near a checkpoint.", ["Unidentified armed men"]),
    ("Protesters were killed at the hands of militias.", ["Armed groups close to the authorities"]),
    ("Riot police fired tear gas to clear the bridge.", ["Riot police"]),
    ("Members of the blue hats attacked the sit-in with knives.", ["Blue Hats"]),
    ("He was hit by fire from security forces.", ["Iraqi security forces"]),
    ("They marched in protest against the police.", []),
    ("Police said they were investigating.", []),
    ("The army said two soldiers were wounded.", []),
    ("Security forces were attacked with stones.", []),
    ("A police officer told reporters that nobody was hurt.", []),
    ("أطلقت القوات الأمنية الرصاص الحي على المتظاهرين", ["Iraqi security forces"]),
    ("اغتال مسلحون مجهولون ناشطا أمام منزله", ["Unidentified armed men"]),
    ("أفاد شهود أن قوات مكافحة الشغب هاجمت المعتصمين", ["Riot police"]),
    ("قتل متظاهر برصاص قوات مكافحة الشغب", ["Riot police"]),
    ("تعرض ناشط لاعتداء من قبل ملثمين", ["Masked people in uniform, force not named"]),
    ("أصيب خمسة من عناصر القوات الأمنية بجروح", []),
    ("قال مصدر في الشرطة إن الوضع هادئ", []),
    ("أعلنت قيادة عمليات بغداد حظر التجوال", []),
]


@pytest.mark.parametrize(("text", "names"), ACTING)
def test_only_an_actor_said_to_act_is_suggested(word_tables: WordTables, text: str, names: list[str]) -> None:
    found = ActorReader(word_tables.actors).read(Prose(text))
    assert [one.value for one in found] == names


def test_an_actor_that_is_known_is_given_by_its_code(word_tables: WordTables) -> None:
    known = Actor(code="G-1", name=Trilingual("Riot police"), variants=("anti-riot forces",))
    (found,) = ActorReader(word_tables.actors, [known]).read(Prose("Anti-riot forces beat students."))
    assert found.value == "G-1"


def test_a_known_actor_that_no_table_has_is_read_by_its_names(word_tables: WordTables) -> None:
    known = Actor(code="G-2", name=Trilingual("Invented Brigade", "اللواء المخترع"))
    reader = ActorReader(word_tables.actors, [known])
    assert [one.value for one in reader.read(Prose("The Invented Brigade attacked the camp."))] == ["G-2"]
    assert [one.value for one in reader.read(Prose("هاجم اللواء المخترع ساحة الاعتصام"))] == ["G-2"]


def test_a_natural_person_is_never_suggested(word_tables: WordTables) -> None:
    person = Actor(code="G-3", name=Trilingual("Invented Person"), person=True)
    assert ActorReader(word_tables.actors, [person]).read(Prose("Invented Person shot at the crowd.")) == ()


CAUSES = [
    ("Police fired live rounds.", ["live-ammunition"]),
    ("He was hit by rubber bullets.", ["rubber-round"]),
    ("A tear gas canister pierced his skull.", ["tear-gas-canister-impact"]),
    ("Dozens suffocated from tear gas.", ["tear-gas-inhalation"]),
    ("A smoke grenade struck his head.", ["smoke-grenade-impact"]),
    ("She was stabbed with a knife.", ["knife"]),
    ("Guards beat him with batons.", ["beating"]),
    ("A hand grenade exploded.", ["explosion"]),
    ("No live rounds were used.", []),
    ("إصابة متظاهر بقنبلة غاز مسيل للدموع في الرأس", ["tear-gas-canister-impact"]),
    ("حالات اختناق بسبب الغاز المسيل للدموع", ["tear-gas-inhalation"]),
    ("استخدمت القوات القنابل الصوتية", ["stun-grenade"]),
    ("قتل طعنا بالسكاكين", ["knife"]),
    ("دون إطلاق الرصاص الحي", []),
]


@pytest.mark.parametrize(("text", "slugs"), CAUSES)
def test_causes_are_read_with_the_slugs_of_the_list(word_tables: WordTables, text: str, slugs: list[str]) -> None:
    found = TermReader(word_tables).read(Prose(text))
    assert [one.value for one in found if one.kind is Kind.CAUSE] == slugs


def test_tear_gas_without_a_word_on_its_harm_is_offered_with_its_other_meaning(word_tables: WordTables) -> None:
    (found,) = (one for one in TermReader(word_tables).read(Prose("Police fired tear gas.")) if one.kind is Kind.CAUSE)
    assert (found.value, found.others, found.confidence) == ("tear-gas-inhalation", ("tear-gas-canister-impact",), 0.4)


@pytest.mark.parametrize(
    ("text", "models"),
    [
        ("M651 canisters and an M99 grenade were found.", ["M651", "M99"]),
        ("They fired PKM machine guns and AK-47 rifles.", ["PKM", "AK-47"]),
        ("أطلقوا النار من رشاش بي كي سي", ["PKM"]),
        ("اغتيل بمسدس كاتم للصوت", ["silenced pistol"]),
        ("He walked 99 metres along the M road.", []),
    ],
)
def test_models_of_weapons(word_tables: WordTables, text: str, models: list[str]) -> None:
    found = TermReader(word_tables).read(Prose(text))
    assert [one.value for one in found if one.kind is Kind.WEAPON] == models


def test_groups_of_people_but_not_those_who_speak(word_tables: WordTables) -> None:
    found = TermReader(word_tables).read(Prose("Two students and a journalist were hurt, medics said."))
    assert [one.value for one in found if one.kind is Kind.GROUP] == ["students", "journalists"]


def test_every_code_of_the_tables_is_one_of_its_list(word_tables: WordTables) -> None:
    lists = {name: {term.slug for term in terms} for name, terms in read_vocabulary(DATA).items()}
    assert set(word_tables.causes) - {"tear-gas"} <= lists["cause"]
    assert set(word_tables.groups) <= lists["victim_group"]


def test_a_row_without_a_form_is_a_fault(tmp_path: Path) -> None:
    folder = tmp_path / "reading"
    folder.mkdir()
    (folder / "actors.csv").write_text("code,name_en,forms_en,forms_ar\nx,X,,\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"actors\.csv, line 2"):
        read_tables(tmp_path)

"""The reference tables the program ships hold together, and a broken one is refused by file and line."""

import re
from pathlib import Path

import pytest

import incidents
from incidents.domain.places import PlaceLevel
from incidents.domain.reference import Term, read_places, read_vocabulary
from incidents.domain.vocabulary import ROLE_AXIS, ClaimKind, ClaimStatus, Grade, LinkKind, Relation, Scope

DATA = Path(incidents.__file__).parent / "data"
PLACES = {place.code: place for place in read_places(DATA)}
VOCABULARY = read_vocabulary(DATA)
TERMS = [term for terms in VOCABULARY.values() for term in terms]
HEADING = (
    "code,level,name_en,name_ar,name_ckb,variants,parent,iso3166_2,pcodes,lat,lon,radius_m,place_type,method,population"
)
NOT_OURS_TO_SAY = re.compile(
    r"\b(martyrs?|terrorists?|thugs?|infiltrators?|rioters?|riots?|militias?|regime|massacre|neutrali[sz]ed|collateral"
    r"|dispersed|clash(es)?|mob|extra-judicial|death squad)\b|شهيد|شهداء|مندس|مجزرة|ميليشي",
    re.IGNORECASE,
)


def slugs(name: str) -> list[str]:
    return [term.slug for term in VOCABULARY[name]]


def test_iraq_has_its_nineteen_governorates_and_its_districts() -> None:
    levels = [place.level for place in PLACES.values() if place.code.startswith("IQ")]
    assert levels.count(PlaceLevel.GOVERNORATE) == 19
    assert levels.count(PlaceLevel.DISTRICT) == 101
    assert levels.count(PlaceLevel.SITE) >= 15


def test_every_place_of_iraq_hangs_on_its_country_and_lies_in_it() -> None:
    for place in PLACES.values():
        step = place
        while step.parent is not None:
            step = PLACES[step.parent]
        assert step.level is PlaceLevel.COUNTRY
        assert place.point is not None
        if step.code == "IQ":
            assert 29 <= place.point.lat <= 38, place.code
            assert 38 <= place.point.lon <= 49, place.code


@pytest.mark.parametrize(
    ("code", "english", "arabic", "iso"),
    [
        ("IQ-DQ", "Dhi Qar", "ذي قار", "IQ-DQ"),
        ("IQ-NA", "Najaf", "النجف", "IQ-NA"),
        ("IQ-KA", "Karbala", "كربلاء", "IQ-KA"),
        ("IQ-BA", "Basra", "البصرة", "IQ-BA"),
        ("IQ-MA", "Maysan", "ميسان", "IQ-MA"),
        ("IQ-QA", "Qadisiyah", "القادسية", "IQ-QA"),
        ("IQ-X-HALABJA", "Halabja", "حلبجة", ""),  # no ISO code in the table used, and no polygon of its own
        ("IQ-DQ-NASIRIYAH", "Nasiriyah", "الناصرية", ""),
        ("IQ-MA-AMARA", "Amara", "العمارة", ""),
        ("IQ-BG-KHILANI-SQUARE", "Al-Khilani Square", "ساحة الخلاني", ""),
    ],
)
def test_places_are_shown_under_our_own_names(code: str, english: str, arabic: str, iso: str) -> None:
    place = PLACES[code]
    assert (place.name_en, place.name_ar, place.iso3166_2) == (english, arabic, iso)


def test_amara_hangs_on_its_own_district_although_the_lines_put_it_in_kahla() -> None:
    assert PLACES["IQ-MA-AMARA"].parent == "IQ-MA-AMARA-DISTRICT"


def test_every_spelling_met_of_one_bridge_is_kept() -> None:
    kept = PLACES["IQ-DQ-ZAYTUN-BRIDGE"].names
    assert {"Zaytun", "Zaytoon", "Zeitoun", "Zaitoun", "Zaitoon", "Zayton", "Olive"} <= set(kept)


def test_every_site_says_how_its_point_was_found_and_how_far_off_it_may_be() -> None:
    for place in PLACES.values():
        if place.level is PlaceLevel.SITE:
            assert place.method, place.code
            assert place.radius_m, place.code
            assert place.place_type in slugs("place_type"), place.code


def test_pcodes_are_an_attribute_with_its_version_and_never_the_key() -> None:
    assert PLACES["IQ-DQ"].pcodes == (("ocha", "2019-06-03", "IQG17"),)


def test_every_term_has_an_english_and_an_arabic_label() -> None:
    assert [term.slug for term in TERMS if not term.label_en or not re.search("[\u0600-\u06ff]", term.label_ar)] == []


def test_no_label_uses_words_that_are_not_ours_to_say() -> None:
    assert [term.slug for term in TERMS if NOT_OURS_TO_SAY.search(f"{term.label_en} {term.label_ar}")] == []


@pytest.mark.parametrize("label", ["Riots", "Mob violence", "Death squad", "clashes", "شهداء"])
def test_the_check_of_words_catches_them(label: str) -> None:
    assert NOT_OURS_TO_SAY.search(label)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("grade", [str(term) for term in Grade]),
        ("scope", [str(term) for term in Scope]),
        ("claim_status", [str(term) for term in ClaimStatus]),
        ("claim_kind", [str(term) for term in ClaimKind]),
        ("relation", [str(term) for term in Relation]),
        ("link", [str(term) for term in LinkKind]),
    ],
)
def test_lists_the_code_decides_on_have_the_same_terms_in_data(name: str, expected: list[str]) -> None:
    assert sorted(slugs(name)) == sorted(expected)


def test_the_role_axis_of_the_rule_is_the_one_in_the_data() -> None:
    assert {term.slug for term in VOCABULARY["victim_group"] if term.value("axis") == "role"} == ROLE_AXIS


def test_a_link_and_its_inverse_point_at_each_other() -> None:
    inverse = {term.slug: term.value("inverse") for term in VOCABULARY["link"]}
    assert inverse == {str(link): str(link.inverse) for link in LinkKind}


def test_a_tear_gas_and_a_smoke_grenade_share_one_parent() -> None:
    parents = {term.slug: term.parent for term in VOCABULARY["cause"]}
    assert parents["tear-gas-canister-impact"] == parents["smoke-grenade-impact"] == "tear-gas-or-smoke-impact"
    assert parents["tear-gas-inhalation"] == ""


def test_huridocs_codes_have_twelve_digits_and_name_their_list() -> None:
    for term in TERMS:
        for scheme, code in term.codes:
            if scheme.startswith("huridocs"):
                assert re.fullmatch(r"huridocs-\d+", scheme), term
                assert re.fullmatch(r"\d{12}", code), term


def test_a_term_may_have_several_codes_of_one_scheme() -> None:
    killed = next(term for term in VOCABULARY["outcome"] if term.slug == "killed")
    assert killed.codes_of("huridocs-4") == ("010105010000", "010101020000", "010104000000")
    assert killed.codes_of("hxl") == ("#affected +killed",)
    assert killed.codes_of("unheard-of") == ()


def test_a_label_that_is_missing_is_shown_in_english() -> None:
    term = Term("cause", "fire", "Fire", "حريق", "", "", active=True, codes=(), extra=(), order=0)
    assert (term.label("ar"), term.label("ckb"), term.label("en"), term.label("fr")) == ("حريق", "Fire", "Fire", "Fire")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("A,city,A,,,,NOWHERE,,,33,44,,,,", "line 2: the parent NOWHERE"),
        ("A,town,A,,,,,,,33,44,,,,", "'town' is not a valid PlaceLevel"),
        ("A,city,A,,,,,,,91,44,,,,", "line 2"),
        ("A,city,A,,,,,,,north,44,,,,", "could not convert"),
        ("A,city,A", "more or fewer cells"),
        ("A,city,A,,,,,,,33,44,,,,,,,", "more or fewer cells"),
        ("A,city,A,,,,,,,33,44,,,,\nA,city,A,,,,,,,33,44,,,,", "line 3: the code A stands twice"),
    ],
)
def test_a_broken_table_of_places_is_refused_by_line(tmp_path: Path, row: str, reason: str) -> None:
    (tmp_path / "places.csv").write_text(f"{HEADING}\n{row}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(reason)):
        read_places(tmp_path)


@pytest.mark.parametrize(
    "rows", ["fire,Fire,,,,1,yes,\nfire,Fire,,,,1,yes,", ",Fire,,,,1,yes,", "fire,Fire,,,heat,1,yes,"]
)
def test_a_broken_list_of_terms_is_refused(tmp_path: Path, rows: str) -> None:
    (tmp_path / "vocabulary").mkdir()
    heading = "slug,label_en,label_ar,label_ckb,parent,list_version,active,codes"
    (tmp_path / "vocabulary" / "cause.csv").write_text(f"{heading}\n{rows}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"cause\.csv, line"):
        read_vocabulary(tmp_path)


def test_a_retired_term_stays_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "vocabulary").mkdir()
    table = "slug,label_en,label_ar,label_ckb,parent,list_version,active,codes\nfire,Fire,,,,1,no,own:X\n"
    (tmp_path / "vocabulary" / "cause.csv").write_text(table, encoding="utf-8")
    (fire,) = read_vocabulary(tmp_path)["cause"]
    assert not fire.active
    assert fire.codes == (("own", "X"),)

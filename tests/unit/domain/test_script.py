"""Spellings of one word meet when folded; hidden characters do not get in."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.domain.errors import Refused
from incidents.domain.script import MOST_WORDS, Word, clean_line, clean_text, fold, name_key, plain, query_words, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("قُتِلَ", "قتل"),
        ("أحمد", "احمد"),
        ("إصابة", "اصابة"),
        ("آب", "اب"),
        ("ٱلله", "الله"),
        ("كوچۆ", "کوچۆ"),
        ("مصطفى", "مصطفي"),
        ("الناصرية", "الناصريه"),
        ("کەرکوک", "كهركوك"),
        ("سلێمانی", "سليماني"),
        ("مسؤول", "مسوول"),
        ("كربلاء", "كربلا"),
        ("العـــراق", "العراق"),
        ("می\u200cخواهم", "میخواهم"),
        ("\u202bبغداد\u202c", "بغداد"),
        ("٢٥ شباط", "25 شباط"),
        ("۲۵ شوبات", "25 شوبات"),
        ("ﻻ", "لا"),
        ("Nasiriyah", "Nasiriya"),
        ("BASRAH", "basra"),
        ("Diwānīyah", "diwaniya"),
        ("ʿAmārah", "Amara"),
        ("Sa’ad", "Saad"),
        ("sit-in", "sit in"),
        ("Zaytun’s", "Zaytun"),
        ("Çankırı", "cankiri"),
        ("Straße", "strasse"),
        ("Khilani\u200b", "Khilani"),
        ("so\u00adli\u00addarity", "solidarity"),
        ("Ｋｈｉｌａｎｉ", "khilani"),
    ],
)
def test_spellings_of_one_word_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("قتل", "قتيل"),
        ("الحلة", "الحل"),
        ("death", "deat"),
        ("march", "marc"),
        ("oh", "o"),
        ("Basra", "Basri"),
        ("س", "ش"),
    ],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ساحة الخلاني", ["ساحه", "خلاني"]),
        ("خلاني", ["خلاني"]),
        ("والخلاني", ["خلاني"]),
        ("بالرصاص الحي", ["رصاص", "الحي"]),
        ("للمتظاهرين", ["متظاهرين"]),
        ("الله", ["الله"]),
        ("al-Khilani Square", ["khilani", "square"]),
        ("Al Khilani", ["khilani"]),
        ("An-Nasiriyah", ["nasiriya"]),
        ("el-Obeid", ["obeid"]),
        ("Al", ["al"]),
        ("al-", ["al"]),
        ("Umm-Qasr", ["umm", "qasr"]),
        ("28/11/2019", ["28", "11", "2019"]),
        ("more than 50, “people”", ["more", "than", "50", "people"]),
        ("snake_case", ["snake", "case"]),
        ("", []),
        ("—!؟،", []),
    ],
)
def test_tokens_are_words_without_their_article(text: str, words: list[str]) -> None:
    assert tokens(text) == words


@pytest.mark.parametrize(
    "spellings",
    [
        "Khilani Khulani Khellani Khaylani al-Khilani الخلاني خلاني",
        "Zaytun Zaytoun Zaitoun Zeitoun Zayton Zaytoon al-Zaytoun الزيتون زيتون",
        "Nasiriyah Nasiriya Nassiriya Nasriyah Nassriya An-Nasiriyah الناصرية الناصريه",
        "Haboubi Habbubi Habobi al-Haboubi الحبوبي",
        "Jumhuriya Jamhouriya Jimhouriya الجمهورية",
        "Sinak Senak Senk Al-Sinak السنك",
        "Tayaran Tayyaran الطيران",
        "Ahrar Al-Ahrar الأحرار الاحرار",
        "Amara Amarah العمارة",
        "Diwaniya Diwaniyah Ad-Diwaniyah الديوانية",
        "Tarbiya Tarbya التربية",
        "Wathba Wathbah al-Wathbah الوثبة",
        "Sadrain Sadrayn الصدرين",
        "Shuhada الشهداء",
        "Sarafiya Sarrafiyah الصرافية",
        "Karbala Kerbala Kerbela كربلاء كربلا",
        "Basra Basrah Al-Basrah البصرة",
        "Najaf An-Najaf النجف",
        "Baghdad بغداد",
        "Mosul Mawsil الموصل",
        "Erbil Arbil أربيل",
        "Kirkuk Kirkūk كركوك کەرکوک",
        "Chamchamal جمجمال چەمچەماڵ",
        "Zubayr Zubair Az-Zubayr الزبير",
        "Mohammed Muhammad Mohamed محمد",
    ],
)
def test_spellings_of_one_name_share_a_key(spellings: str) -> None:
    assert len({name_key(spelling) for spelling in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khilani", "Kilani"),
        ("Nasr", "Nasiriyah"),
        ("Najaf", "Baghdad"),
        ("Ahrar", "Harir"),
        ("Amara", "Marra"),
        ("", "Umm"),
    ],
)
def test_different_names_keep_their_keys_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("An Najaf", "النجف"), ("Ash Shatrah", "الشطرة"), ("Umm Qasr", "أم قصر"), ("Al Basrah", "البصرة")],
)
def test_names_of_several_words_share_a_key_word_by_word(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@given(st.text(max_size=60))
def test_any_text_has_a_key(text: str) -> None:
    assert name_key(text) == name_key(text.strip())


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("zaytun bridge", [Word(("zaytun",)), Word(("bridge",))]),
        ('"Zaytun Bridge"', [Word(("zaytun", "bridge"))]),
        ("“tear gas” الخلاني", [Word(("tear", "gas")), Word(("خلاني",))]),
        ("«غاز مسيل»", [Word(("غاز", "مسيل"))]),
        ("bridge -zaytun", [Word(("bridge",)), Word(("zaytun",), excluded=True)]),
        ('-"tear gas"', [Word(("tear", "gas"), excluded=True)]),
        ("sit-in", [Word(("sit", "in"))]),
        ("al-Khilani", [Word(("khilani",))]),
        ('"never closed', [Word(("never", "closed"))]),
        ('""', []),
        ("-", []),
        ("   ", []),
        ("' OR 1=1 --", [Word(("or",)), Word(("1", "1"))]),
        ("NEAR(a b) *", [Word(("near", "a")), Word(("b",))]),
    ],
)
def test_a_search_is_words_phrases_and_words_to_leave_out(query: str, words: list[Word]) -> None:
    assert list(query_words(query)) == words


def test_a_pasted_text_is_not_a_search() -> None:
    assert len(query_words("word " * MOST_WORDS)) == MOST_WORDS
    with pytest.raises(Refused, match="40 words or fewer") as refusal:
        query_words("word " * 20_000)
    assert refusal.value.field == "q"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Cafe\u0301", "Café"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("\ufefftext ", "text"),
        ("a\tb", "a\tb"),
        ("می\u200cخواهم \u200f(نص)\u200e\u061c", "می\u200cخواهم \u200f(نص)\u200e\u061c"),
        ("قُتِلَّ", "قُتِلَّ"),
        ("<b>kept as typed</b>", "<b>kept as typed</b>"),
        ("", ""),
    ],
)
def test_a_narrative_keeps_what_arabic_and_kurdish_need(text: str, kept: str) -> None:
    assert clean_text(text) == kept


@pytest.mark.parametrize(
    ("char", "code"),
    [
        ("\x00", "U+0000"),
        ("\x07", "U+0007"),
        ("\x0b", "U+000B"),
        ("\x1b", "U+001B"),
        ("\x7f", "U+007F"),
        ("\x9b", "U+009B"),
        ("\u202a", "U+202A"),
        ("\u202e", "U+202E"),
        ("\u2066", "U+2066"),
        ("\u2069", "U+2069"),
        ("\ud800", "U+D800"),
        ("\U000e0041", "U+E0041"),
    ],
)
def test_hidden_control_characters_are_refused_by_name_and_place(char: str, code: str) -> None:
    for clean in (clean_text, clean_line):
        with pytest.raises(Refused) as refusal:
            clean(f"abc{char}def")
        assert f"({code}, character 4 of the text)" in str(refusal.value)


def test_piles_of_marks_are_refused() -> None:
    with pytest.raises(Refused, match="More than 30 marks"):
        clean_text("a" + "\u0301" * 31)
    assert clean_text("a" + "\u0316" * 30)


def test_a_line_is_one_line() -> None:
    assert clean_line("  Zaytun \n Bridge\t, Nasiriyah\u00a0") == "Zaytun Bridge , Nasiriyah"


@pytest.mark.parametrize(("text", "same"), [("٢٥ شُباط", "25 شباط"), ("28–29", "28–29"), ("24¹", "24¹"), ("“A”", "“a”")])
def test_plain_text_keeps_its_signs(text: str, same: str) -> None:
    assert plain(text) == same


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "ا\u0316\u0301" * 33_000,
        "\u0301\u0316" * 50_000,
        "\U0001d165\u302e" * 25_000,
        "al-" * 33_000,
        "an n" * 25_000,
        "yah" * 33_000,
        "-" * 100_000,
        '"' * 100_000,
        "ﷺ" * 5_000,
    ],
    ids=[
        "letters",
        "marked letters",
        "marks",
        "spacing marks",
        "articles",
        "n",
        "endings",
        "dashes",
        "quotes",
        "ligatures",
    ],
)
def test_time_is_linear_in_the_text(text: str) -> None:
    begun = time.perf_counter()
    fold(text)
    tokens(text)
    name_key(text)
    for read in (query_words, clean_text):
        try:
            read(text)
        except Refused:
            continue
    assert time.perf_counter() - begun < 10


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_only_lose_their_case(text: str) -> None:
    assert plain(text) == text.casefold()
    assert plain(text + "٣") == text.casefold() + "3"

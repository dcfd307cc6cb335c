"""Where sentences end: at full stops and at the ends of lines, unless a line was broken within a sentence."""

from incidents.reading.prose import Prose


def sentences(text: str) -> list[str]:
    prose = Prose(text)
    return [prose.quoted(one).passage for one in prose.sentences]


def test_a_line_that_goes_on_in_small_letters_is_one_sentence_with_the_line_before():
    text = "At least four protesters were\nshot dead and 20\nwounded, medics\nsaid. Roads were shut."
    assert sentences(text) == [
        "At least four protesters were\nshot dead and 20\nwounded, medics\nsaid.",
        "Roads were shut.",
    ]


def test_a_heading_stays_apart_from_what_follows():
    assert sentences("Protest update\nFour were killed in Basra.") == ["Protest update", "Four were killed in Basra."]


def test_the_items_of_a_list_stay_apart():
    assert sentences("- 5 killed in Amara\n- 2 killed in Kut\n• 1 in Hilla") == [
        "- 5 killed in Amara",
        "- 2 killed in Kut",
        "• 1 in Hilla",
    ]


def test_a_blank_line_parts_even_what_goes_on_in_small_letters():
    assert sentences("a toll of five\n\nand a new paragraph") == ["a toll of five", "and a new paragraph"]


def test_arabic_lines_stay_apart_as_they_have_no_small_letters():
    assert sentences("النجف: 4 قتلى\nالبصرة: قتيلان") == ["النجف: 4 قتلى", "البصرة: قتيلان"]

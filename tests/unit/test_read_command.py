"""`incidents read`: what it prints of texts, pages and PDFs, and how it answers thousands of lines."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from incidents.__main__ import main

TEXT = "At least three people were killed in Najaf on Wednesday, police said. No journalists were hurt."


def run(*words: str, typed: str | bytes = "") -> Result:
    return CliRunner().invoke(main, ["read", *words], input=typed)


def read(text: str, *words: str) -> dict[str, Any]:
    result = run("-", "--json", *words, typed=text)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def answers(*lines: object) -> tuple[int, list[dict[str, Any]]]:
    typed = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    result = run("-", "--jsonl", typed=typed)
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]


def test_a_text_as_json_with_the_words_of_each_suggestion() -> None:
    said = read(TEXT, "--published", "2019-11-28")
    (figure,) = (one for one in said["figures"] if one["outcome"] == "killed")
    assert (figure["min"], figure["max"], figure["open"], figure["qualifier"]) == (3, None, True, "at_least")
    assert (figure["scope"], figure["combined"], figure["place"], figure["date"]) == (
        "incident", False, "IQ-NA-NAJAF", "2019-11-27",
    )  # fmt: skip
    assert said["dates"][0]["edtf"] == said["dates"][0]["earliest"] == said["dates"][0]["latest"] == "2019-11-27"
    assert (said["places"][0]["code"], said["places"][0]["name"]) == ("IQ-NA-NAJAF", "Najaf")
    assert 31 < said["places"][0]["lat"] < 33
    assert said["about"]["published"] == "2019-11-28"
    for kind in ("figures", "dates", "places"):
        for one in said[kind]:
            assert TEXT[one["start"] : one["end"]] == one["passage"]


def test_without_published_no_weekday_becomes_a_date() -> None:
    assert read(TEXT)["dates"] == []


def test_up_to_has_no_lower_end_and_a_combined_total_stays_together() -> None:
    (figure,) = read("Up to 20 people were killed in Basra.")["figures"]
    assert (figure["min"], figure["max"]) == (None, 20)
    (figure,) = read("117 people were killed or wounded in Basra.")["figures"]
    assert (figure["outcome"], figure["outcomes"], figure["combined"]) == (
        "killed+injured", ["killed", "injured"], True,
    )  # fmt: skip


def test_the_plain_answer_is_a_table() -> None:
    result = run("-", "--published", "2019-11-28", typed=TEXT)
    assert result.exit_code == 0
    assert "Numbers of people" in result.output
    assert "killed at least 3" in result.output
    assert "“Wednesday”" in result.output


def test_the_table_says_a_number_as_it_was_printed() -> None:
    output = run("-", typed="More than 50 people were killed, 12 to 15 wounded and dozens detained in Basra.").output
    assert "killed more than 50 " in output
    assert "injured 12 to 15 " in output
    assert "detained dozens " in output
    assert "51" not in output


def test_a_text_that_says_nothing_is_answered_so() -> None:
    assert "Nothing was read in this text." in run("-", typed="...").output


def test_a_saved_page_gives_its_own_day_and_address(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<html><head><title>Two killed</title><meta property="article:published_time" content="2019-11-28T10:00">'
        '<link rel="canonical" href="https://paper.example/two"></head><body><article><p>Two people were killed in'
        " Kufa on Tuesday, police said, and the town was quiet after that for the night.</p></article></body></html>",
        encoding="utf-8",
    )
    said = json.loads(run(str(page), "--json", "--url", "https://m.paper.example/two?x=1").stdout)
    assert said["about"]["url"] == "https://paper.example/two"
    assert said["about"]["published"] == "2019-11-28"
    assert said["dates"][0]["edtf"] == "2019-11-26"


def test_many_texts_are_answered_in_order_a_line_each() -> None:
    code, said = answers(
        {"id": "b", "text": "Two people were killed in Basra on Tuesday.", "published": "2019-11-28"},
        {"id": "a", "text": "قتل ثلاثة متظاهرين في الناصرية", "lang": "ar"},
    )
    assert code == 0
    assert [one["id"] for one in said] == ["b", "a"]
    assert said[0]["dates"][0]["edtf"] == "2019-11-26"
    assert said[1]["places"][0]["code"] == "IQ-DQ-NASIRIYAH"


@pytest.mark.parametrize(
    ("line", "name", "words"),
    [
        ("not json", None, "not JSON"),
        ("[1]", None, "not a JSON object"),
        ('{"id": 7}', 7, "no “text”"),
        ('{"id": 7, "text": 5}', 7, "no “text”"),
        ('{"id": 7, "text": "x", "published": "soon"}', 7, "not a day"),
        ('{"id": 7, "text": "x", "published": "2019-02-31"}', 7, "no day 31"),
        ("[" * 90_000, None, "not JSON"),
    ],
)
def test_a_bad_line_is_answered_with_what_is_wrong_and_the_others_are_read(
    line: str, name: int | None, words: str
) -> None:
    code, said = answers(line, {"id": "good", "text": "Two people were killed in Basra."})
    assert code == 3
    assert said[0]["id"] == name
    assert words in said[0]["error"]
    assert said[1]["figures"][0]["value"] == 2


def test_half_a_letter_does_not_end_the_run() -> None:
    code, said = answers(
        '{"id": 1, "text": "Two people were killed in Basra \\ud800."}', '{"id": 2, "text": "\\u0000"}'
    )
    assert code == 0
    assert said[0]["figures"][0]["value"] == 2


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "The file is empty."),
        (b"  \n ", "The file is empty."),
        (bytes(range(256)) * 20, "no text, web page or PDF"),
        (b"%PDF-1.7 broken", "This PDF cannot be read"),
        (b"a" * 20_000_001, "larger than 20 MB"),
    ],
)
def test_what_cannot_be_read_ends_with_a_sentence_and_code_2(tmp_path: Path, body: bytes, words: str) -> None:
    file = tmp_path / "file"
    file.write_bytes(body)
    result = run(str(file))
    assert result.exit_code == 2
    assert words in result.output


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("missing.txt",), "does not exist"),
        (("-", "--published", "soon"), "is not a day"),
        (("-", "--json", "--jsonl"), "Choose one"),
        (("-", "--lang", "xx"), "Invalid value"),
    ],
)
def test_wrong_use_ends_with_code_2(options: tuple[str, ...], words: str) -> None:
    result = run(*options, typed="Two people were killed.")
    assert result.exit_code == 2
    assert words in result.output


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    """Two passages of English, one of them with a figure that nobody could read there, and one of Arabic."""
    killed = {
        "outcomes": ["killed"], "group": "all", "qualifier": "exact", "value": 2, "upper": None, "scope": "incident",
        "combined": False,
    }  # fmt: skip
    empty = {"published": "2019-11-28", "figures": [], "dates": [], "places": []}
    right = {
        "text": "Two people were killed in Basra on Tuesday.",
        "figures": [killed], "dates": ["2019-11-26"], "places": ["IQ-BA-BASRA"],
    }  # fmt: skip
    write(tmp_path / "en.jsonl", {**empty, "id": "en-1", "lang": "en", **right})
    write(tmp_path / "more" / "en.jsonl", {**empty, "id": "en-2", "lang": "en", "text": "Kut.", "figures": [killed]})
    write(tmp_path / "more" / "ar.jsonl", {**empty, "id": "ar-1", "lang": "ar", "text": "هدوء في الكوت"})
    return tmp_path


def write(file: Path, *passages: object) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text("\n".join(json.dumps(passage) for passage in passages), encoding="utf-8")


def test_scores_are_a_table_by_kind_and_language_and_over_all_languages(annotated: Path) -> None:
    result = run("--score", str(annotated))
    assert result.exit_code == 0, result.output
    head, *rows = (line.split() for line in result.stdout.splitlines())
    assert head == ["kind", "language", "there", "read", "right", "precision", "recall", "F1"]
    assert len(rows) == 4 * 3
    assert ["figures", "ar", "0", "0", "0", "1.000", "1.000", "1.000"] in rows
    assert ["figures", "en", "2", "1", "1", "1.000", "0.500", "0.667"] in rows
    assert ["dates", "all", "1", "1", "1", "1.000", "1.000", "1.000"] in rows
    assert ["places", "all", "1", "3", "1", "0.333", "1.000", "0.500"] in rows


def test_scores_as_json_are_one_document_that_names_every_slip(annotated: Path) -> None:
    result = run("--score", str(annotated), "--json")
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)
    assert {"kind": "figures", "language": "en", "there": 2, "read": 1, "right": 1, "precision": 1.0, "recall": 0.5,
            "f1": 0.6667} in document["scores"]  # fmt: skip
    killed = {"id": "en-2", "kind": "figures", "missed": ["killed all 2..2 incident"], "extra": []}
    kut = {"id": "ar-1", "kind": "places", "missed": [], "extra": ["IQ-WA-KUT"]}
    assert killed in document["slips"]
    assert kut in document["slips"]
    assert not any(slip["id"] == "en-1" for slip in document["slips"])


def test_one_language_alone_is_not_added_up(tmp_path: Path) -> None:
    write(tmp_path / "en.jsonl", {"id": 1, "lang": "en", "published": None, "text": "Kut was quiet.", "figures": [],
                                  "dates": [], "places": ["IQ-WA-KUT"]})  # fmt: skip
    assert [line.split()[-7] for line in run("--score", str(tmp_path)).stdout.splitlines()[1:]] == ["en"] * 4


def test_a_line_that_is_no_annotated_passage_is_named_with_its_file(annotated: Path) -> None:
    with (annotated / "en.jsonl").open("a", encoding="utf-8") as file:
        file.write('\n{"id": "en-9"}\n')
    result = run("--score", str(annotated))
    assert result.exit_code == 2
    assert "en.jsonl: Line 2 is no annotated passage" in result.output
    assert "precision" not in result.output


def test_a_folder_without_passages_is_refused(tmp_path: Path) -> None:
    result = run("--score", str(tmp_path))
    assert result.exit_code == 2
    assert "no file of passages" in result.output


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "Give a FILE to read, or --score FOLDER."),
        (("--json",), "Give a FILE to read, or --score FOLDER."),
        (("--score",), "requires an argument"),
        (("--score", "missing"), "does not exist"),
        (("-", "--score", "."), "of all else it takes --json alone"),
        (("--score", ".", "--jsonl"), "of all else it takes --json alone"),
        (("--score", ".", "--lang", "ar"), "of all else it takes --json alone"),
        (("--score", ".", "--published", "2019-11-28"), "of all else it takes --json alone"),
    ],
)
def test_a_score_and_a_text_are_not_asked_for_at_once_and_one_of_both_is(options: tuple[str, ...], words: str) -> None:
    result = run(*options, typed="Two people were killed.")
    assert result.exit_code == 2
    assert words in " ".join(result.output.split())


def test_text_in_the_arabic_code_page_is_read() -> None:
    result = run("-", "--json", typed="قتل ثلاثة متظاهرين في الناصرية".encode("cp1256"))
    assert json.loads(result.stdout)["places"][0]["code"] == "IQ-DQ-NASIRIYAH"

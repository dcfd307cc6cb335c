"""Scoring a folder of passages: every file counts, and what cannot be read is named."""

import json
from datetime import date
from pathlib import Path

import pytest

from incidents.domain.errors import Refused
from incidents.domain.suggestions import Reading
from incidents.reading.scoring import Measure, Tally
from incidents.services.scoring import score_folder

PASSAGE = {"id": "1", "lang": "en", "published": None, "text": "A crowd in Kut.", "figures": [], "dates": []}
LINE = json.dumps({**PASSAGE, "places": ["IQ-WA-KUT"]})


def nothing(text: str, _published: date | None, language: str) -> Reading:
    return Reading(text=text, language=language, suggestions=())


def test_every_file_below_the_folder_counts(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "en.jsonl").write_text(f"{LINE}\n{LINE}\n", encoding="utf-8")
    (tmp_path / "more" / "ar.jsonl").write_text(f"{LINE}\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a passage", encoding="utf-8")
    assert score_folder(tmp_path, nothing).of(Measure.PLACES) == Tally(there=3, suggested=0, right=0)


def test_a_folder_without_passages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no file of passages"):
        score_folder(tmp_path, nothing)


@pytest.mark.parametrize(("content", "why"), [(b"\xff\xfe", "cannot be read"), (b"{}\n", "Line 1 is no annotated")])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / "en.jsonl").write_bytes(content)
    with pytest.raises(Refused, match=why) as refused:
        score_folder(tmp_path, nothing)
    assert "en.jsonl" in str(refused.value)

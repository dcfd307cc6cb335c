"""One import at a time, on this machine; the words of a table; the digest of a row."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from factories import claim, day
from incidents import paths
from incidents.domain.batches import Counts, People, RowState
from incidents.domain.errors import Conflict
from incidents.domain.reference import read_vocabulary
from incidents.domain.tabled import RowDraft
from incidents.services.importing.glossary import Glossary
from incidents.services.importing.sorting import digest_of
from incidents.storage import turn

HOLDING = """
import sys, time
from pathlib import Path
from incidents.storage import turn
with turn.held(Path(sys.argv[1]), "B-OTHER"):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_turn_is_held_once_and_free_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "imports" / "turn"
    assert turn.holder(path) == ""
    with turn.held(path, "B-ONE"):
        assert turn.holder(path) == "B-ONE"
        with pytest.raises(Conflict), turn.held(path, "B-TWO"):
            pass
    assert turn.holder(path) == ""
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_process_that_is_killed_holds_nothing_any_more(tmp_path: Path) -> None:
    path = tmp_path / "turn"
    with subprocess.Popen([sys.executable, "-c", HOLDING, str(path)], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        assert turn.holder(path) == "B-OTHER"
        other.kill()
        other.wait(timeout=10)
    with turn.held(path, "B-NEXT"):
        assert turn.holder(path) == "B-NEXT"


def glossary(**chosen: dict[str, str]) -> Glossary:
    return Glossary(read_vocabulary(paths.data()), chosen, date(2026, 11, 23))


@pytest.mark.parametrize("said", ["peaceful-protest", "Peaceful protest", "PEACEFUL PROTEST", "احتجاج سلمي",
                                  "acled:Protests; Peaceful protest"])  # fmt: skip
def test_a_term_is_known_by_its_code_its_labels_and_the_codes_of_others(said: str) -> None:
    assert glossary().term("event_type", said) == "peaceful-protest"


def test_words_that_nobody_knows_are_counted_and_what_was_chosen_is_taken() -> None:
    one = glossary(cause={"Boomstick": "live-ammunition", "n/a": ""})
    assert one.term("cause", "Boomstick") == "live-ammunition"
    assert one.term("cause", "n/a") == ""
    assert [one.term("cause", "Zap") for _ in range(2)] == ["", ""]
    assert one.unknown == {("cause", "Zap"): 2}


def test_the_digest_of_a_row_is_of_what_it_says() -> None:
    row = RowDraft(external="X1", occurred=day("2019-11-28"), claims=(claim(1, "", 3),))
    assert digest_of(row) == digest_of(RowDraft(external="X1", occurred=day("2019-11-28"), claims=(claim(1, "", 3),)))
    assert digest_of(row) != digest_of(RowDraft(external="X1", occurred=day("2019-11-28"), claims=(claim(1, "", 4),)))


def test_people_add_up_a_missing_bound_adding_nothing() -> None:
    counts = Counts().plus([RowState.NEW, RowState.REFUSED], {"killed": People(min=3, max=5)})
    counts = counts.plus([RowState.SAME], {"killed": People(min=1, max=1)})
    assert (counts.rows, counts.new, counts.same, counts.refused) == (3, 1, 1, 1)
    assert counts.people == {"killed": People(min=4, max=6)}
    assert People().plus(None, 3) == People(min=0, max=3)
    assert People().plus(2, None) == People(min=2, max=2)

"""A bag that somebody changed: each of a thousand planted changes is found, and a bag that nobody changed is whole."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from incidents.reports.bag.verifier.layout import README
from incidents.reports.bag.verifier.verify import check
from machinery.swapped import OF_FILES, OF_ZIP, OfFiles, OfZip, put
from storage.bagged import contents, keep_five_told, written
from storage.conftest import opened


@pytest.fixture(scope="module")
def bag(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[bytes]:
    """The zip of a bag of five incidents; how it is made, both engines are tried for elsewhere."""
    path = tmp_path_factory.mktemp("bagged") / "incidents.sqlite"
    shutil.copy(sqlite_template, path)
    with opened(f"sqlite:///{path}", path.with_name("files")):
        keep_five_told()
        yield written()


def test_there_are_a_thousand_of_them() -> None:
    assert sum(OF_FILES.values()) + sum(OF_ZIP.values()) >= 1000


def test_a_bag_that_nobody_changed_is_whole_as_zip_and_as_folder(bag: bytes, tmp_path: Path) -> None:
    path, folder = tmp_path / "bag.zip", tmp_path / "bag"
    path.write_bytes(bag)
    put(folder, contents(bag))
    assert check(path).faults == ()
    assert check(folder).faults == ()


@pytest.mark.parametrize("change", OF_FILES, ids=lambda change: change.__name__)
def test_changes_of_files_are_found_in_the_folder(change: OfFiles, bag: bytes, tmp_path: Path) -> None:
    whole, chance = contents(bag), Random(change.__name__)  # noqa: S311 - the same changes every time
    not_found = []
    for number in range(OF_FILES[change]):
        files = dict(whole)
        did = change(files, chance)
        folder = tmp_path / str(number)
        put(folder, files)
        if files != whole and check(folder).whole:
            not_found.append(did)
        shutil.rmtree(folder)
    assert not_found == []


@pytest.mark.parametrize("change", OF_ZIP, ids=lambda change: change.__name__)
def test_changes_of_the_zip_are_found(change: OfZip, bag: bytes, tmp_path: Path) -> None:
    chance, path = Random(change.__name__), tmp_path / "bag.zip"  # noqa: S311 - the same changes every time
    not_found = []
    for number in range(OF_ZIP[change]):
        path.write_bytes(change(bag, chance))
        if check(path).whole:
            not_found.append(number)
    assert not_found == []


def test_a_name_that_is_no_text_or_moves_the_terminal_is_told_harmlessly(bag: bytes, tmp_path: Path) -> None:
    put(tmp_path, contents(bag))
    for name in (b"red\x1b[31m\n", b"\xff\xfe", "turned\u202ename".encode()):
        (tmp_path / os.fsdecode(name)).write_bytes(b"")
    found = check(tmp_path).faults
    assert len([fault for fault in found if "was added: it is no part of the bag." in fault]) == 3
    assert "".join(found).isprintable()


def test_links_are_not_followed(bag: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "bag"
    put(folder, contents(bag))
    (folder / README).rename(tmp_path / "README.txt")
    (folder / README).symlink_to(tmp_path / "README.txt")
    (folder / "data" / "elsewhere").symlink_to(tmp_path)
    said = "".join(check(folder).faults)
    assert f"{README} cannot be read: {README} is a link" in said
    assert "data/elsewhere is a link" in said

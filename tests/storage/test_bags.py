"""Bags on both engines: all of a selection with its proofs, whole for whoever checks it, and nothing that is not theirs."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import bagit
import pytest

from storage.bagged import contents, exported, keep_five_told, unpacked, written
from incidents.services import bags


@pytest.fixture(autouse=True)
def five(store: str) -> None:
    keep_five_told()


def test_a_bag_is_whole_for_its_own_checks_and_for_the_library_of_congress(tmp_path: Path) -> None:
    path = tmp_path / "bag.zip"
    exported(path)
    report = bags.verified(path)
    assert report.faults == ()
    folder = unpacked(tmp_path, path.read_bytes())
    assert bagit.Bag(str(folder)).validate()
    assert bags.verified(folder).faults == ()
    print("\n".join(report.summary)); print((folder/"data/README.txt").read_text()); print((folder/"bag-info.txt").read_text())
    for n in sorted(p for p in folder.rglob("*") if p.is_file()): print(n.relative_to(folder), n.stat().st_size)
    r = subprocess.run([sys.executable, "-I", "verify.py"], cwd=folder, capture_output=True, text=True)
    print(r)
    r = subprocess.run([sys.executable, "-I", folder/"verify.py", path], cwd=tmp_path, capture_output=True, text=True)
    print(r)
    assert 0

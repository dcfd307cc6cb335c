"""The store of files: whole or not there, under its own digest, never altered; and what a failing disk leaves."""

import errno
import hashlib
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from incidents.domain.access import LOADER, VISITOR
from incidents.domain.captures import LARGEST, StoredFile
from incidents.domain.errors import NotAllowed, NotFound, Refused
from incidents.services import file_shelf
from incidents.storage import files
from incidents.storage.db import transaction
from incidents.storage.files import Disk, FileStore
from machinery.parts import POSIX_ONLY

WORDS = b"An invented page. " * 1000
DIGEST = hashlib.sha256(WORDS).hexdigest()


def pieces(body: bytes) -> Iterator[bytes]:
    return files.pieces(io.BytesIO(body))


def everything(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_file_lies_under_its_digest_and_comes_back_as_it_was(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files")
    kept = store.keep(pieces(WORDS), LARGEST)
    assert kept == StoredFile(sha256=DIGEST, size=len(WORDS))
    assert store.path(DIGEST) == tmp_path / "files" / DIGEST[:2] / DIGEST
    assert store.read(DIGEST) == WORDS


@POSIX_ONLY
def test_only_the_owner_can_read_a_file_and_nobody_writes_it(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files")
    place = store.path(store.keep(pieces(WORDS), LARGEST).sha256)
    assert (place.stat().st_mode & 0o777, place.parent.stat().st_mode & 0o777) == (0o400, 0o700)


def test_the_same_file_twice_is_one_file_that_was_not_touched(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files")
    place = store.path(store.keep(pieces(WORDS), LARGEST).sha256)
    before = place.stat()
    store.keep(pieces(WORDS), LARGEST)
    after = place.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert everything(tmp_path) == [DIGEST]


def test_a_damaged_file_makes_room_for_the_whole_one_and_is_not_lost(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files")
    place = store.path(store.keep(pieces(WORDS), LARGEST).sha256)
    place.chmod(0o600)
    place.write_bytes(b"rotten")
    with pytest.raises(NotFound, match="not the one that was kept"):
        store.read(DIGEST)
    store.keep(pieces(WORDS), LARGEST)
    assert store.read(DIGEST) == WORDS
    assert [name.startswith(f"{DIGEST}.damaged-") for name in everything(tmp_path)] == [False, True]


@pytest.mark.parametrize(("size", "fits"), [(100, True), (101, False)])
def test_a_file_that_is_too_large_leaves_nothing(tmp_path: Path, size: int, *, fits: bool) -> None:
    store = FileStore(tmp_path / "files")
    if fits:
        assert store.keep(pieces(b"x" * size), 100).size == size
        return
    with pytest.raises(Refused, match="larger than"):
        store.keep(pieces(b"x" * size), 100)
    assert everything(tmp_path) == []


class Full(io.FileIO):
    """A file on a disk that is full after so many bytes."""

    room = 5000

    def write(self, piece: Any) -> int:
        if self.tell() + len(piece) > self.room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(piece) or 0


def failing(*_words: object) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


FAULTS: dict[str, Disk] = {
    "full": Disk(open=lambda path: io.BufferedWriter(Full(path, "xb"))),
    "cannot open": Disk(open=failing),  # type: ignore[arg-type]
    "cannot sync": Disk(sync=failing),
    "cannot rename": Disk(rename=failing),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_failing_disk_is_told_and_leaves_nothing(tmp_path: Path, fault: str) -> None:
    FileStore(tmp_path / "files").keep(pieces(b"another"), LARGEST)
    store = FileStore(tmp_path / "files", FAULTS[fault])
    with pytest.raises(OSError, match=r"No space|Input/output"):
        store.keep(pieces(WORDS), LARGEST)
    assert everything(tmp_path) == [hashlib.sha256(b"another").hexdigest()]


def test_a_file_is_on_the_disk_before_it_has_its_name_and_its_name_before_it_is_handed_back(tmp_path: Path) -> None:
    done: list[str] = []

    def sync(handle: int) -> None:
        done.append(f"sync {'folder' if os.path.isdir(f'/proc/self/fd/{handle}') else 'file'}")  # noqa: PTH112
        os.fsync(handle)

    def rename(part: Path, place: Path) -> None:
        done.append("rename")
        part.rename(place)

    store = FileStore(tmp_path / "files", Disk(sync=sync, rename=rename))
    store.keep(pieces(b"first"), LARGEST)
    done.clear()
    store.keep(pieces(b"first"), LARGEST)
    assert done == ["sync file"]
    done.clear()
    store.keep(pieces(WORDS), LARGEST)
    assert [step for step in done if step != "sync folder"] == ["sync file", "rename"]
    assert done[-1] == ("sync folder" if os.name == "posix" else "rename")


KILLED = """
import io, sys
from pathlib import Path
from incidents.storage.files import FileStore, pieces

store = FileStore(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    kept = store.keep(pieces(io.BytesIO(b"%d " % number * 200_000)), 1 << 30)
    print(kept.sha256, flush=True)
"""


@POSIX_ONLY
def test_a_process_that_is_killed_leaves_every_acknowledged_file_whole_and_no_half_one_under_a_name(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "files"
    acknowledged: list[str] = []
    for _ in range(5):
        writer = subprocess.Popen([sys.executable, "-c", KILLED, str(folder)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        acknowledged += [writer.stdout.readline().strip() for _ in range(3)]
        writer.send_signal(signal.SIGKILL)
        acknowledged += [line.strip() for line in writer.stdout.read().splitlines() if len(line.strip()) == 64]
        writer.wait()
        writer.stdout.close()
    store = FileStore(folder)
    assert [store.fault(StoredFile(sha256=one, size=0)) for one in store.names()] == [None] * len(list(store.names()))
    assert set(acknowledged) <= set(store.names())


def test_parts_that_a_power_cut_left_are_swept_after_a_day_and_not_before(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files")
    store.keep(pieces(WORDS), LARGEST)
    old, new = (tmp_path / "files" / ".part" / name for name in ("old", "new"))
    for part in (old, new):
        part.write_bytes(b"half")
    long_ago = time.time() - 2 * 24 * 3600
    os.utime(old, (long_ago, long_ago))
    assert store.sweep() == 1
    assert everything(tmp_path) == sorted([DIGEST, "new"])


# With the database.


def kept(body: bytes) -> StoredFile:
    file = file_shelf.keep(body, "text/plain")
    with transaction() as session:
        file_shelf.register(session, file)
    return file


@pytest.mark.usefixtures("store")
def test_twice_the_same_file_is_one_row() -> None:
    assert kept(WORDS) == kept(WORDS)
    assert [(one.sha256, one.size, one.media_type) for one in files.known()] == [(DIGEST, len(WORDS), "text/plain")]


@pytest.mark.usefixtures("store")
def test_a_whole_store_is_found_whole_and_the_day_is_noted() -> None:
    kept(WORDS)
    seen: list[int] = []
    assert file_shelf.check(LOADER, seen.append) == file_shelf.Checked(files=1, faults=(), unknown=())
    assert seen == [1]
    assert next(files.known()).checked is not None


def rot(place: Path) -> None:
    place.chmod(0o600)
    place.write_bytes(place.read_bytes()[:-1] + b"?")


def cut(place: Path) -> None:
    place.chmod(0o600)
    place.write_bytes(place.read_bytes()[:100])


WRONG: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (Path.unlink, "it is missing"),
    "one byte changed": (rot, "it was changed"),
    "cut short": (cut, "it was changed"),
}


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("name", WRONG)
def test_a_check_names_the_one_file_that_is_wrong_and_how(tmp_path: Path, name: str) -> None:
    harm, what = WRONG[name]
    wrong, _right = kept(WORDS), [kept(b"%d" % number) for number in range(20)]
    harm(tmp_path / "files" / wrong.sha256[:2] / wrong.sha256)
    found = file_shelf.check(LOADER)
    assert [(fault.sha256, fault.what) for fault in found.faults] == [(wrong.sha256, what)]
    assert {one.sha256 for one in files.known() if one.checked is None} == {wrong.sha256}


@pytest.mark.usefixtures("store")
def test_a_file_that_no_row_knows_of_is_named_and_left_alone(tmp_path: Path) -> None:
    FileStore(tmp_path / "files").keep(pieces(WORDS), LARGEST)
    assert file_shelf.check(LOADER) == file_shelf.Checked(files=0, faults=(), unknown=(DIGEST,))
    assert everything(tmp_path / "files") == [DIGEST]


@pytest.mark.usefixtures("store")
def test_only_who_reads_the_history_checks_the_files() -> None:
    with pytest.raises(NotAllowed):
        file_shelf.check(VISITOR)


@pytest.mark.usefixtures("store")
def test_a_disk_that_is_full_is_a_sentence_and_no_row(tmp_path: Path) -> None:
    file_shelf.use_store(lambda: FileStore(tmp_path / "files", FAULTS["full"]))
    try:
        with pytest.raises(Refused, match="could not be written to the disk"):
            kept(WORDS)
    finally:
        file_shelf.use_store()
    assert list(files.known()) == []


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("report\u202egpj.exe", "reportgpj.exe"),
        ("a\0b\r\nc.pdf", "abc.pdf"),
        (" .htaccess ", ".htaccess"),
        ("CON", "CON"),
        ("تقرير مخترع.pdf", "تقرير مخترع.pdf"),
        ("x" * 300, "x" * 200),
        ("-rf", "-rf"),
        ("", ""),
        ("/", ""),
    ],
)
def test_the_name_of_an_upload_is_words_to_show_and_nothing_more(given: str, shown: str) -> None:
    assert file_shelf.display_name(given) == shown


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"\xff\xd8\xff\xe0..JFIF", "image/jpeg"),
        (b"<!DOCTYPE html><p>x", "text/html"),
        (b"\xef\xbb\xbf<html>", "text/html"),
        (b"From: <Saved by x>\r\nContent-Type: multipart/related;\r\n boundary=y\r\n", "multipart/related"),
        ("نص مخترع".encode(), "text/plain"),
        ("نص مخترع".encode("cp1256"), "text/plain"),
    ],
)
def test_an_upload_is_what_it_begins_with(body: bytes, kind: str) -> None:
    stream: BinaryIO = io.BytesIO(body)
    assert file_shelf.sniffed(stream) == kind
    assert stream.read() == body


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "empty"),
        (b"PK\x03\x04\0\0", "no PDF"),
        (b"MZ\x90\0", "no PDF"),
        (b"GIF89a\x01\0", "no PDF"),
        (b"\0" * 9, "no PDF"),
    ],
)
def test_an_upload_of_another_kind_is_refused(body: bytes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        file_shelf.sniffed(io.BytesIO(body))

"""The zip of a bag: other programs read it, it is the same for the same files, and large ones are zips as well."""

import io
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from incidents.reports.bag.packing import FOLDER, Packing
from incidents.reports.bag.verifier.layout import Broken
from incidents.reports.bag.verifier.opened import open_bag
from incidents.reports.bag.verifier.zipped import FAR, STORED, Member, Zip, directory, header

FILES = {
    "data/a.json": b'{"a": 1}' * 2000, "data/empty.txt": b"", "data/copy.pdf": bytes(range(256)) * 40,
    "bagit.txt": b"invented\n", "data/noise.bin": bytes((number * 7919) % 251 for number in range(5000)),
}  # fmt: skip
GIB = 1 << 30


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    packing = Packing(out)
    for name, body in files.items():
        packing.add(name, [body[:100], body[100:]])
    packing.seal(lambda manifests, zipped: " ".join([*manifests, zipped]))
    return out.getvalue()


def kept(folder: Path, body: bytes) -> Path:
    path = folder / "bag.zip"
    path.write_bytes(body)
    return path


def test_other_programs_read_what_is_written() -> None:
    with zipfile.ZipFile(io.BytesIO(packed(FILES))) as found:
        assert found.testzip() is None
        assert {name: found.read(f"{FOLDER}/{name}") for name in FILES} == FILES
        assert {one.date_time for one in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert found.getinfo(f"{FOLDER}/data/a.json").compress_size < 200
        assert {one.external_attr >> 16 for one in found.infolist()} == {0o100644}


def test_the_same_files_are_the_same_bytes() -> None:
    assert packed(FILES) == packed(FILES)


def test_it_is_read_back_by_the_checks(tmp_path: Path) -> None:
    bag = open_bag(kept(tmp_path, packed(FILES)))
    assert {name: bag.read(name) for name in FILES} == FILES
    assert bag.unread == []
    assert list(bag.lines("bagit.txt")) == [b"invented", b""]


def test_two_files_of_one_name_are_not_written() -> None:
    packing = Packing(io.BytesIO())
    packing.add("data/a.txt", [b"one"])
    with pytest.raises(ValueError, match="is in the bag already"):
        packing.add("data/a.txt", [b"two"])


def test_a_file_takes_no_more_memory_than_its_pieces(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        for number in range(64):
            yield bytes([number]) * (1 << 20)

    with (tmp_path / "bag.zip").open("w+b") as out:
        tracemalloc.start()
        Packing(out).add("data/large.pdf", pieces())
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 8 << 20


def test_a_packed_file_that_is_larger_than_it_says_is_not_unpacked_to_its_end(tmp_path: Path) -> None:
    """Ten mebibytes of nothing that say to be ten bytes."""
    whole = packed({"data/a.json": b"\0" * (10 << 20)})
    (member, *others) = Zip(kept(tmp_path, whole))._members.values()  # noqa: SLF001
    small = member._replace(size=10)
    rest = whole[member.end : others[-1].end]
    bag = open_bag(
        kept(tmp_path, header(small) + whole[member.begin : member.end] + rest + directory([small, *others]))
    )
    assert bag.unread == ["data/a.json cannot be read: incidents-bag/data/a.json is not what the zip says of it."]
    assert bag.sizes["data/a.json"] <= 1 << 20


@pytest.mark.parametrize(
    "body", [b"", b"PK", b"PK\5\6" + b"\0" * 18, b"no zip at all", header(Member("a/b", STORED, 0, 0, 0, 0))]
)
def test_what_is_no_zip_is_a_sentence(body: bytes, tmp_path: Path) -> None:
    with pytest.raises(Broken, match="does not end as it was made"):
        Zip(kept(tmp_path, body))


def test_a_zip_of_more_than_four_gibibytes_is_one_for_other_programs_too(tmp_path: Path) -> None:
    path, members, at = tmp_path / "large.zip", list[Member](), 0
    with path.open("wb") as file:
        for number in range(4):
            member = Member(f"{FOLDER}/data/{number}.pdf", STORED, 0, 3 * GIB // 2, 3 * GIB // 2, at)
            file.seek(at)
            file.write(header(member))
            members.append(member)
            at = member.end
        file.seek(at)
        file.write(directory(members))
    assert members[-1].offset > FAR
    assert len(Zip(path).names) == 4
    with zipfile.ZipFile(path) as found:
        assert [one.header_offset for one in found.infolist()] == [one.offset for one in members]
        assert found.infolist()[-1].file_size == 3 * GIB // 2


def test_a_zip_of_more_than_65535_files_is_one_for_other_programs_too(tmp_path: Path) -> None:
    members, parts, at = list[Member](), list[bytes](), 0
    for number in range(66_000):
        members.append(Member(f"{FOLDER}/data/{number}", STORED, 0, 0, 0, at))
        parts.append(header(members[-1]))
        at = members[-1].end
    path = kept(tmp_path, b"".join(parts) + directory(members))
    assert len(Zip(path).names) == 66_000
    with zipfile.ZipFile(path) as found:
        assert len(found.namelist()) == 66_000

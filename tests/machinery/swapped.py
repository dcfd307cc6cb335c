"""What somebody may do to a bag that they want to be taken for the one that was handed out."""

import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from random import Random
from zipfile import ZipFile

from incidents.reports.bag.verifier.layout import (
    ALGORITHMS,
    MANIFESTS,
    PAYLOAD,
    SIGNATURE,
    TAG_MANIFESTS,
    TAGS,
)  # fmt: skip
from incidents.reports.bag.verifier.zipped import STORED, Member, directory, header, members_of

Files = dict[str, bytes]
#: A change of the files of a bag; it says what it did, for whoever reads that it was not found.
OfFiles = Callable[[Files, Random], str]
#: A change of the bytes of the zip.
OfZip = Callable[[bytes, Random], bytes]
TOP = "incidents-bag"


def flip_a_bit(files: Files, chance: Random) -> str:
    name = chance.choice(sorted(files))
    files[name] = _flipped(files[name], chance)
    return f"a bit of {name}"


def drop(files: Files, chance: Random) -> str:
    name = chance.choice(sorted(files))
    del files[name]
    return f"{name} dropped"


def rename(files: Files, chance: Random) -> str:
    name = chance.choice(sorted(files))
    new = chance.choice([f"{name}x", name[:-1], f"{PAYLOAD}{chance.randrange(9)}/{name}", name.swapcase()])
    files[new] = files.pop(name)
    return f"{name} renamed to {new}"


def add(files: Files, chance: Random) -> str:
    name = chance.choice(["extra.txt", "data/extra.txt", "data/records/IRQ-0000009.json", "data/captures/a.html", ".x"])
    files[name] = chance.choice([b"", b"invented", files[chance.choice(sorted(files))]])
    return f"{name} added"


def swap_two(files: Files, chance: Random) -> str:
    one, other = chance.sample(sorted(files), 2)
    files[one], files[other] = files[other], files[one]
    return f"{one} and {other} swapped"


def cut_off(files: Files, chance: Random) -> str:
    name = chance.choice(sorted(files))
    files[name] = files[name][: chance.randrange(len(files[name]))]
    return f"{name} cut off"


def write_more(files: Files, chance: Random) -> str:
    name = chance.choice(sorted(files))
    files[name] += chance.choice([b" ", b"\n", b"\0", b"# more\n"])
    return f"{name} goes on"


def change_and_write_the_manifests_anew(files: Files, chance: Random) -> str:
    """Somebody who knows what a bag is, and has all of it but the key."""
    chosen = [name for name in sorted(files) if name not in {SIGNATURE, *MANIFESTS, *TAG_MANIFESTS}]
    name = chance.choice(chosen)
    files[name] = _flipped(files[name], chance)
    written_anew(files)
    return f"a bit of {name}, and all manifests"


def drop_and_write_the_manifests_anew(files: Files, chance: Random) -> str:
    name = chance.choice([name for name in sorted(files) if name.startswith(PAYLOAD)])
    del files[name]
    written_anew(files)
    return f"{name} dropped, and from all manifests"


def swap_and_write_the_manifests_anew(files: Files, chance: Random) -> str:
    one, other = chance.sample([name for name in sorted(files) if name.startswith(PAYLOAD)], 2)
    files[one], files[other] = files[other], files[one]
    written_anew(files)
    return f"{one} and {other} swapped, and in all manifests"


def put_in_a_digest(files: Files, chance: Random) -> str:
    name = chance.choice([*MANIFESTS, *TAG_MANIFESTS])
    lines = files[name].decode().splitlines(keepends=True)
    lines.insert(chance.randrange(len(lines)), chance.choice([*lines, "0" * 64 + "  ../../etc/invented\n", "\n"]))
    files[name] = "".join(lines).encode()
    return f"a line more in {name}"


OF_FILES: dict[OfFiles, int] = {
    flip_a_bit: 200, drop: 40, rename: 60, add: 60, swap_two: 60, cut_off: 60, write_more: 50,
    change_and_write_the_manifests_anew: 100, drop_and_write_the_manifests_anew: 30,
    swap_and_write_the_manifests_anew: 40, put_in_a_digest: 30,
}  # fmt: skip


def flip_any_bit(zipped: bytes, chance: Random) -> bytes:
    return _flipped(zipped, chance)


def flip_a_bit_of_a_header(zipped: bytes, chance: Random) -> bytes:
    member = chance.choice(members(zipped))
    return _flipped_at(zipped, chance.randrange(member.offset, member.begin), chance)


def flip_a_bit_of_the_end(zipped: bytes, chance: Random) -> bytes:
    return _flipped_at(zipped, chance.randrange(members(zipped)[-1].offset, len(zipped)), chance)


def flip_the_last_bits_of_a_packed_file(zipped: bytes, chance: Random) -> bytes:
    """Where packing leaves bits that no file needs."""
    return _flipped_at(zipped, chance.choice(members(zipped)).end - 1, chance)


def cut_the_zip_off(zipped: bytes, chance: Random) -> bytes:
    return zipped[: chance.randrange(len(zipped))]


def write_behind_the_zip(zipped: bytes, chance: Random) -> bytes:
    return zipped + chance.choice([b"\0", b"invented", zipped, zipped[-22:]])


def write_before_the_zip(zipped: bytes, chance: Random) -> bytes:
    return chance.choice([b"\0", b"invented", zipped]) + zipped


def put_in_a_name_twice(zipped: bytes, chance: Random) -> bytes:
    """The second file of a name is the one that many programs unpack."""
    name = chance.choice(members(zipped)).name
    return with_more(zipped, name, b"invented", chance.choice([0, -1]))


def put_in_a_path_upwards(zipped: bytes, chance: Random) -> bytes:
    name = chance.choice(["../invented", f"{TOP}/../../invented", "/etc/invented", f"{TOP}\\..\\invented", f"{TOP}//a"])
    return with_more(zipped, name, b"invented", chance.choice([0, -1]))


def put_in_another_folder(zipped: bytes, chance: Random) -> bytes:
    return with_more(zipped, chance.choice(["other/data/a.txt", "a.txt", "other/"]), b"", chance.choice([0, -1]))


def leave_one_out_of_the_directory(zipped: bytes, chance: Random) -> bytes:
    """The file is there, and no program shows it."""
    every = members(zipped)
    hidden = chance.choice(every[:-1])
    return zipped[: every[-1].end] + directory([one for one in every if one != hidden])


def pack_again(zipped: bytes, chance: Random) -> bytes:
    """Another program, or another order: the files are the same, the zip is not the one that was signed."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(zipped)) as found, ZipFile(out, "w") as again:
        names = found.namelist()
        chance.shuffle(names)
        for name in names:
            again.writestr(name, found.read(name))
    return out.getvalue()


OF_ZIP: dict[OfZip, int] = {
    flip_any_bit: 100, flip_a_bit_of_a_header: 40, flip_a_bit_of_the_end: 60, flip_the_last_bits_of_a_packed_file: 40,
    cut_the_zip_off: 30, write_behind_the_zip: 10, write_before_the_zip: 10, put_in_a_name_twice: 10,
    put_in_a_path_upwards: 10, put_in_another_folder: 10, leave_one_out_of_the_directory: 10, pack_again: 10,
}  # fmt: skip


def members(zipped: bytes) -> list[Member]:
    """The files of a zip."""
    return list(members_of(io.BytesIO(zipped)))


def with_more(zipped: bytes, name: str, body: bytes, at: int) -> bytes:
    """A zip with one file more, its directory made anew: the first or the last of all."""
    every = members(zipped)
    parts = [(one._replace(offset=0), zipped[one.begin : one.end]) for one in every]
    parts.insert(at if at == 0 else len(parts), (Member(name, STORED, 0, len(body), len(body), 0), body))
    out, placed = b"", []
    for member, packed in parts:
        placed.append(member._replace(offset=len(out)))
        out += header(placed[-1]) + packed
    return out + directory(placed)


def put(folder: Path, files: Files) -> None:
    """Write the files of a bag into a folder."""
    for name, body in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)


def written_anew(files: Files) -> None:
    """Make the manifests say what the files are."""
    chosen = [name for name in sorted(files) if name.startswith(PAYLOAD)]
    for names, listed in ((MANIFESTS, chosen), (TAG_MANIFESTS, sorted(set(TAGS) & set(files)))):
        for name, algorithm in zip(names, ALGORITHMS, strict=True):
            lines = [f"{hashlib.new(algorithm, files[one]).hexdigest()}  {one}\n" for one in listed]
            files[name] = "".join(lines).encode()


def _flipped(body: bytes, chance: Random) -> bytes:
    return _flipped_at(body, chance.randrange(len(body)), chance)


def _flipped_at(body: bytes, at: int, chance: Random) -> bytes:
    return body[:at] + bytes([body[at] ^ 1 << chance.randrange(8)]) + body[at + 1 :]

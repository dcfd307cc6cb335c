"""The locked versions: every library we ask for, each with its digests, from no address of our own."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from machinery.tree import TOP

PIN = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[\w,]+\])?==(?P<version>[^\s;\\]+)(?P<rest>(?:.*\\\n)*.*)", re.MULTILINE
)


def pinned(lock: str) -> dict[str, set[Version]]:
    """Locked versions by name; a library may have one for each platform."""
    found: dict[str, set[Version]] = {}
    for pin in PIN.finditer(lock):
        found.setdefault(canonicalize_name(pin["name"]), set()).add(Version(pin["version"]))
    return found


def without_digest(lock: str) -> list[str]:
    return [pin["name"] for pin in PIN.finditer(lock) if "--hash=sha256:" not in pin["rest"]]


def unmet(asked: list[str], lock: str) -> list[str]:
    """Requirements that the lock leaves out, or meets with a version they do not allow."""
    versions = pinned(lock)
    wanted = map(Requirement, asked)
    return [
        str(one)
        for one in wanted
        if not (known := versions.get(canonicalize_name(one.name))) or not all(one.specifier.contains(v) for v in known)
    ]


@pytest.fixture(scope="module")
def lock() -> str:
    return (TOP / "requirements.lock").read_text(encoding="utf-8")


def test_everything_asked_for_is_locked(lock: str) -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert unmet(project["dependencies"] + project["optional-dependencies"]["postgres"], lock) == []


def test_every_pin_has_its_digests(lock: str) -> None:
    assert without_digest(lock) == []
    assert len(pinned(lock)) > 20


def test_no_address_stands_in_the_lock(lock: str) -> None:
    assert re.findall(r"https?://\S+|file:\S+|^-.*$", lock, re.MULTILINE) == []


PLANTED = "alembic==1.20.1 \\\n    --hash=sha256:00 \\\n    --hash=sha256:11\n    # via incidents\nflask==2.0\n"


def test_a_pin_without_its_digest_is_caught() -> None:
    assert without_digest(PLANTED) == ["flask"]


def test_a_library_left_out_or_too_old_is_caught() -> None:
    assert unmet(["alembic>=1.20,<2", "flask>=3.1", "geopy>=2.5"], PLANTED) == ["flask>=3.1", "geopy>=2.5"]

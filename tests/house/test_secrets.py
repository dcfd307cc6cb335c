"""No secret has a default, and no file knows the machine it was written on."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from machinery.tree import files, shown

MACHINE = re.compile(
    r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+|opt/(?:pypi|wheels)[\w-]*|tmp/[\w-]+)(?:/|\b)"
    r"|\b[A-Z]:\\\\?Users\\\\?(?!x\b)\w+"
    r"|--(?:extra-)?index-url|--find-links \S*://"
)
SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----"
    r"|\bAKIA[0-9A-Z]{16}\b"
    r"|\bgh[pousr]_[A-Za-z0-9]{30,}"
    r"|://[^/\s:@{}<>]+:[^/\s:@{}<>]+@"
    r"|(?i:\b(?:secret_key|secret|password_salt|password|passphrase|api_key|token)\b['\"]?\s*[:=]\s*['\"][^'\"{}<>\s]{6,}['\"])"
)
INVENTED = ("tests/",)  # passphrases in tests are invented on sight


def machine_paths(text: str) -> list[str]:
    return [found.group() for found in MACHINE.finditer(text)]


def secrets(text: str) -> list[str]:
    return [found.group() for found in SECRET.finditer(text)]


def texts() -> Iterator[tuple[str, str]]:
    """Every text file of the house but this one, which plants what it looks for."""
    for path in files():
        content = path.read_bytes()
        if path != Path(__file__).resolve() and b"\0" not in content:
            yield shown(path), content.decode("utf-8", "replace")


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    assert [f"{name}: {found}" for name, text in texts() for found in machine_paths(text)] == []


def test_no_secret_stands_in_a_file() -> None:
    assert [
        f"{name}: {found}" for name, text in texts() if not name.startswith(INVENTED) for found in secrets(text)
    ] == []


@pytest.mark.parametrize(
    "text",
    [
        "open('/work/main/x')",
        "/root/.config",
        "see /home/sam/notes",
        "/tmp/out.csv",  # noqa: S108 - planted
        "--extra-index-url file:///opt/pypi/simple",
    ],
)
def test_a_path_of_a_machine_is_caught(text: str) -> None:
    assert machine_paths(text)


@pytest.mark.parametrize(
    "text", ["/usr/lib/postgresql/15/bin", "/incidents/work", "https://example.org/home/", "tmp_path / 'x'"]
)
def test_an_address_is_not_a_path_of_a_machine(text: str) -> None:
    assert machine_paths(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'SECRET_KEY = "change-me"',
        "password: 'hunter22'",
        "postgresql://incidents:incidents@db/incidents",
        "-----BEGIN RSA PRIVATE KEY-----",
    ],
)
def test_a_secret_is_caught(text: str) -> None:
    assert secrets(text)


@pytest.mark.parametrize(
    "text", ["token = secrets.token_urlsafe(32)", "SECRET_KEY = read(path)", '"password": "{typed}"']
)
def test_a_made_or_asked_secret_is_not(text: str) -> None:
    assert secrets(text) == []

"""The papers: what they promise is there."""

import re
import tomllib
from pathlib import Path

import click
import pytest

from incidents.__main__ import main
from machinery.tree import PACKAGE, TOP

RUN = "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/incidents demo"
TEST = "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest"
NUMBERED = re.compile(r"(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.md")
PARTS_OF_A_DECISION = ("context", "choice", "price")
COMMAND = re.compile(r"(?:^|[`/\s])incidents ((?:[a-z]+ ?){1,2})", re.MULTILINE)
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)]+)\)|<img[^>]*src=\"([^\"]+)\"")


def readme() -> str:
    return (TOP / "README.md").read_text(encoding="utf-8")


def commands_named(text: str) -> set[str]:
    """First words after `incidents` in code of a text; words that do not name a command are for the caller to find."""
    return {found.group(1).split()[0] for code in CODE.findall(text) for found in COMMAND.finditer(code)}


def misnumbered(names: list[str]) -> list[str]:
    """Pages whose number or name does not continue 0001, 0002, …"""
    return [
        name
        for place, name in enumerate(sorted(names), start=1)
        if not (found := NUMBERED.fullmatch(name)) or int(found.group(1)) != place
    ]


def parts_missing(text: str) -> list[str]:
    """Parts of a decision that have no heading of their own."""
    headings = {line.lstrip("# ").strip().rstrip(".:").lower() for line in text.splitlines() if line.startswith("#")}
    return [part for part in PARTS_OF_A_DECISION if part not in headings]


def test_the_readme_prints_the_two_commands() -> None:
    lines = [line for line in readme().splitlines() if line.startswith("python3 -m venv")]
    assert lines[:2] == [RUN, TEST]


def test_every_command_the_readme_names_exists() -> None:
    known = set(main.list_commands(click.Context(main)))
    assert commands_named(readme()) - known == set()


def test_every_picture_of_the_readme_is_there() -> None:
    pictures = [inline or tag for inline, tag in PICTURE.findall(readme())]
    assert [name for name in pictures if not (TOP / name).is_file()] == []


def test_the_changelog_knows_this_version() -> None:
    version = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"## {version}" in (TOP / "CHANGELOG.md").read_text(encoding="utf-8").replace("[", "").replace("]", "")


def decisions() -> list[Path]:
    return sorted((PACKAGE / "decisions").glob("*"))


def test_decisions_are_numbered_without_a_gap() -> None:
    assert misnumbered([path.name for path in decisions()]) == []


def test_every_decision_gives_context_choice_and_price() -> None:
    assert {path.name: gone for path in decisions() if (gone := parts_missing(path.read_text(encoding="utf-8")))} == {}


def test_the_licence_is_whole() -> None:
    text = (TOP / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("`incidents demo --reset`", {"demo"}),
        ("```\n.venv/bin/incidents db upgrade\n```", {"db"}),
        ("`incidents verify` and `incidents backup FILE`", {"verify", "backup"}),
        ("the incidents of a day", set()),
    ],
)
def test_commands_are_found_in_code_alone(text: str, named: set[str]) -> None:
    assert commands_named(text) == named


@pytest.mark.parametrize("names", [["0001-a.md", "0003-b.md"], ["0001-a.md", "two.md"], ["0002-a.md"], ["0001-A B.md"]])
def test_a_gap_in_the_numbers_is_caught(names: list[str]) -> None:
    assert misnumbered(names)


def test_a_decision_without_its_price_is_caught() -> None:
    assert parts_missing("# One\n\n## Context\n\n## Choice\n") == ["price"]

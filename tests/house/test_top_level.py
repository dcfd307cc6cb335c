"""The top level is fixed, and so are the names nobody may give a module."""

from pathlib import PurePosixPath

import pytest

from machinery.tree import files, shown, top_level

ALLOWED = frozenset(
    {
        "CHANGELOG.md",
        "LICENSE",
        "README.md",
        "incidents",
        "instance",
        "pyproject.toml",
        "requirements.lock",
        "static",
        "templates",
        "tests",
    }
)
DOT_NAMES = frozenset({".ci", ".gitignore", ".readme", ".tools"})
SHAPELESS = frozenset(
    {"base_utils", "common", "constants", "core", "helper", "helpers", "manager", "misc", "util", "utils"}
)


def strangers(names: list[str]) -> list[str]:
    return [name for name in names if name not in ALLOWED | DOT_NAMES]


def shapeless(paths: list[str]) -> list[str]:
    """Paths of which a folder or module says nothing of what it holds."""
    return [path for path in paths if not SHAPELESS.isdisjoint(PurePosixPath(path).with_suffix("").parts)]


def test_the_top_level_holds_what_it_may() -> None:
    assert strangers(top_level()) == []


def test_every_file_and_folder_of_the_house_is_there() -> None:
    assert ALLOWED - set(top_level()) == set()


def test_no_module_is_named_for_nothing() -> None:
    assert shapeless([shown(path) for path in files("incidents", "tests", suffixes=(".py",))]) == []


def test_the_instance_folder_is_empty_but_for_its_gitignore() -> None:
    assert [shown(path) for path in files("instance")] == ["instance/.gitignore"]


@pytest.mark.parametrize("name", ["docs", "babel.cfg", "setup.py", "Makefile", ".env", "app.py"])
def test_a_stranger_is_caught(name: str) -> None:
    assert strangers(["README.md", name]) == [name]


@pytest.mark.parametrize("path", ["incidents/utils.py", "incidents/web/helpers/dates.py", "tests/common.py"])
def test_a_shapeless_name_is_caught(path: str) -> None:
    assert shapeless([path, "incidents/domain/counts.py"]) == [path]

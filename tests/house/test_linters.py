"""The linters of the house, run as anyone would run them: from the checkout, with the settings of pyproject.toml."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from machinery.parts import missing
from machinery.tree import TOP

BESIDE_PYTHON = str(Path(sys.executable).parent)
COMMANDS = {
    "ruff check": ("ruff", "check", "--no-cache", "."),
    "ruff format": ("ruff", "format", "--no-cache", "--check", "."),
    "mypy": ("mypy",),
    "import-linter": ("lint-imports", "--no-logo"),
    "djlint": ("djlint", "templates", "--lint", "--quiet"),
}


def run(command: tuple[str, ...], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a tool of this environment in a folder; a tool that is not installed skips the test."""
    tool = shutil.which(command[0], path=BESIDE_PYTHON)
    if tool is None:
        missing("tools", f"{command[0]} is not installed: pip install -e '.[dev]'")
    return subprocess.run([tool, *command[1:]], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_code_is_clean(name: str) -> None:
    done = run(COMMANDS[name], TOP)
    assert done.returncode == 0, f"{name}\n{done.stdout}\n{done.stderr}"


PLANTED = {
    "ruff check": ("incidents/planted.py", "import os\n"),
    "ruff format": ("incidents/planted.py", "x = { 'a':1 }\n"),
    "mypy": ("incidents/planted.py", 'def count() -> int:\n    return "two"\n'),
    "djlint": ("templates/planted.html", '<img src="/static/dot.png" height="1" width="1">\n'),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found(name: str, tmp_path: Path) -> None:
    place, text = PLANTED[name]
    shutil.copy(TOP / "pyproject.toml", tmp_path)
    for folder in ("incidents", "templates"):
        (tmp_path / folder).mkdir()
    (tmp_path / "incidents" / "__init__.py").write_text('"""A planted package."""\n', encoding="utf-8")
    (tmp_path / place).write_text(text, encoding="utf-8")
    assert run(COMMANDS[name], tmp_path).returncode == 1

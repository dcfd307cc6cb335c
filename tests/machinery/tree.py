"""The files of this checkout, as the house tests walk them."""

from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
PACKAGE = TOP / "incidents"
LEFT_BEHIND = frozenset(
    {".git", ".venv", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache", "dist"}
)


def _ours(path: Path) -> bool:
    parts = path.relative_to(TOP).parts
    left = not LEFT_BEHIND.isdisjoint(parts) or "__pycache__" in parts or any(p.endswith(".egg-info") for p in parts)
    of_a_run = parts[0] == "instance" and parts[1:] != (".gitignore",)
    return not left and not of_a_run


def top_level() -> list[str]:
    """Names at the top of the checkout, less what a run leaves behind."""
    return sorted(path.name for path in TOP.iterdir() if (path.is_dir() and path.name == "instance") or _ours(path))


def files(*folders: str, suffixes: tuple[str, ...] = ()) -> Iterator[Path]:
    """Every file of ours below the named folders (all of the checkout when none is named)."""
    for start in [TOP / folder for folder in folders] or [TOP]:
        for path in sorted(start.rglob("*")):
            if path.is_file() and _ours(path) and (not suffixes or path.suffix in suffixes):
                yield path


def shown(path: Path) -> str:
    """A path as people read it: from the top of the checkout."""
    return path.relative_to(TOP).as_posix()

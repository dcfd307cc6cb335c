"""Builds the wheel and the source archive, and installs the wheel where nothing else of this checkout can be seen.

The new environment sees exactly the distributions the wheel asks for, and those they ask for, linked from the
environment the tests run in: an undeclared library, or one that only the tests declare, is missing there. So nothing
is downloaded.
"""

import importlib.metadata
import os
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from machinery.parts import missing
from machinery.tree import TOP


def run(*command: str | Path, folder: Path, **environment: str) -> str:
    """Standard output of a command; its whole output in the failure when it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def build(folder: Path) -> tuple[Path, Path]:
    """The wheel and the source archive of this checkout, made in `folder`."""
    for tool in ("build", "hatchling"):
        try:
            importlib.metadata.version(tool)
        except importlib.metadata.PackageNotFoundError:
            missing("tools", f"{tool} is not installed: pip install -e '.[dev]'")
    run(sys.executable, "-m", "build", "--no-isolation", "--sdist", "--wheel", "--outdir", folder, TOP, folder=folder)
    return next(folder.glob("*.whl")), next(folder.glob("*.tar.gz"))


def _wanted(requirements: list[str], extras: frozenset[str]) -> Iterator[Requirement]:
    for line in requirements:
        one = Requirement(line)
        if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in extras or {""}):
            yield one


def closure(requirements: list[str]) -> set[str]:
    """Names of all distributions that a wheel with these requirements brings along on this machine."""
    found: set[tuple[str, frozenset[str]]] = set()
    waiting = [(canonicalize_name(one.name), frozenset(one.extras)) for one in _wanted(requirements, frozenset())]
    while waiting:
        if (here := waiting.pop()) in found:
            continue
        found.add(here)
        name, extras = here
        asked = importlib.metadata.distribution(name).requires or []
        waiting += [(canonicalize_name(one.name), frozenset(one.extras)) for one in _wanted(asked, extras | {""})]
    return {name for name, _ in found}


def _link(name: str, site: Path) -> None:
    """Let a distribution of this environment be seen in another one."""
    distribution = importlib.metadata.distribution(name)
    tops = {Path(file).parts[0] for file in distribution.files or ()} - {"..", "__pycache__"}
    for top in tops:
        if not (site / top).exists():
            (site / top).symlink_to(Path(str(distribution.locate_file(top))))


def install(wheel: Path, folder: Path) -> Path:
    """Python of a new environment in `folder` that holds the wheel and what it asks for."""
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder).strip())
    pip = (sys.executable, "-m", "pip", "--python", python)
    run(*pip, "install", "--quiet", "--no-index", "--no-deps", wheel, folder=folder, PIP_DISABLE_PIP_VERSION_CHECK="1")
    metadata = importlib.metadata.Distribution.at(next(site.glob("incidents-*.dist-info")))
    for name in closure(metadata.requires or []):
        _link(name, site)
    return python

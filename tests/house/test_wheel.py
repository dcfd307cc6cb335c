"""A wheel holds what the checkout holds, and answers a page where there is no checkout."""

import tarfile
import zipfile
from pathlib import Path

import pytest

from machinery import installing
from machinery.tree import TOP, files

FOLDERS = ("templates", "static")
PAGES = ("/", "/healthz", "/incidents", "/static/css/base.css")
ASK = """
import sys
from pathlib import Path

import incidents
from incidents.app import create_app
from incidents.config import load

assert Path(incidents.__file__).is_relative_to(sys.prefix), incidents.__file__
client = create_app(load(Path(sys.argv[1]))).test_client()
for page in sys.argv[2:]:
    print(page, client.get(page, follow_redirects=True).status_code)
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return installing.build(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def wheel(built: tuple[Path, Path]) -> dict[str, bytes]:
    with zipfile.ZipFile(built[0]) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def python(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return installing.install(built[0], tmp_path_factory.mktemp("elsewhere") / "env")


def asked(python: Path, folder: Path, *pages: str) -> list[str]:
    """What the installed program answers to each page, run far from the checkout."""
    script = folder / "ask.py"
    script.write_text(ASK, encoding="utf-8")
    installing.run(
        python.with_name("incidents"), "db", "upgrade", folder=folder, INCIDENTS_INSTANCE=str(folder / "instance")
    )
    out = installing.run(
        python, "-I", script, folder / "instance", *pages, folder=folder, INCIDENTS_INSTANCE=str(folder / "instance")
    )
    return out.splitlines()


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_wheel_carries_the_folder_file_by_file(wheel: dict[str, bytes], folder: str) -> None:
    ours = {path.relative_to(TOP / folder).as_posix(): path.read_bytes() for path in files(folder)}
    prefix = f"incidents/_assets/{folder}/"
    carried = {name.removeprefix(prefix): content for name, content in wheel.items() if name.startswith(prefix)}
    assert ours.keys() == carried.keys()
    assert [name for name, content in ours.items() if carried[name] != content] == []
    assert ours


def test_the_wheel_carries_the_package_whole(wheel: dict[str, bytes]) -> None:
    ours = {path.relative_to(TOP).as_posix() for path in files("incidents") if "decisions" not in path.parts}
    carried = {name for name in wheel if ".dist-info/" not in name and "/_assets/" not in name}
    assert ours == carried


def test_assets_are_no_package(wheel: dict[str, bytes]) -> None:
    assert [name for name in wheel if name.startswith("incidents/_assets/") and name.endswith(".py")] == []


def test_the_source_archive_builds_the_same_house(built: tuple[Path, Path]) -> None:
    with tarfile.open(built[1]) as archive:
        carried = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    ours = {path.relative_to(TOP).as_posix() for path in files("incidents", "templates", "static")}
    assert ours - carried == set()
    assert [name for name in carried if name.startswith("instance/")] == ["instance/.gitignore"]


def test_an_empty_environment_answers_its_pages(python: Path, tmp_path: Path) -> None:
    assert asked(python, tmp_path, *PAGES) == [f"{page} 200" for page in PAGES]


def test_the_command_is_installed(python: Path, tmp_path: Path) -> None:
    assert "demo" in installing.run(python.with_name("incidents"), "--help", folder=tmp_path)


def test_a_library_that_only_the_tests_declare_is_not_there() -> None:
    brought = installing.closure(["flask>=3", "xlsxwriter; extra == 'sheets'"])
    assert {"flask", "jinja2", "werkzeug"} <= brought
    assert brought.isdisjoint({"pytest", "xlsxwriter"})

"""The import contracts of pyproject.toml, tried on a package of empty modules: kept bare, broken when planted."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from house.test_linters import run
from machinery.tree import TOP

# Every module a contract names, with the one import that makes its library known.
SKELETON = {
    "__init__": "",
    "__main__": "from incidents import app",
    "app": "from incidents import config, paths",
    "config": "",
    "paths": "",
    "cli.__init__": "",
    "domain.__init__": "",
    "geocoding.__init__": "",
    "geocoding.areas": "import geopy, shapely",
    "reading.__init__": "",
    "reading.outside": "import hijridate, lxml, pypdfium2, python_calamine, trafilatura, urllib3, warcio",
    "reports.__init__": "",
    "reports.dossier.__init__": "import docx, typst",
    "reports.map": "import branca, folium",
    "reports.map_elements": "import branca, folium",
    "reports.xlsx": "import xlsxwriter",
    "services.__init__": "",
    "services.recording": "",
    "services.searching": "",
    "storage.__init__": "",
    "storage.accounts": "import flask_security",
    "storage.db": "import alembic, flask_sqlalchemy, sqlalchemy",
    "storage.models.__init__": "",
    "storage.search.__init__": "import numpy, pyroaring",
    "storage.signing": "import cryptography",
    "storage.yardsticks.__init__": "import duckdb",
    "storage.models.account": "import flask_security",
    "web.__init__": "",
    "web.accounts": "import flask_security",
    "web.api.__init__": "",
    "web.api.received": "import jsonschema",
    "web.forms": "import flask_wtf, wtforms",
    "web.gate": "import flask, flask_babel, flask_security, werkzeug",
}
PLANTED = {
    "Floors": {"domain.claims": "from incidents.services import recording", "utils": ""},
    "Settings and folders": {"services.exporting": "from incidents import config"},
    "The domain is plain": {"domain.counts": "import sqlalchemy"},
    "SQL stays": {"services.finding": "from sqlalchemy import select"},
    "Rows are seen": {"services.reviewing": "from incidents.storage import models"},
    "Pages reach": {"web.explore": "from incidents.reports import map"},
    "Commands reach": {"cli.serve": "from incidents.web import gate"},
    "Flask is met": {"services.lists": "from flask import g"},
    "Forms live": {"services.forms": "import wtforms"},
    "Who is signed in": {"web.lists": "from flask_security import current_user"},
    "The map is drawn": {"reports.charts": "import folium"},
    "Places are computed": {"services.mapping": "import shapely"},
    "Spreadsheets are": {"services.upkeep": "import xlsxwriter"},
    "Documents are printed": {"services.dossiers": "import typst"},
    "Many rows at once": {"services.cells": "import numpy"},
    "Keys are held": {"services.keys": "import cryptography"},
    "DuckDB is": {"storage.search.rows": "import duckdb"},
    "What comes from outside": {"services.keeping": "import urllib3"},
    "What programs send": {"web.imports": "import jsonschema"},
    "Neighbours do not": {
        "services.matching.__init__": "from incidents.services import importing",
        "services.importing": "from incidents.services import matching",
    },
}


def verdicts(folder: Path, modules: Mapping[str, str]) -> tuple[int, str]:
    """Exit code and words of import-linter over a package made of these modules."""
    shutil.copy(TOP / "pyproject.toml", folder)
    for name, source in modules.items():
        path = folder / "incidents" / Path(*name.split(".")).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    done = run(("lint-imports", "--no-logo", "--no-cache"), folder)
    return done.returncode, done.stdout + done.stderr


def test_the_skeleton_keeps_every_contract(tmp_path: Path) -> None:
    code, words = verdicts(tmp_path, SKELETON)
    assert code == 0, words
    assert f"{len(PLANTED)} kept, 0 broken" in words


@pytest.fixture(scope="module")
def all_planted(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    planted = {name: source for modules in PLANTED.values() for name, source in modules.items()}
    return verdicts(tmp_path_factory.mktemp("planted"), {**SKELETON, **planted})[1].splitlines()


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_import_breaks_its_contract(contract: str, all_planted: list[str]) -> None:
    assert [line for line in all_planted if line.startswith(contract) and line.endswith("BROKEN")], "\n".join(
        all_planted
    )


def test_a_module_without_a_floor_is_named(all_planted: list[str]) -> None:
    assert "incidents.utils" in "\n".join(all_planted)

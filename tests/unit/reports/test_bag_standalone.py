"""The checks as one file: plain Python 3.8 of its own, which says the same as the modules that it is made of."""

import ast
import builtins
import re
import sys
from pathlib import Path
from types import ModuleType

from incidents.reports.bag import standalone
from incidents.reports.bag.verifier import verify

#: What came after Python 3.8, as far as somebody might write it here.
LATER = (
    "removeprefix", "removesuffix", "is_relative_to", "bit_count", "file_digest", "pairwise", "batched", "strict=",
    "match ", "except*", "hardlink_to", "zoneinfo", "tomllib", "StrEnum", "dict | ", ".walk(",
)  # fmt: skip


def program() -> ModuleType:
    module = ModuleType("verify")
    module.__file__ = "verify.py"
    exec(compile(standalone.program(), "verify.py", "exec"), module.__dict__)  # noqa: S102 - our own file
    return module


def test_it_is_python_3_8_and_asks_for_nothing_that_came_later() -> None:
    text = standalone.program().decode()
    tree = ast.parse(text, feature_version=(3, 8))
    assert [word for word in LATER if word in text] == []
    imported = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [])
        + ([one.name for one in node.names] if isinstance(node, ast.Import) else [])
    }
    assert imported <= sys.stdlib_module_names
    assert "incidents" not in imported


def test_types_are_written_where_python_3_8_does_not_read_them() -> None:
    """`list[str]` and `int | None` are for readers alone: outside of what is read later they would stop Python 3.8."""
    tree = ast.parse(standalone.program())
    hints = {id(inner) for node in ast.walk(tree) for hint in _hints(node) for inner in ast.walk(hint)}
    names = {"list", "dict", "tuple", "set", "Iterator", "Sequence", "Iterable"}
    read_at_once = [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Name)
        and node.value.id in names
        and id(node) not in hints
    ]
    assert read_at_once == []


def _hints(node: ast.AST) -> list[ast.expr]:
    found = [getattr(node, "annotation", None), getattr(node, "returns", None)]
    return [one for one in found if isinstance(one, ast.expr)]


def test_no_two_of_its_parts_use_one_name_for_two_things() -> None:
    named = [
        name
        for node in ast.parse(standalone.program()).body
        for name in ([node.name] if isinstance(node, ast.FunctionDef | ast.ClassDef) else _assigned(node))
    ]
    assert sorted(name for name in set(named) if named.count(name) > 1) == []
    assert not set(named) & set(dir(builtins))


def _assigned(node: ast.stmt) -> list[str]:
    targets = node.targets if isinstance(node, ast.Assign) else []
    return [one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)]


def test_it_says_the_same_as_the_modules(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "bagit.txt").write_text("invented", encoding="utf-8")
    found = program().check(tmp_path)
    assert found.faults == verify.check(tmp_path).faults
    assert "bagit.txt is not what it is in every bag." in found.faults


def test_it_tells_how_to_use_it_and_names_nothing_of_where_it_was_made() -> None:
    text = standalone.program().decode()
    assert text.startswith("#!/usr/bin/env python3\n")
    assert "python3 verify.py [BAG] [--key FILE]" in text
    assert re.search(r"/(tmp|home|work|root)/", text) is None

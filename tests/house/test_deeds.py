"""Whatever is written into the history has words: every deed, and every part of what it holds."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, fields

import pytest

from incidents.domain.articles import ArticleDraft
from incidents.domain.batches import Counts, RowState
from incidents.domain.incident import Draft
from incidents.domain.releases import ReleaseCounts
from incidents.services.deed_words import DEEDS, FIELDS, TOLD_APART, UNTOLD
from machinery.tree import files, shown

DEED, CONTENT = 2, 4  # history.append(session, by, deed, on, content)
KNOWN = {*FIELDS, *UNTOLD, TOLD_APART, "changes"}


@dataclass(frozen=True)
class Module:
    """A module's text as a tree, with its functions, and what its names are set to."""

    tree: ast.Module

    def written(self) -> Iterator[tuple[ast.FunctionDef, ast.Call]]:
        """Each call of `history.append`, with the function that it stands in."""
        for function in self.functions():
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "history.append":
                    yield function, node

    def functions(self) -> Iterator[ast.FunctionDef]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef))

    def deeds(self) -> Iterator[str]:
        for function, call in self.written():
            yield from self._texts(function, call.args[DEED])

    def names(self) -> Iterator[str]:
        """The keys that stand in the text of what is written."""
        for function, call in self.written():
            yield from self._keys(function, call.args[CONTENT])

    def _texts(self, function: ast.FunctionDef, said: ast.expr) -> Iterator[str]:
        """The deeds that an expression may be; of a parameter, those that its function is called with."""
        if isinstance(said, ast.Constant):
            yield said.value
        elif isinstance(said, ast.IfExp):
            yield from (*self._texts(function, said.body), *self._texts(function, said.orelse))
        elif isinstance(said, ast.Subscript):
            yield from (text for one in self._set(self.tree, ast.unparse(said.value)) for text in _values(one))
        elif ast.unparse(said) in (one.arg for one in function.args.args):
            for caller, given in self._given(function, ast.unparse(said)):
                yield from self._texts(caller, given)
        else:
            found = self._set(function, ast.unparse(said)) or self._set(self.tree, ast.unparse(said))
            yield from (text for one in found for text in self._texts(function, one))

    def _keys(self, function: ast.FunctionDef, said: ast.expr) -> Iterator[str]:
        """The keys of a content as it is written, of the names in it, and of what a function of the module gives."""
        for node in _top(said):
            if isinstance(node, ast.Dict):
                yield from (key.value for key in node.keys if isinstance(key, ast.Constant))
                unpacked = (value for key, value in zip(node.keys, node.values, strict=True) if key is None)
                yield from (key for value in unpacked for key in self._keys(function, value))
            elif isinstance(node, ast.Name):
                yield from (key for one in self._set(function, node.id) for key in self._keys(function, one))
                given = self._given(function, node.id)
                yield from (key for caller, one in given for key in self._keys(caller, one))
            elif isinstance(node, ast.Call):
                named = [one for one in self.functions() if one.name == ast.unparse(node.func)]
                given = (back.value for one in named for back in ast.walk(one) if isinstance(back, ast.Return))
                yield from (key for value in given if value for key in self._keys(named[0], value))

    def _given(self, function: ast.FunctionDef, name: str) -> Iterator[tuple[ast.FunctionDef, ast.expr]]:
        """What callers within the module give as a parameter."""
        parameters = [one.arg for one in function.args.args]
        place = parameters.index(name) if name in parameters else len(parameters)
        for caller in self.functions():
            yield from ((caller, call.args[place]) for call in _calls(caller, function.name) if place < len(call.args))

    @staticmethod
    def _set(where: ast.AST, name: str) -> list[ast.expr]:
        found = [node for node in ast.walk(where) if isinstance(node, ast.Assign | ast.AnnAssign) and node.value]
        return [one.value for one in found if name in map(ast.unparse, _targets(one)) and one.value]


def _targets(node: ast.Assign | ast.AnnAssign) -> list[ast.expr]:
    return node.targets if isinstance(node, ast.Assign) else [node.target]


def _top(said: ast.expr) -> Iterator[ast.expr]:
    """The parts that a content is joined of: `{…} | other`."""
    if isinstance(said, ast.BinOp):
        yield from (*_top(said.left), *_top(said.right))
    else:
        yield said


def _values(said: ast.expr) -> list[str]:
    return [one.value for one in said.values if isinstance(one, ast.Constant)] if isinstance(said, ast.Dict) else []


def _calls(where: ast.AST, name: str) -> Iterator[ast.Call]:
    return (node for node in ast.walk(where) if isinstance(node, ast.Call) and ast.unparse(node.func) == name)


def modules() -> dict[str, Module]:
    read = {shown(path): path.read_text("utf-8") for path in files("incidents", suffixes=(".py",))}
    return {name: Module(ast.parse(text)) for name, text in read.items() if "history.append(" in text}


def test_every_deed_has_words() -> None:
    found = {name: set(module.deeds()) for name, module in modules().items()}
    assert {name: deeds - DEEDS.keys() for name, deeds in found.items() if deeds - DEEDS.keys()} == {}
    assert [name for name, deeds in found.items() if not deeds] == []


def test_every_part_of_what_a_deed_holds_has_words() -> None:
    found = {name: set(module.names()) for name, module in modules().items()}
    assert {name: names - KNOWN for name, names in found.items() if names - KNOWN} == {}


@pytest.mark.parametrize("kind", [Draft, ArticleDraft, Counts, ReleaseCounts])
def test_every_field_that_may_change_or_be_counted_has_words(kind: type) -> None:
    left_out = {Counts: {"unknown"}, Draft: {"closed"}}.get(kind, set())  # `closed` is filled in on the way out alone
    assert {one.name for one in fields(kind)} - KNOWN - left_out == set()


def test_every_state_of_a_row_that_is_written_has_words() -> None:
    assert {RowState.NEW.value, RowState.CHANGED.value} <= FIELDS.keys()


def test_a_deed_without_words_is_caught_however_it_is_written() -> None:
    module = Module(
        ast.parse(
            "_LATER = 'third deed'\n"
            "_BY = {1: 'fourth deed'}\n"
            "def one(session, by):\n"
            "    tell(session, by, 'first deed', {'first': 1})\n"
            "    history.append(session, by, 'second deed', on, _content(1))\n"
            "    history.append(session, by, _LATER, on, {'fourth': 4} | {'fifth': 5})\n"
            "    history.append(session, by, _BY[1], on, {**made, 'sixth': 6})\n"
            "    history.append(session, by, 'fifth deed' if by else 'sixth deed', on, {})\n"
            "def tell(session, by, deed, result):\n"
            "    content = {'second': 2}\n"
            "    history.append(session, by, deed, on, {**content, **result})\n"
            "def _content(one):\n"
            "    return {'third': one}\n"
        )
    )
    assert sorted(module.deeds()) == [f"{n} deed" for n in ("fifth", "first", "fourth", "second", "sixth", "third")]
    assert sorted(module.names()) == ["fifth", "first", "fourth", "second", "sixth", "third"]

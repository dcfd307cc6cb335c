"""Reads Python source for its shape: lengths, imports, handlers. Nothing is imported or run."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

Function = ast.FunctionDef | ast.AsyncFunctionDef
ROUTES = frozenset({"route", "get", "post", "put", "patch", "delete"})
BROAD = frozenset({"Exception", "BaseException"})


@dataclass(frozen=True)
class Length:
    """How many lines something has, and where it stands."""

    where: str
    lines: int


def functions(source: str) -> Iterator[Function]:
    """Every function and method, inner ones too."""
    return (node for node in ast.walk(ast.parse(source)) if isinstance(node, Function))


def length(function: Function) -> int:
    """Lines from `def` to the last statement; decorators are not counted, a docstring is."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def is_view(function: Function) -> bool:
    """Whether a decorator such as `@pages.route("/")` or `@pages.get("/")` makes this a view."""
    called = (item.func for item in function.decorator_list if isinstance(item, ast.Call))
    return any(isinstance(func, ast.Attribute) and func.attr in ROUTES for func in called)


def inner_imports(source: str) -> Iterator[tuple[int, str]]:
    """Line and module of each import that waits inside a function."""
    seen: set[int] = set()
    for function in functions(source):
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom) and id(node) not in seen:
                seen.add(id(node))
                yield node.lineno, node.module or "" if isinstance(node, ast.ImportFrom) else node.names[0].name


def broad_handlers(source: str) -> Iterator[int]:
    """Lines of `except:` without a kind, or with one that catches everything."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ExceptHandler):
            kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            if any(kind is None or (isinstance(kind, ast.Name) and kind.id in BROAD) for kind in kinds):
                yield node.lineno


def imported(source: str) -> set[str]:
    """Every module, and every name that may be one, that the source imports at any depth."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def cycles(modules: dict[str, str]) -> list[list[str]]:
    """Groups of modules (name → source) that import one another in a circle.

    A package's own `__init__` counts when it is imported by name or through one of its names.
    """
    edges = {name: (imported(source) & modules.keys()) - {name} for name, source in modules.items()}
    reach = {name: _reachable(name, edges) for name in edges}
    groups = {
        tuple(sorted({name, *(other for other in reach[name] if name in reach[other])}))
        for name in edges
        if name in reach[name]
    }
    return [list(group) for group in sorted(groups)]


def _reachable(start: str, edges: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(edges[start])
    while waiting:
        if (name := waiting.pop()) not in found:
            found.add(name)
            waiting += edges[name]
    return found

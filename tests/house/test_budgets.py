"""How long things are. The limits fail; medians and tails are printed, as a mirror."""

import statistics
from collections.abc import Callable
from pathlib import Path

import pytest

from machinery import measures
from machinery.measures import Length
from machinery.tree import PACKAGE, TOP, files, shown

LIMITS = {"module": 300, "function": 40, "view": 25, "template": 130, "script or sheet": 200}
RATIO = (1.0, 1.8)

INNER_IMPORTS: dict[str, str] = {}  # module → why an import of it may wait inside a function
BROAD_HANDLERS: dict[str, str] = {}  # path → why it may catch everything


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def whole_files(paths: list[Path]) -> list[Length]:
    return [Length(shown(path), lines(path)) for path in paths]


def function_lengths(source: str, where: str, *, views: bool) -> list[Length]:
    return [
        Length(f"{where}:{function.lineno} {function.name}", measures.length(function))
        for function in measures.functions(source)
        if measures.is_view(function) is views
    ]


def in_modules(*, views: bool) -> list[Length]:
    return [
        found
        for path in files("incidents", suffixes=(".py",))
        for found in function_lengths(path.read_text(encoding="utf-8"), shown(path), views=views)
    ]


def scripts_and_sheets() -> list[Path]:
    return [path for path in files("static", suffixes=(".js", ".css")) if "vendor" not in path.parts]


MEASURED: dict[str, Callable[[], list[Length]]] = {
    "module": lambda: whole_files(list(files("incidents", suffixes=(".py",)))),
    "function": lambda: in_modules(views=False),
    "view": lambda: in_modules(views=True),
    "template": lambda: whole_files(list(files("templates"))),
    "script or sheet": lambda: whole_files(scripts_and_sheets()),
}


def too_long(found: list[Length], limit: int) -> list[str]:
    return [f"{length.where}: {length.lines} lines, limit {limit}" for length in found if length.lines > limit]


def mirror(kind: str, found: list[Length]) -> str:
    """Number, median, 95th percentile and longest of a kind, in one line."""
    sizes = sorted(length.lines for length in found)
    if not sizes:
        return f"{kind}: none yet"
    tail = sizes[round(0.95 * (len(sizes) - 1))]
    return f"{kind} lines: {len(sizes)} of them, median {statistics.median(sizes):g}, p95 {tail}, longest {sizes[-1]}"


@pytest.mark.parametrize("kind", LIMITS)
def test_nothing_is_longer_than_its_limit(kind: str, tell: Callable[[str], None]) -> None:
    found = MEASURED[kind]()
    tell(mirror(kind, found))
    assert too_long(found, LIMITS[kind]) == []


def test_tests_and_source_keep_pace(tell: Callable[[str], None]) -> None:
    tests, source = (sum(map(lines, files(folder, suffixes=(".py",)))) for folder in ("tests", "incidents"))
    tell(f"tests ÷ source: {tests} ÷ {source} = {tests / source:.2f} (aim: {RATIO[0]} to {RATIO[1]})")
    assert tests > 0


def test_no_import_waits_inside_a_function() -> None:
    loose = [
        f"{shown(path)}:{line} {module}"
        for path in files("incidents", suffixes=(".py",))
        for line, module in measures.inner_imports(path.read_text(encoding="utf-8"))
        if module not in INNER_IMPORTS
    ]
    assert loose == []


def test_nothing_catches_everything() -> None:
    broad = [
        f"{shown(path)}:{line}"
        for path in files("incidents", suffixes=(".py",))
        for line in measures.broad_handlers(path.read_text(encoding="utf-8"))
        if shown(path) not in BROAD_HANDLERS
    ]
    assert broad == []


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def test_no_module_imports_itself_by_a_detour() -> None:
    modules = {module_name(path): path.read_text(encoding="utf-8") for path in files("incidents", suffixes=(".py",))}
    assert measures.cycles(modules) == []


LONG = "def slow():\n" + "    step()\n" * 40
VIEW = '@pages.get("/new")\n@needs("record")\ndef new():\n' + "    step()\n" * 25


def test_a_function_of_41_lines_is_caught() -> None:
    found = function_lengths(LONG, "planted.py", views=False)
    assert too_long(found, 40) == ["planted.py:1 slow: 41 lines, limit 40"]


def test_a_view_of_26_lines_is_caught_and_its_decorators_are_not_counted() -> None:
    found = function_lengths(VIEW, "planted.py", views=True)
    assert too_long(found, 25) == ["planted.py:3 new: 26 lines, limit 25"]


def test_a_method_is_measured_like_a_function() -> None:
    source = "class Map:\n    def draw(self):\n        pass\n"
    assert [length.lines for length in function_lengths(source, "planted.py", views=False)] == [2]


@pytest.mark.parametrize(
    "handler", ["except:", "except Exception:", "except (ValueError, Exception) as error:", "except BaseException:"]
)
def test_a_broad_handler_is_caught(handler: str) -> None:
    assert list(measures.broad_handlers(f"try:\n    step()\n{handler}\n    pass\n")) == [3]


def test_a_narrow_handler_is_not() -> None:
    assert list(measures.broad_handlers("try:\n    step()\nexcept (ValueError, KeyError):\n    pass\n")) == []


def test_an_import_inside_a_function_is_caught_once() -> None:
    source = "import a\n\ndef outer():\n    def inner():\n        from b.c import d\n"
    assert list(measures.inner_imports(source)) == [(5, "b.c")]


def test_a_circle_of_three_is_caught() -> None:
    modules = {
        "incidents.a": "from incidents import b",
        "incidents.b": "import incidents.c",
        "incidents.c": "from incidents.a import name",
        "incidents.d": "from incidents.a import name",
    }
    assert measures.cycles(modules) == [["incidents.a", "incidents.b", "incidents.c"]]


def test_the_checkout_is_the_one_under_test() -> None:
    assert (TOP / "pyproject.toml").is_file()

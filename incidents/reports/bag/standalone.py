"""The checks of a bag as one file, which goes into every bag: the modules of `verifier` one behind the other."""

import ast
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("verifier")
_ORDER = ("layout", "ed25519", "zipped", "opened", "notes", "proofs", "verify")
_BEGIN = '#!/usr/bin/env python3\n"""%s"""\n\nfrom __future__ import annotations\n'
_END = '\n\nif __name__ == "__main__":\n    sys.exit(main())\n'


@cache
def program() -> bytes:
    """The file: plain Python 3.8, which leans on nothing but its own library."""
    modules = [(_FOLDER / f"{name}.py").read_text(encoding="utf-8") for name in _ORDER]
    said = ast.get_docstring(ast.parse(modules[-1]), clean=False)
    return (_BEGIN % said + "".join(map(_bare, modules)) + _END).encode()


def _bare(module: str) -> str:
    """A module without its own docstring, and without the imports that one file has no need of."""
    lines, left_out = module.splitlines(keepends=True), set[int]()
    for node in ast.parse(module).body:
        ours = isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in {"__future__", "incidents"}
        if ours or isinstance(node, ast.Expr):
            left_out.update(range(node.lineno - 1, node.end_lineno or node.lineno))
    kept = "".join(line for place, line in enumerate(lines) if place not in left_out)
    return f"\n\n{kept.strip()}\n"

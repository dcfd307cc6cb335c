"""A run of `incidents bench` as lines of text."""

from collections.abc import Iterable, Iterator
from typing import Any

from incidents.services.benching.figures import Part, Target

_HELD = {True: "holds", False: "DOES NOT HOLD", None: "not measured"}


def lines(targets: Iterable[Target], found: dict[str, Any]) -> Iterator[str]:
    """A line a target, a line a part, and what the figures were measured on, which the document `found` tells."""
    size, machine = found["size"], found["machine"]
    yield f"{size:,} invented incidents; {machine['cores']} cores, {machine['processor']}; Python {machine['python']}"
    for target in targets:
        yield f"\n{target.id:>2}  {target.what}: {_HELD[target.holds]}"
        for part in target.parts:
            yield from _of(part)


def _of(part: Part) -> Iterator[str]:
    yield f"    {part.what}: {_said(part)}"
    yield from (f"      DIFFERS: {each}" for each in part.wrong)


def _said(part: Part) -> str:
    if part.value is None:
        return f"not measured ({part.note})"
    told = f"{part.value:g} {part.unit} ({part.limit})"
    if part.reference is not None:
        told += f"; {part.beside}: {part.reference:.4g} {part.unit}"
    if part.ratio is not None:
        told += f"; ratio {part.ratio:g}"
    more = ", ".join(f"{name.replace('_', ' ')} {value:.4g}" for name, value in part.more.items())
    return f"{told}; {more}" if more else told

"""All targets in their order, one after the other."""

import os
import platform
from collections.abc import Callable, Collection
from typing import Any

from incidents.services.benching import (
    bringing,
    clusters,
    files,
    filters,
    freshness,
    ground,
    growth,
    overall,
    serving,
    starting,
    whole,
)
from incidents.services.benching.figures import Target
from incidents.services.benching.ground import Ground

#: Number → how a target is measured, in the order in which they run.
TARGETS: dict[int, Callable[[Ground], Target]] = {
    1: overall.measure,
    2: filters.measure,
    3: growth.measure,
    4: clusters.measure,
    5: whole.measure,
    6: files.measure,
    7: bringing.measure,
    8: freshness.measure,
    9: serving.measure,
    10: starting.measure,
}
#: What a child of a run measures in its own database.
PARTS: dict[str, Callable[[Ground], dict[str, Any]]] = {"growth": growth.part, "memory": serving.part}


def run(there: Ground, only: Collection[int]) -> tuple[Target, ...]:
    """Measure the targets of these numbers, or all of them."""
    found = []
    for number, measure in TARGETS.items():
        if not only or number in only:
            there.told(f"Target {number} of {len(TARGETS)}")
            found.append(measure(there))
    return tuple(found)


def document(there: Ground, targets: Collection[Target]) -> dict[str, Any]:
    """The run as one document."""
    return {
        "targets": [target.plain() for target in targets],
        "machine": machine(),
        "size": there.size,
    }


def machine() -> dict[str, Any]:
    """What it was measured on."""
    return {
        "system": platform.platform(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "load": [round(each, 2) for each in os.getloadavg()] if hasattr(os, "getloadavg") else [],
    }


def _processor() -> str:
    return ground.processor() or platform.processor()

"""Target 10: from the command to the first page, and the help."""

import time
from http.client import HTTPConnection
from shutil import rmtree

from incidents.services.benching import children
from incidents.services.benching.figures import Part, Target, at_most
from incidents.services.benching.ground import Ground

_MOST_PAGE, _MOST_HELP, _TIMES = 5, 0.3, 5


def measure(run: Ground) -> Target:
    """A first run, in a folder that was not there; the help, the best of some times."""
    return Target(id=10, what="Starting", parts=(_first_page(run), _help(run)))


def _first_page(run: Ground) -> Part:
    run.told("Starting the demonstration")
    folder = run.scratch("demonstration")
    rmtree(folder / "demo", ignore_errors=True)
    begun = time.perf_counter()
    with children.serving(folder, "demo") as port:
        other = HTTPConnection("127.0.0.1", port, timeout=60)
        other.request("GET", "/")
        reply = other.getresponse()
        page = reply.read()
        took = time.perf_counter() - begun
        other.close()
    wrong = () if b"Demonstration" in page else ("the first page of the demonstration",)
    return at_most("first page after `incidents demo`, on the clock", "s", took, _MOST_PAGE, wrong=wrong)


def _help(run: Ground) -> Part:
    asked = [children.run(run.folder, ["--help"]) for _ in range(_TIMES)]
    took = min(one.processor for one in asked)
    return at_most(
        "`incidents --help`, processor time", "s", took, _MOST_HELP, more={"clock": min(one.clock for one in asked)}
    )

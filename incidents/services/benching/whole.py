"""Target 5: every incident on one map."""

import gzip
import struct

from incidents.domain.criteria import Criteria
from incidents.domain.vocabulary import Audience
from incidents.services.benching import ground, panning
from incidents.services.benching.figures import Part, Target, at_most, differences
from incidents.services.benching.ground import Ground
from incidents.services.benching.measuring import spent

_MOST_KB = 400
_BITS = 12
_GZIP = b"\x1f\x8b"


def measure(run: Ground) -> Target:
    """What travels for all incidents of the public, and how long the map needs to draw itself anew."""
    return Target(id=5, what="All incidents on one map", parts=(_travels(run), panning.measure(run)))


def _travels(run: Ground) -> Part:
    run.told("Asking for every incident as cells")
    reply, took = spent(run.ask, "/api/v1/whole")
    mine, theirs = (
        answers.whole(Criteria(), _BITS) for answers in (ground.ours(Audience.PUBLIC), ground.plain(Audience.PUBLIC))
    )
    wrong = differences([("cells of all incidents", mine, theirs), ("status of /api/v1/whole", reply.status, 200)])
    return at_most(
        f"bytes that travel for {sum(mine.incidents):,} incidents in {_cells(reply.body):,} cells", "kB",
        len(reply.body) / 1000, _MOST_KB, wrong=wrong, more={"processor": took.processor},
    )  # fmt: skip


def _cells(body: bytes) -> int:
    """How many cells an answer says it holds, compressed or not."""
    plain = gzip.decompress(body) if body.startswith(_GZIP) else body
    return int(struct.unpack_from("<I", plain)[0])

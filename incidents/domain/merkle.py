"""The Merkle tree of RFC 6962, section 2.1: roots and proofs from one pass over the leaves, and the proofs checked.

Hashes are 32 bytes. A span (start, end) stands for the subtree over the leaves from `start` up to, without, `end`.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Span = tuple[int, int]

HASH_SIZE = 32
EMPTY_ROOT = hashlib.sha256().digest()
_LEAF, _NODE = b"\x00", b"\x01"


def leaf_hash(body: bytes) -> bytes:
    """Hash of a leaf: SHA-256(0x00 ‖ body)."""
    return hashlib.sha256(_LEAF + body).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of a node: SHA-256(0x01 ‖ left ‖ right)."""
    return hashlib.sha256(_NODE + left + right).digest()


@dataclass(frozen=True, kw_only=True)
class Frontier:
    """All of a tree that its growth needs: the roots of its full subtrees, the largest first, one a bit of `size`."""

    size: int = 0
    nodes: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.nodes) != self.size.bit_count():
            raise ValueError(f"a tree of {self.size} leaves does not have {len(self.nodes)} full subtrees")

    @property
    def root(self) -> bytes:
        """The root of the tree."""
        return _folded(self.nodes)

    @property
    def spans(self) -> tuple[Span, ...]:
        """What each of the full subtrees spans."""
        found, start = [], 0
        for power in _powers(self.size):
            found.append((start, start + power))
            start += power
        return tuple(found)

    def grown(self, leaves: Iterable[bytes]) -> "Frontier":
        """The frontier after these leaf hashes, read once; memory is the logarithm of the size."""
        growth = Growth(self)
        for leaf in leaves:
            growth.add(leaf)
        return growth.frontier


class Growth:
    """A tree while leaves are added; keeps the hashes of the spans that are wanted as they become full."""

    def __init__(self, start: Frontier | None = None, wanted: Collection[Span] = ()) -> None:
        begun = start or Frontier()
        self.size = begun.size
        self._nodes = list(begun.nodes)
        self._wanted = frozenset(wanted)
        self._found: dict[Span, bytes] = {}

    def add(self, leaf: bytes) -> None:
        """Add one leaf hash."""
        node, power, left = leaf, 1, self.size
        self.size += 1
        self._keep(power, node)
        while left & 1:
            node = node_hash(self._nodes.pop(), node)
            power, left = power << 1, left >> 1
            self._keep(power, node)
        self._nodes.append(node)

    def _keep(self, power: int, node: bytes) -> None:
        span = (self.size - power, self.size)
        if span in self._wanted:
            self._found[span] = node

    @property
    def frontier(self) -> Frontier:
        """What stands now."""
        return Frontier(size=self.size, nodes=tuple(self._nodes))

    @property
    def root(self) -> bytes:
        """The root of what stands now."""
        return _folded(self._nodes)

    @property
    def found(self) -> dict[Span, bytes]:
        """The wanted spans: those that became full, and those that run to the right edge as it stands now."""
        now = self.frontier
        edge = {(start, now.size): _folded(now.nodes[at:]) for at, (start, _) in enumerate(now.spans)}
        return self._found | {span: node for span, node in edge.items() if span in self._wanted}


def inclusion_spans(index: int, size: int) -> tuple[Span, ...]:
    """The spans of an inclusion proof of leaf `index` (from 0), in its order (RFC 6962, 2.1.1, PATH)."""
    if not 0 <= index < size:
        raise ValueError(f"there is no leaf {index} in a tree of {size}")
    found: list[Span] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        beside, (start, end) = ((middle, end), (start, middle)) if index < middle else ((start, middle), (middle, end))
        found.append(beside)
    return tuple(reversed(found))


def consistency_spans(old: int, new: int) -> tuple[Span, ...]:
    """The spans of a consistency proof from one size to another, in its order (RFC 6962, 2.1.2, PROOF)."""
    if not 0 <= old <= new:
        raise ValueError(f"a tree of {new} does not hold one of {old}")
    if old in {0, new}:
        return ()
    found: list[Span] = []
    start, end = 0, new
    while end != old:
        middle = start + _split(end - start)
        beside, (start, end) = ((middle, end), (start, middle)) if old <= middle else ((start, middle), (middle, end))
        found.append(beside)
    return (*([(start, end)] if start else []), *reversed(found))


def proof(spans: Iterable[Span], found: Mapping[Span, bytes]) -> tuple[bytes, ...]:
    """The hashes of a proof, out of what `Growth.found` gives for its spans."""
    return tuple(found[span] for span in spans)


def verify_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof leads from a leaf hash to the root (RFC 9162, section 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    at, last, node = index, size - 1, leaf
    for beside in path:
        if last == 0:
            return False
        if at & 1 or at == last:
            node = node_hash(beside, node)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            node = node_hash(node, beside)
        at, last = at >> 1, last >> 1
    return last == 0 and node == root


def verify_consistency(old: tuple[int, bytes], new: tuple[int, bytes], path: Sequence[bytes]) -> bool:
    """Whether the tree `new` (size, root) goes on from the tree `old` (RFC 9162, section 2.1.4.2).

    The empty tree, of which that section does not speak, is the beginning of every tree.
    """
    (first, old_root), (second, new_root) = old, new
    if not 0 <= first <= second:
        return False
    if first == 0:
        return not path and old_root == EMPTY_ROOT
    if first == second:
        return not path and old_root == new_root
    nodes = iter((old_root, *path) if first.bit_count() == 1 else path)
    return _leads_to_both((first, old_root), (second, new_root), nodes)


def _leads_to_both(old: tuple[int, bytes], new: tuple[int, bytes], nodes: Iterator[bytes]) -> bool:
    at, last = old[0] - 1, new[0] - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    begun = next(nodes, None)
    if begun is None:
        return False
    of_old = of_new = begun
    for node in nodes:
        if last == 0:
            return False
        if at & 1 or at == last:
            of_old, of_new = node_hash(node, of_old), node_hash(node, of_new)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            of_new = node_hash(of_new, node)
        at, last = at >> 1, last >> 1
    return last == 0 and of_old == old[1] and of_new == new[1]


def _split(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1


def _powers(size: int) -> Iterator[int]:
    """The powers of two that make up a size, the largest first."""
    for bit in reversed(range(size.bit_length())):
        if size >> bit & 1:
            yield 1 << bit


def _folded(nodes: Sequence[bytes]) -> bytes:
    if not nodes:
        return EMPTY_ROOT
    node = nodes[-1]
    for left in reversed(nodes[:-1]):
        node = node_hash(left, node)
    return node

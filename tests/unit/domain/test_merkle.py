"""The tree: RFC 6962 by its own definition, pymerkle as a second opinion, and proofs that prove nothing else."""

import hashlib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from incidents.domain.merkle import (
    EMPTY_ROOT,
    Frontier,
    Growth,
    Span,
    consistency_spans,
    inclusion_spans,
    leaf_hash,
    node_hash,
    proof,
    verify_consistency,
    verify_inclusion,
)

#: The seven leaves of the tests of Certificate Transparency, and the roots of the first one, two, three … of them.
BODIES = [bytes.fromhex(text) for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
]


def by_definition(leaves: Sequence[bytes]) -> bytes:
    """MTH of RFC 6962, section 2.1, word for word."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(by_definition(leaves[:split]), by_definition(leaves[split:]))


def leaves_of(count: int) -> list[bytes]:
    return [leaf_hash(b"entry %d" % number) for number in range(count)]


def hashed(leaves: Sequence[bytes], spans: Sequence[Span]) -> tuple[bytes, ...]:
    """A proof over these leaves, from one pass."""
    growth = Growth(wanted=spans)
    for leaf in leaves:
        growth.add(leaf)
    return proof(spans, growth.found)


@pytest.mark.parametrize("size", range(1, 8))
def test_the_roots_are_those_of_certificate_transparency(size: int) -> None:
    assert Frontier().grown(map(leaf_hash, BODIES[:size])).root.hex() == ROOTS[size - 1]


def test_the_empty_tree_has_the_root_of_nothing() -> None:
    assert Frontier().root == EMPTY_ROOT == hashlib.sha256(b"").digest()


@pytest.mark.parametrize("size", [*range(40), 63, 64, 65, 100])
def test_the_streamed_root_is_that_of_the_definition(size: int) -> None:
    leaves = leaves_of(size)
    assert Frontier().grown(leaves).root == by_definition(leaves)


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_frontier_that_was_kept_grows_on_as_if_nobody_had_stopped(first: int, more: int) -> None:
    leaves = leaves_of(first + more)
    begun = Frontier().grown(leaves[:first])
    assert begun.grown(leaves[first:]) == Frontier().grown(leaves)
    assert len(begun.nodes) == first.bit_count()


@pytest.mark.parametrize(("size", "nodes"), [(3, 1), (4, 2), (0, 1), (-1, 0)])
def test_a_frontier_that_does_not_fit_its_size_is_no_frontier(size: int, nodes: int) -> None:
    with pytest.raises(ValueError, match="full subtrees"):
        Frontier(size=size, nodes=(EMPTY_ROOT,) * nodes)


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 13, 21, 33])
def test_every_leaf_of_a_tree_is_shown_to_be_in_it(size: int) -> None:
    leaves = leaves_of(size)
    root = by_definition(leaves)
    wanted = [span for index in range(size) for span in inclusion_spans(index, size)]
    growth = Growth(wanted=wanted)
    for leaf in leaves:
        growth.add(leaf)
    for index, leaf in enumerate(leaves):
        path = proof(inclusion_spans(index, size), growth.found)
        assert verify_inclusion(leaf, index, size, path, root)


@pytest.mark.parametrize("new", range(1, 20))
def test_every_tree_is_shown_to_go_on_from_every_earlier_one(new: int) -> None:
    leaves = leaves_of(new)
    for old in range(new + 1):
        path = hashed(leaves, consistency_spans(old, new))
        before, after = (old, by_definition(leaves[:old])), (new, by_definition(leaves))
        assert verify_consistency(before, after, path)


@given(st.data())
def test_pymerkle_reads_the_same_tree(data: st.DataObject) -> None:
    bodies = data.draw(st.lists(st.binary(max_size=20), min_size=1, max_size=60))
    index = data.draw(st.integers(0, len(bodies) - 1))
    old = data.draw(st.integers(1, len(bodies)))
    theirs = InmemoryTree.init_from_entries(bodies, algorithm="sha256")
    leaves = [leaf_hash(body) for body in bodies]
    assert Frontier().grown(leaves).root == theirs.get_root()
    assert Frontier().grown(leaves[:old]).root == theirs.get_root(old)
    including = theirs.prove_inclusion(index + 1)  # counts from 1, and begins a path with the leaf itself
    assert hashed(leaves, inclusion_spans(index, len(bodies))) == tuple(including.path[1:])
    path = hashed(leaves, consistency_spans(old, len(bodies)))  # pymerkle writes such proofs in a form of its own
    assert verify_consistency((old, theirs.get_root(old)), (len(bodies), theirs.get_root()), path)


@given(st.data())
def test_an_inclusion_proof_proves_one_leaf_in_one_tree_alone(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 70))
    index = data.draw(st.integers(0, size - 1))
    leaves = leaves_of(size)
    root, path = by_definition(leaves), hashed(leaves, inclusion_spans(index, size))
    other = data.draw(st.integers(0, size - 1).filter(lambda one: one != index) if size > 1 else st.just(size))
    assert not verify_inclusion(leaves[index], other, size, path, root)
    assert not verify_inclusion(leaf_hash(b"another"), index, size, path, root)
    assert not verify_inclusion(leaves[index], index, size, (*path, root), root)
    assert not verify_inclusion(leaves[index], index, size, path, leaf_hash(root))
    if path:
        at = data.draw(st.integers(0, len(path) - 1))
        assert not verify_inclusion(leaves[index], index, size, (*path[:at], EMPTY_ROOT, *path[at + 1 :]), root)
        assert not verify_inclusion(leaves[index], index, size, path[:-1], root)


@given(st.data())
def test_a_consistency_proof_does_not_lead_from_another_past(data: st.DataObject) -> None:
    new = data.draw(st.integers(2, 70))
    old = data.draw(st.integers(1, new - 1))
    leaves = leaves_of(new)
    after, path = (new, by_definition(leaves)), hashed(leaves, consistency_spans(old, new))
    at = data.draw(st.integers(0, old - 1))
    rewritten = by_definition([*leaves[:at], leaf_hash(b"another"), *leaves[at + 1 : old]])
    assert not verify_consistency((old, rewritten), after, path)
    assert not verify_consistency((old, by_definition(leaves[:old])), (new, leaf_hash(after[1])), path)
    assert not verify_consistency((old, by_definition(leaves[:old])), after, path[:-1])
    assert not verify_consistency((old, by_definition(leaves[:old])), after, (*path, EMPTY_ROOT))
    assert not verify_consistency(after, (old, by_definition(leaves[:old])), path)


@pytest.mark.parametrize(("index", "size"), [(0, 0), (3, 3), (-1, 3)])
def test_a_leaf_that_is_not_there_has_no_proof(index: int, size: int) -> None:
    with pytest.raises(ValueError, match="no leaf"):
        inclusion_spans(index, size)
    assert not verify_inclusion(EMPTY_ROOT, index, size, (), EMPTY_ROOT)


@pytest.mark.parametrize(("old", "new"), [(4, 3), (-1, 3)])
def test_a_larger_tree_is_no_beginning_of_a_smaller_one(old: int, new: int) -> None:
    with pytest.raises(ValueError, match="does not hold"):
        consistency_spans(old, new)


def test_the_empty_tree_is_the_beginning_of_every_tree_and_wants_no_proof() -> None:
    after = (5, by_definition(leaves_of(5)))
    assert verify_consistency((0, EMPTY_ROOT), after, ())
    assert not verify_consistency((0, EMPTY_ROOT), after, (EMPTY_ROOT,))
    assert not verify_consistency((0, after[1]), after, ())


def test_the_frontier_says_what_each_of_its_nodes_spans() -> None:
    assert Frontier().grown(leaves_of(11)).spans == ((0, 8), (8, 10), (10, 11))


def test_a_node_is_never_taken_for_a_leaf() -> None:
    left, right = leaves_of(2)
    assert leaf_hash(left + right) != node_hash(left, right)

"""Whether the history agrees with its checkpoints: those kept here, and those that somebody kept outside."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, TypeVar

from incidents.domain.access import Action, Actor
from incidents.domain.checkpoints import SignedCheckpoint, VerifierKey
from incidents.domain.errors import Refused
from incidents.domain.merkle import Frontier, Span
from incidents.domain.vocabulary import N_
from incidents.services.proving import LOST_KEY, OTHER_KEY, former_keys
from incidents.services.settings import current as settings
from incidents.storage import checkpoints, history_log, signing
from incidents.storage.checkpoints import Kept
from incidents.storage.history_log import Reading
from incidents.storage.signing import KeyMissing

_One = TypeVar("_One")
_CHANGED_HERE = N_("The checkpoint of %(size)s entries that is kept here was changed.")
_FOREIGN_KEY = N_("The checkpoint of %(size)s entries that is kept here was signed with a key that is not ours.")
_NEVER_SIGNED = N_("This installation has signed no checkpoint yet, so this one is not of it.")
_OTHER_ORIGIN = N_("The checkpoint of %(size)s entries is of another installation: %(origin)s.")
_NOT_OURS = N_("The checkpoint of %(size)s entries was not signed with this key.")
_ROLLED_BACK = N_("Rolled back: %(entries)s entries here, the checkpoint was of %(size)s.")
_CHANGED_AT = N_("Changed since the checkpoint of %(size)s entries: the first that differs is entry %(first)s.")
_CHANGED_IN = N_(
    "Changed since the checkpoint of %(size)s entries: the first that differs is one of entries %(first)s to %(last)s."
)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What is wrong: a sentence as msgid with its values.

    `outside` where a checkpoint that was brought says so; `of_key` where it is the key to sign with, not the history.
    """

    what: str
    params: Mapping[str, Any] = field(default_factory=dict)
    outside: bool = False
    of_key: bool = False

    def __str__(self) -> str:
        """The sentence in English."""
        return self.what % self.params if self.params else self.what


@dataclass(frozen=True, kw_only=True)
class Outside:
    """What somebody kept: checkpoints, and keys to check them with in place of this installation's own."""

    checkpoints: Sequence[SignedCheckpoint] = ()
    keys: Sequence[VerifierKey] = ()


@dataclass(frozen=True, kw_only=True)
class _Claim:
    """A root whose signature holds; `frontier` where the checkpoint is kept here, with the subtrees below the root."""

    size: int
    root: bytes
    frontier: Frontier | None = None

    def agrees(self, reading: Reading) -> bool:
        """Whether the entries that stand here had this root."""
        return reading.roots.get(self.size) == self.root


NOTHING = Outside()


def check(by: Actor, outside: Outside = NOTHING) -> tuple[Finding, ...]:
    """Hold the history against every checkpoint kept here and every one from outside, in one pass over its rows."""
    by.require(Action.HISTORY)
    keys, odd = _keys()
    kept, flawed = _apart(checkpoints.every(), partial(_kept, keys=keys))
    brought, refused = _apart(outside.checkpoints, partial(_brought, own=keys, keys=outside.keys or keys))
    reading = history_log.read({claim.size for claim in (*kept, *brought)})
    here = _disagreeing_here(kept, reading)
    there = [_finding(claim, _trusted(claim, kept, brought), reading) for claim in brought if not claim.agrees(reading)]
    return (*odd, *flawed, *here, *(replace(one, outside=True) for one in (*refused, *there)))


def _apart(ones: Iterable[_One], read: Callable[[_One], _Claim]) -> tuple[list[_Claim], list[Finding]]:
    """What the checkpoints claim, and what is wrong with those that are not in order themselves."""
    claims, findings = [], []
    for one in ones:
        try:
            claims.append(read(one))
        except Refused as fault:
            findings.append(Finding(what=fault.message, params=fault.params))
    return claims, findings


def _keys() -> tuple[tuple[VerifierKey, ...], list[Finding]]:
    """The keys that sign and signed here, the present one first; and what is wrong with the present one."""
    last, folder = checkpoints.newest(), settings().keys
    signed = last.verifier if last else ""
    own, odd = "", []
    try:
        own = str(signing.read(folder).verifier)
    except KeyMissing as fault:
        odd += [Finding(what=LOST_KEY, params=fault.params, of_key=True)] if last else []
    except Refused as fault:
        odd += [Finding(what=fault.message, params=fault.params, of_key=True)]
    if own and signed and own != signed:
        odd += [Finding(what=OTHER_KEY, params={"file": str(folder / signing.KEY_FILE)}, of_key=True)]
    known = dict.fromkeys((own, signed, *former_keys()))
    return tuple(key for key in map(_key, known) if key is not None), odd


def _key(text: str) -> VerifierKey | None:
    """A key as it is kept; None where there is none, or it was changed, which the row that keeps it tells."""
    try:
        return VerifierKey.parse(text)
    except Refused:
        return None


def _kept(one: Kept, keys: Sequence[VerifierKey]) -> _Claim:
    """What a checkpoint kept here claims. Refused: it was changed, or signed with a key that is none of `keys`."""
    frontier = checkpoints.as_signed(one)
    if frontier is None:
        raise Refused(_CHANGED_HERE, size=one.size)
    if one.verifier not in map(str, keys):
        raise Refused(_FOREIGN_KEY, size=one.size)
    return _Claim(size=one.size, root=frontier.root, frontier=frontier)


def _brought(signed: SignedCheckpoint, own: Sequence[VerifierKey], keys: Sequence[VerifierKey]) -> _Claim:
    """What one from outside claims. Refused: it is of another installation, or none of `keys` signed it."""
    said = signed.checkpoint
    if not own:
        raise Refused(_NEVER_SIGNED)
    if said.origin != own[0].name:
        raise Refused(_OTHER_ORIGIN, size=said.size, origin=said.origin)
    if not any(signing.holds(signed, key) for key in keys):
        raise Refused(_NOT_OURS, size=said.size)
    return _Claim(size=said.size, root=said.root)


def _disagreeing_here(kept: Sequence[_Claim], reading: Reading) -> list[Finding]:
    """Of all that are kept here: the largest that is longer than the history, the smallest that differs from it."""
    longer = [claim for claim in kept if claim.size > reading.size]
    differing = [claim for claim in kept if claim.size <= reading.size and not claim.agrees(reading)]
    return [_finding(claim, kept, reading) for claim in (*longer[-1:], *differing[:1])]


def _trusted(claim: _Claim, kept: Sequence[_Claim], brought: Sequence[_Claim]) -> Sequence[_Claim]:
    """What tells of the same past as a checkpoint from outside: the kept ones only where it is one of them.

    Whoever had the key may have written all the others anew.
    """
    same = any((one.size, one.root) == (claim.size, claim.root) for one in kept)
    return (*brought, *kept) if same else brought


def _finding(claim: _Claim, trusted: Sequence[_Claim], reading: Reading) -> Finding:
    if claim.size > reading.size:
        return Finding(what=_ROLLED_BACK, params={"entries": reading.size, "size": claim.size})
    first, last = _where(claim, trusted, reading)
    params = {"size": claim.size, "first": first, "last": last}
    return Finding(what=_CHANGED_AT if first == last else _CHANGED_IN, params=params)


def _where(claim: _Claim, trusted: Sequence[_Claim], reading: Reading) -> tuple[int, int]:
    """Between which entries, counted from 1, the first lies that differs."""
    before = [one for one in (*trusted, claim) if one.size <= claim.size]
    differing = [one for one in before if not one.agrees(reading)]
    last = min(one.size for one in differing)
    first = 1 + max((one.size for one in before if one.size < last and one.agrees(reading)), default=0)
    spans = [_span(one.frontier) for one in differing if one.size == last and one.frontier]
    for start, end in filter(None, spans):
        first, last = max(first, start + 1), min(last, end)
    if reading.astray is not None and first <= reading.astray:
        last = min(last, reading.astray)
    return first, last


def _span(frontier: Frontier) -> Span | None:
    """The first full subtree of a frontier that is not as it was."""
    nodes = history_log.read((), frontier.spans, upto=frontier.size).nodes
    pairs = zip(frontier.spans, frontier.nodes, strict=True)
    return next((span for span, node in pairs if nodes.get(span) != node), None)

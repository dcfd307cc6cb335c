"""Outside proof: checkpoints of the history that a partner can keep, and proofs that an entry is in it.

A checkpoint is of the history and stands beside it, so making one is no deed of its own: else there would be no end.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from incidents.domain.access import LOADER, Action, Actor
from incidents.domain.checkpoints import Checkpoint, VerifierKey
from incidents.domain.errors import Conflict, NotFound, Refused
from incidents.domain.merkle import Frontier, Span, consistency_spans, inclusion_spans, proof
from incidents.domain.moments import day_of, today
from incidents.domain.vocabulary import N_
from incidents.services.settings import current as settings
from incidents.storage import checkpoints, history, history_log, signing
from incidents.storage.checkpoints import Kept
from incidents.storage.db import Session, session, transaction
from incidents.storage.history_log import Deed
from incidents.storage.signing import KeyMissing, SigningKey

__all__ = [
    "Deed",
    "Kept",
    "Proven",
    "Standing",
    "checkpoint",
    "consistency",
    "daily",
    "each_published",
    "exported",
    "former_keys",
    "newest",
    "proofs_for",
    "published",
    "renew_key",
    "signed_note",
    "standing",
    "verifier_key",
]

_RENEWED = "signing key made anew"
LOST_KEY = N_(
    "%(file)s is missing: the key with which checkpoints of the history are signed. Bring it back from a copy of the "
    "folder, or begin with a new one: incidents checkpoint --new-key"
)
OTHER_KEY = N_("The key in %(file)s is not the one with which the checkpoints here were signed. Bring that one back.")
_UNSOUND = N_("The newest checkpoint was changed, so no other was signed. See what is wrong with: incidents verify")
_NONE = N_("There is no checkpoint yet.")


@dataclass(frozen=True, kw_only=True)
class Proven:
    """An entry and the proof that it is in the history of a checkpoint.

    The leaf is `deed.body`, its index `deed.seq - 1`, the size of the tree the checkpoint's; `path` as in RFC 6962.
    """

    deed: Deed
    path: tuple[bytes, ...]


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The newest checkpoint, when it was made (UTC), and how many entries came after it; None before the first."""

    kept: Kept | None
    at: datetime | None
    since: int


def checkpoint(by: Actor) -> Kept:
    """The newest checkpoint, made and signed now if anything was done since the last one.

    Refused: the key is missing, is another one, or cannot be read. Conflict: the history is not whole.
    """
    by.require(Action.EXPORT_PUBLIC)
    ahead = history_log.grown(session(), _frontier(checkpoints.newest()))
    with transaction(by) as current:
        history.lock(current)
        last = checkpoints.newest()
        if last is not None and last.size == history.head(current)[0]:
            return last
        key = _key_for(last)
        frontier = history_log.grown(current, max(ahead, _frontier(last), key=lambda one: one.size))
        return _signed(current, key, frontier)


def newest(by: Actor) -> Kept:
    """The checkpoint to hand out. NotFound: there is none yet."""
    by.require(Action.HISTORY)
    found = checkpoints.newest()
    if found is None:
        raise NotFound(_NONE)
    return found


def standing(by: Actor) -> Standing:
    """What a page tells of the newest checkpoint."""
    by.require(Action.HISTORY)
    found, entries = checkpoints.newest(), history.length()
    if found is None:
        return Standing(kept=None, at=None, since=entries)
    at = datetime.fromisoformat(found.at.removesuffix("Z")).replace(tzinfo=UTC)
    return Standing(kept=found, at=at, since=max(0, entries - found.size))


def verifier_key() -> VerifierKey:
    """What checks the signatures of this installation; it is no secret. NotFound: nothing was signed yet."""
    found = checkpoints.newest()
    if found is None:
        raise NotFound(_NONE)
    return VerifierKey.parse(found.verifier)


def proofs_for(entries: Collection[int], kept: Kept) -> tuple[Proven, ...]:
    """Some entries, by number, and for each the proof that it is in the history of a checkpoint; one pass over it.

    NotFound: an entry that is not in it. Conflict: the history is not that of the checkpoint any more.
    """
    if not all(1 <= seq <= kept.size for seq in entries):
        raise NotFound(N_("There is no such entry in the history of this checkpoint."))
    paths = {seq: inclusion_spans(seq - 1, kept.size) for seq in sorted(entries)}
    nodes = _nodes({span for path in paths.values() for span in path}, kept)
    return tuple(Proven(deed=deed, path=proof(paths[deed.seq], nodes)) for deed in history_log.deeds(entries))


def published(incidents: Collection[str], kept: Kept) -> dict[str, Proven]:
    """Code → the entry of the newest publication of an incident, proven; without those that never were published.

    The content of such an entry is {"body": the record as the public reads it}.
    """
    entries = history_log.newest_deeds("incident", incidents, "published", kept.size)
    proven = {one.deed.seq: one for one in proofs_for(set(entries.values()), kept)}
    return {code: proven[seq] for code, seq in sorted(entries.items())}


def each_published(incidents: Collection[str], kept: Kept) -> Iterator[tuple[str, Proven]]:
    """The same, in the order of the history and one at a time, since contents of thousands take much memory."""
    entries = history_log.newest_deeds("incident", incidents, "published", kept.size)
    codes = {seq: code for code, seq in entries.items()}
    paths = {seq: inclusion_spans(seq - 1, kept.size) for seq in codes}
    nodes = _nodes({span for path in paths.values() for span in path}, kept)
    for deed in history_log.deeds(codes):
        yield codes[deed.seq], Proven(deed=deed, path=proof(paths[deed.seq], nodes))


def signed_note(text: str, kept: Kept) -> str:
    """A text signed with the key of a checkpoint; no checkpoint itself. Refused: the key is missing or another one."""
    return _key_for(kept).note(text)


def consistency(old: int, kept: Kept) -> tuple[bytes, ...]:
    """The proof that the history of a checkpoint goes on from its own first `old` entries (RFC 6962, 2.1.2)."""
    if not 0 <= old <= kept.size:
        raise NotFound(N_("There is no such entry in the history of this checkpoint."))
    spans = consistency_spans(old, kept.size)
    return proof(spans, _nodes(spans, kept))


def exported(by: Actor) -> None:
    """Seal what went out: an account's file with a checkpoint at once, a visitor's with the day's."""
    if by.signed_in:
        _seal(by)
    else:
        daily()


def daily() -> None:
    """Make the checkpoint of the day, unless there is one or nothing was done since the last."""
    last = checkpoints.newest()
    if last is None or not (day_of(datetime.fromisoformat(last.at)) == today() or last.size == history.length()):
        _seal(LOADER)


def renew_key(by: Actor) -> Kept:
    """Begin with a new key where the old one is lost; the installation keeps its name. Returns the first checkpoint.

    Refused: there is a key. Every partner has to be given the new verifier key.
    """
    by.require(Action.SETTINGS)
    with transaction(by) as current:
        history.lock(current)
        last = checkpoints.newest()
        if last is None:
            raise NotFound(_NONE)
        before = VerifierKey.parse(last.verifier)
        key = signing.drawn(before.name)
        content = {"before": str(before), "after": str(key.verifier)}
        history.append(current, by, _RENEWED, ("site", "key"), content)
        signed = _signed(current, key, history_log.grown(current, _frontier(last)))
        signing.keep(settings().keys, key)
        return signed


def former_keys() -> tuple[str, ...]:
    """The verifier keys that signed here before the present one, as the history tells."""
    return tuple(str(content.get("before", "")) for content in history.contents(_RENEWED))


def _nodes(spans: Collection[Span], kept: Kept) -> Mapping[Span, bytes]:
    """The hashes of some spans of a checkpoint's tree. Conflict: the rows are not those that were signed."""
    read = history_log.read((kept.size,), spans, upto=kept.size)
    if read.roots.get(kept.size, b"").hex() != kept.root:
        raise Conflict(N_("The history was changed since this checkpoint. See what is wrong with: incidents verify"))
    return read.nodes


def _seal(by: Actor) -> None:
    """A checkpoint; where none can be made, the history says so and the work goes on."""
    try:
        checkpoint(by)
    except (Refused, Conflict) as fault:
        with transaction(by) as current:
            history.append(current, by, "checkpoint not made", ("site", "key"), {"reason": str(fault)})


def _key_for(last: Kept | None) -> SigningKey:
    """The key to sign with; made where nothing was ever signed. Refused: it is not the one of the checkpoints here."""
    folder = settings().keys
    try:
        key = signing.read(folder)
    except KeyMissing as fault:
        if last is None:
            return signing.keep(folder, signing.drawn())
        raise Refused(LOST_KEY, **fault.params) from fault
    if last is not None and str(key.verifier) != last.verifier:
        raise Refused(OTHER_KEY, file=str(folder / signing.KEY_FILE))
    return key


def _signed(current: Session, key: SigningKey, frontier: Frontier) -> Kept:
    said = Checkpoint(origin=key.verifier.name, size=frontier.size, root=frontier.root)
    return checkpoints.add(current, frontier, str(key.sign(said)), str(key.verifier))


def _frontier(last: Kept | None) -> Frontier:
    """Where the tree goes on from. Conflict: the row was changed since it was signed."""
    if last is None:
        return Frontier()
    frontier = checkpoints.as_signed(last)
    if frontier is None:
        raise Conflict(_UNSOUND)
    return frontier

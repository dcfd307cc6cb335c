"""Links between incidents that a file names: kept once all of its rows are in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from incidents.domain.batches import RowState
from incidents.domain.incident import Draft, IncidentLink
from incidents.services.importing.work import CHUNK, Pair
from incidents.storage import batches, external_codes, incidents, loading
from incidents.storage.db import Session


@dataclass
class Links:
    """What rows say of one another, by the codes of the file."""

    wanted: dict[str, tuple[IncidentLink, ...]] = field(default_factory=dict)

    def note(self, chunk: Iterable[Pair]) -> None:
        """Remember the links of some rows."""
        self.wanted |= {draft.external: draft.links for _, draft in chunk if draft.links and not draft.problems}

    def keep(self, session: Session, batch: str, dataset: str) -> None:
        """Keep the links of the records that the batch made, as far as what they lead to is here."""
        if not self.wanted:
            return
        made = {line.external: line.incident for line in batches.every_line(batch, states=(RowState.NEW,))}
        others = sorted({link.code for links in self.wanted.values() for link in links})
        found_here = here(session, dataset, others)
        for external, code in made.items():
            found = _resolved(self.wanted.get(external, ()), found_here, code)
            if found:
                loading.add_links(session, code, Draft(links=found))


def here(session: Session, dataset: str, codes: Sequence[str]) -> dict[str, str]:
    """What the file calls a record → our code, of those that are here."""
    found: dict[str, str] = {}
    for start in range(0, len(codes), CHUNK):
        some = codes[start : start + CHUNK]
        known = {code: one.incident for code, one in external_codes.known(session, dataset, some).items()}
        found |= {code: code for code in incidents.numbers(session, some)} | known
    return found


def _resolved(links: tuple[IncidentLink, ...], here: dict[str, str], own: str) -> tuple[IncidentLink, ...]:
    found = [replace(link, code=here[link.code]) for link in links if here.get(link.code, own) != own]
    return tuple({(link.kind, link.code): link for link in found}.values())

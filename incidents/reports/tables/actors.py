"""The actors table: who is said to be responsible, by whom it is alleged, and what they reply."""

from collections.abc import Iterable
from dataclasses import dataclass

from incidents.domain.people import Involvement
from incidents.domain.vocabulary import N_, Tier
from incidents.reports.columns import BELONGS, Column, Entry, Table


@dataclass(frozen=True)
class ActorRow:
    """One actor in one incident."""

    entry: Entry
    part: Involvement


def _rows(entry: Entry) -> Iterable[ActorRow]:
    return (ActorRow(entry, part) for part in entry.record.content.actors)


_FOR_THE_TEAM: tuple[Column[ActorRow], ...] = (
    Column(
        "public_name_en", lambda row: row.part.public_name.en,
        N_("What the public is told instead of the name, in English"), team=True,
    ),
    Column(
        "public_name_ar", lambda row: row.part.public_name.ar,
        N_("What the public is told instead of the name, in Arabic"), team=True,
    ),
    Column(
        "public_name_ckb", lambda row: row.part.public_name.ckb,
        N_("What the public is told instead of the name, in Kurdish"), team=True,
    ),
    Column("official_act", lambda row: row.part.official_act, N_("Why a natural person may be public"), team=True),
    Column("seen_by", lambda row: row.part.tier, N_("Who can see it"), Tier, team=True),
)  # fmt: skip
ACTORS: Table[ActorRow] = Table(
    name="actors",
    title=N_("Said to be responsible"),
    row=N_("One row an actor of an incident, as alleged by the articles named"),
    columns=(
        *BELONGS,
        Column("actor", lambda row: row.part.actor, N_("The code of the actor")),
        Column("name_en", lambda row: row.part.name.en, N_("Name in English"), width=30),
        Column("name_ar", lambda row: row.part.name.ar, N_("Name in Arabic"), width=30),
        Column("name_ckb", lambda row: row.part.name.ckb, N_("Name in Kurdish"), width=30),
        Column("degree", lambda row: row.part.degree, N_("How they are said to be involved"), "degree"),
        Column("attribution", lambda row: row.part.attribution, N_("How far that is established"), "attribution"),
        Column("basis", lambda row: row.part.basis, N_("On what ground it is said"), width=30, team=True),
        Column("alleged_by", lambda row: row.part.alleged_by, N_("The codes of the articles that say so")),
        Column("position", lambda row: row.part.position, N_("What they hold officially"), "official_position"),
        Column("reply_en", lambda row: row.part.reply.en, N_("Their reply, in English; empty: none found"), width=40),
        Column("reply_ar", lambda row: row.part.reply.ar, N_("Their reply, in Arabic; empty: none found"), width=40),
        Column("reply_ckb", lambda row: row.part.reply.ckb, N_("Their reply, in Kurdish; empty: none found"), width=40),
        Column("reply_article", lambda row: row.part.reply_article, N_("The code of the article that gives the reply")),
        *_FOR_THE_TEAM,
    ),
    rows=_rows,
)

"""The evidence list on paper: every number with the footnotes it rests on, and a digest of what is printed."""

import hashlib
from dataclasses import dataclass

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.errors import Refused
from incidents.domain.incident import Record
from incidents.domain.lists import EvidenceList
from incidents.domain.moments import today
from incidents.domain.rule import VERSION
from incidents.domain.vocabulary import N_, Audience
from incidents.services import canonical, exporting, lists
from incidents.services.canonical import Selected
from incidents.services.telling import articles_of, entries_of, tongue_of
from incidents.web.api.telling import addresses
from incidents.web.citing import telling as citing
from incidents.web.gate import actor, needs
from incidents.web.i18n import language, say
from incidents.web.lists.blueprint import blueprint
from incidents.web.lists.telling import shown
from incidents.web.words import day_words

AUDIENCES = {
    Audience.PUBLIC: N_("Everyone: what is published, as exact as everyone may see it"),
    Audience.TEAM: N_("The team only: not for passing on"),
}


@dataclass(frozen=True)
class Printed:
    """What is printed: the records in their order, the canonical JSON of all of it, and its SHA-256."""

    records: tuple[Record, ...]
    text: bytes
    digest: str


@blueprint.get("/lists/<code>/print", endpoint="print")
@needs(Action.READ_PUBLIC)
def on_paper(code: str) -> ResponseReturnValue:
    """The list to print, or to keep as a PDF."""
    found, audience = lists.evidence_list(code, actor()), _audience()
    try:
        return _paper(found, audience, _printed(found, audience))
    except Refused as refusal:
        why = say(refusal.message, **refusal.params)
        return render_template(
            "lists/unprinted.html", told=shown(found, actor()), audience=audience.value, why=why
        ), 422


def _paper(found: EvidenceList, audience: Audience, printed: Printed) -> str:
    tongue = tongue_of(language(), addresses().incident)
    entries = list(entries_of(printed.records, {one.incident: one.note for one in found.content.items}, tongue))
    return render_template(
        "lists/print.html",
        found=found,
        told=shown(found, actor(), audience),
        entries=entries,
        articles=articles_of(printed.records, tongue),
        left_out=lists.left_out(found, len(printed.records)),
        audience=audience.value,
        audience_words=say(AUDIENCES[audience]),
        method=[say(line) for line in exporting.METHOD],
        rule=VERSION,
        digest=printed.digest,
        today=day_words(today()),
        citation=citing.shown(citing.of_list(found), "citing.evidence_list", code=found.code),
    )


@blueprint.get("/lists/<code>/records.json")
@needs(Action.READ_PUBLIC)
def records(code: str) -> Response:
    """The very bytes that the digest on the printed list is of."""
    found, audience = lists.evidence_list(code, actor()), _audience()
    answer = Response(_printed(found, audience).text, mimetype="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.code}.json"'
    return answer


def _audience() -> Audience:
    """For whom it is printed: everyone, unless the team's copy is asked for."""
    asked = request.args.get("audience", Audience.PUBLIC.value)
    if asked not in set(Audience):
        raise Refused(N_("“%(text)s” is not an audience; it can be public or team."), text=asked[:40])
    return Audience(asked)


def _printed(found: EvidenceList, audience: Audience) -> Printed:
    kept = tuple(lists.records(found, actor(), audience))
    text = b"".join(canonical.pieces(Selected.of_list(found, audience), kept, addresses()))
    digest = hashlib.sha256(text).hexdigest()
    if audience == Audience.TEAM:
        lists.handed_out(found, actor(), len(kept), digest)
    return Printed(kept, text, digest)

"""What is handed in to be read: a text, a file, or an address whose page is fetched; each begins a sitting."""

from dataclasses import asdict
from io import BytesIO
from typing import Any

from incidents.domain.access import Action, Actor
from incidents.domain.errors import Refused
from incidents.domain.quick import link_in
from incidents.domain.script import without_hidden
from incidents.domain.suggestions import Kind
from incidents.domain.vocabulary import N_
from incidents.services import copy_making, desk, keeping, reading
from incidents.services.reading import Page
from incidents.storage.db import transaction

_RARE = 20  # a text holds at most one hidden character in so many
_NOTHING = N_("This file holds no text that can be read here. Open it yourself, and paste its text.")
_ONE = {"title": Kind.TITLE, "outlet": Kind.OUTLET, "published": Kind.PUBLISHED, "language": Kind.LANGUAGE}


def text(pasted: str, by: Actor) -> str:
    """A pasted text, or an address alone. Refused: nothing that can be read."""
    if not without_hidden(pasted)[0].strip():
        raise Refused(N_("Paste a text or an address, or choose a file."), field="text")
    link = link_in(pasted)
    return address(link, by) if link else desk.begin(pasted, {}, by)


def file(body: bytes, name: str, by: Actor) -> str:
    """A text, a saved page or a PDF; it is kept as the article's copy. Refused: a file that holds no text."""
    by.require(Action.RECORD)
    page = _page_of(body)
    return desk.begin(page.text, {}, by, file_name=name, said=said_of(page), kept=_kept(body, name, by))


def address(link: str, by: Actor) -> str:
    """The page at an address. Where it cannot be had, a sitting without a text, which says why."""
    answers = {"link": (link,)}
    try:
        fetched = keeping.fetch_page(link, by)
        page = reading.page_of(fetched.body, fetched.final_address)
    except Refused as refusal:
        return desk.begin("", answers, by, problem=refusal.message, problem_params=refusal.params)
    return desk.begin(page.text or fetched.text, answers, by, said=said_of(page), kept=dict(fetched.kept))


def said_of(page: Page) -> list[dict[str, Any]]:
    """What a page says of itself beside its text, as plain JSON: kind, value, confidence, why."""
    single = [(kind, getattr(page, name)) for name, kind in _ONE.items()]
    every = [*single, *((Kind.AUTHOR, one) for one in page.authors), (Kind.ADDRESS, page.address)]
    return [{"kind": kind.value, **asdict(one)} for kind, one in every if one is not None]


def _kept(body: bytes, name: str, by: Actor) -> dict[str, Any]:
    """Where the file lies; nothing for one of a kind that is not kept as it is: then its text is."""
    try:
        prepared = copy_making.from_upload(BytesIO(body))
    except Refused:
        return {}
    with transaction(by) as session:
        copy_making.register(session, prepared)
    return prepared.plain() | {"address": "", "final_address": "", "status": None, "file_name": name}


def _page_of(body: bytes) -> Page:
    page = reading.page_of(body)
    shown, hidden = without_hidden(page.text)
    if not shown.strip() or hidden * _RARE > len(shown):
        raise Refused(_NOTHING, field="file")
    return page

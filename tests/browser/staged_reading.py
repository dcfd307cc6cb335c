"""Copies of an article in every state, imports on their way, unfinished sittings, a token. All of it is invented."""

from io import BytesIO

from browser.dispatches import ENGLISH
from factories import kept_article
from incidents.domain.access import Actor
from incidents.domain.batches import Reading
from incidents.services import desk, keeping, page_requests, programs
from incidents.services.importing import bringing, checking, handing
from machinery.outside import HOST, outside, page
from machinery.tabled import acled

_WORDS = "An invented unit opened fire near an invented bridge, and two people were killed there on Thursday. " * 4
_PAGE = f"<!doctype html><html><title>An invented story</title><article><p>{_WORDS}</p></article></html>"
_ROWS = (
    {"fatalities": 3},
    {"location": "Unheard-of Village", "fatalities": 2},
    {"fatalities": "many"},
    {"event_date": "31 February 2019"},
)


def stage_reading(monitor: Actor, reviewer: Actor) -> dict[str, str]:
    """Codes by name: `copied` an article; `waiting`, `looked` and `brought` imports; a token and two sittings."""
    programs.make("import of the weekly list", monitor)
    desk.begin(ENGLISH, {}, monitor)
    desk.begin("", {"what": ("Invented: typed, and not finished yet.",)}, monitor)
    waiting, looked, brought = (_handed(name, reviewer) for name in ("waiting.csv", "looked.csv", "brought.csv"))
    checking.check(looked, reviewer)
    checking.check(brought, reviewer)
    bringing.bring_in(brought, reviewer, breath=0.0)
    return {"copied": _copied(monitor), "waiting": waiting, "looked": looked, "brought": brought}


def _handed(name: str, by: Actor) -> str:
    rows = [{**row, "event_id_cnty": f"IRQ-{name}-{number}"} for number, row in enumerate(_ROWS)]
    return handing.hand_in(BytesIO(acled(*rows)), name, Reading(), by)


def _copied(by: Actor) -> str:
    """An article whose page was kept, read the same, changed, was refused, vanished, and could not be reached."""
    article = kept_article(url=f"http://{HOST}/story")
    answers = (
        page(_PAGE.encode()),
        page(_PAGE.encode()),
        page(_PAGE.replace("two people", "nine people").encode()),
        page(b"\0", kind="application/octet-stream"),
        page(b"", status="410 Gone"),
        page(b"", status="503 Busy"),
    )
    with outside() as net:
        keeping.use_fetcher(lambda: net.fetcher(seconds=5))
        for number, answer in enumerate(answers):
            net.public.answers["/story"] = answer
            (page_requests.look_again if number else page_requests.fetch)(article, by)
        keeping.use_fetcher()
    keeping.upload(article, BytesIO(b"%PDF-1.4 invented"), "An invented page.pdf", by)
    return article

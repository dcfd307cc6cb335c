"""Records on their way, so that every page of the team has something to show. All of it is invented."""

from dataclasses import replace
from datetime import date

from browser.dispatches import TWO_EVENTS
from browser.house import NAME_OF
from browser.staged_reading import stage_reading
from incidents.domain.access import LOADER, Actor, Role
from incidents.domain.count_words import read_count
from incidents.domain.dates import UncertainDate
from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.quick import Covers, QuickReport
from incidents.domain.releases import ReleaseDraft
from incidents.domain.text import Trilingual
from incidents.domain.views import ViewDraft, ViewPage
from incidents.domain.vocabulary import Grade
from incidents.services import accounts, desk, lists, recording, reference, releasing, reviewing, views

ZAYTUN, KHILANI = "IRQ-4PA0G19", "IRQ-B4KQ8D7"
REPORT = QuickReport(
    read_where="An invented headline for a test of the pages",
    outlet="The Invented Gazette",
    published=UncertainDate.day(date(2020, 2, 12)),
    what="Invented: people in uniform fired at a march that never took place",
    occurred=UncertainDate.day(date(2020, 2, 11)),
    killed=read_count("at least 3"),
    injured=read_count("dozens"),
    passage="At least 3 people were killed and dozens injured, said an invented doctor.",
    covers=Covers.YES,
)


def person(role: Role) -> Actor:
    """The account of a role, as the gate would name it."""
    name = NAME_OF[role]
    number = next(account.number for account in accounts.listed(LOADER) if account.name == name)
    return Actor(account=number, name=name, role=role)


def stage() -> dict[str, str]:
    """A draft, a record under review, one to be published, a list, what was read and brought in; codes by name."""
    monitor, reviewer, advocate = person(Role.MONITOR), person(Role.REVIEWER), person(Role.ADVOCATE)
    place = reference.search_places("Nasiriyah")[0].place
    reports = [
        replace(REPORT, place=place, occurred=UncertainDate.day(date(2020, month, 4)), read_where=f"Headline {month}")
        for month in (3, 5, 7)
    ]
    draft, submitted, verified = (recording.quick(report, monitor) for report in reports)
    for code in (submitted, verified):
        recording.submit(code, recording.working_copy(code, monitor).version, monitor, "Invented for a test.")
    version = reviewing.under_review(verified, reviewer).version
    reviewing.verify(verified, version, Grade.WEAK, reviewer, reason="One invented source.")
    items = (ListItem(ZAYTUN, "The bridge"), ListItem(KHILANI))
    made = lists.make(ListDraft(title=Trilingual("Two places, two days", "مكانان ويومان"), items=items), advocate)
    lists.publish(made, advocate)
    spring = ReleaseDraft(title=Trilingual("What was public in spring", "ما كان منشورًا في الربيع"))
    releasing.make(spring, person(Role.MANAGER))
    sitting = desk.begin(TWO_EVENTS, {"what": ("Invented: begun, and not finished yet.",)}, reviewer)
    mine = ViewDraft(name="Bridges of Nasiriyah", page=ViewPage.MAP, query="near=31.04,46.25,5&killed_min=2")
    ours = ViewDraft(name="تشرين الثاني ٢٠١٩", page=ViewPage.LIST, query="from=2019-11&to=2019-11", shared=True)
    question = views.keep(mine, advocate)
    views.keep(ours, monitor)
    codes = {
        "sitting": sitting,
        "draft": draft,
        "submitted": submitted,
        "verified": verified,
        "list": made,
        "question": question,
    }
    return codes | stage_reading(monitor, reviewer)

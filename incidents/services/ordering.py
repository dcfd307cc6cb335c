"""What may be exported: the forms there are, by whom, and how much at once."""

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from incidents.domain.access import Action, Actor
from incidents.domain.criteria import Criteria
from incidents.domain.errors import NotAllowed, Refused
from incidents.domain.query import to_string
from incidents.domain.vocabulary import N_, Audience, Status, Term
from incidents.reports.dossier.template import Template
from incidents.services import lists, releasing
from incidents.storage.checkpoints import Kept
from incidents.storage.search.answering import answers

_TOO_MANY = N_(
    "These are %(count)s incidents, and the site makes files of up to %(most)s. Ask for fewer, such as one year, or"
    " have the file made on the machine of the site: %(command)s"
)
_ACCOUNTS_ONLY = N_("A bag holds entries of the history, so it is made for people with an account, who hand it on.")


@dataclass(frozen=True)
class _Refusals:
    """Why a form is not made: it is asked of a release, nothing answers, or more than it holds."""

    of_release: str
    nothing: str
    too_many: str


#: A document of nothing says nothing, and one of thousands is read by nobody.
_OF_DOCUMENTS = _Refusals(
    N_("A document tells what stands today. A release is handed out as tables, as a map or as JSON."),
    N_("No incident answers, so there is nothing to make a document of."),
    N_(
        "These are %(count)s incidents, and a document holds up to %(most)s. Ask for fewer, such as one year, or take"
        " them as a table."
    ),
)
_OF_BAGS = _Refusals(
    N_("A bag proves what is public today. A release is handed out as tables, as a map or as JSON."),
    N_("No incident answers, so there is nothing to put into a bag."),
    N_("These are %(count)s incidents, and a bag holds up to %(most)s. Ask for fewer."),
)


class Form(Term):
    """The forms an export can have."""

    CSV = "csv", N_("CSV: every table, the code book and a note, in one zip")
    FLAT = "csv-flat", N_("CSV: one table, a row an incident")
    XLSX = "xlsx", N_("Excel workbook (XLSX)")
    JSON = "json", N_("JSON: everything, for programs and to be brought in again")
    GEOJSON = "geojson", N_("GeoJSON, for maps")
    MAP = "map", N_("The map, as one file that opens without a network")
    GPKG = "gpkg", N_("GeoPackage, for QGIS and other map programs")
    KML = "kml", N_("KML, for Google Earth and its like, with a timeline")
    HXL = "hxl", N_("HXL, for humanitarian data: a table with tags")
    ACLED = "acled", N_("ACLED: its table of events, 31 columns")
    GED = "ged", N_("UCDP GED: its table of events, 49 columns")
    TIMEMAP = "timemap", N_("TimeMap: events, sources and filters")
    UWAZI = "uwazi", N_("Uwazi: a table to import, with reported figures attached")
    FTM = "ftm", N_("FollowTheMoney, for Aleph: entities line by line")
    PDF = "pdf", N_("Document (PDF)")
    DOCX = "docx", N_("Document to go on writing in (Word, DOCX)")
    BAG = "bag", N_("Bag: all of it with its proofs, signed, to be kept (BagIt)")


class Purpose(Term):
    """What people do with a file: the headings under which the forms are offered, in this order."""

    HAND_OUT = "hand-out", N_("To read and hand out")
    SPREADSHEET = "spreadsheet", N_("For spreadsheets")
    MAPS = "maps", N_("For maps")
    DATABASES = "databases", N_("For other databases")
    KEEP = "keep", N_("To keep and bring back")
    PROVE = "prove", N_("To prove it later")


#: Purpose → its forms, in the order in which they are offered. A purpose without forms is not shown.
PURPOSES: dict[Purpose, tuple[Form, ...]] = {
    Purpose.HAND_OUT: (Form.PDF, Form.DOCX),
    Purpose.SPREADSHEET: (Form.XLSX, Form.CSV, Form.FLAT),
    Purpose.MAPS: (Form.MAP, Form.GEOJSON, Form.GPKG, Form.KML),
    Purpose.DATABASES: (Form.HXL, Form.ACLED, Form.GED, Form.UWAZI, Form.TIMEMAP, Form.FTM),
    Purpose.KEEP: (Form.JSON,),
    Purpose.PROVE: (Form.BAG,),
}

#: Form → the ending of the file's name, and its media type.
FILES = {
    Form.CSV: ("zip", "application/zip"),
    Form.FLAT: ("csv", "text/csv; charset=utf-8"),
    Form.XLSX: ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    Form.JSON: ("json", "application/json"),
    Form.GEOJSON: ("geojson", "application/geo+json"),
    Form.MAP: ("html", "text/html; charset=utf-8"),
    Form.GPKG: ("gpkg", "application/geopackage+sqlite3"),
    Form.KML: ("kml", "application/vnd.google-earth.kml+xml"),
    Form.HXL: ("hxl.zip", "application/zip"),
    Form.ACLED: ("acled.zip", "application/zip"),
    Form.GED: ("ged.zip", "application/zip"),
    Form.TIMEMAP: ("timemap.zip", "application/zip"),
    Form.UWAZI: ("uwazi.zip", "application/zip"),
    Form.FTM: ("ftm.json", "application/x-ndjson"),
    Form.PDF: ("pdf", "application/pdf"),
    Form.DOCX: ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    Form.BAG: ("bag.zip", "application/zip"),
}
#: Forms to be read by people; each is made by a template.
DOCUMENTS = frozenset({Form.PDF, Form.DOCX})
#: Forms with a document in them, which speaks each of the three languages, whether or not the pages do.
SPOKEN = DOCUMENTS | {Form.BAG}
MOST_IN_DOCUMENT = 1_000
"""Incidents; more would be thousands of pages that nobody turns."""
MOST_IN_BAG = 20_000
"""Incidents; each is a file of its own beside the tables."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is to go out: `form` is a code of Form, `address` gives the address of a record from its code.

    `article` and `list_page` do the same for articles and lists. `template` is for documents. `most` is how many
    incidents the file may hold, 0 for any number. `made_at` is the moment that the file says it was made, now unless
    told; `proof` the checkpoint that a bag leads to.
    """

    form: str
    criteria: Criteria
    template: Template = Template.REPORT
    audience: Audience = Audience.PUBLIC
    lang: str = "en"
    address: Callable[[str], str] = "/incidents/{}".format
    article: Callable[[str], str] = "/articles/{}".format
    list_page: Callable[[str], str] = "/lists/{}".format
    most: int = 0
    made_at: datetime | None = None
    proof: Kept | None = None


def read_form(form: str) -> Form:
    """The form asked for. Refused: one that there is not."""
    if form not in set(Form):
        raise Refused(N_("“%(text)s” is not a form that files come in here."), field="format", text=form[:40])
    return Form(form)


def read_template(template: str) -> Template:
    """The template asked for. Refused: one that there is not."""
    if template not in set(Template):
        raise Refused(N_("“%(text)s” is not a kind of document."), field="template", text=template[:40])
    return Template(template)


def may_export_team(by: Actor, criteria: Criteria) -> bool:
    """The team's copy goes to those who may export it; to others for lists that they picked by hand."""
    if by.may(Action.EXPORT_TEAM) or not by.may(Action.LIST):
        return by.may(Action.EXPORT_TEAM)
    chosen = [lists.evidence_list(code, by) for code in criteria.lists]
    return bool(chosen) and all(lists.may_hand_out(one, by) for one in chosen)


def check(order: Order, by: Actor) -> None:
    """NotAllowed: the team's file for somebody who may not have it. Refused: an empty or too large one."""
    by.require(Action.EXPORT_PUBLIC)
    if order.audience == Audience.TEAM and not may_export_team(by, order.criteria):
        raise NotAllowed(N_("The team's file is for advocates and managers, and for a list that you picked by hand."))
    releasing.require(order.criteria)
    released = order.criteria.release is not None
    if released and order.audience == Audience.TEAM:
        raise Refused(N_("A release holds what was public; the team has no file of its own."), field="audience")
    if not released and order.audience == Audience.PUBLIC and by.audience == Audience.TEAM:
        _refuse_unpublished(order.criteria, by)
    if order.form in DOCUMENTS:
        _hold(order, MOST_IN_DOCUMENT, _OF_DOCUMENTS)
    if order.form == Form.BAG:
        if not may_have(Form.BAG, by):
            raise NotAllowed(_ACCOUNTS_ONLY)
        _hold(order, MOST_IN_BAG, _OF_BAGS)
    _refuse_too_many(order)


def may_have(form: Form, by: Actor) -> bool:
    """A bag holds entries of the history, so it is made for accounts; they hand it on to whom they like."""
    return form is not Form.BAG or by.may(Action.READ_TEAM)


def _hold(order: Order, most: int, refusals: _Refusals) -> None:
    """Refused: nothing to put in, more than one file of these holds, or the question of a release."""
    if order.criteria.release is not None:
        raise Refused(refusals.of_release, field="format")
    count = answers(order.audience).count(order.criteria)
    if not count:
        raise Refused(refusals.nothing, field="format")
    if count > most:
        raise Refused(refusals.too_many, field="format", most=most, count=count)


def _refuse_unpublished(criteria: Criteria, by: Actor) -> None:
    """The public's file of a list that is not public would be empty without a word; so it is said."""
    for code in criteria.lists:
        if lists.evidence_list(code, by).status != Status.PUBLISHED:
            raise Refused(
                N_("The list %(code)s is not published, so the public's file of it would be empty. Publish it first."),
                field="list",
                code=code,
            )


def _refuse_too_many(order: Order) -> None:
    """A file that would keep whoever asks waiting for minutes is made by the command; so it is said, and how."""
    if not order.most or order.form == Form.MAP:
        return
    count = answers(order.audience, order.criteria).count(order.criteria)
    if count > order.most:
        raise Refused(_TOO_MANY, most=order.most, count=count, command=command(order))


def command(order: Order) -> str:
    """What to type on the machine of the site to have the same file made."""
    question, audience = to_string(order.criteria), order.audience
    words = ["incidents", "export", "--format", order.form]
    words += ["--query", question] if question else []
    words += ["--audience", audience.value] if audience != Audience.PUBLIC else []
    words += ["--lang", order.lang] if order.lang != "en" else []
    return shlex.join([*words, "-o", f"incidents.{FILES[Form(order.form)][0]}"])

"""The calls of the interface for programs, in one table: path, what it answers, what it may be asked."""

from dataclasses import dataclass

from incidents.domain.vocabulary import N_
from incidents.web.api.parameters import (
    BY,
    CODE,
    FORMAT,
    IF_MATCH,
    LANG,
    RESEND,
    SHELF,
    SIZE,
    SORT,
    TURN,
    ZOOM,
    Parameter,
)

GEOJSON = "application/geo+json"


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call. `answer` is the shape of its JSON, `geojson` that of its GeoJSON; `media_type` says what
    else it may be than JSON; `asked` means it takes a question.

    `gone` calls lead on from an old code (301), and say of what was withdrawn that it was (410). A call that writes
    takes a `body` of the shape named, and the token of an account.
    """

    endpoint: str
    path: str
    meaning: str
    answer: str
    own: tuple[Parameter, ...] = (LANG,)
    asked: bool = False
    geojson: str = ""
    media_type: str = "application/json"
    gone: bool = False
    method: str = "get"
    body: str = ""
    status: int = 200


CALLS = (
    Call(
        endpoint="incidents",
        path="/incidents",
        meaning=N_("A page of the incidents that answer a question"),
        answer="Page",
        geojson="FeaturePage",
        asked=True,
        own=(SORT, TURN, SIZE, FORMAT, LANG),
    ),
    Call(
        endpoint="incident",
        path="/incidents/{code}",
        meaning=N_("One incident, with every reported figure and why it counts or not"),
        answer="Incident",
        own=(CODE, LANG),
        gone=True,
    ),
    Call(
        endpoint="facets",
        path="/facets",
        meaning=N_(
            "What each parameter could be set to, counted for the question; articles for up to 2,000 incidents alone"
        ),
        answer="Facets",
        asked=True,
    ),
    Call(
        endpoint="totals",
        path="/totals",
        meaning=N_("People by outcome as sums of ranges, and how many records give no number"),
        answer="Totals",
        asked=True,
    ),
    Call(
        endpoint="series",
        path="/series",
        meaning=N_("The same along time, by day, month or year"),
        answer="Series",
        asked=True,
        own=(BY, LANG),
    ),
    Call(
        endpoint="cells",
        path="/cells",
        meaning=N_("What a map's window holds, gathered by nearness; single incidents where there are few"),
        answer="Cells",
        asked=True,
        own=(ZOOM, LANG),
    ),
    Call(
        endpoint="whole",
        path="/whole",
        meaning=N_("All incidents with a point, as cells of a fine grid in a few bytes each"),
        answer="Packed",
        asked=True,
        media_type="application/octet-stream",
    ),
    Call(
        endpoint="areas",
        path="/areas",
        meaning=N_("The incidents by governorate, with people killed per 100,000 where the population is known"),
        answer="Areas",
        asked=True,
    ),
    Call(
        endpoint="articles",
        path="/articles",
        meaning=N_("A page of the article library"),
        answer="ArticlePage",
        own=(*SHELF, LANG),
    ),
    Call(
        endpoint="article",
        path="/articles/{code}",
        meaning=N_("One article, with up to 200 of the incidents that lean on it"),
        answer="Article",
        own=(CODE, LANG),
        gone=True,
    ),
    Call(
        endpoint="record",
        path="/incidents",
        meaning=N_("Record an incident; it is kept as a draft, as one typed by the token's account"),
        answer="Written",
        own=(RESEND, LANG),
        method="post",
        body="NewIncident",
        status=201,
    ),
    Call(
        endpoint="amend",
        path="/incidents/{code}",
        meaning=N_("Change a record: a member left out stays; figures are matched by number, and none is dropped"),
        answer="Written",
        own=(CODE, IF_MATCH, LANG),
        method="put",
        body="NewIncident",
    ),
    Call(
        endpoint="add_claims",
        path="/incidents/{code}/claims",
        meaning=N_("Add one reported figure, or a list of them, to a record"),
        answer="Written",
        own=(CODE, RESEND, LANG),
        method="post",
        body="NewFigures",
        status=201,
    ),
    Call(
        endpoint="add_article",
        path="/articles",
        meaning=N_("Keep an article; one that is here already by its address is named (409)"),
        answer="Written",
        own=(RESEND, LANG),
        method="post",
        body="NewArticle",
        status=201,
    ),
)
BY_ENDPOINT = {call.endpoint: call for call in CALLS}

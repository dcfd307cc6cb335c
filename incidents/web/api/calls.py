"""The calls of the interface for programs, in one table: path, what it answers, what it may be asked."""

from dataclasses import dataclass

from incidents.domain.vocabulary import N_
from incidents.web.api.parameters import AFTER, BY, CODE, FORMAT, LANG, SHELF, SIZE, SORT, ZOOM, Parameter

GEOJSON = "application/geo+json"


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call. `answer` is the shape of its JSON, `geojson` that of its GeoJSON; `asked` means it takes a question.

    `gone` calls lead on from an old code (301), and say of what was withdrawn that it was (410).
    """

    endpoint: str
    path: str
    meaning: str
    answer: str
    own: tuple[Parameter, ...] = (LANG,)
    asked: bool = False
    geojson: str = ""
    gone: bool = False


CALLS = (
    Call(
        endpoint="incidents",
        path="/incidents",
        meaning=N_("A page of the incidents that answer a question"),
        answer="Page",
        geojson="FeaturePage",
        asked=True,
        own=(SORT, AFTER, SIZE, FORMAT, LANG),
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
        meaning=N_("What each parameter could be set to, counted for the question"),
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
        endpoint="articles",
        path="/articles",
        meaning=N_("A page of the article library"),
        answer="ArticlePage",
        own=(*SHELF, LANG),
    ),
    Call(
        endpoint="article",
        path="/articles/{code}",
        meaning=N_("One article, with the incidents that lean on it"),
        answer="Article",
        own=(CODE, LANG),
        gone=True,
    ),
)
BY_ENDPOINT = {call.endpoint: call for call in CALLS}

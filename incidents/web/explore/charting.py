"""The answer as charts, each with its table."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from flask import render_template
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from incidents.domain.access import Action
from incidents.domain.vocabulary import INJURED, KILLED, N_
from incidents.services import charting, searching
from incidents.services.charting import Chart
from incidents.web.explore.asked import empty_help, shared, totals_words
from incidents.web.explore.blueprint import blueprint
from incidents.web.explore.choices import Labels
from incidents.web.explore.months import in_month
from incidents.web.gate import actor, needs
from incidents.web.i18n import language, say
from incidents.web.query import Asked, address, asked, moved

_UNREADABLE = 400
_MONTHS = ((KILLED, N_("Reported killed, by month")), (INJURED, N_("Reported injured, by month")))
_BY_CODE = (
    ("place", N_("By governorate")),
    ("cause", N_("By cause, as reported")),
    ("actor", N_("By who is said to be responsible")),
    ("grade", N_("By how well supported")),
)
_NOTES = {
    "cause": N_(
        "A record that reports several causes stands under each. The people are those of the whole record: nobody is "
        "said to have died of this cause."
    ),
    "actor": N_("As alleged by sources. A record that names several stands under each, with all its people."),
}


@dataclass(frozen=True)
class Shown:
    """A chart on the page: `key` is its place in the address, `drawing` safe SVG."""

    key: str
    title: str
    drawing: Markup
    chart: Chart
    note: str


@blueprint.get("/incidents/charts")
@needs(Action.READ_PUBLIC)
def charts() -> ResponseReturnValue:
    """One question as charts."""
    question = asked()
    if elsewhere := moved(question):
        return elsewhere
    around, by = shared(question), actor()
    if question.problems:
        return render_template("explore/charts.html", **around), _UNREADABLE
    criteria = question.criteria.question
    totals = searching.totals(criteria, by)
    return render_template(
        "explore/charts.html",
        **around,
        totals=totals_words(totals, criteria),
        charts=list(_charts(question, around["labels"])) if totals.incidents else [],
        without_each=[] if totals.incidents else empty_help(question, around["labels"]),
    )


def _charts(question: Asked, said: Labels) -> Iterator[Shown]:
    by, criteria, lang = actor(), question.criteria.question, language()
    for outcome, title in _MONTHS:
        drawn = charting.by_month(
            criteria, by, outcome, lang, lambda first: address("explore.incidents", in_month(criteria, first))
        )
        if drawn.svg:
            yield _shown(f"months-{outcome}", title, drawn)
    for param, title in _BY_CODE:
        named = charting.Named(say(title), said.of, partial(_only, question, param))
        drawn = charting.by_code(criteria, by, param, lang, named)
        if drawn.svg:
            yield _shown(param, title, drawn)


def _shown(key: str, title: str, chart: Chart) -> Shown:
    note = say(_NOTES[key]) if key in _NOTES else ""
    return Shown(key, say(title), Markup(chart.svg), chart, note)  # noqa: S704 - drawn by us, every text escaped


def _only(question: Asked, param: str, code: str) -> str:
    """The list of the same question with one code chosen."""
    return address("explore.incidents", question.criteria.question.choosing(param, code))

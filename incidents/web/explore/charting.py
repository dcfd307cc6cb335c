"""The answer as charts, each with its table."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from urllib.parse import urlencode

from flask import render_template, request, send_file
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from incidents.domain.access import Action
from incidents.domain.criteria import Criteria
from incidents.domain.query import to_pairs
from incidents.domain.vocabulary import KILLED
from incidents.services import charting, crossing_file, searching
from incidents.services.charting import Chart
from incidents.services.crossing_file import CrossOrder
from incidents.web.explore import crossing, time_charts
from incidents.web.explore.asked import Chip, empty_help, shared, totals_words
from incidents.web.explore.blueprint import blueprint
from incidents.web.explore.chart_options import OURS, Options, read_options
from incidents.web.explore.choices import Labels
from incidents.web.explore.narrowing import Narrowing
from incidents.web.gate import actor, needs
from incidents.web.i18n import language, say
from incidents.web.query import Asked, address, asked, moved

_UNREADABLE = 400


@dataclass(frozen=True)
class Shown:
    """A chart on the page: `key` is its place in the address, `drawing` safe SVG; `more` groups have no bar."""

    key: str
    title: str
    drawing: Markup
    chart: Chart
    note: str
    more: int


@blueprint.get("/incidents/charts")
@needs(Action.READ_PUBLIC)
def charts() -> ResponseReturnValue:
    """One question as charts; the table of any two things as a file where that is asked for."""
    question = asked(besides=OURS)
    if elsewhere := moved(question, besides=OURS):
        return elsewhere
    options, problems = read_options(request.args, actor().audience)
    question = replace(question, problems={**question.problems, **problems})
    around = _around(question, options)
    if question.problems:
        return render_template("explore/charts.html", **around), _UNREADABLE
    if options.format:
        return _file(question.criteria.question, options, around["labels"])
    return render_template("explore/charts.html", **around, **_answer(question, options, around["labels"]))


def _around(question: Asked, options: Options) -> dict[str, Any]:
    """What every view of a question shows; addresses and forms of this page carry its options along."""
    found = shared(question)
    kept = options.kept()
    return found | {
        "chips": [Chip(chip.text, _with(chip.href, kept)) for chip in found["chips"]],
        "kept": [*found["kept"], *kept.items()],
    }


def _with(href: str, kept: dict[str, str]) -> str:
    return f"{href}{'&' if '?' in href else '?'}{urlencode(kept)}" if kept else href


def _answer(question: Asked, options: Options, said: Labels) -> dict[str, Any]:
    criteria = question.criteria.question
    totals = searching.totals(criteria, actor())
    found: dict[str, Any] = {"totals": totals_words(totals, criteria)}
    if not totals.incidents:
        return found | {"without_each": empty_help(question, said)}
    return found | {
        "time": time_charts.along_time(criteria, totals, options, said),
        "charts": list(_by_code(criteria, said)),
        "silent": totals.incidents - (totals.sums[KILLED].records if KILLED in totals.sums else 0),
        "cross": crossing.table(criteria, options, said),
        "everything": crossing.everything(criteria, totals),
        "crossing": crossing.around(criteria, options),
        "asked_pairs": to_pairs(criteria),
        "options": options,
    }


def _by_code(criteria: Criteria, said: Labels) -> Iterator[Shown]:
    by, lang, narrowing = actor(), language(), Narrowing()
    for param, (title, note) in charting.BY_CODE.items():
        named = charting.Named(say(title), said.of, partial(_only, criteria, param, narrowing))
        drawn = charting.by_code(criteria, by, param, lang, named)
        if drawn.chart.svg:
            svg = Markup(drawn.chart.svg)  # noqa: S704 - drawn by us, every text escaped
            yield Shown(param, say(title), svg, drawn.chart, say(note) if note else "", drawn.more)


def _only(criteria: Criteria, param: str, narrowing: Narrowing, code: str) -> str:
    """The list of the same question and one code besides; "" where no address says that."""
    narrowed = narrowing.by(criteria, param, code)
    return address("explore.incidents", narrowed) if narrowed else ""


def _file(criteria: Criteria, options: Options, said: Labels) -> ResponseReturnValue:
    rows, columns = options.sides
    order = CrossOrder(
        criteria=criteria, rows=rows, columns=columns, lang=language(), label=partial(crossing.label_of, said)
    )  # fmt: skip
    made = crossing_file.export(order, actor())
    whole = io.BytesIO(made.content)
    return send_file(whole, "text/csv; charset=utf-8", as_attachment=True, download_name=made.name, max_age=0)

"""What makes the record trustworthy: about it, how it counts, its code book, its corrections, safety."""

from itertools import groupby

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from incidents.domain import rule_words
from incidents.domain.access import Action
from incidents.domain.counts import BOUNDS_VERSION, WORDINGS
from incidents.domain.rule import VERSION
from incidents.domain.vocabulary import N_
from incidents.services import overview, reference
from incidents.services.overview import Correction
from incidents.web.gate import actor, open_to_all
from incidents.web.i18n import language, say
from incidents.web.pages.blueprint import blueprint
from incidents.web.vocabulary.titles import title_of
from incidents.web.words import day_words

#: Word lists that are for the team alone.
_TEAM_LISTS = frozenset({"reliability", "credibility"})


@blueprint.get("/about")
@open_to_all
def about() -> ResponseReturnValue:
    """What this record is, and what it is not."""
    return render_template("pages/about.html")


@blueprint.get("/method")
@open_to_all
def method() -> ResponseReturnValue:
    """How reported figures become a range."""
    return render_template(
        "pages/method.html",
        rule_version=VERSION,
        rule_steps=rule_words.RULE,
        why_not=rule_words.WHY_NOT,
        word_table=WORDINGS,
        word_table_version=BOUNDS_VERSION,
    )


@blueprint.get("/codebook")
@open_to_all
def codebook() -> ResponseReturnValue:
    """Every column and every term."""
    lang = language()
    columns = [row for row in overview.codebook_rows(lang) if not row[2]]
    tables = [(name, list(rows)) for name, rows in groupby(columns, key=lambda row: row[0])]
    lists = [
        {
            "list": name,
            "title": title_of(name),
            "terms": [
                {"slug": term.slug, "label": term.label(lang), "codes": term.codes, "active": term.active}
                for term in terms
            ],
        }
        for name, terms in reference.vocabulary().items()
        if name not in _TEAM_LISTS
    ]
    return render_template("pages/codebook.html", tables=tables, vocabulary=lists)


@blueprint.get("/codebook.csv")
@open_to_all
def codebook_file() -> ResponseReturnValue:
    """The code book as a file."""
    answer = Response(overview.codebook_file(language()), mimetype="text/csv")
    answer.headers["Content-Disposition"] = "attachment; filename=codebook.csv"
    return answer


@blueprint.get("/corrections")
@open_to_all
def corrections() -> ResponseReturnValue:
    """Whom to write to, and what was corrected."""
    log = [_told(one) for one in overview.corrections()] if actor().may(Action.READ_PUBLIC) else []
    return render_template("pages/corrections.html", contact=overview.contact(), log=log)


@blueprint.get("/safety")
@open_to_all
def safety() -> ResponseReturnValue:
    """What these pages keep about people, and what to mind."""
    return render_template("pages/safety.html")


def _told(one: Correction) -> dict[str, str]:
    text = _CORRECTED["merged into" if one.into else one.deed]
    return {"date": day_words(one.day), "text": say(text, into=one.into), "code": one.code}


#: What became of a published record.
_CORRECTED = {
    "published": N_("Amended, and published again."),
    "withdrawn": N_("Withdrawn from the public."),
    "merged": N_("Merged with another record of the same incident."),
    "merged into": N_("Merged with another record of the same incident: %(into)s."),
    "merge undone": N_("Separated again: it is a record of its own."),
}

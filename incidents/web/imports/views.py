"""Looking at imports: all of them, one with its file, and the report of one."""

from contextlib import ExitStack
from tempfile import TemporaryFile

from flask import make_response, render_template, request, send_file
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.batches import Batch, BatchState, Problem, RowState
from incidents.domain.errors import NotFound, Refused
from incidents.domain.vocabulary import N_
from incidents.services.importing import checking, handing, meanings, reporting
from incidents.services.importing.checking import Preview
from incidents.web.gate import actor, needs
from incidents.web.i18n import language, say
from incidents.web.imports import telling
from incidents.web.imports.blueprint import blueprint
from incidents.web.imports.forms import ReadingForm, UploadForm, columns_of, hand_fields

_SHOWN = 20
_PAGE = 100
_AGAIN_S = 3
_ODD = (RowState.REFUSED, RowState.DUPLICATE)
_MOST_DIGITS = 9
#: Told only while the work goes on that the press began.
_BEGUN = {
    "undone": N_("Undoing has begun. You may leave this page."),
    "begun": N_("It has begun. You may leave this page; it goes on."),
}
_DONE = {
    "handed": N_("The file is kept. Nothing of it is in the record yet."),
    "read": N_("Kept. The file is read as you said."),
    "discarded": N_("Discarded. Nothing of that file is in the record."),
}


@blueprint.get("/imports")
@needs(Action.IMPORT)
def index() -> str:
    """All imports, newest first, and a form for another file."""
    return index_page(UploadForm(formdata=None))


@blueprint.get("/imports/<code>")
@needs(Action.IMPORT)
def show(code: str) -> ResponseReturnValue:
    """One import: what is in its file while it waits, then what became of it."""
    found = handing.batch(code, actor())
    answer = make_response(page(found, None))
    if telling.is_working(found):
        answer.headers["Refresh"] = str(_AGAIN_S)  # the page looks again by itself, without a script
    return answer


@blueprint.get("/imports/<code>/report.csv")
@needs(Action.IMPORT)
def report(code: str) -> ResponseReturnValue:
    """The report as a file."""
    with ExitStack() as until:
        whole = until.enter_context(TemporaryFile())
        reporting.write_report(code, actor(), whole, _in_words)
        until.pop_all()  # the answer closes it once it is sent
    whole.seek(0)
    return send_file(whole, "text/csv", as_attachment=True, download_name=f"import-{code}.csv", max_age=0)


def index_page(form: UploadForm) -> str:
    """The list of imports, with the form as it was sent."""
    told = [(one, telling.state_words(one)) for one in handing.newest(actor())]
    return render_template("imports/index.html", form=form, batches=told, done=_done(), busy=bool(handing.at_work()))


def page(found: Batch, form: ReadingForm | None) -> str:
    """The page of one import; `form` is what was sent and could not be taken."""
    waiting = found.state == BatchState.WAITING
    after = _after()
    states = () if waiting else _ODD  # a dry run keeps no other rows than those of which something is said
    lines = handing.lines(found.code, actor(), states=states, after=after, limit=_PAGE)
    return render_template(
        "imports/show.html",
        batch=found,
        state=telling.state_words(found),
        counts=telling.counts_of(found),
        people=telling.people_of(found),
        beside=telling.beside_of(found),
        problems=telling.problems_of(lines),
        older=lines[-1].number if len(lines) == _PAGE else None,
        failure=_in_words(found.counts.failure) if found.counts.failure else "",
        working=telling.is_working(found),
        stopped=handing.is_stopped(found),
        busy=bool(handing.at_work()),
        done=_done(working=telling.is_working(found)),
        **(_waiting(found, form) if waiting else {"file": None}),
    )


def _waiting(found: Batch, form: ReadingForm | None) -> dict[str, object]:
    """What is in a file that waits; a sentence where it cannot be read as it was chosen."""
    try:
        preview = checking.preview(found.code, actor(), _SHOWN)
    except (Refused, NotFound) as refusal:
        form = form or _filled(found, ())
        return {"file": None, "form": form, "unreadable": say(refusal.message, **refusal.params)}
    form = form or _filled(found, preview.opened.table.sheets)
    return {"file": _file(found, preview), "form": form, "unreadable": ""}


def _file(found: Batch, preview: Preview) -> dict[str, object]:
    opened = preview.opened
    by_hand = opened.preset is None or opened.preset.name == "by_hand"
    return {
        "told": telling.found_in(opened),
        "notes": telling.notes_of(opened),
        "rows": telling.rows_of(preview),
        "known": opened.preset is not None,
        "columns": opened.table.columns,
        "chosen": columns_of(opened, found.reading) if by_hand else {},
        "fields": hand_fields() if by_hand else (),
        "unknown": meanings.asked(found.counts.unknown, language()),
        "nothing": meanings.NOTHING,
    }


def _filled(found: Batch, sheets: tuple[str, ...]) -> ReadingForm:
    form = ReadingForm(sheets, formdata=None)
    form.show(found.reading)
    return form


def _in_words(problem: Problem) -> str:
    return say(problem.message, **problem.params)


def _done(*, working: bool = False) -> str:
    """What the last press led to, for the top of the page."""
    return (_BEGUN if working else _DONE).get(request.args.get("done", ""), "")


def _after() -> int:
    text = request.args.get("after", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else 0

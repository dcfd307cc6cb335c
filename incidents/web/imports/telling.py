"""An import in words: where it stands, what was found in the file, its first rows, what became of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from incidents.domain.batches import Batch, BatchLine, Came, Problem, RowState
from incidents.domain.claims import Claim
from incidents.domain.counts import Count
from incidents.domain.vocabulary import N_
from incidents.services.importing import handing
from incidents.services.importing.checking import Preview
from incidents.services.importing.opening import Opened
from incidents.services.importing.sorting import Sorted
from incidents.services.reference import Names
from incidents.web.i18n import digits, language, say
from incidents.web.words import claim_words, count_words, date_words

_STOPPED = N_("Stopped half way. What was brought in stands; go on, or undo it.")
_REFUSED = {
    "list": N_("The list %(code)s was refused: %(why)s"),
    "article": N_("The article %(code)s was refused: %(why)s"),
}
_DELIMITERS = {",": N_("Comma"), ";": N_("Semicolon"), "\t": N_("Tab"), "|": N_("Vertical bar")}


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is wrong with one cell, in words."""

    row: int
    column: str
    value: str
    why: str
    incident: str = ""
    state: str = ""


@dataclass(frozen=True, kw_only=True)
class RowTold:
    """A row of the file as it would be kept."""

    number: int
    state: str
    title: str
    when: str
    where: str
    figures: tuple[str, ...]
    problems: tuple[Told, ...]


def state_words(batch: Batch) -> str:
    """Where a batch stands."""
    if handing.is_stopped(batch):
        return say(_STOPPED)
    return say(N_("Looked through, not yet brought in") if batch.looked_through else batch.state.label)


def counts_of(batch: Batch) -> list[tuple[str, int]]:
    """(words, rows) of all that became of the rows, those of none left out but the first."""
    counts = batch.counts
    told = [
        (N_("New"), counts.new),
        (N_("Changed"), counts.changed),
        (N_("Already here"), counts.same),
        (N_("Twice in the file"), counts.duplicate),
        (N_("Refused"), counts.refused),
    ]
    if counts.alike:
        told.append((N_("New, and perhaps here already"), counts.alike))
    return [(say(words), rows) for words, rows in told]


def people_of(batch: Batch) -> list[tuple[str, str]]:
    """(outcome, range) of the people that the rows kept speak of."""
    names = Names(language())
    return [
        (names.term("outcome", outcome), count_words(Count(one.min, one.max)))
        for outcome, one in batch.counts.people.items()
    ]


def beside_of(batch: Batch) -> list[str]:
    """What became of the lists of a file of ours, and what was refused of it beside its rows."""
    return [_came(one) for one in batch.counts.beside]


def _came(one: Came) -> str:
    if one.problem is not None:
        why = say(one.problem.message, **one.problem.params)
        return say(_REFUSED[one.kind], code=one.code, why=why)
    if one.state == RowState.SAME:
        return say(N_("The list %(code)s is here already."), code=one.code)
    words = N_("The list %(code)s is yours now; picked by hand and here: %(here)s, not here: %(lacking)s.")
    return say(words, code=one.code, here=digits(str(one.items)), lacking=digits(str(one.lacking)))


def found_in(opened: Opened) -> list[tuple[str, str]]:
    """(what, words) of how the file was understood."""
    table = opened.table
    told = [
        (N_("Kind of data set"), say(opened.preset.title) if opened.preset else say(N_("Not known"))),
        (N_("Kind of file"), table.kind.upper()),
        (N_("Encoding"), table.encoding),
        (N_("Between the cells stands"), say(_DELIMITERS[table.delimiter]) if table.delimiter in _DELIMITERS else ""),
        (N_("Sheet"), table.sheet),
        (N_("Row with the names of the columns"), digits(str(table.header_row))),
        (N_("Columns"), " · ".join(table.columns[:60])),
    ]
    return [(say(what), words) for what, words in told if words]


def notes_of(opened: Opened) -> list[str]:
    """What was found odd about the file as a whole."""
    return [say(message, **params) for message, params in opened.table.notes]


def rows_of(preview: Preview) -> list[RowTold]:
    """The first rows, as they would be kept."""
    return [_row(one) for one in preview.rows]


def problems_of(lines: Iterable[BatchLine]) -> list[Told]:
    """Everything that is said of some rows, a cell at a time."""
    return [told for line in lines for told in _problems(line)]


def is_working(batch: Batch) -> bool:
    """Whether somebody is at it now, so that the page has to be looked at again."""
    return handing.at_work() == batch.code


def _row(one: Sorted) -> RowTold:
    draft = one.draft
    named = draft.places[0] if draft.places else None
    return RowTold(
        number=one.row.number,
        state=say(one.state.label),
        title=draft.title.best(language())[0] or draft.external,
        when=date_words(draft.occurred),
        where=", ".join(filter(None, (named.name, *reversed(named.within)))) if named else "",
        figures=tuple(_figure(claim) for claim in draft.claims if claim.outcome),
        problems=tuple(_told(one.row.number, problem) for problem in one.problems),
    )


def _figure(claim: Claim) -> str:
    return f"{Names(language()).term('outcome', claim.outcome)}: {claim_words(claim)}"


def _problems(line: BatchLine) -> Iterable[Told]:
    if not line.problems:
        yield Told(row=line.number, column="", value="", why="", incident=line.incident, state=say(line.state.label))
    for problem in line.problems:
        yield _told(line.number, problem, line.incident, say(line.state.label))


def _told(row: int, problem: Problem, incident: str = "", state: str = "") -> Told:
    why = say(problem.message, **problem.params)
    return Told(row=row, column=problem.column, value=problem.value, why=why, incident=incident, state=state)

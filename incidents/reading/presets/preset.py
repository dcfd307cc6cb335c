"""What a preset is: how a data set's columns are recognised, and how its rows are read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from incidents.domain.articles import Source
from incidents.domain.companions import Companions, NamedList
from incidents.domain.tabled import Names, RowDraft
from incidents.reading.sheets.table import Row, Table, key


@dataclass(frozen=True, kw_only=True)
class Preset:
    """How to read a data set. `title` is a msgid; `source` is the data set as a source of figures, of its own family.

    A table is of this kind where all columns of one of `marks` are there, unless it `says_more` than this preset would
    read; `required` are those without which no row can be read. `external` gives the code by which the data set knows
    the row, blank where it gives none. Our own exports alone have `parts`, sister tables with the columns that tell
    them, and `companions`, `articles` and `lists`, which are what else a file holds beside its rows; each article
    comes as a row that names it, with all that it is based on.
    """

    name: str
    title: str
    source: Source
    marks: tuple[tuple[str, ...], ...]
    required: tuple[str, ...]
    external: Callable[[Row], str]
    read: Callable[[Row, Names], RowDraft]
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    says_more: Callable[[tuple[str, ...]], bool] = lambda _: False
    companions: Callable[[Table, Names], Companions] = lambda _table, _names: Companions()
    articles: Callable[[Table, Names], Iterator[tuple[Row, RowDraft]]] = lambda _table, _names: iter(())
    lists: Callable[[Table, Names], Iterator[NamedList]] = lambda _table, _names: iter(())

    def fits(self, columns: Iterable[str]) -> bool:
        """Whether a table with these columns is of this kind."""
        names = tuple(columns)
        known = set(map(key, names))
        return any(known.issuperset(map(key, marks)) for marks in self.marks) and not self.says_more(names)

    def missing(self, columns: Iterable[str]) -> tuple[str, ...]:
        """The columns without which no row can be read, and which are not there."""
        known = set(map(key, columns))
        return tuple(name for name in self.required if key(name) not in known)

"""What the page of charts is told besides the question: the pace of time, whose figures, the sides of the table."""

from dataclasses import asdict, dataclass

from werkzeug.datastructures import MultiDict

from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_, Audience
from incidents.services import crossing, reference
from incidents.services.charting import Pace
from incidents.web.i18n import say

_CSV = "csv"
_BY_ITSELF = ("place", "year")
#: Parameters of the address that are this page's own.
OURS = frozenset({"lang", "by", "people", "rows", "columns", "format"})


@dataclass(frozen=True, kw_only=True)
class Options:
    """`by` is a code of Pace, `people` of an outcome, `rows` and `columns` of an axis, `format` csv; "" for unsaid."""

    by: str = ""
    people: str = ""
    rows: str = ""
    columns: str = ""
    format: str = ""

    @property
    def pace(self) -> Pace | None:
        """The pace that was asked for."""
        return Pace(self.by) if self.by else None

    @property
    def sides(self) -> tuple[str, str]:
        """What stands on the two sides of the table; governorates by years where nothing else is said."""
        rows = self.rows or next(one for one in _BY_ITSELF if one != self.columns)
        return rows, self.columns or next(one for one in reversed(_BY_ITSELF) if one != rows)

    def kept(self, **other: str) -> dict[str, str]:
        """The same options for an address, some of them other; never the form of a file, unless it is said."""
        found: dict[str, str] = asdict(self) | {"format": ""} | other
        return {param: value for param, value in found.items() if value}


def read_options(args: MultiDict[str, str], audience: Audience) -> tuple[Options, dict[str, str]]:
    """The options of an address as far as they can be read, and a sentence for each that cannot."""
    values: dict[str, str] = {}
    problems: dict[str, str] = {}
    for param in sorted(OURS - {"lang"}):
        given = [value.strip() for value in args.getlist(param) if value.strip()]
        try:
            values[param] = _read(param, given, audience)
        except Refused as refused:
            problems[param] = say(refused.message, **refused.params)
    options = Options(**values)
    if not problems and options.sides[0] == options.sides[1]:
        problems["columns"] = say(N_("Rows and columns need two different things."))
    return options, problems


def _read(param: str, given: list[str], audience: Audience) -> str:
    if len(given) > 1:
        raise Refused(N_("This can be given once only."), field=param)
    value = given[0] if given else ""
    if value and param in {"rows", "columns"}:
        return crossing.read_axis(value, audience, param)
    known = {"by": tuple(Pace), "people": reference.outcomes(), "format": (_CSV,)}
    if value and value not in known[param]:
        raise Refused(N_("“%(text)s” is not a code that is known here."), field=param, text=value[:40])
    return value

"""What a record says in a few plain words, for forms that have a text where we have columns."""

from collections.abc import Callable, Iterable, Iterator

from incidents.domain.counts import Count
from incidents.domain.incident import ArticleLink
from incidents.domain.people import Involvement
from incidents.domain.vocabulary import ALL, N_, CauseRole, Clarity, DataKind
from incidents.reports.columns import Entry, ExportHead
from incidents.reports.cover import range_words
from incidents.reports.tables.places import PLACE_PRECISIONS

_PRECISIONS = {int(code): words for code, words in PLACE_PRECISIONS}


def title(entry: Entry, lang: str) -> str:
    """The title in a language, else in another one, else the code."""
    return entry.record.content.title.best(lang)[0] or entry.record.code


def people(entry: Entry, head: ExportHead) -> str:
    """Every published range of all people, as "Killed: 46 to 70; Injured: 51 or more"; "" where there is none."""
    ranges = ((outcome, count) for (outcome, group), count in entry.counts.items() if group == ALL)
    return "; ".join(f"{head.label('outcome', outcome)}: {_range(count, head)}" for outcome, count in ranges)


def _range(count: Count, head: ExportHead) -> str:
    told = range_words(head, count)
    if count.best is None:
        return told
    return head.say(N_("%(range)s (an analyst's figure: %(best)s)"), range=told, best=count.best)


def precision(entry: Entry, head: ExportHead) -> str:
    """How exactly the place is known, in words; "" where there is none."""
    place = entry.main_place
    return head.say(_PRECISIONS[int(place.precision)]) if place is not None else ""


def account(entry: Entry, head: ExportHead) -> str:
    """Title, summary, numbers, how exactly day and place are known, what kind of record it is, and where it stands."""
    return " ".join(filter(None, _parts(entry, head)))


def _parts(entry: Entry, head: ExportHead) -> Iterator[str]:
    content, say = entry.record.content, head.say
    yield f"{title(entry, head.lang)}."
    yield content.summary.best(head.lang)[0]
    if told := people(entry, head):
        yield f"{told}."
    if content.clarity == Clarity.SUMMARY:
        yield say(N_("A pattern over time; enters no sum."))
    for role in CauseRole:
        causes = dict.fromkeys(head.label("cause", one.term) for one in content.causes if one.role == role)
        yield f"{say(role.label)}: {', '.join(causes)}." if causes else ""
    names = ", ".join(one.name.best(head.lang)[0] for one in alleged(entry))
    yield f"{say(N_('Said to be responsible'))}: {names}." if names else ""
    when = content.occurred.edtf if content.occurred else say(N_("date not known"))
    yield say(N_("Date: %(date)s."), date=when)
    if hour := content.time_text or (content.time_from.isoformat("minutes") if content.time_from else ""):
        yield say(N_("Time: %(time)s."), time=hour)
    if entry.main_place is not None:
        yield say(N_("Place known to: %(precision)s."), precision=precision(entry, head))
    if content.data_kind is not DataKind.RECORD:
        yield f"{say(content.data_kind.label)}."
    yield entry.url


def outlets(entry: Entry) -> tuple[str, ...]:
    """Who published the articles of a record, each once."""
    return _each(entry.record.content.articles, lambda link: link.ref.outlet.best("en")[0] if link.ref else "")


def alleged(entry: Entry) -> tuple[Involvement, ...]:
    """Institutions and units said to be responsible; a person is never among them."""
    return tuple(one for one in entry.record.content.actors if not one.person and one.name)


def _each(links: Iterable[ArticleLink], read: Callable[[ArticleLink], str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for link in links if (found := read(link))))

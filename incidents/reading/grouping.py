"""The happenings of one text: figures of one place and day belong together."""

from collections.abc import Sequence

from incidents.domain.dates import UncertainDate
from incidents.domain.suggestions import Event, Kind, SaidFigure, Suggestion
from incidents.domain.vocabulary import Scope

_OF_EVENT = frozenset({Scope.INCIDENT, Scope.PART, Scope.UNSURE})


def events(suggestions: Sequence[Suggestion]) -> tuple[Event, ...]:
    """One event for each place and day to which figures are tied, in the order of the text.

    Figures without a day join the event of their place. A text without figures tells of one event. Totals of other
    times and areas belong to an event only where the text tells of no other.
    """
    places = _index(suggestions, Kind.PLACE)
    dates = _index(suggestions, Kind.DATE)
    groups: dict[tuple[str, UncertainDate | None], list[int]] = {}
    for number, one in enumerate(suggestions):
        if one.kind is Kind.FIGURE and isinstance(one.value, SaidFigure) and one.value.scope in _OF_EVENT:
            groups.setdefault(_key(one.value, groups), []).append(number)
    others = _others(suggestions)
    if not groups:
        return _alone(places, dates, others)
    made = [
        Event(place=places.get(place), date=None if when is None else dates.get(when), figures=tuple(figures))
        for (place, when), figures in groups.items()
    ]
    if len(made) == 1 and others:
        figures = tuple(sorted((*made[0].figures, *others)))
        return (Event(place=made[0].place, date=made[0].date, figures=figures),)
    return tuple(made)


def _key(
    figure: SaidFigure, groups: dict[tuple[str, UncertainDate | None], list[int]]
) -> tuple[str, UncertainDate | None]:
    same_place = [key for key in groups if key[0] == figure.place]
    if figure.when is None and same_place:
        return same_place[-1]
    return figure.place, figure.when


def _index(suggestions: Sequence[Suggestion], kind: Kind) -> dict[object, int]:
    """Value → its place among the suggestions."""
    return {one.value: number for number, one in enumerate(suggestions) if one.kind is kind}


def _others(suggestions: Sequence[Suggestion]) -> list[int]:
    return [
        number
        for number, one in enumerate(suggestions)
        if one.kind is Kind.FIGURE and isinstance(one.value, SaidFigure) and one.value.scope not in _OF_EVENT
    ]


def _alone(places: dict[object, int], dates: dict[object, int], others: list[int]) -> tuple[Event, ...]:
    if not (places or dates or others):
        return ()
    place, date = (next(iter(found.values()), None) for found in (places, dates))
    return (Event(place=place, date=date, figures=tuple(others)),)

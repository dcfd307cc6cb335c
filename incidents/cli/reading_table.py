"""A reading as lines for a terminal: what it says, the words it comes from, how sure it is."""

from collections.abc import Iterator, Mapping
from typing import Any

from incidents.domain.count_words import in_words
from incidents.domain.counts import Qualifier

_LONGEST = 60  # characters of a passage that are shown
_HEADINGS = {
    "figures": "Numbers of people",
    "dates": "When",
    "places": "Where",
    "causes": "Causes",
    "weapons": "Weapons",
    "actors": "Who is said to be responsible",
    "groups": "Who they were",
    "denials": "Official denials",
    "families": "News agencies",
}


def lines(about: Mapping[str, Any], read: Mapping[str, Any]) -> Iterator[str]:
    """The lines, a blank one between the parts; parts in which nothing was read are left out."""
    for name, value in about.items():
        if value:
            yield f"{name.capitalize():<12} {value}"
    for name, heading in _HEADINGS.items():
        if read[name]:
            yield ""
            yield heading
            yield from (
                f"  {_value(name, one):<42} {one['confidence']:.2f}  “{_short(one['passage'])}”" for one in read[name]
            )
    if not any(read[name] for name in _HEADINGS):
        yield "Nothing was read in this text."


def _value(name: str, one: Mapping[str, Any]) -> str:
    if name == "figures":
        return _figure(one)
    if name == "places":
        return f"{one['name']} ({one['code']})" + (f" or {', '.join(one['others'])}" if one["others"] else "")
    return str(one.get("edtf") or one.get("code") or one.get("name"))


def _figure(one: Mapping[str, Any]) -> str:
    """Such as "killed more than 50", "injured 20 to 30, protesters; cumulative": the number as it was printed."""
    said, numbers = in_words(Qualifier(one["qualifier"]), one["value"], one["upper"])
    number = said % numbers
    group = "" if one["group"] == "all" else f", {one['group']}"
    scope = "" if one["scope"] == "incident" else f"; {one['scope']}"
    return f"{one['outcome']} {number}{group}{scope}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"

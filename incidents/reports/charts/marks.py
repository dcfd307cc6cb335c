"""The marks of the strip: filled where a figure counts, hollow where not, and the shape says why not."""

from enum import StrEnum
from xml.etree.ElementTree import Element

from incidents.domain.claims import Claim
from incidents.domain.rule import Verdict
from incidents.domain.vocabulary import N_, Scope, WhyNot
from incidents.reports.charts import svg
from incidents.reports.charts.svg import add

#: The side of a mark that stands alone in a table or a key, in pixels.
ALONE = 20
_COLOURED = frozenset({"killed", "injured"})


class Shape(StrEnum):
    """What a mark looks like; the order is that of the key."""

    COUNTED = "counted"
    ADDED = "added"
    EARLIER = "earlier"
    MORE = "more"
    PART = "part"
    DENIAL = "denial"
    UNSURE = "unsure"
    COMBINED = "combined"
    LEFT_OUT = "left-out"


_SHAPES = {
    WhyNot.SUPERSEDED: Shape.EARLIER,
    WhyNot.EARLY: Shape.EARLIER,
    WhyNot.MORE: Shape.MORE,
    WhyNot.PART: Shape.PART,
    WhyNot.SUBGROUP: Shape.PART,
    WhyNot.OWN_TOTAL: Shape.PART,
    WhyNot.DENIAL: Shape.DENIAL,
    WhyNot.UNSURE: Shape.UNSURE,
    WhyNot.UNDATED: Shape.UNSURE,
    WhyNot.COMBINED: Shape.COMBINED,
    WhyNot.WITHDRAWN: Shape.LEFT_OUT,
    WhyNot.REVIEW: Shape.LEFT_OUT,
}

MEANING = {
    Shape.COUNTED: N_("Counted"),
    Shape.ADDED: N_("Counted: one group, added to the others of the same source"),
    Shape.EARLIER: N_("Not counted: an earlier report"),
    Shape.MORE: N_("Not counted: covers more than this event"),
    Shape.PART: N_("Not counted: covers a part"),
    Shape.DENIAL: N_("Not counted: an official position"),
    Shape.UNSURE: N_("Not counted: not certain what it covers, or when it was given"),
    Shape.COMBINED: N_("Not counted: adds different harms together"),
    Shape.LEFT_OUT: N_("Not counted: withdrawn, corrected or left out by review"),
}
SEVERAL_DAYS = N_("Not counted: covers more than one day")
OR_MORE = N_("or more")
OR_FEWER = N_("or fewer")


def shape_of(verdict: Verdict) -> Shape:
    """The shape of a verdict on a figure taken alone."""
    return Shape.COUNTED if verdict.why is None else _SHAPES[verdict.why]


def meaning(shape: Shape, claims: list[Claim]) -> str:
    """What the key says of a shape (a msgid), given the claims that it stands for."""
    if shape is Shape.MORE and claims and all(claim.scope == Scope.SEVERAL_DAYS for claim in claims):
        return SEVERAL_DAYS
    return MEANING[shape]


def kind_of(outcome: str) -> str:
    """The class that gives a drawing the colour of what it counts; none of them for other outcomes."""
    return f" kind-{outcome}" if outcome in _COLOURED else ""


def alone(shape: Shape, outcome: str) -> str:
    """A mark by itself, as an image that says nothing: the words beside it do."""
    root = _frame(outcome)
    draw(root, shape, ALONE / 2, ALONE / 2, 7.5 if shape in {Shape.COUNTED, Shape.ADDED} else 6.5)
    return svg.markup(root)


def arrow_alone(*, up: bool) -> str:
    """An arrow by itself, for the key."""
    root = _frame("")
    half = ALONE / 2
    stem(root, half, half + (8 if up else -8), half + (-7 if up else 7), "up")
    return svg.markup(root)


def _frame(outcome: str) -> Element:
    side = f"0 0 {ALONE} {ALONE}"
    return svg.element(
        "svg", class_=f"plot{kind_of(outcome)}", width=ALONE, height=ALONE, viewBox=side, aria_hidden="true"
    )


def draw(parent: Element, shape: Shape, x: float, y: float, r: float) -> None:
    """Draw a mark of about radius `r` pixels with its middle at `x`, `y`."""
    if shape in {Shape.COUNTED, Shape.EARLIER}:
        add(parent, "circle", class_="in" if shape is Shape.COUNTED else "out", cx=x, cy=y, r=r)
    elif shape is Shape.UNSURE:
        add(parent, "circle", class_="out dashed", cx=x, cy=y, r=r)
    elif shape is Shape.MORE:
        add(parent, "rect", class_="out", x=x - r, y=y - r, width=2 * r, height=2 * r)
    elif shape is Shape.LEFT_OUT:
        half = svg.figure(r * 1.6)
        corner = f"M{svg.figure(x - r * 0.8)} {svg.figure(y - r * 0.8)}"
        add(parent, "path", class_="out cross", d=f"{corner}l{half} {half}m0 -{half}l-{half} {half}")
    else:
        add(parent, "polygon", class_="in" if shape is Shape.ADDED else "out", points=_corners(shape, x, y, r))


def _corners(shape: Shape, x: float, y: float, r: float) -> str:
    if shape is Shape.DENIAL:
        corners = [(0.0, -1.1 * r), (1.1 * r, 0.9 * r), (-1.1 * r, 0.9 * r)]
    elif shape is Shape.COMBINED:
        corners = [(-0.55 * r, -r), (0.55 * r, -r), (1.1 * r, 0.0), (0.55 * r, r), (-0.55 * r, r), (-1.1 * r, 0.0)]
    else:
        corners = [(0.0, -1.15 * r), (1.15 * r, 0.0), (0.0, 1.15 * r), (-1.15 * r, 0.0)]
    return " ".join(f"{svg.figure(x + dx)},{svg.figure(y + dy)}" for dx, dy in corners)


def stem(parent: Element, x: float, start: float, end: float, class_: str, *, head: bool = True) -> None:
    """A line up or down from a mark, with an arrow's head for "or more" and "or fewer"."""
    back = 6 if end < start else -6
    point = f"m-5 {back}l5 {-back}l5 {back}" if head else "m-4 0h8"
    add(parent, "path", class_=class_, d=f"M{svg.figure(x)} {svg.figure(start)}V{svg.figure(end)}{point}")

"""What each form cannot carry of a record, and which records that touches; a form that carries all has no line here.

A loss that a feature decides is told with the number of records that have it. The others are told without: which
records they touch cannot be counted without reading each.
"""

from dataclasses import dataclass

from incidents.domain.features import Feature
from incidents.domain.vocabulary import N_


@dataclass(frozen=True)
class Loss:
    """A thing that is lost, as a msgid, and the feature of the records that lose it; None where nobody can count them.

    `whole` tells that these records are left out altogether.
    """

    what: str
    feature: Feature | None = None
    whole: bool = False


_FIGURES = Loss(N_("the reported figures behind the range, with their quoted words"), Feature.FIGURES)
_INJURED_AS_WORDS = Loss(N_("the numbers of injured, which stand in words only"), Feature.INJURED)
_OTHERS_AS_WORDS = Loss(
    N_("the numbers of people neither killed nor injured, which stand in words only"), Feature.OTHERS
)
_OTHERS = Loss(N_("the numbers of people neither killed nor injured"), Feature.OTHERS)
_GROUPS = Loss(N_("the numbers of some of the people only, such as children"), Feature.GROUPS)
_UNPLACED = Loss(N_("a point on the map: the place is known to a district or coarser, or not at all"), Feature.UNPLACED)
_NO_PLACE = Loss(N_("a shape on the map: no governorate is known"), Feature.NOWHERE)
_OUTLINES = Loss(N_("the area of a place whose outline is not at hand"))
_LAST_DAY = Loss(N_("the last possible day, which stands in words only"), Feature.SPAN)
_FURTHER_PLACES = Loss(N_("of an incident in several places, every place but the first"))
_REPLIES = Loss(N_("what those said to be responsible reply"))
_CAUSES = Loss(N_("who reports a cause, and notes on it"))
_INJURED = Loss(N_("the numbers of injured"), Feature.INJURED)

#: Code of a form → what it cannot carry, the gravest first; () where that is nothing.
LOSSES: dict[str, tuple[Loss, ...]] = {
    "csv": (_CAUSES,),
    "csv-flat": (_FIGURES, _GROUPS, _FURTHER_PLACES, _REPLIES, _CAUSES),
    "xlsx": (_CAUSES, Loss(N_("of a text of more than 32,767 characters, the end"))),
    "geojson": (_FIGURES, _GROUPS, _NO_PLACE, _OUTLINES, _REPLIES, _CAUSES),
    "map": (_FIGURES, _OTHERS, _GROUPS, _UNPLACED, _FURTHER_PLACES, _REPLIES, _CAUSES),
    "gpkg": (_NO_PLACE, _OUTLINES, _CAUSES),
    "kml": (_FIGURES, _GROUPS, _NO_PLACE, _OUTLINES, _FURTHER_PLACES, _REPLIES, _CAUSES),
    "hxl": (_FIGURES, _FURTHER_PLACES, _REPLIES, _CAUSES),
    "acled": (
        Loss(N_("a date: the row has none, and programs may pass it over"), Feature.UNDATED),
        Loss(N_("the upper end of the range of killed, which stands in words only"), Feature.KILLED_RANGE),
        _INJURED_AS_WORDS,
        _OTHERS_AS_WORDS,
        _LAST_DAY,
        _FIGURES,
        _FURTHER_PLACES,
        _REPLIES,
        _CAUSES,
    ),
    "ged": (
        Loss(N_("the form has only events with a reported death"), Feature.NO_DEATH, whole=True),
        Loss(N_("a date: the row has none, and programs may pass it over"), Feature.DEATH_UNDATED),
        _INJURED,
        _OTHERS,
        _FIGURES,
        _FURTHER_PLACES,
        _REPLIES,
        _CAUSES,
    ),
    "timemap": (
        Loss(N_("an empty date: they stand at the day of their first report, and say so"), Feature.UNDATED),
        _LAST_DAY,
        _UNPLACED,
        _OTHERS_AS_WORDS,
        _FIGURES,
        _FURTHER_PLACES,
        _REPLIES,
        _CAUSES,
    ),
    "uwazi": (_UNPLACED, _GROUPS, _FURTHER_PLACES, _REPLIES, _CAUSES),
    "ftm": (
        Loss(N_("the numbers of people, which stand in words only"), Feature.NUMBERED),
        _UNPLACED,
        _FURTHER_PLACES,
        _REPLIES,
        _CAUSES,
    ),
}

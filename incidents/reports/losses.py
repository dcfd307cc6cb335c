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


_FIGURES = Loss(N_("reported figures and the words they were given in"), Feature.FIGURES)
_INJURED_AS_WORDS = Loss(N_("injured as numbers, said in words only"), Feature.INJURED)
_OTHERS_AS_WORDS = Loss(N_("people neither killed nor injured as numbers, said in words only"), Feature.OTHERS)
_OTHERS = Loss(N_("people neither killed nor injured"), Feature.OTHERS)
_GROUPS = Loss(N_("numbers of some of the people, such as children"), Feature.GROUPS)
_UNPLACED = Loss(N_("a point on the map, since the place is known to a district or coarser"), Feature.UNPLACED)
_NO_PLACE = Loss(N_("any shape on the map, since no governorate is known"), Feature.NOWHERE)
_OUTLINES = Loss(N_("areas whose outline is not at hand"))
_LAST_DAY = Loss(N_("the last possible day, said in words only"), Feature.SPAN)
_FURTHER_PLACES = Loss(N_("places beyond the first"))
_REPLIES = Loss(N_("replies of those said to be responsible"))
_SUMMARIES = Loss(N_("summaries, hours, and those said to be responsible"))
_CAUSES = Loss(N_("who reports each cause"))
_ARTICLES = Loss(N_("titles and addresses of articles"))
_VIOLATIONS = Loss(N_("alleged violations"), Feature.VIOLATIONS)
_INJURED = Loss(N_("injured"), Feature.INJURED)
_OF_THEN = Loss(N_("the lists of that day, and articles and places as they stood then"), Feature.FROZEN)
_FOR_PROGRAMS = Loss(N_("numbers that a program could count with"))

#: Code of a form → what it cannot carry, the gravest first; () where that is nothing.
LOSSES: dict[str, tuple[Loss, ...]] = {
    "csv": (_OF_THEN,),
    "csv-flat": (_FIGURES, _GROUPS, _ARTICLES, _FURTHER_PLACES, _REPLIES, _CAUSES),
    "xlsx": (Loss(N_("the end of texts of more than 32,767 characters")), _OF_THEN),
    "json": (_OF_THEN,),
    "bag": (),
    "pdf": (_FOR_PROGRAMS,),
    "docx": (_FOR_PROGRAMS,),
    "geojson": (_FIGURES, _GROUPS, _NO_PLACE, _OUTLINES, _SUMMARIES, _ARTICLES, _REPLIES, _CAUSES),
    "map": (
        _FIGURES,
        _OTHERS,
        _GROUPS,
        _UNPLACED,
        _VIOLATIONS,
        _SUMMARIES,
        _ARTICLES,
        _FURTHER_PLACES,
        _REPLIES,
        _CAUSES,
    ),
    "gpkg": (_NO_PLACE, _OUTLINES),
    "kml": (_FIGURES, _GROUPS, _NO_PLACE, _OUTLINES, _ARTICLES, _FURTHER_PLACES, _REPLIES, _CAUSES),
    "hxl": (
        _FIGURES,
        Loss(N_("numbers of groups other than children, women, men and the elderly among those killed")),
        _ARTICLES,
        _FURTHER_PLACES,
        _REPLIES,
        _CAUSES,
    ),
    "acled": (
        Loss(N_("a date, since none is known: programs may pass over the row"), Feature.UNDATED),
        Loss(N_("the upper end of the range of killed, said in words only"), Feature.KILLED_RANGE),
        _INJURED_AS_WORDS,
        _OTHERS_AS_WORDS,
        _LAST_DAY,
        _GROUPS,
        _FIGURES,
        _VIOLATIONS,
        _ARTICLES,
        _FURTHER_PLACES,
        _REPLIES,
        _CAUSES,
    ),
    "ged": (
        Loss(N_("the form has only events with a reported death"), Feature.NO_DEATH, whole=True),
        Loss(N_("a date, since none is known: programs may pass over the row"), Feature.DEATH_UNDATED),
        _INJURED,
        _OTHERS,
        Loss(N_("numbers of groups other than civilians killed")),
        _FIGURES,
        _VIOLATIONS,
        Loss(N_("addresses of articles")),
        _FURTHER_PLACES,
        _REPLIES,
        _CAUSES,
    ),
    "timemap": (
        Loss(N_("an unknown date: the day of the first report stands in its place, and is said to"), Feature.UNDATED),
        _LAST_DAY,
        _UNPLACED,
        _OTHERS_AS_WORDS,
        _GROUPS,
        _FIGURES,
        _VIOLATIONS,
        _FURTHER_PLACES,
        _REPLIES,
        _CAUSES,
    ),
    "uwazi": (_UNPLACED, _GROUPS, _FURTHER_PLACES, _REPLIES, _CAUSES),
    "ftm": (
        Loss(N_("people as numbers, said in words only"), Feature.NUMBERED),
        _UNPLACED,
        _FURTHER_PLACES,
        _REPLIES,
        _CAUSES,
    ),
}

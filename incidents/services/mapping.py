"""The map of a question: the frame of the map page, the file to take along, and the picture drawn on the server."""

from collections.abc import Callable, Sequence
from typing import Any

from incidents.domain.access import VISITOR, Actor
from incidents.domain.criteria import Criteria
from incidents.domain.incident import Summary
from incidents.domain.moments import today
from incidents.domain.rule import VERSION
from incidents.domain.vocabulary import KILLED, N_, Audience, DataKind
from incidents.reports import map as folium_map
from incidents.reports import map_features
from incidents.reports import picture as drawing
from incidents.reports.cells_picture import Heap, cells_picture
from incidents.reports.map_ground import Collection
from incidents.reports.map_words import Caption, MapWords
from incidents.services import cells, governorates, searching
from incidents.services.depicting import ground
from incidents.services.naming import names_for
from incidents.services.settings import current as settings
from incidents.services.wording import Totals, count_of, question_words, sum_words, words_of
from incidents.storage.search.sums import Sum

Link = Callable[[tuple[str, ...]], str]
_PICTURE_ZOOM, _CORNERS_ZOOM = 7, 10

NOT_A_TOLL = N_(
    "Sum of the records here (%(n)s), as reported; not a death toll. Records that give no number: %(none)s."
)


def frame(criteria: Criteria, by: Actor, lang: str, *, asset: Callable[[str], str], nonce: str) -> str:
    """The map of the incidents that whoever asks may see, as a page for the sandboxed frame.

    More of them than a map draws one by one come later, as cells that the page hands over.
    """
    if is_crowded(criteria, by):
        corners = _corners(criteria, by)
        return folium_map.frame_of_cells(ground(), words_of(lang), asset=asset, nonce=nonce, corners=corners)
    return folium_map.frame(searching.on_map(criteria, by), ground(), words_of(lang), asset=asset, nonce=nonce)


def is_crowded(criteria: Criteria, by: Actor) -> bool:
    """Whether there are more incidents than a map draws one by one."""
    return searching.count(criteria, by) > searching.MOST_ON_MAP


def marks(criteria: Criteria, by: Actor, lang: str) -> Collection:
    """The placed incidents as GeoJSON in words, where they are few enough to be told one by one; else none."""
    found = cells.window(criteria, cells.DEEPEST_ZOOM, by)
    return map_features.marks(found.singles, words_of(lang), cards=False)


def download(criteria: Criteria, lang: str, lost: Sequence[str] = ()) -> tuple[bytes, int]:
    """The map as one file for the public, whoever asks, and how many incidents are in it; `lost` stands in its foot."""
    words, totals = words_of(lang), searching.totals(criteria, VISITOR)
    caption = _caption(criteria, totals, cells.kinds(criteria, VISITOR), words, lost)
    if is_crowded(criteria, VISITOR):
        page = folium_map.stand_alone_of_cells(
            cells.whole(criteria, VISITOR).packed,
            _unplaced(criteria),
            ground(),
            words,
            caption=caption,
            static=settings().static,
        )
        return page.encode(), totals.incidents
    shown = searching.on_map(criteria, VISITOR)
    page = folium_map.stand_alone(shown, ground(), words, caption=caption, static=settings().static)
    return page.encode(), len(shown)


def picture(shown: Sequence[Summary], lang: str, link: Link, size: tuple[int, int] = (860, 668)) -> str:
    """The same incidents as inline SVG, for readers without scripts and for print."""
    return drawing.picture(shown, ground(), words_of(lang), link=link, size=size)


def crowded_picture(criteria: Criteria, by: Actor, lang: str, size: tuple[int, int] = (860, 668)) -> str:
    """Many incidents as inline SVG: a mark for each cell of a coarse grid, with its sums."""
    found = cells.gathered(criteria, _PICTURE_ZOOM, by)
    heaps = [
        Heap(
            centre=one.centre,
            incidents=one.sums.incidents,
            killed=count_of(one.sums.killed),
            injured=count_of(one.sums.injured),
        )
        for one in found
    ]
    return cells_picture(heaps, ground(), words_of(lang), size)


def shape(code: str) -> dict[str, Any] | None:
    """The outline of a governorate or district as a GeoJSON geometry; None for any other place."""
    land = ground()
    areas = (*land.governorates, *land.districts)
    found = next((area for area in areas if area["properties"].get("code") == code), None)
    return found["geometry"] if found else None


def _corners(criteria: Criteria, by: Actor) -> tuple[tuple[float, float], tuple[float, float]]:
    """South-west and north-east of what is asked for, as (lat, lon)."""
    if box := criteria.bbox:
        return (box.south, box.west), (box.north, box.east)
    points = [one.centre for one in cells.gathered(criteria, _CORNERS_ZOOM, by)]
    if not points:
        return folium_map.IRAQ
    lats, lons = [point.lat for point in points], [point.lon for point in points]
    return (min(lats), min(lons)), (max(lats), max(lons))


def _unplaced(criteria: Criteria) -> list[map_features.AreaSum]:
    """The public's incidents that are known to a district or governorate only."""
    found = [area for area in governorates.areas(criteria, VISITOR) if area.coarse]
    return [
        map_features.AreaSum(
            governorate=area.governorate,
            incidents=area.coarse.incidents,
            killed=_range(area.coarse.killed),
            injured=_range(area.coarse.injured),
            silent=area.coarse.silent,
        )
        for area in found
        if area.coarse
    ]


def _range(total: Sum | None) -> tuple[int, int, bool] | None:
    return (total.min, total.max, total.open) if total else None


def _caption(
    criteria: Criteria, totals: Totals, kinds: Sequence[DataKind], words: MapWords, lost: Sequence[str]
) -> Caption:
    asked = question_words(criteria, words, names_for(words.lang, Audience.PUBLIC, criteria.release))
    killed = sum_words(totals.sums.get(KILLED), words)
    made = words.say(N_("Made on %(date)s with the rule %(rule)s."), date=words.day_of_year(today()), rule=VERSION)
    total = [words.say(N_("Reported killed: %(people)s."), people=killed)] if killed else []
    total.append(words.say(NOT_A_TOLL, n=words.number(totals.incidents), none=words.number(totals.without_number)))
    return Caption(
        title=words.say(N_("Map of incidents")),
        question=" · ".join(asked) or words.say(N_("All published records")),
        total=" ".join(total),
        label=" · ".join(words.say(kind.label) for kind in kinds if kind != DataKind.RECORD),
        made=" ".join([made, *lost]),
    )

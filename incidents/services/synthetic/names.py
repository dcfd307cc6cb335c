"""Invented outlets and actors, named so that nobody takes them for real ones."""

from incidents.domain.articles import Source
from incidents.domain.people import Actor
from incidents.domain.text import Trilingual

_OUTLETS = (
    ("Invented News Agency", "وكالة الأنباء المختلقة", "wire", "international"),
    ("Invented Daily", "اليومية المختلقة", "national-paper", "national"),
    ("Invented Broadcasting", "الإذاعة المختلقة", "tv", "national"),
    ("Invented Rights Watchers", "الراصدون المختلقون للحقوق", "ngo", "national"),
    ("Invented Courier", "البريد المختلق", "local-media", "subnational"),
    ("Invented Hospital Desk", "مكتب المستشفى المختلق", "medical", "subnational"),
)
_ACTORS = (
    ("Invented Unit", "وحدة مختلقة", "unit"),
    ("Invented Force", "قوة مختلقة", "force"),
    ("Invented Armed Group", "جماعة مسلحة مختلقة", "armed-group"),
    ("Invented Party", "حزب مختلق", "party"),
    ("Unidentified Invented Gunmen", "مسلحون مختلقون مجهولون", "unidentified"),
)
_RATINGS = ("A", "B", "C", "B", "", "D", "C", "", "B", "E")
_IN_A_FAMILY = 5  # every fifth outlet prints what the first agency says


def outlets(count: int = 80) -> tuple[Source, ...]:
    """Outlets of several kinds; some of one family, some rated, one in ten as unreliable."""
    return tuple(_outlet(number) for number in range(count))


def _outlet(number: int) -> Source:
    en, ar, kind, scale = _OUTLETS[number % len(_OUTLETS)]
    rating = _RATINGS[number % len(_RATINGS)]
    return Source(
        code=f"invented-outlet-{number + 1:03}",
        name=Trilingual(en=f"{en} {number + 1}", ar=f"{ar} {number + 1}"),
        kind=kind,
        scale=scale,
        family="invented-agency" if number % _IN_A_FAMILY == 0 else "",
        reliability=rating,
        reliability_reason="Invented" if rating else "",
    )


def actors(count: int = 60) -> tuple[Actor, ...]:
    """Institutions, units and groups; no person."""
    return tuple(_actor(number) for number in range(count))


def _actor(number: int) -> Actor:
    en, ar, kind = _ACTORS[number % len(_ACTORS)]
    return Actor(
        code=f"invented-actor-{number + 1:03}",
        name=Trilingual(en=f"{en} {number + 1}", ar=f"{ar} {number + 1}"),
        kind=kind,
    )

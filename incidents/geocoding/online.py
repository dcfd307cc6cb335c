"""Asking Nominatim for a town, only where the settings allow it: one press, one question, never saved unconfirmed.

Each question tells an outside server which place is being looked at, so the page says so before the press.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from geopy.adapters import BaseAdapter
from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from incidents.domain.errors import Refused
from incidents.domain.places import Point
from incidents.domain.script import clean_line
from incidents.domain.vocabulary import N_

SECONDS_BETWEEN_QUESTIONS = 1.0  # Nominatim's rule of use
MOST_CHARACTERS = 60
_NONSENSE = (AttributeError, KeyError, TypeError, ValueError)  # what geopy raises on an answer that is none


@dataclass(frozen=True)
class Found:
    """A place as the outside server names it; a suggestion until a person takes it."""

    name: str
    point: Point


class OnlineGeocoder:
    """Nominatim at `domain`, which wants to know who asks (`user_agent`). Made only where the settings name both."""

    def __init__(
        self,
        user_agent: str,
        domain: str,
        adapter_factory: Callable[..., BaseAdapter] | None = None,
        timeout: float = 8,
    ) -> None:
        if not user_agent or not domain:
            raise ValueError("asking outside needs a user agent and the domain of the server")
        options = {} if adapter_factory is None else {"adapter_factory": adapter_factory}
        self._domain = domain
        self._ask = RateLimiter(
            Nominatim(user_agent=user_agent, domain=domain, timeout=timeout, **options).geocode,
            min_delay_seconds=SECONDS_BETWEEN_QUESTIONS,
            max_retries=0,
            swallow_exceptions=False,
        )

    def tells(self, town: str) -> tuple[str, Mapping[str, str]]:
        """The sentence to show before the press: what is sent, and to whom."""
        return N_("This sends “%(words)s” and this server's address to %(domain)s, and nothing else."), {
            "words": _town(town),
            "domain": self._domain,
        }

    def search(self, town: str, limit: int = 5) -> list[Found]:
        """What the server knows by this name. Refused: an address or coordinates, or a server that does not answer."""
        words = _town(town)
        try:
            answers: list[Any] | None = self._ask(words, exactly_one=False, limit=limit, language="en")
        except (GeopyError, *_NONSENSE) as fault:
            raise Refused(
                N_("%(domain)s gave no usable answer. Place the point on the map or type coordinates instead."),
                field="place",
                domain=self._domain,
            ) from fault
        return [Found(clean_line(a.address), Point(a.latitude, a.longitude)) for a in answers or ()]


def _town(text: str) -> str:
    """The words that may leave: the name of a town, never a house, a number or a point."""
    words = clean_line(text)
    if not words or len(words) > MOST_CHARACTERS or any(letter.isdigit() for letter in words):
        raise Refused(
            N_("Only the name of a town or village may be sent: no address, no number, no coordinates."), field="place"
        )
    return words

"""The security tests ask the same house as the tests of the pages."""

from web.conftest import demonstration_house, furnished, house

__all__ = ["demonstration_house", "furnished", "house"]

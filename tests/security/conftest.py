"""The security tests ask the same house as the tests of the pages."""

from web.conftest import closed_house, demonstration_house, furnished, house

__all__ = ["closed_house", "demonstration_house", "furnished", "house"]

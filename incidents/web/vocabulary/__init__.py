"""The word lists as pages."""

from incidents.web.vocabulary.views import blueprint

__all__ = ["blueprint"]

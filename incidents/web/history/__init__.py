"""The history as pages."""

from incidents.web.history.views import blueprint

__all__ = ["blueprint"]

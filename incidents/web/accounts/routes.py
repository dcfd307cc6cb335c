"""The addresses of this room: its blueprint, once each module has added its views."""

from incidents.web.accounts import mine, signing_in, team
from incidents.web.accounts.blueprint import blueprint

__all__ = ["blueprint", "mine", "signing_in", "team"]

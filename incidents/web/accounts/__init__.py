"""Accounts: the pages of signing in, of one's own account and of the team's."""

from incidents.web.accounts import mine, signing_in, team
from incidents.web.accounts.blueprint import blueprint, init_app

__all__ = ["blueprint", "init_app", "mine", "signing_in", "team"]

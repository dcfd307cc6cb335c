"""Signing in, one's own account, and the accounts of the team."""

from flask import Blueprint, Flask
from flask_security import Security

from incidents.services import accounts

__all__ = ["blueprint", "init_app"]

blueprint = Blueprint("accounts", __name__)


def init_app(app: Flask) -> None:
    """Set up Flask-Security with our own columns, passphrases, sessions and pages: it keeps who is signed in."""
    app.config.update(
        SECURITY_JOIN_USER_ROLES=False,
        SECURITY_CLI_USERS_NAME="",
        SECURITY_CLI_ROLES_NAME="",
        SECURITY_DEFAULT_REMEMBER_ME=False,
    )
    security = Security(app, accounts.directory(), register_blueprint=False)
    security.principal.identity_loaders.clear()  # the gate says who may do what: its own decorators are not used
    security.login_manager.session_protection = None  # the session is kept on the server, bound to a token

"""The site as a whole: settings that a manager changes while it runs, and whether the database answers."""

from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from incidents.storage import moment
from incidents.storage.db import session
from incidents.storage.models.history import SiteSettingRow

_SETTINGS = select(SiteSettingRow.__table__)


def setting(name: str) -> str:
    """What a setting was last set to; blank if it never was."""
    return moment.once("settings of the site", _settings).get(name, "")


def _settings() -> dict[str, str]:
    return {row.name: row.value for row in session().execute(_SETTINGS)}


def change(current: Session, name: str, value: str) -> None:
    """Set a setting."""
    current.merge(SiteSettingRow(name=name, value=value))
    current.flush()


def answers() -> bool:
    """Whether the database can be reached and asked."""
    try:
        session().execute(text("SELECT 1"))
    except SQLAlchemyError:
        session().rollback()
        return False
    return True

"""The rooms of one incident: record it, read it, amend it, hand it on."""

from typing import Any

from flask import Blueprint

from incidents.domain.errors import NotFound
from incidents.domain.vocabulary import N_

blueprint = Blueprint("incidents", __name__)


def only_printable(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """No record has a code with control characters, and PostgreSQL takes no NUL."""
    if not all(str(value).isprintable() for value in (values or {}).values()):
        raise NotFound(N_("There is no such record."))


blueprint.url_value_preprocessor(only_printable)

"""How templates are set up, beyond what Flask does."""

from collections.abc import MutableMapping
from typing import Any

from flask.templating import Environment


class Templates(Environment):
    """Flask's own, with what is global to a template in one plain dictionary.

    Each template that takes over parts of another looks through it, ten times a page; the chain of two dictionaries
    that Jinja makes of it takes ten times as long. So what is global has to be there before the first page.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Everything that is global to a template with these of its own."""
        return {**self.globals, **(d or {})}

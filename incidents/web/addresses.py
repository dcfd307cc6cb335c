"""Addresses of this site, each built once: a page names a hundred, and the same ones as the page before it."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from flask import Flask, has_request_context, request, url_for

from incidents.web.templating import Templates

_KEPT = 4096
_ANY = "any-code"
Values = tuple[tuple[str, str], ...]


class Application(Flask):
    """Flask, which remembers the addresses that it built."""

    jinja_environment = Templates

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._kept = lru_cache(maxsize=_KEPT)(self._built)

    def url_for(self, endpoint: str, /, **values: Any) -> str:  # type: ignore[override]  # Flask names its own apart
        """The address of a view, as Flask builds it; what is None it takes for not given."""
        given = {name: value for name, value in values.items() if value is not None}
        if self.url_default_functions or not _is_plain(endpoint, given):
            return super().url_for(endpoint, **values)
        return self._kept(request.script_root, endpoint, tuple(given.items()))

    def _built(self, _root: str, endpoint: str, values: Values) -> str:
        return super().url_for(endpoint, **dict(values))  # type: ignore[arg-type]  # none of Flask's own is in it


def of_codes(endpoint: str, *, external: bool = False) -> Callable[[str], str]:
    """How the addresses of a view of one `code` are made; asked of the routes once, for lists and files of many."""
    whole = url_for(endpoint, code=_ANY, _external=True) if external else url_for(endpoint, code=_ANY)
    before, _, after = whole.partition(_ANY)
    return lambda code: f"{before}{quote(code)}{after}"


def _is_plain(endpoint: str, values: dict[str, Any]) -> bool:
    """Whether nothing but the endpoint, some texts and where the site stands decide on an address."""
    named = has_request_context() and not endpoint.startswith(".")
    return named and all(type(value) is str and name[0] != "_" for name, value in values.items())

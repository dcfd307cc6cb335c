"""A browser without a screen: keeps cookies, sends forms with their token, follows nothing by itself."""

import re
import urllib.error
import urllib.request
from http.client import HTTPException
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlencode

_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_given: Any) -> None:
        """Nowhere: the caller reads where it would lead."""


class Lost(Exception):
    """The server went away before it answered."""


class Visitor:
    """One reader of one site."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()), _Stay)

    def get(self, path: str) -> str:
        """The page at a path."""
        return self._ask(path, None)[1]

    def token(self, path: str) -> str:
        """The token of the form at a path."""
        found = _TOKEN.search(self.get(path))
        assert found, f"no form at {path}"
        return found[1]

    def send(self, path: str, token: str, **answers: str) -> str:
        """Send a form; the path it leads on to. AssertionError where it is refused, Lost where nobody answers."""
        body = urlencode(answers | {"csrf_token": token}).encode()
        status, page, onward = self._ask(path, body)
        assert status == 303, f"{path}: {status} {page[:2000]}"
        return onward

    def sign_in(self, name: str, passphrase: str) -> None:
        """Open a session."""
        self.send("/sign-in", self.token("/sign-in"), name=name, passphrase=passphrase)

    def _ask(self, path: str, body: bytes | None) -> tuple[int, str, str]:
        try:
            with self._opener.open(self._address + path, body, timeout=20) as answer:
                return answer.status, answer.read().decode(), ""
        except urllib.error.HTTPError as answer:
            with answer:
                return answer.code, _rest(answer), answer.headers.get("Location", "")
        except (OSError, HTTPException) as gone:
            raise Lost from gone


def _rest(answer: urllib.error.HTTPError) -> str:
    """What follows the headers; a server that is killed now has said what matters already."""
    try:
        return answer.read().decode()
    except (OSError, HTTPException):
        return ""

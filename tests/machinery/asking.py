"""Asking for pages as somebody: a browser without scripts that holds its cookies and sends its tokens."""

import contextvars
import io
from collections.abc import Callable, Mapping, Sequence
from html.parser import HTMLParser
from typing import Any

from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from incidents.domain.access import Actor, Role
from incidents.domain.accounts import name_key
from incidents.services import accounts as deeds
from incidents.storage import accounts
from incidents.storage.db import db, transaction

PASSPHRASE = "invented words for a test only"
TEAM = tuple(role for role in Role if role != Role.VISITOR)
SECOND_MONITOR = "second monitor"

Answers = Mapping[str, str | Sequence[str]]


def add_accounts() -> None:
    """An account for each role, named like it, and a second monitor; one passphrase for all of them."""
    kept = accounts.hashed(PASSPHRASE)
    with transaction() as session:
        for role in TEAM:
            accounts.add(session, role.value, role.value, role, kept)
        accounts.add(session, SECOND_MONITOR, SECOND_MONITOR, Role.MONITOR, kept)


class House:
    """The application, and whoever asks it."""

    def __init__(self, app: Flask) -> None:
        self.app = app

    def visitor(self) -> "Browser":
        """Somebody without an account."""
        return Browser(self.app)

    def signed_in(self, name: str) -> "Browser":
        """Somebody with an account, by its name; without the work of a passphrase."""
        browser = Browser(self.app)
        begun = deeds.enter(name)
        with browser.client.session_transaction() as session:
            session["token"], session["_user_id"], session["_fresh"] = begun.token, begun.mark, True
        return browser

    def actor(self, name: str) -> Actor:
        """The same person as services know them."""
        found = accounts.by_key(name_key(name))
        assert found is not None, f"no account {name}"
        account = found[0]
        return Actor(account=account.number, name=account.name, role=account.role, grants=account.grants)


class Browser:
    """Cookies, tokens, and a look at every page that comes back."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client = app.test_client()

    def get(self, address: str, **options: Any) -> TestResponse:
        """Ask for a page; redirects are not followed."""
        return self._looked_at(self._alone(self.client.get, address, **options))

    def raw(self, address: str, **options: Any) -> TestResponse:
        """Ask for something that is no page of the house, such as the frame of the map; `method` is GET unless told."""
        return self._alone(self.client.open, address, **{"method": "GET"} | options)

    def post(self, address: str, answers: Answers | None = None, **options: Any) -> TestResponse:
        """Send a form with the token of this session."""
        sent = {**(answers or {}), "csrf_token": self.token()}
        return self._looked_at(self._alone(self.client.post, address, data=sent, **options))

    def post_file(self, address: str, field: str, body: bytes, name: str) -> TestResponse:
        """Send a form with one file, as browsers do."""
        sent = {"csrf_token": self.token(), field: FileStorage(io.BytesIO(body), name)}
        boundary, whole = encode_multipart(sent)
        kind = f"multipart/form-data; boundary={boundary}"
        return self._looked_at(self._alone(self.client.post, address, data=whole, content_type=kind))

    def post_bare(self, address: str, answers: Answers | None = None, **options: Any) -> TestResponse:
        """Send a form as another site would: without a token."""
        return self._looked_at(self._alone(self.client.post, address, data=dict(answers or {}), **options))

    def send(self, address: str, body: bytes, content_type: str) -> TestResponse:
        """Send a body as it stands, such as a form with a file in it."""
        return self._looked_at(self._alone(self.client.post, address, data=body, content_type=content_type))

    def token(self) -> str:
        """The token that a form of this session carries."""
        with self.client.session_transaction() as session:
            raw = session.setdefault("csrf_token", "0" * 40)
        return str(URLSafeTimedSerializer(self.app.secret_key or "", salt="wtf-csrf-token").dumps(raw))

    def _alone(self, ask: Callable[..., TestResponse], *args: Any, **options: Any) -> TestResponse:
        """Ask in a context of its own: a test that stands in the application's would lend it its `g`."""
        answer = contextvars.Context().run(ask, *args, **options)
        answer.get_data()
        answer.close()
        return answer

    def _looked_at(self, answer: TestResponse) -> TestResponse:
        db.session.remove()  # the next request begins afresh, as another process would
        if answer.mimetype == "text/html" and answer.status_code not in {301, 303}:
            page = Page.of(answer.text)
            assert page.faults() == [], f"{answer.request.path}: {page.faults()}"
        return answer


class Page(HTMLParser):
    """What every page of the house is held to: one heading, a title, no id twice, no form without a token."""

    def __init__(self) -> None:
        super().__init__()
        self.headings = 0
        self.titles = 0
        self.ids: list[str] = []
        self.inline: list[str] = []
        self.posts = 0
        self.tokens = 0

    @classmethod
    def of(cls, text: str) -> "Page":
        """The page, read."""
        page = cls()
        page.feed(text)
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count what is looked for."""
        given = dict(attrs)
        self.headings += tag == "h1"
        self.titles += tag == "title"
        self.posts += tag == "form" and (given.get("method") or "get").lower() == "post"
        self.tokens += given.get("name") == "csrf_token"
        if given.get("id"):
            self.ids.append(str(given["id"]))
        self.inline += [name for name in given if name == "style" or name.startswith("on")]
        self.inline += ["script"] if tag == "script" and not given.get("src") else []

    def faults(self) -> list[str]:
        """What is wrong, in words."""
        found = []
        if self.headings != 1:
            found.append(f"{self.headings} first headings")
        if not self.titles:
            found.append("no title")
        if twice := {one for one in self.ids if self.ids.count(one) > 1}:
            found.append(f"ids that stand twice: {sorted(twice)}")
        if self.inline:
            found.append(f"inline {self.inline}")
        if self.tokens < self.posts:
            found.append("a form without a token")
        return found

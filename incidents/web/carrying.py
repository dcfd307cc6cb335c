"""What was typed into a form that could not be taken: carried in hidden fields, so that it can be sent again."""

from dataclasses import dataclass

from flask import render_template, request

from incidents.web.i18n import say
from incidents.web.redirects import local

PREFIX = "typed:"
TARGET = "to"
#: Never carried: our own token, and what nobody may read in a page.
_LEFT = frozenset({"csrf_token", "passphrase", "old"})
_MOST_FIELDS = 1500
_MOST_CHARACTERS = 1_500_000


@dataclass(frozen=True)
class Typed:
    """Answers as (name, text) in their order, and the address they were sent to."""

    address: str
    answers: tuple[tuple[str, str], ...]

    @property
    def hidden(self) -> tuple[tuple[str, str], ...]:
        """The answers under names that no form of ours has, to travel with another form."""
        return ((TARGET, self.address), *((PREFIX + name, text) for name, text in self.answers))


def typed_here() -> Typed:
    """What this request brought."""
    address = request.full_path if request.query_string else request.path
    return _limited(address, [(name, text) for name, text in request.form.items(multi=True) if name not in _LEFT])


def carried() -> Typed | None:
    """What travels with this request; None where nothing does."""
    target = request.form.get(TARGET, "")
    answers = [
        (name.removeprefix(PREFIX), text)
        for name, text in request.form.items(multi=True)
        if name.startswith(PREFIX) and name.removeprefix(PREFIX) not in _LEFT
    ]
    return _limited(local(target, "/"), answers) if target else None


def again(typed: Typed, title: str, message: str) -> str:
    """A page that sends the answers once more, at the press of a button, with a token of this session."""
    return render_template("accounts/again.html", typed=typed, title=say(title), message=say(message))


def _limited(address: str, answers: list[tuple[str, str]]) -> Typed:
    kept: list[tuple[str, str]] = []
    room = _MOST_CHARACTERS
    for name, text in answers[:_MOST_FIELDS]:
        room -= len(name) + len(text)
        if room < 0:
            break
        kept.append((name, text))
    return Typed(address, tuple(kept))

"""What can go wrong, in the field's words; `web` and `cli` say how each one looks.

Messages are English msgids with `%(name)s` placeholders, marked `N_` for the catalogues. They are translated where
they are shown, so a message is never put together from pieces.
"""

import errno
from collections.abc import Iterable
from typing import Any

#: How a system says that a disk, or somebody's share of it, holds no more.
DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class IncidentError(Exception):
    """Anything this program refuses or cannot do, as opposed to a fault in it."""

    def __init__(self, message: str = "", **params: Any) -> None:
        super().__init__(message)
        self.message = message
        self.params: dict[str, Any] = params

    def __str__(self) -> str:
        """The sentence in English, with its values put in; for logs and for the command line."""
        return self.message % self.params if self.params else self.message


class NotFound(IncidentError):
    """No such record, or none that this reader may know of."""


class NotAllowed(IncidentError):
    """The deed is not open to this actor."""


class Conflict(IncidentError):
    """The record changed meanwhile, or another one stands in the way."""


class NoRoom(IncidentError):
    """There is no room left on the disk for what was asked for."""


class Refused(IncidentError):
    """What was typed or sent cannot be kept; `field` names the question it answers, if one is known."""

    def __init__(self, message: str, *, field: str | None = None, **params: Any) -> None:
        super().__init__(message, **params)
        self.field = field

    def at(self, field: str) -> "Refused":
        """The same refusal, said of `field`; for callers that know which question was asked."""
        return Refused(self.message, field=field, **self.params)


class Refusals(Refused):
    """Several refusals at once, so that a form can show all of them together."""

    def __init__(self, problems: Iterable[Refused]) -> None:
        self.problems: tuple[Refused, ...] = tuple(problems)
        first = self.problems[0]
        super().__init__(first.message, field=first.field, **first.params)

    def __str__(self) -> str:
        return "; ".join(str(problem) for problem in self.problems)

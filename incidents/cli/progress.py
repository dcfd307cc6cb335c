"""Long work as it goes on: a bar on a terminal, plain lines elsewhere, on standard error alone."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import click

_EVERY = 5000


@contextmanager
def shown(label: str) -> Iterator[Callable[[int, int], None]]:
    """Shows what it is told, `told(done, rows)`, until the block ends; 0 rows where their number is not known."""
    with ExitStack() as until:
        yield _Bar(label, until).told if sys.stderr.isatty() else _Lines(label).told


class _Bar:
    """A bar that is drawn once the number of rows is known."""

    def __init__(self, label: str, until: ExitStack) -> None:
        self._label, self._until = label, until
        self._bar: Any = None
        self._done = 0

    def told(self, done: int, rows: int) -> None:
        """Draw the bar as far as it got."""
        if not rows:
            click.echo(f"\r{self._label} row {done}", err=True, nl=False)
            return
        if self._bar is None:
            self._bar = self._until.enter_context(click.progressbar(length=rows, label=self._label, file=sys.stderr))
        self._bar.update(done - self._done)
        self._done = done


class _Lines:
    """A line now and then, for logs."""

    def __init__(self, label: str) -> None:
        self._label, self._next = label, _EVERY

    def told(self, done: int, rows: int) -> None:
        """Say how far it got, every few thousand rows."""
        if done >= self._next:
            self._next = done + _EVERY
            click.echo(f"{self._label}: {done} of {rows} rows" if rows else f"{self._label}: {done} rows", err=True)

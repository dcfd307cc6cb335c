"""Files that a command writes: beside their place first, so that nobody ever reads half of one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

import click


@contextmanager
def placed(output: Path) -> Iterator[IO[bytes]]:
    """A file that takes its place where all went well; a fault of the disk ends the command with a sentence."""
    try:
        with TemporaryDirectory(dir=output.parent, prefix=f".{output.name}.") as folder:
            whole = Path(folder) / "whole"
            with whole.open("wb") as file:
                yield file
            whole.replace(output)
    except OSError as fault:
        raise click.ClickException(f"{output} cannot be written: {fault.strerror}.") from fault

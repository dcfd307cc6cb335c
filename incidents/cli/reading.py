"""`incidents read`: what an article says, each thing with its words. Needs no database and no network."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO, Any

import click

from incidents.cli.reading_json import reading_json
from incidents.cli.reading_table import lines
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import IncidentError, Refused
from incidents.domain.suggestions import Kind, Reading
from incidents.domain.vocabulary import N_
from incidents.services import reading as service
from incidents.services.scoring import score_folder

_PARTLY = 3
_SHOWN = 40  # characters of what was typed wrong
_ABOUT = {"title": Kind.TITLE, "outlet": Kind.OUTLET, "author": Kind.AUTHOR, "url": Kind.ADDRESS}


@click.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, exists=True, allow_dash=True, path_type=Path))
@click.option("--url", default="", help="The address of the article.")
@click.option("--published", default="", metavar="DAY", help="The day it was published, as 2019-11-28.")
@click.option("--lang", type=click.Choice(["en", "ar", "ckb"]), default=None, help="The language, if it is known.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.option("--jsonl", is_flag=True, help="FILE holds a JSON object a line; answers one a line.")
@click.option(
    "--score",
    "folder",
    default=None,
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    metavar="FOLDER",
    help="Read the annotated passages in FOLDER instead; print precision and recall by kind and language.",
)
def command(file: Path | None, *, folder: Path | None, as_json: bool, jsonl: bool, **given: str | None) -> None:
    """Say what an article says: title, dates, places, figures, each with the words it was read from.

    FILE is a text, a saved page, a PDF, or - for standard input. With --jsonl each line is {"id", "text", "published"?,
    "lang"?}. Exit 3: some lines could not be read; their answers say why.

    --score takes no FILE but every *.jsonl in FOLDER, a passage a line, annotated as those of tests/reading are. With
    --json it also lists, passage by passage, what was missed and what was read that is not there.
    """
    if as_json and jsonl:
        raise click.UsageError("Choose one of --json and --jsonl.")
    if folder:
        if file or jsonl or any(given.values()):
            raise click.UsageError("--score reads the passages of its folder; of all else it takes --json alone.")
        _score(folder, as_json=as_json)
        return
    if not file:
        raise click.UsageError("Give a FILE to read, or --score FOLDER.")
    if jsonl:
        sys.exit(_many(file))
    about, reading = _one(file, url=given["url"] or "", published=given["published"] or "", lang=given["lang"] or "")
    read = reading_json(reading, service.shipped_places())
    if as_json:
        click.echo(_json({"about": about, **read}, indent=2))
    else:
        click.echo("\n".join(lines(about, read)))


def _score(folder: Path, *, as_json: bool) -> None:
    scores = score_folder(folder, service.shipped_reader().read)
    click.echo(_json(scores.document(), indent=2) if as_json else "\n".join(scores.table()))


def _one(file: Path, *, url: str, published: str, lang: str) -> tuple[dict[str, Any], Reading]:
    page = service.page_of(_bytes(file), url)
    day = _day(published or (page.published.value if page.published else ""))
    reading = service.shipped_reader().read(page.text, day, lang or (page.language.value if page.language else ""))
    said = {name: next((one.value for one in reading.of(kind)), None) for name, kind in _ABOUT.items()}
    marked = {
        "title": page.title,
        "outlet": page.outlet,
        "author": page.authors[0] if page.authors else None,
        "url": page.address,
    }
    about = {name: marked[name].value if marked[name] else said[name] for name in _ABOUT}  # type: ignore[union-attr]
    about["url"] = about["url"] or url or None
    dateline = next((one.value.edtf for one in reading.of(Kind.PUBLISHED)), None)
    return {**about, "published": day.isoformat() if day else dateline, "language": reading.language or None}, reading


def _bytes(file: Path) -> bytes:
    """At most one byte more than may be read, so that too large a file is known without reading all of it."""
    with click.open_file(str(file), "rb") as stream:
        return bytes(stream.read(service.MOST_BYTES + 1))


def _day(text: str) -> date | None:
    if not text:
        return None
    when = UncertainDate.from_edtf(text[:10]) if len(text) >= 10 else None  # noqa: PLR2004 - the letters of a day
    if when is None or when.days != 1:
        raise Refused(N_("“%(text)s” is not a day such as 2019-11-28."), field="published", text=text[:_SHOWN])
    return when.earliest


def _many(file: Path) -> int:
    """Answer line by line, each as soon as it is read; the exit code."""
    failed = 0
    with click.open_file(str(file), "rb") as stream:
        for line in _lines(stream):
            answer = _answered(line)
            failed += "error" in answer
            click.echo(_json(answer))
    return _PARTLY if failed else 0


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """The lines that hold something; of one that is too long only so much that this can be told."""
    while line := stream.readline(service.MOST_BYTES + 1):
        rest = line
        while not rest.endswith(b"\n") and (rest := stream.readline(service.MOST_BYTES)):
            pass
        if line.strip():
            yield line


def _json(answer: Any, indent: int | None = None) -> str:
    """JSON with its letters as they are; half a surrogate pair, which UTF-8 has no form for, is written as \\u…"""
    text = json.dumps(answer, ensure_ascii=False, indent=indent)
    return text if _is_utf8(text) else json.dumps(answer, indent=indent)


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _answered(line: bytes) -> dict[str, Any]:
    """One answer; a line that cannot be read gets its `id`, where it has one, and `error`."""
    asked: Any = None
    if len(line) > service.MOST_BYTES:
        return {"id": None, "error": f"The line is longer than {service.MOST_BYTES // 1_000_000} MB."}
    try:
        asked = json.loads(line)
        return {"id": _of(asked, "id"), **_read(asked)}
    except (ValueError, RecursionError) as fault:
        return {"id": None, "error": f"The line is not JSON: {fault}"}
    except IncidentError as fault:
        return {"id": asked.get("id") if isinstance(asked, dict) else None, "error": str(fault)}


def _read(asked: dict[str, Any]) -> dict[str, Any]:
    text = _of(asked, "text")
    if not isinstance(text, str):
        raise Refused(N_("The line has no “text”."), field="text")
    day = _day(str(_of(asked, "published") or ""))
    reading = service.shipped_reader().read(text, day, str(_of(asked, "lang") or ""))
    return reading_json(reading, service.shipped_places())


def _of(asked: Any, name: str) -> Any:
    if not isinstance(asked, dict):
        raise Refused(N_("The line is not a JSON object."), field="text")
    return asked.get(name)

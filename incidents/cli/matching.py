"""`incidents duplicates`: pairs of incidents that may be one."""

import json
import sys
from collections.abc import Iterator
from typing import Any

import click

from incidents.cli.house import House, ready
from incidents.domain.access import LOADER
from incidents.domain.incident import Summary
from incidents.services import duplicates
from incidents.services.duplicates import Pair
from incidents.services.match_words import likeness_in_words, reasons_in_words
from incidents.services.reference import Names

_LANGUAGE = "en"


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(house: House, *, as_json: bool) -> None:
    """List pairs of incidents that may be one, with the reasons. Nothing is changed: people decide.

    Pairs that somebody found to be different are left out, and so is what is kept to named people.
    """
    app, _ = ready(house)
    with app.app_context():
        names = Names(_LANGUAGE)
        told = [_told(pair, names) for pair in _pairs()]
    if as_json:
        click.echo(json.dumps({"pairs": told}, indent=2, ensure_ascii=False))
        return
    for one in told:
        click.echo("\n".join(_lines(one)) + "\n")
    click.echo(f"{len(told)} pairs that may be one incident." if told else "No two incidents look like one.")


def _pairs() -> Iterator[Pair]:
    """Every pair; on a terminal with a bar that shows how far the work is."""
    if not sys.stderr.isatty():
        yield from duplicates.batch(LOADER)
        return
    with click.progressbar(length=duplicates.how_many(), label="Comparing", file=sys.stderr) as bar:
        yield from duplicates.batch(LOADER, bar.update)


def _told(pair: Pair, names: Names) -> dict[str, Any]:
    like = pair.likeness
    return {
        "incidents": [_incident(one) for one in (pair.first, pair.second)],
        "score": round(like.score, 3),
        "words": likeness_in_words(like, _LANGUAGE),
        "reasons": list(reasons_in_words(like.reasons, _LANGUAGE, names)),
        "against": list(reasons_in_words(like.against, _LANGUAGE, names)),
    }


def _incident(summary: Summary) -> dict[str, str]:
    return {
        "code": summary.code,
        "title": summary.title.best(_LANGUAGE)[0],
        "date": summary.occurred.edtf if summary.occurred else "",
    }


def _lines(told: dict[str, Any]) -> Iterator[str]:
    codes = " and ".join(one["code"] for one in told["incidents"])
    yield f"{codes}: {told['words']} ({told['score']:.2f})"
    yield from (f"  {one['code']}  {one['date']}  {one['title'] or '(no title)'}" for one in told["incidents"])
    yield from (f"  + {reason}" for reason in told["reasons"])
    yield from (f"  - {reason}" for reason in told["against"])

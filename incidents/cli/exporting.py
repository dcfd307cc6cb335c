"""`incidents export`: a selection of incidents as a file."""

import gc
import json
from dataclasses import replace
from pathlib import Path

import click

from incidents.cli import progress
from incidents.cli.house import House, ready
from incidents.cli.placing import placed
from incidents.domain.access import LOADER
from incidents.domain.moments import today
from incidents.domain.query import read_string
from incidents.domain.vocabulary import Audience
from incidents.services import exporting, reference
from incidents.services.exporting import Order


@click.command()
@click.option("--format", "form", required=True, type=click.Choice([form.value for form in exporting.Form]))
@click.option(
    "--query", default="", help="The question, as it stands in the address of a page after the question mark."
)
@click.option(
    "--template",
    type=click.Choice([one.value for one in exporting.Template]),
    default=exporting.Template.REPORT.value,
    show_default=True,
    help="What a document (pdf, docx) is for.",
)
@click.option("--release", type=click.IntRange(1), help="Ask of what was public when this release was made.")
@click.option("--lang", type=click.Choice(["en", "ar", "ckb"]), default="en", show_default=True)
@click.option("--audience", type=click.Choice([one.value for one in Audience]), default="public", show_default=True)
@click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file to write."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(house: House, /, output: Path, *, as_json: bool, query: str, release: int | None, **chosen: str) -> None:
    """Write a selection of incidents as a file. It is whole, or it is not there."""
    app, _ = ready(house)
    gc.freeze()  # a quarter sooner: what the program is made of need not be looked through while records come and go
    with app.app_context():
        criteria = read_string(query, outcomes=reference.outcomes(), today=today())
        criteria = criteria if release is None else replace(criteria, release=release)
        order = Order(
            form=chosen["form"],
            criteria=criteria,
            audience=Audience(chosen["audience"]),
            lang=chosen["lang"],
            template=exporting.read_template(chosen["template"]),
        )
        with placed(output) as file, progress.shown("Exporting") as told:
            result = exporting.export(order, LOADER, file, told)
    for sentence in result.losses:
        click.echo(sentence, err=True)
    if as_json:
        plain = {"file": str(output), "incidents": result.count, "sha256": result.digest, "losses": result.losses}
        click.echo(json.dumps(plain, indent=2, ensure_ascii=False))
    else:
        click.echo(f"{output}: {result.count} incidents, SHA-256 {result.digest}")

"""What `incidents verify FILE` says of a bag: the same as the checks that lie in it, without any database."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from incidents.domain.checkpoints import VerifierKey
from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_
from incidents.services import bags
from incidents.services.bags import Report


def verify(bag: Path, keys: Sequence[VerifierKey], *, as_json: bool) -> None:
    """Check a bag, signed with one of the keys where any are given. Exit 1 where it is not whole."""
    report = _report(bag, keys)
    if as_json:
        click.echo(json.dumps(_plain(bag, report), ensure_ascii=False, indent=2))
    else:
        for line in (*report.faults, *report.summary):
            click.echo(line)
    if not report.whole:
        raise click.ClickException(f"{bag} is not whole: {len(report.faults)} faults.")
    if not as_json:
        click.echo(f"{bag} is whole. It was signed with the key {report.key}")


def _report(bag: Path, keys: Sequence[VerifierKey]) -> Report:
    try:
        return bags.verified(bag, keys)
    except OSError as fault:
        raise Refused(N_("%(file)s cannot be read: %(why)s."), file=str(bag), why=fault.strerror) from fault


def _plain(bag: Path, report: Report) -> dict[str, object]:
    return {"bag": str(bag), "faults": list(report.faults), "key": report.key, "summary": list(report.summary)}

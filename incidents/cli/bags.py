"""What `incidents verify FILE` says of a bag: the same as the checks that lie in it, without any database."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_
from incidents.services import bags
from incidents.services.bags import Report


def verify(bag: Path, keys: Sequence[Path], *, as_json: bool) -> None:
    """Check a bag, held to each of the keys. Exit 1 where it is not whole."""
    reports = _reports(bag, keys)
    faults = tuple(dict.fromkeys(fault for report in reports for fault in report.faults))
    if as_json:
        click.echo(json.dumps(_plain(bag, reports[0], faults), ensure_ascii=False, indent=2))
    else:
        for line in (*faults, *(() if faults else reports[0].summary)):
            click.echo(line)
    if faults:
        raise click.ClickException(f"{bag} is not whole: {len(faults)} faults.")
    if not as_json:
        click.echo(f"{bag} is whole. It was signed with the key {reports[0].key}")


def _reports(bag: Path, keys: Sequence[Path]) -> list[Report]:
    try:
        return [bags.verified(bag, key.read_bytes()) for key in keys] or [bags.verified(bag)]
    except OSError as fault:
        raise Refused(N_("%(file)s cannot be read: %(why)s."), file=str(bag), why=fault.strerror) from fault


def _plain(bag: Path, report: Report, faults: Sequence[str]) -> dict[str, object]:
    return {"bag": str(bag), "faults": list(faults), "key": report.key, "summary": list(report.summary)}

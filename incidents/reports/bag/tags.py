"""The files of a bag beside its payload that say what it is (RFC 8493, section 2.2.2)."""

from collections.abc import Mapping
from dataclasses import dataclass

from incidents.domain.moments import day_of
from incidents.reports.bag.packing import Packing
from incidents.reports.bag.standalone import program
from incidents.reports.bag.verifier.layout import DECLARATION, INFO
from incidents.reports.columns import ExportHead


@dataclass(frozen=True, kw_only=True)
class About:
    """What programs are told: which list it is (blank for a question), whose, of which history."""

    head: ExportHead
    records: int
    code: str
    origin: str
    entries: int


def add(packing: Packing, about: About) -> None:
    """Put in all of them but what is signed at the end; the payload is whole by now."""
    packing.add("bagit.txt", [DECLARATION])
    packing.add(
        INFO,
        [
            "".join(f"{name}: {said}\n" for name, said in _fields(packing, about).items()).encode(
                "utf-8", "backslashreplace"
            )
        ],
    )
    packing.add("verify.py", [program()])
    packing.add_manifests()


def _fields(packing: Packing, about: About) -> Mapping[str, str]:
    """Label → value; a value is one line."""
    head = about.head
    payload = [size for name, size in packing.sizes.items() if name.startswith("data/")]
    fields = {
        "External-Identifier": about.code,
        "External-Description": "; ".join(head.filter_words),
        "Internal-Sender-Identifier": about.origin,
        "Bagging-Date": day_of(head.made_at).isoformat(),
        "Payload-Oxum": f"{sum(payload)}.{len(payload)}",
        "Incidents-Audience": head.audience.value,
        "Incidents-Records": str(about.records),
        "Incidents-Data-Kind": head.data_kind_note,
        "Incidents-History-Entries": str(about.entries),
    }
    return {name: " ".join(value.split()) for name, value in fields.items() if value.strip()}

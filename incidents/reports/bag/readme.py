"""What a bag says of itself to people: what is what, how to check it, what is proven, whose words it has."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from incidents.domain.vocabulary import N_, Audience
from incidents.reports import cover
from incidents.reports.bag.verifier import proofs
from incidents.reports.columns import ExportHead, english

Say = Callable[..., str]

WHAT = (
    N_("This is a bag of incident records, with what they rest on and what shows that nobody changed them since."),
    N_("data/records.json: the records as our own JSON, for programs; it can be brought in again."),
    N_("data/records: each record as it was published, to the byte; the history tells of these bytes."),
    N_("data/csv: the same records as tables, with the code book."),
    N_(
        "data/history: the signed checkpoint of the history, the key that checks it, a proof for each record published."
    ),
    N_("manifest.sig: the signature of all of it. The other files beside “data” are those of every bag (RFC 8493)."),
)
_DOCUMENT = N_("data/dossier: the same records as a document, to be read and to be written on.")
_NO_DOCUMENT = N_("There is no document: these are more incidents than a document holds.")
_COPIES = {
    Audience.PUBLIC: N_("data/captures.json: the digests of the copies of articles that the team keeps."),
    Audience.TEAM: N_("data/captures.json and data/captures: the copies of articles that the team keeps."),
}
_CHECKING = N_("How to check it")
CHECKS = (
    N_("Python 3.8 or newer is enough. In this folder: python3 verify.py. On the zip: python3 verify.py FILE.zip"),
    N_("It says in words what is wrong, and where. It asks nothing of any other machine."),
    N_("Get the key from the team by another way than this bag: python3 verify.py --key FILE"),
    N_("Whoever changes a bag can sign it anew with a key of their own, and can change verify.py with it."),
    N_("Any program for bags checks the digests. An entry of the history holds an account's number, no name."),
)
_RECORDS = N_("Records")
_UNPROVEN = N_("Records without a proof, and why")
_ALL_PROVEN = N_("Each record has its proof.")
_RIGHTS = (
    N_("The records are the work of the team that made this bag. Ask the team before you publish them anew."),
    N_("Quoted passages and copies of articles are the words of their outlets, whose rights they remain."),
    N_("verify.py may be used, changed and handed on under the Apache License 2.0."),
)


@dataclass(frozen=True, kw_only=True)
class Contents:
    """What there is to be told of a bag; `unproven` has the reason (a msgid) by the code of the record."""

    head: ExportHead
    tally: cover.Tally
    unproven: Mapping[str, str]
    document: bool


def readme(contents: Contents, arabic: Say) -> bytes:
    """README.txt: in English, where the sums stand as the checks look for them, and in Arabic."""
    count = english(_RECORDS)
    told = [_line(pair) for pair in takewhile(lambda pair: pair[0] != count, _cover(contents, english))]
    in_english = _part(contents, english, [*told, *sums(contents.tally)])
    in_arabic = _part(contents, arabic, [_line(pair) for pair in _cover(contents, arabic)])
    return "\n".join([*in_english, "", "-" * 40, "", *in_arabic, ""]).encode("utf-8", "backslashreplace")


def _cover(contents: Contents, say: Say) -> list[tuple[str, str]]:
    return cover.lines(replace(contents.head, say=say), contents.tally)


def _line(pair: tuple[str, str]) -> str:
    what, said = pair
    return f"{what}: {said}" if what else f"    {said}"


def licence(head: ExportHead, arabic: Say) -> bytes:
    """LICENCE.txt: who may do what with which part, in English and in Arabic."""
    lines = [*map(english, _RIGHTS), head.licence, "", *map(arabic, _RIGHTS), head.licence, ""]
    return "\n".join(lines).encode()


def sums(tally: cover.Tally) -> list[str]:
    """How many records there are and what they come to, as `verifier.proofs.summed` reckons it from the records."""
    ends = {outcome: (total.min, total.most, total.no_top) for outcome, total in tally.sums.items()}
    return proofs.told(tally.records, tally.patterns, ends)


def _part(contents: Contents, say: Say, summed: list[str]) -> list[str]:
    document = _DOCUMENT if contents.document else _NO_DOCUMENT
    what = [say(line) for line in (*WHAT, document, _COPIES[contents.head.audience])]
    checks = [say(_CHECKING), *(say(line) for line in CHECKS)]
    return [*what, "", *summed, "", *checks, "", *_reasons(contents, say)]


def _reasons(contents: Contents, say: Say) -> list[str]:
    if not contents.unproven:
        return [say(_ALL_PROVEN)]
    return [say(_UNPROVEN), *(f"{code}: {say(why)}" for code, why in sorted(contents.unproven.items()))]

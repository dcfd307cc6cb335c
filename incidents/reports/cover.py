"""What a file says of itself, in words: the question, for whom, when, the sums, the rule, the licence."""

from dataclasses import dataclass, field

from incidents.domain.counts import Count
from incidents.domain.vocabulary import INJURED, KILLED, N_, Audience, Clarity
from incidents.reports.columns import Entry, ExportHead

_AUDIENCES = {
    Audience.PUBLIC: N_("The public: what is published, as exact as everyone may see it"),
    Audience.TEAM: N_("The team: not for passing on"),
}
_SUMS = {
    KILLED: (
        N_("Reported killed, added up over the %(records)s events here; not a death toll"),
        N_("Of these events, without a number of killed"),
    ),
    INJURED: (
        N_("Reported injured, added up over the %(records)s events here"),
        N_("Of these events, without a number of injured"),
    ),
}


@dataclass
class Tally:
    """Records as they go by: how many, and the ranges of those killed and injured added end by end."""

    records: int = 0
    patterns: int = 0
    sums: dict[str, Count] = field(default_factory=lambda: {KILLED: Count(None, None), INJURED: Count(None, None)})
    without: dict[str, int] = field(default_factory=lambda: {KILLED: 0, INJURED: 0})

    @property
    def events(self) -> int:
        """Records that are one event; a pattern over time enters no sum."""
        return self.records - self.patterns

    def add(self, entry: Entry) -> None:
        """Take one more record in."""
        self.records += 1
        if entry.record.content.clarity == Clarity.SUMMARY:
            self.patterns += 1
            return
        for outcome, total in self.sums.items():
            count = entry.count(outcome)
            if count is None:
                self.without[outcome] += 1
            else:
                self.sums[outcome] = total.add(Count(count.min, count.most, open=count.no_top))


def lines(head: ExportHead, tally: Tally) -> list[tuple[str, str]]:
    """What the file holds, as (what, said) pairs in the head's language."""
    say = head.say
    told = _question(head)
    told.append((say(N_("Records")), str(tally.records)))
    if tally.patterns:
        told.append((say(N_("Of these, patterns over time, which enter no sum")), str(tally.patterns)))
    for outcome, total in tally.sums.items():
        summed, lacking = _SUMS[outcome]
        told.append((say(summed, records=tally.events), range_words(head, total)))
        told.append((say(lacking), str(tally.without[outcome])))
    return [*told, *_standing(head)]


def told_of_head(head: ExportHead) -> list[tuple[str, str]]:
    """The same before any record has gone by: the question, for whom, when, and what it stands on."""
    return [*_question(head), *_standing(head)]


def _question(head: ExportHead) -> list[tuple[str, str]]:
    say = head.say
    question = [_one_line(words) for words in head.filter_words] or [say(N_("All records"))]
    told = [(say(N_("Filter")) if place == 0 else "", words) for place, words in enumerate(question)]
    told.append((say(N_("Made for")), say(_AUDIENCES[head.audience])))
    told.append((say(N_("Made at")), head.made_at.isoformat(sep=" ", timespec="minutes")))
    return told


def _standing(head: ExportHead) -> list[tuple[str, str]]:
    say = head.say
    what = say(N_("This form"))
    told = [(what if place == 0 else "", sentence) for place, sentence in enumerate(head.losses)]
    told += [(say(N_("Kind of data")), _one_line(head.data_kind_note))] if head.data_kind_note else []
    told.append((say(N_("Version of the rule")), head.rule_version))
    told.append((say(N_("Version of the word-to-number table")), head.bounds_version))
    told += [(say(N_("Licence and credits")), _one_line(head.licence))] if head.licence else []
    return told


def range_words(head: ExportHead, total: Count) -> str:
    """A range in words; the same number twice is said once."""
    if not total.known:
        return head.say(N_("no number given"))
    low, high = total.min, total.most
    if low is None:
        return head.say(N_("up to %(high)s"), high=high)
    if low == high:
        return head.say(N_("%(low)s or more"), low=low) if total.no_top else str(low)
    words = N_("%(low)s to %(high)s, or more") if total.no_top else N_("%(low)s to %(high)s")
    return head.say(words, low=low, high=high)


def _one_line(text: str) -> str:
    return " ".join(text.split())

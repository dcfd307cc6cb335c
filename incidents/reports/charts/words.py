"""The words of a drawing: its language, its digits, its short dates. The catalogues come in through `say`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from incidents.domain.counts import Count
from incidents.domain.vocabulary import N_

_ARABIC_DIGITS = str.maketrans("0123456789,.", "٠١٢٣٤٥٦٧٨٩٬٫")
_RIGHT_TO_LEFT = frozenset({"ar", "ckb"})
MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip


@dataclass(frozen=True)
class Words:
    """`say(msgid, **params)` gives the sentence in `lang` (en, ar, ckb), its %(name)s places filled."""

    lang: str
    say: Callable[..., str]

    @property
    def rtl(self) -> bool:
        """Whether the language is read from the right."""
        return self.lang in _RIGHT_TO_LEFT

    def digits(self, text: str) -> str:
        """The same text in the digits of the language."""
        return text.translate(_ARABIC_DIGITS) if self.rtl else text

    @staticmethod
    def isolated(text: str) -> str:
        """Text that keeps its own direction within a line, between the marks that Unicode has for it."""
        return f"\u2068{text}\u2069"

    def number(self, value: int) -> str:
        """3000 as "3,000"."""
        return self.digits(f"{value:,}")

    def phrase(self, words: tuple[str, Mapping[str, object]]) -> str:
        """A (msgid, params) pair, whole numbers written in the digits of the language."""
        message, params = words
        written = {key: self.number(value) if isinstance(value, int) else value for key, value in params.items()}
        return self.say(message, **written)

    def between(self, low: int, high: int) -> str:
        """A range, never with a dash."""
        if low == high:
            return self.number(low)
        return self.say(N_("%(low)s to %(high)s"), low=self.number(low), high=self.number(high))

    def count(self, count: Count) -> str:
        """A published number of people: "46 to 70", "24 or more", "up to 35"; "" where there is none."""
        low, high = count.min, count.most
        if high is None:
            return ""
        if low is None:
            return self.say(N_("up to %(n)s"), n=self.number(high))
        said = self.between(low, high)
        return self.say(N_("%(n)s or more"), n=said) if count.open else said

    def year(self, year: int) -> str:
        """A year has no thousands separator."""
        return self.digits(str(year))

    def month(self, day: date) -> str:
        """As "Nov 2019"."""
        return self.say(N_("%(month)s %(year)s"), month=self.month_name(day), year=self.year(day.year))

    def month_name(self, day: date) -> str:
        """As "Nov"."""
        return self.say(MONTHS[day.month - 1])

    def day(self, day: date) -> str:
        """As "28 Nov"."""
        return self.say(N_("%(day)s %(month)s"), day=self.digits(str(day.day)), month=self.month_name(day))

    def day_of_year(self, day: date) -> str:
        """As "28 Nov 2019"."""
        return self.say(N_("%(date)s %(year)s"), date=self.day(day), year=self.year(day.year))

    def clock(self, moment: datetime) -> str:
        """As "09:00"."""
        return self.digits(f"{moment:%H:%M}")

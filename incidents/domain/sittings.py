"""A sitting: what one person is in the middle of entering, and what is to be left of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Answers = Mapping[str, tuple[str, ...]]
"""Name of a field → the texts typed into it, as they were sent."""

#: Answers about the article itself: they stay when the next incident is recorded from it.
SOURCE = frozenset({"link", "title", "outlet", "agency", "authors", "published", "language"})


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a page knew when it sent its answers: the version it was made of, and the mark of the page itself.

    `auto`: the page saved by itself and stays open. What it saved last so is no surprise to it later.
    """

    version: int
    window: str = ""
    auto: bool = False


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """The text read (blank for the seven questions alone), and the answers so far.

    `said` is what the page or file said of itself beside its text, `kept` where its files lie; both are plain JSON.
    `problem` is a sentence (msgid, with `problem_params`) on why there is no text.
    `used` are the suggestions whose figures are recorded, `recorded` the codes of the incidents they went into;
    `article` is the code of the article, once it is kept. `left_out` counts the hidden characters that were taken out
    of the text, and those beyond the length that is read. `window` is the page that saved last by itself.
    """

    code: str
    version: int
    text: str = ""
    answers: Answers = field(default_factory=dict)
    article: str = ""
    file_name: str = ""
    problem: str = ""
    problem_params: Mapping[str, Any] = field(default_factory=dict)
    said: tuple[Mapping[str, Any], ...] = ()
    kept: Mapping[str, Any] = field(default_factory=dict)
    left_out: int = 0
    window: str = ""
    used: tuple[str, ...] = ()
    recorded: tuple[str, ...] = ()
    changed: datetime

    @property
    def title(self) -> str:
        """What to know it by: what happened, else the headline, the link, or the first words of the text."""
        named = (self.first(name) for name in ("what", "title", "read_where", "link", "outlet"))
        return next(filter(None, named), "") or self.text.strip().partition("\n")[0][:120]

    @property
    def finished(self) -> bool:
        """Whether everything typed went into a record: nothing is left but the article's own answers."""
        return bool(self.recorded) and not any(
            any(text.strip() for text in texts) for name, texts in self.answers.items() if name not in SOURCE
        )

    def first(self, name: str) -> str:
        """The first text typed into a field; blank where there is none."""
        return next(iter(self.answers.get(name, ())), "").strip()

    def source_answers(self) -> dict[str, tuple[str, ...]]:
        """What stays for the next incident from the same article."""
        return {name: texts for name, texts in self.answers.items() if name in SOURCE}

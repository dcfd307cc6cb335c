"""The answer of a release: the list of a question as it stood then, and what became of it since."""

from dataclasses import dataclass

from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.fates import Fate
from incidents.domain.moments import day_of
from incidents.domain.releases import Release
from incidents.domain.vocabulary import INJURED, KILLED, N_
from incidents.services import releasing
from incidents.services.releasing import Changes
from incidents.web.explore.blueprint import blueprint
from incidents.web.explore.listing import listed
from incidents.web.gate import actor, needs
from incidents.web.i18n import language, say
from incidents.web.words import count_words, day_words, moment_words, number_words

_COUNTED = {
    Fate.ADDED: N_("Added since: %(n)s"),
    Fate.AMENDED: N_("Changed since: %(n)s"),
    Fate.RENEWED: N_("Taken back and published anew since: %(n)s"),
    Fate.WITHDRAWN: N_("Withdrawn since: %(n)s"),
    Fate.MERGED: N_("Merged into another record since: %(n)s"),
}


@dataclass(frozen=True, kw_only=True)
class ReleaseWords:
    """A release in the reader's language; `title` and `note` are (text, language), blank where there is none."""

    number: int
    title: tuple[str, str]
    note: tuple[str, str]
    day: str
    moment: str
    digest: str
    incidents: int
    killed: str
    injured: str
    without_number: int

    @classmethod
    def of(cls, release: Release) -> "ReleaseWords":
        """What pages say of a release."""
        counts = release.counts
        return cls(
            number=release.number,
            title=release.content.title.best(language()),
            note=release.content.note.best(language()),
            day=day_words(day_of(release.at)),
            moment=moment_words(release.at),
            digest=release.digest,
            incidents=counts.incidents,
            killed=count_words(counts.people.get(KILLED)),
            injured=count_words(counts.people.get(INJURED)),
            without_number=counts.without_number,
        )


@blueprint.get("/releases/<int:release>")
@needs(Action.READ_PUBLIC)
def release(release: int) -> ResponseReturnValue:
    """A question to what was public when the release was made."""
    found = releasing.release(release, actor())
    changes = releasing.changes(release, actor(), limit=0)
    return listed(released=ReleaseWords.of(found), since=counted(changes))


def counted(changes: Changes) -> list[str]:
    """How many records were added, changed, withdrawn, merged since; nothing of what did not happen."""
    return [say(_COUNTED[fate], n=number_words(changes.counts[fate])) for fate in Fate if changes.counts[fate]]

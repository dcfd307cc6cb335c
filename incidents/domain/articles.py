"""Articles and the sources that publish them."""

from dataclasses import dataclass, field
from datetime import date, datetime

from incidents.domain.dates import UncertainDate
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import DataKind, Relation, Status, Tier


@dataclass(frozen=True, kw_only=True)
class Source:
    """An outlet or an institution. Sources of one `family` are one voice (AFP in forty papers).

    `reliability` is Admiralty A to F or blank for not rated; it is the team's alone.
    """

    code: str
    name: Trilingual
    kind: str = ""
    scale: str = ""
    family: str = ""
    reliability: str = ""
    reliability_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Covers:
    """What a report is about as a whole: a place and a span of days, with no figure of its own."""

    place: str
    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class ArticleDraft:
    """An article as a monitor enters it. `published` may be missing; `title` stays as printed.

    `url_shown`: the address is whole and the outlet's own, so pages may link to it. `origin` is the code of the
    article this one is based on: it then speaks with the origin's voice.
    """

    title: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    via: str = ""
    url: str = ""
    url_shown: bool = False
    published: UncertainDate | None = None
    accessed: date | None = None
    language: str = ""
    kind: str = ""
    excerpt: str = ""
    excerpt_truncated: bool = False
    summary: Trilingual = field(default_factory=Trilingual)
    origin: str = ""
    archive_url: str = ""
    correction_note: str = ""
    superseded_by: str = ""
    covers: Covers | None = None
    tier: Tier = Tier.TEAM
    data_kind: DataKind = DataKind.RECORD


#: Incidents that an article is shown with.
MOST_LEANING = 200


@dataclass(frozen=True, kw_only=True)
class Article:
    """A kept article. `voice` is whose voice it speaks with; `outlet_name` and `via_name` are for showing.

    `incidents` are some of those that lean on it, up to `MOST_LEANING`, as far as whoever asks may find them; `many`
    tells that there are more, which are a question of their own. `changed` is when the copy that is read here was
    saved; for the public, when it was published as it stands.
    """

    code: str
    version: int
    status: Status
    content: ArticleDraft
    outlet_name: Trilingual
    via_name: Trilingual
    voice: str
    reliability: str = ""
    incidents: tuple[tuple[str, Relation], ...] = ()
    many: bool = False
    figures: int = 0
    changed: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ArticleRef:
    """What an incident shows of an article it leans on; `voice` and `reliability` feed the rule.

    `own_voice` is the article's own where `voice` is that of an origin which the public may not know, else blank.
    """

    code: str
    title: str = ""
    language: str = ""
    outlet: Trilingual = field(default_factory=Trilingual)
    via: Trilingual = field(default_factory=Trilingual)
    authors: tuple[str, ...] = ()
    published: UncertainDate | None = None
    url: str = ""
    archive_url: str = ""
    correction_note: str = ""
    voice: str = ""
    own_voice: str = ""
    reliability: str = ""
    public: bool = False

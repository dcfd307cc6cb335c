"""Who may do what: roles, actions and the one table between them (`decisions.md`, Who may)."""

from dataclasses import dataclass, field
from enum import StrEnum

from incidents.domain.errors import NotAllowed
from incidents.domain.vocabulary import N_, Audience, Term


class Role(Term):
    """What an account is for."""

    VISITOR = "visitor", N_("Visitor")
    RESEARCHER = "researcher", N_("Researcher")
    MONITOR = "monitor", N_("Monitor")
    REVIEWER = "reviewer", N_("Reviewer")
    ADVOCATE = "advocate", N_("Advocate")
    MANAGER = "manager", N_("Manager")


class Action(StrEnum):
    """A deed that may be asked for."""

    READ_PUBLIC = "read_public"
    EXPORT_PUBLIC = "export_public"
    READ_TEAM = "read_team"
    RECORD = "record"
    REVIEW = "review"
    RATE = "rate"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    LIST = "list"
    PUBLISH_LIST = "publish_list"
    EXPORT_TEAM = "export_team"
    IMPORT = "import"
    MERGE = "merge"
    VOCABULARY = "vocabulary"
    CONFIDENTIAL = "confidential"
    ACCOUNTS = "accounts"
    SETTINGS = "settings"
    HISTORY = "history"
    NAME_PERSON = "name_person"
    RELEASE = "release"


_VISITOR = frozenset({Action.READ_PUBLIC, Action.EXPORT_PUBLIC})
_RESEARCHER = _VISITOR | {Action.READ_TEAM, Action.LIST}
_MONITOR = _RESEARCHER | {Action.RECORD}
_REVIEWER = _MONITOR | {
    Action.REVIEW,
    Action.RATE,
    Action.PUBLISH,
    Action.WITHDRAW,
    Action.IMPORT,
    Action.MERGE,
    Action.VOCABULARY,
}
_ADVOCATE = _RESEARCHER | {Action.PUBLISH_LIST, Action.EXPORT_TEAM}
_MANAGER = (
    _REVIEWER | _ADVOCATE | {Action.ACCOUNTS, Action.SETTINGS, Action.HISTORY, Action.NAME_PERSON, Action.RELEASE}
)
ALLOWED: dict[Role, frozenset[Action]] = {
    Role.VISITOR: _VISITOR,
    Role.RESEARCHER: _RESEARCHER,
    Role.MONITOR: _MONITOR,
    Role.REVIEWER: _REVIEWER,
    Role.ADVOCATE: _ADVOCATE,
    Role.MANAGER: _MANAGER,
}
#: Given person by person, never by role alone.
GRANTABLE: dict[Role, frozenset[Action]] = {
    Role.REVIEWER: frozenset({Action.CONFIDENTIAL}),
    Role.MANAGER: frozenset({Action.CONFIDENTIAL}),
}


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who asks. `account` is None for a visitor; `grants` are what was given to this person beyond the role.

    `open_house` is false while the site asks everyone to sign in: then a visitor may do nothing.
    """

    account: int | None = None
    name: str = ""
    role: Role = Role.VISITOR
    grants: frozenset[Action] = field(default_factory=frozenset)
    open_house: bool = True

    @property
    def signed_in(self) -> bool:
        """True for an account, false for a visitor."""
        return self.account is not None

    @property
    def audience(self) -> Audience:
        """Which of the two findings this actor reads."""
        return Audience.TEAM if self.may(Action.READ_TEAM) else Audience.PUBLIC

    def may(self, action: Action) -> bool:
        """Whether the table, or a grant that the table lets stand, opens the deed."""
        if not self.signed_in and not self.open_house:
            return False
        granted = self.grants & GRANTABLE.get(self.role, frozenset())
        return action in ALLOWED[self.role] | granted

    def require(self, action: Action) -> None:
        """NotAllowed unless `may(action)`."""
        if not self.may(action):
            raise NotAllowed(N_("Your account is not set up for this. A manager can change that."))


VISITOR = Actor()
#: The hand behind deeds that no account did: loading the demonstration, the command line. Who is at the machine reads
#: the whole database.
LOADER = Actor(account=0, name="loader", role=Role.MANAGER, grants=frozenset({Action.CONFIDENTIAL}))

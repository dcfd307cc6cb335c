"""Kept questions: a question under a name, for whoever keeps it or for the team, to be asked again with a press."""

from dataclasses import dataclass

from incidents.domain.vocabulary import N_, Term


class ViewPage(Term):
    """The views of a question; a kept one opens in the view it was kept from."""

    LIST = "list", N_("List")
    MAP = "map", N_("Map")
    CHARTS = "charts", N_("Charts")


@dataclass(frozen=True, kw_only=True)
class ViewDraft:
    """What a person says of a question to keep. `query` is the question in the words of an address."""

    name: str
    page: ViewPage
    query: str
    shared: bool = False


@dataclass(frozen=True, kw_only=True)
class SavedView:
    """A kept question. `owner` is the user name of whoever keeps it, `made` the moment, as ISO text in UTC."""

    code: str
    content: ViewDraft
    owner: str
    owner_account: int
    made: str

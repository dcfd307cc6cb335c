"""Every kind of page, with a role that sees it: for axe, and for the pictures of the README."""

from dataclasses import dataclass

from browser.house import House
from browser.staged import KHILANI, ZAYTUN
from incidents.domain.access import Role


@dataclass(frozen=True)
class Sight:
    """A page by a name for its picture; `{draft}` and its like in the path are codes of what was staged."""

    name: str
    path: str
    role: Role = Role.VISITOR


SIGHTS = (
    Sight("home", "/"),
    Sight("list", "/incidents"),
    Sight("list-chosen", "/incidents?from=2019-11&to=2019-11&place=IQ-DQ&killed_min=10"),
    Sight("list-empty", "/incidents?q=nothing-like-it&killed_min=4000"),
    Sight("download", "/incidents/download?from=2019-11&to=2019-11&place=IQ-DQ"),
    Sight("download-team", "/incidents/download?audience=team", Role.ADVOCATE),
    Sight("map", "/incidents/map"),
    Sight("charts", "/incidents/charts"),
    Sight("charts-chosen", "/incidents/charts?by=year&people=gas&rows=actor&columns=cause"),
    Sight("zaytun", f"/incidents/{ZAYTUN}"),
    Sight("khilani", f"/incidents/{KHILANI}"),
    Sight("articles", "/articles"),
    Sight("article", "/articles/A-NDB28RR"),
    Sight("lists", "/lists"),
    Sight("list-of-evidence", "/lists/{list}"),
    Sight("print", "/lists/{list}/print"),
    Sight("releases", "/releases"),
    Sight("release", "/releases/1?place=IQ-DQ&from=2019-11"),
    Sight("release-map", "/incidents/map?release=1"),
    Sight("release-changes", "/releases/1/changes"),
    Sight("cite-question", "/releases/1/cite?place=IQ-DQ"),
    Sight("about", "/about"),
    Sight("method", "/method"),
    Sight("codebook", "/codebook"),
    Sight("corrections", "/corrections"),
    Sight("safety", "/safety"),
    Sight("sign-in", "/sign-in"),
    Sight("api", "/api/v1/"),
    Sight("nothing-here", "/incidents/IRQ-0000000"),
    Sight("new", "/incidents/new", Role.MONITOR),
    Sight("reading", "/reading", Role.MONITOR),
    Sight("desk", "/reading/{sitting}", Role.REVIEWER),
    Sight("copied", "/articles/{copied}", Role.MONITOR),
    Sight("copies", "/copies", Role.MONITOR),
    Sight("imports", "/imports", Role.REVIEWER),
    Sight("import-waiting", "/imports/{waiting}", Role.REVIEWER),
    Sight("import-looked", "/imports/{looked}", Role.REVIEWER),
    Sight("import-brought", "/imports/{brought}", Role.REVIEWER),
    Sight("tokens", "/account", Role.MONITOR),
    Sight("draft", "/incidents/{draft}", Role.MONITOR),
    Sight("edit", "/incidents/{draft}/edit", Role.MONITOR),
    Sight("edit-zaytun", f"/incidents/{ZAYTUN}/edit", Role.MONITOR),
    Sight("add-source", "/incidents/{draft}/sources/new", Role.MONITOR),
    Sight("new-article", "/articles/new", Role.MONITOR),
    Sight("new-list", "/lists/new", Role.ADVOCATE),
    Sight("edit-list", "/lists/{list}", Role.ADVOCATE),
    Sight("list-asked", "/incidents?near=31.04,46.25,30&injured_min=1&sort=-killed&size=3", Role.ADVOCATE),
    Sight("kept-questions", "/views", Role.ADVOCATE),
    Sight("keep-question", "/views/new?page=map&query=near%3D31.04%2C46.25%2C5%26killed_min%3D2", Role.ADVOCATE),
    Sight("edit-question", "/views/{question}/edit", Role.ADVOCATE),
    Sight("review", "/review", Role.REVIEWER),
    Sight("review-one", "/review/{submitted}", Role.REVIEWER),
    Sight("publish-one", "/review/{verified}", Role.REVIEWER),
    Sight("duplicates", "/review/duplicates", Role.REVIEWER),
    Sight("merge", "/incidents/{submitted}/merge?other={draft}", Role.REVIEWER),
    Sight("different", "/incidents/{submitted}/different?other={draft}", Role.MONITOR),
    Sight("account", "/account", Role.MANAGER),
    Sight("accounts", "/accounts", Role.MANAGER),
    Sight("history", "/history", Role.MANAGER),
    Sight("history-of-one", "/incidents/{draft}/history", Role.MANAGER),
    Sight("vocabulary", "/vocabulary", Role.MANAGER),
    Sight("make-release", "/releases", Role.MANAGER),
)


def path_of(sight: Sight, house: House) -> str:
    """The path of a page in this house."""
    return sight.path.format(**house.codes)

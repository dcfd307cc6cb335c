"""THE table: each address, each method, each role. A route that is not in it fails."""

import pytest
from flask import Flask
from werkzeug.routing import Rule

from machinery.asking import Browser, House

#: One letter a role: v visitor (of a house whose public site is on), r researcher, m monitor, w reviewer, a advocate,
#: g manager. `open` is open to everyone, also while the house asks everyone to sign in. What programs write is open to
#: no session of a browser: there a token is asked for (tests/web/test_api_writing.py).
TABLE = """
vrmwag GET  /
open   GET  /about
.rmwag GET  /account
.rmwag POST /account
.rmwag POST /account/tokens
.rmwag POST /account/tokens/<int:number>/end
.....g GET  /accounts
.....g GET  /accounts/<int:number>
.....g POST /accounts/<int:number>/close
.....g POST /accounts/<int:number>/grants
.....g POST /accounts/<int:number>/open
.....g POST /accounts/<int:number>/passphrase
.....g POST /accounts/<int:number>/role
.....g GET  /accounts/new
.....g POST /accounts/new
.....g POST /accounts/public-site/<any(on, off):state>
open   GET  /api/v1/
vrmwag GET  /api/v1/areas
vrmwag GET  /api/v1/articles
...... POST /api/v1/articles
vrmwag GET  /api/v1/articles/<code>
vrmwag GET  /api/v1/cells
vrmwag GET  /api/v1/facets
vrmwag GET  /api/v1/incidents
...... POST /api/v1/incidents
vrmwag GET  /api/v1/incidents/<code>
...... PUT  /api/v1/incidents/<code>
...... POST /api/v1/incidents/<code>/claims
open   GET  /api/v1/openapi.json
vrmwag GET  /api/v1/series
vrmwag GET  /api/v1/totals
vrmwag GET  /api/v1/whole
vrmwag GET  /articles
vrmwag GET  /articles/<code>
..mw.g POST /articles/<code>/agency
..mw.g POST /articles/<code>/copies/again
..mw.g POST /articles/<code>/copies/fetch
..mw.g POST /articles/<code>/copies/upload
.rmwag GET  /articles/<code>/copies/<copy>/<part>
..mw.g GET  /articles/<code>/edit
..mw.g POST /articles/<code>/edit
...w.g POST /articles/<code>/publish
...w.g POST /articles/<code>/rating
..mw.g POST /articles/<code>/voice
...w.g POST /articles/<code>/withdraw
vrmwag GET  /articles/feed.atom
..mw.g GET  /articles/new
..mw.g POST /articles/new
vrmwag GET  /changes.atom
open   GET  /codebook
open   GET  /codebook.csv
..mw.g GET  /copies
..mw.g POST /copies/try
open   GET  /corrections
open   GET  /demo/
open   POST /demo/
open   GET  /demo/enter/<token>
vrmwag GET  /export
open   GET  /healthz
.....g GET  /history
.....g POST /history/check
.....g GET  /history/checkpoint
.....g POST /history/checkpoint
...w.g GET  /imports
...w.g POST /imports
...w.g GET  /imports/<code>
...w.g POST /imports/<code>/bring
...w.g POST /imports/<code>/check
...w.g POST /imports/<code>/discard
...w.g POST /imports/<code>/reading
...w.g GET  /imports/<code>/report.csv
...w.g POST /imports/<code>/undo
vrmwag GET  /incidents
vrmwag GET  /incidents/<code>
vrmwag GET  /incidents/<code>/cite.<ending>
..mw.g GET  /incidents/<code>/edit
..mw.g POST /incidents/<code>/edit
..mw.g GET  /incidents/<code>/different
..mw.g POST /incidents/<code>/different
vrmwag GET  /incidents/<code>/history
...w.g GET  /incidents/<code>/merge
...w.g POST /incidents/<code>/merge
...w.g POST /incidents/<code>/merges/<int:number>/undo
..mw.g POST /incidents/<code>/reopen
..mw.g GET  /incidents/<code>/sources/new
..mw.g POST /incidents/<code>/sources/new
..mw.g POST /incidents/<code>/submit
..mw.g GET  /incidents/alike
vrmwag GET  /incidents/download
vrmwag GET  /incidents/charts
vrmwag GET  /incidents/cite
vrmwag GET  /incidents/cite.<ending>
vrmwag GET  /incidents/map
vrmwag GET  /incidents/map/card/<code>
vrmwag GET  /incidents/map/frame
vrmwag GET  /incidents/map/list
vrmwag GET  /incidents/map/marks
..mw.g GET  /incidents/new
..mw.g POST /incidents/new
..mw.g GET  /incidents/new/understood
vrmwag GET  /lists
vrmwag GET  /lists/<code>
vrmwag GET  /lists/<code>/cite.<ending>
.rmwag GET  /lists/<code>/edit
.rmwag POST /lists/<code>/edit
.rmwag POST /lists/<code>/incidents
.rmwag POST /lists/<code>/keep
vrmwag GET  /lists/<code>/print
.rmwag POST /lists/<code>/publish
vrmwag GET  /lists/<code>/records.json
.rmwag POST /lists/<code>/withdraw
.rmwag GET  /lists/add
.rmwag POST /lists/add
.rmwag GET  /lists/new
.rmwag POST /lists/new
open   GET  /method
..mw.g GET  /places/map.svg
..mw.g GET  /places/outside
..mw.g POST /places/outside
..mw.g GET  /places/search
..mw.g GET  /reading
..mw.g POST /reading
..mw.g GET  /reading/<code>
..mw.g POST /reading/<code>
..mw.g POST /reading/<code>/answers
..mw.g POST /reading/<code>/discard
..mw.g POST /reading/<code>/finish
..mw.g POST /reading/answers
vrmwag GET  /releases
.....g POST /releases
vrmwag GET  /releases/<int:number>/changes
vrmwag GET  /releases/<int:number>/changes.atom
vrmwag GET  /releases/<int:release>/cite.<ending>
vrmwag GET  /releases/<int:number>/records.txt
vrmwag GET  /releases/<int:release>
vrmwag GET  /releases/<int:release>/cite
...w.g GET  /review
...w.g GET  /review/<code>
...w.g POST /review/<code>/figures/<int:number>
...w.g POST /review/<code>/lines/<outcome>/<group>
...w.g POST /review/<code>/outlets/<outlet>
...w.g GET  /review/<code>/preview
...w.g GET  /review/<code>/publish
...w.g POST /review/<code>/publish
...w.g POST /review/<code>/reject
...w.g POST /review/<code>/send-back
...w.g POST /review/<code>/verify
...w.g POST /review/<code>/withdraw
...w.g GET  /review/duplicates
open   GET  /safety
open   GET  /sign-in
open   POST /sign-in
open   POST /sign-out
open   GET  /static/<path:filename>
.rmwag GET  /views
.rmwag GET  /views/<code>
.rmwag GET  /views/<code>/cite.<ending>
.rmwag POST /views/<code>/drop
.rmwag GET  /views/<code>/edit
.rmwag POST /views/<code>/edit
.rmwag GET  /views/new
.rmwag POST /views/new
...w.g GET  /vocabulary
"""
ROLES = {"v": "visitor", "r": "researcher", "m": "monitor", "w": "reviewer", "a": "advocate", "g": "manager"}
ENDING = {"/sign-out", "/sign-in", "/demo/"}  # a session may be over after these
LATER = {"HEAD", "OPTIONS"}  # answered by GET's own rule
NUMBER = "999999"

Row = tuple[str, str]


def table() -> dict[Row, str]:
    """(method, rule) → letters of the roles that it is open to; every letter where it is open to all."""
    found = {}
    for line in TABLE.split("\n")[1:-1]:
        who, method, rule = line.split(maxsplit=2)
        found[method, rule] = "".join(ROLES) if who == "open" else who.replace(".", "")
    return found


def routes(app: Flask) -> dict[Row, Rule]:
    """(method, rule) → the rule, for everything the application answers."""
    return {
        (method, rule.rule): rule for rule in app.url_map.iter_rules() for method in (rule.methods or set()) - LATER
    }


def address(rule: Rule) -> str:
    """An address for a rule, its parts filled in with what is not there."""
    parts = {name: "on" if name == "state" else NUMBER for name in rule.arguments}
    _, built = rule.build(parts) or ("", "")
    return str(built)


def ask(browser: Browser, method: str, rule: Rule) -> int:
    """The status of an answer; what is sent is refused as a form, where it comes so far."""
    if method == "POST":
        asked = browser.post(address(rule), {"no-such-answer": "x"})
    else:
        asked = browser.raw(address(rule), method=method)
    to_sign_in = asked.status_code == 303 and asked.location.startswith("/sign-in?next=")
    return 401 if to_sign_in else asked.status_code


def test_every_route_stands_in_the_table_and_every_row_is_a_route(demonstration_house: House) -> None:
    assert set(routes(demonstration_house.app)) == set(table())


@pytest.mark.parametrize("letter", ROLES)
def test_a_role_gets_through_where_the_table_says_and_nowhere_else(demonstration_house: House, letter: str) -> None:
    house, wrong = demonstration_house, []
    browser = None
    for (method, path), rule in routes(house.app).items():
        browser = browser or (house.visitor() if letter == "v" else house.signed_in(ROLES[letter]))
        status = ask(browser, method, rule)
        browser = None if path in ENDING else browser
        refused = status in {401, 403}
        if refused is (letter in table().get((method, path), "")) or status >= 500:
            wrong.append((method, path, status))
    assert wrong == []


def test_while_the_house_is_closed_only_what_is_open_to_all_answers_a_stranger(closed_house: House) -> None:
    open_to_all = {line.split(maxsplit=2)[2] for line in TABLE.split("\n")[1:-1] if line.startswith("open")}
    let_in = {
        path for (method, path), rule in routes(closed_house.app).items()
        if ask(closed_house.visitor(), method, rule) != 401
    }  # fmt: skip
    assert let_in == open_to_all - {path for path in open_to_all if path.startswith("/demo/")}


def test_a_session_that_has_ended_is_a_stranger_everywhere(demonstration_house: House) -> None:
    house, let_in = demonstration_house, []
    ended = house.signed_in("manager")
    with ended.client.session_transaction() as session:
        before = dict(session)
    ended.post("/sign-out")
    for (method, path), rule in routes(house.app).items():
        browser = house.visitor()
        with browser.client.session_transaction() as session:
            session.update(before)
        if ask(browser, method, rule) not in {401, 403} and "v" not in table()[method, path]:
            let_in.append((method, path))
    assert let_in == []

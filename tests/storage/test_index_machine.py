"""Whatever is done, in whatever order, the index answers as SQL does: for each audience, on both engines."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from factories import account, claim, day, kept_article
from incidents.domain.access import LOADER, Role
from incidents.domain.counts import Qualifier
from incidents.domain.criteria import Criteria, Sort
from incidents.domain.errors import IncidentError
from incidents.domain.incident import ArticleLink, Cause, Draft, IncidentPlace
from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.places import PlacePrecision
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience, Clarity, Grade, Tier
from incidents.services import merging, recording, reviewing
from incidents.storage import incidents, lists
from incidents.storage.db import db, transaction
from incidents.storage.search.index.answers import IndexAnswers
from incidents.storage.search.index.keeping import Index
from incidents.storage.search.sql_answers import SqlAnswers
from storage.asked import AS_SETS, MIXED, ROW_BY_ROW, ask, everything
from storage.conftest import ENGINES, opened

Fresh = Callable[[], AbstractContextManager[Any]]

QUESTIONS = [
    ask(query)
    for query in (
        "", "place=IQ-DQ", "place=IQ-BG&place=IQ-DQ-NASIRIYAH", "cause=live-ammunition&violation=life", "q=bridge",
        "q=bridge+-march", "q=%22march+bridge%22", "q=invented", "from=2019-11&to=2019-12",
        "from=2019-11&to=2020-01&dates=certain", "to=2019-11-28", "killed_min=2", "killed_max=4&injured_min=0",
        "bbox=44,30,47,34", "near=31.04,46.25,50", "grade=weak", "figures=one-source&figures=disagree",
        "status=published&status=draft", "source=invented-north", "changed=2026-01-01", "changed=2999-01-01",
        "outcome=injured&group=protesters",
    )
]  # fmt: skip
WORDS = ("march", "bridge", "square", "invented")
DAYS = (None, "2019-11-28", "2019-11", "2019", "2019-10/2020-03", "2020-01-05")
PLACES = ("IQ-DQ-NASIRIYAH", "IQ-BG-TAHRIR-SQUARE", "IQ-DQ", "IQ")
FIGURES = st.tuples(
    st.integers(0, 1), st.sampled_from(("killed", "injured")), st.integers(0, 5),
    st.sampled_from(("all", "protesters")),
    st.sampled_from((Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.UP_TO)),
)  # fmt: skip
DRAFTS = st.fixed_dictionaries(
    {
        "title": st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
        "day": st.sampled_from(DAYS),
        "place": st.sampled_from(PLACES),
        "precision": st.sampled_from((PlacePrecision.SITE, PlacePrecision.CITY, PlacePrecision.GOVERNORATE)),
        "figures": st.lists(FIGURES, max_size=3),
        "causes": st.sets(st.sampled_from(("live-ammunition", "tear-gas-inhalation"))),
        "violations": st.sets(st.sampled_from(("life", "killing-in-demonstration"))),
        "tier": st.sampled_from((Tier.PUBLIC, Tier.PUBLIC, Tier.TEAM, Tier.CONFIDENTIAL)),
        "clarity": st.sampled_from((Clarity.EVENT, Clarity.EVENT, Clarity.SUMMARY)),
    }
)
ASKED = st.tuples(st.sampled_from(QUESTIONS), st.sampled_from(Sort), st.integers(0, 3))
WHICH = st.integers(0, 5)
STEPS = ("submit", "verify", "publish", "publish", "withdraw", "reject", "reopen", "send back", "undo")


class Deeds(RuleBasedStateMachine):
    """Records come, change, go public, are taken back and become one; after each deed both ways are asked."""

    def __init__(self, fresh: Fresh) -> None:
        super().__init__()
        self._open = ExitStack()
        self._open.enter_context(fresh())
        self._monitor, self._reviewer = account("monitor", Role.MONITOR), account("reviewer", Role.REVIEWER)
        self._articles = [kept_article("invented-north"), kept_article("invented-south")]
        self._codes: list[str] = []
        self._lists: list[str] = []
        self._indexes = {
            audience: [Index(db.engine, audience, limits) for limits in (AS_SETS, ROW_BY_ROW, MIXED)]
            for audience in Audience
        }

    def teardown(self) -> None:
        self._open.close()

    @initialize(drafts=st.lists(DRAFTS, min_size=2, max_size=4), asked=ASKED)
    def begin(self, drafts: list[dict[str, Any]], asked: Any) -> None:
        """An empty database answers too; then some records."""
        self._compare(asked)
        for wanted in drafts:
            self._record(wanted)
        self._compare(asked)

    @rule(wanted=DRAFTS, steps=st.integers(0, 3), asked=ASKED)
    def record(self, wanted: dict[str, Any], steps: int, asked: Any) -> None:
        """A new record, some steps on its way to the public."""
        self._record(wanted)
        for step in ("submit", "verify", "publish")[:steps]:
            self._take(step, len(self._codes) - 1)
        self._compare(asked)

    @rule(which=WHICH, wanted=DRAFTS, asked=ASKED)
    def amend(self, which: int, wanted: dict[str, Any], asked: Any) -> None:
        """Other dates, places, tier, figures; what is public stays so until it is published again."""
        code = self._code(which)
        if code:
            with suppress(IncidentError):
                recording.amend(code, self._draft(wanted), incidents.record(code).version, self._monitor)
        self._compare(asked)

    @rule(which=WHICH, step=st.sampled_from(STEPS), asked=ASKED)
    def take(self, which: int, step: str, asked: Any) -> None:
        """A step of the review, where it may be taken."""
        self._take(step, which)
        self._compare(asked)

    @rule(kept=WHICH, gone=WHICH, asked=ASKED)
    def merge(self, kept: int, gone: int, asked: Any) -> None:
        """Two records become one."""
        pair = self._code(kept), self._code(gone)
        if pair[0] and pair[1]:
            with suppress(IncidentError):
                merging.merge(pair[0], pair[1], "Both tell of one invented evening.", self._reviewer)
        self._compare(asked)

    @rule(which=st.sets(WHICH), query=st.sampled_from((None, "place=IQ-DQ", "q=bridge")), asked=ASKED)
    def gather(self, which: set[int], query: str | None, asked: Any) -> None:
        """A list, of records or of a question; no record changes by it."""
        codes = dict.fromkeys(code for code in map(self._code, sorted(which)) if code)
        content = ListDraft(title=Trilingual(en="An invented list"), items=tuple(map(ListItem, codes)), query=query)
        with transaction() as session:
            self._lists.append(lists.add(session, content, LOADER))
        self._compare(asked)

    def _record(self, wanted: dict[str, Any]) -> None:
        self._codes.append(recording.record(self._draft(wanted), self._monitor))

    def _code(self, which: int) -> str:
        return self._codes[which % len(self._codes)] if self._codes else ""

    def _take(self, step: str, which: int) -> None:
        code = self._code(which)
        with suppress(IncidentError):
            version = incidents.record(code).version
            if step == "undo":
                for merged in merging.merges_into(code, self._reviewer)[:1]:
                    merging.undo(merged.number, self._reviewer)
            elif step == "submit":
                recording.submit(code, version, self._monitor, "It holds.")
            elif step == "verify":
                reviewing.verify(code, version, Grade.WEAK, self._reviewer)
            elif step == "publish":
                reviewing.publish(code, version, self._reviewer)
            else:
                deed = {"withdraw": reviewing.withdraw, "reject": reviewing.reject, "reopen": reviewing.reopen}
                deed.get(step, reviewing.send_back)(code, version, "An invented reason.", self._reviewer)

    def _draft(self, wanted: dict[str, Any]) -> Draft:
        claims = tuple(
            claim(number, self._articles[article], value, outcome=outcome, group=group, qualifier=qualifier)
            for number, (article, outcome, value, group, qualifier) in enumerate(wanted["figures"], start=1)
        )
        return Draft(
            title=Trilingual(en=wanted["title"]),
            occurred=day(wanted["day"]) if wanted["day"] else None,
            places=(IncidentPlace(place=wanted["place"], precision=wanted["precision"]),),
            articles=tuple(ArticleLink(article=code) for code in dict.fromkeys(one.article for one in claims)),
            claims=claims,
            causes=tuple(Cause(term=term) for term in sorted(wanted["causes"])),
            violations=tuple(sorted(wanted["violations"])),
            tier=wanted["tier"],
            clarity=wanted["clarity"],
        )

    def _compare(self, asked: tuple[Criteria, Sort, int]) -> None:
        criteria, sort, listed = asked
        if listed < len(self._lists):
            criteria = replace(criteria, lists=tuple(sorted(self._lists[: listed + 1])))
        criteria = replace(criteria, sort=sort, size=2)
        for audience, indexes in self._indexes.items():
            expected = dict(everything(SqlAnswers(audience), criteria))
            for index in indexes:
                assert dict(everything(IndexAnswers(index), criteria)) == expected


@pytest.fixture(params=ENGINES)
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Fresh]:
    """The name of an engine, and a way to a new database of its own for each run of the machine."""
    files = tmp_path / "files"

    @contextmanager
    def on_sqlite() -> Iterator[None]:
        path = tmp_path / "incidents.sqlite"
        for old in tmp_path.glob("incidents.sqlite*"):
            old.unlink()
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        with opened(f"sqlite:///{path}", files):
            yield

    @contextmanager
    def on_postgresql() -> Iterator[None]:
        server = request.getfixturevalue("postgres")
        url = server.create(template=request.getfixturevalue("postgres_template"))
        with opened(url.render_as_string(hide_password=False), files):
            yield
        server.drop(url)

    return request.param, on_sqlite if request.param == "sqlite" else on_postgresql


def test_after_any_deeds_the_index_answers_as_sql_does(fresh: tuple[str, Fresh]) -> None:
    engine, database = fresh
    runs, steps = (6, 10) if engine == "sqlite" else (2, 8)
    run_state_machine_as_test(
        lambda: Deeds(database),
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            phases=(Phase.generate,),  # a run that fails is told as it was: making it shorter takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )

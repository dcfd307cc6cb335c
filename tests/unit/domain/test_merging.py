"""Two records as one value: what is added, what is filled, what stays, what is left to the history."""

from datetime import datetime, time

import pytest

from factories import claim, day, draft
from incidents.domain.errors import Refused
from incidents.domain.incident import ArticleLink, Draft, Record, Setting
from incidents.domain.merging import check_may_unite, united
from incidents.domain.people import Involvement
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience, Grade, Relation, Status, Tier

NOW = datetime(2026, 11, 29, 12, 0)  # noqa: DTZ001 - as storage keeps it


def record(code: str, content: Draft, **more: object) -> Record:
    given: dict[str, object] = {"status": Status.DRAFT} | more
    return Record(
        code=code, audience=Audience.TEAM, version=1, revision=1, grade=Grade.PROVISIONAL, content=content,
        created=NOW.date(), changed=NOW, **given,
    )  # type: ignore[arg-type]  # fmt: skip


def together(kept: Draft, gone: Draft):
    return united(record("IRQ-KEPT", kept), record("IRQ-GONE", gone))


def test_figures_are_numbered_on_and_what_replaces_what_follows() -> None:
    found = together(draft(claim(4, "A", 3)), draft(claim(2, "B", 5, replaces=1), claim(1, "B", 4), claim(9, "B", 6)))
    assert [(one.number, one.value, one.replaces) for one in found.content.claims] == [
        (4, 3, None), (6, 5, 5), (5, 4, None), (7, 6, None),
    ]  # fmt: skip
    assert found.numbers == {1: 5, 2: 6, 9: 7}


def test_a_figure_that_replaces_one_that_is_gone_replaces_nothing_of_the_other() -> None:
    found = together(draft(claim(1, "A", 3)), draft(claim(2, "B", 5, replaces=1)))
    assert found.content.claims[1].replaces is None


def test_blanks_are_filled_and_nothing_that_stands_is_overwritten() -> None:
    kept = draft(title="Kept", summary=Trilingual(ar="ملخص"), occurred=None, event_type="")
    gone = draft(
        title="Gone", summary=Trilingual(en="A summary", ar="آخر"), occurred=day("2019-11-28"), time_from=time(3),
        event_type="attack",
    )  # fmt: skip
    found = together(kept, gone)
    assert found.content.title == Trilingual(en="Kept")
    assert found.content.summary == Trilingual(en="A summary", ar="ملخص")
    assert (found.content.occurred, found.content.time_from) == (day("2019-11-28"), time(3))
    assert found.content.event_type == "attack"
    assert found.left == {"title": {"en": "Gone"}, "summary": {"ar": "آخر"}}


def test_an_hour_of_another_day_is_not_taken_over() -> None:
    found = together(draft(occurred=day("2019-11-28")), draft(occurred=day("2019-11-29"), time_from=time(3)))
    assert found.content.time_from is None
    assert found.left["time_from"] == time(3)
    assert found.left["occurred"] == day("2019-11-29")


def test_an_article_of_both_stands_once_as_the_one_that_stays_has_it() -> None:
    context = (ArticleLink(article="A", relation=Relation.CONTEXT),)
    found = together(draft(claim(1, "A", 3)), draft(articles=context))
    assert [(one.article, one.relation) for one in found.content.articles] == [("A", Relation.REPORTS)]
    assert found.left["articles"] == context


def test_a_reviewer_s_figure_comes_only_where_nothing_else_is_judged_by_it() -> None:
    setting = Setting(outcome="injured", min=2, max=3, reason="counted twice")
    injured = draft(claim(1, "B", 9, outcome="injured"), settings=(setting,))
    assert together(draft(claim(1, "A", 3)), injured).content.settings == (setting,)
    found = together(draft(claim(1, "A", 3, outcome="injured")), injured)
    assert found.content.settings == ()
    assert found.left["settings"] == (setting,)


def test_two_replies_of_one_actor_both_stay() -> None:
    one, other = (Involvement(actor="G", reply=Trilingual(en=text)) for text in ("It denies.", "It accepts."))
    assert together(draft(actors=(one,)), draft(actors=(other,))).content.actors == (one, other)
    team = Involvement(actor="G", tier=Tier.TEAM)
    assert together(draft(actors=(one,)), draft(actors=(team,))).content.actors == (one, team)


def test_what_must_be_minded_of_one_is_minded_of_both() -> None:
    found = together(draft(sensitivity=("graphic",)), draft(sensitivity=("minor",)))
    assert found.content.sensitivity == ("graphic", "minor")


@pytest.mark.parametrize("wrong", [{"forwarded_to": "IRQ-X"}, {"status": Status.REJECTED}])
def test_records_that_are_gone_are_not_merged_either_way(wrong: dict[str, object]) -> None:
    fine, other = record("IRQ-A", draft()), record("IRQ-B", draft(), **wrong)
    for pair in ((fine, other), (other, fine)):
        with pytest.raises(Refused):
            check_may_unite(*pair)
    check_may_unite(fine, record("IRQ-C", draft()))

"""A next edition into a record: its own figures are replaced, and nothing that people wrote is touched."""

from dataclasses import replace

from factories import claim, day, draft
from incidents.domain.claims import Claim
from incidents.domain.incident import Draft
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import ClaimStatus
from incidents.services.importing.drafting import said_of
from incidents.services.importing.merging import merged

FIRST, SECOND, THEIRS = "A-FIRST", "A-SECOND", "A-THEIRS"


def told(found: Draft) -> list[tuple[int, int | None, ClaimStatus, int | None]]:
    return [(one.number, one.value, one.status, one.replaces) for one in found.claims]


def after(before: Draft, *new: Claim, said: Draft | None = None, **more: object) -> tuple[Draft, tuple[int, ...]]:
    return merged(before, draft(*new, **more), said_of(said or before))


def test_a_figure_that_says_the_same_stays_the_one_it_was() -> None:
    found, own = after(draft(claim(1, FIRST, 3)), claim(1, SECOND, 3))
    assert told(found) == [(1, 3, ClaimStatus.ACTIVE, None)]
    assert own == (1,)
    assert [link.article for link in found.articles] == [FIRST, SECOND]


def test_a_figure_that_changed_replaces_the_earlier_one_which_stays_on_file() -> None:
    found, own = after(draft(claim(1, FIRST, 3)), claim(1, SECOND, 5))
    assert told(found) == [(1, 3, ClaimStatus.SUPERSEDED, None), (2, 5, ClaimStatus.ACTIVE, 1)]
    assert own == (2,)


def test_a_figure_that_the_edition_no_longer_gives_is_over() -> None:
    found, own = after(draft(claim(1, FIRST, 3), claim(2, FIRST, 9, outcome="injured")), claim(1, SECOND, 3))
    assert told(found) == [(1, 3, ClaimStatus.ACTIVE, None), (2, 9, ClaimStatus.SUPERSEDED, None)]
    assert own == (1,)


def test_groups_are_figures_of_their_own() -> None:
    before = draft(claim(1, FIRST, 3), claim(2, FIRST, 2, group="civilians"))
    found, _ = after(before, claim(1, SECOND, 3), claim(2, SECOND, 1, group="civilians"))
    assert told(found) == [
        (1, 3, ClaimStatus.ACTIVE, None), (2, 2, ClaimStatus.SUPERSEDED, None), (3, 1, ClaimStatus.ACTIVE, 2),
    ]  # fmt: skip


def test_figures_of_others_are_not_touched_and_numbers_go_on_behind_them() -> None:
    imported = draft(claim(1, FIRST, 3))
    before = replace(imported, claims=(*imported.claims, claim(7, THEIRS, 3)))
    found, _ = after(before, claim(1, SECOND, 5), said=imported)
    assert told(found) == [
        (1, 3, ClaimStatus.SUPERSEDED, None), (7, 3, ClaimStatus.ACTIVE, None), (8, 5, ClaimStatus.ACTIVE, 1),
    ]  # fmt: skip


def test_what_nobody_changed_follows_the_edition_and_what_somebody_changed_stays() -> None:
    imported = draft(claim(1, FIRST, 3))
    before = replace(imported, title=Trilingual(en="A title by a monitor"))
    found, _ = after(before, claim(1, SECOND, 3), said=imported, title="Another title", occurred=day("2019-11-29"))
    assert found.title.en == "A title by a monitor"
    assert found.occurred == day("2019-11-29")


def test_the_tier_is_the_teams_alone() -> None:
    imported = draft(claim(1, FIRST, 3))
    found, _ = merged(imported, replace(imported, data_kind=imported.data_kind), said_of(imported))
    assert (found.tier, found.settings, found.links) == (imported.tier, (), ())

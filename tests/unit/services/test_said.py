"""What an edition of a data set said of an incident, kept to tell later what people changed since."""

from datetime import date

from incidents.domain.codec import to_plain
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import Draft
from incidents.domain.text import Trilingual
from incidents.services.importing.drafting import SAID, said_alike, said_of

TOLD = Draft(title=Trilingual(en="Protest, Nasiriyah"), occurred=UncertainDate.day(date(2019, 11, 28)))


def test_what_is_left_blank_is_not_kept() -> None:
    assert set(said_of(TOLD)) == {"title", "occurred", "claims"}


def test_everything_is_alike_while_nobody_changed_anything() -> None:
    assert said_alike(said_of(TOLD), TOLD) == SAID


def test_a_title_that_a_person_wrote_and_a_summary_that_a_person_added_are_told_apart() -> None:
    written = Draft(
        title=Trilingual(en="Shooting on a bridge"), summary=Trilingual(en="In our words."), occurred=TOLD.occurred
    )
    assert set(SAID) - set(said_alike(said_of(TOLD), written)) == {"title", "summary"}


def test_what_was_kept_with_its_blanks_by_an_earlier_version_reads_the_same() -> None:
    earlier = {name: to_plain(getattr(TOLD, name)) for name in SAID} | {"claims": []}
    assert earlier["summary"] == {}
    assert said_alike(earlier, TOLD) == SAID


def test_an_edition_that_said_nothing_claims_nothing() -> None:
    assert said_alike({}, Draft()) == ()

"""Refusals carry a sentence that can be translated, and the question it answers."""

from incidents.domain.errors import Conflict, IncidentError, NotFound, Refusals, Refused


def test_a_refusal_says_its_sentence_with_the_values_put_in() -> None:
    refusal = Refused("%(date)s lies in the future.", field="when", date="2031-01-01")
    assert str(refusal) == "2031-01-01 lies in the future."
    assert refusal.message == "%(date)s lies in the future."
    assert refusal.params == {"date": "2031-01-01"}
    assert refusal.field == "when"


def test_text_from_outside_is_put_in_and_never_read_as_a_placeholder() -> None:
    assert str(Refused("“%(text)s” is not a number.", text="100% %(secret)s")) == "“100% %(secret)s” is not a number."


def test_a_sentence_without_values_may_hold_a_percent_sign() -> None:
    assert str(Refused("100% is not a date.")) == "100% is not a date."


def test_the_same_refusal_can_be_said_of_a_question() -> None:
    refusal = Refused("There is no month %(month)s.", month=13).at("date_from")
    assert (refusal.field, str(refusal)) == ("date_from", "There is no month 13.")


def test_several_refusals_travel_together_in_order() -> None:
    both = Refusals([Refused("No date.", field="when"), Refused("No place.", field="where")])
    assert [problem.field for problem in both.problems] == ["when", "where"]
    assert (both.field, str(both)) == ("when", "No date.; No place.")


def test_every_error_is_an_incident_error() -> None:
    assert all(issubclass(kind, IncidentError) for kind in (NotFound, Conflict, Refused, Refusals))

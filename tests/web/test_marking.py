"""Words of suggestions marked in the text: nothing of it is lost, whatever overlaps."""

from hypothesis import given
from hypothesis import strategies as st

from incidents.domain.suggestions import Kind, Suggestion, Words
from incidents.web.desk.marking import Paragraph, marked
from incidents.web.desk.offers import Offer

TEXT = "A headline\n\nTwo people were killed in Najaf.\nThree were hurt."


def offer(key: str, start: int, end: int, kind: Kind = Kind.FIGURE, text: str = TEXT) -> Offer:
    words = Words(text[start:end], start, end)
    read = Suggestion(kind=kind, value="", words=words, sentence=words, confidence=1, why="Invented")
    return Offer(key=key, kind=kind, ways=(), suggestion=read, at="")


def said(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return ["".join(piece.text for piece in one.pieces) for one in paragraphs]


def test_a_text_without_suggestions_stands_as_it_is() -> None:
    assert said(marked(TEXT, ())) == ["A headline", "Two people were killed in Najaf.", "Three were hurt."]


def test_the_headline_is_a_heading_and_each_suggestion_begins_once() -> None:
    found = marked(TEXT, (offer("t", 0, 10, Kind.TITLE), offer("a", 12, 33), offer("b", 23, 42)))
    assert [one.heading for one in found] == [True, False, False]
    assert [(piece.text, piece.keys) for piece in found[1].pieces] == [
        (TEXT[12:23], ("a",)),
        (TEXT[23:33], ("a", "b")),
        (TEXT[33:42], ("b",)),
        (TEXT[42:44], ()),
    ]
    assert [key for one in found for piece in one.pieces for key in piece.starts] == ["t", "a", "b"]


def test_a_suggestion_over_a_line_end_is_marked_on_both_lines() -> None:
    found = marked(TEXT, (offer("a", 30, 50),))
    assert [[piece.keys for piece in one.pieces] for one in found[1:]] == [[(), ("a",)], [("a",), ()]]


@given(st.text(alphabet="ab \n", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12))
def test_nothing_of_a_text_is_lost_or_doubled(text: str, spans: list[tuple[int, int]]) -> None:
    offers = [
        offer(f"k{n}", min(a, b, len(text)), min(max(a, b), len(text)), text=text) for n, (a, b) in enumerate(spans)
    ]
    found = marked(text, offers)
    assert said(found) == [line for line in text.split("\n") if line.strip()]
    for one in offers:
        words = one.suggestion.words
        if words.passage.strip() and "\n" not in words.passage:
            shown = "".join(piece.text for each in found for piece in each.pieces if one.key in piece.keys)
            assert shown == words.passage

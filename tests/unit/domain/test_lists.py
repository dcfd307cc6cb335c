"""The order of an evidence list."""

from incidents.domain.lists import ListDraft, ListItem


def test_items_are_moved_and_never_past_an_end() -> None:
    given = ListDraft(items=tuple(map(ListItem, "abc")))
    assert [item.incident for item in given.moved("c", -1).items] == ["a", "c", "b"]
    assert given.moved("a", -1) == given
    assert given.moved("c", 1) == given
    assert given.moved("nowhere", 1) == given
    assert [item.incident for item in given.without("b").items] == ["a", "c"]
    assert given.with_item("a") == given

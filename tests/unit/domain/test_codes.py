"""Codes tell nothing, are told apart by their check character, and are drawn from all there are."""

from collections import Counter

import pytest

from incidents.domain.codes import ALPHABET, check_character, is_code, make


def test_a_code_is_whole_and_its_check_character_fits() -> None:
    for _ in range(200):
        code = make("IRQ")
        assert is_code(code), code
        assert len(code) == len("IRQ-7K3M9XQ")


def test_every_character_stands_at_every_place() -> None:
    drawn = [make("IRQ").partition("-")[2] for _ in range(4000)]
    for place in range(6):
        met = Counter(body[place] for body in drawn)
        assert set(met) == set(ALPHABET), place
        assert max(met.values()) < 4 * min(met.values())
    assert len(set(drawn)) == len(drawn)


@pytest.mark.parametrize(
    "code", ["", "IRQ-", "IRQ-0000001", "irq-0000000", "IRQ-000000", "IRQ-00000000", "IRQ-000I000"]
)
def test_what_is_no_code(code: str) -> None:
    assert not is_code(code)


def test_two_swapped_characters_are_noticed() -> None:
    assert check_character("7K3M9X") != check_character("K73M9X")

"""What is made in the demonstration is of the demonstration: nobody shall take it for a record of a team later."""

from dataclasses import replace
from typing import TypeVar

from incidents.domain.articles import ArticleDraft
from incidents.domain.incident import Draft
from incidents.domain.vocabulary import DataKind
from incidents.services import upkeep
from incidents.services.settings import current as settings

Made = TypeVar("Made", Draft, ArticleDraft)


def kind_of_house() -> DataKind:
    """Of what kind everything that this house hands out is taken to be."""
    if settings().demonstration:
        return DataKind.DEMONSTRATION
    return DataKind.INVENTED if upkeep.is_invented() else DataKind.RECORD


def of_this_house(made: Made) -> Made:
    """The same; in the demonstration with its mark, so that it can be merged there and is told apart in any file."""
    if settings().demonstration and made.data_kind is DataKind.RECORD:
        return replace(made, data_kind=DataKind.DEMONSTRATION)
    return made

"""Where: a box, a choice among places of one name, a place that is not listed. Shared by the forms that ask it."""

from typing import Any

from incidents.domain.access import Actor
from incidents.domain.errors import Refused
from incidents.domain.places import Place
from incidents.domain.vocabulary import N_
from incidents.web.forms import HouseForm
from incidents.web.i18n import language
from incidents.web.incidents.fields import choice
from incidents.web.incidents.places import place_option, read_place


class PlaceQuestion(HouseForm):
    """A form with `place`, `place_code`, `place_choice` and `new_place`. `offered` are the places to choose among."""

    place: Any
    place_code: Any
    place_choice: Any
    new_place: Any
    accepts: tuple[str, ...] = ("new_place-spot.",)
    offered: tuple[Place, ...] = ()
    chosen: Place | None = None
    _unknown_place: Refused | None = None

    @property
    def has_its_place(self) -> bool:
        """Whether the record has its place whatever the box says."""
        return False

    def find_place(self) -> None:
        """Look up what the box means; a choice made earlier holds while it still answers to the words."""
        code = self.place_choice.data or self.place_code.data or ""
        self._unknown_place = None
        try:
            answer = read_place(self.place.data, code)
        except Refused as refusal:
            self._unknown_place = refusal
            return
        self.chosen, self.offered = answer.place, answer.offered
        self.place_code.data = answer.place.code if answer.place else ""
        self.place_choice.choices = [choice(one["code"], _told(one)) for one in map(place_option, self.offered)]
        self.place_choice.data = ""

    def place_holds(self) -> bool:
        """Whether the box names one place, or none; else the refusal stands at its field."""
        if self.has_its_place or self.new_place.form.asked:
            return True
        if self._unknown_place is not None:
            self.refuse(self._unknown_place.at("place"))
        elif self.offered:
            self.refuse(Refused(N_("Several places answer to this. Choose one of them."), field="place_choice"))
        return self._unknown_place is None and not self.offered

    def place_meant(self, by: Actor) -> Place | None:
        """The place; a new one is kept on the way."""
        new = self.new_place.form.asked and not self.has_its_place
        kept: Place | None = self.new_place.form.keep(by) if new else self.chosen
        return kept

    def settle_place(self, by: Actor) -> dict[str, tuple[str, ...]]:
        """Keep a place that was not listed, once: from now on the box names it. The answers that say so."""
        new = self.new_place.form
        if not new.asked:
            return {}
        blank = {field.name: ("",) for field in new}
        self.chosen = new.keep(by)
        self.place.data = self.place.typed = self.chosen.name(language())
        self.place_code.data = self.chosen.code
        new.clear()
        return blank | {self.place.name: (self.place.data,), self.place_code.name: (self.chosen.code,)}


def _told(option: dict[str, str]) -> str:
    return f"{option['label']} · {option['detail']}"

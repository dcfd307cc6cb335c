"""Forms of accounts. A passphrase is never shown again, and never trimmed."""

from typing import Any

from wtforms import BooleanField, HiddenField, PasswordField
from wtforms.validators import InputRequired, Length

from incidents.domain.access import Role
from incidents.domain.accounts import LONGEST_PASSPHRASE
from incidents.domain.vocabulary import N_
from incidents.web.carrying import PREFIX, TARGET
from incidents.web.forms import HouseForm, LineField, Required, TermField
from incidents.web.i18n import later

_LENGTH = Length(max=8 * LONGEST_PASSPHRASE, message=later(N_("This is too long.")))
_NEEDED = InputRequired(message=later(N_("Give the passphrase.")))
_NEW = later(N_("At least 15 characters: four or five words that do not belong together."))


class _Passphrase(PasswordField):
    """A passphrase; `use` tells a password keeper whether it is the present one or a new one."""

    def __init__(self, label: Any = None, *, use: str, **kwargs: Any) -> None:
        keys = {"autocomplete": use, "dir": "auto", "spellcheck": "false"}
        super().__init__(label, [_NEEDED, _LENGTH], render_kw=keys, **kwargs)

    @property
    def words(self) -> str:
        """What was typed, to the letter."""
        return self.data or ""


class SignInForm(HouseForm):
    """Name and passphrase; what was typed elsewhere may travel with them."""

    name = LineField(
        later(N_("User name")),
        [Required(N_("Give your user name."))],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    passphrase = _Passphrase(later(N_("Passphrase")), use="current-password")
    next = HiddenField()

    accepts = (PREFIX, TARGET)


class OwnPassphraseForm(HouseForm):
    """A person's own passphrase."""

    old = _Passphrase(later(N_("Present passphrase")), use="current-password")
    passphrase = _Passphrase(later(N_("New passphrase")), use="new-password", description=_NEW)


class NewAccountForm(HouseForm):
    """A new account with its first passphrase."""

    name = LineField(
        later(N_("User name")),
        [Required(N_("Give a user name."))],
        description=later(N_("Not an e-mail address. It stands in the team's history.")),
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )
    role = TermField(later(N_("Role")), kind=Role, left_out=(Role.VISITOR,), default=Role.MONITOR)
    passphrase = _Passphrase(later(N_("First passphrase")), use="new-password", description=_NEW)


class RoleForm(HouseForm):
    """Another role."""

    role = TermField(later(N_("Role")), kind=Role, left_out=(Role.VISITOR,))


class GrantsForm(HouseForm):
    """What is given beyond the role."""

    confidential = BooleanField(later(N_("May read what is kept for named people only")))


class NewPassphraseForm(HouseForm):
    """A new passphrase for a person who forgot theirs."""

    passphrase = _Passphrase(later(N_("New passphrase")), use="new-password", description=_NEW)


class TokenForm(HouseForm):
    """A new token for a program."""

    program = LineField(
        later(N_("Which program is it for?")),
        [Required(N_("Say which program it is for."))],
        description=later(N_("Such as “import of the weekly list”. It stands in the team's history.")),
        render_kw={"autocomplete": "off"},
    )


class PressedForm(HouseForm):
    """A button alone."""

"""Accounts: user names, passphrases, how long a session lasts and how long a wrong try makes one wait."""

import ipaddress
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from incidents.domain.access import Action, Role
from incidents.domain.errors import Refused
from incidents.domain.script import clean_line
from incidents.domain.vocabulary import N_

SHORTEST_PASSPHRASE = 15
LONGEST_PASSPHRASE = 128
_LONGEST_NAME = 60
_LEAST_VARIETY = 6  # different characters
#: Phrases that guessers try first, as written without spaces.
_WELL_KNOWN = frozenset(
    {
        "correcthorsebatterystaple", "thequickbrownfoxjumps", "letmeinletmeinletmein", "passwordpassword",
        "iloveyouiloveyou", "qwertyuiopasdfgh", "qwertyuiopasdfghjkl", "1234567890123456", "abcdefghijklmnop",
        "administratoradministrator", "changemechangeme", "mypassphraseislong",
    }
)  # fmt: skip

#: Tries that cost nothing; each later one waits twice as long as the one before, never longer than the last.
_FREE_TRIES = 4
_FREE_TRIES_OF_NETWORK = 20
_FIRST_WAIT = timedelta(seconds=15)
_LONGEST_WAIT = timedelta(minutes=5)
#: A try is forgotten after this time.
REMEMBERED = timedelta(hours=1)
_NETWORK_BITS = {4: 24, 6: 56}


@dataclass(frozen=True, kw_only=True)
class Account:
    """A person who can sign in. `grants` are what a manager gave beyond the role."""

    number: int
    name: str
    role: Role
    active: bool
    created: datetime
    grants: frozenset[Action] = field(default_factory=frozenset)


@dataclass(frozen=True, kw_only=True)
class SignedIn:
    """A session that has begun: the token for the browser (kept nowhere else) and the mark of the account."""

    account: Account
    token: str = field(repr=False)
    mark: str = field(repr=False)


@dataclass(frozen=True)
class Lifetime:
    """How long a session lasts: without a request (`idle`), and at most (`whole`)."""

    idle: timedelta = timedelta(minutes=30)
    whole: timedelta = timedelta(hours=12)

    def holds(self, begun: datetime, seen: datetime, now: datetime) -> bool:
        """Whether a session begun and last seen then is still good now."""
        return now - begun < self.whole and now - seen < self.idle


def user_name(text: str) -> str:
    """A user name fit to keep. Refused: a blank, an e-mail address (none is kept here), more than sixty characters."""
    name = clean_line(unicodedata.normalize("NFKC", text))
    if not name:
        raise Refused(N_("Give a user name."), field="name")
    if "@" in name:
        raise Refused(N_("Give a user name, not an e-mail address: no e-mail address is kept here."), field="name")
    if len(name) > _LONGEST_NAME:
        raise Refused(N_("A user name has at most %(most)s characters."), field="name", most=_LONGEST_NAME)
    return name


def name_key(name: str) -> str:
    """What makes two user names the same: neither capitals nor the way a keyboard composes letters."""
    return unicodedata.normalize("NFKC", " ".join(name.split())).casefold()[:_LONGEST_NAME]


def passphrase(text: str) -> str:
    """The passphrase as it is compared (NFKC), whichever keyboard typed it; for trying one as well as for keeping."""
    return unicodedata.normalize("NFKC", text)


def new_passphrase(text: str, name: str) -> str:
    """A passphrase fit to keep. Refused: short, very long, of a few characters only, well known, or the name itself."""
    words = passphrase(text)
    if len(words) < SHORTEST_PASSPHRASE:
        raise Refused(
            N_("A passphrase has at least %(least)s characters: four or five words will do."),
            field="passphrase",
            least=SHORTEST_PASSPHRASE,
        )
    if len(words) > LONGEST_PASSPHRASE:
        raise Refused(N_("A passphrase has at most %(most)s characters."), field="passphrase", most=LONGEST_PASSPHRASE)
    bare = "".join(words.casefold().split())
    without_name = bare.replace("".join(name.casefold().split()), "")
    if len(set(bare)) < _LEAST_VARIETY or bare in _WELL_KNOWN or len(without_name) < _LEAST_VARIETY:
        raise Refused(
            N_("This passphrase is easily guessed. Take a few words that do not belong together."), field="passphrase"
        )
    return words


def wait_after(tries: int, *, network: bool = False) -> timedelta:
    """How long the next try waits after so many failed ones. It grows, ends, and locks nobody out for good."""
    beyond = tries - (_FREE_TRIES_OF_NETWORK if network else _FREE_TRIES)
    return timedelta() if beyond < 0 else min(_FIRST_WAIT * 2 ** min(beyond, 10), _LONGEST_WAIT)


def network_of(address: str) -> str:
    """The network that an address belongs to: /24 in IPv4, /56 in IPv6, as one subscriber may hold the rest."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((found, _NETWORK_BITS[found.version]), strict=False))

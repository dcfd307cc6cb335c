"""The parts of a sentence that matter to a figure: marked words, numbers, people, harms."""

from dataclasses import dataclass

from incidents.domain.counts import Qualifier
from incidents.domain.vocabulary import ALL
from incidents.reading.prose import Token


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as said: `value` and `upper` as in `domain.counts`, over tokens `first` up to, not including, `last`.

    `weak` is a number that only its noun tells ("a protester", "متظاهر"); `said` are the words before it ("at least").
    """

    qualifier: Qualifier
    value: int | None
    upper: int | None
    first: int
    last: int
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """One mark over tokens `first` up to, not including, `last`, counted in the whole text.

    `text` is its first word, folded. `kind` is of the lexicon (`h` harm, `p` people, `be`, `and` …), `w` an unknown
    word, `.` a sign, `d` digits, `number` a number with its qualifiers, `party` people with their number. `conj` is a
    joined و or ف, `prep` a joined ب, ل or ك, `the` an article. Of a party, `named` says that a noun tells who they are,
    `own` are the harms that this noun tells; a `stranger` is a noun of no table, read as people from its place.
    """

    kind: str
    value: str
    first: int
    last: int
    text: str = ""
    conj: bool = False
    prep: str = ""
    the: bool = False
    quantity: Quantity | None = None
    group: str = ALL
    named: bool = False
    own: tuple[str, ...] = ()
    stranger: bool = False

    @property
    def outcomes(self) -> tuple[str, ...]:
        """Of a harm: the codes before the form."""
        return tuple(self.value.partition("/")[0].split("+"))

    @property
    def form(self) -> str:
        """Of a harm: how the word stands to the people it happens to."""
        return self.value.partition("/")[2]


#: What is returned at the ends of a row of nodes.
NOTHING = Node("", "", 0, 0)


class Row:
    """The nodes of one sentence; asking beyond an end gives `NOTHING`. `tokens` are those of the whole text."""

    def __init__(self, nodes: list[Node], tokens: tuple[Token, ...]) -> None:
        self.nodes = nodes
        self.tokens = tokens

    def raw(self, node: Node) -> str:
        """The first word of a node as it is printed."""
        return self.tokens[node.first].raw

    def __len__(self) -> int:
        return len(self.nodes)

    def __getitem__(self, place: int) -> Node:
        return self.nodes[place] if 0 <= place < len(self.nodes) else NOTHING

"""Causes, weapons and groups of people named in a text, as suggestions with the slugs of the word lists."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from incidents.domain.suggestions import Kind, Suggestion
from incidents.domain.vocabulary import N_
from incidents.reading.lexicon import Hit, Lexicon, forms, word_set
from incidents.reading.prose import Prose, Sentence
from incidents.reading.who.tables import WordTables

NAMED, IMPACT, INHALED, ONLY_USED = (
    N_("The text names it."),
    N_("Tear gas is named with the words for a hit on the body."),
    N_("Tear gas is named with the words for breathing it."),
    N_("Tear gas was used; the text does not say how it harmed anybody."),
)
TEAR_GAS, SMOKE = "tear-gas", "smoke-grenade-impact"
_CANISTER, _BREATHED = "tear-gas-canister-impact", "tear-gas-inhalation"
_HIT_WORDS = word_set(
    "head heads skull skulls face faces eye eyes neck chest struck pierced hit direct directly penetrated impact lodged"
    " راس راسه الراس روسهم جمجمة الجمجمة وجه الوجه صدر الصدر رقبة عين مباشرة مباشر اخترقت اصابته بقنبلة استقرت"
)
_BREATH_WORDS = word_set(
    "suffocated suffocation suffocating suffocate inhaled inhaling inhalation choking choked asphyxiated asphyxiation"
    " breathing asphyxia اختناق الاختناق اختناقا اختنق اختنقوا استنشاق استنشاقهم استنشقوا خنكان"
)
_DENIED = word_set("no not without never neither denied denying دون بدون لم ليس نفى نفت")
_SPEAKING = word_set("said say says told reported confirmed sources source قال قالت افاد ذكر ذكرت اكد مصدر مصادر بحسب")
_BACK = 3  # tokens in which a word of denial counts


@dataclass(frozen=True)
class _Reading:
    value: str
    confidence: float
    why: str
    others: tuple[str, ...] = ()


_TOLD = {Kind.CAUSE: 0.8, Kind.WEAPON: 0.85, Kind.GROUP: 0.6}


class TermReader:
    """Reads causes, weapons and groups by the word tables."""

    def __init__(self, tables: WordTables) -> None:
        self._lexicons = {
            Kind.CAUSE: _lexicon(tables.causes),
            Kind.WEAPON: _lexicon(tables.weapons),
            Kind.GROUP: _lexicon(tables.groups),
        }

    def read(self, prose: Prose) -> tuple[Suggestion, ...]:
        """Each cause, weapon and group once, by the words that name it first; tear gas by what it did to people."""
        found: dict[tuple[Kind, str], Suggestion] = {}
        for kind, lexicon in self._lexicons.items():
            for sentence in prose.sentences:
                for hit in lexicon.all(prose.tokens, sentence.first, sentence.last):
                    for meant in _meant(prose, sentence, kind, hit):
                        _keep(found, _suggestion(prose, kind, hit, meant))
        return tuple(one for one in found.values() if one.why != ONLY_USED or not _gas_is_known(found))


def _lexicon(table: Mapping[str, tuple[str, ...]]) -> Lexicon:
    return Lexicon({code: "|".join(listed) for code, listed in table.items()})


def _keep(found: dict[tuple[Kind, str], Suggestion], one: Suggestion) -> None:
    """The first mention stays, unless a later one is read with more certainty."""
    key = (one.kind, str(one.value))
    if key not in found or found[key].confidence < one.confidence:
        found[key] = one


def _gas_is_known(found: Mapping[tuple[Kind, str], Suggestion]) -> bool:
    return any(one.why in {IMPACT, INHALED} for one in found.values())


def _meant(prose: Prose, sentence: Sentence, kind: Kind, hit: Hit) -> Iterator[_Reading]:
    near = prose.tokens[max(sentence.first, hit.first - _BACK) : hit.first]
    if any(token.text in _DENIED for token in near) or (kind is Kind.GROUP and _only_speaks(prose, sentence, hit)):
        return
    if kind is Kind.CAUSE and hit.code in {TEAR_GAS, SMOKE}:
        yield from _gas(prose, sentence, hit.code)
    else:
        yield _Reading(hit.code, _TOLD[kind], NAMED)


def _only_speaks(prose: Prose, sentence: Sentence, hit: Hit) -> bool:
    """Whether a group is named as who says so: "medics said", قال ناشطون."""
    before = prose.tokens[hit.first - 1 : hit.first] if hit.first > sentence.first else ()
    after = prose.tokens[hit.last : min(hit.last + 1, sentence.last)]
    return any(form in _SPEAKING for token in (*before, *after) for form, _ in forms(token.text))


def _gas(prose: Prose, sentence: Sentence, code: str) -> Iterator[_Reading]:
    """A canister that struck, gas that was breathed; where neither is said, breathing with a doubt."""
    words = {form for token in prose.of(sentence) for form, _ in forms(token.text)}
    if words & _HIT_WORDS:
        yield _Reading(SMOKE if code == SMOKE else _CANISTER, _TOLD[Kind.CAUSE], IMPACT)
    if words & _BREATH_WORDS:
        yield _Reading(_BREATHED, _TOLD[Kind.CAUSE], INHALED)
    if code == TEAR_GAS and not words & (_HIT_WORDS | _BREATH_WORDS):
        yield _Reading(_BREATHED, _TOLD[Kind.CAUSE] / 2, ONLY_USED, (_CANISTER,))


def _suggestion(prose: Prose, kind: Kind, hit: Hit, meant: _Reading) -> Suggestion:
    return Suggestion(
        kind=kind,
        value=meant.value,
        words=prose.words(hit.first, hit.last),
        sentence=prose.quoted(prose.sentence_of(hit.first)),
        confidence=meant.confidence,
        why=meant.why,
        others=meant.others,
    )

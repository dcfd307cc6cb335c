"""Words around a date that change what it is: part of a name, or the time at which somebody spoke."""

from incidents.reading.lexicon import forms, word_set
from incidents.reading.prose import Prose
from incidents.reading.when.words import NAMED_AFTER, NAMED_BEFORE

_TELLING_EN = word_set(
    "said says told reported announced confirmed stated added statement reports saying tweeted posted declared issued"
    " denied reuters afp ap"
)
_TELLING_AR = word_set(
    "قال قالت افاد افادت ذكر ذكرت اعلن اعلنت اكد اكدت صرح اوضح اوضحت كشف كشفت بيان اشار اشارت نقلت وتي راگهياند وت"
)
_BACK_EN, _BACK_AR = 4, 5  # tokens, small words and signs not counted
_OPENING = word_set("since منذ لەوەتەی")
_OPENING_BACK = 6  # tokens
_PLANNED = word_set(
    "will scheduled due planned planning expected upcoming takes سوف المقرر المزمع المتوقع المرتقب دعوا دعوات"
)
_PLAN_BACK = 8  # tokens
_SMALL = word_set("on in at the of , ( early late earlier يوم في من ، له")
_ENDS = frozenset(".;؛")
_PARTING = frozenset(",،;؛")


def belongs_to_name(prose: Prose, first: int, last: int) -> bool:
    """Whether the words beside it make it a name: "14 July Bridge", "Friday prayers", جسر 14 تموز."""
    after = prose.tokens[last].text if last < len(prose.tokens) else ""
    if after in NAMED_AFTER:
        return True
    before = prose.tokens[first - 1].text if first else ""
    return any(form in NAMED_BEFORE for form, _ in forms(before)) if before else False


def is_told_time(prose: Prose, first: int) -> bool:
    """Whether it follows a word for saying so closely that it is when somebody spoke: "police said on Thursday"."""
    sentence = prose.sentence_of(first)
    words, place = 0, first - 1
    while place >= sentence.first and words < _BACK_AR:
        text = prose.tokens[place].text
        if text in _ENDS:
            return False
        if text not in _SMALL:
            words += 1
            if words <= _BACK_EN and text in _TELLING_EN and _leads_to(prose, place, first):
                return True
            if any(form in _TELLING_AR for form, _ in forms(text)):
                return True
        place -= 1
    return False


def _leads_to(prose: Prose, said: int, first: int) -> bool:
    """English: only the person spoken to and small words may stand between ("told a news agency on Thursday")."""
    between = [token.text for token in prose.tokens[said + 1 : first] if token.text not in _SMALL]
    told = prose.tokens[said].text in {"told", "statement"}
    return not between or (told and not {"that", "were", "was"} & set(between))


def opens_a_period(prose: Prose, first: int) -> bool:
    """Whether it is only where a time begins to be counted: "since the protests began on 1 October"."""
    start = max(prose.sentence_of(first).first, first - _OPENING_BACK)
    before = [token.text for token in prose.tokens[start:first]]
    since = max((at for at, word in enumerate(before) if word in _OPENING), default=None)
    return since is not None and not set(before[since:]) & _PARTING


def is_to_come(prose: Prose, first: int) -> bool:
    """Whether the clause speaks of what is planned: "parliament will meet on Sunday", من المقرر أن."""
    start = max(prose.sentence_of(first).first, first - _PLAN_BACK)
    return any(token.text in _PLANNED for token in prose.tokens[start:first])

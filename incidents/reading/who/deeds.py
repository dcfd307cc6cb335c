"""Whether an actor is said to have done something in its sentence, or is only named, quoted or hit."""

from typing import Final

from incidents.reading.lexicon import forms, word_set
from incidents.reading.prose import Prose

_DEEDS: Final = word_set(
    "opened fired fire fires shot shoot shooting killed kill killing wounded used use using attacked attack attacking"
    " stormed storming raided raid arrested arrest arresting detained detaining beat beating threw abducted abducting"
    " kidnapped kidnapping ambushed assassinated stabbed stabbing torched burned dispersed dispersing assaulted"
    " launched launching targeted targeting seized tortured executed opening firing hurled chased sprayed gunned"
    " blew planted rammed broke suppressed cleared gassed shelled bombed lobbed besieged rounded"
)
_BY: Final = word_set("by hands blamed accused accuse accusing blame blaming")
_SHOTS: Final = word_set("fire gunfire shots bullets rounds bullet shot")
_PASSIVE: Final = word_set("were was are been being")
_SAYING: Final = word_set("said says told announced confirmed reported denied stated added sources source spokesman")
_DEEDS_AR: Final = word_set(
    "اطلق اطلقت اطلقوا اطلاق فتح فتحت فتحوا استخدم استخدمت استخدموا استخدام هاجم هاجمت هاجموا هجوم اقتحم اقتحمت اقتحموا"
    " اقتحام اعتقل اعتقلت اعتقلوا اعتقال احتجز احتجزت احتجزوا اختطف اختطفت اختطفوا اختطاف خطف خطفت خطفوا اغتال اغتالت"
    " اغتالوا اغتيال قتلت قتلوا ضرب ضربت ضربوا اعتدى اعتدت اعتدوا اعتداء قام قامت قاموا قيام رمت رموا القت القوا استهدف"
    " استهدفت استهدفوا استهداف دهست دهسوا فرقت فرقوا تفريق نفذ نفذت نفذوا شن شنت شنوا احرق احرقت احرقوا احراق طعن طعنوا"
    " داهم داهمت داهموا مداهمه قمع قمعت قمعوا واجه واجهت فض حاصر حاصرت حاصروا زرع زرعوا فجر فجروا اصاب اصابت عذب عذبت"
    " لاحق لاحقت لاحقوا اندفع اعدم اعدمت قصف قصفت قصفوا"
)
_BY_AR: Final = word_set("قبل يد ايدي يدي برصاص رصاص بنيران نيران بهجوم اتهم اتهموا اتهام يتهم جانب")
_HIT_AR: Final = word_set("مقتل قتل اصابه اصيب جرح استشهاد استشهد وفاه بينهم من عناصر افراد")
_SORANI: Final = word_set("تەقەیان تەقەی کوشت کوشتیان دەستگیر ڕفاند رفاندیان هێرشیان هێرش")
_AHEAD, _BACK, _BACK_AR = 6, 3, 4  # words
_STOPS = word_set(". ; ؛ ! ? ؟ that إن أن بأن")
_SOURCES_AR: Final = word_set("مصدر مصادر بيان ناطق متحدث المتحدث الناطق")


def did(prose: Prose, first: int, last: int) -> bool:
    """Whether tokens `first` to `last`, an actor, are the ones said to act.

    "Security forces opened fire", "shot by gunmen", أطلقت قوات الأمن: yes. "Police said", "killed two policemen", "two
    soldiers were killed", أصيب عدد من القوات الأمنية: no.
    """
    sentence = prose.sentence_of(first)
    ahead = [token.text for token in prose.tokens[last : min(last + _AHEAD, sentence.last)]]
    behind = [token.text for token in prose.tokens[max(sentence.first, first - _BACK_AR) : first]]
    if sentence.language == "en":
        return _did(_until_stop(ahead), behind[-_BACK:])
    return _did_arabic(_until_stop(ahead), behind)


def _until_stop(words: list[str]) -> list[str]:
    return words[: next((at for at, word in enumerate(words) if word in _STOPS), len(words))]


def _did(ahead: list[str], behind: list[str]) -> bool:
    if set(behind) & _BY or ("from" in behind and set(behind) & _SHOTS):
        return True
    if set(ahead[:2]) & (_PASSIVE | _SAYING):
        return False
    return any(word in _DEEDS for word in ahead)


def _did_arabic(ahead: list[str], behind: list[str]) -> bool:
    before = {form for word in behind for form, _ in forms(word)}
    after = {form for word in ahead[:4] for form, _ in forms(word)}
    if before & _SOURCES_AR:
        return False
    if before & _BY_AR:
        return True
    nearest = {form for word in behind[-2:] for form, _ in forms(word)}
    if nearest & _HIT_AR and not before & _DEEDS_AR:
        return False
    return bool((before & _DEEDS_AR) or (after & (_DEEDS_AR | _SORANI)))

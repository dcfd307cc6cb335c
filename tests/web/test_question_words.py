"""A question is said in words on the page, on the cover of a file and in the history, whatever is asked."""

import io
import zipfile
from urllib.parse import urlencode

import pytest

from factories import TODAY
from incidents.domain import query
from incidents.domain.criteria import CHOICES
from incidents.domain.query import read_pairs, to_pairs
from incidents.domain.releases import ReleaseDraft
from incidents.domain.vocabulary import KILLED, Audience
from incidents.services import naming, reference, releasing, wording
from incidents.storage import history
from machinery.asking import House
from web.shown import said, shown

__all__ = ["shown"]

#: Each parameter of a question, a value for it, and how it is said.
SAID: dict[str, tuple[str, str]] = {
    "q": ("bridge -square", "Words: bridge -square"),
    "from": ("2019-10", "From Oct 2019"),
    "to": ("2019-11-29", "To 29 Nov 2019"),
    "dates": ("certain", "Only dates known for certain"),
    "bbox": ("44,33,45,34", "Within the area shown on the map"),
    "near": ("31.04,46.25,5", "Within 5 km of 31.04, 46.25"),
    "within": ("44,33 45,33 45,34", "Within the area drawn on the map"),
    "place": ("IQ-DQ", "Place: Dhi Qar"),
    "violation": ("life", "Alleged violation: "),
    "outcome": ("injured", "Reported: Injured"),
    "group": ("protesters", "Who they were: Protesters"),
    "cause": ("live-ammunition", "Cause: Live ammunition"),
    "actor": ("G-0000000", "Said to be responsible: G-0000000"),
    "grade": ("fair", "How well supported: "),
    "status": ("published", "Status: Published"),
    "source": ("nobody", "Source: nobody"),
    "article": ("A-0000000", "Article: A-0000000"),
    "list": ("L-0000000", "On the list: L-0000000"),
    "figures": ("disagree", "Figures: "),
    "killed_min": ("3", "Killed: at least 3"),
    "killed_max": ("900", "Killed: at most 900"),
    "changed": ("2020-01-02", "Changed since 2 Jan 2020"),
    "release": ("1", "As it stood in release 1"),
}
ASKED = {param: value for param, (value, _) in SAID.items() if param not in {"list", "release"}}


def asked_in_words(house: House, lang: str) -> tuple[str, ...]:
    """What ought to be said, a phrase a parameter."""
    with house.app.test_request_context():
        criteria = read_pairs(ASKED.items(), outcomes=reference.outcomes(), today=TODAY)
        return wording.question_words(criteria, wording.words_of(lang), naming.names_for(lang, Audience.TEAM))


def test_the_table_holds_every_parameter_that_a_question_has() -> None:
    alone = set(query._READERS) - {"sort", "after", "size"}  # noqa: SLF001 - those say how to read on, not what is asked
    assert set(SAID) == alone | set(CHOICES) | {f"{KILLED}_min", f"{KILLED}_max"}


def test_every_parameter_is_said_and_each_in_its_own_words(shown: House) -> None:
    words = asked_in_words(shown, "en")
    assert len(words) == len(ASKED)
    for param in ASKED:
        assert sum(phrase.startswith(SAID[param][1]) for phrase in words) == 1, param


def test_every_outcome_has_both_its_bounds_in_words(shown: House) -> None:
    with shown.app.test_request_context():
        outcomes = reference.outcomes()
        pairs = [(f"{outcome}_{end}", "7") for outcome in outcomes for end in ("min", "max")]
        criteria = read_pairs(pairs, outcomes=outcomes, today=TODAY)
        words = wording.question_words(criteria, wording.words_of("en"), naming.names_for("en", Audience.TEAM))
        assert sorted(to_pairs(criteria)) == sorted(pairs)
    assert len(set(words)) == 2 * len(outcomes) >= 10
    assert all(" 7" in phrase for phrase in words)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_page_cover_and_history_say_the_same(shown: House, lang: str) -> None:
    browser, words = shown.signed_in("monitor"), asked_in_words(shown, lang)
    page = browser.get(f"/incidents?{urlencode([('lang', lang), *ASKED.items()])}", follow_redirects=True)
    assert page.status_code == 200
    file = browser.raw(f"/export?{urlencode([('format', 'csv'), ('lang', lang), *ASKED.items()])}")
    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        cover = archive.read("README.txt").decode("utf-8-sig")
    for phrase in words:
        assert phrase in said(page)
        assert phrase in cover
    [finished] = [one for one in history.entries(limit=2) if one.deed == "export finished"]
    assert finished.content is not None
    assert tuple(finished.content["words"]) == asked_in_words(shown, "en")


def test_arabic_says_numbers_in_its_own_digits(shown: House) -> None:
    [near] = [phrase for phrase in asked_in_words(shown, "ar") if "٣١٫٠٤" in phrase]
    assert "٤٦٫٢٥" in near
    assert "31" not in near


def test_a_release_is_said_on_page_cover_and_in_the_history(shown: House) -> None:
    releasing.make(ReleaseDraft(), shown.actor("manager"))
    browser, words = shown.signed_in("monitor"), SAID["release"][1]
    assert words in said(browser.get("/releases/1?q=bridge"))
    file = browser.raw("/export?format=csv&release=1")
    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        assert words in archive.read("README.txt").decode("utf-8-sig")
    [finished] = [one for one in history.entries(limit=2) if one.deed == "export finished"]
    assert finished.content is not None
    assert finished.content["words"] == [words]


def test_a_list_that_is_not_there_is_said_by_its_code(shown: House) -> None:
    assert SAID["list"][1] in said(shown.visitor().get("/incidents?list=L-0000000"))

"""The full form: everything it holds comes back as it was, rows are added without a script, two may save at once."""

import html
import re

import pytest

from incidents import paths
from incidents.domain.counts import Qualifier
from incidents.domain.criteria import Criteria
from incidents.domain.incident import Record, Summary
from incidents.domain.moments import TimeSpan
from incidents.domain.places import PlacePrecision
from incidents.domain.vocabulary import Clarity, Scope, Status
from incidents.services import demonstration, recording, searching
from machinery.answers import answers_of
from machinery.asking import Browser, House
from web.test_new import ANSWERS, kept, text_of

FIGURE = {
    "outcome": "killed",
    "group": "all",
    "printed": "at least 24",
    "passage": "An invented sentence: at least 24.",
}


@pytest.fixture
def draft(house: House) -> Record:
    return kept(house, {**ANSWERS, "save": "Save"})


@pytest.fixture
def monitor(house: House) -> Browser:
    return house.signed_in("monitor")


def everything(house: House) -> tuple[Summary, ...]:
    return searching.on_map(Criteria(), house.actor("monitor"))


def now(house: House, draft: Record) -> Record:
    return recording.working_copy(draft.code, house.actor("monitor"))


def typed(monitor: Browser, draft: Record) -> dict[str, str | list[str]]:
    """Every answer of the form as a browser would send it back untouched."""
    return answers_of(monitor.get(f"/incidents/{draft.code}/edit").text, "edit")


def saved(monitor: Browser, draft: Record, **changed: str | list[str]) -> None:
    answer = monitor.post(f"/incidents/{draft.code}/edit", {**typed(monitor, draft), **changed, "save": "Save"})
    assert answer.status_code == 303, text_of(answer.text)


def refused(monitor: Browser, draft: Record, **changed: str) -> str:
    answer = monitor.post(f"/incidents/{draft.code}/edit", {**typed(monitor, draft), **changed, "save": "Save"})
    assert answer.status_code == 422
    return html.unescape(answer.text)


def added(monitor: Browser, draft: Record, rows: str, **changed: str) -> dict[str, str | list[str]]:
    sent = {**typed(monitor, draft), **changed, "add": rows}
    answer = monitor.post(f"/incidents/{draft.code}/edit", sent)
    assert answer.status_code == 200, text_of(answer.text)
    return answers_of(answer.text, "edit")


def test_a_form_sent_back_untouched_changes_nothing(house: House, monitor: Browser, draft: Record) -> None:
    saved(monitor, draft)
    assert now(house, draft).content == draft.content


def test_no_record_of_the_demonstration_loses_anything_in_the_form(house: House, monitor: Browser) -> None:
    demonstration.load(paths.data() / "demonstration")
    records = [recording.working_copy(one.code, house.actor("monitor")) for one in everything(house)]
    fullest = sorted(records, key=lambda one: -len(one.content.claims))[:4]
    patterns = [one for one in records if one.content.clarity is Clarity.SUMMARY][:1]
    linked = [one for one in records if one.content.links and one.content.actors][:3]
    for record in {one.code: one for one in (*fullest, *patterns, *linked)}.values():
        saved(monitor, record)
        assert recording.changes(record.content, now(house, record).content) == {}, record.code
        assert now(house, record).version == record.version


def test_the_head_of_a_record_takes_what_is_typed(house: House, monitor: Browser, draft: Record) -> None:
    saved(
        monitor,
        draft,
        **{
            "title-ar": "عنوان مخترع",
            "summary-en": "An invented summary.",
            "occurred": "27-28 Nov 2019",
            "lasting": "moment",
            "time_from": "٠٣:٠٠",
            "time_text": "about 03:00",
            "violations": ["life", "killing-in-demonstration"],
            "sensitivity": ["graphic"],
            "tier": "team",
        },
    )
    content = now(house, draft).content
    assert content.title.ar == "عنوان مخترع"
    assert content.occurred is not None
    assert (content.occurred.edtf, content.occurred.lasting) == ("[2019-11-27..2019-11-28]", False)
    assert content.time_from is not None
    assert content.time_from.isoformat() == "03:00:00"
    assert content.violations == ("life", "killing-in-demonstration")
    assert (content.sensitivity, content.tier.value) == (("graphic",), "team")


def test_a_row_is_added_without_a_script_and_nothing_typed_is_lost(
    house: House, monitor: Browser, draft: Record
) -> None:
    with_row = added(monitor, draft, "figures", **{"title-ckb": "ناونیشانێکی داهێنراو", "occurred": "31 Feb 2020"})
    assert with_row["title-ckb"] == "ناونیشانێکی داهێنراو"
    assert with_row["occurred"] == "31 Feb 2020"
    assert with_row["figures-2-printed"] == ""
    assert now(house, draft).version == draft.version


def test_a_new_figure_stands_beside_its_source_and_its_words(house: House, monitor: Browser, draft: Record) -> None:
    form = added(monitor, draft, "figures")
    row = {f"figures-2-{name}": text for name, text in FIGURE.items()}
    row |= {
        "figures-2-article": draft.content.articles[0].article,
        "figures-2-as_of_from": "25 Feb 2020, 09:00",
        "figures-2-said_by": "an invented official",
        "figures-2-scope": "several_days",
        "figures-2-scope_from": "24 Feb 2020",
        "figures-2-scope_to": "25 Feb 2020",
    }
    answer = monitor.post(f"/incidents/{draft.code}/edit", {**form, **row, "save": "Save"})
    assert answer.status_code == 303, text_of(answer.text)
    claim = now(house, draft).content.claims[2]
    assert (claim.number, claim.qualifier, claim.value) == (3, Qualifier.AT_LEAST, 24)
    assert claim.as_of == TimeSpan.between("2020-02-25T09:00", "")
    assert claim.scope is Scope.SEVERAL_DAYS
    assert (str(claim.scope_from), str(claim.scope_to)) == ("2020-02-24", "2020-02-25")
    assert claim.said_by == "an invented official"


def test_a_figure_taken_out_goes_and_the_others_keep_their_numbers(
    house: House, monitor: Browser, draft: Record
) -> None:
    saved(monitor, draft, **{"figures-0-drop": "y"})
    assert [claim.number for claim in now(house, draft).content.claims] == [2]
    form = added(monitor, draft, "figures")
    row = {f"figures-1-{name}": text for name, text in FIGURE.items()}
    row["figures-1-article"] = draft.content.articles[0].article
    monitor.post(f"/incidents/{draft.code}/edit", {**form, **row, "save": "Save"})
    assert [claim.number for claim in now(house, draft).content.claims] == [2, 3]


def test_a_place_is_known_better_than_its_name_and_shown_coarser(house: House, monitor: Browser, draft: Record) -> None:
    saved(
        monitor,
        draft,
        **{"places-0-point": "33.3325, 44.4050", "places-0-precision": "1", "places-0-public_precision": "3"},
    )
    place = now(house, draft).content.places[0]
    assert place.where is not None
    assert (place.where.lat, place.where.lon) == (33.3325, 44.405)
    assert (place.precision, place.public_precision) == (PlacePrecision.EXACT, PlacePrecision.CITY)


def test_an_article_is_found_by_its_words_and_a_new_one_is_kept(house: House, monitor: Browser, draft: Record) -> None:
    other = kept(house, {**ANSWERS, "read_where": "A second invented headline", "another": "1"})
    form = added(monitor, draft, "article", **{"new_article-find": "second invented headline"})
    assert form["articles-1-article"] == other.content.articles[0].article
    form = added(
        monitor,
        draft,
        "article",
        **{
            "new_article-read_where": "A third",
            "new_article-outlet": "Other Invented",
            "new_article-authors": "A. One\nB. Two",
        },
    )
    monitor.post(f"/incidents/{draft.code}/edit", {**form, "save": "Save"})
    ref = now(house, draft).content.articles[1].ref
    assert ref is not None
    assert (ref.title, ref.outlet.en, ref.authors) == ("A third", "Other Invented", ("A. One", "B. Two"))


def test_an_article_that_nobody_knows_is_told_at_its_question(monitor: Browser, draft: Record) -> None:
    sent = {**typed(monitor, draft), "add": "article", "new_article-find": "nothing of the sort"}
    answer = monitor.post(f"/incidents/{draft.code}/edit", sent)
    assert answer.status_code == 422
    assert "No article here answers to this." in answer.text


def test_who_is_said_to_be_responsible_with_the_reply(house: House, monitor: Browser, draft: Record) -> None:
    form = added(monitor, draft, "actor", new_actor="Invented Guard")
    row = {
        "actors-0-degree": "carried-out",
        "actors-0-alleged_by": [draft.content.articles[0].article],
        "actors-0-position": "denies-responsibility",
        "actors-0-reply-en": "It denies it, says an invented report.",
    }
    answer = monitor.post(f"/incidents/{draft.code}/edit", {**form, **row, "save": "Save"})
    assert answer.status_code == 303, text_of(answer.text)
    actor = now(house, draft).content.actors[0]
    assert (actor.name.en, actor.degree, actor.position) == ("Invented Guard", "carried-out", "denies-responsibility")
    page = monitor.get(f"/incidents/{draft.code}").text
    assert "as alleged by Invented Outlet" in page
    assert "It denies it, says an invented report." in page


def test_causes_and_links_are_rows_too(house: House, monitor: Browser, draft: Record) -> None:
    other = kept(house, {"what": "Another invented event", "draft": "Save draft"})
    form = added(monitor, draft, "causes")
    form |= {"causes-0-term": "live-ammunition", "causes-0-article": draft.content.articles[0].article}
    form = answers_of(monitor.post(f"/incidents/{draft.code}/edit", {**form, "add": "links"}).text, "edit")
    form |= {"links-0-kind": "follows", "links-0-code": other.code.lower()}
    answer = monitor.post(f"/incidents/{draft.code}/edit", {**form, "save": "Save"})
    assert answer.status_code == 303, text_of(answer.text)
    content = now(house, draft).content
    assert [cause.term for cause in content.causes] == ["live-ammunition"]
    assert [link.code for link in content.links] == [other.code]


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("occurred", "30 Feb 2020", "There is no day 30 in month 2"),
        ("time_from", "29:61", "is not a time of day"),
        ("figures-0-printed", "9" * 500, "too long for a number"),
        ("figures-0-printed", "80 to 29", "The range is reversed"),
        ("figures-0-printed", "", "Give the figure as the article prints it."),
        ("figures-0-article", "A-UNKNOWN", "Choose one of the answers given."),
        ("figures-0-article", "", "Say which article gives this figure."),
        ("figures-0-outcome", "vanquished", "Choose one of the answers given."),
        ("figures-0-institution", "Nobody Known", "“Nobody Known” is no institution that is known here."),
        ("figures-0-as_of_to", "24 Feb 2020", "It ends before it begins."),
        ("figures-0-replaces", "9" * 5000, "Give a whole number from 1 to"),
        ("figures-0-scope", "everything", "Choose one of the answers given."),
        ("places-0-place", "Xyzzyqwv", "No place called “Xyzzyqwv” is known here"),
        ("places-0-point", "200, 300", "lies outside the earth"),
        ("places-0-radius_m", "0", "Give a whole number from 1 to"),
        ("places-0-precision", "7", "Choose one of the answers given."),
        ("tier", "everyone", "Choose one of the answers given."),
        ("title-en", "a \u202e b", "hidden control character"),
        ("summary-en", "x" * 20_001, "This is too long"),
        ("status", "published", "an answer here that this form does not ask for: status"),
        ("version", "many", "Give a whole number from 1 to"),
    ],
)
def test_a_wrong_answer_is_told_and_nothing_is_lost(
    house: House, monitor: Browser, draft: Record, field: str, text: str, sentence: str
) -> None:
    also = {"figures-0-as_of_from": "25 Feb 2020"} if field.endswith("as_of_to") else {}
    page = refused(monitor, draft, **{"title-ckb": "هێشتا لێرەیە", **also, field: text})
    assert sentence in page
    assert "هێشتا لێرەیە" in page
    assert ANSWERS["passage"] in page
    assert now(house, draft).content == draft.content


def test_a_link_to_an_unknown_code_is_told(monitor: Browser, draft: Record) -> None:
    form = added(monitor, draft, "links")
    answer = monitor.post(
        f"/incidents/{draft.code}/edit",
        {**form, "links-0-code": "IRQ-0000000", "links-0-kind": "follows", "save": "Save"},
    )
    assert answer.status_code == 422
    assert "is not a code that is known here." in html.unescape(answer.text)


@pytest.fixture
def overtaken(house: House, monitor: Browser, draft: Record) -> dict[str, str | list[str]]:
    """What one monitor has typed while another saved."""
    mine = {**typed(monitor, draft), "title-en": "My invented sentence.", "time_text": "at noon"}
    saved(house.signed_in("second monitor"), draft, **{"title-en": "Their invented sentence."})
    return mine


def test_a_stale_save_shows_both_texts_and_keeps_what_was_typed(
    house: House, monitor: Browser, draft: Record, overtaken: dict[str, str | list[str]]
) -> None:
    answer = monitor.post(f"/incidents/{draft.code}/edit", {**overtaken, "save": "Save"})
    assert answer.status_code == 409
    words = text_of(answer.text)
    assert "English: Their invented sentence. English: My invented sentence." in words
    assert answers_of(answer.text, "edit")["time_text"] == "at noon"
    assert now(house, draft).content.title.en == "Their invented sentence."


def test_saving_over_the_newer_text_is_done_on_purpose(
    house: House, monitor: Browser, draft: Record, overtaken: dict[str, str | list[str]]
) -> None:
    page = monitor.post(f"/incidents/{draft.code}/edit", {**overtaken, "save": "Save"}).text
    assert "Save mine over the newer text" in page
    again = monitor.post(f"/incidents/{draft.code}/edit", {**answers_of(page, "edit"), "save": "Save"})
    assert again.status_code == 303
    assert now(house, draft).content.title.en == "My invented sentence."


def test_another_source_adds_its_figures_with_their_words(house: House, monitor: Browser, draft: Record) -> None:
    answers = {
        "read_where": "https://second.example/report",
        "outlet": "Second Invented",
        "published": "26 Feb 2020",
        "killed": "at least 3",
        "passage": "At least three died, it says.",
        "covers": "yes",
        "save": "Add it",
    }
    answer = monitor.post(f"/incidents/{draft.code}/sources/new", answers)
    assert answer.status_code == 303
    record = now(house, draft)
    assert [(claim.number, claim.value) for claim in record.content.claims] == [(1, 2), (2, 50), (3, 3)]
    figure = record.figure("killed")
    assert figure is not None
    assert (figure.count.min, figure.count.max, figure.line.voices) == (2, 3, 2)
    again = {**answers, "read_where": "", "outlet": "", "known": record.content.articles[1].article, "killed": "4"}
    assert monitor.post(f"/incidents/{draft.code}/sources/new", again).status_code == 303
    assert len(now(house, draft).content.articles) == 2


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"read_where": "", "outlet": ""}, "Say where you read it."),
        ({"killed": "", "passage": ""}, "Give a figure, or the sentence that matters."),
        ({"covers": ""}, "Choose one. “Not sure” is a good answer."),
        ({"killed": "many many"}, "Leave this blank"),
    ],
)
def test_a_source_that_says_too_little_is_refused(
    monitor: Browser, draft: Record, changed: dict[str, str], sentence: str
) -> None:
    whole = {"read_where": "An invented headline", "outlet": "O", "killed": "3", "passage": "w", "covers": "yes"}
    answer = monitor.post(f"/incidents/{draft.code}/sources/new", {**whole, **changed, "save": "Add it"})
    assert answer.status_code == 422
    assert sentence in html.unescape(answer.text)


def test_a_record_nobody_has_is_not_found(monitor: Browser) -> None:
    assert monitor.get("/incidents/IRQ-0000000/edit").status_code == 404


def test_those_who_only_read_may_not_amend(house: House, draft: Record) -> None:
    assert house.signed_in("researcher").get(f"/incidents/{draft.code}/edit").status_code == 403
    assert now(house, draft).status is Status.DRAFT
    assert re.search(r"IRQ-\w{7}", draft.code)

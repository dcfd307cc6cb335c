"""The page of one incident: what the public and the team read, where an old address leads, what is never shown."""

import html
from dataclasses import replace

import pytest

from incidents.domain.articles import ArticleDraft
from incidents.domain.claims import Claim
from incidents.domain.counts import Qualifier
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import ArticleLink, Cause, Draft, IncidentLink, IncidentPlace
from incidents.domain.moments import TimeSpan
from incidents.domain.people import Involvement
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import ClaimKind, Clarity, Grade, LinkKind, Scope, Tier
from incidents.services import articles, recording, reference, reviewing
from machinery.asking import House
from web.test_new import text_of

DAY = UncertainDate.from_edtf("2019-11-28")
OUTLETS = ("Invented Wire", "Invented Daily", "Invented Weekly")
PASSAGES = ("Eight died, it says.", "At least 46 died, it says.", "About 70 died, it says.")
NOTE = "A hidden note for the team alone."


def kept(house: House, **changed: object) -> str:
    """A record with three sources, of which two spoke after the first day."""
    monitor = house.actor("monitor")
    published = ("2019-11-28", "2019-12-06", "2023")
    found = [
        articles.add(
            ArticleDraft(title=f"Headline {n}", published=UncertainDate.from_edtf(day), tier=Tier.PUBLIC),
            monitor,
            outlet_name=outlet,
        )
        for n, (outlet, day) in enumerate(zip(OUTLETS, published, strict=True), start=1)
    ]
    figures = ((Qualifier.EXACT, 8, "8"), (Qualifier.EXACT, 46, "46"), (Qualifier.ABOUT, 70, "about 70"))
    claims = tuple(
        Claim(
            number=n,
            article=article,
            outcome="killed",
            qualifier=said[0],
            value=said[1],
            printed=said[2],
            passage=words,
        )
        for n, (article, said, words) in enumerate(zip(found, figures, PASSAGES, strict=True), start=1)
    )
    guard = reference.add_actor(Trilingual(en="Invented Guard"), "force", monitor)
    draft = Draft(
        title=Trilingual(en="Protesters shot at an invented bridge", ar="عنوان مخترع"),
        summary=Trilingual(en="An invented account.\n\nIn two paragraphs."),
        occurred=DAY,
        time_text="about 03:00",
        places=(IncidentPlace(place="IQ-DQ-NASIRIYAH"),),
        articles=tuple(ArticleLink(article=code) for code in found),
        claims=claims,
        causes=(Cause(term="live-ammunition", article=found[1]),),
        violations=("life",),
        actors=(Involvement(actor=guard, degree="carried-out", alleged_by=(found[1],)),),
    )
    return recording.record(replace(draft, **changed), monitor)  # type: ignore[arg-type]


def made_public(house: House, code: str) -> str:
    monitor, reviewer = house.actor("monitor"), house.actor("reviewer")
    recording.submit(code, 1, monitor, "An invented answer to what looks odd.")
    reviewing.verify(code, 2, Grade.FAIR, reviewer)
    reviewing.publish(code, recording.working_copy(code, monitor).version, reviewer, personal_checked=True)
    return code


@pytest.fixture
def public(house: House) -> str:
    return made_public(house, kept(house))


def read(house: House, code: str, role: str = "") -> str:
    browser = house.signed_in(role) if role else house.visitor()
    answer = browser.get(f"/incidents/{code}")
    assert answer.status_code == 200
    return html.unescape(answer.text)


def test_the_range_says_how_each_end_arises(house: House, public: str) -> None:
    words = text_of(read(house, public))
    assert "Reported killed 46 to 70 First-day reports: 8." in words
    assert "The lower figure is from Invented Daily, 6 Dec 2019 (“46”); the upper from Invented Weekly, 2023" in words


def test_the_table_says_of_each_figure_whether_it_counts_and_why(house: House, public: str) -> None:
    page = read(house, public)
    words = text_of(page)
    assert "Reported figures: Killed (2 counted, 1 not)" in words
    assert "Invented Wire 28 Nov 2019 Eight died, it says. 8 This event Not counted : first-day report" in words
    assert '<tr id="f-2" class="counted">' in page
    assert 'href="#f-2"' in page


def test_who_is_said_to_be_responsible_stands_beside_what_they_say(house: House, public: str) -> None:
    words = text_of(read(house, public))
    assert "Invented Guard , as alleged by Invented Daily" in words
    assert "No reply found in the reports read for this record." in words
    assert "Live ammunition, as reported by Invented Daily" in words
    assert "Alleged violation Right to life" in words


def test_the_page_cites_itself(house: House, public: str) -> None:
    page = read(house, public)
    assert f"“Protesters shot at an invented bridge”, 28 Nov 2019. Incident Record, {public}, revision 1: " in page
    assert f"http://localhost/incidents/{public} (read " in page


def test_the_order_of_the_page_is_the_one_agreed(house: House, public: str) -> None:
    page = read(house, public)
    order = [
        "Copy link",
        "<h1>",
        "عنوان مخترع",
        "Reported killed",
        "One number, and where it comes from",
        "What happened",
    ]
    order += [
        "Who is said to be responsible",
        "Cause, weapon",
        'id="where"',
        'id="articles"',
        'id="changes"',
        "Report an error",
    ]
    places = [page.index(part, page.index('id="main"')) for part in order]
    assert places == sorted(places)


def test_the_public_reads_nothing_of_the_team_s(house: House) -> None:
    code = kept(house)
    monitor = house.actor("monitor")
    record = recording.working_copy(code, monitor)
    hidden = replace(record.content.claims[2], tier=Tier.TEAM, note=NOTE, passage="A hidden passage.")
    claims = (*record.content.claims[:2], hidden)
    recording.amend(code, replace(record.content, claims=claims), 1, monitor)
    recording.submit(code, 2, monitor, "x")
    reviewing.verify(code, 3, Grade.WEAK, house.actor("reviewer"), reason="y")
    reviewing.publish(code, 5, house.actor("reviewer"))
    page = read(house, code)
    for secret in (NOTE, "A hidden passage.", "about 70", "For the team", "Worked on by", "Amend"):
        assert secret not in page, secret
    assert NOTE in read(house, code, "researcher")


def test_a_visitor_does_not_learn_that_a_draft_exists(house: House) -> None:
    code = kept(house)
    draft, nothing = (house.visitor().get(f"/incidents/{one}") for one in (code, "IRQ-0000000"))
    assert draft.status_code == nothing.status_code == 404
    assert draft.text == nothing.text.replace("IRQ-0000000", code)


def test_a_code_in_small_letters_leads_to_the_record(house: House, public: str) -> None:
    answer = house.visitor().get(f"/incidents/{public.lower()}")
    assert (answer.status_code, answer.location) == (301, f"/incidents/{public}")


@pytest.mark.parametrize("code", ["IRQ-%00", "%0A", "IRQ-" + "0" * 3000, "..%2f..", "${alert(1)}", "<script>"])
def test_an_address_that_is_no_code_leads_nowhere(house: House, code: str) -> None:
    assert house.signed_in("monitor").get(f"/incidents/{code}").status_code in {301, 404}
    assert house.signed_in("monitor").get(f"/incidents/{code}/edit").status_code == 404


def test_a_graphic_record_opens_its_words_behind_a_note(house: House) -> None:
    page = read(house, made_public(house, kept(house, sensitivity=("graphic",))))
    note = page.index("describe violence in detail")
    assert page.index("46 to 70") < note
    assert all(page.index(words) > note for words in (*PASSAGES, "An invented account."))


def test_a_pattern_over_time_lists_its_figures_and_forms_no_range(house: House) -> None:
    page = read(house, kept(house, clarity=Clarity.SUMMARY, sensitivity=("graphic",)), "monitor")
    words = text_of(page)
    assert "Figures of a pattern over time: listed, and part of no total" in words
    assert "No report read for this record gives a number." not in words
    assert all(page.index(said) > page.index('id="graphic"') for said in PASSAGES)
    assert "46 to 70" not in words


def test_what_was_said_is_printed(house: House) -> None:
    code = kept(house)
    monitor = house.actor("monitor")
    record = recording.working_copy(code, monitor)
    first, second, third = record.content.claims
    claims = (
        replace(first, outcome="injured", qualifier=Qualifier.MORE_THAN, value=50, printed="more than 50"),
        replace(second, scope=Scope.SEVERAL_DAYS),
        replace(
            third, kind=ClaimKind.DENIAL, qualifier=Qualifier.NONE, value=0, printed="none", passage="Nobody died."
        ),
    )
    recording.amend(code, replace(record.content, claims=claims), 1, monitor)
    words = text_of(read(house, code, "monitor"))
    assert "Reported injured more than 50" in words
    assert "51" not in words.split("Reported injured")[1].split("Cite")[0]
    assert "An official position stands beside it: Invented Weekly, “Nobody died.”." in words
    assert "Reported killed No number counted" in words


def test_other_incidents_stand_before_and_after(house: House) -> None:
    earlier = kept(house, title=Trilingual(en="An earlier invented event"), occurred=UncertainDate.from_edtf("2019-11"))
    code = kept(house, links=(IncidentLink(kind=LinkKind.FOLLOWS, code=earlier),))
    words = text_of(read(house, code, "monitor"))
    assert "Nov 2019 Before An earlier invented event" in words


def test_a_draft_is_handed_on_with_an_answer_to_what_looks_odd(house: House) -> None:
    as_of = TimeSpan.between("2019-11-29", "")
    code = kept(house)
    monitor = house.actor("monitor")
    record = recording.working_copy(code, monitor)
    later = replace(record.content.claims[0], number=4, value=9, printed="9", as_of=as_of)
    recording.amend(code, replace(record.content, claims=(*record.content.claims, later)), 1, monitor)
    browser = house.signed_in("monitor")
    assert "Figure 1 was followed by a later one of the same source" in read(house, code, "monitor")
    refused = browser.post(f"/incidents/{code}/submit", {"version": "2", "reason": "", "submit": "x"})
    assert refused.status_code == 422
    assert "Answer what looks odd in a sentence, or mend it." in refused.text
    sent = browser.post(f"/incidents/{code}/submit", {"version": "2", "reason": "Both are kept.", "submit": "x"})
    assert sent.status_code == 303
    assert "Handed on for review." in browser.get(sent.location).text


def test_a_draft_that_says_too_little_is_not_handed_on(house: House) -> None:
    code = recording.record(Draft(title=Trilingual(en="Only a sentence")), house.actor("monitor"))
    answer = house.signed_in("monitor").post(f"/incidents/{code}/submit", {"version": "1", "submit": "x"})
    assert answer.status_code == 422
    for sentence in ("Say where you read it", "Say when it happened", "Say where it happened"):
        assert sentence in answer.text


def test_a_record_that_was_saved_meanwhile_is_looked_at_again(house: House) -> None:
    code = kept(house)
    answer = house.signed_in("monitor").post(
        f"/incidents/{code}/submit", {"version": "7", "reason": "x", "submit": "x"}
    )
    assert answer.status_code == 422
    assert "Somebody else saved this record" in answer.text


@pytest.mark.parametrize("role", ["", "researcher", "advocate", "monitor", "reviewer", "manager"])
def test_every_reader_gets_the_published_page(house: House, public: str, role: str) -> None:
    assert "46 to 70" in read(house, public, role)

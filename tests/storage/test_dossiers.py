"""What documents say of records: each figure with its source, nothing finer than readers may see; on both engines."""

import hashlib
from typing import Any

import pytest

from factories import account, claim, day, draft
from incidents.domain.access import LOADER, VISITOR, Actor, Role
from incidents.domain.captures import CaptureKind, CaptureState, Part, StoredFile
from incidents.domain.counts import Qualifier
from incidents.domain.criteria import Criteria
from incidents.domain.errors import NotAllowed, Refused
from incidents.domain.incident import Cause, IncidentPlace
from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.moments import TimeSpan
from incidents.domain.people import Actor as Alleged
from incidents.domain.people import Involvement
from incidents.domain.places import PlacePrecision
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience, CauseRole, ClaimKind, ClaimStatus, Scope
from incidents.reports.dossier.blocks import Heading, Kind, Manner, Paragraph
from incidents.reports.dossier.template import Template
from incidents.services import canonical, dossiers, lists, ordering
from incidents.services.canonical import Selected
from incidents.services.ordering import Form, Order
from incidents.services.shapes import Addresses
from incidents.storage import articles, captures, files, people, publications
from incidents.storage.captures import Outcome
from incidents.storage.db import transaction
from machinery.leaves import Leaves, plain
from storage.found import CODES, draft_of, keep, keep_five, open_article

PAGES = Addresses("https://record.example/incidents/{}".format, "https://record.example/articles/{}".format)


def leaves(criteria: Criteria | None = None, by: Actor = VISITOR, **given: Any) -> Leaves:
    """A document of a question, its parts all read; `template` is the special report unless told."""
    order = Order(
        form=Form.PDF, criteria=criteria or Criteria(), address=PAGES.incident, article=PAGES.article, **given
    )
    return Leaves(dossiers.made(order, by, lambda _done, _expected: None)[0])


def list_of(by: Actor, *codes: str, **more: Any) -> str:
    given: dict[str, Any] = {"title": Trilingual(en="An invented list")} | more
    code = lists.make(ListDraft(items=tuple(ListItem(one) for one in codes), **given), by)
    lists.publish(code, by)
    return code


@pytest.fixture
def bridge(store: str) -> str:
    """Two sources on one bridge: 46 and 70 killed, a first count of 8, a national figure, a withdrawn one, a denial."""
    north = open_article(
        "invented-north", title="North reports", url="https://north.example/1", url_shown=True, published="2019-12-05"
    )
    south = open_article(
        "invented-south", title="الجنوب يكتب", language="ar", archive_url="https://archive.example/2",
        published="2019-12-06",
    )  # fmt: skip
    east = open_article("invented-east", published="2019-11-28", correction_note="Corrected on the next day.")
    with transaction() as session:
        people.keep(session, Alleged(code="G-FORCE", name=Trilingual(en="Invented force", ar="قوة مختلقة")))
    return keep("IRQ-BRIDGE1", draft_of(
        "An invented bridge",
        claim(1, east, 8, passage="eight so far", as_of=TimeSpan.between("2019-11-28T09:00", "")),
        claim(2, north, 46, passage="forty-six invented people", printed="46"),
        claim(
            3, south, 70, passage="سبعون شخصاً", passage_lang="ar", qualifier=Qualifier.MORE_THAN,
            printed="أكثر من 70",
        ),
        claim(4, south, 500, scope=Scope.NATIONAL, note="Of the whole country."),
        claim(5, east, 9, status=ClaimStatus.RETRACTED),
        claim(6, north, kind=ClaimKind.ACTOR, outcome="", passage="soldiers of the invented force", passage_lang="en"),
        title_ar="جسر مختلق", summary=Trilingual(en="Shots, invented.", ar="إطلاق نار مختلق."),
        violations=("life", "assembly"),
        causes=(Cause(term="live-ammunition"), Cause(term="tear-gas-inhalation", role=CauseRole.AMONG)),
        actors=(Involvement(actor="G-FORCE", alleged_by=(north,)),),
        places=(IncidentPlace(place="IQ-DQ-ZAYTUN-BRIDGE", radius_m=1000),),
    ))  # fmt: skip


def test_each_reported_figure_stands_with_its_source_its_words_and_whether_it_counts(bridge: str) -> None:
    report = leaves()
    assert "Reported killed: 46 to more than 70" in report.headings
    (rows,) = report.tables("Reported figures: Killed")
    assert [row[4] for row in rows] == [
        "Not counted: first-day report; other sources spoke later",
        "Counted",
        "Counted",
        "Not counted: covers more than this event",
        "Not counted: withdrawn or corrected by its source",
    ]
    early, low, high, wide, _ = rows
    assert low[0] == "Invented North\u00a0[2]\n5 Dec 2019"
    assert early[0].endswith("28 Nov 2019, 09:00")
    assert low[1] == "forty-six invented people"
    assert high[2] == "more than 70\nأكثر من 70"
    assert wide[1] == "Of the whole country."


def test_words_of_a_source_keep_their_language_and_are_marked_as_its_own(bridge: str) -> None:
    quoted = {run.text: run.lang for run in leaves().runs(Kind.QUOTED)}
    assert quoted["سبعون شخصاً"] == "ar"
    assert "eight so far" in quoted
    assert "Of the whole country." not in quoted, "our own note is no quotation"


def test_how_the_range_arises_is_said_under_it(bridge: str) -> None:
    told = leaves().part("Reported killed")
    assert "First-day reports: 8." in told
    assert "The lower figure is from Invented North" in told


def test_who_is_said_to_be_responsible_stands_with_who_says_so_and_that_none_replied(bridge: str) -> None:
    told = leaves().part("Who is said to be responsible")
    assert "Invented force (as alleged by Invented North)" in told
    assert "What they say: No reply found in the reports read for this record." in told


def test_a_cause_among_several_is_said_to_be_one(bridge: str) -> None:
    assert leaves().facts["Reported cause"] == ["Live ammunition, Tear gas, inhaled, reported among causes"]


def test_articles_are_numbered_as_they_are_met_and_told_at_the_end(bridge: str) -> None:
    report = leaves()
    annex = report.part("Annex: articles")
    assert annex.index("1. Invented East") < annex.index("2. Invented North") < annex.index("3. Invented South")
    assert "https://north.example/1" in annex
    assert "https://archive.example/2" in annex
    assert "Corrected on the next day." in annex
    anchors = {block.anchor for block in report.blocks if isinstance(block, Heading)}
    links = {run.link.removeprefix("#") for run in report.runs() if run.link.startswith("#")}
    assert links <= anchors, "every number leads somewhere"


def test_an_address_that_may_not_be_shown_is_not(store: str) -> None:
    hidden = open_article("invented-north", url="https://hidden.example/1", url_shown=False)
    keep("IRQ-HIDDEN1", draft(claim(1, hidden, 3)))
    assert "hidden.example" not in leaves().words


def kept_copy(article: str, digest: str) -> None:
    """A copy of an article, as if a file had been uploaded."""
    with transaction() as session:
        files.register(session, StoredFile(sha256=digest, size=1, media_type="text/plain"))
        code = captures.ask(session, articles.number(session, article), CaptureKind.UPLOADED, LOADER)
        captures.settle(session, code, Outcome(state=CaptureState.KEPT, files={Part.ORIGINAL: digest}))


def test_the_digest_of_our_newest_copy_stands_with_its_article(bridge: str) -> None:
    (article,) = [link.article for link in publications.record(bridge).content.articles if link.ref and link.ref.url]
    kept_copy(article, "a" * 64)
    kept_copy(article, "b" * 64)
    assert leaves().facts["SHA-256 of our copy"] == ["b" * 64]


def test_the_cover_says_what_was_selected_for_whom_and_by_which_digest_it_is_checked(bridge: str) -> None:
    facts = leaves(Criteria(places=("IQ-DQ",))).facts
    assert facts["What is on it"] == ["Place: Dhi Qar"]
    assert facts["Made for"] == ["Everyone: what is published, as exact as everyone may see it"]
    assert facts["Period"] == ["28 Nov 2019"]
    selected = Selected(audience=Audience.PUBLIC, question="place=IQ-DQ")
    whole = b"".join(canonical.pieces(selected, [publications.record(bridge)], PAGES))
    assert facts["SHA-256 of the records"] == [hashlib.sha256(whole).hexdigest()]


def test_a_question_for_place_and_days_is_titled_by_them(bridge: str) -> None:
    asked = Criteria(places=("IQ-DQ",), since=day("2019-10-01"), until=day("2020-02-10"))
    assert leaves(asked).document.title == "Dhi Qar, 1 Oct 2019 to 10 Feb 2020"
    assert leaves(Criteria(causes=("live-ammunition",))).document.title == "Cause: Live ammunition"
    assert leaves().document.title == "Every incident"


def test_sums_are_as_reported_and_say_how_many_records_lack_a_number(store: str) -> None:
    keep_five()
    report = leaves()
    overview = report.part("Overview")
    assert "as reported; not a death toll. Records that give no number: 1." in overview
    assert report.facts["Reported killed"][0] == "11 to 20 or more"
    assert report.facts["Of these, patterns over time, which enter no sum"] == ["1"]
    assert {"By month", "By governorate", "By cause, as reported", "By how well supported"} <= set(report.headings)


def test_an_incident_of_every_lack_is_told_with_each_lack_said(store: str) -> None:
    keep("IRQ-NOTHING", draft(title="", occurred=None, places=()))
    told = leaves().words
    for lack in (
        "No sentence yet on what happened", "date not known", "place not known", "No number of people is given.",
        "Nobody is named as responsible in the reports read for this record.",
    ):  # fmt: skip
        assert lack in told
    assert "No sentence yet" in leaves(template=Template.ANNEX).words
    assert "No alleged violation is recorded" in leaves(template=Template.PROCEDURES).words


def test_a_pattern_over_time_is_listed_and_forms_no_range(store: str) -> None:
    keep_five()
    told = leaves(Criteria(text="pattern")).words
    assert "Its figures form no range and enter no sum" in told
    assert "a pattern over time forms no range" in told


def test_a_list_keeps_its_order_its_notes_and_its_cover_in_the_language_asked_for(store: str) -> None:
    keep_five()
    advocate = account("invented advocate", Role.ADVOCATE)
    order = (CODES["silent"], CODES["bridge"])
    code = lists.make(
        ListDraft(
            title=Trilingual(en="For an invented court", ar="إلى محكمة مختلقة"),
            cover=Trilingual(en="The cover, invented.", ar="غلاف مختلق."),
            items=(ListItem(order[0], "The first note"), ListItem(order[1])),
        ),
        advocate,
    )
    lists.publish(code, advocate)
    report = leaves(Criteria(lists=(code,)))
    assert report.headings[0] == "For an invented court"
    assert [one for one in report.facts["Record"] if one in order] == list(order)
    assert "The cover, invented." in report.words
    assert "Note of this list: The first note" in report.part("1. The invented silence")
    assert report.facts["What is on it"] == ["Incidents picked by hand"]
    arabic = leaves(Criteria(lists=(code,)), lang="ar")
    assert arabic.headings[0] == "إلى محكمة مختلقة"
    assert "غلاف مختلق." in arabic.words


def test_the_digest_of_a_list_is_that_of_its_records_as_they_are_handed_out(bridge: str) -> None:
    advocate = account("invented advocate", Role.ADVOCATE)
    code = list_of(advocate, bridge)
    found = lists.evidence_list(code, advocate)
    told = canonical.digest(Selected.of_list(found, Audience.PUBLIC), [publications.record(bridge)], PAGES)
    assert leaves(Criteria(lists=(code,))).facts["SHA-256 of the records"] == [told]


def test_what_the_public_may_not_see_is_in_no_public_document_not_even_as_a_number(store: str) -> None:
    keep_five()
    secret = keep("IRQ-SECRET1", draft_of("A hidden invented event"), public=False)
    advocate = account("invented advocate", Role.ADVOCATE)
    code = list_of(advocate, CODES["bridge"], secret)
    for template in Template:
        public = leaves(Criteria(lists=(code,)), advocate, template=template)
        assert "hidden" not in public.words
        assert "left out here" not in public.words
    team = leaves(Criteria(lists=(code,)), advocate, audience=Audience.TEAM)
    assert "A hidden invented event" in team.words
    warned = [plain(one.text) for one in team.blocks if isinstance(one, Paragraph) and one.manner is Manner.WARNING]
    assert "For the team only: not for passing on" in warned


def test_how_many_hidden_records_answer_a_question_is_in_no_public_document(store: str) -> None:
    keep_five()
    keep("IRQ-SECRET1", draft_of("A hidden invented event"), public=False)
    advocate = account("invented advocate", Role.ADVOCATE)
    asked = Criteria(lists=(list_of(advocate, query="place=IQ-DQ"),))
    for template in Template:
        theirs, visitors = (leaves(asked, by, template=template).words for by in (advocate, VISITOR))
        assert "left out here" not in theirs
        assert theirs.count("left out") == visitors.count("left out")


def test_a_coarsened_place_is_drawn_and_named_no_finer(store: str) -> None:
    north = open_article("invented-north")
    exact = IncidentPlace(
        place="IQ-DQ-ZAYTUN-BRIDGE", precision=PlacePrecision.EXACT, public_precision=PlacePrecision.GOVERNORATE,
        as_named="behind the invented mill",
    )  # fmt: skip
    keep("IRQ-COARSE1", draft(claim(1, north, 3), places=(exact,)))
    report = leaves()
    assert "Zaytun" not in report.part("Incident by incident")
    assert "mill" not in report.words
    assert report.facts["Where it happened"] == ["Dhi Qar (known to the governorate only)"]


def test_the_annex_of_a_submission_has_a_footnote_for_every_figure(bridge: str) -> None:
    annex = leaves(template=Template.ANNEX)
    notes = {run.text for run in annex.runs(Kind.NOTE)}
    assert notes == {"[1]", "[2]", "[3]", "[4]", "[5]"}
    told = annex.part("Footnotes")
    assert all(told.count(note) == 1 for note in notes)
    assert "forty-six invented people" in told
    assert "The wording was not kept." in told
    (row,) = annex.tables("Incidents, and what is reported of each")[0]
    assert "Reported killed: 46 to more than 70\u00a0[1]\u00a0[2]" in row[2], "no note reads as a part of a figure"
    assert "Not counted: 8 (first-day report; other sources spoke later)" in row[2]


def test_the_annex_for_special_procedures_answers_point_by_point(bridge: str) -> None:
    annex = leaves(template=Template.PROCEDURES)
    facts = annex.facts
    assert facts["Persons"][0].startswith("No name is given.")
    assert "consent" in facts["Persons"][0]
    assert facts["Articles invoked"] == ["ICCPR 6, ICCPR 21"]
    forces = facts["Forces, as each source names them"][0]
    assert "Invented force (as alleged by Invented North)" in forces
    assert "soldiers of the invented force (Invented North" in forces
    assert facts["The reply of the State"] == ["Invented force: No reply found in the reports read for this record."]
    assert "Shots, invented." in annex.part("Circumstances")
    (table,) = annex.tables("Alleged violations and the articles they stand for")
    assert ["Enforced disappearance", "ICCPR 6; ICCPR 7; ICCPR 9"] in table
    assert "General Assembly resolution 2200A (XXI)" in annex.words


def test_the_annex_for_special_procedures_lists_the_figures_of_a_pattern_over_time(store: str) -> None:
    keep_five()
    annex = leaves(Criteria(text="pattern"), template=Template.PROCEDURES)
    assert "A pattern over time. Its figures form no range and enter no sum:" in annex.words
    ((row,),) = annex.tables("Figures of a pattern over time: listed, and part of no total")
    assert row[2] == "100"
    assert row[4] == "Not counted: a pattern over time forms no range"
    assert "No number of people is given." not in annex.words
    silent = leaves(Criteria(text="silent"), template=Template.PROCEDURES)
    assert silent.tables("Figures of a pattern over time: listed, and part of no total") == []


@pytest.mark.parametrize("template", Template)
@pytest.mark.parametrize("lang", ["en", "ar", "ckb"])
def test_what_a_stranger_typed_is_said_as_it_was_typed(store: str, template: Template, lang: str) -> None:
    title = "#eval(1) *strong* \u202eesrever\u202c <w:p/> & " + "long " * 2000
    north = open_article("invented-north", title='#image("/etc/passwd")')
    keep("IRQ-HOSTILE", draft(claim(1, north, 3, passage="$x^2$ \\foo [link](x)"), title=title[:500]))
    words = leaves(template=template, lang=lang).words
    assert "#eval(1) *strong*" in words
    assert "$x^2$" in words or template is Template.PROCEDURES


@pytest.mark.parametrize("template", Template)
def test_a_title_of_ten_thousand_characters_is_kept_whole(store: str, template: Template) -> None:
    title = "invented " * 1_111
    north = open_article("invented-north", title=title)
    keep("IRQ-LONGEST", draft(claim(1, north, 3, passage=title), title=title))
    told = leaves(template=template).words
    assert title.strip() in told


def test_a_list_of_one_and_of_hundreds_is_told_in_its_order(store: str) -> None:
    north = open_article("invented-north")
    codes = [keep(f"IRQ-N{number:06}", draft(claim(1, north, number))) for number in range(1, 251)]
    advocate = account("invented advocate", Role.ADVOCATE)
    one, many = list_of(advocate, codes[7]), list_of(advocate, *reversed(codes))
    assert leaves(Criteria(lists=(one,))).facts["Record"] == [codes[7]]
    assert leaves(Criteria(lists=(many,))).facts["Record"] == codes[::-1]


def test_a_document_of_nothing_is_refused(store: str) -> None:
    order = Order(form=Form.PDF, criteria=Criteria(text="unheardof"))
    with pytest.raises(Refused, match="nothing to make a document of"):
        ordering.check(order, VISITOR)


def test_a_document_of_too_many_is_refused_with_a_way_out(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_five()
    monkeypatch.setattr(ordering, "MOST_IN_DOCUMENT", 4)
    with pytest.raises(Refused, match="holds up to") as refusal:
        ordering.check(Order(form=Form.DOCX, criteria=Criteria()), VISITOR)
    assert refusal.value.params == {"most": 4, "count": 5}


def test_the_team_s_document_is_for_those_who_may_hand_it_out(bridge: str) -> None:
    researcher = account("invented researcher", Role.RESEARCHER)
    with pytest.raises(NotAllowed):
        ordering.check(Order(form=Form.PDF, criteria=Criteria(), audience=Audience.TEAM), researcher)


def test_progress_is_told_from_the_first_record_to_the_last(store: str) -> None:
    keep_five()
    heard: list[tuple[int, int]] = []
    order = Order(form=Form.PDF, criteria=Criteria())
    document, count = dossiers.made(order, VISITOR, lambda done, expected: heard.append((done, expected)))
    assert (heard, count) == ([], 5), "nothing is read before it is printed"
    list(document.blocks)
    assert heard == [(0, 5)]

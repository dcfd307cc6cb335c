"""The article library in the browser: digest, page, form, publishing, and what hostile words do (nothing)."""

from pathlib import Path

import pytest

from factories import kept_article
from incidents import paths
from incidents.domain.articles import MOST_LEANING
from incidents.domain.shelf import Shelf
from incidents.domain.vocabulary import Audience
from incidents.services import articles, demonstration, demonstration_files
from incidents.storage import library
from machinery.asking import House
from storage.found import CODES, keep_five, open_article
from storage.imported import bring, set_up

HOSTILE = (
    "</script><script>alert(1)</script>",
    "${alert(1)}",
    "{{ 7*7 }}",
    "C:\\users\\x",
    '" onmouseover="alert(1)',
    "<img src=x onerror=alert(1)>",
)
BLANK = {
    "version": "", "title": "", "url": "", "outlet": "", "via": "", "authors": "", "published": "", "language": "",
    "kind": "", "excerpt": "", "summary-en": "", "summary-ar": "", "summary-ckb": "", "archive_url": "",
    "correction_note": "", "origin": "", "superseded_by": "", "covers_place": "", "covers_span": "", "tier": "public",
}  # fmt: skip


def only_article(audience: Audience = Audience.TEAM) -> articles.Article:
    (found,) = library.page(Shelf(), audience).items
    return found


def test_the_digest_prints_titles_in_quotation_marks_with_outlet_date_and_excerpt(house: House) -> None:
    open_article("invented-north", title="An invented headline", excerpt="Its first sentence.", authors=("One Author",))
    page = house.visitor().get("/articles").text
    assert '<bdi lang="">“An invented headline”</bdi>' in page
    for words in ("Invented North", "One Author", "29 Nov 2019", "Its first sentence."):
        assert words in page


def test_a_missing_date_and_a_missing_title_are_said_to_be_missing(house: House) -> None:
    code = open_article("invented-north", title="", published="")
    assert "no date given" in house.visitor().get("/articles").text
    assert "The title was not kept" in house.visitor().get(f"/articles/{code}").text


def test_a_long_excerpt_is_cut_at_a_word_in_the_digest_and_whole_on_its_page(house: House) -> None:
    code = open_article("invented-north", excerpt="invented words " * 100)
    digest, page = house.visitor().get("/articles").text, house.visitor().get(f"/articles/{code}").text
    assert "invented …" in digest or "words …" in digest
    assert len(digest) < len(page) + 20_000
    assert ("invented words " * 100).strip() in page


@pytest.mark.parametrize(("shown", "linked"), [(True, True), (False, False)])
def test_read_more_leads_out_only_where_the_address_is_whole_and_the_outlets_own(
    house: House, *, shown: bool, linked: bool
) -> None:
    code = open_article("invented-north", url="https://invented.example/report", url_shown=shown)
    for address in ("/articles", f"/articles/{code}"):
        page = house.visitor().get(address).text
        assert ('href="https://invented.example/report" rel="noreferrer noopener"' in page) is linked
        assert ("https://invented.example" in page) is linked


def test_articles_and_incidents_lead_to_one_another(house: House) -> None:
    keep_five()
    (article,) = [one for one in library.page(Shelf(), Audience.PUBLIC).items if one.content.outlet == "invented-north"]
    page = house.visitor().get(f"/articles/{article.code}").text
    assert f'/incidents/{CODES["bridge"]}"' in page
    assert f'/articles/{article.code}"' in house.visitor().get(f"/incidents/{CODES['bridge']}").text


def test_a_report_on_a_period_says_what_it_covers_and_gives_no_figure(house: House) -> None:
    browser = house.signed_in("monitor")
    answers = BLANK | {"title": "A report", "covers_place": "Dhi Qar", "covers_span": "1 Oct 2019 to 10 Feb 2020"}
    address = browser.post("/articles/new", answers).location
    page = browser.get(address).text
    assert "Dhi Qar, 1 Oct 2019 to 10 Feb 2020" in page
    assert "It gives no figure of its own for one event." in page


def test_the_library_is_narrowed_by_words_and_drops_empty_parameters(house: House) -> None:
    open_article("invented-north", title="Found by its words")
    open_article("invented-south", title="Not this one")
    moved = house.visitor().get("/articles?q=found&language=&outlet=")
    assert (moved.status_code, moved.location) == (303, "/articles?q=found")
    page = house.visitor().get(moved.location).text
    assert "Found by its words" in page
    assert "Not this one" not in page


@pytest.mark.parametrize(
    "query", ["nonsense=1", "after=rubbish", "size=0", "size=٣٠٠", "language=a%20b", "q=" + "x" * 1001, "q=a&q=b"]
)
def test_what_cannot_be_asked_is_said_so(house: House, query: str) -> None:
    answer = house.visitor().get(f"/articles?{query}")
    assert answer.status_code == 400
    assert "This cannot be asked" in answer.text


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(house: House, words: str) -> None:
    code = open_article("invented-north", title=words, excerpt=words, authors=(words,), correction_note=words)
    for address in ("/articles", f"/articles/{code}", f"/articles?q={words}"):
        page = house.visitor().get(address).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert ' onmouseover="alert' not in page
        assert "49" not in page.partition("<main")[2].partition("“")[2][:40]


def test_a_monitor_adds_an_article_and_the_team_alone_reads_it(house: House) -> None:
    browser = house.signed_in("monitor")
    answers = BLANK | {"url": "https://invented.example/a", "title": "عنوان مختلق", "outlet": "صحيفة مختلقة"}
    made = browser.post("/articles/new", answers)
    assert made.status_code == 303
    found = only_article()
    assert (found.content.language, found.outlet_name.ar) == ("ar", "صحيفة مختلقة")
    assert "Only your team can see it" in browser.get(made.location).text
    assert house.visitor().get(f"/articles/{found.code}").status_code == 404


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("url", "javascript:alert(1)", "Give the whole address"),
        ("archive_url", "data:text/html,x", "Give the whole address"),
        ("published", "31 Nov 2019", "30 days"),
        ("published", "2999-01-01", ""),
        ("title", "a\u202eb", "hidden control character"),
        ("excerpt", "x" * 20_001, "too long"),
        ("origin", "A-NOTHING", "There is no article"),
        ("covers_place", "No such place anywhere", "No place called"),
        ("language", "xx", "Choose one of the answers given"),
        ("tier", "nobody", "Choose one of the answers given"),
    ],
)
def test_an_answer_that_cannot_be_kept_is_named_at_its_field_and_nothing_typed_is_lost(
    house: House, field: str, typed: str, said: str
) -> None:
    answer = house.signed_in("monitor").post("/articles/new", BLANK | {"outlet": "Invented News", field: typed})
    assert answer.status_code == 422
    assert f'href="#{field}' in answer.text
    assert said in answer.text
    assert 'value="Invented News"' in answer.text
    assert library.page(Shelf(), Audience.TEAM).total == 0


def test_an_empty_article_and_an_answer_nobody_asked_for_are_refused(house: House) -> None:
    browser = house.signed_in("monitor")
    assert "at least the outlet" in browser.post("/articles/new", BLANK).text
    assert browser.post("/articles/new", BLANK | {"outlet": "x", "status": "published"}).status_code == 422


def test_a_megabyte_of_text_is_refused_with_a_sentence(house: House) -> None:
    answer = house.signed_in("monitor").post("/articles/new", BLANK | {"excerpt": "ا" * 600_000})
    assert answer.status_code in {413, 422}


def test_a_late_save_shows_both_texts_and_saves_over_on_purpose(house: House) -> None:
    code = kept_article("invented-north", title="As it stood")
    mine, theirs = house.signed_in("monitor"), house.signed_in("second monitor")
    answers = BLANK | {"outlet": "Invented North", "version": "1", "published": "2019-11-29"}
    assert theirs.post(f"/articles/{code}/edit", answers | {"title": "Theirs"}).status_code == 303
    late = mine.post(f"/articles/{code}/edit", answers | {"title": "Mine"})
    assert late.status_code == 409
    assert "Theirs" in late.text
    assert 'value="Mine"' in late.text
    assert 'name="version" value="2"' in late.text
    assert mine.post(f"/articles/{code}/edit", answers | {"title": "Mine", "version": "2"}).status_code == 303
    assert only_article().content.title == "Mine"


def test_the_form_shows_an_article_as_it_is_kept_and_a_save_changes_nothing_else(house: House) -> None:
    code = kept_article(
        "invented-north", url="https://invented.example/", url_shown=True, language="fa", excerpt="Words",
        excerpt_truncated=True, authors=("One", "Two"), correction_note="A note", archive_url="https://archive.example/",
    )  # fmt: skip
    before = only_article().content
    page = house.signed_in("monitor").get(f"/articles/{code}/edit").text
    answers = BLANK | {
        "version": "1", "url": "https://invented.example/", "url_shown": "y", "title": before.title, "language": "fa",
        "outlet": "Invented North", "excerpt": "Words", "excerpt_truncated": "y", "authors": "One\r\nTwo",
        "correction_note": "A note", "archive_url": "https://archive.example/", "published": "2019-11-29",
    }  # fmt: skip
    for value in ("One\nTwo", "A note", "https://archive.example/"):
        assert value in page.replace("\r", "")
    assert house.signed_in("monitor").post(f"/articles/{code}/edit", answers).status_code == 303
    assert only_article().content == before


def test_publishing_is_for_reviewers_and_managers_and_withdrawing_needs_a_reason(house: House) -> None:
    code = kept_article("invented-north")
    for name in ("monitor", "researcher", "advocate"):
        assert house.signed_in(name).post(f"/articles/{code}/publish").status_code == 403
    reviewer = house.signed_in("reviewer")
    assert reviewer.post(f"/articles/{code}/publish").status_code == 303
    assert house.visitor().get(f"/articles/{code}").status_code == 200
    assert reviewer.post(f"/articles/{code}/withdraw", {"reason": " "}).status_code == 422
    assert reviewer.post(f"/articles/{code}/withdraw", {"reason": "It was withdrawn by its outlet."}).status_code == 303
    assert house.visitor().get(f"/articles/{code}").status_code == 410


def test_the_outlets_rating_is_set_with_a_reason_by_reviewers_and_seen_by_nobody_else(house: House) -> None:
    code = open_article("invented-north")
    reviewer = house.signed_in("reviewer")
    assert "usually reliable" in reviewer.get(f"/articles/{code}").text
    assert reviewer.post(f"/articles/{code}/rating", {"reliability": "B"}).status_code == 422
    answers = {"reliability": "B", "reliability_reason": "An invented track record"}
    assert house.signed_in("advocate").post(f"/articles/{code}/rating", answers).status_code == 403
    assert reviewer.post(f"/articles/{code}/rating", answers).status_code == 303
    assert only_article().reliability == "B"
    for name in ("monitor", "researcher"):
        assert "usually reliable" not in house.signed_in(name).get(f"/articles/{code}").text


def test_the_twelve_articles_of_the_news_page_are_in_the_library(demonstration_house: House) -> None:
    demonstration.load(paths.data() / "demonstration")
    page = demonstration_house.visitor().get("/articles?size=200").text
    kept = demonstration_files.read(paths.data() / "demonstration").articles
    listed = [one for one in kept if one.key.startswith("news-")]
    assert len(listed) == 12
    assert [one.code for one in listed if f'/articles/{one.code}"' not in page] == []
    zaytun = next(one.code for one in listed if "Zaytun Bridge" in one.draft.title)
    told = demonstration_house.visitor().get(f"/articles/{zaytun}").text
    assert "Dhi Qar, 1 Oct 2019 to 10 Feb 2020" in told


def test_an_article_of_very_many_incidents_leads_to_them_as_a_list(house: House, tmp_path: Path) -> None:
    by = set_up(tmp_path)
    rows = [f"2007-02-{n % 28 + 1:02},44.{n + 1000},33.3,invented" for n in range(MOST_LEANING + 5)]
    code = bring("\n".join(["date,longitude,latitude,type", *rows]).encode(), by).article
    list_address = f'href="/incidents?article={code}">205 incidents</a>'
    reader = house.signed_in("researcher")
    page = reader.get(f"/articles/{code}").text
    assert list_address in page
    assert "Some of them stand here." in page
    assert list_address in reader.get("/articles").text
    assert reader.get(f"/incidents?article={code}").text.count('class="rows-title"') > 0
    told = reader.raw(f"/api/v1/articles/{code}").get_json()
    assert (len(told["incidents"]), told["more_incidents"]) == (MOST_LEANING, True)

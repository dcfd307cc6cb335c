"""The article library: who finds and reads what, page by page."""

from dataclasses import replace

import pytest

from factories import claim, kept_article
from incidents.domain.access import LOADER
from incidents.domain.articles import Article
from incidents.domain.codec import to_plain
from incidents.domain.errors import NotFound, Refused
from incidents.domain.incident import Record
from incidents.domain.shelf import Shelf
from incidents.domain.vocabulary import Audience, Relation, Tier
from incidents.services import articles as deeds
from incidents.services import disclosing
from incidents.storage import article_values, articles, incidents, library, publications
from incidents.storage.db import session, transaction
from storage.found import CODES, draft_of, keep, keep_five, open_article

PUBLIC, TEAM = Audience.PUBLIC, Audience.TEAM


def titles(audience: Audience = PUBLIC, **asked: object) -> list[str]:
    return [one.content.title for one in library.page(Shelf(**asked), audience).items]


def change(code: str, **content: object) -> None:
    """Correct the team's copy of an article; nobody publishes it."""
    with transaction() as current:
        before = article_values.article(current, code)
        articles.amend(current, code, replace(before.content, **content), before.version)


def standing(code: str) -> Article:
    return article_values.article(session(), code)


def test_articles_stand_newest_first_and_those_without_a_date_last(store: str) -> None:
    open_article("invented-north", title="Undated", published="")
    open_article("invented-north", title="Older", published="2019-10-01")
    open_article("invented-north", title="Newer", published="2019-11")
    assert titles() == ["Newer", "Older", "Undated"]


def test_pages_follow_one_another_without_a_gap_or_a_double(store: str) -> None:
    for number in range(5):
        open_article("invented-north", title=f"Report {number}", published="" if number < 2 else "2019-10-01")
    first = library.page(Shelf(size=2), PUBLIC)
    second = library.page(Shelf(size=2, after=first.next or ""), PUBLIC)
    third = library.page(Shelf(size=2, after=second.next or ""), PUBLIC)
    seen = [one.content.title for page in (first, second, third) for one in page.items]
    assert sorted(seen) == [f"Report {number}" for number in range(5)]
    assert (first.total, third.next) == (5, None)


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "2019-10-01",
        "2019-10-01_",
        "2019-10-01_x",
        "2019-13-01_1",
        "_",
        "2019-10-01_-1",
        f"2019-10-01_{'9' * 40}",
        "2019-10-01_7",
        "2019-10-01_\0",
        "2019-10-01_\ud800",
    ],
)
def test_a_page_marker_that_is_not_ours_is_refused(store: str, cursor: str) -> None:
    with pytest.raises(Refused, match="not one of ours"):
        library.page(Shelf(after=cursor), PUBLIC)


def test_words_are_found_in_any_spelling_and_a_minus_leaves_out(store: str) -> None:
    open_article("invented-north", title="الناصرية: أحمد يتكلم")
    open_article("invented-north", title="Nasiriyah, a city")
    assert titles(text="احمد") == ["الناصرية: أحمد يتكلم"]
    assert titles(text="Nasiriya") == ["Nasiriyah, a city"]
    assert titles(text="-Nasiriya") == ["الناصرية: أحمد يتكلم"]
    assert titles(text='"a city"') == ["Nasiriyah, a city"]
    assert titles(text="cit") == []


@pytest.mark.parametrize("text", ["%", "_", "' OR 1=1 --", "\\", '"', "🕊", "<script>"])
def test_signs_are_signs_and_find_only_themselves(store: str, text: str) -> None:
    open_article("invented-north", title="An invented report")
    assert titles(text=text) in ([], ["An invented report"])


def test_a_language_and_an_outlet_narrow_the_library(store: str) -> None:
    open_article("invented-north", title="North in Arabic", language="ar")
    open_article("invented-south", title="South in English", language="en")
    assert titles(language="ar") == ["North in Arabic"]
    assert titles(outlet="invented-south") == ["South in English"]
    assert titles(TEAM, outlet="invented-south") == ["South in English"]
    assert dict(library.choices(PUBLIC).languages) == {"ar": 1, "en": 1}
    assert dict(library.choices(TEAM).outlets) == {"invented-north": 1, "invented-south": 1}


def test_the_digest_can_be_read_without_articles_of_which_no_excerpt_was_kept(store: str) -> None:
    open_article("invented-north", title="With words", excerpt="Its first sentence.")
    open_article("invented-north", title="Without")
    assert titles(PUBLIC, excerpts=True) == titles(TEAM, excerpts=True) == ["With words"]


def test_the_public_reads_only_what_was_published(store: str) -> None:
    code = kept_article("invented-north", title="Kept by the team")
    assert (titles(PUBLIC), titles(TEAM)) == ([], ["Kept by the team"])
    with pytest.raises(NotFound):
        library.article(code, PUBLIC)


def test_nobody_finds_a_confidential_article(store: str) -> None:
    code = open_article("invented-north", title="Hidden from all")
    change(code, tier=Tier.CONFIDENTIAL)
    assert titles(PUBLIC) == titles(TEAM) == []
    with pytest.raises(NotFound):
        deeds.amend(code, standing(code).content, 2, LOADER)


def test_an_amendment_that_waits_is_neither_read_nor_found_by_the_public(store: str) -> None:
    code = open_article("invented-north", title="As published", language="en", published="2019-10-01")
    open_article("invented-south", title="Another", published="2019-11-01")
    change(code, title="Zebra", language="ar", published=None, outlet="invented-south")
    assert titles(PUBLIC) == ["Another", "As published"]
    assert titles(PUBLIC, text="zebra") == []
    assert titles(PUBLIC, text="published") == ["As published"]
    assert titles(PUBLIC, language="ar") == []
    assert titles(PUBLIC, outlet="invented-north") == ["As published"]
    assert library.article(code, PUBLIC).outlet_name.en == "Invented North"
    assert titles(TEAM, text="zebra") == ["Zebra"]


def test_publishing_again_opens_the_amendment(store: str) -> None:
    code = open_article("invented-north", title="As published")
    change(code, title="Corrected")
    deeds.publish(code, LOADER)
    assert titles(PUBLIC, text="corrected") == ["Corrected"]


def test_a_withdrawn_article_is_gone_and_is_known_to_have_been_there(store: str) -> None:
    code = open_article("invented-north")
    assert not library.was_public(code)
    deeds.withdraw(code, "an invented reason", LOADER)
    assert library.was_public(code)
    assert titles(PUBLIC) == []


def test_each_audience_is_led_only_to_incidents_that_it_may_find(store: str) -> None:
    keep_five()
    article = next(one for one in library.page(Shelf(), TEAM).items if one.content.outlet == "invented-north")
    assert (CODES["bridge"], Relation.REPORTS) in library.article(article.code, PUBLIC).incidents
    with transaction() as current:
        disclosing.withdraw(current, CODES["bridge"], "an invented reason")
    assert CODES["bridge"] not in dict(library.article(article.code, PUBLIC).incidents)
    assert CODES["bridge"] in dict(library.article(article.code, TEAM).incidents)


def test_the_public_is_told_nothing_of_ratings_and_voices(store: str) -> None:
    found = library.article(open_article("invented-north"), PUBLIC)
    assert (found.reliability, found.voice, found.figures) == ("", "", 0)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//host/x", "ftp://host/x", "https://", "http://[", "https://a b"],
)
def test_only_addresses_of_the_web_are_kept(store: str, address: str) -> None:
    code = kept_article("invented-north")
    for field in ("url", "archive_url"):
        with pytest.raises(Refused) as refusal:
            deeds.amend(code, replace(standing(code).content, **{field: address}), 1, LOADER)
        assert refusal.value.field == field


@pytest.mark.parametrize("code", ["", "A-NOTHING", "🕊", "' OR 1=1 --", "A" * 10_000])
def test_a_code_that_nothing_has_is_not_found(store: str, code: str) -> None:
    open_article("invented-north")
    for audience in (PUBLIC, TEAM):
        with pytest.raises(NotFound):
            library.article(code, audience)
    assert not library.was_public(code)


def test_an_amendment_that_waits_changes_no_relation_that_the_public_reads(store: str) -> None:
    keep_five()
    record = incidents.record(CODES["bridge"])
    (link,) = record.content.articles
    content = replace(record.content, articles=(replace(link, relation=Relation.CONTEXT),))
    with transaction() as current:
        incidents.amend(current, record.code, content, record.version, record.status, LOADER)
        disclosing.refresh_team(current, record.code)
    read = [dict(library.article(link.article, audience).incidents)[record.code] for audience in (PUBLIC, TEAM)]
    assert read == [Relation.REPORTS, Relation.CONTEXT]
    with transaction() as current:
        disclosing.publish(current, record.code, LOADER)
    assert dict(library.article(link.article, PUBLIC).incidents)[record.code] == Relation.CONTEXT


@pytest.mark.parametrize(("tier", "heard"), [(Tier.TEAM, "invented-north"), (Tier.PUBLIC, "invented-south")])
def test_the_voice_of_an_origin_is_told_to_those_only_who_may_read_it(store: str, tier: Tier, heard: str) -> None:
    origin = kept_article("invented-south", tier=tier) if tier == Tier.TEAM else open_article("invented-south")
    shown = open_article("invented-north", origin=origin)
    code = keep("IRQ-VOICES", draft_of("An invented evening", claim(1, shown, 3)))

    def voices(record: Record) -> list[str]:
        return [link.ref.voice for link in record.content.articles if link.ref is not None]

    assert voices(incidents.record(code)) == ["invented-south"]
    assert voices(publications.record(code)) == [heard]
    assert ("invented-south" in str(to_plain(publications.record(code)))) == (tier == Tier.PUBLIC)

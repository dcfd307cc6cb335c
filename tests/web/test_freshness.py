"""What pages keep from one to the next is never another reader's, another language's, or of before a change."""

from dataclasses import replace

from factories import draft
from incidents.domain.access import LOADER
from incidents.domain.incident import Cause
from incidents.services import recording, reference
from incidents.storage import history, site, terms
from incidents.storage.db import transaction
from machinery.asking import House
from storage.found import keep
from web.shown import said

CAUSE = "live-ammunition"


def renamed(english: str, arabic: str) -> None:
    term = next(one for one in reference.vocabulary()["cause"] if one.slug == CAUSE)
    with transaction() as current:
        terms.change(current, replace(term, label_en=english, label_ar=arabic))
        history.append(current, LOADER, "amended", ("term", CAUSE), {})


def test_a_term_that_is_renamed_has_its_new_name_on_the_next_page_in_each_language(house: House) -> None:
    keep("IRQ-0000001", draft(causes=(Cause(term=CAUSE),)))
    reader = house.visitor()
    old = {lang: said(reader.get(f"/incidents?cause={CAUSE}&lang={lang}")) for lang in ("en", "ar")}
    renamed("Renamed invented cause", "سبب مخترع")
    assert "Renamed invented cause" not in old["en"]
    assert "سبب مخترع" not in old["ar"]
    for view in ("/incidents", "/incidents/map", "/incidents/charts"):
        assert "Renamed invented cause" in said(reader.get(f"{view}?cause={CAUSE}&lang=en"))
        assert "سبب مخترع" in said(reader.get(f"{view}?cause={CAUSE}&lang=ar"))


def test_two_languages_beside_each_other_stay_apart(house: House) -> None:
    keep("IRQ-0000001", draft(causes=(Cause(term=CAUSE),)))
    english, arabic = house.visitor(), house.visitor()
    for _ in range(2):
        one, other = english.get("/incidents?lang=en"), arabic.get("/incidents?lang=ar")
        assert ('dir="ltr"' in one.text, 'dir="rtl"' in other.text) == (True, True)
        assert ("How we count" in said(one), "How we count" in said(other)) == (True, False)
        assert ("Live ammunition" in said(one), "Live ammunition" in said(other)) == (True, False)


def test_what_the_team_was_shown_is_not_offered_to_a_visitor(house: House) -> None:
    keep("IRQ-0000001", draft(causes=(Cause(term=CAUSE),)))
    keep("IRQ-0000002", draft(title="Hidden", causes=(Cause(term="explosion"),)), public=False)
    team, visitor = house.signed_in("researcher"), house.visitor()
    for _ in range(2):
        assert 'value="explosion"' in team.get("/incidents").text
        assert "2 incidents" in said(team.get("/incidents"))
        assert 'value="explosion"' not in visitor.get("/incidents").text
        assert "1 incident " in said(visitor.get("/incidents"))


def test_each_account_is_greeted_by_its_own_name(house: House) -> None:
    one, other = house.signed_in("monitor"), house.signed_in("manager")
    for _ in range(2):
        first, second = one.get("/incidents"), other.get("/incidents")
        assert ("monitor (" in said(first), "manager (" in said(first)) == (True, False)
        assert ("monitor (" in said(second), "manager (" in said(second)) == (False, True)
        assert ('href="/accounts"' in first.text, 'href="/accounts"' in second.text) == (False, True)
        assert 'href="/sign-in"' not in first.text
    assert 'href="/sign-in"' in house.visitor().get("/incidents").text


def test_a_new_record_is_counted_on_the_next_page(house: House) -> None:
    reader = house.signed_in("monitor")
    assert "0 incidents" in said(reader.get("/incidents"))
    recording.record(draft(causes=(Cause(term=CAUSE),)), house.actor("monitor"))
    page = reader.get("/incidents")
    assert "1 incident " in said(page)
    assert f'value="{CAUSE}" ><span>' in page.text


def test_a_site_that_is_closed_is_closed_with_the_next_request(house: House) -> None:
    reader = house.visitor()
    assert reader.get("/incidents").status_code == 200
    with transaction() as current:
        site.change(current, "public_site", "off")
    assert reader.get("/incidents").status_code == 303


def test_the_foot_of_a_page_says_at_once_when_the_history_was_checked(house: House) -> None:
    reader = house.visitor()
    assert "History checked on" not in said(reader.get("/incidents"))
    with transaction() as current:
        history.append(current, LOADER, "amended", ("site", "invented"), {})
        history.mark_checked(current)
    assert "History checked on" in said(reader.get("/incidents"))


def test_what_is_chosen_is_ticked_also_where_it_gives_nothing(house: House) -> None:
    keep("IRQ-0000001", draft(causes=(Cause(term=CAUSE),)))
    page = house.visitor().get("/incidents?outcome=displaced&cause=explosion").text
    assert 'name="cause" value="explosion" checked>' in page
    assert 'name="outcome" value="displaced" checked>' in page
    assert '<label class="choice nothing"><input type="checkbox" name="cause" value="explosion" checked>' in page

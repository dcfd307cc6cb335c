"""Documents asked for on the pages: the form of a list, the three languages, and what cannot be made."""

from urllib.parse import quote

import pytest
from werkzeug.test import TestResponse

from factories import claim, draft
from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.text import Trilingual
from incidents.services import lists
from incidents.services.exporting import Template
from machinery.asking import House
from storage.found import keep, open_article
from web.shown import said


@pytest.fixture
def listed(house: House) -> str:
    """A published list of one incident."""
    code = keep("IRQ-BRIDGE1", draft(claim(1, open_article("invented-north"), 46)))
    by = house.actor("advocate")
    made = lists.make(
        ListDraft(title=Trilingual(en="An invented list", ar="قائمة مختلقة"), items=(ListItem(code),)), by
    )
    lists.publish(made, by)
    return made


def ask(house: House, query: str, name: str = "") -> TestResponse:
    browser = house.signed_in(name) if name else house.visitor()
    return browser.raw(f"/export?{query}")


def test_the_form_of_a_list_offers_templates_languages_and_both_forms(house: House, listed: str) -> None:
    page = house.visitor().get(f"/lists/{listed}").text
    form = page.partition('id="document"')[2].partition("</form>")[0]
    assert [f'value="{one.value}"' in form for one in Template] == [True] * 3
    assert all(f'value="{lang}"' in form for lang in ("en", "ar", "ckb"))
    assert 'name="format" value="pdf"' in form
    assert 'name="format" value="docx"' in form
    assert 'name="audience"' not in form, "a visitor is offered the public's document alone"
    assert 'name="audience"' in house.signed_in("advocate").get(f"/lists/{listed}").text


def test_an_empty_list_offers_no_document(house: House) -> None:
    by = house.actor("advocate")
    empty = lists.make(ListDraft(title=Trilingual(en="Nothing yet")), by)
    lists.publish(empty, by)
    assert 'id="document"' not in house.visitor().get(f"/lists/{empty}").text
    assert "nothing to make a document of" in said(ask(house, f"format=pdf&list={empty}"))


@pytest.mark.parametrize("template", list(Template))
@pytest.mark.parametrize("lang", ["en", "ar", "ckb"])
def test_a_list_comes_as_a_pdf_in_each_template_and_language(
    house: House, listed: str, template: Template, lang: str
) -> None:
    answer = ask(house, f"format=pdf&template={template.value}&lang={lang}&list={listed}")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.data.startswith(b"%PDF-")
    assert answer.headers["X-Incidents-Count"] == "1"
    assert answer.headers["Content-Disposition"].endswith(".pdf")


def test_a_list_comes_as_a_document_to_go_on_writing_in(house: House, listed: str) -> None:
    answer = ask(house, f"format=docx&list={listed}")
    assert answer.status_code == 200
    assert answer.data.startswith(b"PK")


def test_the_language_of_a_document_is_not_that_of_the_pages(house: House, listed: str) -> None:
    visitor = house.visitor()
    visitor.raw(f"/export?format=pdf&lang=ar&list={listed}")
    assert 'lang="en"' in visitor.get(f"/lists/{listed}").text[:400]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("format=pdf&template=novel", "“novel” is not a kind of document."),
        (f"format=pdf&template={quote('<b>' * 200)}", "is not a kind of document."),
        ("format=pdf&q=unheardof", "No incident answers, so there is nothing to make a document of."),
        ("format=pdf&audience=nobody", "“nobody” is not an audience"),
        ("format=pdf&place=nowhere", "nowhere"),
    ],
)
def test_what_cannot_be_made_is_a_sentence(house: House, query: str, sentence: str) -> None:
    answer = ask(house, query)
    assert answer.status_code == 400
    assert sentence in said(answer)


def test_the_team_s_document_is_for_advocates_and_managers(house: House, listed: str) -> None:
    query = f"format=pdf&audience=team&list={listed}"
    assert ask(house, query).status_code == 403
    assert ask(house, query, "researcher").status_code == 403
    assert "incidents-team-" in ask(house, query, "advocate").headers["Content-Disposition"]


def test_a_document_of_a_question_is_entered_in_the_history_with_its_digest(house: House, listed: str) -> None:
    answer = ask(house, "format=pdf&place=IQ-DQ", "advocate")
    page = house.signed_in("manager").get("/history").text
    assert "pdf" in page
    assert answer.headers["X-Incidents-SHA256"]

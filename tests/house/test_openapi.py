"""The document that describes the calls: valid, true to the address map, true to the answers."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator

from incidents import paths
from incidents.services import demonstration
from incidents.web.api.calls import CALLS
from machinery.asking import House
from web.conftest import furnished, opened

__all__ = ["furnished"]


@pytest.fixture(scope="module")
def told(furnished: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demonstration, loaded once."""
    for house in opened(furnished, tmp_path_factory.mktemp("told"), demonstration=True):
        demonstration.load(paths.data() / "demonstration")
        yield house


@pytest.fixture(scope="module")
def document(told: House) -> dict[str, Any]:
    answer = told.visitor().get("/api/v1/openapi.json")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.get_json()
    return found


def check(document: dict[str, Any], name: str, told: Any) -> None:
    """Fail with the place and the sentence where an answer is not of the shape."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
    faults = Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(told)
    assert [f"{fault.json_path}: {fault.message[:200]}" for fault in faults] == []


def answered(house: House, address: str, who: str = "") -> Any:
    browser = house.signed_in(who) if who else house.visitor()
    answer = browser.get(f"/api/v1{address}")
    assert answer.status_code == 200, answer.text
    return answer.get_json(force=True)


def calls_of(app: Flask) -> set[str]:
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("api.")]
    return {
        rule.rule.removeprefix("/api/v1").replace("<code>", "{code}")
        for rule in rules
        if rule.endpoint not in {"api.openapi", "api.reader"}
    }


def test_the_document_is_openapi(document: dict[str, Any]) -> None:
    assert [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()] == []
    assert document["openapi"].startswith("3.1")


def test_every_call_is_in_the_document_and_nothing_else(told: House, document: dict[str, Any]) -> None:
    assert set(document["paths"]) == calls_of(told.app)
    assert {call.path for call in CALLS} == set(document["paths"])


def test_every_call_is_asked_by_the_method_that_is_told(told: House) -> None:
    rules = [rule for rule in told.app.url_map.iter_rules() if rule.endpoint.startswith("api.")]
    asked = {
        (rule.endpoint.removeprefix("api."), method.lower())
        for rule in rules
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert asked - {("openapi", "get"), ("reader", "get")} == {(call.endpoint, call.method) for call in CALLS}


def test_every_call_that_writes_asks_for_a_token_and_names_what_it_takes(document: dict[str, Any]) -> None:
    for call in CALLS:
        told = document["paths"][call.path][call.method]
        assert ("requestBody" in told, "security" in told) == (call.method != "get",) * 2


def test_every_shape_is_used_by_a_call_or_by_another_shape(document: dict[str, Any]) -> None:
    text = str(document)
    assert [name for name in document["components"]["schemas"] if f"#/components/schemas/{name}'" not in text] == []


@pytest.mark.parametrize("who", ["", "monitor", "manager"])
@pytest.mark.parametrize(
    ("address", "shape"),
    [
        ("/incidents?size=200", "Page"),
        ("/incidents?size=200&format=geojson", "FeaturePage"),
        ("/facets", "Facets"),
        ("/totals?place=IQ-DQ", "Totals"),
        ("/totals?q=nothinglikethis", "Totals"),
        ("/series?by=day", "Series"),
        ("/series", "Series"),
        ("/series?by=year&killed_min=10", "Series"),
        ("/cells?zoom=6", "Cells"),
        ("/cells?zoom=12&bbox=44,33,45,34", "Cells"),
        ("/areas", "Areas"),
        ("/areas?q=nothinglikethis", "Areas"),
        ("/articles?size=200", "ArticlePage"),
    ],
)
def test_answers_are_of_the_shape_that_is_told(
    told: House, document: dict[str, Any], address: str, shape: str, who: str
) -> None:
    check(document, shape, answered(told, address, who))


def test_every_record_and_every_article_of_the_demonstration_is_of_its_shape(
    told: House, document: dict[str, Any]
) -> None:
    page = answered(told, "/incidents?size=200")
    for one in page["items"]:
        check(document, "Incident", answered(told, f"/incidents/{one['code']}"))
    for article in answered(told, "/articles?size=200")["items"]:
        check(document, "Article", answered(told, f"/articles/{article['code']}"))


@pytest.mark.parametrize(
    "address", ["/incidents?nonsense=1", "/incidents/IRQ-0000000", "/articles/A-0", "/cells", "/nowhere"]
)
def test_refusals_are_problem_details(told: House, document: dict[str, Any], address: str) -> None:
    answer = told.visitor().get(f"/api/v1{address}")
    assert answer.mimetype == "application/problem+json"
    check(document, "Problem", answer.get_json(force=True))
    assert answer.get_json(force=True)["status"] == answer.status_code


def test_the_reader_page_tells_every_call_and_asks_no_other_host(told: House) -> None:
    page = told.visitor().get("/api/v1/").text
    for call in CALLS:
        assert call.path in page
    assert "unpkg" not in page
    assert "cdn" not in page.lower()


def test_a_shape_that_differs_is_caught(document: dict[str, Any]) -> None:
    with pytest.raises(AssertionError, match="incidents"):
        check(document, "Totals", {"incidents": "many"})

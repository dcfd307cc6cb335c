"""Addresses, parts of pages and boxes that are made once: the same as if they were made each time."""

import contextvars
from pathlib import PurePosixPath
from typing import Any

import pytest
from flask import Flask, url_for
from jinja2 import DictLoader, UndefinedError
from markupsafe import Markup, escape
from werkzeug.routing import BuildError

from incidents.domain.access import Role
from incidents.web import fragments
from incidents.web.addresses import Application, of_codes
from incidents.web.explore.boxes import Box
from machinery.asking import House

ADDRESSES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("explore.incidents", {}),
    ("explore.incidents", {"q": "a b&c", "lang": "ar"}),
    ("explore.incidents", {"lang": "ar", "q": "a b&c"}),
    ("explore.incidents", {"cause": ["one", "two"]}),
    ("incidents.show", {"code": "IRQ-0000001"}),
    ("incidents.show", {"code": "IRQ/1 ü"}),
    ("incidents.show", {"code": "IRQ-0000001", "_anchor": "figures"}),
    ("incidents.show", {"code": "IRQ-0000001", "_external": True}),
    ("static", {"filename": "css/base.css", "v": "1"}),
    (".incidents", {}),
)


@pytest.mark.parametrize("root", ["", "/archive"])
@pytest.mark.parametrize(("endpoint", "values"), ADDRESSES)
def test_an_address_is_the_one_that_flask_builds(
    house: House, root: str, endpoint: str, values: dict[str, Any]
) -> None:
    with house.app.test_request_context("/incidents", base_url=f"http://localhost{root}"):
        plain = Flask.url_for(house.app, endpoint, **dict(values))
        assert [url_for(endpoint, **dict(values)) for _ in range(2)] == [plain, plain]


def test_a_site_below_another_address_is_not_given_the_addresses_of_the_first(house: House) -> None:
    found = []
    for root in ("", "/archive", ""):
        with house.app.test_request_context("/", base_url=f"http://localhost{root}"):
            found.append(url_for("explore.incidents"))
    assert found == ["/incidents", "/archive/incidents", "/incidents"]


def test_an_address_that_cannot_be_built_is_refused_each_time(house: House) -> None:
    with house.app.test_request_context("/"):
        for _ in range(2):
            with pytest.raises(BuildError):
                url_for("incidents.nowhere")


def test_the_addresses_of_many_records_are_those_of_each(house: House) -> None:
    with house.app.test_request_context("/"):
        address, whole = of_codes("incidents.show"), of_codes("incidents.show", external=True)
        assert address("IRQ-0000001") == url_for("incidents.show", code="IRQ-0000001")
        assert whole("IRQ-0000001") == url_for("incidents.show", code="IRQ-0000001", _external=True)
        assert address("a b?c#d") == url_for("incidents.show", code="a b?c#d")


def said_in(app: Application, lang: str, words: str) -> str:
    """The part in a request of its own, whatever is open around the test."""

    def asked() -> str:
        with app.test_request_context(f"/?lang={lang}"):
            return str(fragments.fragment("said.html", words=words))

    return contextvars.Context().run(asked)


@pytest.fixture
def parts(house: House) -> Application:
    """The application with templates of the test."""
    house.app.jinja_env.loader = DictLoader(
        {"said.html": "{{ words }} {{ _('Incidents') }}", "asks.html": "{{ request.path }}", "who.html": "{{ actor }}"}
    )
    assert isinstance(house.app, Application)
    return house.app


def test_a_part_is_kept_for_what_it_was_given_and_for_its_language(parts: Application) -> None:
    english = [said_in(parts, "en", words) for words in ("a", "<b>", "a")]
    arabic = said_in(parts, "ar", "a")
    assert english == ["a Incidents", "&lt;b&gt; Incidents", "a Incidents"]
    assert arabic != english[0]


@pytest.mark.parametrize("name", ["asks.html", "who.html"])
def test_a_part_that_asks_who_is_reading_or_what_fails(parts: Application, name: str) -> None:
    with parts.test_request_context("/incidents"), pytest.raises(UndefinedError):
        fragments.fragment(name)


@pytest.mark.parametrize(
    "value",
    ["", "plain words", "<b>", "a & b", "\"'", "كلمات", Markup("<b>made</b>"), 5, 1.5, None, Role.RESEARCHER, ["<i>"],
     PurePosixPath("/<a>")],
)  # fmt: skip
def test_a_template_prints_a_value_as_markupsafe_escapes_it(parts: Application, value: object) -> None:
    page = parts.jinja_env.from_string(
        "{% macro one(x) %}{{ x }}{% endmacro %}{{ value }}|{{ one(value) }}|{% for x in [value] %}{{ x }}{% endfor %}"
        "|{% set kept %}{{ value }}{% endset %}{{ kept }}|{{ value|safe }}"
    )
    assert page.render(value=value) == "|".join([str(escape(value))] * 4) + f"|{value}"


def test_what_is_printed_plain_is_plain_in_a_template_that_is_no_page(parts: Application) -> None:
    text = parts.jinja_env.overlay(autoescape=False).from_string("{{ value }}")
    assert text.render(value="<b>") == "<b>"


def test_what_is_not_there_fails_and_is_not_printed(parts: Application) -> None:
    with pytest.raises(UndefinedError):
        parts.jinja_env.from_string("{{ nobody }}").render()


def test_a_box_says_no_more_than_text() -> None:
    hostile = '"><script>alert(1)</script>'
    box = Box.of("place", hostile, hostile, "0")
    for drawn in (box.drawn(1, "1", ticked=True), box.idle):
        assert "<script" not in drawn
        assert drawn.count("<label") == 1
        assert 'value="&#34;&gt;&lt;script&gt;' in drawn


def test_a_box_that_would_give_nothing_is_marked_so_ticked_or_not() -> None:
    box = Box.of("place", "b", "<i>", "٠")
    words = 'name="place" value="b" {}><span>&lt;i&gt;</span><span class="filters-count">{}</span></label>\n'
    assert box.idle == '<label class="choice nothing"><input type="checkbox" ' + words.format("", "٠")
    assert box.drawn(0, "٠", ticked=False) == box.idle
    assert box.drawn(0, "٠", ticked=True) == '<label class="choice nothing"><input type="checkbox" ' + words.format(
        "checked", "٠"
    )
    assert box.drawn(3, "٣", ticked=False) == '<label class="choice"><input type="checkbox" ' + words.format("", "٣")


@pytest.mark.parametrize(("lang", "told"), [("en", "First-day reports: &lt;b&gt;"), ("ar", "&lt;b&gt;")])
def test_what_is_put_into_a_sentence_of_a_template_is_escaped_in_every_language(
    parts: Application, lang: str, told: str
) -> None:
    page = '{{ _("First-day reports: %(first)s", first="<b>") }}{{ _("Incidents") }}'
    with parts.test_request_context(f"/?lang={lang}"):
        said = parts.jinja_env.from_string(page).render()
    assert told in said
    assert "<b>" not in said
    assert ("Incidents" in said) == (lang == "en")

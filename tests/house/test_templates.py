"""Rules over templates, style sheets and scripts, each caught in the act on a planted text."""

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask, render_template_string
from flask_babel import Babel
from jinja2 import Environment, StrictUndefined, nodes
from markupsafe import escape
from wtforms import Form, RadioField, StringField
from wtforms.form import BaseForm

from machinery.manners import unmannerly
from machinery.tree import TOP, files, shown

TEMPLATES, STATIC = TOP / "templates", TOP / "static"
CSS, COMPONENTS = STATIC / "css", TEMPLATES / "components"
ASSETS = TEMPLATES / "layouts" / "_assets.html"
VENDOR = STATIC / "vendor"

SAFE: dict[str, str] = {}  # template → why it may print a text as it is
OUTSIDE: dict[str, str] = {}  # template → why an address of another host stands in it
BARE = {"templates/errors/error.html": "asks nothing that can fail, so no catalogue either"}
DRAWN = {"plot", "picture"}  # sheets of drawings made in incidents/reports, which have no macro

PARSER = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)


def parsed(text: str) -> nodes.Template:
    return PARSER.parse(text)


def unused_imports(text: str) -> list[str]:
    tree = parsed(text)
    used = {name.name for name in tree.find_all(nodes.Name)}
    taken = [name for one in tree.find_all(nodes.FromImport) for name in one.names]
    names = [name[1] if isinstance(name, tuple) else name for name in taken]
    return [name for name in names if name not in used]


def without_jinja(text: str) -> str:
    return re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)


def inline_code(text: str) -> list[str]:
    bare = without_jinja(text)
    found = re.findall(r"\sstyle\s*=|<style\b|\son[a-z]+\s*=|javascript:", bare, flags=re.IGNORECASE)
    return found + [tag for tag in re.findall(r"<script\b[^>]*>", bare) if "src=" not in tag]


def raw_output(text: str) -> list[str]:
    return [one.name for one in parsed(text).find_all(nodes.Filter) if one.name in {"safe", "forceescape"}] + [
        "autoescape" for _ in parsed(text).find_all(nodes.ScopedEvalContextModifier)
    ]


def other_hosts(text: str) -> list[str]:
    return re.findall(r"""(?:src|href|action|data-[a-z]+)\s*=\s*["'](?:https?:)?//[^"']*""", text)


def untranslated(text: str) -> list[str]:
    """Words that reach the page without the catalogues: between tags, or in an attribute that is read or shown."""
    bare = without_jinja(text)
    said = re.findall(r"""\b(?:aria-label|title|placeholder|alt)="([^"]*)\"""", bare)
    said += re.split(r"<[^>]*>", bare)
    return [words.strip() for words in said if re.search(r"[^\W\d_]{2,}", words)]


def outside_macros(text: str) -> list[str]:
    """What a file of components would print by itself."""
    printed = [node for node in parsed(text).body if isinstance(node, nodes.Output)]
    whole = "".join(one.data for node in printed for one in node.nodes if isinstance(one, nodes.TemplateData))
    calls = [node for node in printed for one in node.nodes if not isinstance(one, nodes.TemplateData)]
    return [whole.strip()] * bool(whole.strip()) + ["a value"] * bool(calls)


TEMPLATE_RULES: dict[str, tuple[Callable[[str], list[str]], dict[str, str], str]] = {
    "imports what it uses": (unused_imports, {}, '{% from "a.html" import card %}<p></p>'),
    "holds no code or style of its own": (
        inline_code,
        {},
        '<p style="color:red" onclick="go()"></p><script>1</script>',
    ),
    "prints no text as markup": (raw_output, SAFE, "{{ title|safe }}"),
    "names no other host": (other_hosts, OUTSIDE, '<img src="https://elsewhere.example/dot.png" alt="">'),
    "speaks through the catalogues": (untranslated, BARE, '<p>Hello there</p><img alt="A map">'),
    "keeps its manners": (lambda text: unmannerly(" ".join(untranslated(text))), {}, "<p>The clashes</p>"),
}


@pytest.mark.parametrize("rule", TEMPLATE_RULES)
def test_every_template(rule: str) -> None:
    look, let, _ = TEMPLATE_RULES[rule]
    pages = [path for path in files("templates", suffixes=(".html",)) if shown(path) not in let]
    assert {shown(path): found for path in pages if (found := look(path.read_text(encoding="utf-8")))} == {}


@pytest.mark.parametrize("rule", TEMPLATE_RULES)
def test_a_template_that_breaks_the_rule_is_caught(rule: str) -> None:
    look, _, planted = TEMPLATE_RULES[rule]
    assert look(planted)


def test_components_hold_macros_only() -> None:
    every = {path.name: outside_macros(path.read_text(encoding="utf-8")) for path in COMPONENTS.glob("*.html")}
    assert {name: found for name, found in every.items() if found} == {}
    assert outside_macros("<p>{{ a }}</p>{% macro b() %}<i>c</i>{% endmacro %}")


def sheets() -> Iterator[Path]:
    return files("static/css", suffixes=(".css",))


def without_comments(sheet: str) -> str:
    return re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)


def physical(sheet: str) -> list[str]:
    sides = r"(?:left|right|top|bottom)"
    return re.findall(
        rf"(?:(?:margin|padding|border)-{sides}\b|(?<![\w-]){sides}\s*:|(?<![\w-])(?:min-|max-)?(?:width|height)\s*:"
        rf"|(?:float|clear|text-align)\s*:\s*(?:left|right))(?![^()]*\))",
        without_comments(sheet),
    )


def colours(sheet: str) -> list[str]:
    return re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[\s;,)])|\b(?:rgba?|hsla?)\(", without_comments(sheet))


def fetched(sheet: str) -> list[str]:
    return re.findall(r"url\(|@import", without_comments(sheet))


SHEET_RULES: dict[str, tuple[Callable[[str], list[str]], str]] = {
    "is written for both directions": (physical, "p { margin-left: 1px; text-align: right; top: 0; width: 3px }"),
    "takes its colours from the tokens": (colours, "p { color: #fff; background: rgb(0 0 0) }"),
    "fetches nothing": (fetched, '@import "x.css"; p { background: url(//elsewhere.example/a.png) }'),
}


@pytest.mark.parametrize("rule", SHEET_RULES)
def test_every_sheet(rule: str) -> None:
    look, planted = SHEET_RULES[rule]
    every = [path for path in sheets() if path.name != "tokens.css"]
    assert {shown(path): found for path in every if (found := look(path.read_text(encoding="utf-8")))} == {}
    assert look(planted)
    assert not look("@media (max-width: 48rem) { p { margin-inline: auto; color: var(--ink) } }")


def test_every_sheet_is_linked_and_belongs_to_a_macro() -> None:
    linked = "".join(path.read_text(encoding="utf-8") for path in files("templates"))
    names = {path.stem for path in (CSS / "components").glob("*.css")}
    listed = set(re.findall(r'"([a-z_]+)"', ASSETS.read_text(encoding="utf-8")))
    assert names - listed == set()
    assert names - {path.stem for path in COMPONENTS.glob("*.html")} - DRAWN == set()
    assert [
        path.name for path in CSS.glob("*.css") if f'"{path.stem}"' not in linked and f"css/{path.name}" not in linked
    ] == []


def test_every_component_with_a_script_has_it_and_is_told_to_the_page() -> None:
    asked = {
        name for path in files("templates") for name in re.findall(r'data-component="(\w+)"', path.read_text("utf-8"))
    }
    made = {path.stem for path in (STATIC / "js" / "components").glob("*.js")}
    assert asked == made
    assert made <= set(re.findall(r'"([a-z_]+)"', ASSETS.read_text(encoding="utf-8")))


def tokens() -> dict[str, str]:
    first = (CSS / "tokens.css").read_text(encoding="utf-8").split("}", 1)[0]
    return dict(re.findall(r"(--[\w-]+):\s*([^;]+);", first))


def test_every_token_used_is_defined() -> None:
    used = {name for path in sheets() for name in re.findall(r"var\((--[\w-]+)", path.read_text(encoding="utf-8"))}
    assert used - tokens().keys() == set()


def contrast(one: str, other: str) -> float:
    """The contrast of two colours written #rrggbb, by WCAG 2.2: from 1 to 21."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        *((text, ground, 4.5) for text in ("--ink", "--ink-2", "--grey") for ground in ("--paper", "--wash")),
        *((f"--{kind}", ground, 4.5) for kind in ("killed", "injured") for ground in ("--paper", f"--{kind}-wash")),
        ("--land-text", "--land", 4.5),
        ("--water-text", "--land", 4.5),
        ("--foot-line", "--ink", 3.0),
        ("--line-strong", "--paper", 3.0),
        ("--focus", "--ink", 3.0),
    ],
)
def test_text_and_borders_can_be_seen(text: str, ground: str, least: float) -> None:
    assert contrast(tokens()[text], tokens()[ground]) >= least


def test_vendored_files_are_those_that_were_written_down() -> None:
    told = dict(re.findall(r"\| (\S+/\S+) \| `(\w{64})` \|", (VENDOR / "VENDOR.md").read_text(encoding="utf-8")))
    kept = {path.relative_to(VENDOR).as_posix(): path for path in VENDOR.rglob("*") if path.is_file()}
    del kept["VENDOR.md"]
    assert {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in kept.items()} == told


class Asked(Form):
    when = StringField("When?", description="Such as 28 Nov 2019")
    covers = RadioField("Only this event?", choices=["yes", "no"])


def drawn(page: str, **names: object) -> str:
    app = Flask(__name__, template_folder=str(TEMPLATES))
    app.jinja_env.undefined = StrictUndefined
    Babel(app)
    with app.test_request_context():
        return render_template_string(page, **names)


def refused(**said: str) -> BaseForm:
    form = Asked(data=said)
    form.when.errors = ("There is no 31 November.",)
    form.covers.errors = ("Choose one.",)
    return form


def test_a_refused_field_keeps_what_was_typed_and_says_what_is_wrong() -> None:
    page = drawn(
        '{% from "components/form.html" import field %}{{ field(form.when) }}', form=refused(when="31 Nov <b>")
    )
    assert 'value="31 Nov &lt;b&gt;"' in page
    assert 'aria-describedby="when-hint when-error"' in page
    assert 'aria-invalid="true"' in page
    assert "There is no 31 November." in page


def test_the_list_of_problems_leads_to_each_answer() -> None:
    page = drawn('{% from "components/form.html" import error_summary %}{{ error_summary(form) }}', form=refused())
    assert "2 answers need another look" in page
    assert '<a href="#when">When: There is no 31 November.</a>' in page
    assert 'href="#covers-0"' in page
    assert not drawn(
        '{% from "components/form.html" import error_summary %}{{ error_summary(form) }}', form=Asked()
    ).strip()


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '" onfocus="alert(1)', "</textarea><img src=x>"])
def test_hostile_words_stay_words(hostile: str) -> None:
    page = drawn(
        '{% from "components/card.html" import card %}{% from "components/copy.html" import copy %}'
        '{% from "components/chips.html" import state %}'
        '{{ card(it, "#", it, it, it) }}{{ copy(it, it, "c") }}{{ state(it, it) }}',
        it=hostile,
    )
    assert hostile not in page
    assert page.count(escape(hostile)) == 8

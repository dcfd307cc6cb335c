"""The two pages that a map is put into: a frame that loads our own files, and one file that loads nothing."""

import base64
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template

from incidents.reports.map_words import (
    AREAS_TITLE,
    CELL_LEGEND,
    CREDIT,
    LEGEND,
    LIST_TITLE,
    TITLE,
    UNPLACED,
    Caption,
    MapWords,
)

FILE_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
"""What a file on a USB stick may do: run what is inside it, and reach nothing else."""

_SYMBOLS = {
    "killed": '<circle class="ring" cx="13" cy="13" r="10"/><circle class="disc" cx="13" cy="13" r="6"/>',
    "injured": '<circle class="ring" cx="13" cy="13" r="10"/><circle class="disc" cx="13" cy="13" r="6"/>',
    "upper": '<circle class="ring" cx="13" cy="13" r="10"/>',
    "none": '<circle class="disc" cx="13" cy="13" r="7"/>',
    "zero": '<circle class="disc" cx="13" cy="13" r="4.5"/>',
    "within": '<circle class="circle" cx="13" cy="13" r="10"/>',
    "several": '<circle class="pill" cx="13" cy="13" r="11"/><text x="13" y="18.5" text-anchor="middle">2</text>',
}

_KINDS = {"upper": "killed"}

_FRAME = Template("""<!doctype html>
<html lang="$lang" dir="$direction">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<link rel="icon" href="data:,">
$links
</head>
<body class="map-frame">
<main>
<h1 class="spoken">$title</h1>
$map
<p class="credit" lang="en" dir="ltr">$credit</p>
</main>
<script nonce="$nonce">
$script
</script>
</body>
</html>
""")

_FILE = Template("""<!doctype html>
<html lang="$lang" dir="$direction">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<link rel="icon" href="data:,">
$links
</head>
<body class="map-file">
<header><h1>$title</h1><p class="question">$question</p><p class="label">$label</p><p class="total">$total</p></header>
<main>
<section class="map-side"><ul class="legend">$legend</ul>
$map
<p class="credit" lang="en" dir="ltr">$credit</p></section>
<section class="list-side"><article id="card" aria-live="polite" hidden></article>
<h2 class="list-title">$list_title</h2><p class="unplaced">$unplaced</p><ol id="rows"></ol></section>
</main>
<footer><p>$made</p></footer>
<script>
$script
</script>
</body>
</html>
""")


@dataclass(frozen=True, kw_only=True)
class Parts:
    """A map taken apart: paths of its files under static/, its place in the page, and the script that draws it."""

    scripts: tuple[str, ...]
    sheets: tuple[str, ...]
    html: str
    script: str


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What stands beside the map of a file: the title of its list, a note (HTML), and what the marks mean."""

    title: str
    note: str
    legend: Sequence[tuple[str, str]]


def frame_page(parts: Parts, words: MapWords, *, asset: Callable[[str], str], nonce: str) -> str:
    """The page of the frame; its scripts and sheets are links."""
    links = [f'<link rel="stylesheet" href="{escape(asset(path))}">' for path in parts.sheets]
    links += [f'<script src="{escape(asset(path))}" nonce="{escape(nonce)}"></script>' for path in parts.scripts]
    return _FRAME.substitute(
        _shared(parts, words), links="\n".join(links), nonce=escape(nonce), title=_say(words, TITLE)
    )


def file_page(parts: Parts, words: MapWords, *, caption: Caption, unplaced: int, static: Path) -> str:
    """The page of the file; its scripts and sheets stand inside it."""
    note = _say(words, UNPLACED, n=words.number(unplaced)) if unplaced else ""
    return _file(parts, words, Beside(title=LIST_TITLE, note=note, legend=LEGEND), caption=caption, static=static)


def cell_file_page(parts: Parts, words: MapWords, *, caption: Caption, static: Path) -> str:
    """The same for a map of cells: beside it stand the governorates of which no more is known."""
    return _file(parts, words, Beside(title=AREAS_TITLE, note="", legend=CELL_LEGEND), caption=caption, static=static)


def _file(parts: Parts, words: MapWords, beside: Beside, *, caption: Caption, static: Path) -> str:
    links = [f"<style>{_sheet(static / path)}</style>" for path in parts.sheets]
    links += [f"<script>{_inert((static / path).read_text(encoding='utf-8'))}</script>" for path in parts.scripts]
    told = {name: escape(getattr(caption, name)) for name in ("title", "question", "total", "label", "made")}
    return _FILE.substitute(
        _shared(parts, words),
        **told,
        links="\n".join(links),
        policy=FILE_POLICY,
        legend=_legend(words, beside.legend),
        list_title=_say(words, beside.title),
        unplaced=beside.note,
    )


def unread(script: str) -> str:
    """The same script, no part of which opens a Jinja expression, statement or comment."""
    return re.sub(r"\{(?=[{%#])", r"\\u007b", script)


def _shared(parts: Parts, words: MapWords) -> dict[str, str]:
    return {
        "lang": escape(words.lang),
        "direction": words.direction,
        "map": parts.html,
        "script": parts.script,
        "credit": escape(CREDIT),
    }


def _say(words: MapWords, message: str, **params: str) -> str:
    return escape(words.say(message, **params))


def _legend(words: MapWords, legend: Sequence[tuple[str, str]]) -> str:
    rows = (
        f'<li><svg class="symbol {_KINDS.get(kind, kind)}" width="26" height="26" viewBox="0 0 26 26" '
        f'aria-hidden="true">{_SYMBOLS[kind]}</svg>{_say(words, message)}</li>'
        for kind, message in legend
    )
    return "".join(rows)


def _sheet(path: Path) -> str:
    """A style sheet with its pictures put inside."""

    def inside(found: re.Match[str]) -> str:
        picture = base64.b64encode((path.parent / found[1]).read_bytes()).decode()
        return f"url(data:image/png;base64,{picture})"

    text = re.sub(r"url\(([\w./-]+\.png)\)", inside, path.read_text(encoding="utf-8"))
    return text.replace("</style", "<\\/style")


def _inert(script: str) -> str:
    """A script of ours that cannot end its own element early."""
    return re.sub(r"</(script)", r"<\\/\1", script, flags=re.IGNORECASE)

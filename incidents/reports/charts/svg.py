"""Building SVG: elements and attributes only, so that no text of a record is ever read as markup."""

import re
from xml.etree.ElementTree import Element, SubElement, tostring

#: Characters that XML has no way to write; a browser would refuse the whole drawing for one of them.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_BLANK = re.compile(r"\s+")


def element(name: str, text: str = "", **attributes: str | float) -> Element:
    """An element on its own. `class_` is written `class`, `text_anchor` as `text-anchor`; numbers keep one decimal."""
    made = Element(name, {_name(key): _value(value) for key, value in attributes.items()})
    made.text = plain(text) or None
    return made


def add(parent: Element, name: str, text: str = "", **attributes: str | float) -> Element:
    """The same, as the last child of `parent`."""
    made = SubElement(parent, name, {_name(key): _value(value) for key, value in attributes.items()})
    made.text = plain(text) or None
    return made


def titled(root: Element, key: str, title: str, description: str = "") -> None:
    """Name a drawing for those who do not see it; `key` makes the ids of the page unique."""
    key = _BLANK.sub("-", key)  # an id is one word, or the reference to it falls apart
    add(root, "title", title, id=f"{key}-title")
    described = f"{key}-title"
    if description:
        add(root, "desc", description, id=f"{key}-desc")
        described = f"{described} {key}-desc"
    root.set("aria-labelledby", described)


def markup(root: Element) -> str:
    """The drawing as text to stand in an HTML page."""
    return tostring(root, encoding="unicode")


def plain(text: str) -> str:
    """Text without the characters that no XML can hold."""
    return _UNWRITABLE.sub("", text)


def figure(value: float) -> str:
    """A coordinate in pixels: one decimal at most, no trailing zero."""
    rounded = round(value, 1) + 0.0  # so that -0.0 is written 0
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: str | float) -> str:
    return plain(value) if isinstance(value, str) else figure(value)

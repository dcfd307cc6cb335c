"""The answers that a form on a page would send if its button were pressed: what a browser without a script does."""

from html.parser import HTMLParser

Typed = dict[str, str | list[str]]


def answers_of(page: str, form: str) -> Typed:
    """Name → what stands in it, for the form with this id; buttons and the token of the session are left out."""
    reader = _Reader(form)
    reader.feed(page)
    return {
        name: values[0] if len(values) == 1 and name not in reader.several else values
        for name, values in reader.found.items()
        if name != "csrf_token"
    }


class _Reader(HTMLParser):
    def __init__(self, form: str) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self.several: set[str] = set()
        self._form, self._inside = form, False
        self._text: str | None = None
        self._select: str | None = None
        self._first = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = given.get("id") == self._form
        elif self._inside:
            self._field(tag, given)

    def _field(self, tag: str, given: dict[str, str]) -> None:
        name, kind = given.get("name", ""), given.get("type", "text")
        if tag == "input" and kind in {"checkbox", "radio"}:
            self.several |= {name} if kind == "checkbox" else set()
            if "checked" in given:
                self._add(name, given.get("value", "on"))
        elif tag == "input" and name and kind not in {"submit", "image"}:
            self._add(name, given.get("value", ""))
        elif tag == "textarea":
            self._text = name
            self.found[name] = [""]
        elif tag == "select":
            self._select, self._first = name, ""
        elif tag == "option" and self._select:
            self._option(given)

    def _option(self, given: dict[str, str]) -> None:
        select = str(self._select)
        if "selected" in given or select not in self.found:
            self.found[select] = [given.get("value", "")]

    def _add(self, name: str, value: str) -> None:
        self.found.setdefault(name, []).append(value)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "textarea":
            self._text = None
        elif tag == "select":
            self._select = None

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self.found[self._text][0] += data.removeprefix("\r\n")

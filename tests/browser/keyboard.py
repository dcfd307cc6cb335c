"""A person at a keyboard: finds everything by Tab and by its name, and counts what it takes.

An action is one field filled, one choice made, or one link, button or section pressed; the Tabs on the way to it belong
to it, and are counted beside.
"""

from playwright.sync_api import Page

FARTHEST = 250
#: Name of what has the focus, as it is announced: label, or words on it; for a choice, the words of the option.
FOCUSED = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return { kind: "", name: "" };
  const named = (at.getAttribute("aria-labelledby") ?? "").split(" ");
  const tied = named.map((id) => document.getElementById(id)?.innerText);
  const names = [at.labels?.[0]?.innerText, at.getAttribute("aria-label"), tied.join(" "), at.innerText, at.value];
  const kind = at.type === "radio" || at.type === "checkbox" ? at.type : at.tagName.toLowerCase();
  return { kind, group: at.name ?? "", name: (names.find((name) => name?.trim()) ?? "").replace(/\\s+/g, " ").trim() };
}"""
WRITTEN = {"input", "textarea"}


class Keyboard:
    """Counts actions; `tabs` counts the presses of Tab and of the arrows on the way."""

    def __init__(self, page: Page) -> None:
        self._page, self._keys = page, page.keyboard
        self.actions: list[str] = []
        self.tabs = 0

    def fill(self, label: str, text: str) -> None:
        """Type into the next field of this label."""
        self._reach(label, WRITTEN)
        self._keys.press("Control+A")
        self._keys.type(text)
        self.actions.append(f"{label}: {text[:40]}")

    def paste(self, label: str, text: str) -> None:
        """Paste into the next field of this label: one action, however long the text."""
        self._reach(label, WRITTEN)
        self._keys.insert_text(text)
        self.actions.append(f"{label}: pasted")

    def take(self, label: str, text: str, offered: str) -> None:
        """Type into a field that offers something, and take what was meant: two actions."""
        self.fill(label, text)
        option = self._page.get_by_role("option").filter(has_text=offered).first
        option.wait_for()
        for _ in range(8):
            self._keys.press("ArrowDown")
            self.tabs += 1
            if option.get_attribute("aria-selected") == "true":
                break
        self._keys.press("Enter")
        self.actions.append(f"{label}: took {offered}")

    def choose(self, option: str) -> None:
        """Choose among radio buttons, by the words of the option."""
        self._reach(option, {"radio"}, arrows=True)
        self._keys.press("Space")
        self.actions.append(f"chose {option}")

    def press(self, name: str) -> None:
        """Press a link, a button or a closed section."""
        self._reach(name, {"a", "button", "summary"})
        self._keys.press("Enter")
        self.actions.append(f"pressed {name}")

    def _reach(self, name: str, kinds: set[str], *, arrows: bool = False) -> None:
        seen: list[str] = []
        for _ in range(FARTHEST):
            at = self._page.evaluate(FOCUSED)
            if at["kind"] in kinds and at["name"].startswith(name):
                return
            if arrows and at["kind"] == "radio" and self._within(at["group"], name):
                continue
            self._keys.press("Tab")
            self.tabs += 1
            seen.append(f"{at['kind']} {at['name'][:30]}")
        raise AssertionError(f"no way by Tab to {name!r} ({', '.join(sorted(kinds))}); passed {seen[-40:]}")

    def _within(self, group: str, name: str) -> bool:
        """Go through the options of a group of radio buttons with the arrows; whether the wanted one has the focus."""
        first = self._page.evaluate(FOCUSED)["name"]
        while True:
            self._keys.press("ArrowDown")
            self.tabs += 1
            at = self._page.evaluate(FOCUSED)
            if at["group"] == group and at["name"].startswith(name):
                return True
            if at["name"] == first:
                return False

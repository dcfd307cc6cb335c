/* A text box with a list of what is known: arrows choose, Enter takes, Escape closes (ARIA combobox, list autocomplete).
   The words typed are always kept as they are; taking an option sets them and, where there is one, the hidden code. */

const PAUSE = 200; // milliseconds without a key before asking
let made = 0;

class Combobox {
  constructor(root) {
    this.root = root;
    this.input = root.querySelector("input:not([type=hidden])");
    this.code = root.querySelector("[data-code]");
    this.list = document.createElement("ul");
    this.list.className = "combobox-list";
    this.list.id = `combobox-${(made += 1)}`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", root.dataset.found);
    this.said = document.createElement("p");
    this.said.className = "visually-hidden";
    this.said.setAttribute("role", "status");
    root.append(this.list, this.said);
    this.dress();
    this.close();
  }

  dress() {
    const { input, list } = this;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.addEventListener("input", () => this.typed());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest('[role="option"]');
      if (option) {
        this.take(option);
      }
    });
  }

  typed() {
    if (this.code) {
      this.code.value = "";
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const words = this.input.value.trim();
    this.asking?.abort();
    if (!words) {
      this.close();
      return;
    }
    this.asking = new AbortController();
    try {
      const address = new URL(this.root.dataset.source, window.location.href);
      address.searchParams.set("q", words);
      const answer = await fetch(address, { headers: { Accept: "application/json" }, signal: this.asking.signal });
      if (answer.ok) {
        this.show(await answer.json());
      }
    } catch (error) {
      if (error.name !== "AbortError") {
        this.close();
      }
    }
  }

  show(places) {
    if (document.activeElement !== this.input) {
      return;
    }
    this.list.replaceChildren(...places.map((place, number) => this.option(place, number)));
    this.mark(-1);
    const open = places.length > 0;
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    this.said.textContent = open ? `${this.root.dataset.found} ${places.length}` : this.root.dataset.none;
  }

  option(place, number) {
    const option = document.createElement("li");
    option.className = "combobox-option";
    option.id = `${this.list.id}-${number}`;
    option.dataset.value = place.code;
    option.dataset.label = place.label;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    for (const [text, name] of [[place.label, "combobox-label"], [place.detail, "combobox-detail"]]) {
      if (text) {
        const line = document.createElement("bdi");
        line.className = name;
        line.textContent = text;
        option.append(line);
      }
    }
    return option;
  }

  mark(number) {
    this.chosen = number;
    [...this.list.children].forEach((option, at) => {
      option.setAttribute("aria-selected", String(at === number));
    });
    const option = this.list.children[number];
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  key(event) {
    const count = this.list.children.length;
    if (this.list.hidden) {
      if (event.key === "ArrowDown" && this.input.value.trim()) {
        this.ask();
      }
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.mark(this.chosen < 0 && step < 0 ? count - 1 : (this.chosen + step + count) % count);
    } else if (event.key === "Enter" && this.chosen >= 0) {
      this.take(this.list.children[this.chosen]);
    } else if (event.key === "Escape") {
      this.close();
    } else {
      return;
    }
    event.preventDefault();
  }

  take(option) {
    this.input.value = option.dataset.label;
    if (this.code) {
      this.code.value = option.dataset.value;
    }
    this.close();
    this.input.dispatchEvent(new CustomEvent("place-taken", { bubbles: true, detail: { code: option.dataset.value } }));
  }

  close() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.list.hidden = true;
    this.chosen = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

export default function combobox(root) {
  return new Combobox(root);
}

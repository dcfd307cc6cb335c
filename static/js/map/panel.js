/* The list beside the map: each row finds its mark, each mark its card. The card is the list's own row. */

function listOf(html) {
  return new DOMParser().parseFromString(html, "text/html").body;
}

export class Panel {
  constructor(root, channel) {
    this.root = root;
    this.channel = channel;
    this.frame = root.querySelector("iframe");
    this.list = root.querySelector("[data-list]");
    this.slot = root.querySelector("[data-chosen]");
    this.near = null;
    this.begin();
  }

  begin() {
    this.rows = new Map([...this.list.querySelectorAll("[data-code]")].map((row) => [row.dataset.code, row]));
    for (const [code, row] of this.rows) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "plain show-on-map";
      button.textContent = this.root.dataset.show;
      button.addEventListener("click", () => this.show(code));
      row.lastElementChild.append(button);
    }
  }

  /* The rows of another window, as the server wrote them; "" for none. */
  fill(html) {
    this.list.replaceChildren(...listOf(html).childNodes);
    this.list.parentElement.scrollTop = 0;
    this.begin();
  }

  async choose(code) {
    const row = this.rows.get(code) ?? (await this.fetched(code));
    this.slot.replaceChildren(...(row ? [row.cloneNode(true)] : []));
    this.slot.parentElement.hidden = !row;
  }

  /* The card of a mark that the list does not hold. */
  async fetched(code) {
    const address = new URL(this.root.dataset.card.replace("CODE", code), document.baseURI);
    address.searchParams.set("lang", document.documentElement.lang);
    try {
      const answer = await fetch(address);
      return answer.ok ? listOf(await answer.text()).querySelector("[data-code]") : null;
    } catch {
      return null; // without a connection the mark keeps its own words
    }
  }

  hover(code) {
    this.near?.classList.remove("near-mark");
    this.near = this.rows.get(code) ?? null;
    this.near?.classList.add("near-mark");
  }

  show(code) {
    this.channel().focus(code);
    this.choose(code);
    this.frame.scrollIntoView({ block: "nearest" });
  }
}

/* Which way the map is drawn, kept behind the # of the address; and what the ways besides clusters are drawn from. */

import { ask } from "./asking.js";

const LAYERS = ["clusters", "whole", "heat", "areas"];
const MEASURES = { clusters: [], whole: ["incidents", "killed"], heat: ["incidents", "killed"], areas: ["incidents", "killed", "injured", "rate"] };
const MOST_STEPS = 4;

/* The answer about a question's governorates, asked for once while the question stays. */
export class Areas {
  constructor(address, question) {
    Object.assign(this, { address, question, of: null, answer: null });
  }

  async ask(signal) {
    const query = this.question.spoken().toString();
    if (this.of !== query) {
      const answer = await ask(this.address, query, signal);
      this.answer = await answer.json();
      this.of = query;
    }
    return this.answer;
  }
}

/* Where classes begin: round numbers, each about half of the next; what lies below the first is a class too. */
export function steps(values) {
  const most = Math.max(0, ...values.filter((value) => value !== null));
  const found = new Set();
  for (let part = most / 2; found.size < MOST_STEPS && part >= most / 2 ** MOST_STEPS && part > 0; part /= 2) {
    const size = 10 ** Math.floor(Math.log10(part));
    found.add(Number((Math.ceil(part / size) * size).toPrecision(2)));
  }
  return [...found].sort((one, other) => one - other);
}

function valueOf(area, by) {
  const { incidents, people, killed_per_100000: rate } = area;
  return { incidents, killed: people.killed?.max ?? null, injured: people.injured?.max ?? null, rate: rate?.max ?? null }[by];
}

export class Layers {
  constructor({ root, question, channel, status, areas, words }) {
    Object.assign(this, { root, question, channel, status, areas, words });
    this.radios = [...root.querySelectorAll("[data-layer]")];
    this.select = root.querySelector("[data-by]");
    this.wholeOf = null;
    this.asking = null;
    [this.layer, this.by] = ["clusters", "incidents"];
    this.radios.forEach((radio) => radio.addEventListener("change", () => this.keep(radio.value, this.by)));
    this.select.addEventListener("change", () => this.keep(this.layer, this.select.value));
    window.addEventListener("hashchange", () => this.read());
  }

  /* What the address says; anything else it may say means the clusters. */
  read() {
    const said = new URLSearchParams(window.location.hash.slice(1));
    this.layer = LAYERS.includes(said.get("layer")) ? said.get("layer") : "clusters";
    const measures = MEASURES[this.layer];
    this.by = measures.includes(said.get("by")) ? said.get("by") : "incidents";
    this.radios.forEach((radio) => (radio.checked = radio.value === this.layer));
    this.select.closest("[data-by-label]").hidden = measures.length === 0;
    for (const option of this.select.options) {
      option.hidden = option.disabled = !measures.includes(option.value);
    }
    this.select.value = this.by;
    this.root.querySelectorAll("[data-legend]").forEach((part) => (part.hidden = part.dataset.legend !== this.layer));
    return this.draw();
  }

  /* Another way is a step that the back button takes back. */
  keep(layer, by) {
    window.location.hash = new URLSearchParams({ layer, by }).toString();
  }

  async draw() {
    this.asking?.abort();
    this.asking = new AbortController();
    this.channel.send({ type: "layer", name: this.layer, by: this.by });
    try {
      if (this.layer === "whole" || this.layer === "heat") {
        await this.drawWhole(this.asking.signal);
      } else if (this.layer === "areas") {
        this.shade(await this.areas.ask(this.asking.signal));
      }
    } catch (error) {
      if (error.name !== "AbortError") {
        this.status.fail(error);
      }
    }
  }

  async drawWhole(signal) {
    const query = this.question.spoken().toString();
    if (this.wholeOf === query) {
      return;
    }
    this.wholeOf = null;
    this.channel.send({ type: "whole", cells: new ArrayBuffer(8) });
    const cells = await (await ask(this.root.dataset.whole, query, signal)).arrayBuffer();
    this.channel.send({ type: "whole", cells }, [cells]);
    this.wholeOf = query;
  }

  /* The frame has been loaded anew, or the question has changed: nothing of what was handed over holds. */
  again() {
    this.wholeOf = null;
    return this.draw();
  }

  shade({ areas, sources }) {
    const rows = areas.map((area) => [area.governorate, valueOf(area, this.by), area.words[this.by]]);
    this.channel.send({ type: "shade", by: this.by, areas: rows, steps: steps(rows.map(([, value]) => value)) });
    this.explain(rows, sources);
  }

  /* The same in words, for those who do not see the shades; and whose estimate of the population it is. */
  explain(rows, sources) {
    this.root.querySelector("[data-area-words]").replaceChildren(...rows.map(([, , text]) => line(text)));
    const told = this.by === "rate" ? sources.map(({ source, year }) => this.words.say("population", { source, year })) : [];
    this.root.querySelector("[data-population]").textContent = told.join(" ");
  }
}

function line(text) {
  const element = document.createElement("li");
  element.dir = "auto";
  element.textContent = text;
  return element;
}

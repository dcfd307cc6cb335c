/* Which ground is asked for: the window of the map, or an area drawn by hand. Each leads to the page of that question. */

import { boxOf } from "./question.js";

const DIGITS = 5;
const MOVED = 1e-4;
/* One area is asked for at a time. */
const NOWHERE = { bbox: null, near: null, within: null };

/* The outlines of `within` as the address has them: `lon,lat lon,lat …`, `;` and `|` between outlines. */
export function ringsOf(within, bbox) {
  if (within) {
    return within.split(/[|;]/).map((outline) => outline.split(" ").map((corner) => corner.split(",").map(Number)));
  }
  const [west, south, east, north] = bbox?.split(",").map(Number) ?? [];
  const isBox = bbox && west <= east;
  return isBox ? [[[west, south], [east, south], [east, north], [west, north]]] : null;
}

function outline(ring) {
  const round = (value) => String(Number(value.toFixed(DIGITS)));
  return ring.map(([lon, lat]) => `${round(lon)},${round(lat)}`).join(" ");
}

export class Ground {
  constructor({ root, question, channel, words, status }) {
    Object.assign(this, { question, channel, words, status });
    this.view = null;
    this.here = root.querySelector("[data-search-here]");
    this.begin = root.querySelector("[data-draw]");
    this.end = root.querySelector("[data-stop]");
    this.clear = root.querySelector("[data-clear-area]");
    this.here.addEventListener("click", () => this.go({ ...NOWHERE, bbox: boxOf(this.view).join(",") }));
    this.begin.addEventListener("click", () => this.draw(true));
    this.end.addEventListener("click", () => this.draw(false));
    this.clear.addEventListener("click", () => this.go(NOWHERE));
    this.clear.hidden = !Object.keys(NOWHERE).some((name) => question.params.has(name));
  }

  /* The area asked for stays in sight. */
  show() {
    const { params } = this.question;
    this.channel.send({ type: "area", rings: ringsOf(params.get("within"), params.get("bbox")) });
  }

  /* The first window is the question's own; the button comes once the reader has moved away from it. */
  look(view) {
    const moved = this.view && Object.keys(view).some((key) => Math.abs(view[key] - this.view[key]) > MOVED);
    this.view = view;
    if (moved) {
      this.here.hidden = false;
    }
  }

  draw(on) {
    this.channel.send({ type: "draw", on });
    this.offer(on);
    (on ? this.end : this.begin).focus();
  }

  offer(on) {
    this.begin.hidden = on;
    this.end.hidden = !on;
    if (!on) {
      this.status.tell("");
    }
  }

  /* The frame ends the drawing too: by Escape, or by its own button. */
  drawing({ corners, on }) {
    if (on) {
      this.status.tell(this.words.say("drawing", { n: this.words.number(corners) }));
    }
    this.offer(on);
  }

  drawn(ring) {
    this.go({ ...NOWHERE, within: outline(ring) });
  }

  go(changes) {
    window.location.assign(this.question.address(changes));
  }
}

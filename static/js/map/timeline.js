/* The time of the question: a span of months is drawn across the bars, chosen by keyboard, or played month by month. */

const STEP_MS = 1_200;
const ARROWS = { ArrowLeft: -1, ArrowRight: 1 };

export class Timeline {
  /* `change` is told { from, to } while the span changes and resolves once the map shows it; `settle` once it is done. */
  constructor({ section, words, change, settle }) {
    Object.assign(this, { section, words, change, settle, playing: false, drawn: null });
    this.form = section.querySelector("form");
    [this.from, this.to] = [this.form.elements.from, this.form.elements.to];
    this.months = [...this.from.options].map((option) => option.value).filter(Boolean);
    this.now = section.querySelector("[data-now]");
    this.play = section.querySelector("[data-play]");
    this.still = window.matchMedia("(prefers-reduced-motion: reduce)");
    section.querySelector("[data-brush-help]").hidden = false;
    section.querySelectorAll(".months ol").forEach((list) => this.brush(list));
    this.name();
    if (this.play) {
      this.live();
    }
  }

  /* Where the map asks as it goes, the two choices need no press and no new page. */
  live() {
    const chosen = () => this.choose({ from: this.from.value, to: this.to.value });
    this.form.addEventListener("change", chosen);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      chosen();
    });
    this.play.hidden = false;
    this.play.addEventListener("click", () => (this.playing ? this.pause() : this.start()));
  }

  brush(list) {
    const bars = [...list.querySelectorAll("[data-step]")];
    const at = (event) => bars.indexOf(document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-step]"));
    let first = -1;
    let last = -1;
    list.addEventListener("pointerdown", (event) => {
      first = last = event.button === 0 ? at(event) : -1;
    });
    window.addEventListener("pointermove", (event) => {
      const found = first < 0 ? -1 : at(event);
      if (found >= 0 && found !== last) {
        last = found;
        this.show(this.span(bars, first, last));
      }
    });
    window.addEventListener("pointerup", () => {
      const wide = first >= 0 && last !== first;
      this.drawn = wide ? list : null;
      setTimeout(() => (this.drawn = null));
      if (wide) {
        this.choose(this.span(bars, first, last));
      }
      first = -1;
    });
    window.addEventListener("pointercancel", () => {
      if (first >= 0) {
        this.show({ from: this.from.value, to: this.to.value }); // the finger went on to move the page
      }
      first = -1;
    });
    // a press that drew a span is no press on the bar it began or ended on
    list.addEventListener("click", (event) => this.drawn === list && event.preventDefault(), true);
    this.byKeys(list, bars);
  }

  byKeys(list, bars) {
    let anchor = -1;
    list.addEventListener("keydown", (event) => {
      const step = ARROWS[event.key] * (document.documentElement.dir === "rtl" ? -1 : 1);
      const here = bars.indexOf(event.target.closest("[data-step]"));
      const next = bars[here + step]?.querySelector("a");
      if (!event.shiftKey || !step || here < 0 || !next) {
        return;
      }
      event.preventDefault();
      anchor = anchor < 0 ? here : anchor;
      next.focus();
      this.show(this.span(bars, anchor, here + step));
    });
    list.addEventListener("keyup", (event) => {
      if (event.key === "Shift" && anchor >= 0) {
        this.choose(this.span(bars, anchor, bars.indexOf(document.activeElement.closest("[data-step]"))));
        anchor = -1;
      }
    });
  }

  span(bars, one, other) {
    return { from: bars[Math.min(one, other)].dataset.step, to: bars[Math.max(one, other)].dataset.step };
  }

  /* Shows on the bars what is chosen. */
  show({ from, to }) {
    for (const bar of this.section.querySelectorAll("[data-step]")) {
      const { step } = bar.dataset;
      const within = (!from || step >= from.slice(0, step.length)) && (!to || step <= to.slice(0, step.length));
      bar.classList.toggle("in-span", Boolean(from || to) && within);
      bar.querySelector("a")?.removeAttribute("aria-current");
    }
  }

  /* The same in the two choices; a year stands for its months. */
  mark({ from, to }) {
    this.show({ from, to });
    this.from.value = (from && this.months.find((month) => month.startsWith(from))) || "";
    this.to.value = (to && this.months.findLast((month) => month.startsWith(to))) || "";
  }

  async choose(span) {
    this.stop();
    const [from, to] = span.from && span.to && span.from > span.to ? [span.to, span.from] : [span.from, span.to];
    this.mark({ from, to });
    if (await this.change({ from, to })) {
      this.settle();
    }
  }

  start() {
    const first = this.from.value ? this.months.indexOf(this.from.value) : 0;
    const last = this.to.value ? this.months.indexOf(this.to.value) : this.months.length - 1;
    const alone = first === last; // one month was chosen: go on from there
    this.queue = this.months.slice(alone ? (first + 1) % this.months.length : first, alone ? this.months.length : last + 1);
    if (this.still.matches) {
      this.advance();
      return;
    }
    this.playing = true;
    this.name();
    this.run();
  }

  async run() {
    while (this.playing && this.queue.length) {
      const due = new Promise((resolve) => setTimeout(resolve, STEP_MS));
      if (!(await this.advance(false))) {
        break;
      }
      await due;
    }
    this.pause();
  }

  async advance(alone = true) {
    const month = this.queue.shift();
    this.mark({ from: month, to: month });
    const shown = await this.change({ from: month, to: month });
    if (shown && alone) {
      this.settle();
    }
    return shown;
  }

  pause() {
    if (this.playing) {
      this.stop();
      this.settle();
    }
  }

  stop() {
    this.playing = false;
    this.name();
  }

  name() {
    if (!this.play) {
      return;
    }
    this.play.textContent = this.words.say(this.playing ? "pause" : this.still.matches ? "next" : "play");
  }

  /* "Nov 2019 · incidents in this view: 1,240". */
  tell(total) {
    const text = (select) => select.selectedOptions[0]?.textContent ?? "";
    const [low, high] = [text(this.from), text(this.to)];
    const when = low === high ? low : this.words.say("span", { low, high });
    this.now.textContent = low || high ? this.words.say("played", { when, n: this.words.number(total) }) : "";
  }
}

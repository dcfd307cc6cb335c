/* More incidents than are drawn one by one: asks for what the window of the map holds, and hands it to the frame.

   The last window and question win; nothing is left standing that answers another one. */

import { ask } from "./asking.js";

const NOTHING = { cells: [], incidents: [], zoom: 0, total: 0 };
const LIST_OF_NOTHING = "";

function figure(sum) {
  return sum ? [sum.min, sum.max, sum.max_open ? 1 : 0] : null;
}

function cell({ lat, lon, incidents, people, code, silent }) {
  return [lat, lon, incidents, figure(people.killed), figure(people.injured), code, silent];
}

function unplaced({ governorate, unplaced: sums }) {
  return [governorate, sums.incidents, figure(sums.people.killed), figure(sums.people.injured), sums.silent];
}

export class Crowd {
  /* `seen` is told the number of incidents in view, and the list of them. */
  constructor({ root, question, channel, status, areas, seen }) {
    Object.assign(this, { addresses: root.dataset, question, channel, status, areas, seen });
    this.view = null;
    this.serial = 0;
    this.asking = null;
    this.latest = null;
  }

  look(view) {
    this.view = view;
    return this.load();
  }

  /* Asks for the window; resolves to whether it was answered, by this asking or by the one that took its place. */
  load() {
    this.latest = this.attempt();
    return this.latest;
  }

  async attempt() {
    if (!this.view) {
      return false;
    }
    this.asking?.abort();
    this.asking = new AbortController();
    this.serial += 1;
    const serial = this.serial;
    this.status.busy();
    try {
      const found = await this.answers(this.asking.signal);
      return serial === this.serial ? this.show(serial, found) : this.latest;
    } catch (error) {
      return serial === this.serial ? this.fail(serial, error) : this.latest;
    }
  }

  async answers(signal) {
    const query = this.question.inView(this.view);
    const areas = (await this.areas.ask(signal)).areas.filter((one) => one.unplaced).map(unplaced);
    if (!query) {
      return { found: NOTHING, areas, list: LIST_OF_NOTHING, marks: null };
    }
    const zoomed = new URLSearchParams([...query, ["zoom", String(Math.max(0, Math.min(19, Math.round(this.view.zoom))))]]);
    const [found, list] = await Promise.all([
      ask(this.addresses.cells, zoomed, signal).then((answer) => answer.json()),
      ask(this.addresses.window, query, signal).then((answer) => answer.text()),
    ]);
    const marks = found.incidents.length ? await ask(this.addresses.marks, query, signal).then((answer) => answer.json()) : null;
    return { found, areas, list, marks };
  }

  show(serial, { found, areas, list, marks }) {
    if (marks) {
      this.channel.send({ type: "marks", serial, features: marks, areas });
    } else {
      this.channel.send({ type: "cells", serial, zoom: found.zoom, cells: found.cells.map(cell), areas });
    }
    this.status.tell("");
    this.seen(found.total, list);
    return true;
  }

  fail(serial, error) {
    this.channel.send({ type: "cells", serial, zoom: 0, cells: [], areas: [] });
    this.seen(null, LIST_OF_NOTHING);
    this.status.fail(error);
    return false;
  }
}

/* The question of the page: the same value that the address, the list and the interface for programs read. */

const FIRST = ["q", "from", "to", "dates", "bbox", "near", "within"];
const DIGITS = 5;

/* West, south, east, north of a window as the earth has them. */
export function boxOf({ west, south, east, north }) {
  const inside = (value, limit) => Number(Math.max(-limit, Math.min(limit, value)).toFixed(DIGITS));
  return [inside(west, 180), inside(south, 90), inside(east, 180), inside(north, 90)];
}

function overlap([west, south, east, north], [left, low, right, high]) {
  const box = [Math.max(west, left), Math.max(south, low), Math.min(east, right), Math.min(north, high)];
  return box[0] <= box[2] && box[1] <= box[3] ? box : null;
}

export class Question {
  constructor(root) {
    this.params = new URLSearchParams(root.dataset.question);
    this.lang = root.dataset.lang;
    this.page = root.dataset.page;
  }

  /* The parameters with some of them changed (null takes one away), in the order that addresses have. */
  with(changes) {
    const changed = new URLSearchParams(this.params);
    for (const [name, value] of Object.entries(changes)) {
      changed.delete(name);
      if (value) {
        changed.set(name, value);
      }
    }
    const pairs = [...changed];
    const first = FIRST.flatMap((name) => pairs.filter(([one]) => one === name));
    return new URLSearchParams([...first, ...pairs.filter(([name]) => !FIRST.includes(name))]);
  }

  change(changes) {
    this.params = this.with(changes);
  }

  /* The page of the question with these changes; what the map shows stays as it is. */
  address(changes = {}) {
    const params = new URLSearchParams([...(this.lang ? [["lang", this.lang]] : []), ...this.with(changes)]);
    const text = params.toString();
    return `${this.page}${text ? `?${text}` : ""}${window.location.hash}`;
  }

  /* What is asked of the server for a window of the map; null where nothing that answers can lie in it. */
  inView(view) {
    const asked = this.params.get("bbox")?.split(",").map(Number);
    const seen = boxOf(view);
    const crosses = asked && asked[0] > asked[2]; // over the date line: asked whole
    const box = crosses ? asked : asked ? overlap(seen, asked) : seen;
    return box && this.spoken(this.with({ bbox: box.join(",") }));
  }

  spoken(params = this.params) {
    return new URLSearchParams([...params, ["lang", document.documentElement.lang]]);
  }
}

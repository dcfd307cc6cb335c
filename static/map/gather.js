/* Cells that would lie upon one another are drawn as one; the file without a network gathers its own from every cell. */
(function () {
  "use strict";

  const { add } = incidents.figures;
  const REACH = 60;
  const SIDE = 80;
  const LINE = 2 ** 24;

  function joined(group, cell) {
    return {
      ...group,
      incidents: group.incidents + cell.incidents,
      killed: add([group.killed, cell.killed]),
      injured: add([group.injured, cell.injured]),
      silent: group.silent + cell.silent,
      code: "",
      bounds: group.bounds.extend([cell.lat, cell.lng]),
    };
  }

  function* around({ x, y }) {
    for (const dx of [0, -1, 1]) {
      for (const dy of [0, -1, 1]) {
        yield `${x + dx} ${y + dy}`;
      }
    }
  }

  /* Groups of cells none of whose middles lie nearer than `reach` px to another's; the largest keeps its place. */
  incidents.gather = function (map, cells, reach = REACH) {
    const groups = new Map();
    const box = ({ x, y }) => ({ x: Math.floor(x / reach), y: Math.floor(y / reach) });
    for (const cell of [...cells].sort((one, other) => other.incidents - one.incidents)) {
      const at = map.latLngToContainerPoint([cell.lat, cell.lng]);
      const near = [...around(box(at))].flatMap((name) => groups.get(name) ?? []);
      const found = near.find((group) => group.at.distanceTo(at) < reach);
      if (found) {
        Object.assign(found, joined(found, cell));
      } else {
        const { x, y } = box(at);
        const group = { ...cell, at, bounds: L.latLngBounds([[cell.lat, cell.lng]]) };
        groups.set(`${x} ${y}`, [...(groups.get(`${x} ${y}`) ?? []), group]);
      }
    }
    return [...groups.values()].flat();
  };

  /* In reading order: lines of `REACH` px from the top, and along a line as the reader's language runs. */
  incidents.inReadingOrder = function (groups) {
    const along = incidents.settings.rtl ? -1 : 1;
    const row = ({ at }) => Math.floor(at.y / REACH);
    return [...groups].sort((one, other) => row(one) - row(other) || along * (one.at.x - other.at.x));
  };

  function cellOf(map, sum) {
    const { lat, lng } = map.unproject([sum.x / sum.incidents, sum.y / sum.incidents], map.getZoom());
    const killed = sum.known ? [null, sum.killed, 0] : null;
    return { lat, lng, incidents: sum.incidents, killed, injured: null, silent: 0, code: "" };
  }

  /* The cells of the whole set that are in view, in squares of the screen; only upper figures are known of them. */
  incidents.cellsInView = function (map, whole) {
    const sums = new Map();
    const bounds = map.getPixelBounds();
    const side = incidents.sideOf(whole, map.getZoom());
    const [first, end] = incidents.rowsBetween(whole, bounds.min.y / side, bounds.max.y / side);
    for (let i = first; i < end; i++) {
      const [x, y, n] = [(whole.columns[i] + 0.5) * side, (whole.rows[i] + 0.5) * side, whole.incidents[i]];
      if (x < bounds.min.x || x > bounds.max.x) {
        continue;
      }
      const name = Math.floor(x / SIDE) * LINE + Math.floor(y / SIDE);
      const sum = sums.get(name) ?? { x: 0, y: 0, incidents: 0, killed: 0, known: false };
      sum.x += x * n;
      sum.y += y * n;
      sum.incidents += n;
      sum.killed += Math.max(0, whole.killed[i]);
      sum.known ||= whole.killed[i] >= 0;
      sums.set(name, sum);
    }
    return [...sums.values()].map((sum) => cellOf(map, sum));
  };

  /* First and end of the cells whose rows lie between two; cells are kept by row. */
  incidents.rowsBetween = function ({ rows, n }, top, bottom) {
    const from = (row) => {
      let [low, high] = [0, n];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (rows[middle] < row) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    };
    return [from(Math.floor(top) - 1), from(Math.ceil(bottom) + 1)];
  };
})();

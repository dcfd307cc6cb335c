/* Every incident: all cells of the question on one canvas, the darker the more. */
(function () {
  "use strict";

  const TILE = 256;
  const LEAST_SIDE = 2;
  const STEPS = 11;
  const [PALEST, DARKEST] = [0.38, 1];
  const TOLD = [1, 10, 100, 1000];

  /* Twice as many are one step darker. */
  const step = (number) => Math.min(STEPS, 31 - Math.clz32(number));
  const opacity = (number) => PALEST + ((DARKEST - PALEST) * step(number)) / STEPS;

  /* Px that a cell takes at a zoom. */
  incidents.sideOf = (whole, zoom) => (TILE * 2 ** zoom) / 2 ** whole.bits;

  /* What cells are weighed by: incidents, or people reported killed. Where no number is given, or nobody, a cell
     weighs nothing. */
  incidents.weightsOf = (whole, by) => (by === "killed" || by === "rate" ? whole.killed : whole.incidents);

  /* Adds the weights of the cells in view to the squares they fall on. */
  incidents.addUp = function (whole, side, weights, squares) {
    const { columns, rows } = whole;
    const { unit, column, row, width, height, values } = squares;
    const [first, end] = incidents.rowsBetween(whole, (row * unit) / side, ((row + height) * unit) / side);
    const [scale, left, top] = [side / unit, column - side / unit / 2, row - side / unit / 2];
    for (let i = first; i < end; i++) {
      const x = Math.floor(columns[i] * scale - left);
      const y = Math.floor(rows[i] * scale - top);
      if (x >= 0 && x < width && y >= 0 && y < height && weights[i] > 0) {
        values[y * width + x] += weights[i];
      }
    }
  };

  function colour(values, hue) {
    const colours = Uint32Array.from({ length: STEPS + 1 }, (_, n) => incidents.pixel(hue, opacity(2 ** n)));
    for (let i = 0; i < values.length; i++) {
      if (values[i]) {
        values[i] = colours[step(values[i])];
      }
    }
  }

  /* The layer; `held` holds the unpacked cells and what is counted. Far off, cells that fall on one square of
     `LEAST_SIDE` px are added up; near by, a cell is drawn as large as it is: the place lies somewhere in it. */
  incidents.wholeLayer = function (held) {
    const layer = new incidents.Canvas("cell-canvas crisp", (view) => {
      const { whole, by } = held;
      if (!whole) {
        return null;
      }
      const side = incidents.sideOf(whole, view.zoom);
      const squares = incidents.squares(view, Math.max(LEAST_SIDE, side), Uint32Array);
      incidents.addUp(whole, side, incidents.weightsOf(whole, by), squares);
      colour(squares.values, incidents.hue(by === "injured" ? "incidents" : by));
      return squares;
    });
    layer.legend = () => TOLD.map((number) => ({ opacity: opacity(number), text: number }));
    return layer;
  };
})();

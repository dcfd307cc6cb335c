/* Where incidents, or the people reported in them, lie close together: a surface of our own, in classes of one colour. */
(function () {
  "use strict";

  const UNIT = 4;
  const OPACITIES = [0, 0.16, 0.3, 0.45, 0.6, 0.74, 0.86];
  const CLASSES = OPACITIES.length - 1;
  const PASSES = 3;
  /* The palest class begins above nothing at all: below it a place differs little from an empty one. */
  const LOWEST = 0.3;
  /* How far, in px, an incident is felt: every cell of a fine grid, or the gathered cells of a window. */
  const FELT = { whole: 22, window: 44 };

  const weightOf = (cell, by) => (by === "incidents" ? cell.incidents : ((by === "injured" ? cell.injured : cell.killed)?.[1] ?? 0));

  function addWindow(map, zoom, cells, by, { column, row, width, height, values }) {
    for (const cell of cells) {
      const at = map.project([cell.lat, cell.lng], zoom).divideBy(UNIT).floor();
      const [x, y] = [at.x - column, at.y - row];
      if (x >= 0 && x < width && y >= 0 && y < height) {
        values[y * width + x] += weightOf(cell, by);
      }
    }
  }

  /* A running sum along lines of `length` values, `stride` apart; three of them are near to a bell. */
  function blur(from, to, { lines, next, length, stride }, reach) {
    for (let line = 0; line < lines; line++) {
      const start = line * next;
      let sum = 0;
      for (let i = 0; i < Math.min(reach, length); i++) {
        sum += from[start + i * stride];
      }
      for (let i = 0; i < length; i++) {
        if (i + reach < length) {
          sum += from[start + (i + reach) * stride];
        }
        if (i > reach) {
          sum -= from[start + (i - reach - 1) * stride];
        }
        to[start + i * stride] = sum;
      }
    }
  }

  function spread({ width, height, values }, reach) {
    const other = new Float64Array(values.length);
    for (let pass = 0; pass < PASSES; pass++) {
      blur(values, other, { lines: height, next: width, length: width, stride: 1 }, reach);
      blur(other, values, { lines: width, next: 1, length: height, stride: width }, reach);
    }
  }

  /* The root keeps the sparse places from vanishing beside the capital. */
  function coloured(surface, hue) {
    const colours = OPACITIES.map((opacity) => incidents.pixel(hue, opacity));
    const pixels = new Uint32Array(surface.length);
    let most = 0;
    for (let i = 0; i < surface.length; i++) {
      most = Math.max(most, surface[i]);
    }
    for (let i = 0; i < surface.length && most > 0; i++) {
      if (surface[i] > 0) {
        pixels[i] = colours[Math.floor(Math.sqrt(surface[i] / most) * CLASSES + LOWEST)];
      }
    }
    return pixels;
  }

  /* The layer; `held` holds the cells and what is counted. The whole set knows no injured; the window's cells do. */
  incidents.heatLayer = function (held, map) {
    const layer = new incidents.Canvas("cell-canvas", (view) => {
      const { whole, by, cells } = held;
      const fine = whole && by !== "injured";
      const squares = incidents.squares(view, UNIT, Float64Array);
      if (fine) {
        incidents.addUp(whole, incidents.sideOf(whole, view.zoom), incidents.weightsOf(whole, by), squares);
      } else {
        addWindow(map, view.zoom, cells, by === "rate" ? "killed" : by, squares);
      }
      spread(squares, Math.round((fine ? FELT.whole : FELT.window) / UNIT / 2));
      return { ...squares, values: coloured(squares.values, incidents.hue(by)) };
    });
    layer.legend = () => OPACITIES.slice(1).map((opacity) => ({ opacity }));
    return layer;
  };
})();

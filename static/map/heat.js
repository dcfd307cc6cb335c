/* Where incidents, or the people reported in them, lie close together: a surface of our own, in classes of one colour. */
(function () {
  "use strict";

  const TILE = 256;
  const UNIT = 4;
  const OPACITIES = [0, 0.16, 0.3, 0.45, 0.6, 0.74, 0.86];
  const CLASSES = OPACITIES.length - 1;
  const PASSES = 3;
  /* How far, in px, an incident is felt: every cell of a fine grid, or the gathered cells of a window. */
  const FELT = { whole: 22, window: 44 };

  /* [x, y, weight] of all that is known, x and y in px of the world at this zoom. */
  function* points(held, view, map) {
    const { whole, by, cells } = held;
    if (whole && by !== "injured") {
      const weight = by === "incidents" ? whole.incidents : whole.killed;
      const side = (TILE * 2 ** view.zoom) / 2 ** whole.bits;
      const [first, end] = incidents.rowsBetween(whole, view.top / side, (view.top + view.height) / side);
      for (let i = first; i < end; i++) {
        yield [(whole.columns[i] + 0.5) * side, (whole.rows[i] + 0.5) * side, weight[i]];
      }
      return;
    }
    for (const cell of cells) {
      const { x, y } = map.project([cell.lat, cell.lng], view.zoom);
      yield [x, y, by === "incidents" ? cell.incidents : ((by === "injured" ? cell.injured : cell.killed)?.[1] ?? 0)];
    }
  }

  function gathered(held, view, map, width, height) {
    const sums = new Float32Array(width * height);
    for (const [x, y, weight] of points(held, view, map)) {
      const column = Math.floor((x - view.left) / UNIT);
      const row = Math.floor((y - view.top) / UNIT);
      if (column >= 0 && column < width && row >= 0 && row < height && weight > 0) {
        sums[row * width + column] += weight;
      }
    }
    return sums;
  }

  /* A running mean along lines of `length` values, `stride` apart; three of them are near to a bell. */
  function blur(from, to, lines, length, lineStride, stride, reach) {
    for (let line = 0; line < lines; line++) {
      const start = line * lineStride;
      let sum = 0;
      for (let i = -reach; i < length; i++) {
        sum += i + reach < length ? from[start + (i + reach) * stride] : 0;
        sum -= i - reach > 0 ? from[start + (i - reach - 1) * stride] : 0;
        if (i >= 0) {
          to[start + i * stride] = sum;
        }
      }
    }
  }

  function spread(sums, width, height, reach) {
    let [one, other] = [sums, new Float32Array(sums.length)];
    for (let pass = 0; pass < PASSES; pass++) {
      blur(one, other, height, width, width, 1, reach);
      blur(other, one, width, height, 1, width, reach);
    }
    return one;
  }

  /* The root keeps the sparse places from vanishing beside the capital. */
  function coloured(surface, hue) {
    const most = surface.reduce((high, value) => Math.max(high, value), 0);
    const colours = Uint32Array.from(OPACITIES, (opacity) => incidents.pixel(hue, opacity));
    const share = (value) => Math.sqrt(Math.max(0, value) / most) * CLASSES;
    return Uint32Array.from(surface, (value) => (most > 0 ? colours[Math.round(share(value))] : 0));
  }

  /* The layer; `held` holds the cells and what is counted. */
  incidents.heatLayer = function (held, map) {
    const layer = new incidents.Canvas((context, view) => {
      const [width, height] = [Math.ceil(view.width / UNIT), Math.ceil(view.height / UNIT)];
      const felt = held.whole && held.by !== "injured" ? FELT.whole : FELT.window;
      const surface = spread(gathered(held, view, map, width, height), width, height, Math.round(felt / UNIT / 2));
      incidents.putPixels(context, coloured(surface, incidents.hue(held.by)), width, UNIT, true);
    });
    layer.legend = () => OPACITIES.slice(1).map((opacity) => ({ opacity }));
    return layer;
  };
})();

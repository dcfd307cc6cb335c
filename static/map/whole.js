/* Every incident: all cells of the question on one canvas, the darker the more. */
(function () {
  "use strict";

  const TILE = 256;
  const DOT = 2;
  const LARGEST_DOT = 14;
  const STEPS = 11;
  const [PALEST, DARKEST] = [0.38, 1];

  /* Twice as many people or incidents are one step darker. */
  const step = (number) => Math.min(STEPS, 31 - Math.clz32(number));
  const opacity = (number) => PALEST + ((DARKEST - PALEST) * step(number)) / STEPS;

  /* What a cell is weighed by; cells of which no record gives a number, or nobody, weigh nothing. */
  const weights = (whole, by) => (by === "incidents" || by === "injured" ? whole.incidents : whole.killed);

  /* Dots of a few px: cells that fall on one dot are added up, then coloured. */
  function dots(context, view, whole, weight, hue) {
    const [width, height] = [Math.ceil(view.width / DOT), Math.ceil(view.height / DOT)];
    const sums = new Uint32Array(width * height);
    const side = (TILE * 2 ** view.zoom) / 2 ** whole.bits / DOT;
    const [left, top] = [view.left / DOT - side / 2, view.top / DOT - side / 2];
    const [first, end] = incidents.rowsBetween(whole, view.top / DOT / side, (view.top + view.height) / DOT / side);
    const { columns, rows } = whole;
    for (let i = first; i < end; i++) {
      const x = (columns[i] * side - left) | 0;
      const y = (rows[i] * side - top) | 0;
      if (x >= 0 && x < width && y >= 0 && y < height && weight[i] > 0) {
        sums[y * width + x] += weight[i];
      }
    }
    const colours = Uint32Array.from({ length: STEPS + 1 }, (_, n) => incidents.pixel(hue, opacity(2 ** n)));
    const pixels = sums.map((sum) => (sum ? colours[step(sum)] : 0));
    incidents.putPixels(context, pixels, width, DOT, false);
  }

  /* Near by, a cell is larger than a dot: a square in its middle. */
  function squares(context, view, whole, weight, hue) {
    const side = (TILE * 2 ** view.zoom) / 2 ** whole.bits;
    const dot = Math.min(LARGEST_DOT, Math.max(DOT, side * 0.8));
    const inset = (side - dot) / 2;
    const [first, end] = incidents.rowsBetween(whole, view.top / side, (view.top + view.height) / side);
    context.fillStyle = `rgb(${hue.join(" ")})`;
    let last = 0;
    for (let i = first; i < end; i++) {
      const x = whole.columns[i] * side + inset - view.left;
      if (x < -dot || x > view.width || weight[i] <= 0) {
        continue;
      }
      if (weight[i] !== last) {
        last = weight[i];
        context.globalAlpha = opacity(last);
      }
      context.fillRect(x, whole.rows[i] * side + inset - view.top, dot, dot);
    }
  }

  /* The layer; `held` holds the unpacked cells and what is counted. */
  incidents.wholeLayer = function (held) {
    const layer = new incidents.Canvas((context, view) => {
      const { whole, by } = held;
      if (whole) {
        const side = (TILE * 2 ** view.zoom) / 2 ** whole.bits;
        const counted = by === "injured" ? "incidents" : by;
        (side <= DOT ? dots : squares)(context, view, whole, weights(whole, by), incidents.hue(counted));
      }
    });
    layer.legend = () => [1, 10, 100, 1000].map((number) => ({ opacity: opacity(number), text: number }));
    return layer;
  };
})();

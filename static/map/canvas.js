/* A layer of one canvas: moved by the browser while the map moves, painted anew when it has come to rest. */
(function () {
  "use strict";

  const HUES = { incidents: "--ink", killed: "--killed", injured: "--injured", rate: "--killed" };

  /* The colour of what is counted, from the style sheet's own tokens, as [red, green, blue]. */
  incidents.hue = function (by) {
    const token = getComputedStyle(document.documentElement).getPropertyValue(HUES[by]).trim();
    return [1, 3, 5].map((at) => Number.parseInt(token.slice(at, at + 2), 16));
  };

  /* A pixel of that colour, as ImageData keeps it on every machine that browsers run on. */
  incidents.pixel = function ([red, green, blue], opacity) {
    return ((Math.round(opacity * 255) << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  };

  /* Squares of `unit` px that cover a view, the first of them at a whole number of squares from the world's corner:
     {unit, column, row, width, height, values}. */
  incidents.squares = function ({ left, top, width, height }, unit, values) {
    const [column, row] = [Math.floor(left / unit), Math.floor(top / unit)];
    const across = Math.ceil((left + width) / unit) - column;
    const down = Math.ceil((top + height) / unit) - row;
    return { unit, column, row, width: across, height: down, values: new values(across * down) };
  };

  /* `paint(view)` gives squares whose values are pixels, or null; view is {left, top, width, height, zoom}, in px of the
     world at that zoom. The canvas holds a pixel a square, and the browser makes it as large as it has to be. */
  incidents.Canvas = L.Renderer.extend({
    options: { pane: "cells", padding: 0.1 },

    initialize(name, paint) {
      L.Renderer.prototype.initialize.call(this, {});
      this._name = name;
      this._paint = paint;
    },

    _initContainer() {
      this._container = L.DomUtil.create("div", "cell-layer");
      this._canvas = L.DomUtil.create("canvas", this._name, this._container);
      this._canvas.setAttribute("aria-hidden", "true");
    },

    _destroyContainer() {
      this._container.remove();
      this._container = null;
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) {
        return;
      }
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      L.DomUtil.setPosition(this._container, this._bounds.min);
      const { x, y } = this._map.getPixelOrigin().add(this._bounds.min);
      this._put(this._paint({ left: x, top: y, width: size.x, height: size.y, zoom: this._map.getZoom() }), x, y);
    },

    _put(squares, x, y) {
      this._canvas.hidden = !squares;
      if (squares) {
        const { unit, column, row, width, height, values } = squares;
        const look = { left: column * unit - x, top: row * unit - y, width: width * unit, height: height * unit };
        Object.assign(this._canvas, { width, height });
        Object.entries(look).forEach(([side, px]) => (this._canvas.style[side] = `${px}px`));
        const pixels = new ImageData(new Uint8ClampedArray(values.buffer), width, height);
        this._canvas.getContext("2d").putImageData(pixels, 0, 0);
      }
    },

    redraw() {
      if (this._map) {
        this._update();
      }
    },
  });
})();

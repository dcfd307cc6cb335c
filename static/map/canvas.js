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

  /* Pixels drawn `unit` px large; `smooth` blends neighbours. */
  incidents.putPixels = function (context, pixels, width, unit, smooth) {
    const height = pixels.length / width;
    const small = document.createElement("canvas");
    small.width = width;
    small.height = height;
    small.getContext("2d").putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), width, height), 0, 0);
    context.imageSmoothingEnabled = smooth;
    context.drawImage(small, 0, 0, width * unit, height * unit);
  };

  /* `paint(context, view)` draws; view is {left, top, width, height} in px of the world at this zoom, and its size. */
  incidents.Canvas = L.Renderer.extend({
    options: { pane: "cells", padding: 0.2 },

    initialize(paint) {
      L.Renderer.prototype.initialize.call(this, {});
      this._paint = paint;
    },

    _initContainer() {
      this._container = L.DomUtil.create("canvas", "cell-canvas");
      this._container.setAttribute("aria-hidden", "true");
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
      const [canvas, size] = [this._container, this._bounds.getSize()];
      canvas.width = size.x;
      canvas.height = size.y;
      L.DomUtil.setPosition(canvas, this._bounds.min);
      const { x, y } = this._map.getPixelOrigin().add(this._bounds.min);
      this._paint(canvas.getContext("2d"), { left: x, top: y, width: size.x, height: size.y, zoom: this._map.getZoom() });
    },

    redraw() {
      if (this._map) {
        this._update();
      }
    },
  });
})();

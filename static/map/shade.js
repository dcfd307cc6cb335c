/* Governorates shaded by what is reported of them: the darker the more, hatched where nothing is known. */
(function () {
  "use strict";

  const { part, say, number } = incidents;
  const SVG = "http://www.w3.org/2000/svg";
  const HATCHES = { unknown: "M0 8 L8 0 M-2 2 L2 -2 M6 10 L10 6", unpeopled: "M0 4 H8" };
  const SIDE = 8;

  const unknownOf = (by) => (by === "rate" ? "unpeopled" : "unknown");

  const spanned = (low, high) => (low < high ? say("range", { low: number(low), high: number(high) }) : number(low));

  /* How many of the steps a value reaches. */
  const classOf = (value, steps) => steps.filter((step) => value >= step).length;

  function hatch(name) {
    const pattern = document.createElementNS(SVG, "pattern");
    const attributes = { id: `hatch-${name}`, width: SIDE, height: SIDE, patternUnits: "userSpaceOnUse" };
    Object.entries(attributes).forEach(([key, value]) => pattern.setAttribute(key, value));
    const line = document.createElementNS(SVG, "path");
    line.setAttribute("d", HATCHES[name]);
    line.setAttribute("class", "hatch");
    pattern.append(line);
    return pattern;
  }

  function addHatches(path) {
    const drawing = path.ownerSVGElement;
    if (!drawing.querySelector("defs")) {
      const hatches = document.createElementNS(SVG, "defs");
      hatches.append(...Object.keys(HATCHES).map(hatch));
      drawing.prepend(hatches);
    }
  }

  function spoken(path, words) {
    path.setAttribute("tabindex", "0");
    path.setAttribute("role", "button");
    path.setAttribute("aria-label", words);
  }

  function area(map, group, { by, steps }, [code, value, words]) {
    const outline = incidents.outlines.get(code);
    const look = value === null ? unknownOf(by) : `step-${classOf(value, steps)}`;
    const layer = L.polygon(outline.lines, { pane: "shade", className: `shade by-${by} ${look}` });
    layer.bindTooltip(() => part("div", "tip-lines", figuresLine(words)), { className: "tip", sticky: true, opacity: 1 });
    layer.addTo(group);
    const path = layer.getElement();
    addHatches(path);
    spoken(path, words);
    if (value === null) {
      path.setAttribute("fill", `url(#hatch-${look})`);
    }
    incidents.whenPressed(layer, () => map.fitBounds(outline.bounds));
    return outline;
  }

  function figuresLine(words) {
    return incidents.figures.line("tip-figure", words);
  }

  /* The value itself stands in the area, so that nobody has to compare colours. */
  function figure(map, outline, value, taken) {
    const at = value === null ? null : incidents.freeSpot(map, outline, taken);
    if (!at) {
      return null;
    }
    taken.push({ at, radius: 24 });
    const text = part("span", "count in-shade", number(value));
    const icon = L.divIcon({ html: text, className: "shade-figure", iconSize: [0, 0] });
    return L.marker(map.containerPointToLatLng(at), { icon, interactive: false, keyboard: false, pane: "markerPane" });
  }

  const Shade = L.Layer.extend({
    initialize(held) {
      this._held = held;
      this._areas = L.layerGroup();
      this._figures = L.layerGroup();
    },

    onAdd(map) {
      this._areas.addTo(map);
      this._figures.addTo(map);
      map.on("moveend", this._setFigures, this);
      this.redraw();
    },

    onRemove(map) {
      map.off("moveend", this._setFigures, this);
      this._areas.remove();
      this._figures.remove();
    },

    redraw() {
      if (!this._map) {
        return;
      }
      this._areas.clearLayers();
      this._shown().forEach((row) => area(this._map, this._areas, this._held.shade, row));
      this._setFigures();
    },

    _shown() {
      return (this._held.shade?.areas ?? []).filter(([code]) => incidents.outlines.has(code));
    },

    _setFigures() {
      this._figures.clearLayers();
      const taken = [];
      for (const [code, value] of this._shown()) {
        figure(this._map, incidents.outlines.get(code), value, taken)?.addTo(this._figures);
      }
      incidents.arrangeLater(this._map);
    },

    legend() {
      const { by, steps } = this._held.shade ?? { by: "incidents", steps: [] };
      const [first, last] = [steps[0], steps.at(-1)];
      const least = by === "rate" || !steps.every(Number.isInteger) ? 0 : 1;
    const between = steps.slice(1).map((step, i) => spanned(steps[i], step - least));
      const texts = steps.length ? [say("fewer", { high: number(first) }), ...between, say("open", { low: number(last) })] : [];
      const classes = texts.map((text, i) => ({ name: `shade by-${by} step-${i}`, text }));
      const missing = say(by === "rate" ? "no_population" : "no_number", {});
      return [...classes, { name: `shade ${unknownOf(by)}`, text: missing }];
    },
  });

  incidents.shadeLayer = (held) => new Shade(held);
})();

/* What the colours of a layer mean, in words, in a corner of the map. */
(function () {
  "use strict";

  const { part, say, number } = incidents;
  /* On a phone the colours open when they are asked for, and the map is seen. */
  const NARROW = window.matchMedia("(max-width: 30rem)");

  function swatch({ name = "dot-swatch", opacity, by }) {
    const element = part("span", `swatch ${name} by-${by}`);
    if (opacity) {
      element.style.opacity = opacity;
    }
    element.setAttribute("aria-hidden", "true");
    return element;
  }

  function worded(one) {
    const text = typeof one.text === "number" ? say("open", { low: number(one.text) }) : one.text;
    const words = part("span", "legend-words", text ?? "");
    words.dir = "auto";
    return words;
  }

  function row(one) {
    return part("li", "legend-row", swatch(one), worded(one));
  }

  /* Classes without words of their own stand in one line between its ends. */
  function ramp(classes, by) {
    const swatches = classes.map((one) => swatch({ ...one, by }));
    return part("p", "legend-ramp", part("span", "ramp", ...swatches), part("span", "", say("least", {})), part("span", "", say("most", {})));
  }

  function content(classes, by) {
    const worded = classes.every(({ text }) => text !== undefined);
    const colours = worded ? part("ul", "legend-rows", ...classes.map((one) => row({ ...one, by }))) : ramp(classes, by);
    const box = part("details", "legend-box", part("summary", "legend-title", say(`by_${by}`, {})), colours);
    box.open = !NARROW.matches;
    return [box];
  }

  const Legend = L.Control.extend({
    options: { position: "bottomright" },

    onAdd() {
      const box = part("section", "map-legend");
      box.dir = incidents.settings.rtl ? "rtl" : "ltr";
      L.DomEvent.disableClickPropagation(box);
      return box;
    },

    /* `classes` of a layer, or none; `note` is a sentence about what cannot be drawn. */
    tell(classes, by, note) {
      const lines = note ? [part("p", "legend-note", note)] : [];
      this.getContainer().replaceChildren(...(classes.length ? content(classes, by) : []), ...lines);
      this.getContainer().hidden = !classes.length && !note;
    },
  });

  incidents.legend = (map) => new Legend().addTo(map);
})();

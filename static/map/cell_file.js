/* The map of many incidents as a file of its own: every cell is inside it, and what is in view is gathered here. */
(function () {
  "use strict";

  const { part, say, number, figures } = incidents;

  const TILE = 256;
  const DEEP = 15;
  const LEAST_ZOOM = 4;

  function bytes(text) {
    return Uint8Array.from(window.atob(text), (letter) => letter.charCodeAt(0)).buffer;
  }

  /* Figures of the governorates, beside the map, where a click finds each. */
  function row(map, [code, records, killed, injured, without]) {
    const outline = incidents.outlines.get(code);
    const told = figures.sentences({ records, killed, injured, without }).slice(0, -1);
    const name = part(outline ? "button" : "span", "row-title", outline?.name ?? code);
    if (outline) {
      name.type = "button";
      name.addEventListener("click", () => map.fitBounds(outline.bounds));
    }
    return part("li", "row", name, ...told.map((text) => part("p", "row-figure", text)));
  }

  /* Opens on all there is, beyond the edge of the drawn ground too. */
  function lookAtAll(map, { n, bits, columns, rows }) {
    const corners = L.bounds([]);
    const side = (TILE * 2 ** DEEP) / 2 ** bits;
    for (let i = 0; i < n; i++) {
      corners.extend([(columns[i] + 0.5) * side, (rows[i] + 0.5) * side]);
    }
    const bounds = L.latLngBounds(map.unproject(corners.min, DEEP), map.unproject(corners.max, DEEP));
    if (!map.options.maxBounds?.contains(bounds)) {
      map.setMaxBounds(null).setMinZoom(LEAST_ZOOM);
    }
    map.fitBounds(bounds, { padding: [40, 40], maxZoom: 12, animate: false });
  }

  incidents.openCells = function (map, packed, areas) {
    const whole = incidents.unpack(bytes(packed));
    const gather = () => incidents.hold({ cells: incidents.cellsInView(map, whole) });
    incidents.tell = () => {};
    if (whole.n) {
      lookAtAll(map, whole);
    }
    incidents.hold({ whole, areas, cells: incidents.cellsInView(map, whole) });
    map.on("moveend", gather);
    document.getElementById("rows").append(...areas.map((area) => row(map, area)));
  };
})();

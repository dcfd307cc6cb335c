/* Incidents known to a governorate only: the area is shaded, and a chip of its own says what is known of it. */
(function () {
  "use strict";

  const { figures, part, say, number } = incidents;
  const CHIP = 26;

  const sumOf = ([, records, killed, injured, without]) => ({ records, killed, injured, without });

  function icon(sum, name) {
    const shape = figures.drawn(sum.killed, sum.injured, false);
    const box = part("span", `mark-box area-chip ${shape.kind}`, ...figures.told(sum, shape, [name, ...figures.sentences(sum)]));
    return L.divIcon({ html: box, className: "mark in-area", iconSize: [CHIP, CHIP] });
  }

  function chip(map, row, outline, spot) {
    const name = say("in_area", { area: outline.name });
    const sum = sumOf(row);
    const marker = L.marker(map.containerPointToLatLng(spot), { icon: icon(sum, name), riseOnHover: true });
    const lines = () => figures.tip(...[name, ...figures.sentences(sum)].map((text) => figures.line("tip-figure", text)));
    marker.bindTooltip(lines, { className: "tip", direction: "top", opacity: 1, offset: [0, -CHIP / 2] });
    incidents.whenPressed(marker, () => map.fitBounds(outline.bounds));
    return marker;
  }

  /* Shades the areas that have an outline, and sets a chip in each where there is room; returns the chips. */
  incidents.drawAreas = function (map, group, rows, taken) {
    const known = rows.filter(([code]) => incidents.outlines.has(code));
    const spots = [...taken];
    for (const row of known) {
      const outline = incidents.outlines.get(row[0]);
      L.polygon(outline.lines, { pane: "within", className: "area coarse", interactive: false }).addTo(group);
      const at = incidents.freeSpot(map, outline, spots);
      if (at) {
        spots.push({ at, radius: CHIP });
        chip(map, row, outline, at).addTo(group);
      }
    }
  };

  /* A sentence for the incidents that no outline can show, or none. */
  incidents.withoutOutline = function (rows) {
    const left = rows.filter(([code]) => !incidents.outlines.has(code));
    const n = left.reduce((sum, [, records]) => sum + records, 0);
    return n ? say("unplaced", { n: number(n) }) : "";
  };
})();

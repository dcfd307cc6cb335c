/* Names on the ground. They are made here; where there is room for them is settled in room.js. */
(function () {
  "use strict";

  /* Rank when room is short, the zoom a name comes with, and the one it goes with. */
  const KINDS = {
    site: [1, 12.5, Infinity],
    bridge: [1, 12.5, Infinity],
    metropolis: [2, 4, 14],
    city: [2, 6, 14],
    town: [3, 8, 14],
    "small-town": [3, 9.5, 14],
    village: [3, 10.5, 14],
    neighbourhood: [4, 12, Infinity],
    governorate: [4, 6, 9.5],
    district: [5, 10, 13],
    water: [5, 7, Infinity],
    country: [6, 0, 8],
  };
  const TOWNS = new Set(["metropolis", "city", "town", "small-town", "village"]);
  const names = [];
  const rivers = new Map();

  /* The two vertices of a river on either side of the one nearest to a point. */
  function reach(point) {
    const off = (vertex) => (vertex.lat - point.lat) ** 2 + (vertex.lng - point.lng) ** 2;
    const vertices = [...rivers.values()].flatMap(({ lines }) => lines.flatMap((line) => line.map((_, i) => [line, i])));
    const [line, i] = vertices.reduce((best, one) => (off(one[0][one[1]]) < off(best[0][best[1]]) ? one : best));
    return [line[Math.max(0, i - 1)], line[Math.min(line.length - 1, i + 1)]];
  }

  /* The deck of a bridge, laid across the river that runs nearest. */
  function deck(point) {
    const [from, to] = reach(point).map((vertex) => L.CRS.EPSG3857.project(vertex));
    const element = incidents.part("span", "deck");
    element.style.transform = `translate(-50%, -50%) rotate(${Math.atan2(to.x - from.x, to.y - from.y)}rad)`;
    return element;
  }

  function make({ kind, name }, point) {
    const [rank, from, until] = KINDS[kind];
    const about = { kind: TOWNS.has(kind) ? "city" : kind, name, rank, from, until };
    const text = incidents.part("span", "name-text", name);
    const box = incidents.part("span", `name-box ${about.kind}`, text);
    text.dir = "auto";
    box.hidden = true;
    if (kind === "bridge" && rivers.size) {
      box.append(deck(point));
    }
    const icon = L.divIcon({ html: box, className: "name", iconSize: [0, 0] });
    const marker = L.marker(point, { icon, pane: "names", interactive: false, keyboard: false, about, box, text });
    names.push(marker);
    return marker;
  }

  /* A quiet name, as folium.GeoJson asks for it. */
  incidents.name = (feature, point) => make(feature.properties, point);

  /* Remembers the course of a named river; its name is set where it is seen. */
  incidents.river = function (feature, layer) {
    const { name } = feature.properties;
    if (name) {
      const river = rivers.get(name) || { lines: [], marker: null };
      const lines = layer.getLatLngs();
      river.lines.push(...(Array.isArray(lines[0]) ? lines : [lines]));
      rivers.set(name, river);
    }
  };

  /* One name for each river in view, on the river; none while the layer of names is off. */
  function nameRivers(map) {
    const view = map.getBounds().pad(-0.15);
    const on = names.some((marker) => marker.options.about.kind !== "water" && map.hasLayer(marker));
    for (const [name, river] of rivers) {
      const seen = on ? river.lines.flat(2).filter((vertex) => view.contains(vertex)) : [];
      if (seen.length) {
        river.marker = river.marker || make({ kind: "water", name }, seen[0]);
        river.marker.setLatLng(seen[Math.floor(seen.length / 3)]).addTo(map);
      } else if (river.marker) {
        river.marker.remove();
      }
    }
  }

  /* The names that this zoom and view ask for; all others are hidden. */
  incidents.namesInView = function (map) {
    nameRivers(map);
    const [view, zoom] = [map.getBounds(), map.getZoom()];
    return names.filter((marker) => {
      const { about, box } = marker.options;
      box.hidden = true;
      const due = zoom >= about.from && zoom < about.until;
      return due && map.hasLayer(marker) && view.contains(marker.getLatLng());
    });
  };
})();

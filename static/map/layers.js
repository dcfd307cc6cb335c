/* The ways to see many incidents. One is shown at a time; the map's own control and the page choose the same. */
(function () {
  "use strict";

  const WAYS = {
    clusters: (held) => incidents.cellsLayer(held),
    whole: (held) => incidents.wholeLayer(held),
    heat: (held, map) => incidents.heatLayer(held, map),
    areas: (held) => incidents.shadeLayer(held),
  };
  const COUNTED = {
    whole: (by) => (by === "killed" || by === "rate" ? "killed" : "incidents"),
    heat: (by) => (by === "rate" ? "killed" : by),
  };
  const held = { cells: [], features: null, areas: [], whole: null, shade: null, by: "incidents", way: "clusters" };
  const layers = new Map();
  let legend = null;
  let latest = -1;
  let ours = false;

  const cellOf = ([lat, lng, number, killed, injured, code, silent]) => ({ lat, lng, incidents: number, killed, injured, code, silent });

  function explain() {
    const layer = layers.get(held.way);
    const by = held.way === "areas" ? (held.shade?.by ?? "incidents") : (COUNTED[held.way]?.(held.by) ?? held.by);
    legend.tell(layer.legend?.() ?? [], by, held.way === "clusters" ? incidents.withoutOutline(held.areas) : "");
  }

  /* What is held changed: the layer that is shown is drawn anew; another one when its turn comes. */
  function hold(changes) {
    Object.assign(held, changes);
    layers.get(held.way).redraw();
    explain();
  }

  function choose(map, way, by) {
    held.by = by;
    ours = true;
    for (const [name, layer] of layers) {
      if (name !== way) {
        layer.remove();
      }
    }
    held.way = way;
    const wasShown = map.hasLayer(layers.get(way));
    layers.get(way).addTo(map); // draws itself, unless it stood there already
    ours = false;
    if (wasShown) {
      hold({});
    } else {
      explain();
    }
  }

  /* A message that is older than what is drawn is let be. */
  function fresh(serial) {
    const isFresh = serial >= latest;
    latest = Math.max(latest, serial);
    return isFresh;
  }

  function begin(map) {
    legend = incidents.legend(map);
    map.on("baselayerchange", ({ layer }) => {
      const [name] = [...layers].find(([, one]) => one === layer);
      if (!ours && name !== held.way) {
        held.way = name;
        explain();
        incidents.tell({ type: "layer-chosen", name });
      }
    });
  }

  /* One way to see the incidents, as reports/map.py adds it to the map; the first that is added is shown. */
  incidents.cellLayer = function (map, way) {
    if (!layers.size) {
      begin(map);
    }
    const layer = WAYS[way](held, map);
    layers.set(way, layer);
    return layer;
  };

  incidents.layerNames = () => [...layers.keys()];
  incidents.hold = hold;

  incidents.heardOfCells = {
    focus: (map, { code }) => layers.get("clusters").show(code),
    cells: (map, { serial, cells, areas }) => fresh(serial) && hold({ cells: cells.map(cellOf), areas, features: null }),
    marks: (map, { serial, features, areas }) =>
      fresh(serial) && hold({ features: features.features, cells: [], areas: areas ?? held.areas }),
    whole: (map, { cells }) => hold({ whole: incidents.unpack(cells) ?? held.whole }),
    layer: (map, { name, by }) => layers.has(name) && choose(map, name, by),
    shade: (map, { by, areas, steps }) => hold({ shade: { by, areas, steps } }),
  };
})();

/* Incidents on the map: one mark each, and clusters that add up people as ranges. */
(function () {
  "use strict";

  const { part, symbol, say, number } = incidents;
  const AFTER_MOVING = 350;
  const marks = new Map();

  /* The sum of figures [low, high, open]; an empty one adds nothing. */
  function add(figures) {
    const known = figures.filter(Boolean);
    if (!known.length) {
      return null;
    }
    return known.reduce((sum, one) => [sum[0] + one[0], sum[1] + one[1], sum[2] || one[2]], [0, 0, false]);
  }

  function words([low, high, open]) {
    const values = { low: number(low), high: number(high) };
    if (low === high) {
      return open ? say("open", values) : values.low;
    }
    return say(open ? "range_open" : "range", values);
  }

  /* What a sum is drawn as; ochre only where nobody is reported killed. */
  function drawn(killed, injured, area) {
    const kind = killed && killed[1] > 0 ? "killed" : injured && injured[1] > 0 ? "injured" : killed || injured ? "zero" : "none";
    const [low, high] = (kind === "killed" ? killed : injured) || [0, 0];
    return { kind, low, high, area };
  }

  function icon(drawing, name, ...more) {
    const side = Number(drawing.getAttribute("width"));
    const box = part("span", "mark-box", drawing, ...more);
    return L.divIcon({ html: box, className: name, iconSize: [side, side] });
  }

  function line(name, text) {
    const element = part("span", name, text);
    element.dir = "auto";
    return element;
  }

  function tip(...lines) {
    return part("div", "tip-lines", ...lines.filter((one) => one.textContent));
  }

  /* The mark of one incident, as folium.GeoJson asks for it. */
  incidents.mark = function (feature, position) {
    const about = feature.properties;
    const drawing = symbol(drawn(about.killed, about.injured, about.area));
    const hidden = part("span", "spoken", `${about.title}. ${about.figure}. ${about.when}`);
    const marker = L.marker(position, { icon: icon(drawing, "mark", hidden), about, riseOnHover: true });
    const lines = () => tip(line("tip-title", about.title), line("tip-figure", about.figure), line("tip-when", about.when));
    marker.bindTooltip(lines, { className: "tip", direction: "top", opacity: 1, offset: [0, -drawing.getAttribute("height") / 2] });
    marker.on("click", () => incidents.choose(about.code));
    marker.on("keypress", ({ originalEvent }) => ["Enter", " "].includes(originalEvent.key) && incidents.choose(about.code));
    marker.on("mouseover", () => incidents.tell({ type: "hover", code: about.code }));
    marker.on("mouseout", () => incidents.tell({ type: "hover", code: null }));
    marker.on("add", () => light(marker));
    marks.set(about.code, marker);
    return marker;
  };

  /* Everything under one cluster: people as ranges, records, and records without a number. */
  function total(cluster) {
    const all = cluster.getAllChildMarkers().map((marker) => marker.options.about);
    return {
      killed: add(all.map((about) => about.killed)),
      injured: add(all.map((about) => about.injured)),
      records: all.length,
      without: all.filter((about) => !about.killed && !about.injured).length,
      codes: all.map((about) => about.code),
    };
  }

  function sentences(sum) {
    const values = { n: number(sum.records), without: number(sum.without) };
    return [
      say("records", values),
      sum.killed ? say("killed", { figure: words(sum.killed) }) : "",
      sum.injured ? say("injured", { figure: words(sum.injured) }) : "",
      sum.without ? say("without", values) : "",
      say("sum", values),
    ].filter(Boolean);
  }

  /* The icon of a cluster, as MarkerCluster asks for it. */
  incidents.cluster = function (cluster) {
    const sum = total(cluster);
    const shape = drawn(sum.killed, sum.injured, false);
    const figure = shape.kind === "killed" ? sum.killed : shape.kind === "injured" ? sum.injured : null;
    const count = part("span", "count", number(sum.records));
    const below = part("span", `below ${shape.kind}`, figure ? words(figure) : "");
    const hidden = part("span", "spoken", sentences(sum).join(". "));
    count.setAttribute("aria-hidden", "true");
    below.setAttribute("aria-hidden", "true");
    const name = sum.codes.includes(incidents.chosen) ? "mark cluster chosen" : "mark cluster";
    return icon(symbol(shape), name, count, below, hidden);
  };

  /* How near, in px, incidents must lie to be drawn as one: in a town, squares are told apart. */
  incidents.clusterRadius = (zoom) => (zoom < 13 ? 52 : 26);

  function light(marker) {
    const element = marker.getElement();
    if (element) {
      element.classList.toggle("chosen", marker.options.about.code === incidents.chosen);
    }
  }

  /* Tooltips of clusters, and clusters redrawn when the choice moves. */
  incidents.watch = function (map, group) {
    map.getContainer().querySelector(".leaflet-control-layers-toggle")?.setAttribute("title", say("layers", {}));
    const shown = L.tooltip({ className: "tip", direction: "top", opacity: 1 });
    group.on("clustermouseover", ({ layer }) => {
      const content = tip(...sentences(total(layer)).map((text) => line("tip-figure", text)));
      shown.setLatLng(layer.getLatLng()).setContent(content).addTo(map);
    });
    group.on("clustermouseout clusterclick", () => shown.remove());
    map.on("zoomstart", () => shown.remove());
    group.on("animationend spiderfied unspiderfied", () => incidents.arrangeLater(map, AFTER_MOVING));
    map.getPane("markerPane").addEventListener("transitionend", () => incidents.arrangeLater(map));
    incidents.light = () => {
      group.refreshClusters();
      marks.forEach(light);
    };
  };

  incidents.choose = function (code) {
    incidents.chosen = code;
    incidents.light();
    incidents.tell({ type: "choose", code });
  };

  /* Bring one incident into view, out of its cluster, and choose it. Unknown codes are let be. */
  incidents.show = function (map, group, code) {
    const marker = marks.get(code);
    if (!marker) {
      return;
    }
    incidents.chosen = code;
    incidents.light();
    group.zoomToShowLayer(marker, () => light(marker));
  };

  incidents.tell = function () {};
})();

/* Incidents on the map: one mark each, and clusters that add up people as ranges. */
(function () {
  "use strict";

  const { part, symbol } = incidents;
  const { add, drawn, icon, line, tip, sentences, sumIcon } = incidents.figures;
  const AFTER_MOVING = 350;
  const marks = new Map();

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

  /* The icon of a cluster, as MarkerCluster asks for it. */
  incidents.cluster = function (cluster) {
    const sum = total(cluster);
    return sumIcon(sum, sum.codes.includes(incidents.chosen) ? "mark cluster chosen" : "mark cluster");
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
    incidents.nameControl(map);
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
      incidents.lightAll();
    };
  };

  /* The marks drawn of single incidents, code → marker; a map of cells forgets those it takes away. */
  incidents.marks = marks;

  incidents.lightAll = () => marks.forEach(light);

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

/* What the marks stand on: panes, widths by zoom, and the edge of what is known. */
(function () {
  "use strict";

  const PANES = { ground: 200, shade: 210, water: 220, lines: 240, within: 380, cells: 385, asked: 390, names: 590, drawn: 595 };
  const AREA = /^[A-Z]{2}-[A-Z]{2,3}$/;
  const SCALES = [[8, "country"], [11, "region"], [13, "city"], [Infinity, "street"]];
  const EARTH = 40075016.7;

  function metresToPixels(map) {
    const latitude = (map.getCenter().lat * Math.PI) / 180;
    return (256 * 2 ** map.getZoom()) / (EARTH * Math.cos(latitude));
  }

  /* Told to the style sheet: the scale in words, and how many px a metre takes. */
  function describe(map) {
    const frame = map.getContainer();
    frame.dataset.scale = SCALES.find(([limit]) => map.getZoom() < limit)[1];
    frame.style.setProperty("--metre", `${metresToPixels(map)}px`);
  }

  /* A scale in the words and digits of the reader. */
  const Scale = L.Control.Scale.extend({
    _updateMetric(widest) {
      const metres = this._getRoundNum(widest);
      const text = metres < 1000 ? incidents.say("metres", { n: incidents.number(metres) }) : incidents.say("kilometres", { n: incidents.number(metres / 1000) });
      this._updateScale(this._mScale, text, metres / widest);
    },
  });

  function control(map) {
    const { zoom_in: zoomInTitle, zoom_out: zoomOutTitle } = incidents.settings.words;
    L.control.zoom({ zoomInTitle, zoomOutTitle }).addTo(map);
    new Scale({ imperial: false }).addTo(map);
  }

  /* Called once, before the first layer. */
  incidents.begin = function (map, settings) {
    incidents.settings = settings;
    control(map);
    for (const [name, level] of Object.entries(PANES)) {
      const pane = map.createPane(name);
      pane.style.zIndex = level;
      pane.style.pointerEvents = name === "within" ? "" : "none";
    }
    describe(map);
    map.on("zoomend", () => describe(map));
    map.on("zoomend moveend layeradd layerremove", () => incidents.arrangeLater(map));
  };

  /* Outlines of governorates, code → {name, lines, bounds}; `folium.GeoJson` hands every area of the ground over. */
  incidents.outlines = new Map();
  incidents.outline = function ({ properties: { code, name } }, layer) {
    if (AREA.test(code)) {
      incidents.outlines.set(code, { name, lines: layer.getLatLngs(), bounds: layer.getBounds() });
    }
  };

  incidents.nameControl = function (map) {
    const toggle = map.getContainer().querySelector(".leaflet-control-layers-toggle");
    toggle?.setAttribute("title", incidents.say("layers", {}));
  };

  /* Keep the view on the ground that is drawn: nothing is known beyond its edge. */
  incidents.keepWithin = function (map, bounds) {
    const edge = L.latLngBounds(bounds);
    const hold = () => {
      const least = Math.min(10, map.getBoundsZoom(edge, true));
      if (map.getZoom() < least) {
        map.setZoom(least, { animate: false }); // a glide would end where it was bound for, whatever came after it
      }
      map.setMinZoom(least);
    };
    map.panInsideBounds(edge, { animate: false }); // else the bounds glide there, and the first window is two
    map.setMaxBounds(edge);
    hold();
    map.on("resize", hold);
  };

  if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) {
    L.Map.mergeOptions({ zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false });
    L.MarkerClusterGroup.mergeOptions({ animate: false });
  }
})();

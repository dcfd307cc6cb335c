/* The frame's end of the one channel to the page around it. Only what static/map/messages.js knows ever passes. */
(function () {
  "use strict";

  const SETTLED = 150;
  let port = null;

  function view(map) {
    const bounds = map.getBounds();
    const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    return { type: "viewport", west, south, east, north, zoom: map.getZoom() };
  }

  /* A map of marks knows where each stands; a map of cells waits for what the page hands over. */
  function heardOf(group) {
    const own = group ? { focus: (map, { code }) => incidents.show(map, group, code) } : incidents.heardOfCells;
    return { ...own, ...incidents.heardOfDrawing };
  }

  function begin(map) {
    if (incidents.layerNames) {
      incidents.tell({ type: "ready", layers: incidents.layerNames() });
    }
    incidents.tell(view(map));
  }

  /* Told once the map has come to rest, however many moves led there. */
  function tellMoves(map) {
    let waiting = null;
    map.on("moveend resize", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => incidents.tell(view(map)), SETTLED);
    });
  }

  /* Offers the channel to the page once everything is drawn; the first port handed over is the only one. */
  incidents.converse = function (map, group) {
    const offer = () => window.parent.postMessage("incidents-map-ready", "*");
    const heard = heardOf(group);
    if (group) {
      incidents.watch(map, group);
    }
    incidents.tell = (message) => port && port.postMessage(message);
    window.addEventListener("message", (event) => {
      if (port || event.source !== window.parent) {
        return;
      }
      if (event.data === "incidents-map-hello") {
        offer();
      } else if (event.data === "incidents-map-port" && event.ports.length === 1) {
        port = event.ports[0];
        port.onmessage = ({ data }) => incidents.isKnown(data) && heard[data.type]?.(map, data);
        begin(map);
      }
    });
    tellMoves(map);
    if (window.parent !== window) {
      offer();
    }
  };
})();

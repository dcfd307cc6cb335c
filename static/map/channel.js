/* The frame's end of the one channel to the page around it. Only codes, bounds and the words below ever pass. */
(function () {
  "use strict";

  const CODE = /^[A-Z]{1,6}-[0-9A-HJKMNP-TV-Z]{7}$/;
  let port = null;

  function known(message) {
    const isMessage = typeof message === "object" && message !== null;
    return isMessage && message.type === "focus" && typeof message.code === "string" && CODE.test(message.code);
  }

  function view(map) {
    const bounds = map.getBounds();
    const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    return { type: "viewport", west, south, east, north, zoom: map.getZoom() };
  }

  /* Offers the channel to the page once everything is drawn; the first port handed over is the only one. */
  incidents.converse = function (map, group) {
    const offer = () => window.parent.postMessage("incidents-map-ready", "*");
    incidents.watch(map, group);
    incidents.tell = (message) => port && port.postMessage(message);
    window.addEventListener("message", (event) => {
      if (port || event.source !== window.parent) {
        return;
      }
      if (event.data === "incidents-map-hello") {
        offer();
      } else if (event.data === "incidents-map-port" && event.ports.length === 1) {
        port = event.ports[0];
        port.onmessage = ({ data }) => known(data) && incidents.show(map, group, data.code);
        incidents.tell(view(map));
      }
    });
    map.on("moveend", () => incidents.tell(view(map)));
    if (window.parent !== window) {
      offer();
    }
  };
})();

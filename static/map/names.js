/* Names on the ground: they come with the zoom and make room for the marks and for one another. */
(function () {
  "use strict";

  const GAP = 4;
  const BESIDE = 8;
  const WAIT = 60;
  const names = [];
  const rivers = new Map();

  function tag(name, about) {
    const text = incidents.part("span", "name-text", about.name);
    text.dir = "auto";
    return incidents.part("span", `name-box ${name}`, text);
  }

  /* A quiet name on the ground, as folium.GeoJson asks for it. */
  incidents.name = function (feature, position) {
    const about = feature.properties;
    const icon = L.divIcon({ html: tag(about.kind, about), className: "name", iconSize: [0, 0] });
    const marker = L.marker(position, { icon, pane: "names", interactive: false, keyboard: false, about });
    names.push(marker);
    return marker;
  };

  /* Remembers the course of a named river; its name is set where it is seen. */
  incidents.river = function (feature, layer) {
    const about = feature.properties;
    if (about.name) {
      const course = rivers.get(about.name) || [];
      course.push(...layer.getLatLngs().flat(Infinity));
      rivers.set(about.name, course);
    }
  };

  function riverNames(map) {
    const view = map.getBounds().pad(-0.15);
    const wanted = names.some((marker) => marker.options.about.kind !== "water" && map.hasLayer(marker));
    for (const [name, course] of rivers) {
      const marker = course.name || (course.name = incidents.name({ properties: { kind: "water", name, from: 7, rank: 5 } }, course[0]));
      const seen = wanted ? course.filter((point) => view.contains(point)) : [];
      const shown = map.hasLayer(marker);
      if (seen.length && !shown) {
        marker.addTo(map);
      } else if (!seen.length && shown) {
        marker.remove();
      }
      if (seen.length) {
        marker.setLatLng(seen[Math.floor(seen.length / 3)]);
      }
    }
  }

  function overlaps(box, taken) {
    return taken.some(
      (other) =>
        box.left < other.right + GAP && box.right + GAP > other.left && box.top < other.bottom && box.bottom > other.top,
    );
  }

  /* Where a name may stand about its point: towns and squares beside it, areas upon it. */
  function stands(about, width, height, reach) {
    const over = [[-width / 2, -height / 2]];
    if (about.kind !== "city" && about.kind !== "site" && about.kind !== "water") {
      return over;
    }
    const side = reach + BESIDE;
    const spots = [
      [side, -height / 2], [-side - width, -height / 2], [-width / 2, -reach - height - 4], [-width / 2, reach + 6],
      [side * 0.7, -reach - height], [-side * 0.7 - width, reach],
    ];
    return about.kind === "water" ? [...spots, ...over] : spots;
  }

  function markBoxes(map) {
    return [...map.getPane("markerPane").querySelectorAll(".symbol, .count, .below")]
      .map((element) => element.getBoundingClientRect())
      .filter((box) => box.width);
  }

  /* How far the marks reach around a point, so that its name stands clear of them. */
  function reachAt(point, boxes) {
    const about = boxes.filter(
      (box) => Math.hypot((box.left + box.right) / 2 - point.x, (box.top + box.bottom) / 2 - point.y) < box.width / 2 + 6,
    );
    return Math.max(0, ...about.map((box) => Math.max(point.x - box.left, box.right - point.x)));
  }

  function settle(map, marker, taken, boxes, frame) {
    const element = marker.getElement();
    const box = element.firstChild;
    const { about } = marker.options;
    const zoom = map.getZoom();
    box.hidden = zoom < about.from || zoom >= (about.until || Infinity);
    if (box.hidden) {
      return;
    }
    const at = map.latLngToContainerPoint(marker.getLatLng()).add([frame.left, frame.top]);
    const text = box.firstChild;
    const reach = reachAt(at, boxes);
    for (const [x, y] of stands(about, text.offsetWidth, text.offsetHeight, reach)) {
      const spot = { left: at.x + x, top: at.y + y, right: at.x + x + text.offsetWidth, bottom: at.y + y + text.offsetHeight };
      if (spot.left > frame.left && spot.right < frame.right && spot.top > frame.top && spot.bottom < frame.bottom && !overlaps(spot, taken)) {
        text.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
        box.classList.toggle("marked", reach > 0);
        taken.push(spot);
        return;
      }
    }
    box.hidden = true;
  }

  function arrange(map) {
    riverNames(map);
    const frame = map.getContainer().getBoundingClientRect();
    const boxes = markBoxes(map);
    const taken = [...boxes, ...[...map.getContainer().querySelectorAll(".leaflet-control")].map((one) => one.getBoundingClientRect())];
    const view = map.getBounds();
    names
      .filter((marker) => map.hasLayer(marker) && view.contains(marker.getLatLng()))
      .sort((one, other) => one.options.about.rank - other.options.about.rank)
      .forEach((marker) => settle(map, marker, taken, boxes, frame));
  }

  let waiting = null;
  incidents.arrangeLater = function (map) {
    clearTimeout(waiting);
    waiting = setTimeout(() => arrange(map), WAIT);
  };
})();

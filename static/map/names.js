/* Names on the ground: they come with the zoom and make room for the marks and for one another. */
(function () {
  "use strict";

  const GAP = 4;
  const BESIDE = 8;
  const WAIT = 60;
  const DECK = 14;
  const NAMED_BESIDE = new Set(["city", "site", "bridge"]);
  const names = [];
  const rivers = new Map();

  function tag(name, about) {
    const text = incidents.part("span", "name-text", about.name);
    text.dir = "auto";
    return incidents.part("span", `name-box ${name}`, text);
  }

  /* The deck of a bridge, laid across the river that runs nearest. */
  function deck(position) {
    const element = incidents.part("span", "deck");
    const near = [...rivers.values()].flatMap((course) => course.map((point, i) => ({ point, course, i })));
    const off = ({ point }) => (point.lat - position.lat) ** 2 + (point.lng - position.lng) ** 2;
    const { course, i } = near.reduce((best, one) => (off(one) < off(best) ? one : best));
    const [from, to] = [course[Math.max(0, i - 1)], course[Math.min(course.length - 1, i + 1)]].map((point) => L.CRS.EPSG3857.project(point));
    element.style.transform = `translate(-50%, -50%) rotate(${Math.atan2(to.x - from.x, to.y - from.y)}rad)`;
    return element;
  }

  /* A quiet name on the ground, as folium.GeoJson asks for it. */
  incidents.name = function (feature, position) {
    const about = feature.properties;
    const box = tag(about.kind, about);
    if (about.kind === "bridge") {
      box.append(deck(position));
    }
    const icon = L.divIcon({ html: box, className: "name", iconSize: [0, 0] });
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
    if (!NAMED_BESIDE.has(about.kind) && about.kind !== "water") {
      return over;
    }
    const side = reach + BESIDE;
    const middle = -height / 2;
    const spots = [
      [side, middle], [-side - width, middle], [side, 0], [-side - width, 0], [-width / 2, -reach - height - 4],
      [-width / 2, reach + 6], [side * 0.7, -reach - height], [-side * 0.7 - width, -reach - height], [-width / 2, reach + height + 4],
    ];
    return about.kind === "water" ? [...spots, ...over] : spots;
  }

  function boxes(map, which) {
    return [...map.getPane("markerPane").querySelectorAll(which)]
      .map((element) => {
        const { left, right, top, bottom, width } = element.getBoundingClientRect();
        return { left, right, top, bottom, width, owner: element.parentElement };
      })
      .filter((box) => box.width);
  }

  /* The middle of each deck, which no other name may cross. */
  function decks(map) {
    return [...map.getPane("names").querySelectorAll(".name-box:not([hidden]) .deck")].map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { left: left + 10, right: right - 10, top: top + 10, bottom: bottom - 10 };
    });
  }

  function away(box, point) {
    return Math.hypot((box.left + box.right) / 2 - point.x, (box.top + box.bottom) / 2 - point.y);
  }

  /* The mark that stands on a point, if one does: the nearest whose drawing covers it. */
  function markOn(point, symbols) {
    const covering = symbols.filter((box) => away(box, point) < box.width / 2 + 2);
    return covering.sort((one, other) => away(one, point) - away(other, point))[0];
  }

  /* The figures under clusters: where two would meet, the one with more people stays. */
  function captions(map, taken) {
    const people = (element) => element.parentElement.querySelector(".symbol").clientWidth;
    const all = [...map.getPane("markerPane").querySelectorAll(".below")];
    for (const element of all.sort((one, other) => people(other) - people(one))) {
      const others = taken.filter(({ owner }) => owner !== element.parentElement);
      const free = () => !overlaps(element.getBoundingClientRect(), others);
      element.classList.remove("above", "crowded");
      if (!free()) {
        element.classList.add("above");
        element.classList.toggle("crowded", !free());
      }
      if (element.textContent && !element.classList.contains("crowded")) {
        taken.push(element.getBoundingClientRect());
      }
    }
  }

  function fits(spot, frame, taken) {
    const inside = spot.left > frame.left && spot.right < frame.right && spot.top > frame.top && spot.bottom < frame.bottom;
    return inside && !overlaps(spot, taken);
  }

  /* Set one name where there is room, or hide it. */
  function settle({ box, about, at, mark }, taken, frame) {
    box.hidden = false;
    const text = box.firstChild;
    const [width, height] = [text.offsetWidth, text.offsetHeight];
    for (const [x, y] of stands(about, width, height, Math.max(mark ? mark.width / 2 : 0, about.kind === "bridge" ? DECK : 0))) {
      const spot = { left: at.x + x, top: at.y + y, right: at.x + x + width, bottom: at.y + y + height };
      if (fits(spot, frame, taken)) {
        text.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
        box.classList.toggle("marked", Boolean(mark));
        taken.push(spot);
        return;
      }
    }
    box.hidden = true;
  }

  /* The names of this zoom and view, most important first; a mark takes one name, the nearest of its rank. */
  function wanted(map, frame, symbols) {
    const [view, zoom] = [map.getBounds(), map.getZoom()];
    const shown = names.filter((marker) => map.hasLayer(marker));
    for (const marker of shown) {
      marker.getElement().firstChild.hidden = true;
    }
    const here = shown.filter(({ options: { about } }) => zoom >= about.from && zoom < (about.until || Infinity));
    const found = here
      .filter((marker) => view.contains(marker.getLatLng()))
      .map((marker) => {
        const at = map.latLngToContainerPoint(marker.getLatLng()).add([frame.left, frame.top]);
        const { about } = marker.options;
        const mark = NAMED_BESIDE.has(about.kind) ? markOn(at, symbols) : undefined;
        return { box: marker.getElement().firstChild, about, at, mark, off: mark ? away(mark, at) : 0 };
      })
      .sort((one, other) => one.about.rank - other.about.rank || !one.mark - !other.mark || one.off - other.off);
    const named = new Set();
    const towns = new Set(found.filter(({ about }) => about.kind === "city").map(({ about }) => about.name));
    return found
      .filter(({ about }) => about.kind !== "district" || !towns.has(about.name))
      .filter(({ mark }) => !mark || (!named.has(mark) && named.add(mark)));
  }

  function arrange(map) {
    riverNames(map);
    const frame = map.getContainer().getBoundingClientRect();
    const symbols = boxes(map, ".symbol");
    const controls = [...map.getContainer().querySelectorAll(".leaflet-control")].map((one) => one.getBoundingClientRect());
    const taken = [...symbols, ...boxes(map, ".count"), ...controls, ...decks(map)];
    captions(map, taken);
    wanted(map, frame, symbols).forEach((name) => settle(name, taken, frame));
  }

  let waiting = null;
  let due = 0;

  /* Arrange once things have come to rest: never earlier than any caller asked for. */
  incidents.arrangeLater = function (map, wait = WAIT) {
    const now = performance.now();
    due = Math.max(due, now + wait);
    clearTimeout(waiting);
    waiting = setTimeout(() => arrange(map), due - now);
  };
})();

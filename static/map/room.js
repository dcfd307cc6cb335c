/* Room for names: marks come first, then the figures under them, then names in order of rank; what has no room hides. */
(function () {
  "use strict";

  const GAP = 4;
  const BESIDE = 8;
  const DECK = 14;
  const WAIT = 60;
  const NAMED_BESIDE = new Set(["city", "site", "bridge"]);

  function overlaps(box, taken) {
    return taken.some(
      (other) =>
        box.left < other.right + GAP && box.right + GAP > other.left && box.top < other.bottom && box.bottom > other.top,
    );
  }

  function inside(box, frame) {
    return box.left > frame.left && box.right < frame.right && box.top > frame.top && box.bottom < frame.bottom;
  }

  function boxOf(element, inset = 0) {
    const { left, right, top, bottom, width } = element.getBoundingClientRect();
    const shrunk = { left: left + inset, right: right - inset, top: top + inset, bottom: bottom - inset };
    return { ...shrunk, width, owner: element.parentElement };
  }

  function boxes(root, which) {
    return [...root.querySelectorAll(which)].map((element) => boxOf(element)).filter((box) => box.width);
  }

  function away(box, point) {
    return Math.hypot((box.left + box.right) / 2 - point.x, (box.top + box.bottom) / 2 - point.y);
  }

  /* The figures under clusters: where two would meet, one goes above its mark; else the one with more people stays. */
  function setFigures(pane, taken, frame) {
    const people = (element) => (element.parentElement.querySelector(".symbol") ?? element.parentElement).clientWidth;
    const all = [...pane.querySelectorAll(".below")].filter((element) => element.textContent);
    for (const element of all.sort((one, other) => people(other) - people(one))) {
      const others = taken.filter(({ owner }) => owner !== element.parentElement);
      const free = () => inside(boxOf(element), frame) && !overlaps(boxOf(element), others);
      element.classList.remove("above", "crowded");
      if (!free()) {
        element.classList.add("above");
        element.classList.toggle("crowded", !free());
      }
      if (!element.classList.contains("crowded")) {
        taken.push(boxOf(element));
      }
    }
  }

  /* Where a name may stand about its point, best first: towns and squares beside it, areas upon it. */
  function stands(kind, width, height, reach) {
    const [side, middle, centre] = [reach + BESIDE, -height / 2, -width / 2];
    const over = [centre, middle];
    const beside = [
      [side, middle],
      [-side - width, middle],
      [side, 0],
      [-side - width, 0],
      [centre, -reach - height - GAP],
      [centre, reach + GAP],
      [side * 0.7, -reach - height],
      [-side * 0.7 - width, -reach - height],
      [centre, reach + height + GAP],
    ];
    if (kind === "water") {
      return [...beside, over];
    }
    return NAMED_BESIDE.has(kind) ? beside : [over];
  }

  /* A name with its place on the screen and the mark that stands on it, if one does. */
  function placed(map, marker, frame, symbols) {
    const { about, box, text } = marker.options;
    const at = map.latLngToContainerPoint(marker.getLatLng()).add([frame.left, frame.top]);
    const covering = NAMED_BESIDE.has(about.kind) ? symbols.filter((one) => away(one, at) < one.width / 2 + 2) : [];
    const mark = covering.sort((one, other) => away(one, at) - away(other, at))[0];
    return { about, box, text, at, mark, off: mark ? away(mark, at) : 0 };
  }

  /* Most important first. A mark takes one name; a district keeps silent where its town is named. */
  function inOrder(found) {
    const marked = new Set();
    const towns = new Set(found.filter(({ about }) => about.kind === "city").map(({ about }) => about.name));
    return found
      .sort((one, other) => one.about.rank - other.about.rank || !one.mark - !other.mark || one.off - other.off)
      .filter(({ about }) => about.kind !== "district" || !towns.has(about.name))
      .filter(({ mark }) => !mark || (!marked.has(mark) && marked.add(mark)));
  }

  /* Sets one name where there is room. A bridge without room for its name keeps its deck. */
  function settle({ box, text, about, at, mark }, taken, frame) {
    const bridge = about.kind === "bridge";
    const reach = Math.max(mark ? mark.width / 2 : 0, bridge ? DECK : 0);
    box.hidden = false;
    text.hidden = false;
    const [width, height] = [text.offsetWidth, text.offsetHeight];
    for (const [x, y] of stands(about.kind, width, height, reach)) {
      const spot = { left: at.x + x, top: at.y + y, right: at.x + x + width, bottom: at.y + y + height };
      if (inside(spot, frame) && !overlaps(spot, taken)) {
        text.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
        box.classList.toggle("marked", Boolean(mark));
        taken.push(spot);
        return;
      }
    }
    text.hidden = true;
    box.hidden = !bridge;
  }

  function arrange(map) {
    const frame = map.getContainer().getBoundingClientRect();
    const marks = map.getPane("markerPane");
    const symbols = boxes(marks, ".symbol");
    const taken = [...symbols, ...boxes(marks, ".count"), ...boxes(map.getContainer(), ".leaflet-control")];
    setFigures(marks, taken, frame);
    const found = incidents.namesInView(map).map((marker) => placed(map, marker, frame, symbols));
    for (const { box, text } of found.filter(({ about }) => about.kind === "bridge")) {
      box.hidden = false;
      text.hidden = true;
      taken.push(...[...box.querySelectorAll(".deck")].map((deck) => boxOf(deck, DECK / 2)));
    }
    inOrder(found).forEach((name) => settle(name, taken, frame));
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

/* The stand's own page side. Map and list speak of the same incident: a mark opens its card in the page, a row finds its mark on the map.

   [data-map] holds the frame. Where rows [data-code] carry a <template>, choosing one fills [data-map-card] with it;
   without rows, a mark leads to the incident's own page by the address in data-map (its word CODE replaced). */

import { FrameChannel } from "/static/js/map/channel.js";

function rowOf(map, code) {
  return map.querySelector(`[data-code="${CSS.escape(code)}"]`);
}

function mark(map, attribute, row) {
  for (const other of map.querySelectorAll(`[data-code][${attribute}]`)) {
    other.removeAttribute(attribute);
  }
  row?.setAttribute(attribute, "true");
}

function openCard(map, row) {
  const slot = map.querySelector("[data-map-card]");
  const content = row.querySelector("template");
  mark(map, "aria-current", row);
  if (slot && content) {
    slot.replaceChildren(content.content.cloneNode(true));
    slot.hidden = false;
    slot.scrollIntoView({ block: "nearest" });
  }
}

function choose(map, code) {
  const row = rowOf(map, code);
  if (row) {
    openCard(map, row);
  } else if (map.dataset.map) {
    window.location.assign(map.dataset.map.replace("CODE", code));
  }
}

function start(map) {
  const frame = map.querySelector("iframe");
  const channel = new FrameChannel(frame, {
    choose: ({ code }) => choose(map, code),
    hover: ({ code }) => mark(map, "data-hovered", code && rowOf(map, code)),
  });
  for (const button of map.querySelectorAll("[data-map-show]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const row = button.closest("[data-code]");
      openCard(map, row);
      channel.focus(row.dataset.code);
      frame.scrollIntoView({ block: "nearest" });
    });
  }
}

for (const map of document.querySelectorAll("[data-map]")) {
  start(map);
}

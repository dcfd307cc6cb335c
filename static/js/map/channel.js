/* The page's end of the one channel to the map's sandboxed frame. Whatever comes through is checked before it is used. */

const CODE = /^[A-Z]{1,6}-[0-9A-HJKMNP-TV-Z]{7}$/;
const HELLO = "incidents-map-hello";
const READY = "incidents-map-ready";
const PORT = "incidents-map-port";
const LAYERS = ["clusters", "whole", "heat", "areas"];
const MOST_CORNERS = 200;

function within(value, limit) {
  return Number.isFinite(value) && Math.abs(value) <= limit;
}

function isCode(value) {
  return typeof value === "string" && CODE.test(value);
}

function isCount(value) {
  return Number.isSafeInteger(value) && value >= 0;
}

function isBox({ west, south, east, north }) {
  return within(west, 360) && within(east, 360) && within(south, 90) && within(north, 90);
}

function isCorner(value) {
  return Array.isArray(value) && value.length === 2 && within(value[0], 180) && within(value[1], 90);
}

function isRing(value) {
  return Array.isArray(value) && value.length >= 3 && value.length <= MOST_CORNERS && value.every(isCorner);
}

const KNOWN = {
  choose: ({ code }) => isCode(code),
  hover: ({ code }) => code === null || isCode(code),
  viewport: (message) => isBox(message) && within(message.zoom, 30),
  ready: ({ layers }) => Array.isArray(layers) && layers.every((name) => LAYERS.includes(name)),
  open: (message) => isBox(message) && isCount(message.incidents),
  drawn: ({ ring }) => isRing(ring),
  drawing: ({ corners, on }) => isCount(corners) && typeof on === "boolean",
  "layer-chosen": ({ name }) => LAYERS.includes(name),
};

export function isKnown(message) {
  return (
    typeof message === "object" &&
    message !== null &&
    Object.hasOwn(KNOWN, message.type) &&
    KNOWN[message.type](message)
  );
}

export class FrameChannel {
  /* `heard` maps the kinds of messages to functions; a kind without one is let be. */
  constructor(frame, heard) {
    this.frame = frame;
    this.heard = heard;
    this.port = null;
    window.addEventListener("message", (event) => this.offer(event));
    frame.contentWindow.postMessage(HELLO, "*");
  }

  /* The frame is sandboxed, so its origin is "null"; its window tells it from every other. It may offer twice, once by
     itself and once when greeted, and keeps the first port it is handed: the one that speaks is the one that lives. */
  offer(event) {
    if (event.source !== this.frame.contentWindow || event.origin !== "null" || event.data !== READY) {
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      this.port = port1;
      if (isKnown(data)) {
        this.heard[data.type]?.(data);
      }
    };
    this.frame.contentWindow.postMessage(PORT, "*", [port2]);
  }

  send(message, handed = []) {
    this.port?.postMessage(message, handed);
  }

  focus(code) {
    if (isCode(code)) {
      this.send({ type: "focus", code });
    }
  }
}

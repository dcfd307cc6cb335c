/* The page's end of the one channel to the map's sandboxed frame. Whatever comes through is checked before it is used. */

const CODE = /^[A-Z]{1,6}-[0-9A-HJKMNP-TV-Z]{7}$/;
const HELLO = "incidents-map-hello";
const READY = "incidents-map-ready";
const PORT = "incidents-map-port";

function within(value, limit) {
  return Number.isFinite(value) && Math.abs(value) <= limit;
}

const KNOWN = {
  choose: ({ code }) => typeof code === "string" && CODE.test(code),
  hover: ({ code }) => code === null || (typeof code === "string" && CODE.test(code)),
  viewport: ({ west, south, east, north, zoom }) =>
    within(west, 360) && within(east, 360) && within(south, 90) && within(north, 90) && within(zoom, 30),
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
  /* `heard` maps choose, hover and viewport to functions; a kind without one is let be. */
  constructor(frame, heard) {
    this.frame = frame;
    this.heard = heard;
    this.port = null;
    window.addEventListener("message", (event) => this.offer(event));
    frame.contentWindow.postMessage(HELLO, "*");
  }

  /* The frame is sandboxed, so its origin is "null"; its window tells it from every other. */
  offer(event) {
    if (event.source !== this.frame.contentWindow || event.origin !== "null" || event.data !== READY) {
      return;
    }
    const { port1, port2 } = new MessageChannel();
    this.port?.close();
    this.port = port1;
    port1.onmessage = ({ data }) => isKnown(data) && this.heard[data.type]?.(data);
    this.frame.contentWindow.postMessage(PORT, "*", [port2]);
  }

  focus(code) {
    if (CODE.test(code)) {
      this.port?.postMessage({ type: "focus", code });
    }
  }
}

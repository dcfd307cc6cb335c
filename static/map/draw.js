/* An area drawn by hand, with a pointer, by touch or from the keyboard; and the area that was asked for. */
(function () {
  "use strict";

  const { part, say, number } = incidents;
  const LEAST = 3;
  const MOST = 200;
  const CLOSING = 16;
  const DIGITS = 1e5;
  const ACTS = { Backspace: "take_back", Escape: "stop_drawing" };

  const rounded = (degrees) => Math.round(degrees * DIGITS) / DIGITS;

  function button(name, act) {
    const element = part("button", "draw-button", say(name, {}));
    element.type = "button";
    element.dataset.act = name;
    element.addEventListener("click", act);
    return element;
  }

  const Bar = L.Control.extend({
    options: { position: "bottomleft" },

    onAdd() {
      const box = part("section", "draw-bar");
      box.dir = incidents.settings.rtl ? "rtl" : "ltr";
      L.DomEvent.disableClickPropagation(box);
      this.told = part("p", "draw-told");
      this.told.setAttribute("role", "status");
      this.buttons = Object.entries(this.options.acts).map(([name, act]) => button(name, act));
      box.append(part("p", "draw-hint", say("draw_hint", {})), this.told, part("p", "draw-buttons", ...this.buttons));
      return box;
    },

    tell(corners) {
      const hidden = { take_back: !corners, close_area: corners < LEAST, add_corner: corners >= MOST };
      this.told.textContent = say("corners", { n: number(corners) });
      this.buttons.forEach((one) => (one.disabled = Boolean(hidden[one.dataset.act])));
    },
  });

  class Drawing {
    constructor(map) {
      this.map = map;
      this.corners = [];
      this.shape = L.layerGroup().addTo(map);
      this.acts = {
        add_corner: () => this.add(map.getCenter()),
        take_back: () => this.takeBack(),
        close_area: () => this.close(),
        stop_drawing: () => this.stop(),
      };
      this.bar = new Bar({ acts: this.acts }).addTo(map);
      this.cross = part("span", "draw-cross");
      this.cross.setAttribute("aria-hidden", "true");
      this.pressed = ({ latlng }) => this.add(latlng);
      this.typed = (event) => this.hear(event);
      this.begin();
    }

    begin() {
      const frame = this.map.getContainer();
      this.zooms = this.map.doubleClickZoom.enabled();
      this.map.doubleClickZoom.disable();
      frame.classList.add("drawing");
      frame.append(this.cross);
      frame.addEventListener("keydown", this.typed);
      frame.focus({ preventScroll: true });
      this.map.on("click", this.pressed);
      this.show();
    }

    stop() {
      const frame = this.map.getContainer();
      frame.removeEventListener("keydown", this.typed);
      frame.classList.remove("drawing");
      this.map.off("click", this.pressed);
      if (this.zooms) {
        this.map.doubleClickZoom.enable();
      }
      this.cross.remove();
      this.bar.remove();
      this.shape.remove();
      current = null;
      incidents.tell({ type: "drawing", corners: 0, on: false });
    }

    /* Enter on a button is the button's; on the map it adds a corner under the cross. */
    hear(event) {
      const onMap = event.target === this.map.getContainer();
      const act = ACTS[event.key] ?? (onMap && event.key === "Enter" ? "add_corner" : null);
      if (act) {
        event.preventDefault();
        this.acts[act]();
      }
    }

    isAt(place, corner) {
      const [one, other] = [place, corner].map((at) => this.map.latLngToContainerPoint(at));
      return one.distanceTo(other) < CLOSING;
    }

    /* A corner upon the first one closes the area; one upon the last is a slip of the finger. */
    add(place) {
      const [first, last] = [this.corners[0], this.corners.at(-1)];
      if (this.corners.length >= LEAST && this.isAt(place, first)) {
        this.close();
      } else if (this.corners.length < MOST && !(last && this.isAt(place, last) && this.corners.length > 1)) {
        this.corners.push(L.latLng(place.lat, place.lng));
        this.show();
      }
    }

    takeBack() {
      this.corners.pop();
      this.show();
    }

    close() {
      if (this.corners.length >= LEAST) {
        const ring = this.corners.map(({ lat, lng }) => [rounded(lng), rounded(lat)]);
        this.stop();
        showArea(this.map, [ring]);
        incidents.tell({ type: "drawn", ring });
        this.map.getContainer().focus({ preventScroll: true });
      }
    }

    show() {
      this.shape.clearLayers();
      L.polygon(this.corners, { pane: "drawn", className: "drawn-area", interactive: false }).addTo(this.shape);
      this.corners.forEach((at, i) => {
        const look = { pane: "drawn", className: i ? "corner" : "corner first", radius: i ? 5 : 9, interactive: false };
        L.circleMarker(at, look).addTo(this.shape);
      });
      this.bar.tell(this.corners.length);
      incidents.tell({ type: "drawing", corners: this.corners.length, on: true });
    }
  }

  let current = null;
  let asked = null;

  function draw(map, { on }) {
    if (on && !current) {
      current = new Drawing(map);
    } else if (!on) {
      current?.stop();
    }
  }

  function showArea(map, rings) {
    asked?.remove();
    const lines = (rings ?? []).map((ring) => ring.map(([lng, lat]) => [lat, lng]));
    asked = lines.length ? L.polygon(lines, { pane: "asked", className: "asked-area", interactive: false }).addTo(map) : null;
  }

  incidents.heardOfDrawing = { draw, area: (map, { rings }) => showArea(map, rings) };
})();

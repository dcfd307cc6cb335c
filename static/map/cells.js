/* Incidents gathered in cells: a mark for each group, single incidents where they are few, areas for coarse places. */
(function () {
  "use strict";

  const { figures } = incidents;
  const LARGEST = 30;
  const LARGEST_SCALE = 3.4;
  const CLOSER = 2;
  const FILLED_M = 1000;
  const NEAR = 40;
  const COUNT = 24;

  /* px for one person, so that the largest mark keeps to `LARGEST`; in steps, so that a small move changes nothing. */
  function scale(groups) {
    const people = ({ killed, injured }) => killed?.[1] || injured?.[1] || 0;
    const most = groups.reduce((high, group) => Math.max(high, people(group)), 1);
    return Math.min(LARGEST_SCALE, LARGEST / Math.sqrt(2 ** Math.ceil(Math.log2(most))));
  }

  /* Pressed with a pointer, Enter or the space bar. */
  incidents.whenPressed = function (marker, act) {
    marker.on("click", act);
    marker.on("keypress", ({ originalEvent }) => {
      if (["Enter", " "].includes(originalEvent.key)) {
        originalEvent.preventDefault();
        act();
      }
    });
  };

  /* Closer to a group; at the deepest zoom, or where it holds one incident, the page opens what is there. */
  function open(map, group) {
    if (group.code) {
      incidents.choose(group.code);
    } else if (map.getZoom() < map.getMaxZoom()) {
      map.setView([group.lat, group.lng], Math.min(map.getMaxZoom(), map.getZoom() + CLOSER));
    } else {
      const [west, south, east, north] = group.bounds.toBBoxString().split(",").map(Number);
      incidents.tell({ type: "open", west, south, east, north, incidents: group.incidents });
    }
  }

  function mark(map, group) {
    const sum = { records: group.incidents, killed: group.killed, injured: group.injured, without: group.silent };
    const name = group.code && group.code === incidents.chosen ? "mark cluster chosen" : "mark cluster";
    const icon = figures.sumIcon(sum, name);
    const marker = L.marker([group.lat, group.lng], { icon, riseOnHover: true });
    const lines = () => figures.tip(...figures.sentences(sum).map((text) => figures.line("tip-figure", text)));
    marker.bindTooltip(lines, { className: "tip", direction: "top", opacity: 1, offset: [0, -icon.options.iconSize[1] / 2] });
    incidents.whenPressed(marker, () => open(map, group));
    marker.radius = icon.options.iconSize[1] / 2;
    return marker;
  }

  function circle({ geometry: { coordinates: [lng, lat] }, properties: { radius_m: radius } }) {
    return L.circle([lat, lng], { radius, fill: radius <= FILLED_M, className: "circle", pane: "within", interactive: false });
  }

  /* What a mark takes up: its disc, and its count beside it. */
  function room(map, marker) {
    const at = map.latLngToContainerPoint(marker.getLatLng());
    const radius = marker.radius ?? LARGEST;
    return [{ at, radius }, { at: at.add([radius + COUNT, -radius / 2]), radius: COUNT }];
  }

  const Cells = L.Layer.extend({
    initialize(held) {
      this._held = held;
      this._marks = L.layerGroup();
      this._areas = L.layerGroup();
      this._singles = L.markerClusterGroup({
        iconCreateFunction: incidents.cluster,
        maxClusterRadius: incidents.clusterRadius,
        showCoverageOnHover: false,
        spiderLegPolylineOptions: { className: "spider-leg" },
      });
    },

    onAdd(map) {
      [this._marks, this._areas, this._singles].forEach((part) => part.addTo(map));
      map.on("zoomend", this._zoomed, this).on("moveend", this._moved, this);
      this._light ??= this._watch(map);
      incidents.light = this._light;
      this.redraw();
    },

    onRemove(map) {
      map.off("zoomend", this._zoomed, this).off("moveend", this._moved, this);
      [this._marks, this._areas, this._singles].forEach((part) => part.remove());
      incidents.light = () => {};
      incidents.marks.clear();
    },

    _watch(map) {
      incidents.watch(map, this._singles);
      const { light } = incidents;
      return () => (this._held.features ? light() : this.redraw());
    },

    /* Bring an incident into view and choose it; one that is gathered with others is lit once it stands alone. */
    show(code) {
      incidents.chosen = code;
      if (incidents.marks.has(code)) {
        incidents.show(this._map, this._singles, code);
      } else {
        incidents.light();
      }
    },

    redraw() {
      if (!this._map) {
        return;
      }
      const focused = this._focused();
      this._marks.clearLayers();
      this._singles.clearLayers();
      incidents.marks.clear();
      if (this._held.features) {
        this._drawSingles(this._held.features);
      } else {
        this._drawGroups(this._held.cells);
      }
      this._drawAreas();
      this._focus(focused);
    },

    _drawGroups(cells) {
      const groups = incidents.inReadingOrder(incidents.gather(this._map, cells));
      incidents.settings.scale = scale(groups);
      groups.forEach((group) => mark(this._map, group).addTo(this._marks));
    },

    _drawSingles(features) {
      const placed = features.map((feature) => {
        const [lng, lat] = feature.geometry.coordinates;
        return { feature, lat, lng, at: this._map.latLngToContainerPoint([lat, lng]) };
      });
      incidents.settings.scale = scale(features.map(({ properties }) => properties));
      const inOrder = incidents.inReadingOrder(placed);
      this._singles.addLayers(inOrder.map(({ feature, lat, lng }) => incidents.mark(feature, L.latLng(lat, lng))));
      features.filter(({ properties }) => properties.radius_m).forEach((one) => circle(one).addTo(this._marks));
    },

    _drawAreas() {
      this._areas.clearLayers();
      const marks = [...this._marks.getLayers(), ...this._singles.getLayers()].filter((one) => one instanceof L.Marker);
      incidents.drawAreas(this._map, this._areas, this._held.areas, marks.flatMap((one) => room(this._map, one)));
      incidents.arrangeLater(this._map);
    },

    /* Single incidents gather themselves at every zoom. */
    _zoomed() {
      if (!this._held.features) {
        this.redraw();
      }
    },

    /* After a move only the chips of areas look for another spot. */
    _moved() {
      const focused = this._focused();
      this._drawAreas();
      this._focus(focused);
    },

    _all() {
      return [this._marks, this._areas, this._singles].flatMap((part) => part.getLayers()).filter((one) => one instanceof L.Marker);
    },

    _focused() {
      return this._all().find((one) => one.getElement() && one.getElement() === document.activeElement)?.getLatLng();
    },

    /* The keyboard stays where it was: at the mark that now stands nearest, else at the map. */
    _focus(place) {
      if (!place || this._all().some((one) => one.getElement() === document.activeElement)) {
        return;
      }
      const from = this._map.latLngToContainerPoint(place);
      const away = (one) => this._map.latLngToContainerPoint(one.getLatLng()).distanceTo(from);
      const shown = this._all().filter((one) => one.getElement());
      const nearest = shown.sort((one, other) => away(one) - away(other))[0];
      const found = nearest && away(nearest) < NEAR ? nearest.getElement() : this._map.getContainer();
      found.focus({ preventScroll: true });
    },
  });

  incidents.cellsLayer = (held) => new Cells(held);
})();

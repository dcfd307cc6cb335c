/* What may come through the channel from the page. Whatever is shaped otherwise is dropped. */
(function () {
  "use strict";

  const CODE = /^[A-Z]{1,6}-[0-9A-HJKMNP-TV-Z]{7}$/;
  const AREA = /^[A-Z0-9-]{0,12}$/;
  const MOST_CELLS = 5000;
  const MOST_MARKS = 200;
  const MOST_AREAS = 100;
  const MOST_STEPS = 6;
  const MOST_CORNERS = 1000;
  const LONGEST_TEXT = 10_000;
  const EARTH_M = 2e7;
  const LAYERS = new Set(["clusters", "whole", "heat", "areas"]);
  const COUNTED = new Set(["incidents", "killed", "injured", "rate"]);

  const isText = (value) => typeof value === "string" && value.length <= LONGEST_TEXT;
  const isCode = (value) => typeof value === "string" && CODE.test(value);
  const isArea = (value) => typeof value === "string" && AREA.test(value);
  const within = (value, limit) => Number.isFinite(value) && Math.abs(value) <= limit;
  const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
  const isFlag = (value) => [0, 1, true, false].includes(value);
  const isList = (value, most, fits) => Array.isArray(value) && value.length <= most && value.every(fits);
  const isFigure = (value) =>
    value === null || (Array.isArray(value) && value.length === 3 && isCount(value[0]) && isCount(value[1]) && value[0] <= value[1] && isFlag(value[2]));

  function isCell(cell) {
    if (!Array.isArray(cell) || cell.length !== 7) {
      return false;
    }
    const [lat, lon, number, killed, injured, code, silent] = cell;
    return (
      within(lat, 90) && within(lon, 180) && isCount(number) && number > 0 && isFigure(killed) && isFigure(injured) &&
      (code === "" || isCode(code)) && isCount(silent) && silent <= number
    );
  }

  function isSum(row) {
    if (!Array.isArray(row) || row.length !== 5) {
      return false;
    }
    const [area, number, killed, injured, silent] = row;
    return isArea(area) && isCount(number) && isFigure(killed) && isFigure(injured) && isCount(silent) && silent <= number;
  }

  function isPoint(geometry) {
    return geometry?.type === "Point" && isPosition(geometry.coordinates);
  }

  function isPosition(value) {
    return Array.isArray(value) && value.length >= 2 && within(value[0], 180) && within(value[1], 90);
  }

  function isMark(feature) {
    const about = feature?.properties;
    return (
      isPoint(feature?.geometry) && typeof about === "object" && about !== null && isCode(about.code) &&
      [about.title, about.when, about.figure].every(isText) && isFigure(about.killed) && isFigure(about.injured) &&
      isFlag(about.area) && isCount(about.order) && (about.radius_m == null || (within(about.radius_m, EARTH_M) && about.radius_m >= 0))
    );
  }

  function isShade(row) {
    const known = Array.isArray(row) && row.length === 3 && isArea(row[0]) && isText(row[2]);
    return known && (row[1] === null || (Number.isFinite(row[1]) && row[1] >= 0));
  }

  const rise = (steps) => steps.every((step, i) => i === 0 || step > steps[i - 1]);
  const areRings = (rings) =>
    isList(rings, MOST_CORNERS, (ring) => isList(ring, MOST_CORNERS, isPosition)) && rings.flat().length <= MOST_CORNERS;

  const KNOWN = {
    focus: ({ code }) => isCode(code),
    cells: ({ serial, zoom, cells, areas }) =>
      isCount(serial) && within(zoom, 30) && isList(cells, MOST_CELLS, isCell) && isList(areas, MOST_AREAS, isSum),
    marks: ({ serial, features, areas }) =>
      isCount(serial) && isList(features?.features, MOST_MARKS, isMark) && (areas === undefined || isList(areas, MOST_AREAS, isSum)),
    whole: ({ cells }) => cells instanceof ArrayBuffer,
    layer: ({ name, by }) => LAYERS.has(name) && COUNTED.has(by),
    shade: ({ by, areas, steps }) =>
      COUNTED.has(by) && isList(areas, MOST_AREAS, isShade) && isList(steps, MOST_STEPS, Number.isFinite) && rise(steps),
    draw: ({ on }) => typeof on === "boolean",
    area: ({ rings }) => rings === null || areRings(rings),
  };

  incidents.isKnown = function (message) {
    const isMessage = typeof message === "object" && message !== null && typeof message.type === "string";
    return isMessage && Object.hasOwn(KNOWN, message.type) && KNOWN[message.type](message);
  };
})();

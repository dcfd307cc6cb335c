/* The marks of the map as SVG: a disc for the lower figure, a ring for the upper, area in proportion to people. */
var incidents = window.incidents || {};

(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const EMPTY_RADIUS = { none: 7, zero: 4.5 };
  const LEAST_RADIUS = 3;
  const MARGIN = 3;

  function circle(side, radius, name) {
    const shape = document.createElementNS(SVG, "circle");
    shape.setAttribute("cx", side / 2);
    shape.setAttribute("cy", side / 2);
    shape.setAttribute("r", radius);
    shape.setAttribute("class", name);
    return shape;
  }

  /* Radius in px whose area stands for a number of people. */
  function radius(people) {
    return people > 0 ? Math.max(LEAST_RADIUS, incidents.settings.scale * Math.sqrt(people)) : 0;
  }

  /* A drawing of what is reported: `kind` is killed, injured, none or zero; `low` and `high` are people. */
  incidents.symbol = function ({ kind, low, high, area }) {
    const people = kind === "killed" || kind === "injured";
    const outer = people ? radius(high) + (high > low ? 2 : 0) : EMPTY_RADIUS[kind];
    const rim = area ? 5 : 0;
    const side = Math.ceil(2 * (outer + rim + MARGIN));
    const drawing = document.createElementNS(SVG, "svg");
    drawing.setAttribute("class", `symbol ${kind}`);
    drawing.setAttribute("width", side);
    drawing.setAttribute("height", side);
    drawing.setAttribute("viewBox", `0 0 ${side} ${side}`);
    drawing.setAttribute("aria-hidden", "true");
    drawing.append(circle(side, outer + rim + 1.5, "chosen-ring"));
    if (area) {
      drawing.append(circle(side, outer + rim, "area-ring"));
    }
    if (people && high > low) {
      drawing.append(circle(side, outer, "ring"));
    }
    if (!people || low > 0) {
      drawing.append(circle(side, people ? radius(low) : outer, "disc"));
    }
    return drawing;
  };

  /* An element of one class, holding text and elements; text is never read as markup. */
  incidents.part = function (tag, name, ...content) {
    const element = document.createElement(tag);
    element.className = name;
    element.append(...content);
    return element;
  };

  let digitsOf = null;

  /* A number in the digits of the reader's language. The formatter is costly to make, so it is made once. */
  incidents.number = function (value) {
    const { language, digits } = incidents.settings;
    digitsOf ??= new Intl.NumberFormat(language, { numberingSystem: digits });
    return digitsOf.format(value);
  };

  /* One of the map's own sentences with its %(name)s filled in. */
  incidents.say = function (name, values) {
    return incidents.settings.words[name].replace(/%\((\w+)\)s/g, (_, key) => values[key]);
  };

  window.incidents = incidents;
})();

/* Figures in words and as icons, the same for one incident, a cluster and an area. */
(function () {
  "use strict";

  const { part, symbol, say, number } = incidents;

  /* The sum of figures [low, high, open]; an empty one adds nothing, and a lower end that is not known stays so. */
  function add(figures) {
    const known = figures.filter(Boolean);
    if (!known.length) {
      return null;
    }
    const low = (one, other) => (one === null || other === null ? null : one + other);
    return known.reduce((sum, one) => [low(sum[0], one[0]), sum[1] + one[1], sum[2] || one[2]], [0, 0, false]);
  }

  function words([low, high, open]) {
    const values = { low: number(low ?? 0), high: number(high) };
    if (low === null) {
      return say("upto", values);
    }
    if (low === high) {
      return open ? say("open", values) : values.low;
    }
    return say(open ? "range_open" : "range", values);
  }

  /* What a sum is drawn as; ochre only where nobody is reported killed. */
  function drawn(killed, injured, area) {
    const kind = killed && killed[1] > 0 ? "killed" : injured && injured[1] > 0 ? "injured" : killed || injured ? "zero" : "none";
    const [low, high] = (kind === "killed" ? killed : injured) || [0, 0];
    return { kind, low: low ?? 0, high, area };
  }

  function icon(drawing, name, ...more) {
    const side = Number(drawing.getAttribute("width"));
    const box = part("span", "mark-box", drawing, ...more);
    return L.divIcon({ html: box, className: name, iconSize: [side, side] });
  }

  function line(name, text) {
    const element = part("span", name, text);
    element.dir = "auto";
    return element;
  }

  function tip(...lines) {
    return part("div", "tip-lines", ...lines.filter((one) => one.textContent));
  }

  /* What a sum {killed, injured, records, without} says, a sentence each. */
  function sentences(sum) {
    const values = { n: number(sum.records), without: number(sum.without) };
    return [
      say("records", values),
      sum.killed ? say("killed", { figure: words(sum.killed) }) : "",
      sum.injured ? say("injured", { figure: words(sum.injured) }) : "",
      sum.without ? say("without", values) : "",
      say("sum", values),
    ].filter(Boolean);
  }

  /* The figures that stand on a sum's icon, and what is spoken instead of them. */
  function told(sum, shape, spoken) {
    const figure = shape.kind === "killed" ? sum.killed : shape.kind === "injured" ? sum.injured : null;
    const count = part("span", "count", number(sum.records));
    const below = part("span", `below ${shape.kind}`, figure ? words(figure) : "");
    count.setAttribute("aria-hidden", "true");
    below.setAttribute("aria-hidden", "true");
    return [count, below, part("span", "spoken", spoken.join(". "))];
  }

  /* The icon of several incidents together. */
  function sumIcon(sum, name) {
    const shape = drawn(sum.killed, sum.injured, false);
    return icon(symbol(shape), name, ...told(sum, shape, sentences(sum)));
  }

  incidents.figures = { add, words, drawn, icon, line, tip, sentences, told, sumIcon };
})();

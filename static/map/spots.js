/* A free spot in an area of the screen: inside its outline, in view, away from its edge and from what is drawn there. */
(function () {
  "use strict";

  const GRID = 11;
  const MARGIN = 28;
  const ENOUGH = 60;

  /* Every ring of a Leaflet polygon, as points of the container. */
  function rings(map, lines) {
    const isRing = L.LineUtil.isFlat(lines);
    return isRing ? [lines.map((at) => map.latLngToContainerPoint(at))] : lines.flatMap((line) => rings(map, line));
  }

  /* Whether a point lies inside, by counting how often a ray crosses the rings; and how far the nearest edge is. */
  function depth(at, all) {
    let [inside, nearest] = [false, Infinity];
    for (const ring of all) {
      for (let i = 0, last = ring.length - 1; i < ring.length; last = i++) {
        const [one, other] = [ring[last], ring[i]];
        if (one.y > at.y !== other.y > at.y && at.x < one.x + ((at.y - one.y) * (other.x - one.x)) / (other.y - one.y)) {
          inside = !inside;
        }
        nearest = Math.min(nearest, L.LineUtil.pointToSegmentDistance(at, one, other));
      }
    }
    return inside ? nearest : -1;
  }

  function* grid(bounds) {
    const step = bounds.getSize().divideBy(GRID);
    for (let row = 0.5; row < GRID; row++) {
      for (let column = 0.5; column < GRID; column++) {
        yield bounds.min.add(L.point(column * step.x, row * step.y));
      }
    }
  }

  /* The point of the container where a chip stands freest in an outline, or null where none of it is in view.
     `taken` are {at, radius} of what is drawn already. */
  incidents.freeSpot = function (map, { lines }, taken) {
    const all = rings(map, lines);
    const size = map.getSize();
    const around = L.bounds(all.flat());
    const view = L.bounds(L.point(MARGIN, MARGIN), size.subtract([MARGIN, MARGIN]));
    if (!view.intersects(around)) {
      return null;
    }
    const low = L.point(Math.max(view.min.x, around.min.x), Math.max(view.min.y, around.min.y));
    const high = L.point(Math.min(view.max.x, around.max.x), Math.min(view.max.y, around.max.y));
    let [best, most] = [null, -Infinity];
    for (const at of grid(L.bounds(low, high))) {
      const room = taken.reduce((least, one) => Math.min(least, one.at.distanceTo(at) - one.radius), ENOUGH);
      const inside = room > most ? depth(at, all) : -1;
      const score = Math.min(room, inside);
      if (inside >= 0 && score > most) {
        [best, most] = [at, score];
      }
    }
    return best;
  };
})();

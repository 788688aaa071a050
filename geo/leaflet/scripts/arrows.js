// Arrows at the edge of the map: where lines go on beyond it, and to how many memberships.

const ARROW = { width: 48 * larger(), height: 26 * larger() };
const APART_PX = 4;
const SLIDE_PX = 6;
const MOST_SLIDES = 40;
const MOST_PLACES = 8;

// They are placed before the names, which keep clear of them.
function placeArrows(state) {
  (state.arrows || []).forEach((marker) => marker.remove());
  const edge = edgeOf(state);
  const bundles = bundled(beyond(state), edge);
  state.arrows = bundles.map((bundle) => arrow(state, bundle));
  state.arrowBoxes = bundles.map(({ at }) => boxAt(at));
}

// Lines that leave what is seen, each once: where, in which direction, and to which place.
function beyond({ map, shown }) {
  const view = L.bounds([0, 0], map.getSize());
  return shown.links.flatMap((link) => {
    const ends = [link.from, link.to].map((end) => map.latLngToContainerPoint(end));
    const [inner, outer, name] = view.contains(ends[1]) ? [ends[1], ends[0], link.names[0]] : [...ends, link.names[1]];
    const seen = !view.contains(outer) && L.LineUtil.clipSegment(inner, outer, view);
    if (!seen) return [];
    const way = outer.subtract(inner).divideBy(inner.distanceTo(outer));
    return [{ at: seen[1], way: way.multiplyBy(link.count), count: link.count, places: [[name, link.count]] }];
  });
}

// Where the middle of an arrow may be, and what it may not cover.
function edgeOf({ map, controls }) {
  const margin = L.point(ARROW.width, ARROW.height).divideBy(2).add([APART_PX, APART_PX]);
  return { from: margin, to: map.getSize().subtract(margin), controls };
}

// Arrows that would overlap become one.
function bundled(found, edge) {
  const bundles = found.map((one) => ({ ...one, at: settled(one.at, edge) }));
  for (;;) {
    const pair = firstOverlap(bundles);
    if (!pair) return bundles;
    const [one, other] = pair;
    bundles.splice(bundles.indexOf(other), 1);
    bundles.splice(bundles.indexOf(one), 1, together(one, other, edge));
  }
}

function firstOverlap(bundles) {
  for (const [at, one] of bundles.entries()) {
    const other = bundles.slice(at + 1).find(({ at: place }) => overlap(boxAt(one.at), boxAt(place)));
    if (other) return [one, other];
  }
  return null;
}

function together(one, other, edge) {
  const count = one.count + other.count;
  const middle = one.at.multiplyBy(one.count).add(other.at.multiplyBy(other.count)).divideBy(count);
  return { at: settled(middle, edge), way: one.way.add(other.way), count, places: [...one.places, ...other.places] };
}

// The nearest place at the edge that is free.
function settled(point, edge) {
  const { from, to, controls } = edge;
  const within = ({ x, y }) => L.point(Math.min(Math.max(x, from.x), to.x), Math.min(Math.max(y, from.y), to.y));
  const start = ontoEdge(within(point), edge);
  const upright = start.x === from.x || start.x === to.x;
  const steps = Array.from({ length: 2 * MOST_SLIDES + 1 }, (_, n) => (n % 2 ? -1 : 1) * Math.ceil(n / 2) * SLIDE_PX);
  const places = steps.map((step) => within(start.add(upright ? [0, step] : [step, 0])));
  return places.find((place) => isFree(boxAt(place), controls)) || start;
}

function ontoEdge({ x, y }, { from, to }) {
  const sides = [[x - from.x, [from.x, y]], [to.x - x, [to.x, y]], [y - from.y, [x, from.y]], [to.y - y, [x, to.y]]];
  return L.point(sides.reduce((nearest, side) => (side[0] < nearest[0] ? side : nearest))[1]);
}

function boxAt({ x, y }) {
  const [wide, high] = [(ARROW.width + APART_PX) / 2, (ARROW.height + APART_PX) / 2];
  return { left: x - wide, right: x + wide, top: y - high, bottom: y + high };
}

function arrow(state, { at, way, count, places }) {
  const { map, config } = state;
  const lines = [config.texts.beyond.replace("{count}", count.toLocaleString(config.locale)), ...placeLines(config, places)];
  const marker = L.marker(map.containerPointToLatLng(at), {
    pane: "arrows", keyboard: true, autoPanOnFocus: false,
    icon: L.divIcon({ className: "atlas-arrow", iconSize: [ARROW.width, ARROW.height], html: arrowSign(way, count) }),
  }).addTo(map);
  const clear = L.point(0, at.y > map.getSize().y / 2 ? -ARROW.height : ARROW.height / 2);
  const tell = () => tip(state, lines[0], lines.slice(1), map.containerPointToLatLng(at.add(clear)));
  const still = () => map.closeTooltip(state.tip);
  marker.on({ mouseover: tell, click: tell, mouseout: still });
  const button = marker.getElement();
  button.setAttribute("aria-label", lines.join("; "));
  button.addEventListener("focus", tell);
  button.addEventListener("blur", still);
  return marker;
}

// Each place once with its memberships, most first.
function placeLines({ texts, locale }, places) {
  const sums = new Map();
  places.forEach(([name, count]) => sums.set(name, (sums.get(name) || 0) + count));
  const rows = [...sums].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], locale));
  const lines = rows.map(([name, count]) => name + ": " + count.toLocaleString(locale));
  if (lines.length <= MOST_PLACES + 1) return lines;
  return [...lines.slice(0, MOST_PLACES), texts.more.replace("{count}", lines.length - MOST_PLACES)];
}

function arrowSign(way, count) {
  const turn = Math.atan2(way.y, way.x) * 180 / Math.PI;
  const head = drawn("path", { d: "M1,3 L13,8 L1,13 L4,8 Z", fill: "currentColor", transform: `rotate(${turn} 7 8)` });
  const sign = element("span");
  sign.append(drawn("svg", { width: 14, height: 16, viewBox: "0 0 14 16", "aria-hidden": "true" }, [head]), element("b", {}, String(count)));
  return sign;
}

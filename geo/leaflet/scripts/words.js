// Words on the map: tooltips and names.

// A municipality without values of its own lies on its district, which has some.
function describeArea(state, area, at) {
  const own = valueLines(state, area);
  const around = own.length ? undefined : state.areas.get(districtOf(area.id));
  const known = around && around !== area ? valueLines(state, around) : [];
  tip(state, area.name, known.length ? [around.name, ...known] : own, at);
  state.told = area;
}

function valueLines({ config, shown }, area) {
  const lines = [];
  shown.fills.filter((fill) => fill.level === area.level).forEach((fill) => {
    const index = fill.index[area.id];
    if (index === undefined) return;
    lines.push(fill.measure + ": " + valueText(config, fill, area.id, index));
    const measured = fill.values[index] !== null && !isNone(fill, index);
    if (measured) lines.push(fill.period, fill.source);
  });
  return lines;
}

// Nothing known, which a small value rounded to zero is not.
function isNone(fill, index) {
  return Boolean(fill.zero) && fill.codes[index] === "z";
}

function valueText(config, fill, id, index) {
  const value = fill.values[index];
  if (value === null) return config.texts.status[fill.codes[index]];
  if (isNone(fill, index)) return fill.zero;
  const text = value.toLocaleString(config.locale, { minimumFractionDigits: fill.decimals, maximumFractionDigits: fill.decimals });
  const measured = text.replace("-", "\u2212") + (fill.unit ? "\u00a0" + fill.unit : "");
  if (fill.uncertainIds.has(id)) return "(" + measured + "), " + config.texts.uncertain;
  return (fill.leastIds.has(id) ? config.texts.least + " " : "") + measured;
}

function tip(state, title, lines, at) {
  const content = element("div");
  content.append(element("strong", {}, title));
  lines.forEach((line) => content.append(element("div", {}, line)));
  state.told = null;
  state.tip.setContent(content);
  placeTip(state, at);
  state.map.openTooltip(state.tip);
}

const HALF_TIP_PX = 165;

// Above or below the point, wherever there is more room, and never beyond the sides.
function placeTip({ map, tip: box }, at) {
  const point = map.latLngToContainerPoint(at);
  const view = map.getSize();
  const inside = Math.max(Math.min(point.x, view.x - HALF_TIP_PX), Math.min(HALF_TIP_PX, view.x / 2));
  box.options.direction = point.y > view.y / 2 ? "top" : "bottom";
  box.options.offset = L.point(inside - point.x, point.y > view.y / 2 ? -4 : 16);
  box.setLatLng(at);
}

function addNames(state) {
  state.names = [];
  state.map.on("zoomend moveend resize", () => placeNames(state));
}

function seatNames(variant) {
  return variant.symbols.map((symbol) => symbol.label).join("|");
}

function placeNames(state) {
  const { map, config } = state;
  if (!state.shown) return;
  state.seatNames = seatNames(state.shown);
  state.names.forEach((marker) => map.removeLayer(marker));
  const view = L.bounds([0, 0], map.getSize());
  const inView = (name) => name.at && view.contains(map.latLngToContainerPoint(name.at));
  const seats = state.shown.symbols.filter((symbol) => symbol.label)
    .map((symbol) => ({ at: symbol.at, text: symbol.label, kind: "seat", shift: symbol.radius + 3 }));
  const areas = config.outlines.filter((outline) => outline.label)
    .map((outline) => ({ at: centreOf(state, outline), text: outline.label, kind: "region", shift: 0 }));
  const towns = config.towns.filter((town) => map.getZoom() >= town.zoom).map((town) => ({ ...town, kind: "town", shift: 5 }));
  const placed = [...regionNames(state, areas.filter(inView))];
  const taken = [...controlBoxes(map), ...placed.map(({ spot }) => spot.box)];
  [...seats, ...towns].filter(inView).forEach((name) => {
    const spot = freeSpot(map, name, taken);
    if (!spot) return;
    taken.push(spot.box);
    placed.push({ name, spot });
  });
  state.taken = taken;
  state.names = placed.flatMap(({ name, spot }) => {
    const icon = L.divIcon({
      className: "atlas-name atlas-" + name.kind, iconSize: [spot.width, 18],
      iconAnchor: [-spot.dx, 9 - spot.dy], html: element("span", { "data-gap": Math.round(spot.gap) }, name.text),
    });
    const marker = L.marker(name.at, { icon, pane: "names", interactive: false, keyboard: false });
    return [marker, ...leader(state, name, spot)].map((part) => part.addTo(map));
  });
}

// They depend on what part of the map is seen, not on the layer.
function regionNames(state, names) {
  const seen = [state.map.getBounds().toBBoxString(), state.map.getSize()].join();
  if (state.regionNames?.seen !== seen) state.regionNames = { seen, placed: bestOrder(state.map, names) };
  return state.regionNames.placed;
}

// Names that get in each other's way: of all orders of placing them, that with the shortest lines.
function bestOrder(map, names) {
  const first = inOrder(map, names);
  if (first.gaps === 0) return first.placed;
  const tries = orders(names).map((order) => inOrder(map, order));
  return tries.reduce((best, one) => (one.gaps < best.gaps ? one : best), first).placed;
}

// Where the map's own buttons, scale and credit stand.
function controlBoxes(map) {
  const frame = map.getContainer().getBoundingClientRect();
  return [...map.getContainer().querySelectorAll(".leaflet-control")].map((control) => {
    const { left, right, top, bottom } = control.getBoundingClientRect();
    return { left: left - frame.left, right: right - frame.left, top: top - frame.top, bottom: bottom - frame.top };
  });
}

function inOrder(map, names) {
  const taken = controlBoxes(map);
  const placed = names.map((name) => {
    const spot = freeSpot(map, name, taken);
    taken.push(spot.box);
    return { name, spot };
  });
  return { placed, gaps: placed.reduce((sum, { spot }) => sum + spot.gap ** 2, 0) };
}

const MOST_ORDERED = 5;

function orders(names) {
  if (names.length > MOST_ORDERED || names.length < 2) return [names];
  return names.flatMap((name, at) => orders(names.toSpliced(at, 1)).map((rest) => [name, ...rest]));
}

// A line from a name to its place, where the two stand apart.
function leader({ map, config }, name, spot) {
  if (spot.gap <= NEAR_PX) return [];
  const ends = [name.at, map.containerPointToLatLng(spot.edge)];
  return [L.polyline(ends, { pane: "names", interactive: false, color: config.styles.leader, weight: 1.2 })];
}

// Names of regions move aside, with a line to their place, and are never left out; others are.
const PLACES = {
  region: (shift, width) => ({ sides: [-width / 2, 14, -width - 14], steps: [0, -18, 18, -36, 36, -54, 54, -72, 72] }),
  seat: (shift, width) => ({ sides: [shift, -width - shift], steps: [0, -15, 15] }),
  town: (shift) => ({ sides: [shift], steps: [0] }),
};
const NEAR_PX = 10;

function freeSpot(map, name, taken) {
  const point = map.latLngToContainerPoint(name.at);
  const view = map.getSize();
  const width = widthOf(name);
  const { sides, steps } = PLACES[name.kind](name.shift, width);
  const spots = steps.flatMap((dy) => sides.map((dx) => spotAt(point, dx, dy, width, view)));
  spots.sort((a, b) => a.gap - b.gap);
  if (name.kind === "region") return spots.find(({ box }) => isFree(box, taken)) || spots[0];
  return spots.find(({ box, moved }) => !moved && isFree(box, taken));
}

// A place for a name beside its point, moved back into the view where it would be cut.
function spotAt(point, dx, dy, width, view) {
  const left = Math.min(Math.max(point.x + dx, 3), view.x - width - 3);
  const middle = Math.min(Math.max(point.y + dy, 12), view.y - 12);
  const box = { left, right: left + width, top: middle - 9, bottom: middle + 9 };
  const edge = L.point(
    Math.min(Math.max(point.x, box.left), box.right), Math.min(Math.max(point.y, box.top), box.bottom),
  );
  const moved = left !== point.x + dx || middle !== point.y + dy;
  return { dx: left - point.x, dy: middle - point.y, width, box, edge, moved, gap: point.distanceTo(edge) };
}

function isFree(box, taken) {
  return !taken.some((other) => overlap(box, other));
}

const canvas = document.createElement("canvas").getContext("2d");

const widths = new Map();

function widthOf(name) {
  const key = name.kind + name.text;
  if (!widths.has(key)) widths.set(key, measured(name));
  return widths.get(key);
}

function measured(name) {
  const fonts = { region: "700 14px", seat: "600 12px", town: "11px" };
  canvas.font = fonts[name.kind] + " " + getComputedStyle(document.body).fontFamily;
  return Math.ceil(canvas.measureText(name.text).width) + 6;
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function centreOf(state, outline) {
  const found = state.outlines.get(outline.id);
  return found ? found.point : null;
}

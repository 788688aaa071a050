// Names on the map: regions always, seats, districts and towns where there is room.

function addNames(state) {
  state.names = [];
  state.map.on("zoomend moveend resize", () => placeNames(state));
}

// What names depend on besides the part of the map that is seen.
function symbolsOf(variant) {
  const ends = variant.links.map(({ from, to, count }) => [from, to, count]);
  return [...variant.symbols.map(({ at, radius, label }) => [at, radius, label]), ...ends].join("|");
}

function placeNames(state) {
  const { map, config } = state;
  if (!state.shown) return;
  state.named = symbolsOf(state.shown);
  state.controls = controlBoxes(map);
  placeArrows(state);
  state.names.forEach((marker) => map.removeLayer(marker));
  const view = L.bounds([0, 0], map.getSize());
  const inView = (name) => name.at && view.contains(map.latLngToContainerPoint(name.at));
  const seats = state.shown.symbols.filter((symbol) => symbol.label)
    .map((symbol) => ({ at: symbol.at, text: symbol.label, kind: "seat", shift: symbol.radius + 3 }));
  const areas = config.outlines.filter((outline) => outline.label)
    .map((outline) => ({ at: centreOf(state, outline), text: outline.label, kind: "region", shift: 0 }));
  const symbols = state.shown.symbols.map((symbol) => symbolBox(map, symbol));
  const seen = config.towns.filter((town) => map.getZoom() >= town.zoom);
  const towns = seen.map((town) => ({ ...town, kind: "town", shift: besideCircle(map, town, symbols) }));
  const placed = [...regionNames(state, areas.filter(inView), symbols)];
  const taken = [...obstacles(state), ...placed.map(({ spot }) => spot.box)];
  [...seats, ...districtNames(state, seen), ...towns].filter(inView).forEach((name) => {
    const spot = freeSpot(spotsOf(map, name, symbols), name, taken);
    if (!spot) return;
    taken.push(spot.box);
    placed.push({ name, spot });
  });
  state.names = placed.flatMap(({ name, spot }) => {
    const icon = L.divIcon({
      className: "atlas-name atlas-" + name.kind, iconSize: [spot.width, 2 * HALF_ROW_PX],
      iconAnchor: [-spot.dx, HALF_ROW_PX - spot.dy], html: element("span", { "data-gap": Math.round(spot.gap) }, name.text),
    });
    const marker = L.marker(name.at, { icon, pane: "names", interactive: false, keyboard: false });
    return [marker, ...leader(state, name, spot)].map((part) => part.addTo(map));
  });
}

const HALF_ROW_PX = 9 * larger();

const DISTRICTS_FROM_ZOOM = 7.5;

const TOWN_SHIFT_PX = 5;

// A town's name begins right of the circles at its place.
function besideCircle(map, town, symbols) {
  const { x, y } = map.latLngToContainerPoint(town.at);
  const here = symbols.filter((box) => x > box.left && x < box.right && y > box.top && y < box.bottom);
  return here.reduce((most, box) => Math.max(most, box.right - x + TOWN_SHIFT_PX - 1), TOWN_SHIFT_PX);
}

// Those inside the region first; a town of the same name says it already.
function districtNames({ map, config, levels }, seen) {
  if (map.getZoom() < DISTRICTS_FROM_ZOOM) return [];
  const towns = new Set(seen.map((town) => town.text));
  const own = new Set((levels.municipality?.areas || []).map((area) => area.id.slice(0, 5)));
  const found = levels[config.groundLevel].areas.filter((area) => area.point)
    .map((area) => ({ id: area.id, at: area.point, text: area.name.replace(/ \(.*\)$/, ""), kind: "district", shift: 0 }))
    .filter((name) => !towns.has(name.text));
  return found.sort((one, other) => own.has(other.id) - own.has(one.id));
}

function symbolBox(map, { at, radius }) {
  const { x, y } = map.latLngToContainerPoint(at);
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

// Kept for each set of circles, because layers are switched more often than maps are moved.
function regionNames(state, names, symbols) {
  const seen = [state.map.getBounds().toBBoxString(), state.map.getSize(), JSON.stringify(state.controls)].join();
  if (state.regionNames?.seen !== seen) state.regionNames = { seen, placed: new Map() };
  const { placed } = state.regionNames;
  if (!placed.has(state.named)) {
    names.forEach((name) => { name.spots = spotsOf(state.map, name, symbols); });
    placed.set(state.named, bestOrder(obstacles(state), names));
  }
  return placed.get(state.named);
}

// Names that get in each other's way: of all orders of placing them, that with the shortest lines.
function bestOrder(fixed, names) {
  const first = inOrder(fixed, names);
  if (first.gaps === 0) return first.placed;
  const tries = orders(names).map((order) => inOrder(fixed, order));
  return tries.reduce((best, one) => (one.gaps < best.gaps ? one : best), first).placed;
}

// What names keep clear of.
function obstacles(state) {
  return [...state.controls, ...state.arrowBoxes];
}

// Where the map's own buttons, scale and credit stand.
function controlBoxes(map) {
  const frame = map.getContainer().getBoundingClientRect();
  return [...map.getContainer().querySelectorAll(".leaflet-control")].map((control) => {
    const { left, right, top, bottom } = control.getBoundingClientRect();
    return { left: left - frame.left, right: right - frame.left, top: top - frame.top, bottom: bottom - frame.top };
  });
}

function inOrder(fixed, names) {
  const taken = [...fixed];
  const placed = names.map((name) => {
    const spot = freeSpot(name.spots, name, taken);
    taken.push(spot.box);
    return { name, spot };
  });
  return { placed, gaps: placed.reduce((sum, { spot }) => sum + spot.cost ** 2, 0) };
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
  region: (shift, width) => ({ sides: [-width / 2, 14, -width - 14, 44, -width - 44], steps: [0, -18, 18, -36, 36, -54, 54, -72, 72] }),
  seat: (shift, width) => ({ sides: [shift, -width - shift], steps: [0, -15, 15, -21, 21] }),
  district: (shift, width) => ({ sides: [-width / 2], steps: [0, -14, 14] }),
  town: (shift) => ({ sides: [shift], steps: [0] }),
};
const NEAR_PX = 10;
const WAY_OF_A_CIRCLE_PX = 7;
const MOST_CIRCLES = 4;

// The places for a name, the best first: near its point, and rather beside circles than over them.
function spotsOf(map, name, symbols) {
  const point = map.latLngToContainerPoint(name.at);
  const view = map.getSize();
  const width = widthOf(name);
  const { sides, steps } = PLACES[name.kind](name.shift, width);
  const spots = steps.flatMap((dy) => sides.map((dx) => spotAt(point, dx, dy * larger(), width, view)));
  spots.forEach((spot) => {
    const circles = symbols.filter((box) => overlap(box, spot.box)).length;
    spot.cost = spot.gap + WAY_OF_A_CIRCLE_PX * Math.min(circles, MOST_CIRCLES);
  });
  return spots.sort((a, b) => a.cost - b.cost);
}

function freeSpot(spots, name, taken) {
  if (name.kind === "region") return spots.find(({ box }) => isFree(box, taken)) || spots[0];
  return spots.find(({ box, moved }) => !moved && isFree(box, taken));
}

// A place for a name beside its point, moved back into the view where it would be cut.
function spotAt(point, dx, dy, width, view) {
  const left = Math.min(Math.max(point.x + dx, 3), view.x - width - 3);
  const middle = Math.min(Math.max(point.y + dy, HALF_ROW_PX + 3), view.y - HALF_ROW_PX - 3);
  const box = { left, right: left + width, top: middle - HALF_ROW_PX, bottom: middle + HALF_ROW_PX };
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
  const fonts = { region: ["700", 14], seat: ["600", 12], district: ["italic", 12], town: ["", 11] };
  const [style, size] = fonts[name.kind];
  canvas.font = `${style} ${lettersOf(size)}px ` + getComputedStyle(document.body).fontFamily;
  return Math.ceil(canvas.measureText(name.text).width) + 6;
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function centreOf(state, outline) {
  const found = state.outlines.get(outline.id);
  return found ? found.point : null;
}

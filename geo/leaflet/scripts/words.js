// Words on the map: tooltips and names.

function describeArea(state, path, at) {
  const { config } = state;
  const name = path.area.properties.name;
  const lines = [];
  state.shown.fills.filter((fill) => fill.level === path.level).forEach((fill) => {
    const index = fill.index[path.area.id];
    if (index === undefined) return;
    lines.push(fill.measure + ": " + valueText(config, fill, path.area.id, index), fill.period, fill.source);
  });
  tip(state, name, lines, at);
}

function valueText(config, fill, id, index) {
  const value = fill.values[index];
  if (value === null) return config.texts.status[fill.codes[index]];
  const text = value.toLocaleString(config.locale, { minimumFractionDigits: fill.decimals, maximumFractionDigits: fill.decimals });
  return (fill.least.includes(id) ? config.texts.least + " " : "") + text.replace("-", "\u2212") + "\u00a0" + fill.unit;
}

function tip(state, title, lines, at) {
  const content = element("div");
  content.append(element("strong", {}, title));
  lines.forEach((line) => content.append(element("div", {}, line)));
  state.tip.setContent(content).setLatLng(at);
  state.map.openTooltip(state.tip);
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
  const taken = [];
  const seats = state.shown.symbols.filter((symbol) => symbol.label)
    .map((symbol) => ({ at: symbol.at, text: symbol.label, kind: "seat", priority: 1, shift: symbol.radius + 3 }));
  const areas = config.outlines.filter((outline) => outline.label)
    .map((outline) => ({ at: centreOf(state, outline), text: outline.label, kind: "region", priority: 0, shift: 0 }));
  const towns = config.towns.filter((town) => map.getZoom() >= town.zoom).map((town) => ({ ...town, kind: "town", priority: 2, shift: 5 }));
  state.names = [...areas, ...seats, ...towns].filter((name) => name.at).flatMap((name) => {
    const spot = freeSpot(map, name, taken);
    if (!spot) return [];
    taken.push(spot.box);
    const icon = L.divIcon({
      className: "atlas-name atlas-" + name.kind, iconSize: [spot.width, 18],
      iconAnchor: [-spot.dx, 9 - spot.dy], html: element("span", {}, name.text),
    });
    return [L.marker(name.at, { icon, pane: "names", interactive: false, keyboard: false }).addTo(map)];
  });
}

// Names of regions try the middle, then the sides, and are never left out; others are.
function freeSpot(map, name, taken) {
  const point = map.latLngToContainerPoint(name.at);
  const view = map.getSize();
  const width = name.text.length * (name.kind === "town" ? 6 : name.kind === "region" ? 8 : 7) + 6;
  const shifts = name.kind === "region"
    ? [[-width / 2, 0], [-width / 2, -24], [-width / 2, 24], [14, 0], [-width - 14, 0], [-width / 2, -44], [-width / 2, 44],
      [26, -22], [26, 22], [-width - 26, -22], [-width - 26, 22], [40, 0], [-width - 40, 0],
      [-width / 2, -66], [-width / 2, 66], [40, -44], [40, 44], [-width - 40, -44], [-width - 40, 44]]
    : [[name.shift, 0]];
  const spots = shifts.map(([dx, dy]) => ({
    dx, dy, width,
    box: { left: point.x + dx, right: point.x + dx + width, top: point.y + dy - 9, bottom: point.y + dy + 9 },
  }));
  const inside = spots.filter(({ box }) => box.left > 2 && box.right < view.x - 2 && box.top > 2 && box.bottom < view.y - 2);
  return inside.find(({ box }) => !taken.some((other) => overlap(box, other))) || (name.kind === "region" && inside[0]);
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function centreOf(state, outline) {
  const feature = state.outlines.get(outline.id);
  return feature ? [feature.properties.lat, feature.properties.lon] : null;
}

// Showing a layer: fills, circles, links.

// On a page that chooses for the map, the map moves to what is chosen.
function lookAt(state, layer, variant) {
  const { map, config } = state;
  if (config.chooseInMap) return;
  const points = variant.symbols.map((symbol) => symbol.at);
  const bounds = variant === layer.variants[0] || !points.length ? config.bounds : L.latLngBounds(points).pad(0.15);
  map.fitBounds(bounds, { padding: [12, 12], maxZoom: 9, animate: false });
}

function show(state, layerId, variantId) {
  const layer = state.config.layers.find((one) => one.id === layerId) || state.config.layers[0];
  const variant = layer.variants.find((one) => one.id === variantId) || layer.variants[0];
  if (!state.levels) { pending = { layer: layerId, variant: variantId }; return; }
  if (state.shown !== variant) lookAt(state, layer, variant);
  paintAreas(state, variant);
  if (state.shown) state.map.removeLayer(groupOf(state, state.shown));
  state.shown = variant;
  groupOf(state, variant).addTo(state.map);
  if (seatNames(variant) !== state.seatNames) placeNames(state);
  state.map.closeTooltip(state.tip);
  atlas.layer = layer.id;
  atlas.variant = variant.id;
  markBar(state, layer, variant);
  tellPage(state.config, layer, variant);
}

function paintAreas(state, variant) {
  const { config, map } = state;
  const byLevel = Object.fromEntries(variant.fills.map((fill) => [fill.level, fill]));
  Object.entries(state.levels).forEach(([level, group]) => {
    const fill = byLevel[level];
    const wanted = Boolean(fill) || level === config.groundLevel || variant.fills.length === 0;
    if (!wanted) { map.removeLayer(group); return; }
    group.eachLayer((path) => restyle(path, styleOf(config, fill, path.area.id, level)));
    if (map.hasLayer(group)) return;
    group.addTo(map);
    if (level !== config.groundLevel) group.bringToFront();
  });
  atlas.drawn = Object.values(state.levels)
    .filter((group) => map.hasLayer(group))
    .reduce((sum, group) => sum + group.getLayers().length, 0);
}

// Leaflet's setStyle writes every attribute of a path; here only those that change are written.
const ATTRIBUTES = { color: "stroke", weight: "stroke-width", dashArray: "stroke-dasharray", fillColor: "fill", fillOpacity: "fill-opacity" };

function restyle(path, style) {
  const element = path._path;
  Object.entries(ATTRIBUTES).forEach(([option, attribute]) => {
    if (path.options[option] === style[option]) return;
    path.options[option] = style[option];
    if (!element) return;
    if (style[option] === null) element.removeAttribute(attribute);
    else element.setAttribute(attribute, style[option]);
  });
}

function styleOf(config, fill, id, level) {
  if (!fill) return level === config.groundLevel ? config.styles.ground : config.styles.see_through;
  const at = fill.index[id];
  if (at === undefined) return config.styles.ground;
  const code = fill.codes[at];
  const classed = code >= "0" && code <= "9";
  const colour = classed ? fill.colours[Number(code)]
    : config.patterns[code] ? "url(#atlas-" + code + ")" : config.plain[code];
  const line = classed ? fill.lines[Number(code)] : config.styles.area.color;
  const style = { ...config.styles.area, color: line, fillColor: colour, dashArray: null };
  return fill.least.includes(id) ? { ...style, ...config.styles.least } : style;
}

function groupOf(state, variant) {
  if (!state.groups.has(variant)) state.groups.set(variant, makeGroup(state, variant));
  return state.groups.get(variant);
}

function makeGroup(state, variant) {
  const group = L.layerGroup();
  variant.links.forEach((link) => group.addLayer(L.polyline([link.from, link.to], {
    pane: "links", interactive: false, color: state.config.styles.link, weight: link.width, opacity: 0.55,
  })));
  variant.symbols.forEach((symbol) => group.addLayer(circle(state, symbol)));
  return group;
}

function circle(state, symbol) {
  const halo = state.config.styles.halo;
  const made = L.circleMarker(symbol.at, {
    pane: "symbols", radius: symbol.radius, weight: symbol.hollow ? 2 : 1.5,
    color: symbol.hollow ? symbol.colour : halo,
    fillColor: symbol.hollow ? halo : symbol.colour, fillOpacity: symbol.hollow ? 0.9 : 0.75,
  });
  const tell = (event) => tip(state, symbol.lines[0], symbol.lines.slice(1), event.latlng || made.getLatLng());
  made.on({ mouseover: tell, click: tell, mouseout: () => state.map.closeTooltip(state.tip) });
  return made;
}

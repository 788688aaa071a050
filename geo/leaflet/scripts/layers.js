// Showing a layer: fills, cells, links, circles.

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
  if (state.opened) explainOpened(state);
  groupOf(state, variant).addTo(state.map);
  if (symbolsOf(variant) !== state.named) placeNames(state);
  state.map.closeTooltip(state.tip);
  atlas.layer = layer.id;
  atlas.variant = variant.id;
  markBar(state, layer, variant);
  tellPage(state.config, layer, variant);
}

function paintAreas(state, variant) {
  const { config } = state;
  const byLevel = Object.fromEntries(variant.fills.filter((fill) => fill.painted).map((fill) => [fill.level, fill]));
  Object.entries(state.levels).forEach(([name, level]) => {
    const fill = byLevel[name];
    level.shown = Boolean(fill) || name === config.groundLevel || variant.fills.length === 0 || Boolean(config.drill);
    level.group.style.display = level.shown ? "" : "none";
    if (level.shown) level.areas.forEach((area) => restyle(area, lookOfArea(state, area, byLevel)));
  });
  atlas.drawn = Object.values(state.levels)
    .reduce((sum, level) => sum + (level.shown ? level.areas.length : 0), 0);
}

function lookOfArea(state, area, byLevel) {
  const { config } = state;
  if (isCovered(state, area, byLevel)) return config.styles.ground;
  const look = styleOf(config, byLevel[area.level], area.id, area.level);
  return look === config.styles.see_through ? { ...look, color: lineWithin(config, area, byLevel) } : look;
}

const ATTRIBUTES = {
  color: "stroke", weight: "stroke-width", dashArray: "stroke-dasharray", fillColor: "fill", fillOpacity: "fill-opacity",
};

// Writes only the attributes that change.
function restyle(area, style) {
  if (area.style === style) return;
  Object.entries(ATTRIBUTES).forEach(([option, attribute]) => {
    if (area.style[option] === style[option]) return;
    if (style[option] == null) area.path.removeAttribute(attribute);
    else area.path.setAttribute(attribute, style[option]);
  });
  area.style = style;
}

// Each look is made once, so that an area that keeps its look costs nothing.
function styleOf(config, fill, id, level) {
  if (!fill) return level === config.groundLevel ? config.styles.ground : config.styles.see_through;
  const at = fill.index[id];
  if (at === undefined) return config.styles.ground;
  const border = fill.leastIds.has(id) ? "least" : fill.uncertainIds.has(id) ? "uncertain" : "";
  const look = fill.codes[at] + border;
  if (!fill.looks.has(look)) fill.looks.set(look, lookOf(config, fill, fill.codes[at], border));
  return fill.looks.get(look);
}

function lookOf(config, fill, code, border) {
  const place = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".indexOf(code);
  const classed = place >= 0;
  const plain = config.patterns[code] ? `url(#atlas-${code})` : config.plain[code];
  return {
    ...config.styles.area, dashArray: null,
    color: classed ? fill.lines[place] : config.styles.area.color,
    fillColor: classed ? fill.colours[place] : plain,
    ...(border ? config.styles[border] : {}),
  };
}

function groupOf(state, variant) {
  if (!state.groups.has(variant)) state.groups.set(variant, makeGroup(state, variant));
  return state.groups.get(variant);
}

function makeGroup(state, variant) {
  const group = L.layerGroup();
  variant.cells.forEach((cell) => group.addLayer(described(state, cell, L.polygon(cell.corners, {
    ...state.config.styles.area, pane: "areas", fillColor: cell.colour,
  }))));
  variant.links.forEach((link) => group.addLayer(described(state, link, L.polyline([link.from, link.to], {
    pane: "links", color: state.config.styles.link, weight: link.width, opacity: 0.55,
  }))));
  variant.symbols.forEach((symbol) => group.addLayer(circle(state, symbol)));
  return group;
}

function circle(state, symbol) {
  const halo = state.config.styles.halo;
  return described(state, symbol, L.circleMarker(symbol.at, {
    pane: "symbols", radius: symbol.radius, weight: symbol.hollow ? 2 : 1.5,
    color: symbol.hollow ? symbol.colour : halo,
    fillColor: symbol.hollow ? halo : symbol.colour, fillOpacity: symbol.hollow ? 0.9 : 0.75,
  }));
}

function described(state, { lines, ref }, shape) {
  const tell = (event) => tip(state, lines[0], lines.slice(1), event.latlng, ref);
  return shape.on({ mouseover: tell, click: tell, mouseout: () => state.map.closeTooltip(state.tip) });
}

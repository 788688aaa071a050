// Outlines: areas that take a fill, borders above them, patterns for states without a value.

function draw(state, collections) {
  const { map, config } = state;
  const renderer = L.svg({ pane: "areas", padding: 0.2 }).addTo(map);
  const borders = L.svg({ pane: "borders", padding: 0.2 });
  state.levels = {};
  state.outlines = new Map();
  config.files.forEach((source, index) => {
    const features = collections[index].features;
    if (source.role === "outline") {
      features.forEach((feature) => state.outlines.set(feature.id, feature));
    } else if (source.role === "line") {
      L.geoJSON(features, { renderer: borders, pane: "borders", interactive: false, style: config.styles.state }).addTo(map);
    } else {
      addAreas(state, source, features, renderer);
    }
  });
  addPatterns(renderer, config.patterns);
  addOutlines(state);
  state.tip = L.tooltip({ sticky: true, direction: "top", opacity: 1, className: "atlas-tip" });
  addNames(state);
  const wanted = pending || fromAddress(config);
  show(state, wanted.layer, wanted.variant);
  map.whenReady(() => requestAnimationFrame(() => { atlas.ready = true; }));
}

function addAreas(state, source, features, renderer) {
  const only = source.only ? new Set(source.only) : null;
  const chosen = only ? features.filter((feature) => only.has(feature.id)) : features;
  const group = state.levels[source.level] || (state.levels[source.level] = L.featureGroup());
  L.geoJSON(chosen, {
    renderer, pane: "areas", style: state.config.styles.ground,
    onEachFeature(feature, path) {
      path.area = feature;
      path.level = source.level;
      state.areas.set(feature.id, path);
      path.on({
        mouseover: (event) => describeArea(state, path, event.latlng),
        mousemove: (event) => state.tip.setLatLng(event.latlng),
        click: (event) => describeArea(state, path, event.latlng),
        mouseout: () => state.map.closeTooltip(state.tip),
      });
      group.addLayer(path);
    },
  });
}

function addPatterns(renderer, patterns) {
  const space = "http://www.w3.org/2000/svg";
  const defs = document.createElementNS(space, "defs");
  Object.entries(patterns).forEach(([code, pattern]) => {
    const made = document.createElementNS(space, "pattern");
    const size = String(pattern.size);
    [["id", "atlas-" + code], ["width", size], ["height", size], ["patternUnits", "userSpaceOnUse"]]
      .forEach(([name, value]) => made.setAttribute(name, value));
    const ground = document.createElementNS(space, "rect");
    [["width", size], ["height", size], ["fill", pattern.ground]].forEach(([n, v]) => ground.setAttribute(n, v));
    const ink = document.createElementNS(space, "path");
    [["d", pattern.path], ["stroke", pattern.ink], ["stroke-width", "1"], ["fill", "none"]]
      .forEach(([n, v]) => ink.setAttribute(n, v));
    made.append(ground, ink);
    defs.append(made);
  });
  renderer._container.prepend(defs);
}

function addOutlines(state) {
  state.config.outlines.forEach((outline) => {
    const feature = state.outlines.get(outline.id);
    if (!feature) return;
    const style = { color: outline.colour, weight: outline.dashed ? 2 : 3.5, dashArray: outline.dashed ? "6 5" : null, fill: false };
    L.geoJSON(feature, { pane: "borders", interactive: false, style }).addTo(state.map);
  });
}

// Outlines: areas that take a fill, borders above them, patterns for states without a value.
// They come in pixels of one zoom level; zooming moves and scales whole sheets of them.

const SVG = "http://www.w3.org/2000/svg";

function drawn(name, attributes, children) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...(children || []));
  return made;
}

function draw(state, collections) {
  const { map, config } = state;
  const areas = addSheet(map, "areas", collections[0]);
  const borders = addSheet(map, "borders", collections[0]);
  state.sheet = areas;
  state.pixels = collections[0];
  state.borders = borders;
  state.levels = {};
  state.outlines = new Map();
  config.files.forEach((source, index) => {
    const shapes = collections[index];
    if (source.role === "outline") {
      shapes.ids.forEach((id, at) => state.outlines.set(id, { path: shapes.paths[at], point: shapes.points[at] }));
    } else if (source.role === "line") {
      shapes.paths.forEach((path) => addLine(borders, path, config.styles.state));
    } else {
      addAreas(state, source, shapes, areas);
    }
  });
  addPatterns(areas, config.patterns);
  addOutlines(state, borders);
  // Leaflet would close a tooltip that is not permanent with the click that opens it.
  state.tip = L.tooltip({ sticky: true, permanent: true, direction: "top", opacity: 1, className: "atlas-tip" });
  listen(state, areas);
  addEvidence(state);
  addNames(state);
  const wanted = pending || fromAddress(config);
  show(state, wanted.layer, wanted.variant);
  if (config.chooseInMap && state.barHeight !== state.bar.offsetHeight) {
    state.fit();
    home(state);
  }
  if (config.drill) enter(state, askedArea(state));
  if (fixedView && !isOnStage()) moveTogether(state);
  addStage(state);
  addPick(state);
  map.whenReady(() => requestAnimationFrame(() => {
    atlas.ready = true;
    bringTables(config);
  }));
}

// A sheet: one drawing as large as the map, kept in place by Leaflet, with scaled paths inside.
function addSheet(map, pane, { zoom, origin }) {
  const renderer = L.svg({ pane, padding: 0.2 }).addTo(map);
  const sheet = { root: drawn("g", { class: "atlas-sheet" }), patterns: [], container: renderer._container };
  renderer._rootGroup.append(sheet.root);
  const place = () => {
    const scale = map.getZoomScale(map.getZoom(), zoom);
    const corner = map.getPixelOrigin();
    const shift = [origin[0] * scale - corner.x, origin[1] * scale - corner.y];
    sheet.root.setAttribute("transform", `translate(${shift}) scale(${scale})`);
    sheet.patterns.forEach((pattern) => pattern.setAttribute("patternTransform", `scale(${1 / scale})`));
  };
  renderer.on("update", place);
  sheet.place = place;
  place();
  return sheet;
}

function addAreas(state, source, shapes, sheet) {
  const only = source.only ? new Set(source.only) : null;
  const level = state.levels[source.level] || (state.levels[source.level] = addLevel(sheet));
  shapes.ids.forEach((id, at) => {
    if (only && !only.has(id)) return;
    const path = drawn("path", { d: shapes.paths[at], class: "leaflet-interactive", "data-area": id });
    const area = { id, name: shapes.names[at], point: shapes.points?.[at], level: source.level, path, style: {} };
    level.areas.push(area);
    state.areas.set(id, area);
    level.group.append(path);
  });
}

// Takes away the areas of a level that came on demand.
function dropAreas(state, name) {
  const level = state.levels[name];
  if (!level) return;
  level.areas.forEach((area) => state.areas.delete(area.id));
  level.group.remove();
  delete state.levels[name];
}

function dim(state, isDimmed) {
  let dimmed = 0;
  state.areas.forEach((area) => { dimmed += area.path.classList.toggle("atlas-dim", isDimmed(area)); });
  state.map.getContainer().classList.toggle("atlas-opened", dimmed > 0);
}

function boundsOf({ map, pixels: { zoom, origin } }, areas) {
  const corners = areas.map((area) => area.path.getBBox()).flatMap(({ x, y, width, height }) => [[x, y], [x + width, y + height]]);
  return L.latLngBounds(corners.map(([right, down]) => map.unproject(L.point(origin[0] + right, origin[1] + down), zoom)));
}

function addLevel(sheet) {
  const group = drawn("g", {});
  sheet.root.append(group);
  return { group, areas: [], shown: true };
}

function addLine(sheet, path, style) {
  const line = drawn("path", { d: path, fill: "none" });
  restyle({ path: line, style: {} }, style);
  sheet.root.append(line);
}

function addOutlines(state, sheet) {
  state.config.outlines.forEach((outline) => {
    const found = state.outlines.get(outline.id);
    if (!found) return;
    const dashed = { weight: 2, dashArray: "6 5" };
    addLine(sheet, found.path, { color: outline.colour, ...(outline.dashed ? dashed : { weight: 3.5, dashArray: null }) });
  });
}

function addPatterns(sheet, patterns) {
  sheet.patterns = Object.entries(patterns).map(([code, { size, ground, path, ink }]) => drawn(
    "pattern", { id: "atlas-" + code, width: size, height: size, patternUnits: "userSpaceOnUse" },
    [
      drawn("rect", { width: size, height: size, fill: ground }),
      drawn("path", { d: path, stroke: ink, "stroke-width": 1, fill: "none" }),
    ],
  ));
  sheet.container.prepend(drawn("defs", {}, sheet.patterns));
  sheet.place();
}

// One listener for all areas: what the mouse is over, or the finger has touched.
function listen(state, sheet) {
  const { map } = state;
  const under = (event) => state.areas.get(event.target.dataset.area);
  const tell = (event) => {
    const area = under(event);
    if (area) describeArea(state, area, map.mouseEventToLatLng(event));
  };
  sheet.container.addEventListener("mouseover", tell);
  sheet.container.addEventListener("click", (event) => {
    if (map.dragging.moved()) return;
    tell(event);
    if (under(event)) chooseArea(state, under(event), event);
  });
  sheet.container.addEventListener("mousemove", (event) => {
    if (under(event)) placeTip(state, map.mouseEventToLatLng(event));
  });
  sheet.container.addEventListener("mouseout", (event) => { if (under(event)) map.closeTooltip(state.tip); });
}

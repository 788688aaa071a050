// Going into the map: from Germany into a Land, a district and its municipalities, and back.
// The server is not asked; outlines of municipalities come by address when first opened.

const COUNTRY = "DG";
const DISTRICT = "district";
const MUNICIPALITY = "municipality";
const DIGITS_OF_LEVELS = [2, 5];
const REMEMBERED = "atlas-area";

function addPath(state) {
  const { map, config } = state;
  if (!config.drill) return;
  state.path = element("nav", { class: "atlas-path", "aria-label": config.texts.path });
  state.crumbs = element("ol");
  state.hint = element("p", { role: "status" });
  state.path.append(state.crumbs, state.hint);
  const control = L.control({ position: "topleft" });
  control.onAdd = () => state.path;
  control.addTo(map);
  L.DomEvent.disableClickPropagation(state.path);
  map.doubleClickZoom.disable();
  map.getContainer().addEventListener("pointerdown", (event) => notePointer(state, event), { capture: true });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.tagName !== "SELECT") goBack(state);
  });
}

// Germany and what lies around an area, down to itself: DG, 14, 14521.
function wayTo(id) {
  if (id === COUNTRY) return [id];
  return [COUNTRY, ...DIGITS_OF_LEVELS.filter((digits) => digits <= id.length).map((digits) => id.slice(0, digits))];
}

function goBack(state) {
  const around = wayTo(state.opened?.id || COUNTRY).at(-2);
  if (around) enter(state, around);
}

function districtOf(id) {
  return id.slice(0, DIGITS_OF_LEVELS[1]);
}

function isWithin(id, scope) {
  return scope === COUNTRY || id.startsWith(scope);
}

// A finger has no way of pointing: it reads first, and enters what it has just read.
function notePointer(state, event) {
  const told = state.tip && state.map.hasLayer(state.tip) ? state.told : null;
  state.pointer = { touch: event.pointerType === "touch", told };
}

function chooseArea(state, area, event) {
  const { drill, pick } = state.config;
  if (pick) { pickArea(state, area); return; }
  const again = event.detail > 1 && !state.pointer?.touch;
  if (!drill || again || (state.pointer?.touch && state.pointer.told !== area)) return;
  if (area.level === MUNICIPALITY) mark(state, area);
  else if (area.id !== state.opened.id) enter(state, nextTo(area.id, state.opened.id));
}

// The Land of a district first; the district itself where its Land is opened already.
function nextTo(id, opened) {
  const [, state] = wayTo(id);
  return isWithin(opened, state) && opened !== COUNTRY ? id : state;
}

// Opens an area. What is returned is done when its municipalities, if there are any, are drawn.
function enter(state, id) {
  const { map, config } = state;
  if (!config.drill || !state.levels) return Promise.resolve();
  const opened = { id };
  const still = !state.opened && id === COUNTRY;
  state.opened = opened;
  atlas.scope = null;
  state.marked?.remove();
  map.closeTooltip(state.tip);
  dropAreas(state, MUNICIPALITY);
  paintAreas(state, state.shown);
  dim(state, (area) => !isWithin(area.id, id));
  showPath(state);
  if (!still) lookAtOpened(state);
  keepArea(config, id);
  return drawInside(state, opened).then(() => {
    if (state.opened !== opened) return;
    explainOpened(state);
    placeNames(state);
    atlas.scope = id;
  });
}

function drawInside(state, opened) {
  const file = state.config.drill.files[opened.id];
  if (!file) return Promise.resolve();
  return load(file).then((shapes) => {
    if (state.opened !== opened) return;
    addAreas(state, { level: MUNICIPALITY }, shapes, state.sheet);
    paintAreas(state, state.shown);
  }).catch((fault) => {
    console.warn(fault);
    opened.fault = true;
  });
}

function lookAtOpened(state) {
  const { map, config, opened } = state;
  const inside = [...state.areas.values()].filter((area) => area.level === DISTRICT && isWithin(area.id, opened.id));
  const bounds = opened.id === COUNTRY ? config.bounds : boundsOf(state, inside);
  const top = opened.id === COUNTRY ? 12 : 12 + state.path.offsetHeight;
  map.fitBounds(bounds, { paddingTopLeft: [12, top], paddingBottomRight: [12, 12], maxZoom: 11, animate: false });
}

function showPath(state) {
  const way = wayTo(state.opened.id);
  const held = state.path.contains(document.activeElement);
  state.crumbs.replaceChildren(...way.map((id) => crumb(state, id)));
  state.path.classList.toggle("atlas-start", way.length === 1);
  explainOpened(state);
  if (held) state.crumbs.querySelector("[aria-current]").focus({ preventScroll: true });
}

function crumb(state, id) {
  const { drill } = state.config;
  const name = id === COUNTRY ? drill.country : drill.states[id] || state.areas.get(id).name;
  const button = element("button", { type: "button", "data-scope": id }, name);
  if (id === state.opened.id) button.setAttribute("aria-current", "location");
  button.addEventListener("click", () => enter(state, id));
  const item = element("li");
  item.append(button);
  return item;
}

// Says how to begin, and what an opened district cannot show.
function explainOpened(state) {
  const { config: { texts }, opened } = state;
  const isDistrict = opened.id.length === DIGITS_OF_LEVELS[1];
  state.hint.textContent = opened.id === COUNTRY ? texts.open : isDistrict ? whatLacks(state) : "";
}

function whatLacks({ config: { drill, texts }, opened, shown }) {
  if (opened.fault) return texts.municipalitiesFault;
  const levels = shown.fills.map((fill) => fill.level);
  const withoutValues = levels.length && !levels.includes(MUNICIPALITY) ? texts.districtsOnly : "";
  return drill.files[opened.id] ? withoutValues : texts.noMunicipalities;
}

// A district gives way to its municipalities where these have values of their own.
function isCovered(state, area, byLevel) {
  return area.id === state.opened?.id && Boolean(byLevel[MUNICIPALITY] && state.levels[MUNICIPALITY]?.areas.length);
}

// Municipalities without values lie on the fill of their district: their borders are seen on it.
function lineWithin(config, area, byLevel) {
  return styleOf(config, byLevel[DISTRICT], districtOf(area.id), DISTRICT).color;
}

// From the search: the area is opened, and what has a value there says it.
function goTo(state, area) {
  if (!state.config.drill) { lookAtArea(state, area); return; }
  const scope = districtOf(area.id);
  enter(state, scope).then(() => {
    const found = state.areas.get(area.id);
    if (!found || atlas.scope !== scope) return;
    if (found.level === MUNICIPALITY) mark(state, found);
    describeArea(state, found, boundsOf(state, [found]).getCenter());
  });
}

// The area that the link names; one that the reader had opened before the language changed.
function askedArea({ config, areas }) {
  const page = outer();
  const named = new URLSearchParams(page ? page.location.search : "").get("area");
  const asked = named ?? rememberedArea(page, config.locale);
  const known = Object.hasOwn(config.drill.states, asked) || areas.get(asked)?.level === DISTRICT;
  return known ? asked : COUNTRY;
}

function rememberedArea(page, locale) {
  try {
    const [id, language] = (page.sessionStorage.getItem(REMEMBERED) || "").split(" ");
    return language === locale ? null : id;
  } catch { return null; }
}

function keepArea({ locale }, id) {
  const page = outer();
  if (!page || !here) return;
  try { page.sessionStorage.setItem(REMEMBERED, id + " " + locale); } catch { /* storage may be refused */ }
  const address = new URL(page.location.href);
  if (id === COUNTRY) address.searchParams.delete("area");
  else address.searchParams.set("area", id);
  if (address.href !== page.location.href) page.history.replaceState(page.history.state, "", address);
}

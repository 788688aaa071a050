// Choosing areas by clicks for a region of the reader's own; the page takes what is chosen.

const PICKED = "pick";
const EDGE_PX = 12;
// Of the buttons at the left of the map.
const BUTTONS_PX = 52;
// Of the words in the panel when many areas are chosen.
const WORDS_PX = 72;

function addPick(state) {
  const { map, config: { pick } } = state;
  if (!pick) return;
  const asked = new URLSearchParams(outer()?.location.search || "").get(PICKED) || "";
  state.picked = new Set(asked.split(",").filter((id) => id.length === 8 || state.areas.has(id)));
  state.picking = element("form", { class: "atlas-picking" });
  state.picking.append(levels(state), element("p", { role: "status" }), ...deeds(state));
  const control = L.control({ position: "topright" });
  control.onAdd = () => state.picking;
  control.addTo(map);
  L.DomEvent.disableClickPropagation(state.picking);
  map.options.zoomSnap = 0.25;
  home(state);
  Promise.all([...new Set([...state.picked].filter(isMunicipality).map(districtOf))].map((id) => bringInside(state, id)))
    .then(() => {
      addPickKeys(state);
      showPicked(state);
    });
}

// The room that the panel leaves free: beside it or below, whichever shows the map larger.
function roomBeside({ map, config, picking }) {
  if (!picking) return { padding: [EDGE_PX, EDGE_PX] };
  const words = picking.querySelector("[role=status]");
  const high = picking.offsetHeight - words.offsetHeight + WORDS_PX;
  const rooms = [
    [[BUTTONS_PX, EDGE_PX], [picking.offsetWidth + 2 * EDGE_PX, EDGE_PX]],
    [[EDGE_PX, high + 2 * EDGE_PX], [EDGE_PX, EDGE_PX]],
  ];
  const zoom = ([first, last]) => {
    const taken = L.point(first).add(last);
    const size = map.getSize().subtract(taken);
    return Math.min(size.x, size.y) > 0 ? map.getBoundsZoom(config.bounds, false, taken) : -1;
  };
  const [paddingTopLeft, paddingBottomRight] = zoom(rooms[0]) >= zoom(rooms[1]) ? rooms[0] : rooms[1];
  return { paddingTopLeft, paddingBottomRight };
}

function isMunicipality(id) {
  return id.length > DIGITS_OF_LEVELS[1];
}

// Which areas a click chooses.
function levels({ config: { pick } }) {
  const group = element("fieldset");
  group.append(element("legend", {}, pick.texts.level));
  Object.entries({ [DISTRICT]: pick.texts.districts, [MUNICIPALITY]: pick.texts.municipalities }).forEach(([level, words]) => {
    const label = element("label", {}, words);
    const input = element("input", { type: "radio", name: "level", value: level });
    input.checked = level === DISTRICT;
    label.prepend(input);
    group.append(label);
  });
  return group;
}

function deeds(state) {
  const { pick } = state.config;
  const take = element("button", { type: "button", "data-pick": "take" }, pick.texts.take);
  take.addEventListener("click", () => askServer({ [PICKED]: [...state.picked].sort().join(",") || null }));
  const clear = element("button", { type: "button", "data-pick": "clear" }, pick.texts.clear);
  clear.addEventListener("click", () => {
    state.picked.clear();
    showPicked(state);
  });
  return [take, clear];
}

function pickArea(state, area) {
  const inner = new FormData(state.picking).get("level") === MUNICIPALITY;
  if (inner && area.level === DISTRICT) {
    bringInside(state, area.id).then((words) => showPicked(state, words));
    state.map.fitBounds(boundsOf(state, [area]), { padding: [40, 40], animate: false });
    return;
  }
  const id = inner ? area.id : districtOf(area.id);
  if (inner) state.picked.delete(districtOf(id));
  else [...state.picked].filter((one) => isMunicipality(one) && isWithin(one, id)).forEach((one) => state.picked.delete(one));
  if (!state.picked.delete(id)) state.picked.add(id);
  showPicked(state);
}

// Draws the municipalities of a district; tells what stands against it.
function bringInside(state, id) {
  const { pick, texts } = state.config;
  const file = pick.files[id];
  if (!file) return Promise.resolve(texts.noMunicipalities);
  state.inside = state.inside || new Map();
  if (!state.inside.has(id)) {
    state.inside.set(id, load(file).then((shapes) => {
      addAreas(state, { level: MUNICIPALITY }, shapes, state.sheet);
      paintAreas(state, state.shown);
      return "";
    }).catch((fault) => {
      console.warn(fault);
      state.inside.delete(id);
      return texts.municipalitiesFault;
    }));
  }
  return state.inside.get(id);
}

function showPicked(state, words) {
  const { pick } = state.config;
  state.areas.forEach((area) => {
    area.path.classList.toggle("atlas-picked", state.picked.has(area.id) || state.picked.has(districtOf(area.id)));
  });
  const names = [...state.picked].sort().map((id) => state.areas.get(id)?.name || id);
  const some = names.slice(0, pick.most).join(", ") + (names.length > pick.most ? ", …" : "");
  const count = pick.texts.chosen.replace("{count}", names.length);
  state.picking.querySelector("[role=status]").textContent = [words, names.length ? count + ": " + some : pick.texts.none].filter(Boolean).join(" ");
  state.picking.querySelectorAll("button").forEach((button) => { button.disabled = !names.length && button.dataset.pick === "clear"; });
  tellChosen(state);
  atlas.picked = [...state.picked].sort();
}

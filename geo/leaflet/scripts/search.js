// Finding an area by its name, however it is typed, or by its official key.

const MOST_FOUND = 8;
const SPELLINGS = { "ß": "ss", "ä": "ae", "ö": "oe", "ü": "ue" };

// Two spellings of each name: "Köln" is found by "koeln" and by "koln".
function spellings(text) {
  const lower = text.toLowerCase();
  const german = lower.replace(/[ßäöü]/g, (letter) => SPELLINGS[letter]);
  const plain = lower.replace(/ß/g, "ss").normalize("NFD").replace(/\p{Diacritic}/gu, "");
  return [german, plain];
}

function found(state, typed) {
  const wanted = spellings(typed.trim());
  if (!wanted[0]) return [];
  const places = [...state.areas.values()].flatMap((area) => {
    const names = spellings(area.name);
    const at = Math.min(...names.map((name, form) => name.indexOf(wanted[form])).map((place) => (place < 0 ? Infinity : place)));
    const keyed = area.id.startsWith(wanted[0]);
    return keyed || at < Infinity ? [{ area, rank: keyed || at === 0 ? 0 : 1 }] : [];
  });
  places.sort((a, b) => a.rank - b.rank || a.area.name.localeCompare(b.area.name, "de"));
  return places.slice(0, MOST_FOUND).map(({ area }) => area);
}

function addSearch(state, bar) {
  const { texts } = state.config;
  const box = element("div", { class: "atlas-search" });
  const input = element("input", {
    type: "search", placeholder: texts.search, "aria-label": texts.search, role: "combobox",
    "aria-expanded": "false", "aria-controls": "atlas-found", autocomplete: "off",
  });
  const list = element("ul", { id: "atlas-found", hidden: "" });
  const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); };
  const choose = (area) => { close(); input.value = area.name; lookAtArea(state, area); };
  const offer = () => {
    const areas = found(state, input.value);
    const rows = areas.map((area) => offered(area, () => choose(area)));
    list.replaceChildren(...(rows.length || !input.value.trim() ? rows : [element("li", {}, texts.nothing)]));
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
  };
  input.addEventListener("input", offer);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { close(); input.focus(); }
    if (event.key === "Enter" && event.target === input) list.querySelector("button")?.click();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event, box);
  });
  box.addEventListener("focusout", (event) => { if (!box.contains(event.relatedTarget)) close(); });
  box.append(input, list);
  bar.append(box);
}

function offered(area, choose) {
  const row = element("li");
  const button = element("button", { type: "button" }, area.name);
  button.append(element("small", {}, " " + area.id));
  button.addEventListener("click", choose);
  row.append(button);
  return row;
}

// Arrow keys go through the list, and from its top back to what was typed.
function move(event, box) {
  const stops = [...box.querySelectorAll("input, button")];
  const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function lookAtArea(state, area) {
  const { map } = state;
  const { x, y, width, height } = area.path.getBBox();
  const { zoom, origin } = state.pixels;
  const corners = [[x, y], [x + width, y + height]].map(([right, down]) =>
    map.unproject(L.point(origin[0] + right, origin[1] + down), zoom));
  const bounds = L.latLngBounds(corners);
  map.fitBounds(bounds, { maxZoom: 10, padding: [40, 40], animate: false });
  mark(state, area);
  if (state.levels[area.level].shown) describeArea(state, area, bounds.getCenter());
}

function mark(state, area) {
  state.marked?.remove();
  state.marked = drawn("path", { d: area.path.getAttribute("d"), class: "atlas-marked" });
  state.borders.root.append(state.marked);
}

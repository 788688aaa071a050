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
  const known = new Map([...(state.listed || []), ...state.areas]);
  const places = [...known.values()].flatMap((area) => {
    const names = spellings(area.name);
    const at = Math.min(...names.map((name, form) => name.indexOf(wanted[form])).map((place) => (place < 0 ? Infinity : place)));
    const keyed = area.id.startsWith(wanted[0]);
    const exact = area.id === wanted[0] || names[0] === wanted[0];
    return keyed || at < Infinity ? [{ area, rank: exact ? -1 : keyed || at === 0 ? 0 : 1 }] : [];
  });
  places.sort((a, b) => a.rank - b.rank || a.area.name.localeCompare(b.area.name, "de"));
  return places.slice(0, MOST_FOUND).map(({ area }) => area);
}

// The names of areas that are not drawn come when a reader is about to search.
function fetchNames(state) {
  state.unlisted = false;
  return load(state.config.drill.names).then(({ ids, names }) => {
    state.listed = new Map(ids.map((id, at) => [id, { id, name: names[at] }]));
  }).catch((fault) => {
    console.warn(fault);
    state.unlisted = true;
  });
}

function whyNothing({ config: { drill, texts }, listed, unlisted }) {
  if (unlisted) return texts.namesFault;
  return drill && !listed ? "" : texts.nothing;
}

function addSearch(state, bar) {
  const { texts, drill } = state.config;
  const box = element("div", { class: "atlas-search" });
  const input = element("input", {
    type: "search", placeholder: texts.find, "aria-label": texts.search, role: "combobox",
    "aria-expanded": "false", "aria-controls": "atlas-found", autocomplete: "off",
  });
  const list = element("ul", { id: "atlas-found", hidden: "" });
  let asked = false;
  const open = (yes) => { list.hidden = !yes; input.setAttribute("aria-expanded", String(yes)); };
  const close = () => { asked = false; open(false); };
  const choose = (area, byKey) => {
    if (byKey) input.focus();
    close();
    input.value = area.name;
    goTo(state, area);
  };
  const offer = () => {
    asked = Boolean(input.value.trim());
    fillList(state, list, input.value, choose);
    open(asked && list.childElementCount > 0);
  };
  input.addEventListener("input", offer);
  input.addEventListener("focus", () => {
    if (drill && !state.listed) fetchNames(state).then(() => { if (asked) offer(); });
  });
  box.addEventListener("keydown", (event) => moveInList(event, box, list, close));
  box.addEventListener("focusout", (event) => { if (!box.contains(event.relatedTarget)) close(); });
  box.append(input, list);
  bar.append(box);
}

function fillList(state, list, typed, choose) {
  const rows = found(state, typed).map((area) => offered(state, area, (event) => choose(area, event.detail === 0)));
  const words = rows.length ? "" : whyNothing(state);
  list.replaceChildren(...(words ? [element("li", {}, words)] : rows));
}

function moveInList(event, box, list, close) {
  const input = box.querySelector("input");
  if (event.key === "Escape") {
    if (!list.hidden) event.stopPropagation();
    close();
    input.focus();
  }
  if (event.key === "Enter" && event.target === input) list.querySelector("button")?.click();
  if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event, box);
}

function offered(state, area, choose) {
  const row = element("li");
  const button = element("button", { type: "button" }, area.name);
  const around = state.areas.get(districtOf(area.id));
  button.append(element("small", {}, " " + area.id + (around && around !== area ? ", " + around.name : "")));
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
  const bounds = boundsOf(state, [area]);
  state.map.fitBounds(bounds, { maxZoom: 10, padding: [40, 40], animate: false });
  mark(state, area);
  if (state.levels[area.level].shown) describeArea(state, area, bounds.getCenter());
}

function mark(state, area) {
  state.marked?.remove();
  state.marked = drawn("path", { d: area.path.getAttribute("d"), class: "atlas-marked" });
  state.borders.root.append(state.marked);
}

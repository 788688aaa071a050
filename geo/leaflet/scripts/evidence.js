// From the map to the records of its figures: what is told, or opened, and the key that asks for it.

// The address of the figure of an area: of the fill that is seen, else of the first with a value.
function refOfArea({ shown }, area) {
  const fills = shown.fills.filter((fill) => fill.ref && fill.level === area.level && fill.index[area.id] !== undefined);
  const fill = fills.find((one) => one.painted) || fills[0];
  return fill ? fill.ref.replace("{}", area.id) : "";
}

// A municipality without values of its own has those of its district.
function refAround(state, area) {
  const around = state.areas.get(districtOf(area.id));
  return refOfArea(state, area) || (around ? refOfArea(state, around) : "");
}

function pointedRef(state) {
  if (!state.shown || !state.tip) return "";
  if (state.map.hasLayer(state.tip)) return state.ref || "";
  const opened = state.opened && state.areas.get(state.opened.id);
  return opened ? refAround(state, opened) : "";
}

// The page around the map draws the records, of a map among others side by side too. A page that
// carries some of them in itself says which.
function recordsOf(ref) {
  try {
    const records = window.parent !== window ? window.parent.atlasEvidence : null;
    return !ref || !records?.has || records.has(ref) ? records : null;
  } catch { return null; }
}

// The line below a tooltip: the key for those who point, a button for those who touch. A finger
// that lifts comes before the click, which would close the tooltip first.
function evidenceLine(state, ref) {
  const { evidence, touchEvidence } = state.config.texts;
  const button = element("button", { type: "button", class: "atlas-evidence" }, state.touched ? touchEvidence : evidence);
  if (state.touched) button.classList.add("atlas-touch");
  ["click", "pointerup"].forEach((name) => button.addEventListener(name, (event) => {
    event.stopPropagation();
    recordsOf()?.open(ref);
  }));
  return button;
}

function addEvidence(state) {
  atlas.evidence = () => pointedRef(state);
  const note = (event) => { state.touched = event.pointerType === "touch"; };
  ["pointerdown", "pointermove"].forEach((name) => state.map.getContainer().addEventListener(name, note, { capture: true }));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, select")) return;
    if (event.key === "q" || event.key === "Q") recordsOf()?.choose();
  });
}

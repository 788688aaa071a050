// Controls: layers, indicator, zoom, reset, scale, credit.

function addBar(state) {
  const { config, map } = state;
  const bar = element("div", { class: "atlas-bar", role: "group", "aria-label": config.texts.layers });
  state.bar = bar;
  state.buttons = config.layers.map((layer) => {
    const button = element("button", { type: "button", "data-layer": layer.id, "aria-pressed": "false" }, layer.label);
    button.addEventListener("click", () => show(state, layer.id, state.chosen && state.chosen[layer.id]));
    bar.append(button);
    return button;
  });
  if (config.layers.length === 1) bar.classList.add("atlas-single");
  state.choice = element("select", { class: "atlas-choice", "aria-label": config.texts.choose, "data-choice": "indicator", hidden: "" });
  state.choice.addEventListener("change", () => show(state, atlas.layer, state.choice.value));
  state.classing = config.classing ? addClassing(config) : null;
  const container = map.getContainer();
  const choices = element("div", { class: "atlas-choices" });
  choices.append(state.choice, ...(state.classing ? [state.classing] : []));
  addSteps(state, choices);
  addSearch(state, bar);
  bar.append(choices);
  container.parentElement.insertBefore(bar, container);
  container.setAttribute("aria-label", config.texts.map);
  state.fit = () => {
    state.barHeight = bar.offsetHeight;
    container.style.height = Math.max(260, (window.innerHeight || config.height) - bar.offsetHeight) + "px";
    map.invalidateSize({ animate: false });
  };
  if (fixedView) bar.hidden = true;
  state.fit();
  window.addEventListener("resize", state.fit);
  new ResizeObserver(() => { if (state.barHeight !== bar.offsetHeight) state.fit(); }).observe(bar);
  zoomOnDemand(map);
}

// How classes are made is a question to the server, asked by the address of the page.
function addClassing({ classing, texts }) {
  const box = element("div", { class: "atlas-classing", hidden: "" });
  const select = element("select", { class: "atlas-choice", "aria-label": texts.classes, "data-choice": "classes" });
  Object.entries(classing.methods).forEach(([id, words]) => select.append(element("option", { value: id }, texts.classes + ": " + words)));
  select.value = classing.method;
  const label = element("label", { class: "atlas-fixed" }, texts.fixed);
  const fixed = element("input", { type: "checkbox", "data-choice": "scale" });
  fixed.checked = classing.fixed;
  label.prepend(fixed);
  const ask = () => askServer({ classes: select.value, scale: fixed.checked ? "fixed" : null });
  select.addEventListener("change", ask);
  fixed.addEventListener("change", ask);
  box.append(select, label);
  return box;
}

function markClassing({ classing: box, config: { classing } }, layer) {
  box.hidden = !classing.layers.includes(layer.id);
  box.querySelector(".atlas-fixed").hidden = classing.method === "manual" || !classing.yearly.includes(layer.id);
}

// The wheel moves the page until the reader has clicked into the map, or holds Ctrl.
function zoomOnDemand(map) {
  const container = map.getContainer();
  const mayZoom = (yes) => (yes ? map.scrollWheelZoom.enable() : map.scrollWheelZoom.disable());
  container.addEventListener("wheel", (event) => { if (event.ctrlKey || event.metaKey) mayZoom(true); }, { capture: true });
  map.on("click", () => mayZoom(true));
  container.addEventListener("mouseleave", () => mayZoom(false));
}

function markBar(state, layer, variant) {
  state.buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.layer === layer.id)));
  state.chosen = { ...state.chosen, [layer.id]: variant.id };
  const several = layer.variants.length > 1 && state.config.chooseInMap;
  if (several && state.choice.dataset.of !== layer.id) {
    state.choice.dataset.of = layer.id;
    state.choice.replaceChildren(...layer.variants.map((one) => element("option", { value: one.id }, one.label)));
  }
  markSteps(state, layer, variant);
  if (state.classing) markClassing(state, layer);
  state.choice.hidden = !several;
  if (several) state.choice.value = variant.id;
}

function addControls(state) {
  const { map, config } = state;
  addPath(state);
  L.control.zoom({ zoomInTitle: config.texts.zoomIn, zoomOutTitle: config.texts.zoomOut }).addTo(map);
  addIcon(map, "M2,8 L8,2 L14,8 M4,7 V14 H12 V7", config.texts.reset, () => {
    state.marked?.remove();
    enter(state, COUNTRY);
    home(state);
  });
  if (document.fullscreenEnabled) addIcon(map, "M2,6 V2 H6 M10,2 H14 V6 M14,10 V14 H10 M6,14 H2 V10", config.texts.wide, fullScreen);
  L.control.scale({ imperial: false, maxWidth: 100 * larger() }).addTo(map);
  const credit = L.control({ position: "bottomright" });
  credit.onAdd = () => element("div", { class: "atlas-credit" }, config.texts.credit);
  credit.addTo(map);
}

function icon(path) {
  const lines = drawn("path", { d: path, fill: "none", stroke: "currentColor", "stroke-width": 2 });
  return drawn("svg", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" }, [lines]);
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
}

// A button with a drawing of our own, below the buttons for zooming.
function addIcon(map, path, label, act) {
  const control = L.control({ position: "topleft" });
  control.onAdd = () => {
    const box = element("div", { class: "leaflet-bar" });
    const button = element("a", { href: "#", role: "button", title: label, "aria-label": label });
    button.append(icon(path));
    L.DomEvent.disableClickPropagation(box).on(button, "click", (event) => {
      L.DomEvent.preventDefault(event);
      act();
    });
    box.append(button);
    return box;
  };
  control.addTo(map);
}

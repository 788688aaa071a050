// Controls: layers, indicator, zoom, reset, scale, credit.

function addBar(state) {
  const { config, map } = state;
  const bar = element("div", { class: "atlas-bar", role: "group", "aria-label": config.texts.layers });
  state.buttons = config.layers.map((layer) => {
    const button = element("button", { type: "button", "data-layer": layer.id, "aria-pressed": "false" }, layer.label);
    button.addEventListener("click", () => show(state, layer.id, state.chosen && state.chosen[layer.id]));
    bar.append(button);
    return button;
  });
  if (config.layers.length === 1) bar.classList.add("atlas-single");
  state.choice = element("select", { class: "atlas-choice", "aria-label": config.texts.choose, hidden: "" });
  state.choice.addEventListener("change", () => show(state, atlas.layer, state.choice.value));
  const container = map.getContainer();
  container.append(state.choice);
  L.DomEvent.disableClickPropagation(state.choice);
  L.DomEvent.disableScrollPropagation(state.choice);
  container.parentElement.insertBefore(bar, container);
  container.setAttribute("aria-label", config.texts.map);
  state.fit = () => {
    container.style.height = Math.max(260, (window.innerHeight || config.height) - bar.offsetHeight) + "px";
    map.invalidateSize({ animate: false });
  };
  state.fit();
  window.addEventListener("resize", state.fit);
  zoomOnDemand(map);
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
  state.choice.hidden = !several;
  if (several) state.choice.value = variant.id;
}

function addControls(state) {
  const { map, config } = state;
  L.control.zoom({ zoomInTitle: config.texts.zoomIn, zoomOutTitle: config.texts.zoomOut }).addTo(map);
  const reset = L.control({ position: "topleft" });
  reset.onAdd = () => {
    const box = element("div", { class: "leaflet-bar" });
    const button = element("a", { href: "#", role: "button", title: config.texts.reset, "aria-label": config.texts.reset }, "⌂");
    L.DomEvent.disableClickPropagation(box).on(button, "click", (event) => {
      L.DomEvent.preventDefault(event);
      map.fitBounds(config.bounds, { padding: [12, 12], animate: false });
    });
    box.append(button);
    return box;
  };
  reset.addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  const credit = L.control({ position: "bottomright" });
  credit.onAdd = () => element("div", { class: "atlas-credit" }, config.texts.credit);
  credit.addTo(map);
}

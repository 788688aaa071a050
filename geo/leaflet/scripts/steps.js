// Steps in time: back, play or pause, forth through the variants of a layer.

const STEP_MS = 1800;

function addSteps(state, choices) {
  const { texts } = state.config;
  const box = element("div", { class: "atlas-steps", role: "group", hidden: "" });
  const button = (label, path, act) => {
    const made = element("button", { type: "button", title: label, "aria-label": label });
    made.append(icon(path));
    made.addEventListener("click", act);
    box.append(made);
    return made;
  };
  button(texts.back, "M12,2 L5,8 L12,14 M3,2 V14", () => { stop(state); step(state, -1); });
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (!still) state.player = button(texts.play, "M4,2 L13,8 L4,14 Z", () => (state.playing ? stop(state) : play(state)));
  button(texts.forth, "M4,2 L11,8 L4,14 M13,2 V14", () => { stop(state); step(state, 1); });
  addSlider(state, box);
  state.steps = box;
  choices.append(box);
}

// The whole way in time at a glance; what is shown stands in the choice beside it.
function addSlider(state, box) {
  const slider = element("input", { type: "range", min: 0, max: 0, step: 1, "aria-label": state.config.texts.years });
  slider.addEventListener("input", () => {
    stop(state);
    show(state, atlas.layer, shownLayer(state).variants[slider.value].id);
  });
  state.slider = slider;
  box.append(slider);
}

function markSteps(state, layer, variant) {
  state.steps.hidden = !layer.timeline;
  if (!layer.timeline) return;
  state.slider.max = layer.variants.length - 1;
  state.slider.value = layer.variants.indexOf(variant);
  state.slider.setAttribute("aria-valuetext", variant.label);
}

function shownLayer(state) {
  return state.config.layers.find((layer) => layer.id === atlas.layer);
}

// Returns whether there was a step to make.
function step(state, direction) {
  const { variants } = shownLayer(state);
  const next = variants[variants.indexOf(state.shown) + direction];
  if (next) show(state, atlas.layer, next.id);
  return Boolean(next);
}

function play(state) {
  const layer = shownLayer(state);
  if (state.shown === layer.variants[layer.variants.length - 1]) show(state, layer.id, layer.variants[1].id);
  else step(state, 1);
  state.playing = setInterval(() => { if (atlas.layer !== layer.id || !step(state, 1)) stop(state); }, STEP_MS);
  markPlayer(state);
}

function stop(state) {
  clearInterval(state.playing);
  state.playing = null;
  markPlayer(state);
}

function markPlayer(state) {
  if (!state.player) return;
  const { texts } = state.config;
  const label = state.playing ? texts.pause : texts.play;
  state.player.title = label;
  state.player.setAttribute("aria-label", label);
  state.player.replaceChildren(icon(state.playing ? "M5,2 V14 M11,2 V14" : "M4,2 L13,8 L4,14 Z"));
}

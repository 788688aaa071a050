// The map of the atlas: outlines come by address once, layers are values; switching is local.
// Text is only ever set as textContent. Configuration: see geo/leaflet/element.py. The files of
// this folder are served as one script, in one scope.

let pending = null;
const atlas = { ready: false, layer: null, variant: null, drawn: 0, scope: null, mount, show: (layer, variant) => { pending = { layer, variant }; } };
window.atlas = atlas;

const loaded = new Map();
const { src } = document.currentScript;
const here = src ? new URL(src) : null;
(here?.searchParams.get("files") || "").split(",").filter(Boolean).forEach(load);

function load(file) {
  if (!loaded.has(file)) {
    const answered = here ? fetched(file) : carried(file);
    loaded.set(file, answered);
    answered.catch(() => loaded.delete(file));
  }
  return loaded.get(file);
}

async function fetched(file) {
  const address = new URL(file, here);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address + ": " + answer.status);
  return answer.json();
}

// A script without address stands in a frame of a page that carries all files in itself.
async function carried(file) {
  const found = window.parent.document.querySelector(`script[data-file="${CSS.escape(file)}"]`);
  if (!found) throw new Error(file + ": not in this page");
  return JSON.parse(found.textContent);
}

function element(tag, attributes, text) {
  const made = document.createElement(tag);
  Object.entries(attributes || {}).forEach(([name, value]) => made.setAttribute(name, value));
  if (text !== undefined) made.textContent = text;
  return made;
}

// source: the name of a file with the configuration, or the configuration itself.
function mount(map, source) {
  (typeof source === "string" ? load(source) : Promise.resolve(source)).then((config) => start(map, config));
}

function start(map, config) {
  const places = config.ids.map((ids) => Object.fromEntries(ids.map((id, at) => [id, at])));
  config.layers.forEach((layer) => layer.variants.forEach((variant) => {
    variant.symbols = variant.symbols.map((place) => config.symbols[place]);
    variant.links = variant.links.map((place) => config.links[place]);
    variant.fills.forEach((fill) => {
      fill.index = places[fill.ids];
      fill.leastIds = new Set(fill.least);
      fill.uncertainIds = new Set(fill.uncertain);
      fill.looks = new Map();
    });
  }));
  if (fixedView) config.drill = null;
  const state = { map, config, areas: new Map(), shown: null, groups: new Map() };
  atlas.show = (layer, variant) => show(state, layer, variant);
  prepareStage(map);
  addPanes(map);
  addBar(state);
  addControls(state);
  home(state);
  Promise.all(config.files.map((one) => load(one.file)))
    .then((collections) => draw(state, collections))
    .catch((fault) => {
      console.warn(fault);
      map.getContainer().append(element("p", { class: "atlas-fault", role: "alert" }, config.texts.fault));
    });
}

// What the map shows at first and after a reset.
function home(state) {
  if (fixedView?.has("across")) lookFixed(state.map, fixedView);
  else state.map.fitBounds(state.config.bounds, { ...roomBeside(state), animate: false });
}

function addPanes(map) {
  [["areas", 400], ["borders", 410], ["links", 420], ["symbols", 430], ["names", 440], ["arrows", 450]].forEach(([name, z]) => {
    map.createPane(name).style.zIndex = z;
  });
  ["borders", "names"].forEach((name) => { map.getPane(name).style.pointerEvents = "none"; });
}

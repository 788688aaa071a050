// The page around the frame: its address, and what it shows with the layer.

function outer() {
  if (fixedView) return null;
  try { return window.parent !== window && window.parent.document ? window.parent : null; } catch { return null; }
}

function fromAddress(config) {
  const page = outer();
  const address = fixedView || new URLSearchParams(page ? page.location.search : "");
  const asked = address.has("layer") || config.layers.length === 1 ? address : remembered(page);
  const layer = asked.get("layer") || config.first;
  const parts = config.parameters.map((name) => asked.get(name));
  const known = config.layers.find((one) => one.id === layer) || config.layers[0];
  const exact = known.variants.find((one) => one.id === parts.join(":"));
  const close = known.variants.find((one) => parts[0] && one.id.split(":")[0] === parts[0]);
  return { layer: known.id, variant: (exact || close || known.variants[0]).id };
}

// The menu drops what the address says of the layer; the next map goes on with the last one.
function remember(page, layer, names, parts) {
  const last = new URLSearchParams([["layer", layer], ...parts.map((part, index) => [names[index], part])]);
  try { page.sessionStorage.setItem("atlas", last); } catch { /* storage may be refused */ }
}

function remembered(page) {
  try { return new URLSearchParams(page.sessionStorage.getItem("atlas") || ""); } catch { return new URLSearchParams(); }
}

// Words and legend of the variant shown; the page came with those of one, the map has them all.
// A map may be faster than the page around it: then it looks again.
function explain(page, variant) {
  const waiting = Object.entries(variant.blocks || {}).filter(([name, html]) => {
    const container = page.document.querySelector(`[data-atlas-blocks="${name}"]`);
    if (container && !container.querySelector(`[data-atlas-for="${variant.key}"]`)) container.innerHTML = html;
    return !container;
  });
  const still = () => window.frameElement?.isConnected && atlas.variant === variant.id;
  if (waiting.length) page.requestAnimationFrame(() => { if (still()) explain(page, variant); });
}

// Long tables of the page come by address once the map is drawn; the page may still be on its way.
const LATER_MS = 200;
const LATER_TRIES = 50;

function bringTables(config, tries = LATER_TRIES) {
  const page = outer();
  if (!page || !tries || !window.frameElement?.isConnected) return;
  page.document.querySelectorAll("[data-atlas-later]").forEach((place) => {
    const address = place.dataset.atlasLater;
    place.removeAttribute("data-atlas-later");
    fetch(address).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
      .then((html) => { place.innerHTML = html; oneStop(place); })
      .catch(() => { place.textContent = config.texts.tableFault; });
  });
  keepPins(page);
  setTimeout(() => bringTables(config, tries - 1), LATER_MS);
}

// A long table takes one stop of the tab key; arrow keys go on, see evidence.js of the pages.
function oneStop(place) {
  place.querySelectorAll(".atlas-numbers a.atlas-figure").forEach((link, at) => { if (at) link.tabIndex = -1; });
}

function tellPage(config, layer, variant) {
  const page = outer();
  if (!page) return;
  page.document.documentElement.lang = config.locale;
  explain(page, variant);
  if (here) keepInLink(page, config, layer, variant);
}

function keepInLink(page, config, layer, variant) {
  const several = config.layers.length > 1;
  const named = variant !== layer.variants[0] || variant.id.includes(":");
  const chosen = layer.variants.length > 1 && config.chooseInMap && named;
  const parts = chosen ? variant.id.split(":") : [];
  const address = new URL(page.location.href);
  if (several) address.searchParams.set("layer", layer.id);
  config.parameters.forEach((name, index) => {
    if (parts[index]) address.searchParams.set(name, parts[index]);
    else address.searchParams.delete(name);
  });
  if (config.classing) keepClasses(address, config.classing);
  if (several) remember(page, layer.id, config.parameters, parts);
  if (address.href !== page.location.href) page.history.replaceState(page.history.state, "", address);
  keepPins(page);
}

// The link that pins an edition of the data leads to what the map shows now.
function keepPins(page) {
  page.document.querySelectorAll("a[data-atlas-pin]").forEach((link) => {
    const address = new URL(page.location.href);
    address.searchParams.set("edition", link.dataset.atlasPin);
    link.href = address.href;
  });
}

function keepClasses(address, { method, fixed }) {
  const chosen = method !== "manual" || fixed;
  const parameters = { classes: chosen ? method : null, scale: fixed ? "fixed" : null };
  Object.entries(parameters).forEach(([name, value]) => {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  });
}

// Streamlit runs the page again when the reader goes back or forth; this is a step forth.
function askServer(parameters) {
  const page = outer();
  if (!page) return;
  const address = new URL(page.location.href);
  Object.entries(parameters).forEach(([name, value]) => {
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  });
  page.history.pushState({}, "", address);
  page.dispatchEvent(new page.PopStateEvent("popstate", { state: {} }));
}

// The page around the frame: its address, and what it shows with the layer.

function outer() {
  try { return window.parent !== window && window.parent.document ? window.parent : null; } catch { return null; }
}

function fromAddress(config) {
  const page = outer();
  const address = new URLSearchParams(page ? page.location.search : "");
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

function tellPage(config, layer, variant) {
  const page = outer();
  if (!page) return;
  page.document.documentElement.dataset.atlasShown = variant.key;
  const address = new URL(page.location.href);
  if (config.layers.length > 1) address.searchParams.set("layer", layer.id);
  const parts = layer.variants.length > 1 && config.chooseInMap ? variant.id.split(":") : [];
  config.parameters.forEach((name, index) => {
    if (parts.length) address.searchParams.set(name, parts[index]);
    else address.searchParams.delete(name);
  });
  if (config.layers.length > 1) remember(page, layer.id, config.parameters, parts);
  if (address.href !== page.location.href) page.history.replaceState(page.history.state, "", address);
}

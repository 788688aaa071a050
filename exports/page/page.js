// A page that carries everything in itself: frames for its maps, and the records of its figures.
// Text is only ever set as textContent.
(() => {
  const parse = (name) => JSON.parse(document.querySelector(`script[data-file="${name}"]`).textContent);
  const part = (name) => document.querySelector(`script[data-part="${name}"]`).textContent;
  const { texts, records } = parse("records");
  const has = (ref) => Object.hasOwn(records, ref);
  const FIGURES = 'a[href^="#evidence="]';
  let pointed = null;

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.append(...children);
    return made;
  }

  // A frame is filled when it is seen for the first time: a map measures the room it has.
  function fill(frame) {
    if (frame.srcdoc) return;
    const tag = (name, text) => `<${name}>${text}</${name}>`;
    const styles = ["leaflet.css", "atlas.css"].map((name) => tag("style", part(name)));
    const scripts = ["leaflet.js", "atlas.js", "mount.js"].map((name) => tag("script", part(name)));
    const body = `<body><div class="folium-map" id="map"></div>${scripts.join("")}</body>`;
    frame.srcdoc = `<!DOCTYPE html><html lang="${document.documentElement.lang}"><meta charset="utf-8">${styles.join("")}${body}</html>`;
  }

  function linked(text, address) {
    if (/^https?:\/\//.test(address)) return element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
    return has(address) ? element("a", { class: "atlas-figure", href: "#evidence=" + address }, text) : text;
  }

  function pieces(item) {
    return item.map((piece) => (Array.isArray(piece) ? linked(texts[piece[0]], texts[piece[1]]) : texts[piece]));
  }

  function row([label, items]) {
    const value = items.length > 1 ? [element("ul", {}, ...items.map((item) => element("li", {}, ...pieces(item))))] : pieces(items[0]);
    return element("div", {}, element("dt", {}, texts[label]), element("dd", {}, ...value));
  }

  function draw(ref) {
    const place = document.querySelector("#record > div");
    const [title, value, rows] = records[ref];
    place.replaceChildren(
      element("h3", {}, texts[title]),
      element("p", { class: "atlas-value" }, element("strong", {}, texts[value])),
      element("dl", {}, ...rows.map(row)),
    );
    place.scrollTop = 0;
  }

  // The address after "#" names the record that is open, so that going back leads to the last one.
  function follow() {
    const dialog = document.querySelector("#record");
    const ref = window.location.hash.startsWith("#evidence=") ? decodeURIComponent(window.location.hash.slice(10)) : "";
    if (has(ref)) draw(ref);
    if (has(ref) && !dialog.open) dialog.showModal();
    if (!has(ref) && dialog.open) dialog.close();
  }

  function open(ref) {
    if (has(ref)) window.location.hash = "evidence=" + ref;
  }

  function onMaps() {
    const refs = [...document.querySelectorAll("iframe[data-view]")].map((frame) => frame.contentWindow?.atlas?.evidence?.());
    return refs.find(Boolean) || "";
  }

  function choose() {
    const link = document.activeElement?.closest?.(FIGURES) || (pointed?.isConnected ? pointed : null);
    open(link ? decodeURIComponent(link.hash.slice(10)) : onMaps());
  }

  // In a long table one figure takes the focus, the arrow keys lead to the others.
  function walk(event, link) {
    const cell = link.closest("td");
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (!step || !cell) return;
    event.preventDefault();
    const rows = [...cell.closest("tbody").rows];
    let [at, column] = [rows.indexOf(cell.parentElement), cell.cellIndex];
    let next = null;
    do {
      [at, column] = [at + step[0], column + step[1]];
      if (!rows[at]?.cells[column]) return;
      next = rows[at].cells[column].querySelector(FIGURES);
    } while (!next);
    link.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  function close() {
    if (window.location.hash) window.history.replaceState(null, "", "#");
    document.querySelector("#record").close();
  }

  window.atlasEvidence = { open, choose, has };
  window.atlasPage = { fill };
  document.querySelectorAll(".atlas-numbers").forEach((table) => table.querySelectorAll(FIGURES).forEach((link, at) => { if (at) link.tabIndex = -1; }));
  document.querySelectorAll("main > section iframe[data-view]").forEach(fill);
  document.querySelectorAll(".atlas-choice select").forEach((select) => select.addEventListener("change", () => {
    const frame = select.closest(".atlas-view").querySelector("iframe");
    frame.contentWindow.atlas.show(select.dataset.layer, select.value);
  }));
  document.querySelector("#record").addEventListener("close", close);
  document.querySelector("#record button").addEventListener("click", close);
  window.addEventListener("hashchange", follow);
  document.addEventListener("mouseover", (event) => { pointed = event.target.closest?.(FIGURES) || null; });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select")) return;
    if (event.key === "q" || event.key === "Q") choose();
    const link = event.target.closest?.(`.atlas-numbers ${FIGURES}`);
    if (link) walk(event, link);
  });
  follow();
})();

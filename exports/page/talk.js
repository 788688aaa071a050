// A talk in one file: one step at a time, keys and buttons lead forth and back.
(() => {
  const steps = [...document.querySelectorAll("main > section")];
  const where = document.querySelector("nav output");
  const KEYS = { PageDown: 1, PageUp: -1 };
  const PAGE_KEYS = { ...KEYS, ArrowRight: 1, ArrowLeft: -1 };
  let at = 0;

  // The map speaks to the first place for its words: that of the step shown.
  function name(step, from, to) {
    step.querySelectorAll(`[${from}]`).forEach((place) => {
      place.setAttribute(to, place.getAttribute(from));
      place.removeAttribute(from);
    });
  }

  function show(next) {
    at = Math.max(0, Math.min(steps.length - 1, next));
    steps.forEach((step, place) => {
      step.hidden = place !== at;
      if (place === at) name(step, "data-waiting-blocks", "data-atlas-blocks");
      else name(step, "data-atlas-blocks", "data-waiting-blocks");
    });
    where.textContent = `${at + 1} / ${steps.length}`;
    steps[at].querySelectorAll("iframe[data-view]").forEach(window.atlasPage.fill);
    window.scrollTo(0, 0);
  }

  function turn(event, keys) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.closest?.("input, select, textarea, .atlas-numbers")) return;
    const ends = { Home: 0, End: steps.length - 1 };
    const next = Object.hasOwn(keys, event.key) ? at + keys[event.key] : ends[event.key];
    if (next === undefined) return;
    event.preventDefault();
    show(next);
  }

  document.addEventListener("keydown", (event) => turn(event, PAGE_KEYS));
  // Within a map the arrow keys move the map.
  document.querySelectorAll("iframe[data-view]").forEach((frame) => frame.addEventListener("load", () => {
    frame.contentWindow.addEventListener("keydown", (event) => turn(event, KEYS));
  }));
  document.querySelectorAll("nav button").forEach((button) => button.addEventListener("click", () => show(at + Number(button.dataset.step))));
  show(0);
})();

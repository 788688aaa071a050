// The way from a figure to its record: a click, or the key Q for what is focused or pointed at.
// The server draws the record when the address names it; going back in the browser closes it.
(() => {
  if (window.atlasEvidence) return;
  const LINKS = 'a[href*="evidence="]';
  let pointed = null;

  const refOf = (link) => new URLSearchParams(link.getAttribute("href").split("?")[1]).get("evidence");

  function open(ref) {
    const address = new URL(window.location.href);
    if (!ref || address.searchParams.get("evidence") === ref) return;
    address.searchParams.set("evidence", ref);
    window.history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  }

  // What a map of the page has under the pointer, or has opened.
  function onMaps() {
    for (const frame of document.querySelectorAll("iframe")) {
      try {
        const ref = frame.contentWindow.atlas?.evidence?.();
        if (ref) return ref;
      } catch { /* a frame of another origin */ }
    }
    return null;
  }

  function choose() {
    const focused = document.activeElement?.closest?.(LINKS);
    const hovered = pointed?.isConnected ? pointed : null;
    const link = focused || hovered;
    open(link ? refOf(link) : onMaps());
  }

  // In long tables one figure takes the focus, the arrow keys lead to the others.
  function walk(event, link) {
    const cell = link.closest("td");
    const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
    const step = steps[event.key];
    if (!step || !cell) return;
    event.preventDefault();
    const rows = [...cell.closest("tbody").rows];
    let [row, column] = [rows.indexOf(cell.parentElement), cell.cellIndex];
    for (;;) {
      [row, column] = [row + step[0], column + step[1]];
      const next = rows[row]?.cells[column];
      if (!next) return;
      const found = next.querySelector(LINKS);
      if (found) {
        link.tabIndex = -1;
        found.tabIndex = 0;
        found.focus();
        return;
      }
    }
  }

  function copy(button) {
    const record = button.closest(".atlas-record");
    const text = button.dataset.atlasCopy === "text" ? record.querySelector(".atlas-facts").innerText : window.location.href;
    const done = () => { button.textContent = button.dataset.atlasDone; };
    const byHand = () => {
      const range = document.createRange();
      range.selectNodeContents(record.querySelector(".atlas-facts"));
      window.getSelection().removeAllRanges();
      window.getSelection().addRange(range);
    };
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand);
    else byHand();
  }

  // The server adds the view that the address of the page names by now; the map keeps it there.
  function add() {
    const address = new URL(window.location.href);
    address.searchParams.set("add", "view");
    window.history.replaceState(window.history.state, "", address);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-atlas-add]")) {
      event.preventDefault();
      add();
      return;
    }
    const button = event.target.closest?.("[data-atlas-copy]");
    if (button) copy(button);
    const link = event.target.closest?.(LINKS);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(refOf(link));
  });
  // A new tab, or a copied address, gets all that the address of the page says by then.
  const complete = (event) => {
    const link = event.target.closest?.(LINKS);
    if (!link) return;
    const address = new URL(window.location.href);
    address.searchParams.set("evidence", refOf(link));
    link.setAttribute("href", address.search);
  };
  ["pointerdown", "focusin"].forEach((name) => document.addEventListener(name, complete));
  document.addEventListener("mouseover", (event) => { pointed = event.target.closest?.(LINKS) || null; });
  document.addEventListener("keydown", (event) => {
    const { target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest?.("input, textarea, select, [contenteditable]")) return;
    if (event.key === "q" || event.key === "Q") choose();
    const link = target.closest?.(`.atlas-numbers ${LINKS}`);
    if (link) walk(event, link);
  });
  window.atlasEvidence = { open, choose };
})();

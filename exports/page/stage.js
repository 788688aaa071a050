// The stage of a talk: one scene at a time, led by keys. All that it needs is in the page: a map
// comes when it is ready, and until then, or without it, its picture is seen.
// Text is only ever set as textContent.
window.atlasTalk = (() => {
  const parse = (name) => JSON.parse(document.querySelector(`script[data-file="${name}"]`).textContent);
  const part = (name) => document.querySelector(`script[data-part="${name}"]`).textContent;
  const talk = parse("talk");
  const sections = [...document.querySelectorAll("[data-scene]")];
  const isSpeaker = window.location.hash === "#speaker";
  const state = { at: 0, black: false };
  const told = [];
  const stage = document.querySelector("#stage");
  const LETTERS_PX = 24;
  const GOOD_ROWS = 3;
  const LOOK_MS = 80;
  const BAR_MS = 2500;
  let live = null;

  const unit = () => parseFloat(getComputedStyle(document.querySelector("#maps")).getPropertyValue("line-height")) || 1;
  const reduced = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  // Frames are filled one after the other, so that the first maps come soon.
  function frameOf(scene) {
    const found = document.querySelector(`#maps iframe[data-view="${scene.frame}"]`);
    if (found) return found;
    const frame = document.createElement("iframe");
    const { frame: view, layer, variant } = scene;
    Object.assign(frame.dataset, { view, layer, variant, letters: LETTERS_PX * unit() });
    frame.title = talk.texts.map;
    const tag = (name, text) => `<${name}>${text}</${name}>`;
    const styles = ["leaflet.css", "atlas.css"].map((name) => tag("style", part(name))).join("");
    const scripts = ["leaflet.js", "atlas.js", "mount.js"].map((name) => tag("script", part(name))).join("");
    frame.addEventListener("load", () => {
      frame.contentWindow.addEventListener("keydown", onKey, { capture: true });
      frame.contentWindow.addEventListener("pointermove", showBar);
    });
    frame.srcdoc = `<!DOCTYPE html><html lang="${document.documentElement.lang}"><meta charset="utf-8">${styles}<body><div class="folium-map" id="map"></div>${scripts}</body></html>`;
    document.querySelector("#maps").append(frame);
    return frame;
  }

  function whenReady(frame, act) {
    if (frame.contentWindow?.atlas?.ready && frame.contentWindow.atlas.look) act(frame.contentWindow.atlas);
    else setTimeout(() => whenReady(frame, act), LOOK_MS);
  }

  function load(scenes) {
    const [next, ...rest] = scenes;
    if (next) whenReady(frameOf(next), () => load(rest));
  }

  // The camera goes on from where the last map stood, to the place of this one.
  function film(scene) {
    if (!scene.frame) { leave(null); return; }
    const frame = frameOf(scene);
    if (frame !== live) leave(live?.contentWindow?.atlas?.bounds?.() || null);
    whenReady(frame, (map) => {
      if (talk.scenes[state.at] !== scene) return;
      const from = frame === live ? null : film.from;
      map.show(scene.layer, scene.variant);
      map.look(scene.bounds, { from, still: reduced() || !(from || frame === live) });
      live = frame;
      frame.classList.add("live");
    });
  }

  function leave(from) {
    film.from = from;
    document.querySelectorAll("#maps iframe.live").forEach((frame) => frame.classList.remove("live"));
    live = null;
  }

  // What does not fit in large letters gets more room, and never smaller than can be read.
  // Of a table the last rows are left out and counted, then of its words all but the first.
  function fit(section) {
    const aside = section.querySelector("aside");
    const fits = () => aside.scrollHeight <= aside.clientHeight + 1;
    const rows = [...section.querySelectorAll("table:has(~ .stage-more) tbody tr")].slice(1).reverse();
    const words = [...section.querySelectorAll(".stage-more ~ .stage-words")].slice(1);
    const [some, most] = [Math.max(rows.length + 1 - GOOD_ROWS, 0), rows.length];
    const tries = [["", 0, true], ["tight", some, true], ["tight", some, false], ["tight", most, false], ["wide", most, false], ["wider", most, false]];
    for (const [step, without, said] of tries) {
      stage.dataset.fit = step;
      words.forEach((one) => { one.hidden = !said; });
      for (let count = 0; count <= without; count += 1) {
        leaveOut(section, rows, count);
        if (fits()) return;
      }
    }
  }

  function leaveOut(section, rows, count) {
    const said = section.querySelector(".stage-more");
    if (!said) return;
    rows.forEach((row, at) => { row.hidden = at < count; });
    const left = Number(said.dataset.left) + count;
    const number = left.toLocaleString(document.documentElement.lang);
    said.textContent = said.dataset.words.replace("{count}", number);
    said.hidden = left === 0;
  }

  function show(next) {
    state.at = Math.max(0, Math.min(sections.length - 1, next));
    sections.forEach((section, at) => { section.hidden = at !== state.at; });
    const section = sections[state.at];
    fit(section);
    document.querySelector("#progress output").textContent = `${state.at + 1} / ${sections.length}`;
    document.querySelector("#progress i").style.width = `${(100 * (state.at + 1)) / sections.length}%`;
    document.querySelector("#said").textContent = section.querySelector("h1").textContent;
    if (!isSpeaker) film(talk.scenes[state.at]);
    told.forEach((tell) => tell());
  }

  function darken(black) {
    state.black = black;
    document.querySelector("#black").hidden = !black || isSpeaker;
    told.forEach((tell) => tell());
  }

  function go(step) {
    if (state.black) darken(false);
    show(state.at + step);
    send();
  }

  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  }

  const DO = {
    back: () => go(-1),
    forth: () => go(1),
    first: () => go(-state.at),
    last: () => go(sections.length),
    black: () => { darken(!state.black); send(); },
    full: fullScreen,
    speaker: () => openSpeaker(),
    leave: () => (state.black ? DO.black() : showBar()),
  };
  const KEYS = {
    ArrowRight: "forth", ArrowDown: "forth", PageDown: "forth", " ": "forth", Enter: "forth", n: "forth",
    ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Backspace: "back", p: "back",
    Home: "first", End: "last", b: "black", ".": "black", f: "full", s: "speaker", Escape: "leave",
  };

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onButton = event.target.closest?.("button, a") && [" ", "Enter"].includes(event.key);
    const name = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!name || onButton) return;
    event.preventDefault();
    event.stopPropagation();
    DO[name]();
  }

  let hiding = null;
  function showBar() {
    document.body.classList.add("pointed");
    clearTimeout(hiding);
    hiding = setTimeout(() => document.body.classList.remove("pointed"), BAR_MS);
  }

  // The two windows of a talk: what one shows, the other shows too.
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("atlas-talk:" + window.location.pathname) : null;
  let opened = null;
  const others = () => [opened, window.opener].filter((one) => one && !one.closed);

  function send(asks) {
    const message = { talk: talk.title, asks: Boolean(asks), ...state };
    channel?.postMessage(message);
    others().forEach((one) => one.postMessage(message, "*"));
  }

  function receive(message) {
    if (message?.talk !== talk.title || !Number.isInteger(message.at)) return;
    if (message.asks) { send(); return; }
    if (message.black !== state.black) darken(Boolean(message.black));
    if (message.at !== state.at) show(message.at);
  }

  function openSpeaker() {
    if (isSpeaker) return;
    opened = window.open(`${window.location.pathname}#speaker`, "atlas-speaker", "popup,width=1180,height=760");
  }

  channel?.addEventListener("message", ({ data }) => receive(data));
  window.addEventListener("message", ({ data, source }) => { if (others().includes(source)) receive(data); });
  document.addEventListener("keydown", onKey);
  document.addEventListener("pointermove", showBar);
  document.querySelectorAll("#bar [data-do]").forEach((button) => button.addEventListener("click", () => DO[button.dataset.do]()));
  window.addEventListener("resize", () => fit(sections[state.at]));
  document.body.classList.toggle("speaking", isSpeaker);
  return {
    state, sections, isSpeaker, go, send,
    wanted: new Set(talk.scenes.map((one) => one.frame).filter(Boolean)).size,
    onShown: (tell) => told.push(tell),
    begin: () => {
      show(0);
      if (isSpeaker) { send(true); return; }
      const wanted = talk.scenes.filter((one) => one.frame);
      load(wanted.filter((one, at) => wanted.findIndex((other) => other.frame === one.frame) === at));
    },
  };
})();

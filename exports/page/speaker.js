// The speaker's window: what is on the stage, what comes next, the notes, the clock and the timer.
(() => {
  const { state, sections, isSpeaker, onShown, begin } = window.atlasTalk;
  const place = (id) => document.querySelector("#" + id);
  const TICK_MS = 250;
  const watch = { since: null, before: 0 };

  const passed = () => watch.before + (watch.since === null ? 0 : Date.now() - watch.since);
  const two = (number) => String(number).padStart(2, "0");

  function run() {
    if (watch.since === null) watch.since = Date.now();
    else { watch.before = passed(); watch.since = null; }
    tick();
  }

  function tick() {
    const seconds = Math.floor(passed() / 1000);
    const clock = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    place("clock").textContent = clock;
    place("timer").textContent = `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
    const { start, pause } = JSON.parse(document.querySelector('script[data-file="talk"]').textContent).texts;
    place("run").textContent = watch.since === null ? start : pause;
  }

  // A small copy of a scene: its headline, its words and its picture.
  function copy(section) {
    if (!section) return [];
    const parts = [...section.querySelectorAll("h1, .stage-still, .stage-text, .stage-fault")];
    return parts.map((one) => one.cloneNode(true));
  }

  function draw() {
    if (state.at > 0 && watch.since === null && watch.before === 0) run();
    place("now").replaceChildren(...copy(sections[state.at]));
    place("next").replaceChildren(...copy(sections[state.at + 1]));
    place("notes").replaceChildren(...[...sections[state.at].querySelector(".stage-notes").childNodes].map((one) => one.cloneNode(true)));
    place("where").textContent = `${state.at + 1} / ${sections.length}`;
    place("speaker").classList.toggle("dark", state.black);
  }

  if (isSpeaker) {
    place("stage").hidden = true;
    place("bar").hidden = true;
    place("speaker").hidden = false;
    place("run").addEventListener("click", run);
    place("reset").addEventListener("click", () => { watch.before = 0; watch.since = null; tick(); });
    onShown(draw);
    setInterval(tick, TICK_MS);
    tick();
  }
  begin();
})();

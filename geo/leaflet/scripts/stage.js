// Maps on a stage: large letters, no buttons, and a camera that the page around leads. The frame
// of the map says how large its letters are at least, in pixels.

const FLIGHT_S = 1.4;

function leastLetters() {
  return Number(window.frameElement?.dataset?.letters) || 0;
}

function isOnStage() {
  return leastLetters() > 0;
}

// How many times as large names are as on a page. Other scripts ask before this one has run.
function larger() {
  const ordinary = 12;
  return Math.max(1, leastLetters() / ordinary);
}

function lettersOf(ordinary) {
  return Math.max(ordinary, leastLetters());
}

function prepareStage(map) {
  if (!isOnStage()) return;
  const root = document.documentElement;
  root.classList.add("atlas-stage");
  root.style.setProperty("--letters", leastLetters() + "px");
  map.options.zoomSnap = 0;
  map.keyboard.disable();
}

// Flies to bounds, from those that the map before had, or is there at once.
function lookOnStage({ map }, bounds, { from, still }) {
  map.stop();
  map.invalidateSize({ animate: false });
  if (from && !still) map.fitBounds(from, { animate: false });
  const room = { padding: [8, 8] };
  if (still) map.fitBounds(bounds, { ...room, animate: false });
  else map.flyToBounds(bounds, { ...room, duration: FLIGHT_S });
}

function addStage(state) {
  if (!isOnStage()) return;
  atlas.look = (bounds, how) => lookOnStage(state, bounds, how);
  atlas.bounds = () => {
    const { _southWest: from, _northEast: to } = state.map.getBounds();
    return [[from.lat, from.lng], [to.lat, to.lng]];
  };
}

// Maps side by side: what each shows stands in its own address after "#", and they move together.
// lat, lon and across (km over the width) give several maps one scale on the ground; together is
// "view" for maps of the same place, "scale" for maps of different ones that keep theirs, "offset"
// for maps of different ones that move by the same way on the ground.

const fixedView = isOnStage() ? new URLSearchParams() : window.location.hash.includes("layer=") ? new URLSearchParams(window.location.hash.slice(1)) : null;
if (fixedView && !isOnStage()) window.addEventListener("hashchange", () => window.location.reload());

const EQUATOR_M = 40075016.686;

function metresPerPixel(map) {
  const turn = Math.cos((map.getCenter().lat * Math.PI) / 180);
  return (EQUATOR_M * turn) / map.getPixelWorldBounds().getSize().x;
}

// The zoom at which a pixel is as many metres wide at a latitude.
function zoomFor(map, lat, metres) {
  const turn = Math.cos((lat * Math.PI) / 180);
  return map.getScaleZoom((EQUATOR_M * turn) / metres / map.getPixelWorldBounds(0).getSize().x, 0);
}

function lookFixed(map, view) {
  map.options.zoomSnap = 0;
  const [lat, lon] = [Number(view.get("lat")), Number(view.get("lon"))];
  map.setView([lat, lon], zoomFor(map, lat, (1000 * view.get("across")) / map.getSize().x), { animate: false });
}

const DEGREE_M = EQUATOR_M / 360;

// How far east and north of the place in its address a map has been moved, in metres.
function movedFrom(view, { lat, lng }) {
  const turn = Math.cos((lat * Math.PI) / 180);
  return { east: (lng - Number(view.get("lon"))) * DEGREE_M * turn, north: (lat - Number(view.get("lat"))) * DEGREE_M };
}

function movedTo(view, { east, north }) {
  const lat = Number(view.get("lat")) + north / DEGREE_M;
  const turn = Math.cos((lat * Math.PI) / 180);
  return L.latLng(lat, Number(view.get("lon")) + east / DEGREE_M / turn);
}

// Where a map looks after another has been moved.
function followed(map, together, detail) {
  if (together === "offset") return movedTo(fixedView, detail);
  return together === "view" ? L.latLng(detail.lat, detail.lng) : map.getCenter();
}

// Each map tells the page around it where it went; the others of the page follow.
function moveTogether({ map }) {
  const together = fixedView.get("together");
  let led = false;
  map.on("moveend", () => {
    const { lat, lng } = map.getCenter();
    const detail = { from: window, lat, lng, metres: metresPerPixel(map), ...movedFrom(fixedView, { lat, lng }) };
    if (!led) window.parent.dispatchEvent(new CustomEvent("atlas-moved", { detail }));
    led = false;
  });
  const follow = ({ detail }) => {
    if (detail.from === window) return;
    const centre = followed(map, together, detail);
    led = true;
    map.setView(centre, zoomFor(map, centre.lat, detail.metres), { animate: false });
  };
  window.parent.addEventListener("atlas-moved", follow);
  window.addEventListener("pagehide", () => window.parent.removeEventListener("atlas-moved", follow));
}

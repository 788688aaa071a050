// Maps side by side: what each shows stands in its own address after "#", and they move together.
// lat, lon and across (km over the width) give several maps one scale on the ground; together is
// "view" for maps of the same place, "scale" for maps of different ones.

const fixedView = window.location.hash.includes("layer=") ? new URLSearchParams(window.location.hash.slice(1)) : null;
if (fixedView) window.addEventListener("hashchange", () => window.location.reload());

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

// Each map tells the page around it where it went; the others of the page follow.
function moveTogether({ map }) {
  const together = fixedView.get("together");
  let led = false;
  map.on("moveend", () => {
    const { lat, lng } = map.getCenter();
    const detail = { from: window, lat, lng, metres: metresPerPixel(map) };
    if (!led) window.parent.dispatchEvent(new CustomEvent("atlas-moved", { detail }));
    led = false;
  });
  const follow = ({ detail }) => {
    if (detail.from === window) return;
    const centre = together === "view" ? L.latLng(detail.lat, detail.lng) : map.getCenter();
    led = true;
    map.setView(centre, zoomFor(map, centre.lat, detail.metres), { animate: false });
  };
  window.parent.addEventListener("atlas-moved", follow);
  window.addEventListener("pagehide", () => window.parent.removeEventListener("atlas-moved", follow));
}

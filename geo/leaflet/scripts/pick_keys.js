// Choosing areas without a mouse: one area takes the tab key, arrow keys lead to its neighbours.

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function addPickKeys(state) {
  const { map, areas, picked } = state;
  const first = areas.get([...picked].find((id) => areas.has(id))) || areas.values().next().value;
  if (first) takeTab(state, first);
  map.getContainer().addEventListener("keydown", (event) => {
    const area = areas.get(event.target.dataset?.area);
    if (!area || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = WAYS[event.key] && neighbour(areas, area, WAYS[event.key]);
    const asked = event.key === "Enter" || event.key === " ";
    if (!asked && !WAYS[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    if (asked) pickArea(state, area);
    if (next) goOn(state, next);
  }, { capture: true });
}

function takeTab(state, area) {
  state.tabbed?.path.setAttribute("tabindex", "-1");
  state.tabbed = area;
  area.path.setAttribute("tabindex", "0");
  area.path.setAttribute("role", "checkbox");
  area.path.setAttribute("aria-label", area.name);
  tellChosen(state);
}

function tellChosen({ tabbed, picked }) {
  const chosen = tabbed && (picked.has(tabbed.id) || picked.has(districtOf(tabbed.id)));
  tabbed?.path.setAttribute("aria-checked", String(Boolean(chosen)));
}

function goOn(state, area) {
  takeTab(state, area);
  area.path.focus({ preventScroll: true });
  state.map.panInside(boundsOf(state, [area]).getCenter(), { padding: [60, 60], animate: false });
}

// The nearest area in a direction: how far it lies aside counts twice.
function neighbour(areas, from, [right, down]) {
  const start = middle(from);
  let nearest = null;
  let least = Infinity;
  areas.forEach((area) => {
    const [x, y] = middle(area);
    const ahead = right ? (x - start[0]) * right : (y - start[1]) * down;
    const aside = Math.abs(right ? y - start[1] : x - start[0]);
    if (area === from || ahead <= aside / 2) return;
    const far = ahead + 2 * aside;
    if (far < least) [nearest, least] = [area, far];
  });
  return nearest;
}

function middle({ path }) {
  const { x, y, width, height } = path.getBBox();
  return [x + width / 2, y + height / 2];
}

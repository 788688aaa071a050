// Words on the map: tooltips.

// A municipality without values of its own lies on its district, which has some.
function describeArea(state, area, at) {
  const own = valueLines(state, area);
  const around = own.length ? undefined : state.areas.get(districtOf(area.id));
  const known = around && around !== area ? valueLines(state, around) : [];
  tip(state, area.name, known.length ? [around.name, ...known] : own, at, refAround(state, area));
  state.told = area;
}

function valueLines({ config, shown }, area) {
  const lines = [];
  shown.fills.filter((fill) => fill.level === area.level).forEach((fill) => {
    const index = fill.index[area.id];
    if (index === undefined) return;
    lines.push(fill.measure + ": " + valueText(config, fill, area.id, index));
    lines.push(...[fill.period, fill.source].filter(Boolean)); // also of what is not known
  });
  return lines;
}

// Nothing known, which a small value rounded to zero is not.
function isNone(fill, index) {
  return Boolean(fill.zero) && fill.codes[index] === "z";
}

function valueText(config, fill, id, index) {
  const value = fill.values[index];
  if (value === null) return config.texts.status[fill.codes[index]] || fill.nothing;
  if (isNone(fill, index)) return fill.zero;
  const text = value.toLocaleString(config.locale, { minimumFractionDigits: fill.decimals, maximumFractionDigits: fill.decimals });
  const measured = text.replace("-", "\u2212") + (fill.unit ? "\u00a0" + fill.unit : "");
  if (fill.uncertainIds.has(id)) return "(" + measured + "), " + config.texts.uncertain;
  return (fill.leastIds.has(id) ? config.texts.least + " " : "") + measured;
}

function tip(state, title, lines, at, ref) {
  const content = element("div");
  content.append(element("strong", {}, title));
  lines.forEach((line) => content.append(element("div", {}, line)));
  if (ref && recordsOf(ref)) content.append(evidenceLine(state, ref));
  state.told = null;
  state.ref = ref;
  state.tip.setContent(content);
  state.tip.setLatLng(at);
  state.map.openTooltip(state.tip);
  placeTip(state, at);
}

const HALF_TIP_PX = 165;
const LEAFLET_MARGIN_PX = 6;
const ABOVE_PX = 4;
const BELOW_PX = 16;

// Above or below the point, wherever there is more room; never beyond the sides, and closer to the
// point where it has too many lines for the room there is.
function placeTip({ map, tip: box }, at) {
  const point = map.latLngToContainerPoint(at);
  const view = map.getSize();
  const inside = Math.max(Math.min(point.x, view.x - HALF_TIP_PX), Math.min(HALF_TIP_PX, view.x / 2));
  const above = point.y > view.y / 2;
  const room = (above ? point.y : view.y - point.y) - (box.getElement()?.offsetHeight || 0) - LEAFLET_MARGIN_PX;
  const away = Math.min(above ? ABOVE_PX : BELOW_PX, room);
  box.options.direction = above ? "top" : "bottom";
  box.options.offset = L.point(inside - point.x, above ? -away : away);
  box.setLatLng(at);
}

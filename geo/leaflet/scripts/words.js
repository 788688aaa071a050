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
    const measured = fill.values[index] !== null && !isNone(fill, index);
    if (measured) lines.push(fill.period, fill.source);
  });
  return lines;
}

// Nothing known, which a small value rounded to zero is not.
function isNone(fill, index) {
  return Boolean(fill.zero) && fill.codes[index] === "z";
}

function valueText(config, fill, id, index) {
  const value = fill.values[index];
  if (value === null) return config.texts.status[fill.codes[index]];
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
  if (ref && recordsOf()) content.append(evidenceLine(state, ref));
  state.told = null;
  state.ref = ref;
  state.tip.setContent(content);
  placeTip(state, at);
  state.map.openTooltip(state.tip);
  keepTipInside(state, at);
}

const HALF_TIP_PX = 165;

// Above or below the point, wherever there is more room, and never beyond the sides.
function placeTip({ map, tip: box }, at) {
  const point = map.latLngToContainerPoint(at);
  const view = map.getSize();
  const inside = Math.max(Math.min(point.x, view.x - HALF_TIP_PX), Math.min(HALF_TIP_PX, view.x / 2));
  box.options.direction = point.y > view.y / 2 ? "top" : "bottom";
  box.options.offset = L.point(inside - point.x, point.y > view.y / 2 ? -4 : 16);
  box.setLatLng(at);
}

const LEAFLET_MARGIN_PX = 6;

// A tooltip with many lines goes as far towards the point as the map needs to hold it.
function keepTipInside({ map, tip: box }, at) {
  const tall = box.getElement().offsetHeight + LEAFLET_MARGIN_PX;
  const { y } = map.latLngToContainerPoint(at);
  const height = map.getSize().y;
  const { x: aside, y: away } = box.options.offset;
  const over = box.options.direction === "top" ? tall - away - y : away + tall + y - height;
  if (over <= 0) return;
  box.options.offset = L.point(aside, box.options.direction === "top" ? away + over : away - over);
  box.setLatLng(at);
}

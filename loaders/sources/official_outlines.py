"""VG250 and VG25 of the BKG in any edition: GeoPackage, Shapefile or GeoJSON, packed or not.

The layer of municipalities makes all levels; names of states and districts come from their own
layers, else from the store. The edition is as old as the newest day on which an area took effect
(WSK), else as old as its territory shows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import geopandas as gpd
import pandas as pd

from geo.model import Level
from loaders.delivery import Delivery, DeliveryFormat, Report
from loaders.faults import DataFault
from loaders.outline_delivery import OutlineSource, check_same_areas, outline_delivery
from loaders.outlines import BOUNDARY_DATE, build_outlines
from loaders.raw_file import Progress, RawFile
from loaders.sheet_cells import listing
from loaders.sources.vg250 import LAND, LICENCE, whole_areas
from loaders.store import Store
from loaders.territory import apply_changes, apply_district_changes
from loaders.vector_file import (
    Layer,
    check_in_germany,
    read_column,
    read_layer,
    suffix_of,
    vector_layers,
)

NAMES = {"GEN": "name", "BEZ": "designation"}
KEYS = ("AGS", "ARS", "RS")
"""Columns of the key, the first that is there; ARS was RS until 2018."""
DAYS = ("WSK", "BEGINN")
"""Columns of days: since when an area is in force, since when its outline is as it is."""
DIGITS = {8: Level.MUNICIPALITY, 5: Level.DISTRICT, 2: Level.STATE}
LAYERS = {
    Level.MUNICIPALITY: re.compile(r".*gem$", re.IGNORECASE),
    Level.DISTRICT: re.compile(r".*krs$", re.IGNORECASE),
    Level.STATE: re.compile(r".*lan$", re.IGNORECASE),
}
PRODUCT = re.compile(r"(vg250|vg25)(?!\d)", re.IGNORECASE)
PUBLISHER = "Bundesamt für Kartographie und Geodäsie"
URL = "https://gdz.bkg.bund.de"
NO_LAND = "no land (GF {ground}): water or a duplicate"


@dataclass(frozen=True, kw_only=True, slots=True)
class Edition:
    """Day of the territory, whether the file says it, and the short name of the product."""

    day: str
    stated: bool
    product: str


def recognises(raw: RawFile) -> bool:
    """Return whether a layer has the key, name and ground of German municipalities.

    Damaged outlines, whoever published them, are recognised too: taking them says what is wrong.
    """
    try:
        if not suffix_of(raw.head()):
            return False
    except (DataFault, OSError):
        return False
    try:
        with vector_layers(raw, beside=False) as layers:
            return _layer_of(layers, Level.MUNICIPALITY, raw) is not None
    except (DataFault, OSError):
        return True


def take(raw: RawFile, store: Store, progress: Progress, retrieved: str = "") -> Delivery:
    """Return outlines and areas of all levels, made from the municipalities of the file.

    Raise ``DataFault`` where the file is damaged or its areas are not those of the store.
    """
    with vector_layers(raw) as layers:
        layer = _layer_of(layers, Level.MUNICIPALITY, raw)
        if layer is None:
            raise DataFault([f"{raw.name}: has no layer of municipalities; download it whole."])
        features = _features(layer, raw)
        names = _names(layers, raw, store)
    progress(0.2)
    land = features[features["ground"] == LAND]
    check_in_germany(land, name=raw.name)
    municipalities = whole_areas(land)
    changes = store.read_territory_changes()
    edition = _edition(features, changes, layer, raw)
    later = changes["date"].between(edition.day, BOUNDARY_DATE, inclusive="right")
    due = changes[later].sort_values("date", kind="stable")
    changed = apply_changes(municipalities, due)
    _check_areas(changed, store, raw, edition)
    progress(0.4)
    source = replace(_source(edition, raw), retrieved=retrieved)
    names = apply_district_changes(names, due)
    built = build_outlines(changed, names, source=source.source_id)
    progress(0.9)
    outlines = {
        Level.MUNICIPALITY: built.municipalities,
        Level.DISTRICT: built.districts,
        Level.STATE: built.states,
    }
    report = _report(features, edition, outlines, raw)
    return outline_delivery(store, outlines, built.areas, source, report)


OUTLINE_FORMAT = DeliveryFormat(
    id="bkg-outlines", title="BKG VG250 or VG25, outlines", recognises=recognises, take=take
)


def _layer_of(layers: Sequence[Layer], level: Level, raw: RawFile) -> Layer | None:
    """Return the layer of a level, told by its name, else by the digits of its keys."""
    fit = [one for one in layers if {*NAMES, "GF"} <= set(one.fields) and _key_of(one)]
    named = [one for one in fit if LAYERS[level].fullmatch(one.name)]
    others = [one for one in fit if not any(p.fullmatch(one.name) for p in LAYERS.values())]
    return next((one for one in [*named, *others] if _level(one, raw) == level), None)


def _key_of(layer: Layer) -> str:
    return next((key for key in KEYS if key in layer.fields), "")


def _level(layer: Layer, raw: RawFile) -> Level | None:
    keys = _ags(read_column(layer, _key_of(layer), name=raw.name))
    lengths = set(keys.str.len())
    return DIGITS.get(lengths.pop()) if len(lengths) == 1 else None


def _ags(keys: pd.Series) -> pd.Series:
    """Return keys as AGS; a regional key of twelve digits has four more for the Verband."""
    plain = keys.astype("str").str.strip()
    return plain.where(plain.str.len() != 12, plain.str[:5] + plain.str[9:])


def _features(layer: Layer, raw: RawFile) -> gpd.GeoDataFrame:
    days = [name for name in DAYS if name in layer.fields]
    key = _key_of(layer)
    found = read_layer(layer, [key, *NAMES, "GF", *days], name=raw.name)
    return found.assign(area_id=_ags(found[key])).rename(columns={**NAMES, "GF": "ground"})


def _names(layers: Sequence[Layer], raw: RawFile, store: Store) -> pd.DataFrame:
    """Return area_id, level, name and designation of states and districts."""
    columns = ["area_id", "level", "name", "designation"]
    found = []
    for level in (Level.STATE, Level.DISTRICT):
        layer = _layer_of(layers, level, raw)
        if layer:
            features = _features(layer, raw)
            own = pd.DataFrame(features[features["ground"] == LAND].drop(columns="geometry"))
            found.append(own.assign(level=level.value)[columns])
        else:
            areas = store.read_areas()
            found.append(areas.loc[areas["level"] == level.value, columns])
    return pd.concat(found).drop_duplicates("area_id").sort_values("area_id", ignore_index=True)


def _edition(
    features: gpd.GeoDataFrame, changes: pd.DataFrame, layer: Layer, raw: RawFile
) -> Edition:
    product = PRODUCT.search(f"{layer.name} {raw.member} {raw.path.name}")
    name = product[1].upper() if product else "VG"
    for column in DAYS:
        if column in features:
            days = pd.to_datetime(features[column].astype("str").str[:10], errors="coerce")
            if days.notna().any():
                return Edition(day=days.max().date().isoformat(), stated=True, product=name)
    return Edition(day=_day_shown(set(features["area_id"]), changes), stated=False, product=name)


def _day_shown(area_ids: set[str], changes: pd.DataFrame) -> str:
    """Return the day of the newest change that has taken away areas the file does not have.

    Areas that came and went between two changes say nothing.
    """
    known = {*area_ids, *(area_id[:5] for area_id in area_ids)}
    moved = changes[changes["old_area_id"] != changes["new_area_id"]]
    telling = moved[~moved["old_area_id"].isin(moved["new_area_id"])]
    done = telling[~telling["old_area_id"].isin(known)]
    return str(done["date"].max()) if len(done) else ""


def _check_areas(
    municipalities: gpd.GeoDataFrame, store: Store, raw: RawFile, edition: Edition
) -> None:
    """Raise ``DataFault`` unless districts and drawn municipalities are those of the store."""
    areas = store.read_areas()
    wanted = set(areas.loc[areas["level"].isin([Level.DISTRICT, Level.MUNICIPALITY]), "area_id"])
    states = {area_id[:2] for area_id in wanted if len(area_id) == 8}
    drawn = municipalities["area_id"].str[:2].isin(states)
    found = {*municipalities["parent_id"], *municipalities.loc[drawn, "area_id"]}
    check_same_areas(found, wanted, name=raw.name, edition=edition.day or "this edition")


def _source(edition: Edition, raw: RawFile) -> OutlineSource:
    year = edition.day[:4]
    return OutlineSource(
        source_id=f"bkg-{edition.product.lower()}-{year}" if year else "bkg-outlines",
        publisher=PUBLISHER,
        title=f"{edition.product} Verwaltungsgebiete, Gebietsstand {edition.day or 'unbekannt'} "
        f"(© GeoBasis-DE / BKG {year}, Daten verändert)",
        table=edition.product,
        reference_date=edition.day,
        stated=edition.stated,
        licence=LICENCE,
        url=URL,
        sha256=raw.sha256(),
    )


def _report(
    features: gpd.GeoDataFrame,
    edition: Edition,
    outlines: dict[Level, gpd.GeoDataFrame],
    raw: RawFile,
) -> Report:
    dropped = features[features["ground"] != LAND]
    rest = listing(
        (int(str(number)) + 1, f"{area_id} {name}", NO_LAND.format(ground=ground))
        for number, area_id, name, ground in zip(
            dropped.index, dropped["area_id"], dropped["name"], dropped["ground"], strict=True
        )
    )
    how = "as the file says" if edition.stated else "as its areas show"
    counts = ", ".join(f"{len(table)} {level.value} outlines" for level, table in outlines.items())
    return Report(
        file=raw.name,
        format=OUTLINE_FORMAT.title,
        found=(
            f"{edition.product}, territory of {edition.day or 'an unknown day'} ({how}).",
            f"Later changes of territory applied until {BOUNDARY_DATE}.",
            f"{counts}.",
        ),
        rows=len(features),
        taken=len(features) - len(dropped),
        listed=rest,
    )

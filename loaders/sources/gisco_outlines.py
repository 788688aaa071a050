"""NUTS outlines of Eurostat's GISCO: districts, and states joined from them.

Municipalities have no NUTS code; they keep their outlines. Codes become AGS by areas/nuts.csv;
districts dissolved since the NUTS version are joined as the table of changes says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import geopandas as gpd
import pandas as pd

from geo.model import Level
from loaders.delivery import Delivery, DeliveryFormat, Report
from loaders.district_outlines import build_districts
from loaders.faults import DataFault
from loaders.outline_delivery import OutlineSource, check_same_areas, outline_delivery
from loaders.raw_file import Progress, RawFile
from loaders.sheet_cells import listing
from loaders.sources.vg250 import whole_areas
from loaders.store import Store
from loaders.vector_file import Layer, check_in_germany, read_layer, suffix_of, vector_layers

KEY = "NUTS_ID"
DISTRICT_CODE = re.compile(r"DE[0-9A-Z]{3}")
VERSION = re.compile(r"NUTS_RG_\d+M_(\d{4})")
"""How GISCO names its layers."""
NOT_OURS = "no district of Germany"
PUBLISHER = "Eurostat (GISCO)"
LICENCE = "© EuroGeographics bezüglich der Verwaltungsgrenzen; nicht für kommerzielle Zwecke"
URL = "https://ec.europa.eu/eurostat/web/gisco"
NAMED = 5
"""How many codes a message names."""
NOTE = "Municipalities keep their outlines; their borders may leave those of the districts."


def recognises(raw: RawFile) -> bool:
    """Return whether a layer has NUTS codes."""
    try:
        if not suffix_of(raw.head()):
            return False
        with vector_layers(raw, beside=False) as layers:
            return KEY in layers[0].fields if layers else False
    except (DataFault, OSError):
        return False


def take(raw: RawFile, store: Store, progress: Progress, retrieved: str = "") -> Delivery:
    """Return outlines and areas of districts and states, made from the NUTS 3 regions.

    Raise ``DataFault`` where the file is damaged, a code has no AGS, or districts are missing.
    """
    with vector_layers(raw, beside=False) as layers:
        layer = next((one for one in layers if KEY in one.fields), None)
        if layer is None:
            raise DataFault([f"{raw.name}: has no layer with {KEY}; download NUTS regions."])
        regions = read_layer(layer, [KEY], name=raw.name)
    progress(0.2)
    own = regions[regions[KEY].str.fullmatch(DISTRICT_CODE.pattern)]
    if own.empty:
        raise DataFault([f"{raw.name}: holds no NUTS 3 regions of Germany; download level 3."])
    check_in_germany(own, name=raw.name)
    districts = _districts(own, store, raw)
    progress(0.4)
    areas = store.read_areas()
    above = areas[areas["level"] != Level.MUNICIPALITY.value]
    wanted = set(above.loc[above["level"] == Level.DISTRICT.value, "area_id"])
    check_same_areas(set(districts["area_id"]), wanted, name=raw.name, edition="this NUTS version")
    source = replace(_source(layer, own, store, raw), retrieved=retrieved)
    names = above[["area_id", "level", "name", "designation"]].astype("str")
    drawn, states, rows = build_districts(districts, names, source=source.source_id)
    progress(0.9)
    outlines = {Level.DISTRICT: drawn, Level.STATE: states}
    report = _report(regions, own, source, raw)
    return outline_delivery(store, outlines, rows, source, report)


OUTLINE_FORMAT = DeliveryFormat(
    id="gisco-outlines", title="GISCO NUTS regions, outlines", recognises=recognises, take=take
)


def _districts(regions: gpd.GeoDataFrame, store: Store, raw: RawFile) -> gpd.GeoDataFrame:
    """Return area_id and outline of the districts of today."""
    nuts = store.read_table("nuts")
    known = dict(zip(nuts["nuts_id"], nuts["area_id"], strict=True))
    unknown = sorted(set(regions[KEY]) - set(known))
    if unknown:
        shown = ", ".join(unknown[:NAMED]) + (" …" if len(unknown) > NAMED else "")
        raise DataFault(
            [f"{raw.name}: no AGS is known for {shown}; add it to areas/nuts.csv with its source."]
        )
    area_id = regions[KEY].map(known).replace(_joined_since(store.read_territory_changes()))
    plain = regions.assign(area_id=area_id, name="", designation="")
    return whole_areas(plain)[["area_id", "geometry"]]


def _joined_since(changes: pd.DataFrame) -> dict[str, str]:
    """Return the district of today by dissolved district: whole ones, and towns that were one."""
    found = {}
    for old, new in changes[["old_area_id", "new_area_id"]].itertuples(index=False):
        if old != new and (len(old) == 5 or old.endswith("000")):
            found[old[:5]] = new[:5]
    return found


def _source(layer: Layer, own: gpd.GeoDataFrame, store: Store, raw: RawFile) -> OutlineSource:
    """Return the source; where the file names no NUTS version, the codes tell it if they can."""
    stated = VERSION.search(layer.name) or VERSION.search(raw.name)
    version = stated[1] if stated else _version_of(list(own[KEY]), store)
    words = f"NUTS {version}" if version else "NUTS"
    return OutlineSource(
        source_id=f"gisco-nuts-{version}" if version else "gisco-nuts",
        publisher=PUBLISHER,
        title=f"GISCO, {words}, Regionen der Ebene 3 (Daten verändert)",
        table=words,
        reference_date=version,
        stated=bool(stated),
        licence=LICENCE,
        url=URL,
        sha256=raw.sha256(),
    )


def _version_of(codes: Sequence[str], store: Store) -> str:
    nuts = store.read_table("nuts")
    of_codes = nuts[nuts["nuts_id"].isin(codes)]["versions"].str.split()
    common = set.intersection(*map(set, of_codes))
    return common.pop() if len(common) == 1 else ""


def _report(
    regions: gpd.GeoDataFrame, own: gpd.GeoDataFrame, source: OutlineSource, raw: RawFile
) -> Report:
    rest = regions[~regions.index.isin(own.index)]
    return Report(
        file=raw.name,
        format=OUTLINE_FORMAT.title,
        found=(f"{source.table}, {len(own)} regions of level 3 in Germany.", NOTE),
        rows=len(regions),
        taken=len(own),
        listed=listing(
            (int(str(number)) + 1, code, NOT_OURS)
            for number, code in zip(rest.index, rest[KEY], strict=True)
        ),
    )

"""Maps and tables that are the same for every visitor, made once for each language."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from geo import views
from geo.charts import alliance_timeline
from geo.classification import Scheme
from geo.figures import Comparison
from geo.figures import key_figures as figures_of
from geo.leaflet.element import MapView
from geo.profiles import Profile
from geo.profiles import profile as profile_of
from geo.region_table import Column, columns, germany_table, region_table
from loaders.published import publish_text
from pages.ui import data, pinned
from pages.ui.translation import reader


@pinned.kept()
def overview(language: str, scheme: Scheme) -> MapView:
    """Return the map of all regions."""
    return views.overview_view(data.world(), data.published().files, reader(language), scheme)


@pinned.kept()
def alliances(language: str) -> MapView:
    """Return the map of all alliances."""
    return views.alliances_view(data.world(), data.published().files, reader(language))


@pinned.kept()
def region(region_id: str, definition_id: str, language: str, scheme: Scheme) -> MapView:
    """Return the map of a region under one of its definitions."""
    found, definition = data.region(region_id, definition_id)
    return views.region_view(
        data.world(),
        data.files_of(region_id),
        found,
        definition,
        bounds=views.bounds_of(data.extent(region_id)),
        reader=reader(language),
        scheme=scheme,
    )


@pinned.kept()
def page_file(kind: str, text: str) -> str:
    """Return the name of the file in which the browser finds style (css) or script of the pages."""
    data.published()
    return publish_text(data.STATIC, "page", kind, text)


@pinned.kept()
def key_figures(region_id: str, definition_id: str) -> list[Comparison]:
    """Return the key figures of a region under one of its definitions."""
    return figures_of(data.world(), *data.region(region_id, definition_id))


@pinned.kept()
def profile(alliance_id: str, language: str) -> Profile:
    """Return the profile of an alliance."""
    return profile_of(data.world(), alliance_id, reader(language))


@pinned.kept()
def timeline(language: str) -> go.Figure:
    """Return the chart of the run times of all alliances."""
    return alliance_timeline(data.world(), reader(language))


@pinned.kept()
def table_columns(language: str) -> list[Column]:
    """Return the columns of the tables of areas."""
    return columns(data.world(), reader(language))


@pinned.kept()
def area_table(region_id: str, definition_id: str, language: str) -> pd.DataFrame:
    """Return the table of a region's areas, of all districts when ``region_id`` is empty."""
    found = data.world().region(region_id)
    if found is None:
        return germany_table(data.world(), reader(language))
    return region_table(data.world(), found.definition(definition_id), reader(language))

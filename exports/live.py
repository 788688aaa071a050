"""Where a product leads back to: the page of its view, as a link that restores it."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from exports.addresses import region_address
from exports.product import Job
from geo.model import Region
from geo.own_region import PAGE, is_own
from geo.views import OVERVIEW


def live_view(job: Job, layer: str = "") -> str:
    """Return the address of the page of a job, with the layer named; empty where none is known.

    ``job.address`` may be that of the atlas, or that of the page with what its reader chose.
    """
    if not job.address:
        return ""
    parts = urlsplit(job.address)
    path = parts.path.rstrip("/")
    if job.shown and not path.endswith(f"/{_page(job.shown[0])}"):
        return live_view(replace(job, address=region_address(job.address, *job.shown)), layer)
    asked = dict(parse_qsl(parts.query)) | {"lang": job.reader.language}
    if (
        job.shown
        and not is_own(job.shown[0].id)
        and job.shown[1].id != job.shown[0].definition().id
    ):
        asked["definition"] = job.shown[1].id
    if layer:
        shown = asked if asked.get("layer") == layer else {}
        asked = {name: one for name, one in asked.items() if name not in job.view.parameters}
        asked |= {name: shown[name] for name in job.view.parameters if name in shown}
        asked["layer"] = layer
    home = path or "/" if job.view.page == OVERVIEW else path
    return urlunsplit((parts.scheme, parts.netloc, home, urlencode(asked), ""))


def _page(region: Region) -> str:
    return PAGE if is_own(region.id) else region.id

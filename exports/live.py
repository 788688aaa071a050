"""Where a product leads back to: the page of its view, as a link that restores it."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from exports.products import Job
from geo.views import OVERVIEW


def live_view(job: Job, layer: str = "") -> str:
    """Return the address of the page of a job, with the layer named; empty where none is known.

    ``job.address`` may be that of the atlas, or that of the page with what its reader chose.
    """
    if not job.address:
        return ""
    parts = urlsplit(job.address)
    path = parts.path.rstrip("/")
    if job.shown and not path.endswith(f"/{job.shown[0].id}"):
        path = f"{path}/{job.shown[0].id}"
    asked = dict(parse_qsl(parts.query)) | {"lang": job.reader.language}
    if job.shown and job.shown[1].id != job.shown[0].definition().id:
        asked["definition"] = job.shown[1].id
    if layer:
        shown = asked if asked.get("layer") == layer else {}
        asked = {name: one for name, one in asked.items() if name not in job.view.parameters}
        asked |= {name: shown[name] for name in job.view.parameters if name in shown}
        asked["layer"] = layer
    home = path or "/" if job.view.page == OVERVIEW else path
    return urlunsplit((parts.scheme, parts.netloc, home, urlencode(asked), ""))

"""The views of a comparison by their kind, made alike for pages and for commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from geo.compare.difference import difference
from geo.compare.matrix import matrix
from geo.compare.occupations import occupations
from geo.compare.peer_view import peer_view
from geo.compare.peer_weights import weights_in
from geo.compare.peers import peers
from geo.compare.programmes import programmes
from geo.compare.ranking import ranking
from geo.compare.scatter import scatter
from geo.compare.side_alliances import By
from geo.compare.sides import Side
from geo.compare.view import View
from geo.compare.years import years
from geo.model import Level
from geo.text import Reader
from geo.world import World

Asked = tuple[str, ...]
"""What a reader chose for a view, as texts of a link."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ViewKind:
    """A kind of view: what makes it of sides, and which of the choices are indicators.

    ``level`` is that of its figures where they are of no indicator that is chosen.
    """

    make: Callable[[World, Sequence[Side], Asked, Reader], View]
    indicators: Callable[[Asked], Asked] = lambda _: ()
    level: Level | None = None


def _peers(world: World, sides: Sequence[Side], asked: Asked, reader: Reader) -> View:
    weights, _ = weights_in(world, asked[0], reader)
    return peer_view(world, peers(world, sides[0], reader, weights=weights), reader)


VIEW_KINDS: Mapping[str, ViewKind] = {
    "matrix": ViewKind(
        make=lambda world, sides, asked, reader: matrix(world, sides, reader, asked),
        indicators=lambda asked: asked,
    ),
    "difference": ViewKind(
        make=lambda world, sides, asked, reader: difference(
            world, sides, asked[0], reader, asked[1:]
        ),
        indicators=lambda asked: asked[1:],
    ),
    "ranking": ViewKind(
        make=lambda world, sides, asked, reader: ranking(world, sides, asked[0], reader),
        indicators=lambda asked: asked,
    ),
    "scatter": ViewKind(
        make=lambda world, sides, asked, reader: scatter(world, sides, asked[0], asked[1], reader),
        indicators=lambda asked: asked,
    ),
    "years": ViewKind(
        make=lambda world, sides, asked, reader: years(world, sides, asked[0], reader),
        indicators=lambda asked: asked,
    ),
    "occupations": ViewKind(
        make=lambda world, sides, asked, reader: occupations(world, sides, reader, *asked),
        level=Level.DISTRICT,
    ),
    "programmes": ViewKind(
        make=lambda world, sides, asked, reader: programmes(world, sides, reader, By(asked[0])),
    ),
    "peers": ViewKind(make=_peers, level=Level.DISTRICT),
}
"""By id; ``asked`` holds indicators, before them the reference of differences, else two sides, a
way to group alliances, or weights."""

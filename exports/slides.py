"""One slide with a map as shapes, its title and its sources as text."""

from __future__ import annotations

from exports.deck import Deck, DrawnMap, Slide
from exports.pptx import deck_file
from exports.slide_flow import flowed
from geo.sheets import Sheet
from geo.static_shapes import Shapes
from geo.static_simple import simplified
from geo.text import Reader


def map_slide(sheet: Sheet, shapes: Shapes, reader: Reader) -> bytes:
    """Return a presentation with one slide, the same bytes for the same arguments.

    Raises:
        geo.paper.NoRoomError: The texts leave no room for the map.

    """
    drawn = DrawnMap(sheet=sheet, shapes=simplified(shapes, sheet.bounds))
    one = Slide(headline=sheet.title, body=drawn, notes=(sheet.alt,))
    return deck_file(flowed(Deck(title=sheet.title, slides=(one,), reader=reader)))

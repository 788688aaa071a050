"""What readers have typed and the font of drawings cannot show, said before a file is made."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from geo.text import Reader, as_markdown


def can_draw(texts: Iterable[str], words: str, reader: Reader) -> bool:
    """Return whether drawings can show all texts; say the first that they cannot.

    ``words`` says what there is not, as in "No report"; signs of the data itself are all known.
    """
    from geo.glyphs import excerpt, missing_sign

    found = ((one, missing_sign(one)) for one in texts)
    text, sign = next((one for one in found if one[1]), ("", ""))
    if sign:
        said = reader.t("{words}: the font has no sign “{sign}” as in “{title}”.")
        shown = said.format(words=words, sign=sign, title=excerpt(text, sign))
        st.caption(as_markdown(shown))
    return not sign

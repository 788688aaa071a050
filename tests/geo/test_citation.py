"""Texts whose figures carry the address of their record."""

from __future__ import annotations

from geo.citation import cited, figure, joined, pieces


def test_a_cited_text_is_a_text_like_any_other() -> None:
    assert figure("9", "known:alliance.alpha") == "9"
    assert cited("{a} of {b}", a=figure("9", "known:x"), b=197) == "9 of 197"


def test_figures_keep_their_addresses_when_texts_are_put_together() -> None:
    said = cited("{known} of {all}", known=figure("9", "known:x"), all=figure("197", "fact:y"))
    whole = joined("; ", ["first", said, "last"])
    assert list(pieces(whole)) == [
        ("first; ", ""), ("9", "known:x"), (" of ", ""), ("197", "fact:y"), ("; last", ""),
    ]  # fmt: skip


def test_braces_in_what_is_filled_in_stay() -> None:
    assert cited("{name}: {count}", name="{x}", count=figure("1", "a:b")) == "{x}: 1"


def test_a_plain_text_and_a_figure_without_an_address_lead_nowhere() -> None:
    assert list(pieces("12 of 30")) == [("12 of 30", "")]
    assert list(pieces(figure("12", ""))) == [("12", "")]

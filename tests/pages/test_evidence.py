"""Every number on every page leads to a record, and is what the stored cells make of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from heapq import heappop, heappush
from html.parser import HTMLParser
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from geo.evidence import RESOLVERS, record
from geo.evidence_record import Record
from geo.hexbin import LEAST_POINTS
from geo.world import World
from loaders.store import Store
from pages.ui.data import DATA
from pages.ui.translation import LANGUAGES, reader
from tests.pages.reading import as_typed, pieces
from tests.pages.recomputed import recomputed

REGIONS = Store(root=DATA).read_regions()
EXEMPT = {
    "atlas-scale": "limits of classes, sizes of symbols, numbers of fields: the map's own scale",
    "atlas-credits": "licences and names of those to be credited",
    "atlas-record": "a record itself",
}
"""Elements whose numbers are no figures, by class, with the reason."""

NO_FIGURES = {
    "names of editions": re.compile(r"\b20\d\d-\d\d-\d\d-[0-9a-f]{7}(?:-\d+)?\b"),
    "days": re.compile(
        r"\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b\d{1,2} [A-Z][a-z]+ (?:19|20)\d\d\b"
        r"|\b(?:19|20)\d\d(?:-\d\d){1,2}\b|\b1\. Januar\b|\b1 January\b|\b31\. Dezember"
        r"|\b31 December"
    ),
    "years, which say of when a figure is": re.compile(r"\b(?:19|20)\d\d\b"),
    "units": re.compile(r"\b(?:je|per) (?:100[.,]000|1[.,]000|10[.,]000|100)\b"),
    "the width of a hexagon and the reference system of the grid": re.compile(
        r"\b\d+\s?km\b|EPSG:[0-9]+"
    ),
    "how many points a grid takes, a constant": re.compile(
        rf"\b{LEAST_POINTS}(?= verortbare Mitgliedschaften| memberships)"
    ),
    "the fields of a square by their numbers": re.compile(r"\b1 (?:bis|to) 9\b"),
    "the version of a definition": re.compile(r"\b(?:Version|Fassung|version) \d+\b"),
    "the ages of a group of people": re.compile(r"\b(?:von|aged) 15 (?:bis|to) 64\b"),
    "a unit of money beside its number or in a head": re.compile(
        r"(?:(?<=\d\u00a0)|(?<=\())1[.,]000 €"
    ),
    "how many notes, pairs and maps a page shows, which are seen below": re.compile(
        r"^Was zu beachten ist \(\d+\)|^What is to be borne in mind \(\d+\)"
        r"|^Gezeigt werden die ersten \d|^The first \d regions are shown"
        r"|^\d+ (?:Paare überschneiden sich|pairs overlap)"
    ),
    "constants of a method": re.compile(
        r"(?:Abstand von|distance of) 1\b|(?:Mittelwert|mean) 0\b"
        r"|(?:Standardabweichung|deviation) 1\b|nötig sind mindestens 3\b|at least 3 are"
        r"|(?:Gewicht|weight is) 0\b|(?:mindestens|least) 5 (?:gemeldete|registered)"
        r"|(?:weniger als|fewer than) [25] (?:Arbeitslose|unemployed|gemeldeten|vacancies)"
    ),
    "a share that a source states of its own table": re.compile(
        r"(?:Etwa|About) 4 % (?:der Felder|of the cells)"
    ),
    "how many areas a reader has put together": re.compile(
        r"^(?:[\w ]+: )?(?:Eigene Auswahl|Own selection): [\w ]+"
    ),
    "how many names and pages a shortened list leaves out": re.compile(
        r"\b(?:und \d+ weitere|and \d+ more)\b"
    ),
}
"""Numbers that are no figures, with what they are."""

AWARD_NAMES = ("award_id", "recipient", "recipient_town", "executing_body", "executing_body_town")
"""Columns of the table of awards that hold names."""

OF_EACH_KIND = 3
"""How many records of a kind and an indicator are followed on."""

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
Open = Callable[..., AppTest]
Made = Callable[[str, str], set[str]]
"""The numbers, as they are written, that the stored cells make of an address."""


@dataclass
class Shown:
    """A piece of text of a page with the address of the figure it is in, if any."""

    text: str
    ref: str
    exempt: bool


@dataclass
class Reading(HTMLParser):
    """The texts of a page, each with the address that it leads to."""

    found: list[Shown] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.inside: list[tuple[str, str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"br", "img", "input", "meta", "link"}:
            return
        given = dict(attrs)
        _, ref, exempt = self.inside[-1] if self.inside else ("", "", False)
        asked = parse_qs((given.get("href") or "").partition("?")[2]).get("evidence", [ref])
        classes = (given.get("class") or "").split()
        silent = tag in {"style", "script"} or "st-key" in (given.get("class") or "")
        self.inside.append((tag, asked[0], exempt or silent or bool(EXEMPT.keys() & set(classes))))

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        _, ref, exempt = self.inside[-1] if self.inside else ("", "", False)
        self.found.append(Shown(text=data, ref=ref, exempt=exempt))


def read(html: str) -> list[Shown]:
    """Return the texts of a piece of HTML with the addresses of their records."""
    reading = Reading()
    reading.feed(html)
    reading.close()
    return reading.found


def shown(page: AppTest) -> Iterator[Shown]:
    """Yield every text of a page with the address of its record."""
    for html in pieces(page):
        yield from read(html)
    for kind in (page.title, page.header, page.subheader, page.markdown, page.caption, page.info):
        yield from (Shown(text=as_typed(one.value), ref="", exempt=False) for one in kind)


@cache
def names(world: World) -> re.Pattern[str]:
    """Return what finds the names and texts of the data in which numbers are part of a word."""
    sources, catalogue = world.sources, world.catalogue.values()
    texts = {
        *sources["title"], *sources["table"], *sources["licence"], *sources["publisher"],
        *world.alliances["short_name"], *world.alliances["name"], *world.alliances["programme"],
        *world.organisations["name"], *world.memberships["role"], *world.memberships["subproject"],
        *world.areas["name"], *world.funding["funder"],
        *(text for one in catalogue for text in (one.title.de, one.title.en, one.unit.de,
          one.unit.en, one.about.de, one.about.en)),
        *(text for one in catalogue if one.caveat for text in (one.caveat.de, one.caveat.en)),
        *(text for one in catalogue for dated in one.year_caveats
          for text in (dated.text.de, dated.text.en)),
        *(text for one in REGIONS for part in (one.is_what, one.is_not)
          for text in (part.de, part.en)),
        *(one.source for region in REGIONS for one in region.definitions),
        *world.award_programmes.values(),
        *(text for name in AWARD_NAMES if len(world.awards) for text in world.awards[name]),
    }  # fmt: skip
    words = (text for text in texts if NUMBER.search(text) and re.search("[A-Za-z]", text))
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?![.,]?\w)")


@cache
def numbers_in(text: str, world: World) -> list[str]:
    """Return the numbers of a text that must have a record."""
    if text.strip() in set(world.sources["table"]):
        return []
    left = names(world).sub(" ", text)
    for pattern in NO_FIGURES.values():
        left = pattern.sub(" ", left)
    return NUMBER.findall(left)


@cache
def kept_record(world: World, ref: str, language: str) -> Record:
    """Return a record, made once for all tests that read it."""
    return record(world, ref, reader(language))


def without_record(texts: list[Shown], world: World) -> list[str]:
    """Return the numbers of a page that lead to no record."""
    return [
        f"{one.text.strip()!r}: {', '.join(numbers)}"
        for one in texts
        if not one.ref and not one.exempt and (numbers := numbers_in(one.text, world))
    ]


def not_recomputed(
    texts: list[Shown], world: World, language: str, made_of: Made = recomputed
) -> list[str]:
    """Return the figures of a page that the stored cells do not make."""
    wrong = []
    for ref, said in _by_ref(texts).items():
        made = made_of(ref, language)
        wrong += [
            f"{ref}: shown {number!r}, stored cells give {made}"
            for text in said
            for number in numbers_in(text, world)
            if number not in made
        ]
    return wrong


def not_in_record(texts: list[Shown], world: World, language: str) -> list[tuple[str, str, str]]:
    """Return the figures of a page that their records do not say."""
    speaks, wrong = reader(language), []
    for ref, shown_texts in _by_ref(texts).items():
        found = kept_record(world, ref, language)
        numbers = {n for text in shown_texts for n in numbers_in(text, world)}
        said = " ".join([found.value, *found.notes])
        parts = {speaks.number(count) for count in _how_many_parts(world, found, language)}
        wrong += [(ref, n, said) for n in numbers if n not in said and n not in parts]
    return wrong


def follow(world: World, refs: set[str], language: str) -> set[str]:
    """Follow records to the records of their terms, a few of each kind; return all addresses."""
    seen: set[str] = set()
    waiting = sorted(refs)
    followed: Counter[tuple[str, ...]] = Counter()
    while waiting:
        ref = heappop(waiting)
        if ref in seen:
            continue
        seen.add(ref)
        followed[tuple(ref.split(":")[:2])] += 1
        if followed[tuple(ref.split(":")[:2])] > OF_EACH_KIND:
            continue
        found = kept_record(world, ref, language)
        assert found.ref == ref
        assert found.value
        assert found.title
        for term in found.terms:
            if term.ref:
                heappush(waiting, term.ref)
    assert {ref.split(":")[0] for ref in seen} <= set(RESOLVERS)
    return seen


def addresses() -> list[tuple[str, dict[str, str]]]:
    """Return every page, a region in each of its definitions, every alliance."""
    alliances = Store(root=DATA).read_alliances()
    ids = alliances.loc[alliances["region_id"] != "", "alliance_id"]
    return [
        ("", {}),
        ("quellen", {}),
        ("buendnisse", {}),
        *(("buendnisse", {"alliance": one}) for one in ids),
        *((one.id, {"definition": d.id}) for one in REGIONS for d in one.definitions),
    ]


@pytest.fixture(scope="session")
def opened(open_page: Open) -> Callable[[str, str, str], list[Shown]]:
    """Return what reads a page, with all that folds open on it, once for all tests."""

    @cache
    def seen(address: str, asked: str, language: str) -> list[Shown]:
        parameters = dict(part.split("=") for part in asked.split("&") if part)
        found = []
        page = open_page(address, lang=language, **parameters)
        found += shown(page)
        if not address:
            for beside in ("scale", "years", "relation"):
                found += shown(open_page("", lang=language, beside=beside))
        return found

    return seen


every_page = pytest.mark.parametrize(
    ("address", "asked"),
    [(address, "&".join(f"{k}={v}" for k, v in asked.items())) for address, asked in addresses()],
)
every_language = pytest.mark.parametrize("language", LANGUAGES)


@every_language
@every_page
def test_every_number_of_a_page_stands_where_its_record_is(
    opened: Callable[[str, str, str], list[Shown]],
    world: World,
    address: str,
    asked: str,
    language: str,
) -> None:
    without = without_record(opened(address, asked, language), world)
    assert without == [], f"page {address or 'overview'} {asked}"


@every_language
@every_page
def test_every_figure_of_a_page_is_what_the_stored_cells_make_of_it(
    opened: Callable[[str, str, str], list[Shown]],
    world: World,
    address: str,
    asked: str,
    language: str,
) -> None:
    wrong = not_recomputed(opened(address, asked, language), world, language)
    assert wrong == [], f"page {address or 'overview'} {asked}"


@every_language
def test_every_address_on_a_page_has_a_record_that_says_the_same(
    opened: Callable[[str, str, str], list[Shown]], world: World, language: str
) -> None:
    wrong = []
    for address, asked in addresses():
        parameters = "&".join(f"{k}={v}" for k, v in asked.items())
        wrong += not_in_record(opened(address, parameters, language), world, language)
    assert wrong == []


@every_language
def test_records_lead_on_to_records(
    opened: Callable[[str, str, str], list[Shown]], world: World, language: str
) -> None:
    refs = {
        ref for address, asked in addresses() for ref in _refs(opened, address, asked, language)
    }
    follow(world, refs, language)


def _how_many_parts(world: World, found: Record, language: str) -> set[int]:
    """Return of how many parts a figure is, or the sums that it is the ratio of."""
    sums = [term.ref for term in found.terms if term.ref.startswith("sum:")]
    return {len(found.terms), *(len(kept_record(world, ref, language).terms) for ref in sums)}


def _refs(
    opened: Callable[[str, str, str], list[Shown]],
    address: str,
    asked: dict[str, str],
    language: str,
) -> set[str]:
    parameters = "&".join(f"{k}={v}" for k, v in asked.items())
    return {one.ref for one in opened(address, parameters, language) if one.ref}


def _by_ref(texts: list[Shown]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in texts:
        if one.ref:
            found.setdefault(one.ref, []).append(one.text)
    return found

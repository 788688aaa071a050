"""Rates whose counts are revised: all from these counts, or all their source's own."""

from __future__ import annotations

import math
import shutil
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.aggregate import figure
from geo.edition_reason import ChangeKind
from geo.evidence import record
from geo.model import Indicator, Kind, Text
from geo.observations import indexed
from loaders.add_report import AddReport, change_lines
from loaders.adding import add
from loaders.changes import changes
from loaders.check import faults_of
from loaders.counted_rates import CountedRates, counted_rates, without
from loaders.given_files import Given
from loaders.recomputed import with_recomputed
from loaders.store import Store
from loaders.stored_figures import compared, replaced
from loaders.stored_tables import remove
from loaders.world import read_world
from tests.loaders.invented import FORMAT, write
from tests.world import reader

DATA = Path(__file__).parents[2] / "data"
RATE, ABOVE, BELOW = "vacancies_per_100_unemployed", "vacancies", "unemployed"
OWN_SOURCE = "ba-vacancies-per-unemployed-regiohub"
WORD = Text(de="Anteil", en="Share")
SHARE = Indicator(
    id="share", title=WORD, about=WORD, unit=WORD, kind=Kind.RATE, numerator="part",
    denominator="whole", factor=100.0,
)  # fmt: skip
SOURCES = pd.DataFrame(
    [
        {
            "source_id": one, "publisher": f"Office; {one}", "title": f"Table {one}", "table": one,
            "licence": "free", "retrieved": "", "boundary_date": "",
        }
        for one in ("parts", "wholes", "own", "new")
    ]
)  # fmt: skip


# All the way: a table with revised counts


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(root=Path(shutil.copytree(DATA, tmp_path / "data")))


def numbers(store: Store, indicator: str, period: str = "2025") -> pd.Series:
    rows = store.read_observations()
    chosen = rows[(rows["indicator"] == indicator) & (rows["period"] == period)]
    return chosen.astype({"area_id": "str"}).set_index("area_id")["value"]


def revised(store: Store, path: Path, share: float = 1.1) -> AddReport:
    """Add the unemployed of 2025 of all districts, every number times ``share``."""
    rows = [
        f"{area_id};;2025;Arbeitslose={number * share:.0f}"
        for area_id, number in numbers(store, BELOW).items()
        if len(str(area_id)) == 5
    ]
    file = write(path / "revised.txt", *rows)
    return add([Given(path=file)], store, retrieved="2026-11-20", formats=[FORMAT])


def test_revised_counts_take_all_rates_of_the_period_with_them(
    store: Store, tmp_path: Path
) -> None:
    earlier = numbers(store, RATE, "2024")
    report = revised(store, tmp_path)
    rates, above, below = (numbers(store, one) for one in (RATE, ABOVE, BELOW))
    assert len(rates) == 400
    assert rates.to_dict() == pytest.approx((100 * above / below)[rates.index].to_dict(), abs=0.005)
    assert numbers(store, RATE, "2024").equals(earlier)
    said = next(note for note in report.notes if note.startswith(f"{RATE}: 400 rates of badata"))
    assert "for 2025 are set aside, now computed from vacancies (badata" in said
    assert "and unemployed (Arbeitslose)" in said
    assert any(f" 2025 {RATE}: " in line for line in change_lines(report.changes))
    assert f"{RATE} 2025" in store.editions()[-1].reason.parts
    assert not faults_of(store)


def test_the_record_of_such_a_rate_names_the_counts_that_were_used(
    store: Store, tmp_path: Path
) -> None:
    revised(store, tmp_path)
    world = read_world(store)
    found = record(world, f"obs:{RATE}:14521:2025", reader())
    above, below = (
        record(world, term.ref, reader()).number for term in found.terms
    )  # fmt: skip
    assert found.number == pytest.approx(100 * above / below)
    assert found.notes[0].startswith("Worked out here from the counts")
    assert "Invented Office" in found.sources[0].publisher
    assert [one.table for one in found.sources] == [
        "badata 0.2.0; 13211-02-05-4", "badata 0.2.0", "13211-02-05-4",
    ]  # fmt: skip
    region = figure(world.observations, world.catalogue, RATE, areas=["14511", "14524"])
    parts = [
        figure(world.observations, world.catalogue, RATE, areas=[one]).number
        for one in ("14511", "14524")
    ]
    assert min(parts) <= region.number <= max(parts)


def test_counts_that_agree_within_rounding_leave_the_rates_their_sources(
    store: Store, tmp_path: Path
) -> None:
    before = numbers(store, RATE)
    report = revised(store, tmp_path, share=1.0)
    assert numbers(store, RATE).equals(before)
    assert OWN_SOURCE in set(store.read_sources()["source_id"])
    assert not [note for note in report.notes if note.startswith(RATE)]


def test_every_figure_that_changes_or_goes_is_among_the_lines_and_is_counted(
    store: Store, tmp_path: Path
) -> None:
    count = numbers(store, BELOW)["14521"]
    file = write(tmp_path / "one.txt", f"14521;;2025;Arbeitslose={count + 500:.0f}")
    report = add([Given(path=file)], store, retrieved="2026-11-20", formats=[FORMAT])
    found = changes(store.at(store.editions()[-2].id), store).figures
    differ = found[found["kind"] != ChangeKind.SOURCE.value]
    assert len(report.changes) == len(differ)
    assert (report.changes["kind"] == "gone").sum() == (differ["kind"] == "removed").sum() > 0
    lines = list(change_lines(report.changes))
    assert "  14 2025 unemployed: 148747 → gone" in lines
    assert any(" 2025 share_long_term_unemployed: " in one and " → gone" in one for one in lines)
    (said,) = [note for note in report.notes if "computed rates for 2025 taken out, " in note]
    assert said.startswith("share_long_term_unemployed: 2 ")
    assert "14 Sachsen" in said


def test_rates_computed_from_a_table_go_with_it(store: Store, tmp_path: Path) -> None:
    before = numbers(store, RATE)
    source_id = revised(store, tmp_path).tables[0].source_id
    assert not numbers(store, RATE).equals(before)
    done = remove([source_id], store)
    assert done.count == 3 * 400 + 400  # counts, two rates, and one with long-term
    assert numbers(store, RATE).equals(before)
    assert not faults_of(store)


# What follows what, on a few invented areas


def rows(*figures: tuple[str, str, float | None, str], status: str = "secret") -> pd.DataFrame:
    """Return observations of 2024 of area, indicator, number (or none) and source."""
    return pd.DataFrame(
        [
            {
                "area_id": area_id, "period": "2024", "indicator": indicator,
                "value": math.nan if number is None else float(number),
                "status": status if number is None else "exact", "flags": "", "source_id": source,
            }
            for area_id, indicator, number, source in figures
        ],
        columns=["area_id", "period", "indicator", "value", "status", "flags", "source_id"],
    ).astype({"value": "float64"})  # fmt: skip


def area(area_id: str, part: float | None, whole: float | None, rate: float) -> pd.DataFrame:
    """Return counts and the source's own rate of an area."""
    return rows(
        (area_id, "part", part, "parts"), (area_id, "whole", whole, "wholes"),
        (area_id, "share", rate, "own"),
    )  # fmt: skip


def followed(stored: pd.DataFrame, added: pd.DataFrame) -> tuple[pd.DataFrame, CountedRates]:
    """Return the observations after an addition, with what followed from it."""
    changes = compared(stored, added)
    after = replaced(stored, changes)
    found = counted_rates(after, changes, {"share": SHARE}, SOURCES)
    return without(replaced(after, found.figures), found.dropped), found


def shares(observations: pd.DataFrame) -> dict[str, float | str]:
    """Return the rates by area, or their states where there is no number."""
    own = observations[observations["indicator"] == "share"]
    return {
        row["area_id"]: row["status"] if math.isnan(row["value"]) else row["value"]
        for row in own.to_dict("records")
    }


TWO = pd.concat([area("01001", 1000, 4000, 25.0), area("01002", 1000, 5000, 20.0)])


@pytest.mark.parametrize(
    ("stored", "added", "expected"),
    [
        pytest.param(
            TWO, rows(("01001", "whole", 5000, "new")),
            {"01001": 20.0, "01002": 20.0}, id="one revised count",
        ),
        pytest.param(
            pd.concat([TWO, rows(("01003", "share", 30.0, "own"))]),
            rows(("01001", "whole", 5000, "new")),
            {"01001": 20.0, "01002": 20.0, "01003": "not_collected"}, id="no counts: not known",
        ),
        pytest.param(
            TWO, rows(("01001", "whole", 5000, "new"), ("01002", "whole", None, "new")),
            {"01001": 20.0, "01002": "secret"}, id="a count that is secret: its state",
        ),
        pytest.param(
            pd.concat([TWO, rows(("01", "share", 22.0, "own"), ("DG", "share", 22.0, "own"))]),
            rows(("01001", "whole", 5000, "new")),
            {"01001": 20.0, "01002": 20.0}, id="Länder are put together from districts",
        ),
        pytest.param(
            pd.concat([TWO, rows(("01001001", "share", 40.0, "own"))]),
            rows(("01001", "whole", 5000, "new")),
            {"01001": 20.0, "01002": 20.0, "01001001": 40.0}, id="municipalities stay apart",
        ),
        pytest.param(
            pd.concat([TWO, area("01003", 1000, None, 30.0).iloc[[0, 2]]]),
            rows(("01001", "whole", 5000, "new"), ("01003", "whole", 2000, "new")),
            {"01001": 20.0, "01002": 20.0, "01003": 50.0}, id="a count that is new",
        ),
        pytest.param(
            TWO, rows(("01001", "whole", 5000, "new"), ("01001", "share", 24.0, "new")),
            {"01001": 24.0, "01002": 20.0}, id="a rate that is given with its counts",
        ),
        pytest.param(
            TWO.iloc[[2, 5]], rows(("01001", "part", 1000, "new"), ("01001", "whole", 5000, "new")),
            {"01001": 25.0, "01002": 20.0}, id="new counts of some areas only",
        ),
    ],
)  # fmt: skip
def test_rates_follow_their_counts(
    stored: pd.DataFrame, added: pd.DataFrame, expected: dict[str, float | str]
) -> None:
    assert shares(followed(stored, added)[0]) == expected


def test_what_stays_the_sources_own_is_said_and_never_put_together() -> None:
    after, found = followed(
        TWO, rows(("01001", "whole", 5000, "new"), ("01001", "share", 24.0, "new"))
    )
    assert "stay the source's own, and no rate is put together" in found.notes[0]
    observations = indexed(with_recomputed(after, [SHARE]))
    catalogue = dict.fromkeys(("share",), SHARE)
    value = figure(observations, catalogue, "share", areas=["01001", "01002"])
    assert (value.number, value.reason) == (None, "other_counts")


def test_the_source_of_a_rate_of_two_tables_names_both() -> None:
    _, found = followed(TWO, rows(("01001", "whole", 5000, "new")))
    by_table = found.sources.set_index("table")
    assert by_table.loc["parts; new", "publisher"] == "Office; parts; new"
    assert by_table.loc["parts; new", "title"] == "Anteil, eigene Berechnung aus parts und new"
    assert set(by_table.index) == {"parts; new", "parts; wholes"}


def one_office(*source_ids: str) -> pd.DataFrame:
    return SOURCES.assign(
        publisher=SOURCES["publisher"].mask(SOURCES["source_id"].isin(source_ids), "Office")
    )


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        pytest.param(
            rows(("01001", "whole", 5000, "new")),
            {"01001": "not_meaningful", "01002": 20.0}, id="the whole alone",
        ),
        pytest.param(
            rows(("01001", "part", 900, "new")),
            {"01001": "not_meaningful", "01002": 20.0}, id="the part alone",
        ),
        pytest.param(
            rows(("01001", "part", 1000, "new"), ("01001", "whole", 5000, "new")),
            {"01001": 20.0, "01002": 20.0}, id="both, one of them as before",
        ),
        pytest.param(
            rows(("01001", "whole", 4000, "new")),
            {"01001": 25.0, "01002": 20.0}, id="the same number of another table",
        ),
    ],
)  # fmt: skip
def test_counts_of_one_office_are_revised_together_or_no_rate_is_worked_out(
    added: pd.DataFrame, expected: dict[str, float | str]
) -> None:
    stored = TWO.assign(source_id=TWO["source_id"].replace("own", "wholes-computed"))
    changes = compared(stored, added)
    after = replaced(stored, changes)
    found = counted_rates(after, changes, {"share": SHARE}, one_office("parts", "wholes", "new"))
    assert shares(without(replaced(after, found.figures), found.dropped)) == expected


def test_a_rate_not_worked_out_stays_so_until_both_counts_come(
    store: Store, tmp_path: Path
) -> None:
    def told(name: str, figures: str) -> tuple[AddReport, float]:
        file = write(tmp_path / name, f"14521;;2025;{figures}")
        report = add([Given(path=file)], store, formats=[FORMAT])
        return report, numbers(store, "share_long_term_unemployed")["14521"]

    report, share = told("one.txt", "Arbeitslose=9000")
    assert math.isnan(share)
    (said,) = [note for note in report.notes if "not worked out" in note]
    assert said.startswith("share_long_term_unemployed: 1 rate for 2025 is not worked out: of ")
    assert "the figures stored are not from one table; add a table that gives both" in said
    world = read_world(store)
    found = record(world, "obs:share_long_term_unemployed:14521:2025", reader())
    assert found.number is None
    assert "mixture of two versions" in found.notes[0]
    pair = figure(
        world.observations, world.catalogue, "share_long_term_unemployed",
        areas=["14521", "14522"], period="2025",
    )  # fmt: skip
    assert (pair.number, pair.reason) == (None, "other_counts")
    report, share = told("other.txt", "Arbeitslose / langzeitarbeitslos=3000")
    assert math.isnan(share)
    assert not [note for note in report.notes if "the other was not" in note]
    both = "Arbeitslose=9000;Arbeitslose / langzeitarbeitslos=3000"
    assert told("both.txt", both)[1] == pytest.approx(33.33)
    assert not faults_of(store)


COUNT = st.one_of(st.none(), st.integers(100, 9000))
AREAS = st.lists(
    st.tuples(COUNT, COUNT, st.one_of(st.none(), st.integers(1, 99))), min_size=1, max_size=3
)


@settings(max_examples=20, deadline=None, derandomize=True)
@given(stored=AREAS, added=AREAS)
def test_no_period_ever_mixes_own_rates_with_computed_ones_that_disagree(
    stored: list[tuple[int | None, ...]], added: list[tuple[int | None, ...]]
) -> None:
    def table(areas: list[tuple[int | None, ...]], source: str) -> pd.DataFrame:
        return rows(
            *(
                (f"0100{place}", indicator, number, source)
                for place, three in enumerate(areas)
                for indicator, number in zip(("part", "whole", "share"), three, strict=True)
                if number is not None
            )
        )

    after, _ = followed(table(stored, "own"), table(added, "new"))
    shown = with_recomputed(after, [SHARE])
    own = shown[(shown["indicator"] == "share") & shown["value"].notna()]
    assert not (own["unlike"].notna().any() and own["computed"].any())

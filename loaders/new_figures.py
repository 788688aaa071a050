"""The stored figures with those of added tables: whose goes first, what follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from geo.model import Kind
from loaders.agreement import Relations, unlike_wholes
from loaders.coarser_figures import coarser_notes, with_finer_kept
from loaders.computed_rates import COMPUTED
from loaders.counted_rates import CountedRates, counted_rates, rests_on, without
from loaders.given_files import MatchedTable
from loaders.part_sums import FIGURE
from loaders.precedence import Precedence, precedence_notes, with_precedence
from loaders.rates_of_counts import census_notes, with_settled_rates
from loaders.stated_years import entered_notes
from loaders.store import Store
from loaders.stored_figures import TAKEN, compared, gone, replaced
from loaders.total_notes import Named, gone_notes
from loaders.totals import Nesting, Totals, totals


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class NewFigures:
    """What the store holds after an addition, and what is to be said about it.

    Attributes:
        observations: All figures.
        given: What the tables give, as :func:`loaders.stored_figures.compared` says it.
        changes: All figures that are new, other than before or gone, with rates that follow.
        sources: Sources of rates that follow.
        notes: Sentences for the report.
        lasting: Sentences on stored figures that give way and on years that were entered, for the
            report and the edition.
        unusual: Totals that are not the sum of their parts, one sentence for several.
        set_aside: How many totals give way to the sums of their districts.
        left_out: How many rates are not worked out any more.
        followed: Rates that follow changed counts, such as "share_65plus 2024".
        named: Names of areas and titles of sources, for further sentences.

    """

    observations: pd.DataFrame
    given: pd.DataFrame
    changes: pd.DataFrame
    sources: pd.DataFrame
    notes: tuple[str, ...]
    lasting: tuple[str, ...]
    unusual: tuple[str, ...]
    set_aside: int
    left_out: int
    followed: tuple[str, ...]
    named: Named


def new_figures(tables: Sequence[MatchedTable], store: Store, sources: pd.DataFrame) -> NewFigures:
    """Return the stored figures with those of tables in place; ``sources`` are all, new ones too.

    A producer's figure goes before a compiler's, a table's own before a computed one, a new one
    before a stored one; rates follow the counts that change.
    """
    stored, catalogue = store.read_observations(), store.read_catalogue()
    sources = sources.drop_duplicates("source_id", keep="last")
    compiling = Precedence.read().compiling(sources)
    given = _weighed(stored, _preferred(tables, compiling), compiling)
    given = with_settled_rates(given, catalogue)
    named = Named.read(store, sources)
    if not tables:
        return _as_before(stored, given, sources, named)
    after, whole = _with_totals(stored, given, store, named)
    rates = counted_rates(after, given, catalogue, sources)
    if len(rates.figures) or len(rates.dropped):
        after = without(replaced(after, rates.figures), rates.dropped)
    lost = _lost(stored, after, [whole.set_aside, rates.dropped])
    known = rates.figures[rates.figures["value"].notna()]
    return NewFigures(
        observations=after,
        given=given,
        changes=pd.concat([_changes(stored, given, rates), lost]),
        sources=rates.sources,
        notes=(
            *precedence_notes(given, sources),
            *coarser_notes(given),
            *rates.notes,
            *gone_notes(lost, whole.set_aside, named),
            *census_notes(given, catalogue),
        ),
        lasting=(*whole.notes, *rates.torn, *entered_notes(tables)),
        unusual=(*whole.unusual, *unlike_wholes(after, given, Relations.read(), named)),
        set_aside=len(whole.set_aside),
        left_out=rates.left_out,
        followed=tuple(sorted(set(known["indicator"] + " " + known["period"]))),
        named=named,
    )


def _weighed(stored: pd.DataFrame, given: pd.DataFrame, compiling: frozenset[str]) -> pd.DataFrame:
    """Return figures held against the stored ones, of which finer and the producer's stay."""
    finer = with_finer_kept(compared(stored, given), compiling)
    return with_precedence(finer, compiling)


def _as_before(
    stored: pd.DataFrame, given: pd.DataFrame, sources: pd.DataFrame, named: Named
) -> NewFigures:
    """Return the stored figures where no table comes; ``given`` has no rows."""
    return NewFigures(
        observations=stored,
        given=given,
        changes=given,
        sources=sources.iloc[:0],
        notes=(),
        lasting=(),
        unusual=(),
        set_aside=0,
        left_out=0,
        followed=(),
        named=named,
    )


def _with_totals(
    stored: pd.DataFrame, given: pd.DataFrame, store: Store, named: Named
) -> tuple[pd.DataFrame, Totals]:
    """Return the figures with those given, without totals (and rates of them) now set aside."""
    after = replaced(stored, given[given["kind"].isin(TAKEN)])
    catalogue = store.read_catalogue()
    counts = {name for name, one in catalogue.items() if one.kind is Kind.COUNT}
    whole = totals(stored, after, given, Nesting.of(store.read_areas(), counts), named)
    if whole.set_aside.empty:
        return after, whole
    kept = after[~rests_on(after, whole.set_aside, catalogue)]
    return without(kept, whole.set_aside), whole


def _lost(
    stored: pd.DataFrame, after: pd.DataFrame, removed: Sequence[pd.DataFrame]
) -> pd.DataFrame:
    """Return the stored figures that are gone; those removed, and rates of them, are of a year."""
    periods = {str(period) for one in removed for period in one["period"]}
    return gone(*(one[one["period"].isin(periods)] for one in (stored, after)))


def _preferred(tables: Sequence[MatchedTable], compiling: frozenset[str]) -> pd.DataFrame:
    """Return the figures of all tables, each once: of a producer, of a table's own, first."""
    names = [*FIGURE, "value", "status", "flags", "source_id"]
    if not tables:
        return pd.DataFrame(columns=names)
    both = pd.concat([one.figures for one in tables], ignore_index=True)
    ordered = both.assign(
        compiled=both["source_id"].isin(compiling),
        computed=both["source_id"].str.endswith(COMPUTED),
    ).sort_values(["compiled", "computed"], kind="stable")
    return ordered.drop_duplicates(FIGURE)[names].reset_index(drop=True)


def _changes(stored: pd.DataFrame, given: pd.DataFrame, rates: CountedRates) -> pd.DataFrame:
    """Return new and changed figures: those given, and rates that follow from them."""
    followed = compared(stored, rates.figures)
    both = pd.concat([given, followed]).drop_duplicates(FIGURE, keep="last")
    return both[both["kind"].isin(["new", "changed"])]

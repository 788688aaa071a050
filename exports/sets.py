"""Whole sets of products: every file that regions have, made one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from tqdm import tqdm

from exports.files import write
from exports.product import Job, Product
from exports.products import file_name
from geo.chart_catalogue import charts_of

BAR = "{desc} |{bar}| {n_fmt} of {total_fmt} [{elapsed}<{remaining}]"


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Task:
    """A file of a set: a product of a job, and the folder it goes into."""

    product: Product
    job: Job
    folder: Path

    @property
    def name(self) -> str:
        """Return the name of the file."""
        return file_name(self.product, self.job)


def tasks(jobs: Iterable[Job], products: Sequence[Product], folder: Path) -> Iterator[Task]:
    """Yield the files of each job; a product of a layer is made of the first map of each.

    A product of a chart is made of each chart of what is shown.
    """
    for job in jobs:
        for one in products:
            if one.of_region and job.shown is None:
                continue
            charts = [chart.id for chart in charts_of(job.shown)] if one.of_chart else [job.chart]
            layers = [layer.id for layer in job.view.layers] if one.of_layer else [job.layer]
            for layer, chart in product(layers, charts):
                made = replace(job, layer=layer, chart=chart)
                yield Task(product=one, job=made, folder=folder)


def make_all(
    asked: Sequence[Task],
    faults: tuple[type[Exception], ...],
    fault_words: Callable[[Exception], str],
) -> list[str]:
    """Write each file whole or not at all, under a bar of progress; return a sentence per fault.

    Args:
        asked: What to make; a fault in one leaves the others.
        faults: What may go wrong with one file.
        fault_words: Says in words what did.

    """
    found: list[str] = []
    bar = tqdm(asked, desc="exports", disable=None, leave=False, bar_format=BAR)
    for task in bar:
        bar.set_description_str(task.name, refresh=True)
        try:
            write(task.folder / task.name, task.product.make(task.job))
        except faults as fault:
            found.append(f"{task.name}: {fault_words(fault)}")
    return found

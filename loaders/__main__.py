"""Build and check the data of the atlas from the command line: ``python -m loaders --help``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from loaders import edition_commands, table_commands
from loaders.build import build
from loaders.check import faults_of
from loaders.faults import DataFault
from loaders.sources.vg250 import fetch_package
from loaders.store import Store
from loaders.transaction import throw_leftovers

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache"


def parser() -> argparse.ArgumentParser:
    """Return the commands with their options."""
    commands = argparse.ArgumentParser(prog="python -m loaders", description=__doc__)
    commands.add_argument("--data", type=Path, default=ROOT / "data", help="the data folder")
    commands.add_argument("--cache", type=Path, default=CACHE, help="where downloads are kept")
    kinds = commands.add_subparsers(dest="command", required=True)
    made = kinds.add_parser("build", help="make tables and outlines from documented inputs")
    made.add_argument("--outlines", type=Path, help="VG250 outlines; fetched by npm if not given")
    made.add_argument("--facts", type=Path, help="folder with alliances, partners and money")
    made.add_argument("--statistics", type=Path, help="folder with regional statistics")
    edition_commands.add_reason(made)
    made.set_defaults(run=_build)
    checked = kinds.add_parser("check", help="say what is wrong in the data folder")
    checked.set_defaults(run=_check)
    table_commands.add_parsers(kinds)
    edition_commands.add_parsers(kinds)
    return commands


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return 0, or 1 after one sentence for each fault."""
    chosen = parser().parse_args(arguments)
    try:
        status: int = chosen.run(chosen, Store(root=chosen.data))
    except DataFault as fault:
        print(*fault.faults, sep="\n", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # whoever reads has read enough, such as head; what was stored stays stored
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"{error.filename}: {error.strerror}; nothing was changed.", file=sys.stderr)
        return 1
    return status


def _build(chosen: argparse.Namespace, store: Store) -> int:
    """Build what inputs are given for; outlines always, all other tables stay as they are."""
    build(
        store,
        chosen.outlines or fetch_package(chosen.cache),
        facts=chosen.facts,
        statistics=chosen.statistics,
        note=chosen.reason,
        progress=print,
    )
    return 0


def _check(_chosen: argparse.Namespace, store: Store) -> int:
    throw_leftovers(store.root)
    found = faults_of(store)
    print(*found, sep="\n") if found else print("The data folder is in order.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

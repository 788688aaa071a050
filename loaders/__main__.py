"""Build and check the data of the atlas from the command line: ``python -m loaders --help``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from loaders import edition_commands
from loaders.build import build
from loaders.check import faults_of
from loaders.faults import DataFault
from loaders.sources.vg250 import fetch_package
from loaders.store import Store

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache"


def parser() -> argparse.ArgumentParser:
    """Return the commands with their options."""
    commands = argparse.ArgumentParser(prog="python -m loaders", description=__doc__)
    commands.add_argument("--data", type=Path, default=ROOT / "data", help="the data folder")
    kinds = commands.add_subparsers(dest="command", required=True)
    made = kinds.add_parser("build", help="make tables and outlines from documented inputs")
    made.add_argument("--outlines", type=Path, help="VG250 outlines; fetched by npm if not given")
    made.add_argument("--facts", type=Path, help="folder with alliances, partners and money")
    made.add_argument("--statistics", type=Path, help="folder with regional statistics")
    kinds.add_parser("check", help="say what is wrong in the data folder")
    edition_commands.add_parsers(kinds)
    return commands


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return 0, or 1 after one sentence for each fault."""
    chosen = parser().parse_args(arguments)
    store = Store(root=chosen.data)
    try:
        if chosen.command == "check":
            return _check(store)
        if chosen.command != "build":
            return int(chosen.run(chosen, store))
        build(
            store,
            chosen.outlines or fetch_package(CACHE),
            facts=chosen.facts,
            statistics=chosen.statistics,
            progress=print,
        )
    except DataFault as fault:
        print(*fault.faults, sep="\n", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}; nothing was changed.", file=sys.stderr)
        return 1
    return 0


def _check(store: Store) -> int:
    found = faults_of(store)
    print(*found, sep="\n") if found else print("The data folder is in order.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

"""Programs that tests need besides Python: the one named, the one installed, or Debian's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence


def named(variable: str) -> str | None:
    """Return the program that a variable of the environment names, if it is one."""
    wanted = os.environ.get(variable)
    return wanted if wanted and shutil.which(wanted) else None


def installed(names: Sequence[str]) -> str | None:
    """Return the path of the first program that is installed."""
    return next(filter(None, map(shutil.which, names)), None)


def from_debian(names: Sequence[str], packages: Sequence[str]) -> str | None:
    """Install Debian packages, which only root may, and return the path of the program."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return None
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", "--quiet", *command], env=quiet, stdout=sys.stderr, check=False)
    return installed(names)

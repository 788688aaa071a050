"""The atlas as a process of its own, started for tests and ended by its own id."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOST = "127.0.0.1"
SECONDS_TO_START = 120
PAUSE_SECONDS = 0.1


@contextmanager
def running(root: Path, log: Path) -> Iterator[str]:
    """Start the atlas that lies in ``root``, give its address, and end it again."""
    port = _free_port()
    environment = {**os.environ, "HOST": HOST, "PORT": str(port), "PYTHONDONTWRITEBYTECODE": "1"}
    with (
        log.open("w") as output,
        subprocess.Popen(
            [sys.executable, "server.py"],
            cwd=root,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        try:
            _wait(process, f"http://{HOST}:{port}", log)
            yield f"http://{HOST}:{port}"
        finally:
            process.terminate()
            process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    for _ in range(int(SECONDS_TO_START / PAUSE_SECONDS)):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):  # noqa: S310
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        try:
            process.wait(timeout=PAUSE_SECONDS)
        except subprocess.TimeoutExpired:
            continue
        raise RuntimeError(f"the atlas ended before it answered:\n{log.read_text()}")
    raise RuntimeError(f"the atlas does not answer at {address}:\n{log.read_text()}")

"""Server processes on free ports of this machine, started and stopped by the benchmark."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.sites import Ready, Site
from bench.yardsticks import Scene

HOST = "127.0.0.1"
START_SECONDS = 90
STREAMLIT_OPTIONS = (
    "--server.headless=true",
    "--server.enableStaticServing=true",
    "--server.fileWatcherType=none",
    "--browser.gatherUsageStats=false",
    f"--browser.serverAddress={HOST}",
    f"--server.address={HOST}",
)


class ServerError(RuntimeError):
    """A server that does not start."""


@contextmanager
def serving(scene: Scene) -> Iterator[Mapping[str, Site]]:
    """Serve both yardsticks and the atlas, each by its own process, and stop them afterwards.

    Raises:
        ServerError: A server ended, or gave no answer in time; with the end of what it said.

    """
    with ExitStack() as stack:
        a = stack.enter_context(_process("A", _streamlit(scene.yardstick_a), scene.folder))
        ours = stack.enter_context(_process("ours", (sys.executable, "server.py"), scene.atlas))
        b = stack.enter_context(_process("B", _streamlit(scene.yardstick_b), scene.folder))
        c = stack.enter_context(_process("C", _streamlit(scene.yardstick_c), scene.folder))
        yield {
            "A": Site(name="A", origin=a, path="", ready=Ready.ATLAS),
            "ours": Site(name="ours", origin=ours, path=scene.region_id, ready=Ready.ATLAS),
            "B": Site(name="B", origin=b, path="", ready=Ready.PATHS),
            "C": Site(name="C", origin=c, path="", ready=Ready.PATHS),
        }


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _streamlit(script: Path) -> tuple[str, ...]:
    return (sys.executable, "-m", "streamlit", "run", str(script), *STREAMLIT_OPTIONS)


@contextmanager
def _process(name: str, command: tuple[str, ...], folder: Path) -> Iterator[str]:
    port = free_port()
    env = {**os.environ, "HOST": HOST, "PORT": str(port), "STREAMLIT_SERVER_PORT": str(port)}
    with (
        (Path(os.devnull)).open("w") as nowhere,
        subprocess.Popen(command, cwd=folder, env=env, stdout=nowhere, stderr=nowhere) as process,
    ):
        try:
            _wait_for(name, process, f"http://{HOST}:{port}")
            yield f"http://{HOST}:{port}"
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_for(name: str, process: subprocess.Popen[bytes], origin: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise ServerError(f"server {name} ended with {process.returncode} before it answered")
        try:
            with urllib.request.urlopen(f"{origin}/_stcore/health", timeout=2):  # noqa: S310
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.2)
    raise ServerError(f"server {name} gave no answer at {origin} within {START_SECONDS} s")

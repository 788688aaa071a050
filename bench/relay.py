"""A relay before a server that counts what websockets really weigh on the wire."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bench.servers import HOST

CHUNK_BYTES = 65_536
END_OF_HEADERS = b"\r\n\r\n"


@dataclass(kw_only=True, slots=True)
class Relay:
    """A listening relay; ``wire_bytes`` counts all websockets, both ways, without handshakes."""

    target: tuple[str, int]
    listener: socket.socket = field(default_factory=lambda: socket.create_server((HOST, 0)))
    wire_bytes: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def origin(self) -> str:
        """Return the address under which the server is seen through the relay."""
        return f"http://{HOST}:{self.listener.getsockname()[1]}"


@contextmanager
def relayed(port: int) -> Iterator[Relay]:
    """Relay to a port of this machine until the block ends."""
    relay = Relay(target=(HOST, port))
    threading.Thread(target=_accept, args=(relay,), daemon=True).start()
    try:
        yield relay
    finally:
        relay.listener.close()


def _accept(relay: Relay) -> None:
    while True:
        try:
            client, _ = relay.listener.accept()
        except OSError:
            return
        server = socket.create_connection(relay.target)
        kind: list[bool] = []
        for pair in ((client, server), (server, client)):
            threading.Thread(target=_pump, args=(relay, *pair, kind), daemon=True).start()


def _pump(relay: Relay, source: socket.socket, sink: socket.socket, kind: list[bool]) -> None:
    """Pass bytes on; ``kind`` learns from the first request whether this is a websocket."""
    headers, body = b"", False
    try:
        while chunk := source.recv(CHUNK_BYTES):
            if not kind:
                kind.append(b"upgrade: websocket" in chunk.lower())
            sink.sendall(chunk)
            if not kind[0]:
                continue
            if not body:
                headers += chunk
                body = END_OF_HEADERS in headers
                chunk = headers.partition(END_OF_HEADERS)[2]
            with relay.lock:
                relay.wire_bytes += len(chunk) if body else 0
    except OSError:
        return
    finally:
        for end in (source, sink):
            end.close()

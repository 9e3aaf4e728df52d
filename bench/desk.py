"""Requests a second of ``/v1/forms/{id}/check``, 25 fields: gosform desk beside bare FastAPI apps for the same form, in one run.

``python bench/desk.py`` starts each server as one process on a free loopback port (``bench/desk_servers.py``), lets them take turns, and prints requests a
second, the median and the 99th percentile of the time until an answer is whole, and the ratio. Where the system can pin processes and there are two
processors, a server has the first and the client the second; otherwise they share. Nothing leaves the machine, and rounds and requests are bounded.

Two loads: ``full`` (each of a few connections sends its next request as soon as it has the answer: what the server can do at most) and ``paced`` (requests
at a fixed rate, whatever the answers do; a time counts from the moment at which its request was due). ``--json`` for programs. Only ratios of one run mean
anything on a busy machine.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import uvloop

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.desk_peer import PATH
from bench.record import CLEAN, with_mistakes

SERVERS = ("gosform", "patterns", "libraries")
CONNECTIONS = 8
PACE = 2000


class Load(NamedTuple):
    """What one round gave. seconds: of every answer. lasted: of the round. cpu: of the server's process, in seconds; 0 where that is not known."""

    seconds: list[float]
    lasted: float
    cpu: float = 0.0


class Connection(asyncio.Protocol):
    """One keep-alive connection, one request at a time: no more of HTTP than these servers need."""

    def __init__(self) -> None:
        self.buffer = b""
        self.needed = -1
        self.answer: asyncio.Future[tuple[int, bytes]] | None = None
        self.transport: Any = None

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        if self.answer is not None and not self.answer.done():
            self.answer.set_exception(exc or ConnectionResetError())

    def ask(self, request: bytes) -> asyncio.Future[tuple[int, bytes]]:
        self.answer = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        return self.answer

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if self.needed < 0:
            end = self.buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            head = self.buffer[:end].lower()
            at = head.index(b"content-length:") + 15
            self.needed = end + 4 + int(head[at:].partition(b"\r\n")[0])
        if len(self.buffer) >= self.needed and self.answer is not None:
            answer, self.answer = self.answer, None
            whole, self.buffer, self.needed = self.buffer, b"", -1
            answer.set_result((int(whole[9:12]), whole[whole.index(b"\r\n\r\n") + 4 :]))


def request(record: dict[str, Any], port: int) -> bytes:
    body = json.dumps(record, ensure_ascii=False).encode()
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: application/json\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def connect(port: int, count: int) -> list[Connection]:
    loop = asyncio.get_running_loop()
    return [(await loop.create_connection(Connection, "127.0.0.1", port))[1] for _ in range(count)]


async def full(port: int, sent: bytes, count: int, status: int) -> Load:
    """As many requests as the server takes: each connection sends its next one when it has its answer."""
    left = count
    seconds: list[float] = []

    async def one(connection: Connection) -> None:
        nonlocal left
        while left > 0:
            left -= 1
            begun = time.perf_counter()
            found, _ = await connection.ask(sent)
            seconds.append(time.perf_counter() - begun)
            if found != status:
                raise SystemExit(f"an answer with {found}")

    connections = await connect(port, CONNECTIONS)
    begun = time.perf_counter()
    await asyncio.gather(*map(one, connections))
    lasted = time.perf_counter() - begun
    for connection in connections:
        connection.transport.close()
    return Load(seconds, lasted)


async def paced(port: int, sent: bytes, count: int, status: int) -> Load:
    """Requests at ``PACE`` a second. Each counts from the moment at which it was due, also where no connection was free then."""
    free: asyncio.Queue[Connection] = asyncio.Queue()
    connections = await connect(port, 64)
    for connection in connections:
        free.put_nowait(connection)
    seconds: list[float] = []

    async def one(connection: Connection, due: float) -> None:
        found, _ = await connection.ask(sent)
        seconds.append(time.perf_counter() - due)
        free.put_nowait(connection)
        if found != status:
            raise SystemExit(f"an answer with {found}")

    begun = time.perf_counter()
    tasks = []
    for i in range(count):
        due = begun + i / PACE
        wait = due - time.perf_counter()
        if wait > 0:
            await asyncio.sleep(wait)
        tasks.append(asyncio.ensure_future(one(await free.get(), due)))
    await asyncio.gather(*tasks)
    lasted = time.perf_counter() - begun
    for connection in connections:
        connection.transport.close()
    return Load(seconds, lasted)


class Server(NamedTuple):
    port: int
    pid: int

    def cpu(self) -> float:
        """Seconds of a processor that the server has used."""
        stat = Path(f"/proc/{self.pid}/stat")
        if not stat.exists():
            return 0.0
        parts = stat.read_text().rpartition(")")[2].split()
        return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")

    def load(self, make: Callable[..., Coroutine[Any, Any, Load]], record: dict[str, Any], count: int, status: int) -> Load:
        begun = self.cpu()
        found = uvloop.run(make(self.port, request(record, self.port), count, status))
        return found._replace(cpu=self.cpu() - begun)


@contextmanager
def running(name: str, core: int | None) -> Iterator[Server]:
    """A server in a process of its own."""
    command = [sys.executable, str(Path(__file__).with_name("desk_servers.py")), name]
    pin = None if core is None else lambda: os.sched_setaffinity(0, {core})
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, preexec_fn=pin) as process:  # noqa: PLW1509
        try:
            assert process.stdout is not None
            yield Server(int(process.stdout.readline()), process.pid)
        finally:
            process.terminate()


def agree(servers: dict[str, Server]) -> None:
    """Every server takes the clean record; gosform finds the three mistakes of the other, the models refuse it. Otherwise nothing is measured."""

    async def ask(port: int, record: dict[str, Any]) -> tuple[int, bytes]:
        (connection,) = await connect(port, 1)
        answer = await connection.ask(request(record, port))
        connection.transport.close()
        return answer

    for name, server in servers.items():
        status, body = uvloop.run(ask(server.port, CLEAN))
        broken_status, broken = uvloop.run(ask(server.port, with_mistakes()))
        found = json.loads(broken)
        many = len(found["problems"]) if name == "gosform" else len(found["detail"])
        if status != 200 or not json.loads(body)["ok"] or broken_status != (200 if name == "gosform" else 422) or many != 3:
            raise SystemExit(f"{name}: {status}, {broken_status}, {many} mistakes")


def figures(loads: list[Load]) -> dict[str, float]:
    seconds = sorted(one for load in loads for one in load.seconds)
    return {
        "requests a second": statistics.median(len(load.seconds) / load.lasted for load in loads),
        "p50 ms": seconds[len(seconds) // 2] * 1000,
        "p99 ms": seconds[int(len(seconds) * 0.99)] * 1000,
        "CPU µs a request": sum(load.cpu for load in loads) / len(seconds) * 1e6,
    }


def measure(rounds: int, count: int) -> dict[str, Any]:
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    pinned = len(cores) >= 2
    if pinned:
        os.sched_setaffinity(0, {cores[1]})
    loads: dict[tuple[str, str], list[Load]] = {}
    with ExitStack() as stack:
        servers = {name: stack.enter_context(running(name, cores[0] if pinned else None)) for name in SERVERS}
        agree(servers)
        broken = with_mistakes()
        for _ in range(rounds):
            for name, server in servers.items():
                status = 200 if name == "gosform" else 422
                server.load(full, CLEAN, count // 10, 200)
                loads.setdefault(("clean, full", name), []).append(server.load(full, CLEAN, count, 200))
                loads.setdefault(("three mistakes, full", name), []).append(server.load(full, broken, count // 4, status))
                loads.setdefault((f"clean, {PACE} a second", name), []).append(server.load(paced, CLEAN, count // 2, 200))
    found: dict[str, Any] = {}
    for (load, name), each in loads.items():
        found.setdefault(load, {})[name] = figures(each)
    best = found["clean, full"]
    ratios = {name: best["gosform"]["requests a second"] / best[name]["requests a second"] for name in SERVERS[1:]}
    cpu = {
        name: best[name]["CPU µs a request"] / best["gosform"]["CPU µs a request"]
        for name in SERVERS[1:]
        if best["gosform"]["CPU µs a request"]
    }
    return {"pinned": pinned, "loads": found, "gosform / FastAPI, clean": ratios, "processor time, FastAPI / gosform, clean": cpu}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3, choices=range(1, 21))
    parser.add_argument("--count", type=int, default=10_000, help="requests a round of the main load, 100,000 at most")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    found = measure(chosen.rounds, max(100, min(100_000, chosen.count)))
    if chosen.json:
        print(json.dumps(found, indent=2))
        return 0
    where = "a processor for the server, another for the client" if found["pinned"] else "server and client share the processors"
    print(f"one process a server; {where}; {CONNECTIONS} connections")
    for load, servers in found["loads"].items():
        print(f"\n{load}")
        for name, each in servers.items():
            said = "".join(f"{value:10.2f} {unit}" for unit, value in each.items() if unit != "requests a second")
            print(f"  {name:<12}{each['requests a second']:9.0f} requests a second{said}")
    print()
    for words in ("gosform / FastAPI, clean", "processor time, FastAPI / gosform, clean"):
        for name, ratio in found[words].items():
            print(f"{words}, {name}: {ratio:.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

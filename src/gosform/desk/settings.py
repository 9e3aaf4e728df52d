"""What a desk is told before it opens: names it answers to, forms, limits. Sizes are bytes, times are seconds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})


@dataclass(frozen=True, slots=True)
class Settings:
    """hosts: names that the Host header may have, without a port, beside the loopback ones.

    forms: rule files that are offered beside the bundled forms. lang: of answers to whoever asks for no language that there is.
    idle_minutes: after which the page clears itself.
    most_body: of JSON. most_upload: of a form with a file.
    body_seconds, upload_seconds: until a body has to be there. most_depth: groups and lists inside each other.
    rate, burst: requests a second of one client, and how many may come at once; rate 0: no limit. most_clients: buckets that are kept.
    jobs: heavy work (recognition, large records, files) that runs side by side; seven more for each may wait. 0: as many as processors, four at most.
    inline: bytes of a body that is small enough to be checked without a thread.
    """

    hosts: frozenset[str] = frozenset()
    forms: tuple[Path, ...] = ()
    lang: str = "ru"
    idle_minutes: int = 10
    most_body: int = 1024 * 1024
    most_upload: int = 64 * 1024 * 1024
    most_depth: int = 40
    body_seconds: float = 15.0
    upload_seconds: float = 120.0
    rate: float = 100.0
    burst: int = 200
    most_clients: int = 4096
    jobs: int = 0
    inline: int = 8 * 1024

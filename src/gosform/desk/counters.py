"""What is counted: requests, seconds, verdicts. Written in the Prometheus text format; no value, no address of a client, no path as it came."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

EDGES = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
MOST_SERIES = 2000
"""Codes of forms that are told apart. There are far fewer in the bundled forms."""


class Counters:
    """Used from one event loop."""

    __slots__ = ("bytes", "codes", "reports", "requests", "seconds", "slots", "started")

    def __init__(self) -> None:
        self.started = time.time()
        self.requests: Counter[tuple[str, str, int]] = Counter()
        self.seconds: Counter[str] = Counter()
        self.slots: dict[str, list[int]] = {}
        self.reports: Counter[tuple[str, bool]] = Counter()
        self.codes: Counter[tuple[str, str, str]] = Counter()

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """One request is done. route: the pattern of its address, not what stood there."""
        self.requests[method, route, status] += 1
        self.seconds[route] += seconds  # type: ignore[assignment]
        slots = self.slots.get(route)
        if slots is None:
            slots = self.slots[route] = [0] * (len(EDGES) + 1)
        slots[bisect_left(EDGES, seconds)] += 1

    def report(self, form: str, ok: bool) -> None:
        """One record or value was judged. form: ``id@version``, or the kind."""
        self.reports[form, ok] += 1

    def code(self, form: str, code: str, severity: str) -> None:
        """One problem was found."""
        key = (form, code, severity)
        if key in self.codes or len(self.codes) < MOST_SERIES:
            self.codes[key] += 1

    def text(self) -> bytes:
        """Everything, as Prometheus reads it."""
        return ("\n".join(self._lines()) + "\n").encode()

    def _lines(self) -> Iterator[str]:
        yield from _head("gosform_desk_start_time_seconds", "gauge", "When the desk was opened, in seconds since 1970.")
        yield f"gosform_desk_start_time_seconds {self.started:.3f}"
        yield from _head("gosform_desk_requests_total", "counter", "Requests that were answered.")
        for (method, route, status), many in sorted(self.requests.items()):
            yield f'gosform_desk_requests_total{{method="{method}",route="{route}",status="{status}"}} {many}'
        yield from _head("gosform_desk_request_seconds", "histogram", "How long answers took.")
        for route, slots in sorted(self.slots.items()):
            total = 0
            for edge, many in zip((*map(str, EDGES), "+Inf"), slots, strict=True):
                total += many
                yield f'gosform_desk_request_seconds_bucket{{route="{route}",le="{edge}"}} {total}'
            yield f'gosform_desk_request_seconds_sum{{route="{route}"}} {self.seconds[route]:.6f}'
            yield f'gosform_desk_request_seconds_count{{route="{route}"}} {total}'
        yield from _head("gosform_desk_reports_total", "counter", "Records, values and files that were judged.")
        for (form, ok), many in sorted(self.reports.items()):
            yield f'gosform_desk_reports_total{{of="{form}",ok="{str(ok).lower()}"}} {many}'
        yield from _head("gosform_desk_problems_total", "counter", "Problems that were found, by code.")
        for (form, code, severity), many in sorted(self.codes.items()):
            yield f'gosform_desk_problems_total{{of="{form}",code="{code}",severity="{severity}"}} {many}'


def _head(name: str, kind: str, meaning: str) -> Iterator[str]:
    yield f"# HELP {name} {meaning}"
    yield f"# TYPE {name} {kind}"

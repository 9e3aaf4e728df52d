"""How long the screens of columns take, beside a plain copy of the same bytes and beside python-stdnum, all in one run.

``python bench/columns.py [rows]``: for each column the nanoseconds a value on one core, the millions of values a second, how many times as
long as copying the texts takes, and how many times faster than ``stdnum`` on the same values where it has such a number. The last line is
all columns of a register of people: ten of them.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
from stdnum import luhn
from stdnum.ru import inn, ogrn

from gosform.columns.screens import screen_of
from gosform.kinds import get
from gosform.making import Draw

DAY = date(2026, 11, 22)
ROUNDS, EACH = 7, 500
WORST = 0.0055
"""So large a share of each column is damaged."""
STDNUM: dict[str, Callable[[str], bool]] = {
    "inn person": inn.is_valid, "inn organisation": inn.is_valid, "ogrn": ogrn.is_valid, "card": luhn.is_valid
}  # fmt: skip
COLUMNS: dict[str, tuple[str, dict[str, Any]]] = {
    "id": ("number", {"decimals": 0}),
    "full_name": ("full_name", {}),
    "date": ("date", {"format": "dd.mm.yyyy", "max": "today"}),
    "snils": ("snils", {}),
    "inn person": ("inn", {"holder": "person"}),
    "passport_rf": ("passport_rf", {}),
    "phone": ("phone", {}),
    "email": ("email", {}),
    "inn organisation": ("inn", {"holder": "organisation"}),
    "address": ("address", {}),
}
MORE: dict[str, tuple[str, dict[str, Any]]] = {
    "date yyyy-mm-dd": ("date", {"format": "yyyy-mm-dd"}),
    "ogrn": ("ogrn", {}),
    "ogrnip": ("ogrnip", {}),
    "card": ("card", {}),
    "surname": ("surname", {}),
    "text": ("text", {}),
    "number": ("number", {}),
}


def values(name: str, kind_id: str, options: dict[str, Any], rows: int) -> list[str]:
    """Made-up values of a kind, some of them damaged; of few distinct ones the last three signs are no matter to the time."""
    kind = get(kind_id)
    chosen = kind.option_values(options)
    few = [kind.example(chosen, seed) for seed in range(1, EACH)]
    draw = Draw(name, 1)
    found = [few[draw.below(len(few))] for _ in range(rows)]
    for i in range(0, rows, int(1 / WORST)):
        found[i] = found[i][:-1] + "x"
    return found


def fastest(what: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The least processor time of several rounds, in seconds."""
    least = float("inf")
    for _ in range(rounds):
        start = time.thread_time()
        what()
        least = min(least, time.thread_time() - start)
    return least


def main(rows: int) -> None:
    """Measure and print."""
    total = {pa.string_view(): 0.0, pa.large_string(): 0.0}
    print(
        f"{'column':18} {'bytes':>6} {'made':>7} | {'view ns':>8} {'M/s':>6} {'copies':>7} | {'offsets ns':>10} {'M/s':>6} | {'stdnum':>7}"
    )
    for name, (kind_id, options) in {**COLUMNS, **MORE}.items():
        kind = get(kind_id)
        start = time.thread_time()
        screen = screen_of(kind, kind.option_values(options), DAY)
        made = time.thread_time() - start
        assert screen is not None
        texts = values(name, kind_id, options, rows)
        copied = np.frombuffer("".join(texts).encode(), np.uint8)
        copy = fastest(copied.copy)
        line = f"{name:18} {len(copied) / rows:6.1f} {made * 1e3:5.0f}ms"
        for layout in total:
            columns = [pa.array(texts[i : i + 32768], layout) for i in range(0, rows, 32768)]
            took = fastest(lambda: [screen(one) for one in columns])  # noqa: B023
            total[layout] += took if name in COLUMNS else 0.0
            line += f" | {took / rows * 1e9:8.1f} {rows / took / 1e6:6.1f}" + (f" {took / copy:7.1f}" if layout == pa.string_view() else "")
        if name in STDNUM:
            some = texts[:2000]
            took = fastest(lambda: [STDNUM[name](text) for text in some], 3)  # noqa: B023
            line += f" | {took / len(some) * 1e9:7.0f}"
        print(line, flush=True)
    print(f"{'ten columns':18}", *(f"{layout}: {took / rows * 1e9:.0f} ns a row" for layout, took in total.items()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500_000)

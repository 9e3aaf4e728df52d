"""Measure how often chance alone passes each kind's check: writes ``src/gosform/guess/chances.py``."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from gosform.guess import chances
from gosform.guess.good import good
from gosform.guess.spelt import SPELT

TRIED = 20_000
AS_OF = date(2026, 11, 22)
HEAD = '''"""How often random digits pass each kind's own check: (kind, number of digits) -> share. Written by ``python tools/make_chances.py``."""

from __future__ import annotations

from collections.abc import Mapping

CHANCES: Mapping[tuple[str, int], float] = {
'''


def share(kind: str, layout: str, tried: int, seed: int = 1) -> float:
    """The share of random values of a layout that pass for a good one of the kind; never less than half of one hit."""
    rng = random.Random(f"{kind} {layout} {seed}")
    hits = 0
    for _ in range(tried):
        value = "".join(rng.choice("0123456789") if c == "#" else c for c in layout)
        hits += good(kind, value, AS_OF)
    return max(hits, 0.5) / tried


def layouts() -> Iterator[tuple[str, str]]:
    """Every kind with its first layout of each number of digits."""
    for kind, spelt in SPELT.items():
        seen = set()
        for layout, _ in spelt:
            if (count := layout.count("#")) not in seen:
                seen.add(count)
                yield kind, layout


def main() -> None:
    rows = [f'    ("{kind}", {layout.count("#")}): {share(kind, layout, TRIED):.2g},\n' for kind, layout in layouts()]
    Path(chances.__file__).write_text(HEAD + "".join(rows) + "}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Whether a column calls nothing clean that the engine which explains would not: hostile and ordinary values of every kind.

``python bench/columns_agree.py [values a kind] [seed]``. Each column is looked at in all three layouts of Arrow. Its screen must say what the
kind's own screen says of each value; what is clean is then diagnosed, each distinct value once: no problem, and nothing to spell otherwise.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from random import Random

import numpy as np
import pyarrow as pa

from gosform.columns.screens import screen_of
from gosform.kinds import get, typical

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.columns.hostile import option_sets, values

DAY = date(2026, 11, 22)
LAYOUTS = (pa.string(), pa.large_string(), pa.string_view())
BLOCK = 20_000


def main(many: int, seed: int) -> int:
    """Run, print a line for each kind, return how many values were wrong."""
    seen = wrong = clean = 0
    for name in typical():
        kind = get(name)
        sets = list(option_sets(kind))
        one = here = bad = asked = 0
        for options in sets:
            screen = screen_of(kind, options, DAY)
            own = kind.screen(options, DAY)
            random = Random(f"{seed} {name} {options}")
            left = max(many // len(sets), 1)
            here += left
            if screen is None or own is None:
                continue
            match, holds = re.compile(own.pattern).fullmatch, own.holds
            known: dict[str, bool] = {}
            while left > 0:
                texts = values(kind, options, random, min(left, BLOCK))
                left -= len(texts)
                masks = [screen(pa.array(texts, layout)) for layout in LAYOUTS]
                said = np.array([bool(v) and match(v or "") is not None and (holds is None or bool(holds(v or ""))) for v in texts])
                bad += sum(int(np.count_nonzero(mask != said)) for mask in masks)
                for i in np.flatnonzero(masks[0] | masks[1] | masks[2]).tolist():
                    value = texts[i] or ""
                    if value not in known:
                        found = kind.diagnose(value, options, DAY)
                        known[value] = not found.problems and found.canonical == value
                        asked += 1
                    bad += not known[value]
                    one += 1
        seen, wrong, clean = seen + here, wrong + bad, clean + one
        print(f"{name:28} {len(sets):3} options {here:9,} values {one:9,} clean {asked:8,} diagnosed {bad:3} wrong", flush=True)
    print(f"all: {seen:,} values, {clean:,} called clean, {wrong} wrong")
    return wrong


if __name__ == "__main__":
    numbers = [int(x) for x in sys.argv[1:]]
    sys.exit(bool(main(numbers[0] if numbers else 20_000, numbers[1] if len(numbers) > 1 else 1)))

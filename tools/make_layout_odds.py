"""Write ``engines/layout_odds.py``: ``python tools/make_layout_odds.py RUSSIAN.txt LATIN.txt``.

Each file is a list of words, one a line, the commonest first. For every pair of neighbouring keys of a Russian keyboard the odds are
counted that the pair stands in a Russian word rather than in a Latin name.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

from gosform.text import TO_LATIN_LAYOUT

ROOT = Path(__file__).resolve().parents[1]
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
COMMON, WEIGHT = 5000, 3
MOST = 7


def pairs(words: list[str]) -> Counter[str]:
    """How often two letters follow each other; the commonest words count more. A space stands for either end of a word."""
    found: Counter[str] = Counter()
    for i, word in enumerate(words):
        ended = f" {word.lower()} "
        for a, b in pairwise(ended):
            found[a + b] += WEIGHT if i < COMMON else 1
    return found


def table(russian: list[str], latin: list[str]) -> list[str]:
    """A row for each first key, a letter for each second: h for even odds, each further letter doubles them."""
    meant, typed = pairs(russian), pairs(latin)
    keys = {c: c.translate(TO_LATIN_LAYOUT) for c in f" {RUSSIAN}"}
    rows = []
    for a in keys:
        all_meant = sum(meant[a + b] for b in keys)
        all_typed = sum(typed[keys[a] + keys[b]] for b in keys)
        row = ""
        for b, key in keys.items():
            is_meant = (meant[a + b] + 0.3) / (all_meant + 0.3 * len(keys))
            is_typed = (typed[keys[a] + key] + (0.5 if key.isalpha() or key in " '" else 0.05)) / (all_typed + 0.5 * 27)
            row += chr(ord("h") + max(-MOST, min(MOST, round(math.log2(is_meant / is_typed)))))
        rows.append(row)
    return rows


def main() -> None:
    russian, latin = (Path(name).read_text(encoding="utf-8").split() for name in sys.argv[1:3])
    rows = "\n".join(f'    "{row}",' for row in table(russian, latin))
    (ROOT / "src/gosform/engines/layout_odds.py").write_text(
        f'''"""How much likelier two neighbouring keys are to have been typed for Russian letters than for Latin ones. Made by ``tools/make_layout_odds.py``.

Counted over {len(russian):,} Russian names and words and {len(latin):,} names of the census of the United States of 1990. Rows are first keys, columns
second ones, a space (either end of a word) and the Russian alphabet: h is even, each letter further on doubles the odds, each back halves them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

KEYS = " {RUSSIAN}"
ODDS = (
{rows}
)  # fmt: skip


def odds(word: str) -> int:
    """How the pairs of neighbouring keys of a word in small Russian letters, its ends included, speak for Russian: a power of two."""
    pairs, ended = _pairs(), f" {{word}} "
    return sum([pairs[ended[i : i + 2]] for i in range(len(word) + 1)])


@cache
def _pairs() -> Mapping[str, int]:
    return {{a + b: ord(odds) - ord("h") for a, row in zip(KEYS, ODDS, strict=True) for b, odds in zip(KEYS, row, strict=True)}}
''',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()

"""Write the golden files of all sentences: ``python tools/make_golden.py``. A diff of them shows an editor what citizens will read."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    sys.path.insert(0, str(ROOT))
    from tests.said import GOLDEN, LANGUAGES, golden

    GOLDEN.mkdir(exist_ok=True)
    for lang in LANGUAGES:
        path = GOLDEN / f"sentences.{lang}.txt"
        path.write_text(golden(lang), encoding="utf-8")
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()

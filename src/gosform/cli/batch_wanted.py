"""When ``gosform check`` is asked of big files: what its options or the names of its files say, without importing anything heavy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

COLUMNAR = (".parquet", ".pq", ".xlsx", ".xlsm", ".gz", ".zst", ".bz2", ".xz", ".zip")
"""Endings of files that only the batch engine reads."""
GLOB = frozenset("*?[")


def batch_wanted(args: Any) -> bool:
    """One of the options of big files is there, or a file that only they read."""
    return bool(args.problems or args.fixed or args.html or args.resume or args.map or args.workers is not None) or any(
        map(_columnar, args.files)
    )


def _columnar(name: str) -> bool:
    if name.lower().endswith(COLUMNAR):
        return True
    return not GLOB.isdisjoint(name) and not Path(name).exists()

"""Where ``rules/`` and ``locales/`` lie: inside an installed wheel, or beside ``src/`` in a checkout."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@cache
def root(name: str) -> Path:
    """The folder called ``name`` (``rules``, ``locales``, or ``bench``, of which a wheel has the form that files are measured with).

    A wheel carries them under ``gosform/_data``; a checkout and an editable install have them at the top.
    The checkout is recognised by its ``pyproject.toml`` so that a stray folder elsewhere is never taken.
    """
    from pathlib import Path  # a tenth of what importing gosform costs, and few who import it ask for a folder

    here = Path(__file__).resolve().parent
    inside = here / "_data" / name
    if inside.is_dir():
        return inside
    top = here.parents[1]
    if (top / "pyproject.toml").is_file() and (top / name).is_dir():
        return top / name
    raise FileNotFoundError(f"gosform was installed without its {name} folder")

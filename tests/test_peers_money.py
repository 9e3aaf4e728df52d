"""Values of codes and payments that other projects' tests call good or bad, answered as the primary sources say.

The file with the values lies beside a checkout, not in it. Where it is absent there is nothing to run.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gosform.kinds import get as kind_of

SHARED = Path(__file__).resolve().parents[2] / "shared" / "vectors"
AS_OF = date(2026, 11, 22)
KINDS = ("okpo", "uin", "card", "okato")


def rows(judged: bool) -> list[Any]:
    path = SHARED / "peers.jsonl"
    if not path.exists():
        return []
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    wanted = [row for row in lines if row["kind"] in KINDS and (row["primary"] is not None) == judged]
    return [pytest.param(row, id=f"{row['kind']}-{number}") for number, row in enumerate(wanted)]


def good(row: dict[str, Any]) -> bool:
    kind = kind_of(row["kind"])
    found = kind.diagnose(row["value"], kind.option_values({}), AS_OF)
    return all(p.severity != "error" for p in found.problems)


@pytest.mark.parametrize("row", rows(judged=True))
def test_peer(row: dict[str, Any]) -> None:
    """The value has an error exactly when the primary sources refuse it."""
    assert good(row) == row["primary"]


@pytest.mark.parametrize("row", [r for r in rows(judged=False) if r.values[0]["kind"] == "uin"])
def test_a_uin_with_letters_is_never_refused(row: dict[str, Any]) -> None:
    """No source says how letters count, so the shape is all that is checked."""
    assert good(row)


@pytest.mark.parametrize("row", [r for r in rows(judged=False) if r.values[0]["kind"] == "okato"])
def test_okato_goes_by_the_structure_of_the_code(row: dict[str, Any]) -> None:
    """2, 5, 8 or 11 digits; the check number of the printed classifier is no part of the code, whatever a peer thinks of it."""
    bare = row["value"].replace(" ", "")
    assert good(row) == (bare.isascii() and bare.isdigit() and len(bare) in (2, 5, 8, 11))

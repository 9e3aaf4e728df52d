"""Act records and military documents that other projects' tests call good or bad, answered as the primary sources say.

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
BY_CODE = {
    "07": ("military_id", {}),
    "18": ("refugee_certificate", {"document": "asylum"}),
    "19": ("refugee_certificate", {"document": "asylum"}),
    "22": ("foreign_passport_rf", {}),
    "24": ("military_id", {"document": "serviceman"}),
    "27": ("military_id", {}),
}
"""Document code of the tax service -> kind and options."""
YEAR_ONLY = "year cross-check only"
"""Rows with this note test the year alone: their check digit is not what is judged."""


def rows() -> list[Any]:
    path = SHARED / "peers.jsonl"
    if not path.exists():
        return []
    wanted = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["primary"] is None:
            continue
        if row["kind"] == "zags_record":
            wanted.append((row, "civil_act_number", {k: v for k, v in row["params"].items() if k == "record_date"}))
        elif row["kind"] == "fns_doc" and row["params"].get("spdul") in BY_CODE:
            wanted.append((row, *BY_CODE[row["params"]["spdul"]]))
    return [pytest.param(row, kind, options, id=f"{kind}-{number}") for number, (row, kind, options) in enumerate(wanted)]


@pytest.mark.parametrize(("row", "kind", "options"), rows())
def test_peer(row: dict[str, Any], kind: str, options: dict[str, Any]) -> None:
    """The value has an error exactly when the primary sources refuse it."""
    declared = kind_of(kind)
    found = declared.diagnose(row["value"], declared.option_values(options), AS_OF)
    errors = [p.code.trouble for p in found.problems if p.severity == "error"]
    if row["params"].get("note") == YEAR_ONLY:
        assert ("year" not in errors) == row["primary"]
    else:
        assert (not errors) == row["primary"]

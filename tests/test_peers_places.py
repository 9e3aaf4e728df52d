"""Values that other projects' tests call good or bad, for vehicles and documents, answered as the primary sources say.

The file with the values lies beside a checkout, not in it. Where it is absent there is nothing to run.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gosform.kinds import get

SHARED = Path(__file__).resolve().parents[2] / "shared" / "vectors"
AS_OF = date(2026, 11, 22)
KINDS = {
    "vin": "vin",
    "epts": "epts",
    "fns_doc": "fns_document",
    "plate": "plate",
    "cadastral": "cadastral_number",
    "sts": "vehicle_certificate",
}
VEHICLE = {"1": "car", "car": "car", "trailer": "trailer", "special": "tractor", "moto": "motorcycle"}
OTHERWISE = {
    ("plate", "а019АА161"): "small letters are brought to capitals with a notice",
    ("plate", "AА019АА161"): "eleven characters",
    ("plate", "о1111рх"): "no region: a type that is not known here is a warning",
    ("plate", "1234ax177"): "GOST R 50577-2018 lets a region have three digits on every plate",
}
"""Where no primary rule decides and the answer differs from the peer's, with the reason."""


def rows() -> list[Any]:
    path = SHARED / "peers.jsonl"
    if not path.exists():
        return []
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [pytest.param(row, id=f"{row['kind']}-{number}") for number, row in enumerate(lines) if row["kind"] in KINDS]


def options(row: dict[str, Any]) -> dict[str, Any]:
    params = row["params"]
    if row["kind"] == "vin" and params.get("check_digit"):
        return {"market": "north-america"}
    if row["kind"] == "plate" and "type" in params:
        return {"vehicle": VEHICLE[params["type"]]}
    return {"code": params["spdul"]} if "spdul" in params else {}


def good(row: dict[str, Any]) -> bool:
    """No error, or none that a fix without a guess does not mend: Latin twins on a plate are one letter's other spelling."""
    kind = get(KINDS[row["kind"]])
    found = kind.diagnose(row["value"], kind.option_values(options(row)), AS_OF)
    return all(p.severity != "error" for p in found.problems)


@pytest.mark.parametrize("row", [row for row in rows() if row.values[0]["primary"] is not None])
def test_primary(row: dict[str, Any]) -> None:
    """An error exactly where the primary sources refuse the value."""
    assert good(row) == row["primary"]


@pytest.mark.parametrize("row", [row for row in rows() if row.values[0]["primary"] is None and row.values[0]["kind"] != "plate"])
def test_others(row: dict[str, Any]) -> None:
    """Where no primary rule is written down, the peer is followed."""
    assert good(row) == row["valid"]

"""Values that other projects' tests call good or bad, answered as the primary sources say.

The file with the values lies beside a checkout, not in it. Where it is absent there is nothing to run.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gosform.kinds import get as kind_of

SHARED = Path(__file__).resolve().parents[2] / "shared" / "vectors"
AS_OF = date(2026, 11, 22)
KINDS = ("inn", "snils", "ogrn", "ogrnip", "kpp", "bik", "account", "corr_account")
HOLDER = {"individual": "person", "juridical": "organisation"}

JUDGED_OTHERWISE = {
    (
        "snils",
        "38405134670",
    ): "the fund's order: 9*3+8*8+7*4+5*5+4*1+3*3+2*4+1*6 = 171, less 101 is 70; only a mask with hyphens refused it",
    ("snils", "112-233-445#95"): "the fund's order: the digits are its own worked example; the sign between them is dropped and said",
}
"""Values whose verdict in the file is wrong, each with the source that says so."""


def rows() -> list[Any]:
    path = SHARED / "peers.jsonl"
    if not path.exists():
        return []
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    wanted = [row for row in lines if row["kind"] in KINDS and row["primary"] is not None]
    passports = (row for row in lines if row["kind"] == "fns_doc" and row["params"].get("spdul") == "21")
    wanted += [{**row, "kind": "passport_rf", "params": {}} for row in passports]
    return [pytest.param(row, id=f"{row['kind']}-{number}") for number, row in enumerate(wanted)]


def options(params: dict[str, Any]) -> dict[str, Any]:
    taken: dict[str, Any] = {}
    if "type" in params:
        taken["holder"] = HOLDER[params["type"]]
    if "bik" in params:
        taken["bik"] = params["bik"]
    return taken


@pytest.mark.parametrize("row", rows())
def test_peer(row: dict[str, Any]) -> None:
    """The value has an error exactly when the primary sources refuse it; a blank one is never good."""
    kind = kind_of(row["kind"])
    found = kind.diagnose(row["value"], kind.option_values(options(row["params"])), AS_OF)
    good = bool(row["value"].strip()) and all(p.severity != "error" for p in found.problems)
    expected = row["primary"] if (row["kind"], row["value"]) not in JUDGED_OTHERWISE else not row["primary"]
    assert good == expected


def biks() -> list[str]:
    path = SHARED / "biks.txt"
    return re.findall(r'"([0-9]{9})"', path.read_text(encoding="utf-8")) if path.exists() else []


@pytest.mark.parametrize("start", sorted({bik[:2] for bik in biks()}))
def test_every_bik_of_the_directory_is_clean(start: str) -> None:
    """A real БИК has no problem at all, not even a warning, and the screen knows it."""
    kind = kind_of("bik")
    options = kind.option_values({})
    screen = kind.screen(options, AS_OF)
    assert screen is not None
    for bik in biks():
        if bik.startswith(start):
            assert kind.diagnose(bik, options, AS_OF) == ((), bik, bik)
            assert re.fullmatch(screen.pattern, bik)

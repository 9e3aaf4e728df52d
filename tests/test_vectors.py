"""Every kind answers its table of vectors: codes, spans, canonical spelling and fixes, to the letter."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from gosform.kinds import get, names

HERE = Path(__file__).parent / "vectors"
AS_OF = date(2026, 11, 22)


def rows() -> list[Any]:
    found = []
    for path in sorted(HERE.glob("*.yaml")):
        for number, row in enumerate(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader), 1):
            found.append(pytest.param(path.stem, row, id=f"{path.stem}-{number}"))
    return found


@pytest.mark.parametrize(("name", "row"), rows())
def test_vector(name: str, row: dict[str, Any]) -> None:
    """What was typed gives exactly the listed problems, canonical spelling and fixes."""
    kind = get(name)
    as_of = date.fromisoformat(row["as_of"]) if "as_of" in row else AS_OF
    found = kind.diagnose(row["typed"], kind.option_values(row.get("options", {})), as_of)
    said = [f"{p.code} {p.span.start}:{p.span.end}" if p.span else str(p.code) for p in found.problems]
    assert said == row.get("problems", [])
    assert found.canonical == row.get("canonical", None if any(p.severity == "error" for p in found.problems) else row["typed"])
    assert [f"{f.trust} {f.apply(row['typed'])}" for p in found.problems for f in p.fixes] == row.get("fixes", [])
    assert set(row) <= {"typed", "options", "as_of", "problems", "canonical", "fixes", "why"}


def test_every_kind_has_vectors() -> None:
    """Module name = kind id = vector file = code prefix, and each kind has both good and bad vectors."""
    assert {p.stem for p in HERE.glob("*.yaml")} == set(names())
    for name in names():
        kind = get(name)
        assert kind.id == name == kind.words.id
        assert all(code.partition(".")[0] == name for code in kind.codes)


def test_every_code_has_a_vector() -> None:
    """No code is declared that its kind never gives, and none is given that it does not declare."""
    for name in names():
        table = yaml.load((HERE / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        given = {said.split()[0] for row in table for said in row.get("problems", [])}
        assert given == set(get(name).codes), name

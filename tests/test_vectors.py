"""Every kind answers its table of vectors: codes, spans, canonical spelling and fixes, to the letter."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.typed import table, vectors

from gosform.kinds import families, family_of, get, own, troubles, typical

HERE = Path(__file__).parent / "vectors"
AS_OF = date(2026, 11, 22)
SLIPPED = ("checksum", "too-short", "too-long", "length")


def rows() -> list[Any]:
    found = []
    for path in sorted(HERE.glob("*.yaml")):
        for number, row in enumerate(table(path.stem), 1):
            found.append(pytest.param(row.get("kind", path.stem), row, id=f"{path.stem}-{number}"))
    return found


@pytest.mark.parametrize(("name", "row"), rows())
def test_vector(name: str, row: dict[str, Any]) -> None:
    """What was typed gives exactly the listed problems, canonical spelling and fixes.

    The numbers that one slip may have hidden need not be listed, since how probable each of them is may be judged anew; but whatever is offered is never
    done without asking, comes in the order of its probability, and leaves no error. ``tests/test_slips.py`` says which numbers they are.
    """
    kind = get(name)
    as_of = date.fromisoformat(row["as_of"]) if "as_of" in row else AS_OF
    found = kind.diagnose(row["typed"], kind.option_values(row.get("options", {})), as_of)
    said = [f"{p.code} {p.span.start}:{p.span.end}" if p.span else str(p.code) for p in found.problems]
    assert said == row.get("problems", [])
    assert found.canonical == row.get("canonical", None if any(p.severity == "error" for p in found.problems) else row["typed"])
    offered = [(p, f) for p in found.problems for f in p.fixes if "fixes" in row or f.probability is None or p.code.trouble not in SLIPPED]
    assert [f"{f.trust} {f.apply(row['typed'])}" for _, f in offered] == row.get("fixes", [])
    for p in found.problems:
        slips = [f for f in p.fixes if f.probability is not None and p.code.trouble in SLIPPED]
        assert len(slips) <= 3
        assert [f.probability for f in slips] == sorted([f.probability or 0.0 for f in slips], reverse=True)
        assert all(f.trust in ("candidate", "likely") for f in slips)
        meant = [kind.diagnose(f.apply(row["typed"]), kind.option_values(row.get("options", {})), as_of) for f in slips]
        assert not [q.code for after in meant for q in after.problems if q.severity == "error"]
    assert set(row) <= {"typed", "options", "as_of", "problems", "canonical", "fixes", "why", "kind"}


def test_every_kind_has_vectors() -> None:
    """Module name = kind id = vector file = code prefix, and each kind has both good and bad vectors."""
    assert {p.stem for p in HERE.glob("*.yaml")} == {*own(), *families()}
    for name in typical():
        kind = get(name)
        assert vectors(name)
        assert kind.id == name
        assert kind.words.id == (family_of(name) or name)
        assert all(code.owner == name for code in kind.codes)


def test_every_code_has_a_vector() -> None:
    """No code is declared that its kind never gives, and none is given that it does not declare."""
    for name in own():
        given = {said.split()[0] for row in vectors(name) for said in row.get("problems", [])}
        assert given == set(get(name).codes), name
    for name in families():
        given = {said.split()[0].rpartition(".")[2] for row in table(name) for said in row.get("problems", [])}
        assert given == troubles(name) - {"missing"}, name

"""What damages and what reckons the ceilings stands outside of what it measures."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import gosform.trials

HOME = Path(gosform.trials.__file__).parent
OUTSIDE = [
    *(HOME / f"{name}.py" for name in ("arithmetic", "case", "ceilings", "moves", "places")),
    *sorted((HOME / "made").glob("*.py")),
    *sorted((HOME / "injectors").glob("*.py")),
]


def imported(path: Path) -> set[str]:
    """The modules of gosform that a file imports, however deep."""
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    names = {name for node in tree for name in _names(node)}
    return {name for name in names if name.split(".")[0] == "gosform"}


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_nothing_of_the_diagnoser_is_imported(path: Path) -> None:
    """A place in a text is all that they share with it."""
    assert {name for name in imported(path) if not name.startswith("gosform.trials")} <= {"gosform.problem"}
    assert not imported(path) & {f"gosform.trials.{name}" for name in ("judge", "run", "score", "tally", "baselines")}


def test_there_is_something_to_look_at() -> None:
    assert len(OUTSIDE) > 20

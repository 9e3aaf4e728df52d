"""The JSON Schema that editors use is fresh, well-formed, and takes every file that the reader takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from gosform.folders import root
from gosform.read_rules import json_schema
from gosform.read_rules.schema import as_text

HERE = Path(__file__).resolve().parent
GOOD = sorted(
    [
        *(path for path in root("rules").rglob("*.yaml") if path.parent.name not in ("presets", "refusals")),
        *(HERE / "rules" / "shelf").rglob("*.yaml"),
        *(HERE / "rules" / "tables").glob("*.yaml"),
        *(HERE / "rules" / "every").glob("*.yaml"),
    ]
)
MISTAKES: list[dict[str, Any]] = yaml.load((HERE / "rules" / "mistakes.yaml").read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
SEEN = (
    "a misspelt key",
    "unknown kind, option, option value and code",
    "relations written wrongly",
    "arguments of relations written wrongly",
    "conditions written wrongly",
    "uploads written wrongly",
    "examples written wrongly",
    "days and names",
    "a section of another shape",
)


def test_the_schema_in_docs_is_fresh() -> None:
    """``python tools/make_schema.py`` writes it again."""
    assert (HERE.parent / "docs" / "ruleset.schema.json").read_text(encoding="utf-8") == as_text()


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in GOOD])
def test_the_schema_takes_what_the_reader_takes(path: Path) -> None:
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    assert [error.message for error in jsonschema.Draft202012Validator(json_schema()).iter_errors(data)] == []


@pytest.mark.parametrize("name", SEEN)
def test_an_editor_sees_the_everyday_mistakes(name: str) -> None:
    (row,) = (row for row in MISTAKES if row["name"] == name)
    data = yaml.load(row["text"], Loader=yaml.SafeLoader)
    assert not jsonschema.Draft202012Validator(json_schema()).is_valid(data)

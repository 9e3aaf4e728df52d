"""Writes docs/ruleset.schema.json: what editors complete and check rule files with. Run it after adding a kind, an option or a relation."""

from __future__ import annotations

from pathlib import Path

from gosform.read_rules.schema import as_text

PATH = Path(__file__).resolve().parents[1] / "docs" / "ruleset.schema.json"

if __name__ == "__main__":
    PATH.write_text(as_text(), encoding="utf-8")
    print(f"written: {PATH.name}")

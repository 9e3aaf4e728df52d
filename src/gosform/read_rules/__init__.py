"""Rule files: from YAML to a form as frozen data, with file:line:column for every mistake of the author.

A file goes through four doors, each of which knows nothing of the next: ``source`` (bytes to text), ``nodes`` (text to a tree with positions),
``extend`` (trees of several files to one), ``build`` (the tree to a :class:`~gosform.ruleset.RuleSet`). ``shelf`` finds files.
"""

from __future__ import annotations

from typing import Any

from gosform.read_rules.shelf import Listed, forms, load, read, read_text

__all__ = ["Listed", "forms", "json_schema", "load", "read", "read_text"]


def json_schema() -> dict[str, Any]:
    """The JSON Schema of rule files, for editors; it looks at every kind and relation, so it is made only when asked for."""
    from gosform.read_rules.schema import json_schema as make

    return make()

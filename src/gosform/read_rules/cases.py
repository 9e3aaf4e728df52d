"""The examples that a form carries: records, and the problems that they must give."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from gosform.read_rules import shapes
from gosform.read_rules.days import day
from gosform.read_rules.nodes import Node
from gosform.read_rules.outline import Outline
from gosform.ruleset import Example

_PROBLEM = re.compile(r"([a-z][a-z0-9_]*(?:\.[a-z0-9_]+){0,2}\.[a-z0-9-]+)(?: at ((?:/[^/\s]*)+))?")


def example(node: Node, known: Outline, codes: Collection[str]) -> Example | None:
    """One example; ``codes``: the ids that this form can give."""
    shape = shapes.shaped(shapes.ExampleShape, node, node.mark, known.mistakes)
    if shape is None:
        return None
    if shape.as_of and day(shape.as_of) is None:
        known.mistakes.add(node.value["as_of"].mark, "there is no such day in the calendar")
    expected = []
    for one in node.entries("problems"):
        match = _PROBLEM.fullmatch(one.value)
        if match is None:
            known.mistakes.add(one.mark, "a problem is written '<code> at <pointer>', as in 'inn.checksum at /applicant/inn'")
            continue
        code, pointer = match[1], match[2] or ""
        if code not in codes and not code.startswith(("record.", "upload.")):
            known.mistakes.unknown(one.mark, "code", code, codes)
        expected.append((code, pointer))
    samples = {name: _sample(path, node.mark.file) for name, path in shape.uploads.items()}
    return Example(shape.name, shape.record, tuple(expected), known.rule(node.mark), samples, day(shape.as_of))


def _sample(name: str, file: str) -> str | bool:
    """The path of a sample that lies in the folder of its rule file; True where there is none, so that a form can be tested without."""
    path = Path(file).parent / name
    return str(path) if "\0" not in name and ".." not in path.parts and not Path(name).is_absolute() and path.is_file() else True

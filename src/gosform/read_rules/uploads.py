"""Files that are sent along: their policy is kept as data, for the part of the library that looks into files."""

from __future__ import annotations

import re

from gosform.problem import NOTHING, Place, Words
from gosform.read_rules import shapes, texts
from gosform.read_rules.conditions import conditions
from gosform.read_rules.fields import is_name, requirement
from gosform.read_rules.mistakes import Mark
from gosform.read_rules.nodes import Node
from gosform.read_rules.outline import Outline
from gosform.ruleset import Upload

FILE_WORDS = Words("upload", label="File", acc="the file")
_SIZE = re.compile(r"[1-9][0-9]*(?:\.[0-9]+)? ?(?:B|KB|MB|GB|KiB|MiB|GiB)")
_SIZES = frozenset(("max_size", "min_size", "max_total"))
_PAIRS = frozenset(("min_pixels", "max_pixels"))
_NOT_POLICY = frozenset(("required", "when", "label", "hint"))


def upload(name: str, node: Node, mark: Mark, known: Outline) -> Upload | None:
    """One upload field; None after noting what keeps it from being one."""
    is_name(name, mark, "file", known)
    shape = shapes.shaped(shapes.UploadShape, node, mark, known.mistakes)
    when = conditions(node.get("when"), known)
    required, required_when = requirement(node, known)
    label = texts.labels(node.get("label"), known.mistakes)
    hint = texts.titles(node.get("hint"), known.mistakes, "a hint")
    if type(node.value) is dict:
        _measures(node, known)
    if shape is None:
        return None
    policy = {key: value for key, value in node.plain().items() if key not in _NOT_POLICY}
    return Upload(name, Place(FILE_WORDS, label, hint=hint, rule=known.rule(mark)), required, policy or NOTHING, when, required_when)


def _measures(node: Node, known: Outline) -> None:
    """Sizes and pixels, whatever else is wrong with the upload."""
    for key in _SIZES & node.value.keys():
        size = node.value[key].value
        if not (type(size) is int and size > 0) and not (isinstance(size, str) and _SIZE.fullmatch(size)):
            known.mistakes.add(node.value[key].mark, "a size is needed here, as 5 MB or 500 KB, or a number of bytes")
    for key in _PAIRS & node.value.keys():
        pair = node.value[key].plain()
        if type(pair) is not list or len(pair) != 2 or not all(type(side) is int and side > 0 for side in pair):
            known.mistakes.add(node.value[key].mark, "two numbers are needed here: [width, height]")

"""The shape of an upload in a rule file, apart from the others: what may be asked of files takes long to load, and most forms ask for none."""

from __future__ import annotations

from typing import Any

from gosform.read_rules.keys import Shape, anything
from gosform.read_rules.shapes import LABEL, MESSAGES, TEXTS
from gosform.uploads.policy_values import COLOURS, TROUBLES

_STRINGS: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
_NUMBERS: dict[str, Any] = {"type": "array", "items": {"type": "integer"}}
_AMOUNT: dict[str, Any] = {"type": ["string", "integer"]}
_RANGE: dict[str, Any] = {"anyOf": [{"type": "integer"}, _NUMBERS]}
_TROUBLES: dict[str, Any] = {"type": "array", "items": {"enum": list(TROUBLES)}}
_SIGNATURE: dict[str, Any] = {
    "type": "object",
    "properties": {"detached_of": {"type": "string"}, "signer": {"anyOf": [{"type": "string"}, _STRINGS]}},
    "additionalProperties": False,
}


class UploadShape(Shape):
    """One file that is sent along."""

    required: Any = anything("true, or the conditions under which the file must be there")
    when: Any = anything("the file is asked for only when all of these hold")
    label: Any = anything("what the form calls the file", LABEL)
    hint: Any = anything("what the file must show, one sentence by language", TEXTS)
    messages: Any = anything("trouble -> the form's own sentence, by language", MESSAGES)
    preset: Any = anything("a bundled policy, such as passport-photo; what is written here wins", {"type": "string"})
    accept: Any = anything("the formats that are taken, such as [pdf, jpeg, png]", {"anyOf": [_STRINGS, {"type": "string"}]})
    max_size: Any = anything("the largest file, as '5 MB' or in bytes; 1 MB is 1024 KB", _AMOUNT)
    min_size: Any = anything("the smallest file, as '10 KB' or in bytes", _AMOUNT)
    max_total: Any = anything("the largest sum over all files of this field", _AMOUNT)
    count: Any = anything("how many files: a number, or [fewest, most]; one unless told", _RANGE)
    min_pixels: Any = anything("[width, height]", _NUMBERS)
    max_pixels: Any = anything("[width, height]", _NUMBERS)
    resolution: Any = anything("dots an inch: the least, or [least, most]; computed from pixels and paper", _RANGE)
    paper: Any = anything("the size of the sheet, such as A4 or 35x45 mm", {"type": "string"})
    colour: Any = anything("any, colour, grey or 1bit (black and white)", {"enum": list(COLOURS)})
    aspect: Any = anything(
        "width to height, as '35:45' or [35, 45]", {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "number"}}]}
    )
    aspect_tolerance: Any = anything("per cent that the sides may differ; 5 unless told", {"type": "number"})
    pages: Any = anything("how many pages: a number, or [fewest, most]", _RANGE)
    refuse: Any = anything("troubles that are errors here, such as trailing-data", _TROUBLES)
    warn: Any = anything("troubles that are warnings here, such as resolution", _TROUBLES)
    readability: Any = anything("measure whether pages are blurred, dark or blank", {"type": "boolean"})
    signature: Any = anything(
        "of a detached signature: detached_of, the upload that is signed, and signer, the fields to compare with", _SIGNATURE
    )

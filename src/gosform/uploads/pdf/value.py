"""A value as it is, whether it is written in place or elsewhere."""

from __future__ import annotations

import re
from typing import Any

from gosform.uploads.pdf.head import bare

_NAME = re.compile(rb"/[^\x00\t\n\x0c\r ()<>\[\]{}/%]*")


def plain(value: Any) -> Any:
    """What a reference stands for, None for null."""
    from pypdf.generic import IndirectObject, NullObject

    if isinstance(value, IndirectObject):
        value = value.get_object()
    return None if isinstance(value, NullObject) else value


def is_all(value: Any, text: bytes) -> bool:
    """Whether a value that was parsed from a text has all names of it. It has not where a key stands twice, of which readers take one or the other,
    or where the parser gave up. Then nobody knows what another reader sees.
    """
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject

    count = 0
    stack: list[Any] = [value]
    while stack:
        each = stack.pop()
        if isinstance(each, NameObject):
            count += 1
        elif isinstance(each, DictionaryObject):
            count += len(each)
            stack.extend(each.values())
        elif isinstance(each, ArrayObject):
            stack.extend(each)
    return count == len(_NAME.findall(bare(text)))

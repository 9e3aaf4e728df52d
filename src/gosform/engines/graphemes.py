"""How long a text is to the person who typed it."""

from __future__ import annotations

import re
import unicodedata

from gosform.text import INVISIBLE

_ONE_EACH = re.compile(r"[\x00-\x7fА-яЁё№«»–—…]*").fullmatch
"""Most texts are made of characters that are counted one by one."""


def graphemes(text: str) -> int:
    """How many characters a person would count: combining marks, joiners and emoji parts add none."""
    if _ONE_EACH(text):
        return len(text)
    count = 0
    joined = False
    flag = False
    for char in text:
        code = ord(char)
        if char == "\u200d":
            joined = True
            continue
        if unicodedata.combining(char) or char in INVISIBLE or 0x1F3FB <= code <= 0x1F3FF or code == 0x20E3 or 0xE0020 <= code <= 0xE007F:
            continue
        if 0x1F1E6 <= code <= 0x1F1FF:  # two regional letters make one flag
            flag = not flag
            if not flag:
                continue
        else:
            flag = False
        if joined:
            joined = False
            continue
        count += 1
    return count

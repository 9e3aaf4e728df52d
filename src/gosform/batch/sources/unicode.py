"""Which rows of a stretch of bytes are not UTF-8."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from gosform.batch.sources.scan import Bytes, Places

BLOCK = 1 << 18
LEAD, THREE, FOUR, NONE = 0xC2, 0xE0, 0xF0, 0xF5
"""The least byte that begins a character of several, of three, of four; and above which there is none."""
UNSURE = np.isin(np.arange(256), [0xE0, 0xED, 0xF0, 0xF4]) | (np.arange(256) >= NONE)
"""First bytes behind which not every continuation may come."""
LEADS_NOWHERE = (0xC0, 0xC1)
"""They would begin what is shorter otherwise."""
LAST = np.int8(-65)
"""The last byte that goes on with a character, as a signed number."""


def suspicious(data: bytes | memoryview, block: int = BLOCK) -> bool:
    """Some of it may be no UTF-8. block: as of ``foreign_rows``."""
    return any(len(at) for at in _suspects(data, block))


def foreign_rows(data: bytes, ends: Places, block: int = BLOCK) -> list[int]:
    """The rows that are not UTF-8. ends: where the last byte of each is. block: so many bytes are looked at in one go."""
    found = [at for at in _suspects(data, block) if len(at)]
    if not found:
        return []
    rows = np.unique(np.minimum(np.searchsorted(ends, np.concatenate(found)), len(ends) - 1))
    return [row for row in rows.tolist() if not is_utf8(data[int(ends[row - 1]) + 1 if row else 0 : int(ends[row]) + 1])]


def is_utf8(data: bytes) -> bool:
    """The whole of it is."""
    try:
        str(data, "utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _suspects(data: bytes | memoryview, most: int) -> Iterator[Places]:
    """Where bytes are that may be no UTF-8: every row that is none has one of them."""
    whole = np.frombuffer(data, np.uint8)
    goes_on, due, wrong = (np.zeros(most + 4, np.bool_) for _ in range(3))
    late = np.zeros(3, np.bool_)  # what the last characters of the block before still want, by place
    for at in range(0, len(whole), most):
        block = whole[at : at + most]
        size, highest = len(block), int(block.max())
        if highest < 0x80 and not late.any():
            continue
        some = block.tobytes()
        for sign in LEADS_NOWHERE:
            if some.find(sign) >= 0:
                yield np.flatnonzero(block == sign) + at
        np.less_equal(block.view(np.int8), LAST, out=goes_on[:size])
        np.greater_equal(block, LEAD, out=due[1 : size + 1])
        due[0] = False
        due[size + 1 : size + 4] = False
        if highest >= THREE:
            yield from _longer(block, due, at)
        due[:3] |= late
        np.not_equal(goes_on[:size], due[:size], out=wrong[:size])
        if wrong[:size].any():
            yield np.flatnonzero(wrong[:size]) + at
        late = due[size : size + 3].copy()
    if late.any():
        yield np.array([len(whole) - 1])


def _longer(block: Bytes, due: np.ndarray[tuple[int], np.dtype[np.bool_]], at: int) -> Iterator[Places]:
    """What is due behind characters of three and four bytes; and where those begin of which that does not tell all."""
    begins = np.flatnonzero(block >= THREE)
    due[begins + 2] = True
    firsts = block[begins]
    due[begins[firsts >= FOUR] + 3] = True
    unsure = begins[UNSURE[firsts]]
    if len(unsure):
        yield unsure + at

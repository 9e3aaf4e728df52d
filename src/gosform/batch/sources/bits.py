"""A stretch of CSV as bits, one a byte: a cheap proof that every quotation mark is where it belongs, and a count of the rows.

Bits are in words of 64, the first byte lowest. Whether a byte stands inside of quotation marks is the parity of the marks in front of it:
exclusive or, carried through a word in six steps and then from word to word. ``scan`` says the same more slowly, and also where.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Words = npt.NDArray[np.uint64]
BLOCK = 1 << 19
GROUP = 1024
"""Words without any row's end that make a row long: 64 KiB."""
_ONE, _TOP = np.uint64(1), np.uint64(63)
_STEPS = tuple(np.uint64(1 << step) for step in range(6))


class Counted(NamedTuple):
    """quoted: a mark opens a cell somewhere. end: bytes of whole rows. rows, lines: how many there are in them."""

    quoted: bool
    end: int
    rows: int
    lines: int


def bits_of(data: npt.NDArray[np.uint8], sign: int) -> Words:
    """Where a byte is this sign."""
    size = len(data)
    packed = np.zeros((size + 63) // 64 * 8, np.uint8)
    same = np.empty(min(size, BLOCK), np.bool_)
    wanted = np.uint8(sign)
    for at in range(0, size, BLOCK):
        block = data[at : at + BLOCK]
        np.equal(block, wanted, out=same[: len(block)])
        some = np.packbits(same[: len(block)], bitorder="little")
        packed[at // 8 : at // 8 + len(some)] = some
    return packed.view(np.uint64)


def count(raw: bytes | bytearray, size: int, delimiter: str, last: bool) -> Counted | None:
    """The rows of a stretch that begins with one; None where anything in it is odd, or a row is long. last: nothing comes behind it."""
    data = np.frombuffer(raw, np.uint8, size)
    newlines, marks = bits_of(data, 10), bits_of(data, 34)
    returns = bits_of(data, 13) if raw.find(b"\r", 0, size) >= 0 else None
    if returns is not None and (returns & ~_behind(newlines, size, at_end=not last)).any():
        return None
    inside, quoted = None, False
    if marks.any():
        delimiters = bits_of(data, ord(delimiter))
        signs = delimiters | newlines
        start = _before(signs)
        start[0] |= _ONE
        quoted = bool((marks & start).any())
        if quoted:
            inside = parity(marks)
            if (marks & inside & ~(start | _before(marks))).any():
                return None
            signs = signs | marks if returns is None else signs | marks | returns
            if (marks & ~inside & ~_behind(signs, size, at_end=True)).any():
                return None
    ends = newlines if inside is None else newlines & ~inside
    return _counted(ends, newlines, inside, size, last=last, quoted=quoted)


def _counted(ends: Words, newlines: Words, inside: Words | None, size: int, *, last: bool, quoted: bool) -> Counted | None:
    end = _length(ends)
    rows, lines = int(np.bitwise_count(ends).sum()), int(np.bitwise_count(newlines).sum())
    if last and end < size:
        if inside is not None and _bit(inside, size - 1):
            return None
        end, rows, lines = size, rows + 1, lines + 1
    elif inside is not None:  # line ends of a row that is not whole yet
        rest = newlines[end // 64 :].copy()
        rest[:1] &= ~np.uint64((1 << end % 64) - 1)
        lines -= int(np.bitwise_count(rest).sum())
    whole = len(ends) // GROUP * GROUP
    if whole and not ends[:whole].reshape(-1, GROUP).any(axis=1).all():
        return None
    return Counted(quoted, end, rows, lines) if end else None


def parity(marks: Words) -> Words:
    """Whether the marks up to a byte, itself included, are odd in number."""
    odd = marks.copy()
    for step in _STEPS:
        odd ^= odd << step
    carried = np.bitwise_xor.accumulate(odd >> _TOP)
    odd[1:] ^= np.uint64(0) - carried[:-1]
    return odd


def _before(words: Words) -> Words:
    """Where the byte in front has the bit."""
    moved = words << _ONE
    moved[1:] |= words[:-1] >> _TOP
    return moved


def _behind(words: Words, size: int, *, at_end: bool) -> Words:
    """Where the byte behind has the bit. at_end: what is taken to stand behind the last one."""
    moved = words >> _ONE
    moved[:-1] |= words[1:] << _TOP
    if at_end and size:
        moved[(size - 1) // 64] |= np.uint64(1 << (size - 1) % 64)
    return moved


def _length(words: Words) -> int:
    """One more than the place of the last bit."""
    there = np.flatnonzero(words)
    return int(there[-1]) * 64 + int(words[there[-1]]).bit_length() if len(there) else 0


def _bit(words: Words, at: int) -> bool:
    return bool(int(words[at // 64]) >> at % 64 & 1)

"""Plain text: in which encoding it is, and whether it is text to its end."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from math import log2

from gosform.uploads.facts import Facts, Trouble, Wish
from gosform.uploads.source import Source

MOST_BYTES = 256 << 20
_STEP = 1 << 20
_SAMPLE = 1 << 16
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CONTROL = bytes(code for code in range(32) if code not in {8, 9, 10, 11, 12, 13, 26, 27}) + b"\x7f"
_USUAL = frozenset("№«»—–…“”„\u00a0°§")

_LETTERS = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
_OFTEN = (110, 85, 80, 74, 67, 63, 55, 47, 45, 44, 35, 32, 30, 28, 26, 20, 19, 17, 17, 16, 16, 14, 12, 10, 9, 7, 6, 5, 4, 3, 3, 1, 1)
"""How usual each is in Russian, in thousandths."""


def _weights(encoding: str) -> Mapping[int, float]:
    """What each byte above ASCII says for an encoding: letters by how usual they are (logarithms: a rare one says much), all else against it.

    Small letters say a little more, for words in capitals of one encoding are words in small letters of another.
    """
    usual = dict(zip(_LETTERS, _OFTEN, strict=True))
    found = {}
    for code in range(0x80, 0x100):
        char = bytes([code]).decode(encoding, "replace")
        often = usual.get(char.lower())
        found[code] = (0.0 if char in _USUAL else -6.0) if often is None else log2(often) + 0.3 * char.islower()
    return found


_ENCODINGS = {encoding: _weights(encoding) for encoding in ("cp1251", "cp866", "koi8-r")}
for _each in ("utf-8", "utf-16-le", "utf-16-be"):
    codecs.lookup(_each)


def walk(source: Source, wish: Wish) -> Facts:
    """Facts of a text. An encoding of one byte is a guess by its letters; it is empty where nothing fits."""
    if source.size > MOST_BYTES:
        return Facts("txt", source.size, troubles=(Trouble("cannot-check", {"reason": "size", "have": source.size, "need": MOST_BYTES}),))
    head = source.head(_SAMPLE)
    encoding, start = _by_mark(head)
    if encoding.startswith("utf-16"):
        troubles = _decoded(source, encoding, start)
    else:
        encoding, troubles = _narrow(source, head, start)
    label = "utf-16" if encoding.startswith("utf-16") else encoding
    return Facts("txt", source.size, troubles=tuple(troubles), encoding=label)


def one_byte(sample: bytes) -> str:
    """``cp1251``, ``cp866`` or ``koi8-r`` by the letters that each would make of it; empty where none makes Russian.

    >>> one_byte("Прошу выдать справку".encode("cp866"))
    'cp866'
    """
    counts = [(code, count) for code in range(0x80, 0x100) if (count := sample.count(code))]
    total = sum(count for _, count in counts)
    scores = {encoding: sum(weights[code] * count for code, count in counts) for encoding, weights in _ENCODINGS.items()}
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] > 2.5 * total else ""


def _by_mark(head: bytes) -> tuple[str, int]:
    """The encoding by the mark at the start, or by zeros at every other place; and how long the mark is."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, len(mark)
    for encoding, odd in (("utf-16-le", 1), ("utf-16-be", 0)):
        if head[odd::2].count(0) * 3 > len(head) and not head[1 - odd :: 2].count(0):
            return encoding, 0
    return "", 0


def _narrow(source: Source, head: bytes, start: int) -> tuple[str, list[Trouble]]:
    """The encoding of a text that is not UTF-16, and what is wrong with it."""
    if _has_controls(source):
        return "", [Trouble("damaged", {"reason": "binary"})]
    troubles = _decoded(source, "utf-8", start)
    if not troubles or troubles[0].word == "truncated" or start:
        return "utf-8", troubles
    at = max(0, int(troubles[0].params["at"]) - _SAMPLE // 2)
    sample = source.read_at(at, _SAMPLE)
    words = sample.decode("utf-8", "replace")
    wrong = words.count("\ufffd")
    if sum(char > "\x7f" for char in words) - wrong > 10 * wrong:
        return "utf-8", troubles
    encoding = one_byte(sample)
    return encoding, [] if encoding else [Trouble("damaged", {"reason": "binary"})]


def _decoded(source: Source, encoding: str, start: int) -> list[Trouble]:
    """Where it is no text in this encoding: cut at its end, or damaged."""
    decoder = codecs.getincrementaldecoder(encoding)()
    place = start
    zeros = 0
    while place < source.size:
        piece = source.read_at(place, _STEP)
        if not piece:
            break
        waiting = len(decoder.getstate()[0])
        try:
            zeros += decoder.decode(piece).count("\0")
        except UnicodeDecodeError as error:
            return [Trouble("damaged", {"reason": "encoding", "at": place - waiting + error.start})]
        place += len(piece)
    if zeros:
        return [Trouble("damaged", {"reason": "binary"})]
    return [Trouble("truncated", {"have": source.size})] if decoder.getstate()[0] else []


def _has_controls(source: Source) -> bool:
    """A zero, or more than one control character in two hundred."""
    found = 0
    for place in range(0, source.size, _STEP):
        piece = source.read_at(place, _STEP)
        if b"\0" in piece:
            return True
        found += len(piece) - len(piece.translate(None, _CONTROL))
    return found > source.size // 200

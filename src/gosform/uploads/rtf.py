"""RTF: groups in braces that all close, and objects of other programs inside. Microsoft, "Rich Text Format Specification 1.9.1"."""

from __future__ import annotations

import re

from gosform.uploads.facts import Facts, Trouble, Wish
from gosform.uploads.source import Source

MOST_BYTES = 32 << 20
_MOST_DEPTH = 1000
_MOST_WORK = 1_000_000
_MOST_WORDS = 6_000_000
"""Controls of any sort: letters that are not ASCII are written by them too."""
_STEP = 1 << 20
_MARGIN = 512
"""Bytes at the end of a piece that are read again with the next: no word of a control or of a field is longer."""
_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})|\\(?:(?P<bin>bin(\d{1,9}) ?)|(?P<object>obj(?:ect|data|update|ocx|autlink|link|emb|html)(?![a-z]))"
    rb"|(?P<template>\*\\template\s{1,64}+(?:https?:|file:|\\\\\\\\))|(?P<field>fldinst)|[\\{}])",
    re.DOTALL,
)
_LAUNCH = re.compile(rb"\bDDE(?:AUTO)?\s")
_KINDS = {"object": "embedded-files", "template": "links"}


class _Seen:
    """What was met so far. work: tokens, the dear ones more than once."""

    def __init__(self) -> None:
        self.depth = self.work = self.words = 0
        self.kinds: set[str] = set()

    def take(self, found: re.Match[bytes], piece: bytes) -> int:
        """Take in a token; where the next may begin."""
        word = found.lastgroup
        self.work += 1
        if word == "open":
            self.depth += 1
        elif word == "close":
            self.depth -= 1
        elif word == "bin":
            return found.end() + int(found[4])
        elif word == "field":
            self.work += 20
            if _LAUNCH.search(piece[found.end() : found.end() + 200].partition(b"}")[0]):
                self.kinds.add("launch")
        elif word in _KINDS:
            self.kinds.add(_KINDS[word])
        return found.end()

    def too_much(self) -> bool:
        return self.depth > _MOST_DEPTH or self.work > _MOST_WORK or self.words > _MOST_WORDS


def walk(source: Source, wish: Wish) -> Facts:
    """Facts of an RTF."""
    if source.size > MOST_BYTES:
        return Facts("rtf", source.size, troubles=(Trouble("cannot-check", {"reason": "size", "have": source.size, "need": MOST_BYTES}),))
    seen = _Seen()
    place = 0
    while place < source.size:
        piece = source.read_at(place, _STEP + _MARGIN)
        seen.words += piece.count(b"\\")
        limit = _STEP if place + len(piece) < source.size else len(piece)
        at = 0
        while at < limit and (found := _TOKEN.search(piece, at)) and found.start() < limit:
            at = seen.take(found, piece)
            if seen.too_much():
                return _said(source, seen, Trouble("cannot-check", {"reason": "complex"}))
            if seen.depth <= 0:
                return _said(source, seen, *_after(source, place + at))
        place += max(at, limit)
    return _said(source, seen, Trouble("truncated", {"have": source.size}))


def _after(source: Source, end: int) -> tuple[Trouble, ...]:
    """What follows the last brace; line ends and zeros are nothing."""
    if not source.read_at(end, 4096).strip(b"\r\n\t \0\x1a") and source.size - end <= 4096:
        return ()
    return (Trouble("trailing-data", {"have": source.size - end, "where": "end"}),)


def _said(source: Source, seen: _Seen, *troubles: Trouble) -> Facts:
    active = (Trouble("active-content", {"kinds": sorted(seen.kinds)}),) if seen.kinds else ()
    return Facts("rtf", source.size, troubles=(*troubles, *active))

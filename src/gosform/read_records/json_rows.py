"""JSON three ways: one document, an array of records read piece by piece, and a record a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from math import isfinite
from typing import Any

from gosform.read_records.opening import Source
from gosform.read_records.row import (
    LONGEST,
    NOT_FIELDS,
    NOT_FINITE,
    NOT_JSON,
    OTHER_ENCODING,
    TOO_DEEP,
    TOO_LONG,
    TOO_LONG_NUMBER,
    TWICE,
    Note,
    Row,
    unreadable,
)

DEEPEST = 40
CHUNK = 256 * 1024
SPACE = " \t\r\n"
_AROUND = "\ufeff" + SPACE


class _Decoder:
    """Python's decoder, made strict where it is lax. Troubles are collected, not raised: the end of a record stays known."""

    def __init__(self) -> None:
        self.troubles: list[str] = []
        self.decoder = json.JSONDecoder(
            object_pairs_hook=self._pairs, parse_int=self._int, parse_float=self._float, parse_constant=self._constant, strict=False
        )

    def one(self, text: str, start: int) -> tuple[Any, int, str]:
        """The value that begins at ``start``, where it ends, and its trouble or ``""``. Raises as ``raw_decode`` does."""
        self.troubles.clear()
        value, end = self.decoder.raw_decode(text, start)
        trouble = self.troubles[0] if self.troubles else ""
        if not trouble and _foreign(text, start, end):
            trouble = OTHER_ENCODING
        if not trouble and not isinstance(value, dict):
            trouble = NOT_FIELDS
        if not trouble and text.count("{", start, end) + text.count("[", start, end) > DEEPEST and _depth(value) > DEEPEST:
            trouble = TOO_DEEP
        return value, end, trouble

    def _pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            self.troubles.append(TWICE)
        return found

    def _int(self, text: str) -> int:
        try:
            return int(text)
        except ValueError:  # thousands of digits
            self.troubles.append(TOO_LONG_NUMBER)
            return 0

    def _float(self, text: str) -> float:
        value = float(text)
        if not isfinite(value):
            self.troubles.append(NOT_FINITE)
        return value

    def _constant(self, _: str) -> None:
        self.troubles.append(NOT_FINITE)


def json_lines(source: Source) -> Iterator[Row]:
    """A record a line. Blank lines are passed over; a broken line is one broken row and no more."""
    decoder = _Decoder()
    line = at = 0
    while whole := source.text.readline(LONGEST):
        line += 1
        start = at
        at += len(whole)
        if len(whole) >= LONGEST and not whole.endswith("\n"):
            while rest := source.text.readline(LONGEST):
                at += len(rest)
                if rest.endswith("\n"):
                    break
            yield Row(line, None, unreadable(TOO_LONG))
            continue
        text = whole.lstrip(_AROUND)
        start += len(whole) - len(text)
        text = text.rstrip(_AROUND)
        if text:
            yield _row(decoder, text, line, start)


def _row(decoder: _Decoder, text: str, line: int, start: int) -> Row:
    try:
        value, end, trouble = decoder.one(text, 0)
    except RecursionError:
        return Row(line, None, unreadable(TOO_DEEP))
    except ValueError:
        return Row(line, None, unreadable(OTHER_ENCODING if _foreign(text, 0, len(text)) else NOT_JSON))
    if not trouble and end != len(text):
        trouble = NOT_JSON
    return Row(line, None, unreadable(trouble)) if trouble else Row(line, value, start=start, end=start + end)


def one_document(source: Source, say: Callable[[Note], None]) -> Iterator[Row]:
    """A file that is one record."""
    whole = source.text.read(LONGEST + 1)
    text = whole.lstrip(_AROUND)
    start = len(whole) - len(text)
    text = text.rstrip(_AROUND)
    if len(text) > LONGEST:
        yield Row(None, None, unreadable(TOO_LONG))
        return
    end = 0
    try:
        value, end, trouble = _Decoder().one(text, 0)
        if text[end:].strip(SPACE):
            say(_position(source.name, text.count("\n", 0, end) + 1, end - text.rfind("\n", 0, end)))
            value, trouble = None, NOT_JSON
    except RecursionError:
        value, trouble = None, TOO_DEEP
    except json.JSONDecodeError as fault:
        say(_position(source.name, fault.lineno, fault.colno))
        value, trouble = None, OTHER_ENCODING if _foreign(text, 0, len(text)) else NOT_JSON
    yield Row(None, None, unreadable(trouble)) if trouble else Row(None, value, start=start, end=start + end)


def array_rows(source: Source, say: Callable[[Note], None]) -> Iterator[Row]:
    """The records of one array, in bounded memory. Behind a mistake of syntax nothing can be found again, and that is said."""
    decoder = _Decoder()
    window = _Window(source)
    window.skip("\ufeff" + SPACE)
    window.at += 1  # the bracket
    first = True
    while True:
        window.skip(SPACE)
        mark = window.text[window.at : window.at + 1]
        if mark == "]":
            window.at += 1
            window.skip(SPACE)
            if window.text[window.at :]:
                say(_position(source.name, window.line, window.column))
                yield Row(window.line, None, unreadable(NOT_JSON), cut=True)
            return
        if mark == "," and not first:
            window.at += 1
            window.skip(SPACE)
        elif not first:
            break
        first = False
        line, start = window.line, window.offset
        trouble, value = window.take(decoder)
        if trouble == NOT_JSON:
            break
        yield Row(line, None, unreadable(trouble)) if trouble else Row(line, value, start=start, end=window.offset)
    say(_position(source.name, window.line, window.column))
    yield Row(window.line, None, unreadable(NOT_JSON), cut=True)


class _Window:
    """The stretch of a long text that is being read; ``line`` and ``column`` (1-based) belong to the position ``at``."""

    def __init__(self, source: Source) -> None:
        self._source, self.text, self.at, self.line, self.column = source, "", 0, 1, 1
        self._counted = self._passed = 0

    @property
    def offset(self) -> int:
        """Code points of the whole text in front of this position."""
        return self._passed + self.at

    def skip(self, chars: str) -> None:
        """Go on to the first character that is none of these."""
        while True:
            while self.at < len(self.text) and self.text[self.at] in chars:
                self.at += 1
            self._count()
            if self.at < len(self.text) or not self._more(CHUNK):
                return

    def take(self, decoder: _Decoder) -> tuple[str, Any]:
        """The value at this position, and its trouble or ``""``; ``NOT_JSON`` when the text breaks off or is no JSON."""
        size = CHUNK
        while True:
            end = 0
            try:
                value, end, trouble = decoder.one(self.text, self.at)
            except RecursionError:
                return NOT_JSON, None
            except ValueError:
                pass
            # a number that ends with the window may go on behind it
            more = not 0 < end < len(self.text) and len(self.text) - self.at <= LONGEST and self._more(size)
            if not more:
                break
            size *= 2
        if not end:
            return NOT_JSON, None
        self.at = end
        self._count()
        return trouble, value

    def _more(self, size: int) -> bool:
        more = self._source.text.read(size)
        if not more:
            return False
        self.text = self.text[self.at :] + more
        self._counted -= self.at
        self._passed += self.at
        self.at = 0
        return True

    def _count(self) -> None:
        breaks = self.text.count("\n", self._counted, self.at)
        self.line += breaks
        if breaks:
            self.column = self.at - self.text.rfind("\n", 0, self.at)
        else:
            self.column += self.at - self._counted
        self._counted = self.at


def _position(file: str, line: int, column: int) -> Note:
    return Note("{file}:{line}:{column}: the text is not JSON from here on.", {"file": file, "line": line, "column": column})


def _foreign(text: str, start: int, end: int) -> bool:
    """Bytes that do not belong to the encoding; surrogates that JSON itself spells as escapes are not meant."""
    piece = text[start:end]
    return not piece.isascii() and any("\udc80" <= char <= "\udcff" for char in piece)


def _depth(value: Any) -> int:
    depth, level = 0, [value]
    while level:
        depth += 1
        level = [inner for one in level for inner in (one.values() if isinstance(one, dict) else one if isinstance(one, list) else ())]
    return depth

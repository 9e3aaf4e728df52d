"""XML read by expat with its dangers off: no document type where none belongs, no entities, no depth, no loading of anything.

Python's own tree builders take 1.6 s and 578 MB for two million nested tags; here nothing is built. Encodings are a closed list, so that a
file cannot name one that would have to be loaded.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple
from xml.parsers import expat

from gosform.uploads.facts import Trouble

MOST_DEPTH = 200
MOST_BYTES = 48 << 20
"""More is not read: two seconds."""
MOST_FOLLOWED = 16 << 20
"""The same where every element is looked at."""
_MOST_TOKEN = 4 << 20
"""Bytes in one tag or comment."""

_SAME = {
    "windows-1251": "cp1251",
    "windows-1252": "cp1252",
    "win-1251": "cp1251",
    "cp-1251": "cp1251",
    "ibm866": "cp866",
    "koi8r": "koi8-r",
    "utf8": "utf-8",
    "ascii": "us-ascii",
    "utf-16le": "utf-16",
    "utf-16be": "utf-16",
    "latin1": "iso-8859-1",
}
ENCODINGS = frozenset({"utf-8", "utf-16", "us-ascii", "iso-8859-1", "iso-8859-5", "cp1251", "cp1252", "cp866", "koi8-r", "koi8-u"})
"""What is read; others are named as damage. Looked up now: later there may be no files to look into."""
for _each in (*ENCODINGS, "windows-1251", "ibm866", "windows-1252", "utf-16-le", "utf-16-be"):
    codecs.lookup(_each)

_WIDE = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")

_UNFINISHED = frozenset(
    {
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    }
)

Started = Callable[[str, Sequence[str]], None]
"""Called at every start of an element: its name as written, its attributes as name, value, name, value."""


class Reading(NamedTuple):
    """The encoding (empty where it is none of ``ENCODINGS``) and what is wrong."""

    encoding: str
    troubles: tuple[Trouble, ...]


class _Stop(Exception):
    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.word)
        self.trouble = trouble


def read(
    read_at: Callable[[int, int], bytes],
    size: int,
    started: Started | None = None,
    texts: Callable[[str], None] | None = None,
    *,
    doctype: bool = False,
) -> Reading:
    """Read it to its end. doctype: a document type may be named, as in SVG; entities never."""
    encoding, codec = encoding_of(read_at(0, 512))
    if not encoding:
        return Reading("", (Trouble("damaged", {"reason": "encoding", "line": 1, "column": 1}),))
    if size > MOST_BYTES:
        return Reading(encoding, (Trouble("cannot-check", {"reason": "size", "have": size, "need": MOST_BYTES}),))
    if started is None and texts is None and encoding != "utf-16":
        troubles = _parsed(codec, read_at, size, _Counted(doctype))
        if troubles is not None:
            return Reading(encoding, troubles)
    if size > MOST_FOLLOWED:
        return Reading(encoding, (Trouble("cannot-check", {"reason": "size", "have": size, "need": MOST_FOLLOWED}),))
    return Reading(encoding, _parsed(codec, read_at, size, _Followed(started, texts, doctype)) or ())


def _parsed(codec: str, read_at: Callable[[int, int], bytes], size: int, watch: _Counted | _Followed) -> tuple[Trouble, ...] | None:
    """What is wrong; None where the watch cannot tell how deep it goes."""
    parser = expat.ParserCreate(codec)
    watch.over(parser)
    begin = place = 0
    step = watch.step
    try:
        while place < size:
            piece = read_at(place, step)
            if not piece:
                break
            begin, place = place, place + len(piece)
            before = parser.CurrentByteIndex
            parser.Parse(piece, False)
            if watch.lost(piece):
                return None
            if watch.elements > watch.most or step > _MOST_TOKEN:
                return (Trouble("cannot-check", {"reason": "complex"}),)
            # a token that does not end is scanned again with each piece: feed it in fewer
            step = step * 2 if parser.CurrentByteIndex <= before else watch.step
        begin = size
        parser.Parse(b"", True)
    except _Stop as stopped:
        return (stopped.trouble,)
    except expat.ExpatError as error:
        at = parser.ErrorByteIndex
        watch.lost(read_at(begin, at - begin))
        if expat.errors.messages.get(error.code) == expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT or (watch.begun and watch.depth <= 0):
            return (Trouble("trailing-data", {"have": max(size - at, 1), "where": "end"}),)
        return (_trouble(error, size if place >= size else 0, read_at(at, 1)),)
    except ValueError:  # a character that is none
        return (_damaged(parser.CurrentLineNumber, parser.CurrentColumnNumber, "characters"),)
    return ()


def encoding_of(head: bytes) -> tuple[str, str]:
    """The encoding by the mark, the zeros or the words at the start, and what expat calls it; empty for one that is not read, or not what it says.

    It is given to the parser, so that the parser never looks one up by a name in the file.
    """
    wide = next((name for start, name in _WIDE if head.startswith(start)), "")
    if wide:
        head = head[: len(head) & ~1].decode(wide, "replace").lstrip("\ufeff").encode("ascii", "replace")
    found = _DECLARED.match(head.removeprefix(b"\xef\xbb\xbf").lstrip())
    name = found[1].decode().lower() if found else "utf-16" if wide else "utf-8"
    name = _SAME.get(name, name)
    if name not in ENCODINGS or bool(wide) != (name == "utf-16"):
        return "", ""
    return name, wide.replace("-le", "le").replace("-be", "be") or name


class _Followed:
    """Follows every element: how deep it is, what it is called."""

    step = 1 << 16
    most = 500_000

    def __init__(self, started: Started | None, texts: Callable[[str], None] | None, doctype: bool) -> None:
        self.depth = self.elements = 0
        self.begun = False
        self.started, self.texts, self.doctype = started, texts, doctype

    def over(self, parser: expat.XMLParserType) -> None:
        _refuse(parser, self.doctype)
        parser.ordered_attributes = True
        parser.StartElementHandler = self._opened
        parser.EndElementHandler = self._closed
        if self.texts is not None:
            parser.buffer_text = True
            parser.CharacterDataHandler = self.texts

    def lost(self, _piece: bytes) -> bool:
        return False

    def _opened(self, name: str, attributes: list[str]) -> None:
        self.begun = True
        self.depth += 1
        self.elements += 1
        if self.depth > MOST_DEPTH:
            raise _Stop(Trouble("cannot-check", {"reason": "complex", "have": self.depth, "need": MOST_DEPTH}))
        if self.started is not None:
            self.started(name, attributes)

    def _closed(self, _name: str) -> None:
        self.depth -= 1


class _Counted:
    """Counts brackets instead, in small steps: half the time. It may think that it is deeper than it is (brackets in comments, many small
    elements in a step), never the other way round.
    """

    step = 1 << 11
    most = 1_500_000

    def __init__(self, doctype: bool) -> None:
        self.depth = self.elements = 0
        self.begun = False
        self.doctype = doctype
        self._closed: list[str] = []
        self._last = b""

    def over(self, parser: expat.XMLParserType) -> None:
        _refuse(parser, self.doctype)
        parser.EndElementHandler = self._closed.append

    def lost(self, piece: bytes) -> bool:
        data = self._last + piece
        self._last = data[-1:] if data.endswith(b"<") else b""
        opened = data.count(b"<") - data.count(b"</") - data.count(b"<?") - data.count(b"<!") - len(self._last)
        self.begun = self.begun or opened > 0
        deepest = self.depth + opened
        self.depth = deepest - len(self._closed)
        self.elements += len(self._closed)
        self._closed.clear()
        return deepest > MOST_DEPTH


def _refuse(parser: expat.XMLParserType, doctype: bool) -> None:
    def refused(*_: object) -> None:
        raise _Stop(Trouble("xml-entity", {"line": parser.CurrentLineNumber}))

    parser.EntityDeclHandler = refused
    if not doctype:
        parser.StartDoctypeDeclHandler = refused


def _trouble(error: expat.ExpatError, ended: int, byte: bytes) -> Trouble:
    """ended: the size, where all of it was read. byte: what stands where the parser stopped."""
    message = expat.errors.messages.get(error.code, "")
    if ended and message in _UNFINISHED:
        return Trouble("truncated", {"have": ended})
    reason = "structure"
    if message in {expat.errors.XML_ERROR_UNKNOWN_ENCODING, expat.errors.XML_ERROR_INCORRECT_ENCODING}:
        reason = "encoding"
    elif message == expat.errors.XML_ERROR_INVALID_TOKEN:
        reason = "characters" if (byte or b" ") < b"\x80" else "encoding"
    elif message == expat.errors.XML_ERROR_UNDEFINED_ENTITY:
        reason = "entity"
    return _damaged(error.lineno, error.offset, reason)


def _damaged(line: int, offset: int, reason: str) -> Trouble:
    return Trouble("damaged", {"reason": reason, "line": line, "column": offset + 1})

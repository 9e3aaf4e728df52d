"""Signatures in a file of their own (``.sig``, ``.p7s``), and what is taken for them: certificates, keys. RFC 5652, RFC 5280, RFC 7292.

The structure is read, nothing is verified: whether a signature holds, and whom a certificate may be believed for, is for the receiving side.
DER, BER, PEM under any heading and bare base64 are all in use.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import replace

from gosform.uploads.cms_signed import Signed, signed
from gosform.uploads.der import BITS, INTEGER, OCTETS, OID, SEQUENCE, Broken, Reader, Value
from gosform.uploads.facts import Facts, Trouble, Wish
from gosform.uploads.source import Source

MOST_BYTES = 64 << 20
_MOST_LETTERS = 24 << 20
_SIGNED = "1.2.840.113549.1.7.2"
_LOCKED = frozenset({"1.2.840.113549.1.7.3", "1.2.840.113549.1.7.4", "1.2.840.113549.1.7.6", "1.2.840.113549.1.9.16.1.23"})
"""Enveloped, signed and enveloped, encrypted, authenticated and enveloped."""
_WRAPPED = frozenset({"1.2.840.113549.1.7.1", _SIGNED})

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_HEADING = re.compile(rb"-{4,5} ?BEGIN ([A-Z0-9 #]{1,40}?) ?-{4,5}")
_LETTERS = re.compile(rb"[A-Za-z0-9+/=_\s-]*")


def walk(source: Source, wish: Wish) -> Facts:
    """Facts of a signature: ``detached``, ``signers``. A certificate and the like come with their own format."""
    if source.size > MOST_BYTES:
        return Facts("cms", source.size, troubles=(Trouble("cannot-check", {"reason": "size", "have": source.size, "need": MOST_BYTES}),))
    if source.head(1) == b"\x30":
        return _structure(source.read_at(0, source.size), source.size)
    if source.size > _MOST_LETTERS:
        return Facts(
            "cms", source.size, troubles=(Trouble("cannot-check", {"reason": "size", "have": source.size, "need": _MOST_LETTERS}),)
        )
    return _in_letters(source)


def _in_letters(source: Source) -> Facts:
    """PEM, or bare base64. A private key in any part of the file counts."""
    data = _plain(source.read_at(0, source.size))
    headings = [match[1] for match in _HEADING.finditer(data)]
    if any(b"PRIVATE KEY" in heading for heading in headings):
        return Facts("private-key", source.size)
    heading = _HEADING.search(data)
    body = data if heading is None else data[heading.end() :].partition(b"----")[0]
    if heading is not None:
        body = _without_fields(body)
    letters = body.translate(bytes.maketrans(b"-_", b"+/"), b" \t\r\n\v\f")
    if not _LETTERS.fullmatch(letters):
        return Facts(_headed(headings), source.size, troubles=(Trouble("damaged", {"reason": "letters"}),))
    letters = letters.rstrip(b"=")
    cut = heading is not None and re.search(rb"- ?END", data[heading.end() :]) is None
    try:
        binary = base64.b64decode(letters[: len(letters) - (len(letters) % 4 == 1)] + b"==", validate=False)
    except binascii.Error:
        return Facts(_headed(headings), source.size, troubles=(Trouble("damaged", {"reason": "letters"}),))
    found = _structure(binary, source.size, cut=cut)
    lengths = tuple(Trouble("truncated", {"have": source.size}) if each.word == "truncated" else each for each in found.troubles)
    found = replace(found, troubles=lengths)
    return found if found.format != "unknown" else _as(found, _headed(headings))


def _without_fields(body: bytes) -> bytes:
    """Without the lines ``Name: value`` that may stand before the letters."""
    for _ in range(20):
        line, end, rest = body.lstrip().partition(b"\n")
        if not end or b":" not in line:
            break
        body = rest
    return body


def _as(facts: Facts, format: str) -> Facts:
    return replace(facts, format=format)


def _plain(data: bytes) -> bytes:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace").encode("ascii", "replace")
    return data


def _headed(headings: list[bytes]) -> str:
    """The format by the words of the first heading, where the bytes do not tell."""
    first = headings[0] if headings else b""
    if b"REQUEST" in first:
        return "certificate-request"
    return "certificate" if b"CERTIFICATE" in first else "cms"


def _structure(data: bytes, size: int, *, cut: bool = False) -> Facts:
    """Facts by the outermost values. cut: the letters that it came in end before their last line."""
    reader = Reader(data)
    try:
        outer = reader.outer()
    except Broken as broken:
        return Facts(_guess(reader), size, troubles=(broken.trouble,))
    after = data[outer.after : outer.after + 4096]
    trailing: tuple[Trouble, ...] = ()
    if after.strip(b"\r\n\t \0\x1a") or len(data) - outer.after > 4096:
        trailing = (Trouble("trailing-data", {"have": len(data) - outer.after, "where": "end"}),)
    if cut:
        trailing = (Trouble("truncated", {"have": size}),)
    try:
        facts = _read(reader, outer, size)
    except Broken as broken:
        facts = Facts(_guess(reader), size, troubles=(broken.trouble,))
    return replace(facts, troubles=(*facts.troubles, *trailing))


def _guess(reader: Reader) -> str:
    """The format of a broken structure, by the identifier near its start."""
    head = reader.data[:64]
    if b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07" in head:
        return "pfx" if b"\x02\x01\x03\x30" in head[:16] else "cms"
    return "certificate" if b"\xa0\x03\x02\x01" in head[:24] else "cms"


def _read(reader: Reader, outer: Value, size: int) -> Facts:
    parts = []
    for child in reader.children(outer):
        parts.append(child)
        if len(parts) == 4:
            break
    tags = [part.tag for part in parts]
    if tags[:1] == [OID]:
        return _content(reader, parts, size)
    if tags[:2] == [INTEGER, SEQUENCE]:
        inner = next(reader.children(parts[1]), None)
        wrapped = inner is not None and inner.tag == OID and reader.oid(inner) in _WRAPPED
        if wrapped and reader.bytes(parts[0], 4) == b"\x03":
            return Facts("pfx", size)
        return Facts(
            "private-key" if inner is not None and inner.tag == OID else "unknown", size, troubles=_odd(inner is None or inner.tag != OID)
        )
    if tags[:2] in ([INTEGER, OCTETS], [INTEGER, INTEGER]):
        return Facts("private-key", size)
    if tags == [SEQUENCE, OCTETS]:
        return Facts("private-key", size)  # one with a password
    if tags == [SEQUENCE, SEQUENCE, BITS]:
        return Facts(_certified(reader, parts[0]), size)
    return Facts("unknown", size, troubles=_odd(True))


def _odd(is_odd: bool) -> tuple[Trouble, ...]:
    return (Trouble("damaged", {"reason": "structure"}),) if is_odd else ()


def _certified(reader: Reader, inner: Value) -> str:
    """A certificate, or a request for one: that begins with its version, 0, and a name."""
    tags = [child.tag for child in reader.children(inner)]
    if tags[:3] == [INTEGER, SEQUENCE, SEQUENCE] and tags[3:4] in ([], [0xA0]):
        return "certificate-request"
    return "certificate"


def _content(reader: Reader, parts: list[Value], size: int) -> Facts:
    """What a ContentInfo holds."""
    kind = reader.oid(parts[0])
    if kind in _LOCKED:
        return Facts("cms", size, troubles=(Trouble("encrypted"),))
    if kind != _SIGNED or len(parts) < 2 or parts[1].tag != 0xA0:
        return Facts("cms", size, troubles=_odd(True))
    inner = next(reader.children(parts[1]), None)
    found: Signed = signed(reader, inner)
    if not found.signers:
        return Facts("certificate", size)
    return Facts("cms", size, detached=found.detached, signers=found.signers)

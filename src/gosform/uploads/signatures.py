"""Formats that show in their first bytes: a table, and the few whose first bytes need a second look."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping

START_END = 0x8006
"""Where the mark of a disc image (ISO 9660) ends."""

_PREFIXES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG", "png"),
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PK\x07\x08", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II\x2a\x00", "tiff"),
    (b"MM\x00\x2a", "tiff"),
    (b"II\x2b\x00\x08\x00", "tiff"),
    (b"MM\x00\x2b\x00\x08", "tiff"),
    (b"Rar!\x1a\x07", "rar"),
    (b"RE\x7e\x5e", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"IIRO", "raw"),
    (b"IIRS", "raw"),
    (b"IIU\x00", "raw"),
    (b"FUJIFILMCCD-RAW", "raw"),
    (b"\x00\x00\x00\x0cjP  ", "jp2"),
    (b"\xff\x4f\xff\x51", "jp2"),
    (b"\x00\x00\x00\x0cJXL ", "jxl"),
    (b"\xff\x0a", "jxl"),
    (b"8BPS", "psd"),
    (b"\xd7\xcd\xc6\x9a", "metafile"),
    (b"AT&TFORM", "djvu"),
    (b"%!PS", "ps"),
    (b"\xc5\xd0\xd3\xc6", "ps"),
    (b"\xffWPC", "wpd"),
    (b"\xdb\xa5\x2d\x00", "doc"),
    (b"\x31\xbe\x00\x00", "doc"),
    (b"\xfe\x37\x00\x23", "doc"),
    (b"\x09\x00\x04\x00", "xls"),
    (b"\x09\x02\x06\x00", "xls"),
    (b"\x09\x04\x06\x00", "xls"),
    (b"\x09\x08\x08\x00\x00\x05", "xls"),
    (b"AC10", "dwg"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"MSCF\x00\x00\x00\x00", "archive"),
    (b"\x60\xea", "archive"),
    (b"SQLite format 3\x00", "database"),
    (b"\x00\x01\x00\x00Standard Jet DB", "database"),
    (b"\x00\x01\x00\x00Standard ACE DB", "database"),
    (b"ID3", "audio"),
    (b"OggS", "audio"),
    (b"fLaC", "audio"),
    (b"#!AMR", "audio"),
    (b"\xff\xfb", "audio"),
    (b"\xff\xf3", "audio"),
    (b"\xff\xf2", "audio"),
    (b"\xff\xf1", "audio"),
    (b"\xff\xfa", "audio"),
    (b"\xff\xe3", "audio"),
    (b"\xff\xf9", "audio"),
    (b"\x1a\x45\xdf\xa3", "video"),
    (b"\x00\x00\x01\xba", "video"),
    (b"\x00\x00\x01\xb3", "video"),
    (b"FLV\x01", "video"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video"),
    (b"\x7fELF", "exe"),
    (b"\xca\xfe\xba\xbe", "exe"),
    (b"\xcf\xfa\xed\xfe", "exe"),
    (b"\xce\xfa\xed\xfe", "exe"),
    (b"\xfe\xed\xfa", "exe"),
    (b"dex\n", "exe"),
    (b"\x4c\x00\x00\x00\x01\x14\x02\x00", "lnk"),
    (b"\x00\x05\x16\x07", "system-file"),
    (b"\x00\x05\x16\x00", "system-file"),
    (b"\x00\x00\x00\x01Bud1", "system-file"),
)
_BY_FIRST: Mapping[int, tuple[tuple[bytes, str], ...]] = {
    first: tuple(row for row in _PREFIXES if row[0][0] == first) for first in {row[0][0] for row in _PREFIXES}
}

_HEIC = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"hevm", b"hevs"})
_AVIF = frozenset({b"avif", b"avis"})
_AUDIO = frozenset({b"M4A ", b"M4B ", b"F4A "})
_DIB_HEADERS = frozenset({12, 16, 40, 52, 56, 64, 108, 124})
_SIGNED = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"
_OWNER_SIZES = frozenset({162, 165})
_MIDI = b"MThd\x00\x00\x00\x06"


def by_signature(head: bytes, size: int) -> str:
    """The id that the first bytes show; empty where they show none. ``zip`` and ``ole`` stand for all that are made of them."""
    for prefix, id in _BY_FIRST.get(head[0], ()):
        if head.startswith(prefix):
            return id if id != "tiff" else _tiff(head)
    return _boxes(head) or _riff(head) or _bitmap(head) or der(head) or _program(head) or _rest(head, size)


def _tiff(head: bytes) -> str:
    if head[8:10] == b"CR":
        return "raw"
    order = "<" if head[0] == 0x49 else ">"
    (place,) = struct.unpack_from(order + "I", head, 4) if len(head) >= 8 else (0,)
    if 8 <= place <= len(head) - 2:
        (count,) = struct.unpack_from(order + "H", head, place)
        tags = [head[at : at + 2] for at in range(place + 2, min(len(head), place + 2 + 12 * count), 12)]
        known = {struct.unpack(order + "H", tag)[0] for tag in tags if len(tag) == 2}
        if 0xC612 in known or known >= {0xFE, 0x10F, 0x14A}:  # the version of DNG; the maker of a camera and pictures below the first
            return "raw"
    return "tiff"


def _boxes(head: bytes) -> str:
    """The container of MP4, HEIC, AVIF."""
    if head[4:8] != b"ftyp":
        return "video" if head[4:8] in {b"moov", b"mdat", b"wide", b"pnot"} and head[:2] in {b"\0\0", b"\0\1"} else ""
    major = head[8:12]
    end = min(int.from_bytes(head[:4], "big"), len(head), 256)
    brands = {major, *(head[at : at + 4] for at in range(16, end, 4))}
    if major in _HEIC:
        return "heic"
    if major in _AVIF:
        return "avif"
    if major in {b"mif1", b"msf1", b"mif2", b"miaf"}:
        return "avif" if brands & _AVIF and not brands & _HEIC else "heic"
    if major == b"crx ":
        return "raw"
    return "audio" if major in _AUDIO else "video"


def _riff(head: bytes) -> str:
    if head[:4] not in {b"RIFF", b"RIFX"}:
        return ""
    return {b"WEBP": "webp", b"AVI ": "video", b"WAVE": "audio"}.get(head[8:12], "")


def _bitmap(head: bytes) -> str:
    if head[:2] == b"BM" and int.from_bytes(head[14:18], "little") in _DIB_HEADERS:
        return "bmp"
    if head[:3] == b"\0\0\1" or head[:3] == b"\0\0\2":
        return "ico" if len(head) >= 22 and head[3] == 0 and 0 < head[4] < 64 and not head[5] and not head[9] else ""
    if head[:4] == b"\1\0\0\0" and head[40:44] == b" EMF":
        return "metafile"
    return "metafile" if head[:6] in {b"\x01\x00\x09\x00\x00\x03", b"\x02\x00\x09\x00\x00\x03"} else ""


def der(head: bytes) -> str:
    """Which of the structures of a public key infrastructure the bytes of a DER (or BER) value are; empty for none."""
    if head[:1] != b"\x30" or len(head) < 16:
        return ""
    inner = _inside(head, 0)
    rest = head[inner:]
    if rest.startswith((_SIGNED + b"\x02", _SIGNED + b"\x03", _SIGNED + b"\x04", _SIGNED + b"\x05", _SIGNED + b"\x06")):
        return "cms"
    if rest.startswith(b"\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01"):
        return "cms"
    if rest.startswith(b"\x02\x01\x03\x30") and _SIGNED in head[inner : inner + 32]:
        return "pfx"
    if rest[:1] == b"\x30":
        return _der_list(head[_inside(head, inner) :])
    if re.match(rb"\x02\x01\x00(?:\x02[\x81\x82]|\x30.{1,3}\x06)|\x02\x01\x01\x04[\x18-\x48]", rest, re.DOTALL):
        return "private-key"
    return ""


def _der_list(inside: bytes) -> str:
    """What a list that starts with a list is, by the start of the inner one."""
    if inside.startswith(b"\xa0\x03\x02\x01"):
        return "certificate"
    if inside.startswith(b"\x02\x01\x00\x30"):
        return "certificate-request"
    if re.match(rb"\x06[\x05-\x0b].{5,11}", inside, re.DOTALL) and inside[2 + inside[1] : 3 + inside[1]] in {b"\x30", b"\x04"}:
        return "private-key"  # one with a password
    return "certificate" if re.match(rb"\x02[\x02-\x14].{2,20}\x30[\x05-\x20]\x06", inside, re.DOTALL) else ""


def _inside(data: bytes, place: int) -> int:
    """Where the contents of the value at a place begin."""
    length = data[place + 1] if place + 1 < len(data) else 0
    return place + 2 + (length & 0x7F if length > 0x80 else 0)


def _program(head: bytes) -> str:
    if head[:2] in {b"MZ", b"ZM"} and (b"\0" in head[2:64] or b"DOS mode" in head[:512]):
        return "exe"
    if head[:2] == b"#!" and head[2:64].lstrip()[:1] == b"/":
        return "script"
    return ""


def _rest(head: bytes, size: int) -> str:
    if head[257:262] == b"ustar":
        return "tar"
    if head[2:5] == b"-lh" and head[6:7] == b"-":
        return "archive"
    if head.startswith(_MIDI):
        return "audio"
    if size in _OWNER_SIZES and head[0] <= 53 and b"\0\0" not in head[1 : 1 + head[0]] and _owner(head):
        return "owner-file"
    if head[:8] == b"bplist00" and b"URL" in head:
        return "lnk"
    if head[128:133] == b"%PDF-" and not head[0]:
        return "pdf"  # in the envelope of old Macintoshes
    return ""


def _owner(head: bytes) -> bool:
    """The name of whoever holds a document open, once in bytes, once in UTF-16."""
    return head[0] > 0 and any(head[at] == head[0] and head[at + 1] == 0 for at in (54, 55))

"""Threats that belong to no one family: what holes in pypdf and pillow were found with, files of kinds that no form takes, parts of files in one another.

``HOSTILE`` as in ``archives``; the words are those of the whole look, which names the kind itself. PDFs have ``pdf.`` in front of their names here.
"""

from __future__ import annotations

import base64
import gzip
import struct
import zlib
from collections.abc import Callable

from tests.uploads.made import images, pdf

_FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"


def page_of(content: bytes, resources: bytes = b"", more: dict[int, bytes] | None = None) -> bytes:
    """A PDF of one page with this stream as its content."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 11 0 R /Resources << %s >> >>" % resources
    return pdf.table(pdf.simple() | {10: page, 11: content} | (more or {}))


def form_fan(depth: int = 40) -> bytes:
    """Forms that each draw the next one twice: a trillion drawings."""
    forms = {}
    for level in range(depth):
        below = b"/Resources << /XObject << /F %d 0 R >> >>" % (101 + level) if level < depth - 1 else b""
        forms[100 + level] = pdf.stream(b"/F Do /F Do", _FORM + below)
    return page_of(pdf.stream(b"/F Do"), b"/XObject << /F 100 0 R >>", forms)


def form_stairs(width: int = 100, depth: int = 3) -> bytes:
    """Forms that name the next one a hundred times each: nobody has drawn anything yet, and there are a million to look at."""
    names = [b" ".join(b"/F%d %d 0 R" % (each, 100 + level) for each in range(width)) for level in range(depth)]
    resources = [b"/Font << /A 3 0 R >> /XObject << %s >>" % each for each in names]
    forms = {
        100 + level: pdf.stream(b" ", _FORM + b"/Resources << %s >>" % (resources[level + 1] if level < depth - 1 else resources[0][:20]))
        for level in range(depth)
    }
    return page_of(pdf.stream(b"x"), resources[0], forms)


def one_page_very_often(count: int = 99_000) -> bytes:
    """A page of half a megabyte that is there as often as may be counted."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /X (%s) >>" % (b"x" * (1 << 19))
    tree = b"<< /Type /Pages /Count 1 /Kids [%s] >>" % (b"5 0 R " * count)
    return pdf.streamed({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: tree}, {5: page})


def just_below_the_limit() -> bytes:
    """A picture of 99,990,000 dots with transparency, 390 KB on the disk and 400 MB when it is decoded."""
    return images.png(size=(10_000, 9_999), colour=6, data=pdf.repeated(bytes(1 + 4 * 10_000), 9_999))


def name_tree_loop() -> bytes:
    return pdf.table(pdf.simple(1, b"", b"/Names << /Dests 80 0 R >>", {80: b"<< /Kids [80 0 R 81 0 R] >>", 81: b"<< /Kids [80 0 R] >>"}))


def postscript(inside: bytes) -> bytes:
    return b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n" + inside


def photoshop() -> bytes:
    """A picture whose layers lie outside of it."""
    layer = struct.pack(">iiiiH", -(1 << 20), -(1 << 20), 1 << 20, 1 << 20, 0) + b"8BIMnorm" + bytes(8)
    layers = struct.pack(">IIh", len(layer) + 6, len(layer) + 2, 1) + layer
    return b"8BPS\0\1" + bytes(6) + struct.pack(">HIIHH", 3, 16, 16, 8, 3) + bytes(8) + layers


def astronomy_packed() -> bytes:
    """FITS within gzip, a thousand times larger."""
    return gzip.compress(b"SIMPLE  =                    T".ljust(2880) + bytes(16 << 20), 9, mtime=0)


def jpeg_2000() -> bytes:
    """Says 2 to the 32 dots on each side, and as many tiles."""
    sizes = struct.pack(">HIIIIIIIIH", 0, 0xFFFFFFFF, 0xFFFFFFFF, 0, 0, 1, 1, 0, 0, 3) + b"\7\1\1" * 3
    return (
        b"\0\0\0\x0cjP  \r\n\x87\n"
        + images.box(b"ftyp", b"jp2 ", bytes(4), b"jp2 ")
        + b"\xff\x4f\xff\x51"
        + struct.pack(">H", len(sizes) + 2)
        + sizes
    )


HOSTILE: dict[str, tuple[Callable[[], bytes], tuple[str, ...]]] = {
    "empty.nothing": (bytes, ()),
    "zeros.download": (lambda: bytes(10_000), ()),
    "exe.program": (lambda: b"MZ\x90\0" + bytes(56) + struct.pack("<I", 128) + bytes(64) + b"PE\0\0" + bytes(200), ()),
    "script.shell": (lambda: b"#!/bin/sh\nrm -rf /\n", ()),
    "ps.loop": (lambda: postscript(b"%%BeginBinary: -1\n" * 2000), ()),
    "psd.layers": (photoshop, ()),
    "jp2.tiles": (jpeg_2000, ()),
    "gzip.astronomy": (astronomy_packed, ()),
    "pdf.runs": (lambda: page_of(pdf.stream(b"\x81x" * 500_000 + b"\x80", b"/Filter /RunLengthDecode")), ()),
    "pdf.lzw": (lambda: page_of(pdf.stream(b"\x80\x0b\x60\x50" * 100_000, b"/Filter /LZWDecode")), ()),
    "pdf.hexadecimal": (lambda: page_of(pdf.stream(b"41 " * 500_000, b"/Filter /ASCIIHexDecode")), ()),
    "pdf.predictor": (lambda: page_of(pdf.flate(bytes(9), b"/DecodeParms << /Predictor 15 /Columns 2000000000 /Colors 32 >>")), ()),
    "pdf.packed_in_packed": (
        lambda: page_of(pdf.stream(zlib.compress(zlib.compress(bytes(8 << 20), 9), 9), b"/Filter [/FlateDecode /FlateDecode]")),
        (),
    ),
    "pdf.inline_without_end": (lambda: page_of(pdf.stream(b"BI /W 9 /H 9 /F /DCT ID \xff\xd8" + bytes(200_000))), ()),
    "pdf.inline_many": (lambda: page_of(pdf.stream(b"BI /W 1 /H 1 ID x EI " * 50_000)), ()),
    "pdf.draws_itself": (
        lambda: page_of(
            pdf.stream(b"/F Do"),
            b"/XObject << /F 90 0 R >>",
            {90: pdf.stream(b"/F Do", _FORM + b"/Resources << /XObject << /F 90 0 R >> >>")},
        ),
        (),
    ),
    "pdf.draws_a_trillion": (form_fan, ()),
    "pdf.forms_on_stairs": (form_stairs, ()),
    "pdf.one_page_very_often": (one_page_very_often, ()),
    "pdf.names_in_a_loop": (name_tree_loop, ()),
    "pdf.widths": (
        lambda: page_of(
            pdf.stream(b"BT /F1 9 Tf (x) Tj ET"),
            b"/Font << /F1 << /Type /Font /Subtype /Type0 /DescendantFonts [<< /W [0 2000000000 500] >>] >> >>",
        ),
        (),
    ),
    "pdf.metadata_laughs": (
        lambda: pdf.table(
            pdf.simple(
                1,
                b"",
                b"/Metadata 90 0 R",
                {90: pdf.stream(b'<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>', b"/Type /Metadata /Subtype /XML")},
            )
        ),
        (),
    ),
    "pdf.negative_length": (
        lambda: pdf.table(pdf.simple() | {11: b"<< /Length -9 >>\nstream\nx\nendstream"}),
        (),
    ),
    "jpeg.pdf_after": (lambda: images.jpeg() + pdf.table(pdf.simple()), ("trailing-data",)),
    "png.just_below_the_limit": (just_below_the_limit, ()),
    "png.program_after": (lambda: images.png() + b"MZ" + bytes(range(200)), ("trailing-data",)),
    "gif.script_in_size": (lambda: b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)", ("damaged",)),
    "xml.wide_bomb": (
        lambda: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "' + b"x" * 50_000 + b'">]><a>' + b"&b;" * 20_000 + b"</a>",
        ("xml-entity",),
    ),
    "xml.file_inside": (lambda: b"<rec><file>" + base64.b64encode(b"MZ" + bytes(300_000)) + b"</file></rec>", ()),
}

"""Documents of offices: OOXML, ODF and OLE, good and hostile. ``GOOD`` and ``HOSTILE`` as in ``archives``."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping

from tests.uploads.made.archives import Raw, raw_zip, zipped

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml", "xlsb": "xl/workbook.bin"}


# OOXML


def link(kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="r1" Type="{_KIND}{kind}" Target="{target}"{mode}/>'


def links(*each: str) -> bytes:
    return f'{_HEAD}<Relationships xmlns="{_LINKS}">{"".join(each)}</Relationships>'.encode()


def parts(format: str, more: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    main = _MAIN[format]
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/></Types>'.encode(),
        "_rels/.rels": links(link("officeDocument", main)),
        main: f"{_HEAD}<document><p>Заявление</p></document>".encode(),
        **(more or {}),
    }


def ooxml(format: str = "docx", more: Mapping[str, bytes] | None = None, without: str = "") -> bytes:
    return zipped({name: data for name, data in parts(format, more).items() if name != without})


# ODF

_ODF = "application/vnd.oasis.opendocument."


def odf(
    kind: str = "text",
    *,
    more: Mapping[str, bytes] | None = None,
    entries: str = "",
    doctype: str = "",
    without: str = "",
    first: bool = True,
) -> bytes:
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODF}{kind}"/>{entries}</manifest:manifest>'
    )
    files = {"content.xml": b"<office/>", "META-INF/manifest.xml": manifest.encode(), **(more or {})}
    kept = [Raw(name.encode(), data, 8, 0x800) for name, data in files.items() if name != without]
    mimetype = Raw(b"mimetype", f"{_ODF}{kind}".encode())
    return raw_zip(*([mimetype, *kept] if first else [*kept, mimetype]))


_LOCKED = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>'
_OBJECT = '<manifest:file-entry manifest:full-path="Object 1" manifest:media-type="application/vnd.sun.star.oleobject"/>'
_OLD = '<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">\n'


# OLE


def ole(streams: Mapping[str, bytes], *, chain: Mapping[int, int] | None = None) -> bytes:
    """An OLE file. Names with a slash stand in storages. chain: entries of the table of sectors that are to be other ones."""
    names: list[tuple[str, ...]] = [()]
    for path in streams:
        pieces = tuple(path.split("/"))
        names += [pieces[:i] for i in range(1, len(pieces) + 1) if pieces[:i] not in names]
    table: list[int] = []
    body = b""

    def kept(data: bytes) -> int:
        nonlocal body
        count = -(-len(data) // 512)
        if not count:
            return 0xFFFFFFFE
        first = len(table)
        table.extend([*range(first + 1, first + count), 0xFFFFFFFE])
        body += data.ljust(count * 512, b"\0")
        return first

    small, small_table = b"", list[int]()
    starts: dict[tuple[str, ...], int] = {}
    for path, data in streams.items():
        if len(data) >= 4096:
            starts[tuple(path.split("/"))] = kept(data)
        else:
            count = -(-len(data) // 64)
            starts[tuple(path.split("/"))] = len(small_table)
            small_table += [*range(len(small_table) + 1, len(small_table) + count), 0xFFFFFFFE]
            small += data.ljust(count * 64, b"\0")
    root = kept(small)
    minis = kept(struct.pack(f"<{len(small_table)}I", *small_table).ljust(-(-len(small_table) // 128) * 512, b"\xff"))
    entries = b"".join(_entry(names, name, streams, starts, (root, len(small))) for name in names)
    directory = kept(entries.ljust(-(-len(entries) // 512) * 512, b"\0"))
    sectors = 1
    while len(table) + sectors > sectors * 128:
        sectors += 1
    first = len(table)
    table += [0xFFFFFFFD] * sectors
    for place, value in (chain or {}).items():
        table[place] = value
    body += struct.pack(f"<{len(table)}I", *table).ljust(sectors * 512, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9I", 0, sectors, directory, 0, 4096, minis, -(-len(small_table) // 128), 0xFFFFFFFE, 0)
    return head + struct.pack("<109I", *range(first, first + sectors), *[0xFFFFFFFF] * (109 - sectors)) + body


def _entry(
    names: list[tuple[str, ...]],
    name: tuple[str, ...],
    streams: Mapping[str, bytes],
    starts: Mapping[tuple[str, ...], int],
    root: tuple[int, int],
) -> bytes:
    """128 bytes of the directory: children and siblings hang in a line to the right."""
    children = [other for other in names if other and other[:-1] == name]
    siblings = [other for other in names if other and name and other[:-1] == name[:-1]]
    after = siblings[siblings.index(name) + 1 :] if name else []
    raw = (name[-1] if name else "Root Entry").encode("utf-16-le")
    data = streams.get("/".join(name), b"") if name else b""
    kind = 5 if not name else 2 if name in starts else 1
    start, size = root if not name else (starts.get(name, 0), len(data))
    place = (0xFFFFFFFF, names.index(after[0]) if after else 0xFFFFFFFF, names.index(children[0]) if children else 0xFFFFFFFF)
    return raw.ljust(64, b"\0") + struct.pack("<HBB3I", len(raw) + 2, kind, 1, *place) + bytes(36) + struct.pack("<IQ", start, size)


def doc(flags: int = 0, more: Mapping[str, bytes] | None = None) -> bytes:
    start = struct.pack("<5HH", 0xA5EC, 0xC1, 0, 0x0419, 0, flags)
    return ole({"WordDocument": start + bytes(5000), "1Table": bytes(5000), "\x05SummaryInformation": bytes(300), **(more or {})})


def xls(*records: tuple[int, bytes], name: str = "Workbook") -> bytes:
    stream = b"".join(struct.pack("<2H", kind, len(data)) + data for kind, data in ((0x809, bytes(16)), *records, (0x0A, b"")))
    return ole({name: stream + bytes(5000)})


def sheet(kind: int = 0) -> tuple[int, bytes]:
    return 0x85, struct.pack("<IBBB", 0, 0, kind, 5) + b"\0Sheet"


def ppt(token: int = 0xE391C05F) -> bytes:
    return ole({"PowerPoint Document": bytes(5000), "Current User": struct.pack("<HHIII", 0, 0xFF6, 20, 20, token) + bytes(20)})


GOOD: dict[str, Callable[[], bytes]] = {
    "docx.usual": ooxml,
    "docx.chart": lambda: ooxml(more={"word/embeddings/Microsoft_Excel_Sheet1.xlsx": ooxml("xlsx")}),
    "docx.links": lambda: ooxml(more={"word/_rels/document.xml.rels": links(link("hyperlink", "https://www.example.org/", external=True))}),
    "docx.own_template": lambda: ooxml(
        more={"word/_rels/settings.xml.rels": links(link("attachedTemplate", "file:///C:\\Templates\\Normal.dotm", external=True))}
    ),
    "xlsx.usual": lambda: ooxml("xlsx"),
    "xlsx.other_book": lambda: ooxml("xlsx", {"xl/externalLinks/externalLink1.xml": b"<externalLink><externalBook/></externalLink>"}),
    "pptx.usual": lambda: ooxml("pptx"),
    "odt.usual": odf,
    "odt.basic_without_modules": lambda: odf(more={"Basic/Standard/script-lb.xml": b"<a/>", "Basic/script-lc.xml": b"<a/>"}),
    "odt.old_manifest": lambda: odf(doctype=_OLD),
    "odt.type_last": lambda: odf(first=False),
    "ods.usual": lambda: odf("spreadsheet"),
    "odp.usual": lambda: odf("presentation"),
    "doc.usual": doc,
    "doc.large": lambda: doc(more={"Data": bytes(100_000)}),
    "xls.usual": lambda: xls(sheet()),
    "xls.old": lambda: xls(sheet(), name="Book"),
    "ppt.usual": ppt,
}

HOSTILE: dict[str, tuple[Callable[[], bytes], tuple[str, ...]]] = {
    "docx.macros": (lambda: ooxml(more={"word/vbaProject.bin": b"made up"}), ("active-content",)),
    "xlsx.old_macros": (lambda: ooxml("xlsx", {"xl/macrosheets/sheet1.xml": b"<a/>"}), ("active-content",)),
    "xlsx.data_link": (
        lambda: ooxml("xlsx", {"xl/externalLinks/externalLink1.xml": b'<externalLink><ddeLink ddeService="cmd"/></externalLink>'}),
        ("active-content",),
    ),
    "docx.object": (lambda: ooxml(more={"word/embeddings/oleObject1.bin": b"made up"}), ("active-content",)),
    "docx.far_template": (
        lambda: ooxml(
            more={"word/_rels/settings.xml.rels": links(link("attachedTemplate", "http://www.example.org/a.dotm", external=True))}
        ),
        ("active-content",),
    ),
    "docx.far_share": (
        lambda: ooxml(more={"word/_rels/settings.xml.rels": links(link("attachedTemplate", "file://example/a.dotm", external=True))}),
        ("active-content",),
    ),
    "docx.entity": (
        lambda: ooxml(more={"word/_rels/document.xml.rels": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'}),
        ("xml-entity",),
    ),
    "docx.typed_main": (
        lambda: ooxml(more={"word/document.xml": b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "a.dtd"><a/>'}),
        ("xml-entity",),
    ),
    "docx.without_main": (lambda: ooxml(without="word/document.xml", more={"word/styles.xml": b"<a/>"}), ("damaged",)),
    "docx.cut": (lambda: ooxml()[:-60], ("truncated",)),
    "docx.parent": (lambda: ooxml(more={"../../a.xml": b"<a/>"}), ("zip-path",)),
    "odt.locked": (lambda: odf(entries=_LOCKED), ("encrypted",)),
    "odt.macros": (lambda: odf(more={"Basic/Standard/Module1.xml": b"<a/>"}), ("active-content",)),
    "odt.scripts": (lambda: odf(more={"Scripts/python/a.py": b"pass"}), ("active-content",)),
    "odt.object": (lambda: odf(entries=_OBJECT), ("active-content",)),
    "odt.without_main": (lambda: odf(without="content.xml"), ("damaged",)),
    "odt.entity": (lambda: odf(doctype='<!DOCTYPE a [<!ENTITY b "c">]>'), ("xml-entity",)),
    "doc.locked": (lambda: doc(0x100), ("encrypted",)),
    "doc.macros": (lambda: doc(more={"Macros/VBA/dir": bytes(100)}), ("active-content",)),
    "doc.object": (lambda: doc(more={"ObjectPool/_1/\x01Ole10Native": bytes(100)}), ("active-content",)),
    "doc.cut": (lambda: doc()[:6000], ("truncated",)),
    "ole.cut_header": (lambda: doc()[:300], ("truncated",)),
    "doc.loop": (lambda: ole({"WordDocument": bytes(9000)}, chain={5: 0}), ("damaged",)),
    "xls.locked": (lambda: xls((0x2F, bytes(6)), sheet()), ("encrypted",)),
    "xls.old_macros": (lambda: xls(sheet(1)), ("active-content",)),
    "xls.macros": (lambda: ole({"Workbook": bytes(5000), "_VBA_PROJECT_CUR/VBA/dir": bytes(100)}), ("active-content",)),
    "ppt.locked": (lambda: ppt(0xF3D1C4DF), ("encrypted",)),
    "office-encrypted.docx": (lambda: ole({"EncryptionInfo": bytes(200), "EncryptedPackage": bytes(9000)}), ("encrypted",)),
}

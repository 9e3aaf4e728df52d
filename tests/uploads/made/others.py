"""The start of files of every format that is only named, and texts as people and servers write them: by ``format.what``."""

from __future__ import annotations

import base64
import gzip
import io
import struct
import tarfile
import zipfile
from collections.abc import Callable, Mapping

RUSSIAN = "Прошу выдать справку о составе семьи. Телефон указан ниже, документы приложены.\r\n"
_HTML = (
    "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>",
    "<html>\n<body>Сессия истекла, войдите снова</body></html>",
    "\r\n\r\n<!-- made up -->\n<HTML><HEAD></HEAD></HTML>",
    "<br />\n<b>Warning</b>: made up in <b>/a.php</b> on line <b>1</b>",
    "<script>location='/login'</script>",
    "<div class='error'>made up</div>",
    "<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN'><html xmlns='http://www.w3.org/1999/xhtml'/>",
    "HTTP/1.1 500 Internal Server Error\r\nContent-Type: text/plain\r\n\r\nmade up",
)
_JSON = ('{"error": "unauthorized"}', '{\n  "code": 500\n}', '[{"a": 1}]', "[1, 2, 3]", "{}", "[]", '["made up", "too"]')
_XML = (
    '<?xml version="1.0" encoding="{}"?><Файл><Имя>Иван</Имя></Файл>',
    "<Документ Код='1'><Имя>Иван</Имя></Документ>",
    "<ns:doc xmlns:ns='urn:made-up'><ns:a>имя</ns:a></ns:doc>",
    "<?xml version='1.0'?><!-- made up --><!DOCTYPE doc [<!ENTITY a 'b'>]><doc>имя</doc>",
)
_SVG = (
    "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "<?xml version='1.0'?><!DOCTYPE svg PUBLIC 'a' 'b'><svg/>",
    "<!-- made up --><s:svg xmlns:s='a'/>",
)
_TEXTS = (
    RUSSIAN,
    "a;b;c\n1;2;3\n",
    "https://example.org/document.pdf",
    "[1] made up\n",
    "Паспорт: {серия} [номер]",
    "x",
    "MZ is a nice start",
    "BM, too",
)


def zip_of(*names: str, first: bytes = b"") -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        if first:
            made.writestr("mimetype", first)
        for name in names:
            made.writestr(name, b"made up")
    return kept.getvalue()


def owner_file(size: int = 162) -> bytes:
    """What Word leaves beside an open document: the name of who holds it open, twice."""
    return (bytes((4,)) + b"Ivan").ljust(54, b" ") + (b"\4\0" + "Ivan".encode("utf-16-le")).ljust(size - 54, b"\0")


def tar() -> bytes:
    kept = io.BytesIO()
    with tarfile.open(fileobj=kept, mode="w") as made:
        made.addfile(tarfile.TarInfo("a.pdf"))
    return kept.getvalue()


def _program() -> bytes:
    return b"MZ\x90\0\3\0\0\0".ljust(60, b"\0") + struct.pack("<I", 128) + bytes(64) + b"PE\0\0" + bytes(200)


_WRITTEN = {
    "html": _HTML,
    "json": _JSON,
    "xml": _XML,
    "svg": _SVG,
    "txt": _TEXTS,
}
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1251")


def _texts() -> dict[str, bytes]:
    made = {}
    for format, texts in _WRITTEN.items():
        for number, text in enumerate(texts):
            for encoding in _ENCODINGS:
                made[f"{format}.{number}_{encoding}"] = text.replace('="{}"', f'="{encoding}"').encode(encoding)
    return made


_BYTES: Mapping[str, bytes | Callable[[], bytes]] = {
    "txt.cp866": (RUSSIAN * 5).encode("cp866"),
    "txt.koi8": (RUSSIAN * 5).encode("koi8-r"),
    "txt.wide": RUSSIAN.encode("utf-16-le"),
    "empty.nothing": b"",
    "zeros.few": bytes(100),
    "zeros.many": bytes(100_000),
    "unknown.random": bytes(i * i * 31 % 257 % 256 ^ i * 7 % 256 for i in range(3, 1003)),
    "unknown.late": bytes(50_000) + b"made up" + bytes(50_000),
    "exe.windows": _program,
    "exe.linux": b"\x7fELF\2\1\1" + bytes(60),
    "exe.java": lambda: zip_of("META-INF/MANIFEST.MF", "a/B.class"),
    "exe.android": lambda: zip_of("AndroidManifest.xml", "classes.dex"),
    "script.sh": b"#!/bin/sh\nrm -rf /\n",
    "script.bat": b"@echo off\r\ndel *.*\r\n",
    "script.php": b"<?php system($_GET['a']); ?>",
    "lnk.windows": b"\x4c\0\0\0\1\x14\2\0\0\0\0\0\xc0\0\0\0\0\0\0\x46" + bytes(100),
    "lnk.internet": b"[InternetShortcut]\r\nURL=https://example.org/\r\n",
    "owner-file.word": owner_file(),
    "owner-file.excel": lambda: owner_file(165),
    "system-file.mac": b"\0\5\x16\7\0\2\0\0Mac OS X" + bytes(100),
    "video.mp4": struct.pack(">I", 24) + b"ftypisom" + bytes(4) + b"isommp42",
    "video.mov": struct.pack(">I", 20) + b"ftypqt  " + bytes(8),
    "video.avi": b"RIFF" + bytes(4) + b"AVI LIST" + bytes(40),
    "video.webm": b"\x1a\x45\xdf\xa3" + bytes(40),
    "audio.mp3": b"ID3\3" + bytes(40),
    "audio.ogg": b"OggS" + bytes(40),
    "audio.m4a": struct.pack(">I", 20) + b"ftypM4A " + bytes(8),
    "jp2.box": b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(40),
    "jxl.bare": b"\xff\x0a" + bytes(40),
    "psd.plain": b"8BPS\0\1" + bytes(40),
    "ico.plain": b"\0\0\1\0\1\0\x10\x10\0\0\1\0\x20\0" + bytes(40),
    "raw.canon": b"II*\0\x10\0\0\0CR\2\0" + bytes(60),
    "raw.fuji": b"FUJIFILMCCD-RAW 0201" + bytes(60),
    "raw.canon3": struct.pack(">I", 24) + b"ftypcrx " + bytes(12),
    "metafile.placeable": b"\xd7\xcd\xc6\x9a" + bytes(40),
    "djvu.plain": b"AT&TFORM\0\0\0\x40DJVUINFO" + bytes(40),
    "ps.plain": b"%!PS-Adobe-3.0\n" + bytes(40),
    "dwg.2018": b"AC1032" + bytes(100),
    "dxf.plain": b"  0\r\nSECTION\r\n  2\r\nHEADER\r\n",
    "wpd.plain": b"\xffWPC\x10\0\0\0" + bytes(40),
    "gzip.plain": lambda: gzip.compress(b"made up"),
    "tar.plain": tar,
    "archive.xz": b"\xfd7zXZ\0" + bytes(40),
    "archive.cab": b"MSCF\0\0\0\0" + bytes(40),
    "database.sqlite": b"SQLite format 3\0" + bytes(40),
    "eml.plain": b"Received: from made.up\r\nFrom: a@example.org\r\nSubject: made up\r\n\r\nmade up\r\n",
    "pgp.signature": b"-----BEGIN PGP SIGNATURE-----\n\niQEzBAABCAAdFiEE\n-----END PGP SIGNATURE-----\n",
    "epub.plain": lambda: zip_of("META-INF/container.xml", first=b"application/epub+zip"),
    "odg.plain": lambda: zip_of("content.xml", first=b"application/vnd.oasis.opendocument.graphics"),
    "iwork.pages": lambda: zip_of("Index/Document.iwa", "preview.jpg"),
    "xps.plain": lambda: zip_of("[Content_Types].xml", "FixedDocSeq.fdseq"),
    "visio.plain": lambda: zip_of("[Content_Types].xml", "visio/document.xml"),
    "zip.names_within_names": lambda: zip_of("a/[Content_Types].xml", "a/word/document.xml", "word.docx"),
    "zip.empty": zip_of,
    "docx.not_first": lambda: zip_of("word/document.xml", "docProps/app.xml", "[Content_Types].xml"),
    "docx.moved": lambda: b"PK\3\4" + zip_of("[Content_Types].xml", "word/document2.xml"),
    "docx.cut": lambda: zip_of("[Content_Types].xml", "word/document.xml")[:-150],
    "certificate-request.pem": b"-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----\n",
    "private-key.pem": b"-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----\n",
    "private-key.ec": b"\x30\x77\2\1\1\4\x20" + bytes(100),
    "pdf.behind_headers": b"Content-Type: application/pdf\r\n\r\n%PDF-1.4\n1 0 obj\n",
    "pdf.behind_warning": b"<br />\n<b>Warning</b>: made up<br />\n%PDF-1.4\n1 0 obj\n",
    "pdf.line_end": b"\r\n%PDF-1.5\n1 0 obj\n",
    "html.about_pdf": b"<html><body>A file starts with %PDF-1.4</body></html>",
    "txt.base64_of_nothing": lambda: base64.encodebytes(b"made up " * 20),
}


def _same(data: bytes) -> Callable[[], bytes]:
    return lambda: data


GOOD: Mapping[str, Callable[[], bytes]] = {
    **{name: _same(data) for name, data in _texts().items()},
    **{name: made if callable(made) else _same(made) for name, made in _BYTES.items()},
}

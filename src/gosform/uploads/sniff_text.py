"""Which of the texts a file is: XML, a web page, an answer in JSON, a signature in letters, a note; or no text at all."""

from __future__ import annotations

import base64
import binascii
import re

from gosform.uploads.signatures import der
from gosform.uploads.source import Source

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CONTROL = bytes(code for code in range(32) if code not in {8, 9, 10, 11, 12, 13, 26, 27}) + b"\x7f"
_ASCII = bytes(range(128))
_LETTERS = (
    bytes(range(0xC0, 0x100)) + bytes(code for code in range(0x80, 0xC0) if code != 0x98),  # windows-1251
    bytes(range(0x80, 0xB0)) + bytes(range(0xB0, 0xF2)) + b"\xfc\xff",  # cp866
)
_PDF = re.compile(rb"%PDF-[12]\.\d|%!PS-Adobe-\d.\d PDF-")
_SKIPPED = re.compile(rb"(?:\s+|<\?.*?\?>|<!--.*?-->|<!(?:doctype|DOCTYPE)\s(?!\s*html)(?:[^\[>]|\[[^\]]*\])*>)", re.DOTALL)
_HTML = re.compile(
    rb"<!doctype\s+html|<(?:html|head|body|title|script|style|meta|link|base|div|p|span|table|tr|td|tbody|br|hr|center|h[1-6]|form|iframe|frameset|"
    rb"a|b|i|u|strong|em|font|ul|ol|li|pre|img|input|noscript|hta:application)(?=[\s>/])",
    re.IGNORECASE,
)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)(?=[\s>/])|<(?:[^\x00-\x7f\s<>]|[\w.:-])+(?=[\s>/])()")
_JSON = re.compile(
    rb'\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\}\s*$)|\[\s*(?:[\[{]|"(?:[^"\\]|\\.)*"\s*[,\]]|-?\d[\d.eE+-]*\s*,|(?:true|false|null)\s*[,\]]|\]\s*$)'
)
_PEM = re.compile(rb"-{5}BEGIN ([A-Z0-9 #]{2,40})-{5}")
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t\r\n"
_MAIL = re.compile(rb"(?:From [^\r\n]*\r?\n)?(?:[A-Za-z][\w-]{1,40}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}")
_MAIL_FIELD = re.compile(
    rb"^(?:Received|Return-Path|MIME-Version|Message-ID|Delivered-To|X-Mailer|Content-Type):", re.MULTILINE | re.IGNORECASE
)
_SCRIPT = re.compile(rb"@echo off|<\?php|<%@|:: *\r?\n@|REM .{0,80}\r?\n@|Set-ExecutionPolicy|On Error Resume Next", re.IGNORECASE)


def pdf_inside(head: bytes, source: Source) -> bool:
    """A PDF with something before it, within the 1,024 bytes that readers look through."""
    found = _PDF.search(head, 0, 1032)
    return found is not None and (not found.start() or b" obj" in head or b"startxref" in source.tail(1024))


def text(head: bytes, size: int) -> str:
    """The id of a text; ``unknown`` for what is none."""
    plain = _plain(head, cut=size > len(head))
    if plain is None:
        return "unknown"
    return _markup(plain) or _letters(plain) or "txt"


def _plain(head: bytes, *, cut: bool) -> bytes | None:
    """The start as bytes that agree with ASCII, whatever it was written in; None for what is no text."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            body = head[len(mark) :]
            return body if encoding == "utf-8" and b"\0" not in body else _wide(body, encoding)
    for encoding, high, low in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if _rows(high) * 10 > len(high) * 9 and _rows(low) * 2 < len(low):
            return _wide(head, encoding)
    if b"\0" in head:
        head = head if cut else head.rstrip(b"\0")
        if not head or b"\0" in head:
            return None
    if len(head) - len(head.translate(None, _CONTROL)) > len(head) // 200:
        return None
    if head.isascii():
        return head
    try:
        head[: -4 if cut else None].decode("utf-8")
    except UnicodeDecodeError as error:
        if cut and error.start >= len(head) - 8:
            return head
        return head if head.lstrip()[:1] == b"<" or _one_byte_text(head) else None
    return head


def _rows(halves: bytes) -> int:
    """How many of the upper halves of characters are those of Latin or of Cyrillic."""
    return halves.count(0) + halves.count(4)


def _wide(body: bytes, encoding: str) -> bytes | None:
    words = body[: len(body) & ~1].decode(encoding, "replace")
    odd = sum(1 for each in words if each == "\ufffd" or (each < " " and each not in "\t\r\n\f"))
    return words.encode("utf-8", "replace") if odd * 20 <= len(words) else None


def _one_byte_text(head: bytes) -> bool:
    """Letters of one of the Russian encodings: four in five of what is not ASCII, and words of them, not single ones."""
    high = head.translate(None, _ASCII)
    if max(len(high) - len(high.translate(None, letters)) for letters in _LETTERS) * 5 < len(high) * 4:
        return False
    odd = len(re.findall(rb"[\x21-\x40\x5b-\x60\x7b-\x7e]", head))
    return odd * 4 <= len(head)


def _markup(plain: bytes) -> str:
    at = 0
    while (skipped := _SKIPPED.match(plain, at)) is not None:
        at = skipped.end()
    start = plain.lstrip()
    declared = start.startswith(b"<?xml")
    if (found := _HTML.match(plain, at)) and (not declared or b"html" in found[0].lower()):
        return "html"
    if root := _ROOT.match(plain, at):
        if _SCRIPT.match(plain.lstrip()):
            return "script"
        name = (root[1] or b"").lower()
        return name.decode() if name in {b"svg", b"html"} else "xml"
    if declared:
        return "xml"
    if start.startswith(b"HTTP/1.") or (start.startswith((b"MIME-Version:", b"From: <Saved by")) and b"multipart/related" in start):
        return "html"
    return "json" if _JSON.match(start) else ""


def _letters(plain: bytes) -> str:
    start = plain.lstrip()
    if _SCRIPT.match(start):
        return "script"
    if start.startswith((b"[InternetShortcut]", b"[Desktop Entry]")):
        return "lnk"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if found := _PEM.search(plain):
        return _pem(found[1], plain[found.end() :])
    if len(start) >= 48 and not start.translate(None, _BASE64):
        return _base64(start) or ""
    if re.match(rb"0\r?\n *SECTION|999\r?\n.*\r?\n *0\r?\n *SECTION", start):
        return "dxf"
    if _MAIL.match(start) and _MAIL_FIELD.search(start):
        return "eml"
    return ""


def _pem(label: bytes, rest: bytes) -> str:
    if label.startswith(b"PGP"):
        return "pgp"
    inside = _base64(rest.lstrip().partition(b"\n\n")[2] if b"ENCRYPTED" in rest[:64] else rest)
    if inside:
        return inside  # the words are often wrong: PKCS#7 under CERTIFICATE
    if b"PRIVATE KEY" in label:
        return "private-key"
    if b"REQUEST" in label:
        return "certificate-request"
    if b"CERTIFICATE" in label:
        return "certificate"
    return "cms" if label in {b"CMS", b"PKCS7", b"PKCS #7 SIGNED DATA", b"SIGNATURE"} else "txt"


def _base64(letters: bytes) -> str:
    """What the start of base64 holds."""
    clean = re.sub(rb"\s+", b"", letters[:256])
    run = re.match(rb"[A-Za-z0-9+/]*", clean)
    usable = run[0][: len(run[0]) & ~3] if run else b""
    try:
        return der(base64.b64decode(usable))
    except (binascii.Error, ValueError):
        return ""

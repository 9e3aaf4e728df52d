"""Whose a certificate is and how long it holds. RFC 5280; the attributes of Russian subjects: ФСБ, приказ № 795 of 27.12.2011."""

from __future__ import annotations

import re
from typing import NamedTuple

from gosform.uploads.der import INTEGER, SEQUENCE, SET, Reader, Value, need
from gosform.uploads.facts import Signer

_ENCODINGS = {0x0C: "utf-8", 0x12: "ascii", 0x13: "ascii", 0x14: "latin-1", 0x16: "ascii", 0x1C: "utf-32-be", 0x1E: "utf-16-be"}
_MOST_TEXT = 1000
_NAME, _SURNAME, _GIVEN = "2.5.4.3", "2.5.4.4", "2.5.4.42"
_INN, _INN_ORGANISATION, _SNILS = "1.2.643.3.131.1.1", "1.2.643.100.4", "1.2.643.100.3"
_OGRN, _OGRNIP = "1.2.643.100.1", "1.2.643.100.5"
_KEY = "2.5.29.14"
_SHORT = re.compile(r"(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:\.\d+)?(Z|[+-]\d{4})?")


class Certificate(NamedTuple):
    """issuer, number: as bytes, to find it by. key: the identifier of its key; empty where it has none. signer: whose it is."""

    issuer: bytes
    number: bytes
    key: bytes
    signer: Signer

    def __repr__(self) -> str:
        return "<certificate>"


def certificate(reader: Reader, value: Value) -> Certificate:
    """The parts of a certificate. The key itself is passed over: those of ГОСТ are no business of a structure."""
    inner = need(next(reader.children(value), None), SEQUENCE)
    parts = list(reader.children(inner))
    if parts and parts[0].tag == 0xA0:
        del parts[0]
    if len(parts) < 6:
        need(None)
    need(parts[0], INTEGER)
    times = list(reader.children(need(parts[3], SEQUENCE)))
    since, until = (time(reader, each)[:10] for each in times[:2]) if len(times) == 2 else ("", "")
    key = next((_key(reader, part) for part in parts[6:] if part.tag == 0xA3), b"")
    signer = _subject(reader, need(parts[4], SEQUENCE))._replace(since=since, until=until)
    return Certificate(reader.raw(parts[2]), reader.bytes(parts[0], 64), key, signer)


def time(reader: Reader, value: Value) -> str:
    """A UTCTime or a GeneralizedTime as ISO, ``2026-01-31T12:00:00Z``; empty for what is neither."""
    text = reader.bytes(value, 40).decode("ascii", "replace")
    if value.tag == 0x17:
        text = ("19" if text[:2] >= "50" else "20") + text
    elif value.tag != 0x18:
        return ""
    found = _SHORT.fullmatch(text[2:]) if text[:2].isdigit() else None
    if found is None or not (1 <= int(found[2]) <= 12 and 1 <= int(found[3]) <= 31):
        return ""
    zone = found[7] or ""
    return f"{text[:2]}{found[1]}-{found[2]}-{found[3]}T{found[4]}:{found[5]}:{found[6] or '00'}{zone}"


def _subject(reader: Reader, name: Value) -> Signer:
    """Who it is for. An organisation's ИНН stood with two zeros before it in the place of a person's until 2021."""
    said: dict[str, str] = {}
    for part in reader.children(name):
        for pair in reader.children(need(part, SET)):
            values = list(reader.children(need(pair, SEQUENCE)))
            if len(values) == 2:
                said.setdefault(reader.oid(values[0]), _text(reader, values[1]))
    inn, organisation = said.get(_INN, ""), said.get(_INN_ORGANISATION, "")
    if re.fullmatch(r"00\d{10}", inn):
        inn, organisation = "", organisation or inn[2:]
    person = f"{said.get(_SURNAME, '')} {said.get(_GIVEN, '')}".strip() if said.get(_SURNAME) and said.get(_GIVEN) else ""
    ogrn = said.get(_OGRN, "") or said.get(_OGRNIP, "")
    return Signer(person or said.get(_NAME, ""), inn, organisation, said.get(_SNILS, ""), ogrn)


def _text(reader: Reader, value: Value) -> str:
    encoding = _ENCODINGS.get(value.tag & ~0x20)
    if encoding is None:
        return ""
    text = reader.bytes(value, _MOST_TEXT).decode(encoding, "replace")
    return "".join(char for char in text if char.isprintable()).strip()


def _key(reader: Reader, part: Value) -> bytes:
    """The identifier of the subject's key, among the extensions."""
    for extension in reader.children(need(next(reader.children(part), None), SEQUENCE)):
        values = list(reader.children(extension))
        if len(values) >= 2 and reader.oid(values[0]) == _KEY:
            outer = values[-1]
            inner = reader.value(outer.begin, outer.end)
            return reader.bytes(inner, 64)
    return b""

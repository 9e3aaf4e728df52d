"""What a signature says of itself: whether the document is inside, who signed, when, over which digest. RFC 5652, sections 5 and 11."""

from __future__ import annotations

from typing import NamedTuple

from gosform.uploads.algorithms import digest_name
from gosform.uploads.certificates import Certificate, certificate, time
from gosform.uploads.der import INTEGER, OCTETS, OID, SEQUENCE, SET, Broken, Reader, Value, need
from gosform.uploads.facts import Signer

MOST_SIGNERS = 20
_MOST_CERTIFICATES = 50
_DIGEST, _TIME = "1.2.840.113549.1.9.4", "1.2.840.113549.1.9.5"


class Signed(NamedTuple):
    """detached: the document is not inside. signers: in the order of the file, the first ``MOST_SIGNERS``."""

    detached: bool
    signers: tuple[Signer, ...]


def signed(reader: Reader, value: Value | None) -> Signed:
    """The parts of SignedData. ``Broken`` where they are not there."""
    parts = list(reader.children(need(value, SEQUENCE)))
    if len(parts) < 4:
        need(None)
    need(parts[0], INTEGER)
    need(parts[1], SET)
    inside = list(reader.children(need(parts[2], SEQUENCE)))
    detached = not any(part.tag == 0xA0 for part in inside)
    certificates = [each for part in parts[3:] if part.tag == 0xA0 for each in _certificates(reader, part)]
    infos = next((part for part in reversed(parts[3:]) if part.tag == SET), None)
    signers: list[Signer] = []
    for info in reader.children(need(infos, SET)):
        if len(signers) == MOST_SIGNERS:
            break
        signers.append(_signer(reader, info, certificates))
    return Signed(detached, tuple(signers))


def _certificates(reader: Reader, part: Value) -> list[Certificate]:
    """Those that can be read: one that cannot spoils no other."""
    found: list[Certificate] = []
    for child in reader.children(part):
        if child.tag == SEQUENCE and len(found) < _MOST_CERTIFICATES:
            try:
                found.append(certificate(reader, child))
            except Broken as broken:
                if broken.trouble.word == "cannot-check":
                    raise
    return found


def _signer(reader: Reader, info: Value, certificates: list[Certificate]) -> Signer:
    """One SignerInfo: version, whose certificate, digest, attributes, algorithm, the signature itself."""
    parts = list(reader.children(need(info, SEQUENCE)))
    if len(parts) < 5:
        need(None)
    own = _own(reader, parts[1], certificates)
    attributes = next((part for part in parts[3:4] if part.tag == 0xA0), None)
    digest, when = _attributes(reader, attributes)
    algorithm = parts[4] if attributes is not None else parts[3]
    said = own.signer if own is not None else Signer()
    return said._replace(
        signed=when,
        algorithm=_algorithm(reader, algorithm),
        digest_algorithm=digest_name(_algorithm(reader, parts[2])),
        digest=digest,
    )


def _algorithm(reader: Reader, value: Value) -> str:
    return reader.oid(need(next(reader.children(need(value, SEQUENCE)), None), OID))


def _own(reader: Reader, id: Value, certificates: list[Certificate]) -> Certificate | None:
    """The signer's certificate, by its issuer and number, or by the identifier of its key."""
    if id.tag == SEQUENCE:
        parts = list(reader.children(id))
        if len(parts) == 2:
            issuer, number = reader.raw(parts[0]), reader.bytes(parts[1], 64)
            return next((each for each in certificates if (each.issuer, each.number) == (issuer, number)), None)
        return None
    key = reader.data[id.begin : id.end]
    return next((each for each in certificates if key and each.key == key), None)


def _attributes(reader: Reader, attributes: Value | None) -> tuple[str, str]:
    """The digest in hexadecimal and the time of the signing; empty where they are not said."""
    digest = when = ""
    for attribute in reader.children(attributes) if attributes is not None else ():
        parts = list(reader.children(need(attribute, SEQUENCE)))
        if len(parts) != 2:
            continue
        kind = reader.oid(parts[0])
        value = next(reader.children(parts[1]), None) if parts[1].tag == SET else None
        if value is None:
            continue
        if kind == _DIGEST and value.tag == OCTETS:
            digest = reader.bytes(value, 128).hex()
        elif kind == _TIME:
            when = time(reader, value)
    return digest, when

"""Signatures as structures: object identifiers of ГОСТ, made-up names and numbers, no key at all. ``GOOD`` and ``HOSTILE`` as in ``archives``."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from asn1crypto import cms, core, pkcs12, x509

from gosform.uploads.streebog import Streebog

DOCUMENT = "Прошу выдать справку о составе семьи.\n".encode()
INN, SNILS, OGRN, INN_ORGANISATION = "500100732259", "11223344595", "1027700132195", "7707083893"
SIGNED_AT = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
_GOST_KEY, _GOST_DIGEST, _GOST_BOTH = "1.2.643.7.1.1.1.1", "1.2.643.7.1.1.2.2", "1.2.643.7.1.1.3.2"


def digest(document: bytes, algorithm: str) -> bytes:
    if algorithm == _GOST_DIGEST:
        found = Streebog(256)
        found.update(document)
        return bytes.fromhex(found.hexdigest())
    return hashlib.new(algorithm, document).digest()


def name(*pairs: tuple[str, str]) -> x509.Name:
    """A name of a certificate; attributes by their numbers."""
    rows = [x509.RelativeDistinguishedName([x509.NameTypeAndValue({"type": kind, "value": _worded(kind, text)})]) for kind, text in pairs]
    return x509.Name(name="", value=x509.RDNSequence(rows))


def _worded(kind: str, text: str) -> Any:
    if kind.startswith("1.2.643"):
        return core.Any(core.NumericString(text))
    return x509.DirectoryString(name="utf8_string", value=core.UTF8String(text))


PERSON = (
    ("2.5.4.3", "Иванов Иван Иванович"),
    ("2.5.4.4", "Иванов"),
    ("2.5.4.42", "Иван Иванович"),
    ("1.2.643.3.131.1.1", INN),
    ("1.2.643.100.3", SNILS),
)
ORGANISATION = (
    ("2.5.4.3", "ООО «Ромашка»"),
    ("2.5.4.4", "Иванов"),
    ("2.5.4.42", "Иван Иванович"),
    ("1.2.643.100.1", OGRN),
    ("1.2.643.100.4", INN_ORGANISATION),
)
OLD_ORGANISATION = (("2.5.4.3", "ООО «Ромашка»"), ("1.2.643.100.1", OGRN), ("1.2.643.3.131.1.1", "00" + INN_ORGANISATION))


def certificate(subject: Iterable[tuple[str, str]] = PERSON, number: int = 7, key: str = _GOST_KEY, until: int = 2027) -> x509.Certificate:
    """A certificate that nobody signed."""
    both = {"algorithm": _GOST_BOTH}
    return x509.Certificate(
        {
            "tbs_certificate": {
                "version": "v3",
                "serial_number": number,
                "signature": both,
                "issuer": name(("2.5.4.3", "Учебный центр")),
                "validity": {
                    "not_before": x509.Time(name="utc_time", value=datetime(2026, 1, 1, tzinfo=UTC)),
                    "not_after": x509.Time(name="utc_time", value=datetime(until, 1, 1, tzinfo=UTC)),
                },
                "subject": name(*subject),
                "subject_public_key_info": _public(key),
                "extensions": [{"extn_id": "key_identifier", "critical": False, "extn_value": core.ParsableOctetString(b"\4\4\1\2\3\4")}],
            },
            "signature_algorithm": both,
            "signature_value": bytes(64),
        }
    )


def _public(key: str) -> core.Sequence:
    """A public key of zeros: written by hand, for the library knows no key of ГОСТ."""
    body = core.ObjectIdentifier(key).dump() + core.Null().dump()
    algorithm = b"\x30" + bytes([len(body)]) + body
    bits = core.BitString((0,) * 512).dump()
    return x509.PublicKeyInfo.load(b"\x30" + bytes([len(algorithm) + len(bits)]) + algorithm + bits)


def signature(
    document: bytes = DOCUMENT,
    *,
    algorithm: str = _GOST_DIGEST,
    detached: bool = True,
    own: x509.Certificate | None = None,
    attributes: bool = True,
    with_certificate: bool = True,
    by_key: bool = False,
    signers: int = 1,
) -> bytes:
    """A CMS in DER. algorithm: of the digest, by its number or as asn1crypto calls it."""
    whose = own if own is not None else certificate()
    inside: dict[str, Any] = {"content_type": "data"}
    if not detached:
        inside["content"] = document
    content = {
        "version": "v1",
        "digest_algorithms": [{"algorithm": algorithm}],
        "encap_content_info": inside,
        "certificates": [whose] if with_certificate else [],
        "signer_infos": [_signer(document, algorithm, whose, attributes, by_key) for _ in range(signers)],
    }
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(content)}).dump())


def _signer(document: bytes, algorithm: str, whose: x509.Certificate, attributes: bool, by_key: bool) -> cms.SignerInfo:
    if by_key:
        id = cms.SignerIdentifier(name="subject_key_identifier", value=b"\1\2\3\4")
    else:
        id = cms.SignerIdentifier(name="issuer_and_serial_number", value={"issuer": whose.issuer, "serial_number": whose.serial_number})
    info: dict[str, Any] = {
        "version": "v1",
        "sid": id,
        "digest_algorithm": {"algorithm": algorithm},
        "signature_algorithm": {"algorithm": _GOST_KEY},
        "signature": bytes(64),
    }
    if attributes:
        info["signed_attrs"] = [
            {"type": "content_type", "values": ["data"]},
            {"type": "signing_time", "values": [cms.Time(name="utc_time", value=SIGNED_AT)]},
            {"type": "message_digest", "values": [digest(document, algorithm)]},
        ]
    return cms.SignerInfo(info)


def open_lengths(data: bytes) -> bytes:
    """The same with the lengths of the outer values left open, as programs write that do not know them yet."""
    outer = cms.ContentInfo.load(data)
    return b"\x30\x80" + bytes(outer["content_type"].dump()) + b"\xa0\x80" + bytes(outer["content"].untag().dump()) + b"\0\0\0\0"


def pem(data: bytes, heading: str = "CMS") -> bytes:
    lines = base64.encodebytes(data).decode()
    return f"-----BEGIN {heading}-----\n{lines}-----END {heading}-----\n".encode()


def enveloped() -> bytes:
    """Something that only its addressee can open."""
    inside = {"content_type": "data", "content_encryption_algorithm": {"algorithm": "1.2.643.2.2.21"}, "encrypted_content": bytes(64)}
    content = cms.EncryptedData({"version": "v0", "encrypted_content_info": inside})
    return bytes(cms.ContentInfo({"content_type": "encrypted_data", "content": content}).dump())


def pfx() -> bytes:
    return bytes(pkcs12.Pfx({"version": "v3", "auth_safe": {"content_type": "data", "content": core.OctetString(bytes(200))}}).dump())


def deep(levels: int = 5000) -> bytes:
    """Values in values with open lengths."""
    return b"\x30\x80" * levels + b"\0\0" * levels


GOOD: dict[str, Callable[[], bytes]] = {
    "cms.der": signature,
    "cms.sha256": lambda: signature(algorithm="sha256"),
    "cms.pem": lambda: pem(signature()),
    "cms.pem_pkcs7": lambda: pem(signature(), "PKCS7"),
    "cms.base64": lambda: base64.b64encode(signature()),
    "cms.base64_lines": lambda: base64.encodebytes(signature()).replace(b"\n", b"\r\n"),
    "cms.base64_wide": lambda: base64.b64encode(signature()).decode().encode("utf-16"),
    "cms.open_lengths": lambda: open_lengths(signature()),
    "cms.attached": lambda: signature(detached=False),
    "cms.organisation": lambda: signature(own=certificate(ORGANISATION)),
    "cms.by_key": lambda: signature(by_key=True),
    "cms.no_attributes": lambda: signature(attributes=False),
    "cms.no_certificate": lambda: signature(with_certificate=False),
    "cms.two": lambda: signature(signers=2),
    "certificate.der": lambda: certificate().dump(),
    "certificate.pem": lambda: pem(certificate().dump(), "CERTIFICATE"),
    "certificate.base64": lambda: base64.b64encode(certificate().dump()),
    "pfx.der": pfx,
    "private-key.pem": lambda: pem(bytes(64), "PRIVATE KEY"),
}

HOSTILE: dict[str, tuple[Callable[[], bytes], tuple[str, ...]]] = {
    "cms.cut": (lambda: signature()[:-100], ("truncated",)),
    "cms.cut_pem": (lambda: pem(signature())[:-200], ("truncated",)),
    "cms.cut_base64": (lambda: base64.b64encode(signature())[:-100], ("truncated",)),
    "cms.after": (lambda: signature() + b"made up", ("trailing-data",)),
    "cms.locked": (enveloped, ("encrypted",)),
    "cms.spoilt": (lambda: signature()[:40] + bytes(40) + signature()[80:], ("damaged",)),
    "cms.letters": (lambda: pem(signature()).replace(b"A", b"*"), ("damaged",)),
    "cms.deep": (deep, ("cannot-check",)),
    "cms.long": (lambda: b"\x30\x84\x7f\xff\xff\xff" + signature()[4:], ("truncated",)),
}

"""The algorithms that a signature names by object identifiers: how they are called, which of them Python can compute.

ГОСТ: RFC 4357, RFC 4490, RFC 9215 and ТК 26, "Идентификаторы объектов (OID)"; the rest: RFC 8017, RFC 5754.
"""

from __future__ import annotations

from collections.abc import Mapping

_NAMES: Mapping[str, str] = {
    "1.2.643.7.1.1.1.1": "ГОСТ Р 34.10-2012 256",
    "1.2.643.7.1.1.1.2": "ГОСТ Р 34.10-2012 512",
    "1.2.643.7.1.1.2.2": "ГОСТ Р 34.11-2012 256",
    "1.2.643.7.1.1.2.3": "ГОСТ Р 34.11-2012 512",
    "1.2.643.7.1.1.3.2": "ГОСТ Р 34.10-2012 256 / 34.11-2012",
    "1.2.643.7.1.1.3.3": "ГОСТ Р 34.10-2012 512 / 34.11-2012",
    "1.2.643.7.1.1.6.1": "ГОСТ Р 34.10-2012 256 DH",
    "1.2.643.7.1.1.6.2": "ГОСТ Р 34.10-2012 512 DH",
    "1.2.643.2.2.19": "ГОСТ Р 34.10-2001",
    "1.2.643.2.2.20": "ГОСТ Р 34.10-94",
    "1.2.643.2.2.3": "ГОСТ Р 34.10-2001 / 34.11-94",
    "1.2.643.2.2.4": "ГОСТ Р 34.10-94 / 34.11-94",
    "1.2.643.2.2.9": "ГОСТ Р 34.11-94",
    "1.2.643.2.2.98": "ГОСТ Р 34.10-2001 DH",
    "1.2.840.113549.1.1.1": "RSA",
    "1.2.840.113549.1.1.5": "RSA / SHA-1",
    "1.2.840.113549.1.1.10": "RSA-PSS",
    "1.2.840.113549.1.1.11": "RSA / SHA-256",
    "1.2.840.113549.1.1.12": "RSA / SHA-384",
    "1.2.840.113549.1.1.13": "RSA / SHA-512",
    "1.2.840.10045.2.1": "ECDSA",
    "1.2.840.10045.4.3.2": "ECDSA / SHA-256",
    "1.2.840.10045.4.3.3": "ECDSA / SHA-384",
    "1.2.840.10045.4.3.4": "ECDSA / SHA-512",
    "1.3.101.112": "Ed25519",
    "1.3.14.3.2.26": "SHA-1",
    "1.2.840.113549.2.5": "MD5",
    "2.16.840.1.101.3.4.2.1": "SHA-256",
    "2.16.840.1.101.3.4.2.2": "SHA-384",
    "2.16.840.1.101.3.4.2.3": "SHA-512",
}

_DIGESTS: Mapping[str, str] = {
    "1.3.14.3.2.26": "sha1",
    "1.2.840.113549.2.5": "md5",
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
    "2.16.840.1.101.3.4.2.4": "sha224",
    "1.2.643.7.1.1.2.2": "md_gost12_256",
    "1.2.643.7.1.1.2.3": "md_gost12_512",
    "1.2.643.2.2.9": "md_gost94",
}


def algorithm_name(oid: str) -> str:
    """How an algorithm is called, the same in every language; its dotted number where it is none of those known here.

    >>> algorithm_name("1.2.643.7.1.1.1.1"), algorithm_name("1.2.3")
    ('ГОСТ Р 34.10-2012 256', '1.2.3')
    """
    return _NAMES.get(oid, oid)


def digest_name(oid: str) -> str:
    """What ``hashlib`` calls a digest, or would; the dotted number where it is none of those known here."""
    return _DIGESTS.get(oid, oid)


def is_gost(oid: str) -> bool:
    """Whether an algorithm is one that a qualified signature may have since 2019: ГОСТ of 2012."""
    return oid.startswith(("1.2.643.7.1.1.1.", "1.2.643.7.1.1.2.", "1.2.643.7.1.1.3."))

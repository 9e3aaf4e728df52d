"""Documents with a password. The empty password opens those that only forbid copying or printing: nobody is asked for it, so they count as open."""

from __future__ import annotations

from typing import Any

from gosform.uploads.pdf import aes
from gosform.uploads.pdf.value import plain

_MOST_TURNS = 200
"""The end is left to chance: a turn is the last one with one in eight from the 64th on, more often later."""


class Locked(Exception):
    """A password is needed, or a certificate."""


class Cipher:
    """Opens streams with the key that the empty password gave."""

    def __init__(self, method: str, key: bytes) -> None:
        self._method = method
        self._key = key

    def opened(self, data: bytes, number: int, generation: int) -> bytes:
        """The data of the stream of an object. A megabyte takes a second or two: whoever asks says how much is wanted."""
        if self._method == "/Identity":
            return data
        key = self._key
        if self._method != "/AESV3":
            key = _object_key(key, number, generation, salted=self._method == "/AESV2")
        if self._method in ("/AESV2", "/AESV3"):
            return aes.opened(key, data)
        from pypdf._crypt_providers import rc4_decrypt

        return rc4_decrypt(key, data)


def cipher(entries: Any, identity: Any, known: dict[bytes, bytes]) -> Cipher:
    """From ``/Encrypt`` and the first part of ``/ID``. ``Locked`` where the empty password does not open it. known: keys that were made before, by what they
    were made of: a document that is read once more need not pay twice.
    """
    if entries.get("/Filter", "/Standard") != "/Standard":
        raise Locked
    version = int(entries.get("/V", 0))
    method = _method(entries, version)
    if method == "/Identity" and entries.get("/StrF", "/Identity") == "/Identity":  # only what is attached is locked
        return Cipher(method, b"")
    if version >= 5:
        return Cipher(method, _key_of_today(entries, known))
    from pypdf._encryption import Encryption

    encryption = Encryption.read(entries, identity)
    if not encryption.verify(b""):
        raise Locked
    key = encryption._key or b""  # there is no other way to it
    return Cipher(method, key[: 5 if version == 1 else encryption.Length // 8])


def _method(entries: Any, version: int) -> str:
    if version < 4:
        return "/V2"
    name = entries.get("/StmF", "/Identity")
    filters = plain(entries.get("/CF"))
    if name == "/Identity" or not isinstance(filters, dict) or name not in filters:
        return "/Identity"
    return str(plain(filters[name]).get("/CFM", "/Identity")).replace("/None", "/Identity")


def _object_key(key: bytes, number: int, generation: int, *, salted: bool) -> bytes:
    from hashlib import md5

    mixed = key + number.to_bytes(5, "little")[:3] + generation.to_bytes(5, "little")[:2] + (b"sAlT" if salted else b"")
    return md5(mixed, usedforsecurity=False).digest()[: min(len(key) + 5, 16)]


def _key_of_today(entries: Any, known: dict[bytes, bytes]) -> bytes:
    """The key of a document that is locked with AES-256 (ISO 32000-2, algorithms 2.A and 2.B), by the empty user password."""
    user, packed = _bytes(entries["/U"])[:48], _bytes(entries["/UE"])[:32]
    if len(user) < 48 or len(packed) < 32:
        raise Locked
    if user + packed not in known:
        hashed = _hash_of_today if int(entries.get("/R", 6)) >= 6 else _hash_of_five
        if hashed(user[32:40]) != user[:32]:
            raise Locked
        known[user + packed] = aes.opened(hashed(user[40:48]), bytes(16) + packed, padded=False)
    return known[user + packed]


def _hash_of_five(salt: bytes) -> bytes:
    from hashlib import sha256

    return sha256(salt).digest()


def _hash_of_today(salt: bytes) -> bytes:
    from hashlib import sha256, sha384, sha512

    key = sha256(salt).digest()
    for turn in range(1, _MOST_TURNS):
        locked = aes.locked(key[:16], key[16:32], key * 64)
        key = (sha256, sha384, sha512)[sum(locked[:16]) % 3](locked).digest()
        if turn >= 64 and locked[-1] <= turn - 32:
            return key[:32]
    raise Locked


def _bytes(value: Any) -> bytes:
    value = value.get_object()
    original = getattr(value, "original_bytes", None)
    return bytes(value) if original is None else bytes(original)

"""AES as far as reading documents needs it (FIPS 197): the standard library has none, and a package for it would have to be installed by everybody.

Nothing is kept secret with it: the key is made from the empty password. 16 bytes take about 12 microseconds.
"""

from __future__ import annotations

from functools import cache
from struct import pack, unpack


@cache
def _tables() -> tuple[bytes, bytes, list[list[int]], list[list[int]]]:
    """The substitution and its inverse; for each of four bytes of a column, what a round makes of it, forwards and backwards."""
    box, inverse = bytearray(256), bytearray(256)
    p = q = 1
    while True:
        p = p ^ (p << 1) & 0xFF ^ (0x1B if p & 0x80 else 0)
        q ^= q << 1
        q ^= q << 2
        q ^= q << 4
        q &= 0xFF
        if q & 0x80:
            q ^= 0x09
        value = q ^ _turned(q, 1) ^ _turned(q, 2) ^ _turned(q, 3) ^ _turned(q, 4) ^ 0x63
        box[p] = value
        if p == 1:
            break
    box[0] = 0x63
    for index, value in enumerate(box):
        inverse[value] = index
    forwards = [_column(box[index], (2, 1, 1, 3)) for index in range(256)]
    backwards = [_column(inverse[index], (14, 9, 13, 11)) for index in range(256)]
    return bytes(box), bytes(inverse), _rotations(forwards), _rotations(backwards)


def _turned(value: int, bits: int) -> int:
    return (value << bits | value >> 8 - bits) & 0xFF


def _times(value: int, factor: int) -> int:
    result = 0
    while factor:
        if factor & 1:
            result ^= value
        value = (value << 1) ^ (0x11B if value & 0x80 else 0)
        factor >>= 1
    return result


def _column(value: int, factors: tuple[int, int, int, int]) -> int:
    return int.from_bytes(bytes(_times(value, factor) for factor in factors), "big")


def _rotations(first: list[int]) -> list[list[int]]:
    return [[(value >> 8 * by | value << 32 - 8 * by) & 0xFFFFFFFF for value in first] for by in range(4)]


def _round_keys(key: bytes) -> list[int]:
    box = _tables()[0]
    words = list(unpack(f">{len(key) // 4}I", key))
    count = len(words)
    constant = 1
    for index in range(count, 4 * (count + 7)):
        word = words[-1]
        if index % count == 0:
            word = int.from_bytes(bytes(box[b] for b in ((word << 8 | word >> 24) & 0xFFFFFFFF).to_bytes(4, "big")), "big") ^ constant << 24
            constant = constant << 1 ^ (0x11B if constant & 0x80 else 0)
        elif count == 8 and index % count == 4:
            word = int.from_bytes(bytes(box[b] for b in word.to_bytes(4, "big")), "big")
        words.append(words[index - count] ^ word)
    return words


def locked(key: bytes, start: bytes, data: bytes) -> bytes:
    """Encrypted, cipher block chaining, no padding."""
    box, _, (t0, t1, t2, t3), _ = _tables()
    keys = _round_keys(key)
    last = len(keys) - 4
    result: list[int] = []
    a, b, c, d = unpack(">4I", start)
    words = unpack(f">{len(data) // 4}I", data)
    for at in range(0, len(words), 4):
        a ^= words[at] ^ keys[0]
        b ^= words[at + 1] ^ keys[1]
        c ^= words[at + 2] ^ keys[2]
        d ^= words[at + 3] ^ keys[3]
        for k in range(4, last, 4):
            a, b, c, d = (
                t0[a >> 24] ^ t1[b >> 16 & 255] ^ t2[c >> 8 & 255] ^ t3[d & 255] ^ keys[k],
                t0[b >> 24] ^ t1[c >> 16 & 255] ^ t2[d >> 8 & 255] ^ t3[a & 255] ^ keys[k + 1],
                t0[c >> 24] ^ t1[d >> 16 & 255] ^ t2[a >> 8 & 255] ^ t3[b & 255] ^ keys[k + 2],
                t0[d >> 24] ^ t1[a >> 16 & 255] ^ t2[b >> 8 & 255] ^ t3[c & 255] ^ keys[k + 3],
            )
        a, b, c, d = (
            (box[a >> 24] << 24 | box[b >> 16 & 255] << 16 | box[c >> 8 & 255] << 8 | box[d & 255]) ^ keys[last],
            (box[b >> 24] << 24 | box[c >> 16 & 255] << 16 | box[d >> 8 & 255] << 8 | box[a & 255]) ^ keys[last + 1],
            (box[c >> 24] << 24 | box[d >> 16 & 255] << 16 | box[a >> 8 & 255] << 8 | box[b & 255]) ^ keys[last + 2],
            (box[d >> 24] << 24 | box[a >> 16 & 255] << 16 | box[b >> 8 & 255] << 8 | box[c & 255]) ^ keys[last + 3],
        )
        result += (a, b, c, d)
    return pack(f">{len(result)}I", *result)


def opened(key: bytes, data: bytes, *, padded: bool = True) -> bytes:
    """Decrypted, cipher block chaining; the first 16 bytes of the data are its start. Incomplete blocks are left out."""
    if len(key) not in (16, 24, 32):
        return b""
    _, box, _, (t0, t1, t2, t3) = _tables()
    keys = _backwards(_round_keys(key))
    last = len(keys) - 4
    words = unpack(f">{len(data) // 16 * 4}I", data[: len(data) // 16 * 16])
    result: list[int] = []
    for at in range(4, len(words), 4):
        a, b, c, d = words[at] ^ keys[0], words[at + 1] ^ keys[1], words[at + 2] ^ keys[2], words[at + 3] ^ keys[3]
        for k in range(4, last, 4):
            a, b, c, d = (
                t0[a >> 24] ^ t1[d >> 16 & 255] ^ t2[c >> 8 & 255] ^ t3[b & 255] ^ keys[k],
                t0[b >> 24] ^ t1[a >> 16 & 255] ^ t2[d >> 8 & 255] ^ t3[c & 255] ^ keys[k + 1],
                t0[c >> 24] ^ t1[b >> 16 & 255] ^ t2[a >> 8 & 255] ^ t3[d & 255] ^ keys[k + 2],
                t0[d >> 24] ^ t1[c >> 16 & 255] ^ t2[b >> 8 & 255] ^ t3[a & 255] ^ keys[k + 3],
            )
        result += (
            (box[a >> 24] << 24 | box[d >> 16 & 255] << 16 | box[c >> 8 & 255] << 8 | box[b & 255]) ^ keys[last] ^ words[at - 4],
            (box[b >> 24] << 24 | box[a >> 16 & 255] << 16 | box[d >> 8 & 255] << 8 | box[c & 255]) ^ keys[last + 1] ^ words[at - 3],
            (box[c >> 24] << 24 | box[b >> 16 & 255] << 16 | box[a >> 8 & 255] << 8 | box[d & 255]) ^ keys[last + 2] ^ words[at - 2],
            (box[d >> 24] << 24 | box[c >> 16 & 255] << 16 | box[b >> 8 & 255] << 8 | box[a & 255]) ^ keys[last + 3] ^ words[at - 1],
        )
    plain = pack(f">{len(result)}I", *result)
    return plain[: -plain[-1]] if padded and plain and 0 < plain[-1] <= 16 else plain


def _backwards(keys: list[int]) -> list[int]:
    """Round keys for the way back: in reverse order, all but the first and the last mixed as the columns are."""
    box, _, _, (t0, t1, t2, t3) = _tables()
    rounds = [keys[at : at + 4] for at in range(len(keys) - 4, -1, -4)]
    for each in rounds[1:-1]:
        for place, word in enumerate(each):
            each[place] = t0[box[word >> 24]] ^ t1[box[word >> 16 & 255]] ^ t2[box[word >> 8 & 255]] ^ t3[box[word & 255]]
    return [word for each in rounds for word in each]

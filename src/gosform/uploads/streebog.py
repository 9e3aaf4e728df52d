"""ГОСТ Р 34.11-2012, the digest of Russian signatures ("Streebog"), in Python alone: a quarter to half of a megabyte a second.

OpenSSL has it only where its engine for ГОСТ is installed. Constants and steps: RFC 6986, sections 5 to 8.
"""

from __future__ import annotations

from functools import lru_cache, reduce
from operator import xor
from struct import Struct

MOST_BYTES = 1 << 18
"""Of a document that is worth the wait: a second at most."""

_BOX = (
    "fc ee dd 11 cf 6e 31 16 fb c4 fa da 23 c5 04 4d e9 77 f0 db 93 2e 99 ba 17 36 f1 bb 14 cd 5f c1 "
    "f9 18 65 5a e2 5c ef 21 81 1c 3c 42 8b 01 8e 4f 05 84 02 ae e3 6a 8f a0 06 0b ed 98 7f d4 d3 1f "
    "eb 34 2c 51 ea c8 48 ab f2 2a 68 a2 fd 3a ce cc b5 70 0e 56 08 0c 76 12 bf 72 13 47 9c b7 5d 87 "
    "15 a1 96 29 10 7b 9a c7 f3 91 78 6f 9d 9e b2 b1 32 75 19 3d ff 35 8a 7e 6d 54 c6 80 c3 bd 0d 57 "
    "df f5 24 a9 3e a8 43 c9 d7 79 d6 f6 7c 22 b9 03 e0 0f ec de 7a 94 b0 bc dc e8 28 50 4e 33 0a 4a "
    "a7 97 60 73 1e 00 62 44 1a b8 38 82 64 9f 26 41 ad 45 46 92 27 5e 55 2f 8c a3 a5 7d 69 d5 95 3b "
    "07 58 b3 40 86 ac 1d f7 30 37 6b e4 88 d9 e7 89 e1 1b 83 49 4c 3f f8 fe 8d 53 aa 90 ca d8 85 61 "
    "20 71 67 a4 2d 2b 09 5b cb 9b 25 d0 be e5 6c 52 59 a6 74 d2 e6 f4 b4 c0 d1 66 af c2 39 4b 63 b6 "
)
"""Section 6.2: what takes the place of each byte."""
_ROWS = (
    "641c314b2b8ee083 c83862965601dd1b 8d70c431ac02a736 07e095624504536c 0edd37c48a08a6d8 1ca76e95091051ad 3853dc371220a247 70a6a56e2440598e "
    "a48b474f9ef5dc18 550b8e9e21f7a530 aa16012142f35760 492c024284fbaec0 9258048415eb419d 39b008152acb8227 727d102a548b194e e4fa2054a80b329c "
    "f97d86d98a327728 effa11af0964ee50 c3e9224312c8c1a0 9bcf4486248d9f5d 2b838811480723ba 561b0d22900e4669 ac361a443d1c8cd2 456c34887a3805b9 "
    "5b068c651810a89e b60c05ca30204d21 71180a8960409a42 e230140fc0802984 d960281e9d1d5215 afc0503c273aa42a 439da0784e745554 86275df09ce8aaa8 "
    "0321658cba93c138 0642ca05693b9f70 0c84890ad27623e0 18150f14b9ec46dd 302a1e286fc58ca7 60543c50de970553 c0a878a0a1330aa6 9d4df05d5f661451 "
    "accc9ca9328a8950 4585254f64090fa0 8a174a9ec8121e5d 092e94218d243cba 125c354207487869 24b86a840e90f0d2 486dd4151c3dfdb9 90dab52a387ae76f "
    "46b60f011a83988e 8c711e02341b2d01 05e23c0468365a02 0ad97808d06cb404 14aff010bdd87508 2843fd2067adea10 5086e740ce47c920 a011d380818e8f40 "
    "83478b07b2468764 1b8e0b0e798c13c8 3601161cf205268d 6c022c38f90a4c07 d8045870ef14980e ad08b0e0c3282d1c 47107ddd9b505a38 8e20faa72ba0b470 "
)
"""Section 6.4: what each bit of a word of 64 adds, lowest first."""
_STEPS = (
    "0745a6f2596580dd234d74cc3674760515d360a4082a42a20169679291e07c4bfcc485758db84e7116d0452e43766a2f1f7c65c0812fcbebe9daca1eda5b08b1 "
    "b79bb121700479e656cdcbd71ba2dd55caa70adbc261b55c5899d6126b17b59a3101b5160f5ed561982b230a72eafef3d7b5700f469de34f1a2f9da98ab5a36f "
    "b20aba0af5961e9931db7a8643f4b6c209db6260373ac9c1b19e3590e40fe2d37b7b29b11475eaf28b1f9c525f5ef10635843d6a28fc390ac72fce2bacdc74f5 "
    "2ed1e384bcbe0c22f137e893a1ea5334be0352933313b7d875d603ed822cd7a93f355e68ad1c729d7d3c5c337e858e48dde4715da0e148f9d26615e8b3df1fef "
    "57fe6c7cfd581760f563eaa97ea2567a161a2723b700ffdfa3f53a254717cdbfbdff0f80d7359e354a1086161f1c157f6323a96c0c413f9a994747adac6bea4b "
    "6e7d64467a4068fa354f903672c571bfb6c6bec2661ff20ab4b79a1cb7a6facfc68ef09ab49a7f186ca44251f9c4662dc039307a3bc3a46fd9d33a1daeae4fae "
    "93d4143a4d568688f34a3ca24c45173504054a2883694706372c822dc5ab9209c9937a19333e47d3c987bfe6c7c69e39540924bffe86ac51ecc5aaee160ec7f4 "
    "1ee702bfd40d7fa4d9a8515935c2ac362fc4a5d12b8dd16990069b92cb2b89f49ac4db4d3b44b4891ede369c71f8b74e41416e0c02aae703a7c9934d425b1f9b "
    "db5a238351446172602a1fcb92dc380e549c07a69a8a2b7bb1ceb2db0b440a8084090de0b755d93c244289251b3a7d3ade5f16ecd89a4c949b223116545a8f37 "
    "ed9c4598fbc7b474c3b63b15d1fa9836f452763b306c1e7a4b3369af0267e79f0361331b8ae1ff1fdb788aff1ce74189f3f3e4b248e52a38526f0580a6debeab "
    "1b2df381cda4ca6b5dd86fc04a59a2de986e477d1dcdbaefcab948eaef711d8a79668414218001206107abebbb6bfad894fe5a63cdc60230fb89c8efd09ecd7b "
    "20d71bf14a92bc48991bb2d9d517f4fa5228e188aaa41de786cc91189def805d9b9f2130d41220f8771ddfbc323ca4cd7ab14904b08013d2ba3116f167e78e37 "
)
"""Section 6.5, lowest byte first."""


_WORDS = Struct("<8Q").pack


@lru_cache(maxsize=1)
def _constants() -> tuple[list[list[int]], list[int]]:
    """What each value of a byte adds to a word after substitution and the linear step, by its place in the word; the round constants."""
    box = bytes.fromhex(_BOX)
    rows = [int(word, 16) for word in _ROWS.split()]
    tables: list[list[int]] = []
    for place in range(8):
        own = rows[8 * place : 8 * place + 8]
        words = [reduce(xor, (own[bit] for bit in range(8) if value >> bit & 1), 0) for value in range(256)]
        tables.append([words[box[value]] for value in range(256)])
    return tables, [int.from_bytes(bytes.fromhex(step), "little") for step in _STEPS.split()]


def _mixed(state: int) -> int:
    """Substitution, transposition and the linear step of section 7, in one look-up a byte."""
    (t0, t1, t2, t3, t4, t5, t6, t7), _ = _constants()
    s = state.to_bytes(64, "little")
    columns = zip(s[:8], s[8:16], s[16:24], s[24:32], s[32:40], s[40:48], s[48:56], s[56:], strict=True)
    words = [t0[a] ^ t1[b] ^ t2[c] ^ t3[d] ^ t4[e] ^ t5[f] ^ t6[g] ^ t7[h] for a, b, c, d, e, f, g, h in columns]
    return int.from_bytes(_WORDS(*words), "little")


def _compressed(count: int, state: int, block: int) -> int:
    """The function g of section 8: the state after a block; count: bits before it."""
    key = _mixed(state ^ count)
    inner = block
    for step in _constants()[1]:
        inner = _mixed(inner ^ key)
        key = _mixed(key ^ step)
    return inner ^ key ^ state ^ block


class Streebog:
    """A digest that is fed piece by piece, as those of ``hashlib``.

    >>> Streebog(256).hexdigest()
    '3f539a213e97c802cc229d474c6aa32a825a360b2a933a949fd925208d9ce1bb'
    """

    def __init__(self, bits: int) -> None:
        self._size = bits // 8
        self._state = 0 if bits == 512 else int.from_bytes(b"\x01" * 64, "little")
        self._count = self._sum = 0
        self._rest = b""

    def update(self, data: bytes) -> None:
        """Feed the next bytes."""
        data = self._rest + data
        whole = len(data) & ~63
        for place in range(0, whole, 64):
            block = int.from_bytes(data[place : place + 64], "little")
            self._state = _compressed(self._count, self._state, block)
            self._count = (self._count + 512) % (1 << 512)
            self._sum = (self._sum + block) % (1 << 512)
        self._rest = data[whole:]

    def hexdigest(self) -> str:
        """The digest of what was fed so far, as OpenSSL writes it."""
        block = int.from_bytes(self._rest + b"\x01", "little")
        state = _compressed(self._count, self._state, block)
        state = _compressed(0, state, self._count + 8 * len(self._rest))
        state = _compressed(0, state, (self._sum + block) % (1 << 512))
        return state.to_bytes(64, "little")[-self._size :].hex()

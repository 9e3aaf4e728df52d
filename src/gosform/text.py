"""What was typed, folded to what was meant, with the way back kept.

People paste non-breaking spaces, en dashes, ``№``, full-width digits and the label along with the number. None
of that is a mistake. :func:`fold` drops it and remembers where each kept character stood, so that a problem can
always point at code points of what was typed.
"""

from __future__ import annotations

import re
import unicodedata
from codecs import charmap_decode, charmap_encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from encodings.cp1251 import decoding_table, encoding_table
from functools import lru_cache, partial

from gosform.problem import Span, Token

INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\ufe0e\ufe0f"
)
"""Characters that show nothing: zero-width spaces and joiners, soft hyphen, direction marks, byte order mark."""
DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
SPACES = frozenset(
    " \t\n\r\v\f\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d\u058a")
QUOTES = frozenset("\"'«»„“”‟‘’‚‛‹›`´\u02bc\u2032\u2033")
APOSTROPHES = frozenset("'’ʼ‘´`\u2032")
SEPARATORS = SPACES | DASHES | INVISIBLE | QUOTES | frozenset("№#_*+./:,;|()[]\\\u2022\u00b7\u2024\uff0e\uff1a\uff0f")
"""What people put between, before and after the digits of a number. Dropped from every digit kind."""

SAME_AS_DIGIT = dict(zip("OoОоΟοЗзlIІӀ|", "0000003311111", strict=True))
"""Letters whose shape *is* that of a digit in ordinary fonts: in a digit field they can mean nothing else."""
LIKE_DIGIT = dict(zip("DQБбbGВBЧчSsZzgqЭэ!i", "00666688445522993311", strict=True))
"""Letters that only resemble a digit: a guess unless check digits prove it."""

LATIN_TO_CYRILLIC = dict(zip("ABCEHKMOPTXYaceopxyk", "АВСЕНКМОРТХУасеорхук", strict=True))
"""Latin letters that look like Cyrillic ones, and which."""
CYRILLIC_TO_LATIN = {c: a for a, c in LATIN_TO_CYRILLIC.items()} | {"І": "I", "і": "i", "ѕ": "s", "ј": "j", "Ѕ": "S", "Ј": "J"}

_QWERTY = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>"
_YTSUKEN = "ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"
TO_RUSSIAN_LAYOUT = str.maketrans(_QWERTY, _YTSUKEN)
"""What the same keys type when the keyboard is switched to Russian: ``bdfyjd`` -> ``иванов``."""
TO_LATIN_LAYOUT = str.maketrans(_YTSUKEN, _QWERTY)


@dataclass(slots=True)
class Folded:
    """What was meant, and where each of its characters stood.

    kept[i] came from typed[at[i]]. ``touched`` holds the spans of everything that was dropped or rewritten.
    """

    typed: str = field(repr=False)
    kept: str = field(repr=False)
    at: Sequence[int]
    touched: tuple[Span, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The stretch of what was typed that ``kept[start:end]`` came from."""
        at = self.at
        if not at or start >= len(at):
            return Span(len(self.typed), len(self.typed))
        last = start if end <= start else end - 1 if end <= len(at) else -1
        return _span((at[start], at[last] + 1))

    def whole(self) -> Span:
        """The stretch from the first kept character to the last; all of what was typed when nothing was kept."""
        at = self.at
        return _span((at[0], at[-1] + 1) if at else (0, len(self.typed)))


_span = partial(tuple.__new__, Span)  # a third of what the class itself takes
_NO_LABEL = frozenset("0123456789+")
"""No label begins with one."""


@lru_cache(maxsize=64)
def _label_pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(w).replace(r"\ ", r"[\s\u00a0]+") for w in sorted(labels, key=len, reverse=True))
    unseen = "".join(sorted(INVISIBLE))
    return re.compile(rf"[\s\u00a0{unseen}\"'«(]*(?:{words})(?:\s*(?:№|N|No|#)\.?)?[\s\u00a0:;.=№#–—-]*", re.IGNORECASE)


def label_end(typed: str, labels: tuple[str, ...]) -> int:
    """How many leading code points are a pasted label: 5 in ``ИНН: 7707083893``, 0 where there is none.

    A label counts only when something other than a letter follows it, so that ``инна`` is not ``инн`` + ``а``.
    """
    if not labels or typed[:1] in _NO_LABEL:
        return 0
    match = _label_pattern(labels).match(typed)
    if not match or match.end() == len(typed):
        return 0
    end = match.end()
    return 0 if typed[end - 1].isalpha() and typed[end].isalpha() else end


def fold(typed: str, dropped: frozenset[str] = SEPARATORS, labels: tuple[str, ...] = ()) -> Folded:
    """Drop separators and a pasted label, turn other scripts' digits into ASCII, and keep the way back.

    >>> fold("ИНН: 7707 083 893", labels=("инн",)).kept
    '7707083893'
    """
    ascii = typed.isascii()
    if ascii and typed.isdigit():
        return Folded(typed, typed, range(len(typed)))
    start = label_end(typed, labels)
    if len(typed) > SHORT:
        return _stretches(typed, dropped, start)
    try:
        raw = typed.encode() if ascii else charmap_encode(typed, "strict", encoding_table)[0]
    except UnicodeEncodeError:
        return _stretches(typed, dropped, start)
    signs, layouts = _bytes(dropped)
    left = (raw[start:] if start else raw).translate(None, signs)
    if len(left) == len(raw):
        return Folded(typed, typed, range(len(raw)))
    layout = raw.translate(layouts)
    at, touched = _places(bytes(start) + layout[start:] if start else layout)
    return Folded(typed, left.decode() if ascii else charmap_decode(left, "strict", decoding_table)[0], at, touched)


SHORT = 32
"""So many characters of what was typed, or fewer, are folded by a remembered layout, if each is a byte in the encoding cp1251."""


def _stretches(typed: str, dropped: frozenset[str], start: int) -> Folded:
    """The same for every other text, stretch by stretch."""
    if not typed.isascii() and _OTHER_DIGIT.search(typed, start):
        return _with_other_digits(typed, dropped, start)
    stretches = [m.span() for m in _kept(dropped).finditer(typed, start)]
    end = len(typed)
    if stretches == [(0, end)]:
        return Folded(typed, typed, range(end))
    at: list[int] = []
    touched: list[Span] = []
    last = 0
    for first, next_gap in stretches:
        if first > last:
            touched.append(_span((last, first)))
        at += range(first, next_gap)
        last = next_gap
    if last < end:
        touched.append(_span((last, end)))
    return Folded(typed, "".join([typed[a:b] for a, b in stretches]), at, tuple(touched))


@lru_cache(maxsize=64)
def _bytes(dropped: frozenset[str]) -> tuple[bytes, bytes]:
    """The bytes of what is dropped, and a table that makes 0 of each of them and 1 of every other."""
    signs = "".join(sorted(dropped)).encode("cp1251", "ignore")
    return signs, bytes(byte not in signs for byte in range(256))


@lru_cache(maxsize=1024)
def _places(layout: bytes) -> tuple[tuple[int, ...], tuple[Span, ...]]:
    """Where the ones stand, and the stretches of zeros.

    A layout tells which characters are separators, and of the others only that they are there: it is nobody's number.
    """
    return tuple([at for at, kept in enumerate(layout) if kept]), tuple([_span(m.span()) for m in _GAP.finditer(layout)])


_GAP = re.compile(rb"\0+")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")


@lru_cache(maxsize=64)
def _kept(dropped: frozenset[str]) -> re.Pattern[str]:
    """Stretches of what is not dropped."""
    return re.compile(f"[^{''.join(map(re.escape, sorted(dropped)))}]+" if dropped else "(?s:.+)")


def _with_other_digits(typed: str, dropped: frozenset[str], start: int) -> Folded:
    """The same sign by sign, with digits of other scripts or widths in ASCII."""
    kept: list[str] = []
    at: list[int] = []
    touched: list[Span] = [Span(0, start)] if start else []
    gap = -1
    for i in range(start, len(typed)):
        char = typed[i]
        if char in dropped:
            gap = i if gap < 0 else gap
            continue
        if gap >= 0:
            touch(touched, gap, i)
            gap = -1
        if not char.isascii() and (digit := ascii_digit(char)):
            touch(touched, i)
            char = digit
        kept.append(char)
        at.append(i)
    if gap >= 0:
        touch(touched, gap, len(typed))
    return Folded(typed, "".join(kept), at, tuple(touched))


def touch(spans: list[Span], start: int, end: int = 0) -> None:
    """Add a stretch, or one code point, to a growing list of spans, joining neighbours."""
    end = end or start + 1
    if spans and spans[-1].end == start:
        spans[-1] = Span(spans[-1].start, end)
    else:
        spans.append(Span(start, end))


def ascii_digit(char: str) -> str:
    """The ASCII digit that a digit of another script or width means; empty when it is none (``²`` is none)."""
    value = unicodedata.decimal(char, -1)
    return str(value) if value >= 0 else ""


def is_ascii_digits(text: str) -> bool:
    """Only 0-9, at least one; ``str.isdigit`` alone would take Arabic and superscript digits too."""
    return text.isascii() and text.isdigit()


def two_digits(numbers: Iterable[int]) -> str:
    """A regular expression for these numbers of 0 to 99 in two digits, made so that two characters are looked at once each.

    >>> two_digits([97, 98, 0, 1])
    '(?:0[01]|9[78])'
    """
    tens: dict[int, str] = {}
    for number in sorted(set(numbers)):
        tens[number // 10] = tens.get(number // 10, "") + str(number % 10)
    return f"(?:{'|'.join(f'{ten}[{units}]' for ten, units in tens.items())})"


_SIGNS = {
    "/": "slash",
    "\\": "backslash",
    "@": "at sign",
    "&": "ampersand",
    "%": "percent sign",
    "#": "hash sign",
    "№": "number sign",
    "*": "asterisk",
    "+": "plus sign",
    "=": "equals sign",
    "_": "underscore",
    "|": "vertical bar",
    "<": "angle bracket",
    ">": "angle bracket",
    "(": "bracket",
    ")": "bracket",
    "[": "bracket",
    "]": "bracket",
    "{": "bracket",
    "}": "bracket",
    ".": "full stop",
    ",": "comma",
    ";": "semicolon",
    ":": "colon",
    "!": "exclamation mark",
    "?": "question mark",
    "$": "currency sign",
    "^": "caret",
    "~": "tilde",
    "…": "ellipsis",
    "'": "apostrophe",
    "\u02bc": "apostrophe",
}

SIGNS: tuple[str, ...] = (
    *dict.fromkeys(_SIGNS.values()),
    "line break",
    "space",
    "invisible character",
    "direction mark",
    "control character",
    "dash",
    "quotation mark",
    "Cyrillic letter",
    "non-Russian letter",
    "Latin letter",
    "letter of another script",
    "digit",
    "currency sign",
    "emoji",
    "sign",
)
"""Every name that :func:`sign` can give: the catalogues translate each (contexts ``sign`` and ``sign.acc``)."""

_EMOJI = (
    (0x1F000, 0x1FAFF),
    (0x2600, 0x27BF),
    (0x2B00, 0x2BFF),
    (0xE0020, 0xE007F),
    (0x2190, 0x21FF),
    (0x2300, 0x23FF),
    (0x20E3, 0x20E3),
    (0x3297, 0x3299),
    (0x303D, 0x303D),
)


def is_emoji(char: str) -> bool:
    """A pictograph, or a part of one (a skin tone, a flag letter, a keycap)."""
    code = ord(char)
    return code > 0x203B and any(a <= code <= b for a, b in _EMOJI)


def script(char: str) -> str:
    """``cyrillic``, ``latin``, ``other`` for letters; empty for everything else."""
    if not char.isalpha():
        return ""
    if char in "ЁёА-я" or "А" <= char <= "я":
        return "cyrillic"
    if char.isascii():
        return "latin"
    name = unicodedata.name(char, "")
    return "cyrillic" if name.startswith("CYRILLIC") else "latin" if name.startswith("LATIN") else "other"


@lru_cache(maxsize=1024)
def sign(char: str) -> Token:
    """What people call a character: “slash”, “quotation mark”, “emoji”, “Latin letter”."""
    return Token(_sign(char))


def _sign(char: str) -> str:
    if named := _SIGNS.get(char):
        return named
    if char in "\n\r\v\f\u0085\u2028\u2029":
        return "line break"
    if char in SPACES:
        return "space"
    if char in DIRECTION:
        return "direction mark"
    if char in INVISIBLE:
        return "invisible character"
    if char in DASHES:
        return "dash"
    if char in QUOTES:
        return "quotation mark"
    if is_emoji(char):
        return "emoji"
    if kind := script(char):
        cyrillic = "Cyrillic letter" if "А" <= char <= "я" or char in "Ёё" else "non-Russian letter"
        return {"cyrillic": cyrillic, "latin": "Latin letter", "other": "letter of another script"}[kind]
    category = unicodedata.category(char)
    if category.startswith("C"):
        return "control character"
    if category.startswith("N"):
        return "digit"
    return "currency sign" if category == "Sc" else "sign"


@lru_cache(maxsize=1024)
def unicode_name(char: str) -> str:
    """The standard's own name of a character, for programs: ``CYRILLIC CAPITAL LETTER O``."""
    return unicodedata.name(char, f"U+{ord(char):04X}")

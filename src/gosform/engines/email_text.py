"""Mail addresses as people write them: where one is broken, and what it probably means.

:func:`read_address` looks at one address without spaces around it. It finds the first kind of trouble in this order: the sign
@, spaces and commas, letters of another script, other signs, dots, lengths, the zone; then ``email_validator`` has the last word.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Literal, NamedTuple

from gosform.engines.email_domains import (
    CYRILLIC_ZONES,
    LATIN_ONLY_ZONES,
    PROVIDERS,
    domain_meant,
    in_latin,
    layout_meant,
    scripts,
    slips,
)
from gosform.engines.line import runs
from gosform.text import TO_LATIN_LAYOUT, script

Trouble = Literal[
    "no-at",
    "two-ats",
    "several",
    "spaces",
    "comma",
    "mixed-scripts",
    "keyboard-layout",
    "non-latin",
    "characters",
    "dots",
    "no-name",
    "no-zone",
    "too-long",
    "shape",
    "domain-typo",
]


class Fault(NamedTuple):
    """One thing that is wrong, or doubtful, at ``[start, end)``.

    meant: addresses that it may mean, unchecked. safe: the one in ``meant`` loses nothing of what was typed.
    need, have: the allowed and the typed number of characters, for a length.
    """

    trouble: Trouble
    start: int
    end: int
    meant: tuple[str, ...] = ()
    safe: bool = False
    need: int = 0
    have: int = 0


class Address(NamedTuple):
    """What was found, and the canonical spelling; None while something is wrong."""

    faults: tuple[Fault, ...] = ()
    canonical: str | None = None


_address, _fault = partial(tuple.__new__, Address), partial(tuple.__new__, Fault)  # half of what the classes themselves take
_AT_WORDS = re.compile(r" ?(?:\(at\)|\[at\]|\{at\}|\(a\)|\[a\]|\(собака\)|\bсобака\b|\"|“|”) ?| at ", re.IGNORECASE)
_DOT_WORDS = re.compile(r" ?(?:\(dot\)|\[dot\]|\(точка\)|\bточка\b) ?| dot ", re.IGNORECASE)
_BETWEEN = re.compile(r" ?[,;/|] ?| и | или | ")
_EXTRA_DOT = re.compile(r"\.{2,}|\.(?=@)|(?<=@)\.|^\.|\.$")
_BARE = re.compile("[A-Za-z0-9@._+-]*").fullmatch
"""Nothing said in place of a sign and nothing between two addresses: all of those have a space, another sign or a Russian letter."""
_NAME = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+/=?^_`{|}~.-")
_DOMAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")
_TAKEN = re.compile(f"[{re.escape(''.join(_NAME))}]*@[{re.escape(''.join(_DOMAIN))}]*").fullmatch
PLAIN = r"[A-Za-z0-9_-]++(?>(?:[.+][A-Za-z0-9_-]++)*)@(?:[a-z0-9]++(?>(?:-[a-z0-9]++)*)\.)+(?:ru|com|org|net|su)"
"""Addresses that need no second look, up to 64 characters, apart from slips of well-known domains."""
LONGEST_PLAIN = 64
_PLAIN = re.compile(PLAIN).fullmatch


def plain(address: str) -> bool:
    """An address that ``PLAIN`` takes, not too long, whose domain is no slip of a well-known one."""
    return _PLAIN(address) is not None and len(address) <= LONGEST_PLAIN and address[address.index("@") + 1 :] not in slips()


def read_address(text: str) -> Address:
    """What is wrong with an address, and its canonical spelling."""
    if (ats := text.count("@")) != 1:
        return _address(((_ats(text, ats),), None))
    if plain(text):
        return _address(((), text))
    for find in _IN_ORDER:
        if faults := find(text):
            return _address((tuple(faults), None))
    name, _, domain = text.partition("@")
    spelt = _spelt(name, domain)
    if spelt is None:
        return Address((Fault("shape", 0, len(text)),))
    found = [] if name.isascii() else [Fault("non-latin", 0, len(name))]
    if right := slips().get(spelt):
        found.append(Fault("domain-typo", len(name) + 1, len(text), (f"{name}@{right}",)))
    return Address(tuple(found), f"{name}@{spelt}")


def _ats(text: str, ats: int) -> Fault:
    bare = _BARE(text)
    if not ats:
        if not bare and (meant := _all_in_russian(text)):
            return Fault("keyboard-layout", 0, len(text), meant)
        spelt = text if bare else _DOT_WORDS.sub(".", _AT_WORDS.sub("@", text))
        return _fault(("no-at", 0, len(text), (spelt,) if spelt.count("@") == 1 else (), False, 0, 0))
    pieces = [] if bare else [piece for piece in _BETWEEN.split(text) if piece.count("@") == 1]
    if len(pieces) > 1:
        return Fault("several", 0, len(text), tuple(dict.fromkeys(piece.strip("<>()\"'") for piece in pieces)))
    head, _, tail = text.partition("@")
    second = len(head) + 1 + tail.index("@")
    joined = tail.replace("@", "" if "@@" in text else ".")
    return _fault(("two-ats", second, second + 1, (f"{head}@{joined}",), False, 0, 0))


def _all_in_russian(text: str) -> tuple[str, ...]:
    """The whole address typed with the keyboard left in Russian, where the key of @ gives a quotation mark."""
    name, sign, domain = text.partition('"')
    if not sign or '"' in domain or not name or "cyrillic" not in scripts(domain) or "latin" in scripts(text):
        return ()
    return tuple(f"{name.translate(TO_LATIN_LAYOUT)}@{d}" for d in domain_meant(domain))


def _spaces(text: str) -> list[Fault]:
    if " " not in text:
        return []
    gaps = [i for i, char in enumerate(text) if char == " "]
    joined = text.replace(" ", "")
    safe = all(text[i + 1] in "@." or text[i - 1] in "@." for i in gaps)
    piece = next((piece for piece in text.split(" ") if "@" in piece), "")
    return [Fault("spaces", i, i + 1, (joined,) if safe else (joined, piece), safe) for i in gaps]


def _commas(text: str) -> list[Fault]:
    found: list[Fault] = []
    at = text.find(",")
    while at >= 0:
        found.append(_fault(("comma", at, at + 1, (text.replace(",", "."),), False, 0, 0)))
        at = text.find(",", at + 1)
    return found


def _scripts(text: str) -> list[Fault]:
    """Russian letters: alone among Latin ones, or where only Latin ones are taken."""
    if text.isascii():
        return []
    name, _, domain = text.partition("@")
    labels = domain.split(".")
    zone = labels[-1].casefold()
    mixed = [(start, part) for start, part in _parts(name, labels) if {"cyrillic", "latin"} <= scripts(part)]
    if mixed:
        meant, safe = _mended(text, [part for _, part in mixed])
        spots = [(start + a, start + b) for start, part in mixed for a, b in runs(part, _cyrillic)]
        return [Fault("mixed-scripts", a, b, meant, safe) for a, b in spots]
    start = len(name) + 1
    no_zone = "cyrillic" in scripts(zone) and zone not in CYRILLIC_ZONES
    other_zone = zone in CYRILLIC_ZONES or zone.startswith("xn--")
    if no_zone or (zone in LATIN_ONLY_ZONES and "cyrillic" in scripts(domain)):
        domains = domain_meant(domain)
        names = (name,) if "cyrillic" not in scripts(name) else layout_meant(name) or (name.translate(TO_LATIN_LAYOUT),)
        return [
            Fault(
                "keyboard-layout", 0 if "cyrillic" in scripts(name) else start, len(text), tuple(f"{n}@{d}" for n in names for d in domains)
            )
        ]
    if "cyrillic" in scripts(name) and not other_zone:
        lookalike = in_latin(name)
        names = (*layout_meant(name), *((lookalike[0],) if lookalike else ()))
        return [Fault("keyboard-layout", 0, len(name), tuple(f"{n}@{domain}" for n in names))]
    return []


def _cyrillic(char: str) -> bool:
    return not char.isascii() and script(char) == "cyrillic"


def _parts(name: str, labels: list[str]) -> list[tuple[int, str]]:
    """The name and the labels of the domain, each with its place."""
    found, at = [(0, name)], len(name) + 1
    for label in labels:
        found.append((at, label))
        at += len(label) + 1
    return found


def _mended(text: str, parts: list[str]) -> tuple[tuple[str, ...], bool]:
    """The address with the Cyrillic letters of these parts read as the Latin ones that they look like."""
    safe = True
    for part in parts:
        meant = in_latin(part)
        if meant is None:
            return (), False
        text, safe = text.replace(part, meant[0]), safe and meant[1]
    return (text,), safe


def _characters(text: str) -> list[Fault]:
    if _TAKEN(text):
        return []
    at = text.index("@")
    spots = [i for i, char in enumerate(text) if i != at and not _taken(char, _NAME if i < at else _DOMAIN)]
    mended = text[:at] + "@" + re.sub("[/;:·]", ".", text[at + 1 :])
    without = "".join(char for i, char in enumerate(text) if i not in spots)
    meant = () if "_" in text[at:] else (mended,) if mended != text else (without,)  # an underscore may be a hyphen, a dot or nothing
    return [Fault("characters", i, i + 1, meant) for i in spots]


def _taken(char: str, signs: frozenset[str]) -> bool:
    """One of the ASCII signs, or a letter of another script (which the zone and ``email_validator`` judge)."""
    return char in signs if char.isascii() else char.isalpha()


def _dots(text: str) -> list[Fault]:
    """A dot at an end of a part, or two in a row."""
    if not _EXTRA_DOT.search(text):
        return []
    mended = re.sub(r"\.*@\.*", "@", re.sub(r"\.{2,}", ".", text)).strip(".")
    spots = [match.span() for match in _EXTRA_DOT.finditer(text)]
    safe = len(spots) == 1 and text.endswith(".") and not text.endswith("..")
    return [Fault("dots", a, b, (mended,), safe) for a, b in spots]


def _lengths(text: str) -> list[Fault]:
    name, _, domain = text.partition("@")
    size = len(name.encode())
    if size > 64:
        return [Fault("too-long", 0, len(name), need=64, have=size)]
    if size + 1 + len(domain.encode()) > 254:
        return [Fault("too-long", 0, len(text), need=254, have=size + 1 + len(domain.encode()))]
    return []


def _zone(text: str) -> list[Fault]:
    name, _, domain = text.partition("@")
    if not name:
        return [Fault("no-name", 0, 1)]
    if "." in domain:
        return []
    known = PROVIDERS.get(domain.casefold(), "")
    for full in PROVIDERS.values():
        if not known and domain.casefold() == full.replace(".", ""):
            known = full
    return [Fault("no-zone", len(name) + 1 if domain else len(name), len(text), (f"{name}@{known}",) if known else ())]


_IN_ORDER = (_spaces, _commas, _scripts, _characters, _dots, _lengths, _zone)


def _spelt(name: str, domain: str) -> str | None:
    """The domain in the spelling of the mail protocols; None where it is none. ``email_validator`` is loaded only for this."""
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(f"{name}@{domain}", check_deliverability=False, allow_smtputf8=True)
    except (EmailNotValidError, UnicodeError):
        return None
    return (found.ascii_domain or "").lower() or None

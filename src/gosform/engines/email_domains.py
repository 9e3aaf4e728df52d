"""What is known of mail domains without asking the network: slips of well-known names, zones in Cyrillic, lookalike letters.

The tables are the project's own: slips of the fingers (a letter lost, doubled, swapped, a neighbouring key) of the domains on which
most Russian applicants have their mail. A slip that is somebody's real domain may be listed; it is only ever a warning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from gosform.engines.layout_odds import odds
from gosform.text import CYRILLIC_TO_LATIN, TO_LATIN_LAYOUT, script

PROVIDERS: Mapping[str, str] = {
    "mail": "mail.ru",
    "yandex": "yandex.ru",
    "ya": "ya.ru",
    "gmail": "gmail.com",
    "rambler": "rambler.ru",
    "inbox": "inbox.ru",
    "list": "list.ru",
    "bk": "bk.ru",
    "icloud": "icloud.com",
    "outlook": "outlook.com",
    "hotmail": "hotmail.com",
    "yahoo": "yahoo.com",
}
"""The zone that belongs to a name typed without one."""

_WELL_KNOWN = frozenset(PROVIDERS.values())

_SLIPS = {
    "gmail.com": "gmial.com gmai.com gamil.com gmal.com gmil.com gmaill.com gmaul.com gnail.com gmail.con gmail.cm gmail.om gmail.co gmail.cim "
    "gmail.comm gmail.coom gmail.vom gmail.xom gmail.ocm gimail.com ggmail.com gmaii.com gmeil.com gmail.ry",
    "mail.ru": "mail.ry mail.tu mail.ri mail.ur mail.rru mail.ruu mail.r mai.ru mal.ru maill.ru mial.ru maul.ru meil.ru mail.rj "
    "mail.ty mail.re maii.ru mmail.ru",
    "yandex.ru": "yandex.ri yandex.ry yandex.tu yandex.ur yandex.ruu yande.ru yadex.ru yndex.ru yanex.ru yandx.ru yandeks.ru yandekx.ru jandex.ru "
    "yanndex.ru yandexx.ru yandez.ru yandec.ru yansex.ru uandex.ru yamdex.ru iandex.ru yaandex.ru yandex.r",
    "rambler.ru": "ramler.ru rambler.ry rambler.tu ramber.ru rambbler.ru rambker.ru rambler.ri",
    "inbox.ru": "inbox.ry inbox.tu inbo.ru imbox.ru inbox.ri inbx.ru",
    "list.ru": "list.ry list.tu list.ri lst.ru lisr.ru",
    "bk.ru": "bk.ry bk.tu bk.ri",
    "ya.ru": "ya.ry ya.tu ya.ri",
    "icloud.com": "iclod.com icloud.con iclud.com icoud.com iclould.com icloud.co",
    "outlook.com": "outlok.com outllok.com outlook.con otlook.com outloook.com",
    "hotmail.com": "hotmai.com hotmial.com hotmail.con hotmal.com",
    "yahoo.com": "yaho.com yahoo.con yhoo.com",
}

_IN_RUSSIAN = {
    "майл.ру": "mail.ru",
    "мэйл.ру": "mail.ru",
    "мейл.ру": "mail.ru",
    "маил.ру": "mail.ru",
    "яндекс.ру": "yandex.ru",
    "я.ру": "ya.ru",
    "рамблер.ру": "rambler.ru",
    "гмайл.ком": "gmail.com",
    "гмейл.ком": "gmail.com",
    "джимейл.ком": "gmail.com",
    "инбокс.ру": "inbox.ru",
    "лист.ру": "list.ru",
    "бк.ру": "bk.ru",
}

CYRILLIC_ZONES = frozenset(
    ("рф", "рус", "дети", "москва", "онлайн", "сайт", "орг", "католик", "бел", "укр", "қаз", "срб", "мкд", "мон", "бг", "ею")
)
"""Zones in Cyrillic that exist (IANA). «ком» exists too and is left out: people mean com."""

_SAID_ZONES = {"ру": "ru", "ком": "com", "кг": "ru", "сщь": "com", "су": "su"}
"""Zones in Russian letters, by their sound or by their keys."""

RUSSIAN_ZONES = frozenset(
    ("ru", "su", "рф", "рус", "дети", "москва", "moscow", "tatar", "xn--p1ai", "xn--p1acf", "xn--d1acj3b", "xn--80adxhks")
)
"""Zones run in Russia: .RU, .РФ, .SU and those of Russian registries."""

LATIN_ONLY_ZONES = frozenset(("ru", "su"))
"""Zones whose registries take no Cyrillic names."""

ZONED = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:ru|com|org|net|su|info|biz|me|io)")
"""A domain that somebody may have: the keys of a Russian word hardly ever end so."""

SAME_SHAPE = frozenset(CYRILLIC_TO_LATIN) - {"к"}
"""Cyrillic letters that cannot be told from a Latin one in ordinary fonts."""


_USUAL = re.compile(r"[\x00-\x7fА-яЁё]*").fullmatch
_RUSSIAN_LETTER, _LATIN_LETTER = re.compile("[А-яЁё]").search, re.compile("[A-Za-z]").search
_NONE, _LATIN, _CYRILLIC, _BOTH = map(frozenset, ((), ("latin",), ("cyrillic",), ("cyrillic", "latin")))


@cache
def slips() -> Mapping[str, str]:
    """A mistyped domain -> the well-known one."""
    return {slip: right for right, wrong in _SLIPS.items() for slip in wrong.split()}


def scripts(text: str) -> frozenset[str]:
    """The scripts of the letters of a text: ``cyrillic``, ``latin``, ``other``."""
    if not _USUAL(text):
        return frozenset(filter(None, map(script, text)))
    if _RUSSIAN_LETTER(text):
        return _BOTH if _LATIN_LETTER(text) else _CYRILLIC
    return _LATIN if _LATIN_LETTER(text) else _NONE


def in_latin(text: str) -> tuple[str, bool] | None:
    """Cyrillic letters read as the Latin ones that they look like, and whether each has the very same shape; None where one has none."""
    cyrillic = [c for c in text if not c.isascii() and script(c) == "cyrillic"]
    if not cyrillic or any(c not in CYRILLIC_TO_LATIN for c in cyrillic):
        return None
    return "".join(CYRILLIC_TO_LATIN.get(c, c) for c in text), all(c in SAME_SHAPE for c in cyrillic)


def layout_meant(text: str) -> tuple[str, ...]:
    """What the keys would have typed with the keyboard switched to Latin: ``шмфт`` -> ``ivan``.

    Nothing where the Russian letters speak for themselves: «иван» is a name, and ``bdfy`` is none.
    """
    small = text.casefold()
    parts = re.findall("[а-щъыьэяё]+", small)
    return (text.translate(TO_LATIN_LAYOUT),) if parts and sum(map(odds, parts)) < 0 else ()


def domain_meant(domain: str) -> tuple[str, ...]:
    """Well-known domains that a domain with Cyrillic letters may mean: said in Russian, typed in the wrong layout, or lookalikes."""
    small = domain.casefold()
    found = [_IN_RUSSIAN.get(small, "")]
    layout = small.translate(TO_LATIN_LAYOUT)
    lookalike = in_latin(small)
    name, _, zone = small.rpartition(".")
    if zone in _SAID_ZONES and scripts(name) <= {"latin"}:
        found.append(f"{name}.{_SAID_ZONES[zone]}")
    dotted = layout.replace("/", ".")
    found += [dotted] if scripts(small) == {"cyrillic"} and ZONED.fullmatch(dotted) else []
    found += [text for text in (layout, dotted, lookalike[0] if lookalike else "") if text in _WELL_KNOWN]
    return tuple(dict.fromkeys(filter(None, found)))

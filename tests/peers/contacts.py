"""Random phone numbers and e-mail addresses, good ones and slips. None is anybody's: example.com and the like, numbers at random."""

from __future__ import annotations

from random import Random

DIGITS = "0123456789"
CODES = ("495", "812", "343", "383", "800", "861", "000", "700")
NAMES = (
    "ivan",
    "anna.petrova",
    "ivan-2",
    "a",
    "i_v",
    "x+y",
    "IvanP",
    "anna..p",
    ".anna",
    "anna.",
    "иван",
    "iv an",
    "",
    "anna'b",
    "i&v",
    "ivan,",
)
DOMAINS = (
    "example.com", "example.ru", "mail.example.org", "example", "example..com", "-example.com", "example-.com", "example.c", "example.com.", "пример.рф",
    "xn--e1afmkfd.xn--p1ai", "example.museum", "ex_ample.com", "a--b.ru", "[192.0.2.1]", "192.0.2.1", "examрle.com", "example,com", "example.ru1",
)  # fmt: skip


def phone(random: Random) -> str:
    """A Russian number in one of the usual spellings; every third with a slip, a foreign code, an extension or a letter."""
    code = "9" + "".join(random.choices(DIGITS, k=2)) if random.random() < 0.6 else random.choice(CODES)
    number = "".join(random.choices(DIGITS, k=7))
    way, start = random.randrange(6), random.choice(("+7", "+7", "8", "7", "", "+7 ", "8 ", "8-", "+8", "+375", "+49"))
    typed = (
        f"{start}{code}{number}",
        f"{start}({code}) {number[:3]}-{number[3:5]}-{number[5:]}",
        f"{start}{code} {number[:3]} {number[3:5]} {number[5:]}",
        f"{start}{code}-{number[:3]}-{number[3:]}",
        f"{start} ({code}){number[:3]}.{number[3:5]}.{number[5:]}",
        f"{start}{code}{number[:2]} {number[2:]}",
    )[way]
    return _slip(random, typed, ("О", "о", "з", "l"), (" доб. 12", "*12", " тел", "\n", ", 2"))


def email(random: Random) -> str:
    typed = f"{random.choice(NAMES)}@{random.choice(DOMAINS)}"
    if random.random() < 0.5:
        typed = f"{random.choice(NAMES[:7])}{random.randrange(100)}@{random.choice(DOMAINS[:3])}"
    return _slip(random, typed, ("@", " ", ",", "а", ";", "/"), (" ", "\n", ".", ";", "@", "mailto:"))


def _slip(random: Random, typed: str, signs: tuple[str, ...], tails: tuple[str, ...]) -> str:
    way, at = random.randrange(12), random.randrange(len(typed))
    if way == 0:
        return typed[:at] + typed[at + 1 :]
    if way == 1:
        return typed[:at] + random.choice(signs) + typed[at + 1 :]
    if way == 2:
        return typed + random.choice(tails)
    if way == 3:
        return typed[:at] + random.choice(DIGITS) + typed[at:]
    return typed

"""Phone numbers and e-mail addresses."""

from __future__ import annotations

import re

from tests.peers.differences import Difference, Seen, Shown

NUMBERS = "ITU-T E.164; ESIA: +7 and ten digits, perhaps an extension"
LETTERS = "RFC 5322, section 3.2.3 (dots and signs before @)"
DOMAINS = "RFC 1034, section 3.5, and RFC 5891, section 4.2.3.1 (hyphens, signs and zones of a domain)"
LATIN, CYRILLIC = re.compile("[A-Za-z]"), re.compile("[А-Яа-яЁё]")
AROUND = " \n;.,:"


def digits(seen: Seen) -> str:
    return "".join(c for c in seen.typed if c in "0123456789")


def from_abroad(seen: Seen) -> bool:
    return seen.typed.strip().startswith("+") and digits(seen)[:1] != "7"


def without_prefix(seen: Seen) -> bool:
    plus = seen.typed.strip().startswith("+")
    return not plus and len(digits(seen)) >= 10 and not (len(digits(seen)) == 11 and digits(seen)[0] == "8")


def parts(seen: Seen) -> tuple[str, list[str]]:
    """The name, and the labels of the domain."""
    name, _, domain = seen.typed.strip(AROUND if seen.typed.strip(AROUND).count("@") == 1 else "").rpartition("@")
    return name.removeprefix("mailto:"), domain.split(".")


def mixed(text: str) -> bool:
    return bool(LATIN.search(text) and CYRILLIC.search(text))


def odd_dots(seen: Seen) -> bool:
    name, _, domain = seen.typed.rpartition("@")
    return any(".." in part or part.startswith(".") or part.endswith(".") for part in (name, domain))


def no_domain(seen: Seen) -> bool:
    _, labels = parts(seen)
    return any(
        label.startswith("-") or label.endswith("-") or not re.fullmatch(r"[\w-]*", label) or "_" in label or label[2:4] == "--"
        for label in labels
    ) or bool(re.search("[0-9]", labels[-1]))


KNOWN = (
    Difference(
        name="phone-from-abroad",
        takes=True,
        peers={"ru-pii": ("phone",), "presidio-ru-recognizers": ("phone",)},
        applies=from_abroad,
        rule="A number with a plus may be of any country; +8 for +7 is told where it can be one. The two packages look for Russian numbers.",
        source=NUMBERS,
        right="each for its own field",
        examples=(Shown("phone", "+375 29 123-45-67"), Shown("phone", "+49 30 1234567")),
    ),
    Difference(
        name="phone-without-plus-7-or-8",
        takes=True,
        peers={"ru-pii": ("phone",), "presidio-ru-recognizers": ("phone",)},
        applies=without_prefix,
        rule="People write ten digits, or 7 without the plus: both are read as +7.",
        source="SMEV schemas: ten national digits",
        examples=(Shown("phone", "912 345-67-89"), Shown("phone", "79123456789")),
    ),
    Difference(
        name="phone-spelt-otherwise",
        takes=True,
        peers={"ru-pii": ("phone",), "presidio-ru-recognizers": ("phone",)},
        applies=lambda seen: digits(seen)[:1] in ("7", "8") and len(digits(seen)) >= 11,
        rule="Groups of digits may be of any size; an extension, a word or a sign around the number is read or told.",
        source=NUMBERS,
        examples=(Shown("phone", "+7 912 345-67-89 доб. 12"), Shown("phone", "+7 91234 56789")),
    ),
    Difference(
        name="email-with-signs-around",
        takes=True,
        peers={"ru-pii": ("email",), "validators": ("email",)},
        applies=lambda seen: seen.typed != seen.typed.strip(AROUND) or seen.typed.startswith("mailto:"),
        rule="A space, a line break or a semicolon behind an address is left out, with a notice.",
        source="RFC 5322: they are no part of an address",
        examples=(Shown("email", "anna@example.com;"),),
    ),
    Difference(
        name="email-zone-of-one-letter",
        takes=True,
        peers={"ru-pii": ("email",), "validators": ("email",)},
        applies=lambda seen: len(parts(seen)[1][-1]) == 1,
        rule="No zone has one letter today. The list of zones grows, and gosform keeps none.",
        source="RFC 1034, section 3.5: a label has one letter or more",
        right="the other side",
        examples=(Shown("email", "anna@example.c"),),
    ),
    Difference(
        name="email-russian-name",
        takes=True,
        peers={"validators": ("email",)},
        applies=lambda seen: bool(CYRILLIC.search(parts(seen)[0])) and not mixed(parts(seen)[0]),
        rule="A Russian name is good where the domain is Russian. gosform warns: many systems cannot write to it.",
        source="RFC 6531",
        examples=(Shown("email", "анна@пример.рф"),),
    ),
    Difference(
        name="email-rare-signs",
        takes=True,
        peers={"ru-pii": ("email",)},
        applies=lambda seen: re.search("[&'/]", parts(seen)[0]) is not None,
        rule="An apostrophe, & and / are good before the sign @.",
        source=LETTERS,
        examples=(Shown("email", "anna.d'ark@example.com"), Shown("email", "i&v@example.com")),
    ),
    Difference(
        name="email-of-two-alphabets",
        takes=False,
        peers={"ru-pii": ("email",), "validators": ("email",)},
        applies=lambda seen: any(mixed(part) for part in (parts(seen)[0], *parts(seen)[1])),
        rule="A Russian letter in a Latin word cannot be seen and leads to another mailbox, or to none. gosform names its place.",
        source="ICANN, IDN guidelines: no label of mixed scripts",
        examples=(Shown("email", "anna@exаmple.com"),),
    ),
    Difference(
        name="email-russian-name-at-a-latin-domain",
        takes=False,
        peers={"ru-pii": ("email",)},
        applies=lambda seen: bool(CYRILLIC.search(seen.typed)) and bool(LATIN.search(seen.typed)),
        rule="Russian letters on one side of @ and Latin ones on the other: the keyboard was left in Russian.",
        source="RFC 6531 lets a domain allow it; SMEV contact type takes Latin letters alone",
        right="no source decides",
        examples=(Shown("email", "анна@example.com"),),
    ),
    Difference(
        name="email-dots",
        takes=False,
        peers={"ru-pii": ("email",)},
        applies=odd_dots,
        rule="Dots stand between parts: never first, last or two in a row.",
        source=LETTERS,
        examples=(Shown("email", "anna..p@example.com"), Shown("email", ".anna@example.com")),
    ),
    Difference(
        name="email-domain-that-cannot-be",
        takes=False,
        peers={"ru-pii": ("email",), "validators": ("email",)},
        applies=no_domain,
        rule="A label has letters, digits and inner hyphens, none of them third and fourth unless it is xn-- and can be read; a zone has no digits.",
        source=DOMAINS,
        examples=(Shown("email", "anna@ab--c.ru"),),
    ),
    Difference(
        name="email-zone-typed-in-russian",
        takes=False,
        peers={"validators": ("email",)},
        applies=lambda seen: bool(CYRILLIC.search(parts(seen)[1][-1])),
        rule="A Russian zone is .рф or another of the few that exist; any other one was typed with the keyboard left in Russian.",
        source="IANA, list of top-level domains",
        examples=(Shown("email", "anna@example.а"),),
    ),
)

"""Spellings that are no mistake: they are to be accepted, and lead to the truth without a question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from gosform.trials.case import Case
from gosform.trials.made.contacts import address, birth_place, certificate, email, office
from gosform.trials.made.days import MONTHS, day, dotted
from gosform.trials.made.names import part, person
from gosform.trials.made.numbers import Number, grouped, number
from gosform.trials.made.papers import mobile, paper

GROUP = "harmless"
SHARE = 10.0
LABELS: Mapping[str, str] = {
    "inn": "ИНН", "snils": "СНИЛС", "ogrn": "ОГРН", "ogrnip": "ОГРНИП", "oms_policy": "Полис", "card": "Карта", "okpo": "ОКПО", "uin": "УИН", "account": "р/с", "corr_account": "к/с",
    "iban": "IBAN", "kpp": "КПП", "bik": "БИК", "passport_rf": "Паспорт", "passport_rf_series": "серия", "passport_rf_number": "номер", "department_code": "код подразделения",
}  # fmt: skip
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
INVISIBLE = ("\u200b", "\ufeff", "\u00ad", "\u2060", "\u200e")
EDGES = (" ", "  ", "\n", "\t", "\r\n", "\u00a0", "\u200b", "\ufeff")


def draw(rng: Random) -> Case | None:
    """A number, a name, a date, a phone or an e-mail in a spelling of its own."""
    return rng.choices((in_number, in_name, in_date, in_phone, in_email, in_text, in_amount, in_certificate), (50, 15, 10, 8, 5, 4, 4, 4))[
        0
    ](rng)


def edge(rng: Random, text: str) -> str:
    """Something that nobody sees, behind the value or in front."""
    sign = rng.choice(EDGES)
    return text + sign if rng.random() < 0.8 else sign + text


def invisible(rng: Random, text: str) -> str:
    """A sign without width anywhere in the middle."""
    at = rng.randrange(1, len(text))
    return text[:at] + rng.choice(INVISIBLE) + text[at:]


def in_number(rng: Random) -> Case | None:
    """A number in groups, with a label, in quotes, in wide digits, with what a spreadsheet leaves behind."""
    good = number(rng) if rng.random() < 0.7 else paper(rng)
    name, spell = rng.choice(list(SPELLINGS.items()))
    typed = spell(rng, good)
    if typed is None:
        return None
    return Case(GROUP, name, good.kind, good.value, typed, good.options)


def _label(rng: Random, good: Number) -> str | None:
    if good.kind not in LABELS:
        return None
    label = LABELS[good.kind]
    return f"{rng.choice((label, label, label.lower() if len(label) > 4 else label))}{rng.choice((' ', ': ', ' № ', ' – ', ':'))}{rng.choice((good.bare, good.usual))}"


def _point(_: Random, good: Number) -> str | None:
    """7707083893.0: a spreadsheet's number that became text; only where it held every digit."""
    return f"{good.bare}.0" if good.bare.isdigit() and good.bare[0] != "0" and len(good.bare) <= 15 else None


SPELLINGS: Mapping[str, Callable[[Random, Number], str | None]] = {
    "usual": lambda _, good: good.usual,
    "threes": lambda _, good: grouped(good.bare, 3),
    "no-break": lambda rng, good: good.usual.replace(" ", rng.choice(("\u00a0", "\u202f", "\u2009"))),
    "dashes": lambda rng, good: good.usual.replace(" ", rng.choice(("-", "–", "\u2011", "−"))),
    "label": _label,
    "number-sign": lambda _, good: f"№ {good.bare}",
    "quotes": lambda rng, good: rng.choice(("«{}»", '"{}"', "'{}'", "“{}”")).format(good.bare),
    "apostrophe": lambda _, good: f"'{good.bare}",
    "wide": lambda _, good: good.bare.translate(FULL_WIDTH),
    "point-zero": _point,
    "invisible": lambda rng, good: invisible(rng, good.bare),
    "edge": lambda rng, good: edge(rng, rng.choice((good.bare, good.usual))),
    "full-stop": lambda _, good: f"{good.bare}.",
}


def in_name(rng: Random) -> Case | None:
    """Spaces and invisible signs at the edges, two spaces, a no-break space, a long dash, all capitals, all small."""
    kind, good = part(rng) if rng.random() < 0.7 else ("full_name", person(rng).full)
    match rng.randrange(6):
        case 0 | 1:
            return Case(GROUP, "edge", kind, good, edge(rng, good))
        case 2 if " " in good:
            return Case(GROUP, "space", kind, good, good.replace(" ", rng.choice(("  ", "\u00a0"))))
        case 3 if "-" in good:
            return Case(GROUP, "dash", kind, good, good.replace("-", rng.choice(("–", "\u2011", " - ", "—"))))
        case 4:
            other = good.upper() if rng.random() < 0.5 else good.lower()
            return Case(GROUP, "case", kind, other, other)
        case 5 if len(good) > 1:
            return Case(GROUP, "invisible", kind, good, invisible(rng, good))
        case _:
            return None


def in_date(rng: Random) -> Case:
    """Every way to write a day that leaves no doubt, where the form takes any."""
    when = day(rng)
    spellings = {
        "slashes": dotted(when).replace(".", "/"),
        "hyphens": dotted(when).replace(".", "-"),
        "spaces": dotted(when).replace(".", " "),
        "no-zeros": f"{when.day}.{when.month}.{when.year}",
        "month-name": f"{when.day} {MONTHS[when.month - 1]} {when.year}",
        "year-word": f"{dotted(when)} г.",
        "midnight": f"{when.isoformat()} 00:00:00",
        "iso-time": f"{when.isoformat()}T00:00:00",
        "edge": edge(rng, dotted(when)),
        "wide": dotted(when).translate(FULL_WIDTH),
        "dotted": dotted(when),
    }
    name = rng.choice(list(spellings))
    return Case(GROUP, name, "date", when.isoformat(), spellings[name], {"format": "any"})


def in_phone(rng: Random) -> Case:
    """+7, 8, 7 or nothing, brackets and hyphens, a label."""
    good = mobile(rng)
    n = good.bare
    usual = f"({n[:3]}) {n[3:6]}-{n[6:8]}-{n[8:]}"
    typed = rng.choice(
        (
            f"8{n}",
            f"8 {usual}",
            f"8{usual}",
            f"+7{usual}",
            f"7{n}",
            n,
            f"8-{n[:3]}-{n[3:6]}-{n[6:]}",
            f"тел. +7{n}",
            f"+7 {n[:3]} {n[3:6]} {n[6:8]} {n[8:]}",
            f"+7\u00a0{n}",
            f"8 {n}.",
        )
    )
    return Case(GROUP, "phone", "phone", good.value, edge(rng, typed) if rng.random() < 0.2 else typed)


def in_email(rng: Random) -> Case:
    """Spaces at the edges, a domain in capitals, the brackets and the prefix of mail programs."""
    good = email(rng)
    box, _, domain = good.partition("@")
    typed = rng.choice(
        (edge(rng, good), f"{box}@{domain.upper()}", f"<{good}>", f"mailto:{good}", f"{box}@{domain.capitalize()}", invisible(rng, good))
    )
    return Case(GROUP, "email", "email", good, typed)


def in_text(rng: Random) -> Case:
    """Places and addresses with spaces nobody sees."""
    kind, make = rng.choice((("birth_place", birth_place), ("issued_by", office), ("address", address)))
    good = make(rng)
    return Case(GROUP, "text", kind, good, rng.choice((edge(rng, good), good.replace(" ", "\u00a0", 1), good.replace(" ", "  ", 1))))


def in_amount(rng: Random) -> Case:
    """A decimal comma, thousands apart."""
    whole, part_ = rng.randrange(1, 10**6), f"{rng.randrange(1, 100):02}"
    spaced = f"{whole:,}".replace(",", rng.choice((" ", "\u00a0")))
    options: dict[str, Any] = {}
    return Case(
        GROUP,
        "amount",
        "number",
        f"{whole}.{part_}",
        rng.choice((f"{whole},{part_}", f"{spaced},{part_}", f"{whole}.{part_}", f"{spaced}.{part_}")),
        options,
    )


def in_certificate(rng: Random) -> Case:
    """№ before the number, a long dash, a space around it, small letters."""
    roman, letters, digits = certificate(rng)
    typed = rng.choice(
        (
            f"{roman}-{letters} № {digits}",
            f"{roman}–{letters} {digits}",
            f"{roman} - {letters} {digits}",
            f"{roman}-{letters}{digits}",
            f"{roman} {letters} {digits}",
            f"{roman}-{letters.lower()} {digits}",
        )
    )
    return Case(GROUP, "certificate", "civil_certificate", f"{roman}-{letters} {digits}", typed)

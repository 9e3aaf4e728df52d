"""Every number that python-stdnum knows: some 240, tax numbers of other countries, ISBN, IMEI, SWIFT codes among them.

The kind of a module is called as the module is: ``stdnum.isbn``, ``stdnum.de.vat``, ``stdnum.in_.aadhaar``. python-stdnum judges
the number and knows its usual spelling; gosform finds the place, the code and the sentence. Whatever is pasted along with a number
(spaces, dashes, a label, full-width digits) is no mistake. Every module has the same codes.

What the check can see is what python-stdnum checks: the characters, the length, the check digits where the number has any, the dates,
regions and banks inside it where python-stdnum has a list of them. Nobody is asked over the network.

Where gosform has a kind of its own, it is better: it knows the Russian rules, tells more kinds of slips and says them in words made
for that number. The algorithms (``stdnum.luhn``, ``stdnum.verhoeff``, ``stdnum.damm``, ``stdnum.iso7064.*``) are no numbers that
anybody has; they are here for numbers of which nothing is known but their check digit.

Seven modules compare a date inside the number with the day that the computer's clock shows, not with ``as_of``: ``be.nn`` (with
``be.bis`` and ``be.ssn``, which ask it), ``dk.cpr``, ``no.fodselsnummer``, ``ro.onrc``, ``se.personnummer``, ``sg.uen``, ``za.idnr``.

In Russian and in English a number is called by the name that it has at home, with the code of the country: «номер (Ust ID Nr, DE)».
A form that asks for one should give the field a label of its own.

Example: 978-0-471-11709-4 is a good ``stdnum.isbn``, and 978-0-471-11709-5 has a wrong character.
"""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from gosform.engines.foreign_codes import foreign_codes
from gosform.engines.foreign_example import fictional
from gosform.engines.foreign_numbers import Number, is_member, members
from gosform.engines.foreign_numbers import load as number_of
from gosform.kind import Found, Kind, Screen, missing
from gosform.options import NoOptions
from gosform.problem import Words

if TYPE_CHECKING:
    from gosform.engines.foreign_codes import ForeignCodes
    from gosform.making import Draw
    from gosform.problem import Code

FAMILY, LIBRARY = "stdnum", "python-stdnum"
TYPICAL = ("by.unp", "cz.bankaccount", "de.vat", "fi.hetu", "imei", "isbn", "ru.inn", "us.ssn")
"""Numbers that stand for all where each one would take too long: digits and letters, with and without check digits, with dates,
with separators that mean something, with Cyrillic letters."""

BETTER = {
    "iban": ("iban", "which says which part of the number does not fit, and the country's own length"),
    "luhn": ("card", "for the number of a bank card: it knows the lengths and the first digits of the payment systems"),
    "ru.inn": ("inn", "which refuses region 00, doubts rare regions, tells people from organisations and finds a КПП typed along"),
    "ru.ogrn": ("ogrn", "or ogrnip: this module refuses good numbers of entrepreneurs wherever the remainder has two digits (3 in 13)"),
}
"""Members that a kind of gosform's own does better, and how."""

NAMES = {
    "at.businessid": "Firmenbuchnummer",
    "ch.ssn": "AHV",
    "cy.vat": "VAT",
    "cz.bankaccount": "bank account",
    "eg.tn": "TRN",
    "eu.at_02": "AT-02",
    "eu.banknote": "banknote",
    "fi.associationid": "association ID",
    "fr.tva": "TVA",
    "damm": "Damm",
    "de.handelsregisternummer": "HRA, HRB",
    "de.wkn": "WKN",
    "iso7064.mod_11_10": "ISO 7064 mod 11, 10",
    "iso7064.mod_11_2": "ISO 7064 mod 11, 2",
    "iso7064.mod_37_2": "ISO 7064 mod 37, 2",
    "iso7064.mod_37_36": "ISO 7064 mod 37, 36",
    "iso7064.mod_97_10": "ISO 7064 mod 97, 10",
    "luhn": "Luhn",
    "nl.btw": "Btw",
    "nl.identiteitskaartnummer": "ID-kaart",
    "mc.tva": "TVA",
    "nz.bankaccount": "bank account",
    "si.emso": "EMŠO",
    "si.maticna": "matična številka",
    "verhoeff": "Verhoeff",
}
"""What a number is called where the title of its module is a description, or has signs that cannot be read aloud."""
LONGEST_NAME = 20
_NAME = re.compile(r"[^\W_][\w .-]*")


def ids() -> tuple[str, ...]:
    """The kinds of the family. python-stdnum is not imported; its files are looked into once a process."""
    return tuple(f"{FAMILY}.{member}" for member in members())


def has(kind: str) -> bool:
    """The family has this kind."""
    return kind.startswith(f"{FAMILY}.") and is_member(kind[len(FAMILY) + 1 :])


def codes(kind: str) -> tuple[Code, ...]:
    """The codes of a kind, ``missing`` first, without loading its number."""
    return (missing(kind), *foreign_codes(kind).all())


def get(kind: str) -> Kind:
    """The kind of one module of python-stdnum, which is imported for it."""
    number = number_of(kind[len(FAMILY) + 1 :])
    own, example = foreign_codes(kind), fictional(number)
    return Kind(
        id=kind,
        words=Words(
            FAMILY,
            label="Number ({name})",
            acc="the number ({name})",
            example=example,
            aloud="Compare the number character by character.",
            name=name_of(number),
        ),
        codes=own.all(),
        diagnose=partial(_diagnose, number, own),
        screen=partial(_screen, number),
        source=f"python-stdnum, {kind}" + (f" ({number.link})" if number.link else ""),
        options=NoOptions,
        doc=about(number),
        make=partial(_made, number) if example else None,
    )


def _made(number: Number, draw: Draw, options: NoOptions) -> str:
    return fictional(number, draw.below(1_000_000))


def _diagnose(number: Number, own: ForeignCodes, typed: str, options: NoOptions, as_of: date) -> Found:
    from gosform.engines.foreign import diagnose

    return diagnose(typed, number, own)


def _screen(number: Number, options: NoOptions, as_of: date) -> Screen:
    from gosform.engines.foreign import screen

    return screen(number)


def name_of(number: Number) -> str:
    """What people in that country call the number, and the country's code: ``Ust ID Nr., DE``."""
    country, dot, last = number.member.rpartition(".")
    if not dot or len(country.rstrip("_")) != 2:
        country = ""
    said = NAMES.get(number.member) or re.split(r" \(|,| or ", number.title)[0].strip(" .")
    if number.member not in NAMES and (len(said) > LONGEST_NAME or not _NAME.fullmatch(said)):
        said = last
    return f"{said}, {country.rstrip('_').upper()}" if country else said


def about(number: Number) -> str:
    """What python-stdnum says of the number, and which kind does better."""
    parts = [f"{number.title}.", number.about]
    if number.member in BETTER:
        kind, why = BETTER[number.member]
        parts.append(f"Better: the kind {kind}, {why}.")
    example = fictional(number)
    parts.append(f"Example: {example} (made up)." if example else "No example: none is found by chance.")
    return "\n\n".join(part for part in parts if part)

"""Vehicles, places and small classifiers: good values that others refuse, every residue of the VIN, lists that are complete."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from gosform.engines.country_names import FORMER, NONE, bare, countries, digits_of
from gosform.engines.country_table import TABLE
from gosform.kind import Found
from gosform.kinds import get
from gosform.kinds.fns_document import FREE, ROMAN, TEMPLATES
from gosform.kinds.licence_category import CATEGORIES
from gosform.kinds.vin import WEIGHTS, WORTH, check_digit
from gosform.problem import Trust
from gosform.text import LATIN_TO_CYRILLIC

AS_OF = date(2026, 11, 22)


def found(kind: str, typed: str, **options: Any) -> Found:
    return get(kind).diagnose(typed, get(kind).option_values(options), AS_OF)


def fixed(kind: str, typed: str, **options: Any) -> set[tuple[Trust, str]]:
    return {(fix.trust, fix.apply(typed)) for p in found(kind, typed, **options).problems for fix in p.fixes}


GOOD = [
    ("plate", "м123мм77", {}),
    ("plate", "А 123 ВС 777", {}),
    ("plate", "АВ 123 77", {}),
    ("plate", "1234 АВ 77", {"vehicle": "motorcycle"}),
    ("plate", "001 D 001 77", {}),
    ("vin", "XTAGFL110KY100123", {}),
    ("vin", "отсутствует", {}),
    ("vehicle_certificate", "77 УМ 345678", {}),
    ("cadastral_number", "54:35:000041:7", {}),
    ("cadastral_number", "00:00:0000000:123456789", {}),
    ("region_code", "93", {}),
    ("kladr", "77000000000028900", {}),
    ("fias_guid", "0C5B2444-70A0-4932-980C-B4DC0D3F02B5", {}),
    ("country", "895", {}),
    ("country", "Белоруссия", {}),
    ("sex", "жен", {}),
    ("licence_category", "Tm", {}),
    ("licence_category", "B M C1 C1E", {}),
    ("birth_place", "гор. Ленинград, ул. XX съезда №5 «А»", {}),
    ("birth_place", "Кокчетавская обл., с-з 50 лет Октября", {}),
    ("fns_document", "71 1234567", {"code": "22"}),
    ("fns_document", "КМ 765432", {"code": "07"}),
]


@pytest.mark.parametrize(("kind", "typed", "options"), GOOD)
def test_good_values_are_taken(kind: str, typed: str, options: dict[str, Any]) -> None:
    """What others refuse has no error and no warning here."""
    report = found(kind, typed, **options)
    assert report.canonical is not None
    assert all(p.severity == "notice" for p in report.problems)


@pytest.mark.parametrize(("latin", "russian"), [(a, c) for a, c in LATIN_TO_CYRILLIC.items() if a.isupper()])
def test_every_latin_twin_on_a_plate_is_mended_without_a_guess(latin: str, russian: str) -> None:
    assert fixed("plate", f"{latin}123ОО77") == {(Trust.SAFE, f"{russian}123ОО77")}
    assert fixed("plate", f"О123О{latin}77") == {(Trust.SAFE, f"О123О{russian}77")}


@pytest.mark.parametrize(("latin", "russian"), [(a, c) for a, c in LATIN_TO_CYRILLIC.items() if a in "ABCEHKMPTXY"])
def test_every_russian_twin_in_a_vin_is_mended_without_a_guess(latin: str, russian: str) -> None:
    assert fixed("vin", f"XW8ZZZ61Z{russian}G000017") == {(Trust.SAFE, f"XW8ZZZ61Z{latin}G000017")}


def test_a_plate_of_a_car_has_twelve_letters_only() -> None:
    """Every other Russian letter is an error in each of the three places."""
    for letter in "БГДЁЖЗИЙЛПФЦЧШЩЪЫЬЭЮЯ":
        for typed in (f"{letter}123АА77", f"А123{letter}А77", f"А123А{letter}77"):
            assert found("plate", typed, vehicle="car").canonical is None


def test_every_region_of_a_plate() -> None:
    """00, 000, x00 and 0xx are refused, prefixes beyond 1, 2, 7 and 9 are doubted, everything else is clean."""
    for code in [f"{n:02}" for n in range(100)] + [f"{n:03}" for n in range(1000)]:
        severities = {p.severity for p in found("plate", f"А123АА{code}").problems}
        none = code.endswith("00") or (len(code) == 3 and code[0] == "0")
        rare = len(code) == 3 and code[0] in "34568"
        assert severities == ({"error"} if none else {"warning"} if rare else set()), code


def test_the_worked_example_of_the_vin() -> None:
    """49 CFR 565: 1M8GDM9AXKP042788 has X; seventeen ones have 1."""
    assert check_digit("1M8GDM9AXKP042788")
    assert check_digit("1" * 17)


def test_a_vin_outside_north_america_needs_no_check_digit() -> None:
    """A wrong check digit is a notice for 1 to 5 and nothing for others; only a form's own rule refuses it."""
    good = "1M8GDM9AXKP042788"
    for char in WORTH:
        typed = char + good[1:]
        problems = found("vin", typed).problems
        assert all(p.severity == "notice" for p in problems)
        assert bool(problems) == (char in "12345" and not check_digit(typed))
        assert (found("vin", typed, market="north-america").canonical is not None) == check_digit(typed)
    assert WEIGHTS[8] == 0


def test_country_table() -> None:
    """Codes, letters and names are unique, so that no name means two countries; former codes are not on the list."""
    rows = TABLE.strip().splitlines()
    assert len(rows) == len(countries()) == 251
    assert all(re.fullmatch("[0-9]{3} [A-Z]{2} [A-Z]{3} [^;]+(?:; [^;]+)*", row) for row in rows)
    names = [bare(name) for c in countries().values() for name in (*c.names, c.two, c.three)]
    assert len(names) == len(set(names))
    assert not set(FORMER + NONE) & set(countries())
    for country in countries().values():
        assert all(digits_of(name) == country.digits for name in (*country.names, country.two, country.three))


@pytest.mark.parametrize("write", ["digits", "two-letters", "three-letters", "name"])
def test_every_country_in_every_spelling(write: str) -> None:
    """Whatever a country is written as, the canonical spelling is the one that the form chose, and it is clean."""
    for country in countries().values():
        spelt = {found("country", typed, write=write).canonical for typed in (country.digits, country.two, *country.names)}
        assert len(spelt) == 1
        assert found("country", str(spelt.pop()), write=write).problems == ()


def test_every_licence_category_alone_and_together() -> None:
    for name in CATEGORIES:
        assert found("licence_category", name) == ((), name, name)
        assert found("licence_category", name.lower()).canonical == name
    assert found("licence_category", ";".join(reversed(CATEGORIES))).canonical == ", ".join(CATEGORIES)


def test_every_region_code() -> None:
    """Only 00 is refused: the list of regions changes."""
    assert [n for n in range(100) if found("region_code", f"{n:02}").canonical is None] == [0]


def test_every_document_code_has_a_template_or_is_free() -> None:
    listed = "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 18 19 21 22 23 24 26 27 91"
    assert sorted((*TEMPLATES, *ROMAN, *FREE)) == listed.split()
    assert found("fns_document", "IV-БЮ 123456", code="91").canonical is None
    assert found("fns_document", "IV-БЮ 123456", code="03").canonical == "IV-БЮ 123456"


def test_groups_of_a_cadastral_number() -> None:
    """Two, two, six or seven, one or more: any other length is refused."""
    for lengths in ((a, b, c, d) for a in range(1, 4) for b in range(1, 4) for c in range(4, 10) for d in range(1, 11)):
        typed = ":".join("1" * n for n in lengths)
        good = lengths[:2] == (2, 2) and lengths[2] in (6, 7)
        assert (found("cadastral_number", typed).canonical is not None) == good

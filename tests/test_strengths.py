"""What check digits cannot see: the shares are counted again, held against the kinds themselves and against published ones."""

from __future__ import annotations

import json
import random
import runpy
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from gosform import check_value
from gosform.catalog import catalogue
from gosform.cli import main
from gosform.cli.strength import WORDS, percent, sentences, strengths
from gosform.kinds import get as kind_of
from gosform.kinds import own
from gosform.strengths import STRENGTHS

ROOT = Path(__file__).resolve().parents[1]
TOOL = runpy.run_path(str(ROOT / "tools" / "make_strengths.py"))
CHECKS = {(c.kind, c.length + 2 if c.kind == "iban" else c.length): c for c in TOOL["CHECKS"]}
AS_OF = date(2026, 11, 22)

PUBLISHED = {
    ("inn", 10): (1.66, 1.85, 1.87, 1.86, 1.83, 13.2, 9.97),
    ("inn", 12): (0, 0.03, 0.05, 0.01, 0.39, 1.36, 0.97),
    ("snils", 11): (0.02, 0.14, 0, 0, 11.4, 10.1, 1.04),
    ("ogrn", 13): (1.61, 1.78, 99.2, 99.3, 1.75, 12.1, 9.97),
    ("ogrnip", 15): (3.58, 3.99, 3.76, 9.30, 3.69, 16.2, 10.0),
    ("oms_policy", 16): (0, 2.27, 100, 6.61, 11.1, 12.6, 9.97),
}
"""Per cent that pass, by simulation of 100,000 slips a class, in the order of the classes."""
ACCOUNT_WITH_BANK = (0, 11.0, 11.1, 39.8, 40.9, 0, 9.85)
"""The same of the twenty-three digits that the key of an account is reckoned from: three of the bank's are among them."""


@pytest.mark.slow
def test_the_file_is_what_the_program_counts() -> None:
    """Every share, exactly: python tools/make_strengths.py."""
    assert (ROOT / "src" / "gosform" / "strengths.py").read_text(encoding="utf-8") == TOOL["page"]()


@pytest.mark.parametrize(("kind", "length"), PUBLISHED)
def test_they_are_the_published_shares(kind: str, length: int) -> None:
    """Within half a percentage point."""
    assert [100 * share for share in STRENGTHS[kind, length].values()] == pytest.approx(PUBLISHED[kind, length], abs=0.5)


def test_every_kind_with_check_digits_is_counted() -> None:
    """Whatever can say that check digits do not fit, but for a VIN, whose check is of letters too and optional."""
    with_checksum = {name for name in own() if any(code.trouble == "checksum" for code in kind_of(name).codes)}
    assert {kind for kind, _ in STRENGTHS} == with_checksum - {"vin", "mrz"}


def test_the_key_of_an_account_is_as_published() -> None:
    """With the digits of the bank before it, within half a percentage point."""
    shares = TOOL["strength"](TOOL["keyed"]("account", TOOL["BANK"]))
    assert [100 * share for share in shares.values()] == pytest.approx(ACCOUNT_WITH_BANK, abs=0.5)


def fits(kind: str, digits: list[int]) -> bool:
    """What the kind's own formula says of a number."""
    text = "".join(map(str, digits))
    module: Any = import_module(f"gosform.kinds.{kind}")
    if kind == "iban":
        return bool(module.remainder_fits(f"RU{text}"))
    if kind in ("account", "corr_account"):
        key: Any = import_module("gosform.engines.account_key").key_holds
        return bool(key([0, 0, 0], digits))
    if kind == "card":
        return bool(module.luhn(bytes(digits)))
    if kind == "snils":
        return bool(module.check_number(bytes(digits)))
    shapes = {"inn": "ORGANISATION" if len(digits) == 10 else "PERSON", "civil_act_number": "LONG"}.get(kind, "SHAPE")
    shape = getattr(module, shapes, None) or next(s for s in module.SHAPES if s.length == len(digits))
    return bool(shape.holds(bytes(digits)))


def good(check: Any, rng: random.Random) -> list[int]:
    """A good number by the sums of the program that counts."""
    digits = [rng.randrange(10) for _ in range(check.length)]
    rest = tuple(0 for _ in check.moduli)
    for place, digit in enumerate(digits):
        if place not in check.checks:
            rest = tuple((r + a) % m for r, a, m in zip(rest, check.adds(place, digit), check.moduli, strict=True))
    for place, digit in zip(check.checks, rng.choice(check.gives(rest)), strict=True):
        digits[place] = digit
    return digits


def index(length: int, slip: str) -> dict[tuple[int, ...], dict[tuple[int, ...], list[tuple[int, ...]]]]:
    """The slips of a class: places -> the digits that belong there -> the digits that may be typed."""
    found: dict[tuple[int, ...], dict[tuple[int, ...], list[tuple[int, ...]]]] = {}
    for places, right, typed in TOOL["CLASSES"][slip](length):
        found.setdefault(places, {}).setdefault(right, []).append(typed)
    return found


@pytest.mark.parametrize("number", CHECKS, ids=str)
def test_the_kinds_themselves_pass_as_many(number: tuple[str, int]) -> None:
    """The formula of the kind takes every number that the sums call good, and of their slips as many as was counted, within four deviations."""
    check, shares, rng = CHECKS[number], STRENGTHS[number], random.Random(f"strength {number}")  # noqa: S311
    sample = [good(check, rng) for _ in range(400)]
    assert all(fits(number[0], digits) for digits in sample)
    passed: dict[str, list[bool]] = {"random": [fits(number[0], [rng.randrange(10) for _ in digits]) for digits in sample]}
    for slip in TOOL["CLASSES"]:
        meant = index(check.length, slip)
        for digits in sample:
            found = [(p, typed) for p, by in meant.items() for typed in by.get(tuple(digits[i] for i in p), ())]
            if found:
                made = list(digits)
                for place, digit in zip(*rng.choice(found), strict=True):
                    made[place] = digit
                passed.setdefault(slip, []).append(fits(number[0], made))
    assert set(passed) == set(shares)
    for slip, share in shares.items():
        many = len(passed[slip])
        assert many > 100
        assert abs(sum(passed[slip]) / many - share) <= 4 * (share * (1 - share) / many) ** 0.5, slip


@pytest.mark.parametrize(
    ("kind", "right", "typed"), [("ogrn", "1027700132195", "1027700231195"), ("card", "2200330933050002", "2200330339050002")]
)
def test_a_swap_over_one_digit_is_not_seen(kind: str, right: str, typed: str) -> None:
    """What the page says of an ОГРН and of a card happens: nothing is found wrong."""
    assert right != typed
    assert check_value(kind, right, as_of=AS_OF).ok
    assert check_value(kind, typed, as_of=AS_OF).ok


def test_every_sentence_is_used_and_translated() -> None:
    """Every sentence that some share asks for exists, in English and in Russian, and only those exist."""
    russian, used = catalogue("ru"), set()
    for missed in STRENGTHS.values():
        for text in sentences(missed, "en"):
            used.add(text)
        assert len(sentences(missed, "ru")) == len(sentences(missed, "en"))
    for said in WORDS.values():
        for text in filter(None, said):
            assert russian.find("cli", text), text
        for text in filter(None, said[1:]):
            assert any(one == text or one == text.format(n=n) for one in used for n in range(100)), text


def test_the_page_of_a_number_says_what_its_check_cannot_see(capsys: pytest.CaptureFixture[str]) -> None:
    """In text and as JSON, for the kind and for its code; other pages say nothing of it."""
    for name in ("ogrn", "ogrn.checksum"):
        assert main(["explain", name, "--lang", "ru"]) == 0
        text = capsys.readouterr().out
        assert "Из 100 перестановок двух цифр через одну (123 → 321) проверка не замечает 99." in text
        assert "перестановка через одну цифру (123 → 321)  99,2 %" in text
        assert main(["explain", name, "--format", "json", "--lang", "en"]) == 0
        [found] = json.loads(capsys.readouterr().out)["strength"]
        assert found["lengths"] == [13]
        assert found["missed"] == dict(STRENGTHS["ogrn", 13])
        assert "Of 100 swaps over one digit (123 → 321), 99 are not noticed." in found["said"]
    for name in ("ogrn.letters", "kpp", "date"):
        assert main(["explain", name, "--format", "json"]) == 0
        assert json.loads(capsys.readouterr().out)["strength"] == []
        assert main(["explain", name]) == 0
        assert "Чего эта проверка не видит" not in capsys.readouterr().out


def test_lengths_that_see_alike_stand_together() -> None:
    """Cards of sixteen and of nineteen digits; an ИНН of ten and of twelve do not."""
    assert [one.lengths for one in strengths("card")] == [(16, 19)]
    assert [one.lengths for one in strengths("inn")] == [(10,), (12,)]
    assert strengths("kpp") == ()


@pytest.mark.parametrize(
    ("share", "russian", "english"),
    [(0.99171, "99,2 %", "99.2 %"), (0, "0 %", "0 %"), (1, "100 %", "100 %"), (0.0001808, "0,018 %", "0.018 %")],
)
def test_shares_are_written_as_a_language_writes_them(share: float, russian: str, english: str) -> None:
    assert (percent(share, "ru"), percent(share, "en")) == (russian, english)

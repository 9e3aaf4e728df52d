"""What a kind refuses at a glance, it refuses after a long look too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest

import gosform
from gosform.engines.shape import Shape, screen
from gosform.kinds import get
from gosform.problem import Severity

DAY = date(2026, 11, 27)
CHECKED = [kind for kind in gosform.kinds() if "." not in kind and (shown := get(kind).screen(get(kind).options(), DAY)) and shown.drawn]


def _spelt(number: str, random: Random) -> str:
    signs = random.choice(("", "", " ", "-", "+", " -", "()"))
    return "".join(digit + (random.choice(signs) if signs and random.random() < 0.2 else "") for digit in number)


@pytest.mark.parametrize("kind", CHECKED)
def test_a_number_refused_at_a_glance_has_an_error(kind: str) -> None:
    """2,000 numbers of each length near those of the kind, with signs between the digits, some of them one digit from a good one."""
    one, random = get(kind), Random(kind)  # noqa: S311  a seed, no secret
    options = one.option_values({})
    good = ["".join(c for c in one.example(options, seed) if c.isdigit()) for seed in range(20)]
    refused = 0
    for _ in range(2_000):
        number = random.choice(good)
        at = random.randrange(len(number))
        number = random.choice(
            (
                "".join(random.choice("0123456789") for _ in range(len(number) + random.randrange(-2, 3))),
                number[:at] + random.choice("0123456789") + number[at + 1 :],
                number[:at] + number[at + 1 :],
                number[:at] + random.choice("0123456789") + number[at:],
                number.lstrip("0"),
                "0" * len(number),
            )
        )
        typed = _spelt(number, random)
        if typed and one.refuses(typed, options, DAY):
            refused += 1
            assert any(p.severity is Severity.ERROR for p in one.diagnose(typed, options, DAY).problems)
    assert refused > 200


def test_a_good_number_is_never_refused_at_a_glance() -> None:
    """The examples of every kind, in their own spelling and as digits alone."""
    for kind in CHECKED:
        one = get(kind)
        options = one.option_values({})
        for seed in range(50):
            value = one.example(options, seed)
            assert not one.refuses(value, options, DAY)
            digits = "".join(c for c in value if c.isdigit())
            assert one.diagnose(digits, options, DAY).canonical is None or not one.refuses(digits, options, DAY)


def test_kinds_with_check_digits_are_looked_at() -> None:
    """The kinds that cost most to diagnose are among them."""
    assert {"inn", "snils", "ogrn", "ogrnip", "card", "uin"} <= set(CHECKED)


def test_a_length_without_check_digits_is_never_refused_at_a_glance() -> None:
    """Of a kind that has such a length beside one with check digits, nothing is known beforehand."""
    shapes = (Shape(4, lambda digits: digits[3] == 7), Shape(6))
    one = replace(get("inn"), screen=lambda _, __: screen(shapes))
    assert one.refuses("1234", None, DAY)
    assert one.refuses("12345", None, DAY)
    assert not one.refuses("1237", None, DAY)
    assert not one.refuses("123456", None, DAY)


@pytest.mark.parametrize("kind", CHECKED)
def test_a_glance_says_of_a_number_in_its_layout_what_the_screen_says(kind: str) -> None:
    """The digits alone are enough: what stands between them says no more."""
    one, random = get(kind), Random(kind)  # noqa: S311  a seed, no secret
    options = one.option_values({})
    shown = one.screen(options, DAY)
    assert shown is not None
    assert shown.holds is not None
    for drawn in shown.drawn:
        count = drawn.layout.count("#")
        glance = one.glances(options, DAY).get(count)
        for _ in range(500 if glance and shown.every else 0):
            number = "".join(random.choice("0123456789") for _ in range(count))
            value = drawn.layout.replace("#", "%s") % tuple(number)
            assert one.refuses(value, options, DAY) == one.refuses(number, options, DAY) == (not shown.holds(value))

"""Numbers made of digits: one formula for a number and for a column, the screen that says what the engine says, any text answered.

Every remainder of every check digit is in ``test_residues.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests import by_hand

from gosform.kinds import get as kind_of
from gosform.kinds import inn as inn_kind
from gosform.kinds import ogrn as ogrn_kind
from gosform.kinds import ogrnip as ogrnip_kind
from gosform.kinds import snils as snils_kind

AS_OF = date(2026, 11, 22)

RULES: dict[str, tuple[str, int, Callable[[str], str]]] = {
    "inn-10": ("inn", 9, by_hand.inn_10),
    "inn-12": ("inn", 10, by_hand.inn_12),
    "snils": ("snils", 9, by_hand.snils),
    "ogrn": ("ogrn", 12, by_hand.ogrn),
    "ogrnip": ("ogrnip", 14, by_hand.ogrnip),
}
STARTS = {"inn-10": "7707", "inn-12": "7707", "snils": "112", "ogrn": "11177", "ogrnip": "31177"}


def verdict(kind: str, number: str) -> bool:
    """No error, from the engine that explains."""
    declared = kind_of(kind)
    found = declared.diagnose(number, declared.option_values({}), AS_OF)
    return all(p.severity != "error" for p in found.problems)


def bodies(rule: str) -> Iterator[str]:
    """Numbers without check digits."""
    start, length = STARTS[rule], RULES[rule][1]
    for i in range(200):
        yield start + f"{i * 7919:0{length - len(start)}}"[-(length - len(start)) :]


def test_the_numbers_below_the_first_checked_one_pass_with_any_last_digits() -> None:
    """Up to 001-001-998 every pair of last digits is accepted; from 001-001-999 on exactly one is."""
    assert all(verdict("snils", f"001001998{i:02}") for i in range(100))
    assert [i for i in range(100) if verdict("snils", f"001001999{i:02}")] == [int(by_hand.snils("001001999"))]


class Column(tuple[int, ...]):
    """The least that arithmetic over a column needs; ``formula`` names the operators."""

    __slots__ = ()

    def _each(self, other: object, act: Callable[[int, int], int]) -> Column:
        others = other if isinstance(other, Column) else (other,) * len(self)
        return Column(act(a, int(str(b))) for a, b in zip(self, others, strict=True))

    def __add__(self, other: object) -> Column:
        return self._each(other, lambda a, b: a + b)

    def __mul__(self, other: object) -> Column:
        return self._each(other, lambda a, b: a * b)

    def __mod__(self, other: object) -> Column:
        return self._each(other, lambda a, b: a % b)

    def __and__(self, other: object) -> Column:
        return self._each(other, lambda a, b: a & b)

    def __or__(self, other: object) -> Column:
        return self._each(other, lambda a, b: a | b)

    def __eq__(self, other: object) -> Column:  # type: ignore[override]
        return self._each(other, lambda a, b: int(a == b))

    def __le__(self, other: object) -> Column:  # type: ignore[override]
        return self._each(other, lambda a, b: int(a <= b))

    __hash__ = None  # type: ignore[assignment]
    __radd__ = __add__
    __rmul__ = __mul__


@pytest.mark.parametrize("rule", RULES)
def test_one_copy_of_every_weight_reads_a_column_too(rule: str) -> None:
    """The formulas give the same answers over a whole column of numbers as over one number."""
    kind, _, check = RULES[rule]
    shapes = {"inn-10": inn_kind.ORGANISATION, "inn-12": inn_kind.PERSON, "snils": snils_kind.SHAPE}
    formula = (shapes | {"ogrn": ogrn_kind.SHAPE, "ogrnip": ogrnip_kind.SHAPE})[rule].holds
    assert formula is not None
    some = list(bodies(rule))
    numbers = [body + check(body) for body in some] + [body + check(body)[:-1] + "7" for body in some]
    columns = [Column(int(n[i]) for n in numbers) for i in range(len(numbers[0]))]
    assert list(formula(columns)) == [int(verdict(kind, n)) for n in numbers]


DIGIT_KINDS = {
    "inn": {}, "snils": {}, "ogrn": {}, "ogrnip": {}, "kpp": {}, "bik": {}, "account": {"bik": "044030827"}, "corr_account": {"bik": "044525225"},
    "passport_rf": {}, "passport_rf_series": {}, "passport_rf_number": {}, "department_code": {}, "postal_code": {},
}  # fmt: skip


def good_values(kind: str) -> list[str]:
    """The good values of the kind's own table of vectors, in their canonical spelling."""
    path = Path(__file__).parent / "vectors" / f"{kind}.yaml"
    table = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    good = [row.get("canonical", row["typed"]) for row in table if "options" not in row and row.get("problems", []) == []]
    return [*good, kind_of(kind).words.example]


@pytest.mark.parametrize("kind", DIGIT_KINDS)
@pytest.mark.parametrize("separators", ["accept", "forbid"])
@given(data=st.data())
def test_the_screen_only_says_what_the_engine_says(kind: str, separators: str, data: st.DataObject) -> None:
    """What the screen calls clean has no problem and is canonical already, for values bred from a good one."""
    declared = kind_of(kind)
    options = declared.option_values({**DIGIT_KINDS[kind], "separators": separators})
    screen = declared.screen(options, AS_OF)
    assert screen is not None
    value = data.draw(st.sampled_from(good_values(kind)))
    if separators == "forbid":
        value = re.sub("[ -]", "", value)
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(value) - 1))
        value = value[:at] + data.draw(st.sampled_from("0123456789 -ATIo\n\u0661")) + value[at + 1 :]
    if re.fullmatch(f"(?>{screen.pattern})", value) and (screen.holds is None or screen.holds(value)):
        found = declared.diagnose(value, options, AS_OF)
        assert (found.problems, found.canonical) == ((), value)


@pytest.mark.parametrize("kind", DIGIT_KINDS)
@pytest.mark.parametrize("separators", ["accept", "forbid"])
@given(typed=st.text(st.sampled_from("0123456789 -–№ABTabОоЗзВlІ/.\u00a0\u200b１٣²?:инсерия"), max_size=26))
def test_any_text_is_answered(kind: str, separators: str, typed: str) -> None:
    """Nothing raises, spans lie inside the text, a safe fix leaves no error, and the canonical spelling is clean."""
    declared = kind_of(kind)
    options = declared.option_values({**DIGIT_KINDS[kind], "separators": separators})
    found = declared.diagnose(typed, options, AS_OF)
    for problem in found.problems:
        assert problem.code in declared.codes
        assert problem.span is not None
        assert 0 <= problem.span.start <= problem.span.end <= len(typed)
        for fix in problem.fixes:
            again = declared.diagnose(fix.apply(typed), options, AS_OF)
            assert fix.trust != "safe" or all(p.severity != "error" for p in again.problems)
    if found.canonical is not None:
        again = declared.diagnose(found.canonical, options, AS_OF)
        assert again.canonical == found.canonical
        assert not [p for p in again.problems if p.severity == "notice"]


@pytest.mark.parametrize("kind", DIGIT_KINDS)
def test_the_example_is_certainly_clean(kind: str) -> None:
    """The example of each kind passes its own screen: the fast road is really taken."""
    declared = kind_of(kind)
    example = declared.words.example
    screen = declared.screen(declared.option_values({}), AS_OF)
    assert screen is not None
    assert re.fullmatch(f"(?>{screen.pattern})", example)
    assert screen.holds is None or screen.holds(example)

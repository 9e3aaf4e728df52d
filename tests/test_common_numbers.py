"""What is known of the make of numbers: counted rightly, worth no more than it should be, and used where it decides."""

from __future__ import annotations

import re
from datetime import date
from itertools import product
from typing import Any

import pytest

from gosform import Trust, check_value, load_form
from gosform.engines.shape import MOST_EVIDENCE, commonness
from gosform.kinds import account, card, civil_act_number, inn, ogrn, ogrnip
from gosform.mend import mend
from gosform.trials.arithmetic import fits
from gosform.trials.injectors.sections import one_broken
from gosform.trials.made import chance
from gosform.trials.made.numbers import MAKERS

AS_OF = date(2026, 11, 22)
HEADS = {"inn": 2, "ogrn": 5, "ogrnip": 5, "card": 4, "account": 5, "civil_act_number": 5}
BEGINS = {
    "inn": inn.PERSON.begins,
    "ogrn": ogrn.SHAPE.begins,
    "ogrnip": ogrnip.SHAPE.begins,
    "card": card.BEGINS,
    "account": account.BEGINS[:2],
    "civil_act_number": civil_act_number.BEGINS,
}


def offered(kind: str, typed: str, **options: Any) -> list[str]:
    """What the fixes of the first problem make of the value."""
    return [fix.apply(typed) for fix in check_value(kind, typed, as_of=AS_OF, **options).problems[0].fixes]


@pytest.mark.parametrize("name", list(BEGINS))
def test_random_shares_are_counted(name: str) -> None:
    """Each share of random numbers is what counting all beginnings gives, to a fiftieth of it: of all, or of those that match what stands before."""
    among = ["".join(digits) for digits in product("0123456789", repeat=HEADS[name])]
    for one in BEGINS[name]:
        begun = [head for head in among if re.match(one.pattern, head)]
        assert len(begun) / len(among) == pytest.approx(one.random, rel=0.02)
        among = begun


def test_the_currency_is_counted_of_a_thousand() -> None:
    assert [(one.pattern[-3:], one.random) for one in account.BEGINS[3:]] == [("810", 0.2)]
    assert account.BEGINS[2].random == 5 / 1000


def test_evidence_is_bounded_and_keeps_its_order() -> None:
    """The commonest beginning is worth two hundredfold, and a rarer one less, however much both are commoner than chance."""
    usual, rare, none = "40817810", "40823840", "99999999"
    weights = [commonness(account.BEGINS)(number + "0" * 12) for number in (usual, rare, none)]
    assert weights[0] == pytest.approx(MOST_EVIDENCE)
    assert weights[0] > weights[1] > weights[2] > 0
    assert commonness(())(usual) == 1.0
    assert commonness(inn.PERSON.begins)("770708389301") == pytest.approx(0.995 / 0.91)


@pytest.mark.parametrize("make", ["account", "corr_account"])
def test_a_slip_in_the_first_digits_is_seen(make: str) -> None:
    """No account of clients begins with 49, and no correspondent account with 39: where the key fails, the number that begins well comes first."""
    rng = chance(make)
    failed = [
        (good, typed)
        for good in (MAKERS[make](rng) for _ in range(20))
        if not fits(make, typed := f"{good.bare[0]}9{good.bare[2:]}", good.options)
    ]
    assert len(failed) > 10
    for good, typed in failed:
        assert offered(make, typed, **good.options)[0] == good.bare


def test_both_lengths_are_weighed() -> None:
    """Nine digits of an ОКПО: eight and one doubled come before ten without one, since there are a hundred times as many of the latter."""
    assert offered("okpo", "577213844")[0] == "57213844"
    assert {len(number) for number in offered("okpo", "577213844")} == {8, 10}


def test_a_lost_zero_leaves_room_for_slips() -> None:
    """It comes first and is less certain where a shorter number explains what was typed as well."""
    fixes = check_value("okpo", "505742322", as_of=AS_OF).problems[0].fixes
    assert [fix.apply("505742322") for fix in fixes[:2]] == ["0505742322", "50574232"]
    assert [fix.trust for fix in fixes[:2]] == [Trust.CANDIDATE, Trust.CANDIDATE]
    first, *others = check_value("inn", "278123453", as_of=AS_OF).problems[0].fixes
    assert first.trust is Trust.LIKELY
    assert all((fix.probability or 0) < 0.1 for fix in others)


def test_cards_have_sixteen_digits() -> None:
    """A card with one digit wrong is hardly one of seventeen."""
    assert {len(number) for number in offered("card", "2200123412341237")} == {16}


def test_the_other_section_tells_what_was_meant() -> None:
    """A number that is good in one section is the repair of the broken one in the other, wherever it stands among all slips."""
    form = load_form("passport-rf", AS_OF)
    for i in range(25):
        case = one_broken(chance(f"agreed {i}"))
        found = [p for p in form.check(case.record).problems if p.pointer == case.pointer and p.fixes]
        assert {str(p.code) for p in found} >= {"inn.checksum"}
        for p in found:
            assert [fix.trust for fix in p.fixes] == [Trust.LIKELY]
            assert form.check(mend(case.record, p.pointer, p.fixes[0])).ok

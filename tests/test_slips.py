"""Which slips explain a number whose check digits do not fit: all of them, with honest probabilities."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import gosform
from gosform import slips
from gosform.edits import same_length
from gosform.engines.digit_slips import FEW, SURE, _by_beginning, _weight, formulas, slipped
from gosform.engines.shape import Shape
from gosform.kinds import account, card, civil_act_number, inn, ogrn, ogrnip, okpo, oms_policy, snils, uin
from gosform.kinds import get as kind_of
from gosform.options import Channel
from gosform.problem import Severity, Trust
from gosform.slip_tables import slip_tables, spelt
from gosform.slips import Target
from gosform.sums import Formula, formula
from gosform.text import fold

AS_OF = date(2026, 11, 22)
ACCOUNT = account.keyed(account.KIND.option_values({"bik": "044525225"}))
SHAPES = {
    "inn of an organisation": inn.ORGANISATION,
    "inn of a person": inn.PERSON,
    "snils": snils.SHAPE,
    "ogrn": ogrn.SHAPE,
    "ogrnip": ogrnip.SHAPE,
    "oms_policy": oms_policy.SHAPE,
    "card": card.SHAPES[0],
    "okpo": okpo.SHAPES[0],
    "uin": uin.SHAPES[1],
    "account": ACCOUNT,
}
PARTLY = ("account", "snils")
"""What is looked up is some of what may be tried: another rule may hold after a slip in the first digits of an account, and early СНИЛС are
held to none."""
every = pytest.mark.parametrize("name", SHAPES)
channels = st.sampled_from(("typed", "phone"))


def target(name: str, number: str, *, blind: bool = False) -> Target:
    """What may be meant by a number. blind: without tables, so that every number that is a slip away is tried."""
    shape = SHAPES[name]
    tables = () if blind else formulas(shape, number)
    return Target(shape.length, shape.fits_digits, tables, shape.near is None, shape.proof, lambda _: 1.0)


def formula_of(length: int) -> Formula:
    """That of a card of so many digits."""
    found = formula(card.luhn, length)
    assert found
    return found


def texts(length: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=length, max_size=length)


@every
@given(data=st.data(), channel=channels, change=st.integers(-1, 1))
def test_tables_find_what_trying_finds(name: str, data: st.DataObject, channel: Channel, change: int) -> None:
    """The explanations that are looked up are those that trying every slip gives, with the same probabilities."""
    shape = SHAPES[name]
    number = data.draw(texts(shape.length + change).filter(lambda n: len(n) != shape.length or not shape.fits(n)))
    looked_up = slips.explain(number, [target(name, number)], channel, most=1000)
    tried = slips.explain(number, [target(name, number, blind=True)], channel, most=1000)
    if name in PARTLY:
        assert {m.number for m in looked_up.meant} <= {m.number for m in tried.meant}
    else:
        assert [m[:4] for m in looked_up.meant] == [m[:4] for m in tried.meant]
        assert [m.probability for m in looked_up.meant] == pytest.approx([m.probability for m in tried.meant])
        assert looked_up[1:] == tried[1:]


@every
@given(data=st.data(), channel=channels, change=st.integers(-1, 1))
def test_tables_find_what_trying_finds_beside_zeros(name: str, data: st.DataObject, channel: Channel, change: int) -> None:
    """The same where a check digit is 0, which stands for more than one remainder."""
    shape = SHAPES[name]
    digit = st.text("01", min_size=1, max_size=3)
    number = "".join(data.draw(st.tuples(texts(shape.length + change - 6), digit, digit)))
    number = number.ljust(shape.length + change, "0")
    assume(len(number) != shape.length or not shape.fits(number))
    looked_up = slips.explain(number, [target(name, number)], channel, most=1000).meant
    tried = slips.explain(number, [target(name, number, blind=True)], channel, most=1000).meant
    if name in PARTLY:
        assert {m.number for m in looked_up} <= {m.number for m in tried}
    else:
        assert [m[:4] for m in looked_up] == [m[:4] for m in tried]


@given(number=st.integers(8, 25).flatmap(texts))
def test_spots_are_the_digits_that_stand_there(number: str) -> None:
    """Each digit, each two neighbours, each two around a third, a hundred keys a spot."""
    length = len(number)
    tables = slip_tables(formula_of(length))
    for gap in range(3):
        read = tables.spots(number)[gap * length : (gap + 1) * length - gap]
        pairs = zip(number, number[gap:], strict=False)
        assert list(read) == [100 * (gap * length + at) + int(f"{a}{b}" if gap else a) for at, (a, b) in enumerate(pairs)]


@given(number=st.integers(2, 25).flatmap(texts))
def test_what_was_meant_sorts_as_its_number_does(number: str) -> None:
    """Of all slips that keep the length each gives another number, and they sort as these numbers do."""
    changes = same_length(number, (), lambda _: True, exact=True)
    meant = [spelt(number, change) for change in sorted(changes)]
    assert meant == sorted(set(meant))


HEADED = {
    "inn of an organisation": (inn.ORGANISATION, inn.REFUSALS),
    "inn of a person": (inn.PERSON, inn.REFUSALS),
    "snils": (snils.SHAPE, snils.REFUSALS),
    "ogrn": (ogrn.SHAPE, ogrn.refusals(2026)),
    "ogrnip": (ogrnip.SHAPE, ogrnip.refusals(2026)),
    "oms_policy": (oms_policy.SHAPE, oms_policy.REFUSALS),
    "card": (card.SHAPES[0], card.REFUSALS["any"]),
    "card of 19": (card.SHAPES[-1], card.REFUSALS["mir"]),
    "okpo": (okpo.SHAPES[1], okpo.REFUSALS),
    "uin": (uin.SHAPES[0], uin.REFUSALS),
    "civil_act_number": (civil_act_number.LONG, civil_act_number.refusals(None, AS_OF)),
    "civil_act_number of a year": (civil_act_number.LONG, civil_act_number.refusals((AS_OF, AS_OF), AS_OF)),
}


@pytest.mark.parametrize("name", HEADED)
@given(data=st.data())
def test_the_first_digits_decide_what_is_known(name: str, data: st.DataObject) -> None:
    """Of good numbers that begin alike, as far as their shape says, all are refused, doubted and common alike, but for a row of zeros."""
    shape, refusals = HEADED[name]
    assert shape.head is not None
    begun = data.draw(texts(shape.head))
    one, two = (_good(shape, begun + data.draw(texts(shape.length - len(begun)))) for _ in range(2))
    assume(one.strip("0") and two.strip("0"))
    for refusal in refusals:
        assert refusal.code.severity is Severity.NOTICE or refusal.applies(one) == refusal.applies(two)
    for beginning in shape.begins:
        assert bool(re.match(beginning.pattern, one)) == bool(re.match(beginning.pattern, two))


@pytest.mark.parametrize("name", [name for name, (shape, _) in HEADED.items() if shape.head is not None and shape.head <= FEW])
@given(data=st.data())
def test_what_is_remembered_of_a_beginning_is_what_is_known(name: str, data: st.DataObject) -> None:
    """Of numbers that fit, a row of zeros among them."""
    shape, refusals = HEADED[name]
    for body in ("0" * shape.length, data.draw(texts(shape.length))):
        number = _good(shape, body)
        assert _by_beginning(shape, refusals)(number) == _weight(shape, refusals, number)


def _good(shape: Shape, body: str) -> str:
    good = next((number for number in _solved(body) if shape.fits(number)), None)
    assume(good)
    return good or ""


@given(typed=st.one_of(texts(10), texts(8).map(lambda end: f"0{end}0"), texts(7).map(lambda end: f"100{end}")))
def test_a_snils_that_lacks_a_digit_is_looked_up_where_no_digit_makes_it_an_early_one(typed: str) -> None:
    early = any(int(f"{typed[:at]}{x}{typed[at:]}"[:9]) <= snils.LAST_UNCHECKED for at in range(11) for x in range(10))
    assert early is (formulas(snils.SHAPE, typed) == ())


@every
@given(data=st.data(), channel=channels, change=st.integers(-1, 1))
def test_every_explanation_fits(name: str, data: st.DataObject, channel: Channel, change: int) -> None:
    """What may have been meant has fitting check digits, stands once, the most probable first, and all probabilities leave room for two slips."""
    shape = SHAPES[name]
    number = data.draw(texts(shape.length + change).filter(lambda n: len(n) != shape.length or not shape.fits(n)))
    meant = slips.explain(number, [target(name, number)], channel, most=1000).meant
    assert all(shape.fits(m.number) and len(m.number) == shape.length for m in meant)
    assert len({m.number for m in meant}) == len(meant)
    assert [m.probability for m in meant] == sorted((m.probability for m in meant), reverse=True)
    assert sum(m.probability for m in meant) < 1


@every
@given(data=st.data())
def test_what_was_meant_is_among_them(name: str, data: st.DataObject) -> None:
    """After one slip in a good number, the good number is one of the explanations."""
    shape = SHAPES[name]
    body = data.draw(texts(shape.length))
    good = next((n for n in _solved(body) if shape.fits(n)), None)
    if good is None:
        return
    at = data.draw(st.integers(0, shape.length - 2))
    slip = data.draw(st.sampled_from(("wrong", "swapped", "out", "twice", "added")))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != good[at]]))
    typed = {
        "wrong": good[:at] + digit + good[at + 1 :],
        "swapped": good[:at] + good[at + 1] + good[at] + good[at + 2 :],
        "out": good[:at] + good[at + 1 :],
        "twice": good[:at] + good[at] + good[at:],
        "added": good[:at] + digit + good[at:],
    }[slip]
    if len(typed) == shape.length and (shape.fits(typed) or (name in PARTLY and at < 8)):
        return  # nothing to explain; or a slip in the digits that say which rule there is
    meant = slips.explain(typed, [target(name, typed)], most=1000).meant
    assert good in {m.number for m in meant}


def _solved(body: str) -> list[str]:
    return [f"{body[:-2]}{i:02}" for i in range(100)] + [f"{body[:8]}{i}{body[9:]}" for i in range(10)]


KINDS: list[tuple[str, dict[str, Any]]] = [
    ("inn", {}), ("snils", {}), ("ogrn", {}), ("ogrnip", {}), ("oms_policy", {}), ("card", {}), ("okpo", {}), ("uin", {}), ("iban", {}),
    ("account", {"bik": "044525225"}), ("corr_account", {"bik": "044525225"}), ("civil_act_number", {}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "options"), KINDS, ids=[kind for kind, _ in KINDS])
@pytest.mark.parametrize("channel", ["typed", "phone"])
def test_a_failed_check_digit_is_never_safe(kind: str, options: dict[str, Any], channel: str) -> None:
    """Over slips in made-up numbers: no safe fix, three at most, likely exactly from 0.8 on, a place only where it is 0.9 certain, and each fix mends."""
    for seed in range(1, 40):
        good = gosform.example(kind, seed, **options)
        at = max(i for i, c in enumerate(good[: len(good) - seed % 7]) if c in "0123456789")
        typed = good[:at] + str((int(good[at]) + 1 + seed % 8) % 10) + good[at + 1 :]
        for p in gosform.check_value(kind, typed, as_of=AS_OF, channel=channel, **options).problems:
            if p.code.trouble != "checksum":
                continue
            assert len(p.fixes) <= 3
            for fix in p.fixes:
                assert fix.probability is not None
                assert fix.trust is (Trust.LIKELY if fix.probability >= SURE else Trust.CANDIDATE)
                assert gosform.check_value(kind, fix.apply(typed), as_of=AS_OF, **options).ok
            if p.span != (0, len(typed)):
                assert p.fixes
                assert sum(fix.probability or 0 for fix in p.fixes if fix.span == p.span) >= slips.SURE - 0.1


@pytest.mark.parametrize(
    ("kind", "typed", "by_hand", "by_ear"),
    [
        ("inn", "500100732299", "500100532299", "150100732299"),  # fifteen for fifty
        ("snils", "112-233-449 95", "112-232-449 95", "112-233-449 99"),  # пять for девять
        ("ogrnip", "304500116000197", "304500116000179", "304150116000197"),
    ],
)
def test_the_channel_decides_what_comes_first(kind: str, typed: str, by_hand: str, by_ear: str) -> None:
    """What the hand does and what the ear does are different slips: the first repair differs."""
    for channel, first in (("typed", by_hand), ("phone", by_ear)):
        (p,) = gosform.check_value(kind, typed, as_of=AS_OF, channel=channel).problems
        assert p.fixes[0].apply(typed) == first


def test_the_first_digits_are_evidence() -> None:
    """An ОГРН with a first digit that no ОГРН has: the repair is certain enough to be likely, and the digit is pointed at."""
    (p,) = gosform.check_value("ogrn", "7117746358608", as_of=AS_OF).problems
    assert p.code == "ogrn.checksum"
    assert p.fixes[0].apply("7117746358608") == "1117746358608"
    assert p.fixes[0].trust is Trust.LIKELY
    assert p.span == (0, 1)


def test_separators_stay_where_they_are() -> None:
    """A repair changes the digits alone; where the form forbids separators it leaves them out as well."""
    for separators, written in (("accept", "5001-0073-2259"), ("forbid", "500100732259")):
        (p,) = gosform.check_value("inn", "5001-0073-2258", as_of=AS_OF, separators=separators).problems
        assert p.fixes[0].apply("5001-0073-2258") == written


@pytest.mark.parametrize("typed", ["0000000001", "00000000000", "١٢٣٤٥٦٧٨٩٠", "7" * 10, "7" * 11])
def test_placeholders_and_other_digits_are_no_trouble(typed: str) -> None:
    """Rows of one digit and digits of other scripts give a report like any other number."""
    report = gosform.check_value("inn", typed, as_of=AS_OF)
    assert not report.ok
    assert all(fix.trust is not Trust.SAFE for p in report.problems for fix in p.fixes)


def test_no_value_in_the_params() -> None:
    """What is said of a slip is its name; the numbers stand in the fixes alone."""
    folded = fold("7117746358608")
    found = slipped(kind_of("ogrn").codes[-3], folded, (ogrn.SHAPE,), (), separators="accept", channel="typed")
    assert set(found.params) <= {"slip"}
    assert "1117746358608" not in repr(found)
    assert "1117746358608" not in repr(found.fixes)

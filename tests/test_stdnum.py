"""Every number of python-stdnum is a kind: what its documentation calls good is good, what it refuses gets a code, nothing raises.

The tests over all kinds ask a few members of a family (``gosform.kinds.typical``); here every member is asked, in one loop a promise.
The examples are read from the installed python-stdnum when the tests run.
"""

from __future__ import annotations

import doctest
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.util import get_number_modules
from tests.timing import seconds
from tests.typed import NASTY

import gosform
from gosform.catalog import catalogue
from gosform.engines.foreign_example import fictional
from gosform.engines.foreign_numbers import ask, lengths, load, members
from gosform.explain import explain
from gosform.kinds import family_of, get, is_kind, names, own, troubles, typical
from gosform.kinds.stdnum import BETTER, NAMES, TYPICAL
from gosform.problem import Problem
from gosform.saying import channels
from gosform.saying.channels import CHANNELS

KINDS = tuple(name for name in names() if name.startswith("stdnum."))
CALL = re.compile(r"validate\(u?(['\"])([^'\"]+)\1\)\s*")
SAYS = {
    "InvalidChecksum": {"checksum"},
    "InvalidComponent": {"part"},
    "InvalidLength": {"too-short", "too-long", "length"},
    "InvalidFormat": {"shape", "letters", "characters", "too-short", "too-long"},
}
"""What each exception of python-stdnum may become."""
TAKEN = {
    "stdnum.eu.ecnumber": "the dashes stand elsewhere; without them it is a good number",
    "stdnum.us.tin": "with the dash it would be an employer's number, without it is a good SSN",
}
"""Kinds that take, with a notice, what python-stdnum refuses for its dashes."""
HOSTILE = (
    "",
    " ",
    "«»",
    "0",
    "-",
    "\x00",
    "\ud800",
    "🙂",
    "орангутан",
    "а1" * 40,
    "9" * 64,
    "Z" * 40,
    "9" * 200,
    "A9" * 100,
    "1-" * 150,
    "1,5E+11",
    "12.0",
    "١٢٣٤٥٦٧٨٩",
    "²²²²²²²²²²²",
    "ⅫⅫ",
    "31.02.2020",
    "'; drop table",
    "../../etc/passwd",
    "{label} %s",
    "\u202e123",
    "1\n2\n3",
    "(01)(02)(17)",
    "İıſK",
)


class Example(NamedTuple):
    """A call of ``validate`` that a docstring shows: what it gives back, or which exception it raises."""

    kind: str
    typed: str
    gives: str
    raises: str


@cache
def examples() -> tuple[Example, ...]:
    return tuple(_examples())


def _examples() -> Iterator[Example]:
    for kind in KINDS:
        for one in doctest.DocTestParser().get_examples(import_module(kind).__doc__ or ""):
            if call := CALL.fullmatch(one.source):
                raises = (one.exc_msg or "").partition(":")[0].strip()
                yield Example(kind, call[2], "" if raises else one.want.strip().strip("'\""), raises)


def test_every_module_is_a_kind() -> None:
    """The list that is made without importing anything is the list that python-stdnum itself gives."""
    modules: list[Any] = list(get_number_modules())
    assert tuple(sorted(module.__name__ for module in modules)) == KINDS
    assert len(KINDS) > 200
    assert all(is_kind(name) and family_of(name) == "stdnum" for name in KINDS)
    assert {f"stdnum.{name}" for name in TYPICAL} == {*typical()} - {*own()}


def test_the_tables_name_members_and_kinds() -> None:
    """What is said of a member by name is said of one that there is, and it is better done by a kind that there is."""
    assert {*BETTER, *NAMES} <= set(members())
    assert {kind for kind, _ in BETTER.values()} <= set(own())
    assert all(f"the kind {kind}" in get(f"stdnum.{member}").doc for member, (kind, _) in BETTER.items())


def test_what_the_documentation_calls_good_is_good() -> None:
    """Every number that a docstring shows as good passes, and its canonical spelling is the one that the docstring shows."""
    good = [one for one in examples() if one.gives]
    assert len(good) > 250
    for one in good:
        report = gosform.check_value(one.kind, one.typed)
        assert (report.ok, report.value) == (True, one.gives), one
        assert gosform.check_value(one.kind, one.gives).value == one.gives, one


def test_what_the_documentation_refuses_gets_a_code() -> None:
    """Every number that a docstring shows as refused is refused, with a code that says the same as the exception."""
    bad = [one for one in examples() if one.raises]
    assert len(bad) > 200
    taken = set()
    for one in bad:
        report = gosform.check_value(one.kind, one.typed)
        found = {p.code.trouble for p in report.all}
        if report.ok:
            assert found == {"cleaned"}, one
            taken.add(one.kind)
        else:
            assert found <= SAYS[one.raises], one
            assert report.value is None
    assert taken <= set(TAKEN)


def test_examples_are_made_up() -> None:
    """The example of a kind is good, is no number of the documentation, and another seed gives another one."""
    shown = {(one.kind, one.gives) for one in examples() if one.gives}
    without = set()
    for kind in KINDS:
        number, example = load(kind.removeprefix("stdnum.")), get(kind).words.example
        assert (kind, example) not in shown
        if not example:
            without.add(number.member)
            continue
        report = gosform.check_value(kind, example)
        assert (report.problems, report.value) == ((), example)
        assert len({fictional(number, seed) for seed in range(1, 9)}) > 2, kind
    assert without <= {"bitcoin", "cfi", "de.wkn", "es.iban", "eu.nace", "mu.nid"}


def test_a_count_is_the_count_of_what_was_typed() -> None:
    """A length is told with the number of characters that were typed, and that number is not among those that are needed."""
    seen = 0
    for one in examples():
        for text in (one.typed[:-1], one.typed + one.typed[-1]):
            for found in gosform.check_value(one.kind, text).all:
                if found.code.trouble in ("too-short", "too-long"):
                    seen += 1
                    assert found.params["need"] == lengths(load(one.kind.removeprefix("stdnum.")))
                    assert found.params["have"] not in found.params["need"]
                    assert found.params["have"] <= len(text)
    assert seen > 200


def test_hostile_text_never_raises() -> None:
    """No text makes any of the kinds raise, whatever its module would do; every span lies inside what was typed."""
    for kind in KINDS:
        for typed in HOSTILE:
            look(kind, typed)


@settings(max_examples=300)
@given(st.sampled_from(examples()), st.text(st.sampled_from(NASTY) | st.characters(), max_size=4), st.integers(0, 40), st.integers(0, 3))
def test_slips_never_raise(one: Example, slip: str, at: int, lost: int) -> None:
    """A number of any kind with a slip in it is answered; what python-stdnum takes is taken; a safe fix mends; the canonical is clean."""
    look(one.kind, one.typed[:at] + slip + one.typed[at + lost :])


def look(kind: str, typed: str) -> None:
    """The promises of tests/test_properties.py, for one value."""
    report = gosform.check_value(kind, typed)
    assert (report.value is None) == bool(report.errors)
    assert report.ok or ask(load(kind.removeprefix("stdnum.")), typed).trouble, "python-stdnum takes it"
    for found in report.all:
        assert found.span is None or 0 <= found.span.start <= found.span.end <= len(typed)
        for fix in found.fixes:
            assert fix.trust != "safe" or gosform.check_value(kind, fix.apply(typed)).ok
    if report.value is not None:
        again = gosform.check_value(kind, report.value)
        assert again.value == report.value
        assert {p.code.trouble for p in again.all} <= {"zeros"}
        assert get(kind).diagnose(report.value, None, None).problems == again.problems  # type: ignore[arg-type]


@pytest.mark.parametrize("piece", ["1", "A1", "1-", "а", "🙂", "\u200b"])
def test_any_amount_of_text_is_answered_in_time(piece: str) -> None:
    """200,000 characters never reach python-stdnum, so one kind is as quick as another; as many spaces around few digits are no trouble."""
    typed = (piece * 200_000)[:200_000]
    assert seconds(lambda: [gosform.check_value(kind, typed) for kind in KINDS[::40]]) < 5
    assert seconds(lambda: gosform.check_value("stdnum.isbn", "9780" + " " * 200_000 + "000000002")) < 5


@pytest.mark.slow
def test_every_trouble_of_every_kind_is_said() -> None:
    """Russian and English, in every channel, within its limits, whatever the number is called; the kinds share their sentences."""
    params = {"need": (10, 12, 13), "have": 123, "char": "Ж", "sign": gosform.check_value("inn", "7Ж").problems[0].params["sign"]}
    for name in KINDS:
        kind = get(name)
        assert {code.trouble for code in kind.all_codes()} == troubles("stdnum")
        found = [Problem(code, params=params, severity=code.severity, place=kind.place) for code in kind.all_codes()]
        for lang in ("ru", "en"):
            for channel in CHANNELS:
                for said in explain(found, lang, channel, application="4471902"):
                    assert said.lang == lang
                    assert channels.fits(channel, said.text), said
                    assert not re.search("[{}…]", said.what + said.fix + said.label), said
    assert catalogue("ru").find("stdnum.label", get("stdnum.isbn").words.label)

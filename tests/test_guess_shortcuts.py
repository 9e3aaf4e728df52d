"""What guessing does in one step says what it would say step by step."""

from __future__ import annotations

import re
from datetime import date
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.typed import typed

from gosform.guess.good import NUMBERS, good
from gosform.guess.looks import LONGEST, among, by_layout, layout, looks
from gosform.guess.spelt import SPELT, WRITTEN
from gosform.kinds import get
from gosform.problem import Severity

seeing, words = import_module("gosform.guess.looks"), import_module("gosform.guess.words")
FRAGMENTS = [
    re.sub(r"\\\\[bw]|[][()?!|^$*+\\\\<:]", "", one) for found in words._each().values() for one in words._alternatives(found.pattern)
]
PATTERNS = {kind: re.compile(pattern) for kind, (pattern, _) in WRITTEN.items()}
SOME = ("address", "issued_by", "birth_place", "plate", "mrz", "email", "iban", "vin", "surname", "civil_certificate", "licence_category")
AS_OF = date(2026, 11, 22)


@given(
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.sampled_from([" ", ": ", "№", "э", "Т", "1", "."])), max_size=6).map("".join),
    st.booleans(),
)
def test_words_are_found_in_small_letters_where_they_stand(text: str, large: bool) -> None:
    """Both patterns find the same stretches in text that the quicker one is asked for."""
    text = text.upper() if large else text
    if words._USUAL(text):
        assert [m.span() for m in words._any().finditer(text)] == [m.span() for m in words._any_small().finditer(text.lower())]


@given(st.sampled_from(SOME).flatmap(typed))
def test_every_pattern_that_matches_is_seen(text: str) -> None:
    """No kind is left out for the first character of the text or for its alphabet."""
    if layout(text) not in by_layout() and not (text.isascii() and text.isdigit()) and len(text) <= LONGEST:
        there = [kind for kind, pattern in PATTERNS.items() if pattern.fullmatch(text.strip())]
        seen = [look.kind for look in looks(text)[1]]
        assert seen == there or not there


@given(st.text(st.sampled_from("0123456789 -+()."), max_size=24) | st.text("0", max_size=LONGEST + 2))
def test_a_layout_of_digits_tells_what_its_digits_would(text: str) -> None:
    """What is looked up by the layout is what a closer look at the text itself says."""
    assert looks(text) == seeing._looks(text)


@given(st.sampled_from(SOME).flatmap(typed) | st.text(max_size=30), st.sets(st.sampled_from(sorted({*WRITTEN, *SPELT}))).map(frozenset))
def test_some_kinds_are_found_without_the_patterns_of_the_others(text: str, kinds: frozenset[str]) -> None:
    assert among(text, kinds) == any(look.kind in kinds for look in looks(text)[1])


@pytest.mark.parametrize("kind", sorted(NUMBERS))
def test_no_kind_of_digits_takes_a_foreign_sign(kind: str) -> None:
    """The signs that guessing turns a value down for are refused or doubted by the kind itself, wherever they stand."""
    found, options = get(kind), get(kind).option_values({})
    value = found.words.example
    for sign in "!$%&<>?@^{}~":
        for at in range(len(value) + 1):
            text = value[:at] + sign + value[at:]
            judged = found.diagnose(text, options, AS_OF)
            assert judged.canonical is None or any(p.severity is not Severity.NOTICE for p in judged.problems)
            assert not good(kind, text, AS_OF)


@given(st.sampled_from(SOME).flatmap(typed) | st.text(st.sampled_from("0123456789 -+().АaвZ@№"), max_size=24))
def test_the_kinds_are_seen_without_the_layout(text: str) -> None:
    assert seeing.seen(text) == looks(text)[1]


@pytest.mark.parametrize("kind", sorted(WRITTEN))
def test_a_pattern_that_asks_for_a_sign_asks_for_it_always(kind: str) -> None:
    """A kind that is left out for want of a digit, or of an at sign, or for its first letter, takes no such text; its own values are taken."""
    pattern = PATTERNS[kind]
    for text in (get(kind).words.example, *(get(kind).example(get(kind).option_values({}), seed) for seed in range(50))):
        for tried in (text, text.upper(), text.lower(), re.sub("[0-9]", "", text), text.replace("@", ""), text.replace("@", " ")):
            if pattern.fullmatch(tried) and len(tried) <= LONGEST:
                assert kind in [look.kind for look in seeing.written(tried)]


@pytest.mark.parametrize("kind", sorted({*SPELT, *WRITTEN}))
def test_a_good_value_is_known_by_its_pattern_or_at_length(kind: str) -> None:
    """What a screen proves is what all rules say."""
    found, options = get(kind), get(kind).option_values({})
    for seed in range(20):
        value = found.example(options, seed)
        judged = found.diagnose(value, options, AS_OF)
        fair = judged.canonical is not None and all(p.severity is Severity.NOTICE for p in judged.problems)
        assert fair or not good(kind, value, AS_OF)

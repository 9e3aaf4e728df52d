"""A pattern's automaton takes what ``re`` matches whole; what would not be the same is not read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosform.columns.automaton import automaton
from gosform.columns.pattern import Unread

PATTERNS = (
    "(?!00|9[0345])[0-9]{2,4}",
    "a|ab|abc",
    "(?:ab)*c?",
    "[а-яё]++(?>(?: [а-яё]++)*)",
    "[А-Я][а-я]{0,3}(?:-[А-Я][а-я]{0,3})?(?<!(?i:ов|ёв))",
    "(?=..(?:0[1-9]|1[0-2]))(?!0{4})[0-9]{4}|x",
    "(?:(?!нет)[а-я]{3} ?){1,2}",
    "(?i:straße|ок|в)",
    "[^a]{1,3}",
    ".",
    r"\+7\.\n?",
    "",
    "(?!)x|y",
)
SIGNS = "0123456789abcxyАБабвенотёОВ -.+\nßſẞᲀ\U0001f600"


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text(SIGNS, max_size=7))
def test_it_takes_what_re_matches(pattern: str, text: str) -> None:
    assert automaton(pattern).takes(text.encode()) == (re.fullmatch(pattern, text) is not None)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_and_what_is_made_after_the_pattern(pattern: str) -> None:
    @given(text=st.from_regex(f"(?:{pattern})", fullmatch=True).filter(lambda x: x.isprintable() or x.isspace() or x == ""))
    def inner(text: str) -> None:
        assert automaton(pattern).takes(text.encode("utf-8", "ignore")) == (re.fullmatch(pattern, text) is not None)

    if "(?!" not in pattern and "(?>" not in pattern and "++" not in pattern and "(?<!" not in pattern and "(?=" not in pattern:
        inner()


@pytest.mark.parametrize(
    "pattern",
    ["(a)", r"\d+", "a$", "^a", "a*?", "(?<!a)b", "a++a", "(?>a|ab)c", "(?>a*)ab", "(?:(?!b)a)*", "[[:alpha:]]", r"\w", "(?P<x>a)"],
)
def test_what_is_not_read(pattern: str) -> None:
    """Groups that capture, classes that depend on Unicode's tables, counts that might give something back: ``re`` alone reads them."""
    with pytest.raises(Unread):
        automaton(pattern)

"""Promises that hold for every kind and every text that anybody can type. A few kinds of a family stand for it: tests/test_stdnum.py asks all."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.typed import chosen, typed, vectors

from gosform.check import check_value
from gosform.kinds import get, typical
from gosform.problem import QUOTING, Severity, Token, Trust

AS_OF = date(2026, 11, 22)
NOT_TYPED = {"like", "limit", "name", "kind"}
"""Params that say what the form takes, what Unicode calls a character, which kind is meant: somebody may type just that."""
relaxed = settings(suppress_health_check=[HealthCheck.too_slow])  # how many examples: conftest.py
every_kind = pytest.mark.parametrize("kind", typical())


@every_kind
@relaxed
@given(data=st.data())
def test_a_report_for_every_text(kind: str, data: st.DataObject) -> None:
    """No text makes a check raise; every span lies inside what was typed; an error means no canonical value."""
    text, options = data.draw(typed(kind)), data.draw(chosen(kind))
    report = check_value(kind, text, as_of=AS_OF, **options)
    for found in report.all:
        assert found.span is None or 0 <= found.span.start <= found.span.end <= len(text)
        for fix in found.fixes:
            assert 0 <= fix.span.start <= fix.span.end <= len(text)
            assert fix.probability is None or 0 <= fix.probability <= 1
        for name, value in found.params.items():
            quoted = isinstance(value, str) and not isinstance(value, Token) and len(value) > 2 and value in text
            assert name in QUOTING | NOT_TYPED or not quoted, name
    assert (report.value is None) == bool(report.errors)


@every_kind
@relaxed
@given(data=st.data())
def test_a_safe_fix_mends(kind: str, data: st.DataObject) -> None:
    """After a safe fix no error is left."""
    text, options = data.draw(typed(kind)), data.draw(chosen(kind))
    for found in check_value(kind, text, as_of=AS_OF, **options).all:
        for fix in found.fixes:
            if fix.trust is Trust.SAFE:
                assert check_value(kind, fix.apply(text), as_of=AS_OF, **options).errors == ()


@every_kind
@relaxed
@given(data=st.data())
def test_canonical_is_clean(kind: str, data: st.DataObject) -> None:
    """The canonical spelling is its own canonical spelling; nothing new is said of it, and nothing of how it is spelt."""
    text, options = data.draw(typed(kind)), data.draw(chosen(kind))
    first = check_value(kind, text, as_of=AS_OF, **options)
    if first.value is None:
        return
    second = check_value(kind, first.value, as_of=AS_OF, **options)
    assert second.value == first.value
    doubts = {p.code for p in first.all if p.severity is Severity.WARNING or p.code.trouble != "cleaned"}
    assert {p.code for p in second.all} <= doubts


@every_kind
@relaxed
@given(data=st.data())
def test_the_screen_says_clean_only_of_clean(kind: str, data: st.DataObject) -> None:
    """What the screen calls certainly clean, the diagnosing engine calls clean and canonical."""
    text, options = data.draw(typed(kind)), data.draw(chosen(kind))
    made = get(kind).option_values(options)
    screen = get(kind).screen(made, AS_OF)
    if screen is None or not re.fullmatch(screen.pattern, text) or not (screen.holds is None or screen.holds(text)):
        return
    found = get(kind).diagnose(text, made, AS_OF)
    assert found.problems == ()
    assert found.canonical == text


@every_kind
def test_the_screen_knows_good_values(kind: str) -> None:
    """A screen that never says clean would pass every test above: it must know most good canonical vectors."""
    good = [row for row in vectors(kind) if not row.get("problems") and row.get("canonical", row["typed"]) == row["typed"]]
    known = 0
    for row in good:
        made = get(kind).option_values(row.get("options", {}))
        screen = get(kind).screen(made, AS_OF)
        known += bool(screen and re.fullmatch(screen.pattern, row["typed"]) and (screen.holds is None or screen.holds(row["typed"])))
    assert good
    assert known * 3 >= len(good), [row["typed"] for row in good]

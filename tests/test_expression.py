"""Expressions: the syntax, the third answer, and that nothing an author or a citizen writes makes them raise or hang."""

from __future__ import annotations

import itertools
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scene import FIELDS, view

from gosform.expression import ExprError, compile_expr

PERSON = {
    "agreed": "true",
    "other": "false",
    "amount": "10",
    "total": "2.5",
    "note": "Омск, 5",
    "role": "mother",
    "inn": "7707083894",
    "birth": "29.02.2004",
    "issued": "2020-05-17",
    "month": "2020-05",
    "count": "ten",
}
RECORD = {
    "person": PERSON,
    "children": [{"birth": "01.01.2020", "surname": "Ким"}, {"birth": "01.01.2010"}],
    "jobs": [{"from": "2020-01"}],
}


def value(text: str) -> object:
    return compile_expr(text, FIELDS).value(view(RECORD))


TRUE, FALSE, UNKNOWN = "person.agreed", "person.other", "person.count > 1"
TRUTH = {TRUE: True, FALSE: False, UNKNOWN: None}


@pytest.mark.parametrize(("a", "b"), list(itertools.product(TRUTH, TRUTH)))
def test_kleene(a: str, b: str) -> None:
    """And, or, not follow Kleene's tables, whichever side is unknown."""
    x, y = TRUTH[a], TRUTH[b]
    assert value(f"{a} && {b}") is (False if x is False or y is False else None if x is None or y is None else True)
    assert value(f"{a} || {b}") is (True if x is True or y is True else None if x is None or y is None else False)
    assert value(f"!({a})") is (None if x is None else not x)
    assert value(f"!({a} && {b}) == (!({a}) || !({b}))") in (True, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("true", True),
        ("!true", False),
        ("person.amount == 10", True),
        ("person.amount == '10'", True),
        ("person.amount + person.total == 12.5", True),
        ("person.amount - person.total - 1 == 6.5", True),
        ("person.amount - -1 == 11", True),
        ("-person.amount < 0", True),
        ("0.1 + 0.2 == 0.3", True),
        ("person.role == 'mother' && person.amount >= 10", True),
        ('person.role != "mother" || person.amount > 10', False),
        ("true || false && false", True),
        ("(true || false) && false", False),
        ("person.role in ['father', 'mother']", True),
        ("person.role in ['father']", False),
        ("person.role in ['father', person.inn]", None),
        ("person.role in ['mother', person.inn]", True),
        ("size(person.note) == 7", True),
        ("person.note.size() == 7", True),
        ("size(children) == 2", True),
        ("size('Ёж') == 2", True),
        ("startsWith(person.note, 'Омск')", True),
        ("person.note.startsWith('Омск') && person.note.endsWith('5')", True),
        (r"'it\'s' == \"it's\"".replace('\\"', '"'), True),
        ("person.issued > date('2020-05-16')", True),
        ("person.issued == date('2020-05-17')", True),
        ("person.issued == '17.05.2020'", True),
        ("person.issued + 1 == date('2020-05-18')", True),
        ("person.issued - 17 == date('2020-04-30')", True),
        ("person.issued - date('2020-05-01') == 16", True),
        ("days(date('2020-05-01'), person.issued) == 16", True),
        ("today() == date('2026-11-22')", True),
        ("age(person.birth, person.issued) == 16", True),
        ("age(person.birth, date('2018-03-01')) >= 14", True),
        ("age(person.birth, date('2018-02-28')) >= 14", None),
        ("person.month < date('2020-06-01')", True),
        ("person.month < date('2020-05-20')", None),
        ("person.month == person.issued", None),
        ("person.month >= date('2020-05-01')", True),
        ("person.issued + 0.5 == person.issued", None),
        ("person.issued + 99999999 == person.issued", None),
        ("person.count > 1", None),
        ("person.inn == '7707083894'", None),
        ("person.snils == ''", None),
        ("person.agreed == 1", None),
        ("person.note == 5", None),
        ("has(person.inn)", True),
        ("has(person.snils)", False),
        ("person.snils == null", True),
        ("person.inn != null", True),
        ("null == person.inn", False),
        ("(person.snils) == null", True),
        ("children.birth == '01.01.2020'", None),
        ("jobs.from == '2020-02'", False),
        ("has(children.surname)", True),
        ("person.note + '!' == 'Омск, 5!'", True),
        ("person.note + 1 == 'Омск, 51'", None),
        ("person.amount\n  == 10", True),
        ("person.note", None),
        ("person.amount + 1", None),
    ],
)
def test_answers(text: str, expected: bool | None) -> None:
    """The worked examples of the language."""
    assert value(text) is expected


@pytest.mark.parametrize(
    ("text", "column", "hint"),
    [
        ("", 1, "stops"),
        ("person.amount >", 16, "stops"),
        ("person.amuont > 1", 1, "did you mean “person.amount”"),
        ("true && persоn.amount > 1", 9, "did you mean “person.amount”"),
        ("siez(person.note) == 1", 1, "did you mean “size”"),
        ("size(childern) == 1", 6, "did you mean “children”"),
        ("person.amount = 1", 15, "=="),
        ("true & true", 6, "&&"),
        ("true | true", 6, "||"),
        ("person.role == 'mother", 16, "not closed"),
        ("person.role == “mother”", 16, "write '"),
        ("person.role == mother", 16, "quotation marks"),
        ("person.amount == 1 2", 20, "does not belong"),
        ("1 < person.amount < 3", 19, "&&"),
        ("1 + 1", 1, "this is a number"),
        ("'a'", 1, "this is a text"),
        ("!'a'", 2, "this is a text"),
        ("true && today()", 9, "this is a date"),
        ("person.amount > null", 1, "null goes with"),
        ("null == null", 1, "null goes with"),
        ("person.role in 'mother'", 16, "“[” is missing"),
        ("person.role in []", 17, "does not belong"),
        ("(true", 6, "“)” is missing"),
        ("age(person.birth)", 1, "takes 2"),
        ("age(person.birth person.issued) > 1", 18, "“,” is missing"),
        ("has('a')", 5, "one field"),
        ("date('2020-02-30') < today()", 6, "calendar"),
        ("date(person.birth) < today()", 6, "calendar"),
        ("person.note.upper() == 'A'", 13, "only endsWith, size, startsWith"),
        ("person.amount.__class__ == 1", 15, "only"),
        ("__import__('os') == 1", 1, "no function"),
        ("person.amount * 2 == 1", 15, "U+002A"),
        ("person.amount >\u00a01", 16, "ordinary space"),
        ("(" * 60 + "true" + ")" * 60, 51, "50 deep"),
        ("!" * 60 + "true", 51, "50 deep"),
        ("true " * 1000, 2001, "2000 characters"),
        ("person.", 1, "no field"),
        ("size(", 6, "stops"),
        ("date(", 6, "calendar"),
    ],
)
def test_mistakes(text: str, column: int, hint: str) -> None:
    """A mistake is answered with its column and what to write instead."""
    with pytest.raises(ExprError) as caught:
        compile_expr(text, FIELDS)
    assert caught.value.column == column, caught.value
    assert hint in caught.value.text


def test_fields() -> None:
    """The fields that an expression reads are listed once each, in order."""
    assert compile_expr("person.note == person.role || has(person.note)", FIELDS).fields == ("person.note", "person.role")


def test_long_chains() -> None:
    """The longest chains that fit into 2,000 characters are computed without deep recursion."""
    assert value("1" + "+1" * 900 + " == 901") is True
    assert value("true" + "&&true" * 330) is True
    assert value("false" + "||false" * 280) is False
    assert value("person.note" + ".size()" * 280 + " == 1") is None
    assert value("person.agreed in [" + "1," * 900 + "true]") is True


PIECES = st.sampled_from(
    (
        *(
            "person.amount",
            "person.agreed",
            "person.note",
            "person.birth",
            "person.count",
            "children.birth",
            "children",
            "x.y",
            "null",
            "true",
        ),
        *(
            "'a'",
            '"',
            "12",
            "1.5",
            "date('2020-01-01')",
            "today()",
            "age(",
            "size(",
            "has(",
            "days(",
            ".startsWith(",
            ")",
            "(",
            "[",
            "]",
            "in",
            ",",
        ),
        *("&&", "||", "!", "-", "+", "==", "!=", "<", "<=", ">", ">=", ".", " ", "\n", "ы", "\\", "'", "&", "\x00", "٣"),
    )
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_text_compiles_or_is_explained(pieces: list[str]) -> None:
    """Whatever an author writes is either an expression that answers, or one mistake with a column inside the text."""
    text = " ".join(pieces)
    try:
        compiled = compile_expr(text, FIELDS)
    except ExprError as error:
        column = error.column
    else:
        column = 1
        assert {compiled.value(view(record)) for record in ({}, RECORD)} <= {True, False, None}
    assert 1 <= column <= len(text) + 1


def expressions() -> st.SearchStrategy[str]:
    """Well-formed expressions of truth over the scene."""
    numbers = st.sampled_from(("person.amount", "person.total", "person.count", "1", "2.5", "size(children)", "age(person.birth, today())"))
    dates = st.sampled_from(("person.birth", "person.month", "today()", "date('2010-05-01')", "person.issued + person.amount"))
    signs = st.sampled_from(("==", "!=", "<", "<=", ">", ">="))
    leaves = st.one_of(
        st.tuples(numbers, signs, numbers).map(" ".join),
        st.tuples(dates, signs, dates).map(" ".join),
        st.sampled_from(("person.agreed", "person.other", "true", "false", "has(person.inn)", "person.role in ['mother', person.note]")),
    )
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            inner.map("!({})".format),
            st.tuples(inner, st.sampled_from(("&&", "||")), inner).map(lambda t: f"({t[0]}) {t[1]} ({t[2]})"),
        ),
        max_leaves=12,
    )


SCRAPS = st.sampled_from(
    ("", "10", "2.5", "ten", "true", "false", "29.02.2004", "2020-05-17", "2020-05", "31.02.2000", "mother", "9" * 70, "Ким")
)


@settings(max_examples=200, deadline=None)
@given(expressions(), st.fixed_dictionaries({field.partition(".")[2]: SCRAPS for field in FIELDS if field.startswith("person.")}))
def test_truth_is_three_valued(text: str, person: dict[str, str]) -> None:
    """A well-formed expression over any record is true, false or unknown, and its negation the opposite."""
    record = {"person": person}
    answer = compile_expr(text, FIELDS).value(view(record))
    opposite = compile_expr(f"!({text})", FIELDS).value(view(record))
    assert answer in (True, False, None)
    assert opposite is (None if answer is None else not answer)


@settings(max_examples=100, deadline=None)
@given(expressions(), st.sampled_from([field for field in FIELDS if field.startswith("person.")]), SCRAPS)
def test_what_is_known_stays_known(text: str, field: str, later: str) -> None:
    """Filling in a field never turns a true answer into a false one, unless the expression asks whether it is empty."""
    if "has(" in text:
        return
    name = field.partition(".")[2]
    before = {"person": {key: typed for key, typed in PERSON.items() if key != name}}
    compiled = compile_expr(text, FIELDS)
    early = compiled.value(view(before))
    late = compiled.value(view({"person": {**before["person"], name: later}}))
    assert early is None or late is early


def test_pickles_and_shows() -> None:
    """An expression shows its text, travels between processes, and means the same there."""
    compiled = compile_expr("person.amount > 1", FIELDS)
    again = pickle.loads(pickle.dumps(compiled))  # noqa: S301
    assert again.value(view(RECORD)) is True
    assert "person.amount > 1" in repr(compiled)

"""Every relation answers its table of vectors, keeps silent where it must, and quotes nobody."""

from __future__ import annotations

import pickle
import runpy
from datetime import date
from decimal import Decimal, Inexact, localcontext
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scene import AS_OF, SECTIONS, found, relation, view

from gosform.problem import QUOTING, Problem, Severity, Trust
from gosform.relations import CODES, SIGNATURES, run

HERE = Path(__file__).parent / "relations"


def table(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.load((HERE / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return rows


ROWS = [(path.stem, number, row) for path in sorted(HERE.glob("*.yaml")) for number, row in enumerate(table(path.stem), 1)]
NODES = [row["relation"] for _, _, row in ROWS]


def said(problem: Problem) -> str:
    others = " ".join(problem.related)
    return f"{problem.code} at {problem.pointer}" + (f" with {others}" if others else "")


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{name}-{number}") for name, number, row in ROWS])
def test_vector(row: dict[str, Any]) -> None:
    """A record gives exactly the listed problems, at the listed fields, with the listed fixes."""
    problems = found(row["relation"], row["record"], row.get("as_of", AS_OF))
    assert [said(p) for p in problems] == row.get("problems", [])
    assert [f"{f.trust} {f.text}" for p in problems for f in p.fixes] == row.get("fixes", [])
    assert {p.severity for p in problems if p.code.severity is Severity.ERROR} <= {Severity(row.get("severity", "error"))}
    assert set(row) <= {"relation", "record", "problems", "fixes", "severity", "as_of", "why"}


@pytest.mark.parametrize(
    ("node", "typed", "span"),
    [
        ({"age-between": ["person.birth", "as-of"], "max": 110}, "25.03.1901", (6, 8)),
        ({"age-between": ["person.birth", "as-of"], "max": 17}, "25.03.1915", (6, 8)),
        ({"age-between": ["person.birth", "as-of"], "max": 110}, "25.03.1915", None),
        ({"before": ["person.birth", "as-of"]}, "25.03.2027", None),
        ({"before": ["person.birth", "person.issued"]}, "25.03.2062", None),
    ],
)
def test_a_century_is_pointed_at_only_where_it_is_likely(node: dict[str, Any], typed: str, span: tuple[int, int] | None) -> None:
    """Its two digits, in the one field that may be wrong; nothing where another field or another slip is as good an explanation."""
    [problem] = found(node, {"person": {"birth": typed, "issued": date(1980, 3, 25)}}, AS_OF)
    assert problem.span == span
    assert any(fix.trust is Trust.LIKELY for fix in problem.fixes) == (span is not None)


def test_every_relation_has_a_table() -> None:
    """A relation's name, its table and the prefix of its codes are the same, and its docstring is its page."""
    assert {path.stem for path in HERE.glob("*.yaml")} == set(SIGNATURES)
    for name, signature in SIGNATURES.items():
        assert signature.find.__name__ == name.replace("-", "_")
        assert signature.find.__doc__
        assert all(code == f"relation.{name}" or code.startswith(f"relation.{name}-") for code in signature.codes)


def test_every_code_is_given() -> None:
    """No code is declared that no vector gives."""
    given_codes = {said.split()[0] for _, _, row in ROWS for said in row.get("problems", [])}
    assert given_codes == set(CODES)
    assert len(CODES) == len(set(CODES))


@pytest.mark.parametrize("node", NODES, ids=[f"{name}-{number}" for name, number, _ in ROWS])
def test_silent_on_nothing(node: dict[str, Any]) -> None:
    """An empty record breaks no relation but those that ask for something to be there."""
    codes = {str(p.code) for p in found(node, {})}
    assert codes <= {"relation.at-least-one-of", "relation.exactly-one-of-none", "relation.expr"}


@pytest.mark.parametrize("node", NODES, ids=[f"{name}-{number}" for name, number, _ in ROWS])
def test_a_problem_is_complete(node: dict[str, Any]) -> None:
    """Every problem knows its rule, what the blamed field and each related field are called, and quotes nothing."""
    for _, _, row in ROWS:
        if row["relation"] == node:
            for problem in found(node, row["record"], row.get("as_of", AS_OF)):
                assert problem.rule is not None
                assert problem.place is not None
                assert len(problem.places) == len(problem.related)
                assert problem.pointer not in problem.related
                assert not QUOTING & problem.params.keys()
                assert all(isinstance(value, int | Decimal) or (key, type(value)) == ("min", date) for key, value in problem.params.items())


def test_own_sentence() -> None:
    """The form's own sentence travels with the problem, under the problem's code."""
    node = {"equals": ["person.inn", "paper.inn"], "messages": {"en": "Write the same number."}}
    (problem,) = found(node, {"person": {"inn": "7707083893"}, "paper": {"inn": "500100732259"}})
    assert problem.place is not None
    assert problem.place.messages["relation.equals"] == {"en": "Write the same number."}


def test_notice_stays_a_notice() -> None:
    """ё and е are never made an error by the relation's severity."""
    (problem,) = found({"equals": ["person.surname", "paper.surname"]}, {"person": {"surname": "Королёв"}, "paper": {"surname": "Королев"}})
    assert problem.severity is Severity.NOTICE


def test_offered_value_passes() -> None:
    """The value that is offered for the broken one is good in its place, and only likely."""
    record = {"person": {"snils": "112-233-445 95"}, "paper": {"snils": "112-233-445 69"}}
    (problem,) = found({"equals": ["person.snils", "paper.snils"]}, record)
    (fix,) = problem.fixes
    assert fix.trust is Trust.LIKELY
    assert found({"equals": ["person.snils", "paper.snils"]}, {**record, "paper": {"snils": fix.apply("112-233-445 69")}}) == []


def test_a_broken_neighbour_silences_nothing() -> None:
    """A field that a relation does not need may be broken: the relation speaks."""
    record = {"person": {"inn": "7707083893", "birth": "31.02.1990"}, "paper": {"inn": "500100732259", "snils": "?"}}
    assert len(found({"equals": ["person.inn", "paper.inn"]}, record)) == 1


KNOWLEDGE = frozenset(
    (
        *("kpp-fits-inn-person", "bank-details", "bank-details-account", "bank-details-bik", "bank-details-ending"),
        *("mrz-agrees-name", "mrz-agrees-older"),
        *("passport-term-early", "passport-term-over", "passport-term-service", "series-year", "series-region", "register-year"),
    )
)
"""Codes whose rule no form invents."""


CANARIES = ("Пётр-Канарейкин", "500100732259", "112-233-445 96", "13.07.1931", "1931-07-13", "31415")


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """A record of the scene with canaries, good values, scraps and holes."""
    values = st.sampled_from(
        (*CANARIES, "", "true", "false", "2015-03", "2020-01-01", "01.02.2010", "0.5", "mother", "?", "ё", "7707083893", "A, B")
    )

    def section(names: Any) -> dict[str, str]:
        return {name: draw(values) for name in names if draw(st.booleans())}

    record: dict[str, Any] = {}
    for name, (_, repeated, fields) in SECTIONS.items():
        record[name] = [section(fields) for _ in range(draw(st.integers(0, 3)))] if repeated else section(fields)
    return record


@settings(max_examples=60, deadline=None)
@given(records())
def test_never_raises_and_never_quotes(record: dict[str, Any]) -> None:
    """Whatever the record holds, relations return problems with places, and no value shows in repr or params."""
    for node in NODES:
        for problem in run(relation(node), view(record)):
            shown = repr(problem) + repr(dict(problem.params)) + repr(problem.fixes)
            assert not any(canary in shown for canary in CANARIES)
            assert problem.pointer.startswith("/")


def test_exact_whatever_the_host_does() -> None:
    """Long numbers are told apart, and the caller's own decimal context changes nothing."""
    long = {"children": [{"share": "1" * 40 + "2"}, {"share": "1" * 40 + "3"}]}
    shares = {"children": [{"share": "0.1"}] * 10}
    with localcontext() as context:
        context.prec = 2
        context.traps[Inexact] = True
        assert found({"unique": "children.share"}, long) == []
        assert found({"sum": "children.share", "equals": 1}, shares) == []


def test_every_code_says_why() -> None:
    """Every code has a reason, two whole sentences, and a source: the form itself, or the document that the knowledge comes from."""
    for code in CODES:
        assert code.why
        own = code.source.startswith("the form's own rule: ")
        assert own is (code.partition(".")[2] not in KNOWLEDGE)
        assert code.source
        assert code.what.endswith(".")
        assert code.fix.endswith(".")


def test_pickles() -> None:
    """A relation with an expression can be sent to another process."""
    node = {"expr": "size(children) > 0", "blame": "person.count", "messages": {"en": "Add a child."}}
    again = pickle.loads(pickle.dumps(relation(node).args["expr"]))  # noqa: S301
    assert again.value(view({})) is False
    assert again.value(view({"children": [{}]})) is True


def test_the_page_is_fresh() -> None:
    """docs/relations.md is what the docstrings, codes and vectors say."""
    path = Path(__file__).resolve().parents[1] / "tools" / "make_relations_page.py"
    made = runpy.run_path(str(path))["page"]()
    assert (path.parents[1] / "docs" / "relations.md").read_text(encoding="utf-8") == made

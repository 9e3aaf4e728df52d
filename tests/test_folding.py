"""One primary problem a place, the others folded under it: which comes first, that nothing is lost, and what mends several at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.typed import chosen, typed

from gosform.check import check_value, codes
from gosform.check.diagnosis import diagnose
from gosform.check.folding import TROUBLES, Stage, fold, rank, stage
from gosform.check.form import Form
from gosform.check.joined_fixes import joined
from gosform.check.plan import Plan
from gosform.examples import run
from gosform.explain import explain
from gosform.kinds import family_of, get, typical
from gosform.problem import Code, Fix, Place, Problem, Report, Severity, Span, Trust, Words, problem
from gosform.read_rules import read_text

AS_OF = date(2026, 11, 22)
GOLDEN = Path(__file__).parent / "golden" / "stages.txt"
PLACE = Place(Words("value", label="Value", acc="the value"))
RULES = """
id: folded
version: 1
title: {ru: Проба, en: Trial}
source: 'gosform: tests/test_folding.py'
sections:
  a:
    title: {ru: Заявитель, en: Applicant}
    fields:
      surname: {kind: surname, required: true}
      inn: {kind: inn, holder: person}
      born: {kind: date, format: dd.mm.yyyy, max: today}
      street: {kind: address, part: street, allow: ''}
      office: {kind: issued_by, severity: {issued_by.characters: warning}}
      text: {kind: text, alphabet: cyrillic-digits, allow: ' .,'}
  b:
    title: {ru: Документ, en: Document}
    fields:
      inn: {kind: inn}
      issued: {kind: date, format: dd.mm.yyyy}
  c:
    title: {ru: Дети, en: Children}
    repeat: {max: 2}
    fields:
      snils: {kind: snils, required: true}
relations:
  - {equals: [a.inn, b.inn]}
  - {before: [a.born, b.issued]}
  - {at-least-one-of: [a.inn, a.street]}
  - {unique: c.snils}
examples:
  - name: every problem is listed, folded or not
    record: {a: {surname: '«Иванов»', street: 'ул. "Мира"/Советская'}}
    problems:
      - surname.characters at /a/surname
      - surname.characters at /a/surname
      - address.characters at /a/street
      - address.characters at /a/street
      - address.characters at /a/street
"""
FORM = Form(read_text(RULES, "folded.yaml"), AS_OF)


def stages() -> str:
    """Every trouble word under its stage, for a reader to judge. Codes of one word that stand apart from the others are written out."""
    words: dict[Stage, set[str]] = {one: set() for one in Stage}
    for code in codes().values():
        if not family_of(code.owner) or code.trouble in ("checksum", "part", "shape"):
            words[stage(code)].add("relation.*" if code.owner == "relation" else str(code) if code.owner == "record" else code.trouble)
    lines = ["# The order in which problems of one field are said. Made by tests/test_folding.py."]
    for one, found in words.items():
        lines += ["", one.name.lower().replace("_", " "), *(f"  {word}" for word in sorted(found))]
    return "\n".join(lines) + "\n"


def test_every_trouble_has_its_stage() -> None:
    """A new trouble is seen by a reader: ``python tests/test_folding.py`` writes the list anew."""
    assert GOLDEN.read_text(encoding="utf-8") == stages()


def test_the_table_of_stages_holds_no_strange_word() -> None:
    """Each word is the trouble of some code, and stands once."""
    words = " ".join(TROUBLES.values()).split()
    assert len(words) == len(set(words))
    assert set(words) - {code.trouble for code in codes().values()} == set()


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("inn.missing", Stage.MISSING),
        ("inn.letters", Stage.CHARACTERS),
        ("surname.mixed-scripts", Stage.CHARACTERS),
        ("inn.too-short", Stage.LENGTH),
        ("snils.lost-zero", Stage.LENGTH),
        ("date.date-order", Stage.SHAPE),
        ("inn.wrong-kind", Stage.SHAPE),
        ("date.swapped", Stage.SHAPE),
        ("inn.zeros", Stage.IMPOSSIBLE),
        ("date.in-future", Stage.IMPOSSIBLE),
        ("inn.unknown-region", Stage.IMPOSSIBLE),
        ("inn.checksum", Stage.CHECK_DIGIT),
        ("stdnum.isbn.checksum", Stage.CHECK_DIGIT),
        ("relation.equals", Stage.OTHER_FIELD),
        ("record.swapped", Stage.OTHER_FIELD),
        ("record.swapped-sections", Stage.OTHER_FIELD),
    ],
)
def test_a_stage(code: str, expected: Stage) -> None:
    """The order of a person who mends: something must be there, then its characters, its length, its shape, what it says, its check digits."""
    assert stage(codes()[code]) is expected


def made(trouble: str, start: int | None = None, severity: Severity = Severity.ERROR, pointer: str = "/a", owner: str = "trial") -> Problem:
    """A problem at a place."""
    span = None if start is None else Span(start, start + 1)
    return problem(Code(f"{owner}.{trouble}", what="x", fix="y"), span, severity=severity).at(pointer, PLACE)


ORDERS: list[tuple[str, list[Problem], int]] = [
    ("severity before stage", [made("letters", 0, Severity.WARNING), made("checksum", 5)], 1),
    ("a notice comes last", [made("number", None, Severity.NOTICE), made("unusual", 3, Severity.WARNING)], 1),
    ("stage before position", [made("checksum", 0), made("length", 3), made("letters", 5)], 2),
    ("position within a stage", [made("latin", 5), made("letters", 2)], 1),
    ("found first where all is equal", [made("shape", 0), made("time", 0)], 0),
    ("a relation folds under an error of the field", [made("equals", None, owner="relation"), made("checksum", 9)], 1),
    ("a relation before a doubt of the field", [made("unusual", 0, Severity.WARNING), made("equals", None, owner="relation")], 1),
    ("a joint problem comes after an error of the field", [made("swapped", 0, owner="record"), made("letters", 3)], 1),
]


@pytest.mark.parametrize(("problems", "first"), [x[1:] for x in ORDERS], ids=[x[0] for x in ORDERS])
def test_which_is_said_first(problems: list[Problem], first: int) -> None:
    """Severity, stage, position, order."""
    (primary,) = fold(tuple(problems))
    assert primary.code == problems[first].code
    assert primary.folded == tuple(p for p in problems if p is not problems[first])
    assert primary.unfolded() == tuple(problems)


def test_places_keep_their_order() -> None:
    """Primary problems stand in the form's order; a relation alone is primary, wherever its other field is."""
    found = (
        made("shape", 0, pointer="/b"),
        made("equals", owner="relation"),
        made("letters", 1, pointer="/b"),
        made("zeros", pointer="/c"),
    )
    assert [(p.pointer, p.code.trouble, len(p.folded)) for p in fold(found)] == [
        ("/b", "letters", 1),
        ("/a", "equals", 0),
        ("/c", "zeros", 0),
    ]


def test_what_is_alone_stays_as_it_is() -> None:
    """Where no two problems share a place nothing is made anew."""
    found = (made("shape"), made("shape", pointer="/b"))
    assert fold(found) is found


def test_a_folded_problem_moves_with_its_first() -> None:
    """At another pointer the whole of it is there; the severity that is given is for the first alone."""
    (first,) = fold((made("letters", 1), made("checksum", 0, Severity.WARNING)))
    moved = first.at("/x/y", PLACE, Severity.WARNING)
    assert {p.pointer for p in moved.unfolded()} == {"/x/y"}
    assert [p.severity for p in moved.unfolded()] == [Severity.WARNING, Severity.WARNING]
    assert first.at("", None).folded[0].severity is Severity.WARNING
    assert repr(moved) == "<warning trial.letters at /x/y [1:2] and 1 more>"


def test_report_and_explanations() -> None:
    """A report goes through its primary problems, ``all`` and ``flatten`` through every one; each can be explained."""
    report = FORM.check({"a": {"surname": "«Иванов»", "inn": "1"}, "b": {"inn": "2"}})
    assert [str(p.code) for p in report] == ["surname.characters", "inn.too-short", "inn.too-short"]
    assert len(explain(report)) == 3
    (again,) = explain(report.problems[0].folded, "en")
    assert again.code == "surname.characters"
    assert report.flatten()[:2] == [("surname.characters", "/a/surname")] * 2
    assert [len(p.folded) for p in report.all] == [0, 0, 0, 0]


def test_the_order_found_is_kept() -> None:
    """A notice of the way in comes before what was found in the text, and folds under it."""
    report = check_value("inn", 7707083894)
    assert [str(p.code) for p in report] == ["inn.checksum"]
    assert [code for code, _ in report.flatten()] == ["record.number", "inn.checksum"]


def test_examples_of_a_form_list_every_problem() -> None:
    """What a rule file says of its examples is about all problems."""
    assert run(FORM) == ()


MENDED = [
    ("address", 'ул. "Мира"/Советская 🙂', {"part": "street", "allow": ""}, "ул. Мира Советская"),
    ("address", "дом №15А, строение №1", {"allow": ""}, "дом 15А, строение 1"),
    ("surname", "«Иванов»", {}, "Иванов"),
    ("issued_by", 'ОВД "Арбат" г. Москвы №1', {}, "ОВД Арбат г. Москвы 1"),
    ("text", 'ул. Мира"/Советская', {"alphabet": "cyrillic-digits-punctuation"}, "ул. Мира Советская"),
]


@pytest.mark.parametrize(("kind", "text", "options", "mended"), MENDED)
def test_one_step_mends_several_faults(kind: str, text: str, options: dict[str, Any], mended: str) -> None:
    """The first fix of the first problem mends all; the folded ones keep their own."""
    (first,) = check_value(kind, text, as_of=AS_OF, **options).problems
    assert first.folded
    assert first.fixes[0].apply(text) == mended
    assert first.fixes[0].trust is Trust.LIKELY
    assert all(fix.apply(text) != mended for p in first.folded for fix in p.fixes)


@pytest.mark.parametrize(
    ("kind", "text"), [("patronymic", "Иваnоvnа"), ("cadastral_number", "77:1:00010:4915"), ("text", "г. Москва, д. 5/2, «А» 🙂")]
)
def test_no_step_that_leaves_an_error(kind: str, text: str) -> None:
    """Where one of the faults has no repair, nothing is joined."""
    options = {"alphabet": "cyrillic-digits-punctuation"} if kind == "text" else {}
    for p in check_value(kind, text, as_of=AS_OF, **options).all:
        for fix in p.fixes:
            assert check_value(kind, fix.apply(text), as_of=AS_OF, **options).errors


def test_a_form_that_only_doubts() -> None:
    """An error that a form lowered to a warning is not mended unasked along with others."""
    (first,) = FORM.check({"a": {"surname": "Иванов", "street": "ул. Мира", "office": 'ОВД "Арбат" г. Москвы №1'}}).problems
    assert (first.severity, len(first.folded)) == (Severity.WARNING, 2)
    assert {fix.apply('ОВД "Арбат" г. Москвы №1') for p in first.unfolded() for fix in p.fixes} == {
        "ОВД Арбат г. Москвы №1",
        'ОВД "Арбат" г. Москвы 1',
    }


def a_fix(start: int, end: int, text: str = "", trust: Trust = Trust.LIKELY, *also: tuple[str, Fix]) -> Fix:
    return Fix(Span(start, end), text, trust, also=also)


JOINED: list[tuple[list[Fix], str | None]] = [
    ([a_fix(0, 1, "x"), a_fix(2, 3, "yy")], "xbyyd"),
    ([a_fix(2, 3), a_fix(0, 1), a_fix(2, 3)], "bd"),
    ([a_fix(0, 1, "x"), a_fix(1, 2, "y")], "xycd"),
    ([a_fix(0, 0, "x"), a_fix(4, 4, "y")], "xabcdy"),
    ([a_fix(0, 2), a_fix(1, 3)], None),
    ([a_fix(1, 1, "x"), a_fix(1, 1, "y")], None),
    ([a_fix(1, 2, "x"), a_fix(1, 2, "y")], None),
    ([a_fix(0, 1), a_fix(0, 1)], None),
    ([a_fix(0, 1), a_fix(2, 3, "", Trust.CANDIDATE)], None),
    ([a_fix(0, 1), a_fix(2, 3, "", Trust.LIKELY, ("/b", a_fix(0, 1)))], None),
]


@pytest.mark.parametrize(("fixes", "result"), JOINED)
def test_joined(fixes: list[Fix], result: str | None) -> None:
    """Fixes that stand apart make one over their hull; those that overlap, doubt or reach into other fields make none."""
    fix = joined(fixes, "abcd")
    assert (fix and fix.apply("abcd")) == result


def test_the_least_trust_counts() -> None:
    """A safe part does not make the whole safe."""
    fix = joined([a_fix(0, 1, "x", Trust.SAFE), a_fix(2, 3)], "abcd")
    assert fix
    assert (fix.trust, fix.probability) == (Trust.LIKELY, None)


def keys(problems: Iterable[Problem]) -> list[tuple[str, str, Span | None, str]]:
    """What a problem is, but for its repairs."""
    return [(str(p.code), p.pointer, p.span, str(p.severity)) for p in problems]


def assert_folded(report: Report) -> None:
    """One primary a pointer, the first by rank; every other below it, by itself; folding again changes nothing."""
    pointers = [p.pointer for p in report.problems]
    assert len(pointers) == len(set(pointers))
    for p in report.problems:
        assert {one.pointer for one in p.folded} <= {p.pointer}
        assert not any(one.folded for one in p.folded)
        assert all(rank(p) <= rank(one) for one in p.folded)
    assert fold(report.problems) == report.problems
    assert fold(report.all) == report.problems
    assert len(report.all) == sum(1 + len(p.folded) for p in report.problems) == len(report.flatten())
    assert report.ok == all(p.severity is not Severity.ERROR for p in report.all)


problems_at_random = st.lists(
    st.builds(
        made,
        st.sampled_from(["missing", "letters", "length", "shape", "zeros", "checksum", "equals"]),
        st.one_of(st.none(), st.integers(0, 5)),
        st.sampled_from(list(Severity)),
        st.sampled_from(["", "/a", "/b", "/c/0/d"]),
        st.sampled_from(["trial", "relation", "record"]),
    ),
    max_size=12,
)


@given(problems_at_random)
def test_nothing_is_lost(found: list[Problem]) -> None:
    """The problems after folding are those before; those of one place keep their order."""
    report = Report(fold(tuple(found)))
    assert_folded(report)
    assert Counter(report.all) == Counter(found)
    for pointer in {p.pointer for p in found}:
        assert [p for p in report.all if p.pointer == pointer] == [p for p in found if p.pointer == pointer]


@given(problems_at_random, st.sets(st.sampled_from(["missing", "letters", "length", "shape", "zeros", "checksum", "equals"])))
def test_some_left_out(found: list[Problem], left_out: set[str]) -> None:
    """Where a primary problem is left out, the next one takes its place, as if it had never been found."""
    kept = tuple(p for p in found if p.code.trouble not in left_out)
    report = Report(fold(tuple(found)))
    assert Counter(keys(p for p in report.all if p.code.trouble not in left_out)) == Counter(keys(kept))
    assert_folded(Report(fold(tuple(p for p in report.all if p.code.trouble not in left_out))))


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(typical()), st.data())
def test_one_primary_problem_a_value(kind: str, data: st.DataObject) -> None:
    """Whatever is typed into whatever kind, one problem at most is said first, and a step that mends several faults leaves no error."""
    text, options = data.draw(typed(kind)), data.draw(chosen(kind))
    report = check_value(kind, text, as_of=AS_OF, **options)
    assert len(report.problems) <= 1
    assert_folded(report)
    assert fold(report.problems) is report.problems
    own = get(kind).diagnose(text, get(kind).option_values(options), AS_OF) if text.strip() else None
    known = {(fix.span, fix.text) for p in own.problems for fix in p.fixes} if own else set()
    for fix in report.problems[0].fixes if report.problems else ():
        if (fix.span, fix.text) not in known:
            assert check_value(kind, fix.apply(text), as_of=AS_OF, **options).ok


texts = st.one_of(st.none(), st.integers(), *(typed(kind) for kind in ("surname", "inn", "date", "address", "snils", "issued_by", "text")))
parts = st.dictionaries(st.sampled_from(["surname", "inn", "born", "issued", "street", "office", "text", "snils", "x"]), texts, max_size=6)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.fixed_dictionaries(
        {}, optional={"a": parts, "b": parts, "c": st.one_of(texts, st.lists(st.one_of(texts, parts), max_size=4)), "x": texts}
    )
)
def test_one_primary_problem_a_place(record: dict[str, Any]) -> None:
    """Of a hostile record too: at most one primary problem a pointer, in the form's order, both ways of checking alike."""
    report = FORM.check(record)
    assert_folded(report)
    assert report.flatten() == diagnose(Plan(FORM.rules, AS_OF), record, None, None).flatten()


if __name__ == "__main__":
    GOLDEN.write_text(stages(), encoding="utf-8")

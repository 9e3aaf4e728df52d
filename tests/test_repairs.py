"""Every fix that is offered mends, and breaks nothing: tried on the vectors of all kinds, on damaged values and on damaged records."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.timing import seconds
from tests.typed import chosen, table, typed, vectors

from gosform import Form, Report, Severity, Trust, check_value, load_form
from gosform.check.one_repair import LONGEST
from gosform.kinds import typical
from gosform.mend import mend, mended
from gosform.problem import Problem

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 22)
BLANK = " \u00a0"
relaxed = settings(suppress_health_check=[HealthCheck.too_slow])
FORMS = {path.stem: load_form(path.stem, as_of=AS_OF) for path in sorted((ROOT / "rules").glob("*.yaml"))}
TABLES = sorted(path.stem for path in (ROOT / "tests" / "vectors").glob("*.yaml"))


def errors(report: Report) -> set[tuple[str, str]]:
    return {(str(p.code), p.pointer) for p in report.all if p.severity is Severity.ERROR}


def holds(found: Problem, before: Report, after: Report) -> None:
    """No error is new, and there is one problem less of this code at this place."""
    assert errors(after) <= errors(before)
    said, left = (Counter(report.flatten())[found.code, found.pointer] for report in (before, after))
    assert left == 0 or left < said


def offered_of_a_value(kind: str, text: str, as_of: date, options: dict[str, Any]) -> int:
    report = check_value(kind, text, as_of=as_of, **options)
    count = 0
    for found in report.all:
        for fix in found.fixes:
            after = fix.apply(text)
            count += 1
            if after.strip():  # a placeholder is mended by leaving the field empty
                holds(found, report, check_value(kind, after, as_of=as_of, **options))
    return count


@pytest.mark.parametrize("name", TABLES)
def test_every_fix_of_the_vectors_mends(name: str) -> None:
    """Whatever is offered for a value of the tables of vectors mends it and leaves no new error."""
    for row in table(name):
        as_of = date.fromisoformat(row["as_of"]) if "as_of" in row else AS_OF
        offered_of_a_value(row.get("kind", name), row["typed"], as_of, row.get("options", {}))


@pytest.mark.parametrize("kind", typical())
@relaxed
@given(data=st.data())
def test_every_fix_of_a_damaged_value_mends(kind: str, data: st.DataObject) -> None:
    """The same for any text that anybody can type."""
    offered_of_a_value(kind, data.draw(typed(kind)), AS_OF, data.draw(chosen(kind)))


def leaves(node: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(node, str):
        yield way
    for key, below in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield from leaves(below, (*way, key))


@st.composite
def records(draw: st.DrawFn, form: Form) -> Any:
    """A record of one of the form's examples, with up to four of its values damaged."""
    record = copy.deepcopy(draw(st.sampled_from([x.record for x in form.rules.examples if isinstance(x.record, dict)])))
    ways = [way for way in leaves(record) if len(way) in (2, 3) and form.rules.field(f"{way[0]}.{way[-1]}")]
    for way in draw(st.lists(st.sampled_from(ways), min_size=1, max_size=4)):
        field = form.rules.field(f"{way[0]}.{way[-1]}")
        node = record
        for step in way[:-1]:
            node = node[step]
        if field and vectors(field.kind.id):
            node[way[-1]] = draw(typed(field.kind.id))
    return record


@pytest.mark.parametrize("name", FORMS)
@relaxed
@given(data=st.data())
def test_every_fix_of_a_record_mends(name: str, data: st.DataObject) -> None:
    """With any fix that is offered applied, no error stands anywhere that did not stand there before."""
    form = FORMS[name]
    record = data.draw(records(form))
    report = form.check(record)
    for found in report.all:
        for fix in found.fixes:
            holds(found, report, form.check(mend(record, found.pointer, fix)))


def test_no_fix_draws_in_another_wrong_value() -> None:
    """Without the flat in it the house would fit the region's field, and what is in the region's the house's: that fix is left to the person."""
    form = FORMS["ip-registration"]
    record = copy.deepcopy(
        next(x.record for x in form.rules.examples if isinstance(x.record, dict) and "house" in x.record.get("address", {}))
    )
    record["address"] = {**record["address"], "house": "5, кв. 7", "flat": ""}
    assert [str(p.code) for p in form.check(record).all if p.fixes and p.pointer == "/address/house"] == ["address.flat-inside"]
    record["address"]["region"] = "д. 5/2Од. 5/2"
    assert not [p for p in form.check(record).all if p.fixes and p.pointer == "/address/house"]


@pytest.mark.parametrize("name", FORMS)
@relaxed
@given(data=st.data())
def test_mending_twice_changes_nothing(name: str, data: st.DataObject) -> None:
    """All safe fixes are applied at once: no new error, no safe fix is left, and doing it again changes nothing."""
    form = FORMS[name]
    record = data.draw(records(form))
    once = mended(record, form.check)
    assert errors(once.report) <= errors(form.check(record))
    assert not any(fix.trust is Trust.SAFE for p in once.report.all for fix in p.fixes)
    assert once.report == form.check(once.record)
    twice = mended(once.record, form.check)
    assert (twice.record, twice.done) == (once.record, ())


@pytest.mark.parametrize("name", FORMS)
def test_every_fix_of_the_examples_mends(name: str) -> None:
    """The same for the examples of the bundled forms as they are."""
    form = FORMS[name]
    for example in form.rules.examples:
        as_of = example.as_of or form.rules.valid_from or AS_OF
        report = form.check(example.record, as_of=as_of)
        for found in report.all:
            for fix in found.fixes:
                holds(found, report, form.check(mend(example.record, found.pointer, fix), as_of=as_of))


RULES = """
id: repairs
version: 1
valid_from: '2026-01-01'
title: {ru: Пример, en: Example}
source: 'constructed'
sections:
  applicant:
    title: {ru: Заявитель, en: Applicant}
    fields:
      kind: {kind: choice, of: [person, organisation]}
      inn: {kind: inn}
      kpp: {kind: kpp, required: [{field: applicant.kind, is: organisation}]}
      birth: {kind: date, format: yyyy-mm-dd}
      patronymic: {kind: patronymic}
      needed: {kind: patronymic, required: true}
  document:
    title: {ru: Документ, en: Document}
    fields:
      inn: {kind: inn}
      issued: {kind: date, format: yyyy-mm-dd}
      bik: {kind: bik}
      account: {kind: account, bik: document.bik}
  children:
    title: {ru: Дети, en: Children}
    repeat: {max: 20000}
    fields:
      snils: {kind: snils}
      born: {kind: date, format: yyyy-mm-dd}
      issued: {kind: date, format: yyyy-mm-dd}
relations:
  - {equals: [applicant.inn, document.inn]}
  - {before: [applicant.birth, document.issued]}
  - {before: [children.born, children.issued]}
  - {unique: children.snils}
"""
GOOD = {"applicant": {"needed": "Петрович"}}


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Form:
    path = tmp_path_factory.mktemp("rules") / "repairs.yaml"
    path.write_text(RULES, encoding="utf-8")
    return load_form(path, as_of=AS_OF)


def offered(form: Form, pointer: str, **sections: Any) -> list[str]:
    """``trust value-after-the-fix`` of everything that is offered at a pointer."""
    record: dict[str, Any] = {**GOOD, **sections}
    record["applicant"] = {**GOOD["applicant"], **sections.get("applicant", {})}
    node: Any = record
    for step in pointer.split("/")[1:]:
        node = node[int(step)] if isinstance(node, list) else node[step]
    return [f"{fix.trust} {fix.apply(node)}" for p in form.check(record).all if p.pointer == pointer for fix in p.fixes]


LETTER = "77О7083893"


def test_a_fix_that_contradicts_another_field_is_left_out_unless_it_guesses_nothing(form: Form) -> None:
    """The letter is a zero, whatever ИНН the document has, so that repair stays. A guess at a wrong digit goes where the document has another number."""
    assert offered(form, "/applicant/inn", applicant={"inn": LETTER}) == ["safe 7707083893"]
    assert offered(form, "/applicant/inn", applicant={"inn": LETTER}, document={"inn": "7707083893"}) == ["safe 7707083893"]
    assert offered(form, "/applicant/inn", applicant={"inn": LETTER}, document={"inn": "7710140679"}) == [
        "safe 7707083893",
        "likely 7710140679",
    ]
    assert len(offered(form, "/applicant/inn", applicant={"inn": "7707083894"})) == 3
    assert offered(form, "/applicant/inn", applicant={"inn": "7707083894"}, document={"inn": "7710140679"}) == [
        "likely 7710140679",  # at the number itself
        "likely 7710140679",  # at the disagreement
    ]
    swapped = {"birth": "25.03.2011"}
    assert offered(form, "/applicant/birth", applicant=swapped, document={"issued": "2025-04-30"}) == ["safe 2011-03-25"]
    assert offered(form, "/applicant/birth", applicant=swapped, document={"issued": "2010-04-30"}) == []


def test_a_relation_of_items_is_looked_at_in_its_own_item(form: Form) -> None:
    """What is wrong with another child is no reason to hide the fix of this one."""
    children = [{"born": "25.03.2011", "issued": "2025-04-30"}, {"born": "2011-03-25", "issued": "2010-04-30"}]
    assert offered(form, "/children/0/born", children=children) == ["safe 2011-03-25"]
    children[0]["issued"] = "2010-04-30"
    assert offered(form, "/children/0/born", children=children) == []


def test_a_list_is_looked_at_as_a_whole(form: Form) -> None:
    """The mended number would stand there twice."""
    children = [{"snils": "112-233-445 95"}, {"snils": "1122334459"}]
    assert offered(form, "/children/1/snils", children=children) == []
    assert offered(form, "/children/0/snils", children=children[1:]) != []


def test_conditions_are_asked_again(form: Form) -> None:
    """Mended, the answer asks for a КПП that is not there; with the КПП it is offered."""
    slip = {"kind": "organizatoin"}
    record = {"applicant": {**GOOD["applicant"], **slip}}
    near = [fix for p in load_form_without_condition(form).check(record).all for fix in p.fixes]
    assert offered(form, "/applicant/kind", applicant={**slip, "kpp": "773601001"}) == [
        f"{fix.trust} {fix.apply(slip['kind'])}" for fix in near
    ]
    assert not any("organisation" in one for one in offered(form, "/applicant/kind", applicant=slip))


def load_form_without_condition(form: Form) -> Form:
    """The same form in which nothing depends on the kind of applicant."""
    from dataclasses import replace

    section = form.rules.sections["applicant"]
    fields = {**section.fields, "kpp": replace(section.fields["kpp"], required_when=())}
    return Form(replace(form.rules, sections={**form.rules.sections, "applicant": replace(section, fields=fields)}), AS_OF)


def test_an_account_is_judged_with_its_bik(form: Form) -> None:
    """The key digit of an account is reckoned with the БИК of the record."""
    bank = {"bik": "044525225", "account": "4О702810000000000000"}
    after = offered(form, "/document/account", document=bank)
    for one in after:
        text = one.partition(" ")[2]
        assert "account.key" not in {code for code, _ in form.check({**GOOD, "document": {**bank, "account": text}}).flatten()}


def test_a_field_that_must_be_filled_is_not_emptied(form: Form) -> None:
    """“None” in the place of a patronymic is mended by leaving it out, unless the form requires it."""
    assert offered(form, "/applicant/patronymic", applicant={"patronymic": "нет"}) == ["likely "]
    assert offered(form, "/applicant/needed", applicant={"needed": "нет"}) == []


def test_a_safe_fix_leaves_no_error_behind() -> None:
    """“Safe” promises that the result passes its own checks."""
    for name in TABLES:
        for row in table(name):
            kind, options = row.get("kind", name), row.get("options", {})
            for found in check_value(kind, row["typed"], as_of=AS_OF, **options).all:
                for fix in found.fixes:
                    assert fix.trust is not Trust.SAFE or check_value(kind, fix.apply(row["typed"]), as_of=AS_OF, **options).ok


def test_nothing_is_offered_for_endless_text() -> None:
    """A text that is too long to be read again for every fix gets none."""
    text = "Лeнина " * LONGEST
    assert not any(p.fixes for p in check_value("text", text, alphabet="cyrillic").all)


def test_thousands_of_mistakes_are_answered_in_time(form: Form) -> None:
    """A relation over all items must not be asked again for each of thousands of fixes."""
    children = [{"snils": "112-2З3-445 95"} for _ in range(3_000)]
    assert seconds(lambda: form.check({**GOOD, "children": children})) < 20

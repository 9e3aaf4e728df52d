"""A small form and its records, for tests of conditions, expressions and relations: no YAML, no engine, each field diagnosed on its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from gosform.expression import compile_expr
from gosform.kinds import get as kind_of
from gosform.problem import Place, Problem, Rule, Severity
from gosform.record import Cell, View
from gosform.relations import SIGNATURES, run
from gosform.ruleset import Condition, Field, Relation, Repeat, RuleSet, Section

AS_OF = date(2026, 11, 22)
RULE = Rule("scene@1", "scene.yaml:1:1")

MONTH = {"precision": "month"}
YEAR = {"precision": "year"}
SECTIONS: Mapping[str, tuple[str, bool, Mapping[str, tuple[str, Mapping[str, Any]]]]] = {
    "person": (
        "Applicant",
        False,
        {
            "inn": ("inn", {}),
            "snils": ("snils", {}),
            "surname": ("surname", {}),
            "birth": ("date", {"format": "dd.mm.yyyy"}),
            "issued": ("date", {"format": "yyyy-mm-dd"}),
            "month": ("date", MONTH),
            "year": ("date", YEAR),
            "role": ("choice", {"of": ["person", "organisation", "mother", "father"]}),
            "agreed": ("flag", {}),
            "other": ("flag", {}),
            "note": ("text", {}),
            "more": ("text", {}),
            "amount": ("number", {}),
            "total": ("number", {}),
            "count": ("number", {}),
            "series": ("passport_rf_series", {}),
            "department": ("department_code", {}),
            "passport": ("passport_rf", {}),
            "allowed": ("text", {}),
        },
    ),
    "paper": (
        "Document",
        False,
        {
            "inn": ("inn", {}),
            "holder": ("inn", {"holder": "person"}),
            "snils": ("snils", {}),
            "surname": ("surname", {}),
            "date": ("date", {"format": "yyyy-mm-dd"}),
            "expires": ("date", {}),
            "amount": ("number", {}),
            "note": ("text", {}),
        },
    ),
    "loose": ("", False, {"inn": ("inn", {})}),
    "payment": (
        "Payment",
        False,
        {
            "inn": ("inn", {}),
            "kpp": ("kpp", {}),
            "bik": ("bik", {}),
            "account": ("account", {}),
            "corr": ("corr_account", {}),
            "second": ("account", {}),
        },
    ),
    "payees": ("Payees", True, {"inn": ("inn", {}), "kpp": ("kpp", {}), "account": ("account", {})}),
    "holder": (
        "Holder",
        False,
        {
            "mrz": ("mrz", {}),
            "full_name": ("full_name", {}),
            "surname": ("surname", {"citizenship": "foreign"}),
            "given_name": ("given_name", {"citizenship": "foreign"}),
            "patronymic": ("patronymic", {}),
            "sex": ("sex", {}),
            "choice": ("choice", {"of": ["мужской", "женский", "не указан"]}),
            "birth": ("date", {}),
            "month": ("date", MONTH),
            "passport": ("passport_rf", {}),
            "series": ("passport_rf_series", {}),
            "number": ("passport_rf_number", {}),
            "travel": ("foreign_passport_rf", {}),
            "foreign": ("foreign_passport", {}),
            "expires": ("date", {}),
            "issued": ("date", {}),
            "department": ("department_code", {}),
            "nationality": ("country", {}),
        },
    ),
    "travellers": (
        "Travellers",
        True,
        {"patronymic": ("patronymic", {}), "sex": ("sex", {}), "mrz": ("mrz", {}), "surname": ("surname", {})},
    ),
    "home": (
        "Address",
        False,
        {
            "region": ("text", {}),
            "place": ("text", {}),
            "street": ("text", {}),
            "house": ("text", {"max_length": 20}),
            "building": ("text", {}),
            "flat": ("text", {}),
            "own_house": ("address", {"part": "house"}),
        },
    ),
    "homes": ("Addresses", True, {"place": ("text", {}), "street": ("text", {}), "house": ("text", {})}),
    "children": (
        "Children",
        True,
        {
            "snils": ("snils", {}),
            "surname": ("surname", {}),
            "birth": ("date", {"format": "dd.mm.yyyy"}),
            "share": ("number", {}),
            "total": ("number", {}),
            "first": ("flag", {}),
            "wanted": ("text", {}),
            "allowed": ("text", {}),
        },
    ),
    "company": ("Company", False, {"ogrn": ("ogrn", {}), "ogrnip": ("ogrnip", {}), "registered": ("date", {}), "year": ("date", YEAR)}),
    "holders": (
        "Holders",
        True,
        {
            "birth": ("date", {"format": "dd.mm.yyyy"}),
            "issued": ("date", {"format": "dd.mm.yyyy"}),
            "passport": ("passport_rf", {}),
            "department": ("department_code", {}),
            "expires": ("date", {"format": "dd.mm.yyyy"}),
        },
    ),
    "jobs": ("Work", True, {"from": ("date", MONTH), "to": ("date", MONTH), "since": ("date", {}), "until": ("date", {})}),
}
REQUIRED = frozenset(("jobs.from", "paper.amount"))
FIELDS = tuple(f"{section}.{name}" for section, (_, _, fields) in SECTIONS.items() for name in fields)


@cache
def rules() -> RuleSet:
    """The form."""
    sections = {}
    for name, (title, repeated, declared) in SECTIONS.items():
        titles = {"en": title} if title else {}
        fields = {}
        for key, (kind_id, options) in declared.items():
            kind = kind_of(kind_id)
            place = Place(kind.words, label={"en": {"nom": key}}, section=titles, rule=RULE)
            fields[key] = Field(key, kind, kind.option_values(options), place, f"{name}.{key}" in REQUIRED)
        place = Place(kind_of("inn").words, section=titles)
        sections[name] = Section(name, titles, fields, place, Repeat() if repeated else None)
    return RuleSet("scene", 1, {"en": "Scene"}, "constructed", sections)


def view(record: Mapping[str, Any], as_of: date = AS_OF) -> View:
    """The record as conditions and relations see it."""
    form = rules()

    def get(section: str, item: int | None, name: str) -> Cell:
        part = record.get(section, {}) if item is None else record[section][item]
        typed = str(part.get(name, ""))
        field = form.sections[section].fields[name]
        pointer = f"/{section}/{name}" if item is None else f"/{section}/{item}/{name}"
        if not typed:
            return Cell(pointer, field, "", None, None)
        found = field.kind.diagnose(typed, field.options, as_of)
        return Cell(pointer, field, typed, found.canonical, found.read or found.canonical)

    return View(form, as_of, get, lambda section: len(record.get(section, [])))


def condition(line: Mapping[str, Any]) -> Condition:
    """One line of ``when:`` as a rule file gives it."""
    if "expr" in line:
        return Condition("", "expr", compile_expr(line["expr"], FIELDS))
    ((test, value),) = ((key, value) for key, value in line.items() if key != "field")
    if test in ("before", "from") and value != "as-of":
        value = date.fromisoformat(value)
    return Condition(line["field"], test, tuple(value) if isinstance(value, list) else value)


def relation(node: Mapping[str, Any]) -> Relation:
    """A relation as a rule file gives it."""
    name = next(key for key in node if key in SIGNATURES)
    written = node[name]
    operands = () if name == "expr" else tuple(written) if isinstance(written, list) else (written,)
    args = {key: _arg(SIGNATURES[name].args[key], value) for key, value in node.items() if key in SIGNATURES[name].args}
    return Relation(
        name,
        operands,
        RULE,
        args,
        tuple(map(condition, node.get("when", []))),
        Severity(node.get("severity", "error")),
        node.get("blame"),
        node.get("messages", {}),
    )


def _arg(takes: str, value: Any) -> Any:
    if takes == "expression":
        return compile_expr(value, FIELDS)
    if takes == "table":
        return frozenset(tuple(row) for row in value)
    return tuple(value) if isinstance(value, list) else value


def found(node: Mapping[str, Any], record: Mapping[str, Any], as_of: date = AS_OF) -> list[Problem]:
    """The problems of one relation over one record."""
    return list(run(relation(node), view(record, as_of)))

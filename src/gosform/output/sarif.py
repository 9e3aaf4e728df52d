"""SARIF 2.1.0 (OASIS) for code scanners and editors. What was typed never stands in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from gosform.explain import Explanation
from gosform.problem import Code, Problem, Severity
from gosform.showing.plain_report import escaped, spaced
from gosform.showing.shown import Look, Shown, listed

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}


def write(items: Iterable[Shown], look: Look) -> Iterator[str]:
    """The results as they come; the rules, which are known only then, behind them."""
    look = look._replace(show_values=False)
    rules: dict[Code, int] = {}
    yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", "results": ['
    lead = "\n"
    for item in items:
        for problem, said, under in listed(item, look):
            index = rules.setdefault(problem.code, len(rules))
            yield lead + _dump(_result(problem, said, item, index, under))
            lead = ",\n"
    driver = {"name": "gosform", "rules": [_rule(code) for code in rules]}
    yield f'\n], "tool": {{"driver": {_dump(driver)}}}}}]}}\n'


def _result(problem: Problem, said: Explanation, item: Shown, index: int, under: Code | None) -> dict[str, Any]:
    location: dict[str, Any] = {}
    if item.file:
        location["physicalLocation"] = {"artifactLocation": {"uri": quote(PurePath(item.file).as_posix(), errors="replace")}}
        if item.report.row is not None:
            location["physicalLocation"]["region"] = {"startLine": item.report.row}
    if problem.pointer:
        location["logicalLocations"] = [{"fullyQualifiedName": problem.pointer, "name": said.label, "kind": "member"}]
    result: dict[str, Any] = {
        "ruleId": str(problem.code),
        "ruleIndex": index,
        "level": LEVEL[problem.severity],
        "message": {"text": spaced(f"{said.label}: {said.text}")},
    }
    if location:
        result["locations"] = [location]
    properties: dict[str, Any] = {"span": list(problem.span)} if problem.span else {}
    if problem.rule:
        properties["rule"] = str(problem.rule)
    if under:
        properties["foldedUnder"] = str(under)
    return result | ({"properties": properties} if properties else {})


def _rule(code: Code) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": str(code), "defaultConfiguration": {"level": LEVEL[code.severity]}}
    if code.why:
        rule["fullDescription"] = {"text": code.why}
    return rule


def _dump(data: Any) -> str:
    return escaped(json.dumps(data, ensure_ascii=False))

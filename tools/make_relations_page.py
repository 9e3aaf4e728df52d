"""Write ``docs/relations.md`` from the docstrings, signatures, codes and vectors: ``python tools/make_relations_page.py``.

A test fails when the page lags behind.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from gosform import condition, expression
from gosform.relations import FAMILIES
from gosform.relations.signature import Signature, whole_record

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "relations.md"
VECTORS = ROOT / "tests" / "relations"

INTRO = """\
<!-- Made by tools/make_relations_page.py. Edit the docstrings, codes and vectors instead. -->

# Relations

A relation says what must hold between fields. It stands in the list `relations:` of a rule file, its name first:

```yaml
relations:
  - {equals: [applicant.inn, document.inn]}
  - {age-between: [applicant.birth_date, as-of], min: 14, max: 150, blame: applicant.birth_date}
  - {required-when: document.kpp, when: [{field: applicant.kind, is: organisation}]}
```

Every relation also takes:

| key | meaning |
|---|---|
| `when` | the relation applies only where every line certainly holds: see [conditions](#conditions) |
| `severity` | `error` (the default), `warning` or `notice` |
| `blame` | which of the fields the problem is shown at, where the relation leaves a choice |
| `messages` | the form's own sentence, by language |

What is true of all of them:

- A field that is empty is passed over: whether it must be filled in is another rule.
- A field with a problem of its own silences the relations that need its value, and no others. `equals`, `not-equals`, `unique`, `same-prefix` and
  `changed` go on with what could be read of it, when all of it could be read and only a check failed.
- Where fields of one repeated section take part, the relation is looked at item by item, unless it says otherwise below. Fields of other
  sections are then the same for every item.
- A problem carries limits and counts in its `params`, never a value.
"""

WORDS = {
    "whole": "a whole number",
    "scalar": "one value",
    "flag": "`true` or `false`",
    "reference": "a field",
    "references": "a list of fields",
    "number-or-reference": "a number or a field",
    "section": "a repeated section",
    "table": "rows of texts, or the name of a table of the form, or a CSV file",
    "unit": "`month` or `day`",
    "expression": "an expression",
    "number": "a number",
    "list": "a list of values",
    "date": "a day as `'yyyy-mm-dd'`, or `as-of`",
    "text": "a text",
}


def page() -> str:
    """The whole page."""
    parts = [INTRO]
    for family in FAMILIES:
        title, _, rest = _doc(family).partition("\n\n")
        heading, _, more = title.partition(". ")
        parts.append(f"## {heading.rstrip('.')}\n")
        parts += [f"{text}\n" for text in (more, rest) if text]
        for name, signature in family.SIGNATURES.items():
            parts.append("\n".join(_relation(name, signature)))
    parts.append("\n".join(_conditions()))
    parts.append("\n".join(_expressions()))
    return "\n".join(parts)


def _relation(name: str, signature: Signature) -> Iterator[str]:
    yield f"### `{name}`\n"
    yield f"{_doc(signature.find)}\n"
    yield f"{_operands(signature)}\n"
    if signature.args:
        yield "| key | takes | needed |"
        yield "|---|---|---|"
        for key, takes in signature.args.items():
            yield f"| `{key}` | {WORDS[takes]} | {_needed(key, signature)} |"
        yield ""
    yield from _example(name)
    yield "| code | says |"
    yield "|---|---|"
    for code in signature.codes:
        yield f"| `{code}` | {code.what} {code.fix} |"
    yield ""


def _operands(signature: Signature) -> str:
    low, high = signature.operands_min, signature.operands_max
    count = {(0, 0): "An expression instead of fields", (1, 1): "One field", (2, 2): "Two fields"}.get(
        (low, high or -1), f"{low} or more fields"
    )
    extra = ["; one of them may be `as-of`"] if signature.as_of else []
    if signature.operands_repeated:
        extra.append(" of a repeated section")
    if signature.scope is whole_record and not signature.operands_repeated:
        extra.append(", over all items together")
    return count + "".join(extra) + "."


def _needed(key: str, signature: Signature) -> str:
    if key in signature.required_args:
        return "yes"
    return f"one of {', '.join(f'`{k}`' for k in sorted(signature.one_of))}" if key in signature.one_of else ""


def _example(name: str) -> Iterator[str]:
    """The first vector that gives a problem, as YAML."""
    rows: list[dict[str, Any]] = yaml.load((VECTORS / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    row = next(row for row in rows if row.get("problems"))
    relation = yaml.safe_dump(row["relation"], allow_unicode=True, default_flow_style=True, sort_keys=False, width=1000).strip()
    plain = json.loads(json.dumps(row["record"], default=str))
    record = yaml.safe_dump(plain, allow_unicode=True, default_flow_style=True, sort_keys=False, width=1000).strip()
    yield "```yaml"
    yield f"- {relation}"
    yield f"# {record}"
    for said in row["problems"]:
        yield f"# gives {said}"
    yield "```\n"


def _conditions() -> Iterator[str]:
    title, _, rest = _doc(condition).partition("\n\n")
    yield "## Conditions\n"
    yield f"{title}\n"
    yield f"{_fenced(rest, 'yaml')}\n"
    yield "| test | takes |"
    yield "|---|---|"
    for test, takes in condition.TESTS.items():
        yield f"| `{test}` | {WORDS[takes]} |"
    yield ""


def _expressions() -> Iterator[str]:
    title, _, rest = _doc(expression).partition("\n\n")
    yield "## Expressions\n"
    yield f"{title}\n"
    yield f"{_fenced(rest, 'text')}"


def _doc(thing: object) -> str:
    return (inspect.getdoc(thing) or "").replace("``", "`")


def _fenced(text: str, language: str) -> str:
    """A ``::`` paragraph and the indented block after it as a fenced block."""
    lines, inside, found = text.replace("::\n\n", "::\n").splitlines(), False, []
    for line in lines:
        if line == "::":
            found.append(f"```{language}")
            inside = True
        elif inside and line and not line.startswith(" "):
            while not found[-1]:
                found.pop()
            found += ["```", "", line]
            inside = False
        else:
            found.append(line[4:] if inside else line)
    return "\n".join(found)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

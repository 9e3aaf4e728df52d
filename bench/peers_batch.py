"""What else people check a CSV file of records with: one tool a process, the same rules, the number of rows that it refuses.

``python bench/peers_batch.py TOOL people.csv``; ``gosform bench speed --files --peers`` runs all of them and measures whole processes.
``pip install -r bench/peers_batch.txt`` installs them; a tool that is not there is left out. None of them explains or repairs: each gives rows
with an error of its own. python-stdnum has no СНИЛС, so its sum is written here, as users write it.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any

NAME = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?: [А-ЯЁ][а-яё]+){1,2}")
DAY = re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{4}")
SNILS = re.compile(r"[0-9]{3}-[0-9]{3}-[0-9]{3} [0-9]{2}")
PASSPORT = re.compile(r"[0-9]{4} [0-9]{6}")
PHONE = re.compile(r"\+79[0-9]{9}")
EMAIL = re.compile(r"[A-Za-z0-9._-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}")
ADDRESS = re.compile(r'[0-9А-Яа-яЁё.,()/№"-]+(?: [0-9А-Яа-яЁё.,()/№"-]+)*')
PATTERNS = {"fio": NAME, "passport": PASSPORT, "phone": PHONE, "email": EMAIL, "address": ADDRESS}
FIELDS = ("fio", "birth_date", "snils", "inn", "passport", "phone", "email", "org_inn", "address")


def good_day(value: str) -> bool:
    if not DAY.fullmatch(value):
        return False
    try:
        datetime.strptime(value, "%d.%m.%Y")  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return False
    return True


def good_snils(value: str) -> bool:
    if not SNILS.fullmatch(value):
        return False
    digits = [int(sign) for sign in value if sign.isdigit()]
    return sum(digit * weight for digit, weight in zip(digits[:9], range(9, 0, -1), strict=True)) % 101 % 100 == digits[9] * 10 + digits[10]


def good_inn(length: int) -> Callable[[str], bool]:
    from stdnum.exceptions import ValidationError
    from stdnum.ru import inn

    def good(value: str) -> bool:
        try:
            return len(inn.validate(value)) == length and value.isdigit()
        except ValidationError:
            return False

    return good


def functions() -> dict[str, Callable[[str], bool]]:
    """The checks that are no pattern."""
    return {"birth_date": good_day, "snils": good_snils, "inn": good_inn(12), "org_inn": good_inn(10)}


def checks() -> dict[str, Callable[[str], bool]]:
    found: dict[str, Callable[[str], bool]] = {name: lambda value, p=p: p.fullmatch(value) is not None for name, p in PATTERNS.items()}  # type: ignore[misc]
    return found | functions()


def pandas(path: str) -> int:
    import pandas as pd

    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    bad = ~frame["fio"].str.fullmatch(NAME)
    for name, pattern in PATTERNS.items():
        bad |= ~frame[name].str.fullmatch(pattern)
    for name, good in functions().items():
        bad |= ~frame[name].apply(good)
    return int(bad.sum())


def pydantic(path: str) -> int:
    from typing import Annotated

    from pydantic import AfterValidator, StringConstraints, ValidationError, create_model

    def must(good: Callable[[str], bool]) -> AfterValidator:
        def check(value: str) -> str:
            if not good(value):
                raise ValueError("not accepted")
            return value

        return AfterValidator(check)

    fields: dict[str, Any] = {name: (Annotated[str, StringConstraints(pattern=f"^(?:{p.pattern})$")], ...) for name, p in PATTERNS.items()}
    fields |= {name: (Annotated[str, must(good)], ...) for name, good in functions().items()}
    model = create_model("Person", **fields)
    bad = 0
    with open(path, encoding="utf-8", newline="") as file:  # noqa: PTH123
        for row in csv.DictReader(file):
            try:
                model.model_validate(row)
            except ValidationError:
                bad += 1
    return bad


def frictionless(path: str) -> int:
    from frictionless import Check, Checklist, Resource, Schema, errors, system
    from frictionless import fields as kinds

    good = functions()

    class Ours(Check):  # type: ignore[misc]
        type = "ours"
        Errors = [errors.CellError]  # noqa: RUF012

        def validate_row(self, row: Any) -> Any:
            for name, check in good.items():
                if not check(row[name] or ""):
                    yield errors.CellError.from_row(row, note="not accepted", field_name=name)

    patterns = {name: {"required": True, "pattern": pattern.pattern} for name, pattern in PATTERNS.items()}
    schema = Schema(fields=[kinds.StringField(name=name, constraints=patterns.get(name, {})) for name in ("id", *FIELDS)])
    with system.use_context(trusted=True):
        report = Resource(path=path, schema=schema).validate(Checklist(checks=[Ours()]), limit_errors=10**9)
    return len({row[0] for row in report.flatten(["rowNumber"])})


def pandera(path: str) -> int:
    import pandera.polars as pa
    import polars as pl
    from pandera.errors import SchemaErrors

    def each(good: Callable[[str], bool]) -> Any:
        return pa.Check(lambda data: data.lazyframe.select(pl.col(data.key).map_elements(good, return_dtype=pl.Boolean)))

    columns = {name: pa.Column(str, pa.Check.str_matches(f"^(?:{pattern.pattern})$")) for name, pattern in PATTERNS.items()}
    columns |= {name: pa.Column(str, each(good)) for name, good in functions().items()}
    frame = pl.read_csv(path, infer_schema=False).fill_null("")
    try:
        pa.DataFrameSchema(columns).validate(frame, lazy=True)
    except SchemaErrors as found:
        return int(found.failure_cases["index"].n_unique())
    return 0


def dataframely(path: str) -> int:
    import dataframely as dy
    import polars as pl

    good = functions()

    def each(name: str) -> Any:
        return lambda expression: expression.map_elements(good[name], return_dtype=pl.Boolean)

    members: dict[str, Any] = {name: dy.String(nullable=False, regex=f"^(?:{pattern.pattern})$") for name, pattern in PATTERNS.items()}
    members |= {name: dy.String(nullable=False, check=each(name)) for name in good}
    schema: Any = type("Person", (dy.Schema,), members)
    frame = pl.read_csv(path, infer_schema=False).fill_null("").select(FIELDS)
    kept = schema.filter(frame)[0]
    return int(frame.height - kept.height)


def pointblank(path: str) -> int:
    import pointblank as pb
    import polars as pl

    frame = pl.read_csv(path, infer_schema=False).fill_null("")
    plan = pb.Validate(frame)
    for name, pattern in PATTERNS.items():
        plan = plan.col_vals_regex(columns=name, pattern=f"^(?:{pattern.pattern})$")
    for name, good in functions().items():
        plan = plan.col_vals_expr(expr=pl.col(name).map_elements(good, return_dtype=pl.Boolean))
    return int(plan.interrogate().get_sundered_data(type="fail").height)


TOOLS: dict[str, Callable[[str], int]] = {
    "pandas + python-stdnum": pandas,
    "csv + pydantic + python-stdnum": pydantic,
    "frictionless": frictionless,
    "pandera (polars)": pandera,
    "dataframely": dataframely,
    "pointblank": pointblank,
}
NEEDS = {
    "pandas + python-stdnum": ("pandas", "stdnum"),
    "csv + pydantic + python-stdnum": ("pydantic", "stdnum"),
    "frictionless": ("frictionless", "stdnum"),
    "pandera (polars)": ("pandera", "polars", "stdnum"),
    "dataframely": ("dataframely", "stdnum"),
    "pointblank": ("pointblank", "polars", "stdnum"),
}


def main() -> int:
    from importlib.util import find_spec

    if len(sys.argv) == 2 and sys.argv[1] == "--list":
        for name, modules in NEEDS.items():
            print(name if all(find_spec(module) for module in modules) else f"-{name}")
        return 0
    _, tool, path = sys.argv
    print(TOOLS[tool](path))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

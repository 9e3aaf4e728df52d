"""One record of 25 fields: gosform beside pydantic v2 + python-stdnum, in one run.

``python bench/record.py`` prints CPU time a record and the ratios; ``--json`` the same for programs. The machine may be
busy: rounds are interleaved, medians are quoted, and only ratios of one run mean anything.
"""

from __future__ import annotations

import argparse
import copy
import json
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from gosform import explain, load_form
from gosform.check.form import Form

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.peer import CONTACTS, Application, WithLibraries

CLEAN: dict[str, Any] = {
    "applicant": {
        "surname": "Иванов",
        "given_name": "Пётр",
        "patronymic": "Сергеевич",
        "birth_date": "1990-03-25",
        "snils": "112-233-445 95",
        "inn": "500100732259",
        "phone": "+79161234567",
        "email": "name@example.com",
        "birth_place": "город Тверь",
    },
    "passport": {
        "series": "4510",
        "number": "123456",
        "issued_on": "2010-04-30",
        "department_code": "770-001",
        "issued_by": "Отделением УФМС России по городу Москве",
    },
    "address": {
        "postal_code": "101000",
        "region": "Тверская область",
        "city": "Тверь",
        "street": "Садовая улица",
        "house": "15А",
        "flat": "7",
    },
    "employer": {"name": "Завод имени Первого мая", "inn": "7707083893", "kpp": "773601001", "ogrn": "1027700132195", "bik": "044525225"},
}


def with_mistakes() -> dict[str, Any]:
    """The same record with a digit missing, a date in another order and a slip in an ИНН."""
    record = copy.deepcopy(CLEAN)
    record["passport"]["number"] = "12345"
    record["applicant"]["birth_date"] = "25.03.1990"
    record["applicant"]["inn"] = "500100732258"
    return record


def peer_errors(record: dict[str, Any], model: type[Application] = Application) -> list[Any]:
    try:
        model.model_validate(record)
    except ValidationError as error:
        return list(error.errors(include_url=False))
    return []


def otherwise(form: Form, model: type[Application]) -> int:
    """On how many phones and e-mail addresses the model and gosform do not agree whether they may stand."""
    count = 0
    for field, values in CONTACTS.items():
        for value in values:
            record = copy.deepcopy(CLEAN)
            record["applicant"][field] = value
            count += form.check(record).ok != (not peer_errors(record, model))
    return count


def measure(jobs: dict[str, Callable[[], Any]], rounds: int, times: int) -> dict[str, float]:
    """Median CPU microseconds of one call, by job; the jobs take turns within each round."""
    spent: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            start = time.thread_time()
            for _ in range(times):
                job()
            spent[name].append((time.thread_time() - start) / times * 1e6)
    return {name: statistics.median(values) for name, values in spent.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--times", type=int, default=1000)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()

    form = load_form(Path(__file__).with_suffix(".yaml"), as_of=date(2026, 11, 22))
    broken = with_mistakes()
    report = form.check(broken)
    if not form.check(CLEAN).ok or form.check(CLEAN).problems:
        raise SystemExit(f"the clean record is not clean: {form.check(CLEAN).problems}")
    if len(report.errors) != 3 or len(explain(report, lang="ru")) != 3 or len(peer_errors(broken)) != 3:
        raise SystemExit(f"both sides must find exactly the three mistakes: {report.problems}, {peer_errors(broken)}")
    verdicts = {"patterns": otherwise(form, Application), "libraries": otherwise(form, WithLibraries)}
    if verdicts["libraries"]:
        raise SystemExit(f"the model with libraries does not do the same checks: {verdicts}")

    spent = measure(
        {
            "gosform, clean": lambda: form.check(CLEAN),
            "pydantic + stdnum, clean": lambda: Application.model_validate(CLEAN),
            "gosform, three mistakes, explained in Russian": lambda: [e.text for e in explain(form.check(broken), lang="ru")],
            "pydantic + stdnum, three mistakes, its own errors": lambda: peer_errors(broken),
            "pydantic + stdnum + libraries, clean": lambda: WithLibraries.model_validate(CLEAN),
            "pydantic + stdnum + libraries, three mistakes": lambda: peer_errors(broken, WithLibraries),
        },
        chosen.rounds,
        chosen.times,
    )
    ours, peer, ours_bad, peer_bad, libraries, libraries_bad = spent.values()
    ratios = {
        "clean, gosform / pydantic + stdnum": ours / peer,
        "three mistakes, gosform / pydantic + stdnum": ours_bad / peer_bad,
        "clean, gosform / the same with libraries": ours / libraries,
        "three mistakes, gosform / the same with libraries": ours_bad / libraries_bad,
    }
    if chosen.json:
        print(json.dumps({"microseconds": spent, "ratios": ratios, "other verdicts": verdicts}, ensure_ascii=False, indent=2))
        return 0
    for name, value in spent.items():
        print(f"{name:<52}{value:8.1f} µs")
    for name, value in ratios.items():
        print(f"{name:<52}{value:8.2f}")
    many = sum(map(len, CONTACTS.values()))
    print(f"of {many} phones and addresses the model judges otherwise: with patterns {verdicts['patterns']}, with libraries 0")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

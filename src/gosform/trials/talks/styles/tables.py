"""Tables: with tabs, pipes, semicolons, commas or columns filled up with spaces; the labels in the head, beside the value, or nowhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gosform.trials.talks.labels import label
from gosform.trials.talks.template import Page

STYLE, SHARE, SPOKEN, LOOSE = "table", 9.0, 0.0, False
# Rows that stand in registers and spreadsheets: what each column holds.
COLUMNS = (
    "full_name date passport_rf",
    "full_name snils phone",
    "full_name date snils inn-12",
    "surname given_name patronymic date",
    "surname given_name patronymic snils",
    "full_name passport_rf department_code phone email",
    "full_name inn-12 snils",
    "full_name date oms_policy",
    "passport_rf_series passport_rf_number date department_code",
    "full_name plate driving_licence",
    "inn-10 kpp ogrn",
    "inn-10 kpp account bik",
    "full_name card phone",
    "snils phone email",
    "full_name civil_certificate date",
    "full_name foreign_passport_rf date",
    "cadastral_number full_name snils",
    "inn-12 ogrnip email",
)
# Without a head: only what a person knows by itself.
UNNAMED = (
    "full_name date snils",
    "full_name snils phone",
    "full_name phone email",
    "full_name date passport_rf phone",
    "snils inn-12 phone",
    "full_name date",
)
BETWEEN = ("\t", " | ", ";", "; ", "   ", ",")
PARTS = {"columns": COLUMNS, "unnamed": UNNAMED, "upright": COLUMNS}


def write(page: Page) -> list[str]:
    rng = page.rng
    name, draw = rng.choices((("columns", columns), ("unnamed", unnamed), ("upright", upright)), (55, 20, 25))[0]
    i = rng.randrange(len(PARTS[name]))
    draw(page, PARTS[name][i].split())
    return [f"{name}/{i}"]


def columns(page: Page, makes: Sequence[str]) -> None:
    """A head, and a row for each person."""
    rng = page.rng
    between = _between(page)
    edge = "| " if between == " | " and rng.random() < 0.5 else ""
    heads = [label(rng, make).replace(",", "").replace(";", "") for make in makes]
    numbered = rng.random() < 0.25
    page.literal(edge + between.join((["№ п/п"] if numbered else []) + heads) + (" |" if edge else ""))
    if edge:
        page.literal("\n|" + "---|" * (len(heads) + numbered))
    _rows(page, makes, between, edge, named=True, numbered=numbered)


def _between(page: Page) -> str:
    """What stands between the columns. A comma or a semicolon then stands nowhere else."""
    between = page.rng.choice(BETWEEN)
    page.never = between.strip()
    return between


def unnamed(page: Page, makes: Sequence[str]) -> None:
    """Rows as they are copied out of the middle of a table."""
    _rows(page, makes, _between(page), "", named=False, numbered=False)


def upright(page: Page, makes: Sequence[str]) -> None:
    """Two columns: what it is, and the value."""
    between = page.rng.choice(("\t", " | ", ";", "     "))
    fill: Callable[[str], str] = (lambda words: words.ljust(26)) if between.isspace() and between != "\t" else str
    for at, make in enumerate(makes):
        page.literal(("\n" if at else "") + fill(label(page.rng, make)) + between)
        page.value(make, labelled=True)


def _rows(page: Page, makes: Sequence[str], between: str, edge: str, *, named: bool, numbered: bool) -> None:
    count = page.rng.choice((1, 2, 2, 3, 4))
    for row in range(count):
        if row or named:
            page.literal("\n")
        page.literal(edge + (f"{row + 1}{between}" if numbered else ""))
        for at, make in enumerate(makes):
            if at:
                page.literal(between)
            page.value(make, labelled=named)
        page.literal(" |" if edge else "")
        page.room.person += 1

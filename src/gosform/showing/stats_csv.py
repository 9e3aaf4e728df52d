"""The statistics as CSV for spreadsheets: one long table, a number a row; ``table`` says of what. A cell never becomes a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from gosform.showing.cells import cell
from gosform.showing.stats_words import Words
from gosform.stats.answer import Form, Grid, Part, Share

COLUMNS = (
    "form", "table", "version", "period", "field", "label", "code", "other",
    "applications", "of", "share", "low", "high", "errors", "warnings", "notices", "times",
)  # fmt: skip
"""low, high: the interval of 95 %. times: how many times as often as by chance. other: the second code of a pair, or the period before."""


def text(forms: Sequence[Form], words: Words, top: int | None = None) -> Iterator[str]:
    """The header, then the rows of each form. top: rows of each table; None: all of them."""
    yield _line(COLUMNS)
    for form in forms:
        for row in _rows(form, words, top):
            yield _line([row.get(name) for name in COLUMNS])


def _rows(form: Form, words: Words, top: int | None) -> Iterator[dict[str, Any]]:
    row = partial(_row, form, words)
    yield row("with-problems", form.reported, **_sorts(form.problems))
    for table, rows in (("field", form.fields), ("code", form.codes), ("field-code", form.both)):
        for x in rows[:top]:
            yield row(table, x.share, field=x.field, code=x.code, **_sorts(x.problems))
    for name, parts, grid in (("version", form.versions, form.by_version), ("period", form.periods, form.by_period)):
        yield from _parts(row, name, parts)
        yield from _grid(row, name, grid, top)
    if form.trend is not None:
        for change in form.trend.rows[:top]:
            gap, low, high = map(_number, change.gap)
            more = {"field": change.field, "code": change.code, "period": form.trend.last, "other": form.trend.before}
            yield row("trend", change.last, **more) | {"share": gap, "low": low, "high": high}
    for pair in form.together[:top]:
        yield row("together", pair.share, code=pair.codes[0], other=pair.codes[1]) | {"times": _number(pair.times)}
    if form.new is not None:
        for x in form.new.rows[:top]:
            yield row("new", x.share, field=x.field, code=x.code, version=str(form.new.since), **_sorts(x.problems))


def _row(form: Form, words: Words, table: str, share: Share, **more: Any) -> dict[str, Any]:
    if (field := more.get("field")) is not None:
        more["label"] = words.field(form.id, field)
    low, high = share.interval
    numbers = {"applications": share.many, "of": share.of, "share": _number(share.share), "low": _number(low), "high": _number(high)}
    return {"form": form.id, "table": table, **more, **numbers}


def _parts(row: Callable[..., dict[str, Any]], name: str, parts: Sequence[Part]) -> Iterator[dict[str, Any]]:
    for x in parts:
        yield row(name, x.reported, **{name: x.name})
        yield row(f"{name}-errors", x.broken, **{name: x.name})


def _grid(row: Callable[..., dict[str, Any]], name: str, grid: Grid, top: int | None) -> Iterator[dict[str, Any]]:
    for field, code, shares in grid.rows[:top]:
        for column, share in zip(grid.columns, shares, strict=True):
            yield row(f"field-code-{name}", share, field=field, code=code, **{name: column})


def _sorts(problems: tuple[int, int, int]) -> dict[str, int]:
    return dict(zip(("errors", "warnings", "notices"), problems, strict=True))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.6f}"


def _line(values: Sequence[Any]) -> str:
    """A negative number stays a number: it is ours, and no text from outside begins so."""
    line = io.StringIO()
    cells = [value if not isinstance(value, str) or _is_number(value) else cell(value) for value in values]
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdecimal() and text.isascii()

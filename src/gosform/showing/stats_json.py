"""The statistics as JSON: every row, ids and names, numbers as numbers. Intervals are of 95 %, shares 0..1."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from gosform.showing.plain_report import escaped
from gosform.showing.stats_words import SORTS, Words, as_any, by_chance
from gosform.stats.answer import Form, Grid, Part, Row, Share
from gosform.stats.tally import Tally

NUMBERS = (
    "files",
    "empty",
    "reports",
    "rows",
    "clean",
    "summaries",
    "other",
    "broken",
    "long",
    "foreign",
    "odd",
    "left_out",
    "back",
    "crowded",
)
NAMES = ("strangers", "cut", "twice", "alone", "unlike", "closed", "needs_batch")


def text(forms: Sequence[Form], tally: Tally, by: str, words: Words, top: int | None = None) -> str:
    """One document. top: rows of each table; None: all of them."""
    data = {
        "lang": words.lang,
        "read": {name: getattr(tally, name) for name in NUMBERS} | {name: as_any(getattr(tally, name)) for name in NAMES},
        "time": {"by": by, "from": tally.dates},
        "forms": [_form(form, words, top) for form in forms],
    }
    return escaped(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def _form(form: Form, words: Words, top: int | None) -> dict[str, Any]:
    data: dict[str, Any] = {
        "form": form.id or None,
        "title": words.title(form.id) or None,
        "basis": "applications with problems" if form.partial else "applications",
        "applications": None if form.partial else form.applications,
        "with_problems": share(form.reported),
        "severities": {name: {"applications_at_worst": form.worst[i], "problems": form.problems[i]} for i, name in enumerate(SORTS)},
    }
    for name, rows in (("fields", form.fields), ("codes", form.codes), ("fields_and_codes", form.both)):
        data[name] = [_row(form, row, words) for row in rows[:top]]
    data["versions"] = [{"version": int(part.name) if part.name else None, **_part(part, form)} for part in form.versions]
    data["by_version"] = _grid(form.by_version, top)
    data["periods"] = [{"period": part.name, **_part(part, form)} for part in form.periods]
    data["undated"] = form.undated
    data["by_period"] = _grid(form.by_period, top)
    data["trend"] = _trend(form, words, top)
    data["together"] = [{"codes": list(x.codes), **share(x.share), "times_chance": x.times} for x in form.together[:top]]
    data["new"] = _new(form, words, top)
    return data


def share(share: Share) -> dict[str, Any]:
    """A share with its interval."""
    return {"applications": share.many, "of": share.of, "share": share.share, "interval": list(share.interval)}


def _row(form: Form, row: Row, words: Words) -> dict[str, Any]:
    data: dict[str, Any] = {}
    if row.field is not None:
        data |= {"field": row.field, "label": words.field(form.id, row.field)}
    if row.code is not None:
        data |= {"code": row.code, "what": words.what(form.id, row.field or "", row.code)}
    return data | share(row.share) | {f"{name}s": row.problems[i] for i, name in enumerate(SORTS)}


def _part(part: Part, form: Form) -> dict[str, Any]:
    return {
        "applications": None if form.partial else part.applications,
        "with_problems": share(part.reported),
        "with_errors": share(part.broken),
    }


def _grid(grid: Grid, top: int | None) -> dict[str, Any]:
    rows = [
        {"field": field, "code": code, "applications": [one.many for one in shares], "of": [one.of for one in shares]}
        for field, code, shares in grid.rows[:top]
    ]
    return {"columns": list(grid.columns), "rows": rows}


def _trend(form: Form, words: Words, top: int | None) -> dict[str, Any] | None:
    trend = form.trend
    if trend is None:
        return None
    rows = [
        {
            "field": x.field,
            "label": words.field(form.id, x.field),
            "code": x.code,
            "last": share(x.last),
            "before": share(x.before),
            "difference": x.gap[0],
            "interval": list(x.gap[1:]),
            "change": ("not clear", "more", "less")[x.clear],
        }
        for x in trend.rows[:top]
    ]
    return {"last": trend.last, "before": trend.before, "compared": len(trend.rows), "by_chance": by_chance(len(trend.rows)), "rows": rows}


def _new(form: Form, words: Words, top: int | None) -> dict[str, Any] | None:
    new = form.new
    if new is None:
        return None
    known = {"since": new.since, "applications": new.applications, "applications_before": new.before, "share_before_at_most": new.at_most}
    return known | {"rows": [_row(form, row, words) for row in new.rows[:top]]}

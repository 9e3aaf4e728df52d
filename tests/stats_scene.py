"""Reports for the tests of ``gosform stats``: made-up ones, and a count of them that is as plain as can be."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from hypothesis import strategies as st

SEVERITIES = ("error", "warning", "notice")
FIELDS = ("", "/a/inn", "/a/date", "/b/0/snils", "/b/1/snils")
CODES = ("inn.letters", "inn.checksum", "date.date-order", "relation.equals")
MARK = "7707083893"
"""What a person typed; it may be nowhere in what is said."""


def problem(pointer: str, code: str, severity: str = "error", folded: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    """A problem as a report with ``--show-values`` has it."""
    data: dict[str, Any] = {
        "code": code,
        "severity": severity,
        "pointer": pointer,
        "label": f"Field {pointer}",
        "span": [0, 1],
        "lang": "en",
    }
    data |= {"params": {"char": MARK, "typed": MARK, "need": 12}, "related": [], "message": f"About {MARK}", "details": MARK}
    data["fixes"] = [{"trust": "safe", "span": [0, 1], "text": MARK, "value": MARK, "probability": None}]
    return data | ({"folded": list(folded)} if folded else {})


def report(form: str | None, problems: Sequence[dict[str, Any]], day: str | None = None, **more: Any) -> dict[str, Any]:
    """A report as ``--show-values`` writes it."""
    data: dict[str, Any] = {
        "row": 1,
        "ok": not problems,
        "form": form,
        "lang": "en",
        "problems": list(problems),
        "values": {"a": {"inn": MARK}},
    }
    return data | ({} if day is None else {"checked_at": f"{day}T10:00:00Z"}) | more


def lines(reports: Iterable[Any]) -> bytes:
    """A JSONL file."""
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in reports).encode()


_problems = st.builds(
    problem,
    st.sampled_from(FIELDS),
    st.sampled_from(CODES),
    st.sampled_from(SEVERITIES),
    st.lists(st.builds(problem, st.sampled_from(FIELDS), st.sampled_from(CODES), st.sampled_from(SEVERITIES)), max_size=2),
)
_days = st.sampled_from((None, "2026-09-30", "2026-10-01", "2026-10-31", "2026-11-22"))
reports = st.lists(st.builds(report, st.sampled_from(("x@1", "x@2", "y@1", None)), st.lists(_problems, max_size=4), _days), max_size=30)


def flat(problems: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Problems with those that are folded under them."""
    return [part for one in problems for part in (one, *flat(one.get("folded", ())))]


def plain_count(reports: Iterable[dict[str, Any]], form: str) -> dict[str, Any]:
    """The counts of one form, each in a pass of its own."""
    own = [(one, [(p["pointer"].replace("/0/", "/*/").replace("/1/", "/*/"), p["code"], p["severity"]) for p in flat(one["problems"])]) for one in reports if (one["form"] or "").partition("@")[0] == form]  # fmt: skip
    return {
        "applications": len(own),
        "reported": sum(bool(found) for _, found in own),
        "worst": tuple(sum(bool(f) and min(SEVERITIES.index(s) for *_, s in f) == i for _, f in own) for i in range(3)),
        "problems": tuple(sum(s == name for _, f in own for *_, s in f) for name in SEVERITIES),
        "fields": Counter(field for _, f in own for field in {field for field, *_ in f}),
        "codes": Counter(code for _, f in own for code in {code for _, code, _ in f}),
        "both": Counter(pair for _, f in own for pair in {(field, code) for field, code, _ in f}),
        "errors": Counter(pair for _, f in own for pair in [(field, code) for field, code, s in f if s == "error"]),
        "pairs": Counter((a, b) for _, f in own for a in {c for _, c, _ in f} for b in {c for _, c, _ in f} if a < b),
        "versions": Counter((one["form"] or "").partition("@")[2] for one, _ in own),
        "months": Counter(one.get("checked_at", "")[:7] for one, _ in own),
        "reported_months": Counter(one.get("checked_at", "")[:7] for one, f in own if f),
    }

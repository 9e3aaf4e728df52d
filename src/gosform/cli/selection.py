"""``--select`` and ``--ignore``: which codes are wanted, and a report without the others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from gosform.cli.usage import unknown
from gosform.problem import Report


def known_codes(args: Any) -> None:
    """A code that does not exist would silently select nothing."""
    if not (args.select or args.ignore):
        return
    from gosform.cli.known import codes

    known = list(codes())
    for wanted in (*(args.select or ()), *(args.ignore or ())):
        if not any(fits(code, wanted) for code in known):
            near = "There is no code “{name}”. The nearest is {near}."
            raise unknown(args.lang, "There is no code “{name}”. gosform codes lists them.", wanted, known, near)


def fits(code: str, wanted: str) -> bool:
    return code == wanted or code.startswith(wanted if "." in wanted else f"{wanted}.")


def kept(report: Report, args: Any) -> Report:
    """The problems of the codes that are wanted; where the first of a field is not, the next one takes its place."""
    if not (args.select or args.ignore):
        return report
    from gosform.check.folding import fold

    kept = tuple(
        p
        for p in report.all
        if (not args.select or any(fits(p.code, one) for one in args.select)) and not any(fits(p.code, one) for one in args.ignore or ())
    )
    return replace(report, problems=fold(kept))

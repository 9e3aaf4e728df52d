"""Problems by the million: each by itself with its row, and what is the same for every problem like it.

A file of many problems has a few hundred sorts of them. What is said of a sort and how it is counted is made once, whatever values it is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from gosform.problem import QUOTING, Code, Problem, Severity, Trust

MOST = 4096
"""Sorts kept. Beyond it the book is begun anew."""


class Sort:
    """All of a problem that is the same for every problem like it. Told by identity; holds nothing that was typed.

    under: the code of the problem that it is folded under; empty where it is the first of its pointer. trusts: of its fixes, in their order.
    quotes: its params quote what was typed.
    """

    __slots__ = ("code", "pointer", "quotes", "severity", "trusts", "under")

    def __init__(self, problem: Problem, under: str) -> None:
        self.pointer: str = problem.pointer
        self.code: Code = problem.code
        self.severity: Severity = problem.severity
        self.under = under
        self.trusts: tuple[Trust, ...] = tuple([fix.trust for fix in problem.fixes])
        self.quotes = not QUOTING.isdisjoint(problem.params)


Sorting = Callable[[Problem, str], Sort]
"""The sort of a problem that is folded under another of this code; empty where it is not."""
Listed = tuple[int, int, Any, Problem, Sort]
"""A problem by itself: 0-based number of its record in the whole input; 1-based line of its file; what was typed in its field, or the record that
it is found in by its pointer; the problem; its sort."""


def sorting(known: dict[Any, Sort] | None = None) -> Sorting:
    """What tells the sort of a problem; the same for problems of which the same is said, but for what they quote. known: the book that it keeps."""
    book: dict[Any, Sort] = {} if known is None else known

    def sort_of(problem: Problem, under: str) -> Sort:
        params, code, fixes = problem.params, problem.code, problem.fixes
        shown: Any = None
        if params:
            plain = QUOTING.isdisjoint(params)
            shown = tuple(params.values() if plain else [value for name, value in params.items() if name not in QUOTING])
        trusts = None if not fixes else fixes[0].trust if len(fixes) == 1 else tuple([fix.trust for fix in fixes])
        key = (problem.pointer, code, problem.severity, under, code.what, problem.related, shown, trusts)
        try:
            sort = book.get(key)
        except TypeError:  # a list among the params
            return Sort(problem, under)
        if sort is None:
            if len(book) >= MOST:
                book.clear()
            sort = book[key] = Sort(problem, under)
        return sort

    return sort_of


def listed(row: int, line: int, typed: Any, problems: Iterable[Problem], sort_of: Sorting) -> list[Listed]:
    """Every problem of a record by itself: the first of its pointer, then those folded under it."""
    found: list[Listed] = []
    for first in problems:
        found.append((row, line, typed, first, sort_of(first, "")))
        if first.folded:
            found += [(row, line, typed, p, sort_of(p, first.code)) for p in first.folded]
    return found

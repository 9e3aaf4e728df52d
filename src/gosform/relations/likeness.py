"""When two fields say the same.

Two questions with opposite benefits of the doubt: :func:`differ` is True only for values that certainly differ (``equals``),
:func:`agree` only for values that are certainly the same (``not-equals``, ``unique``, ``changed``).

A value whose own check failed is compared by what was read of it. Where a kind could not read it, nothing is known.
"""

from __future__ import annotations

from gosform.options import DigitOptions
from gosform.reading import DATES, EXACT, NUMBERS, number, stretch
from gosform.record import Cell


def readable(cell: Cell) -> bool:
    """There is something to compare: a good value, or a broken one that could be read in full."""
    return bool(cell.read) and not cell.absent


def without_yo(text: str) -> str:
    """The text with ё written as е."""
    return text.replace("ё", "е").replace("Ё", "Е")


def bare(text: str) -> str:
    """Letters and digits alone, without capitals: how a number reads whatever stands between its groups."""
    return "".join(char for char in text.casefold() if char.isalnum())


def differ(a: Cell, b: Cell) -> bool:
    """The two readable values certainly differ; capitals, and ё and е, make no difference."""
    one, two = a.read or "", b.read or ""
    if one == two:
        return False
    if a.field.kind.id in DATES or b.field.kind.id in DATES:
        first, second = stretch(one), stretch(two)
        if first and second:
            return first.last < second.first or second.last < first.first
    if a.field.kind.id in NUMBERS or b.field.kind.id in NUMBERS:
        x, y = number(one), number(two)
        if x is not None and y is not None:
            return x != y
    one, two = without_yo(one).casefold(), without_yo(two).casefold()
    if a.field.kind is not b.field.kind or a.broken or b.broken:
        return bare(one) != bare(two)
    return one != two


def yo_differs(a: Cell, b: Cell) -> bool:
    """Two good values that are the same but for ё and е; of two kinds, also but for what stands between letters and digits."""
    one, two = (a.value or "").casefold(), (b.value or "").casefold()
    if a.field.kind is not b.field.kind:
        one, two = bare(one), bare(two)
    return one != two and without_yo(one) == without_yo(two)


def agree(a: Cell, b: Cell) -> bool:
    """The two readable values are certainly the same; ё and е differ."""
    return identity(a) == identity(b)


def identity(cell: Cell) -> tuple[str, str]:
    """What makes two values of the same kind the same value: equal for them, different for any others.

    Numbers made of digits are compared without what stands between the groups: a value whose check digits are wrong has no canonical
    spelling, only the digits that were read.
    """
    kind, text = cell.field.kind.id, cell.read or ""
    if kind in DATES and (found := stretch(text)):
        return kind, f"{found.first.isoformat()}/{found.last.isoformat()}"
    if kind in NUMBERS and (amount := number(text)) is not None:
        return kind, str(amount.normalize(EXACT))
    if isinstance(cell.field.options, DigitOptions):
        return kind, bare(text)
    return kind, text.casefold()

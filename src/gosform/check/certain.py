"""Fixes that leave a value which is certainly clean by itself: told by the screen of the field, without a trial (see ``repairs``)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from gosform.check.one_repair import LONGEST
from gosform.check.plan import Line, clean
from gosform.check.sheet import BLANK
from gosform.problem import Fix


def certain(line: Line, typed: str, fixes: Sequence[Fix]) -> bool:
    """Each fix leaves a value that is certainly clean by itself."""
    return proving(line)(typed, fixes)


@lru_cache(maxsize=1024)
def proving(line: Line) -> Callable[[str, Sequence[Fix]], bool]:
    """What says that of the fixes of a field. Depends on the form alone."""
    is_clean, proves = clean(line), not line.field.references

    def proven(typed: str, fixes: Sequence[Fix]) -> bool:
        many = len(typed)
        if not proves or many > LONGEST:
            return False
        for fix in fixes:
            start, end = fix.span
            if fix.also or end > many:
                return False
            text = typed[:start] + fix.text + typed[end:]
            if not is_clean(text) or (text[:1] in BLANK and not text.strip(BLANK)):
                return False
        return True

    return proven

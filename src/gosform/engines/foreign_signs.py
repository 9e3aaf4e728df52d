"""Characters that a number of python-stdnum cannot hold, found by asking it again with other characters in their place.

python-stdnum says that a number is made up wrongly, not where. A character is blamed only where another one in its place settles it.
"""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_letters, ascii_uppercase, digits

from gosform.engines.foreign_codes import ForeignCodes
from gosform.engines.foreign_numbers import Number, ask, compact
from gosform.engines.foreign_text import read
from gosform.problem import Fix, Problem, Span, Trust, problem
from gosform.text import CYRILLIC_TO_LATIN, LIKE_DIGIT, SAME_AS_DIGIT, Folded, is_ascii_digits, sign, unicode_name

PLAIN = frozenset(ascii_letters + digits)
STAND_INS = ("1", "0", "5")
LONGEST = 40
"""In a longer text no letter is tried out."""
MOST_RUNS = 5
"""With more strange places than this, one problem says it for the whole value."""
OWN_LETTERS = frozenset({"by.unp", "de.handelsregisternummer", "mk.edb"})
"""Numbers that may hold letters other than Latin ones without marks."""


def strange_signs(bare: Folded, number: Number, codes: ForeignCodes) -> tuple[Problem, ...]:
    """A problem for each run of characters that do not belong; empty where none can be blamed. They share their fixes.

    bare: what was typed, without separators.
    """
    wrong = _foreign(bare.kept, number)
    if not wrong and ask(number, bare.kept).trouble == "shape":
        wrong = _misplaced(bare.kept, number)
    if not wrong:
        return ()
    runs = _runs(wrong)
    if len(runs) > MOST_RUNS or len(wrong) * 2 > len(bare.kept) > 2:
        return (_strange(codes, _asks_digit(bare.kept, wrong, wrong[0], number), bare.whole(), bare.kept[wrong[0]]),)
    fixes = _fixes(bare, wrong, number)
    return tuple(
        _strange(codes, _asks_digit(bare.kept, wrong, start, number), bare.span(start, end), bare.kept[start], *fixes)
        for start, end in runs
    )


def _strange(codes: ForeignCodes, digit: bool, span: Span, char: str, *fixes: Fix) -> Problem:
    code = codes.letters if digit else codes.characters
    return problem(code, span, *fixes, char=char, name=unicode_name(char), sign=sign(char))


def _foreign(kept: str, number: Number) -> tuple[int, ...]:
    """Where characters stand that no number of python-stdnum has."""
    own = number.member in OWN_LETTERS
    return tuple(i for i, char in enumerate(kept) if char not in PLAIN and not (own and char.isalpha()))


def _misplaced(kept: str, number: Number) -> tuple[int, ...]:
    """Where Latin letters stand that spoil a number which is made up well with a digit in their place; one run of them, or several."""
    prefix = len(kept) - len(compact(number, kept))  # a country code that python-stdnum leaves out
    at = [i for i, char in enumerate(kept) if char not in digits and i >= prefix]
    if not at or len(kept) > LONGEST:
        return ()
    for run in _runs(at):
        if any(_settled(number, _put(kept, dict.fromkeys(range(*run), digit))) for digit in STAND_INS):
            return tuple(range(*run))
    for digit in STAND_INS:
        text = _put(kept, dict.fromkeys(at, digit))
        if _settled(number, text):
            return tuple(i for i in at if ask(number, _put(text, {i: kept[i]})).trouble == "shape")
    return ()


def _settled(number: Number, text: str) -> bool:
    """Nothing is said of characters any more.

    A part that does not exist proves nothing: it may have been looked at before them. Nor does the length of a number with letters in
    it: where a character was lost, the letters have moved into the places of digits.
    """
    trouble = ask(number, text).trouble
    return trouble in ("", "checksum") or (trouble == "length" and is_ascii_digits(number.example or "0"))


def _asks_digit(kept: str, wrong: Sequence[int], at: int, number: Number) -> bool:
    """At this place a digit will do and no Latin letter will."""
    if len(kept) > LONGEST:
        return False
    for digit in STAND_INS:
        text = _put(kept, dict.fromkeys(wrong, digit))
        if _settled(number, text):
            return all(ask(number, _put(text, {at: letter})).trouble == "shape" for letter in ascii_uppercase)
    return False


def _fixes(bare: Folded, wrong: Sequence[int], number: Number) -> tuple[Fix, ...]:
    """What the characters look like, where that makes a good number. Safe: the very same shape, and only one reading is good."""
    chars = [bare.kept[i] for i in wrong]
    readings = {
        tuple(SAME_AS_DIGIT.get(char) or CYRILLIC_TO_LATIN.get(char) for char in chars): True,
        tuple(CYRILLIC_TO_LATIN.get(char) or SAME_AS_DIGIT.get(char) for char in chars): True,
    }
    readings.setdefault(tuple(SAME_AS_DIGIT.get(char) or LIKE_DIGIT.get(char) for char in chars), False)
    good = [
        (fix, same)
        for meant, same in readings.items()
        if all(meant) and (fix := _fix(bare, wrong, "".join(map(str, meant)))) and not read(fix.apply(bare.typed), number)[1].trouble
    ]
    if len(good) == 1:
        fix, same = good[0]
        return (Fix(fix.span, fix.text, Trust.SAFE if same else Trust.LIKELY),)
    return tuple(fix for fix, _ in good)


def _fix(bare: Folded, wrong: Sequence[int], meant: str) -> Fix:
    span = bare.span(wrong[0], wrong[-1] + 1)
    chars = {bare.at[i]: char for i, char in zip(wrong, meant, strict=True)}
    return Fix(span, "".join(chars.get(i, bare.typed[i]) for i in range(span.start, span.end)), Trust.CANDIDATE)


def _put(text: str, chars: dict[int, str]) -> str:
    return "".join(chars.get(i, char) for i, char in enumerate(text))


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for i in places:
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs

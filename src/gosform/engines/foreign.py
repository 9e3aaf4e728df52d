"""How a number of python-stdnum finds its problems: its exceptions become codes with a place and a sentence.

The number itself is judged by python-stdnum, and only by its ``validate``: nothing here opens a socket. What was typed is read with
gosform's own folding, so whatever python-stdnum does not expect (a label, full-width digits, an odd dash) is no mistake here either.
"""

from __future__ import annotations

from gosform.engines.digits import CUT, endless
from gosform.engines.foreign_codes import ForeignCodes
from gosform.engines.foreign_numbers import Number, ask, compact, lengths, usual
from gosform.engines.foreign_signs import strange_signs
from gosform.engines.foreign_text import LONGEST, labels, read
from gosform.kind import Found, Screen
from gosform.problem import Problem, Span, problem
from gosform.text import SEPARATORS, Folded, fold, is_ascii_digits

__all__ = ["diagnose", "screen"]


def diagnose(typed: str, number: Number, codes: ForeignCodes) -> Found:
    """Every problem of a value, and its canonical spelling: the one that ``validate`` gives back."""
    everything = Span(0, len(typed))
    left = endless(typed) or typed
    if len(left) > LONGEST and (have := len(left.translate(dict.fromkeys(map(ord, SEPARATORS))))) > LONGEST:
        return Found((problem(codes.length, everything, have=have),))
    folded, answer = read(typed, number)
    if not answer.trouble:
        return _spelt(folded, number, answer.number, codes)
    if "+" in typed and CUT.fullmatch(typed.strip()):
        return Found((problem(codes.spreadsheet, everything),))
    if strange := strange_signs(fold(typed, SEPARATORS, labels(number)), number, codes):
        return Found(strange)
    if answer.trouble == "length" or _wants_other_length(folded.kept, number, answer.trouble):
        return Found((_length(folded, number, codes),))
    if answer.trouble == "shape":
        return Found((problem(codes.shape, folded.whole()),))
    code = codes.part if answer.trouble == "part" else codes.checksum
    return Found((problem(code, folded.whole()),), None, compact(number, folded.kept))


def screen(number: Number) -> Screen:
    """What python-stdnum gives back as it is; a row of zeros deserves a word."""
    return Screen("[0-9A-Z/-]{1,64}+", lambda text: text.strip("0") != "" and ask(number, text).number == text)


def _spelt(folded: Folded, number: Number, canonical: str, codes: ForeignCodes) -> Found:
    """A good number: what its spelling deserves. A spelling that python-stdnum itself takes deserves nothing."""
    found: list[Problem] = []
    if not canonical.strip("0"):
        found.append(problem(codes.zeros, folded.whole()))
    if folded.typed not in (folded.kept, canonical, usual(number, canonical)):
        found.append(problem(codes.cleaned, _tidied(folded)))
    return Found(tuple(found), canonical, canonical)


def _tidied(folded: Folded) -> Span:
    """The first stretch that was left out or written otherwise."""
    if folded.touched:
        return folded.touched[0]
    start, end = folded.whole()
    return Span(0, start) if start else Span(end, len(folded.typed))


def _wants_other_length(kept: str, number: Number, trouble: str) -> bool:
    """Digits alone, refused for their make-up, and never taken by python-stdnum in this number."""
    return trouble == "shape" and is_ascii_digits(kept) and len(kept) not in (lengths(number) or (len(kept),))


def _length(folded: Folded, number: Number, codes: ForeignCodes) -> Problem:
    need, have = lengths(number), min(len(compact(number, folded.kept)), len(folded.kept))  # some numbers are filled up with zeros
    if need and have < need[0]:
        return problem(codes.too_short, folded.whole(), need=need, have=have)
    if need and have > need[-1]:
        return problem(codes.too_long, folded.whole(), need=need, have=have)
    return problem(codes.length, folded.whole(), have=have)

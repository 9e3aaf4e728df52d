"""Characters that the lines cannot have, and the mends that their place and the check digits allow."""

from __future__ import annotations

import re

from gosform.engines import mrz_codes as codes
from gosform.engines.mrz_lines import Document, digit_places, flaws, is_internal
from gosform.engines.mrz_text import LINE, PLAIN, Lines, both_lines
from gosform.problem import Fix, Problem, Severity, Span, Trust, problem
from gosform.text import CYRILLIC_TO_LATIN, LIKE_DIGIT, SAME_AS_DIGIT, Folded, script, sign, unicode_name

MOST_RUNS = 5
LIKE_LETTER = dict(zip("01258", "OIZSB", strict=True))


def strange(lines: Lines, document: Document) -> tuple[Problem, ...]:
    """One problem a run, with one fix for all of them; one for everything where hardly anything can be read."""
    folded = lines.folded
    kept = folded.kept
    found = [m.span() for m in re.finditer("1+", "".join("0" if c in PLAIN else "1" for c in kept))]
    if len(found) > MOST_RUNS or sum(b - a for a, b in found) * 2 > len(kept):
        return (problem(codes.SHAPE, folded.whole()),)
    fix = _meant(lines, document)
    fixes = (fix,) if fix else ()
    said = []
    for a, b in found:
        if all(script(c) == "cyrillic" for c in kept[a:b]):
            said.append(problem(codes.CYRILLIC, folded.span(a, b), *fixes))
        else:
            char = next(c for c in kept[a:b] if script(c) != "cyrillic")
            said.append(problem(codes.CHARACTERS, folded.span(a, b), *fixes, char=char, sign=sign(char), name=unicode_name(char)))
    return tuple(said)


def _meant(lines: Lines, document: Document) -> Fix | None:
    """The lines with Latin letters, where every strange character looks like one and nothing is wrong afterwards."""
    folded = lines.folded
    known = [c if c in PLAIN else CYRILLIC_TO_LATIN.get(c, "").upper() or SAME_AS_DIGIT.get(c, "") for c in folded.kept]
    if not all(known):
        return None
    both = both_lines(lines._replace(folded=Folded(folded.typed, "".join(known), folded.at, folded.touched)))
    if both is None:
        return None
    other = other_reading(both.kept, document)
    mended = settled(both.kept, document) or (other and (other, Trust.LIKELY))
    if not mended:
        return None
    text, trust = mended
    # In the names and in a foreign number О may be a letter or a zero: no more than a guess.
    places = {LINE + i for i in digit_places(text)}
    strange_at = {at for at, c in zip(folded.at, folded.kept, strict=True) if c not in PLAIN and c in SAME_AS_DIGIT}
    loose = any(at in strange_at for i, at in enumerate(both.at) if i not in places)
    return Fix(Span(0, len(folded.typed)), f"{text[:LINE]}\n{text[LINE:]}", Trust.LIKELY if loose else trust)


def settled(text: str, document: Document) -> tuple[str, Trust] | None:
    """Both lines after letters among the digits and digits among the names are read as what they look like; None if that helps not.

    Safe when each keeps its very shape (O and 0) and the check digits fit; no check digit proves the first line.
    """
    places = {LINE + i for i in digit_places(text)}
    mended, trust = list(text), Trust.SAFE
    for i, char in enumerate(text):
        if i in places and char.isalpha():
            mended[i] = SAME_AS_DIGIT.get(char) or LIKE_DIGIT.get(char) or {"L": "1"}.get(char, char)  # a small l
            trust = trust if char in SAME_AS_DIGIT else Trust.LIKELY
        elif 5 <= i < LINE and char in LIKE_LETTER and not is_internal(text):
            mended[i], trust = LIKE_LETTER[char], Trust.LIKELY
    made = "".join(mended)
    return None if any(f.severity is Severity.ERROR for f in flaws(made, document)) else (made, trust)


def other_reading(text: str, document: Document) -> str | None:
    """Both lines with one O read as 0, or I as 1, or the other way round, in a number that may have letters.

    Only when the check digit of the number and the last digit then fit, and for one place alone: a likely mend, never a sure one.
    """
    flip = dict(zip("O0I1", "0O1I", strict=True))
    found = [
        text[:i] + flip[text[i]] + text[i + 1 :] for i in range(LINE, LINE + 9) if text[i] in flip and i - LINE not in digit_places(text)
    ]
    good = [made for made in found if not any(f.severity is Severity.ERROR for f in flaws(made, document))]
    return good[0] if len(good) == 1 else None

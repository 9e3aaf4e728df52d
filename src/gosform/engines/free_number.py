"""A document number that no office prescribes the make of: foreign passports, permits, certificates of other states.

Nothing is asked but that it can be read and sent. :func:`tidied` settles spaces, dashes and invisible characters; letters,
digits and the signs that documents print are left as they stand.
"""

from __future__ import annotations

from dataclasses import dataclass

from gosform.engines.line import LONGEST as LONGEST_LINE
from gosform.engines.line import read_line, runs
from gosform.kind import Found
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust, problem
from gosform.text import CYRILLIC_TO_LATIN, LATIN_TO_CYRILLIC, Folded, label_end, script, sign, unicode_name

SIGNS = frozenset(" -/.,№()")
"""Signs that are printed inside such numbers."""
LONGEST = 25
MOST_RUNS = 5
SOURCE = "FNS, format of the field «серия и номер документа»: up to 25 characters"


@dataclass(frozen=True, slots=True)
class FreeCodes:
    """The troubles of such a number, with the ids of one kind."""

    shape: Code
    too_long: Code
    characters: Code
    no_digits: Code
    mixed_scripts: Code
    cleaned: Code


def free_codes(kind: str, longest: int = LONGEST, source: str = SOURCE) -> FreeCodes:
    """The shared codes of a kind; ``source`` says where its limit of length comes from."""
    return FreeCodes(
        shape=Code(
            f"{kind}.shape",
            what="{label} has neither letters nor digits.",
            fix="Enter {acc} as in the document.",
            why="Dashes and other signs alone are a stand-in for a number that was not at hand. Where there is no document, leave it empty.",
            source=source,
        ),
        too_long=Code(
            f"{kind}.too-long",
            what="{label}: at most {need} characters, {have} typed.",
            fix="Leave only the series and the number.",
            why=f"Offices take at most {longest} characters. A date or the name of the office pasted along is the usual cause.",
            source=source,
        ),
        characters=Code(
            f"{kind}.characters",
            what="There is “{char}” ({sign}) in {in}.",
            plain="There is an unusual sign in {in}.",
            fix="Compare {acc} with the document.",
            severity=Severity.WARNING,
            why="Documents print letters, digits, spaces, hyphens, slashes, points and №. Anything else is likely a slip.",
        ),
        no_digits=Code(
            f"{kind}.no-digits",
            what="There is no digit in {in}.",
            fix="Compare {acc} with the document.",
            severity=Severity.WARNING,
            why="Almost every number has digits. Letters alone may be a word typed in place of a number.",
        ),
        mixed_scripts=Code(
            f"{kind}.mixed-scripts",
            what="Russian and Latin letters are mixed in {in}.",
            fix="Enter all letters as in the document.",
            severity=Severity.WARNING,
            why="А, В, С look the same in both alphabets, and registers compare sign by sign. Few documents mix the two.",
        ),
        cleaned=Code(
            f"{kind}.cleaned",
            what="We tidied the spaces and letters of {gen}.",
            fix="You do not need to correct anything.",
            severity=Severity.NOTICE,
            why="Extra spaces, long dashes, invisible characters and a pasted label are no mistake. They are settled and said.",
        ),
    )


def tidied(typed: str, labels: tuple[str, ...] = (), capitals: bool = False) -> Folded:
    """One line without outer spaces, invisible signs and pasted labels, dashes plain. capitals: small letters become large."""
    read = read_line(typed)  # first, so that an invisible sign inside a label does not hide it
    end = 0
    while len(read.kept) <= LONGEST_LINE and (more := label_end(read.kept[end:], labels)):
        end += more
        if read.kept[end - 1] in "Nn" and read.kept[end] in "0123456789":  # N12345678 is a whole number, not № 12345678
            end -= 1
            break
    folded = Folded(typed, read.kept[end:], read.at[end:], (read.span(0, end), *read.touched) if end else read.touched)
    if not capitals:
        return folded
    return Folded(typed, "".join(_capital(c) for c in folded.kept), folded.at, folded.touched)


def _capital(char: str) -> str:
    return char.upper() if len(char.upper()) == 1 else char


def diagnose(typed: str, codes: FreeCodes, *, labels: tuple[str, ...] = (), longest: int = LONGEST, capitals: bool = False) -> Found:
    """Every problem of such a number, and its tidy spelling."""
    folded = tidied(typed, labels, capitals)
    text = folded.kept
    if not any(c.isalnum() for c in text):
        return Found((problem(codes.shape, Span(0, len(typed))),))
    if len(text) > longest:
        return Found((problem(codes.too_long, folded.span(longest, len(text)), need=longest, have=len(text)),))
    found = [*_characters(folded, codes), *_doubts(folded, codes, capitals)]
    if typed != text and not found:
        found = [problem(codes.cleaned, folded.touched[0] if folded.touched else folded.whole())]
    return Found(tuple(found), text, "".join(_capital(c) for c in text if c.isalnum()))


def _characters(folded: Folded, codes: FreeCodes) -> list[Problem]:
    strange = runs(folded.kept, lambda c: c not in SIGNS and script(c) not in ("latin", "cyrillic") and c not in "0123456789")
    if len(strange) > MOST_RUNS:
        strange = [(strange[0][0], strange[-1][1])]
    found = []
    for a, b in strange:
        char = folded.kept[a]
        found.append(problem(codes.characters, folded.span(a, b), char=char, name=unicode_name(char), sign=sign(char)))
    return found


def _doubts(folded: Folded, codes: FreeCodes, scripts: bool) -> list[Problem]:
    text = folded.kept
    found = []
    if not any(c in "0123456789" for c in text):
        found.append(problem(codes.no_digits, folded.whole()))
    if scripts and {"latin", "cyrillic"} <= {script(c) for c in text}:
        fixes = []
        for alphabet, table in (("latin", CYRILLIC_TO_LATIN), ("cyrillic", LATIN_TO_CYRILLIC)):
            other = "".join(table.get(c, c) for c in text)
            if {script(c) for c in other} - {""} == {alphabet}:
                fixes.append(Fix(Span(0, len(folded.typed)), other, Trust.CANDIDATE))
        found.append(problem(codes.mixed_scripts, folded.whole(), *fixes))
    return found

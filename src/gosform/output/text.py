"""Text for people at a terminal: the field, what was typed with a mark under the exact characters, the sentence, the fix.

The other problems of a field are a line each below its first, and their places are marked under the same value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from gosform.explain import Explanation
from gosform.problem import Fix, Place, Problem, Severity, Span, Trust
from gosform.saying.visible import cells, marked, revealed_together, safe
from gosform.showing.shown import Count, Look, Shown, explained, label, say, section, typed_at

TRUST = {Trust.SAFE: "safe fix", Trust.LIKELY: "likely", Trust.CANDIDATE: "one possibility: compare with the document"}
TONE = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m", Severity.NOTICE: "\x1b[36m"}
BOLD, DIM, OFF = "\x1b[1m", "\x1b[2m", "\x1b[0m"
MOST_RELATED = 3


def write(items: Iterable[Shown], look: Look) -> Iterator[str]:
    """The reports that have something to say, and a line that counts them all."""
    count = Count()
    for item in items:
        count.add(item)
        if item.problems:
            yield _report(item, look)
        elif look.show_values and not look.many and item.report.value is not None:
            yield safe(item.report.value) + "\n"
    yield "".join(line + "\n" for line in _summary(count, look))


def _report(item: Shown, look: Look) -> str:
    lines: list[str] = []
    if head := _head(item, look):
        lines += [_in(BOLD, head, look), ""]
    field = None
    problems = [x for p in item.problems for x in p.unfolded()] if look.unfolded else item.problems
    for problem, said in zip(problems, explained(problems, look), strict=True):
        name = _name(problem.place, said.label, look)
        if problem.code.trouble == "unknown-field":  # nothing but its key tells which field is meant
            name = f"{name} {safe(problem.pointer)}"
        if name != field:
            lines.append(_in(BOLD, name, look))
            field = name
        lines += ["  " + line for line in _problem(problem, said, item, look)]
        lines.append("")
    return "".join(line + "\n" for line in lines)


def _head(item: Shown, look: Look) -> str:
    report = item.report
    parts = [safe(item.file)] if item.file else []
    if report.row is not None:
        parts.append(say(look.lang, "line {row}", row=report.row))
    if report.form:
        parts.append(safe(report.form))
    return " · ".join(parts)


def _name(place: Place | None, field: str, look: Look) -> str:
    title = section(place, look.lang)
    return safe(f"{title} › {field}" if title and title != field else field)


def _problem(problem: Problem, said: Explanation, item: Shown, look: Look) -> list[str]:
    tone = TONE[problem.severity]
    lines = []
    typed = typed_at(item.report.typed, problem.pointer)
    if typed:
        drawn = cells(typed, not look.show_values, *revealed_together((problem, *problem.folded), typed))
        others = [p.span for p in problem.folded if p.span]
        if problem.span or others:
            text, marks = marked(drawn, problem.span, others)
            lines += ["  " + text, "  " + _in(tone, marks, look)]
        else:
            lines.append("  " + marked(drawn, Span(0, 0))[0])
    lines += _related(problem, item, look)
    lines.append(_sentence(problem, said.text, look))
    for fix in problem.fixes:
        line = _fix(fix, typed, look)
        if line not in lines:  # hidden ones of one trust are said once
            lines.append(line)
        if fix.also and look.show_values:
            for (pointer, part), place in zip(fix.also, problem.places, strict=False):
                lines += [
                    _in(DIM, _name(place, label(place, look.lang), look), look),
                    _fix(part, typed_at(item.report.typed, pointer), look),
                ]
    folded = zip(problem.folded, explained(problem.folded, look), strict=True)
    also = Counter(f"+ {_sentence(p, one.what.removesuffix('.'), look)}" for p, one in folded)
    lines += [f"{line} ×{times}" if times > 1 else line for line, times in also.items()]
    return lines


def _sentence(problem: Problem, text: str, look: Look) -> str:
    """How grave it is, what is said, and the code."""
    words = {Severity.WARNING: "Warning", Severity.NOTICE: "Note"}
    lead = f"{say(look.lang, words[problem.severity])}: " if problem.severity in words else ""
    return f"{_in(TONE[problem.severity], lead, look)}{safe_sentence(text)}  {_in(DIM, f'[{problem.code}]', look)}"


def safe_sentence(text: str) -> str:
    """A finished text on one line; its no-break spaces stay what they are."""
    return "\u00a0".join(safe(part) for part in text.split("\u00a0"))


def _related(problem: Problem, item: Shown, look: Look) -> Iterator[str]:
    """The other values of a relation, each below the name of its field."""
    for pointer, place in list(zip(problem.related, problem.places, strict=False))[:MOST_RELATED]:
        typed = typed_at(item.report.typed, pointer)
        if typed and pointer != problem.pointer:
            yield _in(DIM, _name(place, label(place, look.lang), look), look)
            yield "  " + marked(cells(typed, not look.show_values), Span(0, 0))[0]


def _fix(fix: Fix, typed: str | None, look: Look) -> str:
    trust = say(look.lang, TRUST[fix.trust])
    if not look.show_values or typed is None:
        return f"→ {say(look.lang, 'There is a fix ({trust}): --show-values shows it.', trust=trust)}"
    drawn = cells(fix.apply(typed))
    text = marked(drawn, Span(fix.span.start, fix.span.start + len(fix.text)))[0]
    return f"→ {text}  {_in(DIM, f'({trust})', look)}"


def _summary(count: Count, look: Look) -> Iterator[str]:
    if count.hidden:
        yield say(look.lang, "Problems left out: {number}.", number=count.hidden)
    if look.many:
        yield say(look.lang, "Records: {records}, with problems: {broken}.", records=count.reports, broken=count.broken)
    if not count.errors + count.warnings + count.notices:
        yield _in("\x1b[32m", say(look.lang, "There are no problems."), look)
        return
    yield say(
        look.lang, "Problems: {errors}, warnings: {warnings}, notes: {notices}.",
        errors=count.errors, warnings=count.warnings, notices=count.notices,
    )  # fmt: skip
    if count.folded and not look.unfolded:
        yield say(look.lang, "Of these, below another problem of their field: {folded}. --all shows them in full.", folded=count.folded)


def _in(colour: str, text: str, look: Look) -> str:
    return f"{colour}{text}{OFF}" if look.colour and text else text

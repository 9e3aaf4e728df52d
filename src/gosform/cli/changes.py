"""What was changed in a record: found, shown with the names of the fields, and logged."""

from __future__ import annotations

import json
from typing import Any

from gosform.mend import Changes, Mended, Steps
from gosform.problem import Span
from gosform.ruleset import RuleSet
from gosform.saying.visible import cells, revealed, safe
from gosform.showing.shown import Look, label, section

_OLD, _NEW, _NAME, _OFF = "\x1b[31m", "\x1b[32m", "\x1b[1m", "\x1b[0m"


def differences(place: str, changes: Changes, done: Mended, rules: RuleSet, look: Look) -> str:
    """The changes of one record as a unified diff, a field a hunk. Letters and digits are dots unless values may be shown."""
    lines = [f"--- {safe(place)}", f"+++ {safe(place)}"]
    for steps, (old, new) in changes.items():
        pointer = _pointer(steps)
        problems = [p for p, fix in done.done for where in (p.pointer, *(where for where, _ in fix.also)) if where == pointer]
        codes = "".join(f"  [{code}]" for code in dict.fromkeys(map(str, (p.code for p in problems))))
        seen = next((span for p in problems[:1] if (span := revealed(p, old))), None)
        lines += [
            _in(_NAME, f"@@ {_name(steps, rules, look)} @@{codes}", look),
            _in(_OLD, "-" + _drawn(old, look, seen), look),
            _in(_NEW, "+" + _drawn(new, look, None), look),
        ]
    return "".join(line + "\n" for line in lines)


def logged(row: int | None, changes: Changes, done: Mended, show_values: bool) -> str:
    """A line of JSON for every fix that was applied, in this order, and for every canonical spelling. Values only where they may be shown."""
    lines: list[dict[str, Any]] = []
    begin: dict[str, Any] = {} if row is None else {"row": row}
    for p, fix in done.done:
        for pointer, part in ((p.pointer, fix), *fix.also):
            line = begin | {"pointer": pointer, "code": str(p.code), "span": list(part.span), "trust": str(part.trust)}
            lines.append(line | {"text": part.text} if show_values else line)
    mended = {line["pointer"] for line in lines}
    for steps, (_, new) in changes.items():
        if _pointer(steps) not in mended:
            line = begin | {"pointer": _pointer(steps), "code": None, "span": None, "trust": None}
            lines.append(line | {"text": new} if show_values else line)
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _pointer(steps: Steps) -> str:
    return "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in steps)


def _name(steps: Steps, rules: RuleSet, look: Look) -> str:
    """The title of the section and the label of the field, and which entry it is."""
    field = rules.field(f"{steps[0]}.{steps[-1]}")
    if field is None:
        return safe(_pointer(steps))
    number = f" {int(steps[1]) + 1}" if len(steps) > 2 else ""
    title = section(field.place, look.lang)
    return safe(f"{title}{number} › {label(field.place, look.lang)}" if title else label(field.place, look.lang))


def _drawn(text: str, look: Look, seen: Span | None) -> str:
    return "".join(cell.text for cell in cells(text, not look.show_values, seen))


def _in(colour: str, text: str, look: Look) -> str:
    return f"{colour}{text}{_OFF}" if look.colour else text

"""A form on its way to another machine: the texts of its rule files, read there again.

A form holds functions and compiled patterns, which no other process should be asked to trust or to rebuild from bytes; its rule files are
plain text. What is bundled with gosform is named, not sent: the other machine has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from gosform.check.form import Form
from gosform.check.intake import today
from gosform.folders import root
from gosform.problem import UnknownForm
from gosform.read_rules import load
from gosform.read_rules.cards import NAMED, pick


@dataclass(frozen=True, slots=True)
class Shipped:
    """What is sent.

    name: ``id@version`` of a bundled form; ``""`` where ``texts`` has the form.
    texts: the rule file, then those that it extends and that are not bundled. day: ISO date that dates are compared with.
    """

    name: str
    texts: tuple[str, ...]
    day: str

    def form(self) -> Form:
        """The form again; of equal things, one object a process."""
        return _opened(self)


def shipped(form: Form | str | Path, as_of: date | None = None) -> Shipped:
    """What another machine needs to have the same form.

    form: a form, the id of a bundled one, or the path of a rule file. as_of: the day; without it, the form's own, or today. Every machine
    gets the same one. Raises as ``load_form`` does; ``UnknownForm`` also for a form that was read from a text and lies in no file.
    """
    day = as_of or (form.as_of if isinstance(form, Form) else None) or today()
    if isinstance(form, Form):
        path, name = Path(form.rules.path), form.rules.name
    else:
        rules = load(form, day)
        path, name = Path(form) if isinstance(form, Path) or not NAMED.fullmatch(form) else Path(rules.path), rules.name
    if not path.is_file() or path.resolve().is_relative_to(root("rules").resolve()):
        load(name, day)
        return Shipped(name, (), day.isoformat())
    return Shipped("", tuple(_texts(path)), day.isoformat())


def _texts(path: Path) -> Iterator[str]:
    """The file and what it extends, as far as that is not bundled."""
    bundled = root("rules").resolve()
    waiting, seen = [path], {path.resolve()}
    while waiting:
        here = waiting.pop()
        text = here.read_text("utf-8-sig")
        yield text
        named = (yaml.safe_load(text) or {}).get("extends") or []
        for name in [named] if isinstance(named, str) else named:
            id, version = name.partition("@")[::2]
            found = pick(id, int(version) if version else None, None, (here.parent,)).path.resolve()
            if found not in seen and not found.is_relative_to(bundled):
                seen.add(found)
                waiting.append(found)


@lru_cache(maxsize=8)
def _opened(sent: Shipped) -> Form:
    day = date.fromisoformat(sent.day)
    if sent.name:
        return Form(load(sent.name, day), day)
    if not sent.texts:
        raise UnknownForm("no form was sent")
    with TemporaryDirectory(prefix="gosform-") as folder:
        for number, text in enumerate(sent.texts):
            (Path(folder) / f"{number}.yaml").write_text(text, "utf-8")
        return Form(load(Path(folder) / "0.yaml", day), day)

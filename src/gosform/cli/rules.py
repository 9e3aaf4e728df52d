"""``gosform rules``: for the authors of forms. Mistakes come as ``file:line:column: text``, which editors can follow."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from gosform.cli.sink import put
from gosform.cli.usage import fail
from gosform.problem import GosformError, Mistake, RuleSetError
from gosform.saying.visible import safe
from gosform.showing.shown import say


class Finding(NamedTuple):
    """Something to mend in a rule file."""

    place: str
    text: str


def lint(args: Any) -> int:
    """Read rule files; 2 when one has a mistake."""
    from gosform.read_rules import read

    found: list[Finding] = []
    files = _files(args)
    for file in files:
        try:
            read(Path(file))
        except RuleSetError as refused:
            found += [Finding(f"{m.file}:{m.line}:{m.column}", m.text) for m in _sorted(refused)]
        except GosformError as refused:
            found.append(Finding(file, str(refused)))
        except OSError as refused:
            found.append(Finding(file, say(args.lang, refused.strerror or type(refused).__name__)))
    found = list(dict.fromkeys(found))  # a fragment's mistake shows up in every form that extends it
    put(_page(found, files, args), args)
    return 2 if found else 0


def test(args: Any) -> int:
    """Run the examples of rule files: 1 when one gives other problems than it says, 2 when a file cannot be read."""
    from gosform.check.form import Form
    from gosform.examples import run
    from gosform.read_rules import read

    files, found, refused_any = _files(args), [], False
    for file in files:
        try:
            rules = read(Path(file))
        except RuleSetError as refused:
            refused_any = True
            found += [Finding(f"{m.file}:{m.line}:{m.column}", m.text) for m in _sorted(refused)]
            continue
        if not rules.abstract:
            found += [Finding("", str(miss)) for miss in run(Form(rules))]
    put(_page(found, files, args), args)
    return 2 if refused_any else int(bool(found))


def schema(args: Any) -> int:
    """The JSON Schema of rule files."""
    from gosform.read_rules.schema import as_text

    args.format = "json"
    put([as_text()], args)
    return 0


def _files(args: Any) -> list[str]:
    """The files that were named, and those of the folders that were; without any, all that come with gosform."""
    if not args.files:
        from gosform.folders import root

        return _inside(root("rules"))
    found: list[str] = []
    for name in args.files:
        folder = Path(name)
        inside = _inside(folder) if name and folder.is_dir() else [name]
        if not inside:
            raise fail(args.lang, "There is no rule file (*.yaml) in the folder {folder}.", folder=name)
        found += inside
    return list(dict.fromkeys(found))


def _inside(folder: Path) -> list[str]:
    """The rule files of a folder and of the folders right in it, where fragments lie; what lies in ``presets`` or ``refusals`` is no form."""
    found = sorted((*folder.glob("*.yaml"), *folder.glob("*/*.yaml")))
    return [str(path) for path in found if path.is_file() and path.parent.name not in ("presets", "refusals")]


def _sorted(refused: RuleSetError) -> list[Mistake]:
    return sorted(refused.mistakes, key=lambda mistake: (mistake.file, mistake.line, mistake.column))


def _page(found: list[Finding], files: list[str], args: Any) -> Iterator[str]:
    if args.format == "json":
        yield json.dumps([one._asdict() for one in found], ensure_ascii=False, indent=2) + "\n"
        return
    for one in found:
        yield "\n".join(safe(line) for line in f"{one.place}: {one.text}".removeprefix(": ").splitlines()) + "\n"
    yield say(args.lang, "Files: {files}, to mend: {found}.", files=len(files), found=len(found)) + "\n"

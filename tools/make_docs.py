"""Write the pages that come from the program: ``python tools/make_docs.py``.

One page a kind (from its docstring, options and codes), one a family of kinds, one of all codes, one of all forms, and the output that
the README shows. Nothing in them is edited by hand; ``tests/test_docs.py`` fails when they lag.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from gosform.catalog import catalogue
from gosform.check import codes, load_form
from gosform.cli.strength import WORDS, percent, rows, sentences, strengths
from gosform.kinds import families, family_of, own
from gosform.kinds import get as kind_of
from gosform.options import Option, options_of
from gosform.problem import Code
from gosform.ruleset import Condition, Field, Relation, RuleSet
from gosform.saying.labels import label

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
MADE = "<!-- Made by tools/make_docs.py. Edit the docstrings, codes and rule files instead. -->\n"
BEGIN, END = "<!-- output: begin -->", "<!-- output: end -->"
MAIN_JOB = ("check", "examples/application.json", "--form", "passport-rf", "--as-of", "2026-11-22", "--lang", "ru", "--show-values")


def pages() -> dict[Path, str]:
    """Every produced page: path -> its whole text."""
    found = {DOCS / "kinds" / f"{name}.md": kind_page(name) for name in own()}
    found |= {path: text if edition in (old := _text(path)) or not old else old for path, (text, edition) in family_pages().items()}
    found[DOCS / "kinds" / "index.md"] = kinds_page()
    found[DOCS / "codes.md"] = codes_page()
    found[DOCS / "forms.md"] = forms_page()
    found[ROOT / "README.md"] = readme()
    return found


def kind_page(name: str) -> str:
    """What a kind is, its options, and everything that can be wrong with it."""
    kind = kind_of(name)
    title, _, body = kind.doc.strip().partition("\n")
    parts = [MADE, f"# `{name}`\n", f"{title}\n", f"{_shown(body.strip())}\n", f"Source: {kind.source}.\n"]
    parts += ["## In words\n", *words(name)]
    options = options_of(kind.options)
    if options:
        parts += ["## Options\n", table(("option", "takes", "default", "meaning"), map(option_row, options.values()))]
    parts += ["## Made-up values\n", *made_up(name)]
    parts += unseen(name)
    parts.append("## What can be wrong\n")
    for code in kind.all_codes():
        parts += list(code_section(code))
    return "\n".join(parts)


def family_pages() -> dict[Path, tuple[str, str]]:
    """The page of each family, and the line on it that names the version of the library which its list comes from.

    A page of another version is not stale: it is renewed by whoever runs this program, with the version that is installed there.
    """
    return {DOCS / "kinds" / f"{name}.md": (family_page(name), edition(name)) for name in families()}


def edition(name: str) -> str:
    library = import_module(f"gosform.kinds.{name}").LIBRARY
    return f"As of {library} {version(library)}:\n"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def family_page(name: str) -> str:
    """What the kinds of a family have in common, and which there are."""
    family: Any = import_module(f"gosform.kinds.{name}")
    title, _, body = family.__doc__.strip().partition("\n")
    parts = [MADE, f"# `{name}.<module>`\n", f"{title}\n", f"{_shown(body.strip())}\n", "## What can be wrong\n"]
    for code in family.codes(f"{name}.<module>"):
        parts += list(code_section(code))
    rows = (
        (f"`{kind}`", kind_of(kind).doc.partition("\n")[0].strip("."), kind_of(kind).words.example, _better(family.BETTER, kind))
        for kind in family.ids()
    )
    parts += ["## Modules\n", edition(name), table(("kind", "what it is", "example", "better"), rows)]
    return "\n".join(parts)


def _better(better: Mapping[str, tuple[str, str]], kind: str) -> str:
    """The kind of gosform's own that does better, and how."""
    own_kind, why = better.get(kind.partition(".")[2], ("", ""))
    return f"[`{own_kind}`]({own_kind}.md), {why}" if own_kind else ""


def words(name: str) -> Iterator[str]:
    """What people call the kind, and where they find its value."""
    said = kind_of(name).words
    russian = catalogue("ru")
    rows = [
        ("label", said.label, russian.find(f"{name}.label", said.label) or ""),
        ("where", said.where, russian.find(f"{name}.where", said.where) or ""),
        ("aloud", said.aloud, russian.find(f"{name}.aloud", said.aloud) or ""),
        ("example", said.example, russian.find(f"{name}.example", said.example) or said.example),
    ]
    yield table(("", "English", "Russian"), (row for row in rows if row[1]))


def made_up(name: str) -> Iterator[str]:
    """A few values that ``gosform.example`` makes of a kind, and what they are drawn from where the kind says so."""
    kind = kind_of(name)
    if kind.make and kind.make.__doc__:
        yield f"{kind.make.__doc__}\n"
    values = (kind.example(kind.options(), seed) for seed in range(4))
    yield table(("call", "value"), ((f'`gosform.example("{name}", seed={i})`', f"`{text}`") for i, text in enumerate(values)))


def unseen(name: str) -> Iterator[str]:
    """What the check digits of a kind cannot see: a table, and what is said of it."""
    found = strengths(name)
    if not found:
        return
    head, *body = rows(found, "en")
    yield "## What the check digits cannot see\n"
    yield "How many slips of each class pass unseen, counted over all good numbers; what is said of it on the page of the kind.\n"
    yield table(head, body)
    for one in found:
        if len(found) > 1:
            yield f"Length {', '.join(map(str, one.lengths))}:\n"
        yield table(("English", "Russian"), zip(sentences(one.missed, "en"), sentences(one.missed, "ru"), strict=True))


def unseen_by_all() -> str:
    """A row a kind with check digits: the shares of slips that pass them unseen."""
    found = ((name, one) for name in own() for one in strengths(name))
    head = ("kind", "length", *(said.name for said in WORDS.values()))
    return table(
        head,
        ((f"`{n}`", ", ".join(map(str, one.lengths)), *(percent(one.missed[slip], "en") for slip in WORDS)) for n, one in found),
    )


def option_row(option: Option) -> tuple[str, str, str, str]:
    takes = " or ".join(f"`{choice}`" for choice in option.choices) or getattr(option.takes, "__name__", "list of texts")
    if option.reference:
        takes += ", or `section.field`"
    default = "" if option.default is None or repr(option.default).startswith("<") else f"`{option.default}`"
    return f"`{option.name}`", takes, default, option.meaning


def code_section(code: Code) -> Iterator[str]:
    """One code: the sentences in both languages, why it exists, where the rule comes from."""
    russian = catalogue("ru")
    yield f"### `{code}`\n"
    said = [(what, russian.find(code, what) or russian.find(code.trouble, what) or "") for what in (code.what, code.fix) if what]
    yield f"{code.severity.capitalize()}. {code.why}".rstrip() + "\n"
    yield table(("English", "Russian"), said)
    if code.source:
        yield f"Source: {code.source}.\n"


def kinds_page() -> str:
    """The list of kinds."""
    rows = ((f"[`{name}`]({name}.md)", kind_of(name).words.label, kind_of(name).words.example) for name in own())
    more = ((f"[`{name}.<module>`]({name}.md)", _title(name), "") for name in families())
    intro = "One kind of value, one page; kinds that are made alike share one.\n"
    return "\n".join([MADE, "# Kinds\n", intro, table(("kind", "what it is", "example"), (*rows, *more))])


def _title(family: str) -> str:
    doc = import_module(f"gosform.kinds.{family}").__doc__ or ""
    return doc.partition("\n")[0].rstrip(".")


def codes_page() -> str:
    """The list of codes: the public ids that programs compare with."""
    intro = (
        "Every trouble that gosform can name. The ids are public: they are never renamed or used for something else without a\n"
        "major version. Words in braces are filled in: the label of the field in the right case, counts, limits.\n"
    )
    alike = [code for name in families() for code in import_module(f"gosform.kinds.{name}").codes(f"{name}.<module>")]
    listed = [*(code for code in codes().values() if not family_of(code.owner)), *alike]
    rows = ((f"`{code}`", code.severity, code.what, code.fix) for code in listed)
    parts = [MADE, "# Codes\n", intro, table(("code", "severity", "what", "fix"), rows), "## What check digits cannot see\n"]
    parts += ["The share of slips of each class that `<kind>.checksum` does not find, counted over all good numbers.\n", unseen_by_all()]
    return "\n".join(parts)


def forms_page() -> str:
    """The bundled forms: sections, fields, files, relations."""
    parts = [MADE, "# Forms\n", "The forms in `rules/`, as `gosform forms` lists them. How to write one: [rule files](rule-files.md).\n"]
    for path in sorted((ROOT / "rules").glob("*.yaml")):
        parts += list(form_section(load_form(path.stem, as_of=date(2026, 11, 22)).rules))
    return "\n".join(parts)


def form_section(rules: RuleSet) -> Iterator[str]:
    yield f"## `{rules.name}`\n"
    yield f"{rules.title['ru']} / {rules.title['en']}\n"
    yield f"Source: {rules.source}.\n"
    yield table(
        ("field", "kind", "needed", "in Russian"), (row for section in rules.sections.values() for row in field_rows(rules, section.name))
    )
    if rules.uploads:
        yield table(
            ("file", "needed", "policy"), ((f"`{u.name}`", "yes" if u.required else "", _policy(u.policy)) for u in rules.uploads.values())
        )
    if rules.relations:
        yield table(("relation", "severity"), ((_relation(r), r.severity) for r in rules.relations))


def field_rows(rules: RuleSet, name: str) -> Iterator[tuple[str, str, str, str]]:
    """A row for the section, then one a field. ``[]`` marks a repeated section."""
    section = rules.sections[name]
    prefix = f"{name}[]" if section.repeat else name
    when = f"only when {_conditions(section.when)}" if section.when else ""
    yield f"**{prefix}**", "", when, f"**{section.title.get('ru', '')}**"
    for field in section.fields.values():
        russian = field.place.label.get("ru", {}).get("nom") or label(field.kind.words, catalogue("ru")) or ""
        page = family_of(field.kind.id) or field.kind.id
        yield f"`{prefix}.{field.name}`", f"[`{field.kind.id}`](kinds/{page}.md)", _needed(field), russian


def _needed(field: Field) -> str:
    said = "yes" if field.required else f"if {_conditions(field.required_when)}" if field.required_when else ""
    return f"{said or 'no'}; only when {_conditions(field.when)}" if field.when else said


def _conditions(found: Iterable[Condition]) -> str:
    return " and ".join(f"`{c.field}` {c.test} {_plain(c.value)}" for c in found)


def _plain(value: Any) -> str:
    if isinstance(value, tuple | list | frozenset | set):
        return ", ".join(map(_plain, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _relation(relation: Relation) -> str:
    args = ", ".join(f"{key} {_plain(value)}" for key, value in relation.args.items())
    when = f", when {_conditions(relation.when)}" if relation.when else ""
    return f"{relation.name} {', '.join(f'`{o}`' for o in relation.operands)}{': ' + args if args else ''}{when}"


def _policy(policy: Any) -> str:
    return ", ".join(f"{key} {_plain(value)}" for key, value in policy.items())


def _shown(doc: str) -> str:
    """Docstrings name code in double backticks; Markdown takes single ones."""
    return doc.replace("``", "`")


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table. Bars inside a cell are escaped."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in line) + " |" for line in lines) + "\n"


def readme() -> str:
    """The README with the output of the main job as it is today."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n```text\n{main_job()}```\n{END}{rest.partition(END)[2]}"


def main_job() -> str:
    """What the first command of the README prints."""
    from gosform.cli import main

    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.chdir(ROOT):
        status = main(list(MAIN_JOB))
    if status != 1:
        raise SystemExit(f"the main job ended with status {status}; 1 means that it found the mistakes")
    return out.getvalue().rstrip("\n") + "\n"


if __name__ == "__main__":
    made = pages() | {path: text for path, (text, _) in family_pages().items()}
    for path, text in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path in (DOCS / "kinds").glob("*.md"):
        if path not in made:
            path.unlink()
    print(f"{len(made)} pages written")

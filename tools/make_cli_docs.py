"""Write ``docs/cli.md`` from the parser itself: ``python tools/make_cli_docs.py``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gosform.cli.parser import EXIT, build

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "cli.md"
HEAD = """<!-- Made by tools/make_cli_docs.py from the parser. Edit src/gosform/cli/parser.py instead. -->

# The command line

`gosform COMMAND --help` says the same in the language of `--lang`. {exit}
Warnings and notes alone do not change it: only problems of the severity `error` do.

What was typed stays hidden unless `--show-values` is given: in text, letters and digits are dots; everywhere else it is absent.
Progress goes to standard error, and only to a terminal. `NO_COLOR` and `FORCE_COLOR` are kept. `GOSFORM_DEBUG=1` shows the
traceback of something unforeseen.

## Files of records

`gosform check` reads one JSON object, a JSON array, JSONL (a record a line) and CSV, in UTF-8 with or without a byte order mark
or in cp1251; standard input is `-`. The format is taken from the name, else from the first characters. The first row of a CSV
file names the columns: `field`, `section.field`, or `section.0.field` for an item of a repeated section; a comma, a semicolon, a
tab and a bar are found as separators. Columns that are no field are passed over and said on standard error.

A row that cannot be read is a report of its own (`record.unreadable`), so that as many reports come out as rows went in. `row` is
the 1-based line of the file on which the row begins. Files of any length are read in bounded memory; only `--format junit` keeps
a file's reports until all are counted.

## Big files

With one of `--problems`, `--fixed`, `--html`, `--map`, `--resume` or `--workers`, or of a file that is Parquet, XLSX, compressed (`.gz`, `.zst`,
`.bz2`, `.xz`, `.zip`) or a pattern such as `2026/*.csv`, `gosform check` proves columns clean at once, in as many processes as there are
processors, and diagnoses only the rows in doubt: the reports are those of the records checked one by one. It needs `pip install 'gosform[batch]'`.
Text and `--format json` are a summary then: rows, of these clean, with problems, unreadable and blank; problems by field and code.

`--problems` writes a problem a row, as JSON lines, CSV or Parquet by the ending of the name. `row` is the 1-based number of the record in the whole
input, `line` the line of its file, `field` is `section.field`, `fixes` counts the fixes by trust, `folded_under` is the code of the problem that
comes first in the same field. With `--show-values` also `typed` and `fixed`. `start` and `end` (in JSON lines `span`) count code points. In CSV a
cell never becomes a formula. `--select` and `--ignore` leave problems out of every output; a row that is no record is always said.

Files are written beside their place as `FILE.part` and get their names at the end. `FILE.progress`, beside the first of them, keeps what is done. When
a run is stopped, killed, or the disk is full, the same command with `--resume` goes on and gives the same bytes, also with another number of
`--workers`; where the input, the form, gosform or the options have changed it says so. The day of the check stays that of the beginning. Exit
status 130 after Ctrl-C, 143 after SIGTERM; 2 where rows could not be checked or written, each time with how many are done.

## Several problems of one field

Of the problems of one field, one is said in full: the one to mend first. Errors come before warnings and notes; then something must be there,
its characters, its length, its shape, what it says, its check digits, and last what another field has to do with it; then the place in
the value. The others are folded under it: in text a line each (`+ …`), their places marked with `-` under the same value. `--all` shows each in
full. In JSON they are its `folded`; the formats that have a row a problem list them all, and CSV (`folded_under`), SARIF (`foldedUnder`), JUnit and GitHub
annotations name the problem that each is folded under. All of them count, and `--max-problems` counts them too. Where `--select` or `--ignore`
leaves a first problem out, the next one of its field takes its place.

## Mending a file

`gosform fix` applies the fixes whose trust is `safe`: those that keep every bit of information that was typed and whose result passes all checks, also
those between fields. Nothing else is changed: separators, quotation marks, line ends, the byte order mark, spaces, the order of keys and the
spelling of numbers stay, and so do accepted values in another spelling unless `--canonical` is given. A row that cannot be read is copied, so
that as many rows come out as went in. Mending a file twice gives the same bytes.

The file itself is never written to. The mended records go to standard output, or with `--output` to another file, which is either whole or not
there. `--diff` shows the changes, a field each, in place of the records; `--log` writes one JSON object a line for every fix: `row`, `pointer`, `code`,
`span`, `trust`, and with `--show-values` also `text`, the replacement. For a canonical spelling `code`, `span` and `trust` are null. What came as a
JSON number is not mended. How many records were mended, and how many still have an error, is said on standard error; exit status 1 means that some do.

## JSON

`--format json` writes one object for one record and an array for several; `--format jsonl` writes one object a line. The keys come
in this order:

| key | meaning |
|---|---|
| `row` | the line of the file on which the row begins; absent for a file that is one record |
| `file` | the name of the file, where several were given |
| `ok` | true when no problem has the severity `error` |
| `form` | `id@version`; null for a single value |
| `lang` | the language of the messages |
| `problems` | `code`, `severity`, `pointer` (RFC 6901), `label`, `span` (code points, half-open), `params`, `related`, `fixes`, `message`, `details`, `lang`, `rule`; and `folded`, the other problems of the same pointer in the same shape, absent for none |
| `left_out` | how many problems `--max-problems` left out; absent for none |
| `values` | with `--show-values` only: the record again, in canonical spelling |

A fix has `trust`, `span`, `probability`, and with `--show-values` also `text` (the replacement) and `value` (the whole value after
it). A joint fix, of two values in each other's fields, also has `also`: a list of the same, each with the `pointer` of the other field; all of
it is done, or nothing. The params `char` and `typed`, which quote, appear with `--show-values` only. A name such as `CYRILLIC CAPITAL LETTER O` in
`params` does say which single character is meant.

## Commands
"""


def page() -> str:
    """The whole text of the page."""
    return "\n".join([HEAD.format(exit=EXIT), *_commands(build("en"))])


def _commands(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if not isinstance(action, argparse._SubParsersAction):
            continue
        for command in action.choices.values():
            if any(isinstance(inner, argparse._SubParsersAction) for inner in command._actions):
                yield from _commands(command)
            else:
                yield from _command(command)


def _command(parser: argparse.ArgumentParser) -> Iterator[str]:
    actions: list[Any] = [a for a in parser._actions if a.dest != "help"]
    places = [a for a in actions if not a.option_strings]
    usage = " ".join(
        [
            parser.prog,
            *(_place(a) for a in places),
            *(f"{a.option_strings[0]} {a.metavar}" for a in actions if a.option_strings and a.required),
        ]
    )
    yield f"### `{parser.prog}`\n\n{_sentence(str(parser.description))}\n\n```console\n$ {usage}\n```\n"
    yield "| argument | meaning |\n|---|---|"
    for action in actions:
        yield f"| `{_name(action)}` | {_cell(str(action.help))}{_choices(action)} |"
    yield ""


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _place(action: Any) -> str:
    name = str(action.metavar or action.dest)
    return {"?": f"[{name}]", "*": f"[{name}...]", "+": f"{name}..."}.get(action.nargs, name)


def _name(action: Any) -> str:
    if not action.option_strings:
        return _cell(_place(action))
    takes = "" if action.nargs == 0 else f" {action.metavar or action.dest.upper()}"
    return _cell(f"{'/'.join(action.option_strings)}{takes}")


def _choices(action: Any) -> str:
    if not action.choices:
        return ""
    default = f"; {action.default} unless told" if action.default else ""
    return f": {', '.join(f'`{choice}`' for choice in action.choices)}{default}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.relative_to(ROOT), file=sys.stdout)

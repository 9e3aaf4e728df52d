"""Every command and option, in one place: the help, the docs and the completion of ``docs/cli.md`` are read from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from gosform.cli import parsing_bench, parsing_desk, parsing_paste, parsing_refusal, parsing_stats
from gosform.cli.arguments import Parser, day, parser_class, whole
from gosform.cli.shared_options import choosing, command, language, listing, output, saying
from gosform.output import names
from gosform.read_records.formats import FORMATS

EXIT = "Exit status: 0 nothing to mend, 1 something to mend, 2 usage, a rule file or input/output."

CHECK = "Example: gosform check application.json --form passport-rf --show-values"
VALUE = "Example: gosform value inn 7707083893 --set holder=organisation"
UPLOAD = "Example: gosform upload photo.jpg --preset passport-photo"
FIX = "Example: gosform fix applications.csv --form passport-rf --diff"
RENDER = "Example: gosform render report.json --lang en --channel phone"
EXPLAIN = "Example: gosform explain inn.checksum"
KINDS = "Example: gosform kinds --example --seed 7"
LINT = "Example: gosform rules lint rules/"

Add = Callable[[Any, str], None]
"""Adds a command to the others, in a language."""


def build(lang: str = "ru", only: str = "") -> Parser:
    """The whole parser. Each command names the function that runs it as ``module:function``: nothing is imported early.

    only: where this is the name of a command, its parser alone; to make all of them takes longer than any command line takes to be read.
    """
    parser = parser_class(lang)(prog="gosform", description="Checks applications and says in plain words what to mend.", epilog=EXIT)
    language(parser)
    commands = parser.add_subparsers(metavar="COMMAND", dest="command", required=True, title="Commands")
    for name in (only,) if only in COMMANDS else COMMANDS:
        COMMANDS[name](commands, lang)
    return parser


def _check(commands: Any, lang: str) -> None:
    check = command(commands, "check", "checking:check", "check records: JSON, JSONL, CSV, Parquet or XLSX", CHECK)
    check.add_argument("files", nargs="+", metavar="FILE", help="a file of records; - is standard input")
    check.add_argument("--form", required=True, metavar="ID|PATH", help="the form: an id such as passport-rf, or a YAML file")
    check.add_argument(
        "--uploads", metavar="DIR", help="the folder of the uploads, each named after its field: photo.jpg, or a folder photo with several"
    )
    check.add_argument("--input-format", choices=FORMATS, help="the format of the files, where their names do not tell")
    check.add_argument("--encoding", metavar="NAME", help="the encoding of the files, where it is not found by itself")
    saying(check, names())
    choosing(check, lang)
    _big(check, lang)


def _value(commands: Any, lang: str) -> None:
    value = command(commands, "value", "checking:value", "check one value of a kind", VALUE)
    value.add_argument("kind", metavar="KIND", help="a kind of value, such as inn; gosform kinds lists them")
    value.add_argument("value", nargs="?", metavar="VALUE", help="the value; without it, standard input is read")
    value.add_argument("--set", action="append", default=[], metavar="OPTION=VALUE", help="an option of the kind, such as holder=person")
    saying(value, names())
    choosing(value, lang)


def _render(commands: Any, lang: str) -> None:
    render = command(commands, "render", "rendering:render", "say a JSON or JSONL report again, in other words, without the data", RENDER)
    render.add_argument("file", metavar="REPORT", help="a report that check or value wrote; - is standard input")
    render.add_argument("--form", metavar="ID|PATH", help="the form, where it is not one of gosform's own")
    saying(render, names())


def _big(check: Parser, lang: str) -> None:
    big = check.add_argument_group("Big files")
    big.add_argument("--problems", metavar="FILE", help="write every problem as a row to this file: .jsonl, .csv or .parquet")
    big.add_argument("--fixed", metavar="FILE", help="write the rows again with the safe fixes applied")
    big.add_argument("--html", metavar="FILE", help="write a page with tables and plots of what was found")
    big.add_argument("--map", metavar="FILE", help="a YAML file that tells which column is which field")
    big.add_argument("--workers", type=whole(lang, "--workers"), metavar="N", help="how many processes; every processor unless told")
    big.add_argument("--resume", action="store_true", help="go on with a run that was stopped")


def _upload(commands: Any, lang: str) -> None:
    upload = command(
        commands, "upload", "uploading:upload", "look into files that are sent along: what they are, whether they are whole", UPLOAD
    )
    upload.add_argument("files", nargs="+", metavar="FILE", help="a file to look into; - is standard input")
    upload.add_argument("--form", metavar="ID|PATH", help="the form that the files are for; --field names the upload")
    upload.add_argument("--field", metavar="NAME", help="the upload of the form: its rules hold, and all files are those of this one field")
    upload.add_argument("--preset", metavar="NAME", help="a bundled policy, such as passport-photo")
    upload.add_argument("--accept", metavar="FORMATS", help="the formats that are taken: pdf,jpeg")
    upload.add_argument("--max-size", metavar="SIZE", help="the largest file, as '5 MB'")
    upload.add_argument("--min-size", metavar="SIZE", help="the smallest file, as '10 KB'")
    upload.add_argument(
        "--set", action="append", default=[], metavar="OPTION=VALUE", help="another option of an upload: paper=A4, resolution=300"
    )
    upload.add_argument("--document", metavar="FILE", help="the document that a signature is of")
    upload.add_argument("--name", metavar="NAME", help="what the sender called the file, where its own name does not tell")
    upload.add_argument(
        "--contain",
        choices=("auto", "off"),
        default="auto",
        help="auto: in a process of its own with limits; off: only for files that you made",
    )
    upload.add_argument("--mend", action="store_true", help="write a mended picture to --output: upright, without its place, HEIC as JPEG")
    saying(upload, names())
    choosing(upload, lang)


def _fix(commands: Any, lang: str) -> None:
    fix = command(commands, "fix", "fixing:fix", "apply the safe fixes to records and leave everything else as it is", FIX)
    fix.add_argument("file", metavar="FILE", help="a file of records, which itself is never changed; - is standard input")
    fix.add_argument("--form", metavar="ID|PATH", help="the form: an id such as passport-rf, or a YAML file")
    fix.add_argument("--diff", action="store_true", help="show what is changed; without --output, in place of the mended records")
    fix.add_argument("--log", metavar="PATH", help="write a line of JSON for every change to this file")
    fix.add_argument(
        "--canonical", action="store_true", help="also write accepted values in their usual spelling: 7707 083 893 as 7707083893"
    )
    fix.add_argument("--input-format", choices=FORMATS, help="the format of the files, where their names do not tell")
    fix.add_argument("--encoding", metavar="NAME", help="the encoding of the files, where it is not found by itself")
    fix.add_argument("--as-of", type=day(lang), metavar="DATE", help="the day of submission, as 2026-11-22; today unless told")
    output(fix)
    fix.add_argument("--show-values", action="store_true", help="show what was typed; otherwise letters and digits are dots")
    fix.set_defaults(uploads=None, max_problems=None)


def _explain(commands: Any, lang: str) -> None:
    explain = command(commands, "explain", "pages:explain", "the page of a code or of a kind", EXPLAIN)
    explain.add_argument("code", metavar="CODE", help="a code, such as inn.checksum, or a kind, such as inn")
    listing(explain)


def _kinds(commands: Any, lang: str) -> None:
    kinds = command(commands, "kinds", "listing:kinds", "the kinds of value that there are", KINDS)
    kinds.add_argument("--example", action="store_true", help="show a made-up value of each kind in place of its options")
    kinds.add_argument(
        "--seed", type=whole(lang, "--seed"), default=0, metavar="N", help="which made-up value: another one for each number"
    )
    listing(kinds)


def _list_of(name: str, meaning: str) -> Add:
    def add(commands: Any, lang: str) -> None:
        listing(command(commands, name, f"listing:{name}", meaning))

    return add


def _rules(commands: Any, lang: str) -> None:
    rules = commands.add_parser("rules", help="work on rule files", description="work on rule files")
    steps = rules.add_subparsers(metavar="COMMAND", dest="step", required=True, title="Commands")
    lint = command(steps, "lint", "rules:lint", "read rule files and show every mistake with its place", LINT)
    lint.add_argument(
        "files", nargs="*", metavar="FILE", help="rule files or folders of them; without any, the forms that come with gosform"
    )
    listing(lint)
    test = command(steps, "test", "rules:test", "run the examples that rule files carry")
    test.add_argument(
        "files", nargs="*", metavar="FILE", help="rule files or folders of them; without any, the forms that come with gosform"
    )
    listing(test)
    schema = command(steps, "schema", "rules:schema", "print the JSON Schema of rule files, for editors")
    output(schema)


def _messages(commands: Any, lang: str) -> None:
    messages = commands.add_parser(
        "messages", help="work on the catalogues of sentences", description="work on the catalogues of sentences"
    )
    steps = messages.add_subparsers(metavar="COMMAND", dest="step", required=True, title="Commands")
    listing(command(steps, "check", "messages:check", "completeness and style of the catalogues"))


def _apart(add: Callable[..., None]) -> Add:
    """A command with a file of its own."""
    return lambda commands, lang: add(commands, lang, command)


COMMANDS: Mapping[str, Add] = {
    "check": _check,
    "value": _value,
    "upload": _upload,
    "fix": _fix,
    "render": _render,
    "explain": _explain,
    "kinds": _kinds,
    "forms": _list_of("forms", "the forms that come with gosform"),
    "codes": _list_of("codes", "everything that can be found wrong"),
    "languages": _list_of("languages", "the languages that gosform speaks"),
    "version": _list_of("version", "the version of gosform"),
    "rules": _rules,
    "messages": _messages,
    "stats": _apart(parsing_stats.stats),
    "bench": parsing_bench.bench,
    "paste": _apart(parsing_paste.paste),
    "refusal": _apart(parsing_refusal.refusal),
    "desk": _apart(parsing_desk.desk),
}
"""In the order of the help."""

"""Every command and option, in one place: the help, the docs and the completion of ``docs/cli.md`` are read from here."""

from __future__ import annotations

import argparse
from typing import Any

from gosform.cli import parsing_desk, parsing_paste, parsing_recognise, parsing_refusal, parsing_stats
from gosform.cli.arguments import Parser, codes, day, parser_class, whole
from gosform.output import names
from gosform.read_records.formats import FORMATS
from gosform.saying.channels import CHANNELS

EXIT = "Exit status: 0 nothing to mend, 1 something to mend, 2 usage, a rule file or input/output."

CHECK = "Example: gosform check application.json --form passport-rf --show-values"
VALUE = "Example: gosform value inn 7707083893 --set holder=organisation"
UPLOAD = "Example: gosform upload photo.jpg --preset passport-photo"
FIX = "Example: gosform fix applications.csv --form passport-rf --diff"
RENDER = "Example: gosform render report.json --lang en --channel phone"
EXPLAIN = "Example: gosform explain inn.checksum"
KINDS = "Example: gosform kinds --example --seed 7"
BENCH = "Example: gosform bench kinds inn passport_rf --number 500"
TRIALS = "Example: gosform bench explain --number 100000 --seed 7 --floors"
SPEED = "Example: gosform bench speed --kinds inn snils --rounds 20"
LINT = "Example: gosform rules lint rules/"


def build(lang: str = "ru") -> Parser:
    """The whole parser. Each command names the function that runs it as ``module:function``: nothing is imported early."""
    parser = parser_class(lang)(prog="gosform", description="Checks applications and says in plain words what to mend.", epilog=EXIT)
    _lang(parser)
    commands = parser.add_subparsers(metavar="COMMAND", dest="command", required=True, title="Commands")
    _checking(commands, lang)
    _reference(commands, lang)
    _authors(commands)
    parsing_stats.stats(commands, lang, _command)
    _measurements(commands, lang)
    parsing_paste.paste(commands, lang, _command)
    parsing_refusal.refusal(commands, lang, _command)
    parsing_desk.desk(commands, lang, _command)
    return parser


def _checking(commands: Any, lang: str) -> None:
    check = _command(commands, "check", "checking:check", "check records: JSON, JSONL, CSV, Parquet or XLSX", CHECK)
    check.add_argument("files", nargs="+", metavar="FILE", help="a file of records; - is standard input")
    check.add_argument("--form", required=True, metavar="ID|PATH", help="the form: an id such as passport-rf, or a YAML file")
    check.add_argument(
        "--uploads", metavar="DIR", help="the folder of the uploads, each named after its field: photo.jpg, or a folder photo with several"
    )
    check.add_argument("--input-format", choices=FORMATS, help="the format of the files, where their names do not tell")
    check.add_argument("--encoding", metavar="NAME", help="the encoding of the files, where it is not found by itself")
    _saying(check, names())
    _choosing(check, lang)
    _big(check, lang)
    value = _command(commands, "value", "checking:value", "check one value of a kind", VALUE)
    value.add_argument("kind", metavar="KIND", help="a kind of value, such as inn; gosform kinds lists them")
    value.add_argument("value", nargs="?", metavar="VALUE", help="the value; without it, standard input is read")
    value.add_argument("--set", action="append", default=[], metavar="OPTION=VALUE", help="an option of the kind, such as holder=person")
    _saying(value, names())
    _choosing(value, lang)
    _uploading(commands, lang)
    _fixing(commands, lang)
    render = _command(commands, "render", "rendering:render", "say a JSON or JSONL report again, in other words, without the data", RENDER)
    render.add_argument("file", metavar="REPORT", help="a report that check or value wrote; - is standard input")
    render.add_argument("--form", metavar="ID|PATH", help="the form, where it is not one of gosform's own")
    _saying(render, names())


def _big(check: Parser, lang: str) -> None:
    big = check.add_argument_group("Big files")
    big.add_argument("--problems", metavar="FILE", help="write every problem as a row to this file: .jsonl, .csv or .parquet")
    big.add_argument("--fixed", metavar="FILE", help="write the rows again with the safe fixes applied")
    big.add_argument("--html", metavar="FILE", help="write a page with tables and plots of what was found")
    big.add_argument("--map", metavar="FILE", help="a YAML file that tells which column is which field")
    big.add_argument("--workers", type=whole(lang, "--workers"), metavar="N", help="how many processes; every processor unless told")
    big.add_argument("--resume", action="store_true", help="go on with a run that was stopped")


def _uploading(commands: Any, lang: str) -> None:
    upload = _command(
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
    _saying(upload, names())
    _choosing(upload, lang)


def _fixing(commands: Any, lang: str) -> None:
    fix = _command(commands, "fix", "fixing:fix", "apply the safe fixes to records and leave everything else as it is", FIX)
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
    _output(fix)
    fix.add_argument("--show-values", action="store_true", help="show what was typed; otherwise letters and digits are dots")
    fix.set_defaults(uploads=None, max_problems=None)


def _reference(commands: Any, lang: str) -> None:
    explain = _command(commands, "explain", "pages:explain", "the page of a code or of a kind", EXPLAIN)
    explain.add_argument("code", metavar="CODE", help="a code, such as inn.checksum, or a kind, such as inn")
    _listing(explain)
    kinds = _command(commands, "kinds", "listing:kinds", "the kinds of value that there are", KINDS)
    kinds.add_argument("--example", action="store_true", help="show a made-up value of each kind in place of its options")
    kinds.add_argument(
        "--seed", type=whole(lang, "--seed"), default=0, metavar="N", help="which made-up value: another one for each number"
    )
    _listing(kinds)
    for name, meaning in (
        ("forms", "the forms that come with gosform"),
        ("codes", "everything that can be found wrong"),
        ("languages", "the languages that gosform speaks"),
        ("version", "the version of gosform"),
    ):
        _listing(_command(commands, name, f"listing:{name}", meaning))


def _authors(commands: Any) -> None:
    rules = commands.add_parser("rules", help="work on rule files", description="work on rule files")
    steps = rules.add_subparsers(metavar="COMMAND", dest="step", required=True, title="Commands")
    lint = _command(steps, "lint", "rules:lint", "read rule files and show every mistake with its place", LINT)
    lint.add_argument(
        "files", nargs="*", metavar="FILE", help="rule files or folders of them; without any, the forms that come with gosform"
    )
    _listing(lint)
    test = _command(steps, "test", "rules:test", "run the examples that rule files carry")
    test.add_argument(
        "files", nargs="*", metavar="FILE", help="rule files or folders of them; without any, the forms that come with gosform"
    )
    _listing(test)
    schema = _command(steps, "schema", "rules:schema", "print the JSON Schema of rule files, for editors")
    _output(schema)
    messages = commands.add_parser(
        "messages", help="work on the catalogues of sentences", description="work on the catalogues of sentences"
    )
    steps = messages.add_subparsers(metavar="COMMAND", dest="step", required=True, title="Commands")
    _listing(_command(steps, "check", "messages:check", "completeness and style of the catalogues"))


def _measurements(commands: Any, lang: str) -> None:
    bench = commands.add_parser("bench", help="measure gosform itself", description="measure gosform itself")
    steps = bench.add_subparsers(metavar="COMMAND", dest="step", required=True, title="Commands")
    kinds = _command(steps, "kinds", "bench:kinds", "show made-up values of each kind to every other kind", BENCH)
    kinds.add_argument("kinds", nargs="*", metavar="KIND", help="only the values of these kinds")
    kinds.add_argument(
        "--number", type=whole(lang, "--number"), default=2000, metavar="N", help="how many values of each kind; 2000 unless told"
    )
    kinds.add_argument("--seed", type=whole(lang, "--seed"), default=1, metavar="N", help="which values: the seed of the first")
    _listing(kinds)
    speed = _command(steps, "speed", "bench_speed:speed", "how long one wrong value takes, diagnosed and explained in Russian", SPEED)
    speed.add_argument("--kinds", nargs="+", action="extend", default=[], metavar="KIND", help="only the values of these kinds")
    speed.add_argument(
        "--number", type=whole(lang, "--number"), default=40, metavar="N", help="how many wrong values of each kind; 40 unless told"
    )
    speed.add_argument(
        "--rounds", type=whole(lang, "--rounds"), default=15, metavar="N", help="how often each value is measured; 15 unless told"
    )
    speed.add_argument("--seed", type=whole(lang, "--seed"), default=1, metavar="N", help="which values: the seed of the first")
    speed.add_argument("--bars", action="store_true", help="exit status 1 where a wrong value takes longer than it may")
    _files(speed, lang)
    _listing(speed)
    trials = _command(
        steps, "explain", "bench_explain:explain", "damage good values and see how often explanations and repairs are right", TRIALS
    )
    trials.add_argument("--number", type=whole(lang, "--number"), default=10_000, metavar="N", help="how many cases; 10000 unless told")
    trials.add_argument("--seed", type=whole(lang, "--seed"), default=1, metavar="N", help="which cases: another seed, other cases")
    trials.add_argument(
        "--group", nargs="+", action="extend", default=[], metavar="GROUP", help="only the cases of these groups, such as slips"
    )
    trials.add_argument("--floors", action="store_true", help="hold what must be shown; exit status 1 where it is not")
    trials.add_argument(
        "--jobs", type=whole(lang, "--jobs"), default=0, metavar="N", help="how many processes; 0, unless told, takes every processor"
    )
    _listing(trials)
    parsing_recognise.recognise(steps, lang, _command)


def _files(speed: Parser, lang: str) -> None:
    files = speed.add_argument_group("Big files")
    files.add_argument(
        "--files", action="store_true", dest="big", help="measure files of made-up rows instead: checked, merely read, by other tools"
    )
    files.add_argument("--rows", type=whole(lang, "--rows"), default=2_000_000, metavar="N", help="rows of the file; 2000000 unless told")
    files.add_argument("--runs", type=whole(lang, "--runs"), default=3, metavar="N", help="how often each program runs; 3 unless told")
    files.add_argument("--long", action="store_true", help="also 10000000 rows, a file of 2.8 GB")
    files.add_argument("--peers", action="store_true", help="other tools too, those that are installed")
    files.add_argument("--peers-python", metavar="PATH", help="the Python that has the other tools, where it is another one")


def _command(commands: Any, name: str, run: str, meaning: str, example: str | None = None) -> Parser:
    parser: Parser = commands.add_parser(name, help=meaning, description=meaning, epilog=example)
    parser.set_defaults(run=run)
    _lang(parser)
    return parser


def _lang(parser: Parser) -> None:
    parser.add_argument("--lang", default=argparse.SUPPRESS, metavar="LANG", help="the language of all texts: ru (unless told), en")


def _output(parser: Parser) -> None:
    parser.add_argument("--output", metavar="PATH", help="write to this file instead of standard output")


def _listing(parser: Parser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="for people or for programs")
    _output(parser)


def _saying(parser: Parser, formats: tuple[str, ...]) -> None:
    parser.add_argument("--channel", choices=CHANNELS, default="field", help="who reads the sentences, and where")
    parser.add_argument("--application", metavar="NUMBER", help="the number of the application, for SMS and e-mail")
    parser.add_argument("--format", choices=formats, default="text", help="the format of the report")
    _output(parser)
    parser.add_argument("--show-values", action="store_true", help="show what was typed; otherwise letters and digits are dots")
    parser.add_argument("--all", action="store_true", help="show every problem of a field in full, not only the first (text)")


def _choosing(parser: Parser, lang: str) -> None:
    parser.add_argument("--as-of", type=day(lang), metavar="DATE", help="the day of submission, as 2026-11-22; today unless told")
    parser.add_argument("--select", type=codes, metavar="CODES", help="report these codes only: inn, inn.checksum; commas between")
    parser.add_argument("--ignore", type=codes, metavar="CODES", help="leave these codes out")
    parser.add_argument("--max-problems", type=whole(lang, "--max-problems"), metavar="N", help="show no more than N problems in all")
    parser.add_argument("--exit-zero", action="store_true", help="exit status 0 even when there are problems")

"""Options that several commands have."""

from __future__ import annotations

import argparse
from typing import Any

from gosform.cli.arguments import Parser, codes, day, whole
from gosform.saying.channels import CHANNELS


def command(commands: Any, name: str, run: str, meaning: str, example: str | None = None) -> Parser:
    """A command that runs ``module:function``, with its own help."""
    parser: Parser = commands.add_parser(name, help=meaning, description=meaning, epilog=example)
    parser.set_defaults(run=run)
    language(parser)
    return parser


def language(parser: Parser) -> None:
    """``--lang``."""
    parser.add_argument("--lang", default=argparse.SUPPRESS, metavar="LANG", help="the language of all texts: ru (unless told), en")


def output(parser: Parser) -> None:
    """``--output``."""
    parser.add_argument("--output", metavar="PATH", help="write to this file instead of standard output")


def listing(parser: Parser) -> None:
    """What commands have that list something."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="for people or for programs")
    output(parser)


def saying(parser: Parser, formats: tuple[str, ...]) -> None:
    """How a report is said."""
    parser.add_argument("--channel", choices=CHANNELS, default="field", help="who reads the sentences, and where")
    parser.add_argument("--application", metavar="NUMBER", help="the number of the application, for SMS and e-mail")
    parser.add_argument("--format", choices=formats, default="text", help="the format of the report")
    output(parser)
    parser.add_argument("--show-values", action="store_true", help="show what was typed; otherwise letters and digits are dots")
    parser.add_argument("--all", action="store_true", help="show every problem of a field in full, not only the first (text)")


def choosing(parser: Parser, lang: str) -> None:
    """What is checked for, and what of it is told."""
    parser.add_argument("--as-of", type=day(lang), metavar="DATE", help="the day of submission, as 2026-11-22; today unless told")
    parser.add_argument("--select", type=codes, metavar="CODES", help="report these codes only: inn, inn.checksum; commas between")
    parser.add_argument("--ignore", type=codes, metavar="CODES", help="leave these codes out")
    parser.add_argument("--max-problems", type=whole(lang, "--max-problems"), metavar="N", help="show no more than N problems in all")
    parser.add_argument("--exit-zero", action="store_true", help="exit status 0 even when there are problems")

"""``gosform stats`` on the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gosform.cli.arguments import Parser, whole

EXAMPLE = "Example: gosform stats reports/ --by month --format html --output stats.html"


def stats(commands: Any, lang: str, command: Callable[..., Parser]) -> None:
    """The command and its options."""
    parser = command(commands, "stats", "stats:stats", "what people keep getting wrong: fields and codes, counted from reports", EXAMPLE)
    parser.add_argument("files", nargs="+", metavar="FILE", help="a report, a file of problems, or a folder of them; - is standard input")
    parser.add_argument("--form", metavar="ID|PATH", help="count this form only; files that name no form are taken to be of it")
    parser.add_argument("--by", choices=("day", "week", "month"), help="how time is cut; days, unless told, or months where there are many")
    parser.add_argument(
        "--time",
        choices=("file", "name", "none"),
        help="the date of the file, or one in its name; unless told, the report's own goes first",
    )
    parser.add_argument("--severity", choices=("error", "warning", "notice"), default="notice", help="the least severity that is counted")
    parser.add_argument("--since", type=whole(lang, "--since"), metavar="VERSION", help="what is new since this version of the form")
    parser.add_argument("--top", type=whole(lang, "--top"), metavar="N", help="how many rows each table has")
    parser.add_argument(
        "--format", choices=("text", "json", "csv", "html"), default="text", help="for people, for programs, a table or a page"
    )
    parser.add_argument("--output", metavar="PATH", help="write to this file instead of standard output")
    parser.set_defaults(as_of=None)

"""The options of ``gosform paste``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gosform.cli.arguments import day, whole

EXAMPLE = "Example: gosform paste --input chat.txt --show-values"


def paste(commands: Any, lang: str, command: Callable[..., Any]) -> None:
    """Add the command. command: makes a parser that runs ``module:function``, as all commands do."""
    paste = command(commands, "paste", "paste:paste", "recognise and check what a caller says: a chat, a dictated line", EXAMPLE)
    paste.add_argument("--input", dest="file", metavar="FILE", help="read the text from this file instead of standard input")
    paste.add_argument("--form", metavar="ID|PATH", help="a form: what is still missing from it is listed too")
    paste.add_argument("--format", choices=("text", "json", "jsonl"), default="text", help="for people or for programs")
    paste.add_argument("--output", metavar="PATH", help="write to this file instead of standard output")
    paste.add_argument("--show-values", action="store_true", help="show what was typed; otherwise letters and digits are dots")
    paste.add_argument("--as-of", type=day(lang), metavar="DATE", help="the day of submission, as 2026-11-22; today unless told")
    paste.add_argument("--exit-zero", action="store_true", help="exit status 0 even when there are problems")
    paste.add_argument("--no-page", action="store_true", help="on a terminal: read until Ctrl-D instead of opening the page")
    paste.add_argument(
        "--idle",
        type=whole(lang, "--idle"),
        default=10,
        metavar="MINUTES",
        help="the page forgets everything after so long without a key; 10 unless told, 0 never",
    )

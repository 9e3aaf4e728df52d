"""The options of ``gosform refusal``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gosform.cli.arguments import day

EXAMPLE = "Example: gosform refusal 0400500003 --form passport-rf --record application.json"


def refusal(commands: Any, lang: str, command: Callable[..., Any]) -> None:
    """Add the command. command: makes a parser that runs ``module:function``, as all commands do."""
    refusal = command(commands, "refusal", "refusal:refusal", "what a refusal that names no field means, and where to look", EXAMPLE)
    refusal.add_argument(
        "text", nargs="?", metavar="TEXT", help="the text or the code of the refusal; without it, or with -, standard input"
    )
    refusal.add_argument("--form", metavar="ID|PATH", help="the form that was refused: an id such as passport-rf, or a YAML file")
    refusal.add_argument("--record", metavar="FILE", help="what was sent: a file with one record")
    refusal.add_argument("--list", action="store_true", dest="every", help="list the refusals that are known, with the source of each")
    refusal.add_argument("--as-of", type=day(lang), metavar="DATE", help="the day of submission, as 2026-11-22; today unless told")
    refusal.add_argument("--format", choices=("text", "json"), default="text", help="for people or for programs")
    refusal.add_argument("--output", metavar="PATH", help="write to this file instead of standard output")
    refusal.add_argument("--show-values", action="store_true", help="show what was typed; otherwise letters and digits are dots")
    refusal.add_argument("--exit-zero", action="store_true", help="exit status 0 even when there are problems")

"""``gosform bench recognise`` on the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gosform.cli.arguments import Parser, whole

EXAMPLE = "Example: gosform bench recognise --number 20000 --seed 7 --floors"


def recognise(steps: Any, lang: str, command: Callable[..., Parser]) -> None:
    """The command and its options."""
    parser = command(
        steps, "recognise", "bench_recognise:recognise", "how much of made-up conversations is recognised, good and broken", EXAMPLE
    )
    parser.add_argument("--number", type=whole(lang, "--number"), default=20_000, metavar="N", help="how many texts; 20000 unless told")
    parser.add_argument("--seed", type=whole(lang, "--seed"), default=1, metavar="N", help="which texts: another seed, other texts")
    parser.add_argument(
        "--misses", type=whole(lang, "--misses"), default=0, metavar="N", help="show N sorts of mistakes, each with a made-up text"
    )
    parser.add_argument("--style", nargs="+", action="extend", default=[], metavar="STYLE", help="only texts of these styles, such as chat")
    parser.add_argument("--floors", action="store_true", help="hold what must be shown; exit status 1 where it is not")
    parser.add_argument(
        "--jobs", type=whole(lang, "--jobs"), default=0, metavar="N", help="how many processes; 0, unless told, takes every processor"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="for people or for programs")
    parser.add_argument("--output", metavar="PATH", help="write to this file instead of standard output")

"""The options of ``gosform bench``."""

from __future__ import annotations

from typing import Any

from gosform.cli import parsing_recognise
from gosform.cli.arguments import Parser, whole
from gosform.cli.shared_options import command, listing

BENCH = "Example: gosform bench kinds inn passport_rf --number 500"
TRIALS = "Example: gosform bench explain --number 100000 --seed 7 --floors"
SPEED = "Example: gosform bench speed --kinds inn snils --rounds 20"


def bench(commands: Any, lang: str) -> None:
    """The measurements, and their options."""
    parser = commands.add_parser("bench", help="measure gosform itself", description="measure gosform itself")
    steps = parser.add_subparsers(metavar="COMMAND", dest="step", required=True, title="Commands")
    kinds = command(steps, "kinds", "bench:kinds", "show made-up values of each kind to every other kind", BENCH)
    kinds.add_argument("kinds", nargs="*", metavar="KIND", help="only the values of these kinds")
    kinds.add_argument(
        "--number", type=whole(lang, "--number"), default=2000, metavar="N", help="how many values of each kind; 2000 unless told"
    )
    kinds.add_argument("--seed", type=whole(lang, "--seed"), default=1, metavar="N", help="which values: the seed of the first")
    listing(kinds)
    speed = command(steps, "speed", "bench_speed:speed", "how long one wrong value takes, diagnosed and explained in Russian", SPEED)
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
    listing(speed)
    trials = command(
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
    listing(trials)
    parsing_recognise.recognise(steps, lang, command)


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

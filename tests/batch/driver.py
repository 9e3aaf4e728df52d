"""Runs that are stopped on purpose, in a process of their own: ``driver.py once …`` for one run, ``driver.py killed …`` for one that is killed again and again."""

from __future__ import annotations

import os
import random
import select
import signal
import sys
from functools import partial
from pathlib import Path
from typing import Any

from tests.batch.tables import AS_OF

from gosform import load_form
from gosform.batch import summary
from gosform.batch.journal import Journal, journal_of, resumed, told
from gosform.batch.run import How, Stopped, Way, run
from gosform.batch.sources import open_source
from gosform.cli.batch_outputs import page, problems, words
from gosform.showing.shown import Look


def outputs_of(out: Path, form: Any, source: Any) -> list[Any]:
    """A summary, the problems, and a page."""
    say = partial(words, lang="ru")
    return [summary.output(say=say), problems(out, Look("ru")), page(out.with_suffix(".html"), form.rules, source, AS_OF, "ru")]


def go(table: str, rules: str, out: Path, workers: int, tell: Any) -> None:
    """One run, or what is left of it, in small chunks, with a journal after each."""
    form = load_form(rules, AS_OF)
    source = open_source(table, form.rules, say=lambda note: None, chunk_bytes=2500)
    outputs = outputs_of(out, form, source)
    about = told(outputs, form=form.rules.name, rules=b"", day=AS_OF, fingerprint=source.fingerprint, version="1")
    path = journal_of(outputs)
    books = resumed(path, about, outputs) if path is not None else None
    run(form, source, outputs, Journal(outputs, about, books, path), AS_OF, how=How(workers, save_every=0.0, tell=tell))


def say(*words: Any) -> None:
    """A line on standard output, at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def once(table: str, rules: str, out: str, workers: str) -> int:
    """One run, which says how many rows are done; 3 where it was stopped."""

    def tell(way: Way) -> None:
        say(way.rows)

    try:
        go(table, rules, Path(out), int(workers), tell)
    except Stopped as stopped:
        say(stopped, stopped.signal, stopped.resumable)
        return 3
    return 0


def killed(table: str, rules: str, out: str, times: str) -> int:
    """Runs that are killed at random moments until so many were, then one that comes to its end. Prints how many were killed."""
    import polars  # noqa: F401  here, so that no child has to

    chance, kills = random.Random(4), 0  # noqa: S311
    longest = 0.5
    while True:
        child = os.fork()
        if not child:
            go(table, rules, Path(out), 1, lambda way: None)
            os._exit(0)
        if kills < int(times):
            select.select([], [], [], chance.uniform(0, longest))
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            kills += 1
        elif kills >= int(times):
            say(kills)
            return os.waitstatus_to_exitcode(status)
        else:  # it came to its end before it was killed: begin anew, and be quicker
            longest /= 2
            Path(out).unlink()


if __name__ == "__main__":
    sys.exit({"once": once, "killed": killed}[sys.argv[1]](*sys.argv[2:]))

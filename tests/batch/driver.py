"""Runs that are stopped on purpose, in a process of their own: ``driver.py once …`` for one run, ``driver.py killed …`` for one that is killed again and again."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from tests.batch.tables import AS_OF

from gosform import load_form
from gosform.batch import summary
from gosform.batch.journal import Journal, journal_beside, journal_of, resumed, told
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
    source = open_source(table, form.rules, say=lambda note: None, chunk_bytes=700)
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


PARTS, MOMENT = 5, 0.004
"""A run that is to be killed does fewer parts than so many before; seconds that pass behind them at most."""


def _tell(pipe: int, way: Way) -> None:
    os.write(pipe, b".")


def killed(table: str, rules: str, out: str, times: str, workers: str) -> int:
    """Runs that are killed at random moments until so many were, then one that comes to its end. Prints how many were
    killed, and at how many places of the table.
    """
    import gosform.batch.judge
    import gosform.columns.plan  # noqa: F401  here, so that no child has to; not polars, beside which no process is forked

    chance, kills = random.Random(4), 0  # noqa: S311
    done: set[int] = set()
    while True:
        hear, told_by = os.pipe()
        child = os.fork()
        if not child:
            go(table, rules, Path(out), int(workers), partial(_tell, told_by))
            os._exit(0)
        os.close(told_by)
        if kills < int(times):
            for _ in range(chance.randrange(PARTS)):  # so many parts further on, and then a moment somewhere in the next
                os.read(hear, 1)
            select.select([], [], [], chance.uniform(0, MOMENT))
            os.kill(child, signal.SIGKILL)
        os.close(hear)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            say(kills, len(done))
            return os.waitstatus_to_exitcode(status)
        kills += 1
        journal = journal_beside(Path(out))
        done.add(json.loads(journal.read_text())["books"]["rows"] if journal.exists() else 0)


WAYS: Mapping[str, Callable[..., int]] = {"once": once, "killed": killed}

if __name__ == "__main__":
    sys.exit(WAYS[sys.argv[1]](*sys.argv[2:]))

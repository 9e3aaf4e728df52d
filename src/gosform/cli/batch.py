"""``gosform check`` for big files: problems, mended rows and a page into files, a summary to whoever asked."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from gosform.cli.batch_progress import BatchProgress
from gosform.cli.batch_wanted import GLOB
from gosform.cli.checking import loaded, look_of
from gosform.cli.files import missing
from gosform.cli.selection import fits, known_codes
from gosform.cli.sink import put
from gosform.cli.usage import Usage, fail
from gosform.saying.visible import safe
from gosform.showing.shown import say

if TYPE_CHECKING:
    from datetime import date

    from gosform.batch.ahead import Early
    from gosform.batch.journal import Books
    from gosform.batch.judge import Keep
    from gosform.batch.outputs import Output
    from gosform.batch.run import Stopped
    from gosform.batch.sources import Note, Source
    from gosform.check.form import Form
    from gosform.problem import Report

NEEDED = ("numpy", "pyarrow", "polars")
ALONE: Mapping[str, str] = {"OPENBLAS_NUM_THREADS": "1"}
"""Environment of a process that is all ours: no threads for matrices, which nobody multiplies."""
NOT_TOGETHER = ("uploads", "max_problems")
STOPPED_BY = 128


def check(args: Any) -> int:
    """Files of any number of rows. Exit status: 1 where a row has an error, 2 where something could not be read, checked or written."""
    for name, value in ALONE.items():
        os.environ.setdefault(name, value)
    for name in NEEDED:
        if find_spec(name) is None:
            raise fail(args.lang, "Big files need more packages: pip install 'gosform[batch]'. {name} is not there.", name=name)
    _asked(args)
    known_codes(args)
    day = _day(args)
    args.as_of = day
    with _early(args) or nullcontext() as early:
        form = loaded(args)
        source = _source(args, form)
        outputs = _outputs(args, form, source, day)
        start = monotonic()
        books = _run(args, form, source, outputs, day, early=early)
    from gosform.batch.summary import counts_of
    from gosform.cli.batch_summary import as_json, as_text

    summary = as_json if args.format == "json" else as_text
    files = [str(x.path) for x in outputs if x.path is not None]
    put([summary(books, form.rules, args.lang, monotonic() - start, files)], args)
    return 2 if source.unread else int(bool(counts_of(books.totals)["broken"]) and not args.exit_zero)


def _asked(args: Any) -> None:
    """What goes together, and files that can be written."""
    if args.format not in ("text", "json"):
        sentence = "--format {format} is for single applications. Of big files there is a summary, as text or json; --problems writes the problems."
        raise fail(args.lang, sentence, format=args.format)
    for name in NOT_TOGETHER:
        if getattr(args, name) is not None:
            raise fail(args.lang, "{name} does not go together with big files.", name="--" + name.replace("_", "-"))
    if args.files.count("-") > 1:
        raise fail(args.lang, "Standard input (-) can be read once only.")
    for name in args.files:
        if name != "-" and (GLOB.isdisjoint(name) or Path(name).exists()):
            missing(name, args)
    seen: dict[Path, str] = {}
    for option in ("problems", "fixed", "html"):
        text = getattr(args, option)
        if text is not None:
            _writable(Path(text), f"--{option}", args, seen)
    if args.resume and not seen:
        raise fail(args.lang, "--resume goes on with a file that was being written: name it again with --problems, --fixed or --html.")
    if args.resume and "-" in args.files:
        raise fail(args.lang, "--resume needs a file that can be read again, not standard input.")
    if args.map is not None and not Path(args.map).is_file():
        missing(args.map, args)


def _writable(path: Path, option: str, args: Any, seen: dict[Path, str]) -> None:
    if path.is_dir():
        raise fail(args.lang, "{file} is a folder, not a file.", file=path)
    folder = path.absolute().parent
    if not folder.is_dir():
        raise fail(args.lang, "There is no folder {folder}.", folder=folder)
    for name in (*args.files, args.form, args.map):
        if name and name != "-" and path.exists() and Path(name).exists() and path.samefile(name):
            raise fail(args.lang, "{file} is the file to be read. Choose another name for {option}.", file=path, option=option)
    if path.exists() and not path.is_file():
        raise fail(args.lang, "{file} is no ordinary file: it cannot be written beside its place and renamed.", file=path)
    real = path.resolve()
    if real in seen:
        raise fail(args.lang, "{option} and {other} name the same file.", option=option, other=seen[real])
    seen[real] = option
    if option == "--problems":
        from gosform.cli.batch_outputs import ENDINGS

        if path.suffix.lower() not in ENDINGS:
            raise fail(args.lang, "--problems: the name {file} does not end in one of {endings}.", file=path, endings=", ".join(ENDINGS))


def _paths(args: Any) -> list[Path]:
    return [Path(text) for text in (args.problems, args.fixed, args.html) if text is not None]


def _day(args: Any) -> date:
    """The day of the run: a run that goes on keeps its own, even past midnight."""
    from gosform.batch.journal import begun_on, journal_beside
    from gosform.check.intake import today

    before = begun_on(journal_beside(_paths(args)[0])) if args.resume else None
    day: date = args.as_of or before or today()
    return day


def _source(args: Any, form: Form) -> Source:
    from gosform.batch.sources import RecordsError, open_source

    def tell(note: Note) -> None:
        params = {name: safe(str(value)) for name, value in note.params.items()}
        print(f"gosform: {say(args.lang, note.text, **params)}", file=sys.stderr)

    what: Any = sys.stdin.buffer if args.files == ["-"] else args.files
    name = say(args.lang, "standard input") if args.files == ["-"] else None
    try:
        return open_source(what, form.rules, say=tell, mapping=args.map, format=args.input_format, encoding=args.encoding, name=name)
    except RecordsError as refused:
        raise fail(args.lang, refused.note.text, **refused.note.params) from None
    except LookupError:
        raise fail(args.lang, "There is no encoding “{name}”.", name=str(args.encoding)[:60]) from None


def _outputs(args: Any, form: Form, source: Source, day: date) -> list[Output]:
    from gosform.batch import summary
    from gosform.cli import batch_outputs as made

    say_it = partial(made.words, lang=args.lang)
    found = [summary.output(say=say_it)]
    if args.problems is not None:
        found.append(made.problems(Path(args.problems), look_of(args, many=True)))
    if args.fixed is not None:
        found += _fixed(args, source)
    if args.html is not None:
        found.append(made.page(Path(args.html), form.rules, source, day, args.lang))
    return found


def _fixed(args: Any, source: Source) -> list[Output]:
    """The mended rows, and the log of what was mended."""
    from gosform.batch import fixed
    from gosform.batch.sources import RecordsError

    path = Path(args.fixed)
    _writable(fixed.log_beside(path), "--fixed", args, {})
    try:
        return fixed.outputs(path, source, show_values=args.show_values, keep=_keep(args))
    except RecordsError as refused:
        raise fail(args.lang, refused.note.text, **refused.note.params) from None


def _keep(args: Any) -> Keep | None:
    """What of each report is wanted."""
    return partial(wanted, select=args.select, ignore=args.ignore) if args.select or args.ignore else None


def _early(args: Any) -> Early | None:
    """A look at the one file that is to be checked, while the form is read."""
    from gosform.batch.ahead import early

    alone = len(args.files) == 1 and args.files[0] != "-" and args.input_format in (None, "csv") and not args.resume
    return early(Path(args.files[0]), args.encoding) if alone and _workers(args) > 1 else None


def _run(args: Any, form: Form, source: Source, outputs: Sequence[Output], day: date, *, early: Early | None) -> Books:
    from gosform.batch.run import How, Stopped, Way, run
    from gosform.batch.sources import RecordsError

    try:
        journal = _journal(args, form, source, outputs, day)
    except RecordsError as refused:
        raise fail(args.lang, refused.note.text, **refused.note.params) from None
    before = journal.books.rows
    if before:
        print(f"gosform: {say(args.lang, 'Going on behind {rows} rows that are done.', rows=before)}", file=sys.stderr)
    progress = BatchProgress(args.lang, source.size)

    def tell(way: Way) -> None:
        progress.step(way.done, way.rows, before)

    try:
        return run(form, source, outputs, journal, day, how=How(_workers(args), tell=tell, early=early), keep=_keep(args))
    except Stopped as stopped:
        progress.close()
        raise _ended(stopped, args) from None
    except RecordsError as refused:
        raise fail(args.lang, refused.note.text, **refused.note.params) from None
    finally:
        progress.close()


def _journal(args: Any, form: Form, source: Source, outputs: Sequence[Output], day: date) -> Any:
    from gosform import __version__
    from gosform.batch.journal import Journal, journal_of, resumed, told

    rules = Path(form.rules.path)
    text = rules.read_bytes() if rules.is_file() else b""
    about = told(
        outputs,
        form=form.rules.name,
        rules=text,
        day=day,
        fingerprint=source.fingerprint,
        version=__version__,
        choice=[args.select, args.ignore],
    )
    path = journal_of(outputs) if source.fingerprint else None
    books = resumed(path, about, outputs) if args.resume and path is not None else None
    if path is not None and path.exists() and not args.resume:
        print(
            f"gosform: {say(args.lang, 'There was an unfinished run; it is begun anew. --resume would have gone on with it.')}",
            file=sys.stderr,
        )
    return Journal(outputs, about, books, path)


def _workers(args: Any) -> int:
    if args.workers is not None:
        return max(1, int(args.workers))
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Ended(Usage):
    """A run that a signal ended: said, and told by the exit status as shells count."""

    def __init__(self, text: str, status: int) -> None:
        super().__init__(text)
        self.status = status


def _ended(stopped: Stopped, args: Any) -> Usage:
    """What stopped a run, and what is done."""
    params = {name: safe(str(value)) for name, value in stopped.note.params.items()}
    text = say(args.lang, stopped.note.text, **params)
    done = "{rows} rows are done and kept; the same command with --resume goes on."
    if not stopped.resumable:
        done = "{rows} rows were done; nothing of them is kept."
    return _Ended(f"{text} {say(args.lang, done, rows=stopped.books.rows)}", STOPPED_BY + stopped.signal if stopped.signal else 2)


def wanted(report: Report, select: Sequence[str] | None, ignore: Sequence[str] | None) -> Report:
    """The report with the problems of the codes that are wanted."""
    from dataclasses import replace

    from gosform.check.folding import fold

    kept = tuple(_kept(report, select, ignore))
    return report if len(kept) == len(report.all) else replace(report, problems=fold(kept))


def _kept(report: Report, select: Sequence[str] | None, ignore: Sequence[str] | None) -> Iterator[Any]:
    for p in report.all:
        if (not select or any(fits(p.code, one) for one in select)) and not any(fits(p.code, one) for one in ignore or ()):
            yield p

"""``gosform fix``: the safe fixes of a file of records applied, and every other character left as it was.

Each row is read, mended and written before the next one. What is no record, or is not to be changed, is copied: as many rows come out as
went in, and mending a file twice gives the same bytes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from gosform.cli.changes import differences, logged
from gosform.cli.checking import Run, loaded
from gosform.cli.files import readable
from gosform.cli.progress import Progress
from gosform.cli.sink import colourful, replaced
from gosform.cli.usage import fail
from gosform.mend import Changes, Mended, changed, mended
from gosform.problem import Report
from gosform.read_records import Reading, Row
from gosform.read_records.keeping import Kept, kept, spelling
from gosform.read_records.opening import Source
from gosform.read_records.rewriting import csv_rewritten, json_rewritten, places_of
from gosform.showing.shown import Look, say


@dataclass(slots=True)
class Tally:
    """What went by.

    left: records that still have an error, unreadable ones included. stuck: those whose changes could not be written. cut: the file breaks off.
    """

    records: int = 0
    mended: int = 0
    fixes: int = 0
    left: int = 0
    unreadable: int = 0
    stuck: int = 0
    cut: bool = False


def fix(args: Any) -> int:
    """One file of records, mended as far as that is safe; without a form, a picture."""
    if args.form is None:
        return _picture(args)
    args.files = [args.file]
    form = loaded(args)
    readable(args)
    _apart(args)
    progress = Progress(args.lang)
    run = Run(args, form, progress)
    tally = Tally()
    with ExitStack() as stack:
        stack.callback(progress.close)
        stack.callback(run.close)
        file = _File(args, run, stack)
        for row in file.rows():
            _row(row, file, tally)
            progress.step()
        file.text.rest()
    _sum_up(tally, args.lang, progress)
    return 2 if tally.cut else int(bool(tally.left))


PICTURES = frozenset(("jpeg", "png", "bmp", "gif", "tiff", "webp", "heic", "avif"))


def _picture(args: Any) -> int:
    """A picture is mended without a form: upright, without its place, HEIC as JPEG. ``gosform upload --mend`` does it, and knows limits too."""
    from gosform.cli.mending import mend
    from gosform.cli.parser import build
    from gosform.uploads.sniff import sniff
    from gosform.uploads.source import Source

    path = Path(args.file)
    if args.file == "-" or not path.is_file():
        raise fail(args.lang, "These are missing: {names}.", names="--form")
    with path.open("rb") as file:
        if sniff(Source(file)) not in PICTURES:
            raise fail(args.lang, "These are missing: {names}.", names="--form")
    output = ["--output", args.output] if args.output is not None else []
    wanted = build(args.lang, "upload").parse_args(["upload", args.file, "--mend", *output])
    wanted.lang = args.lang
    return mend(wanted)


class _File:
    """The file that is mended, and where its text, its differences and its log go.

    text: what was read and has not been written yet.
    """

    text: Kept

    def __init__(self, args: Any, run: Run, stack: ExitStack) -> None:
        self.args, self.run, self.name = args, run, run.shown(args.file)
        self.mark, self.encoding = b"", ""
        self.reading: Reading = run.open(args.file, self._kept)
        self.look = Look(args.lang, show_values=args.show_values, colour=colourful(args))
        self.log = stack.enter_context(replaced(Path(args.log), args)) if args.log is not None else None
        out = stack.enter_context(_data(args))
        out.write(self.mark)
        self.text.on = lambda text: out.write(text.encode(self.encoding, "surrogateescape"))

    def _kept(self, source: Source) -> Source:
        self.mark, self.encoding = source.mark, spelling(source) or ""
        if not self.encoding:
            sentence = "{file}: text in {encoding} cannot be written back unchanged. Save it in UTF-8."
            raise fail(self.args.lang, sentence, file=self.name, encoding=source.encoding)
        source, self.text = kept(source)
        return source

    def rows(self) -> Iterator[Row]:
        """The rows. A file that turns out not to be in its encoding is not written at all."""
        try:
            yield from self.reading.rows
        except UnicodeError:
            raise fail(self.args.lang, "{file} is not in the encoding that was named.", file=self.name) from None

    def check(self, record: Any) -> Report:
        """What is wrong with one record."""
        return self.run.form.check(record, as_of=self.run.day)

    def rewritten(self, text: str, changes: Changes) -> str | None:
        """The text of a row with these changes; None where it cannot be written so."""
        table = self.reading.table
        if table is None:
            return json_rewritten(text, {steps: new for steps, (_, new) in changes.items()}, self.encoding)
        places = places_of(table.columns)
        if any(steps not in places for steps in changes):
            return None
        return csv_rewritten(text, table.delimiter, {places[steps]: new for steps, (_, new) in changes.items()}, self.encoding)

    def say(self, row: Row, changes: Changes, done: Mended) -> None:
        """The differences and the log of one row that was changed."""
        if self.args.diff:
            place = self.name if row.line is None else f"{self.name}:{row.line}"
            sys.stdout.write(differences(place, changes, done, self.run.form.rules, self.look))
        if self.log is not None:
            self.log.write(logged(row.line, changes, done, self.args.show_values).encode("utf-8", "replace"))


def _row(row: Row, file: _File, tally: Tally) -> None:
    tally.records += 1
    if row.problem is not None:  # its text is copied with whatever comes next
        tally.unreadable += 1
        tally.left += 1
        tally.cut = tally.cut or row.cut
        return
    done = mended(row.record, file.check)
    changes = changed(row.record, done.report.values if file.args.canonical else done.record)
    if changes:
        text = file.text.take(row.start, row.end)
        after = None if text is None else file.rewritten(text, changes)
        file.text.put(text if after is None else after)
        if after is None:
            tally.stuck += 1
            done = Mended(row.record, file.check(row.record))
        else:
            tally.mended += 1
            tally.fixes += len(done.done)
            file.say(row, changes, done)
    else:
        file.text.pass_on(row.end)
    tally.left += not done.report.ok


def _sum_up(tally: Tally, lang: str, progress: Progress) -> None:
    text = "Records: {records}, mended: {mended}, fixes applied: {fixes}, records still to be mended: {left}."
    progress.say(say(lang, text, records=tally.records, mended=tally.mended, fixes=tally.fixes, left=tally.left))
    if tally.unreadable:
        progress.say(say(lang, "Rows that could not be read and were copied as they are: {number}.", number=tally.unreadable))
    if tally.stuck:
        progress.say(
            say(
                lang, "Records that were left as they are, because what would mend them could not be written: {number}.", number=tally.stuck
            )
        )


@contextmanager
def _data(args: Any) -> Iterator[BinaryIO]:
    """Where the mended data goes. With ``--diff`` alone it goes nowhere: the differences are what is wanted."""
    if args.output is not None:
        with replaced(Path(args.output), args) as file:
            yield file
    elif args.diff:
        with Path(os.devnull).open("wb") as file:
            yield file
    else:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()


def _apart(args: Any) -> None:
    """What is written is no file that is read, by whatever name, and not the same twice."""
    if args.output and args.log and Path(args.output).resolve() == Path(args.log).resolve():
        raise fail(args.lang, "--output and --log name the same file.")
    with suppress(OSError, ValueError, AttributeError):  # a standard stream that is no file, or a name of no file
        given = os.fstat(sys.stdin.fileno()) if args.file == "-" else Path(args.file).stat()
        for name in (args.output, args.log):
            if name and Path(name).is_file() and os.path.samestat(given, Path(name).stat()):
                raise fail(args.lang, "{file} is the file to be read. Choose another name.", file=name)
        if args.output is None and not args.diff and _is_file(sys.stdout) and os.path.samestat(given, os.fstat(sys.stdout.fileno())):
            raise fail(args.lang, "The output goes into the file that is read. Choose another name with --output.")


def _is_file(stream: TextIO) -> bool:
    import stat

    return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)

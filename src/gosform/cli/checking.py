"""``gosform check`` and ``gosform value``: from a file or a word to a report."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from gosform.cli.files import missing, readable, uploads_of
from gosform.cli.letters import given
from gosform.cli.selection import kept, known_codes
from gosform.cli.sink import colourful, put
from gosform.cli.typed_bytes import decoded
from gosform.cli.usage import fail, unknown
from gosform.output import writer
from gosform.problem import Report
from gosform.saying.visible import safe
from gosform.showing.shown import Count, Look, Shown, counted, say, total

if TYPE_CHECKING:
    from gosform.check.form import Form
    from gosform.cli.progress import Progress
    from gosform.read_records import Note, Reading, Row
    from gosform.read_records.opening import Source

LONGEST_VALUE = 1024 * 1024


def look_of(args: Any, many: bool, named: bool = False) -> Look:
    """How the report of a command is to be said."""
    return Look(args.lang, args.channel, args.show_values, args.application, many, colourful(args), named, args.all)


def value(args: Any) -> int:
    """One value, from the command line or from standard input."""
    from gosform.check import check_value
    from gosform.kinds import get as kind_of
    from gosform.kinds import is_kind, likely
    from gosform.options import options_of

    if not is_kind(args.kind):
        near = "There is no kind “{name}”. The nearest is {near}."
        raise unknown(args.lang, "There is no kind “{name}”. gosform kinds lists them.", args.kind, likely(args.kind), near)
    known_codes(args)
    known = options_of(kind_of(args.kind).options)
    options: dict[str, Any] = {}
    for text in args.set:
        name, equals, chosen = text.partition("=")
        if not equals:
            raise fail(args.lang, "--set: write the option as name=value, such as holder=person.")
        if name in options:
            raise fail(args.lang, "--set: the option {name} is there twice.", name=name)
        if name not in known:
            sentence = "{kind} has no option “{name}”. It has: {options}."
            raise fail(args.lang, sentence, kind=args.kind, name=name[:60], options=", ".join(known) or "–")
        options[name] = chosen
    typed = given(args.value) if args.value is not None else _from_stdin(args)
    report = kept(check_value(args.kind, typed, as_of=args.as_of, **options), args)
    count = Count()
    put(writer(args.format)(counted([Shown(report, most=args.max_problems)], count), look_of(args, many=False)), args)
    return status_of(count, args)


def check(args: Any) -> int:
    """Files of records, one report a record; of big files, what their options ask for."""
    from gosform.cli.batch_wanted import batch_wanted
    from gosform.cli.progress import Progress

    if batch_wanted(args):
        from gosform.cli.batch import check as check_big

        return check_big(args)
    form = loaded(args)
    known_codes(args)
    readable(args)
    progress = Progress(args.lang)
    run = Run(args, form, progress)
    first = run.open(args.files[0])
    many = len(args.files) > 1 or not first.single
    count = Count()
    try:
        put(writer(args.format)(counted(run.reports(first), count), look_of(args, many, len(args.files) > 1)), args)
    finally:
        run.close()
        progress.close()
    return 2 if run.unread else status_of(count, args)


def loaded(args: Any) -> Form:
    """The form of ``--form``; a slip in its name is answered with the nearest one."""
    from gosform.check import load_form
    from gosform.problem import UnknownForm

    try:
        return load_form(args.form, args.as_of)
    except UnknownForm:
        if any(sign in args.form for sign in "./\\"):
            missing(args.form, args)
        from gosform.read_rules import forms

        ids = [form.id for form in forms()]
        if args.form.partition("@")[0] in ids:  # there is no such version: the exception lists those that there are
            raise
        near = "There is no form “{name}”. The nearest is {near}."
        raise unknown(args.lang, "There is no form “{name}”. There are: {names}.", args.form, ids, near) from None


class Run:
    """The reports of some files, made while they are written: nothing is kept but counts.

    unread: a part of the input could not be read.
    """

    def __init__(self, args: Any, form: Form, progress: Progress) -> None:
        from gosform.check.intake import today

        self.args, self.form, self.progress = args, form, progress
        self.fields = {name: tuple(section.fields) for name, section in form.rules.sections.items()}
        self.repeated = [name for name, section in form.rules.sections.items() if section.repeat is not None]
        self.uploads = uploads_of(args)
        self.left = args.max_problems
        self.day = args.as_of or today()  # one day for the whole run, even over midnight
        self.unread = False
        self._stream: BinaryIO | None = None

    def open(self, name: str, copy: Callable[[Source], Source] | None = None) -> Reading:
        """The records of a file, or of standard input. copy: as of ``read``."""
        from gosform.read_records import RecordsError, read

        stream = self._stream = sys.stdin.buffer if name == "-" else Path(name).open("rb")  # noqa: SIM115  closed by ``close``
        shown, given = self.shown(name), self.args
        try:
            return read(
                stream, shown, self.fields, self.tell,
                repeated=self.repeated, format=given.input_format, encoding=given.encoding, copy=copy,
            )  # fmt: skip
        except RecordsError as refused:
            self.close()
            raise fail(given.lang, refused.note.text, **refused.note.params) from None
        except LookupError:
            self.close()
            raise fail(given.lang, "There is no encoding “{name}”.", name=given.encoding[:60]) from None
        except UnicodeError:
            self.close()
            raise fail(given.lang, "{file} is not in the encoding that was named.", file=shown) from None
        except OSError as fault:
            self.close()
            raise OSError(fault.errno, fault.strerror, shown) from None
        except BaseException:
            self.close()
            raise

    def reports(self, reading: Reading) -> Iterator[Shown]:
        """Every report of every file, in order. A later file that cannot be read is said, and the others go on."""
        from gosform.cli.usage import Usage

        yield from self._file(self.args.files[0], reading)
        for name in self.args.files[1:]:
            try:
                reading = self.open(name)
            except Usage as refused:
                self.unread = True
                self.progress.say(str(refused))
                continue
            yield from self._file(name, reading)

    def _file(self, name: str, reading: Reading) -> Iterator[Shown]:
        shown = self.shown(name)
        for row in self._rows(reading, shown):
            if row.problem is None:
                report = self.form.check(row.record, self.uploads, as_of=self.day)
            else:
                report = Report((row.problem,), form=self.form.rules.name)
            self.unread = self.unread or row.cut
            if row.line is not None:
                report = Report(report.problems, report.value, report.values, report.typed, report.form, row.line)
            report = kept(report, self.args)
            item = Shown(report, shown, self.left)
            if self.left is not None:
                self.left = max(0, self.left - total(report.problems))
            self.progress.step()
            yield item
        self.close()

    def _rows(self, reading: Reading, shown: str) -> Iterator[Row]:
        try:
            yield from reading.rows
        except UnicodeError:  # a broken encoding without a way to go on, such as half a character of UTF-16
            self.unread = True
            self.progress.say(say(self.args.lang, "{file} is not in the encoding that was named.", file=shown))

    def close(self) -> None:
        """Close the file that is being read. Standard input stays open: it is not ours."""
        if self._stream is not None and self._stream is not sys.stdin.buffer:
            self._stream.close()
        self._stream = None

    def tell(self, note: Note) -> None:
        """What was found out about a file goes to standard error."""
        params = {name: safe(str(value)) for name, value in note.params.items()}
        self.progress.say(say(self.args.lang, note.text, **params))

    def shown(self, name: str) -> str:
        """What a file is called in messages."""
        return say(self.args.lang, "standard input") if name == "-" else name


def status_of(count: Count, args: Any) -> int:
    """The exit status: 1 where something is to be mended, unless that is not to count."""
    return int(bool(count.broken) and not args.exit_zero)


def _from_stdin(args: Any) -> str:
    data = sys.stdin.buffer.read(LONGEST_VALUE + 1)
    if len(data) > LONGEST_VALUE:
        raise fail(args.lang, "Standard input is longer than one value can be.")
    return decoded(data).removesuffix("\n").removesuffix("\r")

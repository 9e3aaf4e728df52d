"""``gosform upload``: files that are sent along, one report a file, or one for all files of a field of a form."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

from gosform.cli.checking import loaded, look_of, status_of
from gosform.cli.files import readable
from gosform.cli.progress import Progress
from gosform.cli.selection import kept, known_codes
from gosform.cli.sink import put
from gosform.cli.usage import fail, unknown
from gosform.output import writer
from gosform.problem import OptionError, Report
from gosform.ruleset import Upload
from gosform.showing.shown import Count, Shown, counted, say, total

AHEAD = 4
"""Files a slot that are looked into before the first report is written: a long list must not wait for its last file."""


def upload(args: Any) -> int:
    """Look into files; 1 where one has a problem."""
    if args.mend:
        from gosform.cli.mending import mend

        return mend(args)
    one = field_of(args)
    known_codes(args)
    readable(args)
    if args.document is not None:
        readable(_Files(args.lang, [args.document]))
    for name in (*args.files, *([] if args.document is None else [args.document])):
        if name != "-" and not Path(name).is_file():
            raise fail(args.lang, "{file} is a pipe or a device, not a file.", file=name)
    progress = Progress(args.lang)
    count = Count()
    many = len(args.files) > 1 and one is None
    try:
        items = _together(args, one) if one is not None else _apart(args, asked_of(args), progress)
        put(writer(args.format)(counted(_limited(items, args), count), look_of(args, many, many)), args)
    finally:
        progress.close()
    return status_of(count, args)


class _Files:
    """What ``readable`` asks of arguments, for a file that is not among them."""

    def __init__(self, lang: str, files: list[str]) -> None:
        self.lang, self.files = lang, files


def field_of(args: Any) -> Upload | None:
    """The upload of ``--form`` and ``--field``; None where the policy is on the command line."""
    if args.form is None and args.field is None:
        return None
    if args.form is None or args.field is None:
        raise fail(args.lang, "--form and --field go together: the form, and one of its uploads.")
    if args.preset or args.accept or args.max_size or args.min_size or args.set:
        raise fail(args.lang, "--field brings its own rules: leave out --preset, --accept, --max-size, --min-size and --set.")
    uploads: Mapping[str, Upload] = loaded(args).rules.uploads
    if args.field not in uploads:
        near = "The form has no upload “{name}”. The nearest is {near}."
        raise unknown(args.lang, "The form has no upload “{name}”. It has: {names}.", args.field, list(uploads), near)
    return uploads[args.field]


def asked_of(args: Any) -> Mapping[str, Any]:
    """The policy of the command line. How pages look is measured, unless somebody says otherwise."""
    import yaml

    from gosform.uploads.policy import policy

    asked: dict[str, Any] = {"readability": True}
    for text in args.set:
        name, equals, chosen = text.partition("=")
        if not equals:
            raise fail(args.lang, "--set: write the option as name=value, such as paper=A4.")
        try:
            asked[name.strip().replace("-", "_")] = (
                yaml.safe_load(chosen) if chosen[:1] in "[{0123456789tf" and ":" not in chosen else chosen
            )
        except yaml.YAMLError:
            asked[name.strip()] = chosen
    asked |= {key: value for key in ("preset", "accept", "max_size", "min_size") if (value := getattr(args, key))}
    for key in ("refuse", "warn"):
        if isinstance(asked.get(key), str):
            asked[key] = [word.strip() for word in asked[key].split(",")]
    try:
        policy(asked)
    except OptionError as wrong:
        raise fail(args.lang, "The rules for the files cannot be read: {text}", text=wrong) from None
    return asked


def _apart(args: Any, asked: Mapping[str, Any], progress: Progress) -> Iterator[Shown]:
    """One report a file, in the order of the command line; several are looked into side by side."""
    from gosform.check.uploads import check_upload
    from gosform.uploads.pool import slots

    def look(name: str) -> Report:
        source = sys.stdin.buffer if name == "-" else name
        return check_upload(source, args.name, contain=args.contain, as_of=args.as_of, document=args.document, **asked)

    shown = [say(args.lang, "standard input") if name == "-" else name for name in args.files]
    if len(args.files) == 1:
        yield Shown(look(args.files[0]), shown[0])
        return
    step = max(1, slots()) * AHEAD
    with ThreadPoolExecutor(max(1, slots())) as threads:
        for start in range(0, len(args.files), step):
            for i, report in enumerate(threads.map(look, args.files[start : start + step]), start):
                progress.count(i + 1, len(args.files))
                yield Shown(report, shown[i])


def _together(args: Any, one: Upload) -> Iterator[Shown]:
    """All files as those of one field of a form."""
    from gosform.check.intake import today
    from gosform.check.uploads import with_uploads

    rules = loaded(args).rules
    given = [sys.stdin.buffer if name == "-" else name for name in args.files]
    day: date = args.as_of or today()
    empty = Report((), None, {}, None, rules.name)
    uploads: dict[str, Any] = {one.name: given}
    if args.document is not None and one.asked.signs and one.asked.signs.detached_of in rules.uploads:
        uploads[one.asked.signs.detached_of] = args.document
    report = with_uploads(empty, rules, None, uploads, as_of=day, contain=args.contain)
    report.problems = tuple(p for p in report.problems if f"{p.pointer}/".startswith(f"/uploads/{one.name}/"))
    yield Shown(report, ", ".join(args.files) if len(args.files) < 4 else "")


def _limited(items: Iterator[Shown], args: Any) -> Iterator[Shown]:
    """Only the codes that are wanted, and no more problems than are wanted."""
    left = args.max_problems
    for item in items:
        report = kept(item.report, args)
        yield Shown(report, item.file, left)
        if left is not None:
            left = max(0, left - total(report.problems))

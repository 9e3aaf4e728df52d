"""``gosform stats``: what people keep getting wrong, from reports that were written before. No value is read, and none is shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from gosform.cli.batch_progress import BatchProgress
from gosform.cli.files import missing
from gosform.cli.sink import put
from gosform.cli.stats_names import Known
from gosform.cli.usage import Usage, fail
from gosform.showing.shown import say
from gosform.showing.stats_words import Words, named, read
from gosform.stats.answer import Form, answer
from gosform.stats.counting import SEVERITIES, Asked, Total
from gosform.stats.opening import files_in
from gosform.stats.reading import Reader
from gosform.stats.runs import Runs
from gosform.stats.tally import Tally


def stats(args: Any) -> int:
    """Reports to counts. Exit status 2 only where nothing could be read."""
    known = Known(args)
    tally = Tally()
    total = Total(tally, Asked(known.id, known.version, args.by, SEVERITIES.index(args.severity)), known.place)
    _count(args, total)
    words = Words(args.lang, known.title, known.labels(total.labels), known.what)
    if not tally.read:
        said = " ".join(named(tally, words))
        raise Usage(say(args.lang, "There is no report of gosform to be read. {more}", more=said).rstrip())
    forms = answer(total, args.since)
    if args.format == "csv":
        for sentence in list(read(tally, words))[1:]:
            print(f"gosform: {sentence}", file=sys.stderr)
    put(_written(forms, tally, total.by, words, args), args)
    return 0


def _written(forms: Sequence[Form], tally: Tally, by: str, words: Words, args: Any) -> Iterator[str]:
    match args.format:
        case "json":
            from gosform.showing import stats_json

            yield stats_json.text(forms, tally, by, words, args.top)
        case "csv":
            from gosform.showing import stats_csv

            yield from stats_csv.text(forms, words, args.top)
        case "html":
            from gosform.showing import stats_page

            yield stats_page.page(forms, tally, by, words, args.top)
        case _:
            from gosform.showing import stats_table

            yield from stats_table.text(forms, tally, by, words, args.top)


def _count(args: Any, total: Total) -> None:
    names = list(_named(args, total.tally))
    size = sum(_size(path) for path in names if path is not None)
    progress = BatchProgress(args.lang, size if None not in names else None)
    done = 0
    raw: Any = None

    def step(many: int) -> None:
        at = raw.tell() if raw is not None and raw.seekable() else 0
        progress.step(done + at, many, 0)

    reader = Reader(total, Runs(path for path in names if path is not None), args.time, step)
    try:
        for path in names:
            if path is None:
                raw = sys.stdin.buffer
                reader.read(raw, say(args.lang, "standard input"))
                continue
            try:
                with path.open("rb") as raw:
                    reader.read(raw, str(path), path)
            except OSError:
                total.tally.closed.add(str(path))
            done += _size(path)
    finally:
        progress.close()


def _named(args: Any, tally: Tally) -> Iterator[Path | None]:
    """The files, folders opened up, each once; None is standard input."""
    if args.files.count("-") > 1:
        raise fail(args.lang, "Standard input (-) can be read once only.")
    seen: set[tuple[int, int]] = set()
    for name in args.files:
        if name == "-":
            yield None
            continue
        path = Path(name)
        if not (name and path.is_dir()):
            missing(name, args)
        for one in files_in(path, tally.closed.add) if path.is_dir() else [path]:
            if path.is_dir() and args.output and _same(one, Path(args.output)):
                continue
            status = one.stat()
            if one.is_file() and (status.st_dev, status.st_ino) in seen:
                tally.twice.add(str(one))
                continue
            seen.add((status.st_dev, status.st_ino))
            yield one


def _same(one: Path, other: Path) -> bool:
    return other.exists() and one.samefile(other)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0

"""What ``gosform check`` writes of big files: problems as JSON lines, CSV or Parquet, in the words of the reader. The door between who judges and who says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gosform.batch.outputs import Finish, Output, Piece, Setting
from gosform.problem import Problem
from gosform.showing.problem_rows import COLUMNS, VALUES, Write, as_cells, as_lines, as_table, table_head
from gosform.showing.shown import Look, explained

if TYPE_CHECKING:
    from datetime import date

    from gosform.batch.chunk import Chunk
    from gosform.batch.judged import Judged
    from gosform.batch.sources import Part, Source
    from gosform.ruleset import RuleSet

ENDINGS: Mapping[str, str] = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet", ".pq": "parquet"}
"""How the problems are written, by the ending of the file."""


def problems(path: Path, look: Look) -> Output:
    """The file of problems. The ending of its name is one of ``ENDINGS``."""
    options = [look.lang, look.channel, look.show_values, look.application]
    match ENDINGS[path.suffix.lower()]:
        case "jsonl":
            return Output("problems", path, partial(rows, look=look, make=as_lines), options=options, typed=look.show_values)
        case "csv":
            return Output(
                "problems", path, partial(rows, look=look, make=as_table), head=table_head(look), options=options, typed=look.show_values
            )
        case _:
            seal = partial(_sealed, names=_names(look))
            return Output("problems", path, partial(batches, look=look), seal=seal, options=options, typed=look.show_values)


def rows(setting: Setting, look: Look, make: Callable[[Look], Write]) -> Finish:
    """Lines of text, as ``make`` spells them."""
    write = make(look)

    def finish(judged: Judged, chunk: Chunk, part: Part) -> Piece:
        return Piece(write(_file(setting, part), judged.listed))

    return finish


def batches(setting: Setting, look: Look) -> Finish:
    """Batches that become Parquet."""
    from gosform.batch.parquet import framed

    write, names = as_cells(look), _names(look)

    def finish(judged: Judged, chunk: Chunk, part: Part) -> Piece:
        return Piece(framed(names, write(_file(setting, part), judged.listed)))

    return finish


def _sealed(part: Path, whole: Path, total: Any, names: Sequence[str]) -> None:
    from gosform.batch.parquet import seal

    seal(part, whole, total, names)


def _names(look: Look) -> tuple[str, ...]:
    return (*COLUMNS, *VALUES) if look.show_values else COLUMNS


def _file(setting: Setting, part: Part) -> str:
    return setting.names[part.file] if len(setting.names) > 1 else ""


def words(problem: Problem, lang: str) -> Mapping[str, str]:
    """What a count of problems says of one of them, without a value."""
    said = explained((problem,), Look(lang))[0]
    return {"label": said.label, "what": said.what, "fix": said.fix}


def page(path: Path, rules: RuleSet, source: Source, day: date, lang: str) -> Output:
    """The page of a run."""
    from gosform.batch import summary
    from gosform.showing.batch_page import About
    from gosform.showing.batch_page import page as written
    from gosform.showing.batch_page_words import said

    title = rules.title.get(lang) or rules.title.get("ru") or rules.id
    about = About(title, rules.name, tuple(source.names), day.isoformat(), lang)
    return summary.output(path, partial(said, lang=lang), partial(written, about=about), [lang])

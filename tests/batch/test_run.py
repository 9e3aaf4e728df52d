"""Whole runs: the same bytes from any number of processes, and nothing lost when one of them is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.batch.scene import codes, source_of
from tests.batch.tables import AS_OF, damaged, places_of
from tests.batch.test_judge import FORM, TEN_GOOD

from gosform.batch.journal import Books, Journal, journal_of, part_of, resumed, told
from gosform.batch.outputs import Output
from gosform.batch.run import How, Stopped, Way, run
from gosform.batch.sources import RecordsError, Source

RECORDS = list(damaged(TEN_GOOD, 11, 95))
PLACES = places_of(FORM)


def about(outputs: list[Output], source: Source) -> Any:
    return told(outputs, form=FORM.rules.name, rules=b"", day=AS_OF, fingerprint=source.fingerprint, version="1")


def ran(path: Path, source: Source, how: How | None = None, resume: bool = False) -> Books:
    outputs = [codes(path)]
    note = about(outputs, source)
    beside = journal_of(outputs)
    assert beside is not None
    books = resumed(beside, note, outputs) if resume else None
    return run(FORM, source, outputs, Journal(outputs, note, books, beside), AS_OF, how=how)


def expected() -> str:
    lines = [json.dumps([i, FORM.check(r).flatten()]) + "\n" for i, r in enumerate(RECORDS) if FORM.check(r).problems]
    return "codes\n" + "".join(lines) + f"{len(lines)} in all\n"


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_any_number_of_processes_gives_the_same_bytes_in_the_order_of_the_source(workers: int, tmp_path: Path) -> None:
    ways: list[Way] = []
    books = ran(tmp_path / "out", source_of(RECORDS, PLACES), How(workers, tell=ways.append))
    assert (tmp_path / "out").read_text() == expected()
    assert sorted(x.name for x in tmp_path.iterdir()) == ["out"]
    assert books.rows == len(RECORDS) == books.clean + books.blank + books.reported
    assert [way.rows for way in ways] == [*range(10, 91, 10), 95]


@pytest.mark.parametrize("workers", [2, 3])
def test_a_part_that_takes_longer_than_all_behind_it_loses_none_of_them(workers: int, tmp_path: Path) -> None:
    source = source_of(RECORDS, PLACES, trouble=(-1, f"waits {tmp_path / 'marker'}"))
    assert ran(tmp_path / "out", source, How(workers)).rows == len(RECORDS)
    assert (tmp_path / "out").read_text() == expected()


def test_the_size_of_chunks_does_not_change_the_bytes(tmp_path: Path) -> None:
    for size in (1, 7, 1000):
        ran(tmp_path / "out", source_of(RECORDS, PLACES, size))
        assert (tmp_path / "out").read_text() == expected()


def test_an_empty_source_gives_head_and_tail(tmp_path: Path) -> None:
    assert ran(tmp_path / "out", source_of([], PLACES)).rows == 0
    assert (tmp_path / "out").read_text() == "codes\n0 in all\n"


@pytest.mark.parametrize("trouble", ["dies", "raises"])
def test_rows_that_a_process_loses_are_named_and_all_before_them_are_kept(trouble: str, tmp_path: Path) -> None:
    path = tmp_path / "out"
    with pytest.raises(Stopped) as stopped:
        ran(path, source_of(RECORDS, PLACES, trouble=(4, trouble)), How(2))
    assert {name: stopped.value.note.params[name] for name in ("first", "last", "line")} == {"first": 41, "last": 50, "line": 42}
    assert "value" not in str(stopped.value).replace("ValueError", "")
    assert stopped.value.resumable
    assert stopped.value.books.rows == 40
    assert not path.exists()
    assert expected().startswith(part_of(path).read_text())
    ran(path, source_of(RECORDS, PLACES), How(2), resume=True)
    assert path.read_text() == expected()


def test_rows_that_are_lost_in_this_process_are_named_too(tmp_path: Path) -> None:
    with pytest.raises(Stopped, match=r"records: rows 41 to 50, from line 42 on, could not be checked \(ValueError\)\."):
        ran(tmp_path / "out", source_of(RECORDS, PLACES, trouble=(4, "raises")))


@pytest.mark.parametrize("workers", [1, 2])
def test_rows_that_do_not_come_out_again_end_the_run(workers: int, tmp_path: Path) -> None:
    with pytest.raises(Stopped, match="rows 41 to 50"):
        ran(tmp_path / "out", source_of(RECORDS, PLACES, trouble=(4, "loses")), How(workers))


@pytest.mark.parametrize("workers", [1, 2])
def test_what_a_source_refuses_is_passed_on_and_the_run_can_go_on(workers: int, tmp_path: Path) -> None:
    path = tmp_path / "out"
    with pytest.raises(RecordsError, match="was changed while it was read"):
        ran(path, source_of(RECORDS, PLACES, trouble=(3, "refuses")), How(workers))
    with pytest.raises(OSError, match="Input/output error"):
        ran(path, source_of(RECORDS, PLACES, trouble=(6, "cannot")), How(workers), resume=True)
    ran(path, source_of(RECORDS, PLACES), How(workers), resume=True)
    assert path.read_text() == expected()


def test_a_run_without_files_leaves_none(tmp_path: Path) -> None:
    outputs = [codes(None)]
    source = source_of(RECORDS, PLACES)
    books = run(FORM, source, outputs, Journal(outputs, about(outputs, source), None, None), AS_OF)
    assert books.totals["codes"] == books.reported
    assert not list(tmp_path.iterdir())


def test_a_run_that_cannot_be_gone_on_with_leaves_no_half_files(tmp_path: Path) -> None:
    outputs = [codes(tmp_path / "out")]
    source = source_of(RECORDS, PLACES, trouble=(4, "raises"))
    with pytest.raises(Stopped) as stopped:
        run(FORM, source, outputs, Journal(outputs, about(outputs, source), None, None), AS_OF)
    assert not stopped.value.resumable
    assert not list(tmp_path.iterdir())

"""A run that was stopped, however it was, goes on and gives the same bytes."""

from __future__ import annotations

import csv
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.batch.scene import codes
from tests.batch.tables import AS_OF, TEN, damaged
from tests.batch.test_judge import TEN_GOOD

from gosform.batch.journal import Journal, begun_on, journal_beside, part_of, resumed, told
from gosform.batch.sources import RecordsError

ROOT = Path(__file__).resolve().parents[2]


def driven(*words: Any, **more: Any) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.batch.driver", *map(str, words)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)


def finished(*words: Any, **more: Any) -> list[str]:
    """The lines of a run that comes to its end."""
    run = driven(*words, **more)
    out, said = run.communicate()
    assert run.returncode == 0, said
    return out.splitlines()


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, bytes, bytes]:
    """A table, its form, and what a run that nobody stops writes."""
    folder = tmp_path_factory.mktemp("scene")
    fields = [("person", name) for name in TEN_GOOD[0]["person"]] + [("firm", name) for name in TEN_GOOD[0]["firm"]]
    with (folder / "table.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow([f"{section}.{name}" for section, name in fields])
        for record in damaged(TEN_GOOD, 9, 400, share=0.3):
            row = [record.get(section, {}).get(name, "") for section, name in fields]
            table.writerow([cell.replace("\x1f", "") for cell in row])
    assert finished("once", folder / "table.csv", TEN, folder / "whole.jsonl", 1)[-1] == "400"
    return folder / "table.csv", TEN, (folder / "whole.jsonl").read_bytes(), (folder / "whole.html").read_bytes()


def same(path: Path, scene: tuple[Path, Path, bytes, bytes]) -> None:
    assert path.read_bytes() == scene[2]
    assert path.with_suffix(".html").read_bytes() == scene[3]
    assert {one.name for one in path.parent.iterdir()} == {path.name, path.with_suffix(".html").name}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_run_killed_at_twenty_random_moments_gives_the_bytes_of_one_that_was_not(workers: int, scene: Any, tmp_path: Path) -> None:
    kills, places = map(int, finished("killed", scene[0], scene[1], tmp_path / "out.jsonl", 20, workers)[-1].split())
    assert kills == 20
    assert places >= 10  # it was killed on its way, and not before
    same(tmp_path / "out.jsonl", scene)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_run_of_two_processes_and_it_goes_on(number: signal.Signals, scene: Any, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    run = driven("once", scene[0], scene[1], path, 2)
    assert run.stdout is not None
    first = int(run.stdout.readline())
    run.send_signal(number)
    out, said = run.communicate()
    assert run.returncode == 3, said
    assert out.splitlines()[-1] == f"The run was stopped. {int(number)} True"
    rows = json.loads(journal_beside(path).read_text())["books"]["rows"]
    assert first <= rows < 400
    assert not path.exists()
    assert int(finished("once", scene[0], scene[1], path, 1)[0]) > rows
    same(path, scene)


def test_the_processes_of_a_run_that_was_killed_end_with_it(scene: Any, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    run = driven("once", scene[0], scene[1], path, 2)
    assert run.stdout is not None
    run.stdout.readline()
    run.kill()
    run.communicate()  # comes back only when every process that could write there has ended
    finished("once", scene[0], scene[1], path, 2)
    same(path, scene)


def _no_more_than(size: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_full_disk_is_said_and_the_run_goes_on_where_there_is_room(scene: Any, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    run = driven("once", scene[0], scene[1], path, 2, preexec_fn=_no_more_than(16_000))
    out, said = run.communicate()
    assert run.returncode == 3, said
    assert out.splitlines()[-1] == f"There is no room left for {part_of(path)}. 0 True"
    assert part_of(path).stat().st_size <= 16_000
    finished("once", scene[0], scene[1], path, 1)
    same(path, scene)


def about(**other: Any) -> Any:
    asked = {"form": "ten@1", "rules": b"x", "day": AS_OF, "fingerprint": "f", "version": "1"}
    return told(other.pop("outputs", [codes(Path("out"))]), **{**asked, **other})


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"fingerprint": "g"}, "The input is no longer the one of the run that is to go on."),
        ({"form": "ten@2"}, "was of another form"),
        ({"rules": b"y"}, "The rule file has changed"),
        ({"day": AS_OF.replace(year=2027)}, "was of another day"),
        ({"version": "2"}, "another version of gosform"),
        ({"choice": [["inn"], None]}, "other outputs or options"),
        ({"outputs": []}, "other outputs or options"),
    ],
)
def test_a_journal_that_does_not_fit_is_refused_with_what_differs(
    other: Any, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outputs = [codes(Path("out"))]
    journal = Journal(outputs, about(), None, Path("out.progress"))
    journal.close()
    assert begun_on(Path("out.progress")) == AS_OF
    assert resumed(Path("out.progress"), about(), outputs) is not None
    with pytest.raises(RecordsError, match=sentence):
        resumed(Path("out.progress"), about(**other), outputs)


def test_a_part_that_is_gone_and_a_journal_that_is_none_are_refused(tmp_path: Path) -> None:
    outputs = [codes(tmp_path / "out")]
    path = journal_beside(tmp_path / "out")
    assert resumed(path, about(outputs=outputs), outputs) is None
    Journal(outputs, about(outputs=outputs), None, path).close()
    part_of(tmp_path / "out").unlink()
    with pytest.raises(RecordsError, match=r"out\.part is not as the journal left it"):
        resumed(path, about(outputs=outputs), outputs)
    path.write_text("{", "utf-8")
    with pytest.raises(RecordsError, match="is no journal of a run"):
        resumed(path, about(outputs=outputs), outputs)
    assert begun_on(path) is None


def test_a_run_that_was_killed_while_files_got_their_names_gives_them_the_rest(tmp_path: Path) -> None:
    outputs = [codes(tmp_path / "one"), codes(tmp_path / "two")]
    object.__setattr__(outputs[1], "name", "other")
    path = journal_beside(tmp_path / "one")
    note = about(outputs=outputs)
    journal = Journal(outputs, note, None, path)
    journal.books.lengths = journal.add({x.name: x.tail(None) for x in outputs})
    journal.books.sealed = True
    journal.save()
    journal.close()
    os.replace(part_of(tmp_path / "one"), tmp_path / "one")  # noqa: PTH105
    Journal(outputs, note, resumed(path, note, outputs), path).finish()
    assert sorted(x.name for x in tmp_path.iterdir()) == ["one", "two"]
    assert (tmp_path / "two").read_text() == "codes\n0 in all\n"


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "victim").write_text("mine")
    part_of(tmp_path / "out").symlink_to(tmp_path / "victim")
    outputs = [codes(tmp_path / "out")]
    with pytest.raises(OSError, match=r"out\.part"):
        Journal(outputs, about(outputs=outputs), None, None)
    assert (tmp_path / "victim").read_text() == "mine"

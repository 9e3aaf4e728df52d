"""``gosform check`` of big files: what is written, what is said, and everything that can go wrong before, in one line."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.batch.tables import TEN

from gosform.cli import main
from gosform.cli.batch_progress import BatchProgress
from gosform.cli.batch_wanted import batch_wanted
from gosform.cli.parser import build

HEADER = "person.full_name,person.birth_date,person.phone,person.inn\n"
GOOD = "Иванов Пётр Сергеевич,1990-03-25,+79161234567,500100732259\n"
BAD = "Иванов Пётр Сергеевич,1990-03-25,+79161234567,500100732258\n"
FORMULA = '"=HYPERLINK(""http://x"",""y"")",1990-03-25,+79161234567,\n'


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(HEADER + GOOD + BAD + "\n" + BAD + '"broken\n' + FORMULA, "utf-8")
    return path


def said(*words: object) -> tuple[int, str]:
    """Exit status and standard error of a command that is refused."""
    err = io.StringIO()
    stderr, sys.stderr = sys.stderr, err
    try:
        return main([*map(str, words)]), err.getvalue()
    finally:
        sys.stderr = stderr


def check(table: Path, *words: object, lang: str = "en") -> int:
    return main(["check", str(table), "--form", str(TEN), "--as-of", "2026-11-22", "--lang", lang, *map(str, words)])


def test_problems_are_written_a_line_each_and_counted(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.jsonl"
    assert check(table, "--problems", out, "--workers", 1) == 1
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [(x["row"], x["line"], x["code"], x["pointer"]) for x in lines[:3]] == [
        (2, 3, "inn.checksum", "/person/inn"),
        (4, 5, "inn.checksum", "/person/inn"),
        (5, 6, "record.unreadable", ""),
    ]
    assert (lines[0]["field"], lines[0]["severity"], lines[0]["span"]) == ("person.inn", "error", [11, 12])
    assert sum(lines[0]["fixes"].values()) >= 1
    assert "500100732258" not in out.read_text("utf-8")
    text = capsys.readouterr().out
    assert text.startswith("rows: 6\nclean: 1\nwith problems: 4\nof these with errors: 4\nunreadable: 1\nblank: 1\n")
    assert f"Written: {out}" in text


def test_values_are_there_only_where_they_are_asked_for(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    check(table, "--problems", out, "--show-values", "--workers", 1)
    first = json.loads(out.read_text("utf-8").splitlines()[0])
    assert first["typed"] == "500100732258"
    assert {"trust", "value"} == set(first["fixed"][0])


def test_a_table_of_problems_holds_no_formula(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    check(table, "--problems", out, "--show-values", "--workers", 1)
    assert out.read_bytes().startswith(b"\xef\xbb\xbffile,row,line,field,")
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"), newline="")))
    assert any(row["typed"].startswith("'=HYPERLINK") for row in rows)
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_parquet_has_the_rows_of_the_table(table: Path, tmp_path: Path) -> None:
    for name in ("out.csv", "out.parquet"):
        check(table, "--problems", tmp_path / name, "--workers", 1)
    rows = pl.read_parquet(tmp_path / "out.parquet").cast(pl.String)
    plain = pl.read_csv(tmp_path / "out.csv", infer_schema=False)
    assert rows.columns == plain.columns
    assert rows.fill_null("").rows() == [tuple("" if x is None else x.removeprefix("'") for x in row) for row in plain.rows()]
    assert sorted(x.name for x in tmp_path.iterdir()) == ["out.csv", "out.parquet", "people.csv"]


def test_the_summary_is_json_for_programs(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(table, "--workers", 1, "--format", "json") == 1
    data = json.loads(capsys.readouterr().out)
    assert (data["rows"], data["clean"], data["blank"], data["reported"], data["unreadable"]) == (6, 1, 1, 4, 1)
    assert ("inn.checksum", 2) in [(one["code"], one["count"]) for one in data["found"]]
    assert sum(one["count"] for one in data["found"]) == data["errors"]


def test_codes_that_are_ignored_are_in_no_output(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table.write_text(HEADER + GOOD + BAD + FORMULA, "utf-8")
    out = tmp_path / "out.jsonl"
    assert check(table, "--problems", out, "--ignore", "inn,full_name", "--workers", 1) == 0
    assert not out.read_bytes()
    assert "clean: 3" in capsys.readouterr().out
    assert check(table, "--exit-zero", "--workers", 1) == 0


def test_a_row_that_is_no_record_is_said_whatever_codes_are_asked_for(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    check(table, "--problems", out, "--select", "phone", "--workers", 1)
    assert [json.loads(line)["code"] for line in out.read_text("utf-8").splitlines()] == ["record.unreadable"]


def test_a_page_is_written(table: Path, tmp_path: Path) -> None:
    check(table, "--html", tmp_path / "out.html", "--workers", 1)
    assert "inn.checksum" in (tmp_path / "out.html").read_text("utf-8")


def test_several_files_and_a_pattern_are_one_input_with_the_names_of_the_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text(HEADER + BAD, "utf-8")
    out = tmp_path / "out.jsonl"
    assert check(tmp_path / "*.csv", "--problems", out, "--workers", 1) == 1
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [(Path(x["file"]).name, x["row"], x["line"]) for x in lines] == [("a.csv", 1, 2), ("b.csv", 2, 2)]


def test_what_asks_for_the_batch_engine() -> None:
    def asked(*words: str) -> bool:
        return batch_wanted(build().parse_args(["check", "--form", "x", *words]))

    assert not asked("a.csv")
    assert all(
        asked("a.csv", *more)
        for more in (("--problems", "p"), ("--fixed", "f"), ("--html", "h"), ("--resume",), ("--map", "m"), ("--workers", "1"))
    )
    assert all(asked(name) for name in ("a.parquet", "a.XLSX", "a.csv.gz", "a.jsonl.zst", "b/*.csv"))


REFUSED: list[tuple[list[object], str, str]] = [
    (["--problems", "{}/none/out.jsonl"], "There is no folder {}/none.", "Нет папки {}/none."),
    (["--problems", "{}"], "{} is a folder, not a file.", "{} – папка, а не файл."),
    (["--problems", "{}/people.csv"], "is the file to be read. Choose another name for --problems.", "Выберите для --problems другое имя."),
    (["--problems", "{}/out.txt"], "does not end in one of .jsonl, .ndjson, .csv, .parquet, .pq.", "должно оканчиваться на одно из"),
    (["--problems", "{}/o.csv", "--fixed", "{}/o.csv"], "--fixed and --problems name the same file.", "указывают на один файл"),
    (["--resume"], "--resume goes on with a file that was being written", "--resume продолжает запись файла"),
    (["--problems", "{}/o.csv", "--format", "sarif"], "--format sarif is for single applications.", "--format sarif предназначен"),
    (["--problems", "{}/o.csv", "--uploads", "{}"], "--uploads does not go together with big files.", "--uploads нельзя"),
    (["--problems", "{}/o.csv", "--max-problems", "5"], "--max-problems does not go together with big files.", "--max-problems нельзя"),
    (["--map", "{}/none.yaml"], "There is no file {}/none.yaml.", "Нет файла {}/none.yaml."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "english", "russian"), REFUSED)
def test_what_cannot_be_is_said_in_one_line_of_either_language(
    words: list[object], english: str, russian: str, table: Path, tmp_path: Path
) -> None:
    asked = [str(word).replace("{}", str(tmp_path)) for word in words]
    for lang, sentence in (("en", english), ("ru", russian)):
        status, text = said("check", table, "--form", TEN, "--lang", lang, *asked)
        assert status == 2
        assert sentence.replace("{}", str(tmp_path)) in text
        assert text.count("\n") == 1
    assert not list(tmp_path.glob("*.part"))


def test_a_file_without_a_known_column_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", "utf-8")
    status, text = said("check", tmp_path / "x.csv", "--form", TEN, "--lang", "en", "--problems", tmp_path / "out.csv")
    assert status == 2
    assert "no column is a field of the form" in text
    assert not (tmp_path / "out.csv").exists()


def test_a_missing_package_is_named_with_what_installs_it(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    status, text = said("check", table, "--form", TEN, "--lang", "en", "--workers", "1")
    assert (status, text) == (2, "gosform: Big files need more packages: pip install 'gosform[batch]'. polars is not there.\n")


def test_standard_input_cannot_be_gone_on_with(tmp_path: Path) -> None:
    status, text = said("check", "-", "--form", TEN, "--lang", "en", "--resume", "--problems", tmp_path / "o.csv")
    assert (status, text) == (2, "gosform: --resume needs a file that can be read again, not standard input.\n")


def test_a_journal_of_another_run_is_refused_and_an_unfinished_one_is_said(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    (tmp_path / "out.csv.progress").write_text('{"told": {"shape": 0}, "books": {}}')
    status, text = said("check", table, "--form", TEN, "--lang", "en", "--problems", out, "--resume", "--workers", "1")
    assert (status, text.count("\n")) == (2, 1)
    assert "Begin anew without --resume." in text
    status, text = said("check", table, "--form", TEN, "--lang", "en", "--problems", out, "--workers", "1")
    assert status == 1
    assert "There was an unfinished run; it is begun anew." in text
    assert out.exists()


def started(*words: object, **more: Any) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "gosform", "check", *map(str, words), "--form", str(TEN), "--lang", "en"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)


def test_two_processes_write_what_one_does_and_nothing_to_standard_error(table: Path, tmp_path: Path) -> None:
    check(table, "--problems", tmp_path / "one.jsonl", "--workers", 1)
    run = started(table, "--problems", tmp_path / "two.jsonl", "--workers", 2, "--as-of", "2026-11-22")
    out, err = run.communicate()
    assert (run.returncode, err) == (1, "")
    assert "rows: 6" in out
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_standard_input_is_read_by_processes_too(tmp_path: Path) -> None:
    run = started("-", "--problems", tmp_path / "out.jsonl", "--workers", 2)
    out, err = run.communicate(HEADER + BAD * 50)
    assert (run.returncode, err) == (1, "")
    assert "rows: 50" in out
    assert len((tmp_path / "out.jsonl").read_text("utf-8").splitlines()) == 50


def test_ctrl_c_while_standard_input_is_awaited_ends_with_a_sentence_and_no_half_file(tmp_path: Path) -> None:
    run = started("-", "--problems", tmp_path / "out.jsonl", "--workers", 1)
    assert run.stdin is not None
    run.stdin.write(HEADER + GOOD * 2000)
    run.stdin.flush()
    while not (tmp_path / "out.jsonl.part").exists() and run.poll() is None:
        os.sched_yield()
    run.send_signal(signal.SIGINT)
    _, err = run.communicate()
    assert run.returncode == 128 + signal.SIGINT, err
    assert "The run was stopped. 0 rows were done; nothing of them is kept." in err
    assert "Traceback" not in err
    assert not list(tmp_path.iterdir())


def test_a_reader_that_goes_away_ends_it_quietly(table: Path, tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [
        sys.executable,
        "-m",
        "gosform",
        "check",
        str(table),
        "--form",
        str(TEN),
        "--problems",
        str(tmp_path / "o.csv"),
        "--workers",
        "1",
    ]
    run = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert (run.returncode, run.stderr) == (2, "")
    assert (tmp_path / "o.csv").exists()


def test_the_line_of_progress_has_a_bar_a_rate_and_the_time_left() -> None:
    progress = BatchProgress("en", 1000)
    progress._first = 0
    line = progress.line(250, 5000, 5000, 10.0)
    assert "25%" in line
    assert "a second: 500" in line
    assert line.endswith("left: 0:00:30")
    assert "[" not in BatchProgress("en", None).line(250, 5000, 5000, 10.0)

"""``gosform check --fixed``: the same bytes as ``gosform fix`` gives, whatever the number of processes and wherever a run was stopped."""

from __future__ import annotations

import codecs
import gzip
import json
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.test_cli import FORM, GOOD, LETTER
from tests.test_fix import FILES

from gosform import load_form
from gosform.batch import summary
from gosform.batch.bench_data import write
from gosform.batch.fixed import log_beside, outputs
from gosform.batch.journal import Journal, journal_of, resumed, told
from gosform.batch.outputs import Output
from gosform.batch.run import How, Way, run
from gosform.batch.sources import Source, open_source
from gosform.cli import main
from gosform.showing.batch_page import About, page
from gosform.showing.batch_page_words import said

PEOPLE = str(Path(__file__).parents[2] / "bench" / "people.yaml")
TEXTS = [name for name in FILES if not name.endswith(".json")]
AS_OF = date(2026, 11, 22)
FORM_OF_PEOPLE = load_form(PEOPLE, as_of=AS_OF)
MARKS = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


@pytest.fixture
def form(tmp_path: Path) -> str:
    path = tmp_path / "trial.yaml"
    path.write_text(FORM, encoding="utf-8")
    return str(path)


def check(file: Path, form: str, out: Path, *more: str) -> int:
    return main(["--lang", "en", "check", str(file), "--form", form, "--fixed", str(out), "--output", str(out) + ".txt", *more])


def log_of(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log_beside(out).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp1251"])
def test_only_what_is_safe_changes(name: str, encoding: str, form: str, tmp_path: Path) -> None:
    """Separators, quotation marks, line ends, byte order mark, spaces, order of keys and numbers stay, rows that are none too."""
    before, after = (MARKS.get(encoding, b"") + text.encode(encoding) for text in FILES[name])
    file, out = tmp_path / name, tmp_path / f"out-{name}"
    file.write_bytes(before)
    check(file, form, out, "--workers", "1")
    assert out.read_bytes() == after
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", TEXTS)
def test_compressed_input_is_written_as_plain_text(name: str, form: str, tmp_path: Path) -> None:
    """The rows are those of the text inside."""
    before, after = (text.encode() for text in FILES[name])
    file, out = tmp_path / f"{name}.gz", tmp_path / f"out-{name}"
    file.write_bytes(gzip.compress(before))
    check(file, form, out, "--workers", "1")
    assert out.read_bytes() == after


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cells=st.lists(
        st.lists(
            st.sampled_from(["", GOOD, LETTER, f"  {LETTER}", f"{LETTER};", f'"{LETTER}"', "=1+1", "a\nb", 'q"q', "\r", "é"]),
            min_size=2,
            max_size=2,
        ),
        max_size=12,
    ),
    quoting=st.sampled_from([0, 1]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    cut=st.integers(0, 3),
)
def test_the_same_as_gosform_fix(cells: list[list[str]], quoting: int, end: str, cut: int, form: str, tmp_path: Path) -> None:
    """Of any table, also one that breaks off in the middle of a row."""
    import csv
    import io

    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator=end, quoting=csv.QUOTE_ALL if quoting else csv.QUOTE_MINIMAL)
    writer.writerows([["inn", "note"], *cells])
    file, out, other = tmp_path / "a.csv", tmp_path / "out.csv", tmp_path / "other.csv"
    data = text.getvalue().encode()
    file.write_bytes(data[: len(data) - cut] if cells else data)
    main(["--lang", "en", "fix", str(file), "--form", form, "--output", str(other)])
    check(file, form, out, "--workers", "1")
    assert out.read_bytes() == other.read_bytes()


def test_processes_change_nothing(tmp_path: Path) -> None:
    """One, two or three: the same file, the same log, and as many fixes as ``gosform fix`` applies."""
    file, other = tmp_path / "people.csv", tmp_path / "other.csv"
    write(file, 60_000, 0.02)
    main(
        [
            "--lang",
            "en",
            "fix",
            str(file),
            "--form",
            PEOPLE,
            "--as-of",
            "2026-11-22",
            "--output",
            str(other),
            "--log",
            str(tmp_path / "log"),
        ]
    )
    for workers in ("1", "2", "3"):
        out = tmp_path / f"out{workers}.csv"
        check(file, PEOPLE, out, "--workers", workers, "--as-of", "2026-11-22")
        assert out.read_bytes() == other.read_bytes()
        assert log_beside(out).read_bytes() == log_beside(tmp_path / "out1.csv").read_bytes()
    theirs = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    assert [{"line": line["row"], **{k: line[k] for k in ("pointer", "code", "span", "trust")}} for line in theirs] == [
        {k: v for k, v in line.items() if k != "row"} for line in log_of(tmp_path / "out1.csv")
    ]


def test_the_log_holds_no_values(form: str, tmp_path: Path) -> None:
    """Which row, which field, which code, which characters; values only where they are asked for."""
    file, out = tmp_path / "a.csv", tmp_path / "out.csv"
    file.write_text(f"note;inn\nx;{GOOD}\ny;{LETTER}\n", encoding="utf-8")
    check(file, form, out)
    assert log_of(out) == [{"row": 2, "line": 3, "pointer": "/applicant/inn", "code": "inn.letters", "span": [2, 3], "trust": "safe"}]
    assert LETTER not in log_beside(out).read_text()
    check(file, form, out, "--show-values")
    assert [(line["text"], line["before"], line["after"]) for line in log_of(out)] == [("0", LETTER, GOOD)]


def test_codes_that_are_not_wanted_are_not_mended(form: str, tmp_path: Path) -> None:
    """``--ignore`` leaves them as they are."""
    file, out = tmp_path / "a.csv", tmp_path / "out.csv"
    file.write_text(f"note;inn\ny;{LETTER}\n", encoding="utf-8")
    check(file, form, out, "--ignore", "inn.letters")
    assert out.read_bytes() == file.read_bytes()
    assert log_of(out) == []


def test_cells_that_begin_with_a_formula_are_left_to_their_owner(form: str, tmp_path: Path) -> None:
    """A copy of somebody's data is not the place to change what nobody asked about."""
    file, out = tmp_path / "a.csv", tmp_path / "out.csv"
    file.write_text(f"note;inn\n=1+1;{LETTER}\n@x;{GOOD}\n", encoding="utf-8")
    check(file, form, out)
    assert out.read_text(encoding="utf-8") == f"note;inn\n=1+1;{GOOD}\n@x;{GOOD}\n"


@pytest.mark.parametrize(
    ("names", "text", "sentence"),
    [
        (["a.csv", "b.csv"], f"inn;x\n{GOOD};\n", "--fixed takes one file at a time."),
        (["a.json"], f'[{{"applicant": {{"inn": "{GOOD}"}}}}]', "gosform fix"),
    ],
)
def test_what_cannot_be_written_is_refused(
    names: list[str], text: str, sentence: str, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything is read; nothing is left behind."""
    for name in names:
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = [str(tmp_path / name) for name in names]
    assert main(["--lang", "en", "check", *files, "--form", form, "--fixed", str(tmp_path / "out.csv")]) == 2
    assert sentence in capsys.readouterr().err
    assert not list(tmp_path.glob("out*"))


def test_parquet_is_written_again(tmp_path: Path) -> None:
    """All columns in their types; the cells that are mended are those of the CSV with the same rows."""
    import polars as pl

    for name in ("people.csv", "people.parquet"):
        write(tmp_path / name, 3_000, 0.2, format="csv" if name.endswith("csv") else "parquet")
        check(tmp_path / name, PEOPLE, tmp_path / f"out-{name}", "--workers", "1", "--as-of", "2026-11-22")
    mended = pl.read_parquet(tmp_path / "out-people.parquet")
    assert mended.schema == pl.read_parquet(tmp_path / "people.parquet").schema
    texts = pl.read_csv(tmp_path / "out-people.csv", infer_schema=False)
    assert mended.fill_null("").equals(texts.fill_null(""))
    assert log_of(tmp_path / "out-people.parquet") == log_of(tmp_path / "out-people.csv")
    assert len(log_of(tmp_path / "out-people.csv")) > 50


def everything(path: Path, folder: Path) -> tuple[Source, list[Output]]:
    source = open_source(path, FORM_OF_PEOPLE.rules, say=lambda note: None, chunk_bytes=100_000)
    about = About("Реестр", "bench-people@1", ("people.csv",), AS_OF.isoformat())
    say = partial(said, lang="ru")
    html = summary.output(folder / "a.html", say, partial(page, about=about))
    return source, [summary.output(say=say), *outputs(folder / "out.csv", source, show_values=True), html]


def ran(path: Path, folder: Path, stop: int | None = None) -> None:
    source, wanted = everything(path, folder)
    note = told(wanted, form="bench-people@1", rules=b"", day=AS_OF, fingerprint=source.fingerprint, version="1")
    beside = journal_of(wanted)
    assert beside is not None
    books = resumed(beside, note, wanted) if beside.exists() else None

    def tell(way: Way) -> None:
        if stop is not None and way.rows > stop:
            raise KeyboardInterrupt

    run(FORM_OF_PEOPLE, source, wanted, Journal(wanted, note, books, beside), AS_OF, how=How(1, save_every=0, tell=tell))


def test_a_stopped_run_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    """Mended rows, log, counts and page: stopped several times, they come out as if never stopped."""
    path = tmp_path / "people.csv"
    write(path, 5_000, 0.2)
    (tmp_path / "whole").mkdir()
    (tmp_path / "stopped").mkdir()
    ran(path, tmp_path / "whole")
    for stop in (300, 1_700, 1_800, 4_000):
        with pytest.raises(KeyboardInterrupt):
            ran(path, tmp_path / "stopped", stop)
    ran(path, tmp_path / "stopped")
    for name in ("out.csv", "out.csv.fixes.jsonl", "a.html"):
        assert (tmp_path / "stopped" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
    assert {file.name for file in (tmp_path / "stopped").iterdir()} == {"out.csv", "out.csv.fixes.jsonl", "a.html"}

"""``gosform fix``: only what is safe is mended, everything else stays as it was to the byte, and doing it twice changes nothing."""

from __future__ import annotations

import codecs
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.test_cli import FORM, GOOD, LETTER, WRONG

from gosform.cli import main

ROOT = Path(__file__).resolve().parents[1]
ENV = {"PYTHONPATH": str(ROOT / "src"), "PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}
COMMAND = (sys.executable, "-X", "dev", "-W", "error", "-m", "gosform")
SNILS, SNILS_LETTER = "112-233-445 95", "112-2З3-445 95"

FILES: dict[str, tuple[str, str]] = {
    "semicolons.csv": (
        f'id;inn;snils;children.1.snils\r\n1;{LETTER};"{SNILS}";\r\n2;{GOOD};;"{SNILS_LETTER}"\r\n\r\n=1+1;{LETTER};;',
        f'id;inn;snils;children.1.snils\r\n1;{GOOD};"{SNILS}";\r\n2;{GOOD};;"{SNILS}"\r\n\r\n=1+1;{GOOD};;',
    ),
    "told.csv": (f'sep=|\n"inn"|note\n"{LETTER}"|"a|""b""\n c"\n', f'sep=|\n"inn"|note\n"{GOOD}"|"a|""b""\n c"\n'),
    "tabs.tsv": (f"inn\tsnils\n  {GOOD}  \t{SNILS_LETTER}\n\t\n", f"inn\tsnils\n  {GOOD}  \t{SNILS}\n\t\n"),
    "broken.csv": (f'inn\n"{LETTER}\n{LETTER}\n{LETTER},1\n{WRONG}\n', f'inn\n"{LETTER}\n{GOOD}\n{LETTER},1\n{WRONG}\n'),
    "lines.jsonl": (
        (
            f'{{"applicant": {{"inn":"{LETTER}" , "snils": null}}, "children": [ {{}}, {{"snils": "{SNILS_LETTER}"}} ]}}\n\n  {{broken\n'
            f'{{"applicant": {{"inn": "7707\\u041e83893"}}}}\n{{"applicant": {{"inn": 7707083893.0}}}}'
        ),
        (
            f'{{"applicant": {{"inn":"{GOOD}" , "snils": null}}, "children": [ {{}}, {{"snils": "{SNILS}"}} ]}}\n\n  {{broken\n'
            f'{{"applicant": {{"inn": "7707083893"}}}}\n{{"applicant": {{"inn": 7707083893.0}}}}'
        ),
    ),
    "array.json": (
        f'[\n  {{\n    "applicant": {{"z": 1.50, "inn": "{LETTER}"}}\n  }},\n  {{"applicant": {{"inn": "{GOOD}"}}}}\n]\n',
        f'[\n  {{\n    "applicant": {{"z": 1.50, "inn": "{GOOD}"}}\n  }},\n  {{"applicant": {{"inn": "{GOOD}"}}}}\n]\n',
    ),
    "one.json": (f'{{"applicant":\t{{"inn":"{LETTER}"}}}}', f'{{"applicant":\t{{"inn":"{GOOD}"}}}}'),
}


@pytest.fixture
def form(tmp_path: Path) -> str:
    path = tmp_path / "trial.yaml"
    path.write_text(FORM, encoding="utf-8")
    return str(path)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], form: str) -> Any:
    def go(*argv: str) -> tuple[int, str, str]:
        status = main(["fix", *argv, "--form", form, "--lang", "en"])
        said = capsys.readouterr()
        return status, said.out, said.err

    return go


def written(tmp_path: Path, name: str, data: bytes) -> str:
    path = tmp_path / name
    path.write_bytes(data)
    return str(path)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp1251"])
def test_only_what_is_safe_changes(name: str, encoding: str, run: Any, tmp_path: Path) -> None:
    """Separators, quotation marks, line ends, byte order mark, spaces, order of keys and numbers stay; the file itself is not touched."""
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}.get(encoding, b"")
    before, after = (mark + text.encode(encoding) for text in FILES[name])
    file, out, again = written(tmp_path, name, before), tmp_path / f"out-{name}", tmp_path / f"again-{name}"
    run(file, "--output", str(out))
    assert out.read_bytes() == after
    assert Path(file).read_bytes() == before
    run(str(out), "--output", str(again))
    assert again.read_bytes() == after


@pytest.mark.parametrize("name", FILES)
def test_standard_streams(name: str, form: str) -> None:
    """From standard input to standard output, the same bytes."""
    before, after = (text.encode() for text in FILES[name])
    done = subprocess.run(
        [*COMMAND, "fix", "-", "--form", form, "--input-format", {"tsv": "csv"}.get(name.rpartition(".")[2], name.rpartition(".")[2])],
        input=before, capture_output=True, env=ENV, timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout == after
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(("inn", "status"), [(GOOD, 0), (LETTER, 0), (WRONG, 1), ("", 1)])
def test_the_status_says_what_is_left(inn: str, status: int, run: Any, tmp_path: Path) -> None:
    """0 when nothing is wrong after mending, 1 when an error is left: a failed check digit is never mended alone."""
    file = written(tmp_path, "a.json", json.dumps({"applicant": {"inn": inn}}).encode())
    status_, out, err = run(file)
    assert status_ == status
    assert json.loads(out)["applicant"]["inn"] == (GOOD if inn == LETTER else inn)
    assert err.startswith(f"gosform: Records: 1, mended: {int(inn == LETTER)}, fixes applied: {int(inn == LETTER)}")


def test_a_diff_hides_and_shows(run: Any, tmp_path: Path) -> None:
    """The differences name the field and stand in the place of the data; letters and digits are dots until they are asked for."""
    file = written(tmp_path, "a.csv", f"inn,children.1.snils\n{LETTER},{SNILS_LETTER}\n".encode())
    _, out, _ = run(file, "--diff")
    assert out == (
        f"--- {file}:2\n+++ {file}:2\n@@ Applicant › Tax number @@  [inn.letters]\n-••О•••••••\n+••••••••••\n"
        "@@ Children 2 › Insurance number (SNILS) @@  [snils.letters]\n-•••-•З•-••• ••\n+•••-•••-••• ••\n"
    )
    _, out, _ = run(file, "--diff", "--show-values", "--output", str(tmp_path / "out.csv"))
    assert f"-{LETTER}\n+{GOOD}\n" in out
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == f"inn,children.1.snils\n{GOOD},{SNILS}\n"


def test_a_log_holds_no_values(run: Any, tmp_path: Path) -> None:
    """A line of JSON a change: where, which code, which characters, how far it is trusted."""
    file, log = written(tmp_path, "a.csv", f"inn,snils\n{GOOD},\n{LETTER},112 233 445 95\n".encode()), tmp_path / "log.jsonl"
    run(file, "--log", str(log), "--output", str(tmp_path / "out.csv"), "--canonical")
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert lines == [
        {"row": 3, "pointer": "/applicant/inn", "code": "inn.letters", "span": [2, 3], "trust": "safe"},
        {"row": 3, "pointer": "/applicant/snils", "code": None, "span": None, "trust": None},
    ]
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").endswith(f"{GOOD},{SNILS}\n")
    run(file, "--log", str(log), "--show-values", "--diff")
    assert [json.loads(line)["text"] for line in log.read_text(encoding="utf-8").splitlines()] == ["0"]


def test_accepted_spellings_stay(run: Any, tmp_path: Path) -> None:
    """What is accepted is not respelled unless that is asked for."""
    before = f"inn\n7707 083 893\n ИНН {GOOD}\n".encode()
    file = written(tmp_path, "a.csv", before)
    assert run(file)[1].encode() == before
    assert run(file, "--canonical")[1] == f"inn\n{GOOD}\n{GOOD}\n"


def test_the_input_is_never_written_to(run: Any, tmp_path: Path) -> None:
    """Not by its own name, nor by another name, a link or a hard link; and the log has a file of its own."""
    file = written(tmp_path, "a.csv", f"inn\n{LETTER}\n".encode())
    (tmp_path / "soft.csv").symlink_to(file)
    (tmp_path / "hard.csv").hardlink_to(file)
    for name in (file, str(tmp_path / "." / "a.csv"), str(tmp_path / "soft.csv"), str(tmp_path / "hard.csv")):
        for option in ("--output", "--log"):
            status, out, err = run(file, option, name)
            assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert run(file, "--output", str(tmp_path / "x"), "--log", str(tmp_path / "x"))[0] == 2
    assert run(file, "--output", "")[0] == 2
    assert Path(file).read_text(encoding="utf-8") == f"inn\n{LETTER}\n"
    done = subprocess.run(
        ["sh", "-c", f"{' '.join(COMMAND)} fix a.csv --form trial.yaml >> a.csv"], env=ENV, cwd=tmp_path, check=False, timeout=60
    )
    assert done.returncode == 2
    assert Path(file).read_text(encoding="utf-8") == f"inn\n{LETTER}\n"


HOSTILE: list[tuple[str, bytes, int]] = [
    ("nul.csv", b"inn\n\x007707083893\n" + f"{LETTER}\n".encode(), 1),
    ("bytes.csv", b"inn,note\n" + f"{LETTER},привет\n".encode() + b"\xff\xfe\xd0,\n" + f"{GOOD},тоже\n".encode(), 1),
    ("bytes.jsonl", f'{{"applicant": {{"inn": "{LETTER}", "note": "привет, мир"}}}}\n'.encode() + b'{"applicant": {"inn": "\xff"}}\n', 1),
    ("huge.csv", f"inn\n{LETTER}\n".encode() + b"7" * 20_000_000 + f"\n{LETTER}\n".encode(), 1),
    ("huge.jsonl", b'{"a": "' + b"7" * 20_000_000 + b'"}\n' + f'{{"applicant": {{"inn": "{LETTER}"}}}}\n'.encode(), 1),
    ("huge.json", b'{"a": "' + b"7" * 20_000_000 + b'"}', 1),
    ("cut.json", f'[{{"applicant": {{"inn": "{LETTER}", "note": "привет, мир"}}}}, {{"applicant": '.encode() + b"\xd0" * 9, 2),
    ("more.json", f'{{"applicant": {{"inn": "{LETTER}"}}}} more'.encode(), 1),
    ("deep.json", b'{"a":' * 100_000, 1),
    ("surrogate.json", b'{"applicant": {"inn": "' + LETTER.encode() + b'", "snils": "\\udcff"}}', 1),
    ("empty.json", b"[]", 0),
]


@pytest.mark.parametrize(("name", "data", "status"), HOSTILE, ids=[name for name, _, _ in HOSTILE])
def test_any_file_comes_out_whole(name: str, data: bytes, status: int, run: Any, tmp_path: Path) -> None:
    """Rows that cannot be read are copied: what differs between the two files is the letters that were mended, and nothing else."""
    out = tmp_path / f"out-{name}"
    status_, _, err = run(written(tmp_path, name, data), "--output", str(out))
    assert status_ == status
    assert "Traceback" not in err
    kept = {"more.json": data, "deep.json": data}.get(name, data.replace("О".encode(), b"0"))
    assert out.read_bytes() == kept


def test_an_encoding_that_cannot_be_kept_is_refused(run: Any, tmp_path: Path) -> None:
    """Half a character of UTF-16, or a code that has several spellings of one text: nothing is written."""
    file = written(tmp_path, "a.csv", codecs.BOM_UTF16_LE + f"inn\n{LETTER}\n".encode("utf-16-le") + b"1")
    assert run(file, "--output", str(tmp_path / "out.csv"))[0] == 2
    file = written(tmp_path, "b.csv", f"inn\n{GOOD}\n".encode("utf-7"))
    status, _, err = run(file, "--encoding", "utf-7", "--output", str(tmp_path / "out.csv"))
    assert (status, len(err.splitlines())) == (2, 1)
    assert not (tmp_path / "out.csv").exists()


def test_ten_thousand_rows(run: Any, tmp_path: Path) -> None:
    """As many rows come out as went in, in the same order."""
    rows = [f"{i},{LETTER if i % 3 else GOOD}" for i in range(10_000)]
    file, out = written(tmp_path, "a.csv", "\n".join(["id,inn", *rows]).encode()), tmp_path / "out.csv"
    assert run(file, "--output", str(out))[0] == 0
    assert out.read_text(encoding="utf-8").split("\n") == ["id,inn", *(f"{i},{GOOD}" for i in range(10_000))]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_stopped_half_way(number: int, form: str, tmp_path: Path) -> None:
    """A command that is stopped while it waits for more rows leaves no output file, and the old one as it was."""
    out = tmp_path / "out.csv"
    words = [*COMMAND, "fix", "-", "--form", form, "--input-format", "csv", "--output", str(out), "--log", str(tmp_path / "log")]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=ENV) as process:
        assert process.stdin
        assert process.stderr
        process.stdin.write(b"id,inn\n" + f"1,{LETTER}\n".encode() * 20_000)
        process.stdin.flush()
        process.stderr.readline()  # the column that is no field: the file is being read
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
    assert process.returncode != 0
    assert b"Traceback" not in said
    assert not out.exists()
    assert not (tmp_path / "log").exists()


def test_a_closed_pipe_and_a_full_disk(form: str, tmp_path: Path) -> None:
    """Both end quietly or in one line, with status 2; an output that does not fit leaves the old file."""
    file = written(tmp_path, "a.csv", ("inn\n" + f"{GOOD}\n" * 50_000).encode())
    script = f'({" ".join(COMMAND)} fix {file} --form {form}; echo "status $?" >&2) | head -1'
    done = subprocess.run(["sh", "-c", script], env=ENV, capture_output=True, timeout=60, check=False)
    assert done.stderr == b"status 2\n"
    out = tmp_path / "out.csv"
    out.write_text("old")
    limited = f"ulimit -f 1; trap '' XFSZ; {' '.join(COMMAND)} fix {file} --form {form} --output {out}"
    done = subprocess.run(["sh", "-c", limited], env=ENV, capture_output=True, timeout=60, check=False)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert out.read_text() == "old"
    assert {path.name for path in tmp_path.iterdir()} == {"a.csv", "out.csv", "trial.yaml"}

"""The command line among broken pipes, full disks, odd bytes and odd terminals: one clear line, no traceback, no leak."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gosform.cli import main
from gosform.cli.parser import build

ROOT = Path(__file__).resolve().parents[1]
FORM = "id: trial\nversion: 1\ntitle: {ru: Проба}\nsource: 'tests'\nsections:\n  a: {title: {ru: А}, fields: {inn: {kind: inn, required: true}}}\n"
CANARY = "7707083894"
ENV = {"PYTHONPATH": str(ROOT / "src"), "PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}
COMMAND = (sys.executable, "-X", "dev", "-W", "error", "-m", "gosform")


@pytest.fixture
def form(tmp_path: Path) -> str:
    path = tmp_path / "trial.yaml"
    path.write_text(FORM, encoding="utf-8")
    return str(path)


def written(tmp_path: Path, name: str, data: bytes) -> str:
    path = tmp_path / name
    path.write_bytes(data)
    return str(path)


def rows(number: int) -> bytes:
    return b'{"a": {"inn": "7707083894"}}\n' * number


def run(*words: str | bytes, env: dict[str, str] | None = None, **options: Any) -> subprocess.CompletedProcess[bytes]:
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL} | options
    done = subprocess.run([*COMMAND, *words], env=ENV | (env or {}), timeout=60, check=False, **options)
    return cast("subprocess.CompletedProcess[bytes]", done)


def one_line(said: bytes) -> None:
    assert b"Traceback" not in said
    assert len(said.splitlines()) == 1, said
    assert said.startswith(b"gosform: ")
    assert CANARY.encode() not in said


BAD = [
    ["value"],
    ["value", "nope", "1"],
    ["value", "inn", "1", "--set", "x"],
    ["value", "inn", "1", "--set", "x=1"],
    ["value", "inn", "1", "--set", "holder=nobody"],
    ["value", "inn", "1", "--format", "yaml"],
    ["value", "inn", "1", "--channel", "fax"],
    ["value", "inn", "1", "--lang", "xx"],
    ["value", "inn", "1", "--lang", ""],
    ["value", "inn", "1", "--lang"],
    ["value", "inn", "1", "--as-of", "tomorrow"],
    ["value", "inn", "1", "--as-of", "2026-02-30"],
    ["value", "inn", "1", "--as-of", "20260222"],
    ["value", "inn", "1", "--max-problems", "²"],
    ["value", "inn", "1", "--output", "/nowhere/at/all"],
    ["value", "inn", "1", "--output", "/"],
    ["value", "inn", "1", "--output", ""],
    ["value", "inn", "1", "--show-values=yes"],
    ["value", "inn", "1", "2"],
    ["value", "inn", "1", "--frmt", "json"],
    ["value", "inn", "1", "--select", "zzz"],
    ["check"],
    ["check", "x"],
    ["check", "/nowhere", "--form", "passport-rf"],
    ["check", "/", "--form", "passport-rf"],
    ["check", "-", "-", "--form", "passport-rf"],
    ["check", "-", "--form", "no-such-form"],
    ["check", "-", "--form", "/nowhere.yaml"],
    ["check", "-", "--form", "passport-rf", "--uploads", "/nowhere"],
    ["fix"],
    ["fix", "x"],
    ["fix", "/", "--form", "passport-rf"],
    ["fix", "/nowhere", "--form", "passport-rf", "--diff"],
    ["fix", "-", "--form", "passport-rf", "--encoding", "nothing"],
    ["explain", "nothing.here"],
    ["explain", ""],
    ["render", "/nowhere"],
    ["render", "/"],
    ["rules"],
    ["nonsense"],
    [""],
    [],
]


@pytest.mark.parametrize("words", BAD, ids=" ".join)
@pytest.mark.parametrize("lang", [[], ["--lang", "en"]])
def test_bad_usage_is_one_line(words: list[str], lang: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 2, one line on standard error, nothing on standard output, in either language."""
    status = main([*lang, *words])
    said = capsys.readouterr()
    assert (status, said.out) == (2, "")
    one_line(said.err.encode("utf-8", "surrogatepass"))


DATA = [
    (b"", 2),
    (b" \n", 2),
    (b"\xef\xbb\xbf", 2),
    (b"PK\x03\x04", 2),
    (b"\x00" * 100, 2),
    (b"[" * 100_000, 2),
    (b'{"a":' * 100_000, 1),
    (b"{", 1),
    (b"[]", 0),
    (b"5", 2),
    (b'{"a": {"inn": "7707083893"}}', 0),
    (b'{"a": {"inn": "7707083894"}}', 1),
    (b'{"a": {"inn": ["7707083894"]}}', 1),
    (b'{"a": {"inn": {"7707083894": 1}}}', 1),
    (b'{"a": "7707083894"}', 1),
    (b'{"a": {"inn": ' + b"7" * 5000 + b"}}", 1),
    (b'{"a": {"inn": ' + b"7" * 4200 + b"}}", 1),
    (b'{"a": {"inn": 7707083893.0}}', 0),
    (b'{"a": {"inn": "\\ud800"}}', 1),
    (b'{"a": {"inn": "' + "Ж".encode("cp1251") * 10 + b'"}}', 1),
    (b"inn\n7707083894\n", 1),
    (b"inn\n\x007707083893\n", 1),
    (b"7707083894\n7707083894\n", 2),
]


@pytest.mark.parametrize(("data", "status"), DATA, ids=range(len(DATA)))
@pytest.mark.parametrize("format", ["text", "json", "sarif"])
def test_any_file_is_answered(data: bytes, status: int, format: str, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No file ends in a traceback or shows a value; reports stay whole JSON even where the input breaks off."""
    assert main(["check", written(tmp_path, "in", data), "--form", form, "--format", format]) == status
    said = capsys.readouterr()
    assert CANARY not in said.out + said.err
    assert "Traceback" not in said.err
    if format != "text" and said.out:
        json.loads(said.out)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=8), max_size=5))
def test_any_words_are_answered(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    """Arbitrary words, surrogates included, end with an exit status and without a traceback."""
    assert main(["explain", *words]) in (0, 2)
    assert main(["value", "inn", "--", *(words or [""])]) in (0, 1, 2)
    assert "Traceback" not in capsys.readouterr().err


def test_a_closed_pipe(form: str, tmp_path: Path) -> None:
    """``gosform check … | head -1`` ends quietly."""
    file = written(tmp_path, "a.jsonl", rows(20_000))
    script = f'{" ".join(COMMAND)} check {file} --form {form}; echo "status $?" >&2'
    done = subprocess.run(["sh", "-c", f"({script}) | head -1"], env=ENV, capture_output=True, timeout=60, check=False)
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == b"status 2\n"


@pytest.mark.parametrize("words", [("kinds",), ("value", "inn", "1"), ("check", "-", "--form", "trial.yaml", "--format", "json")])
def test_a_full_disk(words: tuple[str, ...], form: str) -> None:
    """The exit status is 2 and one line says that there is no room."""
    with Path("/dev/full").open("wb") as full:
        done = run(*words, stdin=None, input=b'{"a": {}}', stdout=full, cwd=Path(form).parent)
    assert done.returncode == 2
    one_line(done.stderr)
    assert "на диске нет места" in done.stderr.decode()


def test_output_is_whole_or_not_there(form: str, tmp_path: Path) -> None:
    """A run that stops half-way leaves the old file as it was and no litter."""
    old = tmp_path / "out.json"
    old.write_text("old")
    broken = written(tmp_path, "broken.csv", b"no,known\n1,2\n")
    assert run("check", broken, "--form", form, "--output", str(old)).returncode == 2
    assert old.read_text() == "old"
    same = run("check", form, "--form", form, "--output", form)
    assert same.returncode == 2
    one_line(same.stderr)
    limited = f"ulimit -f 1; trap '' XFSZ; {' '.join(COMMAND)} check a.jsonl --form trial.yaml --output {old}"
    written(tmp_path, "a.jsonl", rows(5000))
    done = subprocess.run(["sh", "-c", limited], env=ENV, capture_output=True, cwd=tmp_path, timeout=60, check=False)
    assert done.returncode == 2
    one_line(done.stderr)
    assert old.read_text() == "old"
    assert {path.name for path in tmp_path.iterdir()} == {"out.json", "broken.csv", "trial.yaml", "a.jsonl"}


def test_output_keeps_the_rights_of_a_file(tmp_path: Path) -> None:
    """A report replaces a file and not its permissions; a device is written to, not replaced."""
    target = tmp_path / "out"
    target.touch(0o600)
    assert main(["kinds", "--output", str(target)]) == 0
    assert target.stat().st_mode & 0o777 == 0o600
    assert main(["kinds", "--output", "/dev/null"]) == 0
    assert Path("/dev/null").is_char_device()


def test_ctrl_c(form: str, tmp_path: Path) -> None:
    """Status 130, quietly, and the half-written file is gone."""
    command = [*COMMAND, "check", "-", "--form", form, "--input-format", "jsonl", "--output", "out"]
    before = signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a shell may start the tests with the signal ignored, which is inherited
    try:
        running = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=ENV, cwd=tmp_path)
    finally:
        signal.signal(signal.SIGINT, before)
    with running:
        assert running.stdin
        assert running.stderr
        running.stdin.write(rows(4_000))  # more than a pipe and the first look at the file hold
        running.stdin.flush()
        while not list(tmp_path.glob(".out.*")):
            pass
        running.send_signal(signal.SIGINT)
        running.stdin.close()
        assert running.wait(30) == 130
        assert running.stderr.read() == b""
    assert not list(tmp_path.glob("*out*"))


def test_bytes_that_are_no_text(form: str, tmp_path: Path) -> None:
    """A value and a file name of arbitrary bytes are handled, shown as a replacement sign."""
    done = run("value", "inn", b"77\xff\xfe", "--show-values")
    assert (done.returncode, done.stderr) == (1, b"")
    assert "77\ufffd\ufffd" in done.stdout.decode()
    name = os.fsencode(tmp_path) + b"/\xff.json"
    with open(name, "wb") as file:  # noqa: PTH123  the name is no text
        file.write(b'{"a": {}}')
    for format in ("text", "sarif", "junit", "github", "csv"):
        done = run("check", name, name, "--form", form, "--format", format)
        assert (done.returncode, done.stderr) == (1, b"")


def drawn(*words: str, on: str, env: dict[str, str] | None = None) -> bytes:
    """What a command writes to a terminal."""
    here, there = pty.openpty()
    out, err = (there, None) if on == "stdout" else (None, there)
    with subprocess.Popen([*COMMAND, *words], env=ENV | {"TERM": "xterm"} | (env or {}), stdout=out, stderr=err):
        os.close(there)
        text = b""
        while True:
            try:
                piece = os.read(here, 4096)
            except OSError:
                break
            if not piece:
                break
            text += piece
    os.close(here)
    return text


def test_colours_are_for_terminals() -> None:
    """A terminal gets colours; NO_COLOR and a dumb terminal get none; FORCE_COLOR gives them to a pipe."""
    words = ("value", "inn", "1")
    assert b"\x1b[31m" in drawn(*words, on="stdout")
    assert b"\x1b" not in drawn(*words, on="stdout", env={"NO_COLOR": "1"})
    assert b"\x1b" not in drawn(*words, on="stdout", env={"TERM": "dumb"})
    assert b"\x1b" not in run(*words).stdout
    assert b"\x1b[31m" in run(*words, env={"FORCE_COLOR": "1"}).stdout
    assert b"\x1b" not in run(*words, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout


def test_progress_is_for_terminals(form: str, tmp_path: Path) -> None:
    """Rows and rate are drawn on a terminal's standard error and taken away; a file of messages stays clean."""
    file = written(tmp_path, "a.jsonl", rows(12_000))
    words = ("check", file, "--form", form, "--output", str(tmp_path / "out"))
    assert b"\r\x1b[K" in drawn(*words, on="stderr")
    assert run(*words).stderr == b""


def test_memory_does_not_grow_with_the_file(form: str, tmp_path: Path) -> None:
    """Thirty times the rows need no more memory (VmHWM: the peak of this process alone, not of the one that began it)."""
    code = "import sys; from gosform.cli import main; main(sys.argv[1:]); print(open('/proc/self/status').read().partition('VmHWM:')[2].split()[0])"
    peaks = []
    for number in (1_000, 30_000):
        file = written(tmp_path, "a.jsonl", b'{"a": {"inn": "7707083893", "x": "%s"}}\n' % (b"y" * 300) * number)
        words = ["check", file, "--form", form, "--format", "jsonl", "--output", "/dev/null"]
        done = subprocess.run([sys.executable, "-c", code, *words], env=ENV, capture_output=True, check=True, timeout=120)
        peaks.append(int(done.stdout.split()[-1]))
    assert peaks[1] - peaks[0] < 4_000


def test_no_help_text_breaks_the_formatter() -> None:
    """Percent signs and braces of help texts are literal."""
    assert "%" not in build("ru").format_help()

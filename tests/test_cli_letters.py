"""The command line where the terminal or the locale lacks letters: nothing stops, and one line says what to do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
COMMAND = (sys.executable, "-X", "dev", "-W", "error", "-m", "gosform")
LETTER = "77О7083893"
BARE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def run(*words: str | bytes, env: dict[str, str], status: int = 1) -> tuple[bytes, bytes]:
    """Standard output and standard error of a command in this environment and no other."""
    base = {"PYTHONPATH": str(ROOT / "src"), "PATH": os.environ.get("PATH", "")}
    done = subprocess.run([*COMMAND, *words], env=base | env, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)
    assert done.returncode == status, done.stderr
    return done.stdout, done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1251", "cp866", "utf-16"])
def test_terminals_that_lack_letters(encoding: str, tmp_path: Path) -> None:
    """Text gets question marks, and one line says so where all of it would; formats for programs are UTF-8 all the same."""
    file = tmp_path / "a.json"
    file.write_text('{"applicant": {"inn": "77О7🙂"}}', encoding="utf-8")
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LC_ALL": "C.UTF-8"}
    for show in ([], ["--show-values"]):
        _, said = run("check", str(file), "--form", "passport-rf", *show, env=env)
        assert [line[:8] for line in said.splitlines()] == ([b"gosform:"] if encoding == "ascii" else [])
        out, said = run("check", str(file), "--form", "passport-rf", "--format", "json", *show, env=env)
        assert said == b""
        assert json.loads(out.decode("utf-8"))["problems"][0]["label"]


@pytest.mark.parametrize("words", [["value", "inn", LETTER], ["forms"], ["explain", "inn.letters"], ["rules", "lint"]], ids=" ".join)
def test_ascii_locale(words: list[str]) -> None:
    """In the plainest locale there is every command in English without a remark, and in Russian with one that is plain ASCII."""
    status = int(words[0] == "value")
    _, said = run(*(word.encode() for word in words), status=status, env=BARE)
    assert said.isascii()
    assert b"PYTHONIOENCODING=utf-8" in said
    assert run(*(word.encode() for word in words), "--lang", "en", status=status, env=BARE)[1] == b""


def test_value_in_ascii_locale() -> None:
    """A value arrives as it was typed: the letter О is one character, and it is named and mended."""
    out, said = run("value", "inn", LETTER.encode(), "--format", "json", "--show-values", env=BARE)
    assert said == b""
    problem = json.loads(out)["problems"][0]
    assert problem["code"] == "inn.letters"
    assert problem["span"] == [2, 3]
    assert problem["fixes"][0]["value"] == "7707083893"
    run("value", "inn", b"77\xff\xfe", env=BARE)

"""``gosform paste``: what a caller says, from standard input or a file, to cards."""

from __future__ import annotations

import io
import json
import os
import pty
import select
import subprocess
import sys
import termios
from base64 import b64decode
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from gosform.check import load_form
from gosform.cli import main
from gosform.still_missing import Said, still_missing

SAID = "паспорт 45O8 123456\nснилс 112-233-445 96\nинн 7707083893\n"
VALUES = ("45O8", "123456", "445 96", "7707083893")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def go(*words: str, said: str | bytes = SAID) -> tuple[int, str, str]:
        data = said if isinstance(said, bytes) else said.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        status = main(["paste", *words])
        told = capsys.readouterr()
        return status, told.out, told.err

    return go


def test_text(run: Run) -> None:
    """A card a value, in the order of the text, good ones too; the exit status tells that something is to be mended."""
    status, out, err = run("--show-values")
    assert (status, err) == (1, "")
    lines = out.splitlines()
    assert [line for line in lines if line[:1].isdigit()] == [
        "1. Серия и номер паспорта – исправить",
        "2. СНИЛС – исправить",
        "3. ИНН – в порядке",
    ]
    at = lines.index("   45O8 123456")
    assert lines[at + 1] == "     ^"
    assert "   → 4508 123456  (можно принять)" in lines
    assert lines[-1] == "Значений: 3, исправить: 2, не распознано: 0"


def test_values_are_hidden(run: Run) -> None:
    """Without --show-values letters and digits of a value are dots, and a fix is only said to be there."""
    out = run()[1]
    assert not any(value in out for value in VALUES)
    assert "   •••• ••••••\n     ^\n" in out
    assert "--show-values" in out


def test_english(run: Run) -> None:
    out = run("--lang", "en")[1]
    assert "1. Passport series and number – to mend" in out
    assert "Read aloud: You need to correct" in out


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_programs(run: Run, format: str) -> None:
    """JSON is one object, JSONL a card a line; values are there only when they are asked for."""

    def read(*words: str) -> list[Any]:
        status, out, _ = run("--format", format, *words)
        assert status == 1
        cards: list[Any] = json.loads(out)["cards"] if format == "json" else [json.loads(line) for line in out.splitlines()]
        return cards

    hidden, shown = read(), read("--show-values")
    assert [card["kind"] for card in hidden] == ["passport_rf", "snils", "inn"]
    assert not any("value" in card or any("value" in fix for fix in card["fixes"]) for card in hidden)
    assert shown[0]["value"] == [{"text": "45", "mark": False}, {"text": "O", "mark": True}, {"text": "8 123456", "mark": False}]
    assert shown[0]["fixes"][0]["value"] == "4508 123456"
    assert not any(value in json.dumps(hidden, ensure_ascii=False) for value in VALUES)


def test_exit_status(run: Run) -> None:
    """1 where something is to be mended, 0 where not, also where nothing was recognised or said."""
    assert run(said="инн 7707083893")[0] == 0
    assert run("--exit-zero")[0] == 0
    assert run(said="Добрый день, подскажите, пожалуйста.")[0] == 0
    status, out, _ = run(said="")
    assert (status, out) == (0, "В этом тексте нет ни одного значения.\n")


def test_files(run: Run, tmp_path: Path) -> None:
    """--input reads a file, in UTF-8 or in the old encoding of Windows; --output is never the file that is read."""
    for encoding in ("utf-8", "utf-8-sig", "cp1251"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(SAID.encode(encoding))
        assert "1. Серия и номер паспорта – исправить" in run("--input", str(path))[1]
        status, _, err = run("--input", str(path), "--output", str(path))
        assert (status, path.read_bytes()) == (2, SAID.encode(encoding))
        assert str(path) in err
    target = tmp_path / "cards.json"
    assert run("--format", "json", "--output", str(target))[:2] == (1, "")
    assert len(json.loads(target.read_text(encoding="utf-8"))["cards"]) == 3


def test_what_cannot_be_read(run: Run, tmp_path: Path) -> None:
    """A file that is not there, a text that is too long, a form that nobody knows: one line, exit status 2."""
    for words, said in (
        (["--input", str(tmp_path / "none.txt")], ""),
        ([], "7" * (1024 * 1024 + 1)),
        (["--form", "pasport-rf"], SAID),
    ):
        status, out, err = run(*words, said=said)
        assert (status, out, err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    "said",
    [
        b"\x00\xff\xfe\x80",
        "\u202e7707083893\u202c \x1b[31m".encode(),
        "7707\r\n083\u2028893".encode(),
        "\ud83d".encode("utf-8", "surrogatepass"),
        b"\xef\xbb\xbf" * 3,
    ],
)
def test_hostile_text(run: Run, said: bytes) -> None:
    """Whatever bytes are pasted: no traceback, and nothing that a terminal would obey."""
    for words in ([], ["--show-values"], ["--format", "json", "--show-values"]):
        status, out, _ = run(*words, said=said)
        assert status in (0, 1)
        assert not any(char in out for char in "\x1b\x00\r\u202e\u202c\u2028")


def test_form(run: Run) -> None:
    """--form tells which required fields nothing that was said can fill; a passport fills its series and its number."""
    out = run("--form", "portal-registration")[1]
    missing = out.partition("Для portal-registration@1 не хватает:")[2]
    assert missing
    assert "СНИЛС" not in missing
    data = json.loads(run("--form", "passport-rf", "--format", "json")[1])
    assert data["form"] == "passport-rf@1"
    assert {"pointer", "label", "kind"} == set(data["missing"][0])
    pointers = {one["pointer"] for one in data["filled"]}
    assert {"/document/series", "/document/number"} <= pointers
    assert {"/applicant/surname"} <= {one["pointer"] for one in data["missing"]}
    last = json.loads(run("--form", "passport-rf", "--format", "jsonl")[1].splitlines()[-1])
    assert last == {key: data[key] for key in ("form", "missing", "perhaps", "filled")}


def test_still_missing() -> None:
    """A value fills one field; an empty one fills none; a full name fills its three parts."""
    form = load_form("passport-rf")
    none = still_missing(form, [])
    assert not none.filled
    assert {one.pointer for one in still_missing(form, [("surname", " "), (None, "x")]).missing} == {one.pointer for one in none.missing}
    named = still_missing(form, [("full_name", None)], "en")
    assert {"/applicant/surname", "/applicant/given_name"} <= {one.pointer for one in named.filled}
    assert len(named.missing) == len(none.missing) - sum(one in none.missing for one in still_missing(form, [("full_name", None)]).filled)
    twice = still_missing(form, [("date", None), ("date", None)])
    assert len(twice.filled) == 2


def test_words_choose_the_field() -> None:
    """Of several fields of one kind, the words near a value choose; a value that nothing names fills the first one that is open."""
    form = load_form("passport-rf")

    def filled(*said: Said) -> set[str]:
        return {one.pointer for one in still_missing(form, said).filled}

    assert filled(Said("date", None, "выдан")) == {"/document/issued_on"}
    assert filled(Said("date", None, "родился")) == {"/applicant/birth_date"}
    assert filled(Said("date")) == {"/applicant/birth_date"}
    assert filled(Said("date", None, "выдан"), Said("date", None, "д.р.")) == {"/applicant/birth_date", "/document/issued_on"}
    assert filled(Said("date", None, "дата")) == {"/applicant/birth_date"}


def test_several_people(run: Run) -> None:
    """Where a text tells of several people, it is said whose the values are."""
    out = run(said="Мария: снилс 112-233-445 95\nСын Петр: снилс 112-233-445 96")[1]
    assert out.startswith("Человек 1\n\n1. СНИЛС")
    assert "\nЧеловек 2\n\n2. СНИЛС" in out
    assert "Человек" not in run()[1]


def on_terminal(code: str, *keys: tuple[bytes, bytes]) -> tuple[int, bytes]:
    """A program on a terminal of its own; each (what it shows, what is typed then). Its exit status and all that it showed."""
    here, there = pty.openpty()
    termios.tcsetwinsize(there, (24, 80))
    env = {**os.environ, "TERM": "xterm-256color", "NO_COLOR": "1", "COLUMNS": "80", "LINES": "24"}
    shown, waiting = b"", list(keys)
    with subprocess.Popen([sys.executable, "-c", code], stdin=there, stdout=there, stderr=there, env=env) as process:
        os.close(there)
        with suppress(OSError):  # the end of a terminal
            while select.select([here], [], [], 60)[0] and (data := os.read(here, 65536)):
                shown += data
                while waiting and waiting[0][0] in shown:
                    os.write(here, waiting.pop(0)[1])
        with suppress(subprocess.TimeoutExpired):
            process.wait(30)
        process.kill()  # where it waits for what never came
        os.close(here)
    return process.returncode, shown


def test_the_extra_is_missing() -> None:
    """On a terminal without textual: one line that says what to install, and what goes without it."""
    code = "import sys; sys.modules['textual'] = None; from gosform.cli import main; sys.exit(main(['paste', '--lang', 'en']))"
    status, shown = on_terminal(code)
    assert status == 2
    assert b"pip install 'gosform[tui]'" in shown
    assert b"--no-page" in shown
    assert b"Traceback" not in shown


def test_no_page() -> None:
    """--no-page reads from the terminal until Ctrl-D."""
    code = "import sys; print('>>>', flush=True); from gosform.cli import main; sys.exit(main(['paste', '--no-page', '--lang', 'en']))"
    status, shown = on_terminal(code, (b">>>", b"inn 7707083893\n\x04"))
    assert status == 0
    assert "1. Taxpayer number (INN) – in order".encode() in shown


def test_page_on_a_terminal() -> None:
    """On a terminal the page opens and takes keys as terminals send them: a paste, Alt-2, F2, which asks the terminal to copy, and Ctrl-Q."""
    code = "import sys; from gosform.cli import main; sys.exit(main(['paste', '--lang', 'en']))"
    pasted = b"\x1b[200~inn 7707083893 snils 112-233-445 96\x1b[201~"
    alt_2, f2, leave = b"\x1b2", b"\x1bOQ", b"\x11"
    copied = b"\x1b]52;c;"
    status, shown = on_terminal(
        code, (b"What the caller says", pasted), (b"(SNILS)", alt_2), (b"no such number", f2), (copied, b"\x1bOP" + leave)
    )
    assert status == 0
    assert b"Traceback" not in shown
    assert b"You need to correct the field Insurance number" in b64decode(shown.partition(copied)[2].partition(b"\x07")[0])

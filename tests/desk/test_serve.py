"""``gosform desk`` as a person starts it: the address, Ctrl-C, a port that is taken, an address that others reach, an extra that is missing."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from gosform.cli import main
from gosform.desk.serve import address, bound, loopback

CANARY = "9876501234"


@contextmanager
def started(*words: str, **env: str) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """The command in a process of its own, once it has printed its two lines."""
    command = [sys.executable, "-m", "gosform", "desk", "--port", "0", "--no-browser", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **env}) as process:
        assert process.stdout is not None
        try:
            yield process, [process.stdout.readline(), process.stdout.readline()]
        finally:
            process.kill()


def ask(where: str, method: str, path: str, body: str | None = None) -> tuple[int, str]:
    connection = http.client.HTTPConnection(urlsplit(where).netloc, timeout=20)
    connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
    answer = connection.getresponse()
    found = answer.status, answer.read().decode()
    connection.close()
    return found


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_opens_answers_and_closes(how: signal.Signals) -> None:
    """Two lines are printed, the page and the API answer there, and Ctrl-C or SIGTERM end it with status 0 and without a traceback.

    The log has a line a request, and nothing of what was sent.
    """
    with started("--lang", "en") as (process, lines):
        where = re.search(r"http://127\.0\.0\.1:[0-9]+/\?lang=en", lines[0])
        assert where, lines
        assert "Ctrl-C" in lines[1]
        assert ask(where[0], "GET", "/")[0] == 200
        assert ask(where[0], "POST", f"/v1/values/inn/check?lang={CANARY}", f'{{"value": "{CANARY}"}}')[0] == 422
        assert ask(where[0], "POST", "/v1/values/inn/check", f'{{"value": "{CANARY}"}}')[0] == 200
        process.send_signal(how)
        out, err = process.communicate(timeout=20)
        assert process.returncode == 0
    assert out == ""
    assert "Traceback" not in err
    assert CANARY not in err
    assert [line.split()[1:4] for line in err.splitlines()] == [
        ["GET", "/", "200"],
        ["POST", "/v1/values/{kind}/check", "422"],
        ["POST", "/v1/values/{kind}/check", "200"],
    ]


def test_a_port_that_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    """One line with the way out, in the language of the command, and status 2."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["desk", "--lang", "en", "--port", port]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == f"gosform: Port {port} is taken, perhaps by another desk. --port 0 takes a free one.\n"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "desk.example"])  # noqa: S104  (refused)
def test_others_on_the_network_are_kept_out(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An address that others can reach is refused unless that is said plainly."""
    assert main(["desk", "--lang", "en", "--host", host]) == 2
    assert "--allow-remote" in capsys.readouterr().err


def test_an_address_of_another_machine(capsys: pytest.CaptureFixture[str]) -> None:
    """An address that is none of this machine's cannot be listened at: one line, status 2."""
    assert main(["desk", "--lang", "en", "--host", "192.0.2.1", "--allow-remote", "--port", "0"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("gosform: The desk cannot be opened at 192.0.2.1: ")
    assert told.count("\n") == 1


@pytest.mark.parametrize("words", [["--port", "99999"], ["--port", "x"], ["--idle-minutes", "-1"], ["--form", "none.yaml"]])
def test_odd_options(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """One line and status 2."""
    assert main(["desk", "--lang", "en", "--no-browser", *words]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_without_the_extra(tmp_path: Path) -> None:
    """Where Starlette is not installed, the line to install it is said, and nothing is imported in vain."""
    script = (
        "import importlib.util as u, sys\n"
        "find = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'starlette' else find(name, *rest)\n"
        "from gosform.cli import main\n"
        "status = main(['desk', '--lang', 'en'])\n"
        "assert 'starlette' not in sys.modules\n"
        "sys.exit(status)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "gosform: The desk needs more than is installed: pip install 'gosform[desk]'\n"


def test_the_other_commands_do_without_the_desk() -> None:
    """Neither Starlette nor uvicorn is loaded with gosform or its command line."""
    script = "import sys, gosform, gosform.cli.parser; gosform.cli.parser.build(); sys.exit(any(n in sys.modules for n in ('starlette', 'uvicorn')))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


ALONE = ("127.0.0.1", "127.1.2.3", "localhost", "LOCALHOST", "::1", "[::1]")
REACHED = ("0.0.0.0", "10.0.0.1", "::", "localhost.example", "")  # noqa: S104  (told apart, not listened at)


@pytest.mark.parametrize(("host", "alone"), [*((host, True) for host in ALONE), *((host, False) for host in REACHED)])
def test_loopback(host: str, alone: bool) -> None:
    """Addresses that only this machine reaches."""
    assert loopback(host) == alone


def test_the_address_can_be_typed() -> None:
    """As a browser takes it, IPv6 in brackets."""
    assert address("127.0.0.1", 8765, "ru") == "http://127.0.0.1:8765/?lang=ru"
    assert address("::1", 80, "en") == "http://[::1]:80/?lang=en"
    with bound("127.0.0.1", 0) as place:
        assert place.getsockname()[1] > 0

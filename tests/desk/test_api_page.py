"""``docs/api.md`` does not lag: its commands run, its answers are what comes out, its table of refusals is the program's."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.desk.asking import Asker, desk

from gosform.cli.parser import build
from gosform.desk.problems import SORTS
from gosform.desk.routes import OPERATIONS
from gosform.showing.shown import say

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"```sh\n(curl .*?)\n```(?:\n\n```json\n(.*?)\n```)?", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def here() -> Iterator[Asker]:
    with desk() as asker:
        yield asker


def run(here: Asker, command: str) -> httpx.Response:
    """What curl would send, sent to an application in this process. Words that are not known here are a mistake of the page."""
    _, *words = shlex.split(command)
    sent: dict[str, Any] = {}
    address = ""
    left = iter(words)
    for word in left:
        if word == "-H":
            name, _, value = next(left).partition(": ")
            sent.setdefault("headers", {})[name] = value
        elif word == "-d":
            sent["content"] = next(left).encode()
        elif word == "-F":
            name, _, value = next(left).partition("=")
            if value.startswith("@"):
                path = ROOT / value[1:]
                sent.setdefault("files", {})[name] = (path.name, path.read_bytes())
            else:
                sent.setdefault("data", {})[name] = value
        else:
            assert not address, command
            address = word
    return here.ask("POST" if {"content", "files"} & sent.keys() else "GET", address, **sent)


@pytest.mark.parametrize(("command", "told"), COMMANDS)
def test_commands_run(here: Asker, command: str, told: str) -> None:
    """Every command gives an answer, and where the page shows one, it is that."""
    answer = run(here, command)
    assert answer.status_code == 200 or told, answer.text
    if told:
        assert answer.json() == json.loads(told)


def test_every_way_of_sending_is_shown() -> None:
    """A record, a value, a text, a file, a refusal and a mistake have each a command."""
    assert len(COMMANDS) >= 6
    assert "gosform desk --no-browser" in PAGE
    build("en").parse_args(["desk", "--no-browser"])


def test_every_operation_is_named() -> None:
    """By its path."""
    for one in OPERATIONS:
        assert f"`{one.method} {one.path}`" in PAGE or f"{one.path}`" in PAGE, one.path


def test_refusals_are_listed() -> None:
    """The table is that of the program: status, word, title."""
    rows = re.findall(r"^\| ([0-9]{3}) \| `([a-z0-9-]+)` \| (.*) \|$", PAGE, re.MULTILINE)
    assert rows == [
        (str(sort.status), name, say("en", sort.title)) for name, sort in sorted(SORTS.items(), key=lambda one: (one[1].status, one[0]))
    ]


def test_named_limits_hold() -> None:
    """The numbers of the page are the program's own."""
    from gosform.desk.bodies import MOST_TEXT
    from gosform.desk.protocol import HEAD_SECONDS, MOST_HEAD
    from gosform.desk.serve import CONNECTIONS
    from gosform.desk.settings import Settings

    chosen = Settings()
    for text in (
        f"{chosen.most_body // 1024**2} MB, {chosen.body_seconds:.0f} seconds",
        f"{MOST_TEXT:,} characters",
        f"{chosen.most_upload // 1024**2} MB, {chosen.upload_seconds:.0f} seconds",
        f"{MOST_HEAD // 1024} KB, {HEAD_SECONDS:.0f} seconds",
        f"{chosen.rate:.0f} a second",
        f"connections | {CONNECTIONS}",
        f"stand {chosen.most_depth} deep",
    ):
        assert text in PAGE, text

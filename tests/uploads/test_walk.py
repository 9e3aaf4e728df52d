"""The edge of the families: whatever one raises is a verdict without a word of the file."""

from __future__ import annotations

import ast
import hashlib
import io
import struct
import zlib
from pathlib import Path

import pytest

import gosform.uploads
from gosform.uploads.facts import Facts, Wish
from gosform.uploads.formats import FORMATS
from gosform.uploads.source import Source
from gosform.uploads.walk import REASONS, cannot_check, family_of, guarded, walk


def raising(error: BaseException) -> Facts:
    def family(source: Source, wish: Wish) -> Facts:
        raise error

    return guarded(family, Source(io.BytesIO(b"12345")), Wish(), "pdf")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (MemoryError(), "memory"),
        (RecursionError(), "complex"),
        *((each, "crash") for each in (ValueError("secret"), KeyError("secret"), struct.error(), zlib.error(), OSError(), AssertionError(), SyntaxError("x"), ImportError(), StopIteration())),
    ],
)  # fmt: skip
def test_whatever_a_family_raises_is_a_verdict(error: Exception, reason: str) -> None:
    facts = raising(error)
    assert facts == cannot_check("pdf", 5, reason)
    assert reason in REASONS
    assert "secret" not in facts.to_json()


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit()])
def test_an_interrupt_is_no_verdict(error: BaseException) -> None:
    with pytest.raises(type(error)):
        raising(error)


def test_the_format_is_told_before_the_walk() -> None:
    told: list[str] = []
    facts = walk(io.BytesIO(b"BM" + bytes(100)), Wish(), told.append)
    assert told == [facts.format]


@pytest.mark.parametrize("id", sorted(FORMATS))
def test_every_format_has_its_walk(id: str) -> None:
    """What is only named has none; every other one is found by the name of its module."""
    family = family_of(id)
    assert callable(family) if FORMATS[id].walker else family is None


APART = {"helper", "zygote", "limits", "pool", "worker"}
"""What holds a worker from outside, and the one question that a walk may ask: whether the worker has little time left to draw in."""


def test_no_walk_asks_a_clock() -> None:
    """Work is counted, so a verdict is the same on a busy machine and under a tracer. Clocks are for whoever holds a worker."""
    folder = Path(gosform.uploads.__file__).parent
    modules = {path: ast.parse(path.read_text("utf-8")) for path in folder.rglob("*.py") if path.stem not in APART}
    assert len(modules) > 50
    asking = [
        path.stem
        for path, tree in modules.items()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Import) and any(each.name in ("time", "timeit", "resource", "signal") for each in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module in ("time", "timeit", "resource", "signal"))
    ]
    assert set(asking) <= {"seccomp"}


def test_what_nobody_knows_is_said_to_be_so() -> None:
    assert walk(io.BytesIO(b"\x01\x02\x03\x04" * 100), Wish()).format == "unknown"
    assert walk(io.BytesIO(b""), Wish()) == Facts("empty", 0)


def test_digests_are_of_the_whole_file() -> None:
    """Of a file that nobody can look into too: what belongs to a signature is compared all the same."""
    data = b"\x01\x02\x03\x04" * 100_000
    facts = walk(io.BytesIO(data), Wish(digests=("sha256",)))
    assert facts.digests == {"sha256": hashlib.sha256(data).hexdigest()}

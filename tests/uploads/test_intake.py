"""Whatever a caller hands over becomes a file that can be read by place; nothing is waited for, nothing leads elsewhere, nothing is moved."""

# ruff: noqa: SIM115  # the caller closes what it hands over

from __future__ import annotations

import asyncio
import gzip
import io
import os
import socket
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosform.uploads.intake import Unusable, Upload, taken, taken_async, within
from gosform.uploads.source import Source

DATA = bytes(range(256)) * 40


def read(upload: Upload) -> bytes:
    with upload:
        assert os.fstat(upload.file.fileno()).st_size == upload.size
        return Source(upload.file).read_at(0, 1 << 30)


class Trickle(io.RawIOBase):
    """A stream that gives a little at a time, cannot go back, and counts what was asked of it."""

    def __init__(self, size: int, part: int = 1000) -> None:
        self.left, self.part, self.given = size, part, 0

    def readable(self) -> bool:
        return True

    def read(self, count: int = -1) -> bytes:
        part = min(self.left, self.part)
        self.left -= part
        self.given += part
        return b"x" * part


class Slow:
    """An upload as an asynchronous framework has it."""

    filename = "Заявление.pdf"

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    async def read(self, count: int) -> Any:
        return self.stream.read(count)


def spooled(rolled: bool) -> tempfile.SpooledTemporaryFile[bytes]:
    file = tempfile.SpooledTemporaryFile(max_size=100 if rolled else 1 << 20)
    file.write(DATA)
    return file


def on_disk(mode: str = "w+b", buffering: int = -1) -> Any:
    file = tempfile.NamedTemporaryFile(mode, buffering=buffering, suffix=".jpg")
    file.write(DATA)
    return file


GIVEN: dict[str, Callable[[], Any]] = {
    "bytes": lambda: DATA,
    "bytearray": lambda: bytearray(DATA),
    "memoryview": lambda: memoryview(DATA)[:],
    "BytesIO": lambda: io.BytesIO(DATA),
    "spooled in memory": lambda: spooled(False),
    "spooled on disk": lambda: spooled(True),
    "unflushed": on_disk,
    "unbuffered": lambda: on_disk(buffering=0),
    "without a name": lambda: _written(tempfile.TemporaryFile()),
    "compressed": lambda: gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(DATA))),
    "buffered over compressed": lambda: io.BufferedReader(gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(DATA)))),
}


def _written(file: BinaryIO) -> BinaryIO:
    file.write(DATA)
    return file


@pytest.mark.parametrize("name", GIVEN)
def test_everything_is_read_whole_and_left_where_it_was(name: str) -> None:
    """Also what is not flushed yet, and what stands at its end."""
    source = GIVEN[name]()
    place = source.tell() if hasattr(source, "tell") else None
    assert read(taken(source)) == DATA
    assert read(taken(source)) == DATA
    if place is not None:
        assert source.tell() == place
        assert not source.closed
        source.close()


@pytest.mark.parametrize("name", GIVEN)
def test_asynchronous_intake_takes_the_rest_too(name: str) -> None:
    source = GIVEN[name]()
    assert read(asyncio.run(taken_async(source))) == DATA
    if hasattr(source, "close"):
        source.close()


def test_a_path_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "скан.pdf"
    path.write_bytes(DATA)
    for said in (path, str(path)):
        upload = taken(said)
        assert (upload.name, upload.size) == ("скан.pdf", len(DATA))
        assert read(upload) == DATA
    (tmp_path / "link").symlink_to(path)
    assert read(taken(tmp_path / "link")) == DATA


def test_what_is_no_plain_file_is_refused_at_once(tmp_path: Path) -> None:
    """A pipe that nobody writes to would be waited for, a device set going."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        for name, reason in (("", "folder"), ("pipe", "special"), ("link", "special"), ("socket", "special")):
            with pytest.raises(Unusable) as caught:
                taken(tmp_path / name)
            assert caught.value.reason == reason
    with pytest.raises(Unusable):
        taken("/dev/zero")


def test_a_path_that_leads_nowhere_is_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        taken(tmp_path / "none.pdf")


@pytest.mark.parametrize("given", [5, None, object(), ["a"]])
def test_other_things_are_no_uploads(given: Any) -> None:
    with pytest.raises(TypeError, match="an upload is a path"):
        taken(given)


def test_text_is_no_upload() -> None:
    with pytest.raises(TypeError, match="binary mode"):
        taken(io.StringIO("text"))  # type: ignore[arg-type]


def test_a_coroutine_is_awaited_or_refused() -> None:
    with pytest.raises(TypeError, match="await"):
        taken(Slow(io.BytesIO(DATA)))  # type: ignore[arg-type]
    upload = asyncio.run(taken_async(Slow(io.BytesIO(DATA))))
    assert upload.name == "Заявление.pdf"
    assert read(upload) == DATA


def test_a_file_behind_a_coroutine_is_used() -> None:
    """Starlette's upload has the spooled file it was received into."""
    slow: Any = Slow(None)
    slow.file = spooled(False)
    upload = taken(slow)
    assert upload.name == "Заявление.pdf"
    assert read(upload) == DATA
    assert read(asyncio.run(taken_async(slow))) == DATA
    slow.file.close()


@pytest.mark.parametrize("size", [0, 1, 99_999, 100_000, 100_001, 5_000_000, 1 << 40])
def test_a_stream_is_given_up_one_byte_over_the_limit(size: int) -> None:
    """Of a terabyte no more is asked than the limit and one part."""
    for take in (taken, lambda stream, most: asyncio.run(taken_async(Slow(stream), most))):
        stream = Trickle(size)
        with take(stream, 100_000) as upload:
            assert upload.size == min(size, 100_001)
        assert stream.given <= 101_000


def test_a_large_stream_is_kept_whole() -> None:
    """More than is kept in memory."""
    size = 9_000_001
    upload = taken(Trickle(size, 77_777))
    assert upload.size == size
    assert read(upload) == b"x" * size


def _write_and_close(into: int) -> None:
    os.write(into, DATA)
    os.close(into)


def test_a_pipe_that_is_open_is_read_in_turn() -> None:
    out, into = os.pipe()
    writing = threading.Thread(target=_write_and_close, args=(into,))
    writing.start()
    with open(out, "rb") as file:  # noqa: PTH123
        assert read(taken(file)) == DATA
    writing.join()


def test_two_readers_of_one_open_file_do_not_move_each_other() -> None:
    with on_disk() as file:
        first, second = taken(file), taken(file)
        assert first.file.read(10) == second.file.read(10) == DATA[:10]
        first.close()
        second.close()


@pytest.mark.parametrize("name", ["bytes", "BytesIO", "unflushed", "spooled on disk"])
def test_what_was_taken_cannot_be_written(name: str) -> None:
    source = GIVEN[name]()
    with taken(source) as upload, pytest.raises(OSError, match="Bad file descriptor"):
        os.write(upload.file.fileno(), b"x")
    if hasattr(source, "close"):
        source.close()


def test_nothing_stays_open(tmp_path: Path) -> None:
    """Also where taking fails half-way."""

    class Breaks(io.RawIOBase):
        def read(self, count: int = -1) -> bytes:
            raise OSError("the connection was lost")

    (tmp_path / "a").write_bytes(DATA)
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(20):
        read(taken(DATA))
        read(taken(tmp_path / "a"))
        read(within(tmp_path, "a"))
        taken(Trickle(100), 10).close()
        for failing in (Breaks(), io.StringIO("x"), tmp_path):
            with pytest.raises((OSError, TypeError, Unusable)):
                taken(failing)  # type: ignore[arg-type]
        with pytest.raises(OSError, match="lost"):
            asyncio.run(taken_async(Slow(Breaks())))
    assert len(list(Path("/proc/self/fd").iterdir())) == before


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of uploads, with what somebody might put there to be read for him."""
    (tmp_path / "secret").write_bytes(b"not yours")
    uploads = tmp_path / "uploads"
    (uploads / "deeper").mkdir(parents=True)
    (uploads / "photo.jpg").write_bytes(DATA)
    (uploads / "deeper" / "photo.jpg").write_bytes(DATA)
    (uploads / "out").symlink_to(tmp_path)
    (uploads / "away.jpg").symlink_to(tmp_path / "secret")
    (uploads / "beside.jpg").symlink_to("photo.jpg")
    (uploads / "nowhere.jpg").symlink_to("none")
    os.mkfifo(uploads / "pipe")
    return uploads


def test_a_name_in_a_folder_of_uploads_is_opened(folder: Path) -> None:
    assert read(within(folder, "photo.jpg")) == DATA
    assert read(within(folder, "deeper/photo.jpg")) == DATA
    with within(folder, "deeper/photo.jpg") as upload:
        assert (upload.name, upload.size) == ("photo.jpg", len(DATA))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "outside"),
        (".", "outside"),
        ("..", "outside"),
        ("../secret", "outside"),
        ("deeper/../../secret", "outside"),
        ("/etc/passwd", "outside"),
        ("photo.jpg\0", "outside"),
        ("out/secret", "link"),
        ("away.jpg", "link"),
        ("beside.jpg", "link"),
        ("nowhere.jpg", "link"),
        ("photo.jpg/x", "link"),
        ("pipe", "special"),
        ("deeper", "folder"),
        ("none.jpg", "missing"),
        ("none/none.jpg", "missing"),
        ("я" * 300, "special"),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(folder: Path, name: str, reason: str) -> None:
    """The name itself is in no exception."""
    with pytest.raises(Unusable) as caught:
        within(folder, name)
    assert caught.value.reason == reason
    assert len(name) < 3 or name not in str(caught.value)


@given(st.text(max_size=30))
def test_any_name_is_opened_or_refused(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.raises(Unusable):
        within(folder, name)

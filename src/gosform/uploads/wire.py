"""What goes between the processes: a word, a length, that many bytes; sometimes an open file with it."""

from __future__ import annotations

import socket
import struct

_HEAD = struct.Struct("!BI")
_QUIETLY = getattr(socket, "MSG_NOSIGNAL", 0)  # a program may have made the signal for a broken pipe deadly again

ENDS = ("done", "killed", "time", "memory", "crash", "complex", "unavailable")
"""How a look ended. ``killed``: by somebody outside, so that the file is no worse for it."""

KILLED, UNAVAILABLE = ENDS.index("killed"), ENDS.index("unavailable")
JOB, HELLO = 101, 102


class Gone(Exception):
    """Nobody is at the other end any more."""


def send(link: socket.socket, word: int, body: bytes, *files: int) -> None:
    """A whole message. ``Gone`` where nobody takes it."""
    head = _HEAD.pack(word, len(body))
    try:
        sent = socket.send_fds(link, [head], list(files), _QUIETLY) if files else 0
        link.sendall(head[sent:] + body, _QUIETLY)
    except OSError as error:
        raise Gone from error


def receive(link: socket.socket, most: int) -> tuple[int, bytes, list[int]]:
    """A whole message of ``most`` bytes at most: its word, its body, the files with it. ``Gone`` where none comes."""
    files: list[int] = []
    try:
        head, found, _, _ = socket.recv_fds(link, _HEAD.size, 1)
        files += found
        word, length = _HEAD.unpack(head + _exactly(link, _HEAD.size - len(head)) if head else b"")
        if length > most:
            raise Gone
        return word, _exactly(link, length), files
    except (OSError, struct.error) as error:
        raise Gone from error


def _exactly(link: socket.socket, count: int) -> bytes:
    parts = []
    while count:
        part = link.recv(min(count, 65536))
        if not part:
            raise Gone
        parts.append(part)
        count -= len(part)
    return b"".join(parts)

"""What a file really is, from its bytes alone: never from its name.

``sniff`` reads the head, sometimes the tail, the directory of a zip or of an OLE file; 64 KiB of each at most. Whatever the bytes are, it answers.
What stands at fixed places is in ``signatures``; texts are told apart in ``sniff_text``, the two kinds of containers in ``sniff_containers``.
"""

from __future__ import annotations

from gosform.uploads.signatures import START_END, by_signature
from gosform.uploads.sniff_containers import ole, zipped
from gosform.uploads.sniff_text import pdf_inside, text
from gosform.uploads.source import Source

HEAD = 4096


def sniff(source: Source) -> str:
    """The id of the format that a file has inside; ``unknown`` where nothing fits, ``empty`` for no bytes."""
    if not source.size:
        return "empty"
    head = source.read_at(0, HEAD)
    found = by_signature(head, source.size)
    if found == "zip":
        return zipped(source)
    if found == "ole":
        return ole(source, head)
    if found:
        return found
    if pdf_inside(head, source):
        return "pdf"
    if not head.strip(b"\0"):
        return "zeros" if _only_zeros(source) else "unknown"
    if source.size > START_END and source.read_at(START_END - 5, 5) == b"CD001":
        return "archive"  # the image of a disc
    return text(head, source.size)


def _only_zeros(source: Source) -> bool:
    """As far as a look at sixteen places tells."""
    step = max(1, source.size // 16)
    return not any(source.read_at(place, 1024).strip(b"\0") for place in (*range(0, source.size, step), source.size - 1024))

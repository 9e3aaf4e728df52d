"""Text that arrives as bytes on standard input."""

from __future__ import annotations


def decoded(data: bytes) -> str:
    """UTF-8, or the encoding of old Windows programs where it is not."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", "replace")

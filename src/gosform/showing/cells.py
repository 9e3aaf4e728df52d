"""Text for a cell of a spreadsheet: whatever was typed, it is shown and never run."""

from __future__ import annotations

from gosform.saying.visible import safe

FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%", "＝", "＋", "－", "＠")


def cell(text: str) -> str:
    """An apostrophe before what a spreadsheet would run (OWASP: CSV injection); no control character but the line break of a quoted cell."""
    text = safe(text.replace("\u00a0", " "))
    return "'" + text if text.lstrip().startswith(FORMULA) else text

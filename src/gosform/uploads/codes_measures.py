"""What is measured: bytes, pixels, resolution, sides, colour, pages, files. Both numbers of a sentence are in one unit."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gosform.problem import Code

TOO_LARGE = Code(
    "upload.too-large",
    what="The size of {gen} is {have}, and the limit is {need}.",
    fix="Make the file smaller and upload it again.",
    why="The form limits the size. One megabyte is 1024 kilobytes, the larger of the two meanings, so that nobody is refused over it.",
    source="the form's own rule: max_size",
)
TOO_SMALL_FILE = Code(
    "upload.too-small-file",
    what="The size of {gen} is {have}, and at least {need} is needed.",
    fix="Upload the original file, not a copy from a messenger.",
    why="A photo of so few bytes has lost what is needed on it.",
    source="the form's own rule: min_size",
)
TOTAL_SIZE = Code(
    "upload.total-size",
    what="All files together are {have}, and the limit is {need}.",
    fix="Make the files smaller or leave out those that are extra.",
    why="The form limits the sum over all files of the field.",
    source="the form's own rule: max_total",
)
COUNT = Code(
    "upload.count",
    what="Files uploaded: {have}, at least {need} needed.",
    fix="Upload the files that are missing.",
    why="The form says how many files belong here.",
    source="the form's own rule: count",
)
TOO_FEW_PIXELS = Code(
    "upload.too-few-pixels",
    what="{acc} has {have} pixels. At least {need} is needed.",
    fix="Take it from nearer or upload the original.",
    why="Counted in the picture itself. A messenger sends a smaller copy.",
    source="the form's own rule: min_pixels",
)
TOO_MANY_PIXELS = Code(
    "upload.too-many-pixels",
    what="{acc} has {have} pixels. The limit is {need}.",
    fix="Make the picture smaller and upload it again.",
    why="The form limits the size of the picture; the check itself opens none beyond a limit of its own.",
    source="the form's own rule: max_pixels, or the limit of the check",
)
RESOLUTION = Code(
    "upload.resolution",
    what="{acc} has {have} dots an inch, and at least {need} is needed.",
    fix="Scan the document with this resolution.",
    why="Computed from the pixels and the size of the paper; what a tag in the file says is not believed: most say 72.",
    source="the form's own rule: resolution",
)
ASPECT = Code(
    "upload.aspect",
    what="The sides of {gen} are as {have}. They must be as {need}.",
    fix="Crop the picture to these sides or take it again.",
    why="A photo of other proportions is cut or stretched when it is printed. A small tolerance is allowed.",
    source="the form's own rule: aspect",
)
COLOUR = Code(
    "upload.colour",
    what="There is no colour in {in}, and a picture in colour is needed.",
    fix="Take or scan the document in colour.",
    why="Seals and signatures in colour are lost in a grey scan.",
    source="the form's own rule: colour",
)
TOO_MANY_PAGES = Code(
    "upload.too-many-pages",
    what="Pages in {in}: {have}, no more than {need} allowed.",
    fix="Leave only the pages that are needed.",
    why="The form limits the number of pages.",
    source="the form's own rule: pages",
)
TOO_FEW_PAGES = Code(
    "upload.too-few-pages",
    what="Pages in {in}: {have}, at least {need} needed.",
    fix="Put all pages of the document into one file and upload it.",
    why="A document is sent whole, in one file.",
    source="the form's own rule: pages",
)


def _case(code: Code, what: str, fix: str = "") -> Code:
    return Code(str(code), what=what, fix=fix or code.fix, severity=code.severity, why=code.why, source=code.source)


CASES: Mapping[str, Mapping[str, Code]] = MappingProxyType(
    {
        TOO_LARGE: {
            "unread": _case(TOO_LARGE, "The size of {gen} is more than {need}."),
            "picture": _case(TOO_LARGE, TOO_LARGE.what, "Make the picture smaller or take it again at a lower quality."),
        },
        COUNT: {
            "many": _case(
                COUNT, "Files uploaded: {have}, no more than {need} allowed.", "Leave out the extra files or join them into one."
            ),
        },
        RESOLUTION: {
            "print": _case(
                RESOLUTION,
                "{acc} has {have} pixels. At least {need} is needed for {paper} mm.",
                "Take it from nearer or upload the original.",
            ),
            "sheet": _case(RESOLUTION, "{acc} has {have} pixels. At least {need} is needed for {paper}."),
            "fine": _case(
                RESOLUTION,
                "{acc} has {have} dots an inch, and the limit is {need}.",
                "Scan the document with a lower resolution.",
            ),
        },
        COLOUR: {
            "grey": _case(
                COLOUR,
                "The scan in {in} is not in shades of grey, and they are needed.",
                "Choose shades of grey in the scanner and scan again.",
            ),
            "1bit": _case(
                COLOUR, "The scan in {in} is not black and white, and it must be.", "Choose black and white in the scanner and scan again."
            ),
        },
        TOO_MANY_PIXELS: {
            "all": _case(TOO_MANY_PIXELS, "There are so many pixels in {in} that it cannot be opened safely."),
        },
    }
)
CODES = (
    TOO_LARGE,
    TOO_SMALL_FILE,
    TOTAL_SIZE,
    COUNT,
    TOO_FEW_PIXELS,
    TOO_MANY_PIXELS,
    RESOLUTION,
    ASPECT,
    COLOUR,
    TOO_MANY_PAGES,
    TOO_FEW_PAGES,
)
SIZED = frozenset(map(str, (TOO_LARGE, TOO_SMALL_FILE, TOTAL_SIZE, "upload.truncated")))
"""Codes whose ``have`` and ``need`` are bytes."""

"""How a picture looks. All are warnings: what a person can still read, a measure may not refuse."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gosform.problem import Code, Severity

BLURRED = Code(
    "upload.blurred",
    what="The text in {in} looks blurred and is hard to read.",
    fix="Take the picture again: hold still, in good light.",
    severity=Severity.WARNING,
    why="The steepness of edges is compared with the contrast around them. Nothing is refused for it: motion and glare are judged badly.",
    source="measured: python bench/readability.py",
)
TOO_DARK = Code(
    "upload.too-dark",
    what="The picture in {in} is very dark.",
    fix="Take the picture again in bright light, without a shadow on it.",
    severity=Severity.WARNING,
    why="The median lightness of the page, after blank pages are set aside.",
    source="measured: python bench/readability.py",
)
BLANK_PAGE = Code(
    "upload.blank-page",
    what="Nothing is seen in {in}: the page is blank.",
    fix="Check which side of the document lay on the scanner and upload it again.",
    severity=Severity.WARNING,
    why="No part of the page has any contrast.",
    source="measured: python bench/readability.py",
)
ROTATED = Code(
    "upload.rotated",
    what="The picture in {in} lies on its side or upside down.",
    fix="Turn the picture so that its text stands upright and save it.",
    severity=Severity.WARNING,
    why="The file says that a viewer must turn it; not every program does.",
    source="EXIF 2.32, orientation; PDF 32000-1, 7.7.3.3: Rotate",
)
LOCATION_DATA = Code(
    "upload.location-data",
    what="It is written in {in} where the photo was taken.",
    fix="If you do not want to tell, remove the place of the photo.",
    severity=Severity.WARNING,
    why="A phone writes the coordinates into a photo. Nobody needs them for an application.",
    source="EXIF 2.32, GPS attributes; 152-ФЗ: no more personal data than needed",
)


def _pages(code: Code, what: str, fix: str = "") -> Mapping[str, Code]:
    return {"pages": Code(str(code), what=what, fix=fix or code.fix, severity=code.severity, why=code.why, source=code.source)}


CASES: Mapping[str, Mapping[str, Code]] = MappingProxyType(
    {
        BLURRED: _pages(BLURRED, "Pages of {gen} that look blurred: {pages}."),
        TOO_DARK: _pages(TOO_DARK, "Pages of {gen} that are very dark: {pages}."),
        BLANK_PAGE: _pages(BLANK_PAGE, "Blank pages in {in}: {pages}.", "Remove the blank pages if nothing is to be on them."),
        ROTATED: _pages(
            ROTATED, "Pages of {gen} that are turned: {pages}.", "Turn the pages so that their text stands upright and save the file."
        ),
    }
)
CODES = (BLURRED, TOO_DARK, BLANK_PAGE, ROTATED, LOCATION_DATA)

"""Decoding, where somebody asks for it: never more formats than the one that was found, never more pixels than the limit.

The decoders are pillow's and pillow-heif's. Whatever they raise becomes a trouble here; only running out of memory goes on, to the edge of the walk.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from gosform.uploads.facts import Facts, Page, Trouble, Wish
from gosform.uploads.pixels import MOST_PIXELS
from gosform.uploads.readability import LONG_SIDE, page_measures
from gosform.uploads.source import Source

if TYPE_CHECKING:
    from PIL.Image import Image

FOREIGN = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
)
"""What pillow has been seen to raise for files that are not what they should be."""

STOPPING = frozenset({"truncated", "damaged", "too-many-pixels", "cannot-check", "encrypted"})
"""Troubles after which nothing is decoded."""

MOST_TO_COMPARE = 40_000_000
"""Pixels, once for each scan, of a picture without its end that is decoded twice."""


MOST_MEMORY = 208 << 20
"""Bytes that a picture and its copies may take while it is decoded and measured. What needs more is not looked at: few forms ask for so many pixels."""

_OF_A_DOT = {"1": 2, "L": 2, "P": 2, "RGB": 5, "YCbCr": 5, "RGBX": 5, "LA": 9, "PA": 9, "RGBA": 9}
"""Bytes for a dot by pillow's mode: as it is decoded, and as it is turned grey."""
_OF_ANY_DOT, _OF_A_CLEAR_ONE = 10, 13  # of modes that are not listed; with a colour that counts as transparent

_OF_A_DECODER = {"WEBP": 12, "AVIF": 5, "HEIF": 5}
"""Bytes for a dot that a decoder keeps besides, as measured; one that goes from picture to picture keeps the one before."""
_OF_A_FRAME, _OF_A_SCAN = 8, 2


def looked(facts: Facts, source: Source, wish: Wish, formats: tuple[str, ...]) -> Facts:
    """The same facts with what decoding adds, where a wish asks: measures of the pages, or a trouble.

    formats: the only ones that pillow may try, by its names.
    """
    if not (wish.decode or wish.readability) or not facts.pages or any(trouble.word in STOPPING for trouble in facts.troubles):
        return facts
    try:
        pages = list(_decoded(facts, source, wish, formats))
    except ImportError:
        return _with(facts, Trouble("cannot-check", {"reason": "decoder"}))
    except FOREIGN as error:
        unknown = isinstance(error, NotImplementedError) or "nsupported" in str(error)
        return _with(facts, Trouble("cannot-check", {"reason": "decoder"}) if unknown else Trouble("damaged", {"reason": "pixels"}))
    return replace(facts, pages=(*pages, *facts.pages[len(pages) :]))


def _with(facts: Facts, trouble: Trouble) -> Facts:
    return replace(facts, troubles=(*facts.troubles, trouble))


def _decoded(facts: Facts, source: Source, wish: Wish, formats: tuple[str, ...]) -> Iterator[Page]:
    left = MOST_PIXELS
    with opened(source, formats) as image:
        for number, page in enumerate(facts.pages[: wish.most_pages]):
            if number:
                image.seek(number)
            stored = image.width * image.height * len(image.getbands())
            left -= image.width * image.height
            if left < 0:
                return
            if not wish.decode:
                image.draft("L", (LONG_SIDE, LONG_SIDE))
            if _memory(image, stored, number) > MOST_MEMORY:
                yield page
                continue
            image.load()
            if wish.readability:
                blank, sharpness, light = page_measures(image)
                page = page._replace(blank=blank, sharpness=sharpness, light=light)  # noqa: PLW2901
            yield page


def _memory(image: Image, stored: int, number: int) -> int:
    """Bytes that decoding and measuring a picture takes, before it is decoded. stored: numbers that it is made of. number: of the picture in the file."""
    each = _OF_A_CLEAR_ONE if "transparency" in image.info else _OF_A_DOT.get(image.mode, _OF_ANY_DOT)
    each += _OF_A_DECODER.get(image.format or "", _OF_A_FRAME if number else 0)
    scans = stored * _OF_A_SCAN if image.info.get("progressive") else 0
    return image.width * image.height * each + scans


@contextmanager
def opened(source: Source, formats: tuple[str, ...]) -> Iterator[Image]:
    """The picture, not yet decoded. ``ImportError`` where its decoder is not installed, pillow's errors, ``ValueError`` for too many pixels."""
    from PIL import Image

    if "HEIF" in formats:
        from pillow_heif import register_heif_opener

        register_heif_opener(thumbnails=False)
    source.file.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of pillow's own limit, which is lower than this one, and of odd metadata
        with Image.open(source.file, formats=formats) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ValueError("too many pixels")
            yield image


def only_the_end_is_missing(source: Source, pixels: int, *, small: bool) -> bool:
    """Whether a JPEG without its end lacks nothing of its picture.

    It is decoded with two different endings: a decoder that still waits for data takes them in, and the two pictures differ. pixels: to decode, all
    scans together. small: an eighth of the size tells it, all but a few pixels; not of a progressive picture, whose last scan is detail only.
    """
    from PIL import ImageChops

    if not 0 < pixels <= MOST_TO_COMPARE:
        return False
    data = source.read_at(0, source.size).removesuffix(b"\xff")
    try:
        first, second = (_ended(data + ending, small) for ending in (b"\x00" * 64 + b"\xff\xd9", b"\xaa\x55\x6d\xb6" * 16 + b"\xff\xd9"))
        return ImageChops.difference(first, second).getbbox() is None
    except (*FOREIGN, MemoryError):
        return False


def _ended(data: bytes, small: bool) -> Image:
    with opened(Source(io.BytesIO(data)), ("JPEG",)) as image:
        if small:
            image.draft(None, (image.width // 8 or 1, image.height // 8 or 1))
        return image.copy()

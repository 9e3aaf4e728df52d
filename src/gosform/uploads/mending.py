"""A picture written anew: upright, without the place where it was taken, HEIC as JPEG, within a size.

It happens in a process of its own, with limits and, on Linux, the filter of system calls: the picture is decoded there, and only its new bytes come back.
Nothing is overwritten here: what comes back is for the caller to write. A JPEG that stands upright already keeps every pixel as it was.
"""

from __future__ import annotations

import io
import json
import os
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from gosform.uploads import limits, seccomp
from gosform.uploads.helper import command, environment
from gosform.uploads.intake import Given, Upload, taken

if TYPE_CHECKING:
    from PIL.Image import Image

LIMIT = limits.Limits(memory=1024**3, cpu=20, wall=30.0)
MOST = 256 * 1024 * 1024
"""Bytes of a picture that comes back."""
QUALITIES = (92, 85, 75, 65)
"""Of JPEG, the best first. Below the last, text on a photo suffers; then the picture is made smaller instead."""
_FORMATS = ("JPEG", "PNG", "BMP", "DIB", "TIFF", "WEBP", "AVIF", "HEIF", "GIF")
_REASONS = ("picture", "size", "limit", "pages")


class Mended(NamedTuple):
    """data: the new picture; empty where there is none. extension: of its name. done: ``upright``, ``metadata``, ``format``, ``quality``, ``smaller``.

    reason: why there is none: ``picture`` (it is none that can be opened), ``pages`` (it has several), ``size`` (no way to fit), ``limit``.
    """

    data: bytes = b""
    extension: str = ""
    done: tuple[str, ...] = ()
    reason: str = ""

    def __repr__(self) -> str:
        return f"<mended picture {self.extension}>" if self.data else f"<no picture: {self.reason}>"


def mended(source: Given | Upload, most: int = 0, least: tuple[int, int] | None = None) -> Mended:
    """A picture written anew. most: bytes that it may have; least: pixels that it must keep. ``OSError`` for a path that cannot be opened."""
    with taken(source) as upload:
        job = json.dumps([most, list(least) if least else None])
        process = subprocess.Popen(  # noqa: S603  our own interpreter with our own module
            command("mending", job), stdin=upload.file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment(), close_fds=True
        )
        clock = threading.Timer(LIMIT.wall + 5, process.kill)
        clock.start()
        try:
            data = process.stdout.read(MOST) if process.stdout else b""
        finally:
            clock.cancel()
            process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()
    return _answer(data)


def _answer(data: bytes) -> Mended:
    """What the process wrote: a line of JSON, then the picture; it is believed in nothing but its shape."""
    head, end, rest = data.partition(b"\n")
    try:
        extension, done, reason, size = json.loads(head) if end else ("", [], "limit", 0)
        whole = extension in ("jpg", "png") and size == len(rest) and all(type(word) is str and word.isalpha() for word in done)
    except (ValueError, TypeError):
        return Mended(reason="limit")
    if reason in _REASONS:
        return Mended(reason=reason)
    return Mended(rest, extension, tuple(done)) if whole and rest else Mended(reason="limit")


def main() -> None:
    """The process: the picture on standard input, the job in the arguments, the answer on standard output."""
    from gosform.uploads.preload import preload

    most, least = json.loads(sys.argv[1])
    preload("gosform.uploads.walk")
    put_on = seccomp.ready()
    seccomp.die_with_parent()
    limits.apply(LIMIT)
    limits.alarm(LIMIT.wall)
    put_on()
    try:
        with open(0, "rb", closefd=False) as file:
            found = _mended(file, most, tuple(least) if least else None)
    except MemoryError:
        found = Mended(reason="limit")
    except Exception:  # noqa: BLE001  whatever a decoder raises, this is the edge of the process
        found = Mended(reason="picture")
    head = json.dumps([found.extension, found.done, found.reason, len(found.data)]).encode("ascii") + b"\n"
    for piece in (head, found.data):
        view = memoryview(piece)
        while view:
            view = view[os.write(1, view) :]
    os._exit(0)


def _mended(file: BinaryIO, most: int, least: tuple[int, int] | None) -> Mended:
    from PIL import ImageOps

    from gosform.uploads.pictures import opened
    from gosform.uploads.source import Source

    source = Source(file)
    with opened(source, _FORMATS) as image:
        if getattr(image, "n_frames", 1) > 1 and image.format in ("TIFF", "GIF"):
            return Mended(reason="pages")
        turned = image.getexif().get(0x0112, 1) not in (0, 1)
        if image.format in ("JPEG", "MPO") and not turned and (not most or source.size <= most):
            return Mended(_without_metadata(source.read_at(0, source.size)), "jpg", ("metadata",))
        picture = ImageOps.exif_transpose(image)
        extension = "png" if image.format == "PNG" else "jpg"
        done = ["metadata", *(["upright"] if turned else []), *(["format"] if image.format not in ("JPEG", "MPO", "PNG") else [])]
        profile = image.info.get("icc_profile")
    return _fitted(picture, extension, done, Fit({"icc_profile": profile} if profile else {}, most, least))


class Fit(NamedTuple):
    """options: of writing. most: bytes, 0 for no limit. least: pixels that are kept."""

    options: dict[str, Any]
    most: int
    least: tuple[int, int] | None

    def holds(self, data: bytes) -> bool:
        return not self.most or len(data) <= self.most


def _fitted(picture: Image, extension: str, done: list[str], fit: Fit) -> Mended:
    """Written so that it fits: first at a lower quality, then smaller, never below the pixels that it must keep."""
    if extension == "png":
        data = _written(picture, "PNG", {**fit.options, "optimize": True})
        if fit.holds(data):
            return Mended(data, "png", tuple(done))
        done = [*done, "format"]
    if picture.mode not in ("RGB", "L"):
        picture = _on_white(picture)
    for smaller, sized in _sizes(picture, fit.least):
        for quality in QUALITIES if not smaller else QUALITIES[-2:]:
            data = _written(sized, "JPEG", {**fit.options, "quality": quality, "optimize": True})
            if fit.holds(data):
                said = [*done, *(["quality"] if quality != QUALITIES[0] else []), *(["smaller"] if smaller else [])]
                return Mended(data, "jpg", tuple(dict.fromkeys(said)))
    return Mended(reason="size")


def _sizes(picture: Image, least: tuple[int, int] | None) -> Iterator[tuple[bool, Image]]:
    yield False, picture
    floor = least or (200, 200)
    for step in range(1, 9):
        width, height = (round(side * 0.8**step) for side in picture.size)
        if min(width, height) < min(floor) or max(width, height) < max(floor):
            return
        yield True, picture.resize((width, height))


def _on_white(picture: Image) -> Image:
    """JPEG knows no transparency: what is see-through becomes white, as paper is."""
    from PIL import Image

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        whole = picture.convert("RGBA")
        ground = Image.new("RGB", whole.size, "white")
        ground.paste(whole, mask=whole.getchannel("A"))
        return ground
    return picture.convert("RGB")


def _written(picture: Image, format: str, options: dict[str, Any]) -> bytes:
    clean = picture.copy()
    clean.info = {}
    file = io.BytesIO()
    clean.save(file, format, **options)
    return file.getvalue()


def _without_metadata(data: bytes) -> bytes:
    """A JPEG without what cameras and programs tell of it (APP1, APP13 and comments); the pixels stay bit by bit.

    ISO/IEC 10918-1, B.1.1.4: segments. The colour profile (APP2) and what decoding needs (APP0, APP14) are kept.
    """
    kept = [data[:2]]
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker == 0xDA:
            break
        size = 2 + struct.unpack_from(">H", data, place + 2)[0]
        profile = marker == 0xE2 and data[place + 4 : place + 15] == b"ICC_PROFILE"
        if not (0xE1 <= marker <= 0xED or marker == 0xFE) or profile:
            kept.append(data[place : place + size])
        place += size
    kept.append(data[place:])
    return b"".join(kept)

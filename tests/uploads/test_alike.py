"""A worker says what a look in this process says: nothing that a walk needs is missing behind the walls."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from PIL import Image
from tests.uploads.made import archives, markup, office, pages, pdf, signatures

from gosform.uploads.facts import Wish
from gosform.uploads.pool import look

WISHES = {
    "structure": Wish(),
    "decoding": Wish(decode=True),
    "readability": Wish(readability=True, decode=True),
    "digests": Wish(digests=("sha256", "sha512")),
}


@cache
def picture(format: str, size: tuple[int, int] = (400, 300)) -> bytes:
    out = io.BytesIO()
    image = pages.text_page(1, size)
    image = image.convert("P" if format == "GIF" else "RGB")
    if format == "HEIF":
        import pillow_heif

        pillow_heif.from_pillow(image).save(out)
    else:
        image.save(out, format)
    return out.getvalue()


@cache
def _photo() -> bytes:
    """With a place and a turn in its metadata."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    pages.text_page(2, (300, 400)).convert("RGB").save(out, "JPEG", exif=exif, quality=80, progressive=True)
    return out.getvalue()


@cache
def images() -> tuple[tuple[str, bytes], ...]:
    return tuple(_images())


def _images() -> Iterator[tuple[str, bytes]]:
    for format in ("JPEG", "PNG", "TIFF", "BMP", "GIF", "WEBP", "AVIF", "HEIF"):
        data = picture(format)
        yield format, data
        yield f"{format} cut", data[: len(data) * 2 // 3]
    yield "photo", _photo()
    yield "TIFF of two", _two()
    yield "TIFF fax", _fax()


def _two() -> bytes:
    out = io.BytesIO()
    pages.text_page(4, (300, 400)).save(out, "TIFF", save_all=True, append_images=[Image.new("1", (200, 300))], compression="tiff_lzw")
    return out.getvalue()


def _fax() -> bytes:
    out = io.BytesIO()
    pages.text_page(3, (400, 500)).convert("1").save(out, "TIFF", compression="group4")
    return out.getvalue()


OTHERS: dict[str, Callable[[], bytes]] = {
    "zip": archives.zipped,
    "zip bomb": archives.bomb,
    "overlapping zip": archives.overlapping,
    "rar5": lambda: archives.rar5(("a.pdf", b"x")),
    "rar4": lambda: archives.rar4(("a.pdf", b"x")),
    "docx": office.ooxml,
    "xlsx": lambda: office.ooxml("xlsx"),
    "odt": office.odf,
    "doc": office.doc,
    "xml": markup.xml,
    "xml 1251": lambda: markup.xml("windows-1251"),
    "svg": markup.svg,
    "rtf": markup.rtf,
    "text 1251": lambda: "Заявление о выдаче\r\n".encode("cp1251") * 50,
    "text 866": lambda: "Заявление о выдаче\r\n".encode("cp866") * 50,
    "text koi8": lambda: "Заявление о выдаче\r\n".encode("koi8-r") * 50,
    "text utf-16": lambda: "Заявление о выдаче\r\n".encode("utf-16") * 50,
    "html": lambda: b"<!doctype html><html><body>Log in</body></html>",
    "signature": lambda: signatures.signature(b"document"),
    "pem": lambda: signatures.pem(signatures.signature(b"document")),
    "certificate": lambda: signatures.certificate().dump(),
    "pdf scan": lambda: pdf.scanned(2, (400, 600)),
    "pdf scan 1 bit": lambda: pdf.scanned(1, (400, 600), mode="1"),
    "pdf pypdf": pdf.by_pypdf,
    "pdf pillow": pdf.by_pillow,
    "pdf linearised": pdf.linearised,
    "pdf hybrid": pdf.hybrid,
    "pdf sloppy": pdf.sloppy,
    "pdf locked": lambda: pdf.locked("user", "owner"),
    "pdf owner only": lambda: pdf.locked("", "owner"),
    "pdf shared": pdf.shared_pictures,
    "pdf cut": lambda: pdf.by_pypdf()[:-300],
    "pdf wrong offsets": lambda: pdf.bad_offsets(50),
    "pdf text": pdf.as_text,
    "unknown": lambda: b"\x01\x02\x03" * 99,
}


@cache
def other(name: str) -> bytes:
    return OTHERS[name]()


def test_streebog_is_said_alike() -> None:
    wish = Wish(digests=("md_gost12_256", "md_gost12_512"))
    assert set(look(b"document", wish).digests) == set(wish.digests)
    assert look(b"document", wish) == look(b"document", wish, contain="off")


@pytest.mark.parametrize("wished", WISHES)
def test_images_are_said_alike(wished: str) -> None:
    apart = {name: look(data, WISHES[wished]) for name, data in images()}
    assert apart == {name: look(data, WISHES[wished], contain="off") for name, data in images()}


@pytest.mark.parametrize("wished", WISHES)
@pytest.mark.parametrize("name", OTHERS)
def test_other_files_are_said_alike(name: str, wished: str) -> None:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    data = other(name)
    assert look(data, WISHES[wished]) == look(data, WISHES[wished], contain="off")

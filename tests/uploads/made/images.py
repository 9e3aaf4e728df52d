"""Made pictures of every kind: good ones, and ones that lie about their size, their parts or their end."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import cache

from PIL import ExifTags, Image

EXTRAS = (b"PK\3\4" + b"made up" * 10, b"<?php made up ?>" * 4)
_SIZE = (160, 120)


@cache
def picture(mode: str = "RGB", size: tuple[int, int] = _SIZE) -> Image.Image:
    """A picture that no packing makes tiny: gradients and grain."""
    grey = Image.blend(Image.linear_gradient("L").resize(size), Image.radial_gradient("L").resize(size), 0.5)
    bands = (grey, grey.transpose(Image.Transpose.ROTATE_180), grey.transpose(Image.Transpose.FLIP_TOP_BOTTOM))
    return Image.merge("RGB", bands).convert(mode)


def saved(format: str, mode: str = "RGB", size: tuple[int, int] = _SIZE, **options: object) -> bytes:
    kept = io.BytesIO()
    picture(mode, size).save(kept, format, **options)
    return kept.getvalue()


def exif(orientation: int = 1, *, place: bool = False) -> bytes:
    """Metadata with an orientation, and a made-up place."""
    data = Image.Exif()
    data[ExifTags.Base.Orientation] = orientation
    if place:
        data[ExifTags.IFD.GPSInfo] = {1: "N", 2: (55.0, 45.0, 7.0), 3: "E", 4: (37.0, 37.0, 4.0)}
    return data.tobytes()


def jpeg(**options: object) -> bytes:
    return saved("JPEG", **options)  # type: ignore[arg-type]


def segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def with_segment(data: bytes, marker: int, inside: bytes) -> bytes:
    """A JPEG with one more segment right after its start."""
    return data[:2] + segment(marker, inside) + data[2:]


def with_pictures(count: int = 2) -> bytes:
    """A file of several pictures with an index, as phones with two lenses write them."""
    kept = io.BytesIO()
    picture().save(kept, "MPO", save_all=True, append_images=[picture()] * (count - 1))
    return kept.getvalue()


def many_scans(count: int) -> bytes:
    """A progressive JPEG that sends its last scan again and again."""
    data = saved("JPEG", "L", progressive=True)
    start = data.rindex(b"\xff\xda")
    return data[:start] + data[start:-2] * count + data[-2:]


def claiming(data: bytes, width: int, height: int) -> bytes:
    """A JPEG whose frame says another size."""
    at = next(data.index(marker) for marker in (b"\xff\xc0", b"\xff\xc2") if marker in data)
    return data[: at + 5] + struct.pack(">HH", height, width) + data[at + 9 :]


def half_zeros(data: bytes) -> bytes:
    return data[: len(data) // 2] + bytes(len(data) - len(data) // 2)


def chunk(name: bytes, data: bytes = b"", checksum: int | None = None) -> bytes:
    found = zlib.crc32(name + data) if checksum is None else checksum
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", found)


def png(
    *more: bytes, size: tuple[int, int] = (16, 16), colour: int = 2, depth: int = 8, end: bool = True, data: bytes | None = None
) -> bytes:
    """A PNG with further chunks before its picture."""
    row = -(-size[0] * depth * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour] // 8)
    packed = zlib.compress(bytes(size[1] * (row + 1))) if data is None else data
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, depth, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(more) + chunk(b"IDAT", packed) + (chunk(b"IEND") if end else b"")


def moving(format: str, count: int = 3) -> bytes:
    kept = io.BytesIO()
    frames = [picture().rotate(90 * i) for i in range(count)]
    frames[0].save(kept, format, save_all=True, append_images=frames[1:], duration=100)
    return kept.getvalue()


def scans(count: int = 3, mode: str = "1", packing: str = "group4", dots: int = 300) -> bytes:
    """Pages of a TIFF, as a scanner writes them."""
    kept = io.BytesIO()
    pages = [picture(mode, (248, 351))] * count
    pages[0].save(kept, "TIFF", save_all=True, append_images=pages[1:], compression=packing, dpi=(dots, dots))
    return kept.getvalue()


def archived() -> bytes:
    """A ZIP of one program."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("a.exe", b"MZ" + bytes(300))
    return out.getvalue()


def tiff(
    pages: int = 1,
    *,
    big: bool = False,
    loop: bool = False,
    size: tuple[int, int] = (16, 16),
    rows: int = 16,
    count: int = 256,
    start: int = 16,
) -> bytes:
    """A grey TIFF whose pages share one strip; every number may be a lie."""
    each, wide, after = (20, "Q", 8) if big else (12, "I", 4)
    strip = bytes(256)
    entries = [
        (0x100, size[0]),
        (0x101, size[1]),
        (0x102, 8),
        (0x103, 1),
        (0x106, 1),
        (0x111, start),
        (0x115, 1),
        (0x116, rows),
        (0x117, count),
    ]
    length = (8 if big else 2) + each * len(entries) + after
    first = 16 + len(strip)
    body = bytearray()
    for page in range(pages):
        last = page == pages - 1
        following = (first if loop else 0) if last else first + (page + 1) * length
        body += struct.pack("<Q" if big else "<H", len(entries))
        body += b"".join(struct.pack("<HH" + 2 * wide, tag, 16 if big else 4, 1, value) for tag, value in entries)
        body += struct.pack("<" + wide, following)
    start_of = struct.pack("<2sHHHQ", b"II", 43, 8, 0, first) if big else struct.pack("<2sHI", b"II", 42, first)
    return start_of.ljust(16, b"\0") + strip + bytes(body)


def bmp(width: int = 16, height: int = 16, *, bits: int = 24, packing: int = 0, pixels: bytes | None = None) -> bytes:
    """A BMP; the height may be below nought, the pixels may be missing."""
    rows = bytes(abs(height) * (-(-width * bits // 32) * 4)) if pixels is None else pixels
    header = struct.pack("<IiiHHIIiiII", 40, width, height, 1, bits, packing, len(rows), 0, 0, 0, 0)
    return struct.pack("<2sIHHI", b"BM", 54 + len(rows), 0, 0, 54) + header + rows


def riff(*chunks: tuple[bytes, bytes], more: int = 0) -> bytes:
    """A WebP of these chunks; ``more`` is added to the size that it states."""
    body = b"WEBP" + b"".join(name + struct.pack("<I", len(data)) + data + bytes(len(data) & 1) for name, data in chunks)
    return b"RIFF" + struct.pack("<I", len(body) + more) + body


def box(name: bytes, *parts: bytes) -> bytes:
    data = b"".join(parts)
    return struct.pack(">I4s", len(data) + 8, name) + data


def heif(
    brand: bytes = b"heic",
    size: tuple[int, int] = (4032, 3024),
    *,
    turned: int = 0,
    data: bytes = bytes(1000),
    extent: int | None = None,
    metadata: bytes = b"",
    brands: bytes = b"mif1",
) -> bytes:
    """The boxes of a photo as a phone writes them; what would be decoded is noughts. turned: quarters against the clock."""
    properties = box(b"ispe", struct.pack(">III", 0, *size)) + box(b"irot", bytes((turned,))) + box(b"pixi", bytes(4), b"\3\x08\x08\x08")
    associated = box(b"ipma", struct.pack(">IIHBBBB", 0, 1, 1, 3, 0x81, 0x82, 0x03))
    info = [
        box(b"infe", struct.pack(">BBHHH4sB", 2, 0, 0, 1, 0, b"hvc1", 0)),
        box(b"infe", struct.pack(">BBHHH4sB", 2, 0, 0, 2, 0, b"Exif", 0)),
    ]
    block = struct.pack(">I", 0) + metadata
    kind = box(b"ftyp", brand, bytes(4), brands, brand)

    def described(start: int) -> bytes:
        extents = struct.pack(">HHHII", 1, 0, 1, start, len(data) if extent is None else extent)
        extents += struct.pack(">HHHII", 2, 0, 1, start + len(data), len(block))
        return box(
            b"meta",
            bytes(4),
            box(b"hdlr", bytes(4), bytes(4), b"pict", bytes(13)),
            box(b"pitm", bytes(4), struct.pack(">H", 1)),
            box(b"iloc", bytes(4), b"\x44\x00", struct.pack(">H", 2), extents),
            box(b"iinf", bytes(4), struct.pack(">H", len(info)), *info),
            box(b"iprp", box(b"ipco", properties), associated),
        )

    return kind + described(len(kind) + len(described(0)) + 8) + box(b"mdat", data, block)


def avif() -> bytes:
    return saved("AVIF", quality=60)


GOOD: Mapping[str, Callable[[], bytes]] = {
    "jpeg.plain": jpeg,
    "jpeg.grey": lambda: jpeg(mode="L"),
    "jpeg.cmyk": lambda: jpeg(mode="CMYK"),
    "jpeg.progressive": lambda: jpeg(progressive=True),
    "jpeg.small_pixels": lambda: jpeg(subsampling=2, quality=30),
    "jpeg.restarts": lambda: jpeg(restart_marker_rows=1),
    "jpeg.one_pixel": lambda: jpeg(size=(1, 1)),
    "jpeg.turned": lambda: jpeg(exif=exif(6)),
    "jpeg.place": lambda: jpeg(exif=exif(1, place=True)),
    "jpeg.pictures": with_pictures,
    "jpeg.three_pictures": lambda: with_pictures(3),
    "jpeg.film": lambda: jpeg() + box(b"ftyp", b"mp42", bytes(4)) + box(b"mdat", bytes(range(200))),
    "jpeg.trailer": lambda: jpeg() + b"made up" * 9 + b"SEFT",
    "jpeg.padded": lambda: jpeg() + bytes(5000),
    "jpeg.line_end": lambda: jpeg() + b"\r\n",
    "jpeg.filled": lambda: (d := jpeg())[:2] + b"\xff" * 5 + d[2:],
    "jpeg.long_comment": lambda: with_segment(jpeg(), 0xFE, b"made up" * 9000),
    "png.plain": lambda: saved("PNG"),
    "png.grey": lambda: saved("PNG", "L"),
    "png.palette": lambda: saved("PNG", "P"),
    "png.one_bit": lambda: saved("PNG", "1"),
    "png.clear": lambda: saved("PNG", "RGBA"),
    "png.moving": lambda: moving("PNG"),
    "png.turned": lambda: saved("PNG", exif=exif(8)),
    "png.texts": lambda: png(*[chunk(b"tEXt", b"a\0made up")] * 20),
    "png.deep": lambda: png(depth=16),
    "png.many_parts": lambda: png().replace(b"IDAT", b"IDAT"),
    "png.padded": lambda: png() + bytes(100),
    "tiff.plain": lambda: saved("TIFF"),
    "tiff.lzw": lambda: saved("TIFF", compression="tiff_lzw"),
    "tiff.jpeg": lambda: saved("TIFF", compression="jpeg"),
    "tiff.grey": lambda: saved("TIFF", "L"),
    "tiff.one_bit": lambda: saved("TIFF", "1"),
    "tiff.palette": lambda: saved("TIFF", "P"),
    "tiff.pages": scans,
    "tiff.grey_pages": lambda: scans(4, "L", "tiff_deflate", 200),
    "tiff.big": lambda: saved("TIFF", big_tiff=True),
    "tiff.made": tiff,
    "tiff.note_after": lambda: saved("TIFF") + b"a note of some program" * 9,
    "tiff.made_big": lambda: tiff(big=True),
    "bmp.plain": lambda: saved("BMP"),
    "bmp.grey": lambda: saved("BMP", "L"),
    "bmp.one_bit": lambda: saved("BMP", "1"),
    "bmp.palette": lambda: saved("BMP", "P"),
    "bmp.upside_down": lambda: bmp(height=-16),
    "gif.plain": lambda: saved("GIF", "P"),
    "gif.grey": lambda: saved("GIF", "L"),
    "gif.moving": lambda: moving("GIF"),
    "webp.plain": lambda: saved("WEBP"),
    "webp.lossless": lambda: saved("WEBP", lossless=True),
    "webp.clear": lambda: saved("WEBP", "RGBA"),
    "webp.moving": lambda: moving("WEBP"),
    "webp.turned": lambda: saved("WEBP", exif=exif(3)),
    "heic.phone": heif,
    "heic.turned": lambda: heif(turned=3),
    "heic.place": lambda: heif(metadata=exif(1, place=True)),
    "heic.image": lambda: heif(b"mif1", brands=b"heic"),
    "avif.plain": avif,
    "avif.made": lambda: heif(b"avif"),
}
"""Good pictures by ``format.what``."""

HOSTILE: Mapping[str, tuple[Callable[[], bytes], tuple[str, ...]]] = {
    "jpeg.cut_half": (lambda: jpeg()[: len(jpeg()) // 2], ("truncated",)),
    "jpeg.cut_two": (lambda: jpeg()[:-2], ("truncated",)),
    "jpeg.cut_thousand": (lambda: jpeg(quality=95)[:-1000], ("truncated",)),
    "jpeg.cut_header": (lambda: jpeg()[:30], ("truncated",)),
    "jpeg.start_only": (lambda: jpeg()[:3], ("truncated",)),
    "jpeg.half_zeros": (lambda: half_zeros(jpeg(quality=95)), ("truncated",)),
    "jpeg.sewn_up": (lambda: jpeg(quality=5)[:-300] + b"\xff\xd9", ("truncated",)),
    "jpeg.scans": (lambda: many_scans(2000), ("cannot-check",)),
    "jpeg.comments": (lambda: jpeg()[:2] + segment(0xFE, b"") * 200_000 + jpeg()[2:], ("cannot-check",)),
    "jpeg.too_large": (lambda: claiming(jpeg(), 65500, 65500), ("too-many-pixels", "truncated")),
    "jpeg.taller": (lambda: claiming(jpeg(), 9000, 9000), ("truncated",)),
    "jpeg.no_width": (lambda: claiming(jpeg(), 0, 100), ("damaged",)),
    "jpeg.no_picture": (lambda: b"\xff\xd8" + segment(0xFE, b"made up") + b"\xff\xd9", ("damaged",)),
    "jpeg.wrong_length": (lambda: b"\xff\xd8\xff\xe0\0\1" + jpeg()[2:], ("damaged",)),
    "jpeg.again": (lambda: jpeg(quality=95)[:-400] + jpeg(), ("damaged",)),
    "jpeg.zip_after": (lambda: jpeg() + EXTRAS[0], ("trailing-data",)),
    "jpeg.script_after": (lambda: jpeg() + EXTRAS[1], ("trailing-data",)),
    "jpeg.zip_after_pictures": (lambda: with_pictures() + EXTRAS[0], ("trailing-data",)),
    "png.cut_half": (lambda: saved("PNG")[: len(saved("PNG")) // 2], ("truncated",)),
    "png.cut_two": (lambda: saved("PNG")[:-2], ("truncated",)),
    "png.no_end": (lambda: png(end=False), ("truncated",)),
    "png.start_only": (lambda: saved("PNG")[:6], ("truncated",)),
    "png.half_zeros": (lambda: half_zeros(saved("PNG")), ("damaged",)),
    "png.line_ends": (lambda: saved("PNG").replace(b"\r\n", b"\n"), ("damaged",)),
    "png.bomb": (lambda: png(size=(11_000, 11_000), depth=1, colour=0), ("too-many-pixels",)),
    "png.too_large": (lambda: png(size=(100_000, 100_000), data=b"made up"), ("too-many-pixels", "damaged")),
    "png.wide": (lambda: png(size=(20_000, 4_000), data=zlib.compress(b"made up")), ("damaged",)),
    "png.texts": (lambda: png(chunk(b"tEXt", b"a\0b") * 300_000), ("cannot-check",)),
    "png.chunks": (lambda: png(chunk(b"prVt") * 200_000), ("cannot-check",)),
    "png.endless": (lambda: saved("PNG")[:33] + struct.pack(">I4s", 0xFFFFFFFF, b"IDAT") + bytes(100), ("damaged",)),
    "png.beyond": (lambda: saved("PNG")[:33] + struct.pack(">I4s", 1 << 20, b"IDAT") + bytes(100), ("truncated",)),
    "png.no_picture": (lambda: png().replace(b"IDAT", b"teXt"), ("damaged",)),
    "png.no_palette": (lambda: png(colour=3), ("damaged",)),
    "png.no_header": (lambda: b"\x89PNG\r\n\x1a\n" + chunk(b"IDAT", b"made up") + chunk(b"IEND"), ("damaged",)),
    "png.depth": (lambda: png(depth=4), ("damaged",)),
    "png.checksum": (lambda: png(chunk(b"tEXt", b"a\0b", 1)), ("damaged",)),
    "png.zip_after": (lambda: png() + EXTRAS[0], ("trailing-data",)),
    "tiff.program_after": (lambda: saved("TIFF") + b"\0\0MZ" + bytes(range(200)), ("trailing-data",)),
    "tiff.archive_after": (lambda: saved("TIFF") + b"a note of some program" + archived(), ("trailing-data",)),
    "tiff.cut_half": (lambda: saved("TIFF")[: len(saved("TIFF")) // 2], ("truncated",)),
    "tiff.cut_pages": (lambda: scans()[: len(scans()) // 2], ("truncated",)),
    "tiff.start_only": (lambda: saved("TIFF")[:5], ("damaged",)),
    "tiff.loop": (lambda: tiff(3, loop=True), ("damaged",)),
    "tiff.shared": (lambda: tiff(500), ("cannot-check",)),
    "tiff.shared_strip": (lambda: tiff(500, count=16_000, rows=1000, size=(16, 1000)), ("cannot-check",)),
    "tiff.directories": (lambda: tiff(60_000), ("cannot-check",)),
    "tiff.too_large": (lambda: tiff(size=(1 << 20, 1 << 20), rows=1 << 20), ("too-many-pixels", "damaged")),
    "tiff.rows": (lambda: tiff(size=(16, 90_000_000), rows=1), ("too-many-pixels", "damaged")),
    "tiff.beyond": (lambda: tiff(start=4000), ("truncated",)),
    "tiff.nowhere": (lambda: struct.pack("<2sHI", b"II", 42, 1 << 30) + bytes(100), ("truncated",)),
    "tiff.no_picture": (lambda: struct.pack("<2sHI", b"II", 42, 0) + bytes(100), ("damaged",)),
    "tiff.big_nowhere": (lambda: struct.pack("<2sHHHQ", b"II", 43, 8, 0, 1 << 62) + bytes(100), ("truncated",)),
    "tiff.many_tags": (lambda: struct.pack("<2sHHHQ", b"II", 43, 8, 0, 16) + b"\xff" * 800, ("damaged",)),
    "bmp.cut_half": (lambda: saved("BMP")[: len(saved("BMP")) // 2], ("truncated",)),
    "bmp.cut_two": (lambda: saved("BMP", size=(160, 119))[:-9], ("truncated",)),
    "bmp.start_only": (lambda: saved("BMP")[:20], ("truncated",)),
    "bmp.tiny": (lambda: bmp(20_000, 5_000, pixels=b""), ("truncated",)),
    "bmp.too_large": (lambda: bmp(1 << 30, 1 << 30, pixels=b""), ("too-many-pixels", "truncated")),
    "bmp.bits": (lambda: bmp(bits=7), ("damaged",)),
    "bmp.packing": (lambda: bmp(packing=5), ("cannot-check",)),
    "bmp.no_width": (lambda: bmp(width=0), ("damaged",)),
    "bmp.zip_after": (lambda: bmp() + EXTRAS[0], ("trailing-data",)),
    "gif.cut_half": (lambda: saved("GIF", "P")[: len(saved("GIF", "P")) // 2], ("truncated",)),
    "gif.no_trailer": (lambda: saved("GIF", "P")[:-1], ("truncated",)),
    "gif.start_only": (lambda: saved("GIF", "P")[:9], ("truncated",)),
    "gif.block": (lambda: b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0, 0, 0) + b"made up", ("damaged",)),
    "gif.no_picture": (lambda: b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0, 0, 0) + b";", ("damaged",)),
    "gif.frames": (
        lambda: (
            b"GIF89a" + struct.pack("<HHBBB", 4, 4, 0, 0, 0) + (b"," + struct.pack("<HHHHB", 0, 0, 4, 4, 0) + b"\2\1\0\0") * 60_000 + b";"
        ),
        ("cannot-check",),
    ),
    "gif.too_large": (
        lambda: b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0, 0, 0) + b"," + struct.pack("<HHHHB", 0, 0, 9, 9, 0) + b"\2\1\0\0;",
        ("too-many-pixels",),
    ),
    "gif.zip_after": (lambda: saved("GIF", "P") + EXTRAS[0], ("trailing-data",)),
    "webp.cut_half": (lambda: saved("WEBP")[: len(saved("WEBP")) // 2], ("truncated",)),
    "webp.cut_two": (lambda: saved("WEBP")[:-2], ("truncated",)),
    "webp.no_picture": (lambda: riff((b"EXIF", b"made up")), ("damaged",)),
    "webp.chunks": (lambda: riff(*[(b"made", b"")] * 50_000), ("cannot-check",)),
    "webp.inside": (lambda: riff((b"VP8 ", bytes(20))), ("damaged",)),
    "webp.too_large": (
        lambda: riff((b"VP8X", bytes(4) + b"\xff\xff\x00" * 2), (b"VP8L", b"\x2f" + bytes(9))),
        ("too-many-pixels",),
    ),
    "webp.zip_after": (lambda: saved("WEBP") + EXTRAS[0], ("trailing-data",)),
    "heic.cut_half": (lambda: heif()[: len(heif()) // 2], ("truncated",)),
    "heic.cut_two": (lambda: heif()[:-2], ("truncated",)),
    "heic.beyond": (lambda: heif(extent=1 << 20), ("truncated",)),
    "heic.no_meta": (lambda: box(b"ftyp", b"heic", bytes(4), b"mif1") + box(b"mdat", bytes(99)), ("damaged",)),
    "heic.no_size": (lambda: heif().replace(b"ispe", b"free"), ("damaged",)),
    "heic.boxes": (lambda: heif() + box(b"free") * 50_000, ("cannot-check",)),
    "heic.meta": (lambda: box(b"ftyp", b"heic", bytes(4)) + box(b"meta", bytes(5 << 20)), ("cannot-check",)),
    "heic.too_large": (lambda: heif(size=(1 << 16, 1 << 16)), ("too-many-pixels",)),
    "heic.zip_after": (lambda: heif() + EXTRAS[0], ("trailing-data",)),
    "avif.cut_half": (lambda: avif()[: len(avif()) // 2], ("truncated",)),
}
"""Hostile pictures by ``format.what``, with the words of the troubles that a walk finds."""

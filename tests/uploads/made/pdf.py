"""PDFs, good and hostile, each a function that returns bytes. ``GOOD``: by name. ``HOSTILE``: by name, with the words of the troubles that each must have."""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Callable
from functools import cache

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
A4 = b"[0 0 595 842]"
Objects = dict[int, bytes]


# how a file is put together


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def flate(data: bytes, entries: bytes = b"") -> bytes:
    return stream(zlib.compress(data, 9), b"/Filter /FlateDecode " + entries)


def repeated(block: bytes, count: int, start: bytes = b"") -> bytes:
    """What ``start`` and a block so many times pack to; the block is packed once, so a gigabyte is made in no time."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = packer.compress(start) + packer.flush(zlib.Z_FULL_FLUSH)
    each = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = zlib.adler32(start)
    for _ in range(count):
        checksum = zlib.adler32(block, checksum)
    return b"\x78\xda" + first + each * count + packer.flush() + checksum.to_bytes(4, "big")


def written(objects: Objects, header: bytes = HEADER) -> tuple[bytes, dict[int, int]]:
    """The objects one after the other, and where each begins."""
    parts, places, at = [header], {}, len(header)
    for number, body in objects.items():
        places[number] = at
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        at += len(parts[-1])
    return b"".join(parts), places


def rows(places: dict[int, int]) -> bytes:
    """A cross-reference table without its trailer, one part for each run of numbers."""
    result = [b"xref\n"]
    numbers = sorted(places)
    while numbers:
        run = [numbers.pop(0)]
        while numbers and numbers[0] == run[-1] + 1:
            run.append(numbers.pop(0))
        result.append(b"%d %d\n" % (run[0], len(run)))
        result += [b"%010d %05d %c \n" % (places[n], 0, b"n") if places[n] else b"0000000000 65535 f \n" for n in run]
    return b"".join(result)


def table(objects: Objects, root: int = 1, extra: bytes = b"", header: bytes = HEADER, *, wrong: int = 0) -> bytes:
    """A file with a table. wrong: by how many bytes the offsets of all objects are off."""
    body, places = written(objects, header)
    off = {number: place + wrong for number, place in places.items()}
    trailer = b"trailer\n<< /Size %d /Root %d 0 R %s >>\n" % (max(objects) + 1, root, extra)
    return body + rows({0: 0, **off}) + trailer + b"startxref\n%d\n%%%%EOF\n" % len(body)


def streamed(objects: Objects, packed: Objects, root: int = 1, entries: bytes = b"") -> bytes:
    """A file with a cross-reference stream, and objects in an object stream."""
    container, own = max([*objects, *packed]) + 1, max([*objects, *packed]) + 2
    heads, data = b"", b""
    for number, body in packed.items():
        heads += b"%d %d " % (number, len(data))
        data += body + b"\n"
    everything = dict(objects)
    if packed:
        everything[container] = flate(heads + data, b"/Type /ObjStm /N %d /First %d" % (len(packed), len(heads)))
    body, places = written(everything)
    places[own] = len(body)
    table_rows = [struct.pack(">BIH", 0, 0, 65535)]
    order = list(packed)
    for number in range(1, own + 1):
        if number in packed:
            table_rows.append(struct.pack(">BIH", 2, container, order.index(number)))
        else:
            table_rows.append(struct.pack(">BIH", 1 if number in places else 0, places.get(number, 0), 0))
    previous, predicted = bytes(7), b""
    for row in table_rows:
        predicted += b"\x02" + bytes((a - b) & 255 for a, b in zip(row, previous, strict=True))
        previous = row
    ours = flate(
        predicted, b"/Type /XRef /W [1 4 2] /Size %d /Root %d 0 R /DecodeParms << /Predictor 12 /Columns 7 >> %s" % (own + 1, root, entries)
    )
    return body + b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (own, ours, len(body))


def updated(file: bytes, changed: Objects, root: int = 1, extra: bytes = b"") -> bytes:
    """The file saved again with some objects changed: they and a second cross-reference are behind it."""
    before = int(file[file.rindex(b"startxref") + 9 :].split()[0])
    body, places = written(changed, file)
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Prev %d %s >>\n" % (max(changed) + 1000, root, before, extra)
    return body + rows(places) + trailer + b"startxref\n%d\n%%%%EOF\n" % len(body)


def simple(pages: int = 1, page: bytes = b"", catalog: bytes = b"", more: Objects | None = None, box: bytes = A4) -> Objects:
    """Objects of a document: 1 the catalogue, 2 the pages, from 10 on each page with its text. ``more`` are added."""
    numbers = [10 + 2 * index for index in range(pages)]
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        2: b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, b" ".join(b"%d 0 R" % n for n in numbers)),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    for number in numbers:
        objects[number] = b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> %s >>" % (
            box,
            number + 1,
            page,
        )
        objects[number + 1] = stream(b"BT /F1 12 Tf 72 700 Td (page %d) Tj ET" % number)
    return objects | (more or {})


def scanned(pages: int = 1, size: tuple[int, int] = (1654, 2339), mode: str = "RGB", quality: int = 75, noise: int = 0) -> bytes:
    """Pages that are one picture each: JPEG, or 1 bit packed. noise: random bytes that make each picture so much larger."""
    from PIL import Image

    objects: Objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    kids = []
    picture = Image.linear_gradient("L").resize(size)
    if mode == "1":
        bits = zlib.compress(picture.convert("1").tobytes(), 6)
        shown = b"/Filter /FlateDecode /BitsPerComponent 1 /ColorSpace /DeviceGray"
    else:
        buffer = io.BytesIO()
        picture.convert(mode).save(buffer, "JPEG", quality=quality)
        bits = buffer.getvalue()
        shown = b"/Filter /DCTDecode /BitsPerComponent 8 /ColorSpace /Device" + {"L": b"Gray", "RGB": b"RGB"}[mode]
    bits += random.Random(1).randbytes(noise)  # noqa: S311  # behind the end of the picture, where readers do not look
    for index in range(pages):
        at = 10 + 3 * index
        kids.append(b"%d 0 R" % at)
        objects[at] = b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents %d 0 R /Resources << /XObject << /Im0 %d 0 R >> >> >>" % (
            A4,
            at + 1,
            at + 2,
        )
        objects[at + 1] = stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q")
        objects[at + 2] = stream(bits, b"/Type /XObject /Subtype /Image /Width %d /Height %d %s" % (*size, shown))
    objects[2] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, b" ".join(kids))
    return table(objects)


def locked(user: str, owner: str, file: bytes | None = None) -> bytes:
    """With passwords, RC4, by pypdf."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(file or table(simple()))))
    writer.encrypt(user_password=user, owner_password=owner, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@cache
def _hashed(salt: bytes) -> bytes:
    from gosform.uploads.pdf import cipher

    return cipher._hash_of_today(salt)


def locked_today(packed: Objects, user: bytes = b"", revision: int = 6) -> bytes:
    """With a password and AES-256, everything but the pages in an object stream, as Acrobat writes it."""
    from hashlib import sha256

    from gosform.uploads.pdf import aes

    key = bytes(range(32))
    hashed = (lambda salt: sha256(user + salt).digest()) if revision == 5 or user else _hashed
    check, made = b"checksal", b"keysalt!"
    entries = (
        b"<< /Filter /Standard /V 5 /R %d /Length 256 /P -44 /StmF /StdCF /StrF /StdCF /CF << /StdCF << /CFM /AESV3 /Length 32 >> >> /U <%s> /UE <%s> /O <%s> /OE <%s> /Perms <%s> >>"
        % (
            revision,
            (hashed(check) + check + made).hex().encode(),
            aes.locked(hashed(made), bytes(16), key).hex().encode(),
            (bytes(48)).hex().encode(),
            (bytes(32)).hex().encode(),
            aes.locked(key, bytes(16), struct.pack("<i", -44) + b"\xff\xff\xff\xffTadb1234").hex().encode(),
        )
    )
    heads, data = b"", b""
    for number, body in packed.items():
        heads += b"%d %d " % (number, len(data))
        data += body + b"\n"
    plain = zlib.compress(heads + data)
    pad = 16 - len(plain) % 16
    secret = bytes(16) + aes.locked(key, bytes(16), plain + bytes([pad]) * pad)
    container = max(packed) + 10
    objects = {
        container: stream(secret, b"/Type /ObjStm /N %d /First %d /Filter /FlateDecode" % (len(packed), len(heads))),
        container + 1: entries,
    }
    body, places = written(objects)
    own = container + 2
    order = list(packed)
    entry_rows = b""
    for number in range(own + 1):
        if number in packed:
            entry_rows += struct.pack(">BIH", 2, container, order.index(number))
        elif number == own:
            entry_rows += struct.pack(">BIH", 1, len(body), 0)
        else:
            entry_rows += struct.pack(">BIH", 1 if number in places else 0, places.get(number, 0), 0)
    ours = flate(entry_rows, b"/Type /XRef /W [1 4 2] /Size %d /Root 1 0 R /Encrypt %d 0 R /ID [<00> <00>]" % (own + 1, container + 1))
    return body + b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (own, ours, len(body))


# good ones


def linearised() -> bytes:
    """As for the web: the length is said at once, a cross-reference with an end mark stands near the beginning, the other one behind."""
    objects = simple(5)
    first = b"<< /Linearized 1 /L %010d /H [0 0] /O 10 /E 500 /N 5 /T %010d >>"
    dictionary = b"7 0 obj\n" + first % (0, 0) + b"\nendobj\n"
    front_size = len(HEADER) + len(dictionary)
    front_objects = {n: objects.pop(n) for n in (1, 10, 11)}
    places_size = len(rows(dict.fromkeys((0, 1, 7, 10, 11), 1)))
    trailer = b"trailer\n<< /Size 30 /Root 1 0 R /Prev %010d >>\nstartxref\n0\n%%%%EOF\n"
    start = front_size + places_size + len(trailer % 0)
    front, front_places = written(front_objects, b"")
    front_places = {n: p + start for n, p in front_places.items()} | {7: len(HEADER)}
    back, back_places = written(objects, b"")
    back_places = {n: p + start + len(front) for n, p in back_places.items()}
    main = start + len(front) + len(back)
    end = rows({0: 0, **back_places}) + b"trailer\n<< /Size 30 >>\nstartxref\n%d\n%%%%EOF\n" % front_size
    size = main + len(end)
    return (
        HEADER
        + b"7 0 obj\n"
        + first % (size, main)
        + b"\nendobj\n"
        + rows({0: 0, **front_places}).replace(b"0 2\n0000000000", b"0 2\n0000000000")
        + trailer % main
        + front
        + back
        + end
    )


def hybrid(*, free: bool = True) -> bytes:
    """A table for old readers, and beside it a stream of entries that only new ones read: the pages are in an object stream."""
    objects = simple(2)
    packed = {n: objects.pop(n) for n in (3, 10, 12)}
    heads, data = b"", b""
    for number, body in packed.items():
        heads += b"%d %d " % (number, len(data))
        data += body + b"\n"
    objects[20] = flate(heads + data, b"/Type /ObjStm /N 3 /First %d" % len(heads))
    body, places = written(objects)
    hidden = len(body)
    entry_rows = b"".join(struct.pack(">BIH", 2, 20, index) for index in range(3))
    body += b"21 0 obj\n%s\nendobj\n" % flate(entry_rows, b"/Type /XRef /W [1 4 2] /Size 22 /Index [3 1 10 1 12 1]")
    hidden_rows = dict.fromkeys(packed, 0) if free else {}
    return (
        body
        + rows({0: 0, **hidden_rows, **places})
        + b"trailer\n<< /Size 22 /Root 1 0 R /XRefStm %d >>\nstartxref\n%d\n%%%%EOF\n" % (hidden, len(body))
    )


def by_pypdf() -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(table(simple(3)))))
    writer.add_metadata({"/Title": "(stream) endobj"})
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def by_pillow() -> bytes:
    from PIL import Image

    buffer = io.BytesIO()
    one = Image.new("L", (827, 1169), 255)
    one.save(
        buffer, "PDF", resolution=100, save_all=True, append_images=[Image.new("RGB", (827, 1169), "white"), Image.new("1", (827, 1169), 1)]
    )
    return buffer.getvalue()


def harmless_words() -> bytes:
    """Names of scripts in strings, in comments, in the text of a page, and in objects that nothing leads to; empty trees; a link to a page of the web."""
    more = {
        100: b"<< /Title (How to use /JavaScript and /Launch) >>",
        101: b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>",
        102: b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org/) >> >>",
        103: stream(b"(/JavaScript /Launch) Tj"),
    }
    catalog = b"/Names << /JavaScript << /Names [] >> /EmbeddedFiles << /Names [] >> >> /Info2 100 0 R %/Launch\n"
    return table(simple(1, b"/Annots [102 0 R] /Extra 103 0 R", catalog, more))


def shared_pictures() -> bytes:
    """All pictures in the resources of all pages; each page draws one."""
    picture = b"/Type /XObject /Subtype /Image /BitsPerComponent 8 /ColorSpace /DeviceGray"
    objects = simple(2, b"")
    for index, number in enumerate((10, 12)):
        objects[number] = b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents %d 0 R /Resources 50 0 R >>" % (A4, number + 1)
        objects[number + 1] = stream(b"q /Im%d Do Q" % index)
    objects[50] = b"<< /XObject << /Im0 51 0 R /Im1 52 0 R >> >>"
    objects[51] = stream(b"\0", picture + b" /Width 100 /Height 200")
    objects[52] = stream(b"\0", picture + b" /Width 300 /Height 400")
    return table(objects)


def sloppy() -> bytes:
    """As real programs write: junk of a printer before the header, offsets that leave it out, a comment and a line of NULs behind."""
    return b"\x1b%-12345X@PJL\r\n" + table(simple(2)) + b"<!-- served in 3 ms -->\r\n" + bytes(500)


def _prev_loop() -> bytes:
    file = table(simple())
    at = file.rindex(b"xref\n0 ")
    return file.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % at)


def _packable() -> Objects:
    return {n: b for n, b in simple(2).items() if n not in (11, 13)}


def _often(file: bytes, times: int) -> bytes:
    for turn in range(times):
        file = updated(file, {10: simple(1, b"/Rotate %d" % (90 * (turn % 4)))[10]})
    return file


GOOD: dict[str, Callable[[], bytes]] = {
    "one_page": lambda: table(simple()),
    "many_pages": lambda: table(simple(60)),
    "scan_colour": lambda: scanned(2),
    "scan_grey": lambda: scanned(1, mode="L"),
    "scan_1bit": lambda: scanned(1, mode="1"),
    "rotated": lambda: table(simple(2, b"/Rotate 90")),
    "user_unit": lambda: table(simple(1, b"/UserUnit 2")),
    "cropped": lambda: table(simple(1, b"/CropBox [0 0 300 400]")),
    "streamed": lambda: streamed(simple(3), {}),
    "packed": lambda: streamed(
        {n: b for n, b in simple(3).items() if n in (11, 13, 15)}, {n: b for n, b in simple(3).items() if n not in (11, 13, 15)}
    ),
    "updated": lambda: updated(table(simple(2)), {10: simple(1, b"/Rotate 180")[10]}),
    "updated_often": lambda: _often(table(simple(2)), 30),
    "linearised": linearised,
    "hybrid": hybrid,
    "hybrid_absent": lambda: hybrid(free=False),
    "owner_password": lambda: locked("", "secret"),
    "owner_password_aes256": lambda: locked_today(_packable()),
    "owner_password_aes256_r5": lambda: locked_today(_packable(), revision=5),
    "attachments_locked": lambda: table(
        simple(), extra=b"/Encrypt << /Filter /Standard /V 5 /R 6 /StmF /Identity /StrF /Identity /EFF /X /CF << /X << /CFM /AESV3 >> >> >>"
    ),
    "by_pypdf": by_pypdf,
    "by_pillow": by_pillow,
    "harmless_words": harmless_words,
    "shared_pictures": shared_pictures,
    "sloppy": sloppy,
    "wrong_offsets": lambda: table(simple(5), wrong=7),
    "wrong_lengths": lambda: table({**simple(2), 11: b"<< /Length 9999 >>\nstream\nBT (x) Tj ET\nendstream"}, wrong=3),
    "wrong_startxref": lambda: table(simple(5)).replace(b"startxref\n", b"startxref\n9"),
    "numbered_from_one": lambda: table(simple(2)).replace(b"xref\n0 4\n", b"xref\n1 4\n"),
    "nul_padding": lambda: table(simple()) + bytes(4096),
    "prev_loop": _prev_loop,
    "outline_loop": lambda: table(
        simple(
            1,
            b"",
            b"/Outlines 90 0 R",
            {90: b"<< /First 91 0 R /Last 91 0 R /Count 1 >>", 91: b"<< /Title (x) /Parent 90 0 R /Next 91 0 R /First 91 0 R >>"},
        )
    ),
    "billion_count": lambda: table(simple() | {2: b"<< /Type /Pages /Count 1000000000 /Kids [10 0 R] >>"}),
    "huge_box": lambda: table(simple(box=b"[0 0 99999999999 99999999999]")),
    "no_box": lambda: table(simple(box=b"[]")),
}


# hostile ones


def active(body: bytes, more: Objects | None = None) -> bytes:
    """A document that does this when it is opened."""
    return table(simple(1, b"", b"/OpenAction 80 0 R", {80: body, **(more or {})}))


def active_packed(body: bytes) -> bytes:
    """The same with the action in an object stream."""
    objects = simple(1, b"", b"/OpenAction 80 0 R", {80: body})
    return streamed({11: objects.pop(11)}, objects)


def active_updated(body: bytes) -> bytes:
    """The same, added to a harmless document by saving it again."""
    return updated(table(simple()), {1: simple(1, b"", b"/OpenAction 80 0 R")[1], 80: body})


def escaped(body: bytes) -> bytes:
    """Every name of what acts is written with escapes."""
    for word in (
        b"JavaScript",
        b"JS",
        b"Launch",
        b"SubmitForm",
        b"EmbeddedFiles",
        b"EmbeddedFile",
        b"XFA",
        b"GoToR",
        b"RichMedia",
        b"ImportData",
        b"EF",
    ):
        body = body.replace(b"/" + word, b"/" + b"".join(b"#%02x" % c if i % 2 else bytes([c]) for i, c in enumerate(word)))
    return body


JAVASCRIPT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
LAUNCH = b"<< /S /Launch /F (cmd.exe) >>"
FILES = b"<< /Names [(a.exe) << /Type /Filespec /F (a.exe) /EF << /F 81 0 R >> >>] >>"
ATTACHED = {81: stream(b"MZ", b"/Type /EmbeddedFile")}


def hidden_in_string() -> bytes:
    """Words that end an object stand in a string before what acts."""
    return table(
        simple(
            1,
            b"",
            b"/A1 (\n>>\nstream\n) /A2 (\\) endobj ( x) y) /OpenAction 80 0 R",
            {80: b"<< /A (>> stream\n endobj) % stream\n /S /JavaScript /JS (x) >>"},
        )
    )


def overlapping() -> bytes:
    """An entry that points into a string of the object that acts, so as to cut it short."""
    objects = simple(1, b"", b"/OpenAction 80 0 R", {80: b"<< /T (\n81 0 obj\nstream\n) /S /JavaScript /JS (x) >>"})
    body, places = written(objects)
    places[81] = body.index(b"81 0 obj")
    return body + rows({0: 0, **places}) + b"trailer\n<< /Size 99 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)


def zip_of(name: str = "a.exe") -> bytes:
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr(name, b"MZ" + bytes(3000))
    return buffer.getvalue()


def objstm_bomb(size: int = 128 << 20, count: int = 1) -> bytes:
    """An object stream that unpacks to a thousand times its size."""
    bomb = stream(repeated(b" " * (1 << 20), size >> 20, b"4 0 << >> "), b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode")
    objects = simple()
    numbers = range(100, 100 + count)
    objects |= dict.fromkeys(numbers, bomb)
    body, places = written(objects)
    entry_rows = b""
    own = 100 + count
    for number in range(own + 1):
        if 200 > number >= 20 and number < 20 + count:
            entry_rows += struct.pack(">BIH", 2, 100 + number - 20, 0)
        else:
            place = len(body) if number == own else places.get(number, 0)
            entry_rows += struct.pack(">BIH", 1 if place else 0, place, 0)
    ours = flate(entry_rows, b"/Type /XRef /W [1 4 2] /Size %d /Root 1 0 R" % (own + 1))
    return body + b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (own, ours, len(body))


def xref_bomb(size: int = 128 << 20) -> bytes:
    """A cross-reference stream that unpacks to a thousand times its size."""
    packed = repeated(bytes(1 << 20), size >> 20)
    body, _ = written(simple())
    ours = stream(packed, b"/Type /XRef /W [1 4 2] /Size 150000000 /Root 1 0 R /Filter /FlateDecode")
    return body + b"99 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (ours, len(body))


def shared_object(count: int = 60_000) -> bytes:
    """Very many entries, all of them pointing into one long object."""
    long = b"[" + b"0 " * 500_000 + b"]"
    objects = simple(1, b"", b"", {50: long})
    body, places = written(objects)
    fake = {1000 + n: places[50] + 20 + n for n in range(count)}
    return body + rows({0: 0, **places, **fake}) + b"trailer\n<< /Size 200000 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)


def shared_packed(count: int = 390_000) -> bytes:
    """Six times as many, in a stream of less than 5 KB, all of them pointing at one object."""
    body, places = written(simple(1, b"", b"", {50: b"[" + b"0 " * 200_000 + b"]"}))
    own = count + 100
    entry_rows = [struct.pack(">BIH", 1 if place else 0, place, 0) for place in (places.get(number, 0) for number in range(100))]
    entry_rows += [struct.pack(">BIH", 1, places[50], 0)] * count
    entries = flate(b"".join(entry_rows), b"/Type /XRef /W [1 4 2] /Size %d /Root 1 0 R" % own)
    return body + b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (own, entries, len(body))


def under_two_numbers() -> bytes:
    """The cross-reference has the place of the script under another number as well."""
    objects = simple(1, b"", b"/OpenAction 80 0 R", {80: JAVASCRIPT})
    body, places = written(objects)
    return body + rows({0: 0, 79: places[80], **places}) + b"trailer\n<< /Size 81 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)


def unterminated(count: int = 20_000) -> bytes:
    """Objects without an end, one after the other: each of them reaches to the end of the file."""
    parts, places, at = [HEADER], {}, len(HEADER)
    for number in range(10, 10 + count):
        places[number] = at
        parts.append(b"%d 0 obj << /A 1\n" % number)
        at += len(parts[-1])
    body = b"".join(parts)
    return body + rows({0: 0, **places}) + b"trailer\n<< /Size 200000 /Root 10 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)


def fan(depth: int = 12, width: int = 12) -> bytes:
    """A tree of pages whose nodes all have the same children: few objects, a trillion pages."""
    objects = simple()
    for level in range(depth):
        child = 100 + level + 1 if level < depth - 1 else 10
        objects[100 + level] = b"<< /Type /Pages /Count 1 /Kids [%s] >>" % (b"%d 0 R " % child * width)
    objects[2] = objects[100]
    return table(objects)


def page_loop() -> bytes:
    return table(simple() | {2: b"<< /Type /Pages /Count 1 /Kids [2 0 R 5 0 R] >>", 5: b"<< /Type /Pages /Kids [2 0 R 5 0 R] >>"})


def cut_update() -> bytes:
    """Saved again, and cut within what was added."""
    file = updated(table(simple(2)), {10: simple(1, b"/Rotate 180")[10]})
    return file[: file.rindex(b"xref\n", 0, file.rindex(b"startxref"))]


def without_middle() -> bytes:
    """400 bytes are missing in the middle of a picture, all else is there."""
    file = scanned(3, (600, 800))
    return file[: len(file) // 2] + file[len(file) // 2 + 400 :]


def as_text() -> bytes:
    """Line ends were converted, as a transfer in text mode does."""
    return scanned(2, (600, 800)).replace(b"\n", b"\r\n")


def bad_offsets(pages: int = 3000) -> bytes:
    """All offsets are off by seven bytes, with which a library that searches for each object takes minutes."""
    return table(simple(pages), wrong=7)


def _deep(opening: bytes, count: int = 200_000) -> bytes:
    return table(simple(1, b"/Deep " + opening * count))


def _zip_inside() -> bytes:
    """A ZIP in a comment in front of the last mark: for a reader of ZIP it is the end of the file."""
    file = table(simple())
    at = file.rindex(b"startxref")
    archive = zip_of()
    return file[:at] + b"%" + archive[:-2] + struct.pack("<H", len(file) - at + 1) + b"\n" + file[at:]


def _zeroed(file: bytes) -> bytes:
    return file[: len(file) // 2] + bytes(len(file) - len(file) // 2)


def _long_chain(count: int) -> bytes:
    parts = [table(simple())]
    size, before = len(parts[0]), int(parts[0][parts[0].rindex(b"startxref") + 9 :].split()[0])
    for _ in range(count):
        each = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 99 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (before, size)
        before = size
        size += len(each)
        parts.append(each)
    return b"".join(parts)


def _packed_twice() -> bytes:
    """Two objects of one number in an object stream: the cross-reference names the first, a parser that goes by numbers may take the last."""
    objects = simple(1, b"", b"/OpenAction 80 0 R", {80: JAVASCRIPT, 81: b"<< /S /GoTo /D /Nowhere >>"})
    text, parts = objects.pop(11), list(objects.items())
    heads, data = b"", b""
    for number, body in parts:
        heads += b"%d %d " % (80 if number == 81 else number, len(data))
        data += body + b"\n"
    own = {11: text, 90: flate(heads + data, b"/Type /ObjStm /N %d /First %d" % (len(parts), len(heads)))}
    file, places = written(own)
    order = [number for number, _ in parts]
    entry_rows = b"".join(
        struct.pack(">BIH", 2, 90, order.index(n))
        if n in order and n != 81
        else struct.pack(">BIH", 1 if places.get(n) else 0, places.get(n, 0), 0)
        for n in range(91)
    )
    return file + b"91 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        flate(entry_rows, b"/Type /XRef /W [1 4 2] /Size 91 /Root 1 0 R"),
        len(file),
    )


HOSTILE: dict[str, tuple[Callable[[], bytes], tuple[str, ...]]] = {
    "javascript": (lambda: active(JAVASCRIPT), ("active-content",)),
    "javascript_escaped": (lambda: active(escaped(JAVASCRIPT)), ("active-content",)),
    "javascript_packed": (lambda: active_packed(JAVASCRIPT), ("active-content",)),
    "javascript_packed_escaped": (lambda: active_packed(escaped(JAVASCRIPT)), ("active-content",)),
    "javascript_updated": (lambda: active_updated(JAVASCRIPT), ("active-content",)),
    "javascript_updated_escaped": (lambda: active_updated(escaped(JAVASCRIPT)), ("active-content",)),
    "javascript_names": (
        lambda: table(simple(1, b"", b"/Names << /JavaScript << /Names [(a) 80 0 R] >> >>", {80: JAVASCRIPT})),
        ("active-content",),
    ),
    "javascript_stream": (lambda: active(b"<< /S /JavaScript /JS 81 0 R >>", {81: flate(b"app.alert(1)")}), ("active-content",)),
    "javascript_annotation": (
        lambda: table(simple(1, b"/Annots [<< /Subtype /Widget /AA << /E 80 0 R >> >>]", b"", {80: JAVASCRIPT})),
        ("active-content",),
    ),
    "javascript_next": (
        lambda: active(b"<< /S /URI /URI (x) /Next [ << /S /GoTo /Next 81 0 R >> ] >>", {81: JAVASCRIPT}),
        ("active-content",),
    ),
    "javascript_hidden_in_string": (hidden_in_string, ("active-content",)),
    "javascript_overlapping": (overlapping, ("active-content",)),
    "javascript_wrong_offsets": (lambda: table(simple(1, b"", b"/OpenAction 80 0 R", {80: JAVASCRIPT}), wrong=7), ("active-content",)),
    "javascript_locked": (lambda: locked("", "x", active(JAVASCRIPT)), ("active-content",)),
    "javascript_locked_aes256": (
        lambda: locked_today(_packable() | {1: simple(1, b"", b"/OpenAction 80 0 R")[1], 80: JAVASCRIPT}),
        ("active-content",),
    ),
    "javascript_second_key": (lambda: active(b"<< /S /GoTo /S /JavaScript /JS (x) >>"), ("active-content",)),
    "javascript_second_action": (
        lambda: table(simple(1, b"", b"/OpenAction 79 0 R /OpenAction 80 0 R", {79: b"<< /S /GoTo >>", 80: JAVASCRIPT})),
        ("active-content",),
    ),
    "javascript_second_names": (
        lambda: table(simple(1, b"", b"/Names << >> /Names << /JavaScript << /Names [(a) 80 0 R] >> >>", {80: JAVASCRIPT})),
        ("active-content",),
    ),
    "javascript_second_root": (
        lambda: table(simple(1, b"", b"", {4: simple(1, b"", b"/OpenAction 80 0 R")[1], 80: JAVASCRIPT}), extra=b"/Root 4 0 R"),
        ("active-content",),
    ),
    "javascript_second_in_container": (_packed_twice, ("active-content",)),
    "javascript_in_what_one_engine_refuses": (
        lambda: table(simple(1, b"/Deep " + b"<</A" * 2000, b"/OpenAction 80 0 R", {80: JAVASCRIPT})),
        ("active-content",),
    ),
    "javascript_behind_long_string": (lambda: active(b"<< /T (" + b"x" * (6 << 20) + b") /S /JavaScript /JS (x) >>"), ("active-content",)),
    "javascript_in_trailer": (
        lambda: table(simple(more={80: JAVASCRIPT})).replace(b"/Root 1 0 R", b"/Root << /Type /Catalog /Pages 2 0 R /OpenAction 80 0 R >>"),
        ("active-content",),
    ),
    "root_in_trailer": (lambda: table(simple()).replace(b"/Root 1 0 R", b"/Root << /Type /Catalog /Pages 2 0 R >>"), ()),
    "javascript_update_not_pointed_at": (
        lambda: active_updated(JAVASCRIPT)[::-1].replace(b"ferxtrats", b"ferxtrat", 1)[::-1],
        ("active-content",),
    ),
    "javascript_table_of_odd_rows": (lambda: active(JAVASCRIPT).replace(b"n \n80 1\n", b"\n80 1\n"), ("active-content",)),
    "javascript_in_another_root": (
        lambda: table(simple(more={4: simple(1, b"", b"/OpenAction 80 0 R")[1], 80: JAVASCRIPT}), wrong=9).replace(
            b"startxref\n", b"startxref\n1"
        ),
        ("active-content",),
    ),
    "launch": (lambda: active(LAUNCH), ("active-content",)),
    "launch_escaped": (lambda: active_packed(escaped(LAUNCH)), ("active-content",)),
    "embedded": (lambda: table(simple(1, b"", b"/Names << /EmbeddedFiles 80 0 R >>", {80: FILES, **ATTACHED})), ("active-content",)),
    "embedded_escaped": (
        lambda: table(simple(1, b"", escaped(b"/Names << /EmbeddedFiles 80 0 R >>"), {80: escaped(FILES), **ATTACHED})),
        ("active-content",),
    ),
    "attachment": (
        lambda: table(simple(1, b"/Annots [<< /Subtype /FileAttachment /FS << /EF << /F 81 0 R >> >> >>]", b"", ATTACHED)),
        ("active-content",),
    ),
    "xfa": (lambda: table(simple(1, b"", b"/AcroForm << /XFA 80 0 R /Fields [] >>", {80: stream(b"<xdp/>")})), ("active-content",)),
    "xfa_escaped": (
        lambda: table(simple(1, b"", escaped(b"/AcroForm << /XFA 80 0 R /Fields [] >>"), {80: stream(b"<xdp/>")})),
        ("active-content",),
    ),
    "submit": (lambda: active(b"<< /S /SubmitForm /F (http://example.org/) >>"), ("active-content",)),
    "remote": (lambda: active(b"<< /S /GoToR /F (//example.org/share/x.pdf) /D [0 /Fit] >>"), ("active-content",)),
    "import_data": (lambda: active(b"<< /S /ImportData /F (x.fdf) >>"), ("active-content",)),
    "rich_media": (
        lambda: table(simple(1, b"/Annots [<< /Subtype /RichMedia /RichMediaContent << /Assets << >> >> >>]")),
        ("active-content",),
    ),
    "user_password": (lambda: locked("secret", "other"), ("encrypted",)),
    "user_password_aes256": (lambda: locked_today(_packable(), user=b"secret", revision=5), ("encrypted",)),
    "certificate": (lambda: table(simple(), extra=b"/Encrypt << /Filter /Adobe.PubSec /V 4 >>"), ("encrypted",)),
    "polyglot_zip_behind": (lambda: table(simple()) + zip_of(), ("trailing-data",)),
    "polyglot_zip_before_mark": (_zip_inside, ("trailing-data",)),
    "polyglot_exe_before": (lambda: b"MZ" + bytes(500) + table(simple()), ("trailing-data",)),
    "polyglot_jpeg_before": (lambda: b"\xff\xd8\xff\xe0" + bytes(100) + table(simple()), ("trailing-data",)),
    "html_behind": (lambda: table(simple()) + b"<script>alert(1)</script>", ("trailing-data",)),
    "megabyte_behind": (lambda: table(simple()) + random.Random(2).randbytes(1 << 20), ("trailing-data",)),  # noqa: S311
    "cut_mark": (lambda: table(simple())[:-2], ("truncated",)),
    "cut_half": (lambda: scanned(3)[: len(scanned(3)) // 2], ("truncated",)),
    "cut_update": (cut_update, ("truncated",)),
    "cut_linearised": (lambda: linearised()[: len(linearised()) // 2], ("truncated",)),
    "zero_tail": (lambda: _zeroed(scanned(3)), ("truncated",)),
    "zero_tail_linearised": (lambda: _zeroed(linearised()), ("truncated",)),
    "without_middle": (without_middle, ("damaged",)),
    "as_text": (as_text, ("damaged",)),
    "no_header": (lambda: b"x" * 3000 + table(simple())[8:], ("damaged",)),
    "header_far": (lambda: b"x" * 1100 + table(simple()), ("damaged",)),
    "no_pages": (lambda: table(simple() | {2: b"<< /Type /Pages /Count 0 /Kids [] >>"}), ("damaged",)),
    "no_root": (lambda: table({5: b"<< >>"}, root=9), ("damaged",)),
    "only_marks": (lambda: b"%PDF-1.4\n%%EOF\n", ("damaged",)),
    "half_node_loop": (lambda: table(simple() | {2: b"<< /Type /Pages /Count 2 /Kids [10 0 R 2 0 R] >>"}), ()),
    "page_loop": (page_loop, ("damaged",)),
    "root_loop": (lambda: table(simple() | {1: b"1 0 R"}), ("damaged",)),
    "fan": (fan, ()),
    "bad_offsets_3000": (bad_offsets, ()),
    "bad_offsets_12000": (lambda: bad_offsets(12_000), ()),
    "pages_3000": (lambda: table(simple(3000)), ()),
    "pages_20000": (lambda: table(simple(20_000)), ()),
    "updates_3000": (lambda: _long_chain(3000), ()),
    "objstm_bomb": (objstm_bomb, ("cannot-check",)),
    "objstm_bomb_gigabyte": (lambda: objstm_bomb(1 << 30), ("cannot-check",)),
    "objstm_bombs": (lambda: objstm_bomb(14 << 20, 40), ("cannot-check",)),
    "xref_bomb": (xref_bomb, ("cannot-check",)),
    "content_bomb": (lambda: table(simple() | {11: stream(repeated(bytes(1 << 20), 200), b"/Filter /FlateDecode")}), ()),
    "shared_object": (shared_object, ()),
    "shared_packed": (shared_packed, ("cannot-check",)),
    "javascript_under_two_numbers": (under_two_numbers, ("active-content",)),
    "unterminated": (unterminated, ("damaged",)),
    "huge_count_in_table": (lambda: table(simple()).replace(b"xref\n0 4", b"xref\n0 4000000000"), ("cannot-check",)),
    "deep_arrays": (lambda: _deep(b"["), ()),
    "deep_dictionaries": (lambda: _deep(b"<</A"), ()),
    "deep_parentheses": (lambda: _deep(b"("), ()),
    "wide_array": (lambda: table(simple(1, b"/Wide [" + b"0 " * 1_000_000 + b"]")), ()),
    "nested_filters": (lambda: table(simple() | {11: stream(b"x", b"/Filter [" + b"/FlateDecode " * 1000 + b"]")}), ()),
    "length_loop": (lambda: table(simple() | {11: b"<< /Length 11 0 R >>\nstream\nx\nendstream"}), ()),
    "long_number": (lambda: table(simple(box=b"[0 0 " + b"9" * 100_000 + b" 1]")), ()),
}

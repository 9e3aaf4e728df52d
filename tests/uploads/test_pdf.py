"""PDF: what good documents are said to be."""

from __future__ import annotations

import io
import random
import sys

import pytest
from tests.uploads.made import pdf as made

from gosform.uploads.facts import Facts, Page, Wish
from gosform.uploads.pdf import walk
from gosform.uploads.pdf.aes import locked
from gosform.uploads.pdf.cipher import Locked, cipher
from gosform.uploads.pdf.xref import dictionary
from gosform.uploads.source import Source


def look(data: bytes, wish: Wish | None = None) -> Facts:
    return walk(Source(io.BytesIO(data)), wish or Wish())


def words(facts: Facts) -> list[str]:
    return [trouble.word for trouble in facts.troubles]


@pytest.mark.parametrize("name", made.GOOD)
def test_a_good_document_has_no_trouble(name: str) -> None:
    facts = look(made.GOOD[name]())
    assert facts.troubles == ()
    assert facts.page_count == len(facts.pages) > 0
    assert Facts.from_json(facts.to_json()) == facts


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("one_page", 1), ("many_pages", 60), ("streamed", 3), ("packed", 3), ("linearised", 5), ("hybrid", 2), ("by_pypdf", 3), ("by_pillow", 3),
        ("owner_password", 1), ("owner_password_aes256_r5", 2), ("updated_often", 2), ("wrong_offsets", 5), ("numbered_from_one", 2), ("billion_count", 1),
    ],
)  # fmt: skip
def test_pages_are_counted_one_by_one(name: str, count: int) -> None:
    assert look(made.GOOD[name]()).page_count == count


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("one_page", Page(209.9, 297.0, None, "", 0, True)),
        ("scan_colour", Page(209.9, 297.0, (1654, 2339), "colour", 0, False)),
        ("scan_grey", Page(209.9, 297.0, (1654, 2339), "grey", 0, False)),
        ("scan_1bit", Page(209.9, 297.0, (1654, 2339), "1bit", 0, False)),
        ("rotated", Page(297.0, 209.9, None, "", 90, True)),
        ("updated", Page(209.9, 297.0, None, "", 180, True)),
        ("user_unit", Page(419.8, 594.1, None, "", 0, True)),
        ("cropped", Page(105.8, 141.1, None, "", 0, True)),
        ("huge_box", Page(0.0, 0.0, None, "", 0, True)),
        ("no_box", Page(215.9, 279.4, None, "", 0, True)),
        ("packed", Page(209.9, 297.0, None, "", 0, True)),
        ("owner_password", Page(209.9, 297.0, None, "", 0, True)),
    ],
)
def test_the_first_page_is_described(name: str, page: Page) -> None:
    assert look(made.GOOD[name]()).pages[0] == page


def test_of_pictures_in_shared_resources_only_those_that_a_page_draws_count() -> None:
    assert [page.pixels for page in look(made.shared_pictures()).pages] == [(100, 200), (300, 400)]


def test_pillow_writes_three_colours_and_all_are_named() -> None:
    assert [page.colour for page in look(made.by_pillow()).pages] == ["grey", "colour", "1bit"]


def test_a_picture_in_a_form_counts_and_so_does_its_text() -> None:
    picture = made.stream(b"\0", b"/Subtype /Image /Width 40 /Height 50 /ColorSpace [/ICCBased 22 0 R] /BitsPerComponent 8")
    form = made.flate(b"/Im0 Do (x) Tj", b"/Subtype /Form /Resources << /Font << /F 3 0 R >> /XObject << /Im0 21 0 R >> >>")
    page = b"<< /Type /Page /MediaBox [0 0 595 842] /Contents 11 0 R /Resources << /XObject << /Fm 20 0 R >> >> >>"
    objects = made.simple() | {10: page, 20: form, 21: picture, 22: made.stream(b"", b"/N 1")}
    assert look(made.table(objects)).pages == (Page(209.9, 297.0, (40, 50), "grey", 0, True),)


def test_fonts_alone_are_no_text() -> None:
    assert not look(made.table(made.simple() | {11: made.stream(b"q 1 0 0 1 0 0 cm Q")})).pages[0].text


def test_boxes_rotation_and_resources_are_inherited() -> None:
    objects = made.simple()
    objects[2] = b"<< /Type /Pages /Count 1 /Kids [4 0 R] /MediaBox [0 842 595 0] /Rotate -90 /Resources << /Font << /F1 3 0 R >> >> >>"
    objects[4] = b"<< /Type /Pages /Count 1 /Kids [10 0 R] /CropBox [0 0 595 421] >>"
    objects[10] = b"<< /Type /Page /Contents 11 0 R >>"
    assert look(made.table(objects)).pages == (Page(148.5, 209.9, None, "", 270, True),)


def test_five_hundred_pages_are_described_and_all_are_counted() -> None:
    facts = look(made.table(made.simple(700)))
    assert (facts.page_count, len(facts.pages), facts.troubles) == (700, 500, ())


def test_wrong_offsets_cost_one_pass_and_change_nothing() -> None:
    assert look(made.bad_offsets(600)).pages == look(made.table(made.simple(600))).pages


def test_data_of_pictures_is_not_read() -> None:
    class Counting(io.BytesIO):
        taken = 0

        def read(self, count: int | None = -1) -> bytes:
            data = super().read(count)
            self.taken += len(data)
            return data

    file = Counting(made.scanned(5, (200, 300), noise=2_000_000))
    assert walk(Source(file), Wish()).page_count == 5
    assert file.taken < 1_500_000


def test_a_small_rest_of_no_known_kind_is_accepted_behind_the_last_mark() -> None:
    for rest in (b"\r\n\r\n", bytes(70_000), b"\x1a", b"--boundary42--\r\n", b"\n%%EOF\n"):
        assert look(made.table(made.simple()) + rest).troubles == ()


def test_a_document_cut_anywhere_is_told_to_be_cut() -> None:
    for name in ("one_page", "scan_grey", "packed", "updated", "linearised", "hybrid", "by_pypdf"):
        whole = made.GOOD[name]().rstrip()
        for tenth in range(1, 10):
            facts = look(whole[: len(whole) * tenth // 10])
            assert words(facts) == ["truncated"], (name, tenth)


def test_a_linearised_document_that_is_cut_says_how_long_it_was() -> None:
    whole = made.linearised()
    assert look(whole[:900]).troubles[0].params == {"have": 900, "need": len(whole)}


def test_pages_are_looked_at_where_that_is_wished() -> None:
    words_on_it = b"BT /F1 30 Tf 36 TL 40 800 Td " + b"(The quick brown fox jumps over) Tj T* " * 21 + b"ET"
    objects = made.simple(3) | {
        11: made.stream(words_on_it),
        13: made.stream(b"1 g 0 0 595 842 re f"),
        15: made.stream(b"0.1 g 0 0 595 842 re f"),
    }
    text, blank, dark = look(made.table(objects), Wish(readability=True)).pages
    assert (text.blank, blank.blank) == (False, True)
    assert text.sharpness is not None
    assert text.sharpness > 25
    assert text.light is not None
    assert dark.light is not None
    assert text.light > 200 > 60 > dark.light


def test_no_more_pages_are_looked_at_than_are_wished() -> None:
    pages = look(made.table(made.simple(4)), Wish(readability=True, most_pages=2)).pages
    assert [page.blank is None for page in pages] == [False, False, True, True]


def test_locked_documents_that_open_without_a_password_are_looked_at_too() -> None:
    assert look(made.locked("", "x"), Wish(readability=True)).pages[0].blank is False


def test_what_the_first_engine_refuses_the_second_counts() -> None:
    facts = look(made.HOSTILE["deep_arrays"][0]())
    assert (facts.page_count, facts.troubles) == (1, ())
    assert facts.pages[0].width > 200


def test_without_the_second_engine_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert [(each.word, dict(each.params)) for each in look(made.HOSTILE["deep_arrays"][0]()).troubles] == [
        ("cannot-check", {"reason": "decoder"})
    ]
    assert look(made.table(made.simple(3))).troubles == ()
    facts = look(made.table(made.simple()), Wish(readability=True))
    assert (facts.page_count, words(facts)) == (1, ["cannot-check"])


def test_nothing_of_a_document_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    for name in ("sloppy", "prev_loop", "wrong_offsets", "no_box"):
        look(made.GOOD[name]())
    assert caplog.records == []


def test_no_mutation_raises() -> None:
    good = [file() for name, file in made.GOOD.items() if name not in {"owner_password_aes256", "scan_colour", "scan_1bit"}]
    chance = random.Random(20)  # noqa: S311
    for turn in range(500):
        data = bytearray(chance.choice(good))
        at = chance.randrange(len(data))
        match turn % 4:
            case 0:
                del data[at:]
            case 1:
                for _ in range(chance.randint(1, 40)):
                    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            case 2:
                other = chance.choice(good)
                data[at:] = other[chance.randrange(len(other)) :]
            case _:
                data[at : at + chance.randrange(200)] = chance.choice([b"", bytes(100), b"<<" * 50, b"(" * 30, b"999999999999", b"[" * 300])
        facts = look(bytes(data))
        assert Facts.from_json(facts.to_json()) == facts


def test_the_key_of_a_document_is_made_once() -> None:
    """It takes most of a second, and a document that is broken is read twice."""
    user, packed = bytes(48), bytes(32)
    entries = dictionary(
        b"<< /V 5 /R 6 /StmF /StdCF /CF << /StdCF << /CFM /AESV3 >> >> /U <%s> /UE <%s> >>" % (user.hex().encode(), packed.hex().encode()),
        None,
    )
    with pytest.raises(Locked):
        cipher(entries, b"", {})
    known = {user + packed: bytes(range(32))}
    secret = locked(known[user + packed], bytes(16), b"made up" + bytes([9]) * 9)
    assert cipher(entries, b"", known).opened(bytes(16) + secret, 1, 0) == b"made up"


@pytest.mark.parametrize(
    ("side", "space", "drawn"), [(5000, b"RGB", True), (5600, b"RGB", False), (5600, b"Gray", True), (9600, b"Gray", False)]
)
def test_a_page_whose_picture_may_not_fit_in_memory_is_not_drawn(side: int, space: bytes, drawn: bool) -> None:
    """The engine would go on without the picture, and the page would be said to be blank."""
    picture = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /Device%s /BitsPerComponent 8 /Filter /DCTDecode" % (
        side,
        side,
        space,
    )
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 11 0 R /Resources << /XObject << /I 12 0 R >> >> >>"
    objects = made.simple() | {10: page, 11: made.stream(b"q 595 0 0 842 0 0 cm /I Do Q"), 12: made.stream(b"\xff\xd8", picture)}
    facts = look(made.table(objects), Wish(readability=True))
    assert facts.troubles == ()
    assert (facts.pages[0].blank is not None) is drawn

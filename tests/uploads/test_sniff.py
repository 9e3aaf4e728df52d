"""What a file really is, from its bytes alone."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.uploads.made import archives, images, markup, office, others, pdf, signatures
from tests.uploads.walked import DAMAGES

from gosform.uploads.formats import FORMATS, GROUPS, ids_of, of_extension
from gosform.uploads.sniff import sniff
from gosform.uploads.source import Source

OTHERWISE = {
    "pdf.polyglot_exe_before": "exe",
    "pdf.polyglot_jpeg_before": "jpeg",
    "pdf.no_header": "txt",
    "pdf.header_far": "txt",
    "txt.binary": "unknown",
    "cms.deep": "unknown",
}
"""Hostile samples that are not what they want to be."""

LARGE = re.compile(r"bomb|_\d\d\d|directories|aes256|shared|scan_1bit")
"""Samples that take long to make, and whose start is that of others."""


def sniffed(data: bytes) -> str:
    return sniff(Source(io.BytesIO(data)))


def every() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """All good samples, and the hostile ones; by ``format.what``."""
    for module in (archives, images, markup, office, others, signatures):
        yield from module.GOOD.items()
    for module in (archives, images, markup, office, signatures):
        yield from ((name, make) for name, (make, _) in module.HOSTILE.items())
    yield from ((f"pdf.{name}", make) for name, make in pdf.GOOD.items())
    yield from ((f"pdf.{name}", make) for name, (make, _) in pdf.HOSTILE.items())
    for format, modes in {
        "jpeg": ("L", "RGB", "CMYK"),
        "png": ("1", "L", "RGB"),
        "tiff": ("1", "L"),
        "bmp": ("L", "RGB"),
        "gif": ("P",),
        "webp": ("RGB",),
    }.items():
        for mode in modes:
            for side in (1, 2, 40):
                yield f"{format}.{mode}_{side}", partial(images.saved, format.upper(), mode, (side, side))


def test_of_500_samples_the_real_kind_of_99_in_100_is_named() -> None:
    samples = [(name, make) for name, make in every() if not LARGE.search(name)]
    wrong = [name for name, make in samples if sniffed(make()) != OTHERWISE.get(name, name.partition(".")[0])]
    assert len(samples) >= 500
    assert wrong == []


@pytest.mark.parametrize("how", DAMAGES)
def test_damage_of_any_sort_ends_in_the_id_of_a_format(how: str) -> None:
    rng = random.Random(how)  # noqa: S311
    made = [make()[:20_000] for name, make in list(every())[::9] if not LARGE.search(name)]
    for _ in range(600):
        assert sniffed(DAMAGES[how](rng, rng.choice(made), rng.choice(made))) in FORMATS


@given(st.binary(max_size=600))
def test_any_bytes_have_a_format(data: bytes) -> None:
    assert sniffed(data) in FORMATS


@given(
    st.sampled_from([b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\3\4", b"\x30\x82", b"<", b"II*\0", b"-----BEGIN A-----"]),
    st.binary(max_size=700),
)
def test_any_bytes_behind_a_good_start_have_a_format(start: bytes, data: bytes) -> None:
    assert sniffed(start + data) in FORMATS


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("jpeg", ("jpeg",)),
        ("JPG", ("jpeg",)),
        (".tif", ("tiff",)),
        ("*.pdf", ("pdf",)),
        ("image/png", ("png",)),
        ("image/*", GROUPS["image"]),
        ("sig", ("cms",)),
        ("p7s", ("cms",)),
        ("docx", ("docx",)),
        ("pem", ("certificate",)),
        ("made-up", ()),
    ],
)
def test_what_a_form_writes_means_formats(word: str, ids: tuple[str, ...]) -> None:
    assert ids_of(word) == ids


def test_an_extension_may_belong_to_several_formats() -> None:
    assert of_extension("DOCX") == ("docx", "office-encrypted")
    assert of_extension("made-up") == ()


def test_every_walker_is_there() -> None:
    for walker in {each.walker for each in FORMATS.values() if each.walker}:
        assert callable(import_module(f"gosform.uploads.{walker}").walk)

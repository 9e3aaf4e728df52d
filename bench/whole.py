"""What sniffing costs, what proving that a large file is whole costs beside decoding it, what the hostile set takes. ``bench/uploads.py`` prints it."""

from __future__ import annotations

import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from PIL import Image
from tests.uploads.made import pdf
from tests.uploads.made.everything import GOOD, HOSTILE

from gosform.uploads.facts import Wish
from gosform.uploads.sniff import sniff
from gosform.uploads.source import Source
from gosform.uploads.walk import walk

BEST_OF = 5
MB = 1 << 20


def grained(size: tuple[int, int], noise: float) -> Image.Image:
    """A photo that no packing makes small."""
    picture = Image.merge("RGB", [Image.effect_noise(size, noise) for _ in "RGB"])
    return Image.blend(picture, Image.radial_gradient("L").resize(size).convert("RGB"), 0.5)


def jpeg(**options: Any) -> bytes:
    """12 megapixels, about 5 MB."""
    out = io.BytesIO()
    grained((4000, 3000), 25).save(out, "JPEG", quality=93, **options)
    return out.getvalue()


def png() -> bytes:
    """4.6 megapixels, about 10 MB."""
    out = io.BytesIO()
    grained((2480, 1860), 25).save(out, "PNG", compress_level=6)
    return out.getvalue()


def scan() -> bytes:
    """19 pages of A4 at 200 dots an inch, about 20 MB."""
    return pdf.scanned(19, (1654, 2339), noise=MB)


def decoded(data: bytes) -> None:
    with Image.open(io.BytesIO(data)) as image:
        image.load()


def drawn(data: bytes) -> None:
    """Every page at the size at which its looks are measured."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(data)
    for page in document:
        page.render(scale=1200 / 842)
    document.close()


LARGE: dict[str, tuple[Callable[[], bytes], Callable[[bytes], None]]] = {
    "JPEG": (jpeg, decoded),
    "progressive JPEG": (lambda: jpeg(progressive=True), decoded),
    "PNG": (png, decoded),
    "PDF": (scan, drawn),
}


def best(work: Callable[[], object]) -> float:
    """Milliseconds of processor time, the least of a few."""
    found = []
    for _ in range(BEST_OF):
        begin = time.process_time()
        work()
        found.append(1000 * (time.process_time() - begin))
    return min(found)


def whole() -> dict[str, dict[str, float]]:
    """Large files proved whole, beside the same ones decoded in full."""
    rows = {}
    for name, (make, decode) in LARGE.items():
        data = make()
        facts = walk(io.BytesIO(data), Wish())
        if facts.troubles:
            raise SystemExit(f"{name}: a whole file was doubted")
        proved, full = best(lambda data=data: walk(io.BytesIO(data), Wish())), best(lambda data=data, decode=decode: decode(data))  # type: ignore[misc]
        rows[name] = {"mb": len(data) / MB, "proved_ms": proved, "decoded_ms": full, "part": proved / full}
    return rows


def sniffing() -> dict[str, float]:
    """Every good sample, by the clock; the least of a few for each file, so that other programs play no part."""
    found = []
    for make in GOOD.values():
        source = Source(io.BytesIO(make()))
        times = []
        for _ in range(20):
            begin = time.perf_counter()
            sniff(source)
            times.append(1000 * (time.perf_counter() - begin))
        found.append(min(times))
    found.sort()
    return {"files": len(found), "mean_ms": statistics.mean(found), "p99_ms": found[len(found) * 99 // 100], "most_ms": found[-1]}


def hostile(left_out: Iterable[str] = (), wish: str = "structure") -> dict[str, Any]:
    """The most that a file of the hostile set takes: seconds of processor time, megabytes, and which files those are."""
    names = [name for name in HOSTILE if name not in set(left_out)]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / str(number) for number in range(len(names))]
        for name, path in zip(names, paths, strict=True):
            path.write_bytes(HOSTILE[name]())
        root = Path(__file__).resolve().parents[1]
        command = [sys.executable, "-m", "tests.uploads.spent", wish, *map(str, paths)]
        lines = subprocess.run(command, capture_output=True, check=True, cwd=root, env=os.environ | {"PYTHONPATH": str(root)}).stdout
    spent = {name: json.loads(line) for name, line in zip(names, lines.splitlines(), strict=True)}
    return {
        "files": len(spent),
        "failed": [name for name, row in spent.items() if row[0]],
        "cpu": _most(spent, 1, 1.0),
        "memory_mb": _most(spent, 2, MB),
    }


def _most(spent: dict[str, list[float]], place: int, unit: float) -> dict[str, float]:
    return {name: round(spent[name][place] / unit, 2) for name in sorted(spent, key=lambda name: -spent[name][place])[:6]}


def blurred(pages: int) -> dict[str, float]:
    """Parts of made pages: blurred ones that are found, sharp ones that are taken for blurred, blank ones that are found, others taken for blank."""
    from bench.readability import blank, measured, scan

    from gosform.uploads.readability import BLURRED_SCAN

    def low(found: list[Any]) -> float:
        return len([each for each in found if each.sharpness is not None and each.sharpness < BLURRED_SCAN]) / pages

    at_three, sharp, empty = (measured(make, pages)[0] for make in (lambda seed: scan(seed, 3.0), lambda seed: scan(seed, 0.0), blank))
    return {
        "pages": pages,
        "blurred_found": low(at_three),
        "sharp_doubted": low(sharp),
        "blank_found": sum(each.blank for each in empty) / pages,
        "text_taken_for_blank": sum(each.blank for each in (*sharp, *at_three)) / (2 * pages),
    }


def active() -> dict[str, int]:
    """Made PDFs that act, and how many of them are told to."""
    names = [name for name, (_, words) in pdf.HOSTILE.items() if "active-content" in words]
    found = [any(t.word == "active-content" for t in walk(io.BytesIO(pdf.HOSTILE[name][0]()), Wish()).troubles) for name in names]
    return {"files": len(names), "found": sum(found)}

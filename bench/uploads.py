"""What looking into an upload costs: sniffing, proving large files whole beside decoding them, a look in this process beside one in a worker,
small files a second, and how often looks of pages and what acts are found.

``python bench/uploads.py`` prints the tables; ``--json`` the same for programs; ``--pages N`` made pages of each sort, 0 for none (default 120);
``--hostile`` the most that a file of the hostile set takes, for its structure alone and with pages drawn. The machine may be busy: the two ways take turns, medians are quoted,
and CPU time of all processes is given beside the clock. A look apart changes hands four times, and each time waits for a processor: among other busy programs
only ``chrt -r 1 python bench/uploads.py`` (as root) shows what it costs by itself.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from PIL import Image
from pypdf import PdfWriter

from gosform.uploads import pool
from gosform.uploads.facts import Wish
from gosform.uploads.intake import taken
from gosform.uploads.pool import Pool

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.whole import active, blurred, hostile, sniffing, whole

FILES = 600
ROUNDS = 200


def photo() -> bytes:
    """35×45 mm at 450 dpi, as a form asks for."""
    out = io.BytesIO()
    Image.effect_mandelbrot((620, 797), (-3, -2.5, 2, 2.5), 100).convert("RGB").save(out, "JPEG", quality=85)
    return out.getvalue()


def document() -> bytes:
    """Three empty pages."""
    out = io.BytesIO()
    writer = PdfWriter()
    for _ in range(3):
        writer.add_blank_page(595, 842)
    writer.write(out)
    return out.getvalue()


def text() -> bytes:
    return "Заявление о выдаче справки.\n".encode() * 40


SAMPLES: dict[str, Callable[[], bytes]] = {"photo.jpg": photo, "document.pdf": document, "letter.txt": text}


def overhead(data: bytes) -> dict[str, float]:
    """Milliseconds by the clock of a look here and of one apart, taking turns; what is between their medians."""
    here: list[float] = []
    apart: list[float] = []
    for _ in range(ROUNDS):
        for found, contain in ((here, "off"), (apart, "auto")):
            begin = time.perf_counter()
            pool.look(data, contain=contain)
            found.append(1000 * (time.perf_counter() - begin))
    apart.sort()
    return {
        "bytes": len(data),
        "here": statistics.median(here),
        "apart": statistics.median(apart),
        "overhead": statistics.median(apart) - statistics.median(here),
        "p95": apart[ROUNDS * 95 // 100],
    }


def throughput(samples: dict[str, bytes]) -> dict[str, float]:
    """Small files a second, as many at a time as there are workers; CPU of this process, the helper and all workers."""
    mixed = list(samples.values()) * (FILES // len(samples))
    asked = Pool()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    asked.layers()
    starting = time.perf_counter() - begin
    own, begin = time.process_time(), time.perf_counter()
    with ThreadPoolExecutor(asked.slots) as threads:
        for facts in threads.map(lambda data: _look(asked, data), mixed):
            if facts.troubles and facts.troubles[0].word == "cannot-check":
                raise SystemExit("a small file could not be checked")
    seconds, own = time.perf_counter() - begin, time.process_time() - own
    asked.close()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    theirs = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "files": len(mixed),
        "at_a_time": asked.slots,
        "a_second": len(mixed) / seconds,
        "starting_ms": 1000 * starting,
        "cpu_ms_a_file": 1000 * (own + theirs - starting) / len(mixed),
    }


def _look(asked: Pool, data: bytes) -> Any:
    with taken(data) as upload:
        return asked.look(upload.file, upload.size, Wish())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--pages", type=int, default=120)
    parser.add_argument("--hostile", action="store_true")
    parser.add_argument("--without", nargs="*", default=[], help="files of the hostile set to leave out")
    wanted = parser.parse_args()
    samples = {name: make() for name, make in SAMPLES.items()}
    pool.look(samples["photo.jpg"])
    found: dict[str, Any] = {
        "layers": pool.contained(),
        "processors": os.cpu_count(),
        "sniffing": sniffing(),
        "whole": whole(),
        "overhead": {name: overhead(data) for name, data in samples.items()},
        "throughput": throughput(samples),
        "active": active(),
    }
    if wanted.pages:
        found["looks"] = blurred(wanted.pages)
    if wanted.hostile:
        found["hostile"] = hostile(wanted.without)
        found["hostile, drawn"] = hostile(wanted.without, "readability")
    if wanted.json:
        json.dump(found, sys.stdout, indent=1)
        return
    show(found)


def show(found: dict[str, Any]) -> None:
    print("layers:", ", ".join(found["layers"]))
    print(f"\n{'CPU ms, best of 5':<26}{'MB':>8}{'proved':>8}{'decoded':>10}{'part':>8}")
    for name, row in found["whole"].items():
        print(f"{name:<26}{row['mb']:>8.1f}{row['proved_ms']:>8.2f}{row['decoded_ms']:>10.1f}{row['part']:>8.1%}")
    print(f"\n{'ms by the clock, median':<26}{'here':>8}{'apart':>8}{'overhead':>10}{'p95':>8}")
    for name, row in found["overhead"].items():
        print(f"{name:<26}{row['here']:>8.2f}{row['apart']:>8.2f}{row['overhead']:>10.2f}{row['p95']:>8.2f}")
    for title in ("sniffing", "throughput", "active", "looks", "hostile", "hostile, drawn"):
        if title in found:
            print(
                f"\n{title}: "
                + ", ".join(
                    f"{name} {value:.3f}" if isinstance(value, float) else f"{name} {value}" for name, value in found[title].items()
                )
            )


if __name__ == "__main__":
    main()

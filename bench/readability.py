"""How often blur, darkness and blank pages are found on made pages, and how often a sharp page is taken for a blurred one.

``python bench/readability.py [PAGES]``. A page is A4 at 200 dots an inch: text in several sizes, some with tables and stamps, on light and grey paper,
some dark or faded; blurred, then given the noise of a scanner and the losses of a JPEG.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PIL import Image

from gosform.uploads.readability import BLURRED_SCAN, DARK, Measures, page_measures

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.uploads.made.pages import blank_page, blurred, faded, scanned, text_page

SIGMAS = (0.0, 1.0, 2.0, 3.0, 4.0, 5.0)


def scan(seed: int, sigma: float) -> Image.Image:
    rng = random.Random(seed)
    page = text_page(seed)
    if rng.random() < 0.4:
        page = faded(page, rng.choice((0, 30, 60)), rng.choice((180, 220, 255)))
    if sigma:
        page = blurred(page, sigma)
    return scanned(page, seed, noise=rng.choice((0.0, 2.0, 4.0, 8.0)), quality=rng.choice((60, 75, 85, 95)))


def dark(seed: int) -> Image.Image:
    return scanned(faded(text_page(seed), 0, 51), seed, noise=2.0)


def blank(seed: int) -> Image.Image:
    return scanned(blank_page(seed), seed, noise=random.Random(seed).choice((0.0, 2.0, 4.0, 8.0)))


def measured(make: Callable[[int], Image.Image], pages: int) -> tuple[list[Measures], float]:
    """The measures of all pages; the processor's milliseconds for one."""
    found, spent = [], 0.0
    for seed in range(pages):
        image = make(seed)
        image.load()
        start = time.process_time()
        found.append(page_measures(image))
        spent += time.process_time() - start
    return found, spent / pages * 1000


def main() -> None:
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    print("| pages | said to be blurred | blank | sharpness, least / middle / most | ms each |")
    print("|---|---|---|---|---|")
    for sigma in SIGMAS:
        found, spent = measured(partial(scan, sigma=sigma), pages)
        sharp = sorted(each.sharpness for each in found if each.sharpness is not None)
        low = sum(each < BLURRED_SCAN for each in sharp)
        name = f"text, blurred by sigma {sigma:g} px" if sigma else "text, sharp"
        spread = " / ".join(f"{each:.0f}" for each in (sharp[0], sharp[len(sharp) // 2], sharp[-1]))
        print(f"| {name} | {low / pages:.1%} | {sum(each.blank for each in found) / pages:.1%} | {spread} | {spent:.1f} |")
    found, spent = measured(blank, pages)
    print(f"| blank | | {sum(each.blank for each in found) / pages:.1%} | | {spent:.1f} |")
    found, spent = measured(dark, pages)
    print(
        f"| dark, below {DARK:g} | {sum(each.light < DARK for each in found) / pages:.1%} dark | {sum(e.blank for e in found) / pages:.1%} | | {spent:.1f} |"
    )


if __name__ == "__main__":
    main()

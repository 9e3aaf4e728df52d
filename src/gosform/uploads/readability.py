"""Whether a page can be read: is anything on it, are its edges sharp, is it light enough. Pillow's histograms only.

A page is brought to 1,200 pixels and cut into ten by ten tiles. A tile counts where dark and light differ by ``CONTRAST`` or more. Its sharpness
is how steep its steep edges are, less what its flat parts show of noise, as a share of that difference, in percent. So the light and the paper do
not matter, and neither does the grain of a scanner, which a mean over the whole page would take for sharpness. The page's sharpness is the third
quartile of its tiles, for the background of a photo may well be out of focus. Tiles with nothing but a thin line look half as sharp again as text that
is blurred alike; the bar for scans leaves room for them.

``python bench/readability.py`` measures how often it is right.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

LONG_SIDE = 1200
"""Pixels of the longer side on which everything is measured."""
TILES = 10
CONTRAST = 40
"""Difference of lightness within a tile, of 255, from which there is something on it."""
BLURRED_SCAN = 36.0
BLURRED_PHOTO = 15.0
"""Sharpness below which a scanned page, or a photo, is warned of; nothing is refused for it."""
_MARGIN = 0.02
_FEW = 0.005
_STEEP = 0.01

DARK = 60.0
"""Median lightness below which a page is warned of."""


class Measures(NamedTuple):
    """blank: nothing is on it. sharpness: percent, None for a blank page. light: median lightness, 0 to 255."""

    blank: bool
    sharpness: float | None
    light: float


def page_measures(image: Image) -> Measures:
    """The measures of one page, in whatever mode it was decoded; the picture itself is not changed.

    Its outermost fiftieth is left out: the shadows of a scanner's lid.
    """
    grey = _small(_grey(image))
    light = _at_share(grey.histogram(), 0.5)
    found = sorted(_tiles(grey, _slopes(grey)))
    if not found:
        return Measures(True, None, float(light))
    return Measures(False, round(found[len(found) * 3 // 4], 1), float(light))


def _grey(image: Image) -> Image:
    """The picture in 256 greys, as it looks on white paper."""
    from PIL import Image as Images

    if image.mode.startswith("I;16") or image.mode == "I":
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if "transparency" in image.info:
        image = image.convert("RGBA")
    if "A" in image.getbands():
        return Images.composite(image.convert("L"), Images.new("L", image.size, 255), image.getchannel("A"))
    return image.convert("L")


def _small(grey: Image) -> Image:
    """Without its margin, its longer side at ``LONG_SIDE`` where it was longer."""
    from PIL.Image import Resampling

    width, height = grey.size
    across, down = int(width * _MARGIN), int(height * _MARGIN)
    box = (across, down, width - across, height - down)
    scale = min(1.0, LONG_SIDE / max(box[2] - box[0], box[3] - box[1], 1))
    size = (max(1, round((box[2] - box[0]) * scale)), max(1, round((box[3] - box[1]) * scale)))
    return grey.resize(size, Resampling.BOX, box, reducing_gap=2.0)


def _slopes(grey: Image) -> Image:
    """How much each pixel differs from its right or its lower neighbour, the larger of the two."""
    from PIL import ImageChops

    right, below = (ImageChops.difference(grey, ImageChops.offset(grey, *step)) for step in ((1, 0), (0, 1)))
    return ImageChops.lighter(right, below)


def _tiles(grey: Image, slopes: Image) -> list[float]:
    """Sharpness of each tile that has something on it."""
    found = []
    width, height = grey.size
    for row in range(TILES):
        for column in range(TILES):
            box = (width * column // TILES, height * row // TILES, width * (column + 1) // TILES, height * (row + 1) // TILES)
            if box[2] - box[0] < 4 or box[3] - box[1] < 4:
                continue
            lightness = grey.crop(box).histogram()
            contrast = _at_share(lightness, 1 - _FEW) - _at_share(lightness, _FEW)
            if contrast < CONTRAST:
                continue
            steepness = slopes.crop((box[0] + 1, box[1] + 1, box[2], box[3])).histogram()  # the first row differs from the opposite edge
            noise = _at_share(steepness, 0.5)
            found.append(100.0 * max(0, _at_share(steepness, 1 - _STEEP) - noise) / max(1, contrast - noise))
    return found


def _at_share(histogram: Sequence[int], share: float) -> int:
    """The value below which that share of the pixels lies."""
    sums = tuple(accumulate(histogram))
    return min(255, bisect_right(sums, share * sums[-1]))

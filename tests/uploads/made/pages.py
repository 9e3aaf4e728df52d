"""Made pages of text, as a scanner or a phone would give them: sharp and blurred, light and dark, with nothing on them."""

from __future__ import annotations

import io
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

A4_AT_200 = (1654, 2339)
_WORDS = (
    "form",
    "name",
    "date",
    "place",
    "issued",
    "by",
    "number",
    "code",
    "of",
    "the",
    "series",
    "office",
    "street",
    "house",
    "born",
    "passport",
    "tax",
)


def text_page(seed: int, size: tuple[int, int] = A4_AT_200) -> Image.Image:
    """A sharp page: lines of words in one or two sizes, perhaps a table, a stamp, a heading; a third of a page at least."""
    rng = random.Random(seed)  # noqa: S311
    scale = size[0] / A4_AT_200[0]
    page = Image.new("L", size, 255)
    draw = ImageDraw.Draw(page)
    points = rng.choice((8, 9, 10, 11, 12, 14))
    font = ImageFont.load_default(points * 200 / 72 * scale)
    left, top = int(size[0] * rng.uniform(0.06, 0.14)), int(size[1] * rng.uniform(0.04, 0.12))
    if rng.random() < 0.5:
        draw.text((left, top), "CERTIFICATE No. 123456", fill=0, font=ImageFont.load_default(points * 1.7 * 200 / 72 * scale))
        top += int(points * 6 * scale)
    until = size[1] * rng.uniform(0.35, 0.95)
    leading = points * 200 / 72 * rng.uniform(1.2, 1.8) * scale
    y = float(top)
    while y < until:
        line = ""
        while draw.textlength(line, font=font) < size[0] - 2.4 * left:
            line += rng.choice(_WORDS) + " "
        draw.text((left, y), line, fill=0, font=font)
        y += leading
    if rng.random() < 0.4:
        for row in range(6):
            at = int(size[1] * (0.5 + row * 0.05))
            draw.line((left, at, size[0] - left, at), fill=0, width=max(1, int(2 * scale)))
    if rng.random() < 0.4:
        x, y = size[0] * rng.uniform(0.2, 0.6), size[1] * rng.uniform(0.5, 0.7)
        draw.ellipse((x, y, x + 300 * scale, y + 300 * scale), outline=90, width=max(1, int(5 * scale)))
    return page


def blank_page(seed: int, size: tuple[int, int] = A4_AT_200) -> Image.Image:
    """Nothing: white, grey or black paper, perhaps with uneven light and the dark edge that a scanner's lid leaves."""
    rng = random.Random(seed)  # noqa: S311
    page = Image.new("L", size, rng.choice((255, 250, 235, 200, 120, 30, 0)))
    if rng.random() < 0.3:
        slope = Image.linear_gradient("L").resize(size).point(lambda value: value // 8)
        page = ImageChops.subtract(page, slope)
    if rng.random() < 0.3:
        ImageDraw.Draw(page).rectangle((0, 0, size[0], int(size[1] * 0.008)), fill=40)
    return page


def scanned(page: Image.Image, seed: int, *, noise: float = 4.0, quality: int = 80) -> Image.Image:
    """What a scanner makes of it: noise, and the losses of a JPEG."""
    rng = random.Random(seed)  # noqa: S311
    grain = Image.effect_noise(page.size, noise).transpose(rng.choice((Image.Transpose.ROTATE_180, Image.Transpose.FLIP_LEFT_RIGHT)))
    noisy = ImageChops.add(page, grain, offset=-128) if noise else page
    kept = io.BytesIO()
    noisy.save(kept, "JPEG", quality=quality)
    return Image.open(kept)


def blurred(page: Image.Image, sigma: float) -> Image.Image:
    return page.filter(ImageFilter.GaussianBlur(sigma))


def faded(page: Image.Image, low: int, high: int) -> Image.Image:
    """Black becomes ``low``, white ``high``."""
    return page.point(lambda value: low + value * (high - low) // 255)

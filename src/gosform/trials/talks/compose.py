"""A text put together from the parts of a style: a beginning, a few lines in any order, an end."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gosform.trials.talks.template import Page


def compose(
    page: Page,
    *,
    openings: Sequence[str] = (),
    lines: Sequence[str],
    closings: Sequence[str] = (),
    count: tuple[int, int] = (1, 4),
    sep: str = "\n",
    change: Callable[[str], str] | None = None,
) -> list[str]:
    """Write it, and say what was used as ``part/number``. openings and closings: each is left out in one text of three."""
    rng = page.rng
    chosen: list[tuple[str, int, str]] = []
    if openings and rng.random() < 2 / 3:
        i = rng.randrange(len(openings))
        chosen.append(("openings", i, openings[i]))
    chosen.extend(("lines", i, lines[i]) for i in rng.sample(range(len(lines)), min(rng.randint(*count), len(lines))))
    if closings and rng.random() < 2 / 3:
        i = rng.randrange(len(closings))
        chosen.append(("closings", i, closings[i]))
    for at, (_, _, template) in enumerate(chosen):
        if at:
            page.literal(sep)
        page.drawn.clear()
        page.fill(template, change)
    return [f"{part}/{i}" for part, i, _ in chosen]


def one_of(page: Page, templates: Sequence[str], change: Callable[[str], str] | None = None) -> list[str]:
    """Write one whole template."""
    i = page.rng.randrange(len(templates))
    page.fill(templates[i], change)
    return [f"whole/{i}"]

"""Write the measured part of ``docs/performance.md`` and its plots: ``python tools/make_performance_page.py results.json``.

``gosform bench speed --files --peers --long --format json --output results.json`` makes the results. No test runs that: it takes
minutes and says something about one machine only.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- measured: begin -->\n", "<!-- measured: end -->\n"
WIDE, HIGH, LEFT, RIGHT, TOP, LOW = 720, 360, 64, 150, 40, 48
COLOURS = ("#2f62b5", "#b26a00")
STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#333}.soft{fill:#666}.axis{stroke:#888}.grid{stroke:#ddd}path{fill:none;stroke-width:2.5}"
    "@media (prefers-color-scheme:dark){text{fill:#ddd}.soft{fill:#aaa}.grid{stroke:#444}}"
)


def main() -> int:
    found: Mapping[str, Any] = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    text = PAGE.read_text("utf-8")
    before, rest = text.split(BEGIN)
    PAGE.write_text(before + BEGIN + "\n" + "\n".join(measured(found)) + "\n\n" + END + rest.split(END)[1], "utf-8")
    plots = {"size": ("rows", "rows of the file"), "dirt": ("dirty", "rows with a mistake")}
    for name, (x, title) in plots.items():
        (PAGE.parent / f"performance-{name}.svg").write_text(plot(found[name], x, title), "utf-8")
    print(PAGE.relative_to(ROOT))
    return 0


def measured(found: Mapping[str, Any]) -> list[str]:
    """The lines of the measured part."""
    machine, main_, parquet = found["machine"], found["main"], found["parquet"]
    lines = [
        (
            f"{found['rows']:,} rows × 10 columns, {main_['bytes'] / 1e6:.0f} MB of CSV, {main_['dirty']:,} rows with one mistake. {machine['cores']} cores, "
            f"{machine['system']}, Python {machine['python']}, polars {machine['polars']}, pyarrow {machine['pyarrow']}, NumPy {machine['numpy']}. "
            f"Each program ran {found['rounds']} times in turn, from start to end; medians. Memory is the most of all processes together."
        ),
        "",
        "| whole process | seconds | processor seconds | ns a row | memory, MB |",
        "|---|---|---|---|---|",
    ]
    for part in (main_, parquet):
        lines += [_run(name, run, found["rows"]) for name, run in part["runs"].items()]
    wall, spent = main_["ratios"]["wall"], main_["ratios"]["cpu"]
    lines += [
        "",
        "| figure | measured |",
        "|---|---|",
        f"| CSV, all checks, problems written as JSON lines ÷ polars merely reading the file, seconds | {wall:.2f} |",
        f"| the same, processor seconds | {spent:.2f} |",
        f"| Parquet, screened only ÷ reading, seconds | {parquet['ratios']['wall']:.2f} |",
        f"| the same, processor seconds | {parquet['ratios']['cpu']:.2f} |",
        f"| one process ÷ all processors, seconds | {main_['ratios']['second process']:.2f} |",
        "",
        "| screen of one column, one core | million values a second | python-stdnum, million a second |",
        "|---|---|---|",
        *(
            f"| `{c['field']}` ({c['kind']}) | {c['rate'] / 1e6:.1f} | {'' if c['stdnum'] is None else format(c['stdnum'] / 1e6, '.2f')} |"
            for c in found["columns"]
        ),
    ]
    for name, title in (("size", "How cost grows with the rows"), ("dirt", "How cost grows with the mistakes")):
        lines += ["", f"### {title}", "", f"![{title}](performance-{name}.svg)", ""]
        lines += ["| rows | with a mistake | seconds | ns a row | ÷ merely reading | memory, MB |", "|---|---|---|---|---|---|"]
        lines += [_point(one) for one in found[name]]
    if "peers" in found:
        lines += ["", *_peers(found)]
    return lines


def _run(name: str, run: Mapping[str, Any], rows: int) -> str:
    return f"| {name} | {run['wall']:.2f} | {run['cpu']:.2f} | {run['wall'] / rows * 1e9:.0f} | {(run['memory'] or 0) / 1e6:.0f} |"


def _point(one: Mapping[str, Any]) -> str:
    reading, ours = one["runs"].values()
    ratio, memory = ours["wall"] / reading["wall"], (ours["memory"] or 0) / 1e6
    return f"| {one['rows']:,} | {one['dirty']:.0%} | {ours['wall']:.2f} | {ours['wall'] / one['rows'] * 1e9:.0f} | {ratio:.2f} | {memory:.0f} |"


def _peers(found: Mapping[str, Any]) -> list[str]:
    ours = found["main"]["runs"]["gosform"]
    small, large = (sample["rows"] for sample in next(one for one in found["peers"] if one["installed"])["samples"])
    lines = [
        "### Other tools",
        "",
        (
            f"The same rules with each tool (`bench/peers_batch.py`), whole processes, with samples of {small:,} and {large:,} rows; every one found exactly the rows with a "
            "mistake. The seconds of the whole file are **extrapolated** from how much longer the larger sample takes. None of them explains or repairs."
        ),
        "",
        "| tool | processor µs a row | processor seconds, extrapolated | ÷ gosform | seconds, extrapolated | ÷ gosform | memory with the larger sample, MB |",
        "|---|---|---|---|---|---|---|",
    ]
    for one in found["peers"]:
        if one["installed"]:
            whole, memory = one["cpu, extrapolated"], (one["samples"][-1]["memory"] or 0) / 1e6
            walls = [sample["wall"] for sample in one["samples"]]
            wall = walls[1] + (walls[1] - walls[0]) / (large - small) * (found["rows"] - large)
            ratios = f"{whole:.0f} | {whole / ours['cpu']:.1f} | {wall:.0f} | {wall / ours['wall']:.1f}"
            lines.append(f"| {one['tool']} | {one['cpu a row'] * 1e6:.1f} | {ratios} | {memory:.0f} |")
        else:
            lines.append(f"| {one['tool']} | not installed | | | | | |")
    return lines


def plot(points: Sequence[Mapping[str, Any]], x: str, title: str) -> str:
    """Nanoseconds a row of both programs as lines. x: ``rows`` (logarithmic) or ``dirty``."""
    values = [float(one[x]) for one in points]
    places = [math.log10(value) for value in values] if x == "rows" else values
    low, wide = min(places), (max(places) - min(places)) or 1
    series = {name: [one["runs"][name]["wall"] / one["rows"] * 1e9 for one in points] for name in points[0]["runs"]}
    top = _round(max(max(line) for line in series.values()))

    def at(place: float, value: float) -> tuple[float, float]:
        return LEFT + (WIDE - LEFT - RIGHT) * (place - low) / wide, HIGH - LOW - (HIGH - TOP - LOW) * value / top

    lines = [f'<text x="{LEFT}" y="22">Nanoseconds a row by {escape(title)}</text>']
    for i in range(5):
        _, y = at(low, top * i / 4)
        lines.append(f'<line class="grid" x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        lines.append(f'<text class="soft" x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{top * i / 4:,.0f}</text>')
    for value, place in zip(values, places, strict=True):
        text = f"{value:,.0f}" if x == "rows" else f"{value:.0%}"
        lines.append(f'<text class="soft" x="{at(place, 0)[0]:.1f}" y="{HIGH - LOW + 20}" text-anchor="middle">{text}</text>')
    for (name, heights), colour in zip(series.items(), COLOURS, strict=True):
        dots = [at(place, height) for place, height in zip(places, heights, strict=True)]
        way = " ".join(f"{'M' if i == 0 else 'L'}{px:.1f} {py:.1f}" for i, (px, py) in enumerate(dots))
        lines.append(f'<path d="{way}" stroke="{colour}"/>')
        lines += [f'<circle cx="{px:.1f}" cy="{py:.1f}" r="4" fill="{colour}"/>' for px, py in dots]
        lines.append(f'<text x="{dots[-1][0] + 10:.1f}" y="{dots[-1][1] + 4:.1f}">{escape(name)}</text>')
    inside = "".join(lines)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" role="img" aria-label="Nanoseconds a row by {escape(title)}">'
        f"<style>{STYLE}</style>{inside}</svg>\n"
    )


def _round(value: float) -> float:
    """The next round number above."""
    step = 10.0 ** math.floor(math.log10(value))
    return next(step * factor for factor in (1, 2, 4, 8, 10) if step * factor >= value)


if __name__ == "__main__":
    raise SystemExit(main())

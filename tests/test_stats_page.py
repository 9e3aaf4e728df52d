"""What ``gosform stats`` shows: the page (escaped, nothing loaded, nothing run, every plot a table too), the text, and both languages."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.parsed_page import Parsed
from tests.stats_scene import lines, problem, report

from gosform.cli import main
from gosform.showing import stats_page, stats_table
from gosform.showing.stats_page_style import POLICY, STYLE
from gosform.showing.stats_plots import SMALL, TALL, WIDE, bar, columns, line
from gosform.showing.stats_words import Words
from gosform.stats.answer import answer
from gosform.stats.counting import Total
from gosform.stats.tally import Tally

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden"
EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>\u202e'
KNOWN = (
    ("/applicant/inn", "inn.letters", "error"),
    ("/applicant/inn", "inn.checksum", "error"),
    ("/applicant/birth_date", "date.date-order", "error"),
    ("/applicant/phone", "phone.too-short", "error"),
    ("/document/series", "passport_rf_series.letters", "error"),
    ("/applicant/surname", "surname.latin", "warning"),
    ("/applicant/given_name", "given_name.case", "notice"),
)


def scene(forms: tuple[str, ...] = ("passport-rf",), seed: int = 7) -> list[dict[str, Any]]:
    """Four months of reports of two versions: the second version has a problem that the first has not, and one that grows in the last month."""
    random = Random(seed)  # noqa: S311  made-up data
    made = []
    for form in forms:
        for month in range(8, 12):
            for _ in range(60):
                version = 1 if month < 10 else 2
                shares = [0.10, 0.0 if version == 1 else 0.2, 0.15, 0.12, 0.05 if month < 11 else 0.5, 0.08, 0.04]
                found = [problem(*one) for one, share in zip(KNOWN, shares, strict=True) if random.random() < share]
                made.append(report(f"{form}@{version}", found, f"2026-{month:02}-15"))
    return made


@pytest.fixture
def shown(tmp_path: Path) -> Any:
    """A command over the scene: its output in a language and a format."""

    def go(lang: str, format: str, *more: str, made: list[dict[str, Any]] | None = None) -> str:
        source, target = tmp_path / "reports.jsonl", tmp_path / f"out.{format}"
        source.write_bytes(lines(scene() if made is None else made))
        assert main(["stats", str(source), "--lang", lang, "--format", format, "--output", str(target), *more]) == 0
        return target.read_text(encoding="utf-8-sig").replace(str(tmp_path), "…")

    return go


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_nothing_is_loaded_and_nothing_runs(shown: Any, lang: str) -> None:
    """No script, no address, no style in an element; the policy allows this one sheet and nothing else."""
    text = shown(lang, "html")
    seen = Parsed(text, ("style", "code")).seen
    assert {tag for tag, _ in seen}.isdisjoint({"script", "img", "link", "iframe", "object", "form", "a", "base", "use", "image"})
    for tag, attributes in seen:
        assert not any(name.startswith("on") or name in ("style", "src", "href", "xlink:href") for name in attributes), tag
    for outside in ("http://", "https://", "url(", "@import"):
        assert outside not in text
    assert f"<style>{STYLE}</style>" in text
    assert b64encode(sha256(STYLE.encode()).digest()).decode() in POLICY
    assert {"http-equiv": "Content-Security-Policy", "content": POLICY} in [attributes for tag, attributes in seen if tag == "meta"]
    assert "prefers-color-scheme:dark" in STYLE
    assert next(attributes for tag, attributes in seen if tag == "html")["lang"] == lang


def test_what_comes_from_outside_is_text() -> None:
    """A title, a label, a sentence, the name of a file and of a period cannot become markup, nor turn the direction of the text."""
    tally = Tally(files=1, reports=3)
    tally.strangers.add(EVIL)
    total = Total(tally)
    for version in (1, 2):
        for day in ("2026-10-01", "2026-11-01"):
            total.add(
                f"x@{version}", day, [("/a/inn", "inn.letters", "error", EVIL, "en"), ("/a/b", f"inn.v{version}", "error", EVIL, "en")]
            )
    words = Words("en", lambda _: EVIL, lambda *_: EVIL, lambda *_: EVIL)
    text = stats_page.page(answer(total), tally, "day", words)
    Parsed(text, ("style", "code"))
    assert "<script" not in text
    assert "<img" not in text
    assert "\u202e" not in text
    assert text.count("&lt;script&gt;") > 10


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_plot_has_a_table(shown: Any, lang: str) -> None:
    """Bars stand in tables with their numbers and are hidden from readers; a plot that is an image has a title, a description and a table under it."""
    seen = Parsed(shown(lang, "html", made=scene(("passport-rf", "support-request")))).seen
    tags = [tag for tag, _ in seen]
    assert tags.count("table") == tags.count("caption") >= 16
    ids = [attributes["id"] for _, attributes in seen if "id" in attributes]
    assert len(set(ids)) == len(ids)
    images = 0
    for at, (tag, attributes) in enumerate(seen):
        if tag == "svg" and attributes.get("role") == "img":
            images += 1
            assert set(str(attributes["aria-labelledby"]).split()) <= set(ids)
            assert tags[at:].index("details") < tags[at:].index("h3")
        elif tag == "svg":
            assert attributes["aria-hidden"] == "true"
            assert [name for name in tags[:at] if name in ("table", "h3")][-1] == "table"
        if tag == "th":
            assert attributes["scope"] in ("col", "row")
        if attributes.get("class") == "scroll":
            assert attributes["tabindex"] == "0"
            assert attributes["aria-label"]
    assert images == 2


@pytest.mark.parametrize("format", ["html", "text"])
def test_russian_is_russian(shown: Any, format: str) -> None:
    """Every sentence has its translation: no English word is left but codes and ids."""
    text = shown("ru", format)
    words = " ".join(Parsed(text, ("style", "code")).words) if format == "html" else text
    words = re.sub(r"[a-z_]+\.[a-z-]+|passport-rf|gosform", "", words)
    assert re.findall("[A-Za-z]{3,}", words) == []


@pytest.mark.parametrize("format", ["html", "text"])
def test_english_is_english(shown: Any, format: str) -> None:
    """No Russian letter."""
    text = shown("en", format)
    assert re.findall("[А-Яа-яЁё]+", " ".join(Parsed(text, ("style", "code")).words) if format == "html" else text) == []


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_text_is_the_golden_one(shown: Any, lang: str) -> None:
    """What a terminal shows of the scene; a change of it is seen."""
    assert shown(lang, "text", "--top", "6") == (GOLDEN / f"stats.{lang}.txt").read_text(encoding="utf-8")


def test_everything_is_there(shown: Any) -> None:
    """The scene has a clear change and new problems, and both are found."""
    text = shown("en", "text")
    assert "Trend: 2026-11 against 2026-10" in text
    assert "New since version 2" in text
    assert "Applicant › Taxpayer number (INN) · inn.checksum" in text.partition("New since")[2]
    assert "passport_rf_series.letters" in text.partition("Trend:")[2].partition("Together")[0]


def test_nothing_found_has_a_page_too(shown: Any) -> None:
    """Clean reports have no empty tables; no reports at all have a page as well."""
    text = shown("en", "html", made=[report("x@1", [])])
    Parsed(text, ("style", "code"))
    assert "<table" not in text
    assert "There are no problems." in text
    Parsed(shown("en", "html", made=[]), ("style", "code"))
    assert "There is nothing to count." in shown("en", "html", made=[])


def test_tables_are_cut_and_say_so(shown: Any) -> None:
    """``--top`` cuts every table; what is left out is counted."""
    made = [report("x@1", [problem(f"/a/f{n}", f"k{n}.x") for n in range(30)])]
    assert "and 10 more" in shown("en", "text", "--top", "20", made=made)
    assert "Not listed here: 10 more." in shown("en", "html", made=made)


def numbers(text: str, *names: str) -> list[list[float]]:
    return [[float(value) for value in re.findall(rf'\b{name}="([0-9.]+)"', text)] for name in names]


def test_bars_are_as_long_as_their_share() -> None:
    """A bar fills its share of the width, and is never so short that it cannot be seen."""
    assert numbers(bar((0.25, 0.2, 0.3), 0.5), "width")[0] == [WIDE / 2]
    assert numbers(bar((0.0001, 0, 0.1), 1), "width")[0] == [2.0]
    bar((0, 0, 0), 0)


def test_columns_stand_within_the_plot() -> None:
    """Every column and every interval fits; the highest end of an interval is the height of the plot."""
    drawn = columns([(0.2, 0.1, 0.4), (0.3, 0.2, 0.35)], [0.1, 0.3], "f0", "T<", "D<")
    assert "T&lt;" in drawn
    assert max(numbers(drawn, "height")[0]) == pytest.approx(TALL * 0.3 / 0.4, abs=0.1)
    assert f"V{0.0}" in drawn
    columns([(0, 0, 0)], [0], "f0", "", "")


def test_lines_stand_within_their_cell() -> None:
    """Every point of a small line is in its box, also of one point and of none that is not zero."""
    for shares, top in (([0.1, 0.4, 0.0], 0.4), ([0.3], 0.3), ([0.0, 0.0], 0)):
        points = [float(y) for y in re.findall(r",([0-9.]+)", line(shares, top))]
        assert len(points) == len(shares)
        assert all(0 <= y <= SMALL for y in points)


def test_text_columns_line_up() -> None:
    """Numbers end in one column, whatever letters and no-break spaces are in them."""
    total = Total(Tally(files=1, reports=12345))
    total.add("x@1", "", [("/a/inn", "inn.letters", "error", "ИНН", "ru")])
    total.add_clean("x@1", "", 12344)
    words = Words("ru", lambda _: "", lambda *_: "ИНН", lambda *_: "")
    table = "".join(stats_table.text(answer(total), total.tally, "day", words)).partition("Поля\n")[2].splitlines()[:2]
    assert table[0].index("Поле") == table[1].index("ИНН")

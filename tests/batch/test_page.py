"""The page of a run: escaped throughout, nothing loaded, nothing run, everything said in words as well."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import partial
from hashlib import sha256
from typing import Any

import pytest
from tests.batch.test_summary import CLEAN, FORM, REPORTS, judged
from tests.parsed_page import Parsed

from gosform.batch.summary import counted, merged, nothing
from gosform.showing.batch_page import SORTS, TRUSTS, About, page
from gosform.showing.batch_page_plots import WIDE, bar, regions
from gosform.showing.batch_page_style import POLICY, STYLE
from gosform.showing.batch_page_words import by, found, number, percent, said

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>\u202e.csv'
ABOUT = About("Реестр", "bench-people@1", ("people.csv",), "2026-11-22")


def total(lang: str = "ru", times: int = 1) -> dict[str, Any]:
    whole = None
    for n in range(times):
        whole = merged(whole, counted(judged(n * 6, [CLEAN, *REPORTS, CLEAN], n), FORM.rules, partial(said, lang=lang)))
    assert whole is not None
    return whole


def parsed(data: bytes) -> Parsed:
    return Parsed(data.decode("utf-8"))


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_nothing_is_loaded_and_nothing_runs(lang: str) -> None:
    """No script, no address, no style in an element; the policy allows this one sheet and nothing else."""
    text = page(total(lang), About("Form", "f@1", (EVIL,), "2026-11-22", lang)).decode()
    seen = Parsed(text).seen
    assert {tag for tag, _ in seen}.isdisjoint({"script", "img", "link", "iframe", "object", "form", "a", "base", "use", "image"})
    for tag, attributes in seen:
        assert not any(name.startswith("on") or name in ("style", "src", "href", "xlink:href") for name in attributes), tag
    assert "http://" not in text
    assert "https://" not in text
    assert "url(" not in text
    assert "@import" not in text
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    assert f"<style>{STYLE}</style>" in text
    assert {"http-equiv": "Content-Security-Policy", "content": POLICY} in [attributes for tag, attributes in seen if tag == "meta"]
    assert POLICY.startswith("default-src 'none'; style-src 'sha256-")
    assert digest in POLICY


def test_what_comes_from_outside_is_text() -> None:
    """A file name, a title, a label, a sentence and a code cannot become markup, nor turn the direction of the text."""
    counts = total()
    counts["found"][EVIL] = {EVIL: {"error": 3}}
    counts["said"][EVIL] = {EVIL: {"label": EVIL, "what": EVIL, "fix": EVIL}}
    text = page(counts, About(EVIL, EVIL, (EVIL,), EVIL, "ru")).decode()
    Parsed(text)
    assert "<script" not in text
    assert "<img" not in text
    assert "\u202e" not in text
    assert text.count("&lt;script&gt;") > 5


def test_no_value_is_on_it() -> None:
    """Nothing of what people typed."""
    text = page(total(), ABOUT).decode()
    for value in ("119871698676", "Чудова", "4242241", "567088", "example.com"):
        assert value not in text


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_plot_has_words(lang: str) -> None:
    """Tables have captions and heads; the bars for the eye alone are hidden from readers, the plot of regions has a title and a description."""
    seen = parsed(page(total(lang), About("Form", "f@1", ("a.csv",), "2026-11-22", lang))).seen
    tags = [tag for tag, _ in seen]
    assert tags.count("table") == tags.count("caption") >= 4
    for tag, attributes in seen:
        if tag == "svg":
            assert attributes.get("aria-hidden") == "true" or attributes.get("role") == "img"
        if tag == "th":
            assert attributes["scope"] in ("col", "row")
    plot = next(attributes for tag, attributes in seen if tag == "svg" and attributes.get("role") == "img")
    ids = {attributes.get("id") for tag, attributes in seen if tag in ("title", "desc")}
    assert set(str(plot["aria-labelledby"]).split()) <= ids
    assert next(attributes for tag, attributes in seen if tag == "html")["lang"] == lang


def test_russian_pages_are_russian() -> None:
    """Every sentence of the page has its translation: no English word is left but codes and names of options."""
    counts = total()
    counts["fixes"] = dict.fromkeys([trust for trust, _ in TRUSTS], 1)
    counts |= {"unreadable": 1, "blank": 1}
    words = re.sub(r"[a-z_]+\.[a-z-]+", "", " ".join(parsed(page(counts, ABOUT)).words))
    for known in ("bench-people@1", "--fixed"):
        words = words.replace(known, "")
    assert re.findall("[A-Za-z]{3,}", words) == []


def test_english_pages_are_english() -> None:
    """No Russian letter but in the title of the form."""
    words = " ".join(parsed(page(total("en"), About("Register", "f@1", ("a.csv",), "2026-11-22", "en"))).words)
    assert re.findall("[А-Яа-яЁё]+", words) == []


def test_a_clean_run_has_a_page_too() -> None:
    """It says that there are no problems, and has no empty plots."""
    counts = merged(None, counted(judged(0, [CLEAN, CLEAN]), FORM.rules))
    assert counts is not None
    text = page(counts, ABOUT).decode()
    Parsed(text)
    assert "<table" not in text
    assert page(nothing(), ABOUT)


def test_long_lists_are_unfolded_and_cut() -> None:
    """Everything beyond the first is there to be unfolded; what is cut off is counted."""
    counts = total()
    for n in range(400):
        counts["found"][f"/person/{n}"] = {"x.y": {"error": 1 + n % 7}}
    text = page(counts, ABOUT).decode()
    assert text.count("<details>") == 2
    rest = 400 + 4 + 1 - 300
    assert f"Не показано ещё: {rest}." in text


def test_the_order_is_that_of_mending() -> None:
    """Errors before warnings before notes, the frequent ones first."""
    rows = found(total(times=3) | {"said": {}}, "en")
    assert [row.severity for row in rows] == sorted((row.severity for row in rows), key=list(SORTS).index)
    errors = [row.many for row in rows if row.severity == "error"]
    assert errors == sorted(errors, reverse=True)
    assert sum(sum(counts) for _, counts in by(rows, "code")) == sum(row.many for row in rows)


@pytest.mark.parametrize(
    ("count", "ru", "en"),
    [(0, "0", "0"), (9999, "9999", "9,999"), (10000, "10\u00a0000", "10,000"), (1234567, "1\u00a0234\u00a0567", "1,234,567")],
)
def test_numbers(count: int, ru: str, en: str) -> None:
    """As each language writes them."""
    assert number(count, "ru") == ru
    assert number(count, "en") == en


@pytest.mark.parametrize(
    ("part", "whole", "ru", "en"),
    [
        (0, 10, "0,0\u00a0%", "0.0%"),
        (1, 100_000, "<0,1\u00a0%", "<0.1%"),
        (99_999, 100_000, ">99,9\u00a0%", ">99.9%"),
        (1, 3, "33,3\u00a0%", "33.3%"),
        (3, 3, "100,0\u00a0%", "100.0%"),
        (0, 0, "–", "–"),
    ],
)
def test_percentages(part: int, whole: int, ru: str, en: str) -> None:
    """What is there is never nothing, what is lacking never everything."""
    assert percent(part, whole, "ru") == ru
    assert percent(part, whole, "en") == en


def test_bars_are_as_long_as_their_counts() -> None:
    """The longest fills the line; the smallest can still be seen."""
    assert f'width="{WIDE:.1f}"' in bar((7, 0, 0), 7)
    assert f'width="{WIDE / 2:.1f}"' in bar((0, 5, 0), 10)
    assert 'width="3.0"' in bar((1, 0, 0), 1_000_000)
    assert bar((0, 0, 0), 0).count("<rect") == 0
    assert regions([0.0, 0.5, 1.0], "<t>", "<d>").count("<rect") == 2
    assert "<t>" not in regions([1.0], "<t>", "<d>")

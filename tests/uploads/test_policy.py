"""What a form may ask of a file, and what is said to an author who writes it wrongly."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosform.problem import OptionError, Severity
from gosform.uploads.codes import CODES
from gosform.uploads.policy import policy, presets, read
from gosform.uploads.policy_values import COLOURS, PAPERS, TROUBLES


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ("5 MB", 5 * 1024**2),
        ("5MB", 5 * 1024**2),
        ("5 MiB", 5 * 1024**2),
        ("5 mb", 5 * 1024**2),
        ("5 МБ", 5 * 1024**2),
        ("500 KB", 500 * 1024),
        ("500 KiB", 500 * 1024),
        ("2.5 MB", 2621440),
        ("2,5 MB", 2621440),
        ("1 GB", 1024**3),
        ("700 B", 700),
        ("700", 700),
        (700, 700),
    ],
)
def test_a_size_is_written_as_people_write_it(written: Any, size: int) -> None:
    """One megabyte is 1024 kilobytes: the larger meaning refuses nobody whom the smaller one would take."""
    assert policy(max_size=written).max_size == size


@pytest.mark.parametrize(
    ("paper", "resolution", "pixels"),
    [
        ("35x45 mm", 300, (413, 531)),
        ("35x45 mm", 450, (620, 797)),
        ("35×45", 600, (827, 1063)),
        ("A4", 200, (1654, 2339)),
        ("A4", 300, (2480, 3508)),
        ("А4", 600, (4961, 7016)),  # a Cyrillic letter
    ],
)
def test_paper_and_resolution_make_pixels(paper: str, resolution: int, pixels: tuple[int, int]) -> None:
    assert policy(paper=paper, resolution=resolution).needed_pixels == pixels


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("accept", ["pfd"], "there is no format 'pfd', did you mean 'pdf'?"),
        ("accept", [], "at least one format is needed here, such as pdf, jpeg, png"),
        ("accept", 5, "a list is needed here: [one, two]"),
        ("max_size", "5 megabytes", "a size is needed here, as 5 MB or 500 KB, or a number of bytes"),
        ("max_size", 0, "a size is needed here, as 5 MB or 500 KB, or a number of bytes"),
        ("max_size", True, "a size is needed here, as 5 MB or 500 KB, or a number of bytes"),
        ("min_pixels", [10], "two numbers are needed here: [width, height]"),
        ("min_pixels", [10, -1], "two numbers are needed here: [width, height]"),
        ("pages", [3, 1], "the first number is larger than the second"),
        ("pages", "many", "a list is needed here: [one, two]"),
        ("count", [1, 2, 3], "a whole number is needed here, or two: [fewest, most]"),
        ("paper", "B4", "a size of paper is needed here: A3, A4, A5, A6, A7, or millimetres, as 35x45 mm"),
        ("colour", "red", "needed here: any, colour, grey or 1bit"),
        ("aspect", "wide", "width to height is needed here, as '35:45' or [35, 45]"),
        ("aspect", [0, 1], "width to height is needed here, as '35:45' or [35, 45]"),
        ("aspect_tolerance", 101, "a number of per cent is needed here, from 0 to 100"),
        ("warn", ["blured"], "there is no trouble 'blured', did you mean 'blurred'?"),
        ("preset", "pasport-photo", "there is no preset 'pasport-photo', did you mean 'passport-photo'?"),
        (
            "signature",
            {"of": "scan"},
            "a group of keys is needed here: detached_of, the upload that is signed, and signer, a list of fields",
        ),
        ("max-size", "5 MB", "there is no option 'max-size', did you mean 'max_size'?"),
    ],
)
def test_what_is_written_wrongly_is_told(key: str, value: Any, said: str) -> None:
    made, faults = read({key: value})
    assert made is None
    assert [(fault.key, fault.text) for fault in faults] == [(key, said)]
    with pytest.raises(OptionError) as caught:
        policy({key: value})
    assert str(caught.value) == f"{key}: {said}"


def test_every_mistake_is_told_at_once() -> None:
    _, faults = read({"accept": ["pdf", "jpg", "pgn"], "max_size": "x", "pages": [2, 1]})
    assert [(fault.key, fault.step) for fault in faults] == [("accept", 2), ("max_size", None), ("pages", None)]


@pytest.mark.parametrize(
    "mistake",
    [{"min_size": "5 MB", "max_size": "1 MB"}, {"min_pixels": [9, 9], "max_pixels": [8, 99]}, {"warn": ["aspect"], "refuse": ["aspect"]}],
)
def test_what_contradicts_itself_is_told(mistake: dict[str, Any]) -> None:
    assert len(read(mistake)[1]) == 1


@pytest.mark.parametrize("name", sorted(presets()))
def test_a_preset_can_be_used_and_names_its_source(name: str) -> None:
    made = policy(preset=name)
    assert made.preset == name
    assert len(made.source) > 30
    assert date.fromisoformat(made.checked_on) <= date.today()  # noqa: DTZ011
    assert set(presets()[name]["title"]) == {"ru", "en"}
    assert made.accept


def test_the_presets_are_those_that_forms_need() -> None:
    assert {"passport-photo", "document-scan", "text-document", "detached-signature", "tax-scan", "land-register"} <= set(presets())


def test_a_preset_whose_sources_contradict_each_other_is_not_official() -> None:
    assert not policy(preset="passport-photo").official


def test_what_a_form_writes_itself_wins_over_its_preset() -> None:
    made = policy(preset="passport-photo", max_size="2 MB", resolution=450, refuse=["aspect"])
    assert (made.max_size, made.needed_pixels, made.accept) == (2 * 1024**2, (620, 797), ("jpeg", "png", "bmp"))
    assert made.severity("aspect", Severity.WARNING) is Severity.ERROR
    assert made.severity("too-small-file", Severity.ERROR) is Severity.WARNING


def test_every_trouble_can_be_refused_or_warned_of() -> None:
    for code in CODES:
        assert policy(refuse=[code.trouble]).severity(code.trouble, Severity.WARNING) is Severity.ERROR
        assert policy(warn=[code.trouble]).severity(code.trouble, Severity.ERROR) is Severity.WARNING
    assert len(set(TROUBLES)) == len(TROUBLES)


def test_looks_are_measured_only_where_somebody_asks() -> None:
    """It costs more than the structure does."""
    assert not policy(accept=["pdf"]).wish().readability
    assert policy(warn=["blurred"]).wish().readability
    assert policy(readability=True).wish().readability
    assert not policy(preset="document-scan", readability=False).wish().readability


@given(
    st.dictionaries(
        st.sampled_from(["accept", "max_size", "count", "paper", "aspect", "warn", "colour", "preset", "signature", "x"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
            lambda one: st.lists(one, max_size=3) | st.dictionaries(st.text(max_size=5), one, max_size=2),
            max_leaves=4,
        ),
    )
)
def test_nothing_that_is_written_ends_in_an_exception(written: dict[str, Any]) -> None:
    made, faults = read(written)
    assert (made is None) == bool(faults)


@given(st.sampled_from(sorted(PAPERS)), st.integers(1, 2400), st.sampled_from(COLOURS))
def test_a_sheet_needs_more_pixels_at_a_higher_resolution(paper: str, dots: int, colour: str) -> None:
    small, large = policy(paper=paper, resolution=dots, colour=colour), policy(paper=paper, resolution=dots + 100)
    assert small.needed_pixels is not None
    assert large.needed_pixels is not None
    assert small.needed_pixels < large.needed_pixels

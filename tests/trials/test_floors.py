"""The floors: read from their file, held by a small measurement, and not held once something is broken."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files

import pytest

from gosform import slips, text
from gosform.cli import main
from gosform.engines import digit_slips, digits, lost_zero, writing
from gosform.kinds import snils
from gosform.problem import Trust
from gosform.slips import Explained
from gosform.trials import floors
from gosform.trials.floors import Floor, Held
from gosform.trials.injectors import groups
from gosform.trials.results import as_data
from gosform.trials.run import CHUNK, measure
from gosform.trials.statistics import Figure

FLOORS = floors.read()
SMALL = 1500


def broken(number: int, *chosen: str, seed: int = 7) -> set[tuple[str, str]]:
    """(figure, place) of every floor that a measurement of these groups does not hold."""
    return {(one.floor.figure, one.place) for one in floors.check(measure(seed, number, chosen, jobs=1), FLOORS) if not one.held}


def test_a_small_measurement_holds_every_floor() -> None:
    """All groups in their mix; every floor is measured somewhere. As many cases as a run of all tests has time for; a release is measured on 100,000."""
    held = floors.check(measure(1, SMALL), FLOORS)
    assert not [(one.floor.figure, one.place, one.figure) for one in held if not one.held]
    assert {one.floor for one in held} == set(FLOORS)


def test_every_group_of_damage_has_a_floor() -> None:
    """A new group of cases is not left unwatched, and none is watched that is not there."""
    assert {group for floor in FLOORS for group in floor.of} == set(groups())


def test_floors_are_the_promised_ones() -> None:
    """The figures of the file, named one by one: lowering one is a change of this table."""
    found = {(f.figure, f.by, f.least if f.least is not None else f.most) for f in FLOORS}
    assert found == {
        ("detection", "kind", 1.0),
        ("detection", "group", 0.995),
        ("detection", "group", 0.98),
        ("detection", "group", 0.85),
        ("macro-cause", "group", 0.97),
        ("span", "group", 0.97),
        ("top-1", "group", 0.97),
        *((f"gap-{way}-{first}", "kind", -0.01) for way in ("without", "with") for first in (1, 3)),
        ("calibration", "all", 0.03),
        ("calibration", "mix", 0.03),
        *(
            (never, "all", 0.0)
            for never in ("early-claims", "false-safe-cases", "false-alarms", "misread", "unfit", "banned", "long", "unstable")
        ),
    }


def test_a_floor_above_what_can_be_is_not_held(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is really read: with 1.01 in it the command says which floor it is and ends with 1."""
    whole = (files("gosform.trials") / "floors.toml").read_text(encoding="utf-8")
    assert "least = 1.0\n" in whole
    high = floors.read(whole.replace("least = 1.0\n", "least = 1.01\n"))
    monkeypatch.setattr(floors, "read", lambda: high)
    assert main(["bench", "explain", "--number", "20", "--group", "slips", "--floors", "--lang", "en"]) == 1
    out = capsys.readouterr().out
    assert "Not held: detection of snils: 1.0000 (" in out
    assert "at least 1.01." in out


@pytest.mark.parametrize(
    "text",
    [
        '[[floor]]\nfigure = "span"\n',
        '[[floor]]\nfigure = "span"\nleast = 0.9\nmost = 0.1\n',
        '[[floor]]\nfigure = "span"\nleast = 0.9\nby = "moon"\n',
        '[[floor]]\nfigure = "span"\nleast = 0.9\nlest = 0.9\n',
    ],
)
def test_a_floor_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="floors"):
        floors.read(text)


def test_chance_is_not_blamed_and_a_missing_measurement_is() -> None:
    """The interval must reach the bound; a floor with no case under it is not held."""
    least, most = Floor("span", ("letters",), "group", 0.97, None), Floor("false-alarms", (), "all", None, 0.0)
    assert Held(least, "letters", Figure(0.95, 0.90, 0.98, 100)).held
    assert not Held(least, "letters", Figure(0.95, 0.94, 0.96, 9000)).held
    assert not Held(least, "letters", None).held
    assert Held(most, "all", Figure(0.0, 0.0, 0.01, 300)).held
    strict = least._replace(least=-0.01, enough=0.01)
    assert Held(strict, "snils", Figure(-0.011, -0.03, 0.008, 900)).held
    assert not Held(strict, "snils", Figure(-0.011, -0.02, -0.002, 9000)).held
    assert Held(strict, "snils", Figure(-0.009, -0.018, 0.0, 9000)).held
    assert not Held(strict, "snils", Figure(-0.05, -0.07, -0.03, 900)).held
    assert not Held(most, "all", Figure(0.01, 0.001, 0.03, 100)).held


def test_groups_that_were_not_asked_for_are_not_missed() -> None:
    """But a group that was, and has no case, is."""
    letters = floors.check(measure(3, 40, ("letters",), jobs=1), FLOORS)
    assert {one.place for one in letters if one.floor.by == "group"} == {"letters"}
    empty = measure(3, 1, jobs=1)
    assert any(one.figure is None and not one.held for one in floors.check(empty, FLOORS))


Breaking = Callable[[pytest.MonkeyPatch], None]


def test_unbroken_the_groups_of_the_mutations_hold() -> None:
    """What follows fails because of what is broken, and of nothing else."""
    assert broken(700, "slips", "lengths", "letters", "controls") == set()
    assert broken(400, "lookalikes", "layout", "excel") == set()


def check_digits_that_always_fit(patch: pytest.MonkeyPatch) -> None:
    for name in ("SHAPE", "CHECKED"):
        patch.setattr(snils, name, replace(getattr(snils, name), holds=None, near=None))


def a_letter_that_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.delitem(text.SAME_AS_DIGIT, "О")
    patch.setattr(digits, "ONE_LETTER", lambda *_: None)  # made of the same table, when it was whole


def a_lookalike_that_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    for latin in "aoeAOE":
        patch.delitem(writing.TO_CYRILLIC, latin)


def a_keyboard_with_two_keys_exchanged(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(text.TO_RUSSIAN_LAYOUT, ord("d"), ord("а"))
    patch.setitem(text.TO_RUSSIAN_LAYOUT, ord("f"), ord("в"))


def lost_zeros_that_are_not_looked_for(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(lost_zero.lost_zero, "__kwdefaults__", {**(lost_zero.lost_zero.__kwdefaults__ or {}), "most": 0})


def repairs_in_reversed_order(patch: pytest.MonkeyPatch) -> None:
    ranked = slips.explain

    def reversed_order(*args: object, **named: object) -> Explained:
        found = ranked(*args, **named)  # type: ignore[arg-type]
        return found._replace(meant=found.meant[::-1])

    patch.setattr(slips, "explain", reversed_order)


def probabilities_that_boast(patch: pytest.MonkeyPatch) -> None:
    ranked = slips.explain

    def boasting(*args: object, **named: object) -> Explained:
        found = ranked(*args, **named)  # type: ignore[arg-type]
        return found._replace(meant=tuple(each._replace(probability=min(1.0, each.probability + 0.3)) for each in found.meant))

    patch.setattr(slips, "explain", boasting)


def places_named_too_early(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(slips, "SURE", 0.4)


def repairs_that_are_called_safe(patch: pytest.MonkeyPatch) -> None:
    made = digit_slips._fix
    patch.setattr(digit_slips, "_fix", lambda *args: replace(made(*args), trust=Trust.SAFE))


def a_good_number_that_is_refused(patch: pytest.MonkeyPatch) -> None:
    for name in ("SHAPE", "CHECKED"):
        patch.setattr(snils, name, replace(getattr(snils, name), holds=lambda digits: digits[0] != 1))


MUTATIONS: list[tuple[Breaking, tuple[str, ...], tuple[str, str]]] = [
    (check_digits_that_always_fit, ("slips",), ("detection", "snils")),
    (a_letter_that_is_forgotten, ("letters",), ("top-1", "letters")),
    (a_lookalike_that_is_forgotten, ("lookalikes",), ("top-1", "lookalikes")),
    (a_keyboard_with_two_keys_exchanged, ("layout",), ("top-1", "layout")),
    (lost_zeros_that_are_not_looked_for, ("excel",), ("macro-cause", "excel")),
    (repairs_in_reversed_order, ("slips",), ("gap-without-1", "snils")),
    (probabilities_that_boast, ("slips",), ("calibration", "slips")),
    (places_named_too_early, ("slips",), ("early-claims", "slips")),
    (repairs_that_are_called_safe, ("slips",), ("false-safe-cases", "all")),
    (a_good_number_that_is_refused, ("controls",), ("false-alarms", "controls")),
]


@pytest.mark.parametrize(("breaking", "chosen", "floor"), MUTATIONS, ids=[mutation[0].__name__ for mutation in MUTATIONS])
def test_breaking_a_rule_is_seen(
    breaking: Breaking, chosen: tuple[str, ...], floor: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each mutation of the real modules pushes the floor that stands for it under."""
    breaking(monkeypatch)
    assert floor in broken(300, *chosen)


def test_the_same_seed_gives_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    """Twice, and whatever the number of processes; another seed gives something else."""
    words = ["bench", "explain", "--group", "letters", "controls", "--format", "json"]
    said = []
    for more in (["--number", str(CHUNK + 9), "--jobs", "1"], ["--number", str(CHUNK + 9), "--jobs", "2"]):
        assert main([*words, *more]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    for more in (["--seed", "1"], ["--seed", "2"]):
        assert main([*words, "--number", "20", *more]) == 0
        said.append(capsys.readouterr().out)
    assert said[2] != said[3].replace('"seed": 2', '"seed": 1')


def test_limits_are_said_with_every_result(capsys: pytest.CaptureFixture[str]) -> None:
    """Synthetic, Dutch, six digits, 1969, not portal traffic, no test with people: in the tables and in the data."""
    assert main(["bench", "explain", "--number", "10", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    for words in ("made up", "Netherlands", "six digits", "1969", "not what arrives at a portal", "asking people"):
        assert words in out
    assert len(as_data(measure(1, 1, jobs=1))["limits"]) == 4


def test_the_data_say_what_was_measured(capsys: pytest.CaptureFixture[str]) -> None:
    """Every figure has its interval and its number of cases."""
    assert main(
        ["bench", "explain", "--number", "40", "--group", "slips", "letters", "--group", "controls", "--format", "json", "--floors"]
    ) in (0, 1)
    data = json.loads(capsys.readouterr().out)
    assert list(data) == ["seed", "number", "groups", "classes", "kinds", "slips", "all", "calibration", "methods", "floors", "limits"]
    assert [row["group"] for row in data["groups"]] == ["controls", "letters", "slips"]
    figures = [
        figure for part in ("groups", "classes", "kinds", "slips", "methods") for row in data[part] for figure in row["figures"].values()
    ]
    assert all(figure["low"] <= figure["value"] <= figure["high"] and figure["n"] > 0 for figure in figures)
    assert data["floors"]


def test_a_group_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "explain", "--group", "slip", "--lang", "en"]) == 2
    assert "The nearest is slips." in capsys.readouterr().err


def test_a_target_that_cannot_be_written_is_told_first(capsys: pytest.CaptureFixture[str]) -> None:
    """Not after minutes of measuring."""
    assert main(["bench", "explain", "--number", "999999999", "--output", "/nowhere/at/all", "--lang", "en"]) == 2
    assert "There is no folder" in capsys.readouterr().err

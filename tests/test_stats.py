"""``gosform stats``: the numbers are those of a plain count, whatever the files are called, cut or packed; and no value is in what is said."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import os
import re
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.stats_scene import MARK, flat, lines, plain_count, problem, report, reports

from gosform.cli import main
from gosform.stats.answer import Form, answer
from gosform.stats.counting import Asked, Total
from gosform.stats.dates import day_of, in_name, period
from gosform.stats.intervals import difference, wilson
from gosform.stats.places import OTHER, field_of
from gosform.stats.reading import Reader
from gosform.stats.tally import Tally
from gosform.stats.values import LONGEST

ROOT = Path(__file__).resolve().parents[1]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def go(*argv: str) -> tuple[int, str, str]:
        status = main(["stats", *argv])
        said = capsys.readouterr()
        return status, said.out, said.err

    return go


def read(*files: bytes, by: str | None = None, when: str | None = None, least: int = 2, form: str | None = None) -> Total:
    total = Total(Tally(), Asked(form, None, by, least))
    for data in files:
        Reader(total, when=when).read(io.BytesIO(data), "a.jsonl")
    return total


def form_of(total: Total, id: str) -> Form:
    return next(one for one in answer(total) if one.id == id)


def as_json(run: Run, *argv: str) -> Any:
    status, out, _ = run(*argv, "--format", "json")
    assert status == 0
    return json.loads(out)


def tally(*files: bytes) -> dict[str, Any]:
    """What is not zero of what was read."""
    found = read(*files).tally
    return {name: getattr(found, name) for name in found.__slots__ if isinstance(getattr(found, name), int) and getattr(found, name)}


@given(reports)
def test_the_numbers_are_those_of_a_plain_count(made: list[dict[str, Any]]) -> None:
    """Applications, fields, codes, both, pairs, severities, versions and months."""
    total = read(lines(made), by="month")
    assert {one.id for one in answer(total)} == {(one["form"] or "").partition("@")[0] for one in made}
    for form in answer(total):
        wanted = plain_count(made, form.id)
        assert (form.applications, form.reported.many) == (wanted["applications"], wanted["reported"])
        assert (form.worst, form.problems) == (wanted["worst"], wanted["problems"])
        assert {row.field: row.share.many for row in form.fields} == wanted["fields"]
        assert {row.code: row.share.many for row in form.codes} == wanted["codes"]
        assert {(row.field, row.code): row.share.many for row in form.both} == wanted["both"]
        assert {(row.field, row.code): row.problems[0] for row in form.both if row.problems[0]} == wanted["errors"]
        assert total.together.get(form.id, {}) == wanted["pairs"]
        assert {part.name: part.applications for part in form.versions} == wanted["versions"]
        assert {part.name: part.applications for part in form.periods} == {name: n for name, n in wanted["months"].items() if name}
        assert {part.name: part.reported.many for part in form.periods if part.reported.many} == {
            name: n for name, n in wanted["reported_months"].items() if name
        }
        assert form.undated == wanted["months"][""]
        assert all(row.share.of == form.applications for row in form.both)


@given(reports, st.integers(1, 5), st.randoms(use_true_random=False))
def test_files_may_be_split_and_come_in_any_order(made: list[dict[str, Any]], parts: int, random: Any) -> None:
    """The answer to one file is that to its lines in many files, shuffled."""
    whole = answer(read(lines(made)))
    mixed = random.sample(made, len(made))
    total = read(*(lines(mixed[i::parts]) for i in range(parts)))
    assert answer(total) == whole
    assert total.labels == read(lines(made)).labels


@given(reports)
def test_an_array_is_read_as_lines_are(made: list[dict[str, Any]]) -> None:
    """One document, indented or not, in however many pieces it is read, gives the same counts."""
    wanted = answer(read(lines(made)))
    for text in (json.dumps(made, indent=2), json.dumps(made), "[\n" + ",\n".join(json.dumps(one, indent=1) for one in made) + "\n]\n"):
        assert answer(read(text.encode())) == wanted


def test_a_document_of_many_pieces() -> None:
    """An array that is longer than what is read at once."""
    made = [report("x@1", [problem("/a/inn", "inn.letters")] if i % 3 == 0 else []) for i in range(4000)]
    data = json.dumps(made, indent=2).encode()
    assert len(data) > 1 << 20
    form = form_of(read(data), "x")
    assert (form.applications, form.reported.many) == (4000, 1334)


GOOD = lines([report("x@1", [])])


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (GOOD, {"files": 1, "reports": 1}),
        (b"", {"files": 1, "empty": 1}),
        (b"\xef\xbb\xbf" + GOOD, {"files": 1, "reports": 1}),
        (b"\n\n" + GOOD + b"\n  \n", {"files": 1, "reports": 1}),
        (GOOD + b'{"ok": tr\n' + GOOD, {"files": 1, "reports": 2, "broken": 1}),
        (b'{"ok": tr\n' + GOOD + GOOD, {"files": 1, "reports": 2, "broken": 1}),
        (GOOD + GOOD[:-20], {"files": 1, "reports": 1, "broken": 1}),
        (GOOD + b"\xff\xfe\n" + GOOD, {"files": 1, "reports": 2, "broken": 1}),
        (GOOD + b'{"n": ' + b"9" * 5000 + b"}\n", {"files": 1, "reports": 1, "broken": 1}),
        (GOOD + b"[" * 100_000 + b"\n" + GOOD, {"files": 1, "reports": 2, "broken": 1}),
        (GOOD + b'{"hello": "world"}\n3\nnull\n', {"files": 1, "reports": 1, "foreign": 3}),
        (GOOD + b'{"x": "' + b"9" * LONGEST + b'"}\n' + GOOD, {"files": 1, "reports": 2, "long": 1}),
        (lines([report("x@1", [{"code": 3}])]), {"files": 1, "reports": 1, "odd": 1}),
        (lines([report("x@1", [problem("/a/b", "x.y", "fatal")])]), {"files": 1, "reports": 1, "odd": 1}),
        (lines([report("x@1", [problem("/a/b", f"x.{MARK}")])]), {"files": 1, "reports": 1, "odd": 1}),
        (lines([report("x@1", ["text"])]), {"files": 1, "reports": 1, "odd": 1}),  # type: ignore[list-item]
        (lines([report("x@1", [problem("/a/b", ["x"])])]), {"files": 1, "reports": 1, "odd": 1}),  # type: ignore[arg-type]
        (lines([report("x@1", [], left_out=4)]), {"files": 1, "reports": 1, "left_out": 4}),
        (lines([{"ok": True, "problems": [], "form": None, "new": {"key": 1}}]), {"files": 1, "reports": 1}),
    ],
)
def test_what_cannot_be_read_is_counted(data: bytes, wanted: dict[str, int]) -> None:
    """Broken and long lines, foreign JSON, problems of another shape: said, and everything else is counted."""
    assert tally(data) == wanted


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.999])
def test_a_document_that_breaks_off_is_counted_up_to_there(cut: float) -> None:
    """A truncated array is named as one, and its whole reports are counted."""
    made = [report("x@1", [problem("/a/inn", "inn.letters")]) for _ in range(50)]
    text = json.dumps(made, indent=2)
    total = read(text[: int(len(text) * cut)].encode())
    assert total.tally.cut.many == 1
    assert 50 * cut - 2 <= total.tally.reports <= 50 * cut + 1


def test_a_broken_entry_of_an_array_costs_itself_alone() -> None:
    """Arrays as gosform writes them are gone on with at the next entry."""
    entries = [json.dumps(report("x@1", []), indent=2) for _ in range(9)]
    entries[4] = entries[4].replace('"ok"', "ok")
    total = read(("[\n" + ",\n".join(entries) + "\n]\n").encode())
    assert (total.tally.reports, total.tally.broken, total.tally.cut.many) == (8, 1, 0)


@given(st.binary(max_size=300), st.booleans())
def test_no_bytes_stop_it(data: bytes, after: bool) -> None:
    """Whatever is in a file, nothing is raised."""
    read(GOOD + data if after else data)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=9), lambda x: st.lists(x, max_size=3) | st.dictionaries(st.sampled_from(("problems", "ok", "form", "code", "severity", "pointer", "folded", "row", "file", "label", "rows", "files", "clean", "blank", "reported", "checked_at")), x, max_size=6), max_leaves=25))  # fmt: skip
def test_no_json_stops_it(data: Any) -> None:
    """Whatever JSON has our keys, nothing is raised."""
    answer(read(lines([data, report("x@1", []), data])))


# What is said, and what never is


@pytest.mark.parametrize("format", ["text", "json", "csv", "html"])
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_no_value_is_in_it(run: Run, tmp_path: Path, format: str, lang: str) -> None:
    """Reports with ``--show-values``, keys and pointers that hold values, hostile labels: nothing of it comes out."""
    hostile = problem(f"/a/{MARK}", "inn.letters") | {"label": f"ИНН {MARK}"}
    unknown = problem("/a/ivanov", "record.unknown-field")
    made = [report("x@1", [problem("/a/inn", "inn.letters"), hostile, unknown]), report(f"f{MARK}@1", [hostile]), report(MARK, [])]
    file = tmp_path / "a.jsonl"
    file.write_bytes(lines(made) + lines([{"row": 1, "typed": MARK, "fixed": [{"value": MARK}], **hostile}]))
    status, out, err = run(str(file), "--format", format, "--lang", lang)
    assert status == 0
    assert MARK not in out + err
    assert "ivanov" not in out + err
    assert "inn.letters" in out


@pytest.mark.parametrize("format", ["text", "json", "csv", "html"])
def test_no_value_of_a_real_check_is_in_it(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], format: str) -> None:
    """What a check with ``--show-values`` quotes is not in what is said of it."""
    record = {"applicant": {"surname": "Пушкинъ", "inn": "50010073225О", "birth_date": "31.12.1799", "phone": "+7 916 12З", "quux": "зюзя"}}
    data = tmp_path / "in.json"
    data.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    made = tmp_path / "report.json"
    assert main(["check", str(data), "--form", "passport-rf", "--show-values", "--format", "json", "--output", str(made)]) == 1
    assert "50010073225" in made.read_text(encoding="utf-8")
    status, out, err = run(str(made), "--format", format)
    assert status == 0
    for value in ("50010073225", "Пушкин", "1799", "916", "quux", "зюзя"):
        assert value not in out + err


def test_cells_never_become_formulas(run: Run, tmp_path: Path) -> None:
    """A label that a spreadsheet would run gets an apostrophe; numbers stay numbers."""
    file = tmp_path / "a.jsonl"
    file.write_bytes(
        lines(
            [report("x@1", [problem("/a/inn", "inn.letters") | {"label": "=HYPERLINK(1)"}], "2026-10-01"), report("x@1", [], "2026-11-01")]
        )
    )
    status, out, _ = run(str(file), "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert status == 0
    assert {row["label"] for row in rows if row["field"]} == {"'=HYPERLINK(1)"}
    assert {row["share"] for row in rows if row["table"] == "trend"} == {"-1.000000"}
    for row in rows:
        assert not any(str(cell).startswith(("=", "+", "@", "\t")) for cell in row.values())


def test_forms_give_the_names(run: Run, tmp_path: Path) -> None:
    """Labels and titles are those of a form of gosform's own, or of one that is named; members that it has not are not named."""
    made = [report("passport-rf@1", [problem("/applicant/inn", "inn.letters"), problem("/applicant/secret", "inn.letters")])]
    file = tmp_path / "a.jsonl"
    file.write_bytes(lines(made))
    data = as_json(run, str(file), "--lang", "en")["forms"][0]
    assert data["title"] == "Passport replacement"
    assert [(row["field"], row["label"]) for row in data["fields"]] == [
        (OTHER, "another place"),
        ("/applicant/inn", "Applicant › Taxpayer number (INN)"),
    ]
    own = tmp_path / "own.yaml"
    own.write_text(
        "id: own\nversion: 3\ntitle: {en: Own form}\nsource: 'a form for tests'\n"
        "sections: {a: {title: {en: Part A}, fields: {inn: {kind: inn, label: {en: Number}}}}}\n",
        encoding="utf-8",
    )
    file.write_bytes(lines([report("own@3", [problem("/a/inn", "inn.letters"), problem("/a/other", "inn.letters")]), report("x@1", [])]))
    data = as_json(run, str(file), "--form", str(own), "--lang", "en")
    assert data["read"]["other"] == 1
    assert [(form["form"], form["title"]) for form in data["forms"]] == [("own", "Own form")]
    assert {row["label"] for row in data["forms"][0]["fields"]} == {"Part A › Number", "another place"}


def test_a_form_and_a_version_alone(run: Run, tmp_path: Path) -> None:
    """``--form`` counts one form, with ``@`` one version of it."""
    file = tmp_path / "a.jsonl"
    file.write_bytes(lines([report("passport-rf@1", []), report("support-request@1", []), report("passport-rf@9", [])]))
    assert [form["form"] for form in as_json(run, str(file))["forms"]] == ["passport-rf", "support-request"]
    assert [form["applications"] for form in as_json(run, str(file), "--form", "passport-rf")["forms"]] == [2]
    assert [form["applications"] for form in as_json(run, str(file), "--form", "passport-rf@1")["forms"]] == [1]
    status, _, err = run(str(file), "--form", "pasport-rf")
    assert (status, "passport-rf" in err) == (2, True)


def test_severity_and_top(run: Run, tmp_path: Path) -> None:
    """``--severity error`` counts errors alone; ``--top`` cuts tables, not counts."""
    found = [
        problem("/a/inn", "inn.letters", "notice"),
        problem("/a/date", "date.date-order"),
        problem("/b/0/snils", "snils.checksum", "warning"),
    ]
    file = tmp_path / "a.jsonl"
    file.write_bytes(lines([report("x@1", found[:1]), report("x@1", found)]))
    many = {name: as_json(run, str(file), "--severity", name)["forms"][0] for name in ("error", "warning", "notice")}
    assert [len(many[name]["codes"]) for name in ("error", "warning", "notice")] == [1, 2, 3]
    assert [many[name]["with_problems"]["applications"] for name in ("error", "warning", "notice")] == [1, 1, 2]
    cut = as_json(run, str(file), "--top", "1")["forms"][0]
    assert len(cut["codes"]) == len(cut["fields"]) == len(cut["fields_and_codes"]) == 1
    assert cut["severities"] == many["notice"]["severities"]


def test_what_is_new(run: Run, tmp_path: Path) -> None:
    """A problem is new when no earlier version had it; how many were counted before is said."""
    old = [report("x@1", [problem("/a/inn", "inn.letters")])] * 30
    new = [report("x@2", [problem("/a/inn", "inn.letters"), problem("/a/date", "date.date-order")])] * 5
    newer = [report("x@3", [problem("/a/inn", "inn.checksum")])]
    file = tmp_path / "a.jsonl"
    file.write_bytes(lines(old + new + newer))
    last = as_json(run, str(file))["forms"][0]["new"]
    assert (last["since"], last["applications_before"], [row["code"] for row in last["rows"]]) == (3, 35, ["inn.checksum"])
    second = as_json(run, str(file), "--since", "2")["forms"][0]["new"]
    assert (second["applications"], second["applications_before"]) == (6, 30)
    assert [(row["code"], row["applications"], row["of"]) for row in second["rows"]] == [("date.date-order", 5, 6), ("inn.checksum", 1, 6)]
    assert second["share_before_at_most"] == wilson(0, 30)[1]
    nothing = as_json(run, str(file), "--since", "1")["forms"][0]["new"]
    assert (nothing["applications"], nothing["applications_before"], nothing["rows"]) == (36, 0, [])
    assert "There is nothing to compare: 0 applications before that version, 36 since." in run(str(file), "--since", "1", "--lang", "en")[1]


def test_trend(run: Run, tmp_path: Path) -> None:
    """The last period against the one before: a clear change is called one, another is not."""

    def month(day: str, letters: int, order: int) -> list[dict[str, Any]]:
        return [
            report("x@1", [problem("/a/inn", "inn.letters")] * (i < letters) + [problem("/a/date", "date.date-order")] * (i < order), day)
            for i in range(200)
        ]

    file = tmp_path / "a.jsonl"
    file.write_bytes(lines(month("2026-08-01", 190, 1) + month("2026-10-01", 20, 10) + month("2026-11-01", 60, 11)))
    trend = as_json(run, str(file), "--by", "month")["forms"][0]["trend"]
    assert (trend["last"], trend["before"], trend["compared"]) == ("2026-11", "2026-10", 2)
    assert [(row["code"], row["change"]) for row in trend["rows"]] == [("inn.letters", "more"), ("date.date-order", "not clear")]
    assert trend["rows"][0]["difference"] == pytest.approx(0.2)
    assert (trend["rows"][0]["difference"], *trend["rows"][0]["interval"]) == difference(60, 200, 20, 200)


def test_codes_that_come_together() -> None:
    """A pair that comes together whenever it comes is so many times as often as by chance."""
    pair = [problem("/a/inn", "inn.letters"), problem("/a/date", "date.date-order")]
    form = form_of(read(lines([report("x@1", pair)] * 10 + [report("x@1", [])] * 90)), "x")
    assert [(one.codes, one.share.many, one.share.of, one.times) for one in form.together] == [
        (("date.date-order", "inn.letters"), 10, 100, 10.0)
    ]


# Intervals, dates, places


def test_intervals_are_those_of_the_papers() -> None:
    """Worked examples of Newcombe: 81 of 263, 15 of 148, 0 of 20, 1 of 29 (1998a, table I); 56 of 70 against 48 of 80 (1998b, table II)."""
    for part, whole, low, high in ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)):
        assert wilson(part, whole) == pytest.approx((low, high), abs=5e-5)
    assert difference(56, 70, 48, 80) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)
    assert difference(10, 10, 0, 10)[0] == 1
    assert wilson(0, 0) == (0, 1)


@given(st.integers(0, 500), st.integers(1, 500))
def test_an_interval_holds_its_share(part: int, whole: int) -> None:
    part = min(part, whole)
    low, high = wilson(part, whole)
    assert 0 <= low <= part / whole <= high <= 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-22", "2026-11-22"), ("2026-11-22T23:59:59+03:00", "2026-11-22"), ("2026-02-30", ""), ("22.11.2026", ""),
        ("2026-11-221", ""), ("1926-11-22", ""), (20261122, ""), (None, ""), (["2026-11-22"], ""),
    ],
)  # fmt: skip
def test_days_of_reports(text: Any, day: str) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("reports-2026-11-22.jsonl.gz", "2026-11-22"), ("2026-11-01_2026-11-30.csv", "2026-11-30"), ("in/2026-10-01/a.jsonl", "2026-10-01"),
        ("in/2026-10-01/b-2026-11-02.jsonl", "2026-11-02"), ("a-2026-13-01.jsonl", ""), ("a-12026-11-02.jsonl", ""), ("a.jsonl", ""),
    ],
)  # fmt: skip
def test_days_in_names(name: str, day: str) -> None:
    assert in_name(name) == day


def test_periods() -> None:
    """Weeks are those of ISO 8601: the last days of December may be of the first week."""
    assert [period("2026-11-22", by) for by in ("day", "week", "month")] == ["2026-11-22", "2026-W47", "2026-11"]
    assert period("2024-12-30", "week") == "2025-W01"
    assert period("", "week") == ""


def test_where_dates_are_from(run: Run, tmp_path: Path) -> None:
    """The report's own date, else one in the name, else that of the file; or what ``--time`` says. Which was used is said."""
    file = tmp_path / "a-2026-10-05.jsonl"
    file.write_bytes(lines([report("x@1", [], "2026-11-22"), report("x@1", [])]))
    os.utime(file, (1_790_000_000, 1_790_000_000))  # 2026-09-21
    found = {}
    for time in (None, "name", "file", "none"):
        data = as_json(run, str(file), *([] if time is None else ["--time", time]))
        found[time] = ([part["period"] for part in data["forms"][0]["periods"]], data["time"]["from"])
    assert found[None] == (["2026-10", "2026-11"], {"report": 1, "name": 1})
    assert found["name"] == (["2026-10-05"], {"name": 2})
    assert found["file"] == (["2026-09-21"], {"file": 2})
    assert found["none"] == ([], {"none": 2})


def test_days_become_months_where_there_are_many() -> None:
    """Up to 45 days are told apart; beyond, months, whatever the order."""
    near, far = [report("x@1", [], day) for day in ("2026-10-01", "2026-10-02")], report("x@1", [], "2026-12-02")
    assert [part.name for part in form_of(read(lines(near)), "x").periods] == ["2026-10-01", "2026-10-02"]
    for made in ([*near, far], [far, *near]):
        assert [(part.name, part.applications) for part in form_of(read(lines(made)), "x").periods] == [("2026-10", 2), ("2026-12", 1)]


@pytest.mark.parametrize(
    ("pointer", "field"),
    [
        ("", ""), ("/a/inn", "/a/inn"), ("/children/12/snils", "/children/*/snils"), ("/a/Иванов", OTHER), (f"/a/{MARK}", OTHER), ("a/b", OTHER),
        ("/a/b c", OTHER), ("/" + "a/" * 9, OTHER), ("/a/" + "x" * 5000, OTHER), ("/a/_2", "/a/_2"),
    ],
)  # fmt: skip
def test_places(pointer: str, field: str) -> None:
    """Entries of a list are one field; what no rule file could call a field is another place."""
    assert field_of(pointer, "x.y") == field


# Files


def packed(data: bytes, how: str) -> bytes:
    if how == "zip":
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.jsonl", data)
        return file.getvalue()
    if how == "zst":
        import pyarrow as pa

        sink = pa.BufferOutputStream()
        with pa.CompressedOutputStream(sink, "zstd") as stream:
            stream.write(data)
        return sink.getvalue().to_pybytes()
    if how == "gz":
        return gzip.compress(data)
    return bz2.compress(data) if how == "bz2" else lzma.compress(data)


@pytest.mark.parametrize("how", ["gz", "bz2", "xz", "zst", "zip"])
def test_compressed_files(run: Run, tmp_path: Path, how: str) -> None:
    """What is compressed is read, whatever it is called; what breaks off is counted up to there."""
    data = lines([report("x@1", [problem("/a/inn", "inn.letters")])] * 1000)
    file = tmp_path / "a.data"
    file.write_bytes(packed(data, how))
    assert as_json(run, str(file))["forms"][0]["applications"] == 1000
    if how == "gz":
        file.write_bytes(packed(os.urandom(100) + data, how)[:-200])
        assert run(str(file))[0] == 2
        noisy = lines([report("x@1", [], more=os.urandom(200).hex()) for _ in range(5000)])
        file.write_bytes(packed(noisy, how)[:-100_000])
        found = as_json(run, str(file))
        assert found["read"]["cut"]["count"] == 1
        assert 0 < found["forms"][0]["applications"] < 5000


def test_folders(run: Run, tmp_path: Path) -> None:
    """A folder is read with the folders in it; what is no report is named, hidden files and links are passed over, nothing is counted twice."""
    (tmp_path / "in").mkdir()
    (tmp_path / "a.jsonl").write_bytes(GOOD)
    (tmp_path / "in" / "b.json").write_bytes(json.dumps(report("x@1", []), indent=2).encode())
    (tmp_path / "in" / "photo.jpg").write_bytes(b"\xff\xd8\xff" + bytes(100))
    (tmp_path / "in" / "people.csv").write_bytes(b"inn,snils\n1,2\n")
    (tmp_path / "in" / "people.jsonl").write_bytes(b'{"inn": "1"}\n')
    (tmp_path / ".hidden").write_bytes(GOOD)
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "a.jsonl")
    data = as_json(run, str(tmp_path), str(tmp_path / "a.jsonl"))
    assert data["forms"][0]["applications"] == 2
    assert [Path(name).name for name in data["read"]["strangers"]["names"]] == ["people.csv", "people.jsonl", "photo.jpg"]
    assert [Path(name).name for name in data["read"]["twice"]["names"]] == ["a.jsonl"]
    _, out, _ = run(str(tmp_path), "--lang", "en")
    assert "Files that are no report of gosform: 3 (" in out


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_nothing_to_read_is_said(run: Run, tmp_path: Path, lang: str) -> None:
    """Exit status 2 only where nothing could be read; an empty file may be read."""
    stranger, empty = tmp_path / "a.txt", tmp_path / "b.jsonl"
    stranger.write_text("hello")
    empty.write_text("")
    status, out, err = run(str(stranger), "--lang", lang)
    assert (status, out) == (2, "")
    assert "a.txt" in err
    assert run(str(stranger), str(empty), "--lang", lang)[0] == 0
    assert run(str(tmp_path / "gone.jsonl"), "--lang", lang)[0] == 2


def test_standard_input(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """``-`` reads standard input, compressed or not, and has no date of a file."""
    for data in (GOOD * 3, gzip.compress(GOOD * 3)):
        there, back = os.pipe()
        with os.fdopen(back, "wb") as file:
            file.write(data)
        with os.fdopen(there, "rb") as stdin:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stdin))
            found = as_json(run, "-")
        assert (found["forms"][0]["applications"], found["time"]["from"]) == (3, {"none": 3})


def test_a_pipe_is_read_once(run: Run) -> None:
    """A pipe that has a name (``<(...)`` of a shell) is read from its beginning."""
    there, back = os.pipe()
    with os.fdopen(back, "wb") as file:
        file.write(GOOD * 3)
    try:
        assert as_json(run, f"/dev/fd/{there}")["forms"][0]["applications"] == 3
    finally:
        os.close(there)


# What check and a run write


def checked(tmp_path: Path, form: str, records: Sequence[Any], name: str, *more: str) -> Path:
    """What ``gosform check`` writes of some records."""
    data = tmp_path / "records.jsonl"
    data.write_bytes(lines(records))
    target = tmp_path / name
    assert main(["check", str(data), "--form", form, "--output", str(target), "--lang", "en", *more]) in (0, 1)
    return target


def said(run: Run, *argv: str) -> Any:
    """The statistics without what was read and where dates are from."""
    data = as_json(run, *argv, "--time", "none", "--lang", "en")
    return data["forms"]


@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
def test_a_run_and_a_check_give_the_same(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str) -> None:
    """Problems of a run with its summary give what the reports give, which a form names or not."""
    source = ROOT / "examples" / "applications.jsonl"
    reports, problems, summary = tmp_path / "r.jsonl", tmp_path / f"p.{ending}", tmp_path / "s.json"
    assert main(["check", str(source), "--form", "support-request", "--format", "jsonl", "--output", str(reports)]) == 1
    assert (
        main(["check", str(source), "--form", "support-request", "--problems", str(problems), "--format", "json", "--output", str(summary)])
        == 1
    )
    capsys.readouterr()
    wanted = said(run, str(reports))
    assert (wanted[0]["applications"], wanted[0]["with_problems"]["applications"]) == (4, 3)
    assert said(run, str(problems), str(summary)) == wanted
    assert said(run, str(tmp_path)) != wanted  # both: everything twice
    alone = said(run, str(problems), "--form", "support-request@1")
    assert (alone[0]["basis"], alone[0]["with_problems"]["of"]) == ("applications with problems", 3)
    assert [row["applications"] for row in alone[0]["fields_and_codes"]] == [row["applications"] for row in wanted[0]["fields_and_codes"]]
    status, out, _ = run(str(problems), "--lang", "en")
    assert status == 0
    assert "Shares are of applications with problems" in out
    status, out, _ = run(str(summary), "--lang", "en")
    assert status == 0
    assert "Summaries of runs without their file of problems: 1" in out


def test_a_clean_run_is_counted(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of problems that is empty, with its summary: all applications are clean."""
    record = (ROOT / "examples" / "applications.jsonl").read_bytes().splitlines(keepends=True)[0]
    data, problems, summary = tmp_path / "in.jsonl", tmp_path / "p.jsonl", tmp_path / "s.json"
    data.write_bytes(record * 3)
    assert (
        main(["check", str(data), "--form", "support-request", "--problems", str(problems), "--format", "json", "--output", str(summary)])
        == 0
    )
    capsys.readouterr()
    found = said(run, str(problems), str(summary))
    assert (found[0]["form"], found[0]["applications"], found[0]["with_problems"]["applications"]) == ("support-request", 3, 0)


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_every_report_format_gives_the_same(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], format: str) -> None:
    """JSON and JSONL of a check are read alike; CSV of a check knows no clean applications."""
    source = ROOT / "examples" / "applications.csv"
    for name in (format, "csv"):
        main(["check", str(source), "--form", "support-request", "--format", name, "--output", str(tmp_path / f"r.{name}"), "--lang", "en"])
    capsys.readouterr()
    whole, part = said(run, str(tmp_path / f"r.{format}"))[0], said(run, str(tmp_path / "r.csv"))[0]
    assert whole["basis"] == "applications"
    assert part["basis"] == "applications with problems"
    assert part["form"] == whole["form"] == "support-request"
    assert [row["applications"] for row in part["fields_and_codes"]] == [row["applications"] for row in whole["fields_and_codes"]]


def test_rows_of_other_columns_are_broken(run: Run, tmp_path: Path) -> None:
    """A row with another number of cells is counted as broken, an endless cell too; other rows are counted."""
    head = b"file,row,line,field,pointer,section,label,code,severity,start,end,message,fixes,folded_under\r\n"
    row = b",%d,%d,a.inn,/a/inn,,INN,inn.letters,error,0,1,Text,,\r\n"
    file = tmp_path / "p.csv"
    file.write_bytes(head + row % (1, 1) + b"x,y\r\n" + row % (2, 2) + row % (2, 2) + b'"' + b"z" * 2_000_000)
    found = as_json(run, str(file))
    assert (found["read"]["broken"], found["read"]["rows"]) == (2, 3)
    assert found["forms"][0]["with_problems"]["applications"] == 2


def test_rows_that_go_back_are_said(run: Run, tmp_path: Path) -> None:
    """A file of problems in another order counts applications more than once, and says so."""
    rows = [{"row": n, **problem("/a/inn", "inn.letters")} for n in (1, 2, 1)]
    file = tmp_path / "p.jsonl"
    file.write_bytes(lines(rows))
    _, out, _ = run(str(file), "--lang", "en")
    assert "Row numbers that go back within a file of problems: 1." in out


def test_a_summary_that_does_not_fit_is_said(run: Run, tmp_path: Path) -> None:
    """A file of problems that was cut has fewer applications than the summary of its run knows."""
    file, summary = tmp_path / "p.jsonl", tmp_path / "s.json"
    file.write_bytes(lines([{"row": n, **problem("/a/inn", "inn.letters")} for n in (1, 2)]))
    summary.write_text(
        json.dumps({"form": "x@1", "lang": "en", "rows": 10, "clean": 7, "blank": 0, "reported": 3, "found": [], "files": ["/far/p.jsonl"]})
    )
    data = as_json(run, str(file), str(summary))
    assert data["read"]["unlike"]["count"] == 1
    assert (data["forms"][0]["form"], data["forms"][0]["applications"]) == ("x", 10)


@given(reports, st.integers(1, 4), st.randoms(use_true_random=False))
def test_files_of_problems_may_be_split_between_applications(made: list[dict[str, Any]], parts: int, random: Any) -> None:
    """The rows of problems of the same reports give the same numbers of everything that has a problem, in one file or many."""
    found = [one | {"row": n} for n, one in enumerate(made, 1) if one["problems"] and one["form"] == "x@1"]
    rows = [[{"row": one["row"], **{k: v for k, v in p.items() if k != "folded"}} for p in flat(one["problems"])] for one in found]
    wanted = answer(read(lines(found), when="none"))
    cuts = sorted(random.randint(0, len(rows)) for _ in range(parts - 1))
    files = [lines(p for one in rows[start:end] for p in one) for start, end in zip((0, *cuts), (*cuts, len(rows)), strict=True)]
    got = answer(read(*files, when="none", form="x"))
    assert [(f.both, f.codes, f.fields, f.worst, f.problems) for f in got] == [
        (f.both, f.codes, f.fields, f.worst, f.problems) for f in wanted
    ]
    assert [[(pair.codes, pair.share.many) for pair in f.together] for f in got] == [
        [(p.codes, p.share.many) for p in f.together] for f in wanted
    ]
    assert all(form.partial for form in got)


def test_a_damaged_file_behind_a_good_one(run: Run, tmp_path: Path) -> None:
    """Nothing of a good file is taken for the beginning of a damaged one."""
    good, bad = tmp_path / "a.jsonl", tmp_path / "b.jsonl.gz"
    good.write_bytes(GOOD)
    bad.write_bytes(gzip.compress(GOOD)[:15])
    data = as_json(run, str(good), str(bad))
    assert (data["read"]["cut"]["count"], data["read"]["strangers"]["count"]) == (0, 1)


def test_many_names_do_not_fill_the_memory() -> None:
    """Fields, codes and forms beyond a number are counted together."""
    made = [report(f"f{chr(97 + n % 26)}@1", [problem(f"/a/f{n}", f"k{n}.x")]) for n in range(2300)]
    made += [report("x@1", [problem(f"/a/f{n}", f"k{n}.x")]) for n in range(2300)]
    form = form_of(read(lines(made)), "x")
    assert (form.applications, len(form.fields), len(form.codes)) == (2300, 2001, 2001)
    assert form.fields[0].field == form.codes[0].code == OTHER
    assert form.fields[0].share.many == 300


def test_the_example_of_the_docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The commands of docs/stats.md print what it says."""
    text = (ROOT / "docs" / "stats.md").read_text(encoding="utf-8")
    example = text.partition("<!-- example: begin -->")[2].partition("<!-- example: end -->")[0]
    commands = re.findall(r"^gosform (.+)$", example, re.MULTILINE)
    shown = example.partition("```text\n")[2].partition("```")[0]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    assert [main(command.split()) for command in commands] == [1, 0]
    assert capsys.readouterr().out == shown

"""One problem of every code, at a place of a form, with the params that its kind really gives: the material of the style tests
and of the golden files (``python tools/make_golden.py``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from tests.scene import found as relation_problems
from tests.typed import vectors

from gosform.catalog import FALLBACK, SOURCE, catalogue
from gosform.explain import Explanation, explain
from gosform.kinds import get as kind_of
from gosform.kinds import is_kind, typical
from gosform.problem import Code, Place, Problem, Size, Span, Token, Words
from gosform.saying.channels import CHANNELS
from gosform.saying.labels import slots
from gosform.uploads.codes import CASES
from gosform.uploads.codes import CODES as UPLOADS
from gosform.uploads.codes import WORDS as FILE_WORDS
from gosform.vocabulary import codes

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
AS_OF = date(2026, 11, 22)
LANGUAGES = (FALLBACK, SOURCE)
APPLICATION = "4471902"
SECTION = {"ru": "Заявитель", "en": "Applicant"}
OTHER_SECTION = {"ru": "Документ", "en": "Document"}
BORN = {
    "ru": {"nom": "Дата рождения", "acc": "дату рождения", "gen": "даты рождения", "in": "дате рождения"},
    "en": {"nom": "Date of birth"},
}
ISSUED = {"ru": {"nom": "Дата выдачи", "acc": "дату выдачи", "gen": "даты выдачи", "in": "дате выдачи"}, "en": {"nom": "Date of issue"}}
PHOTO = {
    "ru": {"nom": "Фотография", "acc": "фотографию", "gen": "фотографии", "in": "фотографии"},
    "en": {"nom": "Photo", "acc": "the photo", "gen": "the photo", "in": "the photo"},
}
FILE_SAMPLES: dict[str, Any] = {
    "have": "300×400",
    "need": "620×797",
    "said": "PDF",
    "sign": Token("a Word document (DOCX)"),
    "ending": "png",
    "paper": "35×45",
    "pages": "2, 3, 5",
    "date": date(2025, 3, 31),
}
_SIZES = {"have": Size(8_808_038), "need": Size(5 * 1024 * 1024)}
_COUNTS = {"have": 9, "need": 3}
_FORMATS = {"need": ("JPG", "PNG"), "sign": Token("an iPhone photo (HEIC)"), "said": "JPG"}
FILE_SAMPLES_OF: dict[str, dict[str, Any]] = {
    **dict.fromkeys(("upload.too-large", "upload.total-size"), _SIZES),
    "upload.too-small-file": {"have": Size(2_500), "need": Size(10 * 1024)},
    "upload.truncated": {"have": Size(1_500_000), "need": Size(5_300_000)},
    **dict.fromkeys(("upload.count", "upload.too-many-pages", "upload.too-few-pages"), _COUNTS),
    **dict.fromkeys(("upload.format", "upload.not-what-it-says"), _FORMATS),
    "upload.active-content": {"sign": Token("a script (JavaScript)")},
    "upload.aspect": {"have": "35×61", "need": "35×45"},
}
FILE_CASES: dict[tuple[str, str], dict[str, Any]] = {
    ("upload.resolution", "sheet"): {"have": "1200×1700", "need": "2480×3508", "paper": "A4"},
    ("upload.resolution", ""): {"have": 150, "need": 300},
    ("upload.resolution", "fine"): {"have": 600, "need": 300},
}

SAMPLES: dict[str, Any] = {
    "char": "/",
    "typed": "30.02.2024",
    "sign": Token("slash"),
    "reason": Token("the text is not JSON"),
    "name": "CYRILLIC CAPITAL LETTER O",
    "date": date(2024, 9, 1),
    "need": 9,
}
"""Params for a code that no table of vectors gives (relations, codes of a whole record)."""


def placed(found: Problem, of: Words) -> Problem:
    """The problem at a field of a form."""
    return found.at("/applicant/field", Place(of, section=SECTION))


@cache
def problems() -> tuple[Problem, ...]:
    """One problem of every code, in the order of ``codes``."""
    seen = {str(found.code): found for name in typical() for found in _of_vectors(name)}
    seen |= {str(found.code): found for found in _of_relations()}
    return tuple(_of_upload(code) if code in UPLOADS else seen.get(str(code)) or _sample(code) for code in codes())


def _of_vectors(name: str) -> list[Problem]:
    kind = kind_of(name)
    found = [
        problem
        for row in vectors(name)
        for problem in kind.diagnose(
            row["typed"], kind.option_values(row.get("options", {})), date.fromisoformat(row.get("as_of", "2026-11-22"))
        ).problems
    ]
    missing = Problem(kind.missing, Span(0, 0), severity=kind.missing.severity)
    return [placed(problem, kind.words) for problem in (missing, *reversed(found))]


def _of_relations() -> list[Problem]:
    """Real params of relations, at fields with natural names."""
    rows = [
        row
        for path in sorted((HERE / "relations").glob("*.yaml"))
        for row in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    ]
    return [
        replace(
            found,
            place=_renamed(found.place, SECTION, BORN),
            places=tuple(_renamed(place, OTHER_SECTION, ISSUED) for place in found.places),
        )
        for row in reversed(rows)
        if row.get("problems") and "messages" not in row["relation"]
        for found in relation_problems(row["relation"], row["record"], row.get("as_of", AS_OF))
    ]


def _renamed(place: Place | None, section: Mapping[str, str], day: Mapping[str, Mapping[str, str]]) -> Place:
    words = place.words if place else kind_of("inn").words
    return Place(words, label=day if words.id == "date" else {}, section=section)


def _of_upload(code: Code) -> Problem:
    """A code of uploads, at a file of a form that has a name of its own, with params as the judge gives them."""
    case = next((case for case, one in CASES.get(code, {}).items() if one is code), "")
    params = {**FILE_SAMPLES, **FILE_SAMPLES_OF.get(str(code), {}), **FILE_CASES.get((str(code), case), {})}
    place = Place(FILE_WORDS, label=PHOTO, section=SECTION)
    asked = slots(code.what + code.fix)
    return Problem(
        code, None, {slot: params[slot] for slot in asked if slot in params}, severity=code.severity, place=place, pointer="/uploads/photo"
    )


def _sample(code: Code) -> Problem:
    of = kind_of(code.owner if is_kind(code.owner) else "inn").words
    asked = slots(code.what + code.fix + code.plain)
    params = {slot: SAMPLES.get(slot, 7) for slot in (*asked, *(s.removesuffix("_acc") for s in asked if s.startswith("sign")))}
    if "have" in asked and code.endswith("too-long"):
        params["have"] = 11
    found = placed(Problem(code, params=params, severity=code.severity), of)
    if any(slot.startswith("other") for slot in asked):
        other = Place(kind_of("snils" if is_kind("snils") else "inn").words, section=OTHER_SECTION)
        object.__setattr__(found, "places", (other,))
        object.__setattr__(found, "related", ("/document/field",))
    return found


def said(lang: str, channel: str) -> list[Explanation]:
    """Every code in one channel."""
    return explain(problems(), lang, channel, application=APPLICATION)


def golden(lang: str) -> str:
    """Every sentence that a reader may meet in this language: code after code, channel after channel."""
    columns = {channel: said(lang, channel) for channel in CHANNELS}
    lines = [f"# Every code in its channels, for an editor to read. Made by tools/make_golden.py. Language: {catalogue(lang).lang}."]
    for i, problem in enumerate(problems()):
        lines += ["", f"{problem.code} ({problem.severity})"]
        lines += [f"  {channel:8}{columns[channel][i].text}" for channel in CHANNELS]
    return "\n".join(lines).replace("\u00a0", " ") + "\n"

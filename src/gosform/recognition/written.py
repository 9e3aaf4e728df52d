"""Candidates with letters in them that are known by their pattern: plates, VIN, certificates, cadastral numbers, machine-readable lines …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from gosform.recognition.candidate import Candidate, Scene, prior
from gosform.recognition.label_words import FILLERS
from gosform.recognition.labels import Label
from gosform.recognition.mails import mail_candidates
from gosform.recognition.pieces import Sort

_R = "[авекмнорстухabekmhopctyx]"
_END = r"(?![^\W_])"
_START = r"(?<![^\W_])"
_D = "[0-9oоοзlіiӏбчвgszbq|]"
_N = r"[ \u00a0]?(?:№|n|no\.?)?[ \u00a0]?"


class Look(NamedTuple):
    """A pattern over text in small letters. plain: how much likelier than an ordinary stretch it is without a label; 0: only with one."""

    kind: str
    pattern: str
    plain: float


LOOKS: tuple[Look, ...] = (
    Look("plate", rf"{_R}[ ]?[0-9oоз]{{3}}[ ]?{_R}{{2}}[ ]?[0-9]{{2,3}}(?: ?rus)?", 500),
    Look("plate", rf"{_R}[ -]?[0-9]{{3}}[ -]?{_R}{{2}}[ -]?[0-9]{{2,3}}", 300),
    Look("plate", rf"{_R}{{2}}[ ]?[0-9]{{3}}[ ]?{_R}[ ]?[0-9]{{2,3}}", 100),
    Look(
        "plate",
        rf"[0-9]{{4}}{_R}{{2}}[0-9]{{2,3}}|{_R}{{2}}[0-9]{{4}}[ ]?[0-9]{{2,3}}|{_R}{{3}}[0-9]{{3}} ?[0-9]{{2,3}}|{_R}{{2}}[0-9]{{5,6}}",
        30,
    ),
    Look("plate", rf"[0-9]{{3}}(?:cd|d|t|с|т)[0-9]{{3,4}}|[0-9]{{4}}{_R}[0-9]{{2,3}}|{_R}[0-9]{{6,7}}|[0-9]{{3}}{_R}[0-9]{{2,3}}", 15),
    Look(
        "plate", r"(?=(?:[а-яa-z -]*[0-9]){3})(?=[0-9 -]*[а-яa-z])(?:[0-9]{1,4}|[а-яa-z]{1,3})(?:[ -]?(?:[0-9]{1,7}|[а-яa-z]{1,3})){1,4}", 0
    ),
    Look("vin", r"(?=[0-9a-zа-я]{17}(?![0-9a-zа-я]))(?=(?:[0-9]*[a-zа-я]){2})(?=(?:[a-zа-я]*[0-9]){4})[0-9a-zсхваенкмортуо]{17}", 1e4),
    Look("vin", r"(?=[a-zа-я]*[0-9])[0-9a-zа-я]{15,19}", 0),
    Look("vin", r"(?=(?:[0-9]*[a-z]){3})(?=(?:[a-z]*[0-9]){5})[0-9a-z]{16}|(?=(?:[0-9]*[a-z]){3})(?=(?:[a-z]*[0-9]){5})[0-9a-z]{18}", 60),
    Look("cadastral_number", rf"{_D}{{1,3}}:{_D}{{1,3}}:{_D}{{5,8}}:{_D}{{1,9}}", 1e4),
    Look("cadastral_number", rf"{_D}{{1,3}}[: ./-]{{1,2}}{_D}{{1,3}}[: ./-]{{1,2}}{_D}{{5,8}}[: ./-]{{1,2}}{_D}{{1,9}}", 0),
    Look("fias_guid", r"[0-9a-fа-я]{6,9}(?:-[0-9a-fа-я]{3,5}){3}-[0-9a-fа-я]{10,13}", 1e5),
    Look("civil_certificate", rf"[ivxlcхуівсш1п]{{1,10}} ?[-–—] ?[а-яa-z]{{2}}{_N}[0-9]{{5,7}}", 5e3),
    Look("civil_certificate", rf"[ivxlcхуівсш1п]{{1,10}} [а-яa-z]{{2}}{_N}[0-9]{{5,7}}", 0),
    Look("military_id", rf"[а-я]{{2}}{_N}[0-9]{{7}}", 40),
    Look("military_id", rf"[а-яa-z]{{2}}{_N}{_D}{{6,8}}", 0),
    Look("vehicle_passport", rf"[0-9]{{2}} ?[а-я]{{2}}{_N}[0-9]{{6}}", 400),
    Look("vehicle_passport", rf"{_D}{{1,3}} ?[а-яa-z]{{2}}{_N}{_D}(?: ?{_D}){{4,6}}", 0),
    Look("vehicle_certificate", rf"[0-9]{{2}} ?[а-я]{{2}}{_N}[0-9]{{6}}", 60),
    Look("vehicle_certificate", rf"{_D}{{1,3}} ?[а-яa-z]{{2}}{_N}{_D}(?: ?{_D}){{4,6}}", 0),
    Look("driving_licence", rf"[0-9]{{2}} ?[а-я]{{2}}{_N}[0-9]{{6}}", 30),
    Look("driving_licence", rf"{_D}{{1,3}} ?[а-яa-z]{{2}}{_N}{_D}(?: ?{_D}){{4,6}}", 0),
    Look("refugee_certificate", rf"[а-я]{{2}}-?[0-9]{{3}}{_N}[0-9]{{7}}", 300),
    Look("foreign_passport", rf"[a-z]{{1,2}}{_N}[0-9]{{6,8}}", 25),
    Look("foreign_passport", r"[a-z]{0,3} ?[0-9]{5,10}", 0),
    Look("temporary_residence_permit", r"[0-9]{1,7}/20[0-9]{2}/[0-9]{2}(?:/[0-9])?", 2e3),
    Look("iban", r"[a-z]{2}[0-9]{2} ?(?:[a-z0-9]{4} ?){2,7}[a-z0-9]{0,4}", 0),
    Look("iban", r"[a-z]{2}[0-9]{2}(?=[a-z0-9 ]*[0-9]{6})(?:[a-z0-9]{4}){3,7}[a-z0-9]{0,3}", 1e3),
    Look("mrz", r"p[a-z0-9<]{28,43}\s+[a-z0-9<]{28,44}", 1e5),
    Look("kbk", r"[0-9]{3} [0-9]{10,11} [0-9]{4} [0-9]{3}", 50),
    Look("okved", r"[0-9]{2}(?:\.[0-9]{1,2}){0,2}", 0),
    Look("licence_category", r"(?:[abcdmавсем]|tm|tb)1?e?(?:(?:, ?| )(?:[abcdmавсем]|tm|tb)1?e?){0,9}", 0),
    Look("money", r"[0-9]{1,3}(?:[ \u00a0][0-9]{3}){0,3}(?:[.,][0-9]{1,2})?|[0-9]{1,9}(?:[.,][0-9]{1,2})?", 0),
    Look("sex", r"мужской|женский|муж\.?|жен\.?|м|ж|male|female", 0),
    Look("country", r"рф|россия|российская федерация|россии|[0-9]{3}|[а-я]{4,25}", 0),
    Look("region_code", r"[0-9]{1,3}", 0),
    Look("month", r"[0-9]{2}[./-][0-9]{4}|[0-9]{4}-[0-9]{2}", 0),
    Look("uin", r"[0-9 ]{18,32}", 0),
)
VIN = 17
_VIN_PART = re.compile("[0-9a-zавекмнорстух]{1,17}").fullmatch
MEANT = 0.5
"""Kinds that a label means less than this are not looked for by a loose pattern."""
WORDED = frozenset(("sex", "country", "licence_category", "okved", "region_code", "money", "month"))
"""Kinds whose values may have no digit, or a single one."""
LABELLED_LOOK = 3.0
"""How much likelier a stretch that looks so is after a label of its kind, beyond what the label says itself."""


@cache
def _patterns() -> Mapping[str, list[tuple[re.Pattern[str], float]]]:
    found: dict[str, list[tuple[re.Pattern[str], float]]] = {}
    for kind, pattern, plain in LOOKS:
        found.setdefault(kind, []).append((re.compile(f"{_START}(?:{pattern}){_END}"), plain))
    return found


def written_candidates(scene: Scene) -> Iterator[Candidate]:
    """Mail addresses, and all that is known by letters and signs."""
    yield from mail_candidates(scene)
    for kind, patterns in _patterns().items() if any(piece.sort >= Sort.DIGITS for piece in scene.pieces) else ():
        for pattern, plain in patterns:
            if plain:
                for match in pattern.finditer(scene.low):
                    yield from _candidate(scene, kind, match, plain)
    for first, label in scene.begins:
        if label.kinds.get("vin"):
            yield from _spaced_vin(scene, first, label)
        for kind in [kind for kind, share in label.kinds.items() if share > MEANT]:
            for pattern, plain in _patterns().get(kind, ()):
                if not plain:
                    for at in _places(scene, first):
                        if found := pattern.match(scene.low, at):
                            yield from _candidate(scene, kind, found, LABELLED_LOOK)


def _spaced_vin(scene: Scene, first: int, label: Label) -> Iterator[Candidate]:
    """A VIN that was typed in groups: pieces of Latin letters and digits until there are seventeen signs."""
    while first < len(scene.pieces) and scene.pieces[first].text in FILLERS:
        first += 1
    last, signs = first, 0
    while last < len(scene.pieces) and last - first < VIN and (last == first or scene.gap(last - 1) in (" ", "-", "  ")):
        text = scene.pieces[last].text
        if not _VIN_PART(text) or signs + len(text) > VIN + 2:
            break
        signs += len(text)
        last += 1
        if signs >= VIN:
            break
    if VIN - 2 <= signs <= VIN + 2 and last - first > 1:
        weights = {"vin": prior("vin", scene.near[first]) * LABELLED_LOOK}
        yield Candidate(first, last, scene.pieces[first].start, scene.pieces[last - 1].end, weights, label)


def _places(scene: Scene, first: int) -> list[int]:
    """Where a value may begin that a label names: at the next few pieces."""
    return [scene.pieces[i].start for i in range(first, min(first + 4, len(scene.pieces)))]


def _candidate(scene: Scene, kind: str, match: re.Match[str], plain: float) -> Iterator[Candidate]:
    start, end = match.span()
    first, last = scene.index_at(start), scene.index_from(end)
    if first is None or first >= last or scene.pieces[last - 1].end > end:
        return
    if kind not in WORDED and sum(c.isdecimal() for c in scene.low[start:end]) < 2:
        return
    if not scene.label_pieces.isdisjoint(range(first, last)):
        return
    near = scene.said_of(first, last)
    weight = prior(kind, near) * plain
    if plain == LABELLED_LOOK and not (near.label and near.label.kinds.get(kind) and near.strength > 0.3):
        return
    yield Candidate(first, last, start, end, {kind: weight}, near.label)

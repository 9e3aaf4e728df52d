"""Candidates that are stretches of words: addresses, the office that issued a document, the place of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gosform.recognition.candidate import Candidate, Scene, prior
from gosform.recognition.labels import Label
from gosform.recognition.pieces import Sort

MOST_PIECES = 60
_MARKS = (
    "г|гор|город|города|городе|ул|улица|улице|улицы|д|дом|кв|квартира|обл|область|области|край|края|респ|республика|пр|пр-кт|просп|проспект|пер|переулок|"
    "пос|поселок|пгт|село|дер|деревня|р-н|район|мкр|мкрн|микрорайон|ш|шоссе|наб|набережная|б-р|бульвар|пл|площадь|корп|корпус|стр|строение|снт|"
    "ст-ца|станица|тупик|туп|проезд|пр-д|аллея|литер|лит|пом|офис|оф|аул|хутор|х|п|с"
)
MARK = re.compile(rf"(?<![^\W_])(?:{_MARKS})(?![^\W_])")
"""What parts of an address are called."""
STRONG = re.compile(
    r"(?<![^\W_])(?:(?:г|гор|ул|пр|просп|пер|наб|пос|обл|мкр|ш|пр-кт|б-р|дер|респ)\.? ?[^\W\d_]|(?:улица|проспект|переулок|шоссе|набережная|область|край|город|поселок|деревня|село|бульвар) [^\W\d_])"
)
OFFICE = re.compile(
    r"(?<![^\W_])(?:мп (?=уфмс|мвд)|отдел\w*|управлени\w*|[гро]*о?увд|р?овд|гровд|о?уфмс|фмс|[го]?у?о?мвд|тп[ -]?(?:№|\d)?|паспортно\w*|миграционн\w+ (?:пункт|служб)\w*|отделени\w+|уввт|умвд|гу мвд|оивд|пву|пвс|пвф)(?![^\W_])"
)
_OFFICE_GOES_ON = re.compile(
    r"[ \u00a0](?:росси\w+|мвд|уфмс|увд|овд|внутренн\w+|по |района|город\w*|гор\.|г\.|милиции|полиции|№|р-на|фмс|\w+ск\w+)"
)
_DATE = re.compile(
    r"[0-9]{1,2}([./ -])[0-9]{1,2}\1(?:(?:19|20)[0-9]{2}|[0-9]{2}(?![0-9]))|[0-9]{1,2} (?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря) (?:19|20)|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}"
)
_DEPARTMENT = re.compile(r"[0-9]{3}[-–— ][0-9]{3}(?![0-9])")
_NEXT_LINE = re.compile(r"(?:ул|д|дом|кв|корп|стр|г|гор|обл|пер|пр|просп|пр-кт|мкр|р-н|район[ау]?|област[ьи]|города|по)(?:\.|(?![^\W_]))")
_SENTENCE = re.compile(r"[!?;|\t]")
_ABBREVIATED = re.compile(r"(?<![^\W_])(?:[^\W\d_]{1,3}|просп|корп|респ|набер|стр|обл|гор|внутр|микр)$")
_INDEX = re.compile(r"(?<![0-9])[1-6][0-9]{5}(?:, ?| )(?:россия, ?|рф, ?)?$")
_REGION = re.compile(
    r"(?:[^\W\d_]{4,30}(?:ая|ий|ый)[ ](?=(?:обл|край|респ))|(?:респ\.?|республика)[ ]|(?<![^\W_])(?:с|д|п|х|пос|дер|г|село|деревня)\.? ?[^\W\d_]{2,25}(?: [^\W\d_]{2,25})?, )$"
)
_STOPS = """
спасибо подскажите помогите пожалуйста здравствуйте проверьте дальше телефон тел паспорт добрый доброе подскажи это еще ошибка что не и а выдан дата
"""
STOPS = frozenset(_STOPS.split())
LOOSE = frozenset(("и", "а", "от", "код", "вот", "так", "мой", "моя", "у", "меня", "это", "ещё", "еще"))
SKIPPED = frozenset(
    (
        "пишу",
        "пишите",
        "такой",
        "такая",
        "такое",
        "вот",
        "мой",
        "это",
        "диктую",
        "такие",
        "следующий",
        "значит",
        "так",
        "вписан",
        "указан",
        "указано",
        "наш",
        "ну",
        "тут",
        "здесь",
        "записывайте",
        "записывай",
        "запишите",
    )
)
"""Words between a label and what it names."""
_FREE = frozenset(("postal_code", "region_code", "address", "", "passport_rf_number", "department_code", "sex", "given_name"))
"""Kinds whose labels may stand within an address."""


def place_candidates(scene: Scene) -> Iterator[Candidate]:
    """Stretches that a label names, and those that nothing names but which can hardly be anything else."""
    named: set[int] = set()
    for begin, label in scene.begins:
        first = begin
        while first + 1 < len(scene.pieces) and scene.pieces[first].text in SKIPPED and len(scene.gap(first)) < 4:
            first += 1
        if label.kinds.get("address"):
            yield from _address(scene, first, label)
            named.add(first)
        elif label.kinds.get("issued_by"):
            yield from _office(scene, first, label)
        elif label.kinds.get("birth_place"):
            last = _last(scene, first, office=False, place=True)
            if last > first and scene.pieces[first].sort is Sort.WORD:
                yield _stretch(scene, first, last, {"birth_place": 40.0}, label)
    yield from _unnamed_addresses(scene)
    yield from _unnamed_offices(scene)


def _stretch(scene: Scene, first: int, last: int, weights: Mapping[str, float], label: Label | None) -> Candidate:
    end = scene.pieces[last - 1].end
    if scene.low[end : end + 1] in ('"', "»", ")") and any(c in scene.low[scene.pieces[first].start : end] for c in '"«('):
        end += 1
    return Candidate(
        first,
        last,
        scene.pieces[first].start,
        end,
        {kind: prior(kind, scene.near[first]) * weight for kind, weight in weights.items()},
        label,
    )


def _address(scene: Scene, first: int, label: Label) -> Iterator[Candidate]:
    last = _last(scene, first, office=False)
    if last <= first:
        return
    stretch = scene.low[scene.pieces[first].start : scene.pieces[last - 1].end]
    marks = len(MARK.findall(stretch))
    digits = any(c.isdecimal() for c in stretch)
    told = ":" in scene.low[label.span.end : scene.pieces[first].start] or first != label.last
    if marks >= 2 or (marks and digits) or STRONG.search(stretch) or (told and last - first > 1 and any(c.isalpha() for c in stretch)):
        yield _stretch(scene, first, last, {"address": 2e3 if marks or digits else 20.0}, label)


def _office(scene: Scene, first: int, label: Label) -> Iterator[Candidate]:
    start = scene.pieces[first].start
    named = label.kinds["issued_by"] >= 1 and not label.kinds.get("date", 0) >= 1
    window = scene.low[start : start + 60].split("\n\n")[0]
    skipped = _DATE.match(window) or re.match(r"[0-9 .,-]{0,20}(?:г\.|года)?", window)
    office = OFFICE.search(window)
    if office:
        begin = start + (office.start() if not named or (skipped and skipped.end()) else 0)
        i = first
        while i < len(scene.pieces) and scene.pieces[i].start < begin:
            i += 1
        if i - first < 8:
            last = _last(scene, i, office=True, place=True)
            if last > i:
                yield _stretch(scene, i, last, {"issued_by": 1e3}, label)
    elif named and scene.pieces[first].sort is Sort.WORD and scene.pieces[first].text not in STOPS:
        last = _last(scene, first, office=True, place=True)
        if last > first:
            yield _stretch(scene, first, last, {"issued_by": 20.0}, label)


def _last(scene: Scene, first: int, *, office: bool, place: bool = False) -> int:
    """The piece after the stretch that begins here: where the line, the sentence or the words for it end."""
    labels = {label.first: label for label in scene.labels_from(first)}
    last, housed = first, False
    while last < len(scene.pieces) and last - first < MOST_PIECES:
        piece = scene.pieces[last]
        if last > first:
            gap = scene.gap(last - 1)
            if housed and "(" in gap:
                break
            if _SENTENCE.search(gap) or len(gap) > 6 or _ends(scene, gap, last) or ((housed or place) and _clause(scene, gap, last)):
                break
        label = labels.get(last)
        if label is not None and (label.sure > 0.35 and not _FREE.issuperset(label.kinds)) and last > first:
            break
        if piece.text in STOPS and last > first:
            break
        if piece.sort is Sort.DIGITS and (len(piece.text) > 6 or _other_value(scene, piece.start, office=office)):
            break
        if scene.low[piece.end : piece.end + 1] == "@":
            break
        housed = housed or (not office and piece.sort >= Sort.DIGITS and len(piece.text) < 5)
        last += 1
    while last > first and scene.pieces[last - 1].text in LOOSE:
        last -= 1
    return last


def _clause(scene: Scene, gap: str, last: int) -> bool:
    """After a house number, an office or a town a comma and a word that is no part of an address: the caller speaks of something else."""
    piece = scene.pieces[last]
    return (
        "," in gap
        and piece.sort is Sort.WORD
        and not MARK.match(scene.low, piece.start)
        and len(piece.text) > 1
        and not scene.text[piece.start].isupper()
    )


def _ends(scene: Scene, gap: str, last: int) -> bool:
    """A line or a sentence ends here, and what comes next does not go on with the stretch."""
    if "\n" in gap:
        if "\n\n" in gap or ("." in gap and scene.pieces[last - 1].sort >= Sort.DIGITS):
            return True
        return not ("," in gap or _NEXT_LINE.match(scene.low, scene.pieces[last].start))
    if "." not in gap:
        return False
    if ".." in gap:
        return True
    if scene.pieces[last - 1].sort >= Sort.DIGITS:
        return not MARK.match(scene.low, scene.pieces[last].start)
    before = scene.low[max(scene.pieces[last - 1].end - 12, 0) : scene.pieces[last - 1].end]
    return not _ABBREVIATED.search(before) and not MARK.match(scene.low, scene.pieces[last].start)


def _other_value(scene: Scene, start: int, *, office: bool) -> bool:
    if _DATE.match(scene.low, start):
        return True
    if re.compile(r"(?:\+?[78][ (-]{0,2})?9[0-9]{2}[ )-]{1,2}[0-9]{3}[ -]").match(scene.low, start):
        return True
    return office and _DEPARTMENT.match(scene.low, start) is not None


def _unnamed_addresses(scene: Scene) -> Iterator[Candidate]:
    done = 0
    for match in STRONG.finditer(scene.low):
        if match.start() < done:
            continue
        start = match.start()
        before = scene.low[max(start - 60, 0) : start]
        if region := _REGION.search(before):
            start -= len(before) - region.start()
            before = scene.low[max(start - 60, 0) : start]
        if index := _INDEX.search(before):
            start -= len(before) - index.start()
        first = scene.index_at(start)
        if first is None:
            continue
        last = _last(scene, first, office=False)
        if last <= first:
            continue
        end = scene.pieces[last - 1].end
        stretch = scene.low[start:end]
        if len(MARK.findall(stretch)) >= 2 and any(c.isdecimal() for c in stretch.partition(",")[2] or stretch) and len(stretch) >= 12:
            done = end
            yield _stretch(scene, first, last, {"address": 300.0}, scene.near[first].label if scene.near[first].strength > 0.5 else None)


def _unnamed_offices(scene: Scene) -> Iterator[Candidate]:
    done = 0
    for match in OFFICE.finditer(scene.low):
        if match.start() < done or not _OFFICE_GOES_ON.match(scene.low, match.end()):
            continue
        first = scene.index_at(match.start())
        if first is None:
            continue
        last = _last(scene, first, office=True, place=True)
        if last - first >= 3:
            done = scene.pieces[last - 1].end
            yield _stretch(scene, first, last, {"issued_by": 60.0}, scene.near[first].label if scene.near[first].strength > 0.5 else None)

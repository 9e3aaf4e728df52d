"""What words near a value say of its kind: «СНИЛС», «паспорт», «тел.», typed in front of it or printed beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

WORDS: Mapping[str, str] = {
    "account": r"р/сч?\b|р\.с\.|расч[её]тн\w+ сч[её]т|л/сч?\b|(?<!корреспондентский )(?<!казначейский )\bсч[её]т\w*\b(?! iban)",
    "address": r"адрес|прожива\w+|зарегистрирован\w*",
    "bik": r"бик\b|\bbic\b|\bbik\b",
    "birth_place": r"место рождения|место рожд",
    "cadastral_number": r"кадастр\w*|кад\. ?(?:№|номер)",
    "card": r"карт[аыу]\b(?! мигр)|\bcard\b",
    "civil_act_number": r"актов\w+ запис\w+|запис\w+ акта|а/з\b",
    "civil_certificate": r"св(?:идетельств\w+|ид-во|-во|ид\.)(?! о рег)\b",
    "corr_account": r"к/сч?\b|к\.с\.|кор\.? ?сч[её]т|корр?(?:еспондентск\w+|\.)? сч[её]т",
    "country": r"код страны|\bстран[аы]\b|гражданств\w+|\bоксм\b",
    "date": r"\bдата\b|д\.р\.|\bдр\b|родил\w+|выдан\w* (?=[0-9])",
    "department_code": r"код подр\w*|к/п\b|подразделени\w+",
    "driving_licence": r"водительск\w+|вод\. ?уд|в/у\b|\bправа\b",
    "email": r"e-?mail|почт[аы]\b|эл\. ?почта|\bмейл\b|\bимейл\b",
    "epts": r"эптс\b|электронн\w+ (?:птс|паспорт)",
    "fias_guid": r"фиас|\bгар\b|\bguid\b",
    "foreign_passport": r"иностранн\w+ паспорт\w*|паспорт\w* иностранн\w+|национальн\w+ паспорт\w*",
    "foreign_passport_rf": r"загран\w*|заграничн\w+",
    "full_name": r"\bфио\b|ф\.и\.о",
    "given_name": r"\bимя\b",
    "iban": r"\biban\b",
    "inn": r"инн\b|\binn\b",
    "issued_by": r"кем выдан\w*|\bвыдан\w*\b(?! *[0-9])",
    "kbk": r"кбк\b|\bkbk\b",
    "kladr": r"кладр\b",
    "kpp": r"кпп\b|\bkpp\b",
    "licence_category": r"категори\w+",
    "migration_card": r"мигр\w*\.? карт\w*",
    "military_id": r"военн\w+ билет\w*|в/б\b",
    "money": r"\bсумм[аыу]\b|к оплате|\bруб",
    "month": r"месяц\w*|период\w*",
    "mrz": r"\bmrz\b|машиночит\w+",
    "ogrn": r"огрн\b|\bogrn\b",
    "ogrnip": r"огрнип\b|огрн ип\b|\bogrnip\b",
    "okato": r"окато\b",
    "okpo": r"окпо\b",
    "oktmo": r"октмо\b",
    "okved": r"оквэд",
    "oms_policy": r"полис\w*|\bомс\b|\bенп\b",
    "passport_rf": r"(?<!заграничный )(?<!иностранный )(?<!электронный )\bпаспорт\w*(?! т)(?! сери\w+(?! и))(?! номер)",
    "passport_rf_number": r"номер паспорта|паспорт номер",
    "passport_rf_series": r"сери[яию] паспорта|паспорт сери[яию]",
    "patronymic": r"отчество",
    "phone": r"\bтел(?:ефон\w*|\.)?(?!\w)|\bмоб(?:ильн\w+|\.)|сотов\w+|\bphone\b",
    "plate": r"гос\.? ?номер|госномер|рег\.? ?знак|\bгрз\b",
    "postal_code": r"индекс\b",
    "refugee_certificate": r"беженц\w*|временн\w+ убежищ\w+",
    "region_code": r"код регион\w*|код субъект\w*|\bрегион\b",
    "residence_permit": r"вид\w* на жительство|\bвнж\b",
    "sex": r"\bпол\b",
    "snils": r"снилс|\bsnils\b|страхов\w+ (?:номер|св)",
    "surname": r"фамили[яию]",
    "tax_office": r"код\w* (?:налогов\w+|ифнс)|\bифнс\b|налогов\w+ (?:инспекци\w+|орган\w*)",
    "temporary_residence_permit": r"временн\w+ проживани\w+|\bрвп\b",
    "treasury_account": r"казначейск\w+ сч[её]т|\bеcк?с\b",
    "uin": r"уин\b|\buin\b|постановлени\w+",
    "vehicle_certificate": r"\bстс\b|свид\w* о рег\w* т|с/р\b",
    "vehicle_passport": r"(?<!э)птс\b|паспорт\w* т(?:с\b|ранспорт)",
    "vin": r"\bvin\b|\bвин\b",
    "work_patent": r"патент\w*",
}
"""Kind -> the words that name it, as a pattern."""

ENGLISH: Mapping[str, str] = {
    "account": r"bank account|account number",
    "address": r"address(?! code| ident)",
    "birth_place": r"place of birth|birth ?place",
    "cadastral_number": r"cadastral",
    "civil_act_number": r"civil act|act record",
    "civil_certificate": r"(?<!refugee )(?<!vehicle )certificate",
    "corr_account": r"correspondent account",
    "country": r"country|citizenship",
    "date": r"(?:^|\b)date\b",
    "department_code": r"department code",
    "driving_licence": r"driving licen[cs]e(?! cat)|driver.s licen[cs]e",
    "epts": r"electronic (?:vehicle )?passport|\bepts\b",
    "fias_guid": r"fias",
    "foreign_passport": r"foreign citizen|foreign passport",
    "foreign_passport_rf": r"travel passport|international passport",
    "full_name": r"full name",
    "given_name": r"given name|first name",
    "issued_by": r"issued by",
    "kladr": r"kladr",
    "licence_category": r"categor",
    "migration_card": r"migration card",
    "military_id": r"military",
    "money": r"\bsum\b|amount",
    "month": r"month",
    "okato": r"okato",
    "okpo": r"okpo",
    "oktmo": r"oktmo",
    "okved": r"okved",
    "oms_policy": r"medical policy|insurance policy|\boms\b",
    "passport_rf": r"passport series and number|(?:^|\b)passport$",
    "passport_rf_number": r"^passport number",
    "passport_rf_series": r"^passport series(?! and)",
    "patronymic": r"patronymic|middle name",
    "plate": r"registration plate|licen[cs]e plate|number plate",
    "postal_code": r"postal code|zip code|postcode",
    "refugee_certificate": r"refugee",
    "region_code": r"region code",
    "residence_permit": r"(?<!temporary )residence permit",
    "sex": r"\bsex\b|gender",
    "surname": r"surname|last name|family name",
    "tax_office": r"tax office",
    "temporary_residence_permit": r"temporary residence",
    "treasury_account": r"treasury account",
    "vehicle_certificate": r"vehicle certificate|registration certificate",
    "vehicle_passport": r"vehicle passport",
    "work_patent": r"patent",
}
"""The same in English."""

LONGEST = 200
_PARTED = re.compile(r"[\s:№=]")


@cache
def _spelt() -> Mapping[str, str]:
    return {kind: "|".join(filter(None, (WORDS.get(kind), ENGLISH.get(kind)))) for kind in {**WORDS, **ENGLISH}}


@cache
def _each() -> Mapping[str, re.Pattern[str]]:
    """Compiled when the first words are found: most values have none."""
    return {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _spelt().items()}


@cache
def _any() -> re.Pattern[str]:
    return re.compile("|".join(_spelt().values()), re.IGNORECASE)


_USUAL = re.compile(r"[\x00-\x7fА-яЁё№–—«»\u00a0]*").fullmatch
"""Text whose letters all have one small and one large form: in small letters it may be searched with their difference left in."""
_FIRST = re.compile(r"((?:\\b|\^|\(\?<!(?:[^()]|\([^()]*\))*\)|\(\?:\^\|\\b\))*)([a-zа-яё])(.*)", re.DOTALL)
"""An alternative that begins with a letter, behind what it asks of the text before it."""


@cache
def _any_small() -> re.Pattern[str]:
    """The same as ``_any`` for text in small letters, made so that the engine sees at once which letters it can begin with."""
    by_letter: dict[str, list[str]] = {}
    for pattern in _spelt().values():
        for one in _alternatives(pattern):
            before, letter, rest = _FIRST.findall(one)[0]
            by_letter.setdefault(letter, []).append((f"(?<={before}{letter})" if before else "") + rest)
    return re.compile("|".join([f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items()]))


def _alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern, those inside of brackets left as they are."""
    found, depth = [""], 0
    for char in pattern:
        depth += (char in "([") - (char in ")]")
        if char == "|" and not depth:
            found.append("")
        else:
            found[-1] += char
    return found


def said(text: str) -> frozenset[str]:
    """The kinds that the words of a text name; empty for most texts.

    >>> sorted(said("СНИЛС"))
    ['snils']
    """
    text = text[:LONGEST]
    if not (_any_small().search(text.lower()) if _USUAL(text) else _any().search(text)):
        return frozenset()
    return frozenset(kind for kind, pattern in _each().items() if pattern.search(text))


def parted(typed: str) -> tuple[str, str]:
    """The words in front of a value, and the value: «СНИЛС: 112-233-445 95» in two. No words where none names a kind."""
    if typed[:1].isdigit() or len(typed) > LONGEST or not _PARTED.search(typed):
        return "", typed
    words = _any_small().finditer(typed.lower()) if _USUAL(typed) else _any().finditer(typed)
    end = max([found.end() for found in words], default=len(typed))
    rest = typed[end:].lstrip(" \t\u00a0:;.=№#–—-")
    return ("", typed) if not rest or typed[end].isalpha() else (typed[:end], rest)

"""What words near a value say of its kind: «СНИЛС», «паспорт», «тел.», typed in front of it or printed beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "account": r"р/сч?\b|р\.с\.|расч[её]тн\w+ сч[её]т|л/сч?\b|(?<!корреспондентский )(?<!казначейский )\bсч[её]т\w*\b(?! iban)",
    "address": r"адрес|прожива\w+|зарегистрирован\w*",
    "bik": r"бик\b|\bbic\b|\bbik\b",
    "birth_place": r"место рождения|место рожд",
    "cadastral_number": r"кадастр\w*|кад\. ?(?:№|номер)",
    "card": r"карт[аыу]\b(?! мигр)|\bcard\b",
    "civil_act_number": r"актов\w+ запис\w+|запис\w+ акта|а/з\b",
    "civil_certificate": r"(?:свидетельств\w+|свид-во|св-во|свид\.)(?! о рег)\b",
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

_ANY = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in WORDS.items()), re.IGNORECASE)
_EACH = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in WORDS.items()}
LONGEST = 200


def said(text: str) -> frozenset[str]:
    """The kinds that the words of a text name; empty for most texts.

    >>> sorted(said("СНИЛС"))
    ['snils']
    """
    text = text[:LONGEST]
    if not _ANY.search(text):
        return frozenset()
    return frozenset(kind for kind, pattern in _EACH.items() if pattern.search(text))


def parted(typed: str) -> tuple[str, str]:
    """The words in front of a value, and the value: «СНИЛС: 112-233-445 95» in two. No words where none names a kind."""
    if typed[:1].isdigit() or len(typed) > LONGEST:
        return "", typed
    end = max((found.end() for found in _ANY.finditer(typed)), default=len(typed))
    rest = typed[end:].lstrip(" \t\u00a0:;.=№#–—-")
    return ("", typed) if not rest or typed[end].isalpha() else (typed[:end], rest)

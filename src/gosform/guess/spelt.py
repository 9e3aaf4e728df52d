"""How each kind is spelt: its layouts of digits and signs, or a pattern of what only it looks like, and the share of each.

A layout has ``#`` for a digit. The layouts are those of the blanks and of the kinds' own pages; the shares are judged, not counted:
nobody has published counts. What decides is their order of magnitude.
"""

from __future__ import annotations

from collections.abc import Mapping

SPELT: Mapping[str, tuple[tuple[str, float], ...]] = {
    "account": (("#" * 20, 0.9), ("##### ### # #### #######", 0.04)),
    "bik": (("#" * 9, 0.95),),
    "card": (("#" * 16, 0.45), ("#### #### #### ####", 0.5), ("#" * 18, 0.01), ("#" * 19, 0.01)),
    "civil_act_number": (("#" * 21, 0.6),),
    "corr_account": (("#" * 20, 0.9),),
    "date": (("##.##.####", 0.6), ("####-##-##", 0.15), ("##/##/####", 0.05), ("##-##-####", 0.03), ("## ## ####", 0.03)),
    "department_code": (("###-###", 0.75), ("######", 0.15), ("### ###", 0.05)),
    "driving_licence": (("## ## ######", 0.35), ("#### ######", 0.25), ("#" * 10, 0.35)),
    "epts": (("#" * 15, 0.95),),
    "foreign_passport_rf": (("## #######", 0.55), ("#" * 9, 0.35), ("## №#######", 0.03), ("## № #######", 0.03)),
    "inn": (("#" * 10, 0.45), ("#" * 12, 0.45)),
    "kbk": (("#" * 20, 0.75), ("### # ## ##### ## #### ###", 0.1), ("### ########## #### ###", 0.1)),
    "country": (("###", 0.8),),
    "kladr": (("#" * 13, 0.5), ("#" * 17, 0.3), ("#" * 11, 0.05)),
    "kpp": (("#" * 9, 0.95),),
    "migration_card": (("#### #######", 0.6), ("#" * 11, 0.3)),
    "month": (("####-##", 0.3), ("##.####", 0.5)),
    "ogrn": (("#" * 13, 0.95),),
    "ogrnip": (("#" * 15, 0.95),),
    "okato": (("#" * 11, 0.6), ("#" * 8, 0.1)),
    "okpo": (("#" * 8, 0.6), ("#" * 10, 0.2)),
    "oktmo": (("#" * 8, 0.5), ("#" * 11, 0.4)),
    "oms_policy": (("#" * 16, 0.75), ("#### #### #### ####", 0.2)),
    "passport_rf": (
        *(("#### ######", 0.4), ("## ## ######", 0.2), ("#" * 10, 0.3), ("####-######", 0.02)),
        *(("#### №######", 0.01), ("#### № ######", 0.01), ("## ## № ######", 0.01)),
    ),
    "passport_rf_number": (("#" * 6, 0.95),),
    "passport_rf_series": (("####", 0.7), ("## ##", 0.25)),
    "phone": (
        *(("#" * 11, 0.35), ("+" + "#" * 11, 0.25), ("#" * 10, 0.08), ("+# ### ###-##-##", 0.05), ("# ### ###-##-##", 0.04)),
        *(("+# (###) ###-##-##", 0.06), ("# (###) ###-##-##", 0.03), ("+#(###)###-##-##", 0.03), ("#(###)###-##-##", 0.03)),
        *(("#-###-###-##-##", 0.02), ("+# ### ### ## ##", 0.02), ("# ### ### ## ##", 0.02), ("+#-###-###-##-##", 0.01)),
    ),
    "postal_code": (("#" * 6, 0.95),),
    "region_code": (("##", 0.8),),
    "residence_permit": (("## #######", 0.6), ("#" * 9, 0.3)),
    "snils": (("###-###-### ##", 0.4), ("#" * 11, 0.4), ("###-###-###-##", 0.08), ("### ### ### ##", 0.08), ("######### ##", 0.01)),
    "tax_office": (("####", 0.95),),
    "treasury_account": (("#" * 20, 0.9),),
    "uin": (("#" * 20, 0.6), ("#" * 25, 0.3)),
    "vehicle_certificate": (("## ## ######", 0.45), ("#### ######", 0.2), ("#" * 10, 0.25)),
    "work_patent": (("## ##########", 0.5), ("#" * 12, 0.3)),
}
"""Kind -> its layouts of digits and signs, and the share of its good values that is typed so; the shares of a kind add up to less than 1."""

SURNAMES = "(?:[оеё]ва?|[иы]на?|[сц]к(?:ий|ая)|енко|[чщ]?ук|юк|[ыи]х|янц?)(?:$|-)"
"""How surnames end, and given names seldom: those that do are listed next."""
ALIKE = "Алина|Ангелина|Антонина|Арина|Валентина?|Галина|Дина|Екатерина|Ирина|Карина|Константин|Кристина|Лев|Марина|Мартин|Нина|Полина|Регина|Яков"
PATRONYMICS = "(?:ович|евич|ьич|овна|евна|ична|инична)(?:$|-)"

WRITTEN: Mapping[str, tuple[str, float]] = {
    "address": (r"(?=.*(?<!\w)(?:г|ул|д|обл|пр-кт|пер|кв|дом|улица|город)\b)[^@]{10,400}", 0.9),
    "birth_place": (
        r"(?!.*\b(?:ул|улица|дом|кв|пр-кт|пер)\b)(?i:гор\.|г\.|с\.|д\.|пос\.|дер\.|город|село|деревня|пос[её]лок|станица|аул).{2,150}",
        0.8,
    ),
    "cadastral_number": (r"[0-9]{2}:[0-9]{2}:[0-9]{6,7}:[0-9]{1,9}", 0.98),
    "driving_licence": (r"[0-9]{2} ?[А-ЯЁ]{2} ?№? ?[0-9]{6}", 0.05),
    "email": (r"[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@.]{2,24}", 0.98),
    "fias_guid": (r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", 0.98),
    "foreign_passport": (r"[A-Z]{1,2} ?[0-9]{6,8}", 0.6),
    "full_name": (r"[А-ЯЁа-яё-]{1,40} [А-ЯЁа-яё-]{1,40} (?:[А-ЯЁа-яё]{2,30}(?i:вич|вна|чна|ьич)|[А-ЯЁа-яё]{2,30} (?i:оглы|кызы))", 0.85),
    "given_name": (rf"{ALIKE}|(?!.*{SURNAMES})(?!.*{PATRONYMICS})[А-ЯЁ][а-яё]{{1,24}}(?:-[А-ЯЁ][а-яё]{{1,24}})?", 0.9),
    "iban": (r"[A-Z]{2}[0-9]{2} ?(?:[A-Z0-9]{4} ?){2,7}[A-Z0-9]{0,4}", 0.95),
    "issued_by": (r"(?i:.{0,40}\b(?:г?у?мвд|о?у?фмс|ровд|увд|овд|отдел\w*)\b.{0,400})", 0.9),
    "licence_category": (r"(?:[ABCDMАВСЕМ]|Tm|Tb)1?E?(?:, ?(?:[ABCDMАВСЕМ]|Tm|Tb)1?E?){0,9}", 0.5),
    "military_id": (r"[А-ЯЁ]{2} ?№? ?[0-9]{7}", 0.95),
    "money": (r"[0-9]{1,9}[.,][0-9]{2}", 0.5),
    "mrz": (r"[A-Z0-9<]{30,44}(?:\s+[A-Z0-9<]{30,44}){1,2}", 0.98),
    "okved": (r"[0-9]{2}\.[0-9]{1,2}(?:\.[0-9]{1,2})?", 0.9),
    "patronymic": (rf"[А-ЯЁ][а-яё]{{1,24}}{PATRONYMICS}|[А-ЯЁ][а-яё]{{1,24}} (?:оглы|кызы)", 0.9),
    "plate": (
        r"(?=.{5,12}$)(?=.*[А-ЯA-Zа-я])[АВЕКМНОРСТУХавекмнорстух]{0,3} ?[0-9]{2,4} ?[АВЕКМНОРСТУХавекмнорстухCDT]{0,2} ?[0-9]{2,6}",
        0.9,
    ),
    "vehicle_certificate": (r"[0-9]{2} ?[А-ЯЁ]{2} ?№? ?[0-9]{6}", 0.1),
    "vehicle_passport": (r"[0-9]{2} ?[А-ЯЁ]{2} ?№? ?[0-9]{6}", 0.95),
    "civil_certificate": (r"[IVXLC]{1,10}-[А-ЯЁ]{2} ?№? ?[0-9]{6}", 0.95),
    "refugee_certificate": (r"[А-ЯЁ]{2}-?[0-9]{3} ?№? ?[0-9]{7}", 0.8),
    "sex": (r"[МЖмж]|[Мм]ужской|[Жж]енский", 0.9),
    "surname": (rf"(?!.*{PATRONYMICS})[А-ЯЁ][а-яё]{{1,24}}(?:-[А-ЯЁ][а-яё]{{1,24}})?", 0.8),
    "temporary_residence_permit": (r"[0-9]{1,7}/20[0-9]{2}/[0-9]{2}(?:/[0-9])?", 0.8),
    "vin": (r"(?=.*[0-9])(?=.*[A-Za-z])[A-HJ-NPR-Za-hj-npr-z0-9]{17}", 0.98),
}
"""Kinds whose values have letters, or a number of digits that is not fixed: a pattern of what they look like, and the share of their
values that it matches. They are told by the pattern; what the kind's own check adds is left out of the account."""
PROSE = frozenset(("surname", "given_name", "patronymic", "full_name", "email", "issued_by", "birth_place", "address"))
"""Kinds whose values have letters: no slip turns one into a number."""

USUAL: Mapping[str, str] = {
    "account": "40[1-9]|42[1-6]",
    "bik": "04|0[12]",
    "card": "220[0-4]|4|5[1-5]|2[2-7]|62",
    "civil_act_number": "[1-9](?:19|20)",
    "corr_account": "301",
    "inn": "(?!00)",
    "kpp": "(?!00)[0-9]{4}(?:0[1-9]|3[12]|4[345]|5[0-9])",
    "migration_card": "(?!00)[0-9]{4}",
    "phone": "(?:[78]9|9)[0-9]{9}$",
    "treasury_account": "0",
    "uin": "(?!4|30)",
}
"""Kind -> how the digits of nearly all its values begin, where its own check asks less: it must not refuse the rest, a guess may pass it over."""

RARE = 0.02
"""The prior of a kind that is named by a form but is not among the common ones."""
PRIORS: Mapping[str, float] = {
    **dict.fromkeys(("inn", "snils", "passport_rf", "phone"), 0.15),
    **dict.fromkeys(("date", "email", "full_name"), 0.06),
    **dict.fromkeys(("ogrn", "ogrnip", "kpp", "bik", "account", "address"), 0.04),
    **dict.fromkeys(
        ("department_code", "passport_rf_series", "passport_rf_number", "issued_by", "corr_account", "oms_policy", "card"), 0.02
    ),
    **dict.fromkeys(("driving_licence", "foreign_passport_rf", "postal_code", "vin", "plate", "civil_certificate"), 0.015),
    **dict.fromkeys(
        ("kbk", "uin", "oktmo", "okato", "okpo", "vehicle_certificate", "vehicle_passport", "military_id", "cadastral_number"), 0.01
    ),
    **dict.fromkeys(("epts", "kladr", "fias_guid", "iban", "treasury_account", "civil_act_number", "migration_card", "work_patent"), 0.005),
    **dict.fromkeys(
        (
            "residence_permit",
            "temporary_residence_permit",
            "refugee_certificate",
            "foreign_passport",
            "tax_office",
            "region_code",
            "country",
        ),
        0.005,
    ),
    **dict.fromkeys(("okved", "mrz", "month", "licence_category", "money", "sex", "birth_place"), 0.005),
    **dict.fromkeys(("surname", "given_name", "patronymic"), 0.05),
}
"""How common each kind is among values that people type or paste, before anything is known of the form. Judged from the fields of the forms
that come with gosform; a form's own fields count for more (``check/mistaken.py``)."""

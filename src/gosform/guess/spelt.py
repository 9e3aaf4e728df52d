"""How each kind is spelt: its layouts of digits and signs, or a pattern of what only it looks like, and the share of each.

A layout has ``#`` for a digit. The layouts are those of the blanks and of the kinds' own pages; the shares are judged, not counted:
nobody has published counts. What decides is their order of magnitude.
"""

from __future__ import annotations

from collections.abc import Mapping

SPELT: Mapping[str, tuple[tuple[str, float], ...]] = {
    "account": (("#" * 20, 0.9), ("##### ### # #### #######", 0.04)),
    "bik": (("#" * 9, 0.95),),
    "cadastral_number": tuple((f"##:##:{'#' * block}:{'#' * plot}", 0.15 / plot) for block in (6, 7) for plot in range(1, 7)),
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
    "kladr": (("#" * 13, 0.5), ("#" * 17, 0.3), ("#" * 11, 0.05)),
    "kpp": (("#" * 9, 0.95),),
    "migration_card": (("#### #######", 0.6), ("#" * 11, 0.3)),
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
    "snils": (("###-###-### ##", 0.4), ("#" * 11, 0.4), ("###-###-###-##", 0.08), ("### ### ### ##", 0.08), ("######### ##", 0.01)),
    "treasury_account": (("#" * 20, 0.9),),
    "uin": (("#" * 20, 0.6), ("#" * 25, 0.3)),
    "vehicle_certificate": (("## ## ######", 0.45), ("#### ######", 0.2), ("#" * 10, 0.25)),
    "work_patent": (("## ##########", 0.5), ("#" * 12, 0.3)),
}
"""Kind -> its layouts of digits and signs, and the share of its good values that is typed so; the shares of a kind add up to less than 1."""

WRITTEN: Mapping[str, tuple[str, float]] = {
    "address": (r"(?=.*(?<!\w)(?:г|ул|д|обл|пр-кт|пер|кв|дом|улица|город)\b)[^@]{10,400}", 0.9),
    "email": (r"[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@.]{2,24}", 0.98),
    "fias_guid": (r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", 0.98),
    "full_name": (r"[А-ЯЁа-яё-]{2,40} [А-ЯЁа-яё-]{2,40} [А-ЯЁа-яё]{2,30}(?:вич|вна|чна|ВИЧ|ВНА|ЧНА)", 0.85),
    "given_name": (r"[А-ЯЁ][а-яё]{1,24}(?:-[А-ЯЁ][а-яё]{1,24})?", 0.9),
    "iban": (r"[A-Z]{2}[0-9]{2} ?(?:[A-Z0-9]{4} ?){2,7}[A-Z0-9]{0,4}", 0.95),
    "issued_by": (r"(?i:.{0,40}\b(?:г?у?мвд|о?у?фмс|ровд|увд|овд|отдел\w*)\b.{0,400})", 0.9),
    "military_id": (r"[А-ЯЁ]{2} ?№? ?[0-9]{7}", 0.95),
    "patronymic": (r"[А-ЯЁ][а-яё]{1,24}(?:вич|вна|чна|ьич)", 0.9),
    "plate": (r"[АВЕКМНОРСТУХавекмнорстух] ?[0-9]{3} ?[АВЕКМНОРСТУХавекмнорстух]{2} ?[0-9]{2,3}", 0.9),
    "vehicle_passport": (r"[0-9]{2} ?[А-ЯЁ]{2} ?№? ?[0-9]{6}", 0.95),
    "civil_certificate": (r"[IVXLC]{1,6}-[А-ЯЁ]{2} ?№? ?[0-9]{6}", 0.95),
    "surname": (r"[А-ЯЁ][а-яё]{1,24}(?:-[А-ЯЁ][а-яё]{1,24})?", 0.9),
    "vin": (r"(?=.*[0-9])(?=.*[A-Za-z])[A-HJ-NPR-Za-hj-npr-z0-9]{17}", 0.98),
}
"""Kinds that are not made of digits alone, with a pattern of what only they look like, and the share of their values that it matches.
They are told by the pattern; what the kind's own check adds is left out of the account."""

USUAL: Mapping[str, str] = {
    "account": "40[1-9]|42[1-6]|30[12]|03",
    "bik": "04|0[12]",
    "card": "220[0-4]|4|5[1-5]|2[2-7]|62",
    "civil_act_number": "1[0-9][0-9]{3}",
    "corr_account": "301",
    "inn": "(?!00)",
    "kbk": "[0-9]{3}[128]",
    "kpp": "(?!00)[0-9]{4}(?:0[1-9]|3[12]|4[345]|5[0-9])",
    "migration_card": "(?!00)[0-9]{4}",
    "phone": "(?:[78]9|9)[0-9]{9}$",
    "snils": "[012]",
    "treasury_account": "0[1-9]",
    "uin": "(?!4|30)",
}
"""Kind -> how the digits of nearly all its values begin, where its own check asks less: it must not refuse the rest, a guess may pass it over."""

RARE = 0.02
"""The prior of a kind that is named by a form but is not among the common ones."""
PRIORS: Mapping[str, float] = {
    **dict.fromkeys(("inn", "snils", "passport_rf", "phone"), 0.12),
    **dict.fromkeys(("date", "email", "full_name"), 0.06),
    **dict.fromkeys(("ogrn", "ogrnip", "kpp", "bik", "account", "address"), 0.03),
    **dict.fromkeys(
        ("department_code", "passport_rf_series", "passport_rf_number", "issued_by", "corr_account", "oms_policy", "card"), 0.02
    ),
    **dict.fromkeys(("driving_licence", "foreign_passport_rf", "postal_code", "vin", "plate", "civil_certificate"), 0.015),
    **dict.fromkeys(
        ("kbk", "uin", "oktmo", "okato", "okpo", "vehicle_certificate", "vehicle_passport", "military_id", "cadastral_number"), 0.01
    ),
    **dict.fromkeys(("epts", "kladr", "fias_guid", "iban", "treasury_account", "civil_act_number", "migration_card", "work_patent"), 0.005),
}
"""How common each kind is among values that people type or paste, before anything is known of the form. Judged from the fields of the forms
that come with gosform; a form's own fields count for more (``check/mistaken.py``)."""

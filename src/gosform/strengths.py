"""What each check digit cannot see: (kind, number of digits) -> class of slip -> the share that passes unseen.

Written by ``python tools/make_strengths.py``, which counts: the shares are exact, over all good numbers of that length alike. An account
is checked with its БИК, an IBAN is a Russian one, a СНИЛС is above 001-001-998. The classes:

single: one wrong digit. swap: two neighbours swapped (12 for 21). jump: two digits swapped over a third (123 for 321).
twin: a pair of equal digits replaced by another pair (11 for 22). jump-twin: the same over a third (121 for 323).
ear: thirty for thirteen, and so on to nine (30 for 13), either way. random: any other digits.
"""

from __future__ import annotations

from collections.abc import Mapping

STRENGTHS: Mapping[tuple[str, int], Mapping[str, float]] = {
    ("inn", 10): {
        "single": 0.01636,
        "swap": 0.01841,
        "jump": 0.01843,
        "twin": 0.01841,
        "jump-twin": 0.01843,
        "ear": 0.1323,
        "random": 0.1,
    },
    ("inn", 12): {
        "single": 0,
        "swap": 0.0003175,
        "jump": 0.0005142,
        "twin": 0.0001493,
        "jump-twin": 0.003802,
        "ear": 0.01478,
        "random": 0.01,
    },
    ("snils", 11): {
        "single": 0.0001808,
        "swap": 0.001579,
        "jump": 0,
        "twin": 8.155e-05,
        "jump-twin": 0.11,
        "ear": 0.1014,
        "random": 0.01,
    },
    ("ogrn", 13): {
        "single": 0.01678,
        "swap": 0.01835,
        "jump": 0.9917,
        "twin": 0.9924,
        "jump-twin": 0.01837,
        "ear": 0.1204,
        "random": 0.1,
    },
    ("ogrnip", 15): {
        "single": 0.03692,
        "swap": 0.03993,
        "jump": 0.03734,
        "twin": 0.09341,
        "jump-twin": 0.03761,
        "ear": 0.1625,
        "random": 0.1,
    },
    ("oms_policy", 16): {
        "single": 0,
        "swap": 0.02222,
        "jump": 1,
        "twin": 0.06667,
        "jump-twin": 0.1111,
        "ear": 0.125,
        "random": 0.1,
    },
    ("card", 16): {
        "single": 0,
        "swap": 0.02222,
        "jump": 1,
        "twin": 0.06667,
        "jump-twin": 0.1111,
        "ear": 0.125,
        "random": 0.1,
    },
    ("card", 19): {
        "single": 0,
        "swap": 0.02222,
        "jump": 1,
        "twin": 0.06667,
        "jump-twin": 0.1111,
        "ear": 0.125,
        "random": 0.1,
    },
    ("okpo", 8): {
        "single": 0.01591,
        "swap": 0.01847,
        "jump": 0.01852,
        "twin": 0.146,
        "jump-twin": 0.01852,
        "ear": 0.1155,
        "random": 0.1,
    },
    ("okpo", 10): {
        "single": 0.01636,
        "swap": 0.01841,
        "jump": 0.01843,
        "twin": 0.1176,
        "jump-twin": 0.01843,
        "ear": 0.1187,
        "random": 0.1,
    },
    ("uin", 20): {
        "single": 0.01727,
        "swap": 0.01829,
        "jump": 0.01829,
        "twin": 0.1592,
        "jump-twin": 0.01829,
        "ear": 0.1186,
        "random": 0.1,
    },
    ("uin", 25): {
        "single": 0.01745,
        "swap": 0.01827,
        "jump": 0.01827,
        "twin": 0.167,
        "jump-twin": 0.01827,
        "ear": 0.1161,
        "random": 0.1,
    },
    ("account", 20): {
        "single": 0,
        "swap": 0.1111,
        "jump": 0.1111,
        "twin": 0.3918,
        "jump-twin": 0.4074,
        "ear": 0,
        "random": 0.1,
    },
    ("corr_account", 20): {
        "single": 0,
        "swap": 0.1111,
        "jump": 0.1111,
        "twin": 0.3918,
        "jump-twin": 0.4074,
        "ear": 0,
        "random": 0.1,
    },
    ("iban", 33): {
        "single": 0,
        "swap": 0,
        "jump": 0,
        "twin": 0,
        "jump-twin": 0,
        "ear": 0,
        "random": 0.01031,
    },
    ("civil_act_number", 21): {
        "single": 0,
        "swap": 0.02222,
        "jump": 1,
        "twin": 0.06667,
        "jump-twin": 0.1111,
        "ear": 0.125,
        "random": 0.1,
    },
}

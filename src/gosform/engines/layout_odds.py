"""How much likelier two neighbouring keys are to have been typed for Russian letters than for Latin ones. Made by ``tools/make_layout_odds.py``.

Counted over 2,473 Russian names and words and 94,293 names of the census of the United States of 1990. Rows are first keys, columns
second ones, a space (either end of a word) and the Russian alphabet: h is even, each letter further on doubles the odds, each back halves them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

KEYS = " абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
ODDS = (
    "khohkhgnohfbigikiihhihgofnienaaooh",
    "jboofggkoologlomelnmkcdokodakaakol",
    "gjibbejeebibgibgjbibbibegbbeiifbeb",
    "inmfdejomjleekhjoeilgcaogoaamhhmmh",
    "hkoaggioobifcidjoaladhboecadoaaloc",
    "gmohaakooikgkiijoglfhfaojmaaohhloi",
    "hdoohigoolgoglnkkjijkaeohodbnaajnd",
    "hcfkcicfjgcchgijcciciccjccfcfcccfc",
    "fjjccjkffcicgccjfccfcicfccccfcccfc",
    "gmonbijooankdholohffeeaogkaaoilkon",
    "jnojegnmoogognoklnlomadonofamaeioo",
    "nhkfanhkkkfhlojmlhknnhdollihkhhhkk",
    "gmogaagoockeciceoekjggaoggaaoadlog",
    "eoofecooofnhfjigohamaebnclaangljoo",
    "lomjcboomioieinholhldeamgnaamimiol",
    "enoaghjooflgiadoofbhhfclimcaliglok",
    "jfonflinonjookoohlmjjacoiodaicbjii",
    "enndaakonglgdmfdohjjgeandhcanfckno",
    "fnokfekoofmjghmiokikifaoeocanihjoo",
    "inojadmonencigljojchngaoeoaanikkoi",
    "fmogbhiooekfkdjioclheeaocobaogmloh",
    "hhogkffoojgkgkjfejkkfbfoclghoabmoc",
    "flocbaioodlgacgcnckbaeiodgcfobgood",
    "kkffbbhffbhbbghbkbgbfhbfbbbbfbbbfb",
    "gooifdnoojmkjfidohcfddaoimabohfmoi",
    "gkjecaiojekgkeglggcdieajbeeajacgje",
    "flogfajoodlgiiinncfbefbogfhcoagnoe",
    "cgofedkoogkkdgfgiggfckgoeigfoeeoog",
    "ggjggggjjggggggggggggggjggggjgggjk",
    "hfolfigoofdmmgnjhlggiaaocogaoacmod",
    "jfolejooobghkeokifgglaaojofcocbloo",
    "hdhhdjdhhdddhkhddhhhkddhddddhdddhd",
    "kckcgicgggccihggcciijccgcicggccckc",
    "igojehnnnmdimhnjjdkilaaohodandbjnf",
)  # fmt: skip


def odds(word: str) -> int:
    """How the pairs of neighbouring keys of a word in small Russian letters, its ends included, speak for Russian: a power of two."""
    pairs, ended = _pairs(), f" {word} "
    return sum([pairs[ended[i : i + 2]] for i in range(len(word) + 1)])


@cache
def _pairs() -> Mapping[str, int]:
    return {a + b: ord(odds) - ord("h") for a, row in zip(KEYS, ODDS, strict=True) for b, odds in zip(KEYS, row, strict=True)}

"""What every kind owes a person who is refused: a document that says so, and an answer in time."""

from __future__ import annotations

from typing import Any

import pytest
from tests.timing import seconds

from gosform.check import check_value, codes
from gosform.kinds import get, names, typical
from gosform.problem import Severity

MUCH = 200_000
SECONDS = 5
HOSTILE = {
    "letters and digits in turn": "a1",
    "Russian words": "слово ",
    "two alphabets in turn": "аa",
    "slashes": "а/",
    "emoji": "а🙂",
    "accents over one letter": "\u0301\u0327",
    "invisible characters": "\u200b\u202e",
    "spaces": " \u00a0",
    "digits of another script": "٣",
    "digits apart": "1 ",
    "at signs": "a@",
    "dates": "01.01.2020 ",
    "wrong keyboard layout": "ghbdtn ",
    "labels": "ИНН: ",
    "syllables apart": "\u1100\u1161\u11a8",
}
OPTIONS: dict[str, dict[str, Any]] = {"choice": {"of": ("Мужской", "Женский")}}


@pytest.mark.parametrize("kind", typical())
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_any_amount_of_text_is_answered_in_time(kind: str, piece: str) -> None:
    """Nobody can keep a check busy: 200,000 characters of any sort are answered at once."""
    typed = "я" + (piece * MUCH)[:MUCH] + "1"
    assert seconds(lambda: check_value(kind, typed, **OPTIONS.get(kind, {}))) < SECONDS


def test_whatever_refuses_names_its_source() -> None:
    """A code that refuses an application names the document, or the rule of the form, that it comes from."""
    kinds = {name: get(name).source for name in names()}
    unfounded = [code for code in codes().values() if code.severity is Severity.ERROR and not (code.source or kinds.get(code.owner))]
    assert unfounded == []


DOUBTFUL: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("snils", "000-000-000 00", {}),
    ("snils", "001-001-998 12", {}),
    ("inn", "900100000070", {}),
    ("postal_code", "700000", {}),
    ("bik", "040205770", {}),
    ("ogrnip", "415774600123450", {}),
    ("department_code", "000-000", {}),
    ("civil_certificate", "IIX-АА 1234567", {}),
    ("surname", "Иванов V", {}),
    ("patronymic", "Ахмед оглы", {}),
    ("account", "03100643000000017300", {"bik": "004525988"}),
    ("corr_account", "30101810400000000225", {"bik": "044525226"}),
)


@pytest.mark.parametrize(("kind", "typed", "options"), DOUBTFUL, ids=[f"{kind} {typed}" for kind, typed, _ in DOUBTFUL])
def test_what_no_source_confirms_is_never_refused(kind: str, typed: str, options: dict[str, Any]) -> None:
    """A rule of thumb may warn; only a document may refuse."""
    assert check_value(kind, typed, **options).errors == ()

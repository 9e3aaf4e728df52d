"""Values with nothing beside them: a clipboard, a line a value, or several in a row."""

from __future__ import annotations

from gosform.trials.talks.compose import one_of
from gosform.trials.talks.template import Page

STYLE, SHARE, SPOKEN, LOOSE = "bare", 6.0, 0.04, False
WHOLE = (
    "{u?}",
    "{u?}\n{v?}",
    "{u?}\n{v?}\n{w?}",
    "{u?}  {v?}",
    "{u?}\t{v?}\t{w?}",
    "{full_name?}\n{date?}\n{snils?}",
    "{passport_rf?}\n{department_code?}\n{date?}",
    "{phone?}\n{email?}",
    "{snils?}\n{inn-12?}",
    "{inn-10?}\n{ogrn?}",
    "{full_name?}, {date?}",
    "{passport_rf?}, {snils?}",
    "{u/?}",
    "{snils/?}\n\n{u?}",
    "  {u?}  ",
)
PARTS = {"whole": WHOLE}


def write(page: Page) -> list[str]:
    return one_of(page, WHOLE)

"""Two fields of a record whose values have changed places."""

from __future__ import annotations

from random import Random

from gosform.trials.case import Case
from gosform.trials.made.names import MEN, SAME, WOMEN
from gosform.trials.made.records import RECORDS, at, changed

GROUP = "swapped"
SHARE = 2.0
# form, the two fields, the kind of the first.
PAIRS = (
    ("passport-rf", "/applicant/surname", "/applicant/given_name", "surname"),
    ("portal-registration", "/applicant/surname", "/applicant/given_name", "surname"),
    ("support-request", "/applicant/surname", "/applicant/given_name", "surname"),
    ("passport-rf", "/document/series", "/document/number", "passport_rf_series"),
    ("portal-registration", "/passport/series", "/passport/number", "passport_rf_series"),
    ("portal-registration", "/applicant/inn", "/applicant/snils", "inn"),
    ("ip-registration", "/applicant/inn", "/applicant/snils", "inn"),
    ("support-request", "/applicant/email", "/applicant/phone", "email"),
    ("portal-registration", "/account/email", "/account/phone", "email"),
    ("passport-rf", "/document/issued_by", "/document/department_code", "issued_by"),
)


def draw(rng: Random) -> Case | None:
    """One of the pairs."""
    form, first, second, kind = rng.choice(PAIRS)
    record = RECORDS[form](rng)
    good, typed = at(record, first), at(record, second)
    if kind == "surname" and (good in SAME or typed not in (*MEN, *WOMEN) or good in (*MEN, *WOMEN)):
        return None
    troubles = frozenset({"swapped", "swapped-sections"})
    more = changed(record, {first: typed, second: good})
    return Case(GROUP, f"{kind}-{second.rpartition('/')[2]}", kind, good, typed, troubles=troubles, form=form, record=more, pointer=first)

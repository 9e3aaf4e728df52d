"""Good values as they are, of every kind, and whole records: whatever is said against one of them is a false alarm."""

from __future__ import annotations

from random import Random

from gosform.trials.case import Case
from gosform.trials.made.contacts import address, birth_place, certificate, email, office
from gosform.trials.made.days import day, dotted
from gosform.trials.made.names import part, person
from gosform.trials.made.numbers import number
from gosform.trials.made.papers import PAPERS, paper
from gosform.trials.made.records import RECORDS, at

GROUP = "controls"
SHARE = 10.0
# A field of every form, and its kind, for the cases that are whole records.
FIELDS = {
    "passport-rf": ("/document/inn", "inn"),
    "ip-registration": ("/document/passport", "passport_rf"),
    "portal-registration": ("/applicant/snils", "snils"),
    "support-request": ("/applicant/phone", "phone"),
}


def draw(rng: Random) -> Case:
    """A number, a name, something else, or a record."""
    return rng.choices((in_number, in_name, other, in_record), (50, 20, 20, 10))[0](rng)


def in_number(rng: Random) -> Case:
    """Bare, or in its canonical spelling."""
    good = number(rng) if rng.random() < 0.6 else paper(rng, "phone", *PAPERS)
    return Case(GROUP, good.kind, good.kind, good.value, rng.choice((good.bare, good.value)), good.options)


def in_name(rng: Random) -> Case:
    kind, good = part(rng) if rng.random() < 0.7 else ("full_name", person(rng).full)
    return Case(GROUP, kind, kind, good, good)


def other(rng: Random) -> Case:
    """Dates, e-mails, texts, certificates."""
    when = day(rng)
    roman, letters, digits = certificate(rng)
    kind, value, options = rng.choice(
        (
            ("date", dotted(when), {"format": "dd.mm.yyyy", "max": "today"}),
            ("date", when.isoformat(), {"format": "yyyy-mm-dd"}),
            ("email", email(rng), {}),
            ("birth_place", birth_place(rng), {}),
            ("issued_by", office(rng), {}),
            ("address", address(rng), {}),
            ("civil_certificate", f"{roman}-{letters} {digits}", {}),
        )
    )
    return Case(GROUP, kind, kind, value, value, options)


def in_record(rng: Random) -> Case:
    """A whole record in which everything agrees."""
    form = rng.choice(list(RECORDS))
    record = RECORDS[form](rng)
    pointer, kind = FIELDS[form]
    value = at(record, pointer)
    return Case(
        GROUP,
        f"record-{form}",
        kind,
        value,
        value,
        {"holder": "person"} if kind == "inn" else {},
        form=form,
        record=record,
        pointer=pointer,
    )

"""How often a wrong kind is told, and rightly: values of one kind in the field of another, and slips in a field's own values.

``python bench/wrong_kind.py``; the seeds are fixed, so two runs say the same.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from gosform import check_value, example
from gosform.kind import OPEN
from gosform.kinds import own

EVERY = tuple(kind for kind in own() if kind not in OPEN)
COMMON = (
    "inn",
    "snils",
    "passport_rf",
    "phone",
    "ogrn",
    "ogrnip",
    "kpp",
    "bik",
    "account",
    "email",
    "date",
    "card",
    "oms_policy",
    "full_name",
)
TRIED = 20_000


def told(field: str, value: str) -> str | None:
    """The kind that a refused value is said to be of, empty when nothing is said; None for a value that is taken."""
    report = check_value(field, value)
    return None if report.ok else next((p.params["kind"] for p in report.problems if p.code.trouble == "wrong-kind"), "")


def misplaced(chosen: Sequence[str], rng: random.Random) -> Iterator[tuple[str, str]]:
    """(the kind of a value, the kind that it is said to be of) for values in fields that refuse them."""
    for _ in range(TRIED):
        kind, field = rng.choice(chosen), rng.choice(chosen)
        if kind != field and (said := told(field, example(kind, rng.randrange(2000)))) is not None:
            yield kind, said


def slips(rng: random.Random) -> Iterator[str]:
    """What is said of values with a character changed, dropped, added or swapped with the next, in their own fields."""
    for _ in range(TRIED):
        kind = rng.choice(EVERY)
        value = example(kind, rng.randrange(2000))
        if not value:
            continue
        at, digit = rng.randrange(len(value)), rng.choice("0123456789")
        head, tail = value[:at], value[at:]
        slip = rng.choice((head + digit + tail[1:], head + tail[1:], head + digit + tail, head + tail[1:2] + tail[:1] + tail[2:]))
        if (said := told(kind, slip)) is not None:
            yield said


def main() -> None:
    for name, chosen in (("all kinds", EVERY), ("common kinds", COMMON)):
        found = list(misplaced(chosen, random.Random(3)))
        right, said = sum(kind == named for kind, named in found), sum(bool(named) for _, named in found)
        print(f"{name}: refused {len(found)}, told {said}, rightly {right} ({right / said:.1%} of those told)")
    found_slips = list(slips(random.Random(3)))
    print(f"slips: refused {len(found_slips)}, told to be of another kind {sum(map(bool, found_slips))}")


if __name__ == "__main__":
    main()

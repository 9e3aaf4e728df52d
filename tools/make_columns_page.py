"""Write ``docs/columns.md`` from the kinds' own screens: ``python tools/make_columns_page.py``.

A test fails when the page lags behind.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gosform.columns.table import FAMILIES, OPTIONS, WHY, way
from gosform.kinds import get, own

PAGE = Path(__file__).resolve().parents[1] / "docs" / "columns.md"
DAY = date(2025, 1, 1)
INTRO = """\
<!-- Made by tools/make_columns_page.py. Edit src/gosform/columns/table.py and the kinds' screens instead. -->

# Columns

A file of many rows is checked column by column. The column engine says one thing only: this value is certainly clean. Whatever it does not
say that of goes to the engine that explains, so the answers are those of one record.

Nothing is written twice. A kind says in its file which spellings are certainly clean, as a pattern, and its check digits as a formula. The
pattern becomes an automaton over bytes that takes exactly what the pattern matches; the formula becomes tables of what each two digits add.
What neither can prove is asked of the kind's own screen, each distinct value once.

| how | what it means |
|---|---|
| pattern | the automaton says all |
| digits | the automaton and the tables of the check digits |
| usual | the automaton knows the usual values, the others that fit the pattern are asked one by one |
| each | every value that fits the pattern is asked, each distinct one once |
| none | no value is called clean: all go to the engine that explains |

A value of more than 256 bytes is asked one by one. Between columns, equality, the order of two days and what has to be filled in together are
compared as columns; every other proof of a relation is asked row by row, of rows that are clean otherwise.

## Kinds
"""


def page() -> str:
    """The page as it should be."""
    lines = [INTRO, "| kind | how | why |", "|---|---|---|"]
    for name in own():
        kind = get(name)
        said = " ".join(filter(None, (WHY.get(name, ""), OPTIONS.get(name, ""))))
        lines.append(f"| `{name}` | {way(kind, kind.options(), DAY)} | {said} |")
    lines += [f"| `{family}.*` | each | {said} |" for family, said in FAMILIES.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

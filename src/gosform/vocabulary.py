"""Everything that a language has to say: every code, every word and every name of a sign, for the checks of the catalogues.

The kinds of a family share their sentences; a few of them stand for all.
"""

from __future__ import annotations

from collections.abc import Mapping

from gosform.check import codes as found_codes
from gosform.check.frame import RECORD
from gosform.kinds import family_of, get, typical
from gosform.problem import Code, Words
from gosform.read_records import REASONS
from gosform.read_rules.fields import SECTION_WORDS
from gosform.read_rules.offices import offices
from gosform.read_rules.uploads import FILE_WORDS
from gosform.refusals import entries
from gosform.text import SIGNS
from gosform.uploads.codes import CASES
from gosform.uploads.codes import SIGNS as FILES


def codes() -> tuple[Code, ...]:
    """Every code of values, records, relations and files; a code of files once for each of its sentences."""
    said = set(typical())
    found = (code for code in found_codes().values() if code.owner in said or not family_of(code.owner))
    return tuple(one for code in found for one in (code, *CASES.get(code, {}).values()))


def words() -> tuple[Words, ...]:
    """The words of every kind, and of what is no field: a section, an upload, a whole record."""
    return (*(get(name).words for name in typical()), SECTION_WORDS, FILE_WORDS, RECORD)


def told() -> tuple[tuple[str, Mapping[str, str]], ...]:
    """(where it stands, language -> text) of what data files say themselves: what refusals mean, why offices are named."""
    found: list[tuple[str, Mapping[str, str]]] = []
    for entry in entries().values():
        found += [(entry.place, entry.meaning), *((entry.place, act.meaning) for act in entry.acts)]
    for card in offices().values():
        for kept in card.all:
            found += [(f"offices.yaml, {card.id}", kept.why), (f"offices.yaml, {card.id}", kept.bring)]
    return tuple(found)


def signs() -> tuple[str, ...]:
    """Every name of a character, every reason why a row of a file cannot be read, and what a file may really be."""
    return (*SIGNS, *REASONS, *FILES)

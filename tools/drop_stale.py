"""Take out of a catalogue what nobody asks for any more: ``python tools/drop_stale.py ru``. It prints what it drops."""

from __future__ import annotations

import fcntl
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from gosform.catalog import Catalogue, read
from gosform.messages_check import stale
from gosform.vocabulary import codes, signs, words

ROOT = Path(__file__).resolve().parents[1]


def drop(lang: str) -> None:
    """Rewrite the catalogue without its stale entries, under the lock of ``merge_po``."""
    path = ROOT / "locales" / lang / "LC_MESSAGES" / "gosform.po"
    with (path.parent / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        gone = stale(Catalogue(lang, read(path)), codes(), words(), signs())
        dropped = {(remark.context, remark.english) for remark in gone}
        with path.open("rb") as file:
            entries = [m for m in read_po(file, locale=lang) if m.id and (m.context or "", m.id) not in dropped]
        whole = Catalog(locale=lang, project="gosform", charset="utf-8", fuzzy=False, creation_date=None, revision_date=None)
        for message in sorted(entries, key=lambda m: (m.context or "", str(m.id))):
            whole.add(message.id, message.string, context=message.context)
        with path.open("wb") as file:
            write_po(file, whole, width=120, omit_header=False, ignore_obsolete=True)
        (path.parent / ".lock").unlink(missing_ok=True)
    print("\n".join(map(str, gone)) or "nothing is stale")


if __name__ == "__main__":
    drop(sys.argv[1])

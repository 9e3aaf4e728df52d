"""Merge a fragment of translations into a catalogue: ``python tools/merge_po.py ru fragment.po``.

Entries of the fragment replace those with the same context and msgid; the file is written sorted by context, so that a
diff shows what changed. A lock beside the file lets several people merge at once.
"""

from __future__ import annotations

import fcntl
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]


def merge(lang: str, fragment: Path) -> int:
    path = ROOT / "locales" / lang / "LC_MESSAGES" / "gosform.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    with (path.parent / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        catalogue = Catalog(locale=lang, project="gosform", charset="utf-8")
        if path.exists():
            with path.open("rb") as file:
                catalogue = read_po(file, locale=lang)
        with fragment.open("rb") as file:
            added = [m for m in read_po(file, locale=lang) if m.id]
        for message in added:
            catalogue.delete(message.id, context=message.context)
            catalogue.add(message.id, message.string, context=message.context, auto_comments=message.auto_comments)
        entries = sorted((m for m in catalogue if m.id), key=lambda m: (m.context or "", str(m.id)))
        whole = Catalog(locale=lang, project="gosform", charset="utf-8", fuzzy=False, creation_date=None, revision_date=None)
        for message in entries:
            whole.add(message.id, message.string, context=message.context)
        with path.open("wb") as file:
            write_po(file, whole, width=120, omit_header=False, ignore_obsolete=True)
    return len(added)


if __name__ == "__main__":
    print(f"{merge(sys.argv[1], Path(sys.argv[2]))} entries merged")

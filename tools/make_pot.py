"""Write ``locales/gosform.pot``, the list of what a language has to say: ``python tools/make_pot.py``.

It walks the declared codes, the words of the kinds, the names of signs and the sentences of the channels; nothing is
scanned from source. To begin a language, copy the file to ``locales/<lang>/LC_MESSAGES/gosform.po`` and translate.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from gosform.messages_check import entries
from gosform.vocabulary import codes, signs, words

ROOT = Path(__file__).resolve().parents[1]
POT = ROOT / "locales" / "gosform.pot"
HEADER = "Sentences of gosform. English is the msgid, the code or the use is the context.\nMade by tools/make_pot.py."


def pot() -> str:
    """The whole text of the template."""
    found = Catalog(project="gosform", charset="utf-8", fuzzy=False, creation_date=None, revision_date=None, header_comment=HEADER)
    for entry in sorted(entries(codes(), words(), signs())):
        flags = ["python-brace-format"] if "{" in entry.english else []  # which older babel does not see by itself
        found.add(entry.english, context=entry.context, flags=flags, auto_comments=[entry.note] if entry.note else [])
    file = io.BytesIO()
    write_po(file, found, width=120, omit_header=True)
    return (
        "# "
        + HEADER.replace("\n", "\n# ")
        + '\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        + file.getvalue().decode("utf-8")
    )


if __name__ == "__main__":
    POT.write_text(pot(), encoding="utf-8")
    print(POT.relative_to(ROOT), file=sys.stdout)

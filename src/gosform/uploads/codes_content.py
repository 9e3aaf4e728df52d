"""What a file really is: codes for one that is empty, broken off, locked, or something else than was asked for.

A code may have several sentences: each *case* is a whole pair of its own, and the problem's param ``case`` says which. The id is the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gosform.problem import Code, Severity

EMPTY = Code(
    "upload.empty",
    what="There is nothing in {in}: 0 bytes.",
    fix="Open the file on your device, check it and upload it again.",
    why="A download, a copy or a scan that was interrupted leaves a file without contents.",
    source="no format has files of 0 bytes",
)
TRUNCATED = Code(
    "upload.truncated",
    what="The end of {gen} is missing: not all of it was saved.",
    fix="Save the file again, look at its end and upload it.",
    why="The structure of the file promises more than there is: markers, chunks, strips or tables that lie behind its end.",
    source="the specification of the format",
)
DAMAGED = Code(
    "upload.damaged",
    what="The contents of {gen} are damaged and cannot be opened.",
    fix="Save the file again and check that it opens.",
    why="The structure of the file contradicts itself: check sums of chunks, tables or the order of its parts.",
    source="the specification of the format",
)
ENCRYPTED = Code(
    "upload.encrypted",
    what="The contents of {gen} are locked with a password.",
    fix="Upload a copy without a password. Never share the password itself.",
    why="Nobody who handles the application can open it. A PDF that opens by itself and only restricts printing is not meant.",
    source="requirement of practically every portal, such as ГИС ЖКХ (2015): no encryption",
)
CANNOT_CHECK = Code(
    "upload.cannot-check",
    what="{acc} could not be looked into: it took too long or too much.",
    fix="Save the document again in a simpler form.",
    why="A limit of time or memory was reached, or the reader of the format failed. It says nothing about harm: such a file may be good.",
    source="the limits of the check itself",
)
NOT_WHAT_IT_SAYS = Code(
    "upload.not-what-it-says",
    what="{acc} is {sign}, and its name says {said}.",
    fix="Save the document in the right format and upload it.",
    why="The first bytes and the structure tell the real format. A new name changes nothing inside.",
    source="the specifications of the formats; portals look inside as well",
)
FORMAT = Code(
    "upload.format",
    what="{acc} is {sign}, and {need} is needed.",
    fix="Save the document in the right format and upload it.",
    why="The field takes other formats. The real format counts, not the name.",
    source="the form's own rule: accept",
)

_ADVICE = {
    "heic": "Choose “Most Compatible” in the camera or send it as JPG.",
    "picture": "Save the picture as {need} and upload it.",
    "into-pdf": "Open the document and choose “Save as PDF”.",
    "page": "Download the document again and check that it opens.",
    "archive": "Upload the documents that are in the archive.",
    "signature": "Upload the document itself, not its signature.",
    "shortcut": "Find the document itself and upload it.",
    "owner-file": "Close the document and upload the real file.",
    "secret": "Keep this file to yourself and upload the document.",
    "from-pdf": "Save the page as a picture: {need}.",
    "any": "Save the document as {need} and upload it.",
    "sign": "Sign the document and upload the file of the signature.",
}
"""What to do with a file of another kind, by what it is and what the field takes."""


def _advised(code: Code) -> Mapping[str, Code]:
    return MappingProxyType(
        {case: Code(str(code), what=code.what, fix=fix, why=code.why, source=code.source) for case, fix in _ADVICE.items()}
    )


_UNCHECKED = {
    "decoder": ("{acc} could not be looked into: such pictures are not opened here.", "Send the picture as JPG."),
    "unavailable": ("{acc} could not be looked into: the check is not available now.", "Send the file again a little later."),
}

CASES: Mapping[str, Mapping[str, Code]] = MappingProxyType(
    {
        TRUNCATED: {
            "sizes": Code(
                TRUNCATED,
                what="Not all of {acc} is there: {have} of {need}.",
                fix=TRUNCATED.fix,
                why=TRUNCATED.why,
                source=TRUNCATED.source,
            ),
            "only-end": Code(
                TRUNCATED,
                what="The mark of the end is missing in {in}.",
                fix="Open the file and check that all of it is there.",
                severity=Severity.WARNING,
                why="Most programs open such a picture; a strict one may not.",
                source=TRUNCATED.source,
            ),
        },
        CANNOT_CHECK: {
            **{
                case: Code(CANNOT_CHECK, what=what, fix=fix, severity=Severity.WARNING, why=CANNOT_CHECK.why, source=CANNOT_CHECK.source)
                for case, (what, fix) in _UNCHECKED.items()
            },
            "volumes": Code(
                CANNOT_CHECK,
                what="There is only one part of an archive in {in}.",
                fix="Make one archive that is not split into parts.",
                why="A part of a split archive opens only beside all the others, and a field takes them one by one.",
                source="PKWARE APPNOTE, 4.4.19: the number of the disk; the notes of RAR on volumes",
            ),
        },
        NOT_WHAT_IT_SAYS: {
            **_advised(NOT_WHAT_IT_SAYS),
            "name": Code(
                NOT_WHAT_IT_SAYS,
                what=NOT_WHAT_IT_SAYS.what,
                fix="Give the file a name that ends in .{ending}.",
                severity=Severity.WARNING,
                why="The field takes the real format as well, so only the name is wrong.",
                source=NOT_WHAT_IT_SAYS.source,
            ),
        },
        FORMAT: _advised(FORMAT),
    }
)
CODES = (EMPTY, TRUNCATED, DAMAGED, ENCRYPTED, CANNOT_CHECK, NOT_WHAT_IT_SAYS, FORMAT)

"""What a file could do, and what its name could do. Said without accusing anybody: most such files were made by a program, not by malice."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gosform.problem import Code, Severity

ACTIVE_CONTENT = Code(
    "upload.active-content",
    what="There is more in {in} than a document: {sign}.",
    fix="Choose “Print”, then “Save as PDF” and upload the copy.",
    why="JavaScript, a command to start a program, macros; as a warning: attached files, XFA, links that send data. Names are decoded first.",
    source="CWE-434; PDF 32000-1, 12.6: actions",
)
TRAILING_DATA = Code(
    "upload.trailing-data",
    what="Behind the end of {gen} there is more data.",
    fix="Save the document again and upload the new file.",
    severity=Severity.WARNING,
    why="Two files in one are read as the one or the other by different programs. Web servers and scanners also leave harmless rests.",
    source="the specification of the format; CWE-434",
)
ZIP_BOMB = Code(
    "upload.zip-bomb",
    what="The archive in {in} takes far too much room when it is opened.",
    fix="Make the archive again from the documents alone.",
    why="What the directory of the archive declares is added up; nothing is unpacked.",
    source="CWE-409",
)
ZIP_PATH = Code(
    "upload.zip-path",
    what="The archive in {in} would put files outside its folder.",
    fix="Make the archive again without folders.",
    why="Names with “..”, a drive or a leading slash can overwrite other files.",
    source="CWE-22",
)
XML_ENTITY = Code(
    "upload.xml-entity",
    what="There is a DOCTYPE in {in}, and it is not taken here.",
    fix="Save the XML from the program again, without a DOCTYPE.",
    why="A document type can pull in other files or grow without end. Documents by a schema do not need it.",
    source="CWE-611, CWE-776",
)
SVG_SCRIPT = Code(
    "upload.svg-script",
    what="The drawing in {in} has a script in it.",
    fix="Save the drawing as PNG and upload it.",
    why="SVG is opened by browsers, which run what is in it.",
    source="CWE-79; SVG 1.1, section 18",
)
NAME = Code(
    "upload.name",
    what="The name of {gen} has signs that other systems do not take.",
    fix="Give the file a short name: letters, digits and one dot.",
    severity=Severity.WARNING,
    why="Controls, signs that turn the direction around, slashes and the like. Cyrillic letters, spaces and dashes are good.",
    source="CWE-434; naming rules of Windows",
)


def _name(what: str, fix: str = NAME.fix, severity: Severity = Severity.WARNING) -> Code:
    return Code(str(NAME), what=what, fix=fix, severity=severity, why=NAME.why, source=NAME.source)


CASES: Mapping[str, Mapping[str, Code]] = MappingProxyType(
    {
        ACTIVE_CONTENT: {
            "office": Code(
                ACTIVE_CONTENT,
                what=ACTIVE_CONTENT.what,
                fix="Save the document without macros or as PDF.",
                why=ACTIVE_CONTENT.why,
                source=ACTIVE_CONTENT.source,
            ),
            "part": Code(
                ACTIVE_CONTENT,
                what="There is more in {in} than pages: {sign}.",
                fix="Check that everything is seen on the pages.",
                severity=Severity.WARNING,
                why=ACTIVE_CONTENT.why,
                source=ACTIVE_CONTENT.source,
            ),
        },
        NAME: {
            "reserved": _name("The name of {gen} belongs to Windows itself."),
            "doubled": _name(
                "The name of {gen} has two endings, one behind the other.", "Give the file one ending: that of its real format."
            ),
            "long": _name("The name of {gen} is too long.", "Give the file a short name of a few words."),
            "program": _name("The name of {gen} is that of a program.", "Give the file the ending of its real format.", Severity.ERROR),
            "ending": _name("The name of {gen} has no ending that tells its format.", "Give the file the ending of its real format."),
            "mixed": _name("The name of {gen} mixes Russian and Latin letters in a word.", "Give the file a name in one alphabet."),
        },
    }
)
CODES = (ACTIVE_CONTENT, TRAILING_DATA, ZIP_BOMB, ZIP_PATH, XML_ENTITY, SVG_SCRIPT, NAME)

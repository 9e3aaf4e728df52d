"""Files: ``/v1/uploads/check``, a form (RFC 7578) with one file and, as texts, what is asked of it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from gosform.desk.answer import Answer
from gosform.desk.answers import ReportAnswer
from gosform.desk.bodies import FormName
from gosform.desk.body import announced, chunks, media
from gosform.desk.call import Call
from gosform.desk.operation import LANG, SHOW_VALUES, Operation
from gosform.desk.problems import Fault, Refused
from gosform.desk.reporting import counted, report_json
from gosform.desk.routes.forms import form_of
from gosform.problem import OptionError, Report

if TYPE_CHECKING:
    from starlette.datastructures import FormData

MEDIA = "multipart/form-data"
FILES = ("file", "document")
ASKED = ("preset", "accept", "max_size", "min_size")
LONGEST = 100
"""Characters of a text beside the file."""
MOST_PART = 4096
"""Bytes of a text beside the file."""

NO_FILE = "A file is needed here."
NO_TEXT = "A text is needed here."
TWICE = "It stands there twice."
NO_KEY = "There is no such key here."
TOGETHER = "form and field go together, without rules of their own."
NO_FIELD = "The form has no such field for files."
ODD_RULE = "There are no such rules for files."


class UploadBody(BaseModel):
    """file: the file itself. document: of a signature, the file that was signed. form, field: of which form, and which of its fields.

    Otherwise preset, accept (``pdf,jpeg``), max_size and min_size (``5 MB``) say what is asked.
    """

    model_config = ConfigDict(extra="forbid")

    file: Annotated[bytes, Field(json_schema_extra={"format": "binary"})]
    document: Annotated[bytes, Field(json_schema_extra={"format": "binary"})] = b""
    form: FormName = ""
    field: FormName = ""
    preset: FormName = ""
    accept: FormName = ""
    max_size: FormName = ""
    min_size: FormName = ""


async def check(call: Call) -> Answer:
    """One file. It has its place among the jobs before its first byte is read."""
    kind, whole = media(call.scope)
    if kind != MEDIA:
        raise Refused("media-type", headers=[(b"accept", MEDIA.encode())], media=MEDIA)
    settings = call.desk.settings
    announced(call.scope, settings.most_upload)
    with call.desk.hands.taken():
        try:
            async with asyncio.timeout(settings.upload_seconds):
                data = await _parsed(call, whole)
        except TimeoutError:
            raise Refused("slow-body", headers=[(b"connection", b"close")]) from None
        try:
            report, of = await _checked(call, *_sorted(data))
        finally:
            await data.close()
    counted(call, report, of)
    return Answer(report_json(report, call.lang, call.query.get("show_values", False)), call.lang)


async def _parsed(call: Call, content_type: str) -> FormData:
    settings = call.desk.settings
    parser = MultiPartParser(
        Headers({"content-type": content_type}),
        chunks(call.receive, settings.most_upload),
        max_files=len(FILES),
        max_fields=len(ASKED) + 2,
        max_part_size=MOST_PART,
    )
    try:
        return await parser.parse()
    except (MultiPartException, KeyError, ValueError):
        raise Refused("not-multipart") from None


def _sorted(data: FormData) -> tuple[dict[str, UploadFile], dict[str, str]]:
    """The files and the texts of a form; ``Refused`` for everything that has no place in it."""
    files: dict[str, UploadFile] = {}
    texts: dict[str, str] = {}
    faults = []
    for name, part in data.multi_items():
        if name not in (*FILES, *ASKED, "form", "field"):
            faults.append(Fault(NO_KEY, ""))
        elif name in files or name in texts:
            faults.append(Fault(TWICE, f"/{name}"))
        elif isinstance(part, UploadFile) != (name in FILES):
            faults.append(Fault(NO_FILE if name in FILES else NO_TEXT, f"/{name}"))
        elif isinstance(part, UploadFile):
            files[name] = part
        elif len(part) > LONGEST:
            faults.append(Fault(ODD_RULE, f"/{name}"))
        elif part:
            texts[name] = part
    if "file" not in files:
        faults.append(Fault(NO_FILE, "/file"))
    if ("form" in texts) != ("field" in texts) or ("form" in texts and any(name in texts for name in ASKED)):
        faults.append(Fault(TOGETHER, "/form"))
    if faults:
        raise Refused("not-as-described", faults=faults)
    return files, texts


async def _checked(call: Call, files: dict[str, UploadFile], texts: dict[str, str]) -> tuple[Report, str]:
    from gosform.check.uploads import acheck_upload

    if "form" in texts:
        return await _of_field(call, files, texts)
    asked: dict[str, Any] = {"readability": True, **texts}
    file = files["file"]
    try:
        return await acheck_upload(file, file.filename or "", document=files.get("document"), **asked), "upload"
    except OptionError:
        raise Refused("not-as-described", faults=[Fault(ODD_RULE, f"/{name}") for name in texts]) from None


async def _of_field(call: Call, files: dict[str, UploadFile], texts: dict[str, str]) -> tuple[Report, str]:
    """The file as that of one field of a form, whose rules hold and whose words are used."""
    from gosform.check.intake import today
    from gosform.check.uploads import with_uploads
    from gosform.uploads.field import NamedFile

    form = form_of(call, texts["form"])
    rules, name = form.rules, texts["field"]
    if name not in rules.uploads:
        raise Refused("not-as-described", faults=[Fault(NO_FIELD, "/field")])
    given: dict[str, Any] = {name: NamedFile(files["file"].file, files["file"].filename or "")}
    signs = rules.uploads[name].asked.signs
    if "document" in files and signs and signs.detached_of in rules.uploads:
        given[signs.detached_of] = files["document"].file
    empty = Report((), None, {}, None, rules.name)
    report = await call.desk.hands.do(lambda: with_uploads(empty, rules, None, given, as_of=form.as_of or today(), contain="auto"))
    report.problems = tuple(p for p in report.problems if f"{p.pointer}/".startswith(f"/uploads/{name}/"))
    return report, rules.name


OPERATIONS = (
    Operation(
        "POST",
        "/v1/uploads/check",
        "Files",
        "Look into one file.",
        check,
        ReportAnswer,
        UploadBody,
        (LANG, SHOW_VALUES),
        media=MEDIA,
        problems=(404, 503),
    ),
)

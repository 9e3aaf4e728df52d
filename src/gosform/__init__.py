"""gosform: checks the fields and files of Russian public-service applications and tells a person what to mend.

The menu: everything a program needs is here; nothing heavy is imported before it is used.

>>> import gosform
>>> gosform.check_value("inn", "7707 083 893").value
'7707083893'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gosform.check import check_value, codes, example, load_form
from gosform.explain import Explanation, explain  # the function stands before the module of the same name from here on
from gosform.kinds import names as kinds  # and so does this one
from gosform.problem import (
    Code,
    Fix,
    GosformError,
    OptionError,
    Problem,
    Report,
    RuleSetError,
    Severity,
    Span,
    Trust,
    UnknownForm,
    UnknownKind,
)

if TYPE_CHECKING:
    from gosform.check.form import Form
    from gosform.check.uploads import acheck_upload, check_upload, check_uploads
    from gosform.finding import Finding, Guess
    from gosform.recognition import recognise
    from gosform.uploads.field import NamedFile

__version__ = "0.1.0"
__all__ = [
    "Code",
    "Explanation",
    "Finding",
    "Fix",
    "Form",
    "GosformError",
    "Guess",
    "NamedFile",
    "OptionError",
    "Problem",
    "Report",
    "RuleSetError",
    "Severity",
    "Span",
    "Trust",
    "UnknownForm",
    "UnknownKind",
    "acheck_upload",
    "check_upload",
    "check_uploads",
    "check_value",
    "codes",
    "example",
    "explain",
    "forms",
    "kinds",
    "languages",
    "load_form",
    "recognise",
    "render",
]


def forms() -> tuple[str, ...]:
    """The ids of the bundled forms, in alphabetical order."""
    from gosform.read_rules import forms as listed

    return tuple(sorted({form.id for form in listed()}))


def languages() -> tuple[str, ...]:
    """The languages that sentences can be written in, by their BCP 47 codes."""
    from gosform.catalog import languages as listed

    return listed()


def render(report: Report, format: str = "text", *, lang: str = "ru", show_values: bool = False, **options: Any) -> str:
    """A report as text of an output format: ``text``, ``json``, ``jsonl`` …

    show_values: what was typed, and what a fix would put there, may be shown. Off: neither is anywhere in the output.
    """
    from gosform.output import render as write

    return write(report, format, lang=lang, show_values=show_values, **options)


def __getattr__(name: str) -> Any:
    """``Form`` is loaded with the first form, what looks into files with the first file: whoever checks single values does without."""
    if name == "Form":
        from gosform.check.form import Form

        return Form
    if name in ("acheck_upload", "check_upload", "check_uploads"):
        from gosform.check import uploads

        return getattr(uploads, name)
    if name in ("Finding", "Guess"):
        from gosform import finding

        return getattr(finding, name)
    if name == "recognise":
        from gosform.recognition import recognise

        return recognise
    if name == "NamedFile":
        from gosform.uploads.field import NamedFile

        return NamedFile
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""The shapes of answers, for the OpenAPI document. Answers are described by these models, not made by them: a test holds the two together."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

Severity = Literal["error", "warning", "notice"]
Trust = Literal["safe", "likely", "candidate"]


class Answered(BaseModel):
    """An answer. More keys may come with later versions."""


class FixAnswer(Answered):
    """text, value: only with ``show_values``."""

    trust: Trust
    span: Annotated[list[int], Field(min_length=2, max_length=2)]
    text: str | None = None
    value: str | None = None
    probability: Annotated[float, Field(ge=0, le=1)] | None
    also: list[dict[str, Any]] | None = None


class ProblemAnswer(Answered):
    """One problem of a field: where it stands, what it is, what to say, how it may be mended."""

    code: str
    severity: Severity
    pointer: Annotated[str, Field(description="RFC 6901, into the record; empty for a single value.")]
    label: str
    span: Annotated[list[int], Field(min_length=2, max_length=2)] | None
    params: dict[str, Any]
    related: list[str]
    fixes: list[FixAnswer]
    message: str
    details: str
    lang: str
    rule: str | None
    folded: list[ProblemAnswer] | None = None


class ReportAnswer(Answered):
    """What was found. ``ok``: no problem of severity ``error``. ``values``: only with ``show_values``."""

    ok: bool
    form: str | None
    lang: str
    problems: list[ProblemAnswer]


class PieceAnswer(Answered):
    """A piece of a value; ``mark``: it is what is wrong, or what a fix changes."""

    text: str
    mark: bool


class GuessAnswer(Answered):
    """What a value may be instead."""

    kind: str
    label: str
    score: float


class CardProblem(Answered):
    """One problem of a card."""

    code: str
    severity: Severity
    span: Annotated[list[int], Field(min_length=2, max_length=2)] | None
    what: str
    fix: str
    details: str
    where: str
    source: str
    page: str


class SmsAnswer(Answered):
    """A text message without anything of the value; ``segments``: parts that are paid for."""

    text: str
    segments: int
    encoding: Literal["GSM-7", "UCS-2"]


class RepairAnswer(Answered):
    """The value after a fix."""

    trust: Trust
    value: str
    marks: list[PieceAnswer]
    probability: float | None


class CardAnswer(Answered):
    """One value of the text."""

    id: int
    span: Annotated[list[int], Field(min_length=2, max_length=2)]
    kind: str | None
    label: str
    person: int
    score: Annotated[float, Field(ge=0, le=1)]
    state: Literal["good", "notice", "warning", "error", "unknown"]
    others: list[GuessAnswer]
    value: list[PieceAnswer]
    problems: list[CardProblem]
    say: str
    sms: SmsAnswer
    fixes: list[RepairAnswer]
    next: list[str]
    lang: str


class CardsAnswer(Answered):
    """The values of a text, good and broken, in its order."""

    lang: str
    cards: list[CardAnswer]


class PlaceAnswer(Answered):
    """A field of a form."""

    pointer: str
    label: str
    kind: str


class MissingAnswer(Answered):
    """missing: required fields without a value. perhaps: those that are required in some cases. filled: fields that have one."""

    form: str
    lang: str
    missing: list[PlaceAnswer]
    perhaps: list[PlaceAnswer]
    filled: list[PlaceAnswer]


class RefusalField(Answered):
    """A field to look at first."""

    pointer: str
    label: str
    problems: int


class RefusalAnswer(Answered):
    """What a refusal means and what to do about it."""

    known: bool
    code: str | None
    office: str | None
    meaning: str | None
    source: str | None
    fields: list[RefusalField]
    verdict: Literal["mend", "register", "unknown"]
    say: list[str]
    questions: list[str]


class KindEntry(Answered):
    """options: what each takes: a list of words, or the name of a type."""

    id: str
    label: str
    example: str
    source: str
    options: dict[str, list[str] | str]


class KindsAnswer(Answered):
    lang: str
    kinds: list[KindEntry]


class UploadEntry(Answered):
    field: str
    label: str
    required: bool


class FormEntry(Answered):
    """uploads: its fields for files; empty where the form cannot be read."""

    id: str
    versions: list[int]
    title: str
    source: str
    uploads: list[UploadEntry]


class FormsAnswer(Answered):
    lang: str
    forms: list[FormEntry]


class CodeEntry(Answered):
    code: str
    severity: Severity
    what: str
    source: str


class CodesAnswer(Answered):
    lang: str
    codes: list[CodeEntry]


class LanguageEntry(Answered):
    lang: str
    complete: Annotated[float, Field(ge=0, le=1)]


class LanguagesAnswer(Answered):
    languages: list[LanguageEntry]


class PresetEntry(Answered):
    id: str
    label: str


class PresetsAnswer(Answered):
    lang: str
    presets: list[PresetEntry]


class HealthAnswer(Answered):
    """busy: heavy jobs that are being done or wait; jobs: how many are done at a time. idle_seconds: after which the page clears itself; 0: never."""

    status: Literal["ok"]
    version: str
    forms: int
    busy: int
    jobs: int
    idle_seconds: int


class Wrong(Answered):
    """One place of the request that is not as described; ``parameter``: of the query, ``pointer``: into the body."""

    detail: str
    pointer: str | None = None
    parameter: str | None = None


class Problem(Answered):
    """RFC 9457. Nothing of what was sent is in it."""

    type: Annotated[str, Field(description="urn:gosform:problem: and a word that stays the same in every language.")]
    title: str
    status: int
    detail: str
    errors: list[Wrong] | None = None

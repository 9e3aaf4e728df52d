"""The shapes of bodies. They are read strictly: every key is declared, nothing is turned into something else."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from gosform.desk.languages import TAG

MOST_TEXT = 20_000
"""Characters that are recognised at a time."""

KindName = Annotated[str, StringConstraints(min_length=1, max_length=60)]
FormName = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Lang = Annotated[str, StringConstraints(pattern=TAG, max_length=35)]
Start = Annotated[int, Field(ge=0, le=1_000_000)]
Scalar = str | int | float | bool | None


class Sent(BaseModel):
    """A body: every key is declared, nothing is turned into something else."""

    model_config = ConfigDict(strict=True, extra="forbid")


class Chosen(Sent):
    """The operator says that what stands at ``span`` of the text is of this kind."""

    span: Annotated[list[Start], Field(min_length=2, max_length=2, description="Half-open, in code points of the text.")]
    kind: KindName


class RecogniseBody(Sent):
    """A text as it was pasted or typed."""

    model_config = ConfigDict(strict=True, extra="forbid", populate_by_name=True)

    text: Annotated[str, Field(max_length=MOST_TEXT)]
    lang: Lang | None = None
    hide: Annotated[bool, Field(description="Letters and digits of every value are dots.")] = False
    as_: Annotated[list[Chosen], Field(alias="as", max_length=200)] = []
    attempts: Annotated[dict[KindName, Annotated[int, Field(ge=0, le=1000)]], Field(max_length=100)] = {}
    form: FormName | None = None


class ValueBody(Sent):
    """One value, and options of its kind as a rule file writes them."""

    value: Scalar
    options: Annotated[dict[str, Any], Field(max_length=20)] = {}


class SaidCard(Sent):
    """A value that was recognised."""

    kind: KindName
    value: Annotated[str, Field(max_length=2000)]


class MissingBody(Sent):
    """The values that are known so far."""

    cards: Annotated[list[SaidCard], Field(max_length=500)]
    lang: Lang | None = None


class RefusalBody(Sent):
    """A refusal as it came, and the form with its values where they are at hand. partial: some of the values were not said yet."""

    text: Annotated[str, Field(max_length=MOST_TEXT)]
    form: FormName | None = None
    record: dict[str, Any] | None = None
    partial: bool = False
    lang: Lang | None = None

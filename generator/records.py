"""The record: what a curator writes for one paper, its JSON Schema, and what readers return.

Validation reports every fault of a record at once. Fields that are unknown
here are kept as they are and named, since a misspelt field is the commonest
fault in a hand-written file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from generator.model import Origin, Reject, Skipped

RESERVED = frozenset(
    {"index", "404", "assets", "search", "con", "prn", "aux", "nul"}
    | {f"{device}{n}" for device in ("com", "lpt") for n in range(10)}
)
"""Names that a file or folder of the site or of Windows already has."""
LONGEST_ID = 100


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _text(value: object) -> object:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


Strings = Annotated[
    tuple[str, ...], BeforeValidator(_one_or_many, json_schema_input_type=str | tuple[str, ...])
]
Text = Annotated[str, BeforeValidator(_text, json_schema_input_type=str | int | float)]


class Figure(BaseModel):
    """A headline figure: value, metric, on what, against what."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: Text
    metric: Text
    on: Text = ""
    against: Text = ""


class TagOverrule(BaseModel):
    """Concepts that the curator adds to or removes from the tagger's choice."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    add: Strings = ()
    remove: Strings = ()
    reason: str = ""


class Record(BaseModel):
    """One paper as a curator writes it: a title, and an abstract or a summary."""

    model_config = ConfigDict(frozen=True, extra="allow")

    title: Text = Field(
        min_length=1, description="Exactly as published.", json_schema_extra={"minLength": 1}
    )
    abstract: Text = Field("", description="The authors' own text.")
    summary: Text = Field("", description="Somebody else's words, shown as “Summary”.")
    id: str = Field(
        "",
        description="Page address under /papers/; made from the title where absent.",
        pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?$",
        max_length=LONGEST_ID,
    )
    authors: Strings = Field((), description="One string for each author, in order.")
    year: int | None = Field(None, ge=1000, le=2999)
    venue: Text = ""
    doi: str = ""
    url: str = ""
    code: Strings = Field((), description="Addresses of the paper's code.")
    data: Strings = Field((), description="Addresses of the paper's data.")
    project: Strings = Field((), description="Addresses of project pages.")
    introduces: Strings = Field((), description="Systems, data sets, benchmarks made here.")
    resources: Strings = Field((), description="Outside data sets and models used here.")
    results: tuple[Figure, ...] = Field((), description="Headline figures.", max_length=12)
    availability: Text = Field("", description="What the paper says where it gives no address.")
    tags: TagOverrule = Field(default_factory=TagOverrule)

    @model_validator(mode="after")
    def _one_text(self) -> Record:
        if not self.title.strip():
            raise ValueError("the title is empty")
        if bool(self.abstract.strip()) == bool(self.summary.strip()):
            raise ValueError(
                "it has both an `abstract` and a `summary`; keep one"
                if self.abstract.strip()
                else "it has neither an `abstract` nor a `summary`"
            )
        if self.id in RESERVED:
            raise ValueError(f"the id `{self.id}` is reserved; choose another")
        return self

    @property
    def text(self) -> str:
        """The abstract, or the summary that stands in its place."""
        return self.abstract if self.abstract.strip() else self.summary

    @property
    def unknown(self) -> tuple[str, ...]:
        """Names of the fields that this schema does not know."""
        return tuple(self.model_extra or ())


def record_schema() -> dict[str, Any]:
    """Return the JSON Schema of a collection file: a list of records."""
    record = Record.model_json_schema()
    definitions = record.pop("$defs", {})
    record["anyOf"] = [{"required": ["abstract"]}, {"required": ["summary"]}]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Abstract Atlas collection",
        "type": "array",
        "items": {"$ref": "#/$defs/Record"},
        "$defs": {**definitions, "Record": record},
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A valid record and where it stands."""

    record: Record
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader found in one source; together the parts account for all of its text."""

    entries: tuple[Entry, ...] = ()
    rejects: tuple[Reject, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def entry_or_reject(fields: Mapping[str, object], origin: Origin, raw: str) -> Entry | Reject:
    """Validate one record; a faulty one becomes a reject that names all of its faults."""
    try:
        return Entry(record=Record.model_validate(_given(fields)), origin=origin)
    except ValidationError as error:
        return Reject(origin=origin, raw=raw, reason=_reason(error))


def _given(value: object) -> object:
    """Leave out what is null: a name without a value says nothing."""
    if isinstance(value, Mapping):
        return {name: _given(part) for name, part in value.items() if part is not None}
    if isinstance(value, list):
        return [_given(part) for part in value if part is not None]
    return value


def _reason(error: ValidationError) -> str:
    faults = []
    for fault in error.errors():
        place = ".".join(str(part) for part in fault["loc"])
        message = fault["msg"].removeprefix("Value error, ")
        faults.append(f"`{place}`: {message}" if place else message)
    return "; ".join(faults)

"""The vocabulary file as a curator writes it, and its JSON Schema for editors."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from generator.vocabulary.concepts import Effect, Rescue, Scope, Where
from generator.vocabulary.resources import ResourceKind

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, Field(min_length=1)]
FormTerm = Annotated[
    str, BeforeValidator(lambda v: str(v) if isinstance(v, int | float) else v), Field(min_length=1)
]
Terms = tuple[FormTerm, ...]


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NameForm(_Form):
    """Names of systems or data sets, and why the concept follows from them."""

    names: Terms = Field(min_length=1)
    because: Text
    given: Terms = Field((), description="Terms one of which the paper must have.")
    unless: Terms = Field((), description="Terms that keep the concept from following.")
    title_only: bool = Field(False, alias="title-only", description="Count only in the title.")


class ImplicationForm(_Form):
    """A concept that follows from this one."""

    concept: Text = Field(description="`facet/id`, or an id of the same facet.")
    because: Text
    unless: Terms = Field((), description="Terms that keep it from following.")
    given: Terms = Field((), description="Terms one of which the paper must have.")
    fills: bool = Field(False, description="Follows only where nothing else of its facet holds.")


class ConceptForm(_Form):
    """One concept."""

    label: Text
    scope: Text = Field(description="Scope note for readers.")
    broader: str | None = Field(None, description="Id of the broader concept in this facet.")
    also: Terms = Field((), description="Other labels; shown to readers and matched.")
    terms: Terms = Field((), description="Matched only: alternatives (a|b), any word *, hyphens.")
    match_label: bool = Field(
        True, alias="match-label", description="Whether the label itself is a term."
    )
    shared: Terms = Field((), description="Terms that another concept claims as well.")
    weak: Terms = Field((), description="Count only in the title or where the paper is the actor.")
    fallback: Terms = Field(
        (), description="Weak, and count only where the paper names nothing else of the facet."
    )
    title_name: bool = Field(
        False,
        alias="title-name",
        description="The name that a title gives to the work (NAME: …) is a fallback term.",
    )
    acronyms: Terms = Field((), description="Matched in this very case.")
    endings: Terms = Field((), description="Ends of coined names, matched in this very case.")
    names: tuple[NameForm, ...] = ()
    in_lists: Terms = Field((), alias="in-lists", description="Count only as an item of a list.")
    shields: Terms = Field((), description="Phrases around a term that do not mean the concept.")
    holds_inside: bool = Field(
        False, alias="holds-inside", description="Counts inside longer terms of other concepts."
    )
    unless: Terms = Field((), description="Terms that keep the concept from holding.")
    implies: tuple[ImplicationForm, ...] = ()
    where: Where = "own"


class FacetForm(_Form):
    """One facet."""

    label: Text
    scope: Text
    shields: Terms = Field((), description="Phrases that are no term of this facet.")
    holds_inside: bool = Field(False, alias="holds-inside")
    background: tuple[Rescue, ...] = Field(
        (), description="When a background mention counts: see `generator/background.py`."
    )
    concepts: dict[Id, ConceptForm] = Field(min_length=1)


class CueForm(_Form):
    """Phrases that tell background, contrast and own work apart."""

    effect: Effect
    scope: Scope
    reason: str = ""
    phrases: Terms = Field(min_length=1)
    until: Terms = ()
    reach: int = Field(200, ge=1, description="Most words that the cue covers.")
    at_start: bool = Field(False, alias="at-start")
    in_title: bool = Field(True, alias="in-title")


class ResourceForm(_Form):
    """An outside data set, benchmark, model or software that papers name."""

    label: Text
    kind: ResourceKind
    scope: str = Field("", description="What it is, for readers, in one line.")
    also: Terms = Field((), description="Other spellings, versions and long names.")
    by: Terms = Field((), description="Makers whose names may stand before it.")
    context: Terms = Field(
        (),
        description="Beginnings of words one of which must stand in the sentence, "
        "where the name means other things too.",
    )


class MetricsForm(_Form):
    """What results are measured by."""

    names: Terms = Field((), description="Metrics of which more is better: alternatives (a|b).")
    errors: Terms = Field((), description="Metrics of which less is better.")
    costs: Terms = Field((), description="What a system needs: a result only where it changes.")
    qualifiers: Terms = Field((), description="Words before a metric that belong to its name.")
    shields: Terms = Field((), description="Phrases around a name that do not mean the metric.")
    units: Terms = Field((), description="Units of measure, matched in this very case.")
    others: Terms = Field((), description="Words for those with whom a paper compares itself.")


class VocabularyForm(_Form):
    """The whole file."""

    facets: dict[Id, FacetForm] = Field(min_length=1)
    cues: dict[Id, CueForm] = Field(default_factory=dict)
    spelling: dict[Text, str] = Field(default_factory=dict)
    shields: Terms = ()
    companions: Terms = Field((), description="Fields that make a list one of fields.")
    list_signs: Terms = Field(
        (), alias="list-signs", description="A paper without any of these has no such list."
    )
    resources: dict[Id, ResourceForm] = Field(default_factory=dict)
    metrics: MetricsForm | None = Field(None, description="What results are measured by.")
    everyday: dict[Text, Terms] = Field(
        default_factory=dict,
        description="Plain words, and what papers of the field write for them: for the search.",
    )


def vocabulary_schema() -> dict[str, Any]:
    """Return the JSON Schema of a vocabulary file."""
    schema = VocabularyForm.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Abstract Atlas vocabulary",
        **{key: value for key, value in schema.items() if key != "title"},
    }

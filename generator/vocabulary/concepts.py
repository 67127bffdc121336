"""The controlled vocabulary as the program sees it: facets, concepts, cues, all frozen."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Literal

from generator.model import VocabularyError
from generator.vocabulary.metrics import NO_METRICS, Metrics
from generator.vocabulary.resources import Resource

Key = tuple[str, str]
"""Facet id and concept id."""
Where = Literal["own", "stated"]
Effect = Literal["own", "aside", "none"]
Scope = Literal["sentence", "after", "before", "section", "paper"]
Rescue = Literal["narrows", "exemplifies", "fills"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Names of systems or data sets from which the concept follows."""

    names: tuple[str, ...]
    because: str
    """Why it follows, for a reader: “GPT models are large language models”."""
    given: tuple[str, ...] = ()
    """Terms one of which must stand anywhere in the paper."""
    unless: tuple[str, ...] = ()
    """Terms any of which, anywhere in the paper, keeps it from following."""
    title_only: bool = False
    """Whether they count only in the title, since elsewhere they are tools."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Implication:
    """Another concept that holds wherever this one does."""

    facet: str
    concept: str
    because: str
    unless: tuple[str, ...] = ()
    """Terms any of which, anywhere in the paper, keeps it from following."""
    given: tuple[str, ...] = ()
    """Terms one of which must stand anywhere in the paper."""
    fills: bool = False
    """Whether it follows only where nothing else of its facet holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One entry of a facet, with what is needed to find it in a text."""

    facet: str
    id: str
    label: str
    scope: str
    """What belongs here and what does not, for a reader."""
    broader: str | None = None
    """Id in the same facet."""
    alternatives: tuple[str, ...] = ()
    """Other labels that a reader may know it by; they are matched too."""
    terms: tuple[str, ...] = ()
    """In the notation of `generator.vocabulary.terms`."""
    match_label: bool = True
    """Whether the label is a term: one that means other things as well only names the concept."""
    shared: tuple[str, ...] = ()
    """Terms that another concept of the facet claims as well."""
    weak: tuple[str, ...] = ()
    """Terms that count only in the title or where the paper speaks of itself."""
    fallback: tuple[str, ...] = ()
    """Weak terms that count only where the paper names nothing else of the facet.

    Where several concepts have one, the first in file order keeps it.
    """
    title_name: bool = False
    """Whether the name that a title gives to the work (“NAME: …”) is a fallback term."""
    acronyms: tuple[str, ...] = ()
    """Matched in this very case, also in the plural and at the end of a name."""
    endings: tuple[str, ...] = ()
    """Ends of coined names, in this very case, that mean the concept: `SegFormer`."""
    names: tuple[Name, ...] = ()
    in_lists: tuple[str, ...] = ()
    """Terms that count only beside another item of a list: “ophthalmology, dermatology”."""
    shields: tuple[str, ...] = ()
    """Phrases that hold one of the terms and do not mean the concept."""
    holds_inside: bool = False
    """Whether its terms count inside a longer term of another concept."""
    unless: tuple[str, ...] = ()
    """Terms any of which, anywhere in the paper, keeps the concept from holding."""
    implies: tuple[Implication, ...] = ()
    where: Where = "own"
    """`stated`: every term is weak."""

    @property
    def key(self) -> Key:
        """Facet and id, which together are unique."""
        return self.facet, self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Phrases that tell whose work a sentence, or a part of it, speaks of."""

    id: str
    effect: Effect
    """`none` only protects its words from a shorter cue."""
    scope: Scope
    """`paper` makes the whole abstract the paper's own subject, as a survey's is."""
    reason: str
    """Shown to whoever asks why a term was set aside."""
    phrases: tuple[str, ...]
    until: tuple[str, ...] = ()
    """Words and punctuation marks at which an `after` or `before` scope ends."""
    reach: int = 200
    """How many words an `after` or `before` scope covers at most."""
    at_start: bool = False
    """Whether the cue counts only among the first words of a sentence."""
    in_title: bool = True
    """Whether it counts in a title, where “versus” joins two subjects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A way to look at papers, such as modality or method."""

    id: str
    label: str
    scope: str
    concepts: tuple[Concept, ...]
    """In file order."""
    shields: tuple[str, ...] = ()
    """Phrases whose words are not this facet's terms."""
    holds_inside: bool = False
    """Whether every concept's terms count inside a longer term of another concept."""
    background: tuple[Rescue, ...] = ()
    """By which rules of `generator.tagging.background` a background mention counts after all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Everything that the tagger knows about a field."""

    facets: tuple[Facet, ...]
    cues: tuple[Cue, ...] = ()
    spelling: tuple[tuple[str, str], ...] = ()
    """Letters to write otherwise before comparing: `("tumour", "tumor")`."""
    shields: tuple[str, ...] = ()
    """Phrases whose words are no terms of any facet."""
    companions: tuple[str, ...] = ()
    """Items that make a list a list of fields, without a concept of their own."""
    list_signs: tuple[str, ...] = ()
    """Words one of which a paper must have for its lists of fields to count."""
    resources: tuple[Resource, ...] = ()
    """In file order."""
    metrics: Metrics = NO_METRICS
    everyday: tuple[str, ...] = ()
    """Lines `plain words: words of the field` for the search of the site."""

    @property
    def endings(self) -> tuple[str, ...]:
        """Return the endings of coined names of all concepts."""
        return tuple(e for facet in self.facets for c in facet.concepts for e in c.endings)

    def facet(self, id: str) -> Facet:
        """Return the facet `id`.

        Raises:
            VocabularyError: There is none of that name.
        """
        for facet in self.facets:
            if facet.id == id:
                return facet
        names = [facet.id for facet in self.facets]
        raise VocabularyError(f"no facet `{id}`{suggestion(id, names)}")

    def concept(self, facet: str, id: str) -> Concept:
        """Return the concept `id` of `facet`.

        Raises:
            VocabularyError: The facet or the concept does not exist.
        """
        concepts = self.facet(facet).concepts
        for concept in concepts:
            if concept.id == id:
                return concept
        names = [concept.id for concept in concepts]
        raise VocabularyError(f"no concept `{id}` in facet `{facet}`{suggestion(id, names)}")

    def narrower(self, concept: Concept) -> tuple[Concept, ...]:
        """Return the concepts directly below `concept`, in file order."""
        concepts = self.facet(concept.facet).concepts
        return tuple(other for other in concepts if other.broader == concept.id)

    def broader(self, concept: Concept) -> tuple[Concept, ...]:
        """Return the concepts above `concept`, nearest first."""
        by_id = {other.id: other for other in self.facet(concept.facet).concepts}
        above: list[Concept] = []
        while concept.broader is not None:
            concept = by_id[concept.broader]
            above.append(concept)
        return tuple(above)

    def find(self, name: str) -> Concept:
        """Return the concept that `name`, an id or `facet/id`, stands for.

        Raises:
            VocabularyError: Nothing, or more than one concept, has that name.
        """
        facet, slash, id = name.rpartition("/")
        if slash:
            return self.concept(facet, id)
        found = [c for f in self.facets for c in f.concepts if c.id == name]
        if len(found) == 1:
            return found[0]
        if found:
            choices = " or ".join(f"`{c.facet}/{c.id}`" for c in found)
            raise VocabularyError(f"`{name}` stands in several facets; write {choices}")
        names = [c.id for f in self.facets for c in f.concepts]
        raise VocabularyError(f"no concept `{name}`{suggestion(name, names)}")


def suggestion(name: str, known: list[str]) -> str:
    """Return a remedy that names what in `known` looks most like `name`."""
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.6)
    if near:
        return "; did you mean " + " or ".join(f"`{other}`" for other in near) + "?"
    return "; known are " + ", ".join(f"`{other}`" for other in known[:12])

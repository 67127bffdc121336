"""What the pages that show the whole collection hold, as frozen nouns."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Paper
from generator.vocabulary.concepts import Concept, Facet


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A concept that has papers, in the order of its facet's tree."""

    concept: Concept
    depth: int
    """0 where nothing is broader."""
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetList:
    """A facet's concepts that have papers, broader before narrower."""

    facet: Facet
    concepts: tuple[Listed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A paper as scripts know it; its number is its place in A–Z order."""

    paper: Paper
    own: tuple[Concept, ...]
    """Concepts that were found themselves."""
    implied: tuple[Concept, ...]
    """Concepts that follow from those."""
    connected: int
    """How many ways lead to it from other papers (see `generator.site.connections`)."""
    name: str
    """The first thing that it introduces, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Every paper with its concepts: what filters, matrix and map work on."""

    facets: tuple[FacetList, ...]
    rows: tuple[Row, ...]

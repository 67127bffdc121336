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


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Two concepts that no paper shares although both are frequent."""

    row: Listed
    column: Listed
    expected: float
    """How many papers would share them by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How many papers a row's and a column's concept share."""

    row: Concept
    column: Concept
    count: int
    level: int
    """0 for none, then 1 to 5 by the count's logarithm against the fullest cell's."""
    gap: bool
    """Whether it is empty where chance alone would have put papers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Two facets crossed; only concepts with papers, in the order of their trees."""

    rows: Facet
    columns: Facet
    heads: tuple[Listed, ...]
    body: tuple[tuple[Listed, tuple[Cell, ...]], ...]
    gaps: tuple[Gap, ...]
    """The largest first, the broadest only where narrower concepts share it."""

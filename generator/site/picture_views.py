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


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A paper on the map."""

    number: int
    """As the catalogue numbers it."""
    paper: Paper
    x: int
    y: int
    kind: int
    """Which of the legend's entries it has, the last one if none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of the map where the papers of one concept lie together."""

    concept: Concept | None
    """None for the papers of no region."""
    x: int
    y: int
    dots: tuple[Dot, ...]
    """In A–Z order; each paper is in one region."""
    major: bool
    """Whether its label has room on a small screen, where letters are larger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """All papers on a plane, near where they are near by content."""

    width: int
    height: int
    radius: int
    dots: tuple[Dot, ...]
    regions: tuple[Region, ...]
    """Those with a label, in reading order, then the rest."""
    facet: Facet
    """Whose concepts the colours stand for."""
    legend: tuple[tuple[Concept, int], ...]
    """At most seven, with how many papers show each."""
    others: int
    """How many papers show none of them."""
    single: bool
    """Whether each dot is an element of its own: too many would make the page heavy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A concept in a chart."""

    concept: Concept
    count: int
    share: int
    """Length in percent of the longest bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A facet's fullest concepts."""

    facet: Facet
    bars: tuple[Bar, ...]
    more: int
    """How many concepts with papers are not shown."""
    without: int
    """How many papers have no concept of the facet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """How many papers are of one year."""

    year: int
    count: int
    share: int
    """In percent of the fullest year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What a collection holds at a glance."""

    papers: int
    concepts: int
    related: int
    """Links from a paper to a related one."""
    mentions: int
    """Pairs of papers of which one names what the other introduces."""
    charts: tuple[Chart, ...]
    connected: tuple[tuple[Paper, int], ...]
    """Papers that most others lead to, with how many (see `generator.site.connections`)."""
    named: tuple[tuple[Paper, int], ...]
    """Papers whose names most others use, with how many do."""
    firsts: tuple[tuple[Concept, Paper], ...]
    """The most connected paper of each region of the map."""
    newest: tuple[Paper, ...]
    years: tuple[Year, ...]
    """Each year from the first to the last, empty ones too; nothing where no record has one."""
    undated: int

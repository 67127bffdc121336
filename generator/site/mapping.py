"""Assembling the map: places from the related papers, colours and names from the concepts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.site.cataloguing import facet_list
from generator.site.desk import Desk
from generator.site.layout import Plane, lay_out, settle
from generator.site.picture_views import Dot, Map, Region
from generator.vocabulary.concepts import Concept, Facet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WIDTH, HEIGHT = 2000, 1280
COLOURS = 7
"""How many concepts a reader can tell apart by colour and shape."""
SINGLE = 2000
"""Papers up to which each dot is an element with its title."""
_LARGEST = 38
_MOST_REGIONS = 10
_FEWEST = 3
_LARGEST_SHARE = 0.35
"""A concept with more of the papers than this is everywhere and names no region."""
_PUREST = 0.25
"""Share of the papers around a label that must have its concept …"""
_LIFT = 3
"""… and how many times its share of all papers that must be."""
_LETTER, _LINE = 20, 60
"""Size of a label's letters on the map, so that labels keep apart."""
_SMALL = 1.8
"""How much larger letters are on a small screen."""


def make_map(desk: Desk, axes: tuple[str, str] | None) -> Map:
    """Return the map, coloured by the first facet of the matrix, or of the vocabulary."""
    facets = desk.vocabulary.facets
    facet = desk.vocabulary.facet(axes[0]) if axes else facets[0]
    plane = settle(_places(desk), WIDTH, HEIGHT, _LARGEST)
    legend = _legend(desk, facet)
    kinds = _kinds(desk, legend)
    dots = tuple(
        Dot(number=number, paper=paper, x=x, y=y, kind=kinds.get(paper.id, len(legend)))
        for number, (paper, (x, y)) in enumerate(zip(desk.corpus.papers, plane.places, strict=True))
    )
    shown = [dot.kind for dot in dots]
    return Map(
        width=plane.width,
        height=plane.height,
        radius=plane.radius,
        dots=dots,
        regions=tuple(_regions(desk, plane, dots)),
        facet=facet,
        legend=tuple((concept, shown.count(kind)) for kind, concept in enumerate(legend)),
        others=shown.count(len(legend)),
        single=len(dots) <= SINGLE,
    )


def _places(desk: Desk) -> NDArray[np.float64]:
    numbers = {paper.id: number for number, paper in enumerate(desk.corpus.papers)}
    links = [
        (numbers[paper.id], numbers[related.to], related.score)
        for paper in desk.corpus.papers
        for related in desk.links[paper.id].related
    ]
    return lay_out(len(numbers), links)


def _legend(desk: Desk, facet: Facet) -> list[Concept]:
    """Return the fullest of a facet's broadest concepts."""
    top = [each for each in facet_list(desk, facet).concepts if each.depth == 0]
    fullest = sorted(top, key=lambda each: -each.count)[:COLOURS]
    return [each.concept for each in fullest]


def _kinds(desk: Desk, legend: Sequence[Concept]) -> Mapping[str, int]:
    """Return each paper's place in the legend: of several, the rarest."""
    return {
        paper.id: kind for kind, concept in enumerate(legend) for paper in desk.papers_of(concept)
    }


@dataclass(frozen=True, slots=True)
class _Label:
    concept: Concept
    x: int
    y: int
    purity: float

    def meets(self, other: _Label, size: float = 1) -> bool:
        width = _LETTER * (len(self.concept.label) + len(other.concept.label)) / 2
        return abs(self.x - other.x) < size * width and abs(self.y - other.y) < size * _LINE


def _regions(desk: Desk, plane: Plane, dots: Sequence[Dot]) -> Iterator[Region]:
    """Yield the regions from top to bottom, then what lies in none."""
    best = _labels(desk, plane, dots)
    major: list[_Label] = []
    for label in best:
        if not any(label.meets(other, _SMALL) for other in major):
            major.append(label)
    labels = sorted(best, key=lambda label: (label.y, label.x))
    members: dict[int, list[Dot]] = {}
    for dot in dots:
        held = {(tag.facet, tag.concept) for tag in desk.tags[dot.paper.id]}
        near = [
            ((dot.x - label.x) ** 2 + (dot.y - label.y) ** 2, place)
            for place, label in enumerate(labels)
            if label.concept.key in held
        ]
        members.setdefault(min(near)[1] if near else len(labels), []).append(dot)
    for place, label in enumerate(labels):
        found = tuple(members.get(place, ()))
        yield Region(concept=label.concept, x=label.x, y=label.y, dots=found, major=label in major)
    if rest := members.get(len(labels)):
        yield Region(concept=None, x=0, y=0, dots=tuple(rest), major=False)


def _labels(desk: Desk, plane: Plane, dots: Sequence[Dot]) -> list[_Label]:
    """Return the concepts whose papers lie most closely together, the best first."""
    chosen: list[_Label] = []
    kin: set[tuple[str, str]] = set()
    for label in sorted(_candidates(desk, plane, dots), key=lambda each: -each.purity):
        family = {label.concept.key, *(each.key for each in desk.vocabulary.broader(label.concept))}
        if kin & family or any(label.meets(other) for other in chosen):
            continue
        chosen.append(label)
        kin |= family
        if len(chosen) == _MOST_REGIONS:
            break
    return chosen


def _candidates(desk: Desk, plane: Plane, dots: Sequence[Dot]) -> Iterator[_Label]:
    """Yield the concepts that fill most of the surroundings of their own middle."""
    import numpy as np

    numbers = {dot.paper.id: dot.number for dot in dots}
    xs, ys = np.array(plane.places, dtype=np.int64).T
    for facet in desk.vocabulary.facets:
        for concept in facet.concepts:
            own = np.array([numbers[paper.id] for paper in desk.papers_of(concept)], dtype=np.int64)
            if not _FEWEST <= len(own) <= _LARGEST_SHARE * len(dots):
                continue
            x, y = (int(np.sort(axis[own])[len(own) // 2]) for axis in (xs, ys))
            squares = (xs - x) ** 2 + (ys - y) ** 2
            reach = np.sort(squares[own])[2 * len(own) // 3]
            purity = int((squares[own] <= reach).sum()) / int((squares <= reach).sum())
            if purity >= max(_PUREST, _LIFT * len(own) / len(dots)):
                yield _Label(concept, *_clear(plane, concept.label, x, y), purity)


def _clear(plane: Plane, label: str, x: int, y: int) -> tuple[int, int]:
    """Return where a label near a point lies on the plane and hides the fewest dots."""
    half = _LETTER * len(label) // 2
    # On a small screen the letters are larger, and the label must still lie inside.
    edge = min(int(_SMALL * half), plane.width // 2)
    x = min(max(x, edge), plane.width - edge)

    def hidden(height: int) -> int:
        reach = plane.radius + _LINE // 3
        return sum(abs(a - x) < half and abs(b - height) < reach for a, b in plane.places)

    heights = [y + shift for shift in (0, 15, -15, 30, -30, 45, -45)]
    inside = [each for each in heights if _LINE <= each <= plane.height - _LINE] or [_LINE]
    return x, min(inside, key=hidden)

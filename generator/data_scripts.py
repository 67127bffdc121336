"""Data for the site's scripts, as classic scripts, since only those load from `file://`.

Each sets one property of `window.atlas`. Papers are numbered by their place in
A–Z order, concepts by their place in the lists of all facets one after another.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.citations import FORMATS, Format
from generator.escaping import json_script
from generator.site.cataloguing import keywords
from generator.site.picture_views import Catalogue, Map, Row

FOLDER = "assets/data"


def data_scripts(catalogue: Catalogue, plane: Map) -> Iterator[tuple[str, str]]:
    """Yield path and text of each script."""
    yield f"{FOLDER}/catalogue.js", _script("catalogue", _catalogue(catalogue))
    places = [coordinate for dot in plane.dots for coordinate in (dot.x, dot.y)]
    yield f"{FOLDER}/map.js", _script("places", places)
    for each in FORMATS:
        yield f"{FOLDER}/citations-{each.id}.js", _script(each.id, _citations(catalogue, each))


def _script(name: str, value: object) -> str:
    return f"(window.atlas = window.atlas || {{}}).{name} = {json_script(value)};\n"


def _catalogue(catalogue: Catalogue) -> dict[str, object]:
    listed = [each for facet in catalogue.facets for each in facet.concepts]
    numbers = {each.concept.key: number for number, each in enumerate(listed)}
    return {
        "facets": [
            {
                "id": each.facet.id,
                "label": each.facet.label,
                "concepts": [
                    [c.concept.id, c.concept.label, c.depth, c.count] for c in each.concepts
                ],
            }
            for each in catalogue.facets
        ],
        "papers": [_row(row, numbers) for row in catalogue.rows],
    }


def _row(row: Row, numbers: dict[tuple[str, str], int]) -> list[object]:
    """Return a paper without the empty values at its end: they cost a fifth of the file."""
    values: list[object] = [
        row.paper.id,
        row.paper.title,
        [numbers[concept.key] for concept in row.own],
        [numbers[concept.key] for concept in row.implied],
        row.connected,
        row.name,
        row.paper.year or 0,
    ]
    while not values[-1]:
        values.pop()
    return values


def _citations(catalogue: Catalogue, form: Format) -> dict[str, object]:
    return {
        "head": form.head([each.facet.label for each in catalogue.facets]),
        "entries": [
            form.entry(row.paper, keywords(row, catalogue.facets)) for row in catalogue.rows
        ],
    }

"""The matrix: what it counts, and which empty cells it calls gaps."""

from __future__ import annotations

import json

from test_data_scripts import site_of

from generator.site.picture_views import Matrix


def matrix(papers: list[str]) -> Matrix:
    lines = [
        json.dumps({"title": f"P{n}", "abstract": f"We use {what}."})
        for n, what in enumerate(papers)
    ]
    found = site_of("\n".join(lines)).matrix
    assert found is not None
    return found


def cells(found: Matrix) -> dict[tuple[str, str], tuple[int, bool]]:
    return {
        (each.row.id, each.column.id): (each.count, each.gap)
        for _, row in found.body
        for each in row
    }


def test_counts_take_narrower_concepts_in():
    found = cells(
        matrix(["a radio telescope and image stacking", "a telescope and image stacking"])
    )
    assert found["telescope", "stacking"] == (2, False)
    assert found["radio-telescope", "stacking"] == (1, False)


def test_an_empty_cell_is_a_gap_only_where_both_are_frequent():
    papers = ["a radio telescope"] * 4 + ["image stacking"] * 4 + ["a spectrograph"]
    found = cells(matrix([f"{what} in year {n}" for n, what in enumerate(papers)]))
    assert found["radio-telescope", "stacking"] == (0, False)
    papers = ["a radio telescope"] * 8 + ["image stacking"] * 4
    found = matrix([f"{what} in year {n}" for n, what in enumerate(papers)])
    assert cells(found)["telescope", "stacking"] == (0, True)
    (gap,) = found.gaps
    assert (gap.row.concept.id, gap.column.concept.id) == ("telescope", "stacking")
    assert round(gap.expected, 2) == 2.67

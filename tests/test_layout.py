"""The map's layout: near stays near, no two dots on top of each other, always the same."""

from __future__ import annotations

from itertools import combinations

import pytest
from conftest import ROOT
from hypothesis import given, settings, strategies as st

from generator.pipeline import make_site
from generator.project import load_project
from generator.site.layout import Plane, lay_out, settle

LINKS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.floats(0, 1)), max_size=60)


def plane_of(count: int, links: list[tuple[int, int, float]]) -> Plane:
    return settle(lay_out(count, links), 2000, 1280, 38)


def distance(one: tuple[int, int], other: tuple[int, int]) -> float:
    return ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5


def assert_apart(plane: Plane) -> None:
    for one, other in combinations(plane.places, 2):
        assert distance(one, other) > 2 * plane.radius
    for x, y in plane.places:
        assert plane.radius <= x <= plane.width - plane.radius
        assert plane.radius <= y <= plane.height - plane.radius


@settings(max_examples=25)
@given(links=LINKS)
def test_no_dots_touch_and_all_lie_on_the_plane(links):
    assert_apart(plane_of(31, links))


@pytest.mark.parametrize("count", [1, 2, 3, 500])
@pytest.mark.parametrize("linked", [True, False])
def test_any_number_of_papers_with_links_or_without(count: int, linked: bool):
    links = [(n, (n + 1) % count, 0.5) for n in range(count)] if linked else []
    plane = plane_of(count, links)
    assert len(plane.places) == count
    assert_apart(plane)


def test_two_groups_lie_apart():
    links = [(a, b, 0.5) for a, b in combinations(range(20), 2) if (a < 10) == (b < 10)]
    places = plane_of(20, links).places
    within = [distance(places[a], places[b]) for a, b, _ in links]
    between = [distance(places[a], places[b]) for a in range(10) for b in range(10, 20)]
    assert 2 * sum(within) / len(within) < sum(between) / len(between)


def test_the_default_collection_is_laid_out_alike_each_time_and_keeps_kin_together():
    project = load_project(ROOT / "mkdocs.yml")
    first, again = (make_site(project, []) for _ in range(2))
    assert first.map == again.map
    places = {dot.paper.id: (dot.x, dot.y) for dot in first.map.dots}
    kin = [
        distance(places[page.paper.id], places[near.paper.id])
        for page in first.papers
        for near in page.related
    ]
    everyone = [distance(one, other) for one, other in combinations(places.values(), 2)]
    assert sum(kin) / len(kin) < 0.5 * sum(everyone) / len(everyone)


def test_every_paper_is_in_one_region_and_in_the_legend_once():
    found = make_site(load_project(ROOT / "mkdocs.yml"), []).map
    numbers = [dot.number for region in found.regions for dot in region.dots]
    assert sorted(numbers) == list(range(len(found.dots)))
    assert sum(count for _, count in found.legend) + found.others == len(found.dots)

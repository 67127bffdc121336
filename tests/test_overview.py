"""The overview: what it counts, and what it leaves out where the records do not state it."""

from __future__ import annotations

import json

from test_data_scripts import site_of

from generator.site.picture_views import Overview


def overview(*records: dict[str, object]) -> Overview:
    return site_of("\n".join(map(json.dumps, records))).overview


def record(title: str, text: str = "We use a telescope.", **more: object) -> dict[str, object]:
    return {"title": title, "abstract": text, **more}


def test_bars_are_counts_of_concepts_fullest_first_and_none_is_empty():
    found = overview(
        record("A", "We use a radio telescope."),
        record("B", "We use a telescope."),
        record("C", "We use a spectrograph."),
        record("D", "We use nothing."),
    )
    chart = found.charts[0]
    assert [(bar.concept.id, bar.count, bar.share) for bar in chart.bars] == [
        ("telescope", 2, 100),
        ("radio-telescope", 1, 50),
        ("spectrograph", 1, 50),
    ]
    assert (chart.without, chart.more) == (1, 0)
    assert found.charts[1].bars == ()


def test_years_that_no_record_states_are_not_made_up():
    found = overview(record("A"), record("B", "We use a spectrograph."))
    assert (found.years, found.newest, found.undated) == ((), (), 2)


def test_years_run_from_the_first_to_the_last():
    found = overview(
        record("A", year=2020), record("B", "We use dust.", year=2022), record("C", "We use ash.")
    )
    assert [(each.year, each.count) for each in found.years] == [(2020, 1), (2021, 0), (2022, 1)]
    assert [paper.title for paper in found.newest] == ["B", "A"]
    assert found.undated == 1


def test_an_odd_date_does_not_stretch_the_chart():
    found = overview(record("A", year=1600), record("B", "We use dust.", year=2022))
    assert [each.year for each in found.years] == [1600, 2022]


def test_who_is_mentioned_counts_each_paper_once():
    found = overview(
        record("DimLight: A Lamp", "We introduce DimLight, a lamp."),
        record("B", "We use a telescope. DimLight is used. We like DimLight."),
    )
    assert [(paper.title, count) for paper, count in found.named] == [("DimLight: A Lamp", 1)]
    assert found.mentions == 1

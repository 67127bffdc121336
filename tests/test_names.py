"""What names look like."""

from __future__ import annotations

import pytest

from generator.linking.names import (
    is_compound,
    is_distinctive,
    is_generic,
    name_key,
    spells,
    without_size,
)


@pytest.mark.parametrize(
    "name",
    ["MedMax", "VILA-M3", "BM-MAE", "3DSAM-adapter", "UniPT", "Med-Gemini", "BenchX", "Meerkat-7B"],
)
def test_distinctive(name: str) -> None:
    assert is_distinctive(name)


@pytest.mark.parametrize(
    "name", ["MoRE", "PIE", "SALT", "NOTE", "UniT", "Dragonfly", "xvr", "FLAIR", "X-Ray", "MLLMs"]
)
def test_not_distinctive(name: str) -> None:
    assert not is_distinctive(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("MedMax", True), ("Med-R1", True), ("DiSCoVeR", False), ("DeViDe", False), ("PIE", False)],
)
def test_compound(name: str, expected: bool) -> None:
    assert is_compound(name) is expected


@pytest.mark.parametrize("name", ["LLM", "VLMs", "PEFT", "COVID-19", "X-Rays", "SOTA", "LoRA"])
def test_generic(name: str) -> None:
    assert is_generic(name) is (name != "X-Rays")


def test_spellings_share_a_key() -> None:
    spellings = ("Med-Gemini", "MedGemini", "med gemini", "MED\u2011GEMINI")
    assert len({name_key(each) for each in spellings}) == 1
    assert name_key("Med-Gemini+") != name_key("Med-Gemini")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Meerkat-7B", "Meerkat"),
        ("WardSet-23M", "WardSet"),
        ("Set-23M", "Set-23M"),
        ("Warden 1.5B", "Warden"),
        ("Med-R1", "Med-R1"),
    ],
)
def test_without_size(name: str, expected: str) -> None:
    assert without_size(name) == expected


def test_spells() -> None:
    assert spells("PRISM", "Patient Records In Semantic Matching")
    assert not spells("PRISM", "Matching Records")

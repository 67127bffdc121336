"""The gist: the sentence that says what the paper does, short enough for a line of a list."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from generator.site.gist import gist

KITES = "Kites fall when nobody holds them."
LONGEST = 190


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param(KITES, KITES, id="one sentence"),
        pytest.param(f"{KITES} They also break.", KITES, id="no sentence of its own"),
        pytest.param(
            f"{KITES} We propose a longer string. We show it.",
            "We propose a longer string.",
            id="we",
        ),
        pytest.param(
            f"{KITES} This paper measures strings.", "This paper measures strings.", id="this paper"
        ),
        pytest.param(
            f"{KITES} In this work, we build a reel.", "We build a reel.", id="in this work"
        ),
        pytest.param(
            f"{KITES} However, here we present a reel. So.",
            "We present a reel.",
            id="leads are left out",
        ),
        pytest.param(f"{KITES} A reel is proposed.", "A reel is proposed.", id="passive"),
        pytest.param(f"{KITES}\n\nWe describe a reel.", "We describe a reel.", id="next paragraph"),
        pytest.param(
            "We fly at 3.0 m, e.g. Wind. So.", "We fly at 3.0 m, e.g. Wind.", id="full stops"
        ),
    ],
)
def test_the_gist_of(text, expected):
    assert gist(text) == expected


def test_a_sentence_with_the_name_of_what_is_introduced_is_its_own():
    text = f"{KITES} StringPull holds them by itself. Reels are heavy."
    assert gist(text, ["StringPull"]) == "StringPull holds them by itself."
    assert gist(f"{text} We study reels.", ["StringPull"]) == "We study reels."


def test_a_long_sentence_is_cut_at_a_space():
    words = " ".join(f"kite{n:03}" for n in range(60))
    cut = gist(f"We propose {words}.")
    assert len(cut) <= LONGEST
    assert cut.endswith("…")
    assert f"We propose {words}".startswith(f"{cut[:-1]} ")


def test_a_long_text_without_spaces_is_cut_anywhere():
    assert gist("漢" * 500) == "漢" * (LONGEST - 1) + "…"


def test_punctuation_before_the_cut_goes():
    text = f"We propose {'a' * 170}, and {'b' * 40}."
    assert gist(text) == f"We propose {'a' * 170}, and…"
    text = f"We propose {'a' * 170}, {'b' * 40}."
    assert gist(text) == f"We propose {'a' * 170}…"


WORDS = "we propose this paper However, kite. string 3.0 e.g. reel; — 漢字 here In ß\n\n".split(" ")


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=90).map(" ".join)))
def test_a_gist_is_a_piece_of_the_text(text):
    found = gist(text)
    assert len(found) <= LONGEST
    assert bool(found) == bool(text.strip())
    assert found.removesuffix("…").casefold() in text.casefold()

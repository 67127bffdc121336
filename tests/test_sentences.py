"""Sentences end where a reader says they do."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from generator.sentences import sentence_spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One here. Two there.", ["One here.", "Two there."], id="plain"),
        pytest.param("Scans, e.g. CT, help. Yes.", ["Scans, e.g. CT, help.", "Yes."], id="e.g."),
        pytest.param("Two, i.e. Both. End.", ["Two, i.e. Both.", "End."], id="i.e. capital"),
        pytest.param("Sato et al. Found it.", ["Sato et al. Found it."], id="et-al"),
        pytest.param("Ours vs. Theirs won.", ["Ours vs. Theirs won."], id="vs"),
        pytest.param("See Fig. 3 for it. Good.", ["See Fig. 3 for it.", "Good."], id="figure"),
        pytest.param("It cost 3.5 units. Cheap.", ["It cost 3.5 units.", "Cheap."], id="decimal"),
        pytest.param("Done at 3.0 T. AUC rose.", ["Done at 3.0 T.", "AUC rose."], id="unit"),
        pytest.param("J. Smith wrote it. Well.", ["J. Smith wrote it.", "Well."], id="initial"),
        pytest.param("So (p<0.05). At last.", ["So (p<0.05).", "At last."], id="p-value"),
        pytest.param("It was p<0.05. At last.", ["It was p<0.05.", "At last."], id="p-bare"),
        pytest.param("Really? Yes! Good.", ["Really?", "Yes!", "Good."], id="marks"),
        pytest.param("No stop\n\nNext part", ["No stop", "Next part"], id="paragraph"),
        pytest.param("All is paid.Current work.", ["All is paid.", "Current work."], id="tight"),
        pytest.param("See bdsp.io for it.", ["See bdsp.io for it."], id="address"),
        pytest.param("We test it. xvr is fast.", ["We test it.", "xvr is fast."], id="lower-case"),
        pytest.param("He said “stop.” She did.", ["He said “stop.”", "She did."], id="quote"),
        pytest.param("", [], id="empty"),
        pytest.param("  \n ", [], id="blank"),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == expected


@given(st.text(alphabet="ab .!?\n()“”AB3,", max_size=80) | st.text(max_size=80))
def test_nothing_but_white_space_is_left_out(text: str) -> None:
    spans = sentence_spans(text)
    at = 0
    for start, end in spans:
        assert at <= start < end
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()

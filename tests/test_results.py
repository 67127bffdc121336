"""Results: what an abstract states is shown as it is written, and what is in doubt is not shown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given, strategies as st

from generator.linking import link_papers
from generator.model import Links, Origin, Paper, Result, VocabularyError
from generator.results import MOST, ResultReader, find_results
from generator.site.marking import Piece, mark
from generator.site.resulting import frame_sentences, result_table
from generator.vocabulary import load_vocabulary

DATA = Path(__file__).parent / "data"
READER = ResultReader(load_vocabulary(ROOT / "corpus" / "vocabulary.yaml"))
OPENING = "We introduce KiteNet, a small model for kites. "
STATED = [
    json.loads(line)
    for line in (DATA / "stated" / "abstracts.jsonl").read_text(encoding="utf-8").splitlines()
]


def paper(abstract: str, results: tuple[Result, ...] = ()) -> Paper:
    return Paper(
        id="p",
        title="KiteNet: Kites in the Wind",
        abstract=abstract,
        origin=Origin(source="x"),
        results=results,
    )


Row = tuple[str, str, str]


def read(sentence: str, opening: str = OPENING) -> list[Row]:
    return [(each.value, each.metric, each.on) for each in READER.read(paper(opening + sentence))]


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        pytest.param(
            "KiteNet reaches a Dice of 0.91 on SilkSeg.",
            [("0.91", "Dice", "SilkSeg")],
            id="metric of value",
        ),
        pytest.param(
            "It has an AUC of 0.93 (95% CI 0.91-0.95) in rain, compared with 0.88 for DragNet.",
            [("0.93", "AUC", "")],
            id="interval and rival",
        ),
        pytest.param(
            "KiteNet achieves 64.5% zero-shot accuracy on TailVQA (vs. 60.1% for DragNet).",
            [("64.5%", "zero-shot accuracy", "TailVQA")],
            id="value before metric",
        ),
        pytest.param(
            "On TailVQA, KiteNet obtains an impressive knot detection accuracy of 71.2%.",
            [("71.2%", "knot detection accuracy", "TailVQA")],
            id="at the head",
        ),
        pytest.param(
            "KiteNet improves F1 by 3.2 points over DragNet.",
            [("+3.2 points", "F1", "")],
            id="improves by",
        ),
        pytest.param(
            "Our trick improves RMSE by up to 12%.", [("up to −12%", "RMSE", "")], id="an error"
        ),
        pytest.param(
            "We observe up to a 5% improvement in recall.",
            [("up to +5%", "recall", "")],
            id="improvement in",
        ),
        pytest.param(
            "Inference time is reduced by 40%.", [("−40%", "Inference time", "")], id="a cost"
        ),
        pytest.param(
            "Our augmentation raises accuracy from 61.4% to 72.8%.",
            [("61.4% → 72.8%", "accuracy", "")],
            id="from to",
        ),
        pytest.param(
            "KiteNet has a sensitivity and specificity of 91% and 87%.",
            [("91%", "sensitivity", ""), ("87%", "specificity", "")],
            id="two metrics",
        ),
        pytest.param(
            "KiteNet has an accuracy of 83.5% on TailVQA, 86.3% on LineBench and 87.2% on WindQA.",
            [
                ("83.5%", "accuracy", "TailVQA"),
                ("86.3%", "accuracy", "LineBench"),
                ("87.2%", "accuracy", "WindQA"),
            ],
            id="several of one metric",
        ),
        pytest.param(
            "KiteNet reaches an F1 of 0.81 on TailVQA, LineBench and WindQA.",
            [("0.81", "F1", "")],
            id="a longer list of places is left to the sentence",
        ),
    ],
)
def test_a_figure_is_read_with_what_is_certain(sentence: str, rows: list[Row]) -> None:
    assert read(sentence) == rows


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("We train on 1,204 photographs from 3 fields since 2019.", id="sizes, years"),
        pytest.param("KiteNet-7B has 0.78M parameters and a dropout of 0.1.", id="settings"),
        pytest.param("The accuracy differs (p=0.03), p < 0.001.", id="p-values"),
        pytest.param("DragNet attains an accuracy of 0.62 on SilkSeg.", id="a rival"),
        pytest.param("We find that DragNet attains an accuracy of 0.62.", id="a rival we tried"),
        pytest.param("The baseline has an accuracy of 62.1% on SilkSeg.", id="a baseline"),
        pytest.param("KiteNet beats models with an accuracy of 0.62.", id="those beaten"),
        pytest.param("Human readers reach an accuracy of 94.2%.", id="people"),
        pytest.param("Our model could raise accuracy to 99.1%.", id="a hope"),
        pytest.param("Removing the tail lowers accuracy by 3.1 points.", id="an ablation"),
        pytest.param("Without the tail, accuracy is 61.0%.", id="without a part"),
        pytest.param("In rain, accuracy drops to 41.0%.", id="where it fails"),
        pytest.param("We fix the threshold at a specificity of 95%.", id="an operating point"),
        pytest.param("Our knots are found at 95% precision.", id="an operating point behind"),
        pytest.param("The AUC was 0.81 for DragNet.", id="for somebody else"),
        pytest.param("Our precision medicine needs a precision kite of 3.5 m.", id="homonym"),
        pytest.param("Can KiteNet reach an accuracy of 95.1%?", id="a question"),
        pytest.param("The F1 is 0.71, 0.64 and 0.50 for silk and paper.", id="does not add up"),
        pytest.param("KiteNet has a mean absolute error of 0.42 knots.", id="an unknown unit"),
        pytest.param("KiteNet has a collision rate of 0.04 per flight.", id="a rate per something"),
        pytest.param("Of all kites, 71% fly.", id="no metric"),
        pytest.param("We gain 3 points AUC over the best kite.", id="a difference is no value"),
    ],
)
def test_what_is_no_result_of_the_paper_or_in_doubt_is_left_out(sentence: str) -> None:
    assert read(sentence) == []


def test_what_others_reached_is_left_out_and_ones_own_is_not() -> None:
    text = (
        "Kites are hard. Existing models have an accuracy of 61.0% on SilkSeg. "
        "We introduce KiteNet. KiteNet has an accuracy of 72.0% on SilkSeg."
    )
    assert [row[0] for row in read(text, opening="")] == ["72.0%"]


@pytest.mark.parametrize("record", STATED, ids=lambda record: record["title"][:30])
def test_checked_rows_of_invented_abstracts_stay(record: dict[str, object]) -> None:
    one = Paper(
        id="p",
        title=str(record["title"]),
        abstract=str(record["abstract"]),
        origin=Origin(source="x"),
    )
    links = link_papers([one], {"p": ()})
    found = [[each.value, each.metric, each.on] for each in READER.read(one, links["p"].introduces)]
    assert found == record["rows"]


def test_a_result_knows_its_sentence() -> None:
    text = OPENING + "It has an accuracy of 72.0% on SilkSeg. Wind helps."
    (found,) = READER.read(paper(text))
    assert found.sentence
    assert text[slice(*found.sentence)] == "It has an accuracy of 72.0% on SilkSeg."


def test_only_the_first_figures_of_a_long_report_are_headlines() -> None:
    text = OPENING + " ".join(f"Our accuracy is 0.7{n}." for n in range(9)) * 2
    assert len(READER.read(paper(text))) == MOST


def test_what_a_curator_wrote_stands_as_it_is() -> None:
    written = (Result(value="0.9", metric="glide", on="hills"),)
    text = OPENING + "It has an accuracy of 72.0% on SilkSeg."
    assert find_results([paper(text, written)], {"p": Links()}, READER) == {"p": written}


FRAGMENTS = [
    *("accuracy", "Dice", "AUC", "of", "0.91", "87%", "(", ")", "[", ",", ";", ":", "and", "on"),
    *("respectively", "from", "to", "by", "We", "KiteNet", "compared with", "over", "up to", "vs"),
    *("improves", "is", "1.5", "points", ".", "\n\n", "<b>", "{{ x }}", "±", "=", "a", "in", "-"),
    *("\ue000", "\ue003", "İ"),
]
TEXTS = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=5), max_size=40).map(" ".join)


@given(TEXTS)
def test_whatever_the_text_every_row_is_made_of_its_own_sentence(text: str) -> None:
    for each in READER.read(paper(text)):
        assert each.sentence
        sentence = text[slice(*each.sentence)]
        assert each.metric in sentence
        assert each.on in sentence
        assert any(map(str.isdigit, each.value))


@given(TEXTS)
def test_framing_sentences_changes_no_character(text: str) -> None:
    one = paper(text)
    marked = mark(one, [], Links())
    framed = frame_sentences(marked, one, READER.read(one))
    assert [joined(each) for each in framed] == [joined(each) for each in marked]
    for paragraph in framed:
        depth = 0
        for piece in paragraph:
            depth += bool(piece.opens)
            assert depth <= 1
            depth -= piece.closes
        assert depth == 0


def joined(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def test_curated_figures_lead_to_the_one_sentence_that_has_them() -> None:
    one = paper(
        "It glides 9.5 m. Wind of 3 m was felt. A wind of 3 m is rare.",
        results=(Result(value="9.5 m", metric="glide"), Result(value="3 m", metric="wind")),
    )
    table = result_table(one, one.results)
    assert table
    assert [row.anchor for row in table.rows] == ["r1", ""]
    assert (table.read, table.on, table.against) == (False, False, False)
    (pieces,) = frame_sentences(mark(one, [], Links()), one, one.results)
    assert [(piece.text, piece.opens, piece.closes) for piece in pieces] == [
        ("It glides 9.5 m.", "r1", True),
        (" Wind of 3 m was felt. A wind of 3 m is rare.", "", False),
    ]


def test_a_paper_without_results_has_no_table() -> None:
    assert result_table(paper("Wind."), ()) is None


HEAD = "facets: {k: {label: K, scope: S, concepts: {a: {label: A, scope: S}}}}\n"


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("metrics: {names: ['F1 (score']}", "2:19: the phrase `F1 (score` unbalanced"),
        ("metrics: {names: ['* rate']}", "2:19: the phrase `* rate` has `*` or `...`"),
        ("metrics: {names: ['90']}", "2:19: the phrase `90` has a form without a letter"),
        ("metrics: {names: [RMSE], errors: [RMSE]}", "stands under `names` and `errors`"),
        ("metrics: {name: [F1]}", "unknown key `name`; did you mean `names`"),
    ],
)
def test_a_faulty_metric_is_told_with_its_place(tmp_path: Path, lines: str, message: str) -> None:
    path = tmp_path / "vocabulary.yaml"
    path.write_text(HEAD + lines, encoding="utf-8")
    with pytest.raises(VocabularyError) as caught:
        load_vocabulary(path)
    assert message in str(caught.value)


def test_a_vocabulary_of_another_field_brings_its_own_metrics() -> None:
    reader = ResultReader(load_vocabulary(DATA / "other-field" / "vocabulary.yaml"))
    text = (
        "We survey the colours of dwarfs. Our photometric purity is 93.5% and our redshift scatter "
        "is 0.02 mag. The observer has a purity of 99.1%. Our accuracy is 0.9."
    )
    found = [(each.value, each.metric) for each in reader.read(paper(text))]
    assert found == [("93.5%", "photometric purity"), ("0.02 mag", "redshift scatter")]


def test_a_vocabulary_without_metrics_reads_none() -> None:
    reader = ResultReader(load_vocabulary(DATA / "small" / "vocabulary.yaml"))
    assert reader.read(paper("We reach an accuracy of 0.91.")) == ()

"""Results: what an abstract states is shown as it is written, and what is in doubt is not shown."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given, strategies as st

from generator.model import Links, Origin, Paper, Result, VocabularyError
from generator.results import MOST, ResultReader, find_results
from generator.site.marking import Piece, mark
from generator.site.resulting import frame_sentences, result_table
from generator.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary(ROOT / "corpus" / "vocabulary.yaml")
READER = ResultReader(VOCABULARY)
OPENING = "We introduce KiteNet, a small model for kites. "


def paper(abstract: str, results: tuple[Result, ...] = ()) -> Paper:
    return Paper(
        id="p",
        title="KiteNet: Kites in the Wind",
        abstract=abstract,
        origin=Origin(source="x"),
        results=results,
    )


Row = tuple[str, str, str, str]


def read(sentence: str, opening: str = OPENING) -> list[Row]:
    found = READER.read(paper(opening + sentence), ["KiteNet"])
    return [(each.value, each.metric, each.on, each.against) for each in found]


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        pytest.param(
            "KiteNet reaches a Dice of 0.91 on SilkSeg.",
            [("0.91", "Dice", "SilkSeg", "")],
            id="metric of value",
        ),
        pytest.param(
            "It has an AUC of 0.93 (95% CI 0.91-0.95) on two sets, compared with 0.88 for DragNet.",
            [("0.93", "AUC", "two sets", "0.88 for DragNet")],
            id="interval and rival",
        ),
        pytest.param(
            "KiteNet achieves 64.5% zero-shot accuracy on TailVQA (vs. 60.1% for DragNet).",
            [("64.5%", "zero-shot accuracy", "TailVQA", "60.1% for DragNet")],
            id="value before metric",
        ),
        pytest.param(
            "On TailVQA, LineBench and the harder half of WindQA, our accuracy is 71.2%.",
            [("71.2%", "accuracy", "TailVQA, LineBench and the harder half of WindQA", "")],
            id="list at the head",
        ),
        pytest.param(
            "In 40 fields the mean Dice rose to 0.82; DragNet and StringNet obtain 0.71 and 0.68.",
            [("0.82", "mean Dice", "40 fields", "DragNet and StringNet obtain 0.71 and 0.68")],
            id="rivals behind a semicolon",
        ),
        pytest.param(
            "KiteNet improves F1 by 3.2 points over DragNet.",
            [("3.2 points", "improvement in F1", "", "DragNet")],
            id="improves by",
        ),
        pytest.param(
            "Our trick reduces memory by up to 40%.",
            [("up to 40%", "reduction in memory", "", "")],
            id="reduces a cost",
        ),
        pytest.param(
            "KiteNet outperforms DragNet by 2.1% on SilkSeg.",
            [("2.1%", "margin", "SilkSeg", "DragNet")],
            id="outperforms by",
        ),
        pytest.param(
            "Our augmentation raises accuracy on SilkSeg from 61.4% to 72.8%.",
            [("from 61.4% to 72.8%", "accuracy", "SilkSeg", "")],
            id="from to",
        ),
        pytest.param(
            "We observe a 5% improvement in recall on SilkSeg over DragNet.",
            [("5%", "improvement in recall", "SilkSeg", "DragNet")],
            id="noun of change",
        ),
        pytest.param(
            "KiteNet is better at finding knots (AUROC 0.95 vs 0.91).",
            [("0.95", "AUROC", "finding knots", "0.91")],
            id="in brackets",
        ),
        pytest.param(
            "KiteNet has a sensitivity and specificity of 91% and 87% on SilkSeg.",
            [("91%", "sensitivity", "SilkSeg", ""), ("87%", "specificity", "SilkSeg", "")],
            id="two metrics",
        ),
        pytest.param(
            "KiteNet reaches a Dice of 0.91 and 0.84 on SilkSeg and TailSeg, respectively.",
            [("0.91", "Dice", "SilkSeg", ""), ("0.84", "Dice", "TailSeg", "")],
            id="respectively behind",
        ),
        pytest.param(
            "On SilkSeg and TailSeg, KiteNet has a Dice of 0.91 and 0.84, respectively.",
            [("0.91", "Dice", "SilkSeg", ""), ("0.84", "Dice", "TailSeg", "")],
            id="respectively before",
        ),
        pytest.param(
            "KiteNet has an accuracy of 83.5% on TailVQA, 86.3% on LineBench and 87.2% on WindQA.",
            [
                ("83.5%", "accuracy", "TailVQA", ""),
                ("86.3%", "accuracy", "LineBench", ""),
                ("87.2%", "accuracy", "WindQA", ""),
            ],
            id="several of one metric",
        ),
        pytest.param(
            "KiteNet has 1.8% and 2.4% higher Dice than DragNet and StringNet on SilkSeg.",
            [
                ("1.8%", "higher Dice", "SilkSeg", "DragNet"),
                ("2.4%", "higher Dice", "SilkSeg", "StringNet"),
            ],
            id="higher than two",
        ),
        pytest.param(
            "On SilkSeg, KiteNet improves recall by 4.1 points and F1 by 0.05 over DragNet.",
            [
                ("4.1 points", "improvement in recall", "SilkSeg", "DragNet"),
                ("0.05", "improvement in F1", "SilkSeg", "DragNet"),
            ],
            id="a rival for both",
        ),
        pytest.param(
            "On SilkSeg, KiteNet is right with an accuracy of 91.0%, a recall of 88.2% and an F1 "
            "of 89.0%, outperforming DragNet.",
            [
                ("91.0%", "accuracy", "SilkSeg", "DragNet"),
                ("88.2%", "recall", "SilkSeg", "DragNet"),
                ("89.0%", "F1", "SilkSeg", "DragNet"),
            ],
            id="a rival at the end for all",
        ),
        pytest.param(
            "For example, on SilkSeg, KiteNet obtains an AUC of 0.91 (DragNet: 0.84).",
            [("0.91", "AUC", "SilkSeg", "DragNet: 0.84")],
            id="an opening, and a rival in brackets",
        ),
    ],
)
def test_a_figure_is_read_with_all_that_is_said_of_it(sentence: str, rows: list[Row]):
    assert read(sentence) == rows


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("We train on 1,204 photographs from 3 fields since 2019.", id="sizes, years"),
        pytest.param("KiteNet-7B has 0.78M parameters and a dropout of 0.1.", id="settings"),
        pytest.param("The accuracy differs (p=0.03), p < 0.001.", id="p-values"),
        pytest.param("DragNet attains an accuracy of 0.62 on SilkSeg.", id="a baseline's own"),
        pytest.param("The baseline has an accuracy of 62.1% on SilkSeg.", id="a baseline"),
        pytest.param("Human readers reach an accuracy of 94.2%.", id="people"),
        pytest.param("Future work could raise accuracy to 99.1%.", id="a hope"),
        pytest.param("Removing the tail lowers accuracy by 3.1 points.", id="an ablation"),
        pytest.param("Frozen strings lose 0.08 AUROC in rain.", id="a loss is no value"),
        pytest.param("We fix the threshold at a specificity of 95%.", id="an operating point"),
        pytest.param("Precision medicine needs 3.5 kites.", id="another meaning"),
        pytest.param("Can KiteNet reach an accuracy of 95.1%?", id="a question"),
        pytest.param(
            "The F1 is 0.71, 0.64 and 0.50 for silk and paper, respectively.", id="does not add up"
        ),
        pytest.param("Of all kites, 71% fly.", id="no metric"),
        pytest.param("The AUC was 0.78 unaided and 0.83 in rain.", id="a word not understood"),
        pytest.param("KiteNet has an AUC of 0.92 and a glide of 0.85 on SilkSeg.", id="on for two"),
        pytest.param(
            "KiteNet has an AUC of 0.92, a recall of 0.90, and a glide (G) of 0.85 on SilkSeg.",
            id="on for three",
        ),
        pytest.param("We gain 0.03 AUC over the best kite.", id="a gain is no value"),
        pytest.param("KiteNet has a training accuracy of 99.0%.", id="reached in training"),
        pytest.param(
            "KiteNet has an accuracy of 91.0% on the kites that fly.", id="a clause that restricts"
        ),
    ],
)
def test_what_is_no_result_of_the_paper_or_in_doubt_is_left_out(sentence: str):
    assert read(sentence) == []


def test_what_others_reached_is_left_out_and_ones_own_is_not():
    text = (
        "Kites are hard. Existing models have an accuracy of 61.0% on SilkSeg. "
        "We introduce KiteNet. KiteNet has an accuracy of 72.0% on SilkSeg."
    )
    assert [row[0] for row in read(text, opening="")] == ["72.0%"]


def test_a_result_knows_its_sentence():
    text = OPENING + "It has an accuracy of 72.0% on SilkSeg. Wind helps."
    (found,) = READER.read(paper(text))
    assert found.sentence
    assert text[slice(*found.sentence)] == "It has an accuracy of 72.0% on SilkSeg."


def test_only_the_first_figures_of_a_long_report_are_headlines():
    text = OPENING + " ".join(f"It has an accuracy of 0.7{n} on set{n}." for n in range(9)) * 2
    assert len(READER.read(paper(text))) == MOST


def test_what_a_curator_wrote_stands_as_it_is():
    written = (Result(value="0.9", metric="glide", on="hills"),)
    text = OPENING + "It has an accuracy of 72.0% on SilkSeg."
    papers = [paper(text, results=written)]
    assert find_results(papers, {"p": Links()}, VOCABULARY) == {"p": written}


FRAGMENTS = [
    *("accuracy", "Dice", "AUC", "of", "0.91", "87%", "(", ")", "[", ",", ";", ":", "and", "on"),
    *("respectively", "from", "to", "by", "We", "KiteNet", "compared with", "over", "up to", "vs"),
    *("improves", "is", "1.5", "points", ".", "\n\n", "<b>", "{{ x }}", "±", "=", "a", "in", "-"),
]
TEXTS = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=5), max_size=40).map(" ".join)


@given(TEXTS)
def test_whatever_the_text_every_row_is_made_of_its_own_sentence(text: str):
    for each in READER.read(paper(text)):
        assert each.sentence
        sentence = text[slice(*each.sentence)]
        assert each.value
        assert each.value in sentence
        assert all(part in sentence for part in each.on.split("; "))
        assert each.against in sentence


@given(TEXTS)
def test_framing_sentences_changes_no_character(text: str):
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


LONG = {
    "figures": "accuracy of 0.91, ",
    "brackets": "(accuracy ",
    "closing": "0.9) ",
    "lists": "on A, B and C 0.91 ",
    "words": "accuracy and ",
    "digits": "1",
    "commas": "1,",
    "sentences": "We reach an accuracy of 0.91 on SilkSeg. ",
}


@pytest.mark.parametrize("unit", LONG.values(), ids=LONG.keys())
def test_a_long_text_costs_its_length(unit: str):
    # Quadratic growth would take minutes here; a slow machine stays far below the bound.
    text = OPENING + unit * (200_000 // len(unit))
    started = time.process_time()
    READER.read(paper(text))
    assert time.process_time() - started < 20


def test_curated_figures_lead_to_the_one_sentence_that_has_them():
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


def test_a_paper_without_results_has_no_table():
    assert result_table(paper("Wind."), ()) is None


HEAD = "facets: {k: {label: K, scope: S, concepts: {a: {label: A, scope: S}}}}\n"


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("metrics: {names: ['F1 (score']}", "2:19: the phrase `F1 (score` unbalanced"),
        ("metrics: {name: [F1]}", "unknown key `name`; did you mean `names`"),
        ("metrics: {names: []}", "`names` is empty"),
    ],
)
def test_a_faulty_metric_is_told_with_its_place(tmp_path: Path, lines: str, message: str):
    path = tmp_path / "vocabulary.yaml"
    path.write_text(HEAD + lines, encoding="utf-8")
    with pytest.raises(VocabularyError) as caught:
        load_vocabulary(path)
    assert message in str(caught.value)


def test_a_vocabulary_of_another_field_brings_its_own_metrics(tmp_path: Path):
    path = tmp_path / "vocabulary.yaml"
    path.write_text(
        HEAD + "metrics: {names: [limiting magnitude, seeing], units: [mag]}", encoding="utf-8"
    )
    reader = ResultReader(load_vocabulary(path))
    text = "The camera reaches a limiting magnitude of 18.4 mag on ten comets, not 17.1 mag."
    (found,) = reader.read(paper(text))
    assert (found.value, found.metric, found.on) == ("18.4 mag", "limiting magnitude", "ten comets")

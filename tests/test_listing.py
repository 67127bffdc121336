"""The listing reader: what is a paper, what is furniture, what is missing its other half."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from generator.readers import listing
from generator.records import Reading

KITES = "Kites That Remember the Wind"
KITES_TEXT = (
    "Kites are flown by people who cannot see the wind. We propose a kite that draws each gust "
    "on its own sail and reads the drawing back when the string goes slack. On a beach with "
    "forty children it stayed up for 3.5 hours, twice as long as a plain one."
)
SPOONS = "A Cabinet of Nine Hundred Spoons"
SPOONS_TEXT = (
    "Spoons are sorted by hand in most museums, which takes years. We present a cabinet whose "
    "drawers weigh a spoon, listen to it, and send it where its kin lie already. A curator who "
    "checked all nine hundred moved only seven of them to another drawer."
)
CLOCKS = "Do Clocks Dream?"
CLOCKS_TEXT = (
    "A stopped clock is right twice a day, but nobody asks what it does in between. Here we leave "
    "twelve clocks in a dark room and listen at the door. Nine of them ticked backwards, and the "
    "other three hummed a tune that our players could write down."
)
PAIRS = [(KITES, KITES_TEXT), (SPOONS, SPOONS_TEXT), (CLOCKS, CLOCKS_TEXT)]


def joined(*blocks: str) -> str:
    return "\n\n".join(blocks) + "\n"


def pairs_of(reading: Reading) -> list[tuple[str, str]]:
    return [(entry.record.title, entry.record.abstract) for entry in reading.entries]


def lines_of(reading: Reading) -> list[int | None]:
    return [entry.origin.line for entry in reading.entries]


def faults_of(reading: Reading) -> list[tuple[int | None, str]]:
    return [(reject.origin.line, reject.reason) for reject in reading.rejects]


ALL = [block for pair in PAIRS for block in pair]
NORMAL = joined(*ALL)


def test_a_listing_is_titles_and_abstracts():
    reading = listing.read(NORMAL, "papers.txt")
    assert pairs_of(reading) == PAIRS
    assert lines_of(reading) == [1, 5, 9]
    assert {entry.origin.source for entry in reading.entries} == {"papers.txt"}
    assert (reading.rejects, reading.skipped) == ((), ())


def test_an_empty_listing_holds_nothing():
    for text in ("", "\n", " \n\t\n\n  "):
        assert listing.read(text, "x") == Reading()


def test_page_furniture_is_skipped_and_named():
    head = joined("top", "Have new kites sent to your email inbox!", "Subscribe", "March 3")
    reading = listing.read(f"{head}\n{NORMAL}", "x")
    assert pairs_of(reading) == PAIRS
    assert reading.rejects == ()
    assert [(each.origin.line, each.raw) for each in reading.skipped] == [
        (1, "top"),
        (3, "Have new kites sent to your email inbox!"),
        (5, "Subscribe"),
        (7, "March 3"),
    ]
    assert {each.reason for each in reading.skipped} == {"page furniture"}
    assert lines_of(reading) == [9, 13, 17]


def test_furniture_between_and_behind_papers_is_no_part_of_them():
    text = joined(
        KITES, KITES_TEXT, "Load more", "Page 2", SPOONS, SPOONS_TEXT, "Next", "2024-05-01"
    )
    reading = listing.read(text, "x")
    assert pairs_of(reading) == PAIRS[:2]
    assert [each.raw for each in reading.skipped] == ["Load more", "Page 2", "Next", "2024-05-01"]


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Subscribe to Kites: Strings That Pull Back", id="subscribe"),
        pytest.param("New Spoons for Old Soups", id="new"),
        pytest.param("Search", id="search and nothing else"),
        pytest.param("March 3 and Other Windy Days", id="date and more"),
        pytest.param("More", id="more"),
    ],
)
def test_a_title_that_begins_like_furniture(title):
    reading = listing.read(joined(KITES, KITES_TEXT, title, SPOONS_TEXT, CLOCKS, CLOCKS_TEXT), "x")
    whole = {(KITES, KITES_TEXT), (CLOCKS, CLOCKS_TEXT)}
    assert whole <= set(pairs_of(reading))
    if " " in title:
        assert (title, SPOONS_TEXT) in pairs_of(reading)
    else:  # not to be told from furniture: neither the word nor the abstract may vanish
        assert [each.raw for each in reading.skipped] == [title]
        assert faults_of(reading) == [(7, "an abstract without a title")]


@pytest.mark.parametrize(
    ("at", "line"), [pytest.param(0, 1, id="head"), pytest.param(1, 5, id="middle")]
)
def test_a_title_without_an_abstract(at, line):
    blocks = ALL.copy()
    del blocks[2 * at + 1]
    reading = listing.read(joined(*blocks), "x")
    assert pairs_of(reading) == [pair for pair in PAIRS if pair != PAIRS[at]]
    assert faults_of(reading) == [(line, "a title without an abstract")]
    assert reading.rejects[0].raw == PAIRS[at][0]


def test_a_title_without_an_abstract_at_the_end():
    reading = listing.read(joined(*ALL[:-1]), "x")
    assert pairs_of(reading) == PAIRS[:2]
    assert faults_of(reading) == [(9, "a title without an abstract")]


def test_an_abstract_without_a_title_at_the_head():
    reading = listing.read(joined(*ALL[1:]), "x")
    assert pairs_of(reading) == PAIRS[1:]
    assert faults_of(reading) == [(1, "an abstract without a title")]
    assert reading.rejects[0].raw == KITES_TEXT


@pytest.mark.parametrize(
    ("at", "line"), [pytest.param(1, 5, id="middle"), pytest.param(-1, None, id="end")]
)
@pytest.mark.parametrize(
    ("copies", "repeat"),
    [
        pytest.param(["I"], 5, id="few papers of usual length"),
        pytest.param(["I", "II", "III", "IV"], 1, id="many short papers"),
        pytest.param(["I", "II", "III", "IV"], 8, id="many long papers"),
    ],
)
def test_an_abstract_without_a_title_behind_another(at, line, copies, repeat):
    many = [(f"{title} {part}", text) for part in copies for title, text in PAIRS]
    many = [(title, " ".join([text] * repeat)) for title, text in many]
    blocks = [block for pair in many for block in pair]
    del blocks[2 * at]
    line = line or 4 * len(many) - 3
    reading = listing.read(joined(*blocks), "x")
    assert pairs_of(reading) == [pair for pair in many if pair != many[at]]
    assert faults_of(reading) == [(line, "an abstract without a title")]
    assert reading.rejects[0].raw == many[at][1]


def cut(at: str, gap: str) -> str:
    assert at in SPOONS_TEXT
    return SPOONS_TEXT.replace(f" {at}", f"{gap}{at}")


@pytest.mark.parametrize(
    ("gap", "paragraphs"),
    [
        pytest.param("\n", False, id="hard wrap"),
        pytest.param("\n\n", True, id="blank line"),
        pytest.param("\n\n\n", True, id="two blank lines"),
        pytest.param("\n \t \n", True, id="line of spaces"),
    ],
)
@pytest.mark.parametrize("at", ["A curator", "drawers weigh", "listen to", "only seven"])
def test_a_gap_inside_an_abstract(gap, paragraphs, at):
    text = joined(KITES, KITES_TEXT, SPOONS, cut(at, gap), CLOCKS, CLOCKS_TEXT)
    reading = listing.read(text, "x")
    expected = cut(at, "\n\n") if paragraphs else SPOONS_TEXT
    assert pairs_of(reading) == [PAIRS[0], (SPOONS, expected), PAIRS[2]]
    assert (reading.rejects, reading.skipped) == ((), ())


def wrapped(text: str, width: int) -> str:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return "\n".join(lines)


@pytest.mark.parametrize("width", [20, 40, 72, 100, 160])
def test_hard_wrapped_abstracts(width):
    blocks = [part for title, text in PAIRS for part in (title, wrapped(text, width))]
    assert pairs_of(listing.read(joined(*blocks), "x")) == PAIRS


def test_hard_wrapped_titles():
    blocks = [part for title, text in PAIRS for part in (wrapped(title, 14), text)]
    assert pairs_of(listing.read(joined(*blocks), "x")) == PAIRS


def test_title_and_abstract_in_one_block():
    text = "\n\n".join(f"{title}\n{abstract}" for title, abstract in PAIRS)
    reading = listing.read(text, "x")
    assert pairs_of(reading) == PAIRS
    assert lines_of(reading) == [1, 4, 7]


@pytest.mark.parametrize(
    ("change", "first"),
    [
        pytest.param(lambda text: text.rstrip("\n"), 1, id="no last newline"),
        pytest.param(lambda text: text.replace("\n\n", "\n\n\n"), 1, id="two blank lines"),
        pytest.param(lambda text: text.replace("\n\n", "\n \t\n"), 1, id="lines of spaces"),
        pytest.param(lambda text: f"\n\n{text}\n\n\n", 3, id="blank at both ends"),
        pytest.param(lambda text: f"  \n{text}", 2, id="spaces on the first line"),
        pytest.param(lambda text: text.replace("\n", " \n"), 1, id="spaces behind lines"),
    ],
)
def test_blank_space_around_blocks(change, first):
    reading = listing.read(change(NORMAL), "x")
    assert pairs_of(reading) == PAIRS
    assert (reading.rejects, reading.skipped) == ((), ())
    assert lines_of(reading)[0] == first


@pytest.mark.parametrize(
    "title",
    [
        "Is a Kite a Bird?",
        "Look, a Kite!",
        "Kites: They Fly",
        "Kites vs. Birds: Who Flies Best?",
        "“Fly!” Said the Kite",
        "What Flies? A Kite of Paper",
        "KITE",
        "On kites, strings and beaches (extended version)",
        "3 Kites, 2 Birds & 1 String",
        "Kite-2.0: Light, Fast, and Cheap",
        "漢字の凧",
        "Towards K.I.T.E. in the Wild",
    ],
)
def test_titles_of_all_kinds(title):
    reading = listing.read(joined(CLOCKS, CLOCKS_TEXT, title, KITES_TEXT, SPOONS, SPOONS_TEXT), "x")
    assert pairs_of(reading) == [PAIRS[2], (title, KITES_TEXT), PAIRS[1]]


def test_a_listing_whose_titles_end_in_full_stops():
    pairs = [(f"{title.rstrip('?')}.", text) for title, text in PAIRS]
    reading = listing.read(joined(*(block for pair in pairs for block in pair)), "x")
    assert pairs_of(reading) == pairs


def test_one_title_that_ends_in_a_full_stop_is_not_taken_silently():
    blocks = [CLOCKS, CLOCKS_TEXT, f"{KITES}.", KITES_TEXT, SPOONS, SPOONS_TEXT]
    reading = listing.read(joined(*blocks), "x")
    assert {PAIRS[1], PAIRS[2]} & set(pairs_of(reading))
    assert words(joined(*blocks)) <= words_in(reading)


def test_very_short_abstracts():
    pairs = [(KITES, "We fly kites."), (SPOONS, "Spoons are sorted here."), (CLOCKS, "They do.")]
    reading = listing.read(joined(*(block for pair in pairs for block in pair)), "x")
    assert pairs_of(reading) == pairs


def test_a_short_abstract_among_long_ones():
    blocks = [KITES, KITES_TEXT, SPOONS, "Spoons are sorted here.", CLOCKS, CLOCKS_TEXT]
    expected = [PAIRS[0], (SPOONS, "Spoons are sorted here."), PAIRS[2]]
    assert pairs_of(listing.read(joined(*blocks), "x")) == expected


def test_two_titles_in_a_row_leave_the_second_with_the_abstract():
    reading = listing.read(joined(KITES, SPOONS, SPOONS_TEXT), "x")
    assert pairs_of(reading) == [PAIRS[1]]
    assert faults_of(reading) == [(1, "a title without an abstract")]


@pytest.mark.parametrize(
    "last", ["Code: https://kites.example/code", "Keywords: kites, wind, string"]
)
def test_a_line_of_keywords_or_code_belongs_to_the_abstract_above(last):
    reading = listing.read(joined(KITES, KITES_TEXT, last, SPOONS, SPOONS_TEXT), "x")
    assert pairs_of(reading) == [(KITES, f"{KITES_TEXT}\n\n{last}"), PAIRS[1]]


def test_stray_control_characters_do_not_vanish():
    reading = listing.read(joined(KITES, KITES_TEXT + "\x85", "\x1c"), "x")
    text = "".join(parts_of(reading))
    assert "\x85" in text
    assert "\x1c" in text


def parts_of(reading: Reading) -> list[str]:
    found = [part for pair in pairs_of(reading) for part in pair]
    return [*found, *(each.raw for each in (*reading.rejects, *reading.skipped))]


def words_in(reading: Reading) -> set[str]:
    return words("\n".join(parts_of(reading)))


def words(text: str) -> set[str]:
    return set(text.split())


NOUNS = "kite spoon clock ladder button lantern teapot marble ribbon whistle saddle anchor".split()
VERBS = "sings turns leans rolls waits floats shines falls glows hides".split()
WHERE = "by the sea, in the attic, under a bridge, at noon, on 3 of 4 days, near Ulm".split(", ")

TITLES = st.lists(st.sampled_from(NOUNS), min_size=2, max_size=9).flatmap(
    lambda nouns: st.sampled_from(
        [
            " ".join(nouns).title(),
            f"{nouns[0].title()}: {' '.join(nouns[1:])}",
            f"Why the {' '.join(nouns)}?",
            f"{nouns[0].upper()}-{len(nouns)} and the {' '.join(nouns[1:])}",
            f"On the {nouns[0]} ({', '.join(nouns[1:])})",
        ]
    )
)
SENTENCES = st.builds(
    "The {} {} {} and the {} {} {}.".format,
    *[st.sampled_from(NOUNS), st.sampled_from(VERBS), st.sampled_from(WHERE)] * 2,
)
ABSTRACTS = st.lists(SENTENCES, min_size=1, max_size=9).map(" ".join)
GAPS = st.sampled_from(["\n\n", "\n\n\n", "\n  \n", "\n\t\n \n"])


@given(st.lists(st.tuples(TITLES, ABSTRACTS), min_size=1, max_size=9), GAPS, st.booleans())
def test_reading_gives_back_what_a_listing_was_made_of(pairs, gap, ended):
    text = gap.join(block for pair in pairs for block in pair) + "\n" * ended
    reading = listing.read(text, "x")
    assert pairs_of(reading) == pairs
    assert (reading.rejects, reading.skipped) == ((), ())
    at = [text.split("\n")[line - 1] for line in lines_of(reading)]
    assert at == [title for title, _ in pairs]


BLOCKS = st.one_of(
    TITLES,
    ABSTRACTS,
    SENTENCES,
    st.sampled_from(["new", "Subscribe", "May 8", "", " ", "- 1", "and so on", "However, it fell"]),
    st.text(max_size=40),
    st.text(st.sampled_from(" \n\t.aB\x0b\x0c\x1c\x85\u2028\u00a0"), max_size=20),
)
ANYTHING = st.lists(st.tuples(BLOCKS, st.sampled_from(["\n", "\n\n", "\n \n", "\n\n\n", " "]))).map(
    lambda parts: "".join(text + gap for text, gap in parts)
)


@given(st.one_of(ANYTHING, st.text()))
def test_nothing_of_any_text_is_lost(text):
    reading = listing.read(text, "x")
    assert words(text) <= words_in(reading)
    assert sorted(lines_of(reading)) == lines_of(reading)
    where = [each.origin.line for each in (*reading.entries, *reading.rejects, *reading.skipped)]
    assert all(1 <= line <= text.count("\n") + 1 for line in where)
    assert len(set(where)) == len(where)


@given(ANYTHING)
def test_each_part_stands_on_the_line_it_names(text):
    reading = listing.read(text, "x")
    lines = text.split("\n")
    starts = [(entry.origin.line, entry.record.title) for entry in reading.entries]
    starts += [(each.origin.line, each.raw) for each in (*reading.rejects, *reading.skipped)]
    for line, start in starts:
        assert start[:1] == lines[line - 1].strip(" \t\r\f\v\u00a0")[:1]

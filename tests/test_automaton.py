"""The automaton finds what a search for every written-out form finds."""

from __future__ import annotations

from hypothesis import given, strategies as st

from generator.tagging.automaton import Automaton
from generator.tagging.entries import Entry
from generator.tagging.matching import Matcher
from generator.vocabulary.concepts import Concept, Facet, Vocabulary
from generator.vocabulary.terms import ANY, GAP, LONGEST_GAP, compile_term, expand
from generator.vocabulary.tokens import Lexer

LEXER = Lexer({})
WORD = st.sampled_from(["red", "rose", "hip", "pre-cut", "bed"])
GROUP = st.lists(WORD | st.just("") | st.just("red bed"), min_size=1, max_size=3).map(
    lambda forms: f"({'|'.join(forms)})"
)
INNER = st.lists(WORD | GROUP | st.sampled_from([ANY, GAP]), max_size=2)
TERM = st.tuples(WORD, INNER, WORD).map(lambda t: " ".join([t[0], *t[1], t[2]])) | WORD
TEXT = st.lists(st.sampled_from("red rose hip pre cut precut bed.".split()), max_size=12)


def fits(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Compare word by word, in the plainest way there is."""
    if not wanted:
        return not words
    if wanted[0] == GAP:
        return any(fits(words[n:], wanted[1:]) for n in range(LONGEST_GAP + 1) if n <= len(words))
    return bool(words) and wanted[0] in (ANY, words[0]) and fits(words[1:], wanted[1:])


def matcher(*terms: str) -> Matcher:
    concepts = tuple(
        Concept(
            facet="f", id=f"c{n}", label=f"label{n}", scope="", match_label=False, terms=(term,)
        )
        for n, term in enumerate(terms)
    )
    return Matcher(Vocabulary(facets=(Facet(id="f", label="F", scope="", concepts=concepts),)))


@given(st.lists(TERM, min_size=1, max_size=4), TEXT)
def test_it_finds_every_form_and_nothing_else(terms: list[str], text: list[str]) -> None:
    finder = matcher(*terms)
    tokens = finder.lexer.tokens(" ".join(text))
    found = {(m.entry.concept, m.first, m.last) for m in finder.find(tokens).concepts}
    words = tuple(tokens.words)
    wanted = {
        (f"c{n}", first, last)
        for n, term in enumerate(terms)
        for sequence in compile_term(term, LEXER).sequences()
        for first in range(len(words))
        for last in range(first, len(words))
        if all(tokens.soft[first + 1 : last + 1]) and fits(words[first : last + 1], sequence)
    }
    assert found == wanted


@given(TERM)
def test_the_form_that_was_found_is_one_of_the_term(term: str) -> None:
    pattern = compile_term(term, LEXER)
    for words in pattern.sequences():
        assert pattern.form(words) in expand(term)


def test_equal_continuations_share_a_state() -> None:
    pattern = compile_term("(red|white) (rose|hip) bed", LEXER)
    automaton = Automaton([(pattern, Entry("term", "t", "f"))])
    assert automaton.starts["red"]["rose"] is automaton.starts["white"]["hip"]


def test_a_term_of_many_forms_is_found() -> None:
    letters = "(a|b|c|d|e|f)"
    finder = matcher(f"{letters} {letters} {letters}", "x y")
    found = finder.find(finder.lexer.tokens("We saw a f c, and x y.")).concepts
    assert [(m.entry.concept, m.first, m.last) for m in found] == [("c0", 2, 4), ("c1", 6, 7)]

"""Cleaning: what LaTeX remnants mean, and that plain text comes through untouched."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest
from hypothesis import given, strategies as st

from generator.text import MACROS, clean_line, clean_paragraphs, doubtful, words_key

REMNANTS = [
    pytest.param(r"rose by 6.5\% in", "rose by 6.5% in", id="percent"),
    pytest.param(r"rose by 6.25~\%", "rose by 6.25\u00a0%", id="tie before percent"),
    pytest.param(r"set {\mu} to 3", "set μ to 3", id="braced macro"),
    pytest.param(r"set { \mu } to 3", "set μ to 3", id="braced macro with spaces"),
    pytest.param(r"a 3$\times$3 grid", "a 3×3 grid", id="macro in dollars"),
    pytest.param(r"a 3\(\times\)3 grid", "a 3×3 grid", id="macro in round math"),
    pytest.param(r"5 \pm 2", "5 ± 2", id="bare macro"),
    pytest.param(r"p \textless{} 0.05", "p < 0.05", id="textless with braces"),
    pytest.param(r"p \textless 0.05", "p < 0.05", id="textless without"),
    pytest.param(r"\Delta and \delta", "Δ and δ", id="capital Greek"),
    pytest.param(r"Salt \& Pepper", "Salt & Pepper", id="ampersand"),
    pytest.param(r"\$5, \#1, a\_b", "$5, #1, a_b", id="dollar, hash, underscore"),
    pytest.param("the ``free text'' field", "the “free text” field", id="quotes"),
    pytest.param("``a ``b'' c''", "“a “b” c”", id="quotes in quotes"),
    pytest.param(r"\textbf{bold} and \emph{so on}", "bold and so on", id="styles"),
    pytest.param(r"\textbf{\emph{both}}", "both", id="styles in one another"),
    pytest.param("\\emph{two\n  lines}", "two lines", id="style across lines"),
]

UNTOUCHED = [
    "~9% of pens",
    "0.5~1.0",
    "between $5 and $6",
    r"C:\new\table",
    "100% of a, 50% of b % and more",
    "a_b and x^2",
    "{x} or {y}",
    "it's `code`, not 'that'",
    "#1 & co; p < 0.05 > 0.01",
    r"\unknown{thing}",
    r"\text{}",
    r"one \\% two",
    "tilde ~ alone",
    "a “quote” — and – dashes…",
    "naïve Ångström 漢字 שלום 😀",
]


@pytest.mark.parametrize(("text", "expected"), REMNANTS)
def test_remnants_are_read(text, expected):
    assert clean_line(text) == expected
    assert doubtful(expected) == ()


@pytest.mark.parametrize("text", UNTOUCHED)
def test_plain_text_is_left_alone(text):
    assert clean_line(text) == text


@pytest.mark.parametrize("name", sorted(MACROS))
def test_every_macro_is_read_between_words(name):
    assert clean_line(rf"a \{name} b") == f"a {MACROS[name]} b"


def test_unicode_is_composed_before_and_after_reading():
    assert clean_line("cafe\u0301") == "café"
    assert clean_line("a \\leq\u0338 b") == "a ≰ b"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("  a \t b\r\nc\x0bd\x0ce  ", "a b c d e", id="white space is single"),
        pytest.param("a\u00a0b", "a\u00a0b", id="a fixed space stays"),
        pytest.param("a\n\nb", "a b", id="a line has no paragraphs"),
    ],
)
def test_spaces_of_a_line(text, expected):
    assert clean_line(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\nb\n\nc", "a b\n\nc", id="two"),
        pytest.param("\n\n a \n \t\n\n\n b\n\n", "a\n\nb", id="many blank lines"),
        pytest.param("a\r\n\r\nb", "a\n\nb", id="Windows line ends"),
        pytest.param(" \n\n \n", "", id="nothing"),
    ],
)
def test_paragraphs(text, expected):
    assert clean_paragraphs(text) == expected


@pytest.mark.parametrize(
    ("text", "part"),
    [
        pytest.param(r"the \foo here", r"\foo", id="macro"),
        pytest.param("of $10^{-3}$", "$10^{-3}$", id="math"),
        pytest.param("``open", "``", id="quotes that do not close"),
        pytest.param("lost \ufffd", "�", id="lost character"),
        pytest.param("\u2400", "\u2400", id="shown control character"),
    ],
)
def test_what_is_left_is_named(text, part):
    (fault,) = doubtful(clean_line(text))
    assert part in fault


@pytest.mark.parametrize("text", ["plain", "$5 and $6", "a `b` c", "100% of it"])
def test_plain_text_is_not_doubtful(text):
    assert doubtful(text) == ()


SPACES = "\t\n\x0b\x0c\r"
CONTROLS = [chr(c) for c in (*range(0x20), *range(0x7F, 0xA0)) if chr(c) not in SPACES]


@pytest.mark.parametrize("control", CONTROLS, ids=ascii)
def test_control_characters_are_shown(control):
    for text in (f"a{control}b", f"{control}b", f"a{control}"):
        cleaned = clean_line(text)
        assert len(cleaned) == len(text)
        assert all(unicodedata.category(ch) != "Cc" for ch in cleaned)


@pytest.mark.parametrize("code", [0x00, 0x1F, 0x7F, 0x81, 0xD800, 0xDFFF], ids=hex)
def test_characters_that_cannot_be_shown_are_named(code):
    assert len(doubtful(clean_line(f"a{chr(code)}b"))) == 1


def test_windows_letters_read_as_controls_are_mended():
    assert clean_line("it\x92s \x93so\x94 \x96 5 \x80\x85") == "it’s “so” – 5 €…"


ANY = st.text(st.characters(exclude_categories=()), max_size=60)
LATEX = st.lists(
    st.one_of(
        st.sampled_from(
            r"\alpha \times \textless {} { } $ ~ ~\% \% \& \_ \\ \( \) `` '' ` ' \textbf{ \emph{"
            r" \textbackslash {\mu} $\mu$ C:\to".split(" ")
        ),
        st.sampled_from(["\u0338", "\u0301", "\n", "  ", "\u00a0", "a", "B", "7", "%", "<"]),
    ),
    max_size=14,
).map("".join)


@given(st.one_of(ANY, LATEX))
def test_cleaning_twice_is_cleaning_once(text):
    once = clean_line(text)
    assert clean_line(once) == once
    assert unicodedata.is_normalized("NFC", once)
    paragraphs = clean_paragraphs(text)
    assert clean_paragraphs(paragraphs) == paragraphs


@given(st.one_of(ANY, LATEX))
def test_cleaning_leaves_something_of_every_text(text):
    assert bool(clean_line(text)) == bool(
        "".join(ch if ch in CONTROLS else ch.strip() for ch in text)
    )


def kept(text: str) -> Counter[str]:
    return Counter(ch for ch in text if ch in "<>%$&#_{}~^" or ch.isalnum())


PLAIN = ANY.map(lambda text: text.replace("\\", "").replace("`", ""))


@given(st.one_of(PLAIN, st.text("<>%$~{}^_#&'\" 019aé\u0301\n", max_size=40)))
def test_every_sign_digit_and_letter_of_plain_text_survives(text):
    before = unicodedata.normalize("NFC", text)
    for cleaned in (clean_line(text), clean_paragraphs(text)):
        assert kept(before) <= kept(cleaned)
        shown = sum(ch in CONTROLS for ch in text)
        assert kept(cleaned).total() <= kept(before).total() + shown


@given(st.text("<>%$~{}^_#&019az.,;:!?()[]+=*/ ", max_size=60))
def test_plain_text_changes_in_its_spaces_only(text):
    assert clean_line(text) == " ".join(text.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("U-Net: A Net", "u net  a net!", id="case and punctuation"),
        pytest.param("ﬁne", "fine", id="ligature"),
        pytest.param("Straße", "STRASSE", id="sharp s"),
    ],
)
def test_spellings_of_one_title_have_one_key(one, other):
    assert words_key(one) == words_key(other) != ""


def test_titles_without_letters_have_a_key():
    assert words_key("😀") != words_key("🚀")
    assert words_key("😀") != ""

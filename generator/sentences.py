"""Where the sentences of an English text begin and end.

A rule of punctuation, not a model: it has to give the same spans on every
machine, and a wrong split costs little, since it only bounds how far a cue
such as “unlike” reaches.
"""

from __future__ import annotations

import re

_ABBREVIATIONS = frozenset(
    "e.g i.e cf al vs viz resp approx ca no nos fig figs eq eqs sec ref refs tab vol ed eds "
    "incl max min dr prof mr mrs ms st inc ltd jr sr dept univ u.s u.k".split()
)
# Begins with a class of four characters, which the engine skips to.
_BREAK = re.compile(
    r"""
    [.!?\n] (?:
        (?<= \n ) [^\S\n]* \n \s*
      | (?<= [.!?] ) (?P<rest> [.!?]* ["'”’)\]]* ) (?P<gap> \s+ ) (?= \S )
      | (?<= [a-z]{2}\. ) (?P<tight> ) (?= [A-Z][a-z]*[ ,] )
    )
    """,
    re.VERBOSE,
)
_TOO_LONG = max(map(len, _ABBREVIATIONS)) + 1
"""So many letters before a dot are no abbreviation."""
_LAST_WORD = re.compile(r"[^\s(\[“\"]+\Z")
_LONGEST_WORD = 40


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the half-open spans of the sentences of `text`, in order.

    The spans leave out the white space between sentences.

    >>> [" ".join("Scans, e.g. CT, at 3.0 T. AUC rose.".split())[a:b]
    ...  for a, b in sentence_spans("Scans, e.g. CT, at 3.0 T. AUC rose.")]
    ['Scans, e.g. CT, at 3.0 T.', 'AUC rose.']
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(text):
        if match["gap"] and not _ends_sentence(text, start, match):
            continue
        _append(spans, text, start, match.end())
        start = match.end()
    _append(spans, text, start, len(text))
    return spans


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        first = start + len(piece) - len(piece.lstrip())
        spans.append((first, first + len(stripped)))


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    dot = match.start()
    if text[dot] != "." or match["rest"]:
        return True
    before = text[max(start, dot - _LONGEST_WORD) : dot]
    if len(before) >= _TOO_LONG and before[-_TOO_LONG:].isalpha():
        return True
    last = _LAST_WORD.search(before)
    word = last[0] if last else ""
    if word.lower() in _ABBREVIATIONS:
        return False
    if len(word) == 1 and word.isalpha():
        return _is_unit(before[: -len(word)])
    return not text[match.end()].islower() or len(word) > 1 or not word.isalpha()


def _is_unit(before: str) -> bool:
    """A lone letter is an initial (“J. Smith”), except after a number (“3.0 T. AUC”)."""
    return bool(re.search(r"\d\s*\Z", before))

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
"""Letters before a dot that are more than an abbreviation has."""
_OPENERS = str.maketrans('([“"', "    ")
_LONGEST_WORD = 40


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the half-open spans of the sentences of `text`, in order.

    The spans leave out the white space between sentences.

    >>> [" ".join("Scans, e.g. CT, at 3.0 T. AUC rose.".split())[a:b]
    ...  for a, b in sentence_spans("Scans, e.g. CT, at 3.0 T. AUC rose.")]
    ['Scans, e.g. CT, at 3.0 T.', 'AUC rose.']
    """
    spans: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for match in _BREAK.finditer(text):
        end, after, dot = match.start("gap"), match.end(), match.start()
        # So many letters are no abbreviation, which settles most cases without a call.
        plain = dot - start >= _TOO_LONG and text[dot - _TOO_LONG : dot].isalpha()
        if end >= 0 and not plain and not _ends_sentence(text, start, match):
            continue
        if end < 0:
            end = start + len(text[start:after].rstrip())
        if end > start:
            spans.append((start, end))
        start = max(start, after)
    end = start + len(text[start:].rstrip())
    return [*spans, (start, end)] if end > start else spans


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    dot = match.start()
    if text[dot] != "." or match["rest"]:
        return True
    before = text[max(start, dot - _LONGEST_WORD) : dot]
    apart = before.translate(_OPENERS)
    word = apart.split()[-1] if apart and not apart[-1].isspace() else ""
    if word.lower() in _ABBREVIATIONS:
        return False
    if len(word) == 1 and word.isalpha():
        return _is_unit(before[: -len(word)])
    return not text[match.end()].islower() or len(word) > 1 or not word.isalpha()


def _is_unit(before: str) -> bool:
    """A lone letter is an initial (“J. Smith”), except after a number (“3.0 T. AUC”)."""
    return bool(re.search(r"\d\s*\Z", before))

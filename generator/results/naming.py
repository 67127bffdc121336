"""How a figure and its metric are shown: in the words of their sentence."""

from __future__ import annotations

import re

from generator.results.forms import Claim
from generator.results.masking import Masked
from generator.results.wording import (
    CHANGING,
    DETERMINERS,
    PRAISE,
    PREPOSITIONS,
    STATING,
    SYSTEMS,
)

_BEFORE = re.compile(r"(?:(?<=\s)|\A)(?P<word>[A-Za-z][a-z]*(?:-[a-z]+)?)[ ]\Z")
_ENDS = STATING | CHANGING | DETERMINERS | PREPOSITIONS | PRAISE
_ARTICLE = re.compile(r"up to an? ")
_MOST_ADJECTIVES = 2


def value_text(masked: Masked, claim: Claim) -> str:
    """Return the value as it is written, a difference with its sign."""
    value = _ARTICLE.sub("up to ", masked.text[slice(*claim.value)])
    if not claim.sign:
        return value
    if claim.sign == "→":
        return re.sub(r"\s(?:to|–|-)\s", " → ", value, count=1)
    return re.sub(r"[+~≈]?(?=\d)", claim.sign, value, count=1)


def metric_name(masked: Masked, claim: Claim) -> str:
    """Return the metric's name with the adjectives that stand between it and its article."""
    start, end = claim.metric
    first = start
    for _ in range(_MOST_ADJECTIVES + 1):
        before = _BEFORE.search(masked.mask, max(0, first - 40), first)
        word = before["word"].lower() if before else ""
        if first == 0 or word in _ENDS:
            start = first
            break
        if not before or word in SYSTEMS:
            break
        first = before.start("word")
    return masked.text[start:end]

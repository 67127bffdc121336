"""The gist: the one sentence of a text that says what the paper does."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.sentences import sentence_spans

_LONGEST = 190
_OWN = re.compile(
    r"\b(?:(?:here,? )?we (?:\w+ )?(?:propose|present|introduce|develop|describe|release|build"
    r"|create|design|report|study|investigate|evaluate|explore|examine|show|demonstrate|analy[sz]e)"
    r"|(?:in )?this (?:paper|work|study|article|review|survey)"
    r"|(?:is|are) (?:introduced|proposed|presented))\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:however|therefore|thus|hence|here|to this end|accordingly|consequently)\b,?\s*)+"
    r"|^(?:in this (?:paper|work|study|article),?\s*)(?=we\b)",
    re.IGNORECASE,
)


def gist(text: str, names: Iterable[str] = ()) -> str:
    """Return the first sentence that tells of the paper's own work, else the first one.

    Args:
        text: An abstract or a summary.
        names: What the paper introduces; a sentence with one of them is its own work too.

    Returns:
        At most 190 characters, cut at a space where there is one and then ending in an ellipsis.
    """
    sentences = [text[start:end] for start, end in sentence_spans(text)]
    if not sentences:
        return ""
    own = [each for each in sentences if _OWN.search(each)]
    named = [each for each in sentences if any(name in each for name in names)]
    chosen = (own or named or sentences)[0]
    plain = _LEAD.sub("", chosen).strip() or chosen
    return _shortened(plain[:1].upper() + plain[1:])


def _shortened(sentence: str) -> str:
    if len(sentence) <= _LONGEST:
        return sentence
    cut = sentence[:_LONGEST].rpartition(" ")[0].rstrip(" ,;:–—-")
    return (cut or sentence[: _LONGEST - 1]) + "…"

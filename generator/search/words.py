"""Words as the search compares them: folded, cut, and brought back to their stems.

The browser folds and cuts in the same way (`site_src/assets/search/words.js`); stems it
looks up in the index, so that there is one stemmer only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from generator.vocabulary.tokens import singular

LETTERS = {
    "ß": "ss", "ς": "σ", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th",
}  # fmt: skip
"""Letters that no decomposition takes to the ones that are typed for them."""
LONGEST = 40
"""Longer words are cut: nobody types them, and one of them must not bloat the index."""

_TRANSLATION = str.maketrans(LETTERS)
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = rf"(?:\d+(?:[.,]\d+)+|[{_IDEOGRAPHS}]|[^\W_{_IDEOGRAPHS}]+)"
_GLUE = "(?:['’]?[-\u00ad\u2010\u2011\u2012\u2212+/.&’'])"
_COMPOUND = re.compile(rf"{_WORD}(?:{_GLUE}{_WORD})*")
_PART = re.compile(_WORD)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_MOST_PARTS = 6
_MARKS = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_HUMP = re.compile(r"[A-Z]{2,}(?=[A-Z][a-z]|\b|\d)|[A-Z][a-z]+|[a-z]{3,}|[A-Z]+|\d+")
_GREEK = {
    unicodedata.lookup(f"GREEK SMALL LETTER {name}"): name.lower()
    for name in (
        "ALPHA BETA GAMMA DELTA EPSILON ZETA ETA THETA IOTA KAPPA MU NU XI PI RHO SIGMA TAU PHI "
        "CHI PSI OMEGA"
    ).split()
}


def fold(text: str) -> str:
    """Return `text` without case and accents.

    >>> fold("Café Müller, BLEU-4"), fold("Straße")
    ('cafe muller, bleu-4', 'strasse')
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    low = unicodedata.normalize("NFKD", _MARKS.sub("", decomposed).lower())
    return _MARKS.sub("", low).translate(_TRANSLATION)


def words(text: str) -> list[str]:
    """Return the words of `text`, in order, and after each what its hyphens join.

    >>> words("A U-Net, AUC 0.94 of 1,272")
    ['a', 'u', 'net', 'unet', 'auc', '0.94', 'of', '1272']
    """
    return [word for run in compounds(text) for word in parts(run)]


def compounds(text: str) -> list[str]:
    """Return the words of `text`, folded, those that hyphens join in one piece."""
    found: list[str] = _COMPOUND.findall(fold(text))
    return found


def plain(text: str) -> list[str]:
    """Return the words of `text` without what its hyphens join.

    >>> plain("U-Net")
    ['u', 'net']
    """
    return [_number(part)[:LONGEST] for part in _PART.findall(fold(text))]


def parts(compound: str) -> tuple[str, ...]:
    """Return the parts of a hyphened word, and what they are written together."""
    split = [_number(part)[:LONGEST] for part in _PART.findall(compound)]
    found = [*split, *(_GREEK[part] for part in split if part in _GREEK)]
    if 1 < len(split) <= _MOST_PARTS:
        joined = ["".join(pair) for pair in pairwise(split)] + ["".join(split)] * (len(split) > 2)
        if split[0] in _GREEK:
            joined.append(_GREEK[split[0]] + "".join(split[1:]))
        found += [each[:LONGEST] for each in joined]
    return tuple(found)


def _number(part: str) -> str:
    return part.replace(",", "") if _THOUSANDS.fullmatch(part) else part


def humps(name: str) -> list[str]:
    """Return the parts of a coined name.

    >>> humps("ECGFounder"), humps("BioMedGPT"), humps("dragonfly")
    (['ecg', 'founder'], ['bio', 'med', 'gpt'], [])
    """
    parts = [part.lower() for part in _HUMP.findall(name) if len(part) > 2 or part.isupper()]
    return parts if len(parts) > 1 else []


_VOWEL = re.compile("[aeiouy]")
_DOUBLE = re.compile(r"([bdfgklmnprt])\1\Z")
_ENDINGS = ("ing", "ed")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return what the inflections of a word share.

    >>> [stem(w) for w in ("tune", "tunes", "tuned", "tuning", "images", "bias", "mapping")]
    ['tun', 'tun', 'tun', 'tun', 'imag', 'bias', 'map']
    """
    if not word.isalpha() or not word.isascii() or len(word) < 4:
        return word
    base = word if word.endswith(("ias", "eas")) else singular(word)
    for ending in _ENDINGS:
        rest = base.removesuffix(ending)
        if rest != base and len(rest) > 2 and _VOWEL.search(rest):
            base = _DOUBLE.sub(r"\1", rest)
            break
    if len(base) > 4 and base[-2:] == "ll":
        base = base[:-1]
    return base[:-1] if len(base) > 3 and base[-1] == "e" and base[-2] not in "aeiou" else base


# Endings of stems, which have lost their own `e`; the number is the fewest letters before it.
_DERIVATIONS = (
    *((ending, 4) for ending in "ication ization ational itional ability ibility ation".split()),
    *(
        (ending, 4)
        for ending in "ition ication ative itive istic ional ment ness ical less".split()
    ),
    *((ending, 5) for ending in "abl ibl iv ion ist ism ity ous ful er or at iz is y i".split()),
    *((ending, 6) for ending in "al ic ly anc enc ant ent ary ory".split()),
)
_BY_LENGTH = tuple(sorted(_DERIVATIONS, key=lambda each: (-len(each[0]), each)))
_CHANGED = re.compile(r"os(?:tic|is|i)\Z")


@lru_cache(maxsize=100_000)
def root(stemmed: str) -> str:
    """Return what the derivations of a stem share, as far as endings tell.

    >>> len({root(stem(w)) for w in ("classify", "classification", "classifier")})
    1
    >>> len({root(stem(w)) for w in ("diagnose", "diagnosis", "diagnostic")})
    1
    """
    if not stemmed.isalpha() or not stemmed.isascii():
        return stemmed
    stemmed = _CHANGED.sub("os", stemmed)
    before = None
    while stemmed != before:
        before = stemmed
        for ending, fewest in _BY_LENGTH:
            if len(stemmed) >= fewest + len(ending) and stemmed.endswith(ending):
                stemmed = stemmed[: -len(ending)]
                break
    return stemmed

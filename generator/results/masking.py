"""A sentence in which metrics, values and own names are replaced by signs of the same length.

Forms are then plain patterns over the masked text, and every offset in it is
an offset into the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.results.wording import ADVERBS
from generator.vocabulary.metrics import Metrics
from generator.vocabulary.terms import expand

METRIC, ERROR, COST, VALUE, STEP, OWN = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004", "\ue005"
"""Signs: metrics by kind, values, differences (“3 points”), names of the paper's own work."""
_SIGNS = re.compile("[\ue000-\ue005]")
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_MEASURE = r"%|per\ ?cent"
_STEPS = r"(?:%|percent|percentage)[\s-]?points?|points?|pp|times|fold|-fold|×|x"
_ROUGHLY = (
    r"up\ to(?:\ an?)?|as\ much\ as|as\ high\ as|as\ low\ as|more\ than|less\ than|at\ least|"
    r"at\ most|over|above|below|exceeding|about|approximately|around|nearly|almost|roughly|"
    r"an\ average\ of|a\ mean\ of"
)
_SPREAD = r"\s?(?:–|-|to|pm|±|\+/-)\s?"
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_STATED = re.compile(f"\\s*[{METRIC}{ERROR}]+\\s*(?:of|=|:|,)?\\s*{VALUE}+\\s*")
_ADVERBS = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(ADVERBS))})(?=\s)", re.IGNORECASE)
_GLUE = re.compile(r"[\s\u2010-\u2015-]+")


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence as it stands, and masked."""

    text: str
    mask: str
    """As long as `text`."""


class Masker:
    """Masks sentences by the metrics of a vocabulary."""

    def __init__(self, metrics: Metrics) -> None:
        self._signs: dict[str, tuple[str, str]] = {}
        """By the letters of a name: its sign, empty for a shield, and the name as written."""
        kinds = ((metrics.names, METRIC), (metrics.errors, ERROR), (metrics.costs, COST))
        for terms, sign in (*kinds, (metrics.shields, "")):
            for name in (form for term in terms for form in expand(term)):
                self._signs.setdefault(_letters(name), (sign, name))
        names = sorted((name for _, name in self._signs.values()), key=len, reverse=True)
        self._metric = re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, names))})(?![\w@]|-\w)")
        words = {form for term in metrics.qualifiers for form in expand(term)}
        qualifiers = "|".join(map(_pattern, sorted(words, key=len, reverse=True))) or "(?!)"
        self._qualifiers = re.compile(rf"(?<![\w-])(?:(?:{qualifiers})[\s-]+)+\Z", re.IGNORECASE)
        units = "|".join(map(re.escape, sorted(metrics.units, key=len, reverse=True))) or "(?!)"
        step, unit = (rf"\s?(?:{each})(?![\w²³/%])" for each in (_STEPS, rf"{_MEASURE}|{units}"))
        spread = rf"(?:{_SPREAD}[+]?{_NUMBER}(?:{unit})?)*"
        self._value = re.compile(
            rf"(?:(?<!\w)(?:{_ROUGHLY})\s+)*(?<![\w.,/@$€£–-])[+~≈]?{_NUMBER}"
            rf"(?:(?P<step>{step})|(?:(?P<unit>{unit})|(?!\w|-[A-Za-z])){spread}(?P<steps>{step})?)"
        )

    def mask(self, text: str, own: Iterable[str]) -> Masked | None:
        """Return a sentence masked, or None where it holds no metric with a value."""
        if _SIGNS.search(text) or len(text.lower()) != len(text):
            return None
        mask = list(text)
        for match in self._value.finditer(text):
            sign = _value_sign(match)
            if sign:
                _fill(mask, *match.span(), sign)
        for start, end, sign in self._metrics(text):
            _fill(mask, start, end, sign)
        whole = "".join(mask)
        if not {VALUE, STEP} & set(whole) or not {METRIC, ERROR, COST} & set(whole):
            return None
        for name in own:
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w|-\w)", whole):
                whole = whole[: match.start()] + OWN * len(name) + whole[match.end() :]
        whole = _ADVERBS.sub(_blank, _BRACKETS.sub(_without_asides, whole))
        return Masked(text, whole)

    def _metrics(self, text: str) -> Iterable[tuple[int, int, str]]:
        for match in self._metric.finditer(text.lower()):
            start, end = match.span()
            key = _letters(match[0])
            sign, name = self._signs.get(key) or self._signs[key[:-1]]
            shouted = [word for word in _GLUE.split(name) if sum(map(str.isupper, word)) > 1]
            if sign and all(word in text[start:end] for word in shouted):
                before = self._qualifiers.search(text, max(0, start - 60), start)
                yield before.start() if before else start, end, sign


def _letters(name: str) -> str:
    return _GLUE.sub("", name.lower())


def _pattern(name: str) -> str:
    return r"[\s\u2010-\u2015-]*".join(map(re.escape, _GLUE.split(name.lower()))) + "s?"


def _value_sign(match: re.Match[str]) -> str:
    if match["step"] or match["steps"]:
        return STEP
    return VALUE if match["unit"] or "." in match[0] or "%" in match[0] else ""


def _fill(mask: list[str], start: int, end: int, sign: str) -> None:
    mask[start:end] = sign * (end - start)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _without_asides(match: re.Match[str]) -> str:
    """Blank what stands in brackets, unless it is just a metric and its value."""
    return match[0] if _STATED.fullmatch(match[0][1:-1]) else _blank(match)

"""The forms in which a sentence states a result, as patterns over its masked text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from generator.results.masking import COST, ERROR, METRIC, STEP, VALUE, Masked
from generator.results.wording import (
    BEING,
    CHANGING,
    CUTTING,
    IMPROVING,
    NOUNS_BETTER,
    NOUNS_DOWN,
    NOUNS_UP,
)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A metric and its value, before anything is known of whose they are."""

    start: int
    """Half-open offsets into the sentence."""
    end: int
    metric: Span
    value: Span
    sign: str = ""
    """`+` or `−` for a difference, `→` for a change from one value to another."""
    subject: bool = False
    """Whether the metric itself is the subject: “accuracy is …”."""


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_M = f"(?P<metric>(?:{METRIC}+|{ERROR}+))"
_N = f"(?P<metric>(?:{METRIC}+|{ERROR}+|{COST}+))"
_V = f"(?<!{VALUE})(?P<value>{VALUE}+)"
_D = f"(?<![{VALUE}{STEP}])(?P<value>(?:{VALUE}+|{STEP}+))"
_ANY_M = f"(?:{METRIC}+|{ERROR}+)"
_WORD = "[^\\s,;:.()\ue000-\ue004]+"
_IS = _any(BEING)
_TO = rf"(?P<verb>{_any(CHANGING)}|reaches|reached)\s+(?:to\s+)?"
_VERB = _any(BEING | CHANGING | {"reaches", "reached"})
_DET = r"(?:the|our|its|an?)\s+"

_PLAIN = re.compile(
    rf"{_M}(?P<place>\s+(?:of|on|for|in|at)\s+(?:(?!{_VERB}\s){_WORD}\s+){{0,4}}{_WORD})??"
    rf"(?:(?P<being>\s+{_IS}\s+(?:at\s+)?|\s+reach(?:es|ed)\s+)|\s+of\s+|\s*[=:]\s*|\s+){_V}"
)
_MOVED = re.compile(rf"{_M}(?P<being>\s+(?:{_IS}\s+)?{_TO}(?P<two>from\s+)?){_V}")
_RAISED = re.compile(
    rf"(?P<being>)(?P<verb>{_any(CHANGING)})\s+(?:{_DET})?{_M}\s+(?:to|(?P<two>from))\s+{_V}"
)
_BEHIND = re.compile(rf"(?<!at ){_V}\s+{_M}")
_PAIRS = re.compile(
    rf"(?P<metrics>{_ANY_M}(?:(?:,|\s+and|,\s+and)\s+(?:an?\s+)?{_ANY_M})+)"
    rf"(?:(?P<being>\s+{_IS}\s+)|\s+of\s+)"
    rf"(?P<values>{VALUE}+(?:(?:,|\s+and|,\s+and)\s+{VALUE}+)+)"
)
_CHANGED_BY = re.compile(
    rf"(?P<how>{_any(CHANGING)})\s+(?:{_DET})?(?:{_WORD}\s+)?{_N}\s+by\s+(?:an?\s+)?{_D}"
)
_CHANGES_BY = re.compile(
    rf"{_N}(?P<being>)\s+(?:{_IS}\s+)?(?P<how>{_any(CHANGING)})\s+by\s+(?:an?\s+)?{_D}"
)
_NOUN = rf"(?P<how>{_any(NOUNS_UP | NOUNS_DOWN | NOUNS_BETTER)})"
_CHANGE_IN = re.compile(
    rf"{_D}\s+(?:(?:relative|absolute|average)\s+)?{_NOUN}\s+(?:in|of)\s+(?:{_DET})?{_N}"
)
_CHANGE = re.compile(rf"{_D}\s+{_N}\s+{_NOUN}")
_CHANGE_OF = re.compile(rf"{_NOUN}\s+of\s+{_D}\s+in\s+(?:{_DET})?{_N}")
_MORE = re.compile(
    rf"\s+(?P<place>on|for|in|from)\s+(?:{_WORD}\s+){{0,4}}{_WORD}"
    rf"(?P<next>(?:,|\s+and|,\s+and)\s+{_V})\s+(?P=place)\s"
)


def claims_of(masked: Masked) -> list[Claim]:
    """Return what a sentence states of metrics, in text order, none within another."""
    found: list[Claim] = []
    for make, patterns in _FORMS:
        for pattern in patterns:
            for match in pattern.finditer(masked.mask):
                found += make(match)
    found += [more for claim in found for more in _continued(masked.mask, claim)]
    found.sort(key=lambda claim: (claim.start, -claim.end, claim.value))
    kept: list[Claim] = []
    for claim in found:
        inside = kept and claim.start < kept[-1].end
        same = kept and (claim.metric, claim.value) == (kept[-1].metric, kept[-1].value)
        if not same and (not inside or (claim.start, claim.end) == (kept[-1].start, kept[-1].end)):
            kept.append(claim)
    return kept


def _continued(mask: str, claim: Claim) -> Iterator[Claim]:
    """Yield what follows of one metric: “… 83% on A, 86% on B and 87% on C”."""
    match = None if claim.sign else _MORE.match(mask, claim.end)
    while match:
        yield replace(
            claim, start=match.start("next"), end=match.end("value"), value=match.span("value")
        )
        match = _MORE.match(mask, match.end("value"))


def _stated(match: re.Match[str]) -> Iterator[Claim]:
    named = match.groupdict()
    if (named.get("verb") or "").lower() in CUTTING and match["metric"][0] == METRIC:
        # “Accuracy drops to 0.5”: in whatever condition that was, it is no headline.
        return
    yield Claim(
        start=match.start(),
        end=match.end(),
        metric=match.span("metric"),
        value=match.span("value"),
        sign="→" if named.get("two") else "",
        subject=named.get("being") is not None,
    )


def _paired(match: re.Match[str]) -> Iterator[Claim]:
    metrics = _spans(_ANY_M, match, "metrics")
    values = _spans(f"{VALUE}+", match, "values")
    if len(metrics) == len(values):
        subject = match["being"] is not None
        for metric, value in zip(metrics, values, strict=True):
            yield Claim(
                start=match.start(), end=match.end(), metric=metric, value=value, subject=subject
            )


def _spans(pattern: str, match: re.Match[str], group: str) -> list[Span]:
    found = re.compile(pattern).finditer(match.string, *match.span(group))
    return [each.span() for each in found]


def _changed(match: re.Match[str]) -> Iterator[Claim]:
    how = match["how"].lower()
    error = match["metric"][0] != METRIC
    if how in IMPROVING | NOUNS_BETTER:
        sign = "−" if error else "+"
    else:
        sign = "−" if how in CUTTING | NOUNS_DOWN else "+"
    yield Claim(
        start=match.start(),
        end=match.end(),
        metric=match.span("metric"),
        value=match.span("value"),
        sign=sign,
        subject="being" in match.groupdict(),
    )


_Maker = Callable[[re.Match[str]], Iterator[Claim]]
_FORMS: tuple[tuple[_Maker, tuple[re.Pattern[str], ...]], ...] = (
    (_paired, (_PAIRS,)),
    (_changed, (_CHANGED_BY, _CHANGES_BY, _CHANGE_IN, _CHANGE, _CHANGE_OF)),
    (_stated, (_PLAIN, _MOVED, _RAISED, _BEHIND)),
)

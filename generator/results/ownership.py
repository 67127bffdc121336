"""Whether a figure is the paper's own: its clause has to say so, or the figure is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.results.forms import Claim
from generator.results.masking import ERROR, METRIC, OWN, STEP, VALUE, Masked
from generator.results.wording import (
    ABLATING,
    CHANGING,
    DOUBTS,
    FOLLOWING,
    OWN_ADJECTIVES,
    PREPOSITIONS,
    RIVALS,
    STATING,
    SYSTEMS,
)
from generator.vocabulary.terms import expand

_CUT = re.compile(
    r",\s+(?:and\s+|but\s+)?|;\s+|:\s+|\s+(?:and|but|that|where|while|whereas|when|which|"
    r"because|although|though)\s+"
)
_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
_OURS = re.compile(
    rf"(?:we|our|ours|{OWN}+(?=\s|\Z)|"
    rf"(?:the|this)\s+(?:{'|'.join(sorted(OWN_ADJECTIVES))})\s+\w|"
    rf"(?:the|this)\s+(?:{'|'.join(sorted(SYSTEMS))})(?=\Z|\s+(?!of|by|in|from)))(?!\w)",
    re.IGNORECASE,
)
_IT = re.compile(r"(?:it|its)\s", re.IGNORECASE)
_OPENING = re.compile(rf"(?:on|in|for|across|at)\s+(?:[\w-]+\s+){{1,6}}?(?=we\s|it\s|{OWN})", re.I)
_AGAIN = re.compile(rf"\s*(?:,|and|,\s+and|or)\s*(?:{VALUE}|{STEP})++(?!\s+(?:{METRIC}|{ERROR}))")
_TWO = re.compile(r"\sto\s")
_SET = re.compile(r"\bat\s+(?:an?\s+|the\s+)?(?:\w+\s+)?\Z")
_END = re.compile(r"\s(?!\s*/)|[.,;:)]|\Z")
_NAME = re.compile(r"\s+(?:for|by|with|using|of|from)\s+(?:the\s+)?[A-Z]")


class Judge:
    """Says of a sentence's claims which are the paper's own, by the words of a vocabulary."""

    def __init__(self, others: Iterable[str]) -> None:
        words = {form.lower() for term in others for form in expand(term)}
        self._others = frozenset(words | {f"{word}s" for word in words})

    def own(self, masked: Masked, claims: list[Claim], before: str) -> list[Claim]:
        """Return the claims that are surely own work.

        Args:
            masked: The sentence.
            claims: What it states, in text order.
            before: The sentence before it, masked in its names only, or `""`.
        """
        kept: list[Claim] = []
        end, fine = 0, False
        for claim in claims:
            between = masked.mask[end : claim.start]
            if not end or not self._goes_on(between):
                fine = self._has_own_subject(masked.mask[: claim.start], claim, before)
            end = claim.end
            if _SET.search(masked.mask, 0, claim.start):
                continue
            if fine and self._is_complete(masked, claim):
                kept.append(claim)
        return kept

    def _goes_on(self, between: str) -> bool:
        """Return whether two claims are items of one list, so that both are whosever one is."""
        words = _words(between)
        stops = STATING | CHANGING | RIVALS | DOUBTS | ABLATING | self._others
        return len(words) <= 9 and not stops & set(words) and ";" not in between

    def _has_own_subject(self, prefix: str, claim: Claim, before: str) -> bool:
        parts = _CUT.split(prefix)
        while parts:
            part = parts.pop().strip()
            words = _words(part)
            if self._spoils(words):
                return False
            part = _OPENING.sub("", part)
            if _OURS.match(part):
                return not claim.subject or not parts or not self._spoils(_words(" ".join(parts)))
            if _IT.match(part):
                return bool(_OURS.match(before.strip())) and not self._spoils(_words(before))
            if claim.subject and _only_describes(words, part):
                opening = " ".join(parts)
                return self._may_open(opening) and not self._others & set(_words(before))
            if words and words[0] not in STATING | CHANGING | PREPOSITIONS:
                return False
        return False

    def _spoils(self, words: list[str]) -> bool:
        return bool((RIVALS | DOUBTS | ABLATING | self._others) & set(words))

    def _may_open(self, opening: str) -> bool:
        """Return whether what stands before “…, accuracy is” says where it was measured."""
        words = _words(opening)
        if not words:
            return True
        return (
            words[0] in PREPOSITIONS and not self._spoils(words) and not _NAME.match(" " + opening)
        )

    def _is_complete(self, masked: Masked, claim: Claim) -> bool:
        """Return whether what follows is understood, and speaks of nobody else."""
        mask, text = masked.mask, masked.text
        rest = mask[claim.end :]
        if claim.sign == "→" and not _TWO.search(text[slice(*claim.value)]):
            return False
        if not _END.match(rest):
            return False
        if re.search(r"/\s*\Z", mask[: claim.start]):
            return False
        word = _WORD.match(rest.lstrip())
        if word and word[0].lower() not in FOLLOWING:
            return False
        if _AGAIN.match(rest) or (claim.subject and _NAME.match(rest)):
            return False
        tail = re.split(rf"[,;.()]|\b(?:{'|'.join(sorted(RIVALS))}|and|but|up)\b", rest)[0]
        return not ((ABLATING | self._others | {"by"}) & set(_words(tail)))


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _only_describes(words: list[str], part: str) -> bool:
    """Return whether `part` is nothing but the article and adjectives of what follows it."""
    if words and words[0] in PREPOSITIONS:
        places = [n for n, word in enumerate(words) if word in ("the", "our")]
        return bool(places) and places[-1] > 0 and len(words) - places[-1] <= 3
    verbs = STATING | CHANGING
    return (
        len(words) <= 3
        and not verbs & set(words)
        and not re.search(f"[{METRIC}{ERROR}{OWN}]", part)
    )
